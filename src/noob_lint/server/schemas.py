"""What the schema of a tube says about its keys, for display."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from noob_lint.schema.store import schema_text

_DEFINITIONS = {
    "nodes": "NodeSpecification",
    "assets": "AssetSpecification",
    "input": "InputSpecification",
}


class KeyHelp(NamedTuple):
    """A key that a mapping may have: its description, and its possible values if there are few."""

    name: str
    about: str
    values: tuple[str, ...]
    value_helps: tuple[str, ...]
    required: bool


@lru_cache(maxsize=16)
def keys_of(version: str, section: str) -> tuple[KeyHelp, ...]:
    """The keys of a tube, or those of an entry of one of its sections.

    `version` is an edition of a spec version. Required is what a tube that extends no other must
    have.
    """
    schema: dict[str, Any] = json.loads(schema_text(version, "tube"))
    definitions = schema["$defs"]
    required = {*_required(schema, section)}
    if section:
        schema = definitions[_DEFINITIONS[section]]
        required |= {*_required(schema, "")}
    return tuple(
        _help(name, one, definitions, name in required)
        for name, one in schema["properties"].items()
    )


def _required(schema: dict[str, Any], section: str) -> Iterator[str]:
    """The keys that a tube must have by a schema or one of its parts, or those of its entries."""
    inner = schema.get("properties", {}).get(section, {}).get("additionalProperties")
    yield from schema.get("required", ()) if not section else ()
    yield from inner.get("required", ()) if isinstance(inner, dict) else ()
    for part in (schema.get("then"), schema.get("else"), *schema.get("allOf", ())):
        yield from _required(part, section) if isinstance(part, dict) else ()


def _help(
    name: str, schema: dict[str, Any], definitions: dict[str, Any], required: bool
) -> KeyHelp:
    target = schema
    if "$ref" in schema:
        target = definitions[schema["$ref"].rpartition("/")[2]]
    values = [str(one) for one in target.get("enum", ())]
    if target.get("type") == "boolean":
        values = ["true", "false"]
    helps = tuple(target.get("markdownEnumDescriptions", ()))
    return KeyHelp(name, schema["markdownDescription"], tuple(values), helps, required)


def help_of(version: str, section: str, name: str) -> KeyHelp | None:
    """What the schema says of one key."""
    return next((one for one in keys_of(version, section) if one.name == name), None)
