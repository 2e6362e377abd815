"""A return node does not return all the items of a map, or not in their order.

With `depends: map.value` only the first item is returned. With several items without a slot, one
flat tuple holds everything in turns, and repeats what is not mapped. A slot gives a list (but a
bare value when there is one item); a gather gives a list always.

Bad:
    nodes:
      a: {type: locals}
      m: {type: map, depends: [a.value]}
      r: {type: return, depends: m.value}

Good:
    nodes:
      a: {type: locals}
      m: {type: map, depends: [a.value]}
      g: {type: gather, depends: [value: m.value, n: m.n]}
      r: {type: return, depends: g.value}
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark
from noob_lint.tube.special_nodes import nodes_of, positional

RULE = Rule(
    "return-in-map",
    group="nodes",
    severity=Severity.WARNING,
    summary="a return of some items of a map",
    effect=Effect.REMARK,
    needs=frozenset({Mark.MAP}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The items without a slot."""
    tube = facts.tube
    if not tube.version.returns_items_of_maps:
        return
    flow = facts.flow
    for _, node in nodes_of(tube, "return"):
        is_scalar = node.text("depends") is not None
        if not is_scalar and len(positional(node)) < 2:
            continue
        for link in flow.incoming[node.name]:
            maps = flow.items(link)
            if maps and link.dependency.slot is None:
                what = "only the first item" if is_scalar else "everything in turns in one tuple"
                message = f"{node.label} returns {what}, since {link.dependency.scalar.text!r}"
                hint = f"comes once for each item of map {maps[-1]!r}: gather it, or give it a slot"
                related = Related.at(tube.nodes[maps[-1]].key, "the map")
                yield Finding.at(link.dependency.scalar, f"{message} {hint}", related)
                break
