"""A return node has items with and without a slot.

With slots it returns a mapping, without slots a tuple, and with both a tuple of these two: `((a,),
{"x": b})`.

Bad:
    nodes:
      camera: {type: lab.read_frame}
      result: {type: return, depends: [camera.frame, time: camera.time]}

Good:
    nodes:
      camera: {type: lab.read_frame}
      result: {type: return, depends: [frame: camera.frame, time: camera.time]}

Related:
    return-in-map, multiple-returns
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark
from noob_lint.tube.special_nodes import keyword_slots, nodes_of, positional

RULE = Rule(
    "return-mixed-forms",
    group="nodes",
    severity=Severity.WARNING,
    summary="a return node with and without slots",
    effect=Effect.REMARK,
    needs=frozenset({Mark.ODD_RETURN}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Look for return nodes with both forms, at their first item without a slot."""
    for _, node in nodes_of(facts.tube, "return"):
        places, slots = positional(node), keyword_slots(node)
        if places and slots:
            message = f"{node.label} mixes items with and without slots, so it returns a tuple of a"
            hint = "tuple and a mapping; give all a slot, or none"
            related = Related.at(next(iter(slots.values())), "an item with a slot")
            yield Finding.at(places[0].scalar, f"{message} {hint}", related)
