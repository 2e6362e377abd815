"""Where the cursor is in tubes with a half-written line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from noob_lint.server.spots import MARKER, Role, closing_of, spot_at
from tests.expected import expected

BEFORE = "noob_id: it\nnoob_version: 1003.0.2\nnodes:\n  a: {type: lab.x}\n  b:\n"
BEHIND = "  c:\n    type: lab.z\n    depends: a.value\n"

TYPE = "    type: lab.x\n"

STATES: list[tuple[str, tuple[str | int, ...], Role, str]] = [
    ("    ‸\n", ("nodes", "b"), Role.VALUE, ""),
    ("    ty‸\n", ("nodes", "b"), Role.VALUE, "ty"),
    ("    ty‸pe\n", ("nodes", "b"), Role.VALUE, "ty"),
    ("    type: ‸\n", ("nodes", "b", "type"), Role.VALUE, ""),
    ("    type: lab.‸\n", ("nodes", "b", "type"), Role.VALUE, "lab."),
    ("    type: lab.‸ # why\n", ("nodes", "b", "type"), Role.VALUE, "lab."),
    ('    type: "lab.‸\n', ("nodes", "b", "type"), Role.VALUE, "lab."),
    ("    type: 'lab.‸\n", ("nodes", "b", "type"), Role.VALUE, "lab."),
    ('    type: "lab.‸"\n', ("nodes", "b", "type"), Role.VALUE, "lab."),
    ("    type: *‸\n", ("nodes", "b", "type"), Role.VALUE, ""),
    ("    type: &‸\n", ("nodes", "b", "type"), Role.VALUE, ""),
    ("    type: %‸\n", ("nodes", "b", "type"), Role.VALUE, ""),
    ("    type: @‸\n", ("nodes", "b", "type"), Role.VALUE, ""),
    ("    type: `‸\n", ("nodes", "b", "type"), Role.VALUE, ""),
    ("    type: !‸\n", ("nodes", "b", "type"), Role.VALUE, ""),
    ("    type: |‸\n", ("nodes", "b", "type"), Role.VALUE, ""),
    ("\ttype: ‸\n", ("nodes", "type"), Role.VALUE, ""),
    ("    ‸\n" + TYPE, ("nodes", "b"), Role.KEY, ""),
    (TYPE + "    ‸\n", ("nodes", "b"), Role.KEY, ""),
    (TYPE + "    par‸\n", ("nodes", "b"), Role.KEY, "par"),
    (TYPE + "    par‸: {}\n", ("nodes", "b"), Role.KEY, "par"),
    (TYPE + "    depends: ‸\n", ("nodes", "b", "depends"), Role.VALUE, ""),
    (TYPE + "    depends: a‸\n", ("nodes", "b", "depends"), Role.VALUE, "a"),
    (TYPE + "    depends: a.‸\n", ("nodes", "b", "depends"), Role.VALUE, "a."),
    (TYPE + "    depends:\n      -‸\n", ("nodes", "b", "depends"), Role.VALUE, "-"),
    (TYPE + "    depends:\n      - ‸\n", ("nodes", "b", "depends", 0), Role.ITEM, ""),
    (TYPE + "    depends:\n    - ‸\n", ("nodes", "b", "depends", 0), Role.ITEM, ""),
    (TYPE + "    depends:\n      - a.‸\n", ("nodes", "b", "depends", 0), Role.ITEM, "a."),
    (TYPE + "    depends:\n      - x: ‸\n", ("nodes", "b", "depends", 0, "x"), Role.VALUE, ""),
    (TYPE + "    depends:\n      - x: a.‸\n", ("nodes", "b", "depends", 0, "x"), Role.VALUE, "a."),
    (TYPE + "    depends:\n      - x‸: a.y\n", ("nodes", "b", "depends", 0), Role.KEY, "x"),
    (TYPE + "    depends:\n      - a.y\n      - ‸\n", ("nodes", "b", "depends", 1), Role.ITEM, ""),
    (TYPE + "    depends: [‸\n", ("nodes", "b", "depends", 0), Role.ITEM, ""),
    (TYPE + "    depends: [‸]\n", ("nodes", "b", "depends", 0), Role.ITEM, ""),
    (TYPE + "    depends: [a.‸\n", ("nodes", "b", "depends", 0), Role.ITEM, "a."),
    (TYPE + "    depends: [a.y, ‸\n", ("nodes", "b", "depends", 1), Role.ITEM, ""),
    (TYPE + "    depends: [x: ‸\n", ("nodes", "b", "depends", 0, "x"), Role.VALUE, ""),
    (TYPE + "    depends: [x: a.‸]\n", ("nodes", "b", "depends", 0, "x"), Role.VALUE, "a."),
    (TYPE + "    depends: [{x: ‸\n", ("nodes", "b", "depends", 0, "x"), Role.VALUE, ""),
    (TYPE + "    params:\n      ‸\n", ("nodes", "b", "params"), Role.VALUE, ""),
    (TYPE + "    params: {‸\n", ("nodes", "b", "params"), Role.KEY, ""),
    (TYPE + "    params: {w‸}\n", ("nodes", "b", "params"), Role.KEY, "w"),
    (TYPE + "    params: {w: ‸}\n", ("nodes", "b", "params", "w"), Role.VALUE, ""),
    (TYPE + "    params: {w: input.‸\n", ("nodes", "b", "params", "w"), Role.VALUE, "input."),
    ("    {type: lab.x, ‸\n", ("nodes", "b"), Role.KEY, ""),
    ("    {type: lab.x, depends: [x: ‸\n", ("nodes", "b", "depends", 0, "x"), Role.VALUE, ""),
    ("    {}\n  ‸\n", ("nodes",), Role.KEY, ""),
    (
        "    type: tube\n    params:\n      tube: {noob_id: x, nodes: {q: {type: ‸\n",
        ("nodes", "b", "params", "tube", "nodes", "q", "type"),
        Role.VALUE,
        "",
    ),
]


@pytest.mark.parametrize(("body", "path", "role", "word"), STATES)
@pytest.mark.parametrize("behind", [BEHIND, ""])
def test_where_the_cursor_is(
    body: str, path: tuple[str | int, ...], role: Role, word: str, behind: str
) -> None:
    text = BEFORE + body + behind
    offset = text.index("‸")
    spot = spot_at(text.replace("‸", ""), "<text>", offset)
    assert spot is not None
    assert (spot.path, spot.role, spot.word) == (path, role, word)
    assert spot.start == offset - len(word)
    kept = spot.document.root.get("nodes") if spot.document.root is not None else None
    names = list(getattr(kept, "by_name", ()))
    assert [name for name in names if name in "abc"] == (["a", "b", "c"] if behind else ["a", "b"])


def test_a_key_of_the_tube_may_follow() -> None:
    text = BEFORE + "    {}\n"
    spot = spot_at(text, "<text>", len(text))
    assert spot is not None
    assert (spot.path, spot.role, spot.word) == ((), Role.KEY, "")


@pytest.mark.parametrize(
    "text", ["nodes: {} # ‸", "# ‸", "nodes:\n  a: [\n  b: ‸\n", "a: 'x\n\n\nb: ‸"]
)
def test_where_nothing_can_be_told(text: str) -> None:
    offset = text.index("‸")
    assert spot_at(text.replace("‸", ""), "<text>", offset) is None


def test_the_word_at_the_cursor_is_replaced_as_a_whole() -> None:
    text = "nodes:\n  a:\n    depends: ab.cd\n"
    spot = spot_at(text, "<text>", text.index("b.cd"))
    assert spot is not None
    assert (text[spot.start : spot.end], spot.word) == ("ab.cd", "a")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("a: b", ""),
        ("a: [b", "]"),
        ("a: [{b, [c]", "}]"),
        ("a: [b]]", ""),
        ("a: {b: 'c", "'}"),
        ("a: {b: 'c\"", "'}"),
        ('a: ["b\'["', "]"),
        ('a: ["b[', '"]'),
        ("a: [}]", ""),
        ("a: ['']", ""),
    ],
)
def test_what_closes_a_line(text: str, expected: str) -> None:
    assert closing_of(text) == expected


def test_a_node_that_contains_itself_is_searched_once() -> None:
    text = "nodes: &a\n  b: *a\n  c: &c [*c, *c]\n  d: ‸\n"
    offset = text.index("‸")
    spot = spot_at(text.replace("‸", ""), "<text>", offset)
    assert spot is not None
    assert (spot.path, spot.role) == (("nodes", "d"), Role.VALUE)


ODD = [
    "‸",
    "-‸",
    "- ‸",
    "{‸",
    "a‸: {b: [c, d]}",
    "a: {b‸: [c, d], e}",
    "a: {b: [c‸, d]",
    "a: {b: [c, d‸",
    "a: {b: [c, {d: e, f: g‸",
    "a: [b, {c: d}, {e: f, ‸}, {g: h}]",
    "a: x‸ y",
    "a: x ‸y",
    "a: a.b-c/d#e‸.f-g/h#i j",
    "a: x‸\r\nb: y\r\n",
    "a:\r\n  ‸\r\nb: y\r\n",
    "a: 'x # ‸'",
    'a: "x # ‸"',
    'a: "x" # ‸',
    "a: x#‸",
    "#‸",
    " # a ‸",
    "a: !‸",
    "a: !x‸",
    "a: ** ‸",
    "a: &x ‸",
    "a: [*‸",
    "a: {b: *‸}",
    "a: > ‸",
    "a: |\n  x\n  ‸",
    "\t‸",
    "a:\n\tb: ‸",
    "a:\n  b: x\n\tc‸: y",
    "a:\n\t- ‸",
    "a:\n  - b\n  ‸",
    "a:\n  - b\n  c‸",
    "a:\n  - b\n  - ‸\n  - c",
    "a:\n- b: c\n  ‸",
    "a:\n- - ‸",
    "a:\n- b: c\n- ‸d: e",
    "a: b\n  ‸",
    "a: b\n ‸\nc: d",
    "a: b c ‸ d",
    "a: {b, ‸}",
    "a: [b: ‸]",
    "a: [b: c, ‸ d: e]",
    "? ‸",
    "? [a]\n: ‸",
    "[a]: {b: ‸}",
    "a: &x {b: ‸}\nc: *x",
    "a: [[‸, b], c]",
    "a: {{b: c}: ‸}",
    "a: '‸",
    'a: ["b‸',
    "a: \"b'‸",
    "a: b]‸",
    "a: [b}‸",
    "x: a‸\ny: a",
    "x: a\ny: a‸\nz: a",
]


def completed(state: str) -> Iterator[str]:
    """All that is known of the cursor in a text."""
    offset = state.index("‸")
    text = state.replace("‸", "")
    spot = spot_at(text, "<text>", offset)
    yield repr(state)
    if spot is None:
        yield "  nothing can be told"
        return
    flags = ("is_first", "needs_dash", "begins_mapping")
    told = [name for name in flags if getattr(spot, name)]
    yield f"  {spot.role} at {[*spot.path]} {' '.join(told)}".rstrip()
    yield f"  {text[spot.start : spot.end]!r}, before the cursor {spot.word!r}"
    lines = spot.document.text.splitlines()
    yield f"  as {next(line for line in lines if MARKER in line)!r}"
    yield f"  in {[type(one).__name__ + str(one.start) for one in spot.around]}"
    assert MARKER in spot.node.text


def test_how_each_line_is_completed() -> None:
    states = [*(BEFORE + body + BEHIND for body, *_ in STATES), *ODD]
    lines = [line for state in states for line in completed(state)]
    sheet = "".join(
        f"{line}\n".replace(repr(BEFORE)[1:-1], "…").replace(repr(BEHIND)[1:-1], "…")
        for line in lines
    )
    assert sheet == expected(Path(__file__).parent / "sheets" / "spots.txt", sheet)
