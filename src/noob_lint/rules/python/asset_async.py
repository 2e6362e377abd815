"""The type of an asset is asynchronous.

noob calls what creates an asset, but does not await it, and does not enter an asynchronous context
manager. Nodes get the coroutine or the manager instead of the object. It is a warning where noob
may never create the asset.

Bad:
    assets:
      a: {type: asyncio.open_connection, scope: runner}
    nodes:
      b: {type: print, depends: [assets.a]}

Good:
    assets:
      a: {type: dict, scope: runner}
    nodes:
      b: {type: print, depends: [assets.a]}

Options:
    noob-lint has to find and read the code: see the settings `python` and `python-paths`.

Related:
    asset-generator, asset-class-contextmanager, python-async-generator
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.python.answers import Kind
from noob_lint.rules.common import defined
from noob_lint.rules.rule import Rule
from noob_lint.tube.asset_uses import is_made
from noob_lint.tube.marks import Mark

RULE = Rule(
    "asset-async",
    group="python",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="an asynchronous asset, which noob does not await",
    effect=Effect.SURVIVES,
    needs=frozenset(
        {
            Mark.CODE_ASSET_IS_ASYNC_FUNCTION,
            Mark.CODE_ASSET_IS_ASYNC_GENERATOR,
            Mark.CODE_ASSET_IS_ASYNC_CONTEXT_MANAGER,
        }
    ),
)


_WHAT = {
    Kind.ASYNC_FUNCTION: "an asynchronous function: nodes get a coroutine",
    Kind.ASYNC_GENERATOR: "an asynchronous generator function: nodes get the generator itself",
    Kind.ASYNC_CONTEXT_MANAGER: "an asynchronous context manager: nodes get the manager itself",
}


def check(facts: Facts) -> Iterator[Finding]:
    """The assets whose objects nobody awaits or enters."""
    for call in facts.calls.assets:
        what = _WHAT.get(call.found.kind)
        if what is not None:
            message = f"'type' of {call.element.label} is {what}"
            is_sure = is_made(facts, call.element)
            severity = Severity.ERROR if is_sure else Severity.WARNING
            yield Finding.at(call.type, message, *defined(call.found), severity=severity)
