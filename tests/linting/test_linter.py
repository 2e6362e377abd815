"""From files to results: in one process or several, whatever is wrong with a file."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from noob_lint import Settings, SettingsError, lint_paths, lint_text
from noob_lint.calls.facts import Facts
from noob_lint.config.settings import validate
from noob_lint.diagnostics.diagnostic import Diagnostic, Finding, Severity
from noob_lint.linting.checked import Checked
from noob_lint.linting.linter import Linter, lint_files
from noob_lint.linting.result import FileResult
from noob_lint.linting.selection import selected_rules
from noob_lint.project.reads import Reads
from noob_lint.rules import RULES, checks_about
from noob_lint.rules.graph import unknown_node
from noob_lint.yaml.document import Document
from noob_lint.yaml.parser import parse
from tests.work import PATIENCE
from tests.workspaces import workspace

HEADER = "noob_id: example\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"
FINE = f"{HEADER}nodes:\n  a: {{type: lab.read}}\n  b: {{type: return, depends: a.value}}\n"
WRONG = f"{HEADER}nodes:\n  b: {{type: return, depends: [a.value]}}\n"
MESSAGE = "node 'b' depends on node 'a', which does not exist: the tube has 'b'"
DEFAULT = validate(Settings())


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def brief(result: FileResult) -> tuple[str, list[str], dict[str, str], str | None]:
    found = [f"{one.path}: {one.rule}: {one.message}" for one in result.diagnostics]
    return result.path, found, dict(result.texts), result.error


# --- texts ----------------------------------------------------------------------------------------


def test_a_text_and_its_bytes_are_the_same() -> None:
    found = lint_text(WRONG, path="tubes/x.yaml")
    assert [(one.path, one.rule, one.severity, one.message) for one in found] == [
        ("tubes/x.yaml", "unknown-node", "error", MESSAGE)
    ]
    start, end = found[0].span
    assert (*start, *end) == (4, 30, WRONG.index("a.value"), 4, 31, WRONG.index("a.value") + 1)
    assert lint_text(WRONG.encode(), path="tubes/x.yaml") == found
    with_mark = lint_text(b"\xef\xbb\xbf" + WRONG.encode(), path="tubes/x.yaml")
    assert [one for one in with_mark if one.rule != "header-id-not-discoverable"] == found
    assert lint_text(FINE) == []


def test_a_text_without_a_name_is_stdin() -> None:
    assert [one.path for one in lint_text(WRONG)] == ["<stdin>"]


def test_settings_are_checked() -> None:
    with pytest.raises(SettingsError, match='unknown rule "unknown-nodes": did you mean'):
        lint_text(FINE, settings=Settings(select=["unknown-nodes"]))
    with pytest.raises(SettingsError, match="unknown noob version"):
        lint_paths([], settings=Settings(noob_version="next"))


def test_diagnostics_stand_in_the_order_of_the_text() -> None:
    text = f"{HEADER}nodes:\n  b: {{type: lst, depends: [a.value, x], enabled: yes}}\n  b-c: {{}}\n"
    found = lint_text(text)
    assert [one.rule for one in found] == [
        *("type-format", "unknown-node", "signal-ref-format", "coerced-value"),
        *("id-not-identifier", "schema-missing-key"),
    ]
    offsets = [one.span.start.offset for one in found]
    assert offsets == sorted(offsets)


def test_diagnostics_of_bases_come_last_and_by_their_paths(here: Path) -> None:
    document = parse(FINE, "m.yaml")

    def item(path: str, start: int, end: int, rule: str) -> Diagnostic:
        span = document.source.span(start, end)
        return Diagnostic(path, rule, Severity.ERROR, Finding(span, "wrong"))

    items = [
        item("m.yaml", 3, 4, "cycle"),
        item("m.yaml", 3, 4, "unknown-node"),
        item("m.yaml", 3, 5, "cycle"),
        item("m.yaml", 20, 21, "cycle"),
        item("b.yaml", 9, 10, "unknown-node"),
        item("z.yaml", 1, 2, "cycle"),
        item("z.yaml", 5, 6, "cycle"),
    ]
    linter = Linter(workspace(DEFAULT, ["m.yaml"]))
    for order in (items, items[::-1], items[3:] + items[:3]):
        result = linter.report(Checked(document, tuple(order[:2]), tuple(order[2:])))
        assert [*result.diagnostics] == items


def test_a_result_has_the_texts_of_all_files_with_findings(here: Path) -> None:
    nodes = "s: {type: print}, b: {type: map, depends: [s.value]}, a: {type: print, depends: [b.n]}"
    base = f"{HEADER.replace('example', 'base')}nodes: {{{nodes}}}\n"
    own = f"{HEADER}extends: [base]\nnodes: {{b: {{type: gather, params: {{n: 2}}}}}}\n"
    (here / "base.yaml").write_text(base)
    for text, count in ((own, 0), (own.replace("[base]", "[base]  # noob-lint: ignore[all]"), 1)):
        result = Linter(workspace(DEFAULT, ["m.yaml"])).lint(parse(text, "m.yaml"))
        assert [one.path for one in result.diagnostics] == ["base.yaml"] * (1 - count)
        assert [one.diagnostic.path for one in result.suppressed] == ["base.yaml"] * count
        assert result.texts == {"m.yaml": text, "base.yaml": base}


@pytest.mark.parametrize("text", ["nodes: {a: {type: '\ud800'}}\n", "# \ud800\nnodes: {}\n"])
def test_a_text_that_is_no_unicode(text: str) -> None:
    assert lint_text(text) != []


# --- which rules ----------------------------------------------------------------------------------


def chosen(select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> set[str]:
    return {rule.id for rule in selected_rules(select, ignore)}


EVERY = {rule.id for rule in RULES}
OPT_IN = {rule.id for rule in RULES if rule.opt_in}
USUAL = EVERY - OPT_IN
GRAPH = {rule.id for rule in RULES if rule.group == "graph"}


def test_the_more_specific_name_wins() -> None:
    assert "cycle" in GRAPH
    assert chosen() == USUAL
    assert chosen(("default",)) == USUAL
    assert chosen(("all",)) == EVERY
    assert OPT_IN
    assert chosen(("python",)) >= {"asset-generator"}
    assert chosen(("default", "asset-generator")) == USUAL | {"asset-generator"}
    assert chosen(("default",), ("all",)) == USUAL
    assert chosen(("all",), ("default",)) == OPT_IN
    assert chosen(("graph",)) == GRAPH
    assert chosen(("cycle",)) == {"cycle"}
    assert chosen(ignore=("graph",)) == USUAL - GRAPH
    assert chosen(ignore=("cycle",)) == USUAL - {"cycle"}
    assert chosen(ignore=("all",)) == set()
    assert chosen(("graph",), ("cycle",)) == GRAPH - {"cycle"}
    assert chosen(("cycle",), ("graph",)) == {"cycle"}
    assert chosen(("all",), ("graph",)) == EVERY - GRAPH
    assert chosen(("graph",), ("all",)) == GRAPH
    assert chosen(("cycle",), ("cycle",)) == set()
    assert chosen(("graph",), ("graph",)) == set()
    assert chosen(("cycle", "id-mismatch"), ("all", "graph")) == {"cycle", "id-mismatch"}


@pytest.mark.parametrize(
    ("settings", "severities"),
    [
        ({}, []),
        ({"select": ["default"]}, []),
        ({"select": ["all"]}, ["info"]),
        ({"select": ["python"]}, ["info"]),
        ({"extend_select": ["asset-generator"]}, ["info"]),
        ({"select": ["default", "asset-generator"], "severity": {"default": "error"}}, ["info"]),
        ({"select": ["all"], "severity": {"python": "warning"}}, ["warning"]),
        ({"select": ["all"], "per_file_ignores": {"*": ["default"]}}, ["info"]),
        ({"select": ["all"], "per_file_ignores": {"*": ["all"]}}, []),
        ({"severity": {"asset-generator": "error"}}, []),
    ],
)
def test_what_is_opt_in_has_to_be_selected(
    settings: dict[str, Any], severities: list[str], tmp_path: Path
) -> None:
    (tmp_path / "lab.py").write_text("def numbers():\n    yield 1\n")
    text = (
        "noob_id: t\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"
        "assets: {a: {type: lab.numbers, scope: runner}}\n"
        "nodes: {b: {type: print, depends: [assets.a]}}\n"
    )
    chosen = Settings(python_paths=[str(tmp_path)], root=str(tmp_path), **settings)
    found = lint_text(text, path=str(tmp_path / "t.yaml"), settings=chosen)
    expected = [("asset-generator", severity) for severity in severities]
    assert [(one.rule, str(one.severity)) for one in found] == expected


def test_rules_keep_their_order_whatever_selects_them() -> None:
    order = [rule.id for rule in RULES]
    for names in (("unused-ignore", "yaml-syntax", "graph"), ("all",)):
        found = [rule.id for rule in selected_rules(names, ())]
        assert found == [rule for rule in order if rule in found]


def test_only_the_selected_rules_are_asked() -> None:
    text = WRONG.replace("type: return", "type: lst")
    assert [one.rule for one in lint_text(text)] == ["type-format", "unknown-node"]
    only = Settings(select=["graph"])
    assert [one.rule for one in lint_text(text, settings=only)] == ["unknown-node"]
    without = Settings(ignore=["graph"])
    assert [one.rule for one in lint_text(text, settings=without)] == ["type-format"]


# --- which version --------------------------------------------------------------------------------

INPUT = "input:\n  x: {type: int, required: false}\n"
USED = "nodes:\n  a: {type: lab.show, depends: [input.x]}\n  r: {type: return, depends: a.value}\n"


@pytest.mark.parametrize(
    ("header", "is_known"),
    [
        *(("1000.1.0", False), ("1001.0.0", True), ("1003.0.2", True), ("'2000'", True)),
        *(("'whatever'", True), ("''", True)),
    ],
)
def test_the_version_in_the_header_counts_when_asked(header: str, is_known: bool) -> None:
    text = (HEADER + INPUT + USED).replace("1003.0.2", header)
    only = ("schema",)
    found = lint_text(text, settings=Settings(noob_version="header", select=only))
    assert [one.rule for one in found] == ([] if is_known else ["schema-unknown-key"])
    assert lint_text(text, settings=Settings(select=only)) == []


def test_without_a_header_the_newest_version_counts() -> None:
    found = lint_text(INPUT + USED, settings=Settings(noob_version="header", select=["schema"]))
    assert found == []


@pytest.mark.parametrize(("version", "count"), [("1000", 1), ("1000.1.0", 1), ("1001", 0)])
def test_the_setting_wins_over_the_header(version: str, count: int) -> None:
    found = lint_text(HEADER + INPUT + USED, settings=Settings(noob_version=version))
    assert [one.rule for one in found] == ["schema-unknown-key"] * count


# --- files ----------------------------------------------------------------------------------------


def test_results_of_files(here: Path) -> None:
    (here / "fine.yaml").write_text(FINE)
    (here / "wrong.yaml").write_text(WRONG.replace("example", "wrong"))
    quiet = WRONG.replace("]}", "]}  # noob-lint: ignore[graph]").replace("example", "quiet")
    (here / "quiet.yaml").write_text(quiet)
    results = list(lint_files(workspace(DEFAULT, ["wrong.yaml", "fine.yaml", "quiet.yaml"])))
    assert [brief(result) for result in results] == [
        (
            "wrong.yaml",
            [f"wrong.yaml: unknown-node: {MESSAGE}"],
            {"wrong.yaml": WRONG.replace("example", "wrong")},
            None,
        ),
        ("fine.yaml", [], {}, None),
        ("quiet.yaml", [], {"quiet.yaml": quiet}, None),
    ]
    suppressed = [[item.diagnostic.rule for item in result.suppressed] for result in results]
    assert suppressed == [[], [], ["unknown-node"]]
    assert [result.crash for result in results] == [None] * 3


def test_unreadable_files_say_why(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "directory.yaml").mkdir()
    (here / "secret.yaml").write_text(FINE)
    (here / "loop.yaml").symlink_to("loop.yaml")
    reading = os.open

    def refuse(path: str, *rest: int) -> int:
        if path == "secret.yaml":  # root may read everything, so permissions prove nothing
            raise PermissionError(13, "Permission denied", path)
        return reading(path, *rest)

    monkeypatch.setattr(os, "open", refuse)
    paths = ["absent.yaml", "directory.yaml", "secret.yaml", "nul\0.yaml", "loop.yaml"]
    assert [brief(result) for result in lint_files(workspace(DEFAULT, paths))] == [
        ("absent.yaml", [], {}, "no such file or directory"),
        ("directory.yaml", [], {}, "is a directory"),
        ("secret.yaml", [], {}, "permission denied"),
        ("nul\0.yaml", [], {}, "not a path"),
        ("loop.yaml", [], {}, "too many levels of symbolic links"),
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no FIFOs in directories")
def test_a_fifo_is_not_waited_for(here: Path) -> None:
    os.mkfifo(here / "pipe.yaml")
    results: list[FileResult] = []
    thread = threading.Thread(
        target=lambda: results.extend(lint_files(workspace(DEFAULT, ["pipe.yaml"]))), daemon=True
    )
    thread.start()
    thread.join(PATIENCE)
    assert [brief(result) for result in results] == [("pipe.yaml", [], {}, "not a regular file")]


INNER = f"{HEADER}nodes:\n  tube: {{type: lab.x}}\n  y: {{type: return, depends: z.value}}\n"
OUTER = f"{HEADER}nodes:\n  x: {{type: tube, depends: [s: q.value], params: {{tube: inner}}}}\n"


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (
            {},
            [
                *("inner.yaml: id-reserved", "inner.yaml: unknown-node"),
                *("outer.yaml: unknown-node", "outer.yaml: child-tube-invalid"),
            ],
        ),
        ({"select": ["id-reserved"]}, ["inner.yaml: id-reserved"]),
        ({"select": ["child-tube-invalid"]}, ["outer.yaml: child-tube-invalid"]),
        (
            {"ignore": ["unknown-node"]},
            ["inner.yaml: id-reserved", "outer.yaml: child-tube-invalid"],
        ),
    ],
    ids=str,
)
@pytest.mark.parametrize("turned", [False, True])
def test_only_the_selected_rules_are_told_of_files_that_name_each_other(
    here: Path, chosen: dict[str, list[str]], expected: list[str], turned: bool
) -> None:
    (here / "inner.yaml").write_text(INNER.replace("example", "inner", 1))
    (here / "outer.yaml").write_text(OUTER.replace("example", "outer", 1))
    files = ["inner.yaml", "outer.yaml"]
    found = lint_paths(files[::-1] if turned else files, settings=Settings(**chosen))  # type: ignore[arg-type]
    shown = [f"{one.path}: {one.rule}" for one in found]
    assert sorted(shown) == sorted(expected)


def test_each_text_says_for_itself_whether_code_could_be_read(here: Path) -> None:
    (here / "lab.py").write_text("def read(): ...\n")
    (here / "broken.py").write_text("= =\n")
    linter = Linter(workspace(Settings(python_paths=[str(here)]), ["a.yaml"]))
    for name in ("broken", "lab", "broken", "lab"):
        result = linter.lint_document(parse(FINE.replace("lab.read", f"{name}.read"), "a.yaml"))
        assert [*result.callables] == [f"{name}.read"]
        assert result.partly_read is (name == "broken")


def test_lint_paths_raises_for_what_it_cannot_read(here: Path) -> None:
    (here / "fine.yaml").write_text(FINE)
    with pytest.raises(OSError, match=r"^absent\.yaml: no such file or directory$"):
        lint_paths(["fine.yaml", "absent.yaml"])


def test_lint_paths_looks_for_tubes_in_directories(here: Path) -> None:
    (here / "tubes").mkdir()
    (here / "tubes" / "b.yaml").write_text(WRONG)
    (here / "tubes" / "a.yml").write_text(WRONG.replace("example", "other"))
    (here / "tubes" / "values.yaml").write_text("width: [3\n")
    (here / "named.yaml").write_text("width: 3\n")
    only = Settings(select=["unknown-node", "schema"])
    found = [(one.path, one.rule) for one in lint_paths(["tubes", "named.yaml"], settings=only)]
    assert found == [
        ("tubes/a.yml", "unknown-node"),
        ("tubes/b.yaml", "unknown-node"),
        ("named.yaml", "schema-unknown-key"),
    ]


def test_more_jobs_give_the_same_results_in_order(here: Path) -> None:
    names = []
    for number in range(40):
        text = (FINE, WRONG, "nodes: [", WRONG.replace("dict", "lst"))[number % 4]
        (here / f"{number}.yaml").write_text(text.replace("example", f"tube-{number}"))
        names.append(f"{number}.yaml")
    names.insert(7, "absent.yaml")
    counts: dict[int, list[int]] = {1: [], 2: []}
    alone, shared = (
        list(lint_files(workspace(DEFAULT, names), jobs, counts[jobs].append)) for jobs in (1, 2)
    )
    assert [result.path for result in alone] == names
    assert list(map(brief, shared)) == list(map(brief, alone))
    assert counts[1] == counts[2] == list(range(1, 42))
    found = lint_paths([name for name in names if name != "absent.yaml"], jobs=2)
    assert found == [one for result in alone for one in result.diagnostics]


def test_results_come_as_they_are_asked_for(here: Path) -> None:
    """A run can be stopped, and reports findings while it is running."""
    (here / "a.yaml").write_text(WRONG)
    results = lint_files(workspace(DEFAULT, ["a.yaml", "b.yaml"]))
    assert next(results).path == "a.yaml"
    (here / "b.yaml").write_text(FINE)
    assert brief(next(results)) == ("b.yaml", [], {}, None)


@pytest.fixture
def _other_checks() -> Iterator[None]:
    """Checks that are exchanged are forgotten again."""
    yield
    checks_about.cache_clear()


# --- crashes --------------------------------------------------------------------------------------


@pytest.mark.usefixtures("_other_checks")
def test_a_rule_that_fails_stops_no_other_file(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def check(facts: Facts) -> Iterator[Finding]:
        yield Finding.at(facts.tube.root, "found before the end")
        raise ZeroDivisionError(f"in {facts.tube.document.path}")

    (here / "wrong.yaml").write_text(WRONG)
    (here / "header.yaml").write_text(HEADER)
    monkeypatch.setattr(unknown_node, "check", check)
    checks_about.cache_clear()
    crashed, fine = lint_files(
        workspace(DEFAULT._replace(select=("graph",)), ["wrong.yaml", "header.yaml"])
    )
    assert brief(crashed) == ("wrong.yaml", [], {}, None)
    assert crashed.crash is not None
    assert crashed.crash.startswith("Traceback (most recent call last):\n")
    assert crashed.crash.endswith("ZeroDivisionError: in wrong.yaml\n")
    assert fine._replace(reads=Reads()) == FileResult("header.yaml")
    with pytest.raises(RuntimeError, match=r"^internal error on wrong\.yaml:\nTraceback"):
        lint_paths(["wrong.yaml"])
    with pytest.raises(ZeroDivisionError):
        lint_text(WRONG)


@pytest.mark.usefixtures("_other_checks")
def test_an_interrupt_is_no_crash(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def check(facts: Facts) -> Iterator[Finding]:
        raise KeyboardInterrupt

    (here / "wrong.yaml").write_text(WRONG)
    monkeypatch.setattr(unknown_node, "check", check)
    checks_about.cache_clear()
    with pytest.raises(KeyboardInterrupt):
        lint_paths(["wrong.yaml"])


def test_paths_may_be_path_objects(here: Path) -> None:
    Path("a.yaml").write_text(WRONG)
    assert lint_paths([Path("a.yaml")]) == lint_paths(["a.yaml"])
    assert [one.path for one in lint_paths([Path("a.yaml")])] == ["a.yaml"]


def test_what_cannot_be_read_is_a_result(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_arguments: object) -> Document:
        raise RuntimeError("a defect")

    linter = Linter(workspace(Settings()))
    (here / "a.yaml").write_text("a: 1\n")
    document = linter.read("a.yaml", b"b: 1\n")
    assert isinstance(document, Document)
    assert (document.path, document.text) == ("a.yaml", "b: 1\n")
    assert linter.read("b.yaml") == FileResult("b.yaml", error="no such file or directory")
    monkeypatch.setattr("noob_lint.linting.linter.parse", crash)
    monkeypatch.setattr("noob_lint.discovery.workspace.Workspace.read", crash)
    for result in (linter.read("a.yaml"), linter.read("a.yaml", b"b: 1\n")):
        assert isinstance(result, FileResult)
        assert result == FileResult("a.yaml", crash=result.crash)
        assert (result.crash or "").endswith("RuntimeError: a defect\n")
