"""`noob-lint schema diff`: descriptions of what changed between two versions."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from noob_lint.cli import main
from noob_lint.publish.diff import Difference, compare
from noob_lint.schema import store
from noob_lint.schema.data import to_data
from noob_lint.yaml.document import Mapping
from noob_lint.yaml.parser import parse
from tests.rules.tubes import make_tube
from tests.spec.tubes import ALL

HARMLESS = {
    *(("1000", "1001"), ("1000", "1003"), ("1001", "1003")),
    ("1003", "1001"),  # these tubes have no tubes written inline
}
"""From which version to which the random tubes stay valid."""

EXPECTED = Path(__file__).parent / "diff"


def changes(old: str, new: str) -> list[Difference]:
    return compare(
        *(json.loads(store.schema_text(version, "tube", plain=True)) for version in (old, new))
    )


@pytest.mark.parametrize(("old", "new"), [("0.1", "1000"), ("1000", "1001"), ("1001", "1003")])
def test_the_versions_of_the_tube_schema(
    old: str, new: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["schema", "diff", old, new]) == 0
    assert capsys.readouterr().out == (EXPECTED / f"{old}-{new}.txt").read_text()


def test_backwards(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "diff", "1001", "1000", "node-specification"]) == 0
    assert capsys.readouterr().out == (
        "The node specification schema, from 1001 to 1000:\n"
        "\n"
        "* tightened  'enabled' does not take a text\n"
        "* tightened  params of type tube: unknown keys are refused\n"
        "\n"
        "What is valid in 1001 can be invalid in 1000, because of what * marks.\n"
    )


def test_no_change(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "diff", "1003.0.2", "latest", "asset"]) == 0
    assert capsys.readouterr().out == "The asset schemas of 1003 and 1003 accept the same.\n"


@pytest.mark.parametrize(("old", "new"), list(permutations(ALL, 2)))
def test_the_verdict_holds_for_random_tubes(old: str, new: str) -> None:
    before, after = (
        jsonschema_rs.validator_for(store.schema_text(version, "tube")) for version in (old, new)
    )
    lost = 0
    for made_for in ALL:
        for seed in range(300):
            root = parse(make_tube(seed, made_for), "tube.yaml").root
            assert isinstance(root, Mapping)
            tube = to_data(root)
            lost += before.is_valid(tube) and not after.is_valid(tube)
    assert not lost or any(change.breaks for change in changes(old, new))
    assert bool(lost) == ((old, new) not in HARMLESS)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            {"properties": {}},
            {"properties": {"a": {}}},
            [Difference("added", "", "the key 'a' is new", True)],
        ),
        (
            {"properties": {}, "additionalProperties": False},
            {"properties": {"a": {}}, "additionalProperties": False},
            [Difference("added", "", "the key 'a' is new", False)],
        ),
        (
            {"required": []},
            {"required": ["a"]},
            [Difference("tightened", "", "'a' is required", True)],
        ),
        ({"required": ["a"]}, {}, [Difference("loosened", "", "'a' is no longer required", False)]),
        (
            {"properties": {"a": {"enum": ["x", "y"], "type": "string"}}},
            {"properties": {"a": {"enum": ["y", "z"], "type": "string"}}},
            [
                Difference("loosened", "", "'a' can be 'z'", False),
                Difference("tightened", "", "'a' cannot be 'x'", True),
            ],
        ),
        (
            {"properties": {"a": {"type": "string", "pattern": "^a$"}}},
            {"properties": {"a": {"type": "string", "pattern": "^b$"}}},
            [Difference("tightened", "", "'a' has another form", True)],
        ),
    ],
)
def test_single_changes(
    old: dict[str, object], new: dict[str, object], expected: list[Difference]
) -> None:
    assert compare(old, new) == expected


def of(**said: Any) -> dict[str, Any]:
    """A schema that says something about the key `a`."""
    return {"properties": {"a": said}}


def special(**kinds: dict[str, Any]) -> dict[str, Any]:
    """A schema with conditions about the params of special types, and one about something else."""
    chain: dict[str, Any] = {"if": {"properties": {"id": {"const": "x"}}}, "then": of(enum=["y"])}
    for kind, params in kinds.items():
        condition = {"properties": {"type": {"const": kind}}}
        chain = {"if": condition, "then": {"properties": {"params": params}}, "else": chain}
    return chain


def parts(**said: dict[str, Any]) -> dict[str, Any]:
    """A schema of a tube with some of its parts."""
    return {"$defs": {f"{name}Specification": schema for name, schema in said.items()}}


def relaxed(**required: list[str]) -> dict[str, Any]:
    """What a tube requires of the entries of its sections unless it extends another."""
    sections = {key: {"additionalProperties": {"required": of}} for key, of in required.items()}
    return {"else": {"properties": sections}}


CLOSED = {"additionalProperties": False}
TWO: dict[str, Any] = {"properties": {"b": {}, "a": {}}}
BARE = parts(Asset={}, Input={}, Node={})
REFERRED = {"properties": {"a": {"$ref": "#/$defs/X", "type": ["string", "null"]}}}
REFERRING = {"properties": {"a": {"$ref": "#/$defs/X"}}}
TABLE: list[tuple[dict[str, Any], dict[str, Any], str]] = [
    (TWO, {}, "  removed [] the key 'b' is gone,  removed [] the key 'a' is gone"),
    ({}, TWO, "* added [] the key 'b' is new,* added [] the key 'a' is new"),
    (TWO | CLOSED, of() | CLOSED, "* removed [] the key 'b' is gone"),
    ({}, CLOSED, "* tightened [] unknown keys are refused"),
    (CLOSED, {}, "  loosened [] unknown keys are ignored"),
    ({"additionalProperties": {}}, {}, ""),
    (
        {"required": ["d", "c", "b", "a"]},
        {"required": ["e", "d", "g", "f"]},
        "* tightened [] 'e' is required,* tightened [] 'f' is required,"
        "* tightened [] 'g' is required,  loosened [] 'a' is no longer required,"
        "  loosened [] 'b' is no longer required,  loosened [] 'c' is no longer required",
    ),
    (
        of(),
        of(type="string"),
        "* tightened [] 'a' does not take a list,* tightened [] 'a' does not take true or false,"
        "* tightened [] 'a' does not take a whole number,* tightened [] 'a' does not take null,"
        "* tightened [] 'a' does not take a mapping",
    ),
    (
        of(type="null"),
        of(type=["string", "null", "boolean"]),
        "  loosened [] 'a' takes true or false,  loosened [] 'a' takes a text",
    ),
    (
        of(anyOf=[{"type": "integer"}, {"type": "null"}]),
        of(anyOf=[{"type": "integer"}, {"anyOf": [{"type": "string"}]}]),
        "  loosened [] 'a' takes a text,* tightened [] 'a' does not take null",
    ),
    (
        of(type="string", enum=["d", "c", "b", "a"]),
        of(type="string", enum=["g", "f", "e", "a"]),
        "  loosened [] 'a' can be 'e',  loosened [] 'a' can be 'f',  loosened [] 'a' can be 'g',"
        "* tightened [] 'a' cannot be 'b',* tightened [] 'a' cannot be 'c',"
        "* tightened [] 'a' cannot be 'd'",
    ),
    (of(type="string", pattern="x"), of(type="string"), "  loosened [] 'a' can be any text"),
    (of(type="string"), of(type="string", pattern="x"), "* tightened [] 'a' cannot be any text"),
    (of(type="integer", pattern="x"), of(type="integer", pattern="y"), ""),
    (
        of(type="string", pattern="^(?!(?:d|c|b|a)$)[a-z]+$"),
        of(type="string", pattern="^(?!(?:g|f|e|a)$)[a-z]+$"),
        "* tightened [] 'a' cannot be 'e',* tightened [] 'a' cannot be 'f',"
        "* tightened [] 'a' cannot be 'g',  loosened [] 'a' can be 'b',"
        "  loosened [] 'a' can be 'c',  loosened [] 'a' can be 'd'",
    ),
    (
        of(type="string", pattern="^(?!(?:x)$)a$"),
        of(type="string", pattern="^(?!(?:x)$)b$"),
        "* tightened [] 'a' has another form",
    ),
    (
        of(type="string", then={"pattern": "x"}),
        of(type="string", then={"pattern": "y"}),
        "* tightened [] 'a' has another form",
    ),
    (
        of(type="string", pattern="x", then={"pattern": "x"}),
        of(type="string", pattern="x", then={"pattern": "y"}),
        "",
    ),
    (
        of(anyOf=[{"type": "integer", "pattern": "x"}, {"type": "string", "pattern": "x"}]),
        of(anyOf=[{"type": "integer", "pattern": "y"}, {"type": "string", "pattern": "x"}]),
        "",
    ),
    (
        of(anyOf=[{"type": "integer"}, {"type": "string", "pattern": "x"}]),
        of(anyOf=[{"type": "integer"}, {"type": "string", "pattern": "y"}]),
        "* tightened [] 'a' has another form",
    ),
    (
        of(propertyNames={"pattern": "x"}),
        of(propertyNames={"pattern": "y"}),
        "* tightened [] a name in 'a' has another form",
    ),
    (of(propertyNames={"pattern": "x"}), of(), "  loosened [] a name in 'a' can be any text"),
    (
        REFERRED | {"$defs": {"X": {"type": "integer", "enum": ["x"]}}},
        REFERRING | {"$defs": {"X": {"type": "integer", "enum": ["y"]}}},
        "  loosened [] 'a' takes a whole number,* tightened [] 'a' does not take null,"
        "* tightened [] 'a' does not take a text,  loosened [] 'a' can be 'y',"
        "* tightened [] 'a' cannot be 'x'",
    ),
    (
        parts(Node={"required": ["id"]}, Asset={}, Other={}),
        parts(
            Input={"required": ["x"]},
            Node={"required": ["type"]},
            Asset={"required": ["y"]},
            Other={"required": ["z"]},
        ),
        "* tightened [asset] 'y' is required,* tightened [node] 'type' is required,"
        "  loosened [node] 'id' is no longer required",
    ),
    (
        BARE | relaxed(assets=["scope"], input=["type"], nodes=["id"]),
        BARE,
        "  loosened [asset] 'scope' is no longer required,"
        "  loosened [input] 'type' is no longer required,"
        "  loosened [node] 'id' is no longer required",
    ),
    (
        special(gather={"required": ["n"]}, map={"required": ["x"]}),
        special(tube={"required": ["y"]}, gather={"required": ["m", "n"]}),
        "* tightened [params of type gather] 'm' is required",
    ),
    (
        parts(Node=special(gather={})),
        parts(Node=special(gather=of())),
        "* added [node, params of type gather] the key 'a' is new",
    ),
]


@pytest.mark.parametrize(("old", "new", "said"), TABLE)
def test_each_kind_of_change(old: dict[str, Any], new: dict[str, Any], said: str) -> None:
    found = [f"{' *'[one.breaks]} {one.kind} [{one.part}] {one.text}" for one in compare(old, new)]
    assert ",".join(found) == said
