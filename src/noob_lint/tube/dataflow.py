"""What flows where in a tube: its graph, and what of it surely runs."""

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
        """How often noob calls each node, and each signal comes, if the tube runs."""
        return Rhythms(self)

    @cached_property
    def certain(self) -> frozenset[str]:
        """The nodes that noob calls sooner or later, as far as the tube shows.

        Not behind a return, which emits nothing; not when an input may disable them; none in a tube
        that need not run.
        """
        return frozenset(self.rhythms.called if self.context.activation.runs else ())

    def failure(self, name: str) -> tuple[Severity, str]:
        """How bad it is that a call of the node fails, and when that will be, for a message."""
        when = self.first(name)
        if when is not None:
            return Severity.ERROR, f"noob fails {when}"
        return Severity.WARNING, "noob fails once the node runs"

    def first(self, name: str, item: Dependency | None = None) -> str | None:
        """When noob surely calls the node first, with what comes through `item`, for a message."""
        if name not in self.certain:
            return None
        rhythm = self.rhythms.called[name]
        if item is None:
            return rhythm.when
        brought = self.rhythms.through(item)
        both = None if brought is None else together((rhythm, brought))
        return None if both is None else both.when
