"""A `type` cannot name anything.

A type is one of the special types `gather`, `map`, `return` and `tube`, the name of a Python
builtin, or a dotted path such as `package.module.name`. Relative paths, colons and calls are not
allowed. noob refuses to load the tube.

Bad:
    nodes:
      camera: {type: read_frame}

Good:
    nodes:
      camera: {type: lab.camera.read_frame}

Fix:
    Replaces a name with the builtin or special type that was probably meant. Unsafe: the name is a
    guess.

Options:
    `noob-version` decides whether the types of inputs are checked too.

Related:
    python-module-missing, python-attribute-missing, input-type-expression

Versions:
    Before noob 1001, the types of inputs must have this form too.
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.rule import Rule
from noob_lint.schema import wording
from noob_lint.spec.names import is_absolute_identifier
from noob_lint.tube.marks import Mark

RULE = Rule(
    "type-format",
    group="nodes",
    severity=Severity.ERROR,
    summary="a `type` that cannot name anything",
    effect=Effect.LOAD,
    needs=frozenset({Mark.UNICODE}),
    fixes="unsafe",
    by_version=True,
)


def check(facts: Facts) -> Iterator[Finding]:
    """Check the types exactly; the schema accepts any character beyond ASCII."""
    tube = facts.tube
    for element in tube.elements:
        if element.section == "input" and tube.version.free_input_types:
            continue
        scalar = element.text("type")
        if scalar is not None and not is_absolute_identifier(scalar.text):
            yield Finding.at(scalar, wording.bad_type(element.section, element.label, scalar.text))
