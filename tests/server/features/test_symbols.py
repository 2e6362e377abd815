from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.server.features.symbols import Symbol, matches, named, outline
from tests.server.studio import Studio

BODY = """\
input:
  path: {type: str, scope: tube}
nodes:
  read:
    type: lab.read
  odd: 3
  inner:
    type: tube
    params:
      tube:
        noob_id: child
        nodes: {a: {type: lab.count}}
"""


def lines(symbols: tuple[Symbol, ...], depth: int = 0) -> list[str]:
    return [
        line
        for one in symbols
        for line in (
            f"{'  ' * depth}{one.name} {one.kind} {one.detail} "
            f"{one.span.start.line + 1}-{one.span.end.line + 1}",
            *lines(one.children, depth + 1),
        )
    ]


def test_the_outline_has_sections_and_entries_in_any_depth(tmp_path: Path) -> None:
    view, _ = Studio(tmp_path).open(BODY)
    assert lines(tuple(outline(view))) == [
        "nodes None  6-15",
        "  read node lab.read 7-8",
        "  odd node  9-9",
        "  inner node tube 10-15",
        "    nodes None  15-15",
        "      a node lab.count 15-15",
        "input None  4-5",
        "  path input str 5-5",
    ]


ODD = """\
noob_id: 7
assets: [store]
input: {[x]: {}, plain: , short: {type: [int]}}
nodes:
  ? [a]
  : {type: lab.count}
  first: &first {type: lab.count, params: {tube: x}}
  again: *first
  wrapped: {type: tube, params: [tube]}
  last: {type: tube, params: {tube: {nodes: {again: *first}}}}
"""


def test_what_cannot_be_named_is_left_out(tmp_path: Path) -> None:
    view, _ = Studio(tmp_path).open(ODD, head="")
    assert lines(tuple(outline(view))) == [
        "nodes None  4-10",
        "  first node lab.count 7-7",
        "  again node lab.count 8-8",
        "  wrapped node tube 9-9",
        "  last node tube 10-10",
        "    nodes None  10-10",
        "      again node lab.count 10-10",
        "input None  3-3",
        "  plain input  3-3",
        "  short input  3-3",
    ]
    text = view.document.text
    (nodes, *_) = outline(view)
    spans = [text[one.span.start.offset : one.span.end.offset] for one in nodes.children]
    assert [one.partition(":")[0] for one in spans] == ["first", "again", "wrapped", "last"]
    assert [len(one.splitlines()[0]) for one in spans[:2]] == [50, 5]
    names = [(one.name, one.detail) for one in named(view, "")]
    assert names[:2] == [("first", ""), ("again", "")]


def test_names_are_found_by_their_letters(tmp_path: Path) -> None:
    view, _ = Studio(tmp_path).open(BODY, name="my-tube")
    assert [(one.name, one.detail) for one in named(view, "")] == [
        ("my-tube", ""),
        ("read", "my-tube"),
        ("odd", "my-tube"),
        ("inner", "my-tube"),
        ("path", "my-tube"),
    ]
    assert [one.name for one in named(view, "RD")] == ["read"]
    assert matches("a b", "cab")
    assert not matches("ba", "ab")


def test_what_is_no_mapping_has_no_outline(tmp_path: Path) -> None:
    view, _ = Studio(tmp_path).open("- 1\n", head="")
    assert outline(view) == []
    assert list(named(view, "")) == []


@pytest.mark.parametrize(
    ("query", "name", "is_found"),
    [
        *(("", "abc", True), ("ac", "abc", True), ("AC", "abc", True), ("ac", "ABC", True)),
        *(("ca", "abc", False), ("aa", "abc", False), ("aa", "aba", True), ("d", "abc", False)),
        *((" a\tc ", "abc", True), ("a c", "a c", True), ("\u00df", "STRASSE", True)),
        ("a", "", False),
    ],
)
def test_letters_in_order(query: str, name: str, is_found: bool) -> None:
    assert matches(query, name) is is_found
