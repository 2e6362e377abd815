"""A pydantic model ignores a parameter.

A pydantic model ignores keys that are not among its fields, unless its configuration says otherwise
(`extra`). noob creates the node or asset without them, so the field that was meant keeps its
default. The same happens to class variables, and to the name of a field that has an alias.

In lab.py:
    from pydantic import BaseModel

    class Clean(BaseModel):
        radius: int = 5

        def process(self) -> int:
            return 2 * self.radius

Bad:
    nodes:
      a: {type: lab.Clean, params: {radus: 7}}

Good:
    nodes:
      a: {type: lab.Clean, params: {radius: 7}}

Fix:
    Replaces the name with the most similar field, or with the alias of the field. Unsafe: the name
    is a guess.

Options:
    noob-lint has to find and read the code: see the settings `python` and `python-paths`.

Related:
    unknown-param, param-type
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.arguments import parameters_of
from noob_lint.calls.bind import meant_by
from noob_lint.calls.calls import Call
from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.common import blamed, defined, moved, respell, some
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark
from noob_lint.tube.tube import Part
from noob_lint.yaml.document import Scalar

RULE = Rule(
    "param-ignored",
    group="python",
    severity=Severity.WARNING,
    summary="a parameter that a pydantic model ignores",
    effect=Effect.REMARK,
    needs=frozenset({Mark.CODE_PARAM_IGNORED}),
    fixes="unsafe",
)


def check(facts: Facts) -> Iterator[Finding]:
    """The keys that a model ignores."""
    for call in facts.calls.calls:
        for key in call.params.ignored:
            finding = _finding(call, key)
            place, more = blamed(facts, call.type, key)
            yield finding if place is key else moved(finding, place, more)


def _finding(call: Call, key: Scalar) -> Finding:
    found = call.found
    parameters = parameters_of(found)
    given = {wire.parameter.name for wire in call.values}
    near = meant_by(key.text, [one for one in parameters if one.name not in given])
    shown = f"{found.dotted!r} ignores parameter {key.text!r} of {call.element.label}"
    fix = None
    if found.model is not None and key.text in found.model.constants:
        text = f"{shown}: it is a class variable, which 'params' cannot set"
    elif near is not None and near.attribute == key.text:
        text = f"{shown}: write {near.name!r} for that field"
        fix = respell(Part(key.text, key, 0), near.name)
    elif near is not None:
        text = f"{shown}: did you mean {near.name!r}?"
        fix = respell(Part(key.text, key, 0), near.name)
    else:
        names = [one.name for one in parameters]
        known = f"it takes {some(names)}" if names else "it takes none"
        text = f"{shown}: {known}"
    return Finding.at(key, text, *defined(found), fix=fix)
