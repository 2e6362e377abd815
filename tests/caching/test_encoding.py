"""Results survive being written and read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from noob_lint.caching.encoding import decoded, encoded, found_in, twins_in
from noob_lint.diagnostics.diagnostic import (
    Diagnostic,
    Edit,
    Effect,
    Finding,
    Fix,
    Related,
    Severity,
    Suppression,
)
from noob_lint.diagnostics.source import Position, Span
from noob_lint.linting.linter import Linter
from noob_lint.linting.result import FileResult
from noob_lint.project.reads import Found, Reads, Twins
from noob_lint.python.code import Unread
from tests.rules.fixtures import BAD, settings_of
from tests.workspaces import workspace


def test_the_results_of_many_tubes_are_the_same_afterwards(tmp_path: Path) -> None:
    for path in BAD[::25]:
        tube = tmp_path / path.name
        tube.write_bytes(path.read_bytes())
        settings = settings_of(path)._replace(python_paths=[str(path.parent)], select=["all"])
        result = Linter(workspace(settings, [str(tube)])).lint_file(str(tube))
        again = decoded(str(tube), json.loads(json.dumps(encoded(result))))
        assert again == result._replace(reads=Reads(), callables=dict(result.callables))


def test_no_field_is_forgotten() -> None:
    """Whoever adds a field has to decide about it here, and to change the number of the format."""
    assert FileResult._fields == (
        *("path", "diagnostics", "texts", "suppressed", "known", "callables", "reads"),
        *("partly_read", "error", "crash"),
    )
    assert Diagnostic._fields == ("path", "rule", "severity", "finding")
    assert Finding._fields == (
        *("span", "message", "fix", "related", "help", "path", "severity", "effect", "withheld"),
        *("is_cut", "is_untried"),
    )
    assert Related._fields == ("span", "message", "path", "line")
    assert Fix._fields == ("title", "edits", "safe")
    assert (Edit._fields, Suppression._fields) == (("span", "text"), ("diagnostic", "reason"))
    assert Span._fields == ("start", "end")


def test_answers_about_other_tubes_are_the_same_afterwards() -> None:
    found = Found("a", "a.yaml", None, False, "b.yaml")
    twins = Twins("a", "a.yaml", ("b.yaml",), True)
    assert found_in(json.loads(json.dumps(found))) == found
    assert twins_in(json.loads(json.dumps(twins))) == twins


def test_very_long_results_are_not_kept() -> None:
    kept = FileResult("x", texts={"x": "y" * 60_000, "z": "y" * 40_000})
    assert encoded(kept) is not None
    assert encoded(kept._replace(texts={"x": "y" * 60_000, "z": "y" * 40_001})) is None
    assert encoded(FileResult("x", (ITEM,) * 200)) is not None
    assert encoded(FileResult("x", (ITEM,) * 201)) is None


SPAN = Span(Position(1, 2, 3), Position(4, 5, 6))

FINDING = Finding(
    SPAN,
    "message",
    Fix("title", (Edit(SPAN, "text"),), True),
    (Related(SPAN, "related", "other.yaml", "line"), Related(SPAN, "there")),
    "help",
    "b.yaml",
    Severity.WARNING,
    Effect.RUN,
    "withheld",
    True,
    False,
)

ITEM = Diagnostic("b.yaml", "rule", Severity.ERROR, FINDING)

WHOLE = FileResult(
    "a.yaml",
    (ITEM, Diagnostic("a.yaml", "other", Severity.INFO, Finding(SPAN, "short"))),
    {"a.yaml": "text"},
    (Suppression(ITEM, "why"),),
    callables={"lab.read": None, "lab.gone": Unread("lab.py", SPAN, "too dynamic")},
    partly_read=True,
)

NUMBERS = [1, 2, 3, 4, 5, 6]

WRITTEN_ITEM = [
    *("b.yaml", "rule", "error"),
    [
        *(NUMBERS, "message", ["title", [[NUMBERS, "text"]], True]),
        [[NUMBERS, "related", "other.yaml", "line"], [NUMBERS, "there", None, None]],
        *("help", "b.yaml", "warning", "run", "withheld", True, False),
    ],
]

WRITTEN = [
    [
        WRITTEN_ITEM,
        ["a.yaml", "other", "info", [NUMBERS, "short", None, [], *[None] * 5, False, False]],
    ],
    {"a.yaml": "text"},
    [[WRITTEN_ITEM, "why"]],
    {"lab.read": None, "lab.gone": ["lab.py", NUMBERS, "too dynamic"]},
    True,
]


def test_what_is_written() -> None:
    said = json.loads(json.dumps(encoded(WHOLE)))
    assert said == WRITTEN
    assert decoded("a.yaml", said) == WHOLE


def damaged(value: Any) -> Iterator[Any]:
    """A value with each of its parts replaced by something that it cannot be."""
    if isinstance(value, list):
        yield from (5, {}, [*value, None], "x" * len(value))
        parts: Iterable[tuple[Any, Any]] = enumerate(value)
    elif isinstance(value, dict):
        yield from (5, list(value))
        parts = value.items()
    else:
        yield from (5.5, {}, [], *([5] if isinstance(value, str | bool) else []))
        yield from ("x",) if isinstance(value, int) else (True,)
        return
    for key, part in parts:
        for other in damaged(part):
            changed = value.copy()
            changed[key] = other
            yield changed


def test_what_was_not_written_is_refused() -> None:
    for said in damaged(WRITTEN):
        with pytest.raises((TypeError, ValueError)):
            decoded("a.yaml", said)
    for answer in damaged(["a", "a.yaml", "b", False, "b.yaml"]):
        with pytest.raises((TypeError, ValueError)):
            found_in(answer)
    for answer in damaged(["a", "a.yaml", ["b.yaml"], True]):
        with pytest.raises((TypeError, ValueError)):
            twins_in(answer)
