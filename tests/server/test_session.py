"""The session of an editor."""

from __future__ import annotations

import os
from pathlib import Path

from noob_lint.cli import main
from noob_lint.project.project import Project
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
    for name in ("it.yaml", "it.yml"):
        assert absolute(name, project) == os.path.abspath(name)
    assert absolute("lab.py", Project()) == os.path.abspath("lab.py")
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


def test_what_may_become_a_tube(tmp_path: Path) -> None:
    session = Studio(tmp_path).session
    path = str(tmp_path / "new.yaml")
    assert (session.is_tube(path), session.may_be_tube(path)) == (False, False)
    whole = HEAD.format("new")
    for text, is_one, may_be in (
        *(("", False, True), (" noo \n", False, True), ("on: push\n", False, False)),
        *((whole, True, True), ("on: push\n", True, True)),
    ):
        session.open(uri_of(path), 1, text)
        assert (session.is_tube(path), session.may_be_tube(path)) == (is_one, may_be), text
    session.close(uri_of(path))
    session.open(uri_of(path), 1, "on: push\n")
    assert (session.is_tube(path), session.may_be_tube(path)) == (False, False)


def test_the_texts_that_places_are_in(tmp_path: Path) -> None:
    studio = Studio(tmp_path)
    session = studio.session
    view, _ = studio.open("nodes: {}\n")
    studio.write("bom.py", "\ufeffx = 1\n")
    (tmp_path / "odd.py").write_bytes(b"\xff")
    for name in ("odd.yaml", "odd.yml"):
        (tmp_path / name).write_bytes(b"a: \xff\n")
    studio.tube("other", "nodes: {}\n")

    def text_of(path: str) -> str | None:
        source = session.source(path, view.project)
        assert source is None or os.path.isabs(source.path)
        return None if source is None else source.text

    assert text_of("bom.py") == "x = 1\n"
    assert text_of("lab.py") == LAB
    assert text_of(str(tmp_path / "other.yaml")) == HEAD.format("other") + "nodes: {}\n"
    assert text_of(view.path) == view.document.text
    for name in ("gone.py", "odd.py", "a\0b.py", str(tmp_path / "gone.yaml")):
        assert text_of(name) is None
    for name in ("odd.yaml", "odd.yml"):  # it has findings, which need a text
        assert text_of(str(tmp_path / name)) == "a: \ufffd\n"
    session.open("untitled:1", 1, "z: 3\n")
    untitled = session.source("<untitled:1>", view.project)
    assert untitled is not None
    assert (untitled.path, untitled.text) == ("<untitled:1>", "z: 3\n")
    session.open(uri_of(str(tmp_path / "bom.py")), 1, "y = 2\n")
    assert text_of("bom.py") == "y = 2\n"


def test_a_copy_leaves_the_session_alone(tmp_path: Path) -> None:
    studio = Studio(tmp_path)
    view, _ = studio.open("nodes: {a: {type: lab.count}}\n")
    studio.session.configure(given={"ignore": ("python",)})
    copy = studio.session.copy()
    assert copy.folders == studio.session.folders
    assert (copy.encoding, copy.documents) == (studio.session.encoding, studio.session.documents)
    assert [*copy.configurations.settings_of(view.path).ignore] == ["python"]
    other = str(tmp_path / "other.yaml")
    copy.put(view.path, "x: 1\n")
    copy.put(other, "y: 2\n")
    texts = {path: one.text for path, one in copy.documents.items()}
    assert texts == {view.path: "x: 1\n", other: "y: 2\n"}
    assert copy.documents[view.path].uri == studio.session.documents[view.path].uri
    assert copy.documents[other][:4] == (uri_of(other), other, 0, "y: 2\n")
    assert [*studio.session.documents] == [view.path]
    assert studio.session.documents[view.path].text == view.document.text
    edits = [one.edit for one in copy.documents.values()]
    assert (edits, copy.edits, studio.session.edits) == ([1, 2], 2, 1)


def test_the_tubes_in_folders_are_looked_for_again_once_files_come(tmp_path: Path) -> None:
    studio = Studio(tmp_path)
    session = studio.session
    assert session.files() == []
    (tmp_path / "a.yaml").write_text(HEAD.format("a"))
    (tmp_path / "dangling.yaml").symlink_to(tmp_path / "gone.yaml")
    assert session.files() == []  # nobody has told
    studio.open("nodes: {}\n", "b")  # a new one, which is only in the client
    assert session.files() == [str(tmp_path / "a.yaml")]
    (tmp_path / "c.yaml").write_text(HEAD.format("c"))
    (tmp_path / "d.yaml").write_text("on: push\n")
    session.changed([str(tmp_path / "c.yaml")])
    assert session.files() == [str(tmp_path / "a.yaml"), str(tmp_path / "c.yaml")]
    assert Session().files() == []


def test_a_base_is_named_as_the_client_has_opened_it(tmp_path: Path) -> None:
    """As long as it is open, whatever else changes."""
    studio = Studio(tmp_path)
    session = studio.session
    nodes = "nodes:\n  a: {type: return, depends: [b.value]}\n  b: {type: lab.count}\n"
    base = studio.tube("base", nodes)
    link = tmp_path / "link.yml"
    link.symlink_to(base)
    view, _ = studio.open("extends: [base]\nnodes: {b: {enabled: false}}\n", "child")

    def named() -> list[str]:
        found = [one for one in session.findings(view.path) if one.rule == "depends-on-disabled"]
        return [os.path.basename(one.path) for one in found]

    def spelled() -> str:
        document = session.document(str(link))
        assert document is not None
        return os.path.basename(document.path)

    assert (named(), spelled()) == (["base.yaml"], "base.yaml")
    session.open(uri_of(str(link)), 1, base.read_text())
    assert (spelled(), named()) == ("link.yml", ["link.yml"])
    session.configure()
    session.open("untitled:1", 1, "")
    assert named() == ["link.yml"]
    session.close(uri_of(str(link)))
    assert named() == ["base.yaml"]


HALF = "nodes:\n  a: {{type: lab.plain, depends: [value: gone.value]}}\n  b: {}\n"
"""A tube with a finding, and a second node."""


def test_a_half_written_text_is_looked_at_once(tmp_path: Path) -> None:
    studio = Studio(tmp_path)
    session = studio.session
    view, _ = studio.open(HALF.format("{type: lab.count}"))
    path, uri = view.path, uri_of(view.path)
    (first,) = session.findings(path)
    text = HEAD.format("it") + HALF.format("{type: [")
    session.change(uri, 2, [TextChange(text)])
    broken, still = session.findings(path)
    assert (broken.rule, still.rule) == ("yaml-syntax", "unknown-node")
    assert session.findings(path)[1] is still is not first
    document = session.document(path)
    assert document is not None
    assert document.text == text
    half = session.view(path)
    assert half is not None
    session.changed([str(tmp_path / "other.py")])
    again = session.view(path)
    assert again is not None
    assert again is not half
    assert again.document is half.document
    other = text.replace("gone.value", "gone_as_well.value")
    session.change(uri, 3, [TextChange(other)])
    assert [one.rule for one in session.findings(path)] == ["yaml-syntax"]
    now = session.view(path)
    assert now is not None
    assert "gone_as_well" in now.document.text


def test_what_was_found_before_a_document_was_closed_is_forgotten(tmp_path: Path) -> None:
    studio = Studio(tmp_path)
    session = studio.session
    view, _ = studio.open(HALF.format("{type: lab.count}"))
    assert [one.rule for one in session.findings(view.path)] == ["unknown-node"]
    session.close(uri_of(view.path))
    studio.open(HALF.format("{type: ["))
    assert [one.rule for one in session.findings(view.path)] == ["yaml-syntax"]


def test_a_baseline_is_read_again_once_something_else_than_a_tube_changes(tmp_path: Path) -> None:
    studio = Studio(tmp_path)
    session = studio.session
    body = "nodes:\n  a: {type: lab.plain, depends: [value: gone.value]}\n"
    known, path = tmp_path / "known.json", studio.tube("it", body)
    assert main(["--write-baseline", str(known), "-q", str(path)]) == 0
    full = known.read_text()
    known.write_text('{"version": 1, "findings": {}}')
    studio.write("noob-lint.toml", 'baseline = "known.json"\n')

    def found() -> list[str]:
        return [one.rule for one in session.findings(str(path))]

    assert found() == ["unknown-node"]
    known.write_text(full)
    session.open(uri_of(str(tmp_path / "b.yaml")), 1, "")
    session.open(uri_of(str(tmp_path / "c.yml")), 1, "")
    assert found() == ["unknown-node"]  # nobody has told
    session.open(uri_of(str(tmp_path / "c.txt")), 1, "")
    assert found() == []
    known.write_text('{"version": 1, "findings": {}}')
    assert found() == []
    session.changed([str(known)])
    assert found() == ["unknown-node"]


def test_what_is_no_file_is_in_the_project_of_the_folder(tmp_path: Path) -> None:
    """But never excluded, and found by its id as soon as it is looked at."""
    studio = Studio(tmp_path)
    session, path = studio.session, "<untitled:1>"
    studio.write("noob-lint.toml", 'exclude = ["*"]\n')
    session.open("untitled:1", 1, HEAD.format("new") + "nodes: {a: {type: gone.x}}\n")
    assert session.is_tube(path)
    view = session.view(path)
    assert view is not None
    assert view.project.document(path) is view.document
    session.open(uri_of(str(tmp_path / "it.yaml")), 1, HEAD.format("it"))
    assert not session.is_tube(str(tmp_path / "it.yaml"))


def test_what_the_settings_include_is_a_tube(tmp_path: Path) -> None:
    studio = Studio(tmp_path)
    studio.write("noob-lint.toml", 'include = ["tubes/"]\n')
    (tmp_path / "tubes").mkdir()
    for name, expected in (("tubes/a.yaml", True), ("a.yaml", False)):
        path = str(tmp_path / name)
        studio.session.open(uri_of(path), 1, "on: push\njobs: {}\n")
        assert studio.session.is_tube(path) is expected
    path = str(tmp_path / "odd.yaml")
    studio.session.open(uri_of(path), 1, HEAD.format("odd") + "description: \ud800\n")
    assert studio.session.is_tube(path)
