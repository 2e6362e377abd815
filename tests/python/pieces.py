"""Builds pieces of code and the expected answers about them."""

from __future__ import annotations

from typing import Any, NamedTuple


class Snippet(NamedTuple):
    """A module, which defines `f`, and the expected answer about `f`.

    Without a summary of it there is only the whole answer in `whole/`. `runs` is false if importing
    the module fails or has another result elsewhere.
    """

    code: str
    expected: dict[str, Any] | None
    runs: bool = True


HEAD = """\
import abc, contextlib, dataclasses, functools, typing
from collections.abc import Callable, Generator, Iterator
from typing import Annotated as A, Any, Optional, Union
from noob import Name, Node, Asset, process_method, init_method
from noob.types import Epoch, EventMap
"""


def function(call: list[str], *signals: str, kind: str = "function", **slots: bool) -> Any:
    """The answer about a function; slots are required by default."""
    names = {one.strip("*/!="): True for one in call} | slots
    found = {"kind": kind, "call": call, "signals": list(signals), "slots": names}
    return {name: value for name, value in found.items() if value}


def class_(
    process: str, call: list[str], *signals: str, init: list[str] | str | None = None, **slots: bool
) -> Any:
    """The answer about a class with one process method."""
    found = function(call, *signals, kind="class", **slots) | {"process": [process]}
    return found | ({"init": init} if init else {})


def node(slot: str, *fields: str) -> Any:
    """The answer about a subclass of `Node` whose method `process` takes one value."""
    own = ["id!", "spec!=", "enabled!=", "stateful!="]
    return class_("process", [slot], "value", init=[*own, *fields]) | {"kind": "node-class"}


def wrapped(slot: str, *signals: str) -> Any:
    """The answer about a function whose wrapper accepts anything, and may do anything with it."""
    return function(["*args", "**kwargs"], *signals) | {"slots": {slot: True}}
