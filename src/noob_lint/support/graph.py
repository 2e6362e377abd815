"""Graph algorithms for rules. Nodes are names; every answer is the same on every run."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping


def layers(sources: Mapping[str, Iterable[str]]) -> Iterator[list[str]]:
    """The names in the order in which they could run, layer by layer.

    `sources` says what each name waits for. The first layer waits for nothing, every other one for
    names in the layers before it. What waits for itself, or for a name that is not in `sources`, is
    left out, and so is all that waits for it. (By hand: `graphlib` takes four times as long.)
    """
    missing: dict[str, int] = {}
    users: dict[str, list[str]] = {}
    for name, needed in sources.items():
        missing[name] = 0
        for source in needed:
            missing[name] += 1
            users.setdefault(source, []).append(name)
    layer = [name for name, count in missing.items() if not count]
    while layer:
        yield layer
        following = []
        for source in layer:
            for user in users.get(source, ()):
                missing[user] -= 1
                if not missing[user]:
                    following.append(user)
        layer = following


def reachable(successors: Mapping[str, Iterable[str]], start: str) -> set[str]:
    """The names that can be reached from `start`, and `start` itself."""
    found = {start}
    pending = [start]
    while pending:
        new = set(successors.get(pending.pop(), ())) - found
        found |= new
        pending += new
    return found


def shortest_cycles(edges: Iterable[tuple[str, str]]) -> Iterator[tuple[str, ...]]:
    """One shortest cycle of each strongly connected part that has one.

    In a huge part that takes too long to search, it is a short one, perhaps not the shortest.

    `edges` are pairs of source and target. A cycle starts at its smallest name and follows the
    edges; the last name leads back to the first. Of equally short cycles the one that sorts first
    is taken. The parts come in the order of their smallest names.
    """
    successors: dict[str, list[str]] = {}
    for source, target in sorted(set(edges)):
        successors.setdefault(source, []).append(target)
    for part in sorted(components(successors), key=min):
        if len(part) > 1 or part[0] in successors.get(part[0], ()):
            yield _shortest(successors, frozenset(part))


def components(successors: dict[str, list[str]]) -> list[list[str]]:
    """The strongly connected components (Tarjan's algorithm, without recursion).

    Targets that are not keys of `successors` count as nodes without successors.
    """
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    path: list[str] = []
    on_path: set[str] = set()
    found: list[list[str]] = []
    for root in successors:
        if root in order:
            continue
        work = [(root, iter(successors[root]))]
        order[root] = low[root] = len(order)
        path.append(root)
        on_path.add(root)
        while work:
            name, targets = work[-1]
            child = next(targets, None)
            if child is None:
                work.pop()
                if work:
                    parent = work[-1][0]
                    low[parent] = min(low[parent], low[name])
                if low[name] == order[name]:
                    found.append(_unwind(path, on_path, name))
            elif child not in order:
                order[child] = low[child] = len(order)
                path.append(child)
                on_path.add(child)
                work.append((child, iter(successors.get(child, ()))))
            elif child in on_path:
                low[name] = min(low[name], order[child])
    return found


class Knots:
    """The strongly connected parts of a graph that is explored while it is queried.

    `targets` gives the successors of a name; it is called once for each name that is reached.
    """

    def __init__(self, targets: Callable[[str], Iterable[str]]) -> None:
        self._targets = targets
        self._successors: dict[str, list[str]] = {}
        self._knots: dict[str, frozenset[str]] = {}
        self._heights: dict[str, int] = {}

    def around(self, name: str) -> frozenset[str]:
        """The names on cycles through `name`, itself included; empty when there is none."""
        if name not in self._knots:
            new = self._explore(name)
            for part in components(new):  # those below come first
                is_knot = len(part) > 1 or part[0] in new[part[0]]
                self._knots.update(dict.fromkeys(part, frozenset(part if is_knot else ())))
                self._heights.update(dict.fromkeys(part, self._height_of(part)))
        return self._knots[name]

    def height(self, name: str) -> int:
        """The number of names in the longest chain below `name`, cycles aside."""
        self.around(name)
        return self._heights[name]

    def reached(self, name: str) -> set[str]:
        """The names that can be reached from `name`, and `name` itself."""
        self.around(name)
        return reachable(self._successors, name)

    def _height_of(self, part: list[str]) -> int:
        below = {target for name in part for target in self._successors[name]}.difference(part)
        return max((self._heights[target] + 1 for target in below), default=0)

    def _explore(self, start: str) -> dict[str, list[str]]:
        """The names that are newly reached from `start`, with their successors.

        Nothing that was known before leads to a new name, so the new ones can be judged alone.
        """
        new: dict[str, list[str]] = {}
        pending = [start]
        while pending:
            name = pending.pop()
            if name not in self._successors:
                self._successors[name] = new[name] = list(self._targets(name))
                pending += new[name]
        return {name: [one for one in new[name] if one in new] for name in new}


def _unwind(path: list[str], on_path: set[str], name: str) -> list[str]:
    component = []
    while True:
        member = path.pop()
        on_path.discard(member)
        component.append(member)
        if member == name:
            return component


_STEPS = 300_000
"""Edges that are followed in one component before the best cycle so far is taken.

In a component with a short cycle each search ends soon; a huge knot without one stays cheap.
"""


def _shortest(successors: dict[str, list[str]], part: frozenset[str]) -> tuple[str, ...]:
    best: tuple[str, ...] | None = None
    steps = _STEPS
    inner = sum(target in part for name in part for target in successors.get(name, ()))
    for start in sorted(part) if inner > len(part) else [min(part)]:  # else it is one ring
        cycle, taken = _cycle_through(start, successors, part, len(best) if best else None)
        if cycle is not None:
            best = cycle
        steps -= taken
        if steps < 0:
            break
    assert best is not None  # every name of the component lies on a cycle
    first = best.index(min(best))
    return best[first:] + best[:first]


def _cycle_through(
    start: str, successors: dict[str, list[str]], part: frozenset[str], limit: int | None
) -> tuple[tuple[str, ...] | None, int]:
    """The shortest cycle through `start`, if it is shorter than `limit`; and the edges followed."""
    steps = 0
    came_from: dict[str, str] = {}
    queue = deque([(start, 1)])
    while queue:
        name, length = queue.popleft()
        if limit is not None and length >= limit:
            break
        steps += len(successors.get(name, ()))
        for target in successors.get(name, ()):
            if target == start:
                cycle = [name]
                while cycle[-1] != start:
                    cycle.append(came_from[cycle[-1]])
                return tuple(reversed(cycle)), steps
            if target in part and target not in came_from:
                came_from[target] = name
                queue.append((target, length + 1))
    return None, steps
