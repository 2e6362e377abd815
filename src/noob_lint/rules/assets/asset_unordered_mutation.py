"""Nodes share an asset, and nothing says which of them runs first.

Nodes that use the same asset of scope `runner` or `process` get one object. When two of them change
it, or one changes and another reads it, the result depends on their order, which noob chooses where
no dependency fixes it. Let the first node pass the object on to the next. If none of them changes
the object, ignore this rule for the asset.

Bad:
    assets:
      log: {type: list, scope: runner}
    nodes:
      a: {type: mypackage.append, depends: [log: assets.log]}
      b: {type: mypackage.append, depends: [log: assets.log]}

Good:
    assets:
      log: {type: list, scope: runner}
    nodes:
      a: {type: mypackage.append, depends: [log: assets.log]}
      b: {type: mypackage.append, depends: [log: a.log]}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.rules.rule import Rule
from noob_lint.spec.names import SPECIAL_TYPES, special_type
from noob_lint.support.graph import reachable
from noob_lint.tube.asset_uses import stored
from noob_lint.tube.generations import is_late
from noob_lint.tube.marks import Mark
from noob_lint.tube.tube import Element, Reference

RULE = Rule(
    "asset-unordered-mutation",
    group="assets",
    severity=Severity.WARNING,
    summary="an asset used by nodes in no fixed order",
    effect=Effect.REMARK,
    needs=frozenset({Mark.ASSETS}),
)


_READERS = frozenset(SPECIAL_TYPES) - {"tube"}


def check(facts: Facts) -> Iterator[Finding]:
    """Find two users of an asset neither of which depends on the other; one pair is enough."""
    tube = facts.tube
    placed = facts.generations
    targets = {asset.name: node.name for asset, _, node in stored(tube) if node.name in placed}
    successors = facts.downstream
    for asset in tube.assets.values():
        scope = asset.text("scope")
        if scope is None or scope.text not in {"runner", "process"}:
            continue
        target = targets.get(asset.name)
        users = [
            (user, use)
            for user, use in facts.users_of(asset)
            if special_type(user.type) not in _READERS
            and (target is None or not is_late(placed, user.name, target))
        ]  # asset-used-after-store tells about late ones
        pair = _unordered(users, successors)
        if pair is not None:
            (one, first), (other, second) = pair
            message = (
                f"{asset.label} is used by nodes {one.name!r} and {other.name!r}, and nothing "
                "fixes which of them runs first: if one changes the object, let it pass it on to "
                "the other"
            )
            related = Related.at(first.node, "used here"), Related.at(second.node, "and here")
            yield Finding.at(asset.key, message, *related)


_Users = list[tuple[Element, Reference]]


def _unordered(
    users: _Users, successors: Mapping[str, list[str]]
) -> tuple[tuple[Element, Reference], tuple[Element, Reference]] | None:
    """The first two neighbours in a chain of users that are not ordered, if there are any.

    Users are in order when the one that reaches all others comes first, then the one that reaches
    all but that one, and so on: sorting by how many they reach and comparing neighbours is enough.
    """
    names = {user.name for user, _ in users}
    reached = {name: reachable(successors, name) for name in names} if len(names) > 1 else {}
    chain = sorted(users, key=lambda one: -len(reached.get(one[0].name, set()) & names))
    for one, other in pairwise(chain):
        if other[0].name not in reached[one[0].name]:
            return one, other
    return None
