"""Values in tubes as types, and the part of a value that does not fit."""

from __future__ import annotations

import pytest

from noob_lint.calls.literal_types import literal_form, wrong_part
from noob_lint.python.answers import TypeForm
from noob_lint.python.types.fits import Fits, format_type
from noob_lint.tube.default_types import default_fits
from noob_lint.yaml.document import Mapping, Node
from noob_lint.yaml.parser import parse

FITS = Fits(lambda name: None)
INT, TEXT = TypeForm("builtins.int"), TypeForm("builtins.str")


def value(text: str) -> Node:
    root = parse(f"x: {text}\n", "t.yaml").root
    assert isinstance(root, Mapping)
    found = root.get("x")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a", "Literal['a']"),
        ("3", "Literal[3]"),
        ("1", "int | bool"),
        ("1.5", "Literal[1.5]"),
        ("true", "Literal[True]"),
        ("null", "Literal[None]"),
        ("2024-01-02", "date"),
        ("2024-01-02 03:04:05", "datetime"),
        ("!!binary YQ==", "bytes"),
        ("[]", "list | tuple | set | frozenset"),
        ("{}", "dict"),
        ("{a: 3}", "dict[str, int]"),
        ("{a: [3, b]}", "dict[str, list[int | str]]"),
        ("{a: [[[3]]]}", "dict[str, list[list]]"),
        (
            "[a, 2]",
            "list[str | int] | tuple[str | int, ...] | set[str | int] | frozenset[str | int]",
        ),
    ],
)
def test_literal_form(text: str, said: str) -> None:
    assert format_type(literal_form(value(text))) == said


@pytest.mark.parametrize("text", ["!own a", "!own [1]", "&a [*a]"])
def test_what_cannot_be_told(text: str) -> None:
    form = literal_form(value(text))
    assert not FITS.never(form, INT) or form.name == "typing.Union"


def of(name: str, *arguments: TypeForm) -> TypeForm:
    return TypeForm(f"builtins.{name}", arguments)


def union(*members: TypeForm) -> TypeForm:
    return TypeForm("typing.Union", members)


@pytest.mark.parametrize(
    ("text", "wanted", "part", "inner"),
    [
        ("a", INT, "a", "int"),
        ("[3, b, 4]", of("list", INT), "b", "int"),
        ("[3, b, 4]", union(of("list", INT), TypeForm("None")), "b", "int"),
        ("[3, b, 4]", union(of("list", INT), INT), "b", "int"),
        ("[3, b, 4]", INT, "[3, b, 4]", "int"),
        ("{a: 3, b: c}", of("dict", TEXT, INT), "c", "int"),
        ("{a: [3], b: [4, c]}", of("dict", TEXT, of("list", INT)), "c", "int"),
        ("[3, b]", of("tuple", INT, TypeForm("...")), "b", "int"),
    ],
)
def test_wrong_part(text: str, wanted: TypeForm, part: str, inner: str) -> None:
    found = wrong_part(value(text), wanted, FITS)
    assert found is not None
    node, form = found
    assert (node.source.text[node.start : node.end], format_type(form)) == (part, inner)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("3", union(INT, TEXT)),
        ("[3, b]", union(of("list", INT), of("list", TEXT), of("list"))),
        ("[3, b]", of("tuple", INT, TEXT)),
        ("[a]", union(of("list", INT), of("list", TEXT))),
        ("{1: a}", of("dict", TEXT, TEXT)),
        ("[a]", TypeForm("numpy.ndarray")),
        ("a", TypeForm("")),
    ],
)
def test_nothing_wrong(text: str, wanted: TypeForm) -> None:
    assert wrong_part(value(text), wanted, FITS) is None


VALUES = (
    "a",
    "''",
    "0",
    "1",
    "2",
    "0.0",
    "1.0",
    "1.5",
    "true",
    "false",
    "[]",
    "[1]",
    "{}",
    "{a: 1}",
)
TYPES = ("int", "float", "str", "bool", "list", "tuple", "set", "frozenset", "dict")


@pytest.mark.parametrize("kind", TYPES)
def test_what_is_told_without_code_is_the_same(kind: str) -> None:
    told = {text: default_fits(value(text), kind) for text in VALUES}
    read = {text: wrong_part(value(text), of(kind), FITS) is None for text in VALUES}
    assert told == read
