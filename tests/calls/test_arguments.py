"""Which value of a tube is passed to which parameter, as far as that is certain."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.calls.arguments import is_typed, named_params, values_of, wires_of
from noob_lint.python.answers import Signature
from noob_lint.yaml.document import Scalar
from tests.calls.code import code_of, facts_of, found_in

CODE = """\
def two(a, b=1): ...
def many(a, *rest, **more): ...
def given(a, *, e: Epoch): ...
def keys(*, a, b=1): ...
def count(a): yield a
async def later(a, fn=1): ...
class Box:
    def __init__(self, size, *parts): ...
    def process(self, value): ...
class Shape(BaseModel):
    size: int
    name: str = ""
    def process(self, value): ...
class Step(Node):
    size: int
    def process(self, value): ...
class Kept(Asset):
    size: int
"""


@pytest.mark.parametrize(
    ("kind", "depends", "expected"),
    [
        ("two", "[x.value, y.value]", {"x.value": "'a'", "y.value": "'b'"}),
        ("two", "[x.value, y.value, z.value]", {"x.value": "'a'", "y.value": "'b'"}),
        ("two", "[b: x.value, a: y.value]", {"x.value": "'b'", "y.value": "'a'"}),
        ("two", "[c: x.value]", {}),
        ("many", "[x.value, y.value, k: z.value]",
         {"x.value": "'a'", "y.value": "an item of '*rest'", "z.value": "an item of '**more'"}),
        ("given", "[a: x.value, e: y.value]", {"x.value": "'a'"}),  # noob passes 'e' itself
        ("keys", "[a: x.value]", {"x.value": "'a'"}),
        ("keys", "[x.value]", {}),
        ("two", "[a: x.value, epoch: y.value]", {"x.value": "'a'"}),
        ("count", "[a: x.value]", {}),
        ("later", "[a: x.value, fn: y.value]", {"x.value": "'a'"}),
        ("later", "[x.value]", {}),
        ("Box", "[value: x.value]", {"x.value": "'value'"}),
        ("Shape", "[x.value]", {"x.value": "'value'"}),
    ],
)  # fmt: skip
def test_wires(tmp_path: Path, kind: str, depends: str, expected: dict[str, str]) -> None:
    code = code_of(tmp_path, CODE)
    tube = facts_of(code, f"nodes:\n  n: {{type: lab.{kind}, depends: {depends}}}\n").tube
    wires = wires_of(tube.nodes["n"], found_in(code, kind))
    assert {wire.text: wire.subject for wire in wires} == expected


@pytest.mark.parametrize(
    ("section", "kind", "params", "expected"),
    [
        ("nodes", "two", "{a: 1, b: 2, c: 3}", {"1": "'a'", "2": "'b'"}),
        ("nodes", "two", "[1, 2]", {}),
        ("nodes", "two", "{'not a name': 1}", {}),
        ("nodes", "many", "{k: 1}", {"1": "an item of '**more'"}),
        ("nodes", "given", "{a: 1, e: 2}", {"1": "'a'"}),
        ("nodes", "Box", "{size: 1, value: 2}", {"1": "'size'"}),
        ("nodes", "Shape", "{size: 1, name: x, more: 2}", {"1": "'size'", "x": "'name'"}),
        ("nodes", "Step", "{size: 1, id: x}", {"1": "'size'"}),
        ("assets", "two", "[1, 2, 3]", {"1": "'a'", "2": "'b'"}),
        ("assets", "two", "[input.i, 2]", {"2": "'a'", "input.i": "'b'"}),
        ("assets", "many", "[1, 2]", {"1": "'a'", "2": "an item of '*rest'"}),
        ("assets", "Box", "[1, 2]", {"1": "'size'", "2": "an item of '*parts'"}),
        ("assets", "Kept", "{size: 1, scope: x}", {"1": "'size'"}),
    ],
)
def test_values(
    tmp_path: Path, section: str, kind: str, params: str, expected: dict[str, str]
) -> None:
    code = code_of(tmp_path, CODE)
    text = f"{section}:\n  n: {{type: lab.{kind}, params: {params}, scope: runner}}\n"
    (element,) = getattr(facts_of(code, text).tube, section).values()
    wires = list(values_of(element, found_in(code, kind)))
    said = {wire.place.text: wire.subject for wire in wires if isinstance(wire.place, Scalar)}
    assert said == expected
    assert [wire.text for wire in wires] == [""] * len(wires)


def test_names_of_parameters(tmp_path: Path) -> None:
    params = "{a: 1, b-c: 2, 3: 4, class: 5, d: {e: 6}}"
    tube = facts_of(None, f"nodes:\n  n: {{type: lab.f, params: {params}}}\n").tube
    code = code_of(tmp_path, "def f(**rest): ...\nclass M(BaseModel): ...\n")
    node = tube.nodes["n"]
    assert list(named_params(node, found_in(code, "f"))) == ["a", "class", "d"]
    assert list(named_params(node, found_in(code, "M"))) == ["a", "b-c", "class", "d"]


def test_which_annotations_say_anything(tmp_path: Path) -> None:
    code = code_of(tmp_path, "def f(a, b: int, c: Any, d: object, e: 'str', f: gone.T): ...\n")
    signature = found_in(code, "f").call
    assert isinstance(signature, Signature)
    assert [one.name for one in signature.parameters if is_typed(one)] == ["b", "e"]
