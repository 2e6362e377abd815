"""The types of the signals of a callable, according to its return annotation."""

from __future__ import annotations

from noob_lint.python.answers import NOTHING_KNOWN, Found, Kind, Signals, Signature, TypeForm

_YIELDING = frozenset({f"collections.abc.{one}" for one in ("Generator", "Iterator", "Iterable")})
_EVENTS = frozenset({"noob.event.MetaSignal", "noob.types.MetaSignal"})
"""The types that stand for the absence of an event; no node ever receives them."""


def emitted(found: Found) -> dict[str, TypeForm]:
    """The types of the signals that a node emits, by signal, where its annotation names them.

    A single signal carries the whole value that is returned (or yielded), whatever annotation noob
    notes for it; several signals carry its items.
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


def _names_one_item(form: TypeForm) -> bool:
    """Whether a tuple has the name of its only item, so that either of them may be emitted."""
    members = form.arguments if form.name == "builtins.tuple" else ()
    return any(one.name == "typing.Annotated" and one.names for one in members)


def yielded(form: TypeForm) -> TypeForm:
    """The type that a generator yields if it is annotated to return `form`."""
    return form.arguments[0] if form.name in _YIELDING and form.arguments else NOTHING_KNOWN


def _without_events(form: TypeForm) -> TypeForm:
    if form.name != "typing.Union":
        return NOTHING_KNOWN if form.name in _EVENTS else form
    kept = tuple(one for one in form.arguments if one.name not in _EVENTS)
    return form._replace(arguments=kept) if len(kept) > 1 else (*kept, NOTHING_KNOWN)[0]


def _items(form: TypeForm, names: tuple[str, ...]) -> dict[str, TypeForm]:
    """The types of the members of a tuple of which each has one name."""
    if form.name == "typing.Union":  # with None, which cannot be unpacked
        form = next((one for one in form.arguments if one.name != "None"), form)
    named = [one.names for one in form.arguments if one.name == "typing.Annotated"]
    if form.name != "builtins.tuple" or named != [(name,) for name in names]:
        return {}
    if len(named) != len(form.arguments):
        return {}
    return dict(zip(names, map(_without_events, form.arguments), strict=True))
