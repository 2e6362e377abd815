"""The generations of a tube's nodes: the order in which noob could run them.

noob 1003.0.2 uses them for one thing: a node that runs in the generation of the node which updates
an asset, or later, must not use that asset directly. Its own check misses some of these nodes, so
the rule and the check are told apart here.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from types import MappingProxyType

from noob_lint.spec.names import VIRTUAL_SOURCES
from noob_lint.support.graph import layers
from noob_lint.tube.tube import Element, Tube


def generations(tube: Tube) -> Mapping[str, int]:
    """The generation of each node that has one, and of the virtual sources that a node uses.

    It is 0 for a virtual source and for a node without dependencies, else one more than the highest
    of its sources. A disabled node has none, and neither has a node that depends on one, on a cycle
    or on a name that does not exist, or whose `depends` is malformed. A node that an input enables
    or disables counts as enabled.
    """
    nodes = [node for node in tube.nodes.values() if node.takes_part and node.depends_is_whole]
    sources = {node.name: _sources(node) for node in nodes}
    for name in VIRTUAL_SOURCES:  # reserved: such a node is reported, and would be added twice
        sources.pop(name, None)
    used = VIRTUAL_SOURCES.intersection(chain.from_iterable(sources.values()))
    order = layers({**dict.fromkeys(sorted(used), ()), **sources})
    return MappingProxyType({name: level for level, layer in enumerate(order) for name in layer})


def _sources(node: Element) -> set[str]:
    references = (dependency.reference for dependency in node.depends)
    return {reference.node.text for reference in references if reference is not None}


def is_late(placed: Mapping[str, int], name: str, target: str) -> bool:
    """Whether `name` is another node than `target`, and runs in its generation or later."""
    return name != target and name in placed and placed[name] >= placed[target]


def checked_levels(placed: Mapping[str, int]) -> frozenset[int]:
    """The generations for whose nodes noob looks for late users of an asset.

    It does not look where the updating node is alone in its generation. Where a virtual source is
    in the same generation, it fails with a KeyError when it builds the tube.
    """
    sizes: dict[int, int] = {}
    for level in placed.values():
        sizes[level] = sizes.get(level, 0) + 1
    return frozenset(level for level, size in sizes.items() if size > 1)


def is_certain(tube: Tube) -> bool:
    """Whether the generations hold for every run: no input enables or disables a node."""
    return all(node.is_enabled is not None for node in tube.nodes.values())
