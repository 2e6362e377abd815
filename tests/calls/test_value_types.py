"""What type of value each signal, asset and input carries."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.calls.value_types import Emissions
from noob_lint.project.project import Project
from noob_lint.python.answers import TypeForm
from noob_lint.python.types.fits import format_type
from noob_lint.python.types.forms import union
from noob_lint.tube.context import TubeContext
from tests.calls.code import code_of, facts_of

CODE = """\
def read() -> int: ...
def rows() -> list[str]: ...
def pair() -> tuple[Annotated[int, Name("low")], Annotated[str, Name("high")]]: ...
def count() -> Generator[int, None, None]: yield 1
def untold(): ...
class Box: ...
class Open:
    def __enter__(self): ...
    def __exit__(self, *error): ...
class Odd(__import__("elsewhere").Base): ...
def boxed() -> Box: ...
def odd() -> Odd: ...
def opened() -> Open: ...
@contextmanager
def managed() -> Iterator[int]: yield 1
"""
TUBE = """\
input:
  i: {type: int, scope: tube}
  j: {type: 'list[lab.Box]', scope: process}
  k: {type: whatever, scope: process}
assets:
  made: {type: lab.Box, scope: runner}
  boxed: {type: lab.boxed, scope: runner}
  opened: {type: lab.opened, scope: runner}
  managed: {type: lab.managed, scope: runner}
  updated: {type: lab.Box, scope: runner, depends: [read.value]}
  odd: {type: lab.odd, scope: runner}
  lost: {type: lab.Box, scope: runner, depends: [untold.value]}
nodes:
  read: {type: lab.read}
  rows: {type: lab.rows}
  pair: {type: lab.pair}
  count: {type: lab.count}
  untold: {type: lab.untold}
  each: {type: map, depends: [value: rows.value]}
  none: {type: map, depends: [value: untold.value]}
  all: {type: gather, depends: [value: each.value], params: {n: 2}}
  some: {type: gather, depends: [value: untold.value], params: {n: 2}}
  flat: {type: gather, depends: [value: rows.value], params: {n: 2, flatten: true}}
  round: {type: gather, depends: [value: round.value], params: {n: 2}}
  inner:
    type: tube
    depends: [x: read.value]
    params:
      tube:
        noob_id: b
        input: {x: {type: float, scope: process}}
        nodes:
          a: {type: lab.rows}
          r: {type: return, depends: [out: a.value, same: input.x]}
  single:
    type: tube
    params:
      tube:
        noob_id: c
        nodes:
          a: {type: lab.rows}
          r: {type: return, depends: a.value}
"""


def emissions(folder: Path, text: str = TUBE) -> Emissions:
    code = code_of(folder, CODE)
    facts = facts_of(code, text)
    children = Project().assembly(facts.tube.version).children(facts.tube)
    return Emissions(TubeContext(facts.tube, project_code=code, children=children), code)


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        *(("read.value", "int"), ("read.other", None), ("gone.value", None)),
        *(("rows.value", "list[str]"), ("pair.low", "int"), ("pair.high", "str")),
        *(("count.value", "int"), ("untold.value", None)),
        *(("each.value", "str"), ("each.n", "int"), ("none.value", None)),
        *(("all.value", "list[str]"), ("some.value", "list"), ("flat.value", "list[str]")),
        *(("round.value", "list"), ("all.other", None)),
        *(("inner.out", "list[str]"), ("inner.same", "float"), ("inner.gone", None)),
        *(("inner.value", None), ("single.value", "list[str]"), ("single.out", None)),
        *(("input.i", "int"), ("input.j", "list[Box]"), ("input.k", None), ("input.x", None)),
        *(("assets.made", "Box"), ("assets.boxed", "Box"), ("assets.opened", None)),
        *(("assets.managed", "int"), ("assets.updated", "Box | int"), ("assets.lost", None)),
        ("assets.odd", None),
    ],
)
def test_what_a_reference_carries(tmp_path: Path, reference: str, expected: str | None) -> None:
    found = emissions(tmp_path)
    source, _, signal = reference.partition(".")
    carried = (
        found.input(signal)
        if source == "input"
        else found.asset(signal)
        if source == "assets"
        else found.signal(source, signal)
    )
    assert (None if carried is None else format_type(carried.form)) == expected


CHAIN = [
    "  g0: {type: gather, params: {n: 2}, depends: [value: read.value]}",
    *(
        f"  g{number}: {{type: gather, params: {{n: 2}}, depends: [value: g{number - 1}.value]}}"
        for number in range(1, 52)
    ),
]
DEEP = """\
assets:
  shallow: {type: builtins.list, scope: runner, depends: [g48.value]}
  deep: {type: builtins.list, scope: runner, depends: [g49.value]}
nodes:
  read: {type: lab.read}
"""


@pytest.mark.parametrize(
    ("asset", "signal", "expected"),
    [
        ("", "g49", "list[" * 50 + "int" + "]" * 50),
        ("", "g50", "list[" * 50 + "list" + "]" * 50),
        ("shallow", "", "list | " + "list[" * 49 + "int" + "]" * 49),
        ("deep", "", "list | " + "list[" * 49 + "list" + "]" * 49),
    ],
)
def test_no_more_than_fifty_nodes_are_followed(
    tmp_path: Path, asset: str, signal: str, expected: str
) -> None:
    found = emissions(tmp_path, DEEP + "\n".join(CHAIN) + "\n")
    carried = found.asset(asset) if asset else found.signal(signal, "value")
    assert carried is not None
    assert format_type(carried.form) == expected


@pytest.mark.parametrize(("node", "is_known"), [("g50", True), ("g51", False)])
def test_no_more_is_followed_from_a_dependency(tmp_path: Path, node: str, is_known: bool) -> None:
    found = emissions(tmp_path, DEEP + "\n".join(CHAIN) + "\n")
    (item,) = found._tube.nodes[node].depends
    carried = found.brought(item)
    assert carried is not None
    assert ("int" in format_type(carried.form)) is is_known


def test_dependencies_bring_what_they_refer_to(tmp_path: Path) -> None:
    found = emissions(tmp_path)
    (item,) = found._tube.nodes["each"].depends
    assert found.brought(item) == found.signal("rows", "value")


def test_where_it_is_written(tmp_path: Path) -> None:
    found = emissions(tmp_path)

    def place(source: str, signal: str) -> str | None:
        carried = found.signal(source, signal)
        assert carried is not None
        if carried.place is None:
            return None
        span = carried.place.span
        return carried.place.source.text[span.start.offset : span.end.offset]

    assert place("rows", "value") == place("each", "value") == "list[str]"
    assert place("each", "n") is None


def test_the_slots_of_a_tube_node_are_its_inputs(tmp_path: Path) -> None:
    found = emissions(tmp_path)
    carried = found.slot("inner", "x")
    assert carried is not None
    assert format_type(carried.form) == "float"
    assert found.slot("inner", "y") is None
    assert found.slot("read", "x") is None


@pytest.mark.parametrize("length", [21, 201])
def test_special_nodes_in_a_row_are_followed_to_some_depth(tmp_path: Path, length: int) -> None:
    nodes = ["  n0: {type: lab.rows}\n"]
    for number in range(1, length):
        given = f"n{number - 1}.value"
        kind = "map, depends" if number % 2 else "gather, params: {n: 2}, depends"
        nodes.append(f"  n{number}: {{type: {kind}: [value: {given}]}}\n")
    found = emissions(tmp_path, "nodes:\n" + "".join(nodes))
    last = found.signal(f"n{length - 1}", "value")
    assert last is not None
    assert format_type(last.form) == ("list[str]" if length == 21 else "list")


INT, STR, NONE = TypeForm("builtins.int"), TypeForm("builtins.str"), TypeForm("None")
BOX, ODD, LIKE = TypeForm("lab.Box"), TypeForm("lab.Odd"), TypeForm("lab.Open")
ARRAY, UNKNOWN, ANY = TypeForm("numpy.ndarray"), TypeForm(""), TypeForm("typing.Any")


@pytest.mark.parametrize(
    ("given", "wanted", "never"),
    [
        *(([INT], [STR], True), ([INT], [INT], False), ([INT], [STR, INT], False)),
        *(([ARRAY], [BOX], True), ([BOX], [ARRAY], True), ([ARRAY], [ARRAY], False)),
        *(([ARRAY], [ODD], False), ([ODD], [ARRAY], False), ([ARRAY], [UNKNOWN], False)),
        *(([ARRAY], [ANY], False), ([UNKNOWN], [ARRAY], False), ([ARRAY], [BOX, LIKE], True)),
        *(([ARRAY], [BOX, ODD], False), ([ARRAY, NONE], [BOX], True), ([ARRAY, BOX], [BOX], False)),
        *(([ARRAY, NONE], [BOX, NONE], False), ([BOX], [LIKE], False), ([ODD], [BOX], False)),
    ],
)
def test_what_never_passes(
    tmp_path: Path, given: list[TypeForm], wanted: list[TypeForm], never: bool
) -> None:
    assert emissions(tmp_path).never(union(given), union(wanted)) is never


def test_classes_that_are_no_arrays_are_noted(tmp_path: Path) -> None:
    for pair in ((ARRAY, BOX), (BOX, ARRAY)):
        found = emissions(tmp_path)
        found.never(*pair)
        assert "lab.Box" in found.fits.classes
