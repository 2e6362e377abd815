"""Which inputs are optional for noob, by version."""

from __future__ import annotations

import pytest

from noob_lint.spec.versions import find_version
from noob_lint.tube.inputs import (
    built_in,
    can_be_left_out,
    configured,
    default_chain,
    default_of,
    enabled_reference,
    has_default,
    is_optional,
    is_process_input,
    param_references,
    param_texts,
    put_in,
    used_inputs,
)
from noob_lint.tube.tube import Tube
from noob_lint.yaml.document import Mapping, Scalar
from noob_lint.yaml.parser import parse
from tests.tube.views import tube_from


def tube(body: str, version: str) -> Tube:
    document = parse(f"input:\n  i: {{{body}}}\n")
    assert document.root is not None
    return Tube(document, document.root, find_version(version))


@pytest.mark.parametrize(
    ("body", "since"),
    [
        ("type: int", None),
        ("required: true", None),
        ("required: null", None),
        ("required: false", "1001"),
        ("required: 'no'", "1001"),
        ("default: 1", "1000"),
        ("default: null", "1000"),
        ("required: true, default: 1", "1000"),
    ],
)
def test_can_be_left_out_since(body: str, since: str | None) -> None:
    versions = ["0.1", "1000", "1001", "1003"]
    found = [version for version in versions if _can_be_left_out(body, version)]
    assert found == ([] if since is None else versions[versions.index(since) :])


def _can_be_left_out(body: str, version: str) -> bool:
    one = tube(body, version)
    return can_be_left_out(one, one.inputs["i"])


def test_is_optional_is_what_the_file_says() -> None:
    assert is_optional(tube("required: false", "0.1").inputs["i"])
    assert not is_optional(tube("required: true", "1003").inputs["i"])
    assert not is_optional(tube("type: int", "1003").inputs["i"])


def test_default_of() -> None:
    one = tube("default: 5", "1000")
    default = default_of(one, one.inputs["i"])
    assert isinstance(default, Scalar)
    assert default.value == 5
    assert has_default(one, one.inputs["i"])
    old = tube("default: 5", "0.1")
    assert default_of(old, old.inputs["i"]) is None
    assert not has_default(old, old.inputs["i"])


PARAMS = {
    "{a: input.i, b: 1, c: input.j}": [("input.i", True, False), ("input.j", True, False)],
    "{a: ['input.i', 3, {input.k: input.j}]}": [
        ("input.i", False, False),
        ("input.k", False, False),
        ("input.j", False, False),
    ],
    "{a: {input.i: input.j, 1: {b: c}}}": [
        ("input.i", False, True),
        ("input.j", False, False),
        ("b", False, False),
        ("c", False, False),
    ],
    "{tube: {nodes: {a: {type: b}}}, c: [d]}": [
        *(("nodes", False, True), ("a", False, False), ("type", False, False)),
        *(("b", False, False), ("d", False, False)),
    ],
    "input.i": [],
}
ITEMS = {
    "[input.i, 1, [a, [input.j]], {input.k: b}]": [
        *(("input.i", True, False), ("a", True, False), ("input.j", True, False)),
        *(("input.k", False, True), ("b", False, False)),
    ],
    "&x [a, *x, b]": [("a", True, False), ("b", True, False)],
}


def texts(tube: Tube) -> list[tuple[str, bool, bool]]:
    found = [text for element in configured(tube) for text in param_texts(element)]
    return [(text.scalar.text, text.is_resolved, text.is_key) for text in found]


@pytest.mark.parametrize(("params", "expected"), PARAMS.items())
def test_strings_in_params(params: str, expected: list[tuple[str, bool, bool]]) -> None:
    assert texts(tube_from(f"nodes: {{n: {{type: lab.f, params: {params}}}}}\n")) == expected
    assert texts(tube_from(f"assets: {{s: {{type: lab.A, params: {params}}}}}\n")) == expected


@pytest.mark.parametrize(("params", "expected"), ITEMS.items())
def test_strings_in_lists_of_params(params: str, expected: list[tuple[str, bool, bool]]) -> None:
    assert texts(tube_from(f"assets: {{s: {{type: lab.A, params: {params}}}}}\n")) == expected
    assert texts(tube_from(f"nodes: {{n: {{type: lab.f, params: {params}}}}}\n")) == []


def test_an_inline_tube_is_no_parameter_of_the_tube_around_it() -> None:
    params = "{tube: {nodes: {a: {type: b}}}, c: [d], e: f}"
    found = texts(tube_from(f"nodes: {{n: {{type: tube, params: {params}}}}}\n"))
    assert found == [("d", False, False), ("f", True, False)]


USES = """\
input: {}
assets:
  s: {type: lab.A, scope: runner, params: {x: input.of_asset, y: input, z: "input.a\\nb"}}
  l: {type: lab.A, scope: runner, params: [input.of_list]}
nodes:
  n: {type: lab.f, params: {x: input.of_node, y: [input.deep]}, depends: [a: input.of_depends]}
  e: {type: lab.f, enabled: input.of_enabled}
  f: {type: lab.f, enabled: "inputs.x", depends: [n.value]}
  g: {type: lab.f, enabled: [input.no]}
"""


@pytest.mark.parametrize(
    ("version", "of_assets", "of_nodes", "enabled"),
    [
        ("0.1", [], ["of_node"], []),
        ("1000", ["of_asset", "of_list"], ["of_node"], []),
        ("1001", ["of_asset", "of_list"], ["of_node"], ["of_enabled"]),
        ("1003", ["of_asset", "of_list"], ["of_node"], ["of_enabled"]),
    ],
)
def test_the_inputs_that_a_tube_refers_to(
    version: str, of_assets: list[str], of_nodes: list[str], enabled: list[str]
) -> None:
    tube = tube_from(USES, version)
    found = {
        element.name: [part.text for part in param_references(tube, element)]
        for element in configured(tube)
    }
    rest: dict[str, list[str]] = {"e": [], "f": [], "g": []}
    assert found == {"n": of_nodes, **rest, "s": of_assets[:1], "l": of_assets[1:]}
    switches = [enabled_reference(tube, node) for node in tube.nodes.values()]
    assert [part.text for part in switches if part is not None] == enabled
    assert built_in(tube) == {*of_assets, *of_nodes, *enabled}
    assert used_inputs(tube) == {"of_depends", *of_assets, *of_nodes, *enabled}


@pytest.mark.parametrize("version", ["0.1", "1000", "1003"])
@pytest.mark.parametrize(
    ("value", "expected"), [("input.i", "i"), ("i", None), ("3", None), ("[input.i]", None)]
)
def test_what_noob_puts_in(version: str, value: str, expected: str | None) -> None:
    tube = tube_from(
        f"assets: {{s: {{type: lab.A, params: {{x: {value}}}}}}}\n"
        f"nodes: {{n: {{type: lab.f, params: {{x: {value}}}}}}}\n",
        version,
    )
    found = []
    for element in configured(tube):
        params = element.body.get("params")
        assert isinstance(params, Mapping)
        given = params.get("x")
        assert given is not None
        found.append(put_in(tube, element, given))
    assert found == [expected, None if version == "0.1" else expected]


CHAINS = """\
input:
  a: {type: int, scope: tube, default: input.b}
  b: {type: int, scope: process, default: input.c}
  c: {type: int, scope: 1, default: 3}
  d: {type: int, default: input.e}
  e: {type: int, default: input.d}
  f: {type: int, default: input.gone}
  g: {type: int, default: [input.a]}
  h: {type: int}
"""


def test_chains_of_defaults() -> None:
    tube = tube_from(CHAINS)
    assert {name: [part.text for part in default_chain(tube, name)] for name in tube.inputs} == {
        "a": ["b", "c"],
        "b": ["c"],
        "c": [],
        "d": ["e", "d"],
        "e": ["d", "e"],
        "f": ["gone"],
        "g": [],
        "h": [],
    }
    assert [name for name, one in tube.inputs.items() if is_process_input(one)] == ["b"]
