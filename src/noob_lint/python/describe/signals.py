"""The signals that noob derives from a return annotation (`noob.edge.Signal` of 1003.0.2)."""

from __future__ import annotations

from noob_lint.python.answers import (
    NOTHING_KNOWN,
    Annotation,
    Form,
    Found,
    Kind,
    Signal,
    Signals,
    Signature,
    Unknown,
)

VALUE = "value"


class _CannotTellError(Exception):
    """Part of the annotation is not known."""


def derive(returns: Annotation | None, dotted: str) -> Signals | Unknown:
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
        return Unknown(dotted, reason, returns.place)
    return Signals(tuple(Signal(name, form) for name, form in found.items()) or (Signal(VALUE),))


def _names(form: Form) -> tuple[str, ...]:
    """The names that there would be if `form` was evaluated, quotes aside; () if unknown."""
    try:
        return tuple(dict(_collect(form._replace(quoted=False)))) or (VALUE,)
    except _CannotTellError:
        return ()


def _collect(form: Form) -> list[tuple[str, Form]]:
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


def _members(form: Form) -> list[tuple[str, Form]]:
    """A member without a name discards what came before it, as in noob."""
    found: list[tuple[str, Form]] = []
    for member in form.arguments:
        is_tuple = member.name == "builtins.tuple" and bool(member.arguments)
        if not member.name and not member.quoted:
            raise _CannotTellError
        if not member.quoted and (member.name == "typing.Annotated" or is_tuple):
            found += _collect(member)
        elif member.name != "None" or member.quoted:
            found = [(VALUE, form)]
    return found


_YIELDING = frozenset({f"collections.abc.{one}" for one in ("Generator", "Iterator", "Iterable")})
_EVENTS = frozenset({"noob.event.MetaSignal", "noob.types.MetaSignal"})
"""What says that there is no event, and never arrives anywhere."""


def emitted(found: Found) -> dict[str, Form]:
    """The types of what a node emits, by signal, where its annotation tells them.

    One signal carries what is returned (or yielded) as a whole, whatever the annotation that noob
    notes for it; several carry the items of it.
    """
    returns = found.call.returns if isinstance(found.call, Signature) else None
    if returns is None or not isinstance(found.signals, Signals) or found.kind in _MAKERS:
        return {}
    form = yielded(returns.form) if found.is_generator else returns.form
    names = found.signals.names
    if len(names) == 1:
        return {} if _names_one_item(form) else {names[0]: _without_events(form)}
    return _items(_without_events(form), names)


_MAKERS = (Kind.CONTEXT_MANAGER, Kind.ASYNC_CONTEXT_MANAGER)


def _names_one_item(form: Form) -> bool:
    """Whether a tuple has the name of its only item, so that it is not sure which of both comes."""
    members = form.arguments if form.name == "builtins.tuple" else ()
    return any(one.name == "typing.Annotated" and one.names for one in members)


def yielded(form: Form) -> Form:
    """What a generator yields that is annotated to return `form`."""
    return form.arguments[0] if form.name in _YIELDING and form.arguments else NOTHING_KNOWN


def _without_events(form: Form) -> Form:
    if form.name != "typing.Union":
        return NOTHING_KNOWN if form.name in _EVENTS else form
    kept = tuple(one for one in form.arguments if one.name not in _EVENTS)
    return form._replace(arguments=kept) if len(kept) > 1 else (*kept, NOTHING_KNOWN)[0]


def _items(form: Form, names: tuple[str, ...]) -> dict[str, Form]:
    """The types of the members of a tuple of which each has one name."""
    if form.name == "typing.Union":  # with None, of which nothing could be taken
        form = next((one for one in form.arguments if one.name != "None"), form)
    named = [one.names for one in form.arguments if one.name == "typing.Annotated"]
    if form.name != "builtins.tuple" or named != [(name,) for name in names]:
        return {}
    if len(named) != len(form.arguments):
        return {}
    return dict(zip(names, map(_without_events, form.arguments), strict=True))
