"""A node takes the count of a map, but none of its items.

The signal `n` of a map is there once for the list and once more for every item, so a node that
takes it and nothing else of the map runs that often. If another node depends on it, noob fails: it
has already run. The count is for the gather that closes the map, and for return nodes.

Bad:
    nodes:
      a: {type: locals}
      m: {type: map, depends: [a.value]}
      b: {type: abs, depends: [m.n]}
      r: {type: return, depends: b.value}

Good:
    nodes:
      a: {type: locals}
      b: {type: len, depends: [a.value]}
      r: {type: return, depends: b.value}
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.dataflow import Flow
from noob_lint.tube.graph import Link
from noob_lint.tube.marks import Mark

RULE = Rule(
    "map-count-outside-gather",
    group="nodes",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="a count of a map that does not go to its gather",
    effect=Effect.RUN,
    needs=frozenset({Mark.MAP}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The links from `n` of a map to nodes that do not run for its items anyway."""
    if not facts.tube.version.map_emits_n:
        return
    flow = facts.flow
    for link in flow.links:
        if flow.kinds[link.source] == "map" and link.signal.text == "n" and _repeats(flow, link):
            message = f"node {link.target!r} runs for the count of map {link.source!r} and again"
            users = [one for one in flow.outgoing[link.target] if flow.takes_part(one.target)]
            if users:
                severity, failure, user = _failure(flow, link.target, users)
                message = f"{message} for each item: {failure}, since {user!r} needs it"
            else:
                severity, message = Severity.WARNING, f"{message} for each item"
            hint = f"only a gather or return node should take {link.source + '.n'!r}"
            yield Finding.at(link.signal, f"{message}; {hint}", severity=severity)


def _failure(flow: Flow, name: str, users: list[Link]) -> tuple[Severity, str, str]:
    """How bad it is that a node emits repeatedly, when noob fails, and which user it is for."""
    for one in users:
        when = flow.first(name, one.dependency)
        if when is not None:
            return Severity.ERROR, f"noob fails {when}", one.target
    return Severity.WARNING, f"noob fails once {name!r} emits", users[0].target


def _repeats(flow: Flow, link: Link) -> bool:
    if flow.kinds[link.target] in {"gather", "return"} or not flow.takes_part(link.target):
        return False
    return not any(link.source in flow.items(one) for one in flow.incoming[link.target])
