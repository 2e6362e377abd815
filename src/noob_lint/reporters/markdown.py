"""The documentation of a rule as Markdown."""

from __future__ import annotations


def to_markdown(docs: str) -> str:
    """The documentation of a rule, with its indented examples as blocks of YAML or Python."""
    lines: list[str] = []
    in_example = False
    for line in docs.splitlines():
        if line.startswith("    ") and not in_example:
            is_python = lines[-1].endswith(".py:")
            lines += ["", "```python" if is_python else "```yaml"]
            in_example = True
        elif in_example and line and not line.startswith("    "):
            while not lines[-1]:
                lines.pop()
            lines += ["```", ""]
            in_example = False
        lines.append(line.removeprefix("    ") if in_example else line)
    return "\n".join([*lines, "```"] if in_example else lines)
