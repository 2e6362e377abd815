"""Every format over one shared list of diagnostics, held by a golden file each.

``UPDATE_GOLDEN=1 pytest tests/reporters`` writes the files anew; read the difference before it is
committed.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import NamedTuple

import pytest

from noob_lint.diagnostic import Diagnostic, Edit, Finding, Fix, Related, Severity
from noob_lint.reporters import REPORTERS
from noob_lint.reporters.summary import Summary
from noob_lint.span import Source, Span

GOLDEN = Path(__file__).parent / "golden"


class Sample(NamedTuple):
    """A file and its diagnostics."""

    text: str | None
    diagnostics: tuple[Diagnostic, ...]


def span(text: str, part: str, occurrence: int = 0) -> Span:
    """Where `part` stands in `text`; with an `occurrence`, not the first time."""
    start = -1
    for _ in range(occurrence + 1):
        start = text.index(part, start + 1)
    return Source(text).span(start, start + len(part))


CYCLE = """\
noob_id: cycle
nodes:
  a:
    type: a.first
    depends: [b.value]
  b:
    type: a.second
    depends:
      - x: a.value
      - y: c.valeu
"""
MISSPELT = span(CYCLE, "c.valeu")

ODD = "".join(
    [
        "\tname: \tvalue\n",  # tabs before and between
        "名前: 値段 # é\n",  # a wide line
        "cafe\u0301: e\u0301te\u0301\n",  # combining marks
        "title: \x1b[31mred\x07 \u202etxet\u00a0\n",  # what a terminal would act on
        "long: [" + ", ".join(f"item_{i}" for i in range(60)) + "]\n",
        "text: |\n  one\n  two\n\nend: 1\n",
        "last:",
    ]
)
LONG = ODD.index("long:")

SAMPLES = (
    Sample(
        CYCLE,
        (
            Diagnostic(
                "tubes/cycle.yaml",
                "cycle",
                Severity.ERROR,
                Finding(
                    span(CYCLE, "b.value"),
                    "the nodes 'a' and 'b' wait for each other",
                    related=(
                        Related(span(CYCLE, "a.value"), "'b' depends on 'a'"),
                        Related(span(CYCLE, "b.value"), "'a' depends on 'b'"),
                        Related(span(CYCLE, "b:"), "'b' is defined here"),
                    ),
                    help="take one of the dependencies away",
                ),
            ),
            Diagnostic(
                "tubes/cycle.yaml",
                "unknown-signal",
                Severity.WARNING,
                Finding(
                    MISSPELT,
                    "node 'c' has no signal 'valeu'",
                    fix=Fix("write 'c.value'", (Edit(MISSPELT, "c.value"),), safe=False),
                    related=(Related(span("c: 1\n", "c"), "'c' is here", "tubes/other.yaml"),),
                ),
            ),
            Diagnostic(
                "tubes/cycle.yaml",
                "no-description",
                Severity.INFO,
                Finding(
                    span(CYCLE, "x: a.value"),
                    "two marks on one line",
                    fix=Fix("say what it is", (Edit(span(CYCLE, "x"), "z"),), safe=True),
                    related=(Related(span(CYCLE, "a.value"), "the other"),),
                    help="a longer piece of advice",
                ),
            ),
        ),
    ),
    Sample("noob_id: fine\n", ()),
    Sample(
        ODD,
        tuple(
            Diagnostic("odd/\x1b[2J\udcff.yaml", rule, Severity.ERROR, Finding(place, message))
            for rule, place, message in (
                ("tab", span(ODD, "value"), "after tabs"),
                ("tab-itself", span(ODD, "\t"), "a tab"),
                ("wide", span(ODD, "値段"), "wide characters"),
                ("wide-after", span(ODD, "é"), "after wide characters"),
                ("combining", span(ODD, "e\u0301te\u0301"), "characters without width"),
                ("control", span(ODD, "red"), "\x1b]0;title\x07 in\na message \u2066"),
                ("cut-right", span(ODD, "long"), "the start of a long line"),
                ("cut-both", span(ODD, "item_30"), "the middle of a long line"),
                ("cut-left", span(ODD, "item_59]"), "the end of a long line"),
                ("cut-long", Source(ODD).span(LONG + 6, LONG + 400), "a long span"),
                ("lines", span(ODD, "|\n  one\n  two\n"), "several lines"),
                ("empty", span(ODD, "last:")._replace(start=span(ODD, "last:").end), "no value"),
            )
        ),
    ),
    Sample(
        None,
        (
            Diagnostic(
                "latin.yaml",
                "yaml-encoding",
                Severity.ERROR,
                Finding(
                    Source("").span(0, 0),
                    "not UTF-8",
                    related=(Related(Source("").span(0, 0), "the byte"),),
                    help="save it as UTF-8",
                ),
            ),
        ),
    ),
)


def render(name: str, *, color: bool = False, quiet: bool = False) -> str:
    """What the format `name` prints for the samples."""
    parts: list[str] = []
    reporter = REPORTERS[name](parts.append, color)
    summary = Summary(skipped=3)
    for sample in SAMPLES:
        reporter.report(sample.diagnostics, sample.text)
        summary = summary.plus(sample.diagnostics, suppressed=1)
    reporter.finish(summary, quiet=quiet)
    return "".join(parts)


def hold(file: str, output: str) -> None:
    """Compare with a golden file, or write it when asked to."""
    path = GOLDEN / file
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(output, encoding="utf-8", newline="\n")
    assert output == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", list(REPORTERS))
def test_format(name: str) -> None:
    hold(f"{name}.txt", render(name))


@pytest.mark.parametrize("name", ["full", "concise"])
def test_colour(name: str) -> None:
    hold(f"{name}-color.txt", render(name, color=True))


@pytest.mark.parametrize("name", ["full", "concise"])
def test_quiet_leaves_out_only_the_closing_line(name: str) -> None:
    *lines, _ = render(name).splitlines(keepends=True)
    assert render(name, quiet=True) == "".join(lines)


def test_json_has_no_colour_and_stays_whole_when_quiet() -> None:
    assert render("json", color=True, quiet=True) == render("json")


def test_json_is_what_the_diagnostics_say() -> None:
    assert json.loads(render("json")) == {
        "version": 1,
        "diagnostics": [item.to_dict() for sample in SAMPLES for item in sample.diagnostics],
        "summary": {
            "files": 4,
            "skipped": 3,
            "error": 14,
            "warning": 1,
            "info": 1,
            "suppressed": 4,
            "fixable": 2,
        },
    }


def test_json_of_nothing() -> None:
    parts: list[str] = []
    REPORTERS["json"](parts.append, False).finish(Summary(files=2), quiet=False)
    assert "".join(parts) == (
        '{"version": 1, "diagnostics": [],\n "summary": {"files": 2, "skipped": 0, "error": 0, '
        '"warning": 0, "info": 0, "suppressed": 0, "fixable": 0}}\n'
    )


@pytest.mark.parametrize("name", list(REPORTERS))
def test_nothing_in_a_tube_reaches_the_terminal_raw(name: str) -> None:
    output = render(name)
    assert [char for char in output if char != "\n" and not char.isprintable()] == []


@pytest.mark.parametrize(
    ("summary", "sentence"),
    [
        (Summary(), "No tube was checked."),
        (Summary(skipped=1), "No tube was checked (1 file skipped)."),
        (Summary(files=1), "The tube is fine."),
        (Summary(files=12), "All 12 tubes are fine."),
        (Summary(files=12, skipped=3), "All 12 tubes are fine (3 files skipped)."),
        (
            Summary(files=12, suppressed=2, skipped=1),
            "All 12 tubes are fine (1 file skipped, 2 findings suppressed).",
        ),
        (Summary(failed=1), "No tube was checked (1 file not checked)."),
        (Summary(files=1, failed=2), "Nothing found in 1 tube (2 files not checked)."),
        (
            Summary(files=12, affected=2, error=3, warning=1, skipped=3),
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
    ],
)
def test_closing_line(summary: Summary, sentence: str) -> None:
    assert summary.sentence() == sentence
