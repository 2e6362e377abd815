"""The JSON Schema of the configuration, generated from its keys.

It serves editors of ``noob-lint.toml`` and of the table ``tool.noob-lint`` in pyproject.toml. It
uses draft 7, which taplo and SchemaStore require. It accepts what it cannot express (that a string
is a pattern, or that a directory exists).
"""

from __future__ import annotations

from typing import Any

from noob_lint.config.keys import FILE_KEYS, KEYS, Key
from noob_lint.config.settings import FAIL_ON, SEVERITIES, Settings
from noob_lint.reporters import AUTO, REPORTERS
from noob_lint.rules import GROUPS, RULES
from noob_lint.schema import store
from noob_lint.spec.versions import VERSIONS, release_pattern

_RULE = {"$ref": "#/definitions/rule"}
_TEXT = {"type": "string", "minLength": 1}


def config_schema() -> dict[str, Any]:
    """The schema as JSON values."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": store.CONFIG_SCHEMA_ID,
        "title": "noob-lint",
        "description": "Configuration of noob-lint, which checks the YAML tubes of noob.",
        "type": "object",
        "additionalProperties": False,
        "properties": {key.name: _property(key) for key in FILE_KEYS},
        "definitions": {"rule": _rule(), "severity": {"enum": list(SEVERITIES)}},
    }


def _rule() -> dict[str, Any]:
    """The names of rules with their descriptions, both as VS Code and as taplo read them."""
    names = {"all": "every rule", "default": "all rules except the opt-in ones"}
    names |= {group: f"the rules of the group {group}" for group in GROUPS}
    names |= {rule.id: rule.summary for rule in RULES}
    return {
        "enum": list(names),
        "enumDescriptions": list(names.values()),
        "x-taplo": {"docs": {"enumValues": list(names.values())}},
    }


def _property(key: Key) -> dict[str, Any]:
    described = {"description": key.about, **_holds(key)}
    if key.name == "select":
        return described | {"minItems": 1}
    default = getattr(Settings(), key.field) if key in KEYS else ""
    if default == "":
        return described
    return described | {"default": default if isinstance(default, str | dict) else list(default)}


def _holds(key: Key) -> dict[str, Any]:
    """The schema of the value of a key."""
    if key.name in _TEXTS:
        return _TEXTS[key.name]
    rules = {"type": "array", "items": _RULE}
    special = {
        "per-file-ignores": {
            "type": "object",
            "propertyNames": _TEXT,
            "additionalProperties": rules,
        },
        "severity": {
            "type": "object",
            "propertyNames": _RULE,
            "additionalProperties": {"$ref": "#/definitions/severity"},
        },
    }
    if key.name in special:
        return special[key.name]
    is_about_rules = key.name.removeprefix("extend-") in ("select", "ignore")
    return rules if is_about_rules else {"type": "array", "items": _TEXT}


_TEXTS: dict[str, dict[str, Any]] = {
    "extend": _TEXT,
    "baseline": {**_TEXT, "examples": ["noob-lint-baseline.json"]},
    "noob-version": {
        "type": "string",
        "pattern": rf"^(latest|header|{release_pattern()})$",
        "examples": ["latest", "header", *(version.name for version in VERSIONS)],
    },
    "python": {**_TEXT, "examples": ["auto", "off", ".venv"]},
    "fail-on": {"enum": list(FAIL_ON)},
    "format": {"enum": [AUTO, *REPORTERS]},
}
