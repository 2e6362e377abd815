"""Generates the JSON Schemas from the models.

The constraints come from the models. What this module adds is for people and editors: Markdown,
examples, snippets and messages.
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

from noob_lint.publish import completion, prose, strict
from noob_lint.schema import store
from noob_lint.spec import _patterns, _special
from noob_lint.spec.versions import VERSIONS, find_version

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

Models = Mapping[str, dict[str, Any]]
"""The schemas of models by their names, that of the file first."""

_FOR_EDITORS = {
    "defaultSnippets",
    "doNotSuggest",
    "errorMessage",
    "markdownDescription",
    "markdownEnumDescriptions",
    "patternErrorMessage",
}
_FIRST = ("$schema", "$id", "$ref", "title", "description", "markdownDescription", "type", "enum")
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


def render(version: str, name: str, *, plain: bool) -> dict[str, Any]:
    """The newest schema `name` (one of `store.NAMES`) of a spec version, as JSON values.

    It is made for editors, unless it is `plain`: without the keywords that only editors know.
    """
    models = _models(version, name)
    schema = models[MODELS[name]]
    if plain:
        _make_plain(models, schema)
    else:
        _describe(version, models, schema)
        _complete(version, models)
    edition = find_version(version).edition
    head = {"$schema": DIALECT, "$id": store.schema_id(edition, name, plain=plain)}
    arranged: dict[str, Any] = _arrange({**head, **schema})
    return arranged


def described(version: str, name: str) -> dict[str, Any]:
    """The schema `name` of a spec version with its descriptions, but without snippets."""
    models = _models(version, name)
    schema = models[MODELS[name]]
    _describe(version, models, schema)
    return schema


def _models(version: str, name: str) -> dict[str, dict[str, Any]]:
    schema = model(version, name).model_json_schema(schema_generator=_Generator)
    for subschema in subschemas(schema):
        subschema.pop("title", None)
    models = {MODELS[name]: schema, **schema.get("$defs", {})}
    for model_name, part in models.items():
        part["title"] = model_name
    return models


def _make_plain(models: Models, schema: dict[str, Any]) -> None:
    """Remove the keywords that only editors know, and move their content to the description."""
    for subschema in subschemas(schema):
        for key in _FOR_EDITORS & subschema.keys():
            del subschema[key]
        if subschema.get("format") == "path":  # pydantic's own, which strict validators refuse
            del subschema["format"]
        if _name_of(subschema.get("$ref")) in prose.ENUMS:  # else each use becomes a type
            subschema.pop("description", None)
    strict.make_strict(schema)
    for model_name, part in models.items():
        if model_name in prose.ENUMS:
            meanings = prose.ENUMS[model_name]
            lines = [prose.ENUM_TEXTS[model_name], ""]
            lines += [f"- {value}: {meanings[value]}" for value in part["enum"]]
            part["description"] = "\n".join(lines)


def _name_of(reference: str | None) -> str:
    return "" if reference is None else reference.rpartition("/")[2]


def _describe(version: str, models: Models, schema: dict[str, Any]) -> None:
    for subschema in subschemas(schema):
        if "propertyNames" in subschema:  # an editor would offer a key called "property"
            subschema["propertyNames"]["doNotSuggest"] = True
        if subschema.get("pattern") in _MESSAGES:
            subschema["patternErrorMessage"] = _MESSAGES[subschema["pattern"]]
    for model_name, part in models.items():
        _annotate(version, model_name, part)


def _complete(version: str, models: Models) -> None:
    release = str(_yaml(example_of(version, "TubeSpecification.noob_version")).popitem()[1])
    file = next(iter(models))
    for model_name, part in models.items():
        completion.complete(find_version(version), model_name, part, release, file=file)


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
    for key in ("allOf", "anyOf", "prefixItems"):
        for part in schema.get(key, ()):
            yield from subschemas(part)
    for key in ("properties", "$defs"):
        for part in schema.get(key, {}).values():
            yield from subschemas(part)


class _Generator(GenerateJsonSchema):
    """pydantic's generator, adjusted so that all releases of pydantic write the same."""

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """Write that a mapping accepts any values, as pydantic does since 2.11."""
        rendered: JsonSchemaValue = super().dict_schema(schema)
        if rendered.keys() & {"additionalProperties", "patternProperties"}:
            return rendered
        return {**rendered, "additionalProperties": True}

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """`"type": ["string", "null"]` in place of pydantic's `anyOf` of a string and null."""
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
    for key, prop in schema.get("properties", {}).items():
        place = f"{model_name}.{key}"
        prop["markdownDescription"] = prop["description"]
        example = example_of(version, place)
        if example:
            prop["markdownDescription"] += f"\n\n```yaml\n{example}\n```"
        if place in prose.PLACE_MESSAGES and "pattern" in prop:
            prop["patternErrorMessage"] = prose.PLACE_MESSAGES[place]
        _describe_branches(place, prop)


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


def _yaml(text: str | None) -> dict[str, Any]:
    from ruamel.yaml import YAML

    values: dict[str, Any] = YAML(typ="safe", pure=True).load(StringIO(text))
    return values


def _arrange(value: Any) -> Any:
    """Schemas with their keywords in a readable order; properties keep their order."""
    if isinstance(value, list):
        return [_arrange(item) for item in value]
    if not isinstance(value, dict):
        return value
    arranged = {}
    for key in sorted(value, key=_rank):
        if key in ("properties", "$defs"):
            arranged[key] = {name: _arrange(part) for name, part in value[key].items()}
        elif key == "defaultSnippets":
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
