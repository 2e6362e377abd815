"""The function that creates an asset always raises an exception.

noob cannot create the asset, so it cannot start or run the tube. Only a `raise` that nothing in the
function can prevent counts. It is a warning where noob may never create the asset.

In lab.py:
    class Box: ...

    def open_box() -> Box:
        raise NotImplementedError("later")

    def close(box: Box) -> bool:
        return True

Bad:
    assets:
      box: {type: lab.open_box, scope: runner}
    nodes:
      a: {type: lab.close, depends: [box: assets.box]}

Good:
    assets:
      box: {type: lab.Box, scope: runner}
    nodes:
      a: {type: lab.close, depends: [box: assets.box]}

Options:
    noob-lint has to find and read the code: see the settings `python` and `python-paths`.

Related:
    asset-none
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.python.answers import Kind
from noob_lint.rules.common import making, pointing
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark

RULE = Rule(
    "asset-raises",
    group="python",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="an asset whose function always raises",
    effect=Effect.RUN,
    needs=frozenset({Mark.CODE_ASSET_IS_FUNCTION}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The assets whose functions always raise."""
    for call in facts.calls.assets:
        if call.found.kind is not Kind.FUNCTION:
            continue
        body = facts.body(call.element)
        if body is not None and body.raises is not None:
            severity, failure, effect = making(facts, call.element, call.found)
            message = f"{call.found.canonical!r} always raises an exception: {failure}"
            related = pointing(body.raises, "raised here")
            message = f"'type' of {call.element.label}: {message}"
            yield Finding.at(call.type, message, *related, severity=severity, effect=effect)
