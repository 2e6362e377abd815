"""A slot of a return node is filled by an input or an asset.

For every slot of a return node, noob looks up the event that filled it. Inputs and assets come
without an event, so noob fails with a `KeyError`. Return them without a slot, or pass them through
a node first. It is a warning where the node need not run, and for an asset that may be None, since
noob does not pass that at all.

Bad:
    input:
      day: {type: str, scope: process}
    nodes:
      result: {type: return, depends: [day: input.day]}

Good:
    input:
      day: {type: str, scope: process}
    nodes:
      result: {type: return, depends: [input.day]}

Options:
    The value of an asset is known only where its code can be read, which the settings `python` and
    `python-paths` decide.

Related:
    return-mixed-forms, return-in-map

Versions:
    noob before 1000 returns them.
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark
from noob_lint.tube.special_nodes import nodes_of

RULE = Rule(
    "return-named-input",
    group="nodes",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="an input or asset in a slot of a return",
    effect=Effect.RUN,
    needs=frozenset({Mark.NAMED_RETURN}),
)


_NOUNS = {"input": "an input", "assets": "an asset"}


def check(facts: Facts) -> Iterator[Finding]:
    """Look for slots of return nodes that no event fills."""
    tube = facts.tube
    if not tube.version.return_slots_need_events:
        return
    for _, node in nodes_of(tube, "return"):
        for item in node.depends:
            if item.slot is None or item.reference is None:
                continue
            noun = _NOUNS.get(item.reference.node.text)
            if noun is None:
                continue
            severity, failure = facts.flow.failure(node.name)
            if noun == "an asset" and not _is_there(facts, item.reference.signal.text):
                severity, failure = Severity.WARNING, "noob fails unless the asset is None"
            message = f"return {node.label} returns {noun} in slot {item.slot.text!r}: {failure}"
            hint = "return it without a slot"
            yield Finding.at(item.scalar, f"{message}; {hint}", severity=severity)


def _is_there(facts: Facts, name: str) -> bool:
    """Whether an asset is surely not None, since it is an instance of a class."""
    from noob_lint.python.answers import Kind  # not loaded for tubes whose code is not read

    asset = facts.tube.assets.get(name)
    found = None if asset is None else facts.found(asset)
    return found is not None and found.kind is Kind.CLASS
