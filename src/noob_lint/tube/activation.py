"""What becomes of the tube inside a node: whether noob loads it, builds it, runs it.

Found by running noob 1003.0.2 to 1001.0.0: the inner tube is loaded when the node is built, if the
node has slots, else when it starts; it is built when the node starts. A disabled node never starts.
"""

from __future__ import annotations

from noob_lint.tube.dataflow import flow_of
from noob_lint.tube.special_nodes import keyword_slots
from noob_lint.tube.tube import NO_LINKS, Element, Links, Tube


def is_started(tube: Tube, node: Element) -> bool:
    """Whether noob surely starts the node, and builds the tube in it."""
    return tube.links.is_built and node.is_enabled is True


def is_loaded(tube: Tube, node: Element) -> bool:
    """Whether noob surely reads the tube in the node."""
    return tube.links.is_built and (node.is_enabled is True or bool(keyword_slots(node)))


def links_inside(tube: Tube, node: Element) -> Links:
    """The links that the tube in the node begins with: how surely it comes to run."""
    is_built = is_started(tube, node)
    runs = node.name in flow_of(tube).certain
    return NO_LINKS._replace(is_built=is_built, runs=runs, is_inline=True, code=tube.links.code)
