"""The messages for every keyword of the schemas, with their rule and place.

The fixtures in `tests/rules/` show what users see; this test goes by keyword, so that a keyword
that the schemas start to use is not forgotten.
"""

# ruff: noqa: E501  (messages are easier to read whole)

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from noob_lint.schema import errors
from noob_lint.schema.apply import schema_reports
from noob_lint.schema.store import schema_text
from noob_lint.spec.versions import LATEST, VERSIONS, find_version
from noob_lint.yaml.parser import parse

STRUCTURE = {
    *("$defs", "$id", "$ref", "$schema", "additionalProperties", "properties", "propertyNames"),
    *("items", "anyOf", "allOf", "if", "then", "else", "not", "const"),
}
"""Keywords that hold schemas, or lead to them; a constant stands in conditions only."""

SAYING = {
    *("title", "description", "markdownDescription", "default", "defaultSnippets"),
    *("markdownEnumDescriptions", "patternErrorMessage", "errorMessage", "doNotSuggest", "format"),
}
"""Keywords that refuse nothing."""


def node(fields: str) -> str:
    return f"nodes: {{a: {{{fields}}}}}"


def asset(fields: str) -> str:
    return f"assets: {{a: {{{fields}}}}}"


CASES: dict[str, list[tuple[str, ...]]] = {
    "additionalProperties": [
        (
            "q: 1",
            "schema-unknown-key: unknown key 'q' in the tube: expected noob_id, noob_model, noob_version, assets, input, nodes, extends or description",
        ),
        (
            "noob-id: x",
            "schema-unknown-key: unknown key 'noob-id' in the tube: did you mean 'noob_id'?",
        ),
        (
            node("type: int, 1: 2"),
            "schema-unknown-key: unknown key '1' in node 'a': if it is a parameter, move it into 'params'",
        ),
        (node("type: int, nodeinfo: {}"),),
    ],
    "required": [
        (node("depends: b.c"), "schema-missing-key: node 'a' is missing required key 'type'"),
        (
            asset("params: {}"),
            "schema-missing-key: asset 'a' is missing required keys 'type' and 'scope'",
            "schema-missing-key: asset 'a' is missing required keys 'type' and 'scope'",
        ),
        ("extends: [x]\n" + node("depends: b.c"),),
    ],
    "type": [
        ("nodes: [a]", "schema-type: 'nodes' must be a mapping of node ids to nodes, not a list"),
        (
            "assets: a",
            "schema-type: 'assets' must be a mapping of asset ids to assets, not a string ('a')",
        ),
        (
            "input: 3",
            "schema-type: 'input' must be a mapping of input ids to inputs, not a number (3)",
        ),
        (
            node("type: int, params: x"),
            "schema-type: 'params' of node 'a' must be a mapping of parameter names to values, not a string ('x')",
        ),
        (
            "description: 2024-01-02",
            "schema-type: 'description' must be a string, not a date (2024-01-02): quote it",
        ),
        (
            "description: true",
            "schema-type: 'description' must be a string, not a boolean (true): quote it",
        ),
        (node("type: int, stateful: 'on'"),),
        ("input: {a: {type: int, required: f}}",),
        (
            "input: {a: {type: int, required: z}}",
            "schema-type: 'required' of input 'a' must be true or false, not a string ('z')",
        ),
        ("nodes: {a: }", "schema-type: node 'a' must be a mapping, but it is empty"),
        (
            "assets:",
            "schema-section-null: 'assets' is empty, which noob refuses: write {{}} or remove the key",
        ),
        (
            node("type: 3"),
            "schema-type: 'type' of node 'a' must be a string, not a number (3): quote it",
        ),
        (
            node("type: !!int '3'"),
            "schema-type: 'type' of node 'a' must be a string, not a number (3)",
        ),
        (
            node("type: !mine x"),
            "schema-type: 'type' of node 'a' must be a string, not a tagged value (x)",
        ),
        (
            node("type: int, stateful: []"),
            "schema-type: 'stateful' of node 'a' must be true or false, not a list",
        ),
        (node("type: int, stateful: 'no'"),),
        (
            "noob_id: 3",
            "header-id-format: 'noob_id' must be a string, not a number (3): quote it",
        ),
        ("noob_model: []", "header-model: 'noob_model' must be a string, not a list"),
        ("noob_model: null",),
        (
            "noob_version: 1.0",
            "header-version: 'noob_version' must be a quoted string such as '1003.0.2', not a number (1.0)",
        ),
        (
            "extends: x",
            "extends-format: 'extends' must be a list of tube ids or paths, not a string ('x')",
        ),
        (
            "extends: [2]",
            "extends-format: an item of 'extends' must be the id or path of a tube, not a number (2)",
        ),
    ],
    "anyOf": [
        (
            node("type: int, depends: 3"),
            "depends-format: 'depends' of node 'a' must be 'node.signal', "
            "or a list of 'node.signal' and 'slot: node.signal', not a number (3)",
        ),
        (
            node("type: int, depends: {s: b.c}"),
            "depends-format: 'depends' of node 'a' is a mapping: "
            "write each slot as an item, '- slot: node.signal'",
        ),
        (
            node("type: int, depends: [b.c, 3]"),
            "depends-format: an item of 'depends' of node 'a' must be "
            "'node.signal' or 'slot: node.signal', not a number (3)",
        ),
        (
            node("type: int, depends: [s: 3]"),
            "signal-ref-format: slot 's' of node 'a' must be a 'node.signal' reference, not a number (3)",
        ),
        (
            node("type: int, enabled: 2"),
            "schema-type: 'enabled' of node 'a' must be true, false or 'input.<id>', not a number (2)",
        ),
        (node("type: int, enabled: 1"),),
    ],
    "enum": [
        (
            asset("type: int, scope: Node"),
            "schema-enum: 'scope' of asset 'a' must be 'runner', 'process' or 'node', not 'Node': did you mean 'node'?",
        ),
        (
            asset("type: int, scope: [node]"),
            "schema-enum: 'scope' of asset 'a' must be 'runner', 'process' or 'node', not a list",
        ),
        (
            asset(f"type: int, scope: {'q' * 40}"),
            f"schema-enum: 'scope' of asset 'a' must be 'runner', 'process' or 'node', not '{'q' * 40}'",
        ),
        (
            asset(f"type: int, scope: {'q' * 41}"),
            "schema-enum: 'scope' of asset 'a' must be 'runner', 'process' or 'node', not a string",
        ),
        (
            asset("type: int, scope: 3"),
            "schema-enum: 'scope' of asset 'a' must be 'runner', 'process' or 'node', not a number (3)",
        ),
        (
            "input: {a: {type: int, scope: }}",
            "schema-enum: 'scope' of input 'a' must be 'tube' or 'process', but it is empty",
        ),
    ],
    "minProperties": [
        (
            node("type: int, depends: [{}]"),
            "depends-format: an item of 'depends' of node 'a' is an empty mapping: write 'slot: node.signal'",
        )
    ],
    "maxProperties": [
        (
            node("type: int, depends: [{s: b.c, t: b.c}]"),
            "depends-format: an item of 'depends' of node 'a' has more than one slot: "
            "write each 'slot: node.signal' as its own item",
        )
    ],
    "pattern": [
        (
            node("type: int, id: tube"),
            "id-reserved: id 'tube' of node 'a' is reserved by noob: choose another name",
        ),
        (
            node("type: x"),
            "type-format: type 'x' of node 'a' is neither a builtin nor a special type: "
            "write the full path, such as package.x",
        ),
        (
            node("type: int, depends: b"),
            "signal-ref-format: node 'a' depends on 'b', which names no signal: "
            "write 'b.value' or another signal of it",
        ),
        (
            node("type: int, enabled: x"),
            "enabled-format: 'enabled' of node 'a' must be true, false or 'input.<id>', not 'x'",
        ),
        (
            node("type: int, id: a-b"),
            "id-not-identifier: id 'a-b' of node 'a' is not an identifier: "
            "it contains a hyphen; use letters, digits and '_'",
        ),
        (
            asset("type: int, scope: runner, depends: b"),
            "asset-depends-format: asset 'a' depends on 'b', which names no signal: "
            "write 'b.value' or another signal of it",
        ),
        (
            "noob_id: '.'",
            "header-id-format: 'noob_id' '.' has no letter or digit: "
            "use letters, digits and the characters _ - / #",
        ),
        (
            "noob_model: x",
            "header-model: 'noob_model' must be a Python path such as noob.tube.TubeSpecification, not 'x'",
        ),
    ],
    "propertyNames": [
        (
            "nodes: {a-b: {type: int}}",
            "id-not-identifier: node id 'a-b' is not an identifier: "
            "it contains a hyphen; use letters, digits and '_'",
        ),
        (
            "assets: {meta: {type: int, scope: node}}",
            "id-reserved: asset id 'meta' is reserved by noob: choose another name",
        ),
        (
            "nodes: {1: {type: int}}",
            "id-not-string: node id 1 is a number, not a string: choose a name of letters, digits and '_'",
        ),
        (
            node("type: int, depends: [s-t: b.c]"),
            "depends-format: slot 's-t' of node 'a' is not an identifier: "
            "it contains a hyphen; use letters, digits and '_'",
        ),
        (
            node("type: int, depends: [tube: b.c]"),
            "slot-reserved: slot 'tube' of node 'a' is reserved by noob: choose another name",
        ),
    ],
    "then": [
        (
            asset("type: int, scope: node, depends: b.c"),
            "asset-depends-scope: asset 'a' has 'depends' but scope 'node': "
            "only scope 'runner' keeps what a signal stores",
        )
    ],
}
"""By keyword: documents, each with the rules and messages of all its findings."""

HAVE = {
    "tube": "'noob_id', 'noob_model', 'noob_version', 'assets', 'input', 'nodes', 'extends' and 'description'",
    "node": "'type', 'id', 'depends', 'params', 'enabled', 'stateful' and 'description'",
}


def said(text: str, version: str = LATEST.name) -> list[str]:
    root = parse(text, "tube.yaml").root
    assert root is not None
    reports = schema_reports(root, find_version(version))
    return [f"{report.rule}: {report.finding.message}" for report in reports]


@pytest.mark.parametrize(
    ("text", "messages"),
    [(text, messages) for cases in CASES.values() for text, *messages in cases],
    ids=[f"{keyword}-{case[0]}" for keyword, cases in CASES.items() for case in cases],
)
def test_whole_messages(text: str, messages: list[str]) -> None:
    assert said(text) == [message.format(**HAVE) for message in messages]


@pytest.mark.parametrize(
    ("version", "text", "message"),
    [
        ("1001", node("type: int, nodeinfo: 1"), "unknown key 'nodeinfo' in node 'a': if it is a parameter, move it into 'params'"),
        ("1000", node("type: int, enabled: input.x"), "'enabled' of node 'a' must be true or false, not 'input.x': references to inputs came with noob 1001"),
        ("1000", node("type: int, enabled: null"), "'enabled' of node 'a' must be true or false, not null"),
        ("1000", "input: {a: {type: 'x y'}}", "before noob 1001, 'type' of input 'a' must be a builtin or a Python path, not 'x y'"),
        ("0.1", asset("type: int, scope: runner, depends: b.c"), "'depends' of asset 'a' must be a list of 'node.signal' references (noob <1000), not a string ('b.c')"),
        ("0.1", asset("type: int, scope: runner, depends: [3]"), "an item of 'depends' of asset 'a' must be a 'node.signal' reference, not a number (3)"),
        ("0.1", asset("type: int, scope: runner, params: [3]"), "'params' of asset 'a' must be a mapping of parameter names to values, not a list"),
        ("1000", asset("type: int, scope: runner, params: 3"), "'params' of asset 'a' must be a mapping of parameter names to values, or a list of values, not a number (3)"),
        ("1000", asset("type: int, scope: runner, depends: [b.c]"), "'depends' of asset 'a' must be one 'node.signal' reference (noob >=1000), not a list"),
    ],
)  # fmt: skip
def test_versions_are_worded_for_themselves(version: str, text: str, message: str) -> None:
    assert [line.partition(": ")[2] for line in said(text, version)] == [message.format(**HAVE)]


def keywords(schema: Any) -> Iterator[str]:
    """The keywords that a schema uses, including those of its parts."""
    if not isinstance(schema, dict):
        return
    for keyword, value in schema.items():
        yield keyword
        if keyword in {"$defs", "properties"}:
            for part in value.values():
                yield from keywords(part)
        elif keyword in {"anyOf", "allOf"}:
            for part in value:
                yield from keywords(part)
        elif keyword in STRUCTURE:
            yield from keywords(value)


def test_every_keyword_has_words_and_an_example() -> None:
    used = {
        keyword
        for version in VERSIONS
        for keyword in keywords(json.loads(schema_text(version.name, "tube", plain=True)))
    }
    deciding = used - STRUCTURE - SAYING
    assert deciding | {"additionalProperties", "anyOf"} == errors._KEYWORDS.keys()
    shown = {keyword for keyword in CASES if keyword in used}
    assert deciding | {"additionalProperties", "anyOf", "propertyNames", "then"} == shown


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("q: 1", "q"),
        ("nodes:\n  a:\n    depends: b.c", "a"),
        ("nodes: {a: {type: 3}}", "3"),
        ("nodes: {a: {type: }}", "type"),
        ("nodes:", "nodes"),
        ("nodes: {a: {type: 'x'}}", "'x'"),
        ("nodes: {a: {type: int, depends: [{s: b.c, 'two': b.c}]}}", "'two'"),
        ("nodes: {a: {type: int, depends: [s-t: b.c]}}", "s-t"),
        ("assets: {a: {type: int, depends: b.c, scope: node}}", "b.c"),
        ("nodes: {a: {type: int, params: [\n1]}}", "[\n1]"),
        ("x: &x 3\nnodes: {a: {type: *x}}", "x"),
    ],
)
def test_findings_point_at_what_is_wrong(text: str, place: str) -> None:
    root = parse(text, "tube.yaml").root
    assert root is not None
    start, end = next(schema_reports(root, LATEST)).finding.span
    assert text[start.offset : end.offset] == place
