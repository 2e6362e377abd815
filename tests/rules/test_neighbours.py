"""Rules look past other entries: what is found in each invalid tube is also found behind a crowd.

The crowd are nodes, assets and inputs of all kinds, some of them malformed, in front of those of
the tube.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from noob_lint import Settings, lint_paths
from noob_lint.rules import RULES
from tests.rules.fixtures import BAD, name, placed, surroundings

NODES = """\
  crowd_0:
  crowd_1: text
  crowd_2: [a]
  crowd_off: {type: crowd.plain, enabled: false, depends: [crowd_source.value]}
  crowd_source: {type: crowd.source}
  crowd_print: {type: print}
  crowd_library: {type: platform.node}
  crowd_unsigned: {type: max, depends: [crowd_source.value]}
  crowd_unsaid: {type: crowd.unsaid}
  crowd_builtin: {type: print, depends: [crowd_source.value]}
  crowd_abs: {type: abs, depends: [crowd_source.value]}
  crowd_text: {type: crowd.plain, depends: crowd_source.value}
  crowd_plain: {type: crowd.plain, depends: [crowd_source.value], params: {more: 1}}
  crowd_named: {type: crowd.plain, depends: [value: crowd_plain.value]}
  crowd_bare: {type: crowd.bare, depends: [value: crowd_plain.value]}
  crowd_nothing: {type: crowd.nothing, depends: [value: crowd_plain.value]}
  crowd_stars: {type: crowd.stars, depends: [one: crowd_plain.value], params: {any: 1}}
  crowd_later: {type: crowd.later, depends: [value: crowd_plain.value]}
  crowd_pair: {type: crowd.pair}
  crowd_low: {type: crowd.plain, depends: [crowd_pair.low]}
  crowd_seldom: {type: crowd.seldom, depends: [crowd_plain.value]}
  crowd_perhaps: {type: crowd.perhaps, depends: [value: crowd_seldom.value]}
  crowd_class: {type: crowd.Adder, depends: [value: crowd_plain.value], params: {start: 1}}
  crowd_step: {type: crowd.Step, depends: [value: crowd_plain.value], params: {size: 2}}
  crowd_method: {type: crowd.Several, depends: [value: crowd_plain.value]}
  crowd_two: {type: gather, params: {n: 2}, depends: [value: crowd_source.value]}
  crowd_lists: {type: crowd.lists}
  crowd_unknown: {type: map, depends: [crowd_bare.value]}
  crowd_map: {type: map, depends: [crowd_lists.value]}
  crowd_item: {type: crowd.plain, depends: [crowd_map.value]}
  crowd_all: {type: gather, depends: [value: crowd_item.value, n: crowd_map.n]}
  crowd_flat: {type: gather, params: {n: 2, flatten: true}, depends: [crowd_lists.value]}
  crowd_stuck: {type: crowd.plain, depends: [crowd_off.value]}
  crowd_params: {type: crowd.stars, params: [1, 2]}
  crowd_null: {type: crowd.stars, params: null}
  crowd_depends: {type: crowd.stars, depends: []}
  crowd_type: {type: [print]}
  crowd_none: {type: null}
  crowd_nowhere: {type: crowd.absent}
"""
ASSETS = """\
  crowd_3:
  crowd_4: [a]
  crowd_made: {type: crowd.Box, scope: process, params: {size: 1}}
  crowd_opened: {type: crowd.opened, scope: runner}
  crowd_sum: {type: crowd.total, scope: process, params: [1, 2]}
  crowd_dict: {type: dict, scope: node}
  crowd_numbers: {type: crowd.source, scope: runner}
  crowd_adder: {type: crowd.Adder, scope: runner}
  crowd_scope: {type: dict, scope: [a], depends: crowd_print.value}
  crowd_list: {type: dict, scope: process, depends: [crowd_print.value]}
  crowd_kept: {type: dict, scope: process, depends: crowd_print.value}
  crowd_nobody: {type: [dict], scope: process, depends: nobody}
"""
INPUTS = """\
  crowd_5:
  crowd_6: [a]
  crowd_any: {type: any, scope: [a], default: 1}
  crowd_number: {type: int, scope: tube, default: 1}
  crowd_path: {type: pathlib.Path, default: [a]}
"""
CODE = """
from collections.abc import Generator
from contextlib import contextmanager
from typing import Annotated

from noob import Name, process_method
from noob.asset import Asset
from noob.event import MetaSignal
from noob.node import Node


def source() -> Generator[int, None, None]:
    while True:
        yield 1


def unsaid():
    yield 1


def plain(value: int, more: int = 0) -> int:
    return value + more


def bare(value):
    return value


def nothing(value: int) -> None:
    print(value)


def stars(**values: int) -> int:
    return len(values)


async def later(value: int) -> int:
    return value


def pair() -> tuple[Annotated[int, Name("low")], Annotated[int, Name("high")]]:
    return 1, 2


def seldom(value: int) -> int:
    return value or MetaSignal.NoEvent


def perhaps(value: int | None = None) -> int:
    return value or 0


def lists() -> list[int]:
    return [1, 2]


def total(first: int, second: int) -> int:
    return first + second


@contextmanager
def opened():
    yield 1


class Adder:
    def __init__(self, start: int = 0) -> None:
        self.start = start

    def process(self, value: int) -> int:
        return self.start + value


class Several:
    @process_method
    def run(self, value: int) -> int:
        return value


class Step(Node):
    size: int = 1

    def process(self, value: int) -> int:
        return value


class Box(Asset):
    size: int = 1
"""
CROWD = {"nodes": NODES, "assets": ASSETS, "input": INPUTS}

_OF_ALL = frozenset({"all-disabled", "wrong-noob-version"})
"""Rules that are about everything in a tube."""


def telling(rule: str) -> Path | None:
    """The tube of a rule in which it finds the most, of those with nodes."""
    paths = [
        path
        for path in BAD
        if path.parent.name == rule
        and path.with_suffix(".expected").exists()
        and re.search(r"^nodes:\n  \w", path.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    return max(paths, key=lambda path: sum(known(path).values()), default=None)


def crowded(text: str, *, has_code: bool) -> str:
    """A tube with the other entries in front of its own; without code, none that name it."""
    for section, entries in CROWD.items():
        lines = [
            one
            for one in entries.splitlines(keepends=True)
            if has_code or not re.search(r"type: \w+\.", one)
        ]
        start = re.compile(rf"^{section}:\n(?=  \w)", re.MULTILINE)
        text = start.sub(f"{section}:\n{''.join(lines)}", text)
    return text


Told = Counter[tuple[str, str]]
"""The messages of what is found, each with the text of the line that it is at."""

_LINE = re.compile(r"[^:]+:(\d+):\d+: (.*)")
_OF_WHOLE = re.compile(r": the tube has .*| \(valid for noob .*\)")
"""What a message says about the whole tube; the first error of a section counts for a version."""


def message(text: str) -> str:
    """A message without what it says about the whole tube."""
    return _OF_WHOLE.sub("", text)


def known(path: Path) -> Told:
    """What is found in a tube on its own: the main lines of its `*.expected`."""
    text = path.read_text(encoding="utf-8").split("\n")
    lines = path.with_suffix(".expected").read_text(encoding="utf-8").splitlines()
    found = (_LINE.fullmatch(one) for one in lines if not one.startswith(" "))
    return Counter(
        (message(one[2]), text[int(one[1]) - 1])
        for one in found
        if one is not None and "[all-disabled]" not in one[2]
    )


def told(path: Path, settings: Settings, names: list[str]) -> Told:
    """What is found in a file, without what is found in the others."""
    text = path.read_text(encoding="utf-8").split("\n")
    found = [item for item in lint_paths(names, settings=settings) if item.path == path.name]
    placed = ((item, text[item.span.start.line]) for item in found)
    return Counter(
        (message(f"{item.severity}[{item.rule}] {item.message}"), line)
        for item, line in placed
        if "crowd_" not in line
    )


CHOSEN = [path for rule in RULES if rule.id not in _OF_ALL and (path := telling(rule.id))]


@pytest.mark.parametrize("path", CHOSEN, ids=name)
def test_the_same_is_found_behind_others(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = placed(path, tmp_path)
    monkeypatch.chdir(copy.parent)
    names, settings = surroundings(path)
    has_code = bool(settings.python_paths) or (copy.parent / "kit.py").exists()
    text = crowded(path.read_text(encoding="utf-8"), has_code=has_code)
    copy.write_text(text, encoding="utf-8")
    (copy.parent / "crowd.py").write_text(CODE, encoding="utf-8")
    assert told(copy, settings, names) == known(path)
