"""Documents by file, and the texts that stand for files."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from noob_lint.project.documents import Documents
from noob_lint.support.changes import Change
from noob_lint.yaml.parser import parse


@pytest.fixture(autouse=True)
def _top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text("noob_id: a\n")
    Path("link.yaml").symlink_to("a.yaml")


def test_a_file_is_parsed_once_however_it_is_spelled() -> None:
    documents = Documents()
    assert not documents.has("a.yaml")
    first = documents.get("link.yaml")
    assert first is not None
    assert first.path == "link.yaml"
    assert documents.get("a.yaml") is documents.get(os.path.abspath("a.yaml")) is first
    assert (documents.has("a.yaml"), documents.has("b.yaml")) == (True, False)
    assert documents.known("link.yaml") is first
    assert documents.known("a.yaml") is documents.known("b.yaml") is None
    documents.drop("a.yaml")
    assert not documents.has("link.yaml")
    documents.drop("a.yaml")
    again = documents.get("a.yaml")
    assert (again is first, again is None) == (False, False)


def test_what_cannot_be_read_is_none() -> None:
    documents = Documents()
    for path in ("gone.yaml", ".", "a\0b"):
        assert documents.get(path) is None
        assert documents.has(path)
        with pytest.raises((OSError, ValueError)):
            documents.read(path)
    assert documents.key("a\0b") == "a\0b"
    assert documents.key("link.yaml") == os.path.realpath("a.yaml")


def test_a_text_stands_for_its_file() -> None:
    documents = Documents()
    before = documents.get("a.yaml")
    assert before is not None
    assert documents.overlay("link.yaml", "noob_id: b\n")
    after = documents.get("a.yaml")
    assert after is not None
    assert after.text == "noob_id: b\n"
    assert not documents.overlay("a.yaml", "noob_id: b\n")
    assert documents.get("a.yaml") is after
    assert documents.overlay("a.yaml", None)
    read = documents.get("a.yaml")
    assert read is not None
    assert read.text == "noob_id: a\n"
    assert not documents.overlay("a.yaml", "noob_id: a\n")
    assert not documents.overlay("a.yaml", None)
    assert documents.overlay("a.yaml", "\ufeffnoob_id: a\n")
    assert documents.overlay("new.yaml", "noob_id: c\n")
    assert (documents.is_file("new.yaml"), documents.is_file("gone.yaml")) == (True, False)
    assert documents.is_file("a.yaml")
    assert documents.overlay("new.yaml", None)
    assert documents.get("new.yaml") is None


def test_what_has_changed_is_read_again() -> None:
    documents = Documents()
    Path("b.yaml").write_text("noob_id: b\n")
    first, other = documents.get("a.yaml"), documents.get("b.yaml")
    documents.overlay("b.yaml", "noob_id: c\n")
    overlaid = documents.get("b.yaml")
    Path("a.yaml").write_text("noob_id: d\n")
    keys = frozenset({documents.key("a.yaml"), documents.key("b.yaml")})
    count = documents.changes.revision
    documents.change(Change(keys))
    assert documents.changes.revision == count + 1
    again = documents.get("a.yaml")
    assert again is not None
    assert (again is first, again.text) == (False, "noob_id: d\n")
    assert documents.get("b.yaml") is overlaid is not other
    documents.change(Change(frozenset({documents.key("b.yaml")})))
    assert documents.get("a.yaml") is again


def test_links_are_followed_again_once_a_tree_has_changed() -> None:
    documents = Documents()
    assert documents.key("link.yaml") == os.path.realpath("a.yaml")
    Path("link.yaml").unlink()
    Path("link.yaml").symlink_to("b.yaml")
    documents.change(Change(trees=frozenset({os.getcwd()})))
    assert documents.key("link.yaml") == os.path.realpath("b.yaml")


def test_a_document_that_is_put_is_a_change_if_it_is_another() -> None:
    documents = Documents()
    first = documents.read("a.yaml")
    documents.put(first)
    assert documents.get("a.yaml") is first
    count = documents.changes.revision
    documents.put(documents.read("a.yaml"))
    assert documents.changes.revision == count
    Path("a.yaml").write_text("noob_id: b\n")
    documents.put(documents.read("a.yaml"))
    assert documents.changes.revision == count + 1
    documents.put(documents.read("link.yaml"))
    assert documents.changes.revision == count + 2


def test_a_text_of_a_link_that_leads_elsewhere_is_read_no_more() -> None:
    documents = Documents()
    Path("b.yaml").write_text("noob_id: b\n")
    documents.overlay("link.yaml", "noob_id: text\n")
    texts = {path: documents.get(path) for path in ("a.yaml", "b.yaml")}
    assert {path: one and one.text for path, one in texts.items()} == {
        "a.yaml": "noob_id: text\n",
        "b.yaml": "noob_id: b\n",
    }
    Path("link.yaml").unlink()
    Path("link.yaml").symlink_to("b.yaml")
    documents.change(Change.of(["link.yaml"]))
    texts = {path: documents.get(path) for path in ("a.yaml", "b.yaml")}
    assert {path: one and one.text for path, one in texts.items()} == {
        "a.yaml": "noob_id: a\n",
        "b.yaml": "noob_id: text\n",
    }


def test_a_text_is_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = []

    def noting(text: str, path: str) -> Any:
        parsed.append(text)
        return parse(text, path)

    monkeypatch.setattr("noob_lint.project.documents.parse", noting)
    documents = Documents()
    documents.overlay("a.yaml", "noob_id: b\n")
    documents.get("a.yaml")
    assert documents.overlay("a.yaml", "noob_id: c\n")
    documents.get("a.yaml")
    assert parsed == ["noob_id: b\n", "noob_id: c\n"]
