"""The type of a node is a class without a method `process`.

A class makes a node if it has a method `process`, or one with the decorator `process_method`. No
builtin class has: `int`, `list`, `dict`, `range`, `zip` and the exceptions are not functions. noob
fails when it builds or starts the tube.

Bad:
    nodes:
      a: {type: print}
      b: {type: list, depends: [a.value]}

Good:
    nodes:
      a: {type: print}
      b: {type: sorted, depends: [a.value]}
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.diagnostic import Finding, Severity
from noob_lint.flow import builtin
from noob_lint.specials import slots_of
from noob_lint.tube import Element, Tube


def check(tube: Tube) -> Iterator[Finding]:
    """The types that name a builtin class."""
    for node in tube.nodes.values():
        kind = node.text("type")
        if kind is not None and isinstance(builtin(node.type), type):
            message = f"'type' of {node.label} is the class {kind.text!r}, which has no method"
            severity, failure = _failure(tube, node)
            hint = f"{failure}; write a function of your own that calls it"
            yield Finding.at(kind, f"{message} 'process': {hint}", severity=severity)


def _failure(tube: Tube, node: Element) -> tuple[Severity, str]:
    """A disabled node is built, but not started since 1003; its slots are looked at either way."""
    if tube.version.first < 1003 or slots_of(node):
        return Severity.ERROR, "noob cannot build the tube"
    if node.is_enabled:
        return Severity.ERROR, "noob cannot start the tube"
    return Severity.WARNING, "noob cannot start the tube once it is enabled"
