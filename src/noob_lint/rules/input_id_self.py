"""A process input is called `self`.

Process inputs are passed to `process()` by name, and `self` is taken there. An input that must be
passed makes every call fail; one with a default keeps it for ever.

Bad:
    input:
      self: {type: int, scope: process}
    nodes:
      r: {type: return, depends: input.self}

Good:
    input:
      value: {type: int, scope: process}
    nodes:
      r: {type: return, depends: input.value}
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.diagnostic import Finding, Severity
from noob_lint.document import Scalar
from noob_lint.scalars import as_boolean
from noob_lint.tube import Element, Tube


def check(tube: Tube) -> Iterator[Finding]:
    """Look at the input of that name."""
    found = tube.inputs.get("self")
    scope = None if found is None else found.text("scope")
    if found is None or scope is None or scope.text != "process":
        return
    message = "process input 'self' cannot be passed to process(), which has its own 'self'"
    if _can_be_left_out(found):
        hint = "it keeps its default; choose another name"
        yield Finding.at(found.key, f"{message}: {hint}", severity=Severity.WARNING)
    else:
        yield Finding.at(found.key, f"{message}: every call fails; choose another name")


def _can_be_left_out(spec: Element) -> bool:
    required = spec.body.get("required")
    is_optional = isinstance(required, Scalar) and as_boolean(required.value) is False
    return "default" in spec.body.by_name or is_optional
