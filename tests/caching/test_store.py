"""The files of a cache: written as a whole, by several at once, and deleted by their owner only."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from noob_lint.caching.store import Store, clean
from tests.caching.runs import CACHE


def test_what_was_written_is_read(tmp_path: Path) -> None:
    store = Store(str(tmp_path), "key")
    assert store.read() == {}
    store.write({"x": "é\udce9"}, {"/a\udce9": '[1,"b"]', "/c": "[]"})
    read = store.read()
    assert sorted(read) == ["home", "key", "results", "x"]
    assert (read["x"], read["results"]) == ("é\udce9", {"/a\udce9": [1, "b"], "/c": []})
    assert Store(str(tmp_path), "other").read() == {}


def test_several_can_write_at_once(tmp_path: Path) -> None:
    """Whoever reads meanwhile sees what one of them has written."""
    store = Store(str(tmp_path), "key")
    store.write({"x": [0] * 5000}, {})

    def write(number: int) -> None:
        for _ in range(20):
            store.write({"x": [number] * 5000}, {})

    threads = [threading.Thread(target=write, args=(number,)) for number in (1, 2)]
    for thread in threads:
        thread.start()
    seen = set()
    while any(thread.is_alive() for thread in threads):
        seen.add(tuple(set(store.read()["x"])))
    assert seen <= {(0,), (1,), (2,)}
    assert len([*(tmp_path / CACHE).iterdir()]) == 3


def test_clean_deletes_only_its_own(tmp_path: Path) -> None:
    assert clean(str(tmp_path)) is None
    Store(str(tmp_path), "key").write({}, {})
    directory = tmp_path / CACHE
    assert clean(str(tmp_path)) == str(directory)
    assert not directory.exists()
    Store(str(tmp_path), "key").write({}, {})
    (directory / "notes.json").touch()
    assert clean(str(tmp_path)) == str(directory)
    assert [path.name for path in directory.iterdir()] == ["notes.json"]


def test_clean_follows_no_links(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    Store(str(tmp_path / "one"), "key").write({}, {})
    (tmp_path / "two" / CACHE).symlink_to(tmp_path / "one" / CACHE)
    assert clean(str(tmp_path / "two")) is None
    assert len([*(tmp_path / "one" / CACHE).iterdir()]) == 3


def test_what_is_too_large_to_be_read_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(str(tmp_path), "key")
    store.write({"x": "a"}, {})
    (path,) = (tmp_path / CACHE).glob("*.json")
    monkeypatch.setattr("noob_lint.caching.store.MOST", path.stat().st_size)
    store.write({"x": "b"}, {})
    assert store.read()["x"] == "b"
    store.write({"x": "cc"}, {})
    assert store.read()["x"] == "b"


def test_what_a_killed_process_left_is_known_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, names = Store(str(tmp_path), "key"), []
    really = os.replace

    def replace(old: str, new: str) -> None:
        names.append(os.path.basename(old))
        really(old, new)

    monkeypatch.setattr(os, "replace", replace)
    store.write({}, {})
    for name in names:
        (tmp_path / CACHE / name).touch()
    assert len(names) == 1
    clean(str(tmp_path))
    assert not (tmp_path / CACHE).exists()


def test_only_the_oldest_files_are_deleted(tmp_path: Path) -> None:
    stores = [Store(str(tmp_path), f"key {number}") for number in range(12)]
    for number, store in enumerate(stores[:8]):
        store.write({}, {})
        for path in (tmp_path / CACHE).glob("*.json"):
            if path.stat().st_mtime > 10**6:
                os.utime(path, (0, 1000 - number))  # the first is the newest
    assert [bool(store.read()) for store in stores[:8]] == [True] * 8
    stores[8].write({}, {})
    assert [bool(store.read()) for store in stores[:9]] == [True] * 7 + [False, True]
    for name in (f".{'0' * 40}-{'1' * 12}.tmp", f"{'2' * 40}.json", f"{'3' * 41}.json"):
        (tmp_path / CACHE / name).touch()
        os.utime(tmp_path / CACHE / name, (0, 0))
    stores[0].write({}, {})
    left = {path.name for path in (tmp_path / CACHE).iterdir()}
    assert f"{'3' * 41}.json" in left
    assert len(left) == 11
    assert [bool(store.read()) for store in stores[:9]] == [True] * 7 + [False, True]


def test_another_directory_is_none_of_this_project(tmp_path: Path) -> None:
    store = Store(str(tmp_path), "key")
    store.write({"x": 1}, {})
    (path,) = (tmp_path / CACHE).glob("*.json")
    tag = tmp_path / CACHE / "CACHEDIR.TAG"
    content = tag.read_text()
    for text, is_read in ((content, True), (f"{content} ", False), (content[1:], False)):
        tag.write_text(text)
        written = path.read_text()
        assert (store.read() != {}) is False  # the tag has changed since
        store.write({"x": 2}, {})
        assert (store.read() != {}) is is_read
        assert (path.read_text() != written) is is_read
