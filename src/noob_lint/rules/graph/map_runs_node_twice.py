"""A node runs right after a map, and a node that the map leads to depends on both.

noob runs the first of the two once for the epoch and once more for the items of the map, marks it
as done twice, and fails with an AlreadyDoneError. This happens only if the longest path to that
node has exactly one node more than the longest path to the map, and if the map has items. It is a
warning where the node need not run, or where the longest path may be another one.

Insert a node before the map, so that the first node has run when the map does.

Bad:
    nodes:
      scan: {type: lab.scan}
      each: {type: map, depends: [scan.frames]}
      dark: {type: lab.dark, depends: [scan.frames]}
      mean: {type: lab.mean, depends: [dark.value]}
      correct:
        type: lab.correct
        depends: [frame: each.value, dark: mean.value]

Good:
    nodes:
      scan: {type: lab.scan}
      each: {type: map, depends: [scan.frames]}
      dark: {type: lab.mean_dark, depends: [scan.frames]}
      correct:
        type: lab.correct
        depends: [frame: each.value, dark: dark.value]

Related:
    map-gathers-meet, map-cross-dependency
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.dataflow import Flow
from noob_lint.tube.graph import Link
from noob_lint.tube.marks import Mark
from noob_lint.tube.misses import Misses

RULE = Rule(
    "map-runs-node-twice",
    group="graph",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="a node that runs right after a map and meets its items",
    effect=Effect.RUN,
    needs=frozenset({Mark.MAP}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The nodes one step after a map that feed what the map leads to, and are not behind a map."""
    flow = facts.flow
    if not facts.tube.version.map_emits_n:
        return
    above, misses = flow.maps_above, Misses(flow)
    called = flow.rhythms.called
    plain = [name for name in flow.order if name in called and not above[name]]
    maps = [name for name in plain if flow.kinds[name] == "map"]
    for name in plain:
        if flow.kinds[name] in {"gather", "map", "return"}:
            continue
        for one in maps:
            link = _meeting(flow, name, one, above)
            if link is not None and _is_next(facts.generations, one, name):
                ups = flow.incoming[name]
                is_plain = not any(_meeting(flow, up.source, one, above) for up in ups)
                yield _finding(facts, misses if is_plain else None, link, one)


def _is_next(steps: Mapping[str, int], first: str, second: str) -> bool:
    return first in steps and steps.get(second) == steps[first] + 1


def _meeting(
    flow: Flow, name: str, source: str, above: Mapping[str, frozenset[str]]
) -> Link | None:
    """The link from a node to another one that a map leads to."""
    links = (one for one in flow.outgoing[name] if source in above.get(one.target, ()))
    return next((one for one in links if one.target not in flow.stuck), None)


def _finding(facts: Facts, misses: Misses | None, link: Link, source: str) -> Finding:
    """What is said of a node; without `misses` it is not sure that noob fails.

    Where a source of the node meets the map too, noob may have run it before or not.
    """
    flow, nodes = facts.flow, facts.tube.nodes
    emitted = flow.rhythms.through(link.dependency)
    is_sure = (
        facts.tube.version.waits_for_unknown_signals
        and facts.activation.runs
        and misses is not None
        and misses.steady.issuperset((link.source, source))
        and emitted is not None
        and emitted.is_always
    )
    when = "in the first epoch" if is_sure else f"once {source!r} has items"
    message = (
        f"{nodes[link.source].label} follows map {source!r}, and {link.target!r} takes both: noob "
        f"runs {link.source!r} twice and fails {when}; insert a node before {source!r}"
    )
    related = (
        Related.at(nodes[source].key, "the map"),
        Related.at(nodes[link.target].key, "depends on both"),
    )
    severity = Severity.ERROR if is_sure else Severity.WARNING
    return Finding.at(nodes[link.source].key, message, *related, severity=severity)
