"""YAML 1.1 and YAML 1.2 read a plain value differently.

noob reads YAML 1.2: `no` is a string (and therefore true), `010` is ten, and `1:30` is a string.
Editors and scripts that read YAML 1.1 see a boolean, eight and ninety. A date such as `2024-01-02`
is the same in both, but it is not a string either. Quotes make clear what is meant. For `enabled`
and other booleans see `coerced-value`.

Bad:
    nodes:
      a:
        type: mypackage.start
        params: {quiet: no, start: 1:30, day: 2024-01-02}

Good:
    nodes:
      a:
        type: mypackage.start
        params: {quiet: false, start: '1:30', day: '2024-01-02'}

Fix:
    Quotes the value. Unsafe: a number, a boolean or a date may be meant.

Related:
    coerced-value, param-type, yaml-directive

Versions:
    Only since noob 1000. Before, noob read YAML 1.1.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.default_types import default_fits
from noob_lint.tube.marks import Mark
from noob_lint.tube.tube import YES_OR_NO, Element
from noob_lint.yaml.document import Mapping, Scalar
from noob_lint.yaml.walk import nodes_below

if TYPE_CHECKING:
    from noob_lint.python.answers import TypeForm

RULE = Rule(
    "yaml-ambiguous-scalar",
    group="syntax",
    severity=Severity.WARNING,
    summary="a value that YAML 1.1 and 1.2 read differently",
    effect=Effect.REMARK,
    needs=frozenset({Mark.PARAMS, Mark.DEFAULT, Mark.YES_OR_NO}),
    fixes="unsafe",
)


def check(facts: Facts) -> Iterator[Finding]:
    """Look at ids, and at the values in `params` and defaults."""
    tube = facts.tube
    if tube.document.yaml_version == (1, 1) or not tube.version.reads_yaml_1_2:
        return
    for element in tube.elements:
        if element.name in YES_OR_NO and not element.key.style:
            message = f"the name of {element.label} is a boolean in YAML 1.1: choose another name"
            yield Finding.at(element.key, message)
        field = element.free_field
        for scalar in _plain_values(element, field):
            problem = _problem(scalar)
            if problem is not None and not (
                _is_date(scalar) and _takes_date(facts, element, scalar)
            ):
                from noob_lint.yaml.edits import quote

                subject = f"{scalar.text!r} in {field!r} of {element.label}"
                yield Finding.at(scalar, f"{subject} is {problem}", fix=quote(scalar))


def _takes_date(facts: Facts, element: Element, scalar: Scalar) -> bool:
    """Whether the parameter that a value goes to is annotated to take dates."""
    params = element.body.get("params")
    found = facts.found(element) if isinstance(params, Mapping) else None
    if found is None or not isinstance(params, Mapping):
        return False
    from noob_lint.calls.arguments import values_of

    names = {
        entry.key.text
        for entry in params.entries
        if isinstance(entry.key, Scalar)
        and any(node is scalar for node in nodes_below(entry.value))
    }
    return any(
        wire.parameter.name in names
        and wire.parameter.annotation is not None
        and _mentions_date(wire.parameter.annotation.form)
        for wire in values_of(element, found)
    )


def _mentions_date(form: TypeForm) -> bool:
    pending = [form]
    while pending:
        one = pending.pop()
        if one.name in {"datetime.date", "datetime.datetime"}:
            return True
        pending += one.arguments
    return False


def _plain_values(element: Element, field: str) -> Iterator[Scalar]:
    """The values without quotes and tags; not a default that is not of its type, or a date."""
    value = element.body.get(field)
    if field == "default" and isinstance(value, Scalar):
        wanted = element.type or ""
        if "date" in wanted or default_fits(value, wanted) is False:
            return
    keys: set[int] = set()
    for node in nodes_below(value):
        if isinstance(node, Mapping):
            keys.update(id(entry.key) for entry in node.entries)
        elif isinstance(node, Scalar) and not (node.style or node.tag or id(node) in keys):
            yield node


def _problem(scalar: Scalar) -> str | None:
    """What noob reads, and what others read; None where they agree."""
    text, value = scalar.text, scalar.value
    if text in YES_OR_NO:
        meant = "true" if text.lower() in {"yes", "on"} else "false"
        return f"a string for noob, but {meant} in YAML 1.1: write {meant}, or quote it"
    if _is_date(scalar):
        return "a date object, not a string: quote it if a string is meant"
    if isinstance(value, str) and _is_sexagesimal(text.lstrip("+-")):
        return "a string for noob, but a base-60 number in YAML 1.1: quote it"
    digits = text.lstrip("+-")
    if isinstance(value, int) and digits[0] == "0" and len(digits) > 1 and digits.isdecimal():
        return _octal_problem(text, value)
    return None


def _is_sexagesimal(text: str) -> bool:
    """Whether YAML 1.1 reads hours and minutes (``1:30``) as one number."""
    first, *rest = text.split(":")
    if not (rest and text.isascii() and first.isdecimal() and first[0] != "0"):
        return False
    return all(part.isdecimal() and len(part) <= 2 and int(part) < 60 for part in rest)


def _octal_problem(text: str, value: int) -> str | None:
    cure = "remove the zero, or quote it"
    if "8" in text or "9" in text:
        return f"{value} for noob, but a string for some YAML 1.1 readers: {cure}"
    octal = int(text, 8)
    return None if octal == value else f"{value} for noob, but {octal} in YAML 1.1: {cure}"


def _is_date(scalar: Scalar) -> bool:
    return isinstance(scalar.value, datetime.date)
