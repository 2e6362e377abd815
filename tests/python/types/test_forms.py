"""Unions, and which types may be None."""

from __future__ import annotations

import pytest

from noob_lint.python.answers import NOTHING_KNOWN, TypeForm
from noob_lint.python.types.forms import NONE, VARIABLE, filled, is_optional, union

INT, TEXT = TypeForm("builtins.int"), TypeForm("builtins.str")


def test_union() -> None:
    assert union([]) == NOTHING_KNOWN
    assert union([INT]) == union([INT, INT]) == INT
    assert union([INT, TEXT]) == TypeForm("typing.Union", (INT, TEXT))
    assert union([union([INT, NONE]), TEXT, INT]).arguments == (INT, NONE, TEXT)


def test_a_quoted_union_is_not_taken_apart() -> None:
    quoted = union([INT, NONE])._replace(quoted=True)
    assert union([quoted, TEXT]).arguments == (quoted, TEXT)


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (INT, False),
        (NONE, False),
        (NOTHING_KNOWN, None),
        (union([INT, NONE]), True),
        (union([INT, NONE._replace(quoted=True)]), False),
        (union([INT, NONE])._replace(quoted=True), False),
        (TypeForm("typing.Annotated", (union([INT, NONE]),)), True),
        (TypeForm("typing.Annotated", (INT,)), False),
        (TypeForm("typing.Annotated", (NOTHING_KNOWN,)), None),
    ],
)
def test_optional(form: TypeForm, expected: bool | None) -> None:
    assert is_optional(form) is expected


T, U = TypeForm(VARIABLE, values=("T",)), TypeForm(VARIABLE, values=("U",))


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (INT, INT),
        (T, TEXT),
        (U, U),
        (TypeForm(VARIABLE), TypeForm(VARIABLE)),
        (TypeForm("builtins.dict", (T, U)), TypeForm("builtins.dict", (TEXT, U))),
        (union([T, TEXT]), TEXT),
        (union([T, U]), union([TEXT, U])),
        (
            union([T, TEXT])._replace(quoted=True),
            union([TEXT, INT])._replace(arguments=(TEXT, TEXT), quoted=True),
        ),
    ],
)
def test_variables_are_filled_in(form: TypeForm, expected: TypeForm) -> None:
    assert filled(form, {"T": TEXT}) == expected
    assert filled(form, {}) == form
