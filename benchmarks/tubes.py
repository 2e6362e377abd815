"""Tubes to measure with: any number, the same ones on every run, each different."""

from __future__ import annotations

import random
from pathlib import Path

_SOURCES = ("camera.frames", "station.hourly", "microscope.stack", "audio.chunks")
_STEPS = ("filters.smooth", "filters.clip", "figures.scale", "figures.offset", "shapes.crop")
_COMMENTS = ("", "  # the slow one\n", "  # see the notes of the first run\n")


def write_tubes(folder: Path, count: int) -> list[Path]:
    """Write `count` tubes of about 700 bytes, a hundred to a directory; returns their paths."""
    paths = []
    for number in range(count):
        path = folder / f"part{number // 100:03}" / f"tube{number:05}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(tube_text(number), encoding="utf-8")
        paths.append(path)
    return paths


def tube_text(number: int) -> str:
    """The tube of that number: valid in every spec version since 1001, and without findings."""
    dice = random.Random(number)
    nodes, last = _chain(dice)
    return (
        f"noob_id: bench-{number:05}\n"
        "noob_model: noob.tube.TubeSpecification\n"
        "noob_version: 1003.0.2\n"
        f"description: Tube number {number} of the measurements\n"
        "\n"
        f"{_inputs(dice)}{_assets(dice)}"
        f"nodes:\n{nodes}"
        "  tally:\n    type: station.logbook.tally\n    depends:\n"
        f"      - logbook: assets.book\n      - value: {last}.value\n"
        "  result:\n    type: return\n    depends:\n"
        f"      - total: tally.total\n      - last: {last}.value\n"
    )


def _inputs(dice: random.Random) -> str:
    scope = dice.choice(("scope: tube", "scope: tube\n    description: Given when it is built"))
    return (
        f"input:\n  start:\n    type: float\n    {scope}\n    default: {dice.randrange(90)}.5\n\n"
    )


def _assets(dice: random.Random) -> str:
    params = dice.choice(
        (" {}", " {size: 12}", "\n      size: 12\n      label: 'a \"quoted\" one'")
    )
    return (
        "assets:\n  book:\n    type: station.logbook.Logbook\n"
        f"    scope: process\n    params:{params}\n\n"
    )


def _chain(dice: random.Random) -> tuple[str, str]:
    source = dice.choice(_SOURCES)
    text = f"  source:\n    type: {source}\n    params:\n      start: input.start\n"
    last = "source"
    for step in range(dice.choice((0, 1, 1, 2))):
        name = f"step_{step}"
        gain = dice.choice(("1.5", "[1, 2, 3]", "{low: 0, high: 7}", '"mean"'))
        depends = dice.choice((f"\n      - value: {last}.value", f" [{last}.value]"))
        text += dice.choice(_COMMENTS)
        text += f"  {name}:\n    type: {dice.choice(_STEPS)}\n"
        text += f"    params:\n      gain: {gain}\n    depends:{depends}\n"
        last = name
    return text, last
