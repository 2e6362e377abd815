"""Every mark is set by something, and used by some rule."""

from __future__ import annotations

import ast
import inspect
from types import ModuleType

from noob_lint.calls import calls
from noob_lint.rules import RULES
from noob_lint.tube import features
from noob_lint.tube.marks import Mark


def named_in(module: ModuleType) -> set[Mark]:
    """The marks that a module names as ``Mark.X``."""
    return {
        Mark[node.attr]
        for node in ast.walk(ast.parse(inspect.getsource(module)))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "Mark"
    }


def test_a_tube_shows_the_marks_that_are_not_of_code() -> None:
    assert named_in(features) == {mark for mark in Mark if not mark.is_of_code}


def test_calls_show_the_marks_that_are_of_code() -> None:
    assert named_in(calls) == {mark for mark in Mark if mark.is_of_code}


def test_some_rule_needs_each_mark() -> None:
    assert {mark for rule in RULES for mark in rule.needs} == set(Mark)


def test_marks_are_told_apart_by_their_values() -> None:
    assert len({mark.value for mark in Mark}) == len(Mark.__members__)
