"""Conditions that are known without running the code, compared with Python itself."""

from __future__ import annotations

import ast
import operator
from itertools import product

import pytest

from noob_lint.python.source.conditions import decide


def decided(text: str, version: tuple[int, int] | None = None) -> bool | None:
    return decide(ast.parse(text, mode="eval").body, version)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(("True", True), ("0", False), ("'a'", True), ("''", False), ("None", False)),
        *(("x", None), ("f()", None), ("not x", None), ("not 0", True)),
        *(("TYPE_CHECKING", False), ("typing.TYPE_CHECKING", False), ("not t.TYPE_CHECKING", True)),
        *(("MY_TYPE_CHECKING", None), ("typing().TYPE_CHECKING", False)),
        *(("x or True", True), ("x or False", None), ("False or 0", False), ("x or 0 or 1", True)),
        *(("x and False", False), ("x and True", None), ("True and 1", True), ("1 and x", None)),
        *(("sys.version_info", None), ("sys.version_info[0] >= 3", None)),
    ],
)
def test_decide(text: str, expected: bool | None) -> None:
    assert decided(text) is expected


COMPARE = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
WANTED = ((3,), (4,), (3, 10), (3, 12), (3, 12, 0), (3, 13, 2), (3, 99), (3, 100))


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13)])
@pytest.mark.parametrize("sign", COMPARE)
def test_a_known_version(sign: str, version: tuple[int, int]) -> None:
    """Where the third number of the version matters, the condition is unknown."""
    for wanted in WANTED:
        actual = {COMPARE[sign]((*version, micro, "final", 0), wanted) for micro in (0, 5)}
        known = decided(f"sys.version_info {sign} {wanted}", version)
        if len(wanted) > 2 and wanted[:2] == version:
            assert known is None
        else:
            assert {known} == actual, wanted


def test_an_unknown_version_is_at_least_the_oldest_that_noob_takes() -> None:
    texts = (f"sys.version_info {sign} {wanted}" for sign, wanted in product(COMPARE, WANTED))
    found = {text.removeprefix("sys.version_info "): decided(text) for text in texts}
    assert {text for text, known in found.items() if known} == {
        *("< (4,)", "< (3, 100)", "<= (4,)", "<= (3, 100)"),
        *("> (3,)", "> (3, 10)", ">= (3,)", ">= (3, 10)"),
    }
    assert {text for text, known in found.items() if known is False} == {
        *("< (3,)", "< (3, 10)", "<= (3,)", "<= (3, 10)"),
        *("> (4,)", "> (3, 100)", ">= (4,)", ">= (3, 100)"),
    }


@pytest.mark.parametrize(
    "text",
    [
        *("sys.version_info == (3, 12)", "sys.version_info >= MINIMUM", "sys.version_info >= ()"),
        *("(3, 12) <= sys.version_info", "sys.version_info >= (3, x)", "sys.version_info > 3"),
        *("(3, 1) < sys.version_info < (4,)", "sys.version_info >= ('3',)"),
        "sys.version_info >= (3, 1) >= (3, 0)",
    ],
)
def test_other_comparisons_are_not_judged(text: str) -> None:
    assert decided(text, (3, 12)) is None
