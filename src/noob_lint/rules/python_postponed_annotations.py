"""The names of signals are lost, since annotations are texts at run time.

In a module with `from __future__ import annotations`, and where an annotation stands in quotes,
noob finds a text instead of the names of the signals, and takes the one signal `value` for all that
is returned. It also takes no slot for optional, and fills no parameter that is annotated with its
types `Epoch` and `EventMap`. Remove the import from modules that tubes name.

In lab.py:
    from __future__ import annotations
    from typing import Annotated
    from noob import Name

    def split(value: int) -> tuple[Annotated[int, Name("low")], Annotated[int, Name("high")]]:
        return value % 10, value // 10

Bad:
    nodes:
      a: {type: lab.split, depends: [input.x]}
      b: {type: print, depends: [a.value]}
    input:
      x: {type: int, scope: process}

Good:
    nodes:
      a: {type: abs, depends: [input.x]}
      b: {type: print, depends: [a.value]}
    input:
      x: {type: int, scope: process}
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls import Call, calls_of
from noob_lint.diagnostic import Finding, Related
from noob_lint.flow import flow_of
from noob_lint.python.model import Signals, Signature
from noob_lint.tube import Tube
from noob_lint.wording import listed


def check(tube: Tube) -> Iterator[Finding]:
    """The nodes whose signals would have names, where no reference to one tells already."""
    for call in calls_of(tube).nodes:
        if isinstance(call.found.signals, Signals) and call.found.signals.lost:
            yield from _lost_signals(tube, call, call.found.signals)


def _lost_signals(tube: Tube, call: Call, signals: Signals) -> Iterator[Finding]:
    kind = call.element.text("type")
    links = flow_of(tube).outgoing[call.element.name]
    used = {link.signal.text for link in links}
    if kind is None or not used or not used <= set(signals.names):
        return  # unknown-signal tells
    signature = call.found.call
    returns = signature.returns if isinstance(signature, Signature) else None
    place = None if returns is None else returns.place
    related = () if place is None else (Related.at(place, "a text at run time"),)
    many = len(signals.lost) > 1
    message = f"{call.element.label} does not emit {listed(signals.lost)}: the annotation that"
    yield Finding.at(
        kind,
        f"{message} names {'them' if many else 'it'} is a text at run time, and noob takes "
        "'value' for all that is returned",
        *related,
    )
