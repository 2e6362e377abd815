"""A text with several syntax errors: each is reported, and nothing that only follows from one."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from noob_lint.diagnostics.diagnostic import Report
from noob_lint.diagnostics.source import Source
from noob_lint.yaml import parser
from noob_lint.yaml.document import Mapping
from noob_lint.yaml.parser import parse
from tests.server.test_reliability import FRAGMENTS

EXAMPLES = [
    text
    for path in sorted((Path(__file__).parents[2] / "examples").rglob("*.yaml"))
    if parse(text := path.read_text(encoding="utf-8")).root is not None
]

AFTER = "unexpected text after a quoted string: quote all of it"

CASES: list[tuple[str, list[str], list[str] | None]] = [
    (
        "nodes:\n  a:\n    type: x.y\n    depends: [a.b\n  b:\n    type: @x\n  c: {type: x.y}\n",
        [
            "5 a bracket is not closed before this key",
            "6 a string cannot start with '@': quote it",
        ],
        ["c"],
    ),
    (
        "nodes:\n  a:\n    type x.y\n    depends: []\n  b:\n    type: 'x\n  c: {type: `x}\n",
        [
            "4 a key is not allowed here: the line above already has a value, or is missing ':'; "
            "check the indentation",
            "6 this quote is never closed",
            "7 a string cannot start with '`': quote it",
        ],
        [],
    ),
    (
        "nodes:\n  a:\n    type: x: y\n  b:\n     type: z\n    depends: []\n  c: {type: x}\n",
        [
            "3 ': ' is not allowed here: put a nested key on its own indented line, or quote a "
            "string that contains ': '",
            "6 this line does not fit the block around it: check its indentation",
        ],
        ["c"],
    ),
    (  # where the first quote ends is a guess
        'nodes:\n  a: {type: "x}\n  b: {type: "z"}\n  c: {type: @x}\n',
        ["3 a ',' or '}' is missing before this"],
        None,
    ),
    (  # the lines below may be part of the string
        'description: "foo\nbar: [x\nnodes: {a: {type: @x}}\n',
        ["1 this quote is never closed"],
        None,
    ),
    (  # the last bracket may be the one that is missing in the first entry
        "nodes:\n  a: {type: x.y\n  b: {type: x.y}\n  c: {type: x.y}}\n  d: {type: @x}\n",
        ["3 a bracket is not closed before this key"],
        None,
    ),
    (  # the key is not one of the nodes
        "nodes:\n  a: {type: [x\n assets: y}\n  b: {type: @x}\n",
        ["3 a bracket is not closed before this key"],
        None,
    ),
    (  # an entry is in two parts
        "nodes:\n  a:\n    type: x\n y: z\n    enabled: y\n  b: {type: @x}\n",
        ["4 this line does not fit the block around it: check its indentation"],
        None,
    ),
    (  # an alias without an anchor is not a syntax error
        "nodes:\n  a: &x {type: @x}\n  b: *x\n  c: {type: @x}\n",
        [
            "2 a string cannot start with '@': quote it",
            "4 a string cannot start with '@': quote it",
        ],
        ["b"],
    ),
    ("nodes:\n\ta: {type: x}\n  b: {type: @x}\n", ["2 a tab is not allowed here"], []),
    (  # a comma may belong to the bracket that was left open above
        "nodes:\n  a: [x\n  b: c\n  d: @y\n  e: [,]\n  f: @z\n",
        [
            "3 a bracket is not closed before this key",
            "4 a string cannot start with '@': quote it",
        ],
        None,
    ),
    *(  # as may another closing bracket, though not in place of a string
        (
            f"nodes:\n  a: [x\n  b: c\n  d: @y\n  e: {rest}\n",
            [
                "3 a bracket is not closed before this key",
                "4 a string cannot start with '@': quote it",
                *more,
            ],
            None if not more else ["b"],
        )
        for rest, more in (
            ("] # [", []),
            ("} # {", []),
            ("'a' x", [f"5 {AFTER}, and double each ' inside single quotes"]),
        )
    ),
    (  # the second error is on the line of the first one
        "nodes:\n  a: [x\n  b: c: d\n  e: @z\n",
        ["3 a bracket is not closed before this key"],
        None,
    ),
    (  # the second entry may only look like one
        "nodes:\n  a:\n     b: c\n    d: e\n  f:\n     g: h\n    i: j\n  k: @l\n",
        ["4 this line does not fit the block around it: check its indentation"],
        None,
    ),
    (  # a key at the left edge
        "nodes:\n  a: [x\ndescription: y\n",
        ["3 a bracket is not closed before this key"],
        None,
    ),
    (  # a key of the entry itself
        "nodes:\n  a: [x\n    y: z\n  b: {type: @x}\n",
        ["3 a bracket is not closed before this key"],
        None,
    ),
    (
        "nodes:\n  a: ['x'\n  b: @y\n  c: @z\n",
        ["3 a ',' or ']' is missing before this"],
        None,
    ),
    (  # the lines below may be part of the string
        'description: "foo\nbar: x\nnodes:\n  a: {type: @x}\n',
        ["1 this quote is never closed"],
        None,
    ),
    (
        "description: 'foo' x\nbar: x\nnodes:\n  a: {type: @x}\n  b: {}\n",
        [
            f"1 {AFTER}, and double each ' inside single quotes",
            "4 a string cannot start with '@': quote it",
        ],
        ["b"],
    ),
    (
        "nodes:\n  b: c\n  d: @y\n  e: [,]\n  f: @z\n",
        [
            "3 a string cannot start with '@': quote it",
            "4 a value is missing before this ','",
            "5 a string cannot start with '@': quote it",
        ],
        ["b"],
    ),
    (  # a line at the left edge is no entry of a section
        "nodes:\n  a: {type: @x}\nassets: @x\ninput: @x\n",
        ["2 a string cannot start with '@': quote it"],
        None,
    ),
]


def said(text: str) -> list[str]:
    """The lines and messages of the reports about a text."""
    return [
        f"{one.finding.span.start.line + 1} {one.finding.message}" for one in parse(text).reports
    ]


@pytest.mark.parametrize(("text", "messages", "left"), CASES)
def test_errors_of_several_entries(text: str, messages: list[str], left: list[str] | None) -> None:
    document = parse(text)
    assert document.root is None
    assert [one.partition(": YAML")[0] for one in said(text)] == messages
    if left is None:
        assert document.rest is None
        return
    assert document.rest is not None
    assert document.rest.root is not None
    nodes = document.rest.root.get("nodes")
    assert left == ([*nodes.by_name] if isinstance(nodes, Mapping) else [])
    assert len(document.rest.text) == len(text)


def test_not_more_than_some_are_reported() -> None:
    text = "nodes:\n" + "".join(f"  n{number}: {{type: @x}}\n" for number in range(20))
    assert len(said(text)) == 10


def mutated(text: str, chance: random.Random) -> str:
    start = chance.randrange(len(text) + 1)
    end = start + chance.choice([0, 0, 1, 3, 12])
    return text[:start] + chance.choice(FRAGMENTS) + text[end:]


@pytest.mark.parametrize("seed", range(3))
def test_one_mistake_is_one_error(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(60):
        text = mutated(chance.choice(EXAMPLES), chance)
        document = parse(text)
        assert document.root is not None or len(document.reports) == 1, text


def reports(text: str) -> list[Report]:
    return parser._parse_text("x", Source(text, "x")).reports


@pytest.mark.parametrize("seed", range(2))
def test_the_error_of_a_long_text_is_the_same_as_if_all_of_it_were_read(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(seed)
    for _ in range(40):
        text = mutated(chance.choice(EXAMPLES), chance)
        monkeypatch.setattr(parser, "_LONG", len(text))
        whole = reports(text)
        monkeypatch.setattr(parser, "_LONG", 0)
        assert reports(text) == whole, text
