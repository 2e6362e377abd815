"""Findings elsewhere in a tube neither vanish nor flicker while a line is half-written."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.diagnostics.source import Span
from noob_lint.server.documents import Point, TextChange
from noob_lint.server.features.hover import hover
from noob_lint.server.recovery import recovered
from noob_lint.server.uris import uri_of
from noob_lint.yaml.parser import parse
from tests.expected import expected
from tests.server.studio import HEAD, Studio
from tests.server.test_spots import STATES

BEFORE = "nodes:\n  a: {type: lab.count}\n  b:\n"
LINE = "    type: lab.plain\n"
BEHIND = "  c:\n    type: lab.plain\n    depends: [value: gone.value]\n"


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    return Studio(tmp_path)


def found(studio: Studio) -> list[tuple[str, str]]:
    """The rules of the findings, each with the text that it is about."""
    path = str(studio.root / "it.yaml")
    document = studio.session.document(path)
    assert document is not None
    text = document.text
    return [
        (one.rule, text[one.span.start.offset : one.span.end.offset])
        for one in studio.session.findings(path)
    ]


@pytest.mark.parametrize("state", [state for state, *_ in STATES])
def test_a_finding_elsewhere_stays(studio: Studio, state: str) -> None:
    view, _ = studio.open(BEFORE + LINE + BEHIND)
    whole = [("missing-slot", "lab.plain"), ("unknown-node", "gone")]
    assert found(studio) == whole
    line = (HEAD + BEFORE).count("\n")
    uri = uri_of(view.path)
    written = state.replace("‸", "").removesuffix("\n")
    change = TextChange(written, Point(line, 0), Point(line, len(LINE) - 1))
    studio.session.change(uri, 2, [change])
    now = found(studio)
    assert ("unknown-node", "gone") in now
    made_up = {"unknown-node", "no-nodes", "header-id-missing"}
    assert [one for one in now if one[0] in made_up] == [("unknown-node", "gone")]
    after = studio.session.view(view.path)
    assert after is not None
    assert after.tube is not None
    assert {"a", "c"} <= set(after.tube.nodes)
    place = after.document.text.index("gone")
    again = after.at(place)
    assert again is not None
    assert again.name == "gone"
    studio.session.change(uri, 3, [TextChange(HEAD.format("it") + BEFORE + LINE + BEHIND)])
    assert found(studio) == whole


def test_as_many_findings_stay_as_there_were(studio: Studio) -> None:
    """Of several that look alike."""
    node = "  {}: {{type: lab.plain, depends: [value: gone.value]}}\n"
    two = HEAD.format("it") + "nodes:\n" + node.format("a") + node.format("b")
    view, _ = studio.open(two.removeprefix(HEAD.format("it")))
    assert found(studio) == [("unknown-node", "gone")] * 2
    uri = uri_of(view.path)
    for version, more in ((2, 0), (3, 1), (4, 0)):
        text = two + node.format("c") * more + "  d: {type: [\n"
        studio.session.change(uri, version, [TextChange(text)])
        rules = [rule for rule, _ in found(studio)]
        assert rules == ["yaml-syntax", "unknown-node", "unknown-node"]
    lines = [one.span.start.line for one in studio.session.findings(view.path)[1:]]
    assert lines == [4, 5]


def test_nothing_is_found_that_was_not_there_before(studio: Studio) -> None:
    """The node on the half-written line may be one that others refer to."""
    body = "nodes:\n  a: {type: lab.count}\n  b: {type: lab.plain, depends: [value: a.value]}\n"
    view, _ = studio.open(body)
    assert found(studio) == []
    text = HEAD.format("it") + body.replace("  a: {type: lab.count}", "  a {type")
    studio.session.change(uri_of(view.path), 2, [TextChange(text)])
    assert [rule for rule, _ in found(studio)] == ["yaml-syntax"]


def test_a_text_that_was_broken_from_the_start_gets_what_the_command_line_finds(
    studio: Studio,
) -> None:
    studio.open(BEFORE + LINE + "  oops\n" + BEHIND)
    assert [rule for rule, _ in found(studio)] == ["yaml-syntax"]


def test_features_work_in_a_half_written_text(studio: Studio) -> None:
    view, offset = studio.open("nodes:\n  ‸a: {type: lab.count}\n  b\n  c: {type: [\n")
    assert view.tube is None or hover(view, offset) is not None
    view, offset = studio.open("nodes:\n  ‸a: {type: lab.count}\n  b\n")
    shown = hover(view, offset)
    assert shown is not None
    assert shown.text.startswith("**node `a`**")


def test_two_broken_entries_leave_the_tree_of_the_others(studio: Studio) -> None:
    view, offset = studio.open(BEFORE + "    type: @x\n  d: {type: `y}\n  e: {type: lab.c‸ount}\n")
    assert [*(view.tube.nodes if view.tube is not None else ())] == ["a", "e"]
    shown = hover(view, offset)
    assert shown is not None
    assert "count" in shown.text
    assert [rule for rule, _ in found(studio)] == ["yaml-syntax", "yaml-syntax"]


CIRCLE = """\
nodes:
  a: {type: lab.count}
  b: {type: lab.plain, depends: [value: a.value]}
  x: {id: x, type: lab.plain, depends: [value: y.value]}
  y: {type: lab.plain, depends: [value: x.value]}
"""


@pytest.mark.parametrize(
    "broken",
    ["  b: {type: lab.plain, depends: [", "", "  b: {type: lab.plain, depends: [value: a."],
)
def test_all_places_of_a_finding_move_with_the_text(studio: Studio, broken: str) -> None:
    view, _ = studio.open(CIRCLE)
    path = view.path

    def shown() -> list[tuple[str, str, list[str], list[str]]]:
        document = studio.session.document(path)
        assert document is not None
        source = document.source

        def at(span: Span) -> str:
            assert source.position(span.start.offset) == span.start
            assert source.position(span.end.offset) == span.end
            return source.text[span.start.offset : span.end.offset]

        return [
            (
                one.rule,
                at(one.span),
                [at(place.span) for place in one.related],
                [at(edit.span) for edit in (() if one.fix is None else one.fix.edits)],
            )
            for one in studio.session.findings(path)
            if one.rule not in ("yaml-syntax", "unknown-signal", "missing-slot")
        ]

    before = shown()
    assert [one[0] for one in before] == ["cycle", "id-redundant"]
    line = HEAD.count("\n") + 2
    width = len(CIRCLE.splitlines()[2])
    change = TextChange(broken, Point(line, 0), Point(line, width))
    studio.session.change(uri_of(path), 2, [change])
    assert shown() == before


BROKEN = [
    *("a: [", "a: {", "a: [b,", "a: [b, ", "a: {b: c,", "a: {b: [c, {d", "a: 'b", 'a: "b'),
    *("a: *", "a: &", "a: %", "a: @", "a: `", "a: !", "a: |x", "a: >x", "a: @x", "a: `x", "a: @ x"),
    *("\ta: b", "a:\tb: [", "a: b: c", "a: b: c: d", "a: ]", "a: b]", "a: }", "a: [b}", "a: *x"),
    *("a: {b: c", "a: {b c: [d, 'e]}", "a: 'b' c", 'a: "b" c', "- a", "- a: b", "a", "a b"),
    *(
        "a: [b: {c",
        "  a: b",
        " - a",
        "a: - b",
        "a: ? b",
        "a: 'x\\",
        "a: [,",
        "a: {,",
        "a: [[",
        "[a",
    ),
    *("a: {b: [c], d: [e", "a: [b]  c", "{a: b}, c", "a: &x &y z", "a: !<x", "%a", "a: ' b [c"),
]


def repaired(text: str, edited: int | None) -> str:
    """The line that is different in the tree of a text, and what is there instead."""
    document = parse(text, "it.yaml")
    if document.root is not None:
        return "is whole"
    found = recovered(document, edited)
    if found is None:
        return "is lost"
    if found.line is None:
        return f"has more errors: {[*getattr(found.document.root, 'by_name', ())]}"
    before, after = (one.split("\n") for one in (text, found.document.text))
    changed = [
        index for index, pair in enumerate(zip(before, after, strict=True)) if len(set(pair)) > 1
    ]
    assert changed in ([found.line], [])
    return f"line {found.line}: {after[found.line]!r}"


def test_how_each_broken_line_is_repaired() -> None:
    lines = []
    for broken in BROKEN:
        text = f"x: 1\ny: {{z: 2}}\n\n{broken}\n\nv:\n  w: 3\n"
        told: dict[str, list[int | None]] = {}
        for edited in (None, 3, 1, 4, 6, 7, 8):
            told.setdefault(repaired(text, edited), []).append(edited)
        lines += [broken, *(f"  {said}, edited {edits}" for said, edits in told.items())]
        for other in (broken, f"{broken}\nx: 1\n", f"x:\n  y: 1\n{broken}"):
            lines.append(f"  {other!r}: {repaired(other, None)}")
    sheet = "".join(f"{line}\n" for line in lines)
    assert sheet == expected(Path(__file__).parent / "sheets" / "repairs.txt", sheet)
