"""A list or mapping of the tube is changed by the function that gets it.

A list or mapping in `params`, or in the `default` of an input, is one object: every call gets the
same, with all that earlier calls have changed in it. This is told where the function itself changes
its parameter, as `items.append(...)` and `items[key] = ...` do. Let it make a copy.

In lab.py:
    def collect(items: list) -> int:
        items.append(1)
        return len(items)

    def count(items: list) -> int:
        return len([*items, 1])

Bad:
    nodes:
      a: {type: lab.collect, params: {items: []}}

Good:
    nodes:
      a: {type: lab.count, params: {items: []}}
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.bodies import body_of
from noob_lint.calls import Call, calls_of
from noob_lint.diagnostic import Finding, Related
from noob_lint.document import Mapping, Node, Scalar, Sequence
from noob_lint.python.bodies import Body
from noob_lint.python.model import Kind
from noob_lint.specials import params_of, slots_of
from noob_lint.tube import Tube

_CALLED = frozenset({Kind.FUNCTION, Kind.ASYNC_FUNCTION, Kind.INSTANCE})
"""What gets its `params` with every call."""


def check(tube: Tube) -> Iterator[Finding]:
    """The parameters that are changed by the callable that gets them."""
    for call in calls_of(tube).nodes:
        body = body_of(tube, call)
        if body is not None and body.changes and call.element.is_enabled is not False:
            yield from _params(tube, call, body)
            yield from _slots(tube, call, body)


def _params(tube: Tube, call: Call, body: Body) -> Iterator[Finding]:
    params = params_of(call.element)
    if params is None or call.found.kind not in _CALLED:
        return
    slots = slots_of(call.element)
    for name, entry in params.by_name.items():
        value, place = entry.value, entry.key
        if isinstance(value, Scalar) and value.is_text and value.text.startswith("input."):
            shared = _default(tube, value.text.partition(".")[2])
        else:
            shared = value
        if name not in slots:
            yield from _finding(call, body, name, shared, place)


def _slots(tube: Tube, call: Call, body: Body) -> Iterator[Finding]:
    for place, parameter, item in call.wires:
        reference = None if item is None else item.reference
        if reference is not None and reference.node.text == "input":
            shared = _default(tube, reference.signal.text)
            yield from _finding(call, body, parameter.name, shared, place)


def _default(tube: Tube, name: str) -> Node | None:
    found = tube.inputs.get(name)
    return None if found is None else found.body.get("default")


def _finding(
    call: Call, body: Body, name: str, shared: Node | None, place: Node
) -> Iterator[Finding]:
    kind = "list" if isinstance(shared, Sequence) else "dict" if isinstance(shared, Mapping) else ""
    change = next(
        (one for one in body.changes if one.parameter == name and kind in one.kinds), None
    )
    if change is None or shared is None:
        return
    noun = "list" if kind == "list" else "mapping"
    message = f"{call.element.label} gets one {noun} for {name!r} in all calls, and changes it"
    yield Finding.at(
        place,
        f"{message}: let {call.found.canonical!r} make a copy",
        Related.at(change.place, "changed here"),
    )
