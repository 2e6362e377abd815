"""Nodes depend on each other in a cycle.

The nodes of a cycle have no order in which they could run, so noob fails when it builds the tube,
with an `AssertionError` that has no message. noob-lint shows the shortest cycle, edge by edge. To
carry state from one epoch to the next, use an asset: its `depends` is not an edge.

noob ignores the dependencies of a disabled node, so a cycle through one is a warning: the tube is
built, the other nodes of the cycle never run, and noob fails as soon as the node is enabled. A
cycle through a node that an input may disable is a warning too.

Bad:
    nodes:
      filter: {type: lab.filter, depends: [frame: track.position]}
      track: {type: lab.track, depends: [frame: filter.value]}

Good:
    assets:
      position: {type: lab.Position, scope: runner, depends: track.position}
    nodes:
      filter: {type: lab.filter, depends: [position: assets.position]}
      track: {type: lab.track, depends: [frame: filter.value]}

Related:
    depends-on-disabled, asset-depends-unrelated
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.rules.rule import Rule
from noob_lint.support.graph import shortest_cycles
from noob_lint.tube.graph import Link
from noob_lint.tube.marks import Mark
from noob_lint.tube.tube import Element

RULE = Rule(
    "cycle",
    group="graph",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="nodes that depend on each other in a cycle",
    effect=Effect.BUILD,
    needs=frozenset({Mark.DEPENDS}),
)


_MOST = 20
"""The most nodes of one cycle that a message names."""


def check(facts: Facts) -> Iterator[Finding]:
    """Yield one finding for each group of connected cycles, at the first node of the shortest."""
    tube = facts.tube
    seen: set[str] = set()
    links = {(link.source, link.target): link for link in reversed(facts.flow.links)}
    kept = {pair: link for pair, link in links.items() if tube.nodes[link.target].is_enabled}
    for cycle in shortest_cycles(kept):
        seen.update(cycle)
        yield _finding(facts, cycle, kept, "noob cannot decide which node runs first")
    switches = {node.name for node in tube.nodes.values() if node.is_enabled is not True}
    if not switches:
        return
    for cycle in shortest_cycles(links):
        if seen.isdisjoint(cycle):
            switch = next(name for name in cycle if name in switches)
            yield _finding(facts, cycle, links, _excuse(tube.nodes[switch]), Severity.WARNING)


def _excuse(switch: Element) -> str:
    """The part of the message that says when noob accepts the cycle."""
    if switch.is_enabled is None:
        return f"noob cannot build the tube unless an input disables {switch.name!r}"
    return f"noob fails once {switch.name!r} is enabled"


def _finding(
    facts: Facts,
    cycle: tuple[str, ...],
    links: Mapping[tuple[str, str], Link],
    hint: str,
    severity: Severity | None = None,
) -> Finding:
    names = (*cycle, cycle[0])
    related = tuple(
        Related.at(links[pair].node, f"{pair[1]!r} depends on {pair[0]!r}")
        for pair in list(pairwise(names))[:_MOST]
    )
    if len(cycle) > _MOST:
        half = _MOST // 2
        names = (*names[:half], f"({len(cycle) - _MOST} more)", *names[half - _MOST - 1 :])
    shown = " -> ".join(names)
    what = f"node {cycle[0]!r} depends on itself" if len(cycle) == 1 else "nodes form a cycle"
    key = facts.tube.nodes[cycle[0]].key
    return Finding.at(key, f"{what}: {shown}; {hint}", *related, severity=severity)
