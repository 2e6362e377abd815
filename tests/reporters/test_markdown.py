"""The documentation of a rule as Markdown."""

from __future__ import annotations

from noob_lint.reporters.markdown import to_markdown
from noob_lint.rules.documentation import Documentation, Example

DOCS = Documentation(
    "A name is wrong.",
    "noob fails,\nlater.\n\nAlways.",
    (("lab.py", "x = 1\n"), ("base.yaml", "nodes: {}\n")),
    Example("nodes: {}\n", "with --noob-version 1000"),
    Example(note="a file that\nis right"),
    fix="It is safe.\n\nReally.",
    options="`python`.",
    related=("cycle", "unknown-node"),
    versions="Since 1001.",
)

WHOLE = """\
A name is wrong.

noob fails, later.

Always.

**In `lab.py`:**

```python
x = 1
```

**In `base.yaml`:**

```yaml
nodes: {}
```

**Bad:** (with --noob-version 1000)

```yaml
nodes: {}
```

**noob-lint prints:**

```text
error: wrong
```

**Good:** a file that
is right.

**Fix:** It is safe.

Really.

**Options:** `python`.

**Related rules:** `cycle`, `unknown-node`

**Versions of noob:** Since 1001."""


def test_every_part() -> None:
    assert to_markdown(DOCS, "error: wrong\n") == WHOLE


def test_links() -> None:
    docs = Documentation("It is bad.", related=("cycle",))
    assert to_markdown(docs, link="[{0}](#{0})".format) == (
        "It is bad.\n\n**Related rules:** [cycle](#cycle)"
    )


def test_what_is_left_out() -> None:
    docs = Documentation("It is bad.", bad=Example("a: 1\n"), good=Example("b: 1\n"))
    assert to_markdown(docs) == (
        "It is bad.\n\n**Bad:**\n\n```yaml\na: 1\n```\n\n**Good:**\n\n```yaml\nb: 1\n```"
    )
