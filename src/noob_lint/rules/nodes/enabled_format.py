"""`enabled` is neither a boolean nor a reference to an input.

Since release 1001 a node can be switched by a tube input (`enabled: input.debug`); before, only
true and false are possible.

Bad:
    nodes:
      a: {type: lab.read, enabled: sometimes}

Good:
    input:
      debug: {type: bool, default: false}
    nodes:
      a: {type: lab.read, enabled: input.debug}
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.rule import Rule
from noob_lint.schema import wording
from noob_lint.spec.names import is_enabled_reference
from noob_lint.tube.marks import Mark
from noob_lint.yaml.edits import boolean
from noob_lint.yaml.scalars import as_boolean

RULE = Rule(
    "enabled-format",
    group="nodes",
    severity=Severity.ERROR,
    summary="an `enabled` that means nothing",
    effect=Effect.LOAD,
    needs=frozenset({Mark.ENABLED, Mark.STATEFUL, Mark.REQUIRED}),
    fixes="safe or unsafe",
    by_version=True,
)


def check(facts: Facts) -> Iterator[Finding]:
    """Texts that noob takes for booleans are fine, but for the builtins 'True' and 'False'."""
    tube = facts.tube
    for node in tube.nodes.values():
        scalar = node.text("enabled")
        if scalar is None:
            continue
        text, references = scalar.text, tube.version.enabled_reference
        if as_boolean(text) is not None and not (references and text in {"True", "False"}):
            continue
        if references and is_enabled_reference(text):
            continue
        message = wording.bad_enabled(node.label, text, references=references)
        yield Finding.at(scalar, message, fix=boolean(scalar))
