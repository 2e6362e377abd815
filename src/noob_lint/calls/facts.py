"""All that rules need to know of one tube."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from noob_lint.tube.facts import TubeFacts

if TYPE_CHECKING:
    from noob_lint.calls.calls import Calls
    from noob_lint.calls.value_types import Emissions
    from noob_lint.project.project import Project
    from noob_lint.tube.tube import Tube


class Facts(TubeFacts):
    """The facts about one tube, with how noob calls what it names, and what its signals carry.

    Modules about code are loaded only when they are needed: most tubes whose code is not within
    reach need none of them.
    """

    @cached_property
    def calls(self) -> Calls:
        """How noob calls what nodes and assets name, and the mistakes in it."""
        from noob_lint.calls.calls import Calls

        return Calls(self)

    @cached_property
    def emissions(self) -> Emissions | None:
        """The types of signals, assets and inputs; None where no code is read."""
        from noob_lint.calls.value_types import Emissions

        return None if self.code is None else Emissions(self, self.code)

    @property
    def compared_classes(self) -> frozenset[str]:
        """The classes whose bases have mattered so far in comparing types."""
        emissions = vars(self).get("emissions")  # none were compared before it is asked for
        return frozenset() if emissions is None else frozenset(emissions.fits.classes)

    @property
    def read_types(self) -> frozenset[str]:
        """The types of fields that have been read so far to check values."""
        emissions = vars(self).get("emissions")
        return frozenset() if emissions is None else frozenset(emissions.read_types)


def facts_without_verdicts(tube: Tube, project: Project) -> Facts:
    """A tube of a project with its context, in which errors in other tubes hide nothing."""
    children = project.assembly(tube.version).children(tube) if tube.has_tube_nodes else {}
    return Facts(tube, project_code=project.code, bases=tube.bases, children=children)
