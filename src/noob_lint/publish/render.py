"""Generates the JSON Schemas from the models.

The constraints come from the models. What is added here is for readers: Markdown, examples,
snippets and messages for editors.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from importlib import import_module
from io import StringIO
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from noob_lint.publish import prose
from noob_lint.schema import store
from noob_lint.spec import _patterns, _special
from noob_lint.spec.versions import VERSIONS

DIALECT = "https://json-schema.org/draft/2020-12/schema"

MODELS: Mapping[str, str] = {
    "asset-specification": "AssetSpecification",
    "asset": "Asset",
    "wrap-class-asset": "WrapClassAsset",
    "wrap-func-asset": "WrapFuncAsset",
    "node-specification": "NodeSpecification",
    "input-specification": "InputSpecification",
    "tube": "TubeSpecification",
}
"""The class that each schema describes."""

_FIRST = ("$schema", "$id", "$ref", "description", "markdownDescription", "type", "enum")
_LAST = ("properties", "required", "if", "then", "else", "$defs")
_MESSAGES = {getattr(_patterns, name): text for name, text in prose.PATTERN_MESSAGES.items()}
_MESSAGES |= {
    _patterns.identifier_except(version.reserved): prose.name_message(version.reserved)
    for version in VERSIONS
} | {_special.INPUT: prose.INPUT_MESSAGE}


def model(version: str, name: str) -> type[BaseModel]:
    """The class of a spec version that the schema `name` describes."""
    module = import_module(f"noob_lint.spec.v{version.replace('.', '_')}")
    found: type[BaseModel] = getattr(module, MODELS[name])
    return found


def render(version: str, name: str) -> dict[str, Any]:
    """The schema `name` (one of `store.NAMES`) of a spec version, as JSON values."""
    schema = model(version, name).model_json_schema(schema_generator=_Generator)
    for subschema in subschemas(schema):
        subschema.pop("title", None)
        if "propertyNames" in subschema:  # an editor would offer a key called "property"
            subschema["propertyNames"]["doNotSuggest"] = True
        if subschema.get("pattern") in _MESSAGES:
            subschema["patternErrorMessage"] = _MESSAGES[subschema["pattern"]]
    _annotate(version, MODELS[name], schema)
    for model_name, definition in schema.get("$defs", {}).items():
        _annotate(version, model_name, definition)
    head = {"$schema": DIALECT, "$id": store.schema_id(version, name)}
    arranged: dict[str, Any] = _arrange({**head, **schema})
    return arranged


def text_of(value: Any) -> str:
    """JSON as it is written to the files."""
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def subschemas(schema: Any) -> Iterator[dict[str, Any]]:
    """`schema` and every schema in it, except those that are not objects (`true`)."""
    if not isinstance(schema, dict):
        return
    yield schema
    for key in ("items", "additionalProperties", "propertyNames", "if", "then", "else"):
        yield from subschemas(schema.get(key))
    for key in ("anyOf", "prefixItems"):
        for part in schema.get(key, ()):
            yield from subschemas(part)
    for key in ("properties", "$defs"):
        for part in schema.get(key, {}).values():
            yield from subschemas(part)


class _Generator(GenerateJsonSchema):
    """pydantic's generator, so that each of its releases writes the same."""

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """Mappings of any values say so, as pydantic has it since 2.11."""
        rendered: JsonSchemaValue = super().dict_schema(schema)
        if rendered.keys() & {"additionalProperties", "patternProperties"}:
            return rendered
        return {**rendered, "additionalProperties": True}

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """`"type": ["string", "null"]` where pydantic writes `anyOf` of a string and null."""
        rendered: JsonSchemaValue = super().nullable_schema(schema)
        value, *rest = rendered.get("anyOf", [{}])
        if rest == [{"type": "null"}] and isinstance(value.get("type"), str):
            return {**value, "type": [value["type"], "null"]}
        return rendered


def _annotate(version: str, model_name: str, schema: dict[str, Any]) -> None:
    """Add the descriptions, examples and snippets of a model and its keys, in place."""
    if model_name in prose.MODEL_TEXTS:
        schema["markdownDescription"] = prose.MODEL_TEXTS[model_name]
    if model_name in prose.ENUMS:
        words = prose.ENUMS[model_name]
        schema["markdownEnumDescriptions"] = [words[value] for value in schema["enum"]]
    _add_snippets(version, model_name, schema)
    for key, prop in schema.get("properties", {}).items():
        place = f"{model_name}.{key}"
        prop["markdownDescription"] = prop["description"]
        example = example_of(version, place)
        if example:
            prop["markdownDescription"] += f"\n\n```yaml\n{example}\n```"
        _describe_branches(place, prop)
        _add_snippets(version, place, prop)


def _describe_branches(place: str, prop: dict[str, Any]) -> None:
    """Describe each form of a value; otherwise yaml-language-server shows no description."""
    for branch in prop.get("anyOf", ()):
        text = prose.BRANCHES.get(place, {}).get(branch.get("type"))
        if text is not None:
            branch["markdownDescription"] = branch["description"] = text


def example_of(version: str, place: str) -> str | None:
    """The example for a key of a model in a spec version, if there is one."""
    own = prose.VERSION_EXAMPLES.get(version, {})
    return own.get(place, prose.EXAMPLES.get(place))


def _add_snippets(version: str, place: str, schema: dict[str, Any]) -> None:
    own = prose.VERSION_SNIPPETS.get(version, {})
    snippets = own.get(place, prose.SNIPPETS.get(place))
    if snippets is not None:
        release = str(_yaml(example_of(version, "TubeSpecification.noob_version")).popitem()[1])
        text = json.dumps(snippets).replace("$NOOB_VERSION", release)
        schema["defaultSnippets"] = json.loads(text)


def _yaml(text: str | None) -> dict[str, Any]:
    from ruamel.yaml import YAML

    values: dict[str, Any] = YAML(typ="safe", pure=True).load(StringIO(text))
    return values


def _arrange(value: Any) -> Any:
    """Schemas with their keys in a readable order; properties keep theirs."""
    if isinstance(value, list):
        return [_arrange(item) for item in value]
    if not isinstance(value, dict):
        return value
    arranged = {}
    for key in sorted(value, key=_rank):
        if key in ("properties", "$defs"):
            arranged[key] = {name: _arrange(part) for name, part in value[key].items()}
        elif key in ("default", "examples", "defaultSnippets"):
            arranged[key] = value[key]
        else:
            arranged[key] = _arrange(value[key])
    return arranged


def _rank(key: str) -> tuple[int, int, str]:
    if key in _FIRST:
        return 0, _FIRST.index(key), key
    if key in _LAST:
        return 2, _LAST.index(key), key
    return 1, 0, key
