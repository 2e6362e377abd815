"""What importing a module does, as lines of text, to be compared as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from noob_lint.python.resolve.importing import Event, Failure, Load, Member, Ran
from tests.python.resolve.entities import place


def _early(event: Member) -> str:
    """What is said of a use that comes too early, without what is said of each."""
    usual = f"{event.owner!r} has no {event.name!r} yet, since it imports "
    return _failure(event.failure).replace(usual, "... ")


def _failure(event: Failure) -> str:
    broken = event.broken
    more = (("needs", event.needs), ("name", event.name), ("attribute", event.attribute))
    told = "".join(f" {key}={value}" for key, value in more if value)
    raised = " raised" if event.raises else ""
    return (
        f"{event.kind or '?'}: {broken.module}: {broken.reason}{place(broken.place)}{told}{raised}"
    )


def lines(events: Iterable[Event]) -> Iterator[str]:
    """The events, those of a ``try`` indented below it."""
    for event in events:
        if isinstance(event, Load):
            yield f"{'load' if event.is_sure else 'may load'} {event.name} in {event.line}"
        elif isinstance(event, Failure):
            yield _failure(event)
        elif isinstance(event, Member):
            yield f"take {event.owner}.{event.name} in {event.line}, or {_early(event)}"
        else:
            yield "try"
            yield from (f"  {line}" for line in lines(event.body))
            for handler in event.handlers:
                yield f"except {' '.join(kind or '?' for kind in handler.kinds)}"
                yield from (f"  {line}" for line in lines(handler.body))
            yield "finally"
            yield from (f"  {line}" for line in lines(event.final))


def said(ran: Ran) -> list[str]:
    """All that a run is."""
    flags = [name for name in ("moves", "adds") if getattr(ran, name)]
    return [f"{ran.size} characters", *flags, *lines(ran.events)]
