"""A node depends on two maps that have nothing to do with each other.

A node can run for the items of one map, or of a map within a map, but not for those of two maps of
which neither depends on the other: noob cannot build the tube. A gather does not help, nor that a
node is disabled. What one list becomes must not meet what another one becomes.

Bad:
    nodes:
      a: {type: locals}
      first: {type: map, depends: [a.value]}
      second: {type: map, depends: [a.value]}
      b: {type: print, depends: [first.value, second.value]}

Good:
    nodes:
      a: {type: locals}
      pairs: {type: sorted, depends: [a.value]}
      both: {type: map, depends: [pairs.value]}
      b: {type: print, depends: [both.value]}
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
    summary="two unrelated maps meet",
    effect=Effect.BUILD,
    needs=frozenset({Mark.MAP}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The nodes at which unrelated maps meet; what a base adds may relate them."""
    tube = facts.tube
    if tube.has_unknown_bases or not tube.version.refuses_unrelated_maps:
        return
    for name, maps in facts.flow.joins:
        node = tube.nodes[name]
        related = (Related.at(tube.nodes[one].key, "a map above it") for one in maps)
        message = f"{node.label} depends on the maps {maps[0]!r} and {maps[1]!r}, and neither of"
        hint = "put together what they map before mapping it"
        yield Finding.at(
            node.key, f"{message} them on the other: noob cannot build the tube; {hint}", *related
        )
