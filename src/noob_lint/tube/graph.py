"""The graph of a tube: facts about its links that several rules share.

Derived from noob 1003.0.2 by running it (`Tube.no_cross_map_dependencies` and the scheduler). An
answer is computed when it is first asked for, in time linear in the nodes and dependencies; only
the maps above a node are kept as bits, so that many maps in one tube cost a little more.
"""

from __future__ import annotations

import builtins
from collections import deque
from collections.abc import Mapping
from functools import cached_property

from noob_lint.spec.names import builtin_name, special_type
from noob_lint.support.graph import components, layers
from noob_lint.support.values import NamedTuple
from noob_lint.tube.context import TubeContext
from noob_lint.tube.tube import Dependency, Part


def builtin_object(kind: str | None) -> object | None:
    """The builtin object that a `type` names, or None if it is not a builtin.

    Whether it is a class, a function or a value is the same in every Python that noob runs on. For
    the builtin ``None`` the answer is `Ellipsis`, which is a value too.
    """
    name = None if kind is None else builtin_name(kind)
    found: object = builtins.__dict__.get(name or "")
    return Ellipsis if found is None and name is not None else found


class Link(NamedTuple):
    """A dependency of one node of the tube on another, disabled or not."""

    source: str
    target: str
    dependency: Dependency

    @property
    def node(self) -> Part:
        """The part of the reference that names the source."""
        assert self.dependency.reference is not None  # otherwise it would not be a link
        return self.dependency.reference.node

    @property
    def signal(self) -> Part:
        """The part of the reference that names the signal."""
        assert self.dependency.reference is not None
        return self.dependency.reference.signal


class Join(NamedTuple):
    """A node downstream of two maps of which neither is downstream of the other."""

    name: str
    maps: tuple[str, str]


class Graph:
    """The graph of one tube, as far as its code and the tubes inside it are known.

    `links` are all dependencies between nodes of the tube, in the order of the text. noob drops
    those of disabled nodes; each method says which links it looks at.
    """

    def __init__(self, context: TubeContext) -> None:
        self.context = context
        self.tube = tube = context.tube
        self.kinds = {name: special_type(node.type) for name, node in tube.nodes.items()}
        self.links = tuple(
            Link(dependency.reference.node.text, node.name, dependency)
            for node in tube.nodes.values()
            for dependency in node.depends
            if dependency.reference is not None and dependency.reference.node.text in tube.nodes
        )

    @cached_property
    def incoming(self) -> Mapping[str, list[Link]]:
        """The links of each node to what it depends on."""
        table: dict[str, list[Link]] = {name: [] for name in self.tube.nodes}
        for link in self.links:
            table[link.target].append(link)
        return table

    @cached_property
    def outgoing(self) -> Mapping[str, list[Link]]:
        """The links of each node to those that depend on it."""
        table: dict[str, list[Link]] = {name: [] for name in self.tube.nodes}
        for link in self.links:
            table[link.source].append(link)
        return table

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The nodes in an order in which they could run, without those on or behind a cycle."""
        sources = {name: [link.source for link in links] for name, links in self.incoming.items()}
        return tuple(name for layer in layers(sources) for name in layer)

    @cached_property
    def _knots(self) -> Mapping[str, int]:
        if len(self.order) == len(self.tube.nodes):
            return {}
        successors = {
            name: [link.target for link in links] for name, links in self.outgoing.items()
        }
        found = enumerate(components(successors))
        return {name: number for number, part in found for name in part}

    def is_circular(self, link: Link) -> bool:
        """Whether the link lies on a cycle, through disabled nodes too."""
        knots = self._knots
        return bool(knots) and knots[link.source] == knots[link.target]

    def takes_part(self, name: str) -> bool:
        """Whether the node is not disabled in the file; an input may still disable it."""
        return self.tube.nodes[name].takes_part

    def needs(self, link: Link) -> bool:
        """Whether the target surely cannot run without the signal.

        A keyword slot may be optional: the slots of a return node and the trigger of a gather are,
        and the tube does not show which slots of a function are.
        """
        slot = link.dependency.slot
        if slot is None:
            return True
        kind = self.kinds[link.target]
        return kind in {"map", "tube"} or (kind == "gather" and slot.text != "trigger")

    @cached_property
    def stuck(self) -> Mapping[str, Link]:
        """The enabled nodes that never run because a node above them is disabled.

        The value is the first link that causes it. A disabled node does not even report that it has
        no event, so nodes that depend on it wait forever; in noob 1001 and 1002 only if the slot is
        not optional.
        """
        all_wait = not self.tube.version.optional_slots_survive_disabling
        found: dict[str, Link] = {}
        queue = deque(name for name in self.tube.nodes if not self.takes_part(name))
        while queue:
            for link in self.outgoing[queue.popleft()]:
                waits = all_wait or self.needs(link)
                if waits and link.target not in found and self.takes_part(link.target):
                    found[link.target] = link
                    queue.append(link.target)
        return found

    @cached_property
    def _waiting(self) -> Mapping[str, list[str]]:
        """The stuck nodes, grouped by the node that causes it first."""
        table: dict[str, list[str]] = {}
        for name, link in self.stuck.items():
            table.setdefault(link.source, []).append(name)
        return table

    def stuck_behind(self, link: Link) -> list[str]:
        """The nodes that are stuck because the target of `link` is, if `link` causes that first."""
        if self.stuck.get(link.target) is not link:
            return []
        found = [link.target]
        for name in found:  # it grows
            found += self._waiting.get(name, ())
        return found[1:]

    def behind(self, name: str) -> list[str]:
        """The enabled nodes that surely do not run when `name` does not."""
        found = {name: None}
        queue = deque([name])
        while queue:
            for link in self.outgoing[queue.popleft()]:
                if link.target not in found and self.takes_part(link.target) and self.needs(link):
                    found[link.target] = None
                    queue.append(link.target)
        del found[name]
        return list(found)

    @cached_property
    def joins(self) -> tuple[Join, ...]:
        """The first nodes below two unrelated maps, by all links, those of disabled nodes included.

        A gather does not close a map here. Each map has a bit, in an order in which the maps could
        run, so the last of the maps above a node has the highest bit; they form a chain if all the
        others are above that one.
        """
        maps = [name for name in self.order if self.kinds[name] == "map"]
        bits = {name: 1 << number for number, name in enumerate(maps)}
        above: dict[str, int] = {}
        met: set[str] = set()
        found = []
        for name in self.order:
            mask = 0
            for link in self.incoming[name]:
                mask |= above[link.source] | bits.get(link.source, 0)
                if link.source in met:
                    met.add(name)
            above[name] = mask
            if mask and name not in met:
                last = maps[mask.bit_length() - 1]
                others = mask & ~(above[last] | bits[last])
                if others:
                    met.add(name)
                    found.append(Join(name, (maps[others.bit_length() - 1], last)))
        return tuple(found)

    @cached_property
    def repeated(self) -> frozenset[str]:
        """The nodes that share a node below with a map, and are neither above nor below it.

        noob runs those that emitted nothing in an epoch again for the items, so how much a gather
        among them has collected depends on how many there are. Disabled nodes do not count.
        """
        maps = (name for name in self.order if self.kinds[name] == "map" and self.takes_part(name))
        bits = {name: 1 << number for number, name in enumerate(maps)}
        if not bits:
            return frozenset()
        above: dict[str, int] = {}
        for name in self.order:
            above[name] = 0
            for link in self.incoming[name] if self.takes_part(name) else ():
                above[name] |= above[link.source] | bits.get(link.source, 0)
        below = dict.fromkeys(self.order, 0)
        met = dict(below)
        for name in reversed(self.order):
            for link in self.outgoing[name]:
                if link.target in above and self.takes_part(link.target):
                    below[name] |= below[link.target] | bits.get(link.target, 0)
                    met[name] |= met[link.target] | above[link.target]
        apart = {name: above[name] | below[name] | bits.get(name, 0) for name in self.order}
        return frozenset(name for name in self.order if met[name] & ~apart[name])

    @cached_property
    def _items(self) -> Mapping[str, tuple[str, ...]]:
        """The maps whose items a node emits one by one, outermost first."""
        found: dict[str, tuple[str, ...]] = {}
        for name in self.order:
            chains = [self._chain(link, found) for link in self.incoming[name]]
            chain = max(chains, key=len, default=())
            found[name] = chain[:-1] if self.kinds[name] == "gather" else chain
        return found

    def _chain(self, link: Link, found: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
        chain = found.get(link.source, ())
        is_item = self.kinds[link.source] == "map" and link.signal.text != "n"
        return (*chain, link.source) if is_item else chain

    def items(self, link: Link) -> tuple[str, ...]:
        """The maps whose items come one by one through the link, outermost first."""
        return self._chain(link, self._items)

    def closed(self, gather: str) -> str:
        """The map whose items a gather collects, or an empty string."""
        if self.kinds[gather] != "gather":
            return ""
        chains = (self.items(link) for link in self.incoming[gather])
        return next((chain[-1] for chain in chains if chain), "")

    @cached_property
    def maps_above(self) -> Mapping[str, frozenset[str]]:
        """The maps that lead to each node, those whose items are gathered before it included."""
        found: dict[str, frozenset[str]] = {}
        for name in self.order:
            links = self.incoming[name] if self.takes_part(name) else ()
            own = (frozenset({one.source}) for one in links if self.kinds[one.source] == "map")
            found[name] = frozenset().union(*own, *(found[one.source] for one in links))
        return found

    def signals(self, name: str) -> tuple[str, ...] | None:
        """The signals that a node emits, if its type alone shows them; else None.

        Those of a `tube` node are the keyword slots of the return node in its tube.
        """
        node, kind = self.tube.nodes[name], self.kinds[name]
        if kind == "map" and self.tube.version.map_emits_n:
            return ("value", "n")
        if kind == "tube":
            return self._signals_of_child(name)
        found = builtin_object(node.type)
        is_function = callable(found) and not isinstance(found, type)
        if kind in {"gather", "map", "return"} or is_function:
            return ("value",)
        return None if self.context.code is None else self._signals_of_code(name)

    def _signals_of_code(self, name: str) -> tuple[str, ...] | None:
        from noob_lint.python.answers import Signals

        code = self.context.found(self.tube.nodes[name])
        if code is None or code.call is None or not isinstance(code.signals, Signals):
            return None
        return code.signals.names

    def _signals_of_child(self, name: str) -> tuple[str, ...] | None:
        inner = self.context.known_child(name)
        if inner is None:
            return None
        outlet = next((node for node in inner.nodes.values() if node.type == "return"), None)
        if outlet is None or not outlet.depends or outlet.text("depends") is not None:
            return ("value",)
        return tuple(one.slot.text for one in outlet.depends if one.slot is not None)
