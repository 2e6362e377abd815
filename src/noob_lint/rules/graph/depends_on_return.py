"""A node depends on a return node.

A return node hands values to the caller and emits no signals, so a node that depends on one never
runs. If the reference names the signal `value`, noob just skips the node. Any other signal keeps
the epoch from ending: `process()` hangs. That is an error where the return node surely runs, and a
warning otherwise.

Depend on what the return node returns instead.

Bad:
    nodes:
      count: {type: lab.count}
      result: {type: return, depends: [total: count.value]}
      show: {type: lab.show, depends: [total: result.total]}

Good:
    nodes:
      count: {type: lab.count}
      result: {type: return, depends: [total: count.value]}
      show: {type: lab.show, depends: [total: count.value]}

Related:
    unknown-signal, asset-depends-return, depends-on-disabled

Versions:
    Before noob 1001, `process()` does not hang: the node just never runs.
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.rules.graph.depends_on_disabled import never_runs
from noob_lint.rules.rule import Rule
from noob_lint.tube.dataflow import Flow
from noob_lint.tube.graph import Link
from noob_lint.tube.marks import Mark

RULE = Rule(
    "depends-on-return",
    group="graph",
    severity=Severity.WARNING,
    also=(Severity.ERROR,),
    summary="a dependency on a return node",
    effect=Effect.RUN,
    needs=frozenset({Mark.RETURN_USED}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Look at the links out of return nodes; the rule `cycle` reports those on a cycle."""
    flow = facts.flow
    for link in flow.links:
        if flow.kinds[link.source] != "return" or flow.is_circular(link):
            continue
        if not flow.takes_part(link.source):
            continue  # depends-on-disabled reports it
        message = f"node {link.target!r} depends on return node {link.source!r}, which emits"
        severity, consequence = _consequence(flow, link)
        sources = flow.incoming[link.source]
        related = tuple(Related.at(one.node, "what it returns") for one in sources[:1])
        yield Finding.at(
            link.node, f"{message} nothing: {consequence}", *related, severity=severity
        )


def _consequence(flow: Flow, link: Link) -> tuple[Severity, str]:
    hangs = flow.tube.version.waits_for_unknown_signals and flow.takes_part(link.target)
    if hangs and link.signal.text != "value":
        waits = f"noob hangs waiting for {link.signal.text!r}"
        if flow.tube.nodes[link.target].is_enabled is None:
            return Severity.WARNING, f"{waits} if {link.target!r} is enabled"
        if link.source in flow.certain:
            return Severity.ERROR, waits
        return Severity.WARNING, f"{waits} once {link.source!r} runs"
    if not flow.needs(link):
        return Severity.WARNING, "the slot stays empty"
    return Severity.WARNING, never_runs(link.target, flow.behind(link.target))
