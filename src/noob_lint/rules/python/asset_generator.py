"""An asset is a generator.

noob calls the function that creates an asset once for each life of the asset. If it is a generator
function, the asset is a generator, which the nodes share: a value that one node takes is lost to
the others.

In lab.py:
    def count():
        yield from range(10)

Bad:
    assets:
      a: {type: lab.count, scope: runner}
    nodes:
      b: {type: next, depends: [assets.a]}

Good:
    nodes:
      a: {type: lab.count}
      b: {type: print, depends: [a.value]}

Options:
    noob-lint has to find and read the code: see the settings `python` and `python-paths`.

Related:
    asset-not-copyable, asset-async
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.python.answers import Kind
from noob_lint.rules.common import defined
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark

RULE = Rule(
    "asset-generator",
    group="python",
    severity=Severity.INFO,
    summary="an asset that is a generator",
    effect=Effect.REMARK,
    needs=frozenset({Mark.CODE_ASSET_IS_GENERATOR}),
    opt_in=True,
)


def check(facts: Facts) -> Iterator[Finding]:
    """The assets that generator functions create."""
    for call in facts.calls.assets:
        if call.found.kind is Kind.GENERATOR:
            message = f"'type' of {call.element.label} is a generator function: the nodes that use"
            hint = "the asset share one generator"
            yield Finding.at(call.type, f"{message} {hint}", *defined(call.found))
