"""The type of a node or asset is an abstract class.

Python cannot instantiate a class that has abstract methods, or a protocol without a constructor of
its own. noob fails when it starts the tube. It is a warning where noob may never create the
instance, such as for a disabled node.

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

Options:
    noob-lint has to find and read the code: see the settings `python` and `python-paths`.

Related:
    python-class-without-process, missing-param

Versions:
    Before noob 1003, noob instantiates the class of a node when it builds the tube, even for a
    disabled node.
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.arguments import CLASSES
from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.python.answers import Found, Unknown
from noob_lint.rules.common import defined, making
from noob_lint.rules.rule import Rule
from noob_lint.schema.wording import listed
from noob_lint.tube.marks import Mark

RULE = Rule(
    "python-abstract-class",
    group="python",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="an abstract class",
    effect=Effect.BUILD,
    needs=frozenset(
        {
            Mark.CODE_NODE_IS_CLASS,
            Mark.CODE_NODE_IS_NODE_CLASS,
            Mark.CODE_NODE_IS_ASSET_CLASS,
            Mark.CODE_ASSET_IS_CLASS,
            Mark.CODE_ASSET_IS_ASSET_CLASS,
        }
    ),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The classes that cannot be instantiated."""
    for call in facts.calls.calls:
        what = _reason(call.found)
        if call.found.kind not in CLASSES or what is None:
            continue
        severity, failure, effect = making(facts, call.element, call.found)
        message = f"'type' of {call.element.label} is {what}: {failure}"
        related = defined(call.found)
        yield Finding.at(call.type, message, *related, severity=severity, effect=effect)


def _reason(found: Found) -> str | None:
    """Why a class cannot be instantiated, if so."""
    if found.is_protocol:
        return "a protocol, which cannot be instantiated"
    abstract = found.abstract
    if isinstance(abstract, Unknown) or not abstract:
        return None
    return f"an abstract class (it does not implement {listed(abstract)})"
