"""Descriptions, examples and snippets of the schemas beyond the docstrings of the models.

The keys are names of models, or ``Model.key``. Every example is tested against its schema.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

MODEL_TEXTS: Mapping[str, str] = {
    "AssetSpecification": "An object that outlives a call and that nodes share, such as a "
    "connection or a counter. Nodes receive it as `assets.<name>`.",
    "Asset": "An asset while a tube runs: its specification, and the object made from it.",
    "WrapClassAsset": "An asset whose object is an instance of any class.",
    "WrapFuncAsset": "An asset whose object is what a function returns.",
    "NodeSpecification": "One step of the tube: `type` names what is called, `depends` says which "
    "signals it receives, `params` what stays the same.",
    "InputSpecification": "A value that the tube's user supplies. It can be used as "
    "`input.<name>` in `depends` or as a value in `params`.",
    "TubeSpecification": "A tube of noob: `nodes` that pass signals to each other, the `assets` "
    "they share, and the `input` that its user supplies.",
}
"""The description of each model in Markdown."""

EXAMPLES: Mapping[str, str] = {
    "AssetSpecification.id": "id: database",
    "AssetSpecification.type": "type: sqlite3.connect",
    "AssetSpecification.scope": "scope: runner",
    "AssetSpecification.params": "params:\n  database: results.db",
    "AssetSpecification.depends": "depends: store.connection",
    "AssetSpecification.description": "description: Where the results go",
    "NodeSpecification.type": "type: my_package.filters.blur",
    "NodeSpecification.id": "id: blur",
    "NodeSpecification.depends": "depends:\n- camera.frame\n- kernel: input.kernel",
    "NodeSpecification.params": "params:\n  width: 640\n  title: input.title",
    "NodeSpecification.enabled": "enabled: input.verbose",
    "NodeSpecification.stateful": "stateful: false",
    "NodeSpecification.description": "description: Smooths the picture",
    "InputSpecification.id": "id: width",
    "InputSpecification.type": "type: int",
    "InputSpecification.scope": "scope: process",
    "InputSpecification.default": "default: 640",
    "InputSpecification.required": "required: false",
    "InputSpecification.description": "description: Width of the picture in pixels",
    "TubeSpecification.noob_id": "noob_id: webcam-blur",
    "TubeSpecification.noob_model": "noob_model: noob.tube.TubeSpecification",
    "TubeSpecification.noob_version": "noob_version: 1003.0.2",
    "TubeSpecification.assets": "assets:\n"
    "  database:\n    type: sqlite3.connect\n    scope: runner\n"
    "    params:\n      database: results.db",
    "TubeSpecification.input": "input:\n  width:\n    type: int\n    scope: tube",
    "TubeSpecification.nodes": "nodes:\n"
    "  camera:\n    type: my_package.camera.frames\n"
    "  show:\n    type: print\n    depends: camera.value",
    "TubeSpecification.extends": "extends:\n- webcam-base",
    "TubeSpecification.description": "description: Shows a smoothed picture of the camera",
}
"""An example in YAML for each key of a model."""

VERSION_EXAMPLES: Mapping[str, Mapping[str, str]] = {
    "0.1": {
        "AssetSpecification.depends": "depends:\n- store.connection",
        "NodeSpecification.enabled": "enabled: false",
        "TubeSpecification.noob_version": "noob_version: 0.0.99999999",
    },
    "1000": {
        "NodeSpecification.enabled": "enabled: false",
        "TubeSpecification.noob_version": "noob_version: 1000.0.0",
    },
    "1001": {"TubeSpecification.noob_version": "noob_version: 1001.0.0"},
}
"""Examples for keys that are written differently in a spec version."""

ENUMS: Mapping[str, Mapping[str, str]] = {
    "AssetScope": {
        "runner": "Made once, when the runner starts. The same object in every process call.",
        "process": "Made anew for every process call, and shared by the nodes of that call.",
        "node": "Made anew every time a node is called.",
    },
    "InputScope": {
        "tube": "Given once, when the tube is instantiated. Can be used in `params`.",
        "process": "Given with every process call. Can be used in `depends`.",
    },
}
"""The meaning of each value of an enumeration."""

BRANCHES: Mapping[str, Mapping[str, str]] = {
    "AssetSpecification.params": {
        "object": "Arguments for the class or function, by name.",
        "array": "Arguments for the class or function, in order.",
        "null": "No arguments.",
    },
    "NodeSpecification.depends": {
        "string": "Which signal the node receives: `node.signal`, passed by position.",
        "array": "Which signals the node receives: a plain item is passed by position, "
        "`slot: node.signal` by name.",
        "null": "No signal: the node is a source.",
    },
    "NodeSpecification.enabled": {
        "boolean": "Whether the node takes part. What hangs on a disabled node does not run.",
        "string": "Whether the node takes part: `input.<name>` leaves it to the tube's user.",
    },
}
"""The meaning of each form of a value, by its JSON type."""

Snippet = Mapping[str, Any]

_DEPENDS = ["${3:node.signal}"]
_TEXT: Snippet = {"label": "text", "description": "In words", "body": "${1:text}"}
_PARAM: Snippet = {
    "label": "name: value",
    "description": "An argument, by name",
    "body": {"${1:name}": "${2:value}"},
}
_BOOLEANS: Sequence[Snippet] = (
    {"label": "true", "description": "Yes", "body": True},
    {"label": "false", "description": "No", "body": False},
)

SNIPPETS: Mapping[str, Sequence[Snippet]] = {
    "TubeSpecification": [
        {
            "label": "tube",
            "description": "A new tube with a first node and a return",
            "body": {
                "noob_id": "${1:my-tube}",
                "noob_model": "noob.tube.TubeSpecification",
                "noob_version": "$NOOB_VERSION",
                "nodes": {
                    "${2:first}": {"type": "${3:package.function}"},
                    "return": {"type": "return", "depends": "$2.${4:value}"},
                },
            },
        }
    ],
    "TubeSpecification.noob_id": [
        {
            "label": "name",
            "description": "Letters, digits and the characters - _ / #",
            "body": "${1:my-tube}",
        }
    ],
    "TubeSpecification.description": [_TEXT],
    "TubeSpecification.noob_model": [
        {
            "label": "noob.tube.TubeSpecification",
            "description": "What noob writes for every tube",
            "body": "noob.tube.TubeSpecification",
        }
    ],
    "TubeSpecification.nodes": [
        {
            "label": "node",
            "description": "A node that depends on a signal",
            "body": {"${1:name}": {"type": "${2:package.function}", "depends": _DEPENDS}},
        },
        {
            "label": "source",
            "description": "A node that depends on nothing",
            "body": {"${1:name}": {"type": "${2:package.function}"}},
        },
        {
            "label": "gather",
            "description": "A node that collects items into a list",
            "body": {
                "${1:gather}": {
                    "type": "gather",
                    "params": {"n": "^${2:10}"},
                    "depends": [{"value": "${3:node.signal}"}],
                }
            },
        },
        {
            "label": "map",
            "description": "A node that passes the items of a list on, one by one",
            "body": {"${1:map}": {"type": "map", "depends": [{"value": "${2:node.signal}"}]}},
        },
        {
            "label": "return",
            "description": "The node whose values the tube gives back",
            "body": {"return": {"type": "return", "depends": [{"${1:name}": "${2:node.signal}"}]}},
        },
        {
            "label": "tube",
            "description": "A node that runs another tube",
            "body": {
                "${1:name}": {
                    "type": "tube",
                    "params": {"tube": "${2:noob-id}"},
                    "depends": [{"${3:slot}": "${4:node.signal}"}],
                }
            },
        },
    ],
    "TubeSpecification.assets": [
        {
            "label": "asset",
            "description": "An object that nodes share",
            "body": {
                "${1:name}": {
                    "type": "${2:package.Class}",
                    "scope": "${3|runner,process,node|}",
                }
            },
        }
    ],
    "TubeSpecification.input": [
        {
            "label": "input",
            "description": "A value that the tube's user supplies",
            "body": {"${1:name}": {"type": "${2:int}", "scope": "${3|tube,process|}"}},
        }
    ],
    "NodeSpecification.type": [
        {
            "label": "gather",
            "description": "Collects `n` items, or those up to a `trigger`, into a list",
            "body": "gather",
        },
        {
            "label": "map",
            "description": "Passes the items of a list on, one by one",
            "body": "map",
        },
        {
            "label": "return",
            "description": "Gives values back to the caller of the tube",
            "body": "return",
        },
        {
            "label": "tube",
            "description": "Runs another tube, which `params` name",
            "body": "tube",
        },
        {
            "label": "package.function",
            "description": "The Python path of a function or class",
            "body": "${1:package.module}.${2:function}",
        },
    ],
    "NodeSpecification.depends": [
        {
            "label": "node.signal",
            "description": "One signal, passed by position",
            "body": "${1:node}.${2:value}",
        },
        {
            "label": "- slot: node.signal",
            "description": "Signals that are passed by name",
            "body": [{"${1:slot}": "${2:node}.${3:value}"}],
        },
    ],
    "NodeSpecification.params": [_PARAM],
    "NodeSpecification.stateful": _BOOLEANS,
    "NodeSpecification.description": [_TEXT],
    "AssetSpecification.params": [_PARAM],
    "AssetSpecification.depends": [
        {
            "label": "node.signal",
            "description": "The signal that replaces the asset after each process call",
            "body": "${1:node}.${2:value}",
        }
    ],
    "AssetSpecification.description": [_TEXT],
    "InputSpecification.default": [
        {"label": "value", "description": "Any value of YAML", "body": "${1:value}"}
    ],
    "InputSpecification.required": _BOOLEANS,
    "InputSpecification.description": [_TEXT],
    "AssetSpecification.type": [
        {
            "label": "package.Class",
            "description": "The Python path of a class or function",
            "body": "${1:package.module}.${2:Class}",
        }
    ],
}
"""Snippets that an editor offers; `$NOOB_VERSION` stands for a release of the spec version."""

VERSION_SNIPPETS: Mapping[str, Mapping[str, Sequence[Snippet]]] = {
    version: {
        "NodeSpecification.enabled": [
            {
                "label": "input.name",
                "description": "The tube's user decides",
                "body": "input.${1:name}",
            }
        ]
    }
    for version in ("1001", "1003")
} | {
    "0.1": {
        "AssetSpecification.depends": [
            {
                "label": "- node.signal",
                "description": "The signals that replace the asset after each process call",
                "body": ["${1:node}.${2:value}"],
            }
        ]
    }
}
"""Snippets for some spec versions only."""

PATTERN_MESSAGES: Mapping[str, str] = {
    "ABSOLUTE_IDENTIFIER": "Write a Python path such as package.module.name, a builtin such as "
    "print, or gather, map, return or tube.",
    "SIGNAL_REFERENCE": "Write node.signal, such as camera.frame, input.width or assets.database.",
    "ENABLED": "Write true, false or input.name.",
    "CONFIG_ID": "Write letters, digits and the characters - _ / #.",
}
"""The message of an editor when a string does not match, by the pattern's name."""

INPUT_MESSAGE = "Write a value, or input.name."


def name_message(reserved: Sequence[str]) -> str:
    """The message of an editor for an id that does not match, or is one of the `reserved` names."""
    names = ", ".join(reserved[:-1])
    return (
        "A name consists of letters, digits and underscores, starts with no digit, and is none of "
        f"{names} and {reserved[-1]}, which noob keeps for itself."
    )
