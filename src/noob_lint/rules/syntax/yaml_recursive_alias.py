"""An alias is inside the value that it refers to.

The value contains itself. noob loads and runs such a tube, but code that copies, prints or walks
through the value may never end.

Bad:
    nodes:
      a: {type: mypackage.walk, params: {tree: &tree {child: *tree}}}

Good:
    nodes:
      a: {type: mypackage.walk, params: {tree: {child: null}}}

Related:
    yaml-nesting, yaml-aliased-spec
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark
from noob_lint.yaml.document import Alias, Node

RULE = Rule(
    "yaml-recursive-alias",
    group="syntax",
    severity=Severity.WARNING,
    summary="a value that contains itself",
    effect=Effect.REMARK,
    needs=frozenset({Mark.ANCHORS}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Look at `params` and defaults; elsewhere the schema refuses what contains itself."""
    tube = facts.tube
    loops = [
        alias
        for alias in tube.document.aliases
        if alias.target.start <= alias.start < alias.target.end
    ]
    for alias in loops:
        values = (element.body.get(element.free_field) for element in tube.elements)
        if any(_holds(value, alias) for value in values):
            anchor, source = alias.target.anchor, alias.source
            assert anchor is not None  # an alias has one
            related = Related(source.span(anchor.start, anchor.end), "the anchor", source.path)
            message = (
                f"alias '*{alias.name}' is inside its own anchor, so the value contains itself"
            )
            yield Finding.at(alias, message, related)


def _holds(value: Node | None, alias: Alias) -> bool:
    """Whether the alias is written inside the value."""
    return (
        value is not None
        and value.source is alias.source
        and value.start <= alias.start < value.end
    )
