"""The kinds of names that noob knows, and what is wrong with a string that should be one.

Facts from noob 1003.0.2 (`noob.types`, `noob.const`), the same since 1000 and, except for the
reserved name `tube`, before. The models, the messages about schemas and the rules all use this
module, so names are checked and described consistently.
"""

from __future__ import annotations

import builtins
from collections.abc import Collection
from keyword import iskeyword
from types import MappingProxyType

from noob_lint.support.similar import nearest

SPECIAL_TYPES = ("gather", "map", "return", "tube")
"""Node types that noob provides itself; they win over builtins of the same name."""

SPECIAL_PATHS = MappingProxyType(
    {
        "noob.node.Gather": "gather",
        "noob.node.gather.Gather": "gather",
        "noob.node.Map": "map",
        "noob.node.map.Map": "map",
        "noob.node.Return": "return",
        "noob.node.return_.Return": "return",
        "noob.node.TubeNode": "tube",
        "noob.node.tube.TubeNode": "tube",
    }
)
"""The classes of these types, which work as nodes when they are named by their paths too."""


SECTIONS = {"nodes": "node", "assets": "asset", "input": "input"}
"""The sections of a tube, with the noun for one of their entries."""

PREFIXES = {"nodes": "", "assets": "assets.", "input": "input."}
"""What stands before the name of an entry of each section where a tube refers to it."""

VIRTUAL_SOURCES = frozenset({"assets", "input"})
"""What a reference may name instead of a node."""

NODE_ARGUMENTS = ("id", "spec", "enabled", "stateful")
"""What noob passes to the constructor of a node itself; `stateful` where the file has it."""

RUNNER_ARGUMENTS = ("self", "node")
"""Arguments that noob's runner passes next to the slots, so slots of these names clash."""

RETURN_EVENTS = "_Return__events"
"""An argument of the runner's for a return node: what fills a slot of this name is lost."""

RUNNER_SLOTS = frozenset({*RUNNER_ARGUMENTS, RETURN_EVENTS})
"""The slots that never arrive."""

NOOB_MODEL = "noob.tube.TubeSpecification"
"""The `noob_model` of a tube, which noob fills in where it is absent."""

TOP_KEYS = ("noob_id", "noob_model", "noob_version", "extends", "description", *SECTIONS)
"""The keys of a tube, those of the header first."""


def is_identifier(text: str) -> bool:
    """Whether `text` is a Python identifier (keywords count, as they do for noob)."""
    return text.isidentifier()


def is_id(text: str, reserved: Collection[str]) -> bool:
    """Whether `text` can be an id or a slot, if noob reserves the `reserved` names."""
    return text.isidentifier() and text not in reserved


def is_absolute_identifier(text: str) -> bool:
    """Whether `text` can be a `type`: a special type, a builtin, or a dotted Python path."""
    if "." in text:
        return all(part.isidentifier() for part in text.split("."))
    return text in SPECIAL_TYPES or text in builtins.__dict__


def is_other_model(text: str) -> bool:
    """Whether a `noob_model` names a class of another package that is not a kind of tube.

    noob writes the path of the class there, and can load files of any class that inherits from its
    `ConfigYAMLMixin`. Its own package has only one such class, so another path in it is a mistake.
    """
    package, _, rest = text.partition(".")
    if not rest or package == NOOB_MODEL.partition(".")[0] or not is_absolute_identifier(text):
        return False
    own, name = NOOB_MODEL.rpartition(".")[2], rest.rpartition(".")[2]
    return not name.endswith(own) and nearest(name, (own,), cutoff=0.8) is None


def special_type(text: str | None) -> str | None:
    """Which special node a `type` stands for, by name or by path, or None."""
    return text if text in SPECIAL_TYPES else SPECIAL_PATHS.get(text or "")


def builtin_name(text: str) -> str | None:
    """The name among Python's builtins that a `type` stands for, or None; special types win."""
    name = text.removeprefix("builtins.")
    is_builtin = name in builtins.__dict__ and text not in SPECIAL_TYPES
    return name if is_builtin else None


def is_odd_type(text: str) -> bool:
    """Whether a well-formed `type` is anything but a plain path to a user's function or class.

    It names something among the builtins or inside one, a special node, or a Python keyword.
    """
    first, *rest = text.split(".")
    if not rest or first == "builtins" or first in builtins.__dict__ or text in SPECIAL_PATHS:
        return True
    return any(map(iskeyword, (first, *rest)))


def is_signal_reference(text: str) -> bool:
    """Whether `text` is `<identifier>.<identifier>`."""
    parts = text.split(".")
    return len(parts) == 2 and all(part.isidentifier() for part in parts)


def is_input_reference(text: str) -> bool:
    """Whether noob treats `text` as a reference to an input, whatever follows the prefix."""
    return text.startswith(PREFIXES["input"])


def is_enabled_reference(text: str) -> bool:
    """Whether `text` is a reference to an input as `enabled` may hold it (since 1001)."""
    return is_input_reference(text) and is_absolute_identifier(text)


def identifier_problem(text: str) -> str:
    """Why `text` is not an identifier, as the end of a sentence about it."""
    if not text:
        return "is empty"
    if text[0].isdigit():
        return "starts with a digit"
    bad = next((char for char in text if not f"_{char}".isidentifier()), None)
    if bad is None:
        return f"cannot start with {text[0]!r}"
    name = {" ": "a space", "-": "a hyphen", ".": "a dot"}.get(bad, repr(bad))
    return f"contains {name}"


def near_type(text: str) -> str | None:
    """The special type or builtin that a name without a dot was probably meant to be."""
    if "." in text:
        return None
    special = nearest(text, SPECIAL_TYPES, cutoff=0.7)
    return special or nearest(text, (*SPECIAL_TYPES, *dir(builtins)), cutoff=0.8)  # they are many


def type_problem(text: str) -> str:
    """Why `text` is not an absolute identifier, as the end of a sentence about it."""
    if text.startswith("."):
        return "is a relative path: write the full path, such as package.module.name"
    if "." in text:
        part = next(part for part in text.split(".") if not part.isidentifier())
        if not part:
            where = "ends with a dot" if text.endswith(".") else "has two dots in a row"
            return f"is not a Python path: it {where}"
        return f"is not a Python path: the part {part!r} {identifier_problem(part)}"
    near = near_type(text)
    name = text if text.isidentifier() else "name"
    hint = f"did you mean {near!r}?" if near else f"write the full path, such as package.{name}"
    return f"is neither a builtin nor a special type: {hint}"


def reference_problem(text: str) -> str:
    """Why `text` is not a signal reference, as the end of a sentence about it."""
    parts = text.split(".")
    if len(parts) == 1:
        return f"names no signal: write {text + '.value'!r} or another signal of it"
    if len(parts) > 2:
        return "has too many dots: a reference is one node and one of its signals"
    if not parts[0]:
        return "names no node before the dot"
    if not parts[1]:
        return "names no signal after the dot"
    part = next(part for part in parts if not part.isidentifier())
    hint = ": is a space missing after it?" if ":" in part else ""
    return f"is malformed: {part!r} {identifier_problem(part)}{hint}"
