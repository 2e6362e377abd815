"""The schemas applied to documents assembled from valid and invalid pieces.

Both validators agree on them, and what the schema refuses has a finding with our own message.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noob_lint import Settings, lint_text
from noob_lint.schema.apply import explaining_validator, quick_validator, schema_reports
from noob_lint.schema.data import to_data
from noob_lint.schema.errors import leaves
from noob_lint.schema.store import schema_text
from noob_lint.spec.versions import LATEST, VERSIONS, find_version
from noob_lint.yaml.document import Mapping
from noob_lint.yaml.parser import parse
from noob_lint.yaml.scalars import as_boolean
from tests.rules.tubes import WRONG, make_tube

NAMES = tuple(version.name for version in VERSIONS)
SCALARS = (
    "a",
    "a.value",
    "input.x",
    "runner",
    "tube",
    "1",
    "1.0",
    "true",
    "'no'",
    "null",
    "''",
    "…",
)
KEYS = (
    *("nodes", "assets", "input", "extends", "noob_id", "noob_model", "noob_version"),
    *("type", "scope", "depends", "params", "enabled", "stateful", "id", "description", "x"),
    *("required", "default", "nodeinfo", "1", "true", "null", "[x]", "a-b"),
)


def mapping(entries: list[tuple[str, str]]) -> str:
    return "{" + ", ".join(f"? {key} : {value}" for key, value in entries) + "}"


VALUES = st.recursive(
    st.sampled_from(SCALARS),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.lists(
            st.tuples(st.sampled_from(KEYS), inner), max_size=4, unique_by=lambda entry: entry[0]
        ).map(mapping)
    ),
    max_leaves=12,
)
"""Flow-style YAML of any shape, from the words of tubes."""

TUBES = st.tuples(st.integers(0, 10**9), st.sampled_from(NAMES), st.sampled_from(NAMES))
"""A seed, the version for which the tube is made, and the one it is held against."""


def root_of(text: str) -> Mapping:
    root = parse(text, "tube.yaml").root
    assert root is not None
    return root


def is_taken(error: Any, version: str) -> bool:
    """Whether noob accepts what its schema refuses."""
    path: list[str | int] = list(error.absolute_path)
    last = path[-1] if path else ""
    if path[:1] == ["nodes"] and path[2:3] in ([], ["params"]) and "then" in error.schema_path:
        return True  # params of special nodes: noob looks at them when it builds the node
    if error.validator == "additionalProperties":
        extra = set(error.instance) - set(error.schema["properties"])
        return version == "1003" and extra == {"nodeinfo"} and path[:1] == ["nodes"]
    if last == "noob_model":
        return error.instance is None
    if last == "enabled" and find_version(version).enabled_reference:
        return error.instance not in ("True", "False") and as_boolean(error.instance) is not None
    return last in {"enabled", "stateful", "required"} and as_boolean(error.instance) is not None


def check(text: str, name: str) -> None:
    root = root_of(text)
    data = to_data(root)
    verdict = quick_validator(name).is_valid(data)
    errors = list(explaining_validator(name).iter_errors(data))
    assert verdict == (errors == [])
    reports = list(schema_reports(root, find_version(name)))
    refusals = [error for error in errors if not is_taken(error, name)]
    assert bool(reports) == bool(refusals), [error.message for error in errors]
    source = root.source
    for report in reports:
        start, end = report.finding.span
        assert 0 <= start.offset <= end.offset <= len(source.text)


@settings(derandomize=True, max_examples=400, deadline=None)
@given(TUBES)
def test_tubes_with_few_mistakes(drawn: tuple[int, str, str]) -> None:
    seed, made_for, name = drawn
    check(make_tube(seed, made_for), name)


@settings(derandomize=True, max_examples=400, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(KEYS), VALUES), max_size=5, unique_by=lambda entry: entry[0]
    ),
    st.sampled_from(NAMES),
)
def test_any_shape(entries: list[tuple[str, str]], name: str) -> None:
    check(mapping(entries), name)


def test_the_tubes_are_mixed() -> None:
    assert 0 < WRONG < 0.1
    verdicts = [
        quick_validator("1003").is_valid(to_data(root_of(make_tube(seed, "1003"))))
        for seed in range(100)
    ]
    assert 10 < sum(verdicts) < 90


ALIKE = {
    'nodes:\n  1: [q]\n  "1": {type: [x]}\n': {
        "1": "id-not-string",
        "[q]": "schema-type",
        "[x]": "schema-type",
    },
    'nodes:\n  "1": {type: [x]}\n  true: [q]\n  "true": {type: x.y}\n': {
        "[x]": "schema-type",
        "true": "id-not-string",
        "[q]": "schema-type",
    },
    'assets: {"": {type: [x]}, null: {type: [p]}, "null": {type: [q]}, ? !t null : [r]}\n': {
        "[x]": "schema-type",
        "null": "id-not-string",
        "[p]": "schema-type",
        "[q]": "schema-type",
        "[r]": "schema-type",
    },
    'nodes: {[a]: {type: [q]}, "[a]": {type: [r, 1]}}\n': {
        "[a]": "id-not-string",
        "[q]": "schema-type",
        "[r, 1]": "schema-type",
    },
}


@pytest.mark.parametrize("text", ALIKE)
def test_keys_that_look_alike_are_told_apart(text: str) -> None:
    """Each is reported with its own mistake, at its own place."""
    found = lint_text(text, settings=Settings(select=["schema-type", "id-not-string"]))
    told = {text[item.span.start.offset : item.span.end.offset]: item.rule for item in found}
    assert told == ALIKE[text]


def test_a_tagged_key_beside_the_real_one() -> None:
    (found,) = lint_text(
        "nodes: {a: {type: x.y, ? !x type : [q]}}", settings=Settings(select=["schema"])
    )
    assert (found.rule, found.span.start.column) == ("schema-unknown-key", 28)


def test_findings_are_the_same_on_every_run() -> None:
    """jsonschema goes through additional properties in the order of their hashes."""
    script = (
        "from noob_lint import lint_text\n"
        "text = 'nodes: {b: &b {type: x, q: 1, p: 2}, a: *b, c: {<<: *b}, 1: *b, a-b: *b}'\n"
        "print([found.message for found in lint_text(text)])\n"
    )
    outputs = {
        subprocess.run(
            (sys.executable, "-c", script),
            env={"PYTHONHASHSEED": str(seed)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in range(4)
    }
    assert len(outputs) == 1


def test_jsonschema_stands_in_for_jsonschema_rs(monkeypatch: pytest.MonkeyPatch) -> None:
    text = make_tube(3, "1003").replace("type: ", "type: x", 1)
    found = lint_text(text, settings=Settings(select=["schema", "nodes"]))
    quick_validator.cache_clear()
    monkeypatch.setitem(sys.modules, "jsonschema_rs", None)
    try:
        assert quick_validator("1003") is explaining_validator("1003")
        assert lint_text(text, settings=Settings(select=["schema", "nodes"])) == found
    finally:
        quick_validator.cache_clear()


def said(text: str) -> list[tuple[str, str]]:
    """The rule of each report, and the text that it points at."""
    found = []
    for rule, finding in schema_reports(root_of(text), LATEST):
        start, end = finding.span
        found.append((rule, text[start.offset : end.offset]))
    return found


SEVERAL: tuple[tuple[str, list[tuple[str, str]]], ...] = (
    (
        "extends: [x]\ndescription: d\nnoob-id: 3\nnodes:\n  a: {type: 3}\n  b: {type: x.y}\n"
        "assets:\n  s: {type: int, scope: node, depends: b.c}\ninput: {}\n",
        [("schema-unknown-key", "noob-id"), ("schema-type", "3"), ("asset-depends-scope", "b.c")],
    ),
    (
        "nodes: {a: {}, b: 3, c: {type: x.y}}\nassets: [s]\ninput: {}\ndescription: [d]\n",
        [
            *(("schema-missing-key", "a"), ("schema-type", "3"), ("schema-type", "[s]")),
            ("schema-type", "[d]"),
        ],
    ),
    (
        "assets: {s: {type: int, scope: node, depends: 3}, t: {type: 3, scope: node}}\n",
        [("asset-depends-format", "3"), ("schema-type", "3")],
    ),
    (
        "nodes: {a: {type: tube, params: {tube: 3}}, b: {type: 4}, c: {type: tube, params: 5}}",
        [("schema-type", "4"), ("schema-type", "5")],
    ),
    ("nodes: {a: {type: gather, params: {n: x}}, b: {type: map, params: {n: 1}}}", []),
    (
        "nodes: {a: {type: x.y, depends: [3, b, {}, {a: b.c, d: 4}, {e: f}]}}",
        [
            *(("depends-format", "3"), ("signal-ref-format", "b"), ("depends-format", "{}")),
            *(("signal-ref-format", "4"), ("depends-format", "d"), ("signal-ref-format", "f")),
        ],
    ),
)
"""Documents with several mistakes, beside parts that are valid."""


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_each_of_several_mistakes_is_reported_once(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert said(text) == expected


def test_the_slow_validator_finds_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    quick_validator.cache_clear()
    monkeypatch.setitem(sys.modules, "jsonschema_rs", None)
    try:
        assert [said(text) for text, _ in SEVERAL] == [expected for _, expected in SEVERAL]
    finally:
        quick_validator.cache_clear()


def test_no_validator_is_loaded_before_it_is_needed() -> None:
    validators = (quick_validator, explaining_validator)
    for text, loaded in (
        ("nodes: {a: {type: int}}", [0, 0]),
        ("nodes: {a: {type: int, enabled: input.x}}", [1, 0]),
        ("nodes: {a: {type: 3}}", [1, 1]),
    ):
        for one in validators:
            one.cache_clear()
        said(text)
        assert [one.cache_info().currsize for one in validators] == loaded


@pytest.mark.parametrize("name", NAMES)
def test_validators_have_the_plain_schema(name: str) -> None:
    schema = json.loads(schema_text(name, "tube", plain=True))
    assert explaining_validator(name).schema == schema
    assert "markdownDescription" not in json.dumps(schema)


def test_leaves_follow_the_branch_that_was_meant() -> None:
    data = {"nodes": {"a": {"type": "int", "depends": ["b.value", {"s": "c", "t": "d.value"}]}}}
    (error,) = explaining_validator("1003").iter_errors(data)
    found = {(leaf.validator, tuple(leaf.absolute_path)) for leaf in leaves(error)}
    assert found == {
        ("maxProperties", ("nodes", "a", "depends", 1)),
        ("pattern", ("nodes", "a", "depends", 1, "s")),
    }
