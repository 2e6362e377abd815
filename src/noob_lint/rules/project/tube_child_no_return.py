"""A node depends on a tube node whose tube returns nothing.

Without an enabled return node, the inner tube never emits anything, so what depends on it never
runs. `unknown-signal` reports a reference to a signal that the node could not emit anyway.

Bad:
    nodes:
      a:
        type: tube
        params:
          tube:
            noob_id: inner
            nodes:
              c: {type: lab.read}
      b: {type: lab.show, depends: [a.value]}

Good:
    nodes:
      a:
        type: tube
        params:
          tube:
            noob_id: inner
            nodes:
              c: {type: lab.read}
              out: {type: return, depends: c.value}
      b: {type: lab.show, depends: [a.value]}

Related:
    unknown-signal, return-disabled
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark
from noob_lint.tube.tube import Element

RULE = Rule(
    "tube-child-no-return",
    group="project",
    severity=Severity.WARNING,
    summary="a dependency on a tube that returns nothing",
    effect=Effect.REMARK,
    needs=frozenset({Mark.TUBE}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The references to nodes whose tube has no return node that is enabled."""
    flow = facts.flow
    for link in flow.links:
        returns = silent_returns(facts, link.source)
        if returns is None or not flow.takes_part(link.source):
            continue
        if link.signal.text not in (flow.signals(link.source) or ()):
            continue  # noob hangs waiting for that one, see unknown-signal
        why = "its return node is disabled" if returns else "it has no return node"
        target, text = facts.tube.nodes[link.target], link.dependency.scalar.text
        message = f"{target.label} waits for {text!r}, but the tube in node {link.source!r}"
        related = (Related.at(returns[0].key, "this return node is disabled"),) if returns else ()
        yield Finding.at(link.node, f"{message} returns nothing: {why}", *related)


def silent_returns(facts: Facts, name: str) -> list[Element] | None:
    """The return nodes of the tube in a node if none is enabled; None where one may be."""
    inner = facts.known_child(name)
    if inner is None:
        return None
    returns = [one for one in inner.nodes.values() if one.type == "return"]
    return None if any(one.takes_part for one in returns) else returns
