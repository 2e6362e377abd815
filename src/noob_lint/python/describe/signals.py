"""The signals that noob derives from a return annotation (`noob.edge.Signal` of 1003.0.2)."""

from __future__ import annotations

from noob_lint.python.answers import (
    Annotation,
    Signal,
    Signals,
    TypeForm,
    Unknown,
)

VALUE = "value"


class _CannotTellError(Exception):
    """Part of the annotation is not known."""


def derive_signals(returns: Annotation | None, dotted: str) -> Signals | Unknown:
    """The signals of a callable that is annotated to return `returns`."""
    if returns is None:
        return Signals((Signal(VALUE),))
    if returns.postponed:
        names = _names(returns.form)
        lost = () if names == (VALUE,) else names
        return Signals((Signal(VALUE, returns.form),), lost)
    try:
        found = dict(_collect(returns.form))
    except _CannotTellError:
        reason = f"its return annotation {returns.text!r} cannot be followed"
        if not returns.text:
            reason = "its annotations are set as the code runs"
        return Unknown(dotted, reason, returns.place)
    return Signals(tuple(Signal(name, form) for name, form in found.items()) or (Signal(VALUE),))


def _names(form: TypeForm) -> tuple[str, ...]:
    """The names that there would be if `form` were evaluated; () if unknown."""
    try:
        return tuple(dict(_collect(form._replace(quoted=False)))) or (VALUE,)
    except _CannotTellError:
        return ()


def _collect(form: TypeForm) -> list[tuple[str, TypeForm]]:
    if form.name == "collections.abc.Generator" and form.arguments and not form.quoted:
        form = form.arguments[0]
    if form.quoted:
        return [(VALUE, form)]
    if not form.name:
        raise _CannotTellError
    if form.name == "typing.Annotated":
        if form.names is None:
            raise _CannotTellError
        return [(name, form.arguments[0]) for name in form.names]
    if form.name == "None":
        return []
    if form.name == "typing.Union" or (form.name == "builtins.tuple" and form.arguments):
        return _members(form)
    return [(VALUE, form)]


def _members(form: TypeForm) -> list[tuple[str, TypeForm]]:
    """A member without a name discards what came before it, as in noob."""
    found: list[tuple[str, TypeForm]] = []
    for member in form.arguments:
        is_tuple = member.name == "builtins.tuple" and bool(member.arguments)
        if not member.name and not member.quoted:
            raise _CannotTellError
        if not member.quoted and (member.name == "typing.Annotated" or is_tuple):
            found += _collect(member)
        elif member.name != "None" or member.quoted:
            found = [(VALUE, form)]
    return found
