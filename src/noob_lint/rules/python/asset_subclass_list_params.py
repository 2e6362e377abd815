"""A subclass of noob's `Asset` has a list of `params`.

Its parameters are fields, which have names. It takes no positional arguments, so noob cannot build
the tube. It is a warning in a tube that noob may never build.

In lab.py:
    from noob.asset import Asset

    class Box(Asset):
        size: int = 0

Bad:
    assets:
      a: {type: lab.Box, scope: runner, params: [1]}
    nodes:
      b: {type: print, depends: [assets.a]}

Good:
    assets:
      a: {type: lab.Box, scope: runner, params: {size: 1}}
    nodes:
      b: {type: print, depends: [assets.a]}

Options:
    noob-lint has to find and read the code: see the settings `python` and `python-paths`.

Related:
    list-params-input-order, too-many-positional
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.python.answers import Kind
from noob_lint.rules.common import building, defined
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark
from noob_lint.yaml.document import Sequence

RULE = Rule(
    "asset-subclass-list-params",
    group="python",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="a list of `params` for a subclass of `Asset`",
    effect=Effect.BUILD,
    needs=frozenset({Mark.CODE_ASSET_IS_ASSET_CLASS}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The subclasses of `Asset` with a list of `params`."""
    for call in facts.calls.assets:
        params = call.element.body.get("params")
        if call.found.kind is Kind.ASSET_CLASS and isinstance(params, Sequence) and params.items:
            severity, failure, _ = building(facts)
            message = f"'params' of {call.element.label} is a list, but its class takes names only"
            related = defined(call.found)
            yield Finding.at(params, f"{message}: {failure}", *related, severity=severity)
