"""A node depends on two unrelated maps.

A node can run once per item of one map, or of a map inside a map, but not once per item of two maps
of which neither depends on the other: noob cannot build the tube. Gathering one of them first does
not help, and neither does disabling the node. Combine the lists before they are mapped.

Bad:
    nodes:
      scan: {type: lab.scan}
      frames: {type: map, depends: [scan.frames]}
      labels: {type: map, depends: [scan.labels]}
      draw:
        type: lab.draw
        depends: [frame: frames.value, label: labels.value]

Good:
    nodes:
      scan: {type: lab.scan}
      pair:
        type: lab.pair
        depends: [frames: scan.frames, labels: scan.labels]
      pairs: {type: map, depends: [pair.value]}
      draw: {type: lab.draw, depends: [pair: pairs.value]}

Related:
    map-gathers-meet, map-count-outside-gather

Versions:
    noob before 1000 does not check this.
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark

RULE = Rule(
    "map-cross-dependency",
    group="graph",
    severity=Severity.ERROR,
    summary="a node that depends on two unrelated maps",
    effect=Effect.BUILD,
    needs=frozenset({Mark.MAP}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Look for nodes below two unrelated maps; an unknown base may relate them."""
    tube = facts.tube
    if tube.has_unknown_bases or not tube.version.refuses_unrelated_maps:
        return
    for name, maps in facts.flow.joins:
        node = tube.nodes[name]
        related = (Related.at(tube.nodes[one].key, "one of the maps") for one in maps)
        message = f"{node.label} depends on unrelated maps {maps[0]!r} and {maps[1]!r}"
        hint = "noob cannot build the tube; combine their lists before mapping"
        yield Finding.at(node.key, f"{message}: {hint}", *related)
