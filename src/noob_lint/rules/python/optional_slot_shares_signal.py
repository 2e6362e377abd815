"""A signal fills an optional slot of a node and another slot of the same node.

A slot is optional if its parameter allows None and defaults to it, or if it belongs to `**kwargs`.
When the signal does not come, noob calls the node without any of the values that it would bring,
and a required argument is missing. noob also counts the signal once for each slot, so it may call
the node before its other signals come. It is a warning where the signal may come whenever the node
runs.

In lab.py:
    def scale(frame, dark: list | None = None): ...

Bad:
    nodes:
      camera: {type: os.getpid}
      pair: {type: gather, params: {n: 2}, depends: [value: camera.value]}
      scale: {type: lab.scale, depends: [frame: pair.value, dark: pair.value]}

Good:
    nodes:
      camera: {type: os.getpid}
      pair: {type: gather, params: {n: 2}, depends: [value: camera.value]}
      scale: {type: lab.scale, depends: [frame: pair.value]}

Related:
    missing-slot, optional-slot-semantics

Versions:
    Before noob 1003 such a node was skipped, or got noob's `NoEvent` as a value.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from noob_lint.calls.calls import Call, lacking
from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.rules.rule import Rule
from noob_lint.schema.wording import listed
from noob_lint.tube.marks import Mark
from noob_lint.tube.misses import Misses
from noob_lint.tube.special_nodes import VALUE, value_of
from noob_lint.tube.tube import Dependency, Element

RULE = Rule(
    "optional-slot-shares-signal",
    group="python",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="an optional slot that takes the signal of another slot",
    effect=Effect.RUN,
    needs=frozenset({Mark.SHARED_SIGNALS}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The nodes that take a signal twice, and into an optional slot, when it may not come."""
    if not facts.tube.version.calls_without_events or not facts.activation.runs:
        return
    flow = facts.flow
    shared = {
        node.name: found
        for node in facts.tube.nodes.values()
        if flow.takes_part(node.name) and node.name in flow.order
        for found in [_shared(node, flow.rhythms.spared(node))]
        if found
    }
    misses = Misses(flow)
    calls = {call.element.name: call for call in facts.calls.nodes}
    for name, groups in shared.items():
        taker = _Taker(facts, facts.tube.nodes[name], calls.get(name))
        for items in groups:
            yield from taker.findings(misses, items)


def _shared(node: Element, spared: frozenset[str]) -> list[list[Dependency]]:
    """The items of a node that have a reference in common which fills an optional slot."""
    taken: dict[str, list[Dependency]] = {}
    for item in node.depends:
        taken.setdefault(item.scalar.text, []).append(item)
    return [items for text, items in taken.items() if len(items) > 1 and text in spared]


class _Taker(NamedTuple):
    """A node that takes a signal twice."""

    facts: Facts
    node: Element
    call: Call | None

    def findings(self, misses: Misses, items: list[Dependency]) -> Iterator[Finding]:
        """What noob does when the signal of these items does not come."""
        item = items[0]
        lacks = self._lacks(item)
        if not lacks:
            yield from self._too_early(misses, items)
        elif misses.are_possible(self.node, item):
            first = misses.first(self.node, item)
            what = f"for {listed(lacks)} and optional {self._optional(items)!r}"
            when = "noob fails once the signal does not come"
            if first is not None:
                what = f"for optional {self._optional(items)!r} too"
                when = f"noob calls it without {listed(lacks)} and fails {first.when}"
            yield self._finding(items, what, when, is_sure=first is not None)

    def _too_early(self, misses: Misses, items: list[Dependency]) -> Iterator[Finding]:
        """noob counts a signal that does not come once for each slot, and may call the node."""
        item = items[0]
        others = {one.scalar.text: one for one in self.node.depends}
        del others[item.scalar.text]
        is_first = misses.from_the_first(self.node, item)
        for text, other in others.items():
            if not self._lacks(other) or not (is_first or misses.causes(item)):
                continue
            is_sure = (is_first and len(others) == 1) and (
                misses.from_the_first(self.node, other) or misses.come_later(other, item)
            )
            if is_sure or misses.causes(other) or misses.depth(other) > misses.depth(item):
                what = f"for {len(items)} slots"
                when = f"noob may call it without {text!r} when the shared signal does not come"
                if is_sure:
                    when = f"noob calls it without {text!r} and fails in the first epoch"
                yield self._finding(items, what, when, is_sure=is_sure)

    def _lacks(self, item: Dependency) -> tuple[str, ...]:
        """The names of what the node cannot do without, and gets from an item and its like."""
        text, node, flow = item.scalar.text, self.node, self.facts.flow
        if self.call is not None:
            return tuple(one.name for one in lacking(self.facts, self.call, text))
        value = value_of(node) if flow.kinds[node.name] == "gather" else None
        return (VALUE,) if value is not None and value.scalar.text == text else ()

    def _optional(self, items: list[Dependency]) -> str:
        """The slot of the first item that noob would not wait for."""
        return next(
            one.slot.text
            for one in items
            if one.slot is not None and self.facts.flow.rhythms.is_optional(self.node, one)
        )

    def _finding(self, items: list[Dependency], what: str, when: str, *, is_sure: bool) -> Finding:
        message = f"{self.node.label} takes {items[0].scalar.text!r} {what}: {when}"
        severity = Severity.ERROR if is_sure else Severity.WARNING
        related = Related.at(items[0].scalar, "the first of them")
        return Finding.at(items[-1].scalar, message, related, severity=severity)
