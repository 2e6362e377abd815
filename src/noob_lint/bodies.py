"""What the code behind the nodes of a tube does with what it gets, where its body tells."""

from __future__ import annotations

from noob_lint.calls import Call
from noob_lint.python.bodies import Body
from noob_lint.tube import Tube


def body_of(tube: Tube, call: Call) -> Body | None:
    """What the body of the function shows that noob runs for a node or asset, if it can be read."""
    return None if tube.links.code is None else tube.links.code.body(call.found.dotted)
