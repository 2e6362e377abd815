"""Every format on one shared list of diagnostics, each compared with a golden file.

``UPDATE_GOLDEN=1 pytest tests/reporters`` rewrites the files; read the diff before committing it.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from noob_lint.diagnostics.diagnostic import Diagnostic, Finding, Severity
from noob_lint.diagnostics.source import Source
from noob_lint.reporters import REPORTERS
from noob_lint.reporters.protocol import FileReport, Screen
from noob_lint.reporters.summary import Summary
from noob_lint.rules import Rule
from tests.reporters.samples import SAMPLES

GOLDEN = Path(__file__).parent / "golden"
PEOPLE = ("full", "concise", "grouped")
ONE = {"not-a-tube": 1}
THREE = {"not-a-tube": 2, "template": 1}


ADDRESS = "https://docs.example/lint"


@pytest.fixture(autouse=True)
def _documented(monkeypatch: pytest.MonkeyPatch) -> None:
    """The documentation of rules is not tested here."""
    docs = "{0} is bad.\n\nWhy.\n\nBad:\n    a: 1\n\nGood:\n    b: 1"
    monkeypatch.setattr(Rule, "docs", property(lambda rule: docs.format(rule.id)))


def render(
    name: str,
    *,
    color: bool = False,
    width: int | None = None,
    links: bool = False,
    quiet: bool = False,
) -> str:
    """What the format `name` prints for the samples."""
    parts: list[str] = []
    reporter = REPORTERS[name](parts.append, Screen(color, width, links))
    summary = Summary(skipped_reasons=THREE)
    for checked in SAMPLES:
        reporter.report(checked)
        if checked.error is None:
            summary = summary.plus(checked.diagnostics, len(checked.silenced))
        else:
            summary = summary._replace(failed=summary.failed + 1)
    reporter.finish(summary, quiet=quiet)
    output = "".join(parts)
    return re.sub(r'(?<="shortDescription": )\{.*?\}', '{"text": "..."}', output)


def hold(file: str, output: str) -> None:
    """Compare with a golden file, or rewrite it if requested."""
    path = GOLDEN / file
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(output, encoding="utf-8", newline="\n")
    assert output == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", list(REPORTERS))
def test_format(name: str) -> None:
    hold(f"{name}.txt", render(name))


@pytest.mark.parametrize("name", ["json", "json-lines", "sarif", "gitlab", "rdjson"])
def test_with_addresses(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOOB_LINT_DOCS_BASE", ADDRESS)
    hold(f"{name}-docs.txt", render(name))


@pytest.mark.parametrize("name", ["github", "junit", "checkstyle", *PEOPLE])
def test_formats_without_addresses(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    without = render(name)
    monkeypatch.setenv("NOOB_LINT_DOCS_BASE", ADDRESS)
    assert render(name) == without


@pytest.mark.parametrize("name", PEOPLE)
def test_links_on_a_terminal(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert render(name, links=True) == render(name)
    monkeypatch.setenv("NOOB_LINT_DOCS_BASE", ADDRESS)
    hold(f"{name}-links.txt", render(name, links=True))


@pytest.mark.parametrize("name", ["full", "concise", "grouped"])
def test_colour(name: str) -> None:
    hold(f"{name}-color.txt", render(name, color=True))


@pytest.mark.parametrize("width", [40, 80, 200])
def test_width(width: int) -> None:
    hold(f"full-{width}.txt", render("full", width=width))


@pytest.mark.parametrize("name", ["full", "concise", "grouped"])
def test_quiet_leaves_out_only_the_closing_line(name: str) -> None:
    *lines, _ = render(name).splitlines(keepends=True)
    assert render(name, quiet=True) == "".join(lines)


@pytest.mark.parametrize("links", [False, True])
def test_nothing_to_read_about_on_a_terminal(links: bool) -> None:
    parts: list[str] = []
    reporter = REPORTERS["full"](parts.append, Screen(width=80, links=links))
    reporter.report(FileReport("a.yaml"))
    reporter.finish(Summary(files=1), quiet=False)
    assert "".join(parts) == "The tube is fine.\n"


def test_json_has_no_colour_and_stays_whole_when_quiet() -> None:
    assert render("json", color=True, quiet=True) == render("json")


def test_json_is_what_the_diagnostics_say() -> None:
    assert json.loads(render("json")) == {
        "version": 1,
        "diagnostics": [item.to_dict() for checked in SAMPLES for item in checked.diagnostics],
        "summary": {
            "files": 7,
            "skipped": 3,
            "skipped_reasons": {"not-a-tube": 2, "template": 1},
            "error": 16,
            "warning": 1,
            "info": 2,
            "suppressed": 2,
            "fixable": 3,
        },
    }


def test_json_of_nothing() -> None:
    parts: list[str] = []
    REPORTERS["json"](parts.append, Screen()).finish(Summary(files=2), quiet=False)
    assert "".join(parts) == (
        '{"version": 1, "diagnostics": [],\n "summary": {"files": 2, "skipped": 0, '
        '"skipped_reasons": {}, "error": 0, "warning": 0, "info": 0, "suppressed": 0, '
        '"fixable": 0}}\n'
    )


@pytest.mark.parametrize("name", list(REPORTERS))
def test_nothing_in_a_tube_reaches_the_terminal_raw(name: str) -> None:
    output = render(name)
    assert [char for char in output if char != "\n" and not char.isprintable()] == []


HARMLESS = {
    **dict.fromkeys((*PEOPLE, "github"), r"\x23#[a]"),
    **dict.fromkeys(("json", "json-lines", "sarif", "gitlab", "rdjson"), r"\u0023#[a]"),
    **dict.fromkeys(("junit", "checkstyle"), "&#35;#[a]"),
}


@pytest.mark.parametrize("name", list(REPORTERS))
def test_what_would_be_a_command_is_escaped_as_the_format_needs_it(name: str) -> None:
    finding = Finding(Source("a").span(0, 1), "##[a]")
    parts: list[str] = []
    reporter = REPORTERS[name](parts.append, Screen())
    reporter.report(FileReport("a.yaml", (Diagnostic("a.yaml", "cycle", Severity.ERROR, finding),)))
    assert HARMLESS[name] in "".join(parts)


@pytest.mark.parametrize(
    ("summary", "sentence"),
    [
        (Summary(), "No tube was checked."),
        (Summary(skipped_reasons=ONE), "No tube was checked (1 file skipped)."),
        (Summary(files=1), "The tube is fine."),
        (Summary(files=12), "All 12 tubes are fine."),
        (
            Summary(files=12, skipped_reasons=THREE),
            "All 12 tubes are fine (3 files skipped).",
        ),
        (
            Summary(files=12, suppressed=2, skipped_reasons=ONE),
            "All 12 tubes are fine (1 file skipped, 2 findings suppressed).",
        ),
        (Summary(failed=1), "No tube was checked (1 file not checked)."),
        (Summary(files=1, failed=2), "Nothing found in 1 tube (2 files not checked)."),
        (
            Summary(files=12, affected=2, error=3, warning=1, skipped_reasons=THREE),
            "Found 3 errors and 1 warning in 2 files (12 checked, 3 files skipped).",
        ),
        (
            Summary(files=1, affected=1, error=1, warning=2, info=1, suppressed=1, failed=1),
            (
                "Found 1 error, 2 warnings and 1 remark in 1 file "
                "(1 checked, 1 file not checked, 1 finding suppressed)."
            ),
        ),
        (
            Summary(files=1, affected=1, warning=3, fixable=3, safely=1),
            (
                "Found 3 warnings in 1 file "
                "(1 checked, 1 fixable with --fix, 2 more with --unsafe-fixes)."
            ),
        ),
        (
            Summary(files=1, affected=1, warning=3, fixable=3, unsafe=True),
            "Found 3 warnings in 1 file (1 checked, 3 fixable with --fix).",
        ),
        (
            Summary(files=1, affected=1, warning=3, fixable=3),
            "Found 3 warnings in 1 file (1 checked, 3 fixable with --fix --unsafe-fixes).",
        ),
        (
            Summary(files=1, affected=1, warning=3, fixable=3, fixes="fix"),
            "Found 3 warnings in 1 file (1 checked, 3 fixable with --unsafe-fixes).",
        ),
        (
            Summary(files=1, affected=1, warning=3, fixable=3, fixes="fix", fixed=2, changed=1),
            (
                "Fixed 2 findings in 1 file; 3 more with --unsafe-fixes. "
                "Found 3 warnings in 1 file (1 checked)."
            ),
        ),
        (
            Summary(files=2, fixes="diff", fixed=1, changed=1),
            "Would fix 1 finding in 1 file.",
        ),
        (Summary(files=2, fixes="fix-only"), "Nothing to fix."),
        (
            Summary(files=1, affected=1, warning=3, fixes="fix-only", fixable=3, safely=1),
            "Nothing to fix; 2 more with --unsafe-fixes.",
        ),
        (
            Summary(files=3, fixes="diff", fixed=2, changed=2, fixable=3, safely=2),
            "Would fix 2 findings in 2 files; 1 more with --unsafe-fixes.",
        ),
        (
            Summary(files=3, fixes="diff", fixed=2, changed=2, fixable=3, unsafe=True),
            "Would fix 2 findings in 2 files.",
        ),
        (
            Summary(files=3, fixes="fix", fixed=2, changed=2, suppressed=1),
            "Fixed 2 findings in 2 files. All 3 tubes are fine (1 finding suppressed).",
        ),
        (
            Summary(files=1, affected=1, warning=1, fixes="fix"),
            "Found 1 warning in 1 file (1 checked).",
        ),
        (
            Summary(files=1, affected=1, info=2, fixable=2, safely=2),
            "Found 2 remarks in 1 file (1 checked, 2 fixable with --fix).",
        ),
        (
            Summary(files=1, affected=1, error=1, untried=1, cut=2),
            "Found 1 error in 1 file (1 checked, 1 fix not tried, 2 findings shortened).",
        ),
        (
            Summary(files=1, affected=1, error=1, info=1, untried=2, cut=1),
            (
                "Found 1 error and 1 remark in 1 file "
                "(1 checked, 2 fixes not tried, 1 finding shortened)."
            ),
        ),
        (
            Summary(files=1, callables=2, unread=1),
            "The tube is fine (1 of 2 callables could not be read: --verbose says why).",
        ),
        (
            Summary(files=1, callables=1, unread=1, told_why=True),
            "The tube is fine (1 of 1 callable could not be read).",
        ),
        (
            Summary(files=2, callables=1, known=2),
            "All 2 tubes are fine (2 known findings in the baseline).",
        ),
        (
            Summary(files=2, affected=1, error=1, known=1, fixable=1, safely=1, cut=1)._replace(
                callables=3, unread=2, told_why=True
            ),
            (
                "Found 1 error in 1 file (2 checked, 1 known finding in the baseline, 1 fixable "
                "with --fix, 1 finding shortened, 2 of 3 callables could not be read)."
            ),
        ),
        (Summary(files=2, failed=1), "Nothing found in 2 tubes (1 file not checked)."),
    ],
)
def test_closing_line(summary: Summary, sentence: str) -> None:
    assert summary.sentence() == sentence
