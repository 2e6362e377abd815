"""Descriptions, examples and snippets of the schemas beyond the docstrings of the models.

The keys are names of models, or ``Model.key``. Every example is tested against its schema.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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
        "runner": "Asset persists through the entire lifespan of the runner. Can be modified and "
        "passed through different epochs.",
        "process": "Asset persists through a single process call. Can be modified and passed "
        "through different nodes but is re-instantiated at the beginning of each epoch.",
        "node": "Asset is re-instantiated every node call.",
    },
    "InputScope": {
        "tube": "Given once, when the tube is instantiated. Can be used in `params`.",
        "process": "Given with every process call. Can be used in `depends`.",
    },
}
"""The meaning of each value of an enumeration."""

ENUM_TEXTS: Mapping[str, str] = {
    "AssetScope": "How long an asset lives.",
    "InputScope": "When an input has to be given.",
}
"""What each enumeration is about, where the values cannot be described one by one."""

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

PATTERN_MESSAGES: Mapping[str, str] = {
    "ABSOLUTE_IDENTIFIER": "Write a Python path such as package.module.name, a builtin such as "
    "print, or gather, map, return or tube.",
    "SIGNAL_REFERENCE": "Write node.signal, such as camera.frame, input.width or assets.database.",
    "ENABLED": "Write true, false or input.name.",
    "CONFIG_ID": "Write letters, digits and the characters - _ / #.",
}
"""The message of an editor when a string does not match, by the pattern's name."""

PLACE_MESSAGES: Mapping[str, str] = {
    "TubeSpecification.noob_model": "Write noob.tube.TubeSpecification.",
    "AssetSpecification.type": "Write a Python path such as package.module.Class, or a builtin "
    "such as dict.",
    "InputSpecification.type": "Write a builtin such as int, or a Python path such as "
    "package.module.Class.",
}
"""The messages of keys for which the one of their pattern says too much."""

INPUT_MESSAGE = "Write a value, or input.name."


def name_message(reserved: Sequence[str]) -> str:
    """The message that an editor shows for an id that is invalid or one of the `reserved` names."""
    names = ", ".join(reserved[:-1])
    return (
        "A name consists of letters, digits and underscores, starts with no digit, and is none of "
        f"{names} and {reserved[-1]}, which noob keeps for itself."
    )
