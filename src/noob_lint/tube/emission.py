"""How surely and how often noob calls the nodes of a tube, and how often they emit signals.

Found by running noob 1003.0.2 and 1002.0.0. Signals have fixed rhythms: a source emits in every
epoch, a gather of `n` events in every n-th epoch in which it is called, and a node with several
sources whenever all of them emit together. The one exception is a gather of the items of a map,
whose number the tube does not show: it emits sooner or later. What a gather beside a map collects
for a node that gets items too depends on their number, and may never reach that node.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from noob_lint.spec.names import VIRTUAL_SOURCES
from noob_lint.tube.graph import Graph, Link
from noob_lint.tube.rhythm import Rhythm, together
from noob_lint.tube.special_nodes import VALUE, params_of, value_of, whole_number
from noob_lint.tube.tube import Dependency, Element

if TYPE_CHECKING:
    from noob_lint.python.answers import TypeForm

_PLAIN = frozenset(
    f"builtins.{one}"
    for one in ("bool", "bytearray", "bytes", "complex", "float", "frozenset", "int", "list", "set")
) | {"builtins.str", "builtins.tuple", "numpy.ndarray"}
"""Types whose values are neither None nor mappings."""


class Rhythms:
    """The rhythms of one tube: `called` are those of the nodes that noob surely calls.

    Functions count as emitting, unless they name noob's `NoEvent`, and maps as having items. In
    noob 1000 a node that waited for a wrong signal was not called, and only some are known.
    """

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._context = graph.context
        self._tube = graph.tube
        self.called: dict[str, Rhythm] = {}
        self.settled = set(VIRTUAL_SOURCES)
        self._emissions: dict[tuple[str, str], Rhythm | None] = {}
        for name in graph.order:
            self._add(name, self._tube.nodes[name])

    def _add(self, name: str, node: Element) -> None:
        """Look at a node after all that it depends on.

        It is settled if noob surely calls it or skips it in each epoch. Otherwise a node that
        depends on it may wait, even with an optional slot: one below a disabled node does, and one
        below a skipped node with an optional slot.
        """
        if not node.is_enabled:
            return
        sources = [one.reference for one in node.depends]
        if all(one is not None and one.node.text in self.settled for one in sources):
            self.settled.add(name)
        rhythm = self._call(name, node)
        if rhythm is not None:
            is_limited = rhythm.is_limited or (not node.depends and self._ends(node))
            self.called[name] = rhythm._replace(is_limited=is_limited)
        is_skipped = rhythm is None or not rhythm.is_always
        if is_skipped and any(self.is_optional(node, item) is not False for item in node.depends):
            self.settled.discard(name)

    def _call(self, name: str, node: Element) -> Rhythm | None:
        """How often noob calls a node: whenever all that it requires is there.

        A node that needs nothing is not called while noob has skipped one of its sources.
        """
        if not self._meet(name):
            return None
        if not self._tube.version.calls_without_events:
            return self._call_before_1003(name, node)
        spared = self.spared(node)
        found = [
            self._settles(item) if item.scalar.text in spared else self.through(item)
            for item in node.depends
        ]
        found += [self.through(item) for item in self.tangled(node)]
        known = [one for one in found if one is not None]
        return together(known) if len(known) == len(found) else None

    def tangled(self, node: Element) -> list[Dependency]:
        """The items whose signals noob counts twice when they do not come, if others may miss too.

        Which of them it notices first decides whether it calls the node then.
        """
        taken = Counter(item.scalar.text for item in node.depends)
        if len(taken) == len(node.depends):
            return []
        rare = self.spared(node) - {item.scalar.text for item in node.depends if self._comes(item)}
        if len(rare) < 2:
            return []
        return [
            item
            for item in node.depends
            if item.scalar.text in rare and taken[item.scalar.text] > 1
        ]

    def _comes(self, item: Dependency) -> bool:
        """Whether an event comes through a dependency in every epoch."""
        rhythm = self.through(item)
        return rhythm is not None and rhythm.is_always

    def _settles(self, item: Dependency) -> Rhythm | None:
        """How often noob at least knows whether an event comes through a dependency."""
        return Rhythm() if item.source in self.settled else self.called.get(item.source)

    def _call_before_1003(self, name: str, node: Element) -> Rhythm | None:
        """The same in 1001 and 1002, where a required slot never counts as optional.

        A node that needs nothing is not called while noob has skipped one of its sources.
        """
        rhythms = [self.through(item) for item in node.depends]
        needed = [
            name not in self.settled or not self.is_optional(node, item) for item in node.depends
        ]
        if not any(needed):
            sources = [one.reference for one in node.depends]
            if not all(
                one is not None and self._is_always_called(one.node.text) for one in sources
            ):
                needed = [True] * len(needed)
        found = [rhythm for rhythm, is_needed in zip(rhythms, needed, strict=True) if is_needed]
        known = [one for one in found if one is not None]
        return together(known) if len(known) == len(found) else None

    def spared(self, node: Element) -> frozenset[str]:
        """The references without which noob calls a node: those that fill an optional slot.

        What fills a required slot too is spared all the same.
        """
        return frozenset(item.scalar.text for item in node.depends if self.is_optional(node, item))

    def _meet(self, name: str) -> bool:
        """Whether all dependencies of a node carry items of the same maps, or values for all items.

        A value for the count of a map comes again for each of its items, and does not count.
        """
        links = self._graph.incoming[name]
        if any(link.source in self._counted for link in links):
            return False
        chains = [self._graph.items(link) for link in links]
        longest = max(chains, key=len, default=())
        return all(longest[: len(chain)] == chain for chain in chains)

    def _is_always_called(self, name: str) -> bool:
        rhythm = Rhythm() if name in VIRTUAL_SOURCES else self.called.get(name)
        return rhythm is not None and rhythm.is_always

    def through(self, item: Dependency) -> Rhythm | None:
        """How often an event comes through a dependency."""
        if item.reference is None:
            return None
        source, signal = item.reference.node.text, item.reference.signal.text
        if source in VIRTUAL_SOURCES:
            return Rhythm()
        called = self.called.get(source)
        if called is None or self._graph.kinds[source] == "return":
            return None
        known, version = self._graph.signals(source), self._tube.version
        goes_on = version.waits_for_unknown_signals or version.runs_without_unknown_signals
        if known is None:
            return self._emitted(source, signal, called) if goes_on else None
        if signal not in known and version.waits_for_unknown_signals:  # once the source is called
            return called
        if signal not in known and not goes_on:
            return None
        return self._emitted(source, signal, called)

    def emitted(self, name: str, signal: str) -> Rhythm | None:
        """How often a node emits one of its signals."""
        called = self.called.get(name)
        return None if called is None else self._emitted(name, signal, called)

    def _emitted(self, name: str, signal: str, called: Rhythm) -> Rhythm | None:
        key = (name, signal)
        if key not in self._emissions:
            found = self._emission(name, signal, called)
            is_known = found is None or found == called or name not in self._graph.repeated
            self._emissions[key] = found if is_known else None
        return self._emissions[key]

    def _emission(self, name: str, signal: str, called: Rhythm) -> Rhythm | None:
        """How often a node emits one of its signals."""
        kind = self._graph.kinds[name]
        if kind == "gather":
            return self._gathered(name, called)
        if kind == "tube":
            return self._returned(name, signal, called)
        body = self._context.body(self._tube.nodes[name])
        return None if body is not None and body.skips else called

    def _gathered(self, name: str, called: Rhythm) -> Rhythm | None:
        """How often a gather emits."""
        node = self._tube.nodes[name]
        links = {_slot(link): link for link in reversed(self._graph.incoming[name])}
        value, count, trigger = (links.get(one) for one in (VALUE, "n", "trigger"))
        slots = {_slot_of(item) for item in node.depends}
        params = params_of(node)
        number = None if params is None else whole_number(params.get("n"))
        if value_of(node) is None or (value is not None and self._counts(value)):
            return None
        maps = () if value is None else self._graph.items(value)
        if "n" in slots:
            is_all = count is not None and maps[-1:] == (count.source,)
            return called if is_all and "trigger" not in slots else None
        if "trigger" in slots:
            return self._triggered(called, trigger) if number is None else None
        if number is None:
            return None
        if maps and number > 1:
            return None if called.is_limited else Rhythm(1, name)
        return called.times(number)

    def _triggered(self, called: Rhythm, trigger: Link | None) -> Rhythm | None:
        """How often a gather emits that has a trigger; it ignores one that is None."""
        if trigger is None or self._graph.items(trigger) or not self._is_plain(trigger):
            return None
        if self._counts(trigger) and self._graph.kinds[trigger.source] != "map":
            return None
        rhythm = self.through(trigger.dependency)
        return None if rhythm is None else together((called, rhythm))

    def _returned(self, name: str, signal: str, called: Rhythm) -> Rhythm | None:
        """How often the tube in a node returns a value for a signal."""
        returned = self._context.returned(name, signal)
        if returned is None:
            return None
        if returned.pacer:
            return None if called.is_limited else Rhythm(1, name)
        return called.times(returned.every)

    def returned(self, signal: str) -> Rhythm | None:
        """How often the tube returns a value for a signal of the node that it is in.

        A value that it returns without slots counts as absent if it is None, and is unpacked if it
        is a mapping.
        """
        outlet = next((one for one in self._tube.nodes.values() if one.type == "return"), None)
        if outlet is None or outlet.name not in self.called:
            return None
        called = self.called[outlet.name]
        if outlet.text("depends") is not None:
            links = self._graph.incoming[outlet.name]
            link = next((one for one in links if not self._graph.items(one)), None)
            item = link.dependency if link is not None and self._is_plain(link) else None
        else:
            has_slots = all(one.slot is not None for one in outlet.depends)
            named = (one for one in outlet.depends if _slot_of(one) == signal)
            item = next(named, None) if has_slots else None
        found = None if item is None else self.through(item)
        return None if found is None else together((called, found))

    def _is_plain(self, link: Link) -> bool:
        """Whether a link carries a value that is neither None nor a mapping."""
        kind = self._graph.kinds[link.source]
        if kind is not None:
            return kind == "gather" or self._is_count(link)
        found = self._context.found(self._tube.nodes[link.source])
        if found is None:
            return False
        from noob_lint.tube.emitted import emitted

        form = emitted(found).get(link.signal.text)
        return form is not None and _has_values(form)

    @cached_property
    def _counted(self) -> frozenset[str]:
        """The nodes that get the count of a map outside of a gather, once per item or not."""
        found: set[str] = set()
        for name in self._graph.order:
            links = self._graph.incoming[name]
            if self._graph.kinds[name] == "gather":
                links = [one for one in links if _slot(one) == VALUE]
            if any(one.source in found or self._is_count(one) for one in links):
                found.add(name)
        return frozenset(found)

    def _counts(self, link: Link) -> bool:
        return self._is_count(link) or link.source in self._counted

    def _is_count(self, link: Link) -> bool:
        return self._graph.kinds[link.source] == "map" and link.signal.text == "n"

    def is_optional(self, node: Element, item: Dependency) -> bool | None:
        """Whether noob calls a node without the event of one of its slots; None if unknown."""
        kind = self._graph.kinds[node.name]
        if item.slot is None or not self._tube.version.optional_slots:
            return False
        if kind is not None:
            return kind == "return" or (kind == "gather" and item.slot.text == "trigger")
        found = self._context.found(node)
        if found is None:
            return None
        from noob_lint.python.answers import Signature

        if not isinstance(found.call, Signature):
            return None
        parameter = found.call.get(item.slot.text)
        if parameter is None or not parameter.by_keyword:
            return found.call.takes_any_keyword
        return parameter.optional_edge

    def _ends(self, node: Element) -> bool:
        body = self._context.body(node)
        return body is not None and body.ends


def _slot(link: Link) -> str:
    return _slot_of(link.dependency)


def _slot_of(item: Dependency) -> str:
    """The slot of a gather that an item fills: the first item without a slot fills its value."""
    return VALUE if item.slot is None else item.slot.text


def _has_values(form: TypeForm) -> bool:
    """Whether all values of a type are plain."""
    if form.name in {"typing.Union", "typing.Annotated"}:
        return bool(form.arguments) and all(map(_has_values, form.arguments))
    return form.name in _PLAIN
