"""The data flow in a tube: its graph, and which parts of it surely run."""

from __future__ import annotations

from functools import cached_property

from noob_lint.diagnostics.diagnostic import Severity
from noob_lint.tube.emission import Rhythms
from noob_lint.tube.graph import Graph
from noob_lint.tube.rhythm import together
from noob_lint.tube.tube import Dependency


class Flow(Graph):
    """The graph of one tube, with how surely and how often noob calls its nodes."""

    @cached_property
    def rhythms(self) -> Rhythms:
        """How often noob calls each node and each signal is emitted, if the tube runs."""
        return Rhythms(self)

    @cached_property
    def certain(self) -> frozenset[str]:
        """The nodes that noob calls sooner or later, as far as the tube shows.

        Nodes behind a return, which emits nothing, and nodes that an input may disable are left
        out; so are all nodes of a tube that need not run.
        """
        return frozenset(self.rhythms.called if self.context.activation.runs else ())

    def failure(self, name: str) -> tuple[Severity, str]:
        """The severity of a failing call of the node, and when it fails, for a message."""
        when = self.first(name)
        if when is not None:
            return Severity.ERROR, f"noob fails {when}"
        return Severity.WARNING, "noob fails once the node runs"

    def first(self, name: str, item: Dependency | None = None) -> str | None:
        """When noob surely first calls the node with the value of `item`, for a message."""
        if name not in self.certain:
            return None
        rhythm = self.rhythms.called[name]
        if item is None:
            return rhythm.when
        brought = self.rhythms.through(item)
        both = None if brought is None else together((rhythm, brought))
        return None if both is None else both.when
