"""Calls are bound as in Python, which the tests compare with, except for noob's own values."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any

import pytest

from noob_lint.calls.bind import FITS, Bound, bind, without_injected
from noob_lint.python.answers import Parameter, ParameterKind, Signature
from noob_lint.yaml.document import Node, Scalar, Sequence
from noob_lint.yaml.parser import parse


def made(parameters: str) -> Callable[..., Any]:
    function: Callable[..., Any] = eval(f"lambda {parameters}: None")
    return function


def signature(parameters: str, *injected: str) -> Signature:
    """The signature of a function with these parameters; noob fills some of them by name."""
    return Signature(
        tuple(
            Parameter(
                one.name,
                ParameterKind[one.kind.name],
                required=one.default is one.empty and "VAR" not in one.kind.name,
                injected="epoch" if one.name in injected else None,
            )
            for one in inspect.signature(made(parameters)).parameters.values()
        )
    )


def scalars(names: list[str]) -> list[Scalar]:
    document = parse(f"x: [{', '.join(names)}]")
    assert document.root is not None
    found = document.root.get("x")
    assert isinstance(found, Sequence)
    return [node for node in found.items if isinstance(node, Scalar)]


def bound(
    wanted: Signature, by_position: int, keywords: str, *, whole: bool = True, taken: str = ""
) -> Bound:
    places: list[Node] = [*scalars([f"p{number}" for number in range(by_position)])]
    names = scalars(keywords.split())
    keys = {name.text: name for name in names}
    return bind(wanted, places, keys, whole=whole, taken=frozenset(taken.split()))


def said(found: Bound) -> dict[str, str]:
    """What is wrong, by kind; the parameters and places by their names."""

    def name(one: Any) -> str:
        if hasattr(one, "first"):
            first = "noob" if one.first is None else one.first.text
            return f"{one.parameter.name}={one.place.text}+{first}"
        return str(one.text if isinstance(one, Scalar) else one.name)

    return {kind: " ".join(map(name, ones)) for kind, ones in found._asdict().items() if ones}


@pytest.mark.parametrize(
    ("parameters", "by_position", "keywords", "expected"),
    [
        ("", 0, "", {}),
        ("", 1, "", {"surplus": "p0"}),
        ("", 0, "x", {"unknown": "x"}),
        ("a", 0, "", {"missing": "a"}),
        ("a", 0, "b", {"unknown": "b"}),  # and not that 'a' is missing: it may be meant
        ("a, b, c=1", 1, "", {"missing": "b"}),
        ("a, b", 2, "b", {"twice": "b=b+p1"}),
        ("a, b", 2, "a b", {"twice": "a=a+p0 b=b+p1"}),
        ("a, /", 0, "a", {"by_name": "a"}),
        ("a, /, **k", 0, "a", {"missing": "a"}),
        ("a, /, **k", 1, "a", {}),
        ("*, a", 1, "", {"surplus": "p0"}),
        ("*, a", 0, "", {"missing": "a"}),
        ("*rest", 5, "", {}),
        ("*rest", 0, "rest", {"unknown": "rest"}),
        ("**more", 0, "more x", {}),
        ("a, *rest, b, **more", 3, "x", {"missing": "b"}),
        ("a, b", 3, "x", {"unknown": "x", "surplus": "p2"}),
    ],
)
def test_bind(parameters: str, by_position: int, keywords: str, expected: dict[str, str]) -> None:
    assert said(bound(signature(parameters), by_position, keywords)) == expected


PARAMETERS = (
    *("", "a", "a=1", "a, b", "a, b=1", "a, /", "a, /, b", "a=1, /, b=1", "*, a", "*, a=1"),
    *("*a", "**a", "a, *b", "a, **b", "*a, b", "*a, b=1", "a, /, **b", "a, b, *c, d, **e"),
)


def calls() -> Iterator[tuple[int, tuple[str, ...]]]:
    for by_position in range(4):
        for count in range(4):
            for names in combinations("abdx", count):
                yield by_position, names


@pytest.mark.parametrize("parameters", PARAMETERS)
def test_what_fits_is_what_python_takes(parameters: str) -> None:
    function, wanted = inspect.signature(made(parameters)), signature(parameters)
    for by_position, names in calls():
        try:
            function.bind(*range(by_position), **dict.fromkeys(names, 0))
        except TypeError:
            fits = False
        else:
            fits = True
        assert bound(wanted, by_position, " ".join(names)).fits is fits, (by_position, names)


def test_nothing_is_missing_where_not_all_is_known() -> None:
    assert bound(signature("a, *, b"), 0, "", whole=False) == FITS


def test_what_other_rules_tell_counts_as_given() -> None:
    assert said(bound(signature("a"), 0, "a x", taken="a x")) == {}
    assert said(bound(signature("a"), 0, "x", taken="x")) == {"missing": "a"}


@pytest.mark.parametrize(
    ("parameters", "by_position", "keywords", "expected"),
    [
        ("a, e", 1, "", {}),
        ("a, e", 0, "e", {"missing": "a", "injected": "e"}),
        ("a, e", 2, "", {"twice": "e=p1+noob"}),
        ("a, e", 2, "e", {"twice": "e=p1+noob e=e+p1"}),
        ("a, e, /", 1, "", {"refused": "e"}),
        ("a, e, /, **k", 1, "", {"missing": "e"}),
        ("*, e", 0, "", {}),
    ],
)
def test_noob_fills_some_by_name(
    parameters: str, by_position: int, keywords: str, expected: dict[str, str]
) -> None:
    filled = signature(parameters, "e")
    assert said(bound(filled, by_position, keywords)) == expected
    plain = signature(parameters)
    assert without_injected(filled) == plain
