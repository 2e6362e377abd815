"""What the code behind the nodes of a tube does with what it gets, where its body tells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from noob_lint.calls import Call
from noob_lint.python.bodies import Body
from noob_lint.python.model import Parameter, ParameterKind, Signature
from noob_lint.tube import Dependency, Tube


def body_of(tube: Tube, call: Call) -> Body | None:
    """What the body of the function shows that noob runs for a node or asset, if it can be read."""
    return None if tube.links.code is None else tube.links.code.body(call.found.dotted)


class Argument(NamedTuple):
    """An item of `depends`, and the parameter that it goes into."""

    dependency: Dependency
    parameter: Parameter


def arguments(call: Call) -> Iterator[Argument]:
    """What comes through the `depends` of a node into parameters that are known.

    What goes into ``*args`` is left out; what goes into ``**kwargs`` is not.
    """
    signature = call.found.call
    if not isinstance(signature, Signature):
        return
    order = signature.positional
    stars = [one for one in signature.parameters if one.kind is ParameterKind.VAR_KEYWORD]
    for item in call.element.depends:
        found: Parameter | None = None
        if item.position is not None and item.position < len(order):
            found = order[item.position]
        elif item.slot is not None:
            found = signature.get(item.slot.text)
            if found is None or not found.by_keyword:
                found = stars[0] if stars else None
        if found is not None:
            yield Argument(item, found)
