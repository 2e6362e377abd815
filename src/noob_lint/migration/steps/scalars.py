"""Plain values that YAML 1.1 and YAML 1.2 read differently.

noob 0.0.x reads tubes with PyYAML (YAML 1.1: `yes` is true, `010` eight, `1:30` ninety, `1e3` a
string). Since 1000.0.0 it reads them with ruamel.yaml under the rules of YAML 1.2. The value is
written so that both read what the old version read.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from noob_lint.diagnostics.diagnostic import Edit, Finding
from noob_lint.migration.model import ByHand, Change, Item, Subject, named
from noob_lint.spec.versions import VERSIONS
from noob_lint.yaml.document import Scalar
from noob_lint.yaml.merge_keys import is_merge_key
from noob_lint.yaml.scalars import CORE, Tagged, construct
from noob_lint.yaml.walk import scalars_below

_RULES: tuple[tuple[str, str], ...] = (
    ("bool", r"yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF"),
    (
        "float",
        r"[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?"
        r"|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)",
    ),
    (
        "int",
        r"[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+"
        r"|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+",
    ),
    ("null", r"~|null|Null|NULL|"),
    (
        "timestamp",
        r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}"
        r":[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?",
    ),
)
"""What PyYAML takes a plain value for; the first that matches counts."""


def step(subject: Subject) -> Iterator[Item]:
    """Rewrite the values that the two versions read differently."""
    if not subject.changes("reads_yaml_1_2"):
        return
    loaded = {id(scalar) for scalar in scalars_below(subject.tube.root)}
    for scalar in subject.document.scalars:
        if scalar.style or (is_merge_key(scalar) and id(scalar) not in loaded):
            continue  # a << that is a value is loaded
        old = new = scalar.value
        if isinstance(new, Tagged) and scalar.tag is None:  # a plain =
            message = f"{named(VERSIONS[0])} refuses {scalar.text!r} without quotes: quote it"
            yield ByHand(Finding.at(scalar, message))
            continue
        if scalar.tag is None:
            old, new = _both(scalar, subject)
        elif scalar.tag != f"{CORE}str":
            message = f"the tag of {scalar.text!r} may be read differently: write it without"
            yield ByHand(Finding.at(scalar, message))
        if _same(old, new):
            continue
        text = _written(old)
        if text is None:
            message = f"{scalar.text!r} is read differently: write it in another way"
            yield ByHand(Finding.at(scalar, message))
        else:
            title = f"write {text} for {scalar.text}, which {named(subject.target)} would read "
            title += _as(new)
            yield Change(scalar.span, title, (Edit(scalar.span, text),))


def _both(scalar: Scalar, subject: Subject) -> tuple[object, object]:
    """What the old and the new version read."""
    early, late = _of_pyyaml(scalar.text), scalar.value
    return (early, late) if subject.target.reads_yaml_1_2 else (late, early)


def _of_pyyaml(text: str) -> object:
    name = next((tag for tag, rule in _RULES if re.fullmatch(rule, text)), None)
    if name is None:
        return text
    try:
        return construct(text, CORE + name, yaml_1_1=True)
    except ValueError:
        return text


def _same(one: object, other: object) -> bool:
    return type(one) is type(other) and (one == other or repr(one) == repr(other))


def _written(value: object) -> str | None:
    """A value so that YAML 1.1 and 1.2 read it alike; None if there is no such text."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return _written_float(value)
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    return None


def _written_float(value: float) -> str:
    text = repr(value)
    special = {"inf": ".inf", "-inf": "-.inf", "nan": ".nan"}.get(text)
    if special is not None:
        return special
    digits, mark, exponent = text.partition("e")
    digits = digits if "." in digits else f"{digits}.0"
    return f"{digits}{mark}{exponent}"


def _as(value: object) -> str:
    if isinstance(value, bool):
        return f"as {str(value).lower()}"
    if isinstance(value, str):
        return "as a string"
    if isinstance(value, datetime.date):
        return "as a date"
    return "as nothing" if value is None else f"as {value}"
