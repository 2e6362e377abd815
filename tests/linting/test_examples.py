"""The findings of an example: at their place in it, regardless of the surrounding project."""

from __future__ import annotations

import pytest

from noob_lint.diagnostics.diagnostic import Diagnostic, Edit, Finding, Fix, Related, Severity
from noob_lint.diagnostics.source import Position, Span
from noob_lint.linting.examples import _complete, _Move, _Whole, lint_example
from noob_lint.rules import rule_named
from noob_lint.rules.documentation import Example


def test_without_its_header() -> None:
    rule = rule_named("unknown-node")
    tube = "nodes:\n  a: {type: lab.read}\n  b: {type: lab.show, depends: [aa.value]}\n"
    (found,) = lint_example(rule, Example(tube))
    assert found.path == "tube.yaml"
    assert tube[found.span.start.offset : found.span.end.offset] == "aa"
    assert tube.splitlines()[found.span.start.line][found.span.start.column :].startswith("aa")
    assert found.fix is not None
    assert [tube[slice(*(at.offset for at in edit.span))] for edit in found.fix.edits] == ["aa"]


def test_with_a_header_of_its_own() -> None:
    rule = rule_named("header-incomplete")
    (found,) = lint_example(rule, Example("noob_id: a\nnodes: {a: {type: lab.read}}\n"))
    assert (found.path, found.rule, found.span.start.line) == ("tube.yaml", rule.id, 0)


def test_with_another_tube() -> None:
    found = lint_example(
        rule_named("cycle"), Example("extends: [base]\nnodes: {base: {depends: [base.value]}}\n")
    )
    assert [(one.path, one.rule, one.span.start.line) for one in found] == [
        ("tube.yaml", "cycle", 1)
    ]


def test_for_another_version() -> None:
    tube = "nodes:\n  a: {type: lab.read, parms: {rate: 3}}\n"
    rule = rule_named("ignored-key")
    older = lint_example(rule, Example(tube, "with --noob-version 0.1"))
    assert [one.rule for one in older] == ["ignored-key"]
    assert [one.rule for one in lint_example(rule, Example(tube))] == ["schema-unknown-key"]


def test_what_is_told_has_no_findings() -> None:
    assert lint_example(rule_named("cycle"), Example(note="a circle")) == []


ID, MODEL, VERSION = HEADER = (
    "noob_id: here\n",
    "noob_model: noob.tube.TubeSpecification\n",
    "noob_version: 1003.0.2\n",
)


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("nodes: {}\n", HEADER),
        ("x: {\n  noob_id: a}\n", HEADER),
        ("nodes: {} # noob_model: x\n", HEADER),
        ("noob_model: x\nnodes: {}\n", (ID, VERSION)),
        ("nodes: {}\nnoob_version: 1\n", (ID, MODEL)),
        ("noob_id: a\nnodes: {}\n", ()),
        ("nodes: {}\nnoob_id: a\n", ()),
        ("noob_version: 1\nnoob_model: x\n", ()),
        ("# why\nnodes: {}\n", ()),
        ("- a\n", ()),
        ("%YAML 1.2\n---\nnodes: {}\n", ()),
    ],
)
def test_what_is_put_before_an_example(text: str, before: tuple[str, ...]) -> None:
    head = "".join(before)
    assert _complete(text, "here") == (head + text, len(before), len(head))


def test_what_is_said_of_an_example_is_said_of_what_is_shown() -> None:
    def span(line: int, offset: int) -> Span:
        return Span(Position(line, 2, offset), Position(line, 5, offset + 3))

    long, short = span(9, 90), span(6, 70)
    paths = (None, "/tmp/x/tube.yaml", "/tmp/x/lab.py", "/lib/os.py")
    finding = Finding(
        long,
        "see /tmp/x/lab.py and /lib/os.py",
        Fix("mend it", (Edit(long, "a"),), safe=True),
        tuple(Related(long, "in /tmp/x/lab.py", path, "x") for path in paths),
    )
    whole = _Whole("", 3, 20)
    move = _Move(("/tmp/x/", "/lib/"), whole)
    found = Diagnostic("/tmp/x/tube.yaml", "cycle", Severity.ERROR, finding)
    related = [
        *((None, short), ("tube.yaml", short)),
        *(("lab.py", long), ("os.py", long)),
    ]
    assert move.diagnostic(found) == Diagnostic(
        "tube.yaml",
        "cycle",
        Severity.ERROR,
        Finding(
            short,
            "see lab.py and os.py",
            Fix("mend it", (Edit(short, "a"),), safe=True),
            tuple(Related(at, "in lab.py", path, "x") for path, at in related),
        ),
    )
    plain = found._replace(finding=Finding(long, "wrong"))
    assert move.diagnostic(plain).finding == Finding(short, "wrong")
