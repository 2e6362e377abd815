"""A cache that is damaged, forged or not writable changes nothing but the time that a run takes."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from noob_lint.caching import store
from noob_lint.caching.cache import Cache
from noob_lint.caching.states import digest_of
from noob_lint.discovery.configurations import Configurations
from noob_lint.linting.result import FileResult
from noob_lint.project.reads import Reads
from tests.caching.runs import CACHE, cache_file, checked, content, run

Capture = pytest.CaptureFixture[str]
Patch = pytest.MonkeyPatch


def _cut() -> None:
    path = cache_file()
    path.write_bytes(path.read_bytes()[:-100])


def _change_a_byte() -> None:
    path = cache_file()
    path.write_text(path.read_text().replace("unknown-node", "unknown-mode"))


def _copy() -> None:
    """As if it had come with a repository."""
    shutil.copytree(CACHE, "copy")
    shutil.rmtree(CACHE)
    shutil.copytree("copy", CACHE)


def _link_file() -> None:
    cache_file().rename("elsewhere")
    Path(cache_path).symlink_to(Path("elsewhere").resolve())


def _link_directory() -> None:
    CACHE.rename("elsewhere")
    CACHE.symlink_to("elsewhere")


def _pipe() -> None:
    cache_file().unlink()
    os.mkfifo(cache_path)


def _directory() -> None:
    cache_file().unlink()
    Path(cache_path).mkdir()


def _deep() -> None:
    body = b"[" * 200_000
    cache_file().write_bytes(digest_of(body).encode() + b"\n" + body)


def _huge() -> None:
    with cache_file().open("ab") as file:
        file.truncate(65 * 2**20)


def _without_tag() -> None:
    (CACHE / "CACHEDIR.TAG").unlink()


def _hard_linked_tag() -> None:
    os.link(CACHE / "CACHEDIR.TAG", "other")


DAMAGES = (
    *(_cut, _change_a_byte, _copy, _link_file, _link_directory, _pipe, _directory, _deep, _huge),
    *(_without_tag, _hard_linked_tag),
)
cache_path = ""


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_cache_is_ignored(
    damage: Callable[[], None], capsys: Capture, monkeypatch: Patch
) -> None:
    fresh = run(capsys)
    monkeypatch.setitem(globals(), "cache_path", str(cache_file().resolve()))
    damage()
    with checked(monkeypatch) as files:
        assert run(capsys) == fresh
    assert len(files) == 5
    assert run(capsys) == fresh


ODD: tuple[Any, ...] = (
    None,
    True,
    -1,
    0,
    10**30,
    1.5,
    "",
    "x",
    [],
    [[]],
    {},
    {"x": 1},
    [0, 0, 0, 0, 0, 0, 0],
)


def _places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The paths to all values in a value."""
    yield path
    if isinstance(value, dict):
        for name, one in value.items():
            yield from _places(one, (*path, name))
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from _places(one, (*path, number))


def _replaced(value: Any, path: tuple[Any, ...], by: object) -> Any:
    if not path:
        return by
    copy = value.copy()
    copy[path[0]] = _replaced(value[path[0]], path[1:], by)
    return copy


def test_odd_values_raise_nothing(capsys: Capture) -> None:
    """Each is signed as a cache of this directory, which nobody else can do."""
    status = run(capsys)[0]
    said = content()
    places = [path for path in _places(said) if path and path[0] not in ("key", "home")]
    path = cache_file()
    for number, place in enumerate(places[:: len(places) // 50]):
        body = json.dumps(_replaced(said, place, ODD[number % len(ODD)])).encode()
        path.write_bytes(digest_of(body).encode() + b"\n" + body)
        assert run(capsys)[0] in (0, status), place


def test_what_is_in_the_way_is_left_alone(capsys: Capture) -> None:
    CACHE.write_text("mine")
    status, _, errors = run(capsys)
    assert (status, errors) == (1, "")
    assert CACHE.read_text() == "mine"


def test_a_directory_that_cannot_be_written_is_left_alone(
    capsys: Capture, monkeypatch: Patch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(os, "mkdir", refuse)
    status, _, errors = run(capsys)
    assert (status, errors, CACHE.exists()) == (1, "", False)


def test_a_full_disk_leaves_no_files(capsys: Capture, monkeypatch: Patch) -> None:
    run(capsys)
    before = sorted(CACHE.iterdir())

    def refuse(*_: object) -> None:
        raise OSError(28, "no space left on device")

    monkeypatch.setattr(os, "replace", refuse)
    assert run(capsys, "--select", "all")[0] == 1
    assert sorted(CACHE.iterdir()) == before


def test_few_files_are_kept(capsys: Capture) -> None:
    for number in range(store._MOST_FILES + 3):
        run(capsys, "--ignore", ",".join(("graph", "ids", "python")[: number % 3]) or "nodes")
        run(capsys, "--tube-path", "tubes", "--exclude", str(number))
    (CACHE / "notes.txt").touch()
    assert len([*CACHE.glob("*.json")]) == store._MOST_FILES
    assert (CACHE / "notes.txt").exists()


def test_a_kind_that_is_unknown_is_looked_for_again(capsys: Capture) -> None:
    before = run(capsys, "--verbose")
    said = content()
    for row in said["kinds"].values():
        row[1] = dict.fromkeys(row[1], "odd")
    body = json.dumps(said).encode()
    cache_file().write_bytes(digest_of(body).encode() + b"\n" + body)
    assert run(capsys, "--verbose") == before
    assert all("odd" not in kinds.values() for _, kinds in content()["kinds"].values())


def test_only_whole_results_are_kept(here: Path) -> None:
    path = "tubes/plain.yaml"
    results = {
        "whole": FileResult(path),
        "error": FileResult(path, error="gone"),
        "crash": FileResult(path, crash="Traceback"),
        "cut": FileResult(path, reads=Reads(is_cut=True)),
    }
    kept = []
    for name, result in results.items():
        cache = Cache(Configurations(), 10**19)
        cache.note(result)
        cache.save()
        kept += [name] if CACHE.exists() else []
        shutil.rmtree(CACHE, ignore_errors=True)
    assert kept == ["whole"]
