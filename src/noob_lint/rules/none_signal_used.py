"""A node depends on what always is None.

What a function returns that is annotated with `-> None` is an event like any other. To depend on it
only makes the node run later, which may be just what is meant.

In lab.py:
    def note(value: int) -> None:
        print(value)

    def double(value: int) -> int:
        return 2 * value

Bad:
    nodes:
      a: {type: lab.note, depends: [value: input.x]}
      b: {type: print, depends: [a.value]}
    input:
      x: {type: int, scope: process}

Good:
    nodes:
      a: {type: lab.double, depends: [value: input.x]}
      b: {type: print, depends: [a.value]}
    input:
      x: {type: int, scope: process}
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls import calls_of
from noob_lint.diagnostic import Finding, Related
from noob_lint.flow import flow_of
from noob_lint.rules.common import gives_none
from noob_lint.tube import Tube


def check(tube: Tube) -> Iterator[Finding]:
    """The dependencies on nodes whose function is annotated to return None."""
    flow = flow_of(tube)
    for call in calls_of(tube).nodes:
        place = gives_none(call.found)
        if place is None:
            continue
        for link in flow.outgoing[call.element.name]:
            message = f"{call.element.label} always gives None: node {link.target!r} only waits"
            related = Related.at(place, "the annotation")
            yield Finding.at(link.dependency.scalar, f"{message} for it", related)
