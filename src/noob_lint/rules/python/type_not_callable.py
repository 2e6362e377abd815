"""The type of a node or asset is not callable.

Any name among Python's builtins can be a `type`, but some are values: `None`, `True`, `Ellipsis`,
`__doc__`. A path may lead to a module, or to a value in one. noob loads the tube but cannot build
it, even if the node is disabled.

Bad:
    nodes:
      a: {type: 'None'}

Good:
    nodes:
      a: {type: print}

Options:
    noob-lint has to find and read the code: see the settings `python` and `python-paths`.

Related:
    type-format, python-class-without-process, python-attribute-missing
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.common import defined
from noob_lint.rules.rule import Rule
from noob_lint.tube.graph import builtin_object
from noob_lint.tube.marks import Mark

RULE = Rule(
    "type-not-callable",
    group="python",
    severity=Severity.ERROR,
    summary="a type that is not callable",
    effect=Effect.BUILD,
    needs=frozenset(
        {Mark.ODD_TYPES, Mark.CODE_NODE_IS_NOT_CALLABLE, Mark.CODE_ASSET_IS_NOT_CALLABLE}
    ),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The types that name a value among the builtins."""
    tube = facts.tube
    for element in (*tube.nodes.values(), *tube.assets.values()):
        found, kind = builtin_object(element.type), element.text("type")
        if kind is not None and found is not None and not callable(found):
            message = f"'type' of {element.label} is {kind.text!r}, which is not callable"
            yield Finding.at(kind, f"{message}: noob cannot build the tube")
    if facts.code is not None:
        yield from _values(facts)


def _values(facts: Facts) -> Iterator[Finding]:
    """The types that name a module, or a value in one."""
    from noob_lint.python.answers import Kind

    for call in facts.calls.calls:
        if call.found.kind is not Kind.NOT_CALLABLE:
            continue
        if builtin_object(call.type.text) is None:
            label = call.found.label
            label += "" if label.endswith("callable") else ", which is not callable"
            message = f"'type' of {call.element.label} is {label}"
            related = defined(call.found)
            yield Finding.at(call.type, f"{message}: noob cannot build the tube", *related)
