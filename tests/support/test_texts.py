"""Overlay texts: they are read in place of their files as long as they are active."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from noob_lint.support.files import exists, is_file, names_in, read_bytes, read_lines, texts_in
from noob_lint.support.texts import Texts, real_path


@pytest.fixture
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Texts:
    """A text for a file that is there, reached by a link, and one for a file that is not."""
    monkeypatch.chdir(tmp_path)
    Path("there").write_text("saved")
    Path("link").symlink_to("there")
    found = Texts()
    found.put("link", "étoile\n\udc80")
    found.put("new", "one\ntwo")
    return found


def test_a_text_is_read_in_place_of_its_file(texts: Texts) -> None:
    with texts.in_force():
        for path in ("there", "link", os.path.abspath("there")):
            assert read_bytes(path) == b"\xc3\xa9toile\n\xed\xb2\x80"
        assert read_bytes("new", 2) == b"on"
        assert read_lines("new") == ["one", "two"]
        assert [is_file(path) for path in ("there", "new", "other")] == [True, True, False]
        assert [exists(path) for path in ("there", "new", "other")] == [True, True, False]
        assert sorted(names_in(".")) == ["link", "new", "there"]
        assert texts_in(".") == {"new", "there"}


def test_a_text_is_not_read_where_it_is_not_in_force(texts: Texts) -> None:
    assert (read_bytes("there"), is_file("new"), exists("new")) == (b"saved", False, False)
    assert (sorted(names_in(".")), texts_in(".")) == (["link", "there"], set())
    with texts.in_force():
        with Texts().in_force():
            assert (read_bytes("there"), is_file("new"), texts_in(".")) == (b"saved", False, set())
        assert is_file("new")
    assert not is_file("new")


def test_a_text_that_is_taken_back_stands_for_nothing(texts: Texts) -> None:
    texts.put("there", None)  # by its other name
    texts.put("new", None)
    with texts.in_force():
        assert (read_bytes("there"), is_file("new")) == (b"saved", False)


def test_files_are_found_again_where_links_have_changed(texts: Texts, tmp_path: Path) -> None:
    Path("link").unlink()
    Path("link").symlink_to("other")
    texts.find_files_again()
    assert {Path(path).name for path in texts.by_file} == {"other", "new"}
    assert real_path("link") == str(tmp_path.resolve() / "other")


def test_a_path_that_no_file_can_have_has_no_text(texts: Texts) -> None:
    with texts.in_force():
        assert texts.data_of("a\0b") is None
        assert real_path("a\0b") == "a\0b"
