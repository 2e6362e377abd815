from __future__ import annotations

from noob_lint.diagnostics.diagnostic import Edit
from noob_lint.diagnostics.source import Source
from noob_lint.migration.moves import Moves


def test_offsets_there_and_back() -> None:
    source = Source("abcdefgh")
    spans = [(6, 6, "+++"), (2, 4, "x")]
    moves = Moves(Edit(source.span(start, end), text) for start, end, text in spans)
    assert [moves.forth(offset) for offset in range(9)] == [0, 1, 2, 2, 3, 4, 8, 9, 10]
    # a b x e f + + + g h
    assert [moves.back(offset) for offset in range(11)] == [0, 1, 2, 4, 5, 6, 6, 6, 6, 7, 8]
