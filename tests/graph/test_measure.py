"""How wide texts are, and how they are cut off."""

from __future__ import annotations

import pytest

from noob_lint.graph.measure import Line, Row, Shape, cells, fit, fit_path, shape, width
from noob_lint.graph.picture import Badge, Kind, Node, Port, Where


@pytest.mark.parametrize(
    ("text", "count"),
    [
        *(("", 0), ("abc", 3), ("é", 1), ("e\u0301", 1), ("e\u20dd", 1), ("漢字", 4)),
        ("\uff21", 2),
        *(("a\u0903", 2), ("→…", 2), ("\uff71", 1), ("a漢e\u0301", 4)),
    ],
)
def test_cells(text: str, count: int) -> None:
    assert cells(text) == count
    assert width(text, 10.0) == pytest.approx(6.1 * count)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        *(("", ""), ("abcde", "abcde"), ("abcdef", "abcd…"), ("漢字", "漢字"), ("漢字a", "漢字a")),
        *(("漢字ab", "漢字…"), ("漢字漢", "漢字…"), ("a漢字b", "a漢…"), ("\x1b", "\\x1b")),
        *(("\x1babc", "\\x1b…"), ("aaaa\n", "aaaa…")),
    ],
)
def test_texts_are_cut_at_the_end(text: str, shown: str) -> None:
    assert fit(text, 5) == shown


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        *(("", ""), ("ab.cd.ef", "ab.cd.ef"), ("ab.cd.efg", "…cd.efg"), ("a.b.cd.efg", "…cd.efg")),
        *(("abc.de.fgh", "…de.fgh"), ("abc.def.gh", "…def.gh"), ("abc.def.ghi", "…ghi")),
        *(("ab.cdefgh", "…cdefgh"), ("ab.cdefghi", "…cdefghi"), ("abcdefghi", "…abcdef…")),
    ],
)
def test_paths_are_cut_at_the_start(path: str, shown: str) -> None:
    assert fit_path(path, 8) == shown


def test_the_box_of_a_node() -> None:
    slots, signals = (Port("in"), Port("other")), (Port(""), Port("out", "int"))
    bare = shape(Node("n.a", Kind.NODE, "a"))
    assert bare == Shape(72.0, 28.0, (Line("a", "name", 20.0),), (), {"": 16.0}, {})
    whole = shape(Node("n.a", Kind.TUBE, "a", "b.c", (), slots, signals))
    assert whole._replace(width=round(whole.width, 3)) == Shape(
        111.1,
        86.5,
        (Line("a", "name", 20.0), Line("tube b.c", "type", 34.5)),
        (Row("in", "out", "int", 53.0), Row("other", None, "", 70.0)),
        {"in": 53.0, "other": 70.0, "": 16.0},
        {"": 16.0, "out": 53.0},
    )


@pytest.mark.parametrize(("count", "more"), [(0, 0.0), (1, 30.0), (3, 70.0), (4, 70.0)])
def test_findings_make_the_name_wider(count: int, more: float) -> None:
    badge = Badge("error", "rule", "message", Where("p.yaml", 1, 1))
    node = Node("n.a", Kind.NODE, "a" * 10, badges=(badge,) * count)
    assert shape(node).width == pytest.approx(2 * 12 + 10 * 13 * 0.61 + more)
