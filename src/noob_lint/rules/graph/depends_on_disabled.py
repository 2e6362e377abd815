"""A node waits for a node that is disabled, or an asset is updated by one.

noob drops what leads into a disabled node, not what leads out of it: a node that depends on one
never runs, nor does what depends on that, return nodes included. That holds for optional slots too
(but not in noob 1001 and 1002, where a slot that may stay empty stays empty). Nodes that an input
may disable are not reported.

Bad:
    nodes:
      a: {type: print, enabled: false}
      b: {type: print, depends: [a.value]}

Good:
    nodes:
      a: {type: print, enabled: false}
      b: {type: print, enabled: false, depends: [a.value]}
      c: {type: print}
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.rules.common import asset_dependencies, some
from noob_lint.rules.rule import Rule
from noob_lint.tube.dataflow import Flow
from noob_lint.tube.graph import Link
from noob_lint.tube.marks import Mark

RULE = Rule(
    "depends-on-disabled",
    group="graph",
    severity=Severity.WARNING,
    summary="waiting for a disabled node",
    effect=Effect.REMARK,
    needs=frozenset({Mark.ENABLED}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The links out of disabled nodes; those on a cycle belong to the rule `cycle`."""
    tube = facts.tube
    disabled = {node.name: node for node in tube.nodes.values() if not node.takes_part}
    if not disabled:
        return
    flow = facts.flow
    places = {
        name: Related.at(node.body.get("enabled") or node.key, "disabled here")
        for name, node in disabled.items()
    }
    links = {(link.source, link.target): link for link in reversed(flow.links)}
    for link in reversed(links.values()):
        if link.source in disabled and link.target not in disabled and not flow.is_circular(link):
            message = f"node {link.target!r} depends on node {link.source!r}, which is disabled"
            yield Finding.at(link.node, message + _consequence(flow, link), places[link.source])
    if tube.version.asset_depends_list:
        return
    for asset, dependency in asset_dependencies(facts):
        reference = dependency.reference
        if reference is not None and reference.node.text in disabled:
            name = reference.node.text
            message = f"{asset.label} is updated by node {name!r}, which is disabled: it keeps"
            yield Finding.at(reference.node, f"{message} its first value", places[name])


def _consequence(flow: Flow, link: Link) -> str:
    if link.target not in flow.stuck:
        return ": the slot stays empty"
    behind = flow.stuck_behind(link)
    return f": it never runs{f', nor does what needs it: {some(behind)}' if behind else ''}"
