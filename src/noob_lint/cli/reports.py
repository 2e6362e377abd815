"""What is reported of a result, and whether it fails the run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from noob_lint.diagnostics.diagnostic import Severity
from noob_lint.reporters.protocol import FileReport

if TYPE_CHECKING:
    from noob_lint.linting.amounts import Room
    from noob_lint.linting.result import FileResult


class Bounds:
    """Keeps what a run says within its bounds."""

    def __init__(self) -> None:
        self._room: Room | None = None

    def of(self, result: FileResult) -> FileResult:
        """The result, whose findings are shortened if very much has been said already."""
        from noob_lint.linting import amounts  # most runs have no findings

        self._room = self._room or amounts.Room(amounts.MOST_IN_RUN)
        return result._replace(diagnostics=tuple(self._room.bounded(result.diagnostics)))


def reports_of(result: FileResult) -> Iterator[FileReport]:
    """The findings in the file itself, then those in each file that it extends."""
    if not (result.diagnostics or result.suppressed):
        yield FileReport(result.path)
        return
    others = [item.path for item in result.diagnostics]
    others += [item.diagnostic.path for item in result.suppressed]
    for path in dict.fromkeys([result.path, *others]):
        yield FileReport(
            path,
            [item for item in result.diagnostics if item.path == path],
            result.texts.get(path),
            [item for item in result.suppressed if item.diagnostic.path == path],
        )


def fails(result: FileResult, fail_on: str) -> bool:
    """Whether any finding is at least as severe as `fail_on`, a severity or ``never``."""
    if not result.diagnostics or fail_on == "never":
        return False
    rank = Severity(fail_on).rank
    return any(item.severity.rank <= rank for item in result.diagnostics)
