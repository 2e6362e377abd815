"""The findings of an example: at their place in it, regardless of the surrounding project."""

from __future__ import annotations

from noob_lint.linting.examples import lint_example
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
