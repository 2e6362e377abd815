"""A node depends on two gathers of items of the same map.

noob takes each gather for another way back from the items. It calls a node that needs both too
early, without their values, or a second time: it fails, or in some releases never runs the node.
A return node may take both. Other nodes may take one of them, and what is gathered together.

Bad:
    nodes:
      a: {type: locals}
      m: {type: map, depends: [a.value]}
      b: {type: repr, depends: [m.value]}
      ids: {type: gather, depends: [value: m.value, n: m.n]}
      names: {type: gather, depends: [value: b.value, n: m.n]}
      c: {type: print, depends: [ids.value, names.value]}

Good:
    nodes:
      a: {type: locals}
      m: {type: map, depends: [a.value]}
      b: {type: repr, depends: [m.value]}
      ids: {type: gather, depends: [value: m.value, n: m.n]}
      names: {type: gather, depends: [value: b.value, n: m.n]}
      r: {type: return, depends: [ids.value, names.value]}
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.dataflow import Flow
from noob_lint.tube.marks import Mark

RULE = Rule(
    "map-gathers-meet",
    group="graph",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="two gathers of the same map meet",
    effect=Effect.RUN,
    needs=frozenset({Mark.MAP}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The nodes, but for gathers and returns, that two gathers of one map lead into."""
    if not facts.tube.version.map_emits_n:
        return
    flow = facts.flow
    for name, links in flow.incoming.items():
        if flow.kinds[name] in {"gather", "return"} or not flow.takes_part(name):
            continue
        closing = {link.source: _closed(flow, link.source) for link in links}
        gathers = [one for one in closing if closing[one]]
        first = gathers[0] if gathers else ""
        others = [one for one in gathers[1:] if closing[one] == closing[first]]
        if others:
            yield _finding(facts, name, first, others[0], closing[first])


def _closed(flow: Flow, gather: str) -> str:
    """The map whose items a gather collects, or an empty string."""
    if flow.kinds[gather] != "gather":
        return ""
    chains = (flow.items(link) for link in flow.incoming[gather])
    return next((chain[-1] for chain in chains if chain), "")


def _finding(facts: Facts, name: str, first: str, second: str, source: str) -> Finding:
    flow, nodes = facts.flow, facts.tube.nodes
    message = f"{nodes[name].label} depends on {first!r} and {second!r}, which both gather items of"
    if any(flow.takes_part(link.target) for link in flow.outgoing[name]):
        severity, failure = flow.failure(name)
    else:
        severity, failure = Severity.WARNING, "noob fails if there are several"
    related = (Related.at(nodes[one].key, "a gather") for one in (first, second))
    hint = "gather once what belongs together"
    message = f"{message} map {source!r}: {failure}; {hint}"
    return Finding.at(nodes[name].key, message, *related, severity=severity)
