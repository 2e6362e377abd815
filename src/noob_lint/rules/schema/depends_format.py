"""The `depends` of a node is malformed.

It is one `node.signal` text (the first positional argument), or a list whose items are such texts
(positional arguments) or mappings of one slot to one reference (keyword arguments). noob refuses
everything else; slots are texts, so a number cannot be one.

Bad:
    nodes:
      a: {type: lab.read}
      b: {type: lab.show, depends: {items: a.value}}

Good:
    nodes:
      a: {type: lab.read}
      b: {type: lab.show, depends: [items: a.value]}
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
    """What the schema cannot say: that a slot is a text, and which Unicode names are names."""
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
