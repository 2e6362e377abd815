"""The tube inside a node returns nothing, but something depends on the node.

Without an enabled return node, the inner tube never emits, so what depends on it never runs.

Bad:
    nodes:
      a: {type: tube, params: {tube: {noob_id: inner, nodes: {c: {type: lab.read}}}}}
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
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.diagnostic import Finding, Related
from noob_lint.tube import Tube


def check(tube: Tube) -> Iterator[Finding]:
    """The references to nodes whose tube has no return node that is enabled."""
    for node, reference in tube.node_references:
        name = reference.node.text
        child = tube.links.children.get(name)
        if child is None or child.tube is None or child.refusals or child.tube.extends:
            continue
        returns = [one for one in child.tube.nodes.values() if one.type == "return"]
        if any(one.is_enabled is not False for one in returns):
            continue
        why = "its return node is disabled" if returns else "it has no return node"
        message = f"{node.label} waits for {reference.text!r}, but the tube in node {name!r}"
        related = (Related.at(returns[0].key, "this return node is disabled"),) if returns else ()
        yield Finding.at(reference.node, f"{message} returns nothing: {why}", *related)
