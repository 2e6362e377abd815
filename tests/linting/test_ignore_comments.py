"""Ignore comments: what they apply to, the findings about unused ones, and their fixes."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint import Diagnostic, Settings, lint_paths, lint_text
from noob_lint.cli import main
from noob_lint.linting.linter import Linter
from noob_lint.yaml.parser import parse
from tests.lab import write_lab
from tests.workspaces import workspace

HEADER = "noob_id: example\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No other tube is in the project."""
    monkeypatch.chdir(tmp_path)


def shown(found: list[Diagnostic]) -> list[str]:
    return [f"{one.path}:{one.span.start.line - 2} {one.rule}" for one in found]


def lint(nodes: str, settings: Settings | None = None) -> list[str]:
    """Line (of `nodes`) and rule of the findings."""
    found = lint_text(HEADER + nodes, path="t.yaml", settings=settings)
    return [text.removeprefix("t.yaml:") for text in shown(found)]


def fixed(text: str, *, unsafe: bool = False) -> str:
    """The text after applying the first fix repeatedly, until there is none left."""
    for _ in range(20):
        fixes = [item.fix for item in lint_text(text) if item.rule == "unused-ignore"]
        usable = [fix for fix in fixes if fix is not None and (fix.safe or unsafe)]
        if not usable:
            return text
        for edit in sorted(usable[0].edits, reverse=True):
            start, end = edit.span.start.offset, edit.span.end.offset
            text = text[:start] + edit.text + text[end:]
    raise AssertionError("the fixes do not end")


REACHES = {
    "its line": "nodes:\n  a: {type: lab.a, depends: [b.value]}  # noob-lint: ignore[{}]\n",
    "the next": "nodes:\n  # noob-lint: ignore[{}]\n\n  # x\n  a: {type: lab.a, depends: [b.x]}\n",
    "its group": "nodes:\n  a: {type: lab.a, depends: [b.x]}  # noob-lint: ignore[graph]\n",
    "several names": (
        "nodes:\n  a: {type: blur, depends: [b.x]}  # noob-lint: ignore[{}, type-format]"
    ),
    "after words": "nodes:\n  a: {type: lab.a, depends: [b.x]}  # yes!  # noob-lint: ignore[{}]\n",
    "two in a comment": (
        "nodes:\n  a: {type: blur, depends: [b.x]}  "
        "# noob-lint: ignore[type-format] so # noob-lint: ignore[{}]\n"
    ),
    "the whole file": "# noob-lint: ignore-file[{}]\nnodes: {a: {type: lab.a, depends: [b.x]}}\n",
    "the file, from below": (
        "nodes: {a: {type: lab.a, depends: [b.x]}}\n# noob-lint: ignore-file[{}]\n"
    ),
    "an item": "nodes:\n  a:\n    type: lab.a\n    depends:\n    - b.x  # noob-lint: ignore[{}]\n",
    "above an item": (
        "nodes:\n  a:\n    type: lab.a\n    depends:\n    # noob-lint: ignore[{}]\n    - b.x\n"
    ),
    "in a flow list": (
        "nodes:\n  a:\n    type: lab.a\n"
        "    depends: [\n      b.x,  # noob-lint: ignore[{}]\n    ]\n"
    ),
    "above, in a flow list": (
        "nodes:\n  a:\n    type: lab.a\n    depends: [\n"
        "      # noob-lint: ignore[{}]\n      b.x,\n    ]\n"
    ),
    "a key whose text is below": (
        "nodes:\n  a:\n    type: lab.a\n"
        "    depends:  # noob-lint: ignore[signal-ref-format]\n      b\n"
    ),
    "above a key whose text is below": (
        "nodes:\n  a:\n    type: lab.a\n"
        "    # noob-lint: ignore[signal-ref-format]\n    depends:\n      b\n"
    ),
    "the head of a block text": (
        "nodes:\n  a:\n    type: lab.a\n"
        "    depends: |-  # noob-lint: ignore[signal-ref-format]\n      b\n"
    ),
    "the last line of a text": (
        "nodes:\n  a:\n    type: lab.a\n"
        "    depends: 'b\n      c'  # noob-lint: ignore[signal-ref-format]\n"
    ),
    "the last line of a plain text": (
        "nodes:\n  a:\n    type: lab.a\n"
        "    depends: b\n      c  # noob-lint: ignore[signal-ref-format]\n"
    ),
    "itself": "nodes:\n  a: {type: lab.a}  # noob-lint: ignore[{}, unused-ignore]\n",
    "itself, alone": "nodes:\n  # noob-lint: ignore[{}, unused-ignore]\n  a: {type: lab.a}\n",
}


@pytest.mark.parametrize("text", REACHES.values(), ids=REACHES)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_comment_reaches(text: str, end: str) -> None:
    assert lint(text.replace("{}", "unknown-node").replace("\n", end)) == []


MISSES = {
    "the line after": (
        "nodes:\n  a: {type: lab.a}  # noob-lint: ignore[unknown-node]\n"
        "  b: {type: lab.a, depends: [c.x]}\n",
        ["2 unused-ignore", "3 unknown-node"],
    ),
    "what lies below a key": (
        "nodes:\n  a:\n    type: lab.a\n"
        "    depends:  # noob-lint: ignore[unknown-node]\n    - b.x\n",
        ["4 unused-ignore", "5 unknown-node"],
    ),
    "from inside a block text": (
        "nodes:\n  a:\n    type: lab.a\n    depends: [c.x]\n    params:\n"
        "      text: |\n        # noob-lint: ignore-file[unknown-node]\n",
        ["4 unknown-node"],
    ),
    "from inside a quoted text": (
        "nodes:\n  a:\n    type: lab.a\n    depends: [c.x]\n    params:\n"
        '      text: "\n        # noob-lint: ignore-file[unknown-node]"\n',
        ["4 unknown-node"],
    ),
    "a text below a key, where a mapping is merged that stands there": (
        "nodes:\n  a:\n    <<: {type: lab.a, depends:  # noob-lint: ignore[signal-ref-format]\n"
        "      b}\n",
        ["3 unused-ignore", "4 signal-ref-format"],
    ),
    "without a blank before it": (
        "nodes:\n  a:\n    type: lab.a\n    depends: [c.x]\n"
        "    params: \n      text: a#noob-lint:ignore-file[unknown-node]\n",
        ["4 unknown-node"],
    ),
}


@pytest.mark.parametrize(("text", "found"), MISSES.values(), ids=MISSES)
def test_a_comment_does_not_reach(text: str, found: list[str]) -> None:
    assert lint(text) == found


def test_what_cannot_be_parsed_is_not_silenced() -> None:
    text = "# noob-lint: ignore-file[yaml-syntax, syntax]\nnodes: [\n"
    assert lint(text) == ["3 yaml-syntax"]


def test_without_comments_everything_is_reported() -> None:
    text = "nodes: {a: {type: lab.a, depends: [b.x]}}  # noob-lint: ignore[unknown-node, cycle]\n"
    assert lint(text, Settings(use_ignores=False)) == ["1 unknown-node"]


def test_names_of_rules_that_do_not_run_are_left_alone() -> None:
    text = "nodes: {a: {type: lab.a}}  # noob-lint: ignore[unknown-node, cycle, graph, qqqqq]\n"
    chosen = Settings(select=["unused-ignore", "cycle"])
    found = lint_text(HEADER + text, settings=chosen)
    assert [item.message for item in found] == [
        "unused ignore: 'cycle' is not reported here",
        "unknown rule 'qqqqq'",
    ]


def test_the_reason_is_kept() -> None:
    text = "nodes: {a: {type: lab.a, depends: [b.x]}}  # noob-lint: ignore[unknown-node]  see #12\n"
    result = Linter(workspace(Settings())).lint(parse(HEADER + text, "a.yaml"))
    told = [(item.diagnostic.rule, item.reason) for item in result.suppressed]
    assert (result.diagnostics, told) == ((), [("unknown-node", "see #12")])


def test_a_finding_in_a_base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is suppressed where it is, or in the tube that causes it."""
    monkeypatch.chdir(tmp_path)
    base = (
        "nodes:\n  read: {type: lab.read}\n  mean: {type: lab.mean, depends: [read.value]}MARK\n"
        "  out: {type: return, depends: mean.value}\n"
    )
    child = HEADER.replace("example", "child") + (
        "extends: [example]MARK\nnodes:\n  out: {type: return, depends: mean.value}\n"
        "  read: {depends: [mean.value]}\n"
    )
    mark = "  # noob-lint: ignore[cycle]"
    for in_base, in_child, found in (
        ("", "", ["base.yaml:3 cycle"]),
        (mark, "", []),
        ("", mark, []),
        ("", "\n# noob-lint: ignore-file[cycle]", []),
    ):
        (tmp_path / "base.yaml").write_text(HEADER + base.replace("MARK", in_base))
        (tmp_path / "child.yaml").write_text(child.replace("MARK", in_child))
        assert shown(lint_paths(["child.yaml"])) == found


WRONG = "nodes: {a: {type: lab.a, depends: [b.x]}}"
FIXES = {
    "a comment": (
        "nodes: {a: {type: lab.a}}   # noob-lint: ignore[cycle]\n",
        "nodes: {a: {type: lab.a}}\n",
    ),
    "a reason": (
        "nodes: {a: {type: lab.a}}   # noob-lint: ignore[cycle] why\n",
        "nodes: {a: {type: lab.a}}   # why\n",
    ),
    "at the end of the file": ("nodes: {}\n  # noob-lint: ignore[cycle]", "nodes: {}\n"),
    "a line": ("nodes:\r\n  # noob-lint: ignore[cycle]\r\n  {}\r\n", "nodes:\r\n  {}\r\n"),
    "after words": ("nodes: {}  # see  # noob-lint: ignore[cycle]\n", "nodes: {}  # see\n"),
    "before another": (
        f"{WRONG}  # noob-lint: ignore[cycle] x # noob-lint: ignore[graph] y\n",
        f"{WRONG}  # x # noob-lint: ignore[graph] y\n",
    ),
    "after another": (
        f"{WRONG}  # noob-lint: ignore[graph] x # noob-lint: ignore[cycle] y\n",
        f"{WRONG}  # noob-lint: ignore[graph] x # y\n",
    ),
    "the first name": (
        f"{WRONG}  # noob-lint: ignore[cycle,unknown-node] x\n",
        f"{WRONG}  # noob-lint: ignore[unknown-node] x\n",
    ),
    "the last names": (
        f"{WRONG}  # noob-lint: ignore[unknown-node , cycle, type-format]\n",
        f"{WRONG}  # noob-lint: ignore[unknown-node]\n",
    ),
    "a name for the file": ("# noob-lint: ignore-file[cycle]\nnodes: {}\n", "nodes: {}\n"),
}


@pytest.mark.parametrize(("text", "expected"), FIXES.values(), ids=FIXES)
def test_fixes(text: str, expected: str) -> None:
    assert fixed(HEADER + text) == HEADER + expected


UNSAFE_FIXES = {
    "a typing error": (
        f"{WRONG} # noob-lint: ignore[unknwon-node]",
        f"{WRONG} # noob-lint: ignore[unknown-node]",
    ),
    "another word": (f"{WRONG} # noob-lint: disable[cycle]", f"{WRONG}"),
    "a misspelt word": (
        f"{WRONG} # noob-lint: ingore[graph]",
        f"{WRONG} # noob-lint: ignore[graph]",
    ),
    "no names": (f"{WRONG} # noob-lint: ignore", WRONG),
}


@pytest.mark.parametrize(("text", "expected"), UNSAFE_FIXES.values(), ids=UNSAFE_FIXES)
def test_unsafe_fixes(text: str, expected: str) -> None:
    assert fixed(HEADER + text) == HEADER + text
    assert fixed(HEADER + text, unsafe=True) == HEADER + expected


ALONE = "nodes: {a: {type: os.getcwd}}"
REMOVED, REASON = "remove the comment", "keep only the reason"
MUST_NAME = "an ignore comment must name the rules it suppresses: ignore[rule-id], or ignore[all]"

PROBLEMS: dict[str, list[tuple[str, str, str, bool]]] = {
    "ignore[cycle] why": [("unused ignore: 'cycle' is not reported here", "cycle", REASON, True)],
    "ignore[all]": [("unused ignore: nothing is reported here", "all", REMOVED, True)],
    "ignore": [(MUST_NAME, "# noob-lint: ignore", REMOVED, False)],
    "ignore[]": [(MUST_NAME, "# noob-lint: ignore[]", REMOVED, False)],
    "ignore[] why": [(MUST_NAME, "# noob-lint: ignore[] why", REASON, False)],
    "ignore[cycel, x-y-z-q]": [
        ("unknown rule 'cycel': did you mean 'cycle'?", "cycel", "write cycle", False),
        ("unknown rule 'x-y-z-q'", "x-y-z-q", "remove the unused names", False),
    ],
    "ignore[graph, cycle, x-y-z-q]": [
        (
            "unused ignore: 'graph' is not reported here",
            *("graph", "remove the unused names", True),
        ),
        (
            "unused ignore: 'cycle' is not reported here",
            *("cycle", "remove the unused names", True),
        ),
        ("unknown rule 'x-y-z-q'", "x-y-z-q", REMOVED, False),
    ],
    "ignore[runtime-x-y-z]": [
        (
            "unknown rule 'runtime-x-y-z': only 'noob-lint instantiate' reports it, "
            "and no comment can suppress it",
            *("runtime-x-y-z", REMOVED, False),
        )
    ],
    "noqa": [("'noqa' does nothing here: did you mean 'ignore[all]'?", "noqa", "x", False)],
    "off": [("'off' does nothing here: did you mean 'ignore-file[all]'?", "off", "x", False)],
    "disable-next-line[cycle]": [
        (
            "'disable-next-line' does nothing here: did you mean 'ignore'?",
            *("disable-next-line", "write ignore", False),
        )
    ],
    "ignore-fil[cycle]": [
        (
            "'ignore-fil' does nothing here: did you mean 'ignore-file'?",
            *("ignore-fil", "write ignore-file", False),
        )
    ],
}


@pytest.mark.parametrize(("comment", "expected"), PROBLEMS.items(), ids=PROBLEMS)
def test_what_is_said_about_comments_that_silence_nothing(
    comment: str, expected: list[tuple[str, str, str, bool]]
) -> None:
    text = f"{HEADER}{ALONE}  # noob-lint: {comment}\n"
    told = []
    for one in lint_text(text, path="t.yaml"):
        assert one.fix is not None
        assert one.rule == "unused-ignore"
        span = text[one.span.start.offset : one.span.end.offset]
        title = one.fix.title if expected[0][2] != "x" else "x"
        told.append((one.message, span, title, one.fix.safe))
    assert told == expected


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("disable noqa skip suppress allow disable-line disable-next-line ignore-line", "ignore"),
        ("disable-file skip-file noqa-file off", "ignore-file"),
    ],
)
def test_words_of_other_tools(words: str, meant: str) -> None:
    for word in words.split():
        found = lint_text(f"{HEADER}{ALONE}  # noob-lint: {word}[cycle]\n", path="t.yaml")
        assert [(one.message, one.fix and one.fix.title) for one in found] == [
            (f"{word!r} does nothing here: did you mean {meant!r}?", f"write {meant}")
        ]


def test_only_so_many_unknown_names_are_told_one_by_one() -> None:
    for count, more in ((100, []), (101, [1]), (150, [50])):
        names = ", ".join(f"x{number:03}q" for number in range(count))
        found = lint_text(f"{HEADER}{ALONE}  # noob-lint: ignore[{names}]\n", path="t.yaml")
        messages = [f"unknown rule 'x{number:03}q'" for number in range(min(count, 100))]
        last = [f"{number} more names here are not those of rules" for number in more]
        assert [one.message for one in found] == [*last, *messages]


def test_prose_is_no_instruction() -> None:
    assert lint("# noob-lint: see the documentation\nnodes: {a: {type: lab.a}}\n") == []


def test_no_ignores(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    write_lab(tmp_path)
    (tmp_path / "a.yaml").write_text(f"{HEADER}{WRONG}  # noob-lint: ignore[graph]\n")
    assert main(["a.yaml", "--format", "concise"]) == 0
    assert capsys.readouterr().out == "The tube is fine (1 finding suppressed).\n"
    assert main(["a.yaml", "--format", "concise", "--no-ignores"]) == 1
    assert capsys.readouterr().out.splitlines()[0].startswith("a.yaml:4:36: error[unknown-node]")
