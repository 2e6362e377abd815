"""How plain values were read before noob 1000, with PyYAML as the judge, and how to write them."""

from __future__ import annotations

import datetime
from itertools import product
from math import inf, nan

import pytest

from noob_lint.migration.steps.scalars import _as, _of_pyyaml, _same, _written
from noob_lint.yaml.document import Scalar
from noob_lint.yaml.parser import parse

yaml = pytest.importorskip("yaml", reason="PyYAML is the judge of what noob read before 1000")

NUMBERS = [
    "0",
    "1",
    "7",
    "00",
    "07",
    "08",
    "09",
    "010",
    "0_7",
    "0o7",
    "0b1",
    "0b01",
    "0b2",
    "0b_1",
    "0x1F",
    "0xfg",
    "0x_1f",
    "0X1F",
    "1_000",
    "_1",
    "1_",
    "123456789012345",
    "1:30",
    "0:30",
    "1:60",
    "1:6",
    "99:59",
    "190:20:30",
    "1:2:3",
    "1:2:3.4",
    "1:30.5",
    "1:30.",
    "1:30._5",
    "1.5:30",
    ".",
    "..",
    "1.",
    "1.5",
    ".5",
    "._5",
    ".5_0",
    "1_0.5_0",
    "1..5",
    "1.5.2",
    "1e3",
    "1E3",
    "1.e3",
    "1.e+3",
    "1e+3",
    "12e03",
    "1.0e3",
    "1.0e+3",
    "1.5E-3",
    ".5e+2",
    ".5e2",
    "1.5e+",
    "1.5e+x",
    "e+3",
    ".e+3",
    ".inf",
    ".Inf",
    ".INF",
    ".iNf",
    ".nan",
    ".NaN",
    ".NAN",
    ".nAn",
    "inf",
    "nan",
    "Infinity",
    "1,5",
    "0x",
    "0b",
    "1a",
]
WORDS = [
    "yes",
    "Yes",
    "YES",
    "yEs",
    "no",
    "No",
    "NO",
    "nO",
    "true",
    "True",
    "TRUE",
    "tRue",
    "false",
    "False",
    "FALSE",
    "fAlse",
    "on",
    "On",
    "ON",
    "oN",
    "off",
    "Off",
    "OFF",
    "oFf",
    "y",
    "n",
    "Y",
    "N",
    "~",
    "null",
    "Null",
    "NULL",
    "nUll",
    "none",
    "None",
    "~~",
    "yes_",
    "text",
]
TIMES = [
    *("2020-01-01", "2020-1-1", "2020-01-1", "20-01-01", "2020-01-011", "2020-12-31"),
    *("2020-13-01", "2020-02-30", "2020-01-01 25:00:00"),
    *("2020-01-01T01:02:03", "2020-01-01 01:02:03", "2020-1-1 1:02:03"),
    *("2020-01-01t1:02:03.25", "2020-01-01 1:2:03", "2020-01-01 1:02:3", "2020-01-01 01:02"),
    *("2020-01-01  01:02:03.", "2020-01-01T 01:02:03", "2020-01-01 01:02:03.123456"),
]


def test_values_before_1000_are_those_of_pyyaml() -> None:
    texts = [f"{sign}{body}" for sign, body in product(("", "-", "+"), NUMBERS)] + WORDS + TIMES
    wrong = {}
    for text in texts:
        try:
            (value,) = yaml.safe_load(f"- {text}\n")
        except (ValueError, yaml.YAMLError):
            value = text  # noob failed on it
        found = _of_pyyaml(text)
        if (type(found), repr(found)) != (type(value), repr(value)):
            wrong[text] = found, value
    assert wrong == {}
    assert _of_pyyaml("") is None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        *((None, "null"), (True, "true"), (False, "false"), (0, "0"), (-7, "-7")),
        *((10**20, f"1{'0' * 20}"), (1.0, "1.0"), (-1.5, "-1.5"), (1e300, "1.0e+300")),
        *((1.5e-7, "1.5e-07"), (-2e-9, "-2.0e-09"), (inf, ".inf"), (-inf, "-.inf")),
        *((nan, ".nan"), ("", "''"), ("no", "'no'"), ("it's", "'it''s'")),
        *((datetime.date(2020, 1, 1), None), (b"", None)),
    ],
)
def test_how_a_value_is_written(value: object, text: str | None) -> None:
    assert _written(value) == text
    if text is not None:
        root = parse(f"a: {text}\n").root
        assert root is not None
        scalar = root.get("a")
        assert isinstance(scalar, Scalar)
        for read in (yaml.safe_load(text), scalar.value):
            assert (type(read), repr(read)) == (type(value), repr(value))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        *((1, 1, True), (1, 2, False), (1, True, False), (1, 1.0, False), (nan, nan, True)),
        *(("a", "a", True), ("a", "b", False), (None, None, True), (None, "", False)),
        *((0.0, -0.0, True), (inf, -inf, False)),
    ],
)
def test_values_that_are_the_same(one: object, other: object, same: bool) -> None:
    assert _same(one, other) is same


@pytest.mark.parametrize(
    ("value", "said"),
    [
        *((True, "as true"), (False, "as false"), ("x", "as a string"), (None, "as nothing")),
        *((7, "as 7"), (1.5, "as 1.5"), (0, "as 0"), (datetime.date(2020, 1, 1), "as a date")),
        (datetime.datetime(2020, 1, 1), "as a date"),
    ],
)
def test_how_a_value_is_called(value: object, said: str) -> None:
    assert _as(value) == said
