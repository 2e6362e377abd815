"""What noob accepts as a name or a reference."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable

import pytest

from noob_lint.spec import names
from noob_lint.spec.names import (
    SPECIAL_TYPES,
    is_enabled_reference,
    is_input_reference,
    special_type,
)
from tests.oracle import Oracle


@pytest.mark.parametrize("text", ["input.a", "input.", "input.a.b", "input. a", "input.a\n"])
def test_an_input_reference_begins_with_the_prefix(text: str) -> None:
    assert is_input_reference(text)


@pytest.mark.parametrize("text", ["", "input", "inputs.a", "Input.a", " input.a", "assets.a"])
def test_other_strings_are_not_input_references(text: str) -> None:
    assert not is_input_reference(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("input.a", True), ("input.a.b", True), ("input.", False), ("input.1", False), ("a.b", False)],
)
def test_enabled_takes_references_that_are_paths(text: str, expected: bool) -> None:
    assert is_enabled_reference(text) is expected


@pytest.mark.oracle
def test_special_types_by_path(oracle: Callable[[str], Oracle]) -> None:
    modules = ("noob.node", "noob.node.gather", "noob.node.map", "noob.node.return_")
    script = """if True:
        import importlib, json, sys
        from noob.node import SPECIAL_NODES
        found = {}
        for module in json.loads(sys.argv[1]):
            for name, value in vars(importlib.import_module(module)).items():
                found.update((f"{module}.{name}", key) for key, kind in SPECIAL_NODES.items()
                             if value is kind)
        print(json.dumps(found))
    """
    python = oracle("1003.0.2").python
    command = [str(python), "-c", script, json.dumps([*modules, "noob.node.tube"])]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    assert {path: special_type(path) for path in found} == found
    assert set(found.values()) == set(SPECIAL_TYPES)


def test_other_types_are_not_special() -> None:
    assert [special_type(text) for text in (None, "", "noob.node.Node", "noob.Map", "maps")] == [
        *(None, None, None, None, None)
    ]
    assert [special_type(text) for text in SPECIAL_TYPES] == [*SPECIAL_TYPES]


@pytest.mark.parametrize(
    ("kind", "paths"),
    [
        ("gather", ["noob.node.Gather", "noob.node.gather.Gather"]),
        ("map", ["noob.node.Map", "noob.node.map.Map"]),
        ("return", ["noob.node.Return", "noob.node.return_.Return"]),
        ("tube", ["noob.node.TubeNode", "noob.node.tube.TubeNode"]),
    ],
)
def test_the_paths_of_special_types(kind: str, paths: list[str]) -> None:
    assert [special_type(path) for path in paths] == [kind] * 2


def test_the_parts_of_a_tube() -> None:
    assert names.SECTIONS == {"nodes": "node", "assets": "asset", "input": "input"}
    assert names.PREFIXES == {"nodes": "", "assets": "assets.", "input": "input."}
    assert sorted(names.VIRTUAL_SOURCES) == ["assets", "input"]
    assert names.NOOB_MODEL == "noob.tube.TubeSpecification"
    header = ("noob_id", "noob_model", "noob_version", "extends", "description")
    assert [*names.TOP_KEYS] == [*header, "nodes", "assets", "input"]


def test_what_noob_passes_by_name() -> None:
    assert names.NODE_ARGUMENTS == ("id", "spec", "enabled", "stateful")
    assert names.RUNNER_ARGUMENTS == ("self", "node")
    assert names.RETURN_EVENTS == "_Return__events"
    assert sorted(names.RUNNER_SLOTS) == ["_Return__events", "node", "self"]


@pytest.mark.parametrize(
    ("text", "is_id", "is_type", "is_reference"),
    [
        *(("a", True, False, False), ("a_1", True, False, False), ("class", True, False, False)),
        *(("é", True, False, False), ("meta", False, False, False), ("", False, False, False)),
        *(("int", True, True, False), ("map", True, True, False), ("1a", False, False, False)),
        *(("a.b", False, True, True), ("a.b.c", False, True, False), ("a.", False, False, False)),
        *((".b", False, False, False), ("a.1", False, False, False), ("1.a", False, False, False)),
        *(("a b.c", False, False, False), ("a.b c", False, False, False)),
    ],
)
def test_forms_of_names(text: str, is_id: bool, is_type: bool, is_reference: bool) -> None:
    assert names.is_id(text, ("meta",)) is is_id
    assert names.is_absolute_identifier(text) is is_type
    assert names.is_signal_reference(text) is is_reference
    assert names.is_identifier(text) is (is_id or text == "meta")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        *(("int", "int"), ("builtins.int", "int"), ("builtins.map", "map"), ("map", None)),
        *(("return", None), ("builtins.return", None), ("x", None), ("", None), ("a.int", None)),
    ],
)
def test_names_of_builtins(text: str, name: str | None) -> None:
    assert names.builtin_name(text) == name


@pytest.mark.parametrize(
    ("text", "is_odd"),
    [
        *(("int", True), ("return", True), ("builtins.x", True), ("int.from_bytes", True)),
        *(("noob.node.Map", True), ("noob.node.map.Map", True), ("noob.node.Node", False)),
        *(("class.b", True), ("a.class", True), ("a.None.b", True), ("a.match", False)),
        *(("a.b", False), ("a.int", False), ("a.builtins", False)),
    ],
)
def test_odd_types(text: str, is_odd: bool) -> None:
    assert names.is_odd_type(text) is is_odd


@pytest.mark.parametrize(
    ("text", "is_other"),
    [
        *(("a.B", True), ("noobs.X", True), ("a.b.TubeSpec", True), ("a.Specification", True)),
        *(("noob.tube.X", False), ("noob.x", False), ("noob", False), ("x", False), ("", False)),
        *(("a.", False), ("a.b-c", False), ("a.TubeSpecification", False)),
        *(("a.MyTubeSpecification", False), ("a.TubeSpecificaton", False)),
        *(("a.TubeSpecificationX", False), ("a.TubeSpecification.B", True)),
    ],
)
def test_models_of_other_packages(text: str, is_other: bool) -> None:
    assert names.is_other_model(text) is is_other


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        *(("", "is empty"), ("1a", "starts with a digit"), ("a b", "contains a space")),
        *(("a-b", "contains a hyphen"), ("a.b", "contains a dot"), ("a$b-c", "contains '$'")),
        *(
            ("-a", "contains a hyphen"),
            ("a\n", "contains '\\n'"),
            ("\u00b7a", "cannot start with '·'"),
        ),
    ],
)
def test_why_a_name_is_not_an_identifier(text: str, problem: str) -> None:
    assert names.identifier_problem(text) == problem


RELATIVE = "is a relative path: write the full path, such as package.module.name"
NEITHER = "is neither a builtin nor a special type: "


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        *((".a", RELATIVE), (".", RELATIVE), ("..a", RELATIVE)),
        ("a.", "is not a Python path: it ends with a dot"),
        ("a..b", "is not a Python path: it has two dots in a row"),
        ("a..b.", "is not a Python path: it ends with a dot"),
        ("a.1b", "is not a Python path: the part '1b' starts with a digit"),
        ("a b.c-d", "is not a Python path: the part 'a b' contains a space"),
        ("retrun", f"{NEITHER}did you mean 'return'?"),
        ("gathr", f"{NEITHER}did you mean 'gather'?"),
        ("pint", f"{NEITHER}did you mean 'print'?"),
        ("strr", f"{NEITHER}did you mean 'str'?"),
        ("xyzzy", f"{NEITHER}write the full path, such as package.xyzzy"),
        ("a-b", f"{NEITHER}write the full path, such as package.name"),
        ("", f"{NEITHER}write the full path, such as package.name"),
    ],
)
def test_why_a_type_cannot_be(text: str, problem: str) -> None:
    assert names.type_problem(text) == problem


@pytest.mark.parametrize(
    ("text", "near"),
    [
        *(("maps", "map"), ("tub", "tube"), ("prnt", "print"), ("lenn", "len"), ("xyzzy", None)),
        *(("ma.p", None), ("", None), ("a-b", None), ("Exceptionn", "Exception")),
    ],
)
def test_the_type_that_was_meant(text: str, near: str | None) -> None:
    assert names.near_type(text) == near


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a", "names no signal: write 'a.value' or another signal of it"),
        ("a.b.c", "has too many dots: a reference is one node and one of its signals"),
        ("..", "has too many dots: a reference is one node and one of its signals"),
        *((".b", "names no node before the dot"), (".", "names no node before the dot")),
        ("a.", "names no signal after the dot"),
        ("a b.c-d", "is malformed: 'a b' contains a space"),
        ("a.c-d", "is malformed: 'c-d' contains a hyphen"),
        ("a:b.c", "is malformed: 'a:b' contains ':': is a space missing after it?"),
    ],
)
def test_why_a_reference_cannot_be(text: str, problem: str) -> None:
    assert names.reference_problem(text) == problem
