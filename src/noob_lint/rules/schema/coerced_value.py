"""A boolean is written as a string or a number.

noob accepts 0 and 1, and strings such as 'yes', 'off' or 't', as booleans. In YAML 1.2, `yes` and
`on` are strings: editors and other tools reject them here, and readers have to guess.

Bad:
    nodes:
      a: {type: lab.read, enabled: yes}

Good:
    nodes:
      a: {type: lab.read, enabled: true}

Fix:
    Writes `true` or `false`, whichever noob reads. Safe: the tube means the same to noob. A value
    with an anchor, or one that comes from an alias or a merge key, is left alone.

Related:
    yaml-ambiguous-scalar, schema-type, enabled-format
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Edit, Effect, Finding, Fix, Severity
from noob_lint.rules.rule import Rule
from noob_lint.schema import wording
from noob_lint.spec.versions import SpecVersion
from noob_lint.tube.marks import Mark
from noob_lint.tube.tube import Element
from noob_lint.yaml.document import Scalar
from noob_lint.yaml.scalars import as_boolean

RULE = Rule(
    "coerced-value",
    group="schema",
    severity=Severity.WARNING,
    summary="a boolean written as something else",
    effect=Effect.REMARK,
    needs=frozenset({Mark.ENABLED, Mark.STATEFUL, Mark.REQUIRED}),
    fixes="safe",
)


def check(facts: Facts) -> Iterator[Finding]:
    """Look at every field that holds a boolean in the spec version."""
    tube = facts.tube
    fields = _boolean_fields(tube.version)
    for element in tube.elements:
        for field in fields.get(element.section, ()):
            value = element.body.get(field)
            if not isinstance(value, Scalar) or isinstance(value.value, bool):
                continue
            meant = as_boolean(value.value)
            is_path = field == "enabled" and tube.version.enabled_reference
            if meant is None or (is_path and value.text in {"True", "False"}):
                continue
            yield _finding(element, field, value, "true" if meant else "false")


def _boolean_fields(version: SpecVersion) -> dict[str, tuple[str, ...]]:
    """The fields of each section that hold a boolean."""
    return {
        "nodes": ("enabled", "stateful") if version.stateful_nodes else ("enabled",),
        "input": ("required",) if version.optional_inputs else (),
    }


def _finding(element: Element, field: str, value: Scalar, word: str) -> Finding:
    message = (
        f"{field!r} of {element.label} is {wording.described(value)}, which noob reads as {word}"
    )
    entry = element.body.by_name[field]
    fix = None
    if not (entry.alias or entry.merge or value.anchor):  # else another place may need the text
        fix = Fix(f"write {word}", (Edit(value.span, word),), safe=True)
    return Finding.at(value, f"{message}: write {word}", fix=fix)
