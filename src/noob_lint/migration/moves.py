"""Where a place of a text is after some edits, and back."""

from __future__ import annotations

from collections.abc import Iterable

from noob_lint.diagnostics.diagnostic import Edit


class Moves:
    """The edits of a text, which do not overlap."""

    def __init__(self, edits: Iterable[Edit]) -> None:
        self._edits = sorted(
            (edit.span.start.offset, edit.span.end.offset, len(edit.text)) for edit in edits
        )

    def forth(self, offset: int) -> int:
        """An offset after the edits; one inside an edit moves to its start."""
        shift = 0
        for start, end, size in self._edits:
            if offset < end:
                return min(offset, start) + shift
            shift += size - (end - start)
        return offset + shift

    def back(self, offset: int) -> int:
        """Where an offset of the edited text was; one inside new text was at its start."""
        shift = 0
        for start, end, size in self._edits:
            if offset < start + shift:
                break
            if offset < start + shift + size:
                return start
            shift += size - (end - start)
        return offset - shift
