"""A node depends on items of a map and directly on a gather that collects them.

noob calls such a node for each item, but the gather emits with the last one only: from noob 1003
on, the node is called without the collected value and fails as soon as the map has several items.
Before, it runs once, with the last item. A gather that takes `n` from the map, but collects what
another gather has collected, fails in the same way.

Insert a node after the gather: what it emits reaches every item.

In lab.py:
    def scan() -> list[int]:
        return [1, 2, 3]

    def mean(frames: list[int]) -> float:
        return sum(frames) / len(frames)

    def compare(frame: int, mean: float) -> float:
        return frame - mean

    def rank(frame: int, frames: list[int]) -> int:
        return sorted(frames).index(frame)

Bad:
    nodes:
      scan: {type: lab.scan}
      each: {type: map, depends: [scan.value]}
      frames: {type: gather, depends: [value: each.value, n: each.n]}
      rank: {type: lab.rank, depends: [frame: each.value, frames: frames.value]}

Good:
    nodes:
      scan: {type: lab.scan}
      each: {type: map, depends: [scan.value]}
      frames: {type: gather, depends: [value: each.value, n: each.n]}
      mean: {type: lab.mean, depends: [frames: frames.value]}
      compare: {type: lab.compare, depends: [frame: each.value, mean: mean.value]}

Related:
    map-gathers-meet, map-count-outside-gather, map-after-gather
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.graph import Graph, Link
from noob_lint.tube.marks import Mark

RULE = Rule(
    "map-item-meets-gather",
    group="graph",
    severity=Severity.WARNING,
    summary="a node that depends on items of a map and on their gather",
    effect=Effect.RUN,
    needs=frozenset({Mark.MAP}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Look for nodes with a required value of a gather, and an item that this gather collects."""
    flow, version = facts.flow, facts.tube.version
    if not version.map_emits_n:
        return
    for name, links in flow.incoming.items():
        if flow.kinds[name] in {"map", "return"} or not flow.takes_part(name):
            continue
        closing = ((link, flow.closed(link.source)) for link in links if _is_required(facts, link))
        pairs = (
            (link.source, closed)
            for link, closed in closing
            if closed and any(_is_item(flow, other, closed) for other in links)
        )
        found = next(pairs, None)
        if found is not None:
            yield _finding(facts, name, *found)


def _is_required(facts: Facts, link: Link) -> bool:
    """Whether the target surely needs the signal."""
    node = facts.tube.nodes[link.target]
    return facts.flow.rhythms.is_optional(node, link.dependency) is False


def _is_item(flow: Graph, link: Link, source: str) -> bool:
    """Whether the items of a map come through the link, or its count to a gather."""
    is_count = link.source == source and flow.kinds[link.target] == "gather"
    return is_count or source in flow.items(link)


def _finding(facts: Facts, name: str, gather: str, source: str) -> Finding:
    nodes = facts.tube.nodes
    if facts.tube.version.calls_without_events:
        result = f"noob fails once {source!r} has several items"
    else:
        result = "noob runs it with the last item only"
    message = (
        f"{nodes[name].label} takes items of map {source!r} and their gather {gather!r}: {result}; "
        f"insert a node after {gather!r}"
    )
    related = (
        Related.at(nodes[gather].key, "the gather"),
        Related.at(nodes[source].key, "the map"),
    )
    return Finding.at(nodes[name].key, message, *related)
