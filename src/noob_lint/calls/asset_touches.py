"""Which nodes change the assets that they use, as far as their code shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

from noob_lint.calls.facts import Facts
from noob_lint.spec.names import SPECIAL_TYPES, special_type
from noob_lint.support.graph import reachable
from noob_lint.support.values import NamedTuple
from noob_lint.tube.asset_uses import stored
from noob_lint.tube.generations import is_late
from noob_lint.tube.tube import Element, Reference

if TYPE_CHECKING:
    from noob_lint.calls.calls import Call
    from noob_lint.diagnostics.diagnostic import Place

_READERS = frozenset(SPECIAL_TYPES) - {"tube"}
_BUILTIN_READERS = frozenset({"len", "max", "min", "print", "repr", "sorted", "str", "sum"})
_IMMUTABLE = frozenset(
    {f"builtins.{name}" for name in ("bool", "bytes", "complex", "float", "frozenset", "int")}
    | {f"builtins.{name}" for name in ("range", "str", "tuple")}
    | {"None", "decimal.Decimal", "fractions.Fraction", "uuid.UUID"}
    | {f"datetime.{name}" for name in ("date", "datetime", "time", "timedelta", "timezone")}
    | {f"pathlib.{name}" for name in ("Path", "PurePath", "PosixPath", "PurePosixPath")}
)


class Use(NamedTuple):
    """A node that uses an asset, whether it changes the asset (None: unknown), and where."""

    user: Element
    reference: Reference
    changes: bool | None
    place: Place | None = None


def unordered(facts: Facts) -> Iterator[tuple[Element, Use, Use]]:
    """The assets that two nodes use in no fixed order, not only to read them, with two such nodes.

    A pair of which one surely changes the asset comes before all others.
    """
    tube = facts.tube
    if not tube.assets:
        return
    placed = facts.generations
    calls = {} if facts.code is None else {one.element.name: one for one in facts.calls.nodes}
    targets = {asset.name: node.name for asset, _, node in stored(tube) if node.name in placed}
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
        reached = _disorder([user for user, _ in users], facts)
        if reached is not None and not _is_immutable(facts, asset):
            pair = _pair(
                [_use(facts, asset, calls.get(one[0].name), *one) for one in users], reached
            )
            if pair is not None:
                yield asset, *pair


def _disorder(users: list[Element], facts: Facts) -> dict[str, set[str]] | None:
    """Which users of an asset each of them reaches; None if they are in a fixed order."""
    if len(users) < 2:
        return None
    names = {one.name for one in users}
    reached = {name: reachable(facts.downstream, name) & names for name in names}
    chain = sorted(names, key=lambda name: -len(reached[name]))
    is_ordered = all(other in reached[one] for one, other in pairwise(chain))
    return None if is_ordered else reached


def _pair(uses: list[Use], reached: Mapping[str, set[str]]) -> tuple[Use, Use] | None:
    """The worst pair of uses in no fixed order of which at least one may change the asset."""
    for worst in (True, None):
        for place, one in enumerate(uses):
            for index, other in enumerate(uses) if one.changes is worst else ():
                first, second = one.user.name, other.user.name
                is_ordered = second in reached[first] or first in reached[second]
                if index != place and not is_ordered:
                    return (one, other) if place < index else (other, one)
    return None


def _use(
    facts: Facts, asset: Element, call: Call | None, user: Element, reference: Reference
) -> Use:
    """What the code of a node says about its use of an asset."""
    code, kind = facts.code, user.type
    if kind in _BUILTIN_READERS:
        return Use(user, reference, False)
    if code is None or kind is None or call is None:
        return Use(user, reference, None)
    wires = [
        one
        for one in call.wires
        if one.dependency is not None and one.dependency.name_in("assets") == asset.name
    ]
    is_whole = len(wires) == sum(one.name_in("assets") == asset.name for one in user.depends)
    told: bool | None = False if is_whole else None
    for wire in wires:
        parameter = wire.parameter
        if not (parameter.by_position or parameter.by_keyword):  # one of *args
            told = None
            continue
        made = "" if asset.depends else asset.type or ""  # an update may bring another object
        changes, place = code.touched(kind, parameter.name, made)
        if changes:
            return Use(user, reference, True, place)
        told = None if changes is None else told
    return Use(user, reference, told)


def _is_immutable(facts: Facts, asset: Element) -> bool:
    """Whether the object of an asset surely cannot be changed."""
    carried = None if facts.emissions is None else facts.emissions.asset(asset.name)
    if carried is None or facts.code is None:
        return False
    name = carried.form.name
    return name in _IMMUTABLE or facts.code.is_frozen(name)
