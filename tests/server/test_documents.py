from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from noob_lint.diagnostics.source import Source
from noob_lint.server.documents import OpenDocument, Point, TextChange
from noob_lint.server.positions import Encoding, column_in_units


def document(text: str) -> OpenDocument:
    return OpenDocument("file:///t.yaml", "/t.yaml", 1, text)


def test_changes_are_made_one_after_the_other() -> None:
    changes = [
        TextChange("x😀", Point(1, 0), Point(1, 1)),
        TextChange("-", Point(1, 3), Point(1, 4)),
        TextChange("\n", Point(9, 9), Point(9, 9)),
    ]
    after = document("a\nbc\n").changed(changes, 2, Encoding.UTF_16)
    assert after == document("a\nx😀-\n\n")._replace(version=2, line=10)


def test_a_change_without_a_range_is_the_whole_text() -> None:
    after = document("abc").changed([TextChange("d"), TextChange("e")], 7, Encoding.UTF_8)
    assert after == document("e")._replace(version=7)
    part = TextChange("f\ng", Point(0, 0), Point(0, 0))
    assert document("abc").changed([part, TextChange("d")], 1, Encoding.UTF_8) == document("d")
    after = document("abc").changed([TextChange("d"), part], 1, Encoding.UTF_8)
    assert after == document("f\ngd")._replace(line=1)
    assert document("abc").changed([TextChange("d", Point(0, 1))], 1, Encoding.UTF_8).text == "d"


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(
    st.text(st.sampled_from("ab\n\r\u2028ä😀 "), max_size=12),
    st.text(st.sampled_from("xy\n\r😀"), max_size=4),
    st.sampled_from(Encoding),
    st.data(),
)
def test_an_edit_changes_what_lies_between_its_points(
    text: str, new: str, encoding: Encoding, data: st.DataObject
) -> None:
    source = Source(text)
    places = [
        offset
        for offset in range(len(text) + 1)
        if text[offset - 1 : offset + 1] != "\r\n"  # no place of the protocol
    ]
    start, end = sorted((data.draw(st.sampled_from(places)), data.draw(st.sampled_from(places))))

    def point(offset: int) -> Point:
        position = source.position(offset)
        line = source.line(position.line)
        return Point(position.line, column_in_units(line, position.column, encoding))

    change = TextChange(new, point(start), point(end))
    after = document(text).changed([change], 2, encoding)
    assert after.text == text[:start] + new + text[end:]
