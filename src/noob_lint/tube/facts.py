"""What rules need to know about one tube; each answer is computed on first use, and kept."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from noob_lint.tube.context import TubeContext
from noob_lint.tube.dataflow import Flow
from noob_lint.tube.generations import generations
from noob_lint.tube.neighbours import asset_users, neighbours
from noob_lint.tube.tube import Element, Reference


class TubeFacts(TubeContext):
    """What follows from a tube and its context, without looking at calls and types."""

    @cached_property
    def flow(self) -> Flow:
        """The graph of the tube."""
        return Flow(self)

    @cached_property
    def generations(self) -> Mapping[str, int]:
        """The order in which noob could run the nodes: see `noob_lint.tube.generations`."""
        return generations(self.tube)

    @cached_property
    def downstream(self) -> Mapping[str, list[str]]:
        """For each node, the nodes that depend on it and take part."""
        return neighbours(self.tube)

    @cached_property
    def upstream(self) -> Mapping[str, list[str]]:
        """For each node that takes part, the nodes that it depends on."""
        return neighbours(self.tube, upstream=True)

    @cached_property
    def asset_users(self) -> Mapping[str, Mapping[str, tuple[Element, Reference]]]:
        """The nodes that use each asset and take part, each with its first reference to it."""
        return asset_users(self.tube)

    def users_of(self, asset: Element) -> list[tuple[Element, Reference]]:
        """The nodes that use one asset and take part, each with its first reference to it."""
        return list(self.asset_users.get(asset.name, {}).values())

    def close(self) -> None:
        """Forget the tube and all answers: nobody may ask for them any more.

        Some refer back to the facts, and would keep the whole document in memory until the next
        garbage collection, which seldom comes.
        """
        if "flow" in vars(self):
            vars(self.flow).clear()
        vars(self).clear()
