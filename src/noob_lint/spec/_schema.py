"""What the models add to the JSON Schemas that pydantic derives from them."""

from __future__ import annotations

from typing import Any, NamedTuple

from pydantic import GetJsonSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema

JsonSchema = dict[str, Any]


class Shape(NamedTuple):
    """The regular expression of a string."""

    pattern: str

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchema:
        """The schema of the annotated type, with the pattern (pydantic calls this)."""
        return {**handler(core_schema), "pattern": self.pattern}


class TextShape(NamedTuple):
    """The regular expression of a value if it is a string; it may also be something else.

    A condition rather than a branch with the pattern: editors then say what is wrong with the
    string, not that it is not a list or boolean.
    """

    pattern: str

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchema:
        """The schema of the annotated type, with the condition (pydantic calls this)."""
        schema = dict(handler(core_schema))
        for branch in schema.get("anyOf", ()):
            if branch.get("type") == "string":
                branch.pop("pattern", None)
        return {**schema, "if": {"type": "string"}, "then": {"pattern": self.pattern}}


class NamedKeys(NamedTuple):
    """Says what the keys of a mapping look like in `propertyNames`.

    pydantic would write `patternProperties`, which treats a key that does not match as unknown
    rather than badly named, and does not check its value.
    """

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchema:
        """The schema of the annotated mapping (pydantic calls this)."""
        schema = dict(handler(core_schema))
        (pattern, value), *_ = schema.pop("patternProperties").items()
        return {
            **schema,
            "additionalProperties": value,
            "propertyNames": {"pattern": pattern},
        }


def id_optional(schema: JsonSchema) -> None:
    """Do not require `id`, which defaults to the key in the tube."""
    schema["required"] = [key for key in schema["required"] if key != "id"]


def depends_needs_runner(schema: JsonSchema) -> None:
    """Refuse `depends` of an asset whose scope is written and is not `runner`.

    An absent or misspelt scope is another mistake, or is in the tube that is extended.
    """
    schema["if"] = {
        "properties": {"scope": {"enum": ["process", "node"]}},
        "required": ["scope"],
    }
    schema["then"] = {
        "properties": {
            "depends": {
                "type": "null",
                "errorMessage": "Only an asset with scope runner can have depends.",
            }
        }
    }


ANYTHING = WithJsonSchema({"default": None})
"""For a field that holds a Python object, which JSON cannot express."""


def wrapper(schema: JsonSchema, field: str) -> None:
    """Do not require `field`, a Python object, and do not describe the model.

    C1 requires this: noob's documentation shows the schemas of these models this way.
    """
    schema["required"].remove(field)
    schema.pop("description", None)


def relax_under_extends(schema: JsonSchema, handler: GetJsonSchemaHandler) -> None:
    """Require the keys of assets, inputs and nodes only in a tube that extends no other.

    JSON Schema only ever adds constraints, so the definitions require nothing and the branch for
    tubes without `extends` requires the keys.
    """
    required: JsonSchema = {}
    for section in ("assets", "input", "nodes"):
        entry = handler.resolve_ref_schema(schema["properties"][section]["additionalProperties"])
        required[section] = {
            "additionalProperties": {"required": entry["required"]},
            "doNotSuggest": True,  # an editor suggests the key already
        }
        entry["required"] = []
    tube_is_required(required["nodes"]["additionalProperties"])
    schema["if"] = {"properties": {"extends": {"type": "array"}}, "required": ["extends"]}
    schema["else"] = {"properties": required}


def ids_from_keys(schema: JsonSchema, handler: GetJsonSchemaHandler) -> None:
    """Do not require `id` in the sections of a tube."""
    for section in ("assets", "input", "nodes"):
        id_optional(
            handler.resolve_ref_schema(schema["properties"][section]["additionalProperties"])
        )


def tube_is_required(schema: JsonSchema) -> None:
    """Require the param `tube` of tube nodes; `schema` is about the entries of `nodes`."""
    schema["if"] = {
        "properties": {"type": {"const": "tube"}, "enabled": {"not": {"const": False}}},
        "required": ["type"],
    }
    schema["then"] = {
        "required": ["params"],
        "properties": {"params": {"required": ["tube"]}},
        "errorMessage": "A tube node needs params with tube: the noob_id of another tube.",
    }
