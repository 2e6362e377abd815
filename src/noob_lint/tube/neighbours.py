"""Which nodes of a tube depend on which, and which use an asset."""

from __future__ import annotations

from collections.abc import Mapping

from noob_lint.tube.tube import Element, Reference, Tube


def asset_users(tube: Tube) -> Mapping[str, Mapping[str, tuple[Element, Reference]]]:
    """The nodes that use each asset and take part, each with its first reference to it."""
    found: dict[str, dict[str, tuple[Element, Reference]]] = {}
    for node, reference in tube.references("assets"):
        if node.takes_part:
            users = found.setdefault(reference.signal.text, {})
            users.setdefault(node.name, (node, reference))
    return found


def neighbours(tube: Tube, *, upstream: bool = False) -> Mapping[str, list[str]]:
    """For each node, the nodes that depend on it, or with `upstream` those that it depends on.

    Dependencies of disabled nodes do not count; a node that an input may disable counts as enabled.
    """
    found: dict[str, list[str]] = {}
    for node, reference in tube.node_references:
        if node.takes_part:
            pair = (reference.node.text, node.name)
            here, there = reversed(pair) if upstream else pair
            found.setdefault(here, []).append(there)
    return found
