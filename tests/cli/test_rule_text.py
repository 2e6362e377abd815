"""The table of rules and their pages, as terminals show them."""

from __future__ import annotations

import re

import pytest

from noob_lint.cli.rule_text import error_page, facts_of, output_of, page, table
from noob_lint.diagnostics.diagnostic import Effect, Severity
from noob_lint.diagnostics.style import Style
from noob_lint.linting import examples
from noob_lint.reporters.protocol import Screen
from noob_lint.rules import RULES, Rule, rule_named
from noob_lint.rules.documentation import Documentation, Example

RULE = Rule(
    "wrong-name",
    group="graph",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="a name that is wrong in more ways than one line could possibly say",
    effect=Effect.LOAD,
    fixes="safe or unsafe",
)
QUIET = RULE._replace(
    id="odd", severity=Severity.INFO, also=(), opt_in=True, fixes="", summary="odd"
)
DOCS = Documentation(
    "A name is wrong.",
    "It is wrong in one way or another, and noob finds out\nonly later.\n\nThen it fails.",
    (("lab.py", 'def read() -> str:  # slow\n    return "a"\n\nshow = print\n'),),
    Example("nodes:\n  a: {type: lab.read}\n  b: {type: lab.show, depends: [aa.value]}\n"),
    Example(note="another one"),
    fix="It writes the right one.",
    options="`python-paths`.",
    related=("cycle", "unknown-node"),
    versions="Since noob 1001.",
)

TABLE = """\
graph
  wrong-name  error*     both    a name that is wrong in more ways than one line could possibly say
  odd         (info)             odd

*       in some cases more or less severe, as the page of the rule explains
(info)  only reported where the rule is selected
safe    fixed by --fix; unsafe: by --fix --unsafe-fixes; both: it depends

noob-lint rule NAME explains a rule; settings take the names of rules and groups.
"""

NARROW = """\
graph
  wrong-name  error*  both
    a name that is wrong in more ways
    than one line could possibly say
  odd  (info)
    odd

*       in some cases more or less
        severe, as the page of the rule
        explains
(info)  only reported where the rule is
        selected
safe    fixed by --fix; unsafe: by --fix
        --unsafe-fixes; both: it depends

noob-lint rule NAME explains a rule;
settings take the names of rules and
groups.
"""

PAGE = """\
unknown-node
============
error or warning, group graph, safe or unsafe fix, since 0.1.0

A name is wrong.

It is wrong in one way or another, and noob finds out only later.

Then it fails.

In lab.py:
    def read() -> str:  # slow
        return "a"

    show = print

Bad:
    nodes:
      a: {type: lab.read}
      b: {type: lab.show, depends: [aa.value]}

noob-lint prints:
    OUTPUT

Good:
    another one

Fix:
    It writes the right one.

Options:
    `python-paths`.

Related rules:
    cycle, unknown-node

Versions of noob:
    Since noob 1001.
"""


def lines(found: object) -> str:
    return "".join(f"{line}\n" for line in found)  # type: ignore[attr-defined]


def test_the_table() -> None:
    assert lines(table([RULE, QUIET], Screen())) == TABLE
    assert lines(table([RULE, QUIET], Screen(width=200))) == TABLE


def test_the_table_on_a_narrow_terminal() -> None:
    assert lines(table([RULE, QUIET], Screen(width=40))) == NARROW


@pytest.mark.parametrize(
    ("width", "head"),
    [(57, "  wrong-name  error*     both    a name that is wrong in"), (56, None)],
)
def test_the_least_room_for_summaries(width: int, head: str | None) -> None:
    head = head or "  wrong-name  error*  both"
    assert [*table([RULE, QUIET], Screen(width=width))][1] == head


@pytest.mark.parametrize(("width", "most"), [(None, 80), (60, 60), (99, 99), (200, 100)])
def test_how_wide_prose_is(width: int | None, most: int) -> None:
    odd, even = (
        next(
            line
            for line in error_page("a", text + " x" * 100, Screen(width=width))
            if "Xx"[: len(text)] in line
        )
        for text in ("x", "xx")
    )
    assert [len(odd), len(even)] == [most - (most + 1) % 2, most - most % 2]


def test_the_page_of_an_error() -> None:
    assert (
        lines(error_page("runtime-init", "it failed", Screen(width=30)))
        == """\
runtime-init (error, reported
by noob-lint instantiate)
==============================
It failed.
It is not a rule: settings and
comments cannot silence it.
"""
    )
    assert (
        lines(error_page("a", "it failed", Screen(color=True)))
        == """\
\x1b[1ma (error, reported by noob-lint instantiate)\x1b[0m
It failed.
It is not a rule: settings and comments cannot silence it.
"""
    )


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_table_fits(width: int) -> None:
    assert max(map(len, table(RULES, Screen(width=width)))) <= width


def test_the_table_in_colour() -> None:
    shown = lines(table([RULE], Screen(color=True)))
    assert shown.startswith("\x1b[1mgraph\x1b[0m\n  wrong-name  \x1b[1;31merror*\x1b[0m     both")
    assert re.sub(r"\x1b\[[0-9;]*m", "", shown) == TABLE.replace(
        "  odd         (info)             odd\n", ""
    )


@pytest.fixture
def documented(monkeypatch: pytest.MonkeyPatch) -> Rule:
    monkeypatch.setattr(Rule, "documentation", DOCS)
    return RULE._replace(id="unknown-node")


def test_a_page(documented: Rule) -> None:
    shown = lines(page(documented, Screen()))
    output = lines(output_of(documented, Style(color=False), 76)).rstrip()
    assert shown == PAGE.replace("OUTPUT", output.replace("\n", "\n    "))
    assert output.startswith("error[unknown-node]")
    assert " --> tube.yaml:3:33\n" in output


def test_a_page_in_colour(documented: Rule) -> None:
    shown = lines(page(documented, Screen(color=True)))
    assert shown.startswith("\x1b[1munknown-node\x1b[0m\nerror or warning")
    assert "\x1b[94mdef\x1b[0m read() -> str:  \x1b[90m# slow\x1b[0m\n" in shown
    assert "    \x1b[94mnodes\x1b[0m:\n" in shown


def test_without_room_for_temporary_files(
    documented: Rule, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(examples, "TemporaryDirectory", full)
    assert lines(page(documented, Screen())) == PAGE.replace(
        "noob-lint prints:\n    OUTPUT\n\n", ""
    )


def is_prose(line: str) -> bool:
    """Whether a line of a page is neither code nor a place in it."""
    return not re.match(r" {4}.*(: |[|({#]|-->)", line)


@pytest.mark.parametrize("width", [60, 80, 200])
def test_every_page_fits(width: int) -> None:
    wide = [
        (rule.id, line)
        for rule in RULES
        for line in page(rule, Screen(width=width))
        if len(line) > min(width, 100) and is_prose(line)
    ]
    assert wide == []


def test_what_a_rule_is() -> None:
    assert facts_of(rule_named("python-module-missing"))[0] == "error or warning"
    assert facts_of(QUIET) == (
        "info, only where it is selected",
        "group graph",
        "no fix",
        "since 0.1.0",
    )
