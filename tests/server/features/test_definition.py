from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.server.features.definition import definitions
from tests.server.studio import Studio

BODY = """\
input:
  path: {type: str, scope: tube}
assets:
  store: {type: lab.Store, scope: runner, depends: count.value}
nodes:
  count: {type: lab.count}
  read:
    type: lab.read
    enabled: input.path
    params: {path: input.path, count: 2}
  split:
    type: lab.split
    depends:
      - text: read.value
  smooth:
    type: lab.Smooth
    params: {width: 3}
    depends:
      - frame: split.size
      - weight: assets.store
  plain: {type: lab.plain, depends: [count.value]}
  inner:
    type: tube
    params: {tube: child}
    depends:
      - given: smooth.smoothed
  last:
    type: return
    depends:
      - out: inner.made
      - plain: plain.value
"""

CHILD = """\
input:
  given: {type: int, scope: process}
nodes:
  it: {type: lab.plain, depends: [input.given]}
  back:
    type: return
    depends:
      - made: it.value
"""


def body(before: str) -> str:
    """The tube with the cursor before a text that occurs in it once."""
    assert BODY.count(before) == 1, before
    return BODY.replace(before, f"‸{before}")


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    studio = Studio(tmp_path)
    studio.tube("child", CHILD)
    return studio


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("read.value", ["it.yaml:10 read"]),
        ("split.size", ["it.yaml:14 split"]),
        ("path: {", ["it.yaml:5 path"]),
        ("path\n    params", ["it.yaml:5 path"]),
        ("path, count", ["it.yaml:5 path"]),
        ("store\n", ["it.yaml:7 store"]),
        ("size\n", ["lab.py:25 size"]),
        ("smoothed", ["lab.py:45 smoothed"]),
        ("count: 2", ["lab.py:15 count"]),
        ("text: read", ["lab.py:24 text"]),
        ("width", ["lab.py:42 width"]),
        ("weight", ["lab.py:45 weight"]),
        ("Smooth\n", ["lab.py:39 Smooth"]),
        ("Store", ["lab.py:49 Store"]),
        ("child", ["child.yaml:1 child"]),
        ("given", ["child.yaml:5 given"]),
        ("made", ["child.yaml:11 made"]),
        ("out:", ["it.yaml:33 out"]),
        ("params: {w", []),
    ],
)
def test_where_names_lead(studio: Studio, before: str, expected: list[str]) -> None:
    found = definitions(*studio.open(body(before)))
    assert [studio.shown(place) for place in found] == expected


def test_a_signal_without_a_name_leads_to_what_is_annotated_or_returned(studio: Studio) -> None:
    start = "nodes:\n  a: {type: lab.%s}\n  b: {type: lab.plain, depends: [a.‸value]}\n"

    def where(name: str) -> list[str]:
        return [studio.shown(one) for one in definitions(*studio.open(start % name))]

    assert where("read") == ["lab.py:15 str"]
    assert where("count") == ["lab.py:30 Generator[int]"]
    assert where("plain") == ['lab.py:36 {"value": value}']
    assert where("gone") == ["it.yaml:5 a"]


def test_the_name_of_a_signal_may_be_written_in_either_quotes(studio: Studio) -> None:
    names = """Annotated[int, Name('one')], Annotated[int, Name("two")]"""
    start = "from typing import Annotated\nfrom noob import Name\n\n"
    studio.write("own.py", f"{start}def it() -> tuple[{names}]: ...\n")
    body = "nodes:\n  a: {type: own.it}\n  b: {type: lab.plain, depends: [a.‸%s]}\n"
    found = [
        (studio.shown(place), place.span.start.column)
        for name in ("one", "two", "on")
        for place in definitions(*studio.open(body % name))
    ]
    assert found == [
        ("own.py:4 one", 39),
        ("own.py:4 two", 68),
        (f"own.py:4 tuple[{names}]", 12),
    ]


def test_what_a_base_has_is_found_in_the_base(studio: Studio) -> None:
    studio.tube("base", "nodes:\n  a: {type: lab.count}\n  b: {type: lab.count}\n")
    tube = "extends: [base]\nnodes:\n  b: {enabled: false}\n  c: {type: lab.plain, depends: [%s]}\n"
    found = [
        [studio.shown(one) for one in definitions(*studio.open(tube % text))]
        for text in ("‸a.value", "‸b.value", "x.‸value")
    ]
    assert found == [["base.yaml:5 a"], ["it.yaml:6 b", "base.yaml:6 b"], []]
    there = definitions(*studio.open((tube % "a.value").replace("base", "‸base")))
    assert [studio.shown(one) for one in there] == ["base.yaml:1 base"]


def test_a_tube_in_a_node_has_names_of_its_own(studio: Studio) -> None:
    inner = "{noob_id: x, nodes: {a: {type: lab.read}, b: {type: lab.plain, depends: [%s]}}}"
    tube = "nodes:\n  a: {type: lab.count}\n  c: {type: tube, params: {tube: %s}}\n"
    view, offset = studio.open(tube % (inner % "‸a.value"))
    (place,) = definitions(view, offset)
    assert (place.span.start.line, place.span.start.column) == (5, 54)
