from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.diagnostics.source import Source
from noob_lint.fixing.rounds import apply
from noob_lint.server.features.actions import FIX, FIX_ALL, REASON, Action, actions, change_to
from noob_lint.server.session import StaleError
from tests.server.studio import HEAD, Studio

BODY = """\
nodes:
  reed: {type: lab.count}
  id_: {id: id_, type: lab.plain, depends: [value: read.value]}
  store: {type: lab.plain, enabeld: true, depends: [value: reed.value]}
"""


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    return Studio(tmp_path)


def offered(studio: Studio, body: str, name: str = "it") -> tuple[str, list[Action]]:
    view, offset = studio.open(body, name)
    end = offset if offset >= 0 else len(view.document.text)
    found = actions(studio.session, view.written, max(offset, 0), end)
    return view.written.text, list(found)


def rule_of(action: Action) -> str | None:
    return None if action.finding is None else action.finding.rule


def after(text: str, action: Action) -> str:
    change = action.make()
    assert change is not None
    return apply(text, change.edits)


def test_each_fix_is_offered_and_the_safe_ones_are_preferred(studio: Studio) -> None:
    text, found = offered(studio, BODY)
    assert [(rule_of(one), one.kind, one.preferred) for one in found] == [
        ("id-redundant", FIX, True),
        ("unknown-node", FIX, False),
        ("schema-unknown-key", FIX, False),
        ("id-redundant", FIX, False),
        ("unknown-node", FIX, False),
        ("schema-unknown-key", FIX, False),
        (None, FIX_ALL, False),
    ]
    assert [one.title for one in found][3:] == [
        "ignore id-redundant here",
        "ignore unknown-node here",
        "ignore schema-unknown-key here",
        "fix all that is safe to fix",
    ]
    assert "may change what the tube means" in found[1].title
    assert after(text, found[1]) == text.replace("[value: read.", "[value: reed.")


def test_only_what_is_near_is_offered(studio: Studio) -> None:
    _, found = offered(studio, BODY.replace("enabeld", "ena‸beld"))
    assert [rule_of(one) for one in found] == ["schema-unknown-key", "schema-unknown-key", None]


def test_all_that_is_safe_is_fixed_at_once(studio: Studio) -> None:
    text, found = offered(studio, BODY)
    assert after(text, found[-1]) == text.replace("{id: id_, type", "{type")


def test_what_is_ignored_is_not_found_any_more(studio: Studio) -> None:
    text, found = offered(studio, BODY)
    change = found[4].make()
    assert change is not None
    assert change.placeholder == REASON
    ignored = after(text, found[4])
    line = "  id_: {id: id_, type: lab.plain, depends: [value: read.value]}"
    assert ignored == text.replace(line, f"{line}  # noob-lint: ignore[unknown-node] {REASON}")
    studio.session.open((studio.root / "it.yaml").as_uri(), 2, ignored)
    rules = [item.rule for item in studio.session.findings(str(studio.root / "it.yaml"))]
    assert rules == ["id-redundant", "schema-unknown-key"]


def test_what_a_base_brings_is_ignored_where_it_is_extended(studio: Studio) -> None:
    nodes = "nodes:\n  a: {type: return, depends: [b.value]}\n  b: {type: lab.count}\n"
    studio.tube("base", nodes)
    child = "extends: [base]\nnodes: {b: {enabled: false}}\n"
    text, found = offered(studio, "‸" + child, "child")
    assert found
    for one in found:
        if one.title.startswith("ignore"):
            rule = one.title.split()[1]
            assert after(text, one) == text.replace(
                "extends: [base]", f"extends: [base]  # noob-lint: ignore[{rule}] {REASON}"
            )


def test_no_comment_is_offered_where_none_counts(studio: Studio) -> None:
    _, found = offered(studio, "nodes: [\n")
    assert [one.title for one in found] == []


def test_a_text_that_cannot_be_encoded_is_left_alone(studio: Studio) -> None:
    offered(studio, BODY)
    path = str(studio.root / "it.yaml")
    studio.session.findings(path)
    text = f"{HEAD.format('it')}{BODY}  last: {{type: lab.count, description: \ud800}}\n"
    studio.session.open((studio.root / "it.yaml").as_uri(), 2, text)
    view = studio.session.view(path)
    assert view is not None
    found = [*actions(studio.session, view.written, 0, len(text))]
    assert found[-1].kind == FIX_ALL
    assert found[-1].make() is None


@pytest.mark.parametrize(
    ("before", "after_", "expected"),
    [
        ("a\nb\nc\nd\n", "a\nB\nc\nx\nd\n", [(2, 4, "B\n"), (6, 6, "x\n")]),
        ("a\n", "x\na\n", [(0, 0, "x\n")]),
        ("a\n", "a\nx\n", [(2, 2, "x\n")]),
        ("a\na\n", "a\n", [(2, 4, "")]),
        ("a\nb\na\n", "a\n", [(2, 6, "")]),
        ("a\nb", "a\nb\n", [(2, 3, "b\n")]),
        ("a\r\nb\n", "a\nb\n", [(0, 3, "a\n")]),
        ("", "a\n", [(0, 0, "a\n")]),
    ],
)
def test_a_change_has_only_the_lines_that_differ(
    before: str, after_: str, expected: list[tuple[int, int, str]]
) -> None:
    source = Source(before)
    change = change_to(source, after_)
    assert change is not None
    assert (change.source, change.placeholder) == (source, "")
    edits = [(one.span.start.offset, one.span.end.offset, one.text) for one in change.edits]
    assert edits == expected
    assert apply(source.text, change.edits) == after_


@pytest.mark.parametrize(("before", "after_"), [("a\n", "a\n"), ("a\n", ""), ("", "")])
def test_a_change_that_changes_nothing_is_none(before: str, after_: str) -> None:
    assert change_to(Source(before), after_) is None


def test_fixing_all_stops_once_it_is_of_no_use(studio: Studio) -> None:
    text, found = offered(studio, BODY)
    calls: list[int] = []

    def watch() -> None:
        calls.append(1)
        if len(calls) == 2:
            raise StaleError

    studio.session.watch = watch
    with pytest.raises(StaleError):
        found[-1].make()
    assert len(calls) == 2
    path = str(studio.root / "it.yaml")
    document = studio.session.document(path)
    assert document is not None
    assert document.text == text
    rules = [item.rule for item in studio.session.findings(path)]
    assert rules == ["id-redundant", "unknown-node", "schema-unknown-key"]
    assert after(text, found[-1]) == text.replace("{id: id_, type", "{type")


@pytest.mark.parametrize(
    ("before", "after", "edits"),
    [
        ("a\nb\nc\n", "a\nx\nc\n", [(2, 4, "x\n")]),
        ("a\nb\nc\n", "a\nc\n", [(2, 4, "")]),
        ("a\nb\nc\n", "a\nb\nb\nc\n", [(4, 4, "b\n")]),
        ("a\nb\nc\nd\n", "x\nb\nc\ny\n", [(0, 2, "x\n"), (6, 8, "y\n")]),
        ("a\r\nb", "a\r\nc", [(3, 4, "c")]),
        ("a\n", "b\na\nb\n", [(0, 0, "b\n"), (2, 2, "b\n")]),
        ("a\na\na\n", "a\n", [(2, 6, "")]),
        ("a\n", "a\n", None),
        ("a\n", "", None),
    ],
)
def test_a_text_is_changed_line_by_line(
    before: str, after: str, edits: list[tuple[int, int, str]] | None
) -> None:
    change = change_to(Source(before), after)
    found = change and [
        (one.span.start.offset, one.span.end.offset, one.text) for one in change.edits
    ]
    assert found == edits


def test_so_many_findings_have_actions_of_their_own(studio: Studio) -> None:
    nodes = (
        f"  n{number:02}: {{type: lab.plain, depends: [value: gone{number:02}.value]}}\n"
        for number in range(21)
    )
    view, _ = studio.open(f"nodes:\n{''.join(nodes)}")
    document, end = view.document, len(view.document.text)
    assert [one.rule for one in studio.session.findings(view.path)] == ["unknown-node"] * 21
    found = [*actions(studio.session, document, 0, end)]
    assert [one.title for one in found] == ["ignore unknown-node here"] * 20
    last = document.text.index("gone20")
    (action,) = actions(studio.session, document, last, last)
    assert action.finding is not None
    assert "'gone20'" in action.finding.message
