"""The type of an asset is a special node.

`gather`, `map`, `return` and `tube` mean noob's nodes for an asset too, so the builtin `map` cannot
be used. noob loads the tube and fails when it creates the asset: when the tube starts, in the first
epoch or, with scope `node`, when a node uses it. It is a warning where noob need not create it. A
class derived from noob's `Node` is reported as well.

Bad:
    assets:
      table: {type: map, scope: runner}
    nodes:
      look_up: {type: mypackage.look_up, depends: [table: assets.table]}

Good:
    assets:
      table: {type: dict, scope: runner}
    nodes:
      look_up: {type: mypackage.look_up, depends: [table: assets.table]}

Related:
    special-node-by-path, type-format
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
    summary="an asset whose type is a special node",
    effect=Effect.BUILD,
    needs=frozenset({Mark.ODD_TYPES, Mark.CODE_ASSET_IS_NODE_CLASS}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Look for assets whose type is one of the special nodes."""
    for asset in facts.tube.assets.values():
        kind = asset.text("type")
        if kind is not None and special_type(asset.type):
            message = f"'type' of {asset.label} is special node {kind.text!r}: noob fails when it"
            is_cured = "id" in getattr(params_of(asset), "by_name", ())
            is_sure = is_made(facts, asset) and not is_cured
            severity = Severity.ERROR if is_sure else Severity.WARNING
            hint = "creates the asset; use a class or function"
            effect = effect_of_making(asset)
            yield Finding.at(kind, f"{message} {hint}", severity=severity, effect=effect)
    if facts.code is not None:
        yield from _node_classes(facts)


def _node_classes(facts: Facts) -> Iterator[Finding]:
    """Look for assets whose type derives from noob's `Node`, which requires an id."""
    from noob_lint.python.answers import Kind
    from noob_lint.rules.common import defined

    for call in facts.calls.assets:
        if call.found.kind is Kind.NODE_CLASS:
            message = f"'type' of {call.element.label} is a node class: noob fails when it"
            hint = "creates the asset; use another class or a function"
            is_cured = "id" in getattr(params_of(call.element), "by_name", ())
            is_sure = is_made(facts, call.element) and not is_cured
            severity = Severity.ERROR if is_sure else Severity.WARNING
            related, effect = defined(call.found), effect_of_making(call.element)
            text = f"{message} {hint}"
            yield Finding.at(call.type, text, *related, severity=severity, effect=effect)
