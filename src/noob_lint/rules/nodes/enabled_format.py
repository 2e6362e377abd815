"""An `enabled` is neither a boolean nor a reference to an input.

noob refuses to load the tube. The same rule checks `stateful` of a node and `required` of an input,
which must be booleans.

Bad:
    nodes:
      camera: {type: lab.read_frame, enabled: sometimes}

Good:
    input:
      debug: {type: bool, default: false}
    nodes:
      camera: {type: lab.read_frame, enabled: input.debug}

Fix:
    Writes the boolean without its quotes, which is safe, or the one that was probably meant, which
    is not.

Options:
    `noob-version` decides whether references to inputs are accepted.

Related:
    unknown-input, process-input-in-enabled, input-default-type

Versions:
    Before noob 1001, only true and false are accepted.
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
    summary="an `enabled` that is not a boolean or an input",
    effect=Effect.LOAD,
    needs=frozenset({Mark.ENABLED, Mark.STATEFUL, Mark.REQUIRED}),
    fixes="safe or unsafe",
    by_version=True,
)


def check(facts: Facts) -> Iterator[Finding]:
    """Strings that noob takes for booleans pass, except the builtins 'True' and 'False'."""
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
