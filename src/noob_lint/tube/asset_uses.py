"""Who updates the assets of a tube, who uses them, and in which order nodes run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from noob_lint.diagnostics.diagnostic import Effect
from noob_lint.spec.names import special_type
from noob_lint.tube.dataflow import flow_of
from noob_lint.tube.tube import Element, Reference, Tube


def is_return(node: Element) -> bool:
    """Whether a node is a return node, which emits nothing."""
    return special_type(node.type) == "return"


def stored(tube: Tube) -> Iterator[tuple[Element, Reference, Element]]:
    """Each asset that a node updates, with its `depends` and that node.

    Left out are those that other rules tell about: no such node, a disabled one, a scope other than
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


def is_per_item(tube: Tube, reference: Reference) -> bool:
    """Whether what a node of the tube emits comes once per item of a map."""
    flow, name = flow_of(tube), reference.node.text
    depth = max((len(flow.items(link)) for link in flow.incoming[name]), default=0)
    if flow.kinds[name] == "gather":
        depth -= 1
    elif flow.kinds[name] == "map" and reference.signal.text != "n":
        depth += 1
    return depth > 0


def is_made(tube: Tube, asset: Element) -> bool:
    """Whether noob surely makes the asset: when the tube starts, or for a node that is called."""
    scope = asset.text("scope")
    if scope is None or scope.text == "runner":
        return tube.links.is_built
    if scope.text == "process":
        return tube.links.runs
    return not flow_of(tube).certain.isdisjoint(_users(tube).get(asset.name, ()))


def effect_of_making(asset: Element) -> Effect:
    """What it does to a tube that noob cannot make an asset, if it has to."""
    scope = asset.text("scope")
    return Effect.BUILD if scope is None or scope.text == "runner" else Effect.RUN


def asset_users(tube: Tube, asset: Element) -> list[tuple[Element, Reference]]:
    """The nodes that use an asset and take part, each with its first reference to it."""
    return list(_users(tube).get(asset.name, {}).values())


@lru_cache(maxsize=8)
def _users(tube: Tube) -> Mapping[str, Mapping[str, tuple[Element, Reference]]]:
    found: dict[str, dict[str, tuple[Element, Reference]]] = {}
    for node, reference in tube.references("assets"):
        if node.takes_part:
            users = found.setdefault(reference.signal.text, {})
            users.setdefault(node.name, (node, reference))
    return found


@lru_cache(maxsize=8)
def neighbours(tube: Tube, *, upstream: bool = False) -> Mapping[str, list[str]]:
    """For each node those that depend on it, or with `upstream` those that it depends on.

    Edges into disabled nodes do not count; a node that an input switches counts as enabled.
    """
    found: dict[str, list[str]] = {}
    for node, reference in tube.node_references:
        if node.takes_part:
            pair = (reference.node.text, node.name)
            here, there = reversed(pair) if upstream else pair
            found.setdefault(here, []).append(there)
    return found
