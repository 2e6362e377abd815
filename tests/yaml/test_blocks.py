"""The entries of a text that cannot be parsed, by their indentation."""

from __future__ import annotations

import pytest

from noob_lint.diagnostics.source import Source
from noob_lint.yaml.blocks import Block, blocks_in, without

TEXT = """\
# c
noob_id: a
nodes:
  a: {}
  b:
    type: x

    # c
  c: 1
assets: # x
    d: 1
   e: 2
  f: 3
last: 1
 more
"""


def test_the_entries_of_sections_and_what_is_beside_them() -> None:
    assert [tuple(one) for one in blocks_in(Source(TEXT))] == [
        *((1, 2, None), (3, 4, 2), (4, 8, 2), (8, 9, 2)),
        *((10, 11, 9), (11, 12, 9), (12, 13, 9), (13, 16, None)),
    ]


def test_a_line_is_indented_by_its_spaces() -> None:
    source = Source("nodes:\n  x: 1\nxx: 2\n")
    assert [one.column(source) for one in blocks_in(source)] == [2, 0]
    assert [*blocks_in(Source("x:\n y: 1\n  z: 1\n"))] == [Block(1, 4, 0)]


@pytest.mark.parametrize(
    "text", ["", "\n", "# c\n\n  # c\n", "  a: 1\n  b: 1\n", "\r\n\r\n", "a:\n"]
)
def test_no_entries(text: str) -> None:
    assert [*blocks_in(Source(text))] == []


@pytest.mark.parametrize(
    ("line", "opens"),
    [
        *(("a:", True), ("a:  ", True), ("a: # c", True), ("a:#", True), ("a_b-c.d:", True)),
        *(("a: 1", False), ("a b:", False), ("a#b:", False), ("a:b:", False), ("a", False)),
        *((f"{mark}a:", False) for mark in "#[]{},\"'&*!|>%@`?:-"),
        *((f"a{mark}:", True) for mark in "[]{},\"'&*!|>%@`?-"),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_what_opens_a_section(line: str, opens: bool, ending: str) -> None:
    found = [*blocks_in(Source(f"{line}{ending}  x: 1{ending}"))]
    if line.startswith("#"):
        assert found == []
    else:
        assert found == [Block(1, 3, 0) if opens else Block(0, 3, None)]


def test_the_text_of_an_entry() -> None:
    source = Source(TEXT)
    block = Block(4, 8, 2)
    assert block.text(source) == "nodes:\n  b:\n    type: x\n\n    # c\n"
    assert block.column(source) == 2
    at = TEXT.index("type")
    assert block.text(source).index("type") + block.shift(source) == at
    rest = Block(13, 16, None)
    assert (rest.text(source), rest.column(source)) == ("last: 1\n more\n", 0)
    assert rest.shift(source) == TEXT.index("last")


def test_a_text_without_an_entry() -> None:
    text = "a: 1\r\nb: é\r\n  c\r\nd: 1"
    assert without(Source(text), Block(1, 3, None)) == "a: 1\r\n    \r\n   \r\nd: 1"
