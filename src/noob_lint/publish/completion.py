"""Makes editors offer completions that fit the place and do not break the tube.

yaml-language-server offers the keys and snippets of every schema that applies to a place, including
those in conditions, and validators ignore them. So what is offered only in some circumstances is in
a condition, and the parts that must match noob's own schema stay unchanged. Three behaviours of the
server explain the rest:

- Snippets of a list's own schema are offered for its items, too, where a list would be nested in a
  list. Hence those for a whole list are on a branch for strings, which never applies to a list.
- A key is inserted with a value if there is exactly one to choose from, otherwise without. If two
  schemas have a text for one key, the server merges them.
- A condition with a `filePatternAssociation` that matches no file is false for the server, and true
  for everything else, which does not know the keyword. So its `else` is for editors only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from noob_lint.publish import snippets
from noob_lint.publish.snippets import Snippets
from noob_lint.spec.versions import SpecVersion

Schema = dict[str, Any]

_NOWHERE = {"filePatternAssociation": "no file has this name"}
_NO_ID = "A tube needs a noob_id: noob cannot build it without one."
_SECTIONS = {"assets": snippets.ASSETS, "input": snippets.INPUTS, "nodes": snippets.SOURCE}
_PARAMS = {
    "n": snippets.GATHER_N,
    "flatten": snippets.GATHER_FLATTEN,
}
_NAMES = {
    "AssetSpecification": "An asset",
    "InputSpecification": "An input",
    "NodeSpecification": "A node",
}
_ERRORS = {
    "AssetScope": "Write runner, process or node.",
    "InputScope": "Write tube or process.",
}


def complete(version: SpecVersion, model: str, schema: Schema, release: str, *, file: str) -> None:
    """Add the completions that an editor offers to the schema of a model, in place.

    `release` is the release of noob that a new tube is written for, `file` the model of the file
    that the schema is in.
    """
    for key, prop in schema.get("properties", {}).items():
        place = f"{model}.{key}"
        if place in snippets.VALUES:
            prop["defaultSnippets"] = snippets.VALUES[place]
        if key == "id" and key not in schema.get("required", ()):
            prop["doNotSuggest"] = True  # the key of the entry stands for it
    if model in _ERRORS:
        schema["errorMessage"] = _ERRORS[model]
    if model == "TubeSpecification":
        _complete_tube(schema, release)
    elif model in _PARTS:
        parts = [_keys(model, schema), _body(model), *_PARTS[model](version, schema)]
        if file == "TubeSpecification":
            parts += _entry(version, model, schema)
        _apply(schema, parts)


def _complete_tube(schema: Schema, release: str) -> None:
    schema["defaultSnippets"] = snippets.tube(release)
    for section, offered in _SECTIONS.items():
        message = f"{section} is a mapping: the name of each entry, and what it is."
        schema["properties"][section] |= {"errorMessage": message, **_offer(offered)}
    schema["properties"]["nodes"] |= {"if": {}, "then": {"defaultSnippets": snippets.NODES}}
    parts: list[Schema] = [
        _keys("TubeSpecification", schema),
        {"if": _NOWHERE, "else": {"required": ["noob_id"], "errorMessage": _NO_ID}},
    ]
    if "else" not in schema:
        _apply(schema, parts)
        return
    extends = schema["properties"]["extends"]
    parts.append(_key("extends", extends, snippets.EXTENDS_LIST))
    extends["items"] |= _if_new_item(snippets.EXTENDS)
    required = schema["else"]["properties"]["nodes"]["additionalProperties"]["then"]
    required["properties"]["params"]["doNotSuggest"] = True
    _apply(schema["else"], parts)


def _keys(model: str, schema: Schema) -> Schema:
    """The texts to insert with the keys of a model, where the server has no useful one."""
    return {
        "properties": {
            key: {"defaultSnippets": snippets.KEYS[f"{model}.{key}"]}
            for key in schema["properties"]
            if f"{model}.{key}" in snippets.KEYS
        }
    }


def _key(key: str, prop: Schema, offered: Snippets | None = None, **more: Any) -> Schema:
    """A key that is offered by this schema alone, rather than by `prop` wherever that applies."""
    prop["doNotSuggest"] = True
    text = {"markdownDescription": prop["markdownDescription"]}
    return {"properties": {key: {**text, **more, **(_offer(offered) if offered else {})}}}


def _values(key: str, offered: Snippets) -> Schema:
    """Values that are offered for a key under some condition; the key is offered elsewhere."""
    return {"properties": {key: {"doNotSuggest": True, **_offer(offered)}}}


def _offer(offered: Snippets) -> Schema:
    return {"defaultSnippets": offered}


def _body(model: str) -> Schema:
    """Everything that an entry needs, while it lacks a type (or an asset its scope)."""
    rest = {"then": _offer(snippets.SCOPE)} if model == "AssetSpecification" else {}
    return {"if": {"required": ["type"]}, **rest, "else": _offer(snippets.BODIES[model])}


def _lists(key: str, whole: Snippets, items: Snippets) -> Schema:
    """What is offered for a key whose value is a list: whole values, and further items."""
    alternatives = [{"type": "string", **_offer(whole)}, {"items": _if_new_item(items)}]
    return {"properties": {key: {"doNotSuggest": True, "anyOf": alternatives}}}


def _if_new_item(offered: Snippets) -> Schema:
    """Offer an item where there is none yet, or only a word: the server mistakes both for a key."""
    new = {"type": "object", "minProperties": 1, "additionalProperties": {"type": "null"}}
    return {"if": new, "then": {"type": "object", **_offer(offered)}}


def _node(version: SpecVersion, schema: Schema) -> Iterator[Schema]:
    props = schema["properties"]
    props["type"] |= _explained(snippets.SPECIAL_TYPES)
    yield _values("type", snippets.TYPES)
    for branch in props["enabled"].get("anyOf", ()):
        if branch["type"] == "string":
            branch |= _offer(snippets.ENABLED)
    slot = props["depends"]["anyOf"][0]["items"]["anyOf"][1]
    slot["additionalProperties"] |= _offer(snippets.SLOT_VALUE)
    for kind, params in _of_special_types(version, schema).items():
        condition = {"properties": {"type": {"const": kind}}, "required": ["type"]}
        parts = [*_depends(kind), *params]
        yield {"if": condition, "then": {"allOf": parts}}
    pattern = f"^(?:{'|'.join(snippets.SPECIAL_TYPES)})$"  # a hover lists the values of an enum
    special = {"properties": {"type": {"pattern": pattern}}, "required": ["type"]}
    yield {"if": special, "else": {"allOf": [*_of_functions(schema)]}}


def _depends(kind: str) -> Iterator[Schema]:
    """What is offered for `depends` of one of noob's own types: slots that are not filled yet."""
    whole, items = snippets.depends(kind)
    if not snippets.slots(kind):
        yield _lists("depends", whole, items)
        return
    slot = {"type": "object", "required": ["value"]}
    given = {"anyOf": [{"type": "string"}, slot]}
    taken = {"properties": {"depends": {"type": "array", "contains": given}}}
    rest = [one for one in items if one["label"].startswith("trigger")]
    yield {
        "if": {**taken, "required": ["depends"]},
        "then": _lists("depends", whole, rest),
        "else": _lists("depends", whole, items),
    }


def _of_functions(schema: Schema) -> Iterator[Schema]:
    """What is offered in a node whose type is not one of noob's own."""
    params = schema["properties"]["params"]
    yield _lists("depends", *snippets.depends("function"))
    yield _key("params", params, type=params["type"])
    yield _values("params", snippets.PARAM)
    yield _offer(snippets.FUNCTION_PARAMS)


def _of_special_types(version: SpecVersion, schema: Schema) -> Mapping[str, list[Schema]]:
    """What is offered in `params` of each of noob's own types."""
    params = schema["properties"]["params"]
    for kind in _kinds(schema):
        kind["properties"]["params"]["doNotSuggest"] = True
        for key, prop in kind["properties"]["params"].get("properties", {}).items():
            prop |= _offer(_PARAMS[key]) if key in _PARAMS else {"doNotSuggest": True}
    own = {"anyOf": [{"type": "string", **_offer(snippets.TUBE_PARAM)}, {}]}
    tube = {"doNotSuggest": True, **own}
    free = [_values("params", snippets.PARAM)] if version.tube_nodes_take_params else []
    return {
        "gather": [
            _key("params", params, snippets.GATHER_PARAMS),
            _offer(snippets.with_params(snippets.GATHER_PARAMS, "depends~")),
        ],
        "map": [],
        "return": [],
        "tube": [
            _key("params", params, snippets.TUBE_PARAMS, properties={"tube": tube}),
            _offer(snippets.with_params(snippets.TUBE_PARAMS, "0")),
            *free,
        ],
    }


def _kinds(schema: Schema) -> Iterator[Schema]:
    """What the schema of a node says about each of noob's own types."""
    while "if" in schema:
        yield schema["then"]
        schema = schema.get("else", {})


def _explained(meanings: Mapping[str, str]) -> Schema:
    """Conditions by which an editor explains each of some values."""
    chain: Schema = {}
    for value, text in reversed([*meanings.items()]):
        meaning = {"markdownDescription": f"`{value}`: {text}"}
        rest = {"else": chain} if chain else {}
        chain = {"if": {"const": value}, "then": meaning, **rest}
    return chain


def _asset(version: SpecVersion, schema: Schema) -> Iterator[Schema]:
    depends = schema["properties"]["depends"]
    short = {"properties": {"scope": {"enum": ["process", "node"]}}, "required": ["scope"]}
    parts = [_values("depends", snippets.ASSET_SIGNAL)]
    if version.asset_depends_list:
        written = {"properties": {"depends": {"type": "array"}}, "required": ["depends"]}
        parts = [
            {"if": written, "else": _key("depends", depends, snippets.ASSET_SIGNALS)},
            _lists("depends", snippets.ASSET_SIGNALS, snippets.ASSET_SIGNAL),
        ]
    yield {"if": short, "else": {"allOf": parts}}


def _input(version: SpecVersion, schema: Schema) -> Iterator[Schema]:
    return iter(())


def _entry(version: SpecVersion, model: str, schema: Schema) -> Iterator[Schema]:
    """What is offered in an entry of a tube, rather than in a file of its own."""
    keys = [key for key in schema["properties"] if key != "id"]
    schema["errorMessage"] = (
        f"{_NAMES[model]} is a mapping with the keys {', '.join(keys[:-1])} and {keys[-1]}."
    )
    if schema.get("required"):  # else the server offers them together, by the name of the model
        yield {"required": schema.pop("required")}
    if model == "NodeSpecification" and version.inline_tubes:
        inner = {"doNotSuggest": True, "if": {"type": "object"}, "then": {"$ref": "#"}}
        params = {"doNotSuggest": True, "properties": {"tube": inner}}
        tube = {"properties": {"type": {"const": "tube"}}, "required": ["type"]}
        yield {
            "if": _NOWHERE,
            "else": {"if": tube, "then": {"properties": {"params": params}}},
        }


def _apply(schema: Schema, parts: Iterable[Schema]) -> None:
    """Combine more schemas with the existing condition into one condition that always holds."""
    own = {key: schema.pop(key) for key in ("if", "then", "else") if key in schema}
    schema |= {"if": {}, "then": {"allOf": [part for part in (*parts, own) if part]}}


_PARTS: Mapping[str, Callable[[SpecVersion, Schema], Iterator[Schema]]] = {
    "AssetSpecification": _asset,
    "InputSpecification": _input,
    "NodeSpecification": _node,
}
