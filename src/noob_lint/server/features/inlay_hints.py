"""What an editor shows between the characters of a tube: types of wires, and defaults."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from noob_lint.calls.arguments import named_params, parameters_of, wires_of
from noob_lint.calls.facts import Facts
from noob_lint.python.answers import Found
from noob_lint.python.types.fits import format_type
from noob_lint.server.view import View
from noob_lint.tube.special_nodes import keyword_slots
from noob_lint.tube.tube import Element, Tube
from noob_lint.yaml.document import Scalar, Sequence

_LONGEST = 40
"""Longer hints are cut off; the whole text is shown when the mouse is over them."""


class Hint(NamedTuple):
    """A text that is shown at an offset; `whole` is what it shortens, "" if it is not shortened."""

    offset: int
    text: str
    whole: str = ""
    is_type: bool = False


def inlay_hints(view: View, start: int, end: int) -> list[Hint]:
    """The hints between two offsets of a document, in order.

    The type of each wire without a slot is shown behind it, and the defaults of the parameters that
    neither `params` nor `depends` fill behind the `type` of a node or an asset.
    """
    found = {hint for facts in view.tubes for hint in _hints(facts) if start <= hint.offset <= end}
    return sorted(found)


def _hints(facts: Facts) -> Iterator[Hint]:
    tube = facts.tube
    own = Tube(tube.document, tube.root, tube.version)
    for element in (*own.nodes.values(), *own.assets.values()):
        if element.section == "nodes":
            yield from _types(facts, element)
        scalar = element.text("type")
        if scalar is not None:
            yield from _defaults(facts, element, scalar)


def _types(facts: Facts, node: Element) -> Iterator[Hint]:
    for item in node.depends:
        is_placed = item.position is not None
        carried = facts.emissions.brought(item) if is_placed and facts.emissions else None
        if carried is not None:
            yield _hint(item.scalar.end, f": {format_type(carried.form)}", is_type=True)


def _defaults(facts: Facts, element: Element, scalar: Scalar) -> Iterator[Hint]:
    found = facts.found(element)
    if found is None or isinstance(element.body.get("params"), Sequence):
        return
    taken = _filled(element, found)
    left = [
        f"{one.name}={one.default}"
        for one in parameters_of(found)
        if one.name not in taken
        and taken.isdisjoint(one.keys)
        and one.by_keyword
        and one.injected is None
        and one.default not in (None, "...")
    ]
    if left:
        yield _hint(scalar.end, ", ".join(left))


def _filled(element: Element, found: Found) -> set[str]:
    """The parameters that `params` and `depends` fill."""
    wired = {wire.parameter.name for wire in wires_of(element, found)}
    return {*named_params(element, found), *keyword_slots(element), *wired}


def _hint(offset: int, text: str, *, is_type: bool = False) -> Hint:
    if len(text) <= _LONGEST:
        return Hint(offset, text, is_type=is_type)
    return Hint(offset, f"{text[: _LONGEST - 1]}…", text.removeprefix(": "), is_type)
