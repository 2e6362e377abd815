"""Unions of types, type variables, and which types may be None."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from noob_lint.python.answers import FOREIGN, NOTHING_KNOWN, TypeForm

NONE = TypeForm("None")
VARIABLE = "typing.TypeVar"


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


def filled(form: TypeForm, variables: Mapping[str, TypeForm]) -> TypeForm:
    """The type with other types in the place of type variables, by the names of those."""
    if form.name == VARIABLE:
        return variables.get(str(form.values[0]), form) if form.values else form
    if not form.arguments or not variables:
        return form
    arguments = tuple(filled(one, variables) for one in form.arguments)
    if form.name == "typing.Union" and not form.quoted:
        return union(arguments)
    return form._replace(arguments=arguments)


def without_variables(form: TypeForm) -> TypeForm:
    """What is known about an alias with type variables, whatever replaces them.

    Nothing is known of an alias without any.
    """
    found = _emptied(form)
    return NOTHING_KNOWN if found == form or form.name in ("typing.Union", VARIABLE) else found


def _emptied(form: TypeForm) -> TypeForm:
    if form.name == VARIABLE:
        return NOTHING_KNOWN
    return form._replace(arguments=tuple(map(_emptied, form.arguments)))


def is_optional(form: TypeForm) -> bool | None:
    """Whether noob considers a type optional; None if that is unknown."""
    if form.quoted:
        return False
    if form.name == "typing.Annotated":
        form = form.arguments[0]
    if form.name == "typing.Union":
        return any(one.name == "None" and not one.quoted for one in form.arguments)
    if form == FOREIGN:
        return None
    return False if form.name else None
