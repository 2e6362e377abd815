"""The differences between two published schemas, in words, and whether they can break a tube.

What is compared is what a schema says about each part of a tube: its keys, which of them are
required, and the values of each. Keywords that our schemas do not use are ignored;
`tests/publish/test_diff.py` compares the verdict with random tubes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

Schema = Mapping[str, Any]
DifferenceKind = Literal["added", "removed", "tightened", "loosened"]

PARTS = {
    "AssetSpecification": "asset",
    "InputSpecification": "input",
    "NodeSpecification": "node",
}
"""The parts of a tube by the names of their definitions."""

PART_SECTIONS = {
    "AssetSpecification": "assets",
    "InputSpecification": "input",
    "NodeSpecification": "nodes",
}
"""The key of a tube that contains each of them."""
TYPE_WORDS = {
    "array": "a list",
    "boolean": "true or false",
    "integer": "a whole number",
    "null": "null",
    "object": "a mapping",
    "string": "a text",
}
"""The types of JSON in words."""
_RESERVED = re.compile(r"\(\?!\(\?:([\w|]+)\)\$\)")


class Difference(NamedTuple):
    """One difference: its kind, the part of a tube that it is about, and its description.

    `breaks` says whether it can make a valid tube invalid.
    """

    kind: DifferenceKind
    part: str
    text: str
    breaks: bool


def compare(old: Schema, new: Schema) -> list[Difference]:
    """The differences from one schema to another, part by part in the order of the tube.

    Both are schemas of a tube, or of the same part of a tube.
    """
    changes = list(_compare_mappings("", SchemaPart(old, old), SchemaPart(new, new)))
    for name, part in PARTS.items():
        if name in old.get("$defs", {}) and name in new.get("$defs", {}):
            before = SchemaPart(old["$defs"][name], old, PART_SECTIONS[name])
            after = SchemaPart(new["$defs"][name], new, PART_SECTIONS[name])
            changes += _compare_mappings(part, before, after)
    return list(dict.fromkeys(changes))


class SchemaPart:
    """What a schema says about a mapping; its references are resolved in `root`.

    `section` is the key of a tube that contains the mapping, if it is a part of one. `params` has
    the params of special nodes by their type.
    """

    def __init__(self, schema: Schema, root: Schema, section: str = "") -> None:
        self.keys: Mapping[str, Schema] = {
            key: _resolve(value, root) for key, value in schema.get("properties", {}).items()
        }
        self.is_closed = schema.get("additionalProperties") is False
        self.required = set(schema.get("required", ()))
        relaxed = root.get("else", {}).get("properties", {}).get(section, {})
        self.required |= set(relaxed.get("additionalProperties", {}).get("required", ()))
        self.params = dict(_special_params(schema))


def _compare_mappings(part: str, old: SchemaPart, new: SchemaPart) -> Iterator[Difference]:
    yield from _compare_keys(part, old, new)
    for key in sorted(new.required - old.required):
        yield Difference("tightened", part, f"'{key}' is required", True)
    for key in sorted(old.required - new.required):
        yield Difference("loosened", part, f"'{key}' is no longer required", False)
    for key, value in new.keys.items():
        if key in old.keys:
            yield from _compare_values(part, f"'{key}'", old.keys[key], value)
    for kind, params in new.params.items():
        if kind in old.params:
            where = f"{part}, params of type {kind}".removeprefix(", ")
            yield from _compare_mappings(where, old.params[kind], params)


def _compare_keys(part: str, old: SchemaPart, new: SchemaPart) -> Iterator[Difference]:
    """The differences in the keys of a mapping."""
    for key in new.keys:
        if key not in old.keys:
            breaks = not old.is_closed  # the old schema accepted it with any value
            yield Difference("added", part, f"the key '{key}' is new", breaks)
    for key in old.keys:
        if key not in new.keys:
            yield Difference("removed", part, f"the key '{key}' is gone", new.is_closed)
    if new.is_closed and not old.is_closed:
        yield Difference("tightened", part, "unknown keys are refused", True)
    if old.is_closed and not new.is_closed:
        yield Difference("loosened", part, "unknown keys are ignored", False)


def _compare_values(part: str, name: str, old: Schema, new: Schema) -> Iterator[Difference]:
    before, after = types_of(old), types_of(new)
    for kind in sorted(after - before):
        yield Difference("loosened", part, f"{name} takes {TYPE_WORDS[kind]}", False)
    for kind in sorted(before - after):
        yield Difference("tightened", part, f"{name} does not take {TYPE_WORDS[kind]}", True)
    values, others = set(old.get("enum", ())), set(new.get("enum", ()))
    for value in sorted(others - values if values else ()):
        yield Difference("loosened", part, f"{name} can be '{value}'", False)
    for value in sorted(values - others if others else ()):
        yield Difference("tightened", part, f"{name} cannot be '{value}'", True)
    if "string" in before & after:
        yield from _compare_patterns(part, name, _pattern(old), _pattern(new))
    yield from _compare_names(part, name, old, new)


def _compare_names(part: str, name: str, old: Schema, new: Schema) -> Iterator[Difference]:
    """The differences in the allowed names of the keys of a mapping."""
    before = old.get("propertyNames", {}).get("pattern")
    after = new.get("propertyNames", {}).get("pattern")
    yield from _compare_patterns(part, f"a name in {name}", before, after)


def _compare_patterns(
    part: str, name: str, old: str | None, new: str | None
) -> Iterator[Difference]:
    if old == new:
        return
    if new is None:
        yield Difference("loosened", part, f"{name} can be any text", False)
        return
    if old is None:
        yield Difference("tightened", part, f"{name} cannot be any text", True)
        return
    before, after = _reserved(old), _reserved(new)
    for word in sorted(after - before):
        yield Difference("tightened", part, f"{name} cannot be '{word}'", True)
    for word in sorted(before - after):
        yield Difference("loosened", part, f"{name} can be '{word}'", False)
    if _RESERVED.sub("", old) != _RESERVED.sub("", new):
        yield Difference("tightened", part, f"{name} has another form", True)


def _resolve(schema: Schema, root: Schema) -> Schema:
    reference = schema.get("$ref")
    if reference is None:
        return schema
    return {**root["$defs"][reference.rpartition("/")[2]], **schema}


def types_of(schema: Schema) -> set[str]:
    """The JSON types that a schema accepts."""
    if "anyOf" in schema:
        return set().union(*map(types_of, schema["anyOf"]))
    given = schema.get("type")
    if given is None:
        return set(TYPE_WORDS)
    return {given} if isinstance(given, str) else set(given)


def _pattern(schema: Schema) -> str | None:
    """The pattern of a string, which may be in a condition or in a branch."""
    places = [schema, schema.get("then", {})]
    places += [branch for branch in schema.get("anyOf", ()) if branch.get("type") == "string"]
    return next((place["pattern"] for place in places if "pattern" in place), None)


def _reserved(pattern: str) -> set[str]:
    return {word for names in _RESERVED.findall(pattern) for word in names.split("|")}


def _special_params(schema: Schema) -> Iterator[tuple[str, SchemaPart]]:
    """What the conditions of a node say about `params`, by its type."""
    while "if" in schema:
        kind = schema["if"].get("properties", {}).get("type", {}).get("const")
        params = schema.get("then", {}).get("properties", {}).get("params")
        if kind is not None and params is not None:
            yield kind, SchemaPart(params, {})
        schema = schema.get("else", {})


def in_words(old: str, new: str, name: str, changes: Sequence[Difference]) -> str:
    """The differences of the schema `name` as `noob-lint schema diff` prints them.

    Those that can make a valid tube invalid are marked with an asterisk.
    """
    what = name.replace("-", " ")
    if not changes:
        return f"The {what} schemas of {old} and {new} accept the same.\n"
    lines = [f"The {what} schema, from {old} to {new}:", ""]
    for change in changes:
        where = f"{change.part}: " if change.part else ""
        mark = "*" if change.breaks else " "
        lines.append(f"{mark} {change.kind:<9}  {where}{change.text}")
    if any(change.breaks for change in changes):
        verdict = f"What is valid in {old} can be invalid in {new}, because of what * marks."
    else:
        verdict = f"Whatever is valid in {old} is valid in {new}."
    return "\n".join([*lines, "", verdict, ""])
