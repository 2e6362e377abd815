"""Whether noob loads, builds and runs the tube inside a node.

Found by running noob 1003.0.2 to 1001.0.0: the inner tube is loaded when the node is built, if the
node has slots, else when it starts; it is built when the node starts. A disabled node never starts.
"""

from __future__ import annotations

from noob_lint.tube.context import Activation
from noob_lint.tube.facts import TubeFacts
from noob_lint.tube.special_nodes import keyword_slots
from noob_lint.tube.tube import Element


def is_started(facts: TubeFacts, node: Element) -> bool:
    """Whether noob surely starts the node, and builds the tube in it."""
    return facts.activation.is_built and node.is_enabled is True


def is_loaded(facts: TubeFacts, node: Element) -> bool:
    """Whether noob surely reads the tube in the node."""
    return facts.activation.is_built and (node.is_enabled is True or bool(keyword_slots(node)))


def activation_inside(facts: TubeFacts, node: Element) -> Activation:
    """How surely an inline tube in a node is built and run."""
    runs = node.name in facts.flow.certain
    return Activation(is_started(facts, node), runs, is_inline=True)
