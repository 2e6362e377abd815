"""The type of a node is a class without a `process` method.

A class can be a node if it has a method `process`, or one with the decorator `@process_method`. A
class method, or an attribute that is not a function, does not count; nor does the decorator above
`@staticmethod`. Builtin classes have no such method: `int`, `list`, `dict`, `range`, `zip` and the
exceptions are not functions. Wrap them in a function.

noob fails when it builds or starts the tube, which is a warning for a disabled node. A subclass of
noob's `Node` fails in the first epoch.

Bad:
    nodes:
      a: {type: print}
      b: {type: list, depends: [a.value]}

Good:
    nodes:
      a: {type: print}
      b: {type: sorted, depends: [a.value]}

Options:
    noob-lint has to find and read the code: see the settings `python` and `python-paths`.

Related:
    python-multiple-process-methods, python-abstract-class, type-not-callable

Versions:
    Before noob 1003, noob instantiates the class of a node when it builds the tube, even for a
    disabled node.
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.common import defined
from noob_lint.rules.rule import Rule
from noob_lint.tube.graph import builtin_object
from noob_lint.tube.marks import Mark
from noob_lint.tube.special_nodes import keyword_slots
from noob_lint.tube.tube import Element

RULE = Rule(
    "python-class-without-process",
    group="python",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="a class without a `process` method",
    effect=Effect.BUILD,
    needs=frozenset(
        {
            Mark.ODD_TYPES,
            Mark.CODE_NODE_IS_CLASS,
            Mark.CODE_NODE_IS_NODE_CLASS,
            Mark.CODE_NODE_IS_ASSET_CLASS,
        }
    ),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The types that name a builtin class."""
    for node in facts.tube.nodes.values():
        kind = node.text("type")
        if kind is not None and isinstance(builtin_object(kind.text), type):
            message = f"class {kind.text!r} of {node.label} has no 'process' method"
            severity, failure = _failure(facts, node)
            hint = f"{failure}; wrap it in a function"
            yield Finding.at(kind, f"{message}: {hint}", severity=severity)
    if facts.code is not None:
        yield from _of_code(facts)


def _of_code(facts: Facts) -> Iterator[Finding]:
    """The classes in the code, without those that are abstract or not fully known."""
    from noob_lint.calls.arguments import CLASSES
    from noob_lint.python.answers import Kind

    for call in facts.calls.nodes:
        found = call.found
        if found.kind not in CLASSES or found.process != () or found.abstract != ():
            continue
        if isinstance(builtin_object(call.element.type), type):
            continue
        severity, failure = _failure(facts, call.element)
        effect = Effect.BUILD
        if found.kind is Kind.NODE_CLASS:
            severity, failure = facts.flow.failure(call.element.name)
            effect = Effect.RUN
        message = f"class {found.canonical!r} of {call.element.label} has no 'process' method"
        related = defined(found)
        message = f"{message} or '@process_method': {failure}"
        yield Finding.at(call.type, message, *related, severity=severity, effect=effect)


def _failure(facts: Facts, node: Element) -> tuple[Severity, str]:
    """A disabled node is built, but not started since 1003; its slots are looked at either way."""
    if not facts.activation.is_built:
        return Severity.WARNING, "noob fails once it builds the tube"
    if not facts.tube.version.starts_classes or keyword_slots(node):
        return Severity.ERROR, "noob cannot build the tube"
    if node.is_enabled:
        return Severity.ERROR, "noob cannot start the tube"
    return Severity.WARNING, "noob fails once it is enabled"
