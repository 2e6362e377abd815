from __future__ import annotations

import pytest

from noob_lint.diagnostics.source import Source
from noob_lint.server.positions import Encoding, column_in_points, column_in_units, offset_of

LINE = "aä😀b"

COLUMNS = {
    Encoding.UTF_8: [0, 1, 3, 7, 8],
    Encoding.UTF_16: [0, 1, 2, 4, 5],
    Encoding.UTF_32: [0, 1, 2, 3, 4],
}


@pytest.mark.parametrize("encoding", Encoding)
def test_columns_are_counted_in_the_units_of_the_client(encoding: Encoding) -> None:
    units = [column_in_units(LINE, column, encoding) for column in range(5)]
    assert units == COLUMNS[encoding]
    assert [column_in_points(LINE, one, encoding) for one in units] == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("encoding", Encoding)
def test_what_lies_behind_the_line_or_in_a_character_is_clamped(encoding: Encoding) -> None:
    assert column_in_units(LINE, 99, encoding) == COLUMNS[encoding][-1]
    assert column_in_points(LINE, 99, encoding) == 4
    assert column_in_points(LINE, -1, encoding) == 0
    assert column_in_points("abc", 99, encoding) == 3
    inside = COLUMNS[encoding][3] - 1
    assert column_in_points(LINE, inside, encoding) == 2


def test_an_offset_is_clamped_to_its_line_and_to_the_text() -> None:
    source = Source("ab\r\ncd\u2028e\n")
    places = [(0, 1), (0, 9), (1, 0), (1, 4), (2, 0), (3, 0), (7, 0), (-1, 3)]
    found = [offset_of(source, *place, Encoding.UTF_16) for place in places]
    assert found == [1, 2, 4, 8, 9, 9, 9, 0]


def test_half_a_pair_is_one_unit() -> None:
    assert column_in_units("\ud800x", 2, Encoding.UTF_16) == 2
    assert column_in_units("\ud800x", 2, Encoding.UTF_8) == 4
