"""A gather node closes a map with a fixed count.

A map emits as many items as its list has. Whenever a list has another length, a fixed `n` mixes
items of different lists, or leaves some over. The signal `n` of the map is the right count.

Bad:
    nodes:
      scan: {type: lab.scan}
      each: {type: map, depends: [scan.frames]}
      all: {type: gather, params: {n: 3}, depends: [value: each.value]}

Good:
    nodes:
      scan: {type: lab.scan}
      each: {type: map, depends: [scan.frames]}
      all: {type: gather, depends: [value: each.value, n: each.n]}

Related:
    gather-mode, map-count-outside-gather
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark
from noob_lint.tube.special_nodes import VALUE, keyword_slots, nodes_of, params_of
from noob_lint.yaml.document import Scalar

RULE = Rule(
    "map-gather-fixed-n",
    group="nodes",
    severity=Severity.WARNING,
    summary="a gather of a map with a fixed count",
    effect=Effect.REMARK,
    needs=frozenset({Mark.MAP}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Look for gather nodes with a literal `n` whose value is an item of a map."""
    tube = facts.tube
    if not tube.version.map_emits_n:
        return
    flow = facts.flow
    for _, node in nodes_of(tube, "gather"):
        params = params_of(node)
        count = None if params is None else params.get("n")
        slots = keyword_slots(node)
        if not (isinstance(count, Scalar) and type(count.value) is int) or "n" in slots:
            continue
        for link in flow.incoming[node.name]:
            slot = link.dependency.slot
            maps = flow.items(link)
            if maps and "trigger" not in slots and (slot is None or slot.text == VALUE):
                message = f"{node.label} gathers {count.value} items, however many map {maps[-1]!r}"
                hint = f"use 'n: {maps[-1]}.n' in 'depends' instead"
                related = Related.at(tube.nodes[maps[-1]].key, "the map")
                yield Finding.at(count, f"{message} emits: {hint}", related)
