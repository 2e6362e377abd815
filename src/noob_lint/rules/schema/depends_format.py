"""The `depends` of a node is malformed.

`depends` is a single `node.signal`, which becomes the first positional argument, or a list. Each
item of the list is a `node.signal` (the next positional argument) or a mapping of one slot to one
`node.signal` (a keyword argument). noob refuses everything else. A slot is the name of a parameter,
so it has to be a string.

Bad:
    nodes:
      a: {type: lab.read}
      b: {type: lab.show, depends: {items: a.value}}

Good:
    nodes:
      a: {type: lab.read}
      b: {type: lab.show, depends: [items: a.value]}

Fix:
    Turns a mapping of slots into a list, or an item with several slots into several items. Safe:
    noob refuses the tube as it is, and only one list can be meant.

Related:
    signal-ref-format, asset-depends-format, duplicate-slot, unknown-slot
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.rule import Rule
from noob_lint.schema import wording
from noob_lint.spec.names import is_identifier
from noob_lint.tube.marks import Mark

RULE = Rule(
    "depends-format",
    group="schema",
    severity=Severity.ERROR,
    summary="a malformed `depends` of a node",
    effect=Effect.LOAD,
    needs=frozenset({Mark.UNICODE, Mark.ODD_KEYS}),
    fixes="safe",
)


def check(facts: Facts) -> Iterator[Finding]:
    """What the schema cannot say: that a slot is a string, and which Unicode names are names."""
    for node in facts.tube.nodes.values():
        for dependency in node.depends:
            slot = dependency.slot
            if slot is None:
                continue
            of = f" of {node.label}"
            if not slot.is_text:
                yield Finding.at(slot, wording.not_a_name("slot", slot, of))
            elif not is_identifier(slot.text):
                yield Finding.at(slot, wording.bad_identifier("slot", slot.text, of))
