"""A node depends on two gathers of the same map.

noob treats each gather as a separate way back from the items of the map. It calls a node that needs
both of them too early, without their values, or a second time. Then it fails or, in some releases,
never runs the node. It is a warning where nothing depends on the node, or where it need not run.

A return node may depend on both gathers. Any other node should depend on one gather, of values that
belong together.

Bad:
    nodes:
      scan: {type: lab.scan}
      each: {type: map, depends: [scan.frames]}
      mean: {type: lab.mean, depends: [frame: each.value]}
      frames: {type: gather, depends: [value: each.value, n: each.n]}
      means: {type: gather, depends: [value: mean.value, n: each.n]}
      plot:
        type: lab.plot
        depends: [frames: frames.value, means: means.value]

Good:
    nodes:
      scan: {type: lab.scan}
      each: {type: map, depends: [scan.frames]}
      measure: {type: lab.frame_and_mean, depends: [frame: each.value]}
      all: {type: gather, depends: [value: measure.value, n: each.n]}
      plot: {type: lab.plot, depends: [pairs: all.value]}

Related:
    map-cross-dependency, map-gather-fixed-n, map-count-outside-gather
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark

RULE = Rule(
    "map-gathers-meet",
    group="graph",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="a node that depends on two gathers of one map",
    effect=Effect.RUN,
    needs=frozenset({Mark.MAP}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Look for nodes, other than gathers and returns, that two gathers of one map lead into."""
    if not facts.tube.version.map_emits_n:
        return
    flow = facts.flow
    for name, links in flow.incoming.items():
        if flow.kinds[name] in {"gather", "return"} or not flow.takes_part(name):
            continue
        closing = {link.source: flow.closed(link.source) for link in links}
        gathers = [one for one in closing if closing[one]]
        first = gathers[0] if gathers else ""
        others = [one for one in gathers[1:] if closing[one] == closing[first]]
        if others:
            yield _finding(facts, name, first, others[0], closing[first])


def _finding(facts: Facts, name: str, first: str, second: str, source: str) -> Finding:
    flow, nodes = facts.flow, facts.tube.nodes
    message = f"{nodes[name].label} depends on {first!r} and {second!r}, which both gather map"
    if any(flow.takes_part(link.target) for link in flow.outgoing[name]):
        severity, failure = flow.failure(name)
    else:
        severity, failure = Severity.WARNING, "noob fails if it has several items"
    related = (Related.at(nodes[one].key, "one of the gathers") for one in (first, second))
    message = f"{message} {source!r}: {failure}; use one gather"
    return Finding.at(nodes[name].key, message, *related, severity=severity)
