"""Projects of tubes that extend or nest each other, and how the time grows with their number."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

COUNTS = (250, 500, 1_000, 2_000)
"""The sizes that are measured; each is twice the one before."""

_HEADER = "noob_id: {}\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"
_STEPS = (
    "  read{0}:\n    type: sensors.read\n    params: {{rate: {0}}}\n"
    "  mean{0}:\n    type: sensors.mean\n    depends: [values: read{0}.value]\n"
    "  show{0}:\n    type: sensors.show\n    depends: [value: mean{0}.value, rest: read{0}.value]\n"
)
_RETURN = "  out:\n    type: return\n    depends: [mean: mean{0}.mean]\n"
_GROUP = 10


class Shape(NamedTuple):
    """How the tubes of a project are connected; `text` returns the tube of a number."""

    name: str
    text: Callable[[int], str]


def _chain(number: int) -> str:
    extends = f"extends: [{_id(number - 1)}]\n" if number % _GROUP else ""
    return f"{extends}nodes:\n{_STEPS.format(number)}"


def _nesting(number: int) -> str:
    """Two tubes that came before: one of the same group, one of the group before."""
    place = number % _GROUP
    inner = [number - place + place // 2 - 1] if place > 1 else []
    inner += [number - _GROUP] if number % (5 * _GROUP) >= _GROUP else []
    nodes = (
        f"  inner{one}:\n    type: tube\n    params: {{tube: {_id(one)}}}\n"
        f"  use{one}:\n    type: sensors.show\n    depends: [value: inner{one}.mean]\n"
        for one in inner
    )
    return f"nodes:\n{_STEPS.format(number)}{''.join(nodes)}{_RETURN.format(number)}"


def _star(number: int) -> str:
    extends = f"extends: [{_id(0)}]\n" if number else ""
    return f"{extends}nodes:\n{_STEPS.format(number)}"


SHAPES = (
    Shape("each extends the one before, in groups of ten", _chain),
    Shape("each nests two that came before", _nesting),
    Shape("all extend one", _star),
)


def _id(number: int) -> str:
    return f"project-{number:05}"


def write_project(folder: Path, shape: Shape, count: int) -> None:
    """Write the tubes of a project into a folder of their own."""
    folder.mkdir(parents=True)
    for number in range(count):
        text = _HEADER.format(_id(number)) + shape.text(number)
        (folder / f"{number:05}.yaml").write_text(text, encoding="utf-8")


def measure_projects(
    folder: Path, runs: int, seconds: Callable[[Path], float]
) -> Iterator[tuple[Shape, list[list[float]]]]:
    """For each shape the times of every size; the sizes take turns, so that noise hits all alike.

    `seconds` lints a folder and says how long that took.
    """
    for index, shape in enumerate(SHAPES):
        folders = [folder / str(index) / str(count) for count in COUNTS]
        for place, count in zip(folders, COUNTS, strict=True):
            write_project(place, shape, count)
        rounds = [[seconds(place) for place in folders] for _ in range(runs + 1)]
        yield shape, [list(times) for times in zip(*rounds[1:], strict=True)]


def print_projects(results: Iterator[tuple[Shape, list[list[float]]]]) -> None:
    """Best and median seconds, and the median per tube, which stays level when time is linear."""
    for shape, times in results:
        print(shape.name)
        for count, seconds in zip(COUNTS, times, strict=True):
            each = median(seconds) / count * 1_000
            print(
                f"{count:>8,} tubes {min(seconds):>8.3f}s {median(seconds):>8.3f}s"
                f" {each:>8.2f} ms each"
            )
        sys.stdout.flush()
