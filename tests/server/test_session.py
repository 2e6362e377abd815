"""The session of an editor."""

from __future__ import annotations

import os
from pathlib import Path

from noob_lint.server.documents import TextChange
from noob_lint.server.session import Session
from noob_lint.server.uris import uri_of
from tests.server.studio import HEAD, LAB, Studio


def test_the_absolute_paths_of_files_in_messages(tmp_path: Path) -> None:
    """Those of code are relative to the root of a project, others to the current directory."""
    studio = Studio(tmp_path)
    view, _ = studio.open("nodes: {}\n")
    absolute, project = studio.session.absolute, view.project
    assert absolute("lab.py", project) == str(tmp_path / "lab.py")
    assert absolute("it.yaml", project) == os.path.abspath("it.yaml")
    assert absolute("lab.py") == os.path.abspath("lab.py")
    assert absolute(str(tmp_path / "lab.py"), project) == str(tmp_path / "lab.py")
    assert absolute("<untitled:1>", project) == absolute("<untitled:1>") == "<untitled:1>"


def test_what_is_known_is_kept_until_it_changes(tmp_path: Path) -> None:
    studio = Studio(tmp_path)
    session = studio.session
    view, _ = studio.open("nodes: {a: {type: lab.count}}\n")
    path = view.path
    result = session.result(path)
    assert session.view(path) is view
    assert session.result(path) is result
    studio.write("notes.txt", "")  # which the tube does not name
    assert session.result(path) is result
    studio.write("lab.py", "def count(): ...\n")
    assert session.result(path) is not result
    again = session.view(path)
    assert again is not view
    session.close(uri_of(path))
    assert (session.view(path), session.findings(path)) == (None, ())


def test_a_document_that_is_no_file_is_read_as_it_is_now() -> None:
    session, name = Session(), "<untitled:1>"
    assert session.document(name) is None
    session.open("untitled:1", 1, HEAD.format("it") + "nodes: {a: {type: x.y, type: x.z}}\n")
    rules = [one.rule for one in session.findings(name)]
    assert "yaml-duplicate-key" in rules
    first = session.document(name)
    assert first is session.document(name)
    session.change("untitled:1", 2, [TextChange(HEAD.format("it") + "nodes: {a: {type: map}}\n")])
    now = session.document(name)
    assert now is not None
    assert now.text.endswith("{a: {type: map}}\n")
    assert "yaml-duplicate-key" not in [one.rule for one in session.findings(name)]


def test_files_that_results_depend_on_are_looked_at_again(tmp_path: Path) -> None:
    """For clients that do not say which files change."""
    studio = Studio(tmp_path)
    session = studio.session
    view, _ = studio.open("nodes: {a: {type: lab.count}, b: {type: lab.fresh}}\n")

    def rules() -> list[str]:
        session.look_for_changes()
        return [one.rule for one in session.findings(view.path)]

    assert rules() == ["python-attribute-missing"]
    code = tmp_path / "lab.py"
    code.write_text(LAB + "\n\ndef fresh() -> int: ...\n")
    assert rules() == []
    code.write_text(LAB)
    assert rules() == ["python-attribute-missing"]
    (tmp_path / "noob-lint.toml").write_text('ignore = ["python-attribute-missing"]\n')
    assert rules() == []
    (tmp_path / "noob-lint.toml").unlink()
    assert rules() == ["python-attribute-missing"]
