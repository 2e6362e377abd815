"""A reference in `depends`, `params` or `enabled` names an input that does not exist.

In `depends`, noob refuses to load the tube; in `params` and `enabled`, it cannot build it. noob
takes every string in `params` that starts with `input.` for a reference, even where a literal is
meant. There is no way to escape it.

Bad:
    input:
      width: {type: int}
    nodes:
      read: {type: lab.read, params: {width: input.widht, height: input.width}}

Good:
    input:
      width: {type: int}
    nodes:
      read: {type: lab.read, params: {width: input.width, height: input.width}}

Fix:
    Replaces the name with the most similar one among the inputs of the tube. Unsafe: the name is a
    guess.

Related:
    unknown-node, unknown-asset, nested-input-reference, unused-input
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.common import unknown
from noob_lint.rules.rule import Rule
from noob_lint.spec.names import is_enabled_reference, special_type
from noob_lint.tube.inputs import input_name
from noob_lint.tube.marks import Mark
from noob_lint.tube.tube import Element
from noob_lint.yaml.document import Mapping, Node, Scalar, Sequence

RULE = Rule(
    "unknown-input",
    group="inputs",
    severity=Severity.ERROR,
    summary="a reference to an input that does not exist",
    effect=Effect.BUILD,
    needs=frozenset({Mark.DEPENDS, Mark.PARAMS, Mark.ENABLED}),
    fixes="unsafe",
)


def check(facts: Facts) -> Iterator[Finding]:
    """Look the inputs up; a tube with an unknown base may get them from there."""
    tube = facts.tube
    if tube.is_open("input"):
        return
    for node, reference in tube.references("input"):
        if reference.signal.text not in tube.input_keys:
            subject = f"{node.label} depends on"
            finding = unknown("input", subject, reference.signal, tube.input_keys)
            yield finding._replace(effect=Effect.LOAD)
    assets = tube.assets.values() if tube.version.asset_params_take_inputs else ()
    for element in (*tube.nodes.values(), *assets):
        for field, scalar in _texts(element):
            if field == "enabled" and not tube.version.enabled_reference:
                continue
            name = input_name(scalar)
            if name is not None and name.text not in tube.input_keys:
                subject = f"{field!r} of {element.label} refers to"
                yield unknown("input", subject, name, tube.input_keys)


def _texts(element: Element) -> Iterator[tuple[str, Scalar]]:
    """The strings that noob replaces by an input: `enabled`, and those directly in `params`."""
    params = element.body.get("params")
    enabled = element.text("enabled")
    if element.section == "nodes" and enabled is not None and is_enabled_reference(enabled.text):
        yield "enabled", enabled
    values: list[Node] = []
    if element.section == "nodes" and special_type(element.type) in {"map", "return"}:
        pass  # they have no parameters; special-node-params reports it
    elif isinstance(params, Mapping):
        values = [entry.value for entry in params.entries]
    elif isinstance(params, Sequence) and element.section == "assets":
        values = params.items
    for value in values:
        if isinstance(value, Scalar) and value.is_text:
            yield "params", value
