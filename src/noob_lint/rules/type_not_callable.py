"""The type of a node or asset is a builtin that is no function.

Any name among Python's builtins may be a `type`, and some are values: `None`, `True`, `Ellipsis`,
`__doc__`. noob loads the tube and cannot build it, also when the node is disabled.

Bad:
    nodes:
      a: {type: 'None'}

Good:
    nodes:
      a: {type: print}
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.diagnostic import Finding
from noob_lint.flow import builtin
from noob_lint.tube import Tube


def check(tube: Tube) -> Iterator[Finding]:
    """The types that name a value among the builtins."""
    for element in (*tube.nodes.values(), *tube.assets.values()):
        found, kind = builtin(element.type), element.text("type")
        if kind is not None and found is not None and not callable(found):
            message = f"'type' of {element.label} is {kind.text!r}, a value that cannot be called"
            yield Finding.at(kind, f"{message}: noob cannot build the tube")
