from __future__ import annotations

from pathlib import Path

from noob_lint.server.features.inlay_hints import Hint, _hint, inlay_hints
from tests.server.studio import Studio

BODY = """\
assets:
  store: {type: lab.Store, scope: runner}
  full: {type: lab.Store, scope: runner, params: {size: 3}}
nodes:
  count: {type: lab.count}
  read:
    type: lab.read
    params: {mode: bytes}
    depends:
      - path: count.value
  split:
    type: lab.split
    depends: [read.value]
  smooth:
    type: lab.Smooth
    params: {width: 3}
    depends: [split.size, weight: count.value]
  rest:
    type: lab.plain
    depends: [split.head, gone.value, assets.store]
  many: {type: map, depends: [read.value]}
"""


def shown(studio: Studio, body: str, start: int = 0, end: int = 10_000) -> str:
    """The text of a tube with its hints."""
    view, _ = studio.open(body)
    text = view.document.text
    for hint in reversed(inlay_hints(view, start, end)):
        text = f"{text[: hint.offset]}«{hint.text}»{text[hint.offset :]}"
    return text.partition("noob_version: 1003.0.2\n")[2]


def test_types_of_wires_and_defaults(tmp_path: Path) -> None:
    assert (
        shown(Studio(tmp_path), BODY)
        == """\
assets:
  store: {type: lab.Store«size=1», scope: runner}
  full: {type: lab.Store, scope: runner, params: {size: 3}}
nodes:
  count: {type: lab.count}
  read:
    type: lab.read«count=3»
    params: {mode: bytes}
    depends:
      - path: count.value
  split:
    type: lab.split«at=","»
    depends: [read.value«: str»]
  smooth:
    type: lab.Smooth«kind="mean"»
    params: {width: 3}
    depends: [split.size«: int», weight: count.value]
  rest:
    type: lab.plain
    depends: [split.head«: str», gone.value, assets.store«: Store»]
  many: {type: map, depends: [read.value«: str»]}
"""
    )


def test_only_those_of_a_part_are_given(tmp_path: Path) -> None:
    studio = Studio(tmp_path)
    view, _ = studio.open(BODY)
    start = view.document.text.index("split:")
    found = inlay_hints(view, start, start + 60)
    assert [hint.text for hint in found] == ['at=","', ": str"]
    for hint in found:
        assert inlay_hints(view, hint.offset, hint.offset) == [hint]
        assert inlay_hints(view, hint.offset + 1, hint.offset + 1) == []
        assert inlay_hints(view, hint.offset - 1, hint.offset - 1) == []


def test_long_ones_are_shortened(tmp_path: Path) -> None:
    studio = Studio(tmp_path)
    studio.write("many.py", f"def many(name: str = '{'x' * 50}') -> int:\n    return 1\n")
    view, _ = studio.open("nodes:\n  a: {type: many.many}\n")
    (hint,) = inlay_hints(view, 0, 1000)
    assert (hint.text, hint.whole) == (f"name='{'x' * 33}…", f"name='{'x' * 50}'")


ODD = """\
from typing import Annotated

from noob import Epoch
from noob.node import Node
from pydantic import Field


def odd(a=1, /, b=2, *rest, c=..., d: Epoch = 3, e=4, **more): ...


class Other(Node):
    first: Annotated[int, Field(alias="start")] = 1
    second: int = 2

    def process(self): ...
"""


def test_only_defaults_that_can_be_filled_are_shown(tmp_path: Path) -> None:
    studio = Studio(tmp_path)
    studio.write("odd.py", ODD)
    given = ("", ", depends: [b: a.value]", ", params: {e: 1}", ", params: [1]", ", params: 1")
    nodes = [f"{{type: odd.odd{more}}}" for more in given]
    nodes += [f"{{type: odd.Other, params: {{{more}: 3}}}}" for more in ("start", "second")]
    body = "".join(f"  n{number}: {node}\n" for number, node in enumerate(nodes))
    lines = shown(studio, f"nodes:\n{body}").splitlines()[1:]
    assert [line.partition("«")[2].partition("»")[0] for line in lines] == [
        *("b=2, e=4", "e=4", "b=2", "", "b=2, e=4", "second=2", "start=1"),
    ]


def test_how_long_a_hint_may_be() -> None:
    assert _hint(3, "x" * 40) == Hint(3, "x" * 40)
    assert _hint(3, "x" * 41) == Hint(3, f"{'x' * 39}…", "x" * 41)
    assert _hint(3, f": {'x' * 39}", is_type=True) == Hint(
        3, f": {'x' * 37}…", "x" * 39, is_type=True
    )
