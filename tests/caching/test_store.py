"""The files of a cache: written as a whole, by several at once, and deleted by their owner only."""

from __future__ import annotations

import threading
from pathlib import Path

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
