"""The published schemas: their content, and that the files agree with the models."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Callable
from copy import deepcopy
from io import StringIO
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from pydantic.json_schema import GenerateJsonSchema
from ruamel.yaml import YAML

from noob_lint.publish import prose, render, strict
from noob_lint.schema import store
from noob_lint.spec.versions import find_version
from tests.oracle import Oracle, UnreachableError, install
from tests.spec.tubes import ALL, NEW, RELEASES

DOCUMENTED = Path(__file__).parents[1] / "spec" / "documented"
"""The schemas of the assets of 0.1 in noob's reference documentation."""

EVERY = [(version, name) for version in ALL for name in store.NAMES]
ANNOTATIONS = frozenset(
    {
        "$id",
        "$schema",
        "defaultSnippets",
        "doNotSuggest",
        "errorMessage",
        "markdownDescription",
        "markdownEnumDescriptions",
        "patternErrorMessage",
        "title",
    }
)
STANDARD = frozenset(
    {
        *("$schema", "$id", "$ref", "$defs", "title", "description", "type", "enum", "const"),
        *("default", "properties", "required", "additionalProperties", "propertyNames"),
        *("minProperties", "maxProperties", "items", "prefixItems", "minItems", "maxItems"),
        *("pattern", "anyOf", "not", "if", "then", "else"),
    }
)
ADDITIONS = frozenset({"else", "if", "not", "pattern", "propertyNames", "then"})


def published(version: str, name: str, *, plain: bool = False) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(store.schema_text(version, name, plain=plain))
    return schema


def bare(schema: Any, *, described: bool = True) -> Any:
    """What C1 compares: no annotations except descriptions of models, no patterns, no conditions.

    `anyOf` with null counts as a list of types.
    """
    if not isinstance(schema, dict):
        return schema
    kept = {key: value for key, value in schema.items() if key not in ANNOTATIONS | ADDITIONS}
    if not described:
        kept.pop("description", None)
    result: dict[str, Any] = {}
    for key, value in kept.items():
        if key in ("properties", "$defs"):
            result[key] = {k: bare(v, described=key == "$defs") for k, v in value.items()}
        elif key in ("anyOf", "prefixItems"):
            result[key] = [bare(part, described=False) for part in value]
        elif key in ("items", "additionalProperties"):
            result[key] = bare(value, described=False)
        else:
            result[key] = value
    value, *rest = result.get("anyOf", [{}])
    if rest == [{"type": "null"}] and "type" in value:
        del result["anyOf"]
        result |= {**value, "type": [value["type"], "null"]}
    return result


def without_formats(schema: dict[str, Any]) -> dict[str, Any]:
    for sub in render.subschemas(schema):
        sub.pop("format", None)
    return schema


def conditions(schema: dict[str, Any]) -> dict[str, Any]:
    return {key: schema[key] for key in ("if", "then", "else") if key in schema}


def bare_conditions(schema: dict[str, Any]) -> dict[str, Any]:
    return {key: bare(part) for key, part in conditions(schema).items()}


@pytest.mark.parametrize(
    "name", ["asset-specification", "asset", "wrap-class-asset", "wrap-func-asset"]
)
def test_assets_of_0_1_say_what_the_documentation_says(name: str) -> None:
    documented = json.loads((DOCUMENTED / f"{name}.json").read_text(encoding="utf-8"))
    assert documented["title"] == render.MODELS[name]
    assert bare(published("0.1", name)) == bare(documented)


@pytest.mark.oracle
@pytest.mark.parametrize(("version", "release"), RELEASES[1:])
def test_the_schemas_say_what_noob_exports(
    version: str, release: str, oracle: Callable[[str], Oracle]
) -> None:
    """Except for the default of `noob_version`, which is the number of the exporting release."""
    exported = oracle(release).schemas()
    ours = {
        name: published(version, name)
        for name in ("asset-specification", "node-specification", "input-specification", "tube")
    }
    default = exported["TubeSpecification"]["properties"]["noob_version"].pop("default")
    own = ours["tube"]["properties"]["noob_version"].pop("default")
    assert default == release
    assert find_version(own) == find_version(release)
    for name, schema in ours.items():
        assert bare(schema) == bare(exported[render.MODELS[name]]), name
    assert bare_conditions(ours["tube"]) == bare_conditions(exported["TubeSpecification"])


@pytest.mark.oracle
def test_nodes_and_inputs_of_0_1_say_what_noob_exports(oracle: Callable[[str], Oracle]) -> None:
    """Except for the descriptions of the models. In a tube, the keys are the ids."""
    exported = oracle("0.0.99999999").schemas()
    for name in ("node-specification", "input-specification"):
        ours, theirs = published("0.1", name), exported[render.MODELS[name]]
        for schema in (ours, theirs):
            schema.pop("description")
            schema.get("$defs", {}).get("InputScope", {}).pop("description", None)
        assert bare(ours) == bare(theirs)
    ours, theirs = published("0.1", "tube"), exported["TubeSpecification"]
    assert bare(ours)["properties"] == bare(theirs)["properties"]
    ours = published("0.1", "tube", plain=True)
    assert {
        key: value["required"] for key, value in ours["$defs"].items() if "required" in value
    } == {
        "AssetSpecification": ["type", "scope"],
        "InputSpecification": ["type"],
        "NodeSpecification": ["type"],
    }


def test_an_asset_specification_of_0_1() -> None:
    assert bare(published("0.1", "asset-specification")) == {
        "description": "Specification for a single asset within a tube .yaml file.",
        "type": "object",
        "properties": {
            "id": {"type": "string"},
            "type": {"type": "string"},
            "scope": {"$ref": "#/$defs/AssetScope"},
            "params": {"type": ["object", "null"], "additionalProperties": True, "default": None},
            "depends": {"type": ["array", "null"], "items": {"type": "string"}, "default": None},
        },
        "required": ["id", "type", "scope"],
        "$defs": {"AssetScope": {"type": "string", "enum": ["runner", "process", "node"]}},
    }


@pytest.mark.parametrize(
    ("name", "description", "own"),
    [
        ("asset", "An asset within a processing tube.", None),
        ("wrap-class-asset", None, "cls"),
        ("wrap-func-asset", None, "fn"),
    ],
)
def test_the_assets_of_0_1(name: str, description: str | None, own: str | None) -> None:
    schema = bare(published("0.1", name))
    specification = bare(published("0.1", "asset-specification"))
    definitions = specification.pop("$defs")
    expected: dict[str, Any] = {
        "type": "object",
        "properties": {
            "id": {"type": "string"},
            "spec": {"$ref": "#/$defs/AssetSpecification"},
            "scope": {"$ref": "#/$defs/AssetScope"},
            "params": {"type": "object", "additionalProperties": True},
            "obj": {"anyOf": [{}, {"type": "null"}], "default": None},
        },
        "additionalProperties": False,
        "required": ["id", "spec", "scope"],
        "$defs": {**definitions, "AssetSpecification": specification},
    }
    if own:
        expected["properties"][own] = {"default": None}
    if description:
        expected["description"] = description
    assert schema == expected


@pytest.mark.parametrize("version", ALL)
def test_depends_needs_scope_runner(version: str) -> None:
    expected: Any = {
        "if": {"properties": {"scope": {"enum": ["process", "node"]}}, "required": ["scope"]},
        "then": {"properties": {"depends": {"type": "null"}}},
    }
    plain = conditions(published(version, "asset-specification", plain=True))
    for part in plain.values():
        assert part.pop("type") == "object"
    assert plain == expected
    expected["then"]["properties"]["depends"]["errorMessage"] = (
        "Only an asset with scope runner can have depends."
    )
    assert expected in published(version, "asset-specification")["then"]["allOf"]


@pytest.mark.parametrize("version", NEW)
def test_keys_are_required_unless_the_tube_extends_another(version: str) -> None:
    validator = jsonschema.Draft202012Validator(published(version, "tube"))
    tube = {"nodes": {"a": {}}, "assets": {"b": {"depends": "a.b"}}, "input": {"c": {}}}
    assert sorted(error.message for error in validator.iter_errors(tube)) == [
        "'scope' is a required property",
        "'type' is a required property",
        "'type' is a required property",
        "'type' is a required property",
    ]
    assert list(validator.iter_errors({**tube, "extends": ["base"]})) == []


@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize(("version", "name"), EVERY)
def test_every_schema_is_one(version: str, name: str, plain: bool) -> None:
    schema = published(version, name, plain=plain)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert list(schema)[:3] == ["$schema", "$id", "title"]
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"urn:noob-lint:schema:{'plain:' if plain else ''}{version}:{name}"
    titles = [sub["title"] for sub in render.subschemas(schema) if "title" in sub]
    assert titles == [render.MODELS[name], *schema.get("$defs", {})]


@pytest.mark.parametrize(("version", "name"), EVERY)
def test_a_plain_schema_has_only_what_the_standard_knows(version: str, name: str) -> None:
    schema = published(version, name, plain=True)
    keywords = {key for sub in render.subschemas(schema) for key in sub}
    assert keywords <= STANDARD
    assert (
        bare(schema)["properties"] == without_formats(bare(published(version, name)))["properties"]
    )


@pytest.mark.parametrize(("version", "name"), EVERY)
def test_every_key_and_every_value_of_an_enumeration_is_described(version: str, name: str) -> None:
    schema = published(version, name)
    for part in (schema, *schema.get("$defs", {}).values()):
        for key, prop in part.get("properties", {}).items():
            assert prop["description"], key
            assert prop["markdownDescription"].startswith(prop["description"]), key
        if "enum" in part:
            assert len(part["markdownEnumDescriptions"]) == len(part["enum"])
    for part in published(version, name, plain=True).get("$defs", {}).values():
        if "enum" in part:
            about, _, *meanings = part["description"].splitlines()
            assert about.endswith(".")
            assert [line.partition(":")[0] for line in meanings] == [
                f"- {value}" for value in part["enum"]
            ]


def test_the_scopes_are_explained_in_the_words_of_noob() -> None:
    """Those of its reference documentation."""
    assert published("0.1", "asset")["$defs"]["AssetScope"]["markdownEnumDescriptions"] == [
        "Asset persists through the entire lifespan of the runner. Can be modified and passed "
        "through different epochs.",
        "Asset persists through a single process call. Can be modified and passed through "
        "different nodes but is re-instantiated at the beginning of each epoch.",
        "Asset is re-instantiated every node call.",
    ]


@pytest.mark.parametrize("version", ALL)
def test_every_example_is_valid_where_it_stands(version: str) -> None:
    schema = published(version, "tube")
    definitions = schema["$defs"]
    for name, part in {**definitions, "TubeSpecification": schema}.items():
        for key, prop in part.get("properties", {}).items():
            fenced = re.search(r"```yaml\n(.*)\n```", prop["markdownDescription"], re.DOTALL)
            assert fenced is not None, (name, key)
            example = YAML(typ="safe", pure=True).load(StringIO(fenced[1]))
            validator = jsonschema.Draft202012Validator({"$defs": definitions, **prop})
            assert list(validator.iter_errors(example[key])) == [], (name, key)


def test_every_example_is_used() -> None:
    used = set()
    for version in ALL:
        schema = published(version, "tube")
        for name, part in {**schema["$defs"], "TubeSpecification": schema}.items():
            used |= {f"{name}.{key}" for key in part.get("properties", {})}
    assert set(prose.EXAMPLES) - used == set()
    assert set().union(*prose.VERSION_EXAMPLES.values()) - set(prose.EXAMPLES) == set()


NULL = {"type": "null"}
RENDERED: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("dict", {"type": "object"}, {"type": "object", "additionalProperties": True}),
    ("dict", {"type": "object", "additionalProperties": {}}, {}),
    ("dict", {"type": "object", "patternProperties": {}}, {}),
    (
        "nullable",
        {"anyOf": [{"type": "string", "x": 1}, NULL]},
        {"type": ["string", "null"], "x": 1},
    ),
    ("nullable", {"anyOf": [{"type": ["string"]}, NULL]}, {}),
    ("nullable", {"anyOf": [{"$ref": "x"}, NULL]}, {}),
    ("nullable", {"anyOf": [{"type": "string"}, {"type": "integer"}]}, {}),
    ("nullable", {"anyOf": [{"type": "string"}, {"type": "integer"}, NULL]}, {}),
    ("nullable", {"anyOf": [{"type": "string"}]}, {}),
    ("nullable", {"type": "string"}, {}),
]
"""What pydantic may write, and what is written instead, if anything."""


@pytest.mark.parametrize(("kind", "written", "instead"), RENDERED)
def test_what_releases_of_pydantic_write_differently(
    kind: str, written: dict[str, Any], instead: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(GenerateJsonSchema, f"{kind}_schema", lambda *_: written)
    made = getattr(render._Generator(), f"{kind}_schema")({})
    assert made == (instead or written)


ABOUT_A: dict[str, Any] = {"properties": {"a": {}}}
STRICT: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"title": "x"}, {"title": "x"}),
    (ABOUT_A, {"type": "object", **ABOUT_A}),
    (
        {"required": ["b", "a"]},
        {"type": "object", "required": ["b", "a"], "properties": {"a": {}, "b": {}}},
    ),
    ({"required": ["a"], **ABOUT_A}, {"type": "object", "required": ["a"], **ABOUT_A}),
    ({"additionalProperties": False}, {"type": "object", "additionalProperties": False}),
    (
        {"propertyNames": {"pattern": "x"}},
        {"type": "object", "propertyNames": {"type": "string", "pattern": "x"}},
    ),
    ({"pattern": "x"}, {"type": "string", "pattern": "x"}),
    ({"type": "array", "pattern": "x"}, {"type": "array", "pattern": "x"}),
    ({"type": ["object", "null"], **ABOUT_A}, {"type": ["object", "null"], **ABOUT_A}),
    ({"type": ["string", "null"]}, {"type": ["string", "null"]}),
    ({"type": ["string", "integer"]}, {"anyOf": [{"type": "string"}, {"type": "integer"}]}),
    (
        {"type": ["string", "integer", "null"]},
        {"anyOf": [{"type": "string"}, {"type": "integer"}, NULL]},
    ),
    (
        {"properties": {"params": {"required": []}, "x": {"if": ABOUT_A}}},
        {
            "type": "object",
            "properties": {
                "params": {"type": ["object", "null"], "required": []},
                "x": {"if": {"type": "object", **ABOUT_A}},
            },
        },
    ),
    (
        {"properties": {"params": {"then": {"required": []}}}},
        {
            "type": "object",
            "properties": {"params": {"then": {"type": ["object", "null"], "required": []}}},
        },
    ),
    *(
        (
            {key: {"pattern": "x"}, "type": "array"},
            {key: {"type": "string", "pattern": "x"}, "type": "array"},
        )
        for key in ("items", "additionalProperties", "if", "then", "else", "not")
    ),
    *(
        ({key: [{}, {"pattern": "x"}]}, {key: [{}, {"type": "string", "pattern": "x"}]})
        for key in ("anyOf", "prefixItems")
    ),
    (
        {"$defs": {"params": ABOUT_A}},
        {"$defs": {"params": {"type": ["object", "null"], **ABOUT_A}}},
    ),
    ({"type": "array", "items": True}, {"type": "array", "items": True}),
]
"""Schemas, and what strict validators require."""


@pytest.mark.parametrize(("schema", "expected"), STRICT)
def test_what_strict_validators_require(schema: dict[str, Any], expected: dict[str, Any]) -> None:
    made = deepcopy(schema)
    strict.make_strict(made)
    assert made == expected


@pytest.mark.oracle
@pytest.mark.parametrize("pydantic", ["2.10", "2.12"])
def test_each_pydantic_writes_the_same(pydantic: str) -> None:
    """Other releases than the installed one, which `test_artifacts` compares with the files."""
    try:
        python = install("1003.0.2", beside=(f"pydantic=={pydantic}.*",)).python
    except UnreachableError as error:
        pytest.skip(f"pydantic {pydantic} cannot be installed here: {error}")
    script = (
        "import pydantic; from noob_lint.publish.render import render, text_of\n"
        "from noob_lint.schema import store; from noob_lint.spec.versions import VERSIONS\n"
        "assert pydantic.VERSION.startswith(%r), pydantic.VERSION\n"
        "print([f'{version.name}/{name}' for version in VERSIONS for name in store.NAMES\n"
        "       for plain in (False, True)\n"
        "       if text_of(render(version.name, name, plain=plain))\n"
        "       != store.schema_text(version.name, name, plain=plain)])"
    )
    source = Path(__file__).parents[2] / "src"
    done = subprocess.run(
        [python, "-c", script % f"{pydantic}."],
        env={**os.environ, "PYTHONPATH": str(source)},
        capture_output=True,
        text=True,
    )
    assert (done.stdout, done.stderr) == ("[]\n", "")
