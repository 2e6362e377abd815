"""A map depends on what was gathered from the items of another map, and its items are used.

From noob 1001 on, `process()` hangs as soon as both maps have items: noob waits for the nodes after
the second map in the epochs of the items of the first one. It makes no difference how the gather
collects, or how many nodes are between the two. It is a warning where it is not certain that a node
runs that depends on the items of the second map.

Do the rest in one node, which takes the gathered list and needs no map.

Bad:
    nodes:
      scan: {type: lab.scan}
      each: {type: map, depends: [scan.frames]}
      frames: {type: gather, depends: [value: each.value, n: each.n]}
      again: {type: map, depends: [frames.value]}
      mean: {type: lab.mean, depends: [frame: again.value]}

Good:
    nodes:
      scan: {type: lab.scan}
      each: {type: map, depends: [scan.frames]}
      frames: {type: gather, depends: [value: each.value, n: each.n]}
      means: {type: lab.means, depends: [frames: frames.value]}

Related:
    map-gathers-meet, map-item-meets-gather, map-cross-dependency
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.dataflow import Flow
from noob_lint.tube.graph import Link
from noob_lint.tube.marks import Mark
from noob_lint.tube.special_nodes import VALUE

RULE = Rule(
    "map-after-gather",
    group="graph",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="a map after the gather of another map",
    effect=Effect.RUN,
    needs=frozenset({Mark.MAP}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Look for maps whose items are used and that a map above them does not contain."""
    flow = facts.flow
    if not facts.tube.version.waits_for_maps_after_gathers:
        return
    gathered = _gathered(flow)
    for name in flow.order:
        if flow.kinds[name] != "map" or not flow.takes_part(name):
            continue
        uses = [one for one in flow.outgoing[name] if _is_use(flow, one)]
        if uses and gathered[name]:
            yield _finding(facts, name, uses, min(gathered[name]))


def _gathered(flow: Flow) -> dict[str, frozenset[str]]:
    """The maps whose items are gathered above each node."""
    found: dict[str, frozenset[str]] = {}
    for name in flow.order:
        links = flow.incoming[name] if flow.takes_part(name) else []
        found[name] = frozenset().union(*(found[one.source] for one in links))
        if flow.kinds[name] == "gather" and links:
            longest = max(map(flow.items, links), key=len)
            found[name] |= flow.maps_above[name].difference(longest[:-1])
    return found


def _is_use(flow: Flow, link: Link) -> bool:
    """Whether a node that may run takes the items of a map."""
    is_running = flow.takes_part(link.target) and link.target not in flow.stuck
    return link.signal.text == VALUE and is_running


def _finding(facts: Facts, name: str, uses: list[Link], other: str) -> Finding:
    flow, nodes = facts.flow, facts.tube.nodes
    is_sure = {name, other} <= flow.certain
    times = [flow.first(link.target) for link in uses] if is_sure else []
    when = next((one for one in times if one is not None), None)
    severity = Severity.WARNING if when is None else Severity.ERROR
    user = uses[0].target
    message = (
        f"{nodes[name].label} is a map after a gather of map {other!r}: "
        f"noob hangs {when or f'once {user!r} runs'}; use one map, or none after the gather"
    )
    related = (
        Related.at(nodes[other].key, "the other map"),
        Related.at(nodes[user].key, "takes the items"),
    )
    return Finding.at(nodes[name].key, message, *related, severity=severity)
