"""Which known name is offered for an unknown one, and that many of them stay cheap."""

from __future__ import annotations

from time import process_time

import pytest

from noob_lint.schema.wording import listed
from noob_lint.support.similar import nearest

MANY = tuple(f"node_{number}" for number in range(5000))


@pytest.mark.parametrize(
    ("name", "known", "near"),
    [
        ("loda", ("save", "load"), "load"),
        ("Load", ("load",), "load"),
        ("load", ("Load", "loads"), "Load"),
        ("load", ("load", "loads"), None),
        ("frame_count", ("frames", "count_frames", "frames_count"), "frames_count"),
        ("a", ("b",), None),
        ("", ("b",), None),
        ("node_12x", MANY, "node_12"),
        ("nod_4999", MANY, "node_4999"),
        ("NODE_7", MANY, "node_7"),
        ("something", MANY, None),
        ("load_frames", (*MANY[:150], "frames_load", "load_all_frames"), "load_all_frames"),
        ("x" * 81, ("x" * 82,), None),
        ("X" * 81, ("x" * 81,), "x" * 81),
    ],
)
def test_nearest(name: str, known: tuple[str, ...], near: str | None) -> None:
    assert nearest(name, known) == near


@pytest.mark.parametrize("count", [20, 200, 5000])
@pytest.mark.parametrize("form", ["nod_{}", "other_thing_{}", "nodes__{}"])
def test_thousands_of_unknown_names(form: str, count: int) -> None:
    start = process_time()
    for number in range(1000):
        nearest(form.format(number), MANY[:count])
    assert process_time() - start < 4, "twenty times what it takes"


def test_a_list_of_very_many_names_ends() -> None:
    assert listed("abc") == "'a', 'b' and 'c'"
    many = listed(MANY[:30])
    assert many == ", ".join(repr(name) for name in MANY[:19]) + " and 11 more"
