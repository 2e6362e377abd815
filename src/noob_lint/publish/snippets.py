"""What an editor offers, by the place in a tube where it is offered.

Each snippet is an item of `defaultSnippets` as yaml-language-server and VS Code read it. The
snippets of one place are in the order in which they are shown, before the server's "Default value"
and null. The text that is inserted with a key leaves nothing empty that noob requires.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from noob_lint.spec.names import NOOB_MODEL

Snippet = Mapping[str, Any]
Snippets = Sequence[Snippet]

SIGNAL = "${1:node}.${2:value}"
"""A signal, to be filled in."""


def _in_order(*snippets: tuple[str, str, Any], after: int = 0) -> list[Snippet]:
    """Snippets, each with its label, description and body, shown in this order."""
    return [
        {"label": label, "description": text, "sortText": str(number), "body": body}
        for number, (label, text, body) in enumerate(snippets, after)
    ]


NOTHING: Snippets = [{"label": "nothing", "body": []}]
"""No server offers an empty list, but for it a key does not come with the null of its default."""

_TEXT = _in_order(("text", "In words", "${1:text}"))
_CLASS = "${1:package.module}.${2:Class}"
_FUNCTION = "${1:package.module}.${2:function}"

VALUES: Mapping[str, Snippets] = {
    "TubeSpecification.noob_id": _in_order(
        ("name", "Letters, digits and the characters - _ / #", "${1:my-tube}")
    ),
    "TubeSpecification.noob_model": _in_order(
        (NOOB_MODEL, "What noob writes for every tube", NOOB_MODEL)
    ),
    "TubeSpecification.description": _TEXT,
    "NodeSpecification.type": _in_order(
        ("package.function", "The Python path of a function or class", _FUNCTION)
    ),
    "NodeSpecification.depends": NOTHING,
    "NodeSpecification.stateful": _in_order(
        ("true", "The node keeps something from one call to the next", True),
        ("false", "No call depends on earlier ones", False),
    ),
    "NodeSpecification.description": _TEXT,
    "AssetSpecification.type": _in_order(
        ("package.Class", "The Python path of a class or function", _CLASS)
    ),
    "AssetSpecification.params": _in_order(
        ("name: value", "An argument, by name", {"${1:name}": "${2:value}"})
    ),
    "AssetSpecification.depends": NOTHING,
    "AssetSpecification.description": _TEXT,
    "InputSpecification.type": _in_order(("int", "The Python type of the value", "${1:int}")),
    "InputSpecification.default": _in_order(("value", "Any value of YAML", "${1:value}")),
    "InputSpecification.description": _TEXT,
}
"""The values of each key."""

KEYS: Mapping[str, Snippets] = {
    "TubeSpecification.noob_id": VALUES["TubeSpecification.noob_id"],
    "TubeSpecification.noob_model": VALUES["TubeSpecification.noob_model"],
    "NodeSpecification.enabled": _in_order(("false", "The node takes no part", False)),
    "AssetSpecification.scope": _in_order(
        ("runner", "Lives as long as the runner", "runner"),
    ),
    "InputSpecification.scope": _in_order(
        ("process", "The value is given with every process call", "process"),
    ),
    "InputSpecification.required": _in_order(("false", "The value may be left out", False)),
}
"""The text that comes with a key that would otherwise be left empty, or has a useless default."""

ENABLED = _in_order(("input.name", "The tube's user decides", "input.${1:name}"), after=2)
EXTENDS = _in_order(("noob-id", "The noob_id of another tube", "${1:noob-id}"))
EXTENDS_LIST = _in_order(("- noob-id", "The tubes that this one extends", ["${1:noob-id}"]))
ASSET_SIGNAL = _in_order(
    ("node.signal", "The signal that replaces the asset after each process call", SIGNAL)
)
ASSET_SIGNALS = _in_order(
    ("- node.signal", "The signals that replace the asset after each process call", [SIGNAL])
)
SLOT_VALUE = _in_order(("node.signal", "The signal that the slot receives", SIGNAL))
PARAM = _in_order(("name: value", "An argument, by name", {"${1:name}": "${2:value}"}), after=1)
TUBE_PARAM = _in_order(("noob-id", "The noob_id of another tube", "${1:noob-id}"))
TUBE_PARAMS = _in_order(
    ("tube: noob-id", "The tube that the node runs", {"tube": "${1:noob-id}"}),
)
GATHER_N = _in_order(("10", "The number of items in a list", "^${1:10}"))
GATHER_PARAMS = _in_order(("n: 10", "The number of items in a list", {"n": "^${1:10}"}))
GATHER_FLATTEN = _in_order(("true", "Items that are lists are joined", True))

FUNCTION_PARAMS: Snippets = [
    {
        "label": "params: name: value",
        "description": "Arguments that stay the same in every call, by name",
        "sortText": "depends~",
        "body": {"params": {"${1:name}": "${2:value}"}},
    }
]
SCOPE = _in_order(
    ("scope: runner", "How long the asset lives", {"scope": "${1|runner,process,node|}"})
)


def with_params(offered: Snippets, place: str) -> Snippets:
    """Snippets for `params` with their key, shown where `place` sorts among the other keys."""
    return [
        {
            **one,
            "label": f"params: {one['label']}",
            "sortText": place,
            "body": {"params": one["body"]},
        }
        for one in offered
    ]


SPECIAL_TYPES: Mapping[str, str] = {
    "gather": "Collects `n` items, or those up to a `trigger`, into a list.",
    "map": "Passes the items of a list on, one by one.",
    "return": "Gives values back to the caller of the tube.",
    "tube": "Runs another tube, which `params` name.",
}
"""What each special type of a node does."""

TYPES = _in_order(
    *((name, text.rstrip("."), name) for name, text in SPECIAL_TYPES.items()), after=1
)

_SLOTS: Mapping[str, Sequence[tuple[str, str]]] = {
    "gather": (
        ("value", "The items that are collected"),
        ("trigger", "What says that a list is complete"),
    ),
    "map": (("value", "The list whose items are passed on"),),
}
"""The slots of the special types that have their own."""
_ANY_SLOT = (("${1:slot}", "A signal, passed by name"),)


def slots(kind: str) -> Sequence[tuple[str, str]]:
    """The slots of a special type, each with a description; empty if it accepts any."""
    return _SLOTS.get(kind, ())


def depends(kind: str) -> tuple[Snippets, Snippets]:
    """The values of `depends` for a node of some type, and the items of a list there."""
    named = [(_slot_label(name), text, name) for name, text in slots(kind) or _ANY_SLOT]
    items = [
        ("node.signal", "One signal, passed by position", SIGNAL),
        *((label, text, {name: "${2:node}.${3:value}"}) for label, text, name in named),
    ]
    lists = [
        ("- node.signal", "Signals that are passed by position", [SIGNAL]),
        *((f"- {label}", text, [body]) for label, text, body in items[1:]),
    ]
    if kind == "gather":
        lists = lists[:2]
    return _in_order(items[0], *lists), _in_order(*items)


def _slot_label(name: str) -> str:
    return f"{name.removeprefix('${1:').removesuffix('}')}: node.signal"


SOURCE = _in_order(
    (
        "source",
        "A node that depends on nothing",
        {"${1:name}": {"type": "${2:package.function}"}},
    ),
    after=1,
)
NODES = _in_order(
    (
        "node",
        "A node that depends on a signal",
        {"${1:name}": {"type": "${2:package.function}", "depends": "$3"}},
    )
) + _in_order(
    (
        "gather",
        "A node that collects items into a list",
        {
            "${1:gather}": {
                "type": "gather",
                "params": {"n": "^${2:10}"},
                "depends": [{"value": "${3:node}.${4:value}"}],
            }
        },
    ),
    (
        "map",
        "A node that passes the items of a list on, one by one",
        {"${1:map}": {"type": "map", "depends": [{"value": "${2:node}.${3:value}"}]}},
    ),
    (
        "return",
        "The node whose values the tube gives back",
        {"return": {"type": "return", "depends": [{"${1:name}": "${2:node}.${3:value}"}]}},
    ),
    (
        "tube",
        "A node that runs another tube",
        {
            "${1:name}": {
                "type": "tube",
                "params": {"tube": "${2:noob-id}"},
                "depends": [{"${3:slot}": "${4:node}.${5:value}"}],
            }
        },
    ),
    after=2,
)
ASSETS = _in_order(
    (
        "asset",
        "An object that nodes share",
        {"${1:name}": {"type": "${2:package.Class}", "scope": "${3|runner,process,node|}"}},
    )
)
INPUTS = _in_order(
    (
        "input",
        "A value that the tube's user supplies",
        {"${1:name}": {"type": "${2:int}", "scope": "${3|tube,process|}"}},
    )
)
BODIES: Mapping[str, Snippets] = {
    "AssetSpecification": _in_order(
        ("asset", "What an asset needs", {"type": _CLASS, "scope": "${3|runner,process,node|}"})
    ),
    "NodeSpecification": _in_order(
        ("node", "A node that depends on a signal", {"type": _FUNCTION, "depends": "$3"})
    ),
    "InputSpecification": _in_order(
        ("input", "What an input needs", {"type": "${1:int}", "scope": "${2|tube,process|}"})
    ),
}
"""What an entry of a section may consist of."""


def tube(release: str) -> Snippets:
    """A whole tube, written for a release of noob."""
    body = {
        "noob_id": "${1:my-tube}",
        "noob_model": NOOB_MODEL,
        "noob_version": release,
        "nodes": {
            "${2:first}": {"type": "${3:package.function}"},
            "return": {"type": "return", "depends": "$2.${4:value}"},
        },
    }
    return _in_order(("tube", "A new tube with a first node and a return", body))
