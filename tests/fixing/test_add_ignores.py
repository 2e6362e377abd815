"""`--add-ignores`: comments that suppress existing findings, and change nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint import lint_paths, lint_text
from noob_lint.cli import main
from noob_lint.diagnostics.diagnostic import Diagnostic, Finding, Severity
from noob_lint.fixing.add_ignores import _same, ignoring_edits, single_ignores, with_ignores
from noob_lint.fixing.rounds import apply
from noob_lint.yaml.parser import parse
from tests.rules.fixtures import BAD, settings_of

HEADER = "noob_id: example\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"
WRONG = "nodes: {a: {type: lab.a, depends: [b.x]}}"


def commented(text: str) -> str:
    return with_ignores(parse(text, "t.yaml"), lint_text(text, path="t.yaml"))


CASES = {
    "a line": (f"{WRONG}\n", f"{WRONG}  # noob-lint: ignore[unknown-node]\n"),
    "the end of the file": (f"{WRONG}   ", f"{WRONG}  # noob-lint: ignore[unknown-node]"),
    "line ends": (f"{WRONG}\r\n# x\r\n", f"{WRONG}  # noob-lint: ignore[unknown-node]\r\n# x\r\n"),
    "two rules": (
        "nodes: {a: {type: blur, depends: [b.x]}}\n",
        "nodes: {a: {type: blur, depends: [b.x]}}"
        "  # noob-lint: ignore[type-format, unknown-node]\n",
    ),
    "another comment": (f"{WRONG} # why\n", f"{WRONG} # why  # noob-lint: ignore[unknown-node]\n"),
    "an ignore comment": (
        "nodes: {a: {type: blur, depends: [b.x]}}  # noob-lint: ignore[ type-format ] old\n",
        "nodes: {a: {type: blur, depends: [b.x]}}"
        "  # noob-lint: ignore[ type-format, unknown-node ] old\n",
    ),
    "an ignore comment above": (
        "# noob-lint: ignore[type-format] old\nnodes: {a: {type: blur, depends: [b.x]}}\n",
        "# noob-lint: ignore[type-format, unknown-node] old\n"
        "nodes: {a: {type: blur, depends: [b.x]}}\n",
    ),
    "an ignore for the file": (
        "# noob-lint: ignore-file[type-format]\nnodes: {a: {type: blur, depends: [b.x]}}\n",
        "# noob-lint: ignore-file[type-format]\n"
        "nodes: {a: {type: blur, depends: [b.x]}}  # noob-lint: ignore[unknown-node]\n",
    ),
    "an ignore of no use": (
        "nodes: {a: {type: lab.a}}  # noob-lint: ignore[cycle]\n",
        "nodes: {a: {type: lab.a}}  # noob-lint: ignore[cycle, unused-ignore]\n",
    ),
    "an ignore of no use above": (
        "nodes:\n  # noob-lint: ignore[cycle]\n  a: {type: lab.a}\n",
        "nodes:\n  # noob-lint: ignore[cycle, unused-ignore]\n  a: {type: lab.a}\n",
    ),
    "an ignore without names": (
        "nodes: {a: {type: lab.a}}  # noob-lint: ignore\n",
        "nodes: {a: {type: lab.a}}  # noob-lint: ignore  # noob-lint: ignore[unused-ignore]\n",
    ),
    "a typing error in an ignore": (
        f"{WRONG}  # noob-lint: ignore[unknwon-node]\n",
        f"{WRONG}  # noob-lint: ignore[unknwon-node, unknown-node, unused-ignore]\n",
    ),
    "a flow list": (
        "nodes:\n  a:\n    type: lab.a\n    depends: [\n      b.x,\n      c.x]\n",
        "nodes:\n  a:\n    type: lab.a\n    depends: [\n"
        "      b.x,  # noob-lint: ignore[unknown-node]\n"
        "      c.x]  # noob-lint: ignore[unknown-node]\n",
    ),
    "a key and its text below": (
        "nodes:\n  a:\n    type: lab.a\n    depends:\n      b\n",
        "nodes:\n  a:\n    type: lab.a\n    depends:\n"
        "      b  # noob-lint: ignore[signal-ref-format]\n",
    ),
    "a key whose text is below": (
        "nodes:\n  a:\n    type: lab.a\n    dependz:\n      b.x\n\n# more\n",
        "nodes:\n  a:\n    type: lab.a\n    # noob-lint: ignore[schema-unknown-key]\n"
        "    dependz:\n      b.x\n\n# more\n",
    ),
    "a block text": (
        "nodes:\n  a:\n    type: lab.a\n    depends: |-\n      b\n",
        "nodes:\n  a:\n    type: lab.a\n"
        "    depends: |-  # noob-lint: ignore[signal-ref-format]\n      b\n",
    ),
    "a quoted text": (
        "nodes:\n  a:\n    type: lab.a\n    depends: 'b\n\n      c'\n",
        "nodes:\n  a:\n    type: lab.a\n    # noob-lint: ignore[signal-ref-format]\n"
        "    depends: 'b\n\n      c'\n",
    ),
    "a plain text": (
        "nodes:\r\n  a:\r\n    type: lab.a\r\n    depends: b\r\n     c\r\n",
        "nodes:\r\n  a:\r\n    type: lab.a\r\n    # noob-lint: ignore[signal-ref-format]\r\n"
        "    depends: b\r\n     c\r\n",
    ),
    "after a text that ends on the line": (
        'nodes: {a: {params: {t: "x\n  y"}, type: lab.a, depends: [b.x]}}\n',
        'nodes: {a: {params: {t: "x\n  y"}, type: lab.a, depends: [b.x]}}'
        "  # noob-lint: ignore[unknown-node]\n",
    ),
    "between two texts of several lines": (
        'nodes: {a: {params: {t: "x\n  y"}, type: blur, depends: [b.x], enabled: "z\n  z"}}\n',
        "# noob-lint: ignore[enabled-format, type-format, unknown-node]\n"
        'nodes: {a: {params: {t: "x\n  y"}, type: blur, depends: [b.x], enabled: "z\n  z"}}\n',
    ),
}


def test_the_line_of_the_id_gets_no_comment() -> None:
    text = HEADER.replace("example", "a b") + "nodes: {a: {type: lab.a}}\n"
    assert commented(text) == f"# noob-lint: ignore[header-id-format]\n{text}"


def test_the_line_of_the_id_may_get_one_behind_a_byte_order_mark() -> None:
    text = f"{HEADER}nodes: {{a: {{type: lab.a}}}}\n"
    (found,) = lint_text(f"\ufeff{text}", path="t.yaml")
    document = parse(f"\ufeff{text}", "t.yaml")
    comment = "  # noob-lint: ignore[header-id-not-discoverable]"
    assert with_ignores(document, [found]) == text.replace("example", f"example{comment}")


def test_a_comment_above_the_last_line_which_has_no_end() -> None:
    text = "nodes: {a: {type: lab.a}}\n" + "\n".join(HEADER.splitlines()[1:]) + "\nnoob_id: a b"
    last = "# noob-lint: ignore[header-id-format, header-order]\nnoob_id: a b"
    assert commented(text) == text.replace("noob_id: a b", last)


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_comments_are_written(text: str, expected: str) -> None:
    text, expected = HEADER + text, HEADER + expected
    assert commented(text) == expected
    assert lint_text(expected, path="t.yaml") == []
    assert commented(expected) == expected


@pytest.mark.parametrize("text", [one for one, _ in CASES.values()], ids=CASES)
def test_each_finding_alone(text: str) -> None:
    document = parse(HEADER + text, "t.yaml")
    found = lint_text(HEADER + text, path="t.yaml")
    alone = [ignoring_edits(document, [one], "why") for one in found]
    assert single_ignores(document, found, "why") == tuple(alone)
    for one, edits in zip(found, alone, strict=True):
        left = lint_text(apply(HEADER + text, edits), path="t.yaml")
        assert edits
        assert len(left) < len(found)
        assert one.message not in {at.message for at in left}
    broken = parse("nodes: [\n", "t.yaml")
    assert single_ignores(broken, found) == ((),) * len(found)


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("a: 1\nb: [x, {c: d}]\n", "a:   1 # x\nb:\n- x\n- c: d\n", True),
        ("a: 1\nb: 2\n", "a: 1\nb: 3\n", False),
        ("a: 1\nb: 2\n", "a: 3\nb: 2\n", False),
        ("a: 1\n", "b: 1\n", False),
        ("a: 1\n", "a: '1'\n", False),
        ("a: '1'\n", 'a: "1"\n', False),
        ("a: 1\n", "a: !!int 1\n", False),
        ("a: !x 1\n", "a: !y 1\n", False),
        ("a: !x []\n", "a: !y []\n", False),
        ("a: &x 1\n", "a: &y 1\n", False),
        ("a: &x []\n", "a: []\n", False),
        ("a: &x 1\n", "a: &x 1\n", True),
        ("a: []\n", "a: {}\n", False),
        ("a: [1]\n", "a: 1\n", False),
        ("a: [1, 2]\n", "a: [1]\n", False),
        ("a: 1\n", "a: 1\nb: 2\n", False),
        ("a: &x [1]\nb: *x\nc: 1\n", "a: &x [1]\nb: *x\nc: 1\n", True),
        ("z: 1\na: &x [1]\nb: *x\n", "z: 2\na: &x [1]\nb: *x\n", False),
        ("a: &x [1]\nb: *x\n", "a: &x [2]\nb: *x\n", False),
        ("a: &x [1, *x]\n", "a: &x [1, *x]\n", True),
        ("a: &x [1, *x]\n", "a: &x [2, *x]\n", False),
    ],
)
def test_texts_that_read_the_same(one: str, other: str, is_same: bool) -> None:
    roots = [root for text in (one, other) if (root := parse(text).root) is not None]
    assert len(roots) == 2
    assert _same(*roots) is is_same
    assert _same(*reversed(roots)) is is_same


def found_at(text: str, offset: int, path: str) -> Diagnostic:
    span = parse(text, "t.yaml").source.span(offset, offset)
    return Diagnostic(path, "cycle", Severity.ERROR, Finding(span, "wrong"))


def test_where_a_comment_would_become_part_of_a_string() -> None:
    text = "a: >+\n  b\n\n\nc: 1\n"
    document = parse(text, "t.yaml")
    good, bad = found_at(text, text.index("c"), "t.yaml"), found_at(text, 10, "t.yaml")
    assert document.source.line(bad.span.start.line) == ""
    assert with_ignores(document, [bad]) == with_ignores(document, [good, bad]) == text
    edits = single_ignores(document, [bad, good])
    comment = "c: 1  # noob-lint: ignore[cycle]"
    assert [apply(text, one) for one in edits] == [text, text.replace("c: 1", comment)]
    assert [apply(text, one) for one in single_ignores(document, [good])] == [apply(text, edits[1])]


def test_where_the_line_of_a_finding_has_no_code() -> None:
    text = "a: 1\n  \nb: 2\n"
    expected = "a: 1\n  # noob-lint: ignore[cycle] why\nb: 2\n"
    assert with_ignores(parse(text, "t.yaml"), [found_at(text, 6, "t.yaml")], "why") == expected


def test_a_finding_of_another_file_is_ignored_at_the_top_if_nothing_is_extended() -> None:
    text = "a: 1\nb: 2\n"
    expected = "a: 1  # noob-lint: ignore[cycle]\nb: 2\n"
    assert with_ignores(parse(text, "t.yaml"), [found_at(text, 7, "base.yaml")]) == expected


def test_what_cannot_be_parsed_stays() -> None:
    assert commented("nodes: [\n") == "nodes: [\n"


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.name)
def test_the_tubes_of_all_rules(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text that can be parsed has no finding left, so a second run changes nothing."""
    monkeypatch.chdir(path.parent)
    text = path.read_bytes().decode("utf-8")
    settings = settings_of(path)
    document = parse(text, path.name)
    found = lint_text(text, path=path.name, settings=settings)
    after = "\ufeff" * document.has_bom + with_ignores(document, found)
    left = lint_text(after, path=path.name, settings=settings)
    assert left == (found if document.root is None else [])


def test_the_option(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "a.yaml"
    text = f"{HEADER}nodes: {{a: {{type: blur, depends: [b.x]}}}}\r\n"
    file.write_bytes(b"\xef\xbb\xbf" + text.encode())
    known = ["--extend-ignore", "header-id-not-discoverable"]  # of the byte order mark
    (tmp_path / "broken.yaml").write_text("noob_id: [\n")
    assert main(["--add-ignores=type-format,cycle", *known, "a.yaml", "--format", "concise"]) == 1
    streams = capsys.readouterr()
    assert streams.err == "Wrote ignore comments for 1 finding to 1 file.\n"
    assert [line.partition("] ")[0] for line in streams.out.splitlines()] == [
        "a.yaml:4:35: error[unknown-node",
        "Found 1 error in 1 file (1 checked, 1 finding suppressed).",
    ]
    assert main(["--add-ignores", *known, "a.yaml", "broken.yaml", "--format", "concise"]) == 1
    streams = capsys.readouterr()
    assert streams.err == "Wrote ignore comments for 1 finding to 1 file.\n"
    assert streams.out.splitlines()[0].startswith("broken.yaml:2:1: error[yaml-syntax]")
    written = "  # noob-lint: ignore[type-format, unknown-node]\r\n"
    assert file.read_bytes() == b"\xef\xbb\xbf" + text.replace("\r\n", written).encode()
    assert (tmp_path / "broken.yaml").read_text() == "noob_id: [\n"
    assert main(["--add-ignores", *known, "a.yaml", "-q"]) == 0
    assert capsys.readouterr() == ("", "")


def test_a_finding_in_a_base_is_ignored_where_it_is_merged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    base = (
        HEADER
        + "nodes:\n  read: {type: lab.read}\n  mean: {type: lab.mean, depends: [read.value]}\n"
    )
    child = (
        HEADER.replace("example", "child")
        + "extends: [example]\nnodes:\n  read: {depends: [mean.value]}\n"
    )
    (tmp_path / "base.yaml").write_text(base)
    (tmp_path / "child.yaml").write_text(child)
    assert main(["--add-ignores", "."]) == 0
    capsys.readouterr()
    assert (tmp_path / "base.yaml").read_text() == base
    mark = "extends: [example]  # noob-lint: ignore[cycle]\n"
    assert (tmp_path / "child.yaml").read_text() == child.replace("extends: [example]\n", mark)
    assert lint_paths(["."]) == []


WRONG_USAGE = {
    "stdin": (["--add-ignores", "-"], "--add-ignores cannot be used with standard input"),
    "fix": (["--add-ignores", "--fix-only"], "--add-ignores cannot be used with --fix-only"),
    "no-ignores": (
        ["--add-ignores", "--no-ignores"],
        "--add-ignores cannot be used with --no-ignores",
    ),
    "name": (
        ["--add-ignores=cycle,cycel"],
        '--add-ignores: unknown rule "cycel": did you mean "cycle"?',
    ),
    "no name": (["--add-ignores=,"], "--add-ignores: no rule was named"),
}


@pytest.mark.parametrize(("arguments", "message"), WRONG_USAGE.values(), ids=WRONG_USAGE)
def test_wrong_usage(
    arguments: list[str],
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    assert capsys.readouterr() == ("", f"noob-lint: error: {message}\n")
