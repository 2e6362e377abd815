"""The type of an asset is a special node.

gather, map, return and tube are nodes, also where an asset is declared; the builtin `map` is out of
reach. noob loads the tube and fails when it makes the asset: at the start, in the first epoch, or,
for scope `node`, when a node uses it.

Bad:
    assets:
      x: {type: map, scope: runner}
    nodes:
      a: {type: print, depends: [assets.x]}

Good:
    assets:
      x: {type: dict, scope: runner}
    nodes:
      a: {type: print, depends: [assets.x]}
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.rule import Rule
from noob_lint.spec.names import special_type
from noob_lint.tube.asset_uses import effect_of_making, is_made
from noob_lint.tube.marks import Mark
from noob_lint.tube.special_nodes import params_of

RULE = Rule(
    "asset-type-special",
    group="assets",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="a special node for an asset",
    effect=Effect.BUILD,
    needs=frozenset({Mark.ODD_TYPES, Mark.CODE_ASSET_IS_NODE_CLASS}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The assets whose type is one of the special nodes."""
    for asset in facts.tube.assets.values():
        kind = asset.text("type")
        if kind is not None and special_type(asset.type):
            message = f"'type' of {asset.label} is the special node {kind.text!r}: noob cannot make"
            is_cured = "id" in getattr(params_of(asset), "by_name", ())
            is_sure = is_made(facts, asset) and not is_cured
            severity = Severity.ERROR if is_sure else Severity.WARNING
            hint = "an asset of it; name a class or function of your own"
            effect = effect_of_making(asset)
            yield Finding.at(kind, f"{message} {hint}", severity=severity, effect=effect)
    if facts.code is not None:
        yield from _node_classes(facts)


def _node_classes(facts: Facts) -> Iterator[Finding]:
    """The assets whose type derives from noob's `Node`, which wants an id."""
    from noob_lint.python.answers import Kind
    from noob_lint.rules.common import defined

    for call in facts.calls.assets:
        kind = call.element.text("type")
        if call.found.kind is Kind.NODE_CLASS and kind is not None:
            message = f"'type' of {call.element.label} is a class of nodes: noob cannot make"
            hint = "an asset of it; name another class or a function"
            is_cured = "id" in getattr(params_of(call.element), "by_name", ())
            is_sure = is_made(facts, call.element) and not is_cured
            severity = Severity.ERROR if is_sure else Severity.WARNING
            related, effect = defined(call.found), effect_of_making(call.element)
            yield Finding.at(kind, f"{message} {hint}", *related, severity=severity, effect=effect)
