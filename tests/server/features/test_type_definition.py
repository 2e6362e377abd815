from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.server.features.type_definition import type_definitions
from tests.server.studio import Studio

CODE = """\
class Frame:
    pass


class Box:
    pass


class Writer:
    def write(self) -> None:
        pass


def grab() -> Frame:
    return Frame()


def pack(frame: Frame, box: Box | None = None) -> list[Box | Frame]:
    return [Box(), frame]


def opened() -> Writer:
    return Writer()


def number() -> int:
    return 1


from collections.abc import Sequence
from typing import Any


def many(frames: Sequence[Frame], whatever: Any, plain) -> None: ...
"""

BODY = """\
input:
  first: {type: shop.Frame, scope: process}
assets:
  made: {type: shop.Writer, scope: runner}
  called: {type: shop.opened, scope: runner}
nodes:
  grab: {type: shop.grab}
  number: {type: shop.number}
  pack:
    type: shop.pack
    params: {box: 1}
    depends:
      - frame: grab.value
  other:
    type: lab.plain
    depends: [pack.value, number.value, input.first, assets.called]
  inner:
    type: tube
    params: {tube: child}
    depends: [given: pack.value]
"""

CHILD = """\
input:
  given: {type: shop.Box, scope: process}
nodes:
  it: {type: lab.plain, depends: [input.given]}
  back: {type: return, depends: [made: it.value]}
"""


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    studio = Studio(tmp_path)
    studio.write("shop.py", CODE)
    studio.tube("child", CHILD)
    return studio


BOTH = ["shop.py:5 Box", "shop.py:1 Frame"]


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("value\n  other", ["shop.py:1 Frame"]),
        ("grab.value", ["shop.py:1 Frame"]),
        ("frame:", ["shop.py:1 Frame"]),
        ("box:", ["shop.py:5 Box"]),
        ("pack.value, ", BOTH),
        ("value, number", BOTH),
        ("number.value", []),
        ("first: {", ["shop.py:1 Frame"]),
        ("first, ", ["shop.py:1 Frame"]),
        ("called]", ["shop.py:9 Writer"]),
        ("called:", ["shop.py:9 Writer"]),
        ("shop.opened", ["shop.py:9 Writer"]),
        ("made:", ["shop.py:9 Writer"]),
        ("given:", ["shop.py:5 Box"]),
        ("grab: {", []),
        ("shop.grab", []),
        ("params: {b", []),
    ],
)
def test_where_types_lead(studio: Studio, before: str, expected: list[str]) -> None:
    assert BODY.count(before) == 1, before
    found = type_definitions(*studio.open(BODY.replace(before, f"‸{before}")))
    assert [studio.shown(place) for place in found] == expected


MORE = """\
extends: [base]
input:
  number: {type: int, scope: process}
assets:
  made: {}
nodes:
  grab: {type: shop.grab}
  number: {type: shop.number}
  many:
    type: shop.many
    depends:
      - frames: number.value
      - whatever: grab.value
      - plain: number.value
      - lacking: input.number
  named: {id: named, type: lab.plain, depends: [value: grab.value]}
  lost: {type: tube, params: {tube: gone}, depends: [given: grab.value]}
  nowhere: {type: lab.gone, depends: [shown: grab.value]}
  odd: 3
"""

FRAME = ["shop.py:1 Frame"]


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        *(("base", []), ("number: {type: i", []), ("frames:", FRAME), ("whatever:", [])),
        *(("plain:", []), ("lacking:", []), ("named, type", []), ("named: {", [])),
        *(("number.value\n      - whatever", []), ("grab.value\n      - plain", FRAME)),
        *(("tube, params", []), ("gone}", []), ("given:", []), ("shown:", []), ("odd", [])),
        ("made:", ["shop.py:9 Writer"]),
    ],
)
def test_what_has_no_class_of_its_own_leads_nowhere(
    studio: Studio, before: str, expected: list[str]
) -> None:
    studio.tube("base", "assets:\n  made: {type: shop.Writer, scope: runner}\nnodes: {}\n")
    assert MORE.count(before) == 1, before
    found = type_definitions(*studio.open(MORE.replace(before, f"‸{before}")))
    assert [studio.shown(place) for place in found] == expected


def test_without_code_no_type_leads_anywhere(studio: Studio) -> None:
    studio.write("noob-lint.toml", 'python = "off"\n')
    for before in ("frames:", "grab.value\n      - plain", "made:"):
        view, offset = studio.open(MORE.replace(before, f"‸{before}"))
        assert type_definitions(view, offset) == []
