"""Nodes depend on each other in a circle.

No order exists in which they could run: noob fails when it builds the tube, with an assertion that
has no text. The shortest circle is shown, edge by edge. State that goes from one epoch to the next
belongs in an asset, whose `depends` is no edge.

noob drops what leads into a disabled node before it looks, so a circle through one is a warning:
the other nodes on it never run, and once the node is enabled noob fails. The same holds for a node
that an input may disable.

Bad:
    nodes:
      a: {type: lab.scale, depends: [b.value]}
      b: {type: lab.scale, depends: [a.value]}

Good:
    assets:
      state: {type: list, scope: runner, depends: b.value}
    nodes:
      a: {type: lab.scale, depends: [assets.state]}
      b: {type: lab.scale, depends: [a.value]}
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
    summary="nodes that depend on each other in a circle",
    effect=Effect.BUILD,
    needs=frozenset({Mark.DEPENDS}),
)


_MOST = 20
"""Nodes of one cycle that are named."""


def check(facts: Facts) -> Iterator[Finding]:
    """One finding for each knot of circles, at the first node of its shortest one."""
    tube = facts.tube
    seen: set[str] = set()
    links = {(link.source, link.target): link for link in reversed(facts.flow.links)}
    kept = {pair: link for pair, link in links.items() if tube.nodes[link.target].is_enabled}
    for cycle in shortest_cycles(kept):
        seen.update(cycle)
        yield _finding(facts, cycle, kept, "noob cannot decide which runs first")
    switches = {node.name for node in tube.nodes.values() if node.is_enabled is not True}
    if not switches:
        return
    for cycle in shortest_cycles(links):
        if seen.isdisjoint(cycle):
            switch = next(name for name in cycle if name in switches)
            yield _finding(facts, cycle, links, _excuse(tube.nodes[switch]), Severity.WARNING)


def _excuse(switch: Element) -> str:
    """Why noob may accept the cycle all the same."""
    if switch.is_enabled is None:
        return f"noob cannot build the tube unless an input disables {switch.name!r}"
    return f"noob drops what {switch.name!r} depends on while it is disabled, and fails otherwise"


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
