"""What an element shows in a picture, in few words."""

from __future__ import annotations

import pytest

from noob_lint.graph.elements import about, cut, kind_of, params_of, slot_names, text_of
from noob_lint.graph.picture import Kind
from tests.calls.code import facts_of
from tests.tube.views import tube_from

LONG = "x" * 40


@pytest.mark.parametrize(
    ("entry", "shown"),
    [
        ("{}", []),
        ("{type: lab.f, depends: [a.b], description: c}", []),
        ("{enabled: true, required: true, stateful: true}", []),
        ("{enabled: false}", [("enabled", "false", "")]),
        (
            "{enabled: input.i, stateful: false, required: 1}",
            [
                *(("enabled", "input.i", ""), ("stateful", "false", ""), ("required", "1", "")),
            ],
        ),
        ("{scope: tube}", [("scope", "tube", "")]),
        ("{params: {a: 1, 2: ~, c: }}", [("a", "1", ""), ("2", "~", ""), ("c", "null", "")]),
        (
            "{params: {a: [1, {b: [c]}, [2]]}}",
            [
                ("a", "[1, {b: …}, [2]]", "[1, {b: [c]}, [2]]"),
            ],
        ),
        ("{params: {? [a, b] : {}, d: []}}", [("[a, b]", "{}", ""), ("d", "[]", "")]),
        (
            f"{{params: {{a: {LONG}, b: {LONG}y}}}}",
            [
                *(("a", LONG, ""), ("b", f"{LONG[1:]}…", f"{LONG}y")),
            ],
        ),
        ("{params: [1, 2]}", [("params", "[1, 2]", "")]),
        ("{params: a}", [("params", "a", "")]),
        ("{params: }", []),
        ("{params: null}", [("params", "null", "")]),
        ("{type: tube, params: {tube: a, b: c}}", [("b", "c", "")]),
        ("{type: lab.f, params: {tube: a}}", [("tube", "a", "")]),
    ],
)
def test_parameters(entry: str, shown: list[tuple[str, str, str]]) -> None:
    node = tube_from(f"nodes:\n  n: {entry}\n").nodes["n"]
    assert [tuple(one)[:3] for one in params_of(node)] == shown


@pytest.mark.parametrize(
    ("entry", "shown"),
    [
        ("{scope: tube, required: true}", []),
        (
            "{scope: process, required: false, params: {a: 1}}",
            [
                *(("scope", "process"), ("required", "false")),
            ],
        ),
        ("{type: int, default: [1, 2]}", [("default", "[1, 2]")]),
        ("{default: }", [("default", "null")]),
    ],
)
def test_parameters_of_inputs(entry: str, shown: list[tuple[str, str]]) -> None:
    found = tube_from(f"input:\n  n: {entry}\n").inputs["n"]
    assert [tuple(one)[:2] for one in params_of(found)] == shown


KINDS = """\
input: {i: {type: gather}}
assets: {s: {type: map}}
nodes:
  a: {type: lab.f, description: what it does}
  b: {type: noob.node.Map, description: [no]}
  c: {type: gather, depends: [a.value, a.value, trigger: a.value]}
  d: {depends: [a.value, x: a.value]}
  e: {type: return}
  f: {type: tube}
  g: {type: map, depends: [x: a.value, a.value]}
"""


def test_kinds() -> None:
    tube = tube_from(KINDS)
    assert {one.name: kind_of(one) for one in tube.elements} == {
        "a": Kind.NODE,
        "b": Kind.MAP,
        "c": Kind.GATHER,
        "d": Kind.NODE,
        "e": Kind.RETURN,
        "f": Kind.TUBE,
        "g": Kind.MAP,
        "s": Kind.ASSET,
        "i": Kind.INPUT,
    }
    assert [about(one) for one in tube.elements if about(one)] == ["what it does"]


def test_names_of_slots() -> None:
    facts = facts_of(None, KINDS)
    names = {name: [*slot_names(facts, one).values()] for name, one in facts.tube.nodes.items()}
    assert {name: found for name, found in names.items() if found} == {
        "c": ["value", "[1]", "trigger"],
        "d": ["[0]", "x"],
        "g": ["x", "value"],
    }


TEXTS = """\
nodes:
  a: {type: lab.f}  # one line

  b:
    type: lab.g

    params:
      x: |
        text
    # what follows

  c: &c
    type: lab.h
  d: *c
  e:
    type: lab.i"""


def test_the_lines_of_an_element() -> None:
    tube = tube_from(TEXTS)
    assert {one.name: text_of(one) for one in tube.elements} == {
        "a": "a: {type: lab.f}  # one line",
        "b": "b:\n  type: lab.g\n\n  params:\n    x: |\n      text",
        "c": "c: &c\n  type: lab.h",
        "d": "d: *c",
        "e": "e:\n  type: lab.i",
    }


def test_long_elements_are_cut_off() -> None:
    lines = [f"    k{number}: 1" for number in range(80)]
    text = text_of(tube_from("nodes:\n  a:\n" + "\n".join(lines)).nodes["a"])
    assert text.splitlines() == ["a:", *(line[2:] for line in lines[:60])]
    wide = text_of(tube_from(f"nodes:\n  a: {{b: {'c' * 6000}}}\n").nodes["a"])
    assert (len(wide), wide[-2:]) == (6000, "c…")


def test_cut() -> None:
    assert [cut(text, 3) for text in ("", "abc", "abcd")] == ["", "abc", "ab…"]
