"""A `type` names a module that cannot be there.

Everything before the last dot must be a module that noob can import, and the last part something in
it. A Python keyword can be neither, and methods are out of reach: `str.upper` asks for a module
called `str`. noob cannot build the tube, also when the node is disabled.

Bad:
    nodes:
      a: {type: str.upper}

Good:
    nodes:
      a: {type: sorted}
"""

from __future__ import annotations

import builtins
from collections.abc import Iterator
from keyword import iskeyword

from noob_lint.diagnostic import Finding
from noob_lint.tube import Part, Tube


def check(tube: Tube) -> Iterator[Finding]:
    """Look at the parts of dotted types."""
    for element in (*tube.nodes.values(), *tube.assets.values()):
        kind = element.text("type")
        if kind is None or "." not in kind.text:
            continue
        parts = kind.text.split(".")
        keyword = next((part for part in parts if iskeyword(part)), None)
        subject = f"'type' of {element.label}"
        if keyword is not None:
            start = len(".".join(parts[: parts.index(keyword)])) + (parts[0] != keyword)
            message = f"{subject}: {keyword!r} is a Python keyword, no module or function"
            yield Finding.at(Part(keyword, kind, start), f"{message}: noob cannot import it")
        elif _is_method(parts):
            message = f"{subject}: {parts[0]!r} is a class, not a module, and noob takes no methods"
            hint = "write a function of your own that calls it"
            yield Finding.at(Part(parts[0], kind, 0), f"{message}: {hint}")


def _is_method(parts: list[str]) -> bool:
    owner = builtins.__dict__.get(parts[0])
    return isinstance(owner, type) and hasattr(owner, parts[1])
