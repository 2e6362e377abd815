"""An input is `required: true` and has a default.

noob uses the default when nobody supplies the input, so it is never required.

Bad:
    input:
      gain: {type: float, default: 1.0, required: true}
    nodes:
      scale: {type: mypackage.scale, params: {gain: input.gain}}

Good:
    input:
      gain: {type: float, default: 1.0}
    nodes:
      scale: {type: mypackage.scale, params: {gain: input.gain}}

Fix:
    Removes `required`. Safe: noob treats the input the same without it.

Related:
    input-default-type, unused-input
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark
from noob_lint.yaml.document import Scalar
from noob_lint.yaml.scalars import as_boolean

RULE = Rule(
    "input-default-required",
    group="inputs",
    severity=Severity.INFO,
    summary="`required` beside a default",
    effect=Effect.REMARK,
    needs=frozenset({Mark.DEFAULT}),
    fixes="safe",
)


def check(facts: Facts) -> Iterator[Finding]:
    """Look for both keys."""
    for found in facts.tube.inputs.values():
        required, default = found.body.get("required"), found.body.key("default")
        if default is None or not isinstance(required, Scalar) or not as_boolean(required.value):
            continue
        from noob_lint.yaml.edits import drop_entry

        message = f"{found.label} has a default, so 'required' has no effect; remove it"
        fix = drop_entry(found.body.by_name["required"], safe=True)
        yield Finding.at(required, message, Related.at(default, "the default"), fix=fix)
