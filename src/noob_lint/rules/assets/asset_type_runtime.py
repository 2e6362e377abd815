"""The class of an asset derives from noob-lint's own `Asset` instead of noob's.

A class that derives from `noob_lint.runtime.Asset` works only in noob-lint's runtime. noob treats
it as an ordinary class, does not pass it an id, a specification and a scope, and fails when it
creates the asset. A class that derives from `noob.asset.Asset` works in both. It is a warning where
noob may never create the asset.

Bad:
    (an asset whose class derives from `noob_lint.runtime.Asset`)

Good:
    assets:
      x: {type: list, scope: runner}
    nodes:
      a: {type: print, depends: [assets.x]}

Related:
    asset-type-special
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.asset_uses import effect_of_making, is_made
from noob_lint.tube.marks import Mark

RULE = Rule(
    "asset-type-runtime",
    group="assets",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="an asset class that only noob-lint can create",
    effect=Effect.BUILD,
    needs=frozenset({Mark.ASSETS}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The assets whose class has our `Asset` among its bases."""
    if facts.code is None:
        return
    for asset in facts.tube.assets.values():
        kind = asset.text("type")
        lineage = None if kind is None else facts.code.lineage(kind.text)
        if kind is None or lineage is None or not any(map(_is_ours, lineage.classes)):
            continue
        message = f"{kind.text!r} derives from noob-lint's Asset: noob cannot create {asset.label}"
        severity = Severity.ERROR if is_made(facts, asset) else Severity.WARNING
        effect = effect_of_making(asset)
        hint = "use 'noob.asset.Asset'"
        yield Finding.at(kind, f"{message}; {hint}", severity=severity, effect=effect)


def _is_ours(name: str) -> bool:
    """Whether this is the `Asset` of a spec version, wherever it was imported from."""
    return name.startswith("noob_lint.spec.") and name.endswith(".Asset")
