"""How noob calls what nodes and assets name: how values are bound, and what rules inspect."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.calls.bind import Bound
from noob_lint.calls.calls import Call, Calls
from noob_lint.tube.marks import Mark
from tests.calls.code import code_of, facts_of
from tests.calls.test_bind import said

CODE = """\
class Box:
    def __init__(self, size, *parts): ...
    def process(self, value): ...
class Shape(BaseModel):
    size: int
    def process(self, value): ...
class Strict(BaseModel):
    model_config = {"extra": "forbid"}
    size: int
    def process(self, value): ...
class Loose(BaseModel):
    model_config = {"extra": "allow"}
    size: int
    def process(self, value): ...
class Step(Node):
    size: int
    def process(self, value): ...
class Kept(Asset):
    size: int
def two(a, b=1): ...
def only(a, /): ...
def none(): ...
def given(a, *, e: Epoch): ...
def quoted(a: "int"): ...
def loose(**more): ...
def count(limit): yield limit
async def later(a, fn=1): ...
async def ticks():
    yield 1
@contextmanager
def managed(): yield 1
def pair() -> tuple[Annotated[int, Name("low")], Annotated[int, Name("high")]]: ...
VALUE = 5
"""


def calls(folder: Path, section: str, element: str, extra: str = "") -> Calls:
    facts = facts_of(code_of(folder, CODE), f"{section}:\n  n: {{{element}}}\n{extra}")
    return Calls(facts)


def only_call(folder: Path, section: str, element: str, extra: str = "") -> Call:
    (call,) = calls(folder, section, element, extra).calls
    return call


def wrong(bound: Bound) -> set[str]:
    return {kind for kind, found in bound._asdict().items() if found}


@pytest.mark.parametrize(
    ("element", "slots", "params"),
    [
        ("type: lab.two, depends: [a: x.value]", "", ""),
        ("type: lab.two", "missing", ""),
        ("type: lab.two, params: {a: 1}", "", ""),
        ("type: lab.two, params: {c: 1}", "", "unknown"),
        ("type: lab.two, depends: [c: x.value]", "unknown", ""),
        ("type: lab.two, depends: [x.value, x.value, x.value]", "surplus", ""),
        ("type: lab.two, depends: [x.value], params: {a: 1}", "twice", ""),
        ("type: lab.two, depends: [a: x.value], params: {c: 1}", "", "unknown"),
        ("type: lab.only, depends: [a: x.value]", "by_name", ""),
        ("type: lab.only, params: {a: 1}", "", "by_name"),
        ("type: lab.none, depends: [self: x.value]", "", ""),
        ("type: lab.given, depends: [x.value, e: x.value]", "injected", ""),
        ("type: lab.given, depends: [x.value], params: {e: 1}", "", "injected"),
        ("type: lab.count, params: {limit: 1}", "", ""),
        ("type: lab.count", "", "missing"),
        ("type: lab.count, params: {limit: 1, more: 2}", "", "unknown"),
        ("type: lab.count, depends: [limit: x.value]", "", "missing"),
        ("type: lab.later, depends: [a: x.value, fn: x.value]", "", ""),
        ("type: lab.later, depends: [x.value]", "", ""),  # another rule tells
        ("type: lab.Box, depends: [value: x.value], params: {size: 1}", "", ""),
        ("type: lab.Box, params: {value: 1}", "missing", "unknown"),
        ("type: lab.Box, depends: [x.value]", "", "missing"),
        ("type: lab.Shape, depends: [x.value], params: {size: 1, more: 2}", "", "ignored"),
        ("type: lab.Shape, depends: [x.value], params: {siz: 1}", "", "unknown"),
        ("type: lab.Shape, depends: [x.value], params: {more: 1}", "", "ignored missing"),
        ("type: lab.Strict, depends: [x.value], params: {more: 1}", "", "missing unknown"),
        ("type: lab.Shape, depends: [x.value], params: {}", "", "missing"),
        ("type: lab.Strict, depends: [x.value], params: {size: 1, more: 2}", "", "unknown"),
        ("type: lab.Step, depends: [x.value], params: {size: 1}", "", ""),
        ("type: lab.ticks, depends: [a: x.value], params: {b: 1}", "", ""),
        ("type: lab.VALUE, depends: [a: x.value], params: {b: 1}", "", ""),
    ],
)
def test_nodes(tmp_path: Path, element: str, slots: str, params: str) -> None:
    call = only_call(tmp_path, "nodes", element)
    assert wrong(call.slots) == set(slots.split())
    assert wrong(call.params) == set(params.split())


@pytest.mark.parametrize(
    ("element", "params"),
    [
        ("type: lab.Box, params: [1, 2, 3]", ""),
        ("type: lab.Box, params: []", "missing"),
        ("type: lab.Box, params: {size: 1, more: 2}", "unknown"),
        ("type: lab.two, params: [1, 2, 3]", "surplus"),
        ("type: lab.two, params: {b: 2}", "missing"),
        ("type: lab.given, params: {a: 1}", "missing"),  # noob adds nothing for an asset
        ("type: lab.managed, params: {a: 1}", "unknown"),
        ("type: lab.Kept, params: {size: 1}", ""),
        ("type: lab.Kept, params: {}", "missing"),
        ("type: lab.Kept, params: [1]", ""),  # another rule tells
        ("type: lab.Step, params: {more: 1}", ""),
        ("type: lab.VALUE, params: {more: 1}", ""),
    ],
)
def test_assets(tmp_path: Path, element: str, params: str) -> None:
    call = only_call(tmp_path, "assets", f"{element}, scope: runner", "nodes: {}\n")
    assert wrong(call.slots) == set()
    assert wrong(call.params) == set(params.split())


@pytest.mark.parametrize(
    ("section", "element", "expected"),
    [
        ("nodes", "Shape, params: {siz: 1, more: 2}", {"unknown": "siz", "ignored": "more"}),
        (
            "nodes",
            "Shape, params: {more: 1, other: 2}",
            {"missing": "size", "ignored": "more other"},
        ),
        ("nodes", "Shape, params: {size: 1, siz: 2}", {"ignored": "siz"}),
        ("nodes", "Strict, params: {siz: 1, more: 2}", {"unknown": "siz more"}),
        ("nodes", "Strict, params: {more: 2}", {"unknown": "more", "missing": "size"}),
        ("nodes", "Loose, params: {more: 2, siz: 3}", {"unknown": "siz"}),
        ("nodes", "Loose, params: {more: 2}", {"missing": "size"}),
        ("nodes", "Box, params: {parts: 1}", {"unknown": "parts"}),
        ("nodes", "Step, params: {size: 1, id: a, spec: b}", {}),
        ("nodes", "Step, params: {}", {"missing": "size"}),
        ("assets", "Shape, params: [1]", {"surplus": "1"}),
        ("assets", "Shape, params: []", {"missing": "size"}),
        ("assets", "Box, params: [1, 2]", {}),
        ("assets", "Kept, params: {size: 1, id: a, spec: b, scope: c, depends: d}", {}),
        ("assets", "Kept, params: {id: a}", {"missing": "size"}),
        ("assets", "given, params: [1, 2]", {"surplus": "2"}),
        ("assets", "given, params: {a: 1, e: 2, f: 3}", {"unknown": "f"}),
        ("assets", "only, params: {a: 1}", {"by_name": "a"}),
        ("assets", "loose, params: {a: 1}", {}),
        ("assets", "two, params: [1]", {}),
        ("assets", "two, params: {b: 1}", {"missing": "a"}),
    ],
)
def test_what_is_wrong_with_params(
    tmp_path: Path, section: str, element: str, expected: dict[str, str]
) -> None:
    is_node = section == "nodes"
    more = ", depends: [x.value]" if is_node else ", scope: runner"
    call = only_call(
        tmp_path, section, f"type: lab.{element}{more}", "" if is_node else "nodes: {}\n"
    )
    assert said(call.params) == expected


def test_a_tube_that_extends_unknown_ones_may_have_more(tmp_path: Path) -> None:
    facts = facts_of(code_of(tmp_path, CODE), "extends: [x]\nnodes:\n  n: {type: lab.two}\n")
    facts.tube.is_whole = False
    (call,) = Calls(facts).calls
    assert call.slots.fits


ALWAYS = {Mark.CODE}


@pytest.mark.parametrize(
    ("section", "element", "marks"),
    [
        ("nodes", "type: lab.two, depends: [a: x.value]", "NODE_IS_FUNCTION"),
        ("nodes", "type: lab.two", "NODE_IS_FUNCTION SLOT_MISSING"),
        ("nodes", "type: lab.two, params: {a: 1, c: 1}", "NODE_IS_FUNCTION PARAM_UNKNOWN"),
        ("nodes", "type: lab.loose, depends: [more: x.value]", "NODE_IS_FUNCTION STARS"),
        ("nodes", "type: lab.loose, depends: [x: x.value]", "NODE_IS_FUNCTION"),
        ("nodes", "type: lab.count, params: {limit: 1}", "GENERATOR"),
        ("nodes", "type: lab.later, depends: [a: x.value]", "ASYNC"),
        ("nodes", "type: lab.ticks", "NODE_IS_ASYNC_GENERATOR"),
        ("nodes", "type: lab.pair", "NODE_IS_FUNCTION NAMED"),
        ("nodes", "type: lab.VALUE", "NODE_IS_NOT_CALLABLE NAMED"),
        ("nodes", "type: lab.Step, depends: [x.value], params: {size: 1}",
         "NODE_IS_NODE_CLASS OWN_PARAMS TYPED"),
        ("nodes", "type: lab.Shape, depends: [x.value], params: {size: 1}",
         "NODE_IS_CLASS TYPED"),
        ("assets", "type: lab.Kept, params: {size: 1}",
         "ASSET_IS_ASSET_CLASS OWN_PARAMS TYPED NAMED"),
        ("assets", "type: lab.managed", "ASSET_IS_CONTEXT_MANAGER"),
        ("assets", "type: lab.later, params: {a: 1}", "ASSET_IS_ASYNC_FUNCTION ASYNC"),
        ("nodes", "type: lab.gone", "MISSING_ATTRIBUTE"),
        ("nodes", "type: lab.deep.gone", "MISSING_MODULE"),
        ("nodes", "type: lab.Box.gone", "MISSING_MEMBER"),
    ],
)  # fmt: skip
def test_marks(tmp_path: Path, section: str, element: str, marks: str) -> None:
    scope = ", scope: runner" if section == "assets" else ""
    extra = "  also: {type: lab.none}\n"
    found = calls(tmp_path, section, element + scope, extra if section == "nodes" else "").marks
    also = {Mark.CODE_NODE_IS_FUNCTION} if section == "nodes" else set()
    assert found - ALWAYS - also == {Mark[f"CODE_{name}"] for name in marks.split()} - also


def test_annotations_that_are_postponed(tmp_path: Path) -> None:
    assert only_call(tmp_path, "nodes", "type: lab.quoted").is_postponed
    assert not only_call(tmp_path, "nodes", "type: lab.two").is_postponed


def test_nodes_and_assets_apart(tmp_path: Path) -> None:
    extra = "assets:\n  b: {type: lab.Box, scope: runner}\n  g: {type: lab.gone, scope: runner}\n"
    found = calls(tmp_path, "nodes", "type: lab.two", extra)
    assert [call.element.name for call in found.nodes] == ["n"]
    assert [call.element.name for call in found.assets] == ["b"]
    assert [(element.name, missing.name) for element, missing in found.missing] == [("g", "gone")]
