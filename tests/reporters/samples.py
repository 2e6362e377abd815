"""The list of diagnostics that every format is tested with."""

from __future__ import annotations

from noob_lint.diagnostics.diagnostic import (
    Diagnostic,
    Edit,
    Finding,
    Fix,
    Related,
    Severity,
    Suppression,
)
from noob_lint.diagnostics.source import Source, Span
from noob_lint.reporters.protocol import FileReport


def span(text: str, part: str, occurrence: int = 0) -> Span:
    """Where `part` is in `text`; `occurrence` selects one that is not the first."""
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
        "title: \x1b[31mred\x07 \u202etxet\u00a0\n",  # what a terminal would interpret
        "long: [" + ", ".join(f"item_{i}" for i in range(60)) + "]\n",
        "text: |\n  one\n  two\n\nend: 1\n",
        "last:",
    ]
)
LONG = ODD.index("long:")
ODD_PATH = "odd/\x1b[2J\udcff.yaml"

PERCENT = "my tubes/50%20 é\U0001f600.yaml"
FACES = "input: {i: 1, j: 2}\r\nnodes: {é\U0001f600: {depends: \U0001f61e.v}, \U0001f61f: {}}\r\n"
MESSAGE = "a:b, c::d \"e\" 'f' <g> & ]]> %0A 100%\nand \U0001f600 \ud800 \ufffe"

SAMPLES: tuple[FileReport, ...] = (
    FileReport(
        "tubes/cycle.yaml",
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
                "unused-input",
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
        CYCLE,
    ),
    FileReport("tubes/fine.yaml"),
    FileReport(
        ODD_PATH,
        tuple(
            Diagnostic(ODD_PATH, "yaml-ambiguous-scalar", Severity.ERROR, Finding(place, message))
            for place, message in (
                (span(ODD, "value"), "after tabs"),
                (span(ODD, "\t"), "a tab"),
                (span(ODD, "値段"), "wide characters"),
                (span(ODD, "é"), "after wide characters"),
                (span(ODD, "e\u0301te\u0301"), "characters without width"),
                (span(ODD, "red"), "\x1b]0;title\x07 in\na message \u2066"),
                (span(ODD, "long"), "the start of a long line"),
                (span(ODD, "item_30"), "the middle of a long line"),
                (span(ODD, "item_59]"), "the end of a long line"),
                (Source(ODD).span(LONG + 6, LONG + 400), "a long span"),
                (span(ODD, "|\n  one\n  two\n"), "several lines"),
                (span(ODD, "last:")._replace(start=span(ODD, "last:").end), "no value"),
            )
        ),
        ODD,
    ),
    FileReport(
        "latin.yaml",
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
    # A tube that others extend, twice, the second time after them, and a path to be quoted.
    FileReport(
        PERCENT,
        (
            Diagnostic(
                PERCENT,
                "unknown-node",
                Severity.ERROR,
                Finding(
                    span(FACES, "\U0001f61e.v"),
                    MESSAGE,
                    fix=Fix(
                        "rename, both",
                        (
                            Edit(span(FACES, "\U0001f600"), "a"),
                            Edit(span(FACES, "\U0001f61e"), "<'b'>\n"),
                        ),
                        safe=True,
                    ),
                    related=(Related(span(FACES, "\U0001f600"), "100% a node\n", PERCENT),),
                ),
            ),
            Diagnostic(PERCENT, "unused-input", Severity.INFO, Finding(span(FACES, "i:"), "<i>")),
        ),
        FACES,
        (
            Suppression(
                Diagnostic(
                    PERCENT, "unused-input", Severity.WARNING, Finding(span(FACES, "j:"), "unused")
                ),
                "comes with the next release",
            ),
            Suppression(
                Diagnostic(
                    PERCENT, "coerced-value", Severity.ERROR, Finding(span(FACES, "1"), "a number")
                ),
                "",
            ),
        ),
    ),
    FileReport("missing.yaml", error="no such file or directory"),
    FileReport("tubes/child.yaml"),
    FileReport(
        PERCENT,
        (
            Diagnostic(
                PERCENT,
                "unknown-node",
                Severity.ERROR,
                Finding(
                    span(FACES, "\U0001f61e.v"),
                    "not there once the tube is merged",
                    related=(
                        Related(span(CYCLE, "nodes"), "it is merged here", "tubes/child.yaml"),
                    ),
                ),
            ),
        ),
        FACES,
    ),
)
