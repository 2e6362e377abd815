"""Which edits are made together, and where places are after them."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint import Settings
from noob_lint.diagnostics.diagnostic import Diagnostic, Edit, Finding, Fix, Severity
from noob_lint.diagnostics.source import Source
from noob_lint.fixing.rounds import (
    Fixer,
    State,
    _are_milder,
    _harm,
    _Moves,
    _without_overlaps,
    apply,
)
from noob_lint.linting.linter import Linter
from noob_lint.linting.result import FileResult
from noob_lint.yaml.parser import parse
from tests.workspaces import workspace

TEXT = """\
noob_id: it
noob_model: noob.tube.TubeSpecification
noob_version: 1003.0.2
nodes:
  a: {type: lab.a}
  b: {type: lab.b}
  c: {type: lab.c}
"""


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No other tube is in the project."""
    monkeypatch.chdir(tmp_path)


def edit(start: int, end: int, text: str, source: str = TEXT) -> Edit:
    return Edit(Source(source).span(start, end), text)


def found(
    *edits: Edit, safe: bool = True, path: str = "it.yaml", severity: Severity = Severity.ERROR
) -> Diagnostic:
    """A finding at the first of the edits that fix it."""
    fix = Fix("mend it", edits, safe)
    return Diagnostic(path, "made-up", severity, Finding(edits[0].span, f"{edits}", fix))


def replacing(old: str, new: str, *, safe: bool = True) -> Diagnostic:
    start = TEXT.index(old)
    return found(edit(start, start + len(old), new), safe=safe)


def test_edits_are_made_in_the_order_of_their_places() -> None:
    edits = [edit(8, 8, "<"), edit(2, 4, ""), edit(10, 11, "xyz"), edit(0, 1, "A")]
    assert apply("abcdefghijkl", edits) == "Abefgh<ijxyzl"
    assert apply("abc", []) == "abc"


@pytest.mark.parametrize(
    ("places", "chosen"),
    [
        ([], []),
        ([[(1, 2)], [(3, 4)]], [0, 1]),
        ([[(3, 4)], [(1, 2)]], [0, 1]),
        ([[(1, 3)], [(3, 4)]], [0]),
        ([[(3, 4)], [(1, 3)]], [0]),
        ([[(1, 9)], [(3, 4)], [(10, 11)]], [0, 2]),
        ([[(3, 3)], [(3, 3)]], [0]),
        ([[(1, 2), (8, 9)], [(4, 5)], [(9, 10)], [(6, 7), (8, 8)]], [0, 1]),
        ([[(1, 2)], [(1, 2), (5, 6)], [(5, 6)]], [0, 2]),
    ],
)
def test_fixes_that_touch_wait_for_the_next_round(
    places: list[list[tuple[int, int]]], chosen: list[int]
) -> None:
    items = [found(*(edit(start, end, "x") for start, end in one)) for one in places]
    assert [items.index(one) for one in _without_overlaps(items)] == chosen


def test_where_places_are_after_edits() -> None:
    moves = _Moves("it.yaml", [edit(8, 8, "xx"), edit(2, 5, "ABCD"), edit(10, 12, "")])
    assert [moves.moved("it.yaml", offset) for offset in range(15)] == [
        *(0, 1, 2, 2, 2, 6, 7, 8, 11, 12, 13, 13, 13, 14, 15)
    ]
    assert [moves.moved("other.yaml", offset) for offset in (0, 4, 14)] == [0, 4, 14]
    assert _Moves("it.yaml", []).moved("it.yaml", 7) == 7


def item(rule: str, start: int, message: str = "", path: str = "it.yaml") -> Diagnostic:
    span = Source(TEXT).span(start, start + 1)
    return Diagnostic(path, rule, Severity.ERROR, Finding(span, message))


def test_findings_are_the_same_by_their_messages_or_their_places() -> None:
    moves = _Moves("it.yaml", [edit(5, 5, "xx")])
    before = [item("a", 1, "one"), item("b", 9, "two"), item("b", 9, "three"), item("c", 3, "x")]
    same = [item("b", 11, "other"), item("a", 30, "one"), item("b", 11, "two")]
    assert moves.unexplained(same, before) == []
    new = [
        item("b", 9, "moved"),
        item("a", 1, "two"),
        item("c", 3, "x", path="base.yaml"),
        item("a", 2, "one"),
        item("a", 2, "one"),
    ]
    assert moves.unexplained(new, before) == [new[0], new[1], new[2], new[4]]
    twice = [item("c", 3, "y"), item("c", 3, "z")]
    assert moves.unexplained(twice, before) == [twice[1]]
    state = State(parse(""), FileResult("it.yaml", tuple(before)), (), (7, 8, 9, -1))
    after = [item("b", 11), item("b", 11), item("b", 11), item("c", 3), item("a", 2), item("a", 1)]
    assert [*moves.origins(after, state)] == [8, 9, -1, -1, -1, 7]


def test_every_finding_has_an_origin() -> None:
    one = item("a", 1)
    state = State(parse(""), FileResult("it.yaml", (one,)), (), (4,))
    assert [*state.pairs] == [(one, 4)]
    with pytest.raises(ValueError, match="shorter"):
        list(state._replace(origins=()).pairs)


def test_where_harm_would_be() -> None:
    found = item("a", TEXT.index("nodes"), path="base.yaml")
    assert _harm(found, "it.yaml") == "it would cause error[a] in base.yaml:4"
    assert _harm(found, "base.yaml") == "it would cause error[a] in line 4"


HARM = "it would cause error[type-format] in line 6"
BREAKS = "the file could not be read after it"


@pytest.mark.parametrize(
    ("fixes", "changes", "reasons"),
    [
        ([("lab.a", "lab.x"), ("lab.b", "lab.y")], [("lab.a", "lab.x"), ("lab.b", "lab.y")], {}),
        (
            [("lab.a", "lab.x"), ("lab.b", "blur"), ("lab.c", "lab.z")],
            [("lab.a", "lab.x"), ("lab.c", "lab.z")],
            {1: HARM},
        ),
        ([("lab.b}", "lab.b"), ("lab.c", "lab.z")], [("lab.c", "lab.z")], {0: BREAKS}),
        ([("lab.b", "blur")], [], {0: HARM}),
        ([], [], {}),
    ],
)
def test_as_many_fixes_are_made_as_do_no_harm(
    fixes: list[tuple[str, str]], changes: list[tuple[str, str]], reasons: dict[int, str]
) -> None:
    expected = TEXT
    for old, new in changes:
        expected = expected.replace(old, new)
    result = FileResult("it.yaml", tuple(replacing(*one) for one in fixes))
    fixer = Fixer(Linter(workspace(Settings())), "it.yaml", unsafe=False)
    assert fixer.fix(State.first(parse(TEXT, "it.yaml"), result, ())).document.text == expected
    assert (fixer.reasons, fixer.gave_up) == (reasons, False)


def test_unsafe_fixes_and_those_of_other_files_are_left() -> None:
    unsafe = replacing("lab.a", "lab.x", safe=False)
    other = replacing("lab.b", "lab.y")._replace(path="base.yaml")
    result = FileResult("it.yaml", (unsafe, other, replacing("lab.c", "lab.z")))
    texts = {}
    for is_unsafe in (False, True):
        linter = Linter(workspace(Settings()))
        fixer = Fixer(linter, "it.yaml", unsafe=is_unsafe)
        before = State.first(parse(TEXT, "it.yaml"), result, ())
        assert before.left(unsafe=is_unsafe) == ({0, 2} if is_unsafe else {2})
        texts[is_unsafe] = fixer.fix(before).document.text
    assert texts[False] == TEXT.replace("lab.c", "lab.z")
    assert texts[True] == texts[False].replace("lab.a", "lab.x")


def test_only_so_many_tries_are_made() -> None:
    wrong = tuple(replacing(f"lab.{name}", "blur") for name in "abc")
    gave_up = {}
    for most in (1, 4, 5, 6):
        linter = Linter(workspace(Settings()))
        fixer = Fixer(linter, "it.yaml", unsafe=False, most=most)
        fixer.fix(State.first(parse(TEXT, "it.yaml"), FileResult("it.yaml", wrong), ()))
        gave_up[most] = (fixer.gave_up, sorted(fixer.reasons))
    assert gave_up == {
        1: (True, []),
        4: (True, [0, 1]),
        5: (True, [0, 1, 2]),
        6: (False, [0, 1, 2]),
    }


def test_safe_fixes_are_tried_before_the_unsafe_ones_that_do_harm() -> None:
    harmful = tuple(replacing(f"lab.{name}", "blur", safe=False) for name in "ab")
    result = FileResult("it.yaml", (*harmful, replacing("lab.c", "lab.z")))
    linter = Linter(workspace(Settings()))
    fixer = Fixer(linter, "it.yaml", unsafe=True, most=2)
    state = fixer.fix(State.first(parse(TEXT, "it.yaml"), result, ()))
    assert state.document.text == TEXT.replace("lab.c", "lab.z")


@pytest.mark.parametrize(("count", "tries"), [(249, 199), (250, 198), (499, 198), (500, 197)])
def test_a_try_with_many_findings_counts_more(count: int, tries: int) -> None:
    other = [item("made-up", 1, str(number)) for number in range(count - 1)]
    fixer = Fixer(Linter(workspace(Settings())), "it.yaml", unsafe=False)
    result = FileResult("it.yaml", (replacing("lab.a", "lab.x"), *other))
    state = fixer.fix(State.first(parse(TEXT, "it.yaml"), result, ()))
    assert state.document.text == TEXT.replace("lab.a", "lab.x")
    assert fixer._left == tries


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b""])
def test_a_mark_at_the_start_is_kept(mark: bytes) -> None:
    document = parse(mark + TEXT.encode(), "it.yaml")
    linter = Linter(workspace(Settings()))
    told = linter.lint_document(document).diagnostics
    assert [one.rule for one in told] == ["header-id-not-discoverable"] * bool(mark)
    result = FileResult("it.yaml", (replacing("lab.a", "lab.x"), *told))
    fixer = Fixer(linter, "it.yaml", unsafe=False)
    state = fixer.fix(State.first(document, result, ()))
    assert state.document.has_bom is bool(mark)
    assert state.document.text == TEXT.replace("lab.a", "lab.x")


E, W, I = Severity.ERROR, Severity.WARNING, Severity.INFO  # noqa: E741
HERE = 4


@pytest.mark.parametrize(
    ("fixed", "new", "are_milder"),
    [
        ([(HERE, E)], [], True),
        ([(HERE, E)], [(HERE, W)], True),
        ([(HERE, E)], [(HERE, E)], False),
        ([(HERE, W)], [(HERE, W)], False),
        ([(HERE, W)], [(HERE, E)], False),
        ([(HERE, W)], [(HERE, I)], True),
        ([(HERE, W), (HERE, E)], [(HERE, W)], True),
        ([(HERE, E), (HERE, W)], [(HERE, W)], True),
        ([(HERE, E)], [(HERE, W), (HERE, I)], True),
        ([(HERE, E)], [(HERE, E), (HERE, W)], False),
        ([(HERE, E)], [(HERE, W), (HERE, E)], False),
        ([(HERE, E)], [(HERE + 1, W)], False),
        ([(HERE, E)], [(HERE - 1, W)], False),
        ([(HERE - 1, E), (HERE, W)], [(HERE - 1, W), (HERE, I)], True),
        ([(HERE - 1, E), (HERE, W)], [(HERE, W)], False),
    ],
)
def test_what_is_milder_than_what_is_fixed(
    fixed: list[tuple[int, Severity]], new: list[tuple[int, Severity]], are_milder: bool
) -> None:
    starts = Source(TEXT).line_starts
    chosen = [
        found(edit(starts[line] + 2 * place, starts[line] + 2 * place + 1, "xy"), severity=level)
        for place, (line, level) in enumerate(fixed)
    ]
    edits = [one for item in chosen if item.fix is not None for one in item.fix.edits]
    moves = _Moves("it.yaml", edits)
    after = Source(apply(TEXT, edits))
    for path in ("it.yaml", "base.yaml"):
        told = [
            Diagnostic(path, "made-up", level, Finding(after.span(start, start), ""))
            for line, level in new
            for start in [after.line_starts[line]]
        ]
        expected = are_milder and (path == "it.yaml" or not new)
        assert _are_milder(told, chosen, moves, after) is expected


def test_a_fix_of_several_lines_counts_for_the_first_and_the_last() -> None:
    change = edit(TEXT.index("lab.a"), TEXT.index("lab.a") + 5, "lab.x}\n  y: {type: lab.y")
    after = Source(apply(TEXT, [change]))
    moves = _Moves("it.yaml", [change])
    for line in range(8):
        start = after.line_starts[line]
        new = Diagnostic("it.yaml", "made-up", W, Finding(after.span(start, start), ""))
        assert _are_milder([new], [found(change)], moves, after) is (line in {4, 5})
