"""A node takes the count of a map, but none of its items.

A map emits its signal `n` once for the list and once more for every item, so a node that takes `n`
and nothing else of the map runs that often. If another node depends on it, noob fails, since that
node has already run. It is a warning where that need not happen.

The count is meant for the gather that closes the map, and for return nodes. To use the length of
the list, take it from the list.

Bad:
    nodes:
      scan: {type: lab.scan}
      each: {type: map, depends: [scan.frames]}
      count: {type: lab.log_count, depends: [each.n]}
      result: {type: return, depends: count.value}

Good:
    nodes:
      scan: {type: lab.scan}
      count: {type: len, depends: [scan.frames]}
      result: {type: return, depends: count.value}

Related:
    map-gather-fixed-n, map-gathers-meet, return-in-map
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.dataflow import Flow
from noob_lint.tube.graph import Link
from noob_lint.tube.marks import Mark

RULE = Rule(
    "map-count-outside-gather",
    group="nodes",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="the count of a map outside of its gather",
    effect=Effect.RUN,
    needs=frozenset({Mark.MAP}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Look for links from `n` of a map to nodes that do not run for its items anyway."""
    if not facts.tube.version.map_emits_n:
        return
    flow = facts.flow
    for link in flow.links:
        if flow.kinds[link.source] == "map" and link.signal.text == "n" and _repeats(flow, link):
            count = f"{link.source}.n"
            message = f"node {link.target!r} takes {count!r} and runs again for each item"
            related: tuple[Related, ...] = ()
            users = [one for one in flow.outgoing[link.target] if flow.takes_part(one.target)]
            if users:
                severity, failure, user = _failure(flow, link.target, users)
                message = f"{message}: {failure}"
                related = (Related.at(user.node, f"{user.target!r} depends on it"),)
            else:
                severity = Severity.WARNING
            hint = "only a gather or return may take it"
            yield Finding.at(link.signal, f"{message}; {hint}", *related, severity=severity)


def _failure(flow: Flow, name: str, users: list[Link]) -> tuple[Severity, str, Link]:
    """How bad it is that a node emits repeatedly, when noob fails, and for which of its users."""
    for one in users:
        when = flow.first(name, one.dependency)
        if when is not None:
            return Severity.ERROR, f"noob fails {when}", one
    return Severity.WARNING, f"noob fails once {name!r} emits", users[0]


def _repeats(flow: Flow, link: Link) -> bool:
    if flow.kinds[link.target] in {"gather", "return"} or not flow.takes_part(link.target):
        return False
    return not any(link.source in flow.items(one) for one in flow.incoming[link.target])
