"""Rewrites a schema for validators in their strictest mode, which requires redundant keywords.

ajv's `strict: true` requires a type next to each keyword that is about a type, no union of types
except with null, and each required key among the properties. Conditions lack these, since the
schema around them already has them. None of this changes what is valid.
"""

from __future__ import annotations

from typing import Any

_ABOUT_MAPPINGS = {"properties", "required", "additionalProperties", "propertyNames"}
_NULLABLE = {"params"}
"""The keys whose value may be null, although conditions are about its keys."""


def make_strict(schema: Any, key: str = "") -> None:
    """Complete a schema in place; `key` is that of the property that it describes."""
    if not isinstance(schema, dict):
        return
    _complete(schema, key)
    for name in ("items", "additionalProperties", "propertyNames", "if", "then", "else", "not"):
        make_strict(schema.get(name), key)
    for part in (*schema.get("anyOf", ()), *schema.get("prefixItems", ())):
        make_strict(part, key)
    for inner, part in (*schema.get("properties", {}).items(), *schema.get("$defs", {}).items()):
        make_strict(part, inner)


def _complete(schema: dict[str, Any], key: str) -> None:
    if "type" not in schema and _ABOUT_MAPPINGS & schema.keys():
        schema["type"] = ["object", "null"] if key in _NULLABLE else "object"
    elif "type" not in schema and "pattern" in schema:
        schema["type"] = "string"
    types = schema.get("type")
    if isinstance(types, list) and len({*types} - {"null"}) > 1:
        del schema["type"]
        schema["anyOf"] = [{"type": one} for one in types]
    missing = {*schema.get("required", ())} - schema.get("properties", {}).keys()
    if missing:
        schema.setdefault("properties", {}).update({name: {} for name in sorted(missing)})
