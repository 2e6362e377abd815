"""Which values pydantic refuses for a field; it is asked itself, so the rest is "cannot tell"."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.calls.input_types import declared
from noob_lint.calls.pydantic_fields import is_refused
from noob_lint.python.answers import TypeForm
from noob_lint.yaml.parser import parse
from tests.calls.code import code_of


@pytest.mark.parametrize(
    ("kind", "takes", "refuses"),
    [
        ("int", ["1", "'1'", "1.0", "true"], ["a", "1.5", "null", "[1]", "{a: 1}"]),
        ("float", ["1", "1.5", "'1.5'"], ["a", "null"]),
        ("str", ["a", "''"], ["1", "true", "null", "[a]"]),
        ("bool", ["true", "1", "'yes'"], ["2", "maybe"]),
        ("int | None", ["1", "null"], ["a"]),
        ("list[int]", ["[]", "[1, '2']"], ["[a]", "1", "{a: 1}"]),
        ("dict[str, int]", ["{}", "{a: 1}"], ["{a: b}", "[1]"]),
        ("list", ["[a, 1]"], ["a"]),
    ],
)
def test_builtin_types(tmp_path: Path, kind: str, takes: list[str], refuses: list[str]) -> None:
    form = declared(kind, code_of(tmp_path, ""))
    assert {text: refused(text, form) for text in takes + refuses} == {
        **dict.fromkeys(takes, False),
        **dict.fromkeys(refuses, True),
    }


def refused(text: str, form: TypeForm) -> bool:
    root = parse(f"x: {text}\n").root
    assert root is not None
    value = root.get("x")
    assert value is not None
    return is_refused(value, form)


@pytest.mark.parametrize(
    "kind", ["pathlib.Path", "lab.Shape", "list[lab.Shape]", "tuple[int, int]"]
)
def test_other_types_are_not_judged(tmp_path: Path, kind: str) -> None:
    form = declared(kind, code_of(tmp_path, "class Shape: ...\n"))
    assert not any(refused(text, form) for text in ("a", "1", "[1]", "{a: 1}", "null"))


@pytest.mark.parametrize("text", ["!mine 1", "&a [b]", "[!mine 1]", "{a: !mine 1}", "{1: a}"])
def test_values_that_are_not_plain_are_not_judged(text: str) -> None:
    assert not refused(text, TypeForm("builtins.int"))


def test_literals() -> None:
    form = TypeForm("typing.Literal", values=("a", 1))
    assert [refused(text, form) for text in ("a", "1", "b", "'1'")] == [False, False, True, True]
    assert not refused("b", form._replace(values=("a", ...)))
