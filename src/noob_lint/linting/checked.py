"""The result of checking one document, and how noob reacts to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from noob_lint.diagnostics.diagnostic import Diagnostic, Effect, Severity
from noob_lint.diagnostics.source import Span
from noob_lint.project.reads import Reads
from noob_lint.rules import effect_of
from noob_lint.support.values import NamedTuple
from noob_lint.yaml.document import Document

if TYPE_CHECKING:
    from noob_lint.python.code import Unread


class Checked(NamedTuple):
    """The findings of every rule about a document, whichever rules are selected.

    `own` is wrong with the tube itself; `inherited` comes from bases and inline tubes, and noob
    meets it only once it has loaded the tube. `callables` are those that the tube names, by path,
    with the reasons for those that could not be read; if it `is_partly_read`, rules about code may
    have missed something. `reads` is everything that this depends on.
    """

    document: Document
    own: tuple[Diagnostic, ...] = ()
    inherited: tuple[Diagnostic, ...] = ()
    callables: Mapping[str, Unread | None] = {}
    is_partly_read: bool = False
    reads: Reads = Reads()

    @property
    def found(self) -> tuple[Diagnostic, ...]:
        """All that is wrong."""
        return (*self.own, *self.inherited)

    @property
    def places(self) -> Iterator[tuple[str, str, Span]]:
        """The places of the findings, with their rules."""
        return ((item.path, item.rule, item.span) for item in self.found)

    @property
    def refusals(self) -> tuple[Diagnostic, ...]:
        """The errors for which noob refuses to load the tube.

        An error in an inline tube is not a refusal, since noob loads that when it starts the tube
        around it. Neither is an error that a base brings: the tube can still be loaded.
        """
        return refusals(self.own)

    @property
    def failures(self) -> tuple[Diagnostic, ...]:
        """The errors with which noob loads the tube and fails later."""
        own = [item for item in errors(self.own) if effect_of(item) is not Effect.LOAD]
        later = (*own, *errors(self.inherited))
        return tuple(item for item in later if effect_of(item) is not Effect.SURVIVES)

    @property
    def idle_failures(self) -> tuple[Diagnostic, ...]:
        """The failures that occur even if noob never runs the tube."""
        return tuple(item for item in self.failures if effect_of(item) is not Effect.RUN)


def errors(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The diagnostics that are errors."""
    return (item for item in found if item.severity is Severity.ERROR)


def refusals(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The errors for which noob refuses to load a tube."""
    return tuple(item for item in errors(found) if effect_of(item) is Effect.LOAD)
