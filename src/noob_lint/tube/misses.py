"""Whether a signal is missing in some epochs although the tube runs (noob 1003.0.2)."""

from __future__ import annotations

from functools import cached_property

from noob_lint.tube.dataflow import Flow
from noob_lint.tube.rhythm import Rhythm
from noob_lint.tube.special_nodes import VALUE
from noob_lint.tube.tube import Dependency, Element


class Misses:
    """The signals of one tube that may be missing."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow

    def first(self, node: Element, item: Dependency) -> Rhythm | None:
        """When noob surely first calls a node without the value of an item, if it does."""
        rhythm = self._surely(node, item)
        if rhythm is None:
            return None
        called = self._flow.rhythms.called[node.name]
        return None if called.pacer or called.every % rhythm.every == 0 else called

    def from_the_first(self, node: Element, item: Dependency) -> bool:
        """Whether noob notices in the first epoch that the value of an item is missing."""
        rhythm = self._surely(node, item)
        is_rare = rhythm is not None and rhythm.every > 1
        return is_rare and item.source in self._flow.rhythms.settled

    def _surely(self, node: Element, item: Dependency) -> Rhythm | None:
        """How often an item of a node that noob surely calls gets a value."""
        rhythm = self._flow.rhythms.through(item)
        if rhythm is None or rhythm.pacer or node.name not in self._flow.certain:
            return None
        return rhythm if self._is_plain(node) else None

    def are_possible(self, node: Element, item: Dependency) -> bool:
        """Whether noob may call a node without the value of an item, if all others are there."""
        called, rhythm = (
            self._flow.rhythms.called.get(node.name),
            self._flow.rhythms.through(item),
        )
        if called is not None and rhythm is not None and not called.pacer and not rhythm.pacer:
            is_tangled = item in self._flow.rhythms.tangled(node)
            return is_tangled or called.every % rhythm.every != 0
        causes = self.causes(item)
        spared = self._flow.rhythms.spared(node)
        for other in node.depends:
            if other.scalar.text not in {*spared, item.scalar.text}:
                causes -= self.causes(other)
        return bool(causes)

    def come_later(self, late: Dependency, early: Dependency) -> bool:
        """Whether a signal surely comes after noob has noticed that another is missing.

        noob runs nodes in batches, in no order within one.
        """
        return late.source in self.steady and self.depth(late) >= self.depth(early) + 2

    def depth(self, item: Dependency) -> int:
        """The most nodes in a chain above the source of an item."""
        return self._depths.get(item.source, -1)

    @cached_property
    def _depths(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for name in self._flow.order:
            found[name] = 1 + max(map(found.__getitem__, self._above(name)), default=-1)
        return found

    @cached_property
    def steady(self) -> frozenset[str]:
        """The nodes that noob calls in every epoch, like all nodes above them."""
        found: set[str] = set()
        for name in self._flow.order:
            called = self._flow.rhythms.called.get(name)
            if called is not None and called.is_always and found.issuperset(self._above(name)):
                found.add(name)
        return frozenset(found)

    def _above(self, name: str) -> list[str]:
        return [link.source for link in self._flow.incoming[name]]

    def _is_plain(self, node: Element) -> bool:
        """Whether no map is involved."""
        flow = self._flow
        links = flow.incoming[node.name]
        return node.name not in flow.repeated and not any(map(flow.items, links))

    def causes(self, item: Dependency) -> frozenset[str]:
        """The nodes that may emit nothing, so that the value of an item is missing."""
        return self._causes.get(item.source, frozenset())

    @cached_property
    def _causes(self) -> dict[str, frozenset[str]]:
        flow = self._flow
        found: dict[str, frozenset[str]] = {}
        for name in flow.order:  # each after everything that it depends on
            node = flow.tube.nodes[name]
            spared = flow.rhythms.spared(node)
            above = (
                found.get(item.source, frozenset())
                for item in node.depends
                if item.scalar.text not in spared
            )
            own = (name,) if self._may_skip(name, node) else ()
            found[name] = frozenset(own).union(*above)
        return found

    def _may_skip(self, name: str, node: Element) -> bool:
        """Whether the node may emit nothing when noob calls it."""
        flow = self._flow
        if flow.kinds[name] == "gather":
            called = flow.rhythms.called.get(name)
            slots = {item.slot.text for item in node.depends if item.slot is not None}
            if called is None:
                return "n" not in slots
            return flow.rhythms.emitted(name, VALUE) != called
        body = flow.context.body(node)
        return body is not None and body.skips
