"""A node depends on a return node.

A return node hands values to the caller and emits nothing, so what needs a signal of it never runs.
For its signal `value` noob goes on without a word. Any other signal is one that it waits for: the
first epoch never ends (before noob 1001, the node just never runs).

Bad:
    nodes:
      a: {type: print}
      r: {type: return, depends: a.value}
      b: {type: print, depends: [r.value]}

Good:
    nodes:
      a: {type: print}
      r: {type: return, depends: a.value}
      b: {type: print, depends: [a.value]}
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.rules.common import some
from noob_lint.rules.rule import Rule
from noob_lint.tube.dataflow import Flow
from noob_lint.tube.graph import Link
from noob_lint.tube.marks import Mark

RULE = Rule(
    "depends-on-return",
    group="graph",
    severity=Severity.WARNING,
    also=(Severity.ERROR,),
    summary="waiting for a return node",
    effect=Effect.RUN,
    needs=frozenset({Mark.RETURN_USED}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The links out of return nodes that do not lie on a cycle."""
    flow = facts.flow
    for link in flow.links:
        if flow.kinds[link.source] != "return" or flow.is_circular(link):
            continue
        if not flow.takes_part(link.source):
            continue  # `depends-on-disabled` tells
        message = f"node {link.target!r} depends on the return node {link.source!r}, which emits"
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
        return Severity.WARNING, "the slot is never filled"
    behind = flow.behind(link.target)
    rest = f", nor does what needs it: {some(behind)}" if behind else ""
    return Severity.WARNING, f"it never runs{rest}"
