"""A node depends on a disabled node, or a disabled node updates an asset.

noob drops what a disabled node depends on, but not what depends on it: a node that depends on a
disabled node never runs, and neither does anything behind it, return nodes included. An asset that
a disabled node updates keeps its first value.

Nodes that an input may disable are not reported.

Bad:
    nodes:
      camera: {type: lab.read_frame, enabled: false}
      show: {type: lab.show, depends: [frame: camera.value]}

Good:
    nodes:
      camera: {type: lab.read_frame}
      show: {type: lab.show, depends: [frame: camera.value]}

Related:
    all-disabled, return-disabled, depends-on-return

Versions:
    In noob 1001 and 1002, an optional slot that is wired to a disabled node stays empty and its
    node runs. In all other releases the node never runs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
    summary="a dependency on a disabled node",
    effect=Effect.REMARK,
    needs=frozenset({Mark.ENABLED}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Look at the links out of disabled nodes; the rule `cycle` reports those on a cycle."""
    tube = facts.tube
    disabled = {node.name: node for node in tube.nodes.values() if not node.takes_part}
    flow = facts.flow
    places = {
        name: Related.at(node.body.get("enabled") or node.key, "disabled here")
        for name, node in disabled.items()
    }
    links = {(link.source, link.target): link for link in reversed(flow.links)}
    for link in reversed(links.values()):
        if link.source in disabled and link.target not in disabled and not flow.is_circular(link):
            message = f"node {link.target!r} depends on disabled node {link.source!r}"
            text = f"{message}: {_consequence(flow, link)}"
            yield Finding.at(link.node, text, places[link.source])
    if tube.version.asset_depends_list:
        return
    for asset, dependency in asset_dependencies(facts):
        reference = dependency.reference
        if reference is not None and reference.node.text in disabled:
            name = reference.node.text
            message = f"{asset.label} is updated by disabled node {name!r}"
            yield Finding.at(reference.node, f"{message}: it keeps its first value", places[name])


def _consequence(flow: Flow, link: Link) -> str:
    if link.target not in flow.stuck:
        return "the slot stays empty"
    return never_runs(link.target, flow.stuck_behind(link))


def never_runs(name: str, behind: Sequence[str]) -> str:
    """The part of a message that says that a node, and those `behind` it, never run."""
    if not behind:
        return f"{name!r} never runs"
    verb = "does" if len(behind) == 1 else "do"
    return f"{name!r} never runs, and neither {verb} {some(behind)}"
