"""`noob-lint schema diff`: descriptions of what changed between two versions."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path

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
