"""A return node does not return all the items of a map, or mixes them with other values.

With `depends: map.value`, only the first item is returned. With several items without a slot, one
flat tuple holds all values in turn, and repeats those that are not mapped. A slot returns a list
(but a bare value if there is only one item). A gather always returns a list.

Bad:
    nodes:
      scan: {type: lab.scan}
      each: {type: map, depends: [scan.frames]}
      result: {type: return, depends: each.value}

Good:
    nodes:
      scan: {type: lab.scan}
      each: {type: map, depends: [scan.frames]}
      all: {type: gather, depends: [value: each.value, n: each.n]}
      result: {type: return, depends: all.value}

Related:
    map-gather-fixed-n, return-mixed-forms

Versions:
    noob before 1000 returns the whole list.
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
    summary="a return of only some items of a map",
    effect=Effect.REMARK,
    needs=frozenset({Mark.MAP}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Look at the items without a slot."""
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
                what, how = "only the first item", ""
                if not is_scalar:
                    what, how = "the items", " mixed with other values"
                text = link.dependency.scalar.text
                message = f"{node.label} returns {what} of map {maps[-1]!r}{how} through {text!r}"
                related = Related.at(tube.nodes[maps[-1]].key, "the map")
                hint = "gather it, or give it a slot"
                yield Finding.at(link.dependency.scalar, f"{message}: {hint}", related)
                break
