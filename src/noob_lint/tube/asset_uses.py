"""Who updates the assets of a tube, who uses them, and in which order nodes run."""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.diagnostics.diagnostic import Effect
from noob_lint.spec.names import special_type
from noob_lint.tube.facts import TubeFacts
from noob_lint.tube.tube import Element, Reference, Tube


def is_return(node: Element) -> bool:
    """Whether a node is a return node, which emits nothing."""
    return special_type(node.type) == "return"


def stored(tube: Tube) -> Iterator[tuple[Element, Reference, Element]]:
    """Each asset that a node updates, with its `depends` and that node.

    Assets that other rules report are left out: no such node, a disabled one, a scope other than
    `runner`, a malformed `depends`.
    """
    if tube.version.asset_depends_list:
        return
    for asset in tube.assets.values():
        scope = asset.text("scope")
        for dependency in asset.depends:
            reference = dependency.reference
            node = None if reference is None else tube.nodes.get(reference.node.text)
            if reference is None or node is None or scope is None or scope.text != "runner":
                continue
            if node.takes_part:
                yield asset, reference, node


def is_per_item(facts: TubeFacts, reference: Reference) -> bool:
    """Whether a signal of a node is emitted once per item of a map."""
    flow, name = facts.flow, reference.node.text
    depth = max((len(flow.items(link)) for link in flow.incoming[name]), default=0)
    if flow.kinds[name] == "gather":
        depth -= 1
    elif flow.kinds[name] == "map" and reference.signal.text != "n":
        depth += 1
    return depth > 0


def is_made(facts: TubeFacts, asset: Element) -> bool:
    """Whether noob surely creates the asset: when the tube starts, or for a node that is called."""
    scope = asset.text("scope")
    if scope is None or scope.text == "runner":
        return facts.activation.is_built
    if scope.text == "process":
        return facts.activation.runs
    return not facts.flow.certain.isdisjoint(facts.asset_users.get(asset.name, ()))


def effect_of_making(asset: Element) -> Effect:
    """The effect on a tube of an asset that noob cannot create, where it has to."""
    scope = asset.text("scope")
    return Effect.BUILD if scope is None or scope.text == "runner" else Effect.RUN
