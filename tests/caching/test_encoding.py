"""Results survive being written and read."""

from __future__ import annotations

import json
from pathlib import Path

from noob_lint.caching.encoding import decoded, encoded, found_in, twins_in
from noob_lint.diagnostics.diagnostic import Diagnostic, Edit, Finding, Fix, Related, Suppression
from noob_lint.diagnostics.source import Span
from noob_lint.linting.linter import Linter
from noob_lint.linting.result import FileResult
from noob_lint.project.reads import Found, Reads, Twins
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
    assert encoded(FileResult("x", texts={"x": "y" * 100_001})) is None
