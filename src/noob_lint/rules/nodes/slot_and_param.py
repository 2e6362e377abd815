"""A slot and a parameter of a node have the same name.

For a function they fill the same argument: the slot wins, and the parameter has no effect. A class
gets its parameters when it is created and its slots when it is called, so nodes whose type looks
like a class, with a capital letter, are not reported.

Bad:
    nodes:
      read: {type: lab.read}
      show: {type: print, depends: [sep: read.value], params: {sep: '-'}}

Good:
    nodes:
      read: {type: lab.read}
      show: {type: print, depends: [sep: read.value]}

Related:
    duplicate-slot, gather-mode
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.rules.rule import Rule
from noob_lint.spec.names import special_type
from noob_lint.tube.marks import Mark
from noob_lint.tube.special_nodes import keyword_slots, looks_like_class, params_of

RULE = Rule(
    "slot-and-param",
    group="nodes",
    severity=Severity.WARNING,
    summary="a parameter that a slot overrides",
    effect=Effect.REMARK,
    needs=frozenset({Mark.SLOT_PARAMS}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Compare the slots with the keys of `params`."""
    for node in facts.tube.nodes.values():
        params = params_of(node)
        if params is None or special_type(node.type) or looks_like_class(node.type):
            continue
        for name, slot in keyword_slots(node).items():
            if name in params.by_name:
                message = f"parameter {name!r} of {node.label} has no effect: a slot of that name"
                related = Related.at(slot, "the slot")
                key = params.by_name[name].key
                yield Finding.at(key, f"{message} overrides it", related)
