"""What the schemas say about the params of the special nodes gather, map, return and tube.

noob refuses invalid params when it builds the node, not when it loads the tube, so these are
conditions for editors; the linter has rules, which know more (disabled nodes, other tubes).
"""

from __future__ import annotations

from noob_lint.spec._patterns import NAME, whole
from noob_lint.spec._schema import JsonSchema
from noob_lint.spec.versions import SpecVersion

INPUT = whole(rf"input(?:\.{NAME})+")
"""A param that takes its value from an input of the tube."""


def params_of_special_nodes(schema: JsonSchema, version: SpecVersion) -> None:
    """Add to the schema of a node what gather, map, return and tube accept in `params`.

    Nodes with `enabled: false` are exempt: noob never builds them.
    """
    chain: JsonSchema = {}
    for kind, params in reversed(_params(version).items()):
        condition = {
            "properties": {"type": {"const": kind}, "enabled": {"not": {"const": False}}},
            "required": ["type"],
        }
        rest = {"else": chain} if chain else {}
        chain = {"if": condition, "then": {"properties": {"params": params}}, **rest}
    schema.update(chain)


def _params(version: SpecVersion) -> dict[str, JsonSchema]:
    nothing: JsonSchema = {"additionalProperties": False}
    return {
        "gather": _gather(version),
        "map": {**nothing, "errorMessage": "A map node takes no params."},
        "return": {**nothing, "errorMessage": "A return node takes no params."},
        "tube": _tube(version),
    }


def _gather(version: SpecVersion) -> JsonSchema:
    items: JsonSchema = {
        "description": "How many items make a list: a whole number, or input.<name>. Without it, "
        "the slot trigger says when a list is complete.",
        "type": ["integer", "string", "null"],
        "if": {"type": "string"},
        "then": {"pattern": INPUT},
    }
    flatten: JsonSchema = {
        "description": "Whether items that are lists are joined into one list.",
        "type": ["boolean", "string"],
    }
    known = {"n": items, "flatten": flatten} if version.gather_flattens else {"n": items}
    return {
        "properties": known,
        "additionalProperties": False,
        "errorMessage": f"A gather node takes the params {' and '.join(known)}.",
    }


def _tube(version: SpecVersion) -> JsonSchema:
    """Other keys than `tube` are inputs of the inner tube."""
    inline = ", or the tube itself" if version.inline_tubes else ""
    tube: JsonSchema = {
        "description": f"The tube that the node runs: its noob_id or path{inline}.",
        "type": ["string", "object"] if version.inline_tubes else "string",
    }
    schema: JsonSchema = {"properties": {"tube": tube}}
    return schema if version.tube_nodes_take_params else {**schema, "additionalProperties": False}
