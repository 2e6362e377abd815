"""An asset is None.

The function that creates it returns nothing. A node that also uses other assets gets None for this
one. If all assets that a node uses are None, noob passes none of them, so a call that requires one
fails: that is an error, or a warning where the node may never run.

In lab.py:
    class Box: ...

    def open_box() -> None:
        Box()

    def closed(box: Box) -> bool:
        return True

Bad:
    assets:
      box: {type: lab.open_box, scope: runner}
    nodes:
      a: {type: lab.closed, depends: [box: assets.box]}

Good:
    assets:
      box: {type: lab.Box, scope: runner}
    nodes:
      a: {type: lab.closed, depends: [box: assets.box]}

Options:
    noob-lint has to find and read the code: see the settings `python` and `python-paths`.

Related:
    none-signal-used, asset-raises
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from noob_lint.calls.calls import Call
from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.python.answers import Found, Kind, Signature
from noob_lint.python.body import Body
from noob_lint.rules.common import defined, gives_none
from noob_lint.rules.rule import Rule
from noob_lint.tube.asset_uses import stored
from noob_lint.tube.marks import Mark
from noob_lint.tube.special_nodes import may_lack, params_of, positional

RULE = Rule(
    "asset-none",
    group="python",
    severity=Severity.INFO,
    also=(Severity.ERROR, Severity.WARNING),
    summary="an asset that is None",
    effect=Effect.RUN,
    needs=frozenset({Mark.CODE_ASSET_IS_FUNCTION}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The assets whose functions return nothing; updates may bring them a value."""
    updated = {asset.name for asset, _, _ in stored(facts.tube)}
    nothing = {
        call.element.name: call
        for call in facts.calls.assets
        if call.found.kind is Kind.FUNCTION and call.element.name not in updated
        if not call.element.depends
        if _is_nothing(call.found, facts.body(call.element))
    }
    nodes = () if may_lack(facts) else facts.calls.nodes
    failing = {name: call for call in nodes for name in _needed(call, nothing)}
    for name, call in nothing.items():
        if name not in failing and gives_none(call.found) is None:
            continue  # who does not even say so may have other reasons for the asset
        message = f"{call.element.label} is None: {call.found.canonical!r} returns nothing"
        related, severity = defined(call.found), Severity.INFO
        if name in failing:
            node = failing[name].element
            severity, failure = facts.flow.failure(node.name)
            message = f"{message}, but {node.label} needs it: {failure}"
            related = (*related, Related.at(node.key, "the node"))
        yield Finding.at(call.type, message, *related, severity=severity)


def _is_nothing(found: Found, body: Body | None) -> bool:
    """Whether a function surely returns None: it neither returns anything nor says so."""
    signature = found.call
    if body is None or not body.gives_nothing or not isinstance(signature, Signature):
        return False
    return signature.returns is None or signature.returns.form.name == "None"


def _needed(call: Call, nothing: dict[str, Call]) -> list[str]:
    """The assets that a node needs and does not get, since all that it uses are None."""
    used = [name for item in call.element.depends if (name := item.name_in("assets"))]
    if not used or not nothing.keys() >= set(used):
        return []
    params = params_of(call.element)
    given = () if params is None else params.by_name
    needed = [
        wire.dependency
        for wire in call.wires
        if wire.parameter.required and wire.parameter.name not in given
        if wire.dependency is not None and wire.dependency.slot is not None
    ]
    needed += positional(call.element) if _is_short(call, given) else []
    names = [name for item in needed if (name := item.name_in("assets"))]
    return names if call.slots.fits else []


def _is_short(call: Call, given: Container[str]) -> bool:
    """Whether too few positional values are left, since the later ones move up."""
    signature, places = call.found.call, positional(call.element)
    if not isinstance(signature, Signature) or (places and call.found.is_async):
        return False
    left = sum(item.name_in("assets") is None for item in places)
    behind = signature.positional[left : len(places)]
    return any(one.required and one.name not in given for one in behind)
