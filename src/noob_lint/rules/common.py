"""What several rules say alike."""

from __future__ import annotations

from collections.abc import Iterable

from noob_lint.diagnostic import Edit, Finding, Fix
from noob_lint.names import nearest
from noob_lint.tube import Part


def rename(part: Part, name: str | None) -> Fix | None:
    """The fix that writes `name` in the place of `part`; not safe, since it is a guess."""
    if name is None:
        return None
    return Fix(f"write {name}", (Edit(part.span, name),), safe=False)


def unknown(noun: str, owner: str, part: Part, known: Iterable[str]) -> Finding:
    """The finding for a reference of `owner` to a `noun` that does not exist."""
    names = list(known)
    near = nearest(part.text, names)
    if near is not None:
        hint = f"did you mean {near!r}?"
    elif names:
        listed = ", ".join(repr(name) for name in names[:6])
        hint = f"the tube has {listed}{' and more' if len(names) > 6 else ''}"
    else:
        hint = f"the tube has no {noun}s"
    message = f"{owner} depends on {noun} {part.text!r}, which does not exist: {hint}"
    return Finding(part.span, message, fix=rename(part, near))
