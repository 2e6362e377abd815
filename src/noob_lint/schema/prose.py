"""What the schemas say to the reader beyond the docstrings of the models.

Keys are the name of a model, or model and key with a dot between. Every example is tried against
the schema in which it stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

MODELS: Mapping[str, str] = {
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
"""Markdown about a model."""

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
"""YAML for the key of a model."""

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
"""YAML for a key that reads differently in a spec version."""

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
"""What each value of an enumeration means."""

_NODE = {"type": "${2:package.function}", "depends": ["${3:node.signal}"]}
_ASSET = {"type": "${2:package.Class}", "scope": "${3|runner,process,node|}"}
_INPUT = {"type": "${2:int}", "scope": "${3|tube,process|}"}

SNIPPETS: Mapping[str, Mapping[str, Any]] = {
    "TubeSpecification": {
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
    },
    "TubeSpecification.nodes": {
        "label": "node",
        "description": "A node that depends on a signal",
        "body": {"${1:name}": _NODE},
    },
    "TubeSpecification.assets": {
        "label": "asset",
        "description": "An asset",
        "body": {"${1:name}": _ASSET},
    },
    "TubeSpecification.input": {
        "label": "input",
        "description": "An input",
        "body": {"${1:name}": _INPUT},
    },
}
"""What an editor offers to insert; `$NOOB_VERSION` stands for a release of the spec version."""

PATTERN_MESSAGES: Mapping[str, str] = {
    "IDENTIFIER": "A name consists of letters, digits and underscores and starts with no digit.",
    "ABSOLUTE_IDENTIFIER": "Write a Python path such as package.module.name, a builtin such as "
    "print, or gather, map, return or tube.",
    "SIGNAL_REFERENCE": "Write node.signal, such as camera.frame, input.width or assets.database.",
    "ENABLED": "Write true, false or input.name.",
    "CONFIG_ID": "Write letters, digits and the characters - _ / #.",
}
"""What an editor says when a text does not match, by the pattern's name."""
