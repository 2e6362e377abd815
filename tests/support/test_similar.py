"""Which known name is suggested for an unknown one, and that many names stay cheap."""

from __future__ import annotations

from difflib import get_close_matches
from string import ascii_lowercase
from typing import Any

import pytest

from noob_lint.schema.wording import listed
from noob_lint.support.similar import nearest

FILTERS = (
    *("filter", "filter_frame", "buffer_filter", "window_limit", "image_limit", "level_read"),
    *("frame_sensor", "level_total", "scale_index", "read_offset", "level_signal", "gain_frame"),
    *("buffer_count", "window_rate", "gain_level", "scale_image", "rate_buffer", "mean_signal"),
    *("window_value", "buffer_scale", "value_sensor"),
)
"""Too many to compare all; by shared pairs of characters, ``filter`` is the fifth for ``flite``."""

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
        ("flite", FILTERS, "filter"),
        ("glow-base", ("glow-s2", "glow"), None),
        ("glow-bsae", ("glow-s2", "glow-base"), "glow-base"),
        ("glow_base", ("glow-base",), "glow-base"),
        ("glowbase", ("glow-base",), "glow-base"),
        ("calcium", ("calcium-base",), None),
        ("frame", ("frame1",), "frame1"),
        ("cam_2", ("cam_1",), None),
        ("frame2", ("frame1", "frame"), "frame"),
        ("atleast_2", ("atleast_2d", "atleast_1d"), "atleast_2d"),
        ("FrameSink", ("FrameSource",), None),
        ("FrameSuorce", ("FrameSource",), "FrameSource"),
        ("HTTPServer", ("HttpServre",), "HttpServre"),
        ("row_left", ("raw_left",), "raw_left"),
        ("left_row", ("left_col",), None),
        ("frame_count", ("my_frame_count",), None),
        ("frame_count", ("frame_count_my",), None),
        ("frame_count", ("frame_my_count",), "frame_my_count"),
        ("x" * 81, ("x" * 82,), None),
        ("X" * 81, ("x" * 81,), "x" * 81),
    ],
)
def test_nearest(name: str, known: tuple[str, ...], near: str | None) -> None:
    assert nearest(name, known) == near


def test_names_can_be_passed_over() -> None:
    known = ("load", "loads", "loaded")
    assert nearest("laod", known) == "load"
    assert nearest("laod", known, without=("load",)) == "loads"
    assert nearest("LOAD", known, without=("load",)) == "loads"
    assert nearest("laod", known, without=known) is None


def decoys(count: int) -> tuple[str, ...]:
    """Names that share more pairs of letters with 'frame_count' than 'count_frame' does."""
    return tuple(f"frame_count_{letter * 15}" for letter in ascii_lowercase[:count])


@pytest.mark.parametrize(
    ("known", "near"),
    [
        ((*decoys(4), "frames_counted", *MANY[:16]), "frames_counted"),
        ((*decoys(5), "frames_counted", *MANY[:15]), None),
        ((*decoys(5), "frames_counted", *MANY[:14]), "frames_counted"),
        (("frames_counted", *MANY[:199]), "frames_counted"),
        (("frames_counted", *MANY[:200]), None),
    ],
    ids=["fifth of 21", "sixth of 21", "sixth of 20", "one of 200", "one of 201"],
)
def test_only_the_likeliest_of_many_are_compared(known: tuple[str, ...], near: str | None) -> None:
    assert nearest("frame_count", known) == near


@pytest.mark.parametrize(("length", "near"), [(80, "x" * 79 + "y"), (81, None)])
def test_long_names_are_not_compared(length: int, near: str | None) -> None:
    assert nearest("x" * length, ["x" * (length - 1) + "y"]) == near


@pytest.mark.parametrize(("count", "near"), [(20_000, "node_19999"), (20_001, None)])
def test_very_many_names_have_no_index(count: int, near: str | None) -> None:
    assert nearest("nude_19999", (f"node_{number}" for number in range(count))) == near


def test_those_one_slip_apart_are_compared_one_after_the_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared: list[int] = []

    def counting(name: str, names: list[str], **options: Any) -> list[str]:
        compared.append(len(names))
        return get_close_matches(name, names, **options)

    monkeypatch.setattr("difflib.get_close_matches", counting)
    known = [f"node{chr(0x4E00 + number)}" for number in range(300)]
    assert nearest("node", known) == known[-1]
    assert compared == [1]


def test_a_list_of_very_many_names_ends() -> None:
    assert listed("abc") == "'a', 'b' and 'c'"
    many = listed(MANY[:30])
    assert many == ", ".join(repr(name) for name in MANY[:19]) + " and 11 more"
