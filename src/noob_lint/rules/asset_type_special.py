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

from noob_lint.diagnostic import Finding, Severity
from noob_lint.flow import flow_of
from noob_lint.names import special_type
from noob_lint.specials import params_of
from noob_lint.tube import Element, Tube


def check(tube: Tube) -> Iterator[Finding]:
    """The assets whose type is one of the special nodes."""
    for asset in tube.assets.values():
        kind = asset.text("type")
        if kind is not None and special_type(asset.type):
            message = f"'type' of {asset.label} is the special node {kind.text!r}: noob cannot make"
            severity = Severity.ERROR if _is_made(tube, asset) else Severity.WARNING
            hint = "an asset of it; name a class or function of your own"
            yield Finding.at(kind, f"{message} {hint}", severity=severity)


def _is_made(tube: Tube, asset: Element) -> bool:
    """Whether noob surely makes it, and nothing in `params` can help."""
    scope, params = asset.text("scope"), params_of(asset)
    if params is not None and "id" in params.by_name:
        return False
    if scope is None or scope.text != "node":
        return True
    certain = flow_of(tube).certain
    users = (
        node.name
        for node, reference in tube.references("assets")
        if reference.signal.text == asset.name
    )
    return any(name in certain for name in users)
