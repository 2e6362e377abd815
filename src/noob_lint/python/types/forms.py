"""Unions of types, and which types may be None."""

from __future__ import annotations

from collections.abc import Iterable

from noob_lint.python.answers import FOREIGN, NOTHING_KNOWN, TypeForm

NONE = TypeForm("None")


def union(members: Iterable[TypeForm]) -> TypeForm:
    """The union of types, flat and without repetition; a single type unchanged."""
    flat: dict[TypeForm, None] = {}
    for member in members:
        inner = member.arguments if member.name == "typing.Union" and not member.quoted else None
        for one in inner or (member,):
            flat[one] = None
    return (
        TypeForm("typing.Union", tuple(flat)) if len(flat) > 1 else next(iter(flat), NOTHING_KNOWN)
    )


def is_optional(form: TypeForm) -> bool | None:
    """Whether noob considers a type optional; None if that cannot be told."""
    if form.quoted:
        return False
    if form.name == "typing.Annotated":
        form = form.arguments[0]
    if form.name == "typing.Union":
        return any(one.name == "None" and not one.quoted for one in form.arguments)
    if form == FOREIGN:
        return None
    return False if form.name else None
