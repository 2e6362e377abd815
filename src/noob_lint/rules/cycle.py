"""Nodes depend on each other in a circle.

No order exists in which they could run: noob fails when it builds the tube, with an assertion that
has no text. The shortest circle is shown, edge by edge. State that goes from one epoch to the next
belongs in an asset, whose `depends` is no edge.

Bad:
    nodes:
      a: {type: list, depends: [b.value]}
      b: {type: list, depends: [a.value]}

Good:
    assets:
      state: {type: list, scope: runner, depends: b.value}
    nodes:
      a: {type: list, depends: [assets.state]}
      b: {type: list, depends: [a.value]}
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.diagnostic import Finding, Related
from noob_lint.graph import shortest_cycles
from noob_lint.tube import Tube


def check(tube: Tube) -> Iterator[Finding]:
    """One finding for each knot of circles, at the first node of its shortest one."""
    edges = {(edge.source, edge.target): edge for edge in reversed(tube.edges)}
    for cycle in shortest_cycles(edges):
        steps = [edges[pair] for pair in zip(cycle, (*cycle[1:], cycle[0]), strict=True)]
        shown = " -> ".join((*cycle, cycle[0]))
        related = tuple(
            Related.at(edge.reference.node, f"{edge.target!r} depends on {edge.source!r}")
            for edge in steps
        )
        what = f"node {cycle[0]!r} depends on itself" if len(cycle) == 1 else "nodes form a cycle"
        message = f"{what}: {shown}; noob cannot decide which runs first"
        yield Finding.at(tube.nodes[cycle[0]].key, message, *related)
