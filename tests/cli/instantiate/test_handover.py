"""Values of YAML, handed over to another process as JSON."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noob_lint.cli.instantiate.handover import Packer, Unpacker


def hand_over(value: Any) -> Any:
    packer = Packer()
    packed = packer.pack(value)
    packed, table = json.loads(json.dumps([packed, packer.table]))
    return Unpacker(table).unpack(packed)


SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text()
    | st.binary()
    | st.dates()
    | st.datetimes()
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(SCALARS, inner, max_size=4),
    max_leaves=6,
)


@settings(deadline=None, max_examples=50)
@given(VALUES)
def test_values_come_as_they_were(value: Any) -> None:
    assert hand_over(value) == value


@pytest.mark.parametrize("sign", [1, -1])
def test_numbers_that_any_reader_of_json_keeps_stand_for_themselves(sign: int) -> None:
    packer, limit = Packer(), 2**53
    assert packer.pack(sign * (limit - 1)) == sign * (limit - 1)
    assert packer.table == []
    assert packer.pack(sign * limit) == [0]
    assert packer.table == [{"int": hex(sign * limit)}]


@pytest.mark.parametrize(
    "value",
    [
        1 << 60,
        float("inf"),
        "\ud800\n\x1b",
        date(2024, 1, 2),
        datetime(2024, 1, 2, 3, 4, 5, 6, timezone(timedelta(hours=2))),
        b"\xff\x00",
        {(1, (2,)): [True, 1, 1.0], None: {}},
        [],
    ],
)
def test_values_that_json_does_not_have(value: Any) -> None:
    came = hand_over(value)
    assert (came, type(came)) == (value, type(value))


def test_a_number_that_has_too_many_digits_for_python() -> None:
    assert hand_over(-(10**5000)) == -(10**5000)


def test_the_kinds_of_numbers_stay() -> None:
    assert [*map(type, hand_over([True, 1, 1.0]))] == [bool, int, float]


def test_an_alias_stands_for_the_same_object() -> None:
    inner: list[Any] = [1]
    first, second, third = hand_over([inner, {"k": inner}, [1]])
    assert first is second["k"]
    assert (first, third) == ([1], [1])
    assert first is not third


@pytest.mark.parametrize("value", [object(), {1}, [{"k": print}]])
def test_what_cannot_be_handed_over(value: Any) -> None:
    with pytest.raises(TypeError, match="values cannot be passed to a process"):
        hand_over(value)
