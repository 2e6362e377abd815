"""What special nodes accept, by version."""

from __future__ import annotations

import pytest

from noob_lint.diagnostics.diagnostic import Finding
from noob_lint.spec.versions import find_version
from noob_lint.tube.context import TubeContext
from noob_lint.tube.special_nodes import (
    keyword_slots,
    known_slots,
    lacks_value,
    looks_like_class,
    may_lack,
    node_arguments,
    nodes_of,
    params_of,
    positional,
    value_of,
    whole_number,
)
from tests.tube.views import tube_from


@pytest.mark.parametrize(
    ("version", "expected"),
    [("0.1", ("id", "spec", "enabled")), ("1000", ("id", "spec", "enabled", "stateful"))],
)
def test_node_arguments(version: str, expected: tuple[str, ...]) -> None:
    assert node_arguments(find_version(version)) == expected


@pytest.mark.parametrize(
    ("kind", "version", "expected"),
    [
        ("map", "0.1", ("value",)),
        ("map", "1003", ("value",)),
        ("gather", "0.1", ("value", "trigger")),
        ("gather", "1000", ("value", "trigger", "n")),
    ],
)
def test_known_slots(kind: str, version: str, expected: tuple[str, ...]) -> None:
    assert known_slots(kind, find_version(version)) == expected


NUMBERS = {
    "3": 3,
    "-3": -3,
    "0": 0,
    "3.0": 3,
    "3.5": None,
    "true": 1,
    "false": 0,
    "null": None,
    "'3'": 3,
    "' +3 '": 3,
    "'-3.0'": -3,
    "'3.'": 3,
    "'3.5'": None,
    "'1_000'": 1000,
    "'1__0'": None,
    "'_1'": None,
    "'a'": None,
    "''": None,
    ".inf": None,
    "[3]": None,
    f"'-{'9' * 4300}'": -int("9" * 4300),
    f"'{'9' * 4301}'": None,
}


@pytest.mark.parametrize(("text", "expected"), NUMBERS.items(), ids=lambda one: str(one)[:9])
def test_whole_numbers(text: str, expected: int | None) -> None:
    params = params_of(tube_from(f"nodes: {{n: {{params: {{n: {text}}}}}}}\n").nodes["n"])
    assert params is not None
    assert whole_number(params.get("n")) == expected
    assert whole_number(None) is None


NODES = """\
nodes:
  a: {type: gather, depends: [b.value, trigger: c.value], params: {n: 3}}
  b: {type: noob.node.Map, depends: [n: a.value, value: b.value], params: [1]}
  c: {type: gather, depends: [trigger: b.value, n: b.n]}
  d: {type: gather, depends: [trigger: b.value, other: b.n]}
  e: {type: lab.f, depends: [a.b, c.d, x: e.f, x: g.h]}
  f: {type: gather, depends: [n: a.b, value: c.d]}
"""


def test_what_special_nodes_have() -> None:
    tube = tube_from(NODES)
    assert [(kind, one.name) for kind, one in nodes_of(tube, "gather", "map")] == [
        *(("gather", "a"), ("map", "b"), ("gather", "c"), ("gather", "d"), ("gather", "f"))
    ]
    assert [one.name for _, one in nodes_of(tube, "map", "tube")] == ["b"]
    values = {name: value_of(node) for name, node in tube.nodes.items()}
    assert {name: one and one.scalar.text for name, one in values.items()} == {
        "a": "b.value",
        "b": "b.value",
        "c": None,
        "d": None,
        "e": "a.b",
        "f": "c.d",
    }
    assert [name for name, node in tube.nodes.items() if params_of(node) is not None] == ["a"]
    assert [item.scalar.text for item in positional(tube.nodes["e"])] == ["a.b", "c.d"]
    (slot,) = keyword_slots(tube.nodes["e"]).values()
    assert slot is tube.nodes["e"].depends[2].slot


@pytest.mark.parametrize(
    ("text", "reported", "lacking"),
    [
        ("", None, ["c"]),
        ("", "unknown-node", ["c"]),
        ("", "depends-format", []),
        ("", "signal-ref-format", []),
    ],
)
def test_a_value_that_is_missing(text: str, reported: str | None, lacking: list[str]) -> None:
    tube = tube_from(f"{text}{NODES}")
    finding = Finding(tube.root.span, "")
    context = TubeContext(tube, reported={} if reported is None else {reported: [finding]})
    assert [node.name for node in lacks_value(context, "gather")] == lacking
    assert may_lack(context) is (not lacking)
    assert [*lacks_value(context, "map")] == []


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        *((None, False), ("lab.Camera", True), ("lab.camera", False), ("Lab.camera", False)),
        *(("lab._Camera", True), ("lab.__camera", False), ("lab.", False), ("Camera", True)),
    ],
)
def test_what_looks_like_a_class(kind: str | None, expected: bool) -> None:
    assert looks_like_class(kind) is expected
