"""Queries that the view of a tube answers itself."""

from __future__ import annotations

import pytest

from noob_lint.diagnostics.diagnostic import Diagnostic, Finding, Severity
from noob_lint.diagnostics.source import Position, Span
from noob_lint.spec.versions import LATEST, find_version
from noob_lint.tube.context import TubeContext
from noob_lint.tube.tube import Child, Tube
from noob_lint.yaml.parser import parse


def tube(text: str, *, is_whole: bool = True) -> Tube:
    document = parse(text)
    assert document.root is not None
    return Tube(document, document.root, LATEST, is_whole=is_whole)


@pytest.mark.parametrize(
    ("enabled", "is_enabled", "takes_part"),
    [
        ("", True, True),
        (", enabled: true", True, True),
        (", enabled: 1", True, True),
        (", enabled: false", False, False),
        (", enabled: 'off'", False, False),
        (", enabled: input.i", None, True),
    ],
)
def test_takes_part(enabled: str, is_enabled: bool | None, takes_part: bool) -> None:
    node = tube(f"nodes:\n  a: {{type: p.a{enabled}}}\n").nodes["a"]
    assert node.is_enabled is is_enabled
    assert node.takes_part is takes_part


INNER = tube("nodes: {}\n")
OPEN = tube("extends: [x]\nnodes: {}\n", is_whole=False)
START = Position(1, 1, 0)
ERROR = Diagnostic("inner.yaml", "cycle", Severity.ERROR, Finding(Span(START, START), "no"))


@pytest.mark.parametrize(
    ("inner", "refusals", "known"),
    [
        (INNER, (), INNER),
        (INNER, (ERROR,), None),
        (OPEN, (), None),
        (None, (), None),
    ],
)
def test_known_child(
    inner: Tube | None, refusals: tuple[Diagnostic, ...], known: Tube | None
) -> None:
    text = "nodes:\n  t: {type: tube, params: {tube: inner}}\n"
    child = Child(tube(text).nodes["t"].body, tube=inner, refusals=refusals)
    assert child.known_tube is known
    outer = TubeContext(tube(text), children={"t": child})
    assert outer.known_child("t") is known
    assert outer.known_child("other") is None


def test_a_tube_whose_bases_are_known_is_known() -> None:
    inner = tube("extends: [x]\nnodes: {}\n")
    assert Child(inner.root, tube=inner).known_tube is inner


EVERYTHING = """\
noob_id: a
input:
  i: {type: int}
assets:
  s: {type: lab.A, depends: a.value}
nodes:
  a: {type: lab.a, depends: [b.value, x: input.i, {y: assets.s, z: [b.value], 3: b.odd}, 4, b]}
  b: {type: lab:b, depends: {x: a.value}}
  c: {type: map, depends: [1.5, a.value, b.more.value, c.value]}
  d: {depends: input.i}
  e: {type: 3}
  3: {type: lab.c}
  f: lab.f
  [g]: {type: lab.g}
"""


def test_the_entries_of_a_tube() -> None:
    view = tube(EVERYTHING)
    assert [(one.label, one.type, one.path, one.free_field) for one in view.elements] == [
        ("node 'a'", "lab.a", "lab.a", "params"),
        ("node 'b'", "lab:b", None, "params"),
        ("node 'c'", "map", None, "params"),
        ("node 'd'", None, None, "params"),
        ("node 'e'", None, None, "params"),
        ("asset 's'", "lab.A", "lab.A", "params"),
        ("input 'i'", "int", "int", "default"),
    ]
    assert list(view.node_keys) == ["a", "b", "c", "d", "e", "3", "f"]
    assert (list(view.asset_keys), list(view.input_keys)) == (["s"], ["i"])
    assert view.tube_id == "a"


def test_the_dependencies_of_a_tube() -> None:
    view = tube(EVERYTHING)
    assert [
        (
            *(one.name, item.slot and item.slot.text, item.position, item.scalar.text),
            *(item.source, item.name_in("input"), item.name_in("assets")),
        )
        for one in view.elements
        for item in one.depends
    ] == [
        ("a", None, 0, "b.value", "b", None, None),
        ("a", "x", None, "input.i", "input", "i", None),
        ("a", "y", None, "assets.s", "assets", None, "s"),
        ("a", "3", None, "b.odd", "b", None, None),
        ("a", None, 1, "b", "", None, None),
        ("c", None, 0, "a.value", "a", None, None),
        ("c", None, 1, "b.more.value", "", None, None),
        ("c", None, 2, "c.value", "c", None, None),
        ("d", None, 0, "input.i", "input", "i", None),
        ("s", None, 0, "a.value", "a", None, None),
    ]
    assert [(node.name, one.text) for node, one in view.node_references] == [
        *(("a", "b.value"), ("a", "b.odd"), ("c", "a.value"), ("c", "c.value"))
    ]
    assert [(node.name, one.text) for node, one in view.references("input")] == [
        *(("a", "input.i"), ("d", "input.i"))
    ]


def test_parts_have_their_places() -> None:
    view = tube("nodes:\n  a: {type: lab.a, depends: [bc.de, x: 'f.g', \"h.\\x69\"]}\n")
    parts = [part for item in view.nodes["a"].depends if item.reference for part in item.reference]
    assert [(part.text, part.span.start.column, part.span.end.column) for part in parts] == [
        *(("bc", 29, 31), ("de", 32, 34), ("f", 40, 41), ("g", 42, 43)),
        *(("h", 46, 54), ("i", 46, 54)),
    ]


@pytest.mark.parametrize(
    ("depends", "whole"),
    [
        *(("a.b", True), ("null", True), ("", True), ("~", True), ("[]", True)),
        ("[a.b, x: c.d]", True),
        *(("[{x: a.b, y: c.d}]", True), ("[{x: a.b, y: 1}]", False), ("{x: a.b}", False)),
        *(("[a.b, 1]", False), ("[a.b, c]", False), ("a", False), ("3", False)),
        ("[[a.b]]", False),
    ],
)
def test_whether_all_dependencies_are_known(depends: str, whole: bool) -> None:
    node = tube(f"nodes:\n  n: {{type: lab.a, depends: {depends}}}\n").nodes["n"]
    assert node.depends_is_whole is whole


def test_without_dependencies_all_are_known() -> None:
    assert tube("nodes:\n  n: {type: lab.a}\n").nodes["n"].depends_is_whole


@pytest.mark.parametrize(
    ("extends", "version", "unknown", "is_text"),
    [
        ("extends: [b]\n", "latest", True, False),
        ("extends: []\n", "latest", False, False),
        ("extends: b\n", "latest", True, True),
        ("extends: 3\n", "latest", False, False),
        ("extends: {b: 1}\n", "latest", False, False),
        ("", "latest", False, False),
        ("extends: [b]\n", "0.1", False, False),
        ("extends: b\n", "0.1", False, False),
    ],
)
def test_unknown_bases(extends: str, version: str, unknown: bool, is_text: bool) -> None:
    document = parse(f"{extends}noob_id: 3\nassets: [a]\nnodes: {{}}\n")
    assert document.root is not None
    for is_whole in (True, False):
        view = Tube(document, document.root, find_version(version), is_whole=is_whole)
        assert view.has_unknown_bases is (unknown and not is_whole)
        assert view.extends_text is is_text
        assert [view.is_open(name) for name in ("nodes", "assets", "input")] == [
            *(unknown and not is_whole, True, unknown and not is_whole)
        ]
        assert view.tube_id == ""
