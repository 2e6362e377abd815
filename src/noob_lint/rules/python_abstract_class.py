"""The type of a node or asset is an abstract class.

Python makes no instance of a class that has abstract methods. noob fails when it starts the tube.

In lab.py:
    from abc import ABC, abstractmethod

    class Scale(ABC):
        @abstractmethod
        def process(self, value: int) -> int: ...

    class Double(Scale):
        def process(self, value: int) -> int:
            return 2 * value

Bad:
    nodes:
      a: {type: lab.Scale, depends: [input.x]}
    input:
      x: {type: int, scope: process}

Good:
    nodes:
      a: {type: lab.Double, depends: [input.x]}
    input:
      x: {type: int, scope: process}
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls import CLASSES, calls_of
from noob_lint.diagnostic import Finding
from noob_lint.python.model import Unknown
from noob_lint.rules.common import defined, making
from noob_lint.tube import Tube
from noob_lint.wording import listed


def check(tube: Tube) -> Iterator[Finding]:
    """The classes that have abstract methods."""
    for call in calls_of(tube).calls:
        kind, abstract = call.element.text("type"), call.found.abstract
        if call.found.kind not in CLASSES or kind is None:
            continue
        if isinstance(abstract, Unknown) or not abstract:
            continue
        severity, failure = making(tube, call.element, call.found)
        methods = f"the abstract method{'s' if len(abstract) > 1 else ''} {listed(abstract)}"
        message = f"'type' of {call.element.label} is a class with {methods}: {failure}"
        yield Finding.at(kind, message, *defined(call.found), severity=severity)
