"""A context manager creates an asset with scope `node`, and is entered twice for every call.

An asset with scope `node` is created anew for every call of every node that uses it. noob's
synchronous runner creates it twice, but uses and exits only the second: what the first one opened
stays open. Use the scope `process` or `runner`.

In lab.py:
    from contextlib import contextmanager

    @contextmanager
    def connected():
        yield 1

Bad:
    assets:
      a: {type: lab.connected, scope: node}
    nodes:
      b: {type: print, depends: [assets.a]}

Good:
    assets:
      a: {type: lab.connected, scope: process}
    nodes:
      b: {type: print, depends: [assets.a]}

Options:
    noob-lint has to find and read the code: see the settings `python` and `python-paths`.

Related:
    asset-class-contextmanager, asset-node-scope-shared

Versions:
    Only since noob 1001. Before, noob does not enter context managers.
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
    "asset-node-scope-contextmanager",
    group="python",
    severity=Severity.WARNING,
    summary="a context manager that is entered twice",
    effect=Effect.REMARK,
    needs=frozenset({Mark.CODE_ASSET_IS_CONTEXT_MANAGER}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The context managers with scope `node`."""
    tube = facts.tube
    if not tube.version.enters_context_managers:
        return
    used = {use.signal.text for _, use in tube.references("assets")}
    for call in facts.calls.assets:
        scope, is_used = call.element.text("scope"), call.element.name in used
        if call.found.kind is not Kind.CONTEXT_MANAGER or scope is None:
            continue
        if scope.text == "node" and is_used:
            message = f"{call.element.label} is a context manager with scope 'node': noob enters"
            hint = "it twice per call and exits it once"
            yield Finding.at(scope, f"{message} {hint}", *defined(call.found))
