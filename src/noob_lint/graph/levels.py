"""The columns of a picture: noob's generations, and places for what has none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from noob_lint.graph.picture import Kind

SOURCES = (Kind.INPUT, Kind.ASSET, Kind.MISSING)
"""What noob does not run; it is placed before the first node that uses it."""


def backward(names: Sequence[str], pairs: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """The pairs that close a cycle, if the names are visited in their order (depth first)."""
    successors: dict[str, dict[str, None]] = {name: {} for name in names}
    entered = set()
    for source, target in pairs:
        successors[source][target] = None
        if source != target:
            entered.add(target)
    starts = [*(one for one in names if one not in entered), *names]
    found: set[tuple[str, str]] = set()
    state = dict.fromkeys(names, 0)  # 1: being visited, 2: done
    for start in starts:
        if state[start]:
            continue
        state[start] = 1
        pending = [(start, iter(successors[start]))]
        while pending:
            name, targets = pending[-1]
            following = next(targets, None)
            if following is None:
                state[name] = 2
                pending.pop()
            elif state[following] == 1:
                found.add((name, following))
            elif not state[following]:
                state[following] = 1
                pending.append((following, iter(successors[following])))
    return found


def levels(kinds: Mapping[str, Kind], lengths: Mapping[tuple[str, str], int]) -> dict[str, int]:
    """The column of each name, from 0.

    `lengths` says of pairs of source and target how many columns the target has to be behind the
    source. They must not contain a cycle. A node is in the first column that this permits, which is
    its generation, if it has one, in relation to other nodes. noob puts inputs into parameters
    before it runs anything, so these can be in a column before the first generation.
    """
    sources: dict[str, list[str]] = {name: [] for name in kinds}
    targets: dict[str, list[str]] = {name: [] for name in kinds}
    for source, target in lengths:
        sources[target].append(source)
        targets[source].append(target)
    missing = {name: len(found) for name, found in sources.items()}
    order = [name for name, count in missing.items() if not count]
    found = dict.fromkeys(kinds, 0)
    for name in order:  # it grows
        for target in targets[name]:
            found[target] = max(found[target], found[name] + lengths[name, target])
            missing[target] -= 1
            if not missing[target]:
                order.append(target)
    for name in reversed(order):
        if kinds[name] in SOURCES and targets[name]:
            found[name] = min(found[one] for one in targets[name]) - 1
    first = min(found.values(), default=0)
    return {name: level - first for name, level in found.items()}
