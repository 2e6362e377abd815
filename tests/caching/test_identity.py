"""What the key of a cache depends on."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest

from noob_lint.caching import identity
from noob_lint.caching.identity import key_of
from noob_lint.config.settings import Settings
from noob_lint.version import VERSION

VARIABLES = (
    *("CONDA_PREFIX", "VIRTUAL_ENV", "HOME", "USERPROFILE", "XDG_CONFIG_HOME", "XDG_DATA_HOME"),
    *("GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM"),
)


def changed(name: str) -> Settings:
    """Settings with another value in one field."""
    values: dict[str, Any] = {name: "something else"}
    return Settings(**values)


def test_the_settings_that_decide_what_is_found_count() -> None:
    before = key_of("/root", Settings())
    assert before == key_of("/root", Settings())
    assert before != key_of("/other", Settings())
    same = {name for name in Settings._fields if key_of("/root", changed(name)) == before}
    assert same == {"fail_on", "baseline", "format"}


@pytest.mark.parametrize("name", VARIABLES)
def test_some_variables_count(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "/one")
    before = key_of("/root", Settings())
    monkeypatch.setenv("UNRELATED", "x")
    assert key_of("/root", Settings()) == before
    monkeypatch.setenv(name, "/two")
    assert key_of("/root", Settings()) != before


def test_the_place_and_the_interpreter_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = [key_of("/root", Settings())]
    monkeypatch.chdir(tmp_path)
    keys.append(key_of("/root", Settings()))
    for name in ("version", "platform", "prefix"):
        monkeypatch.setattr(f"sys.{name}", "other")
        keys.append(key_of("/root", Settings()))
    monkeypatch.setattr("os.geteuid", lambda: -1)
    keys.append(key_of("/root", Settings()))
    assert len({*keys}) == len(keys)


def test_the_directories_of_packages_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("b/site-packages", "a/dist-packages", "c/lib"):
        (tmp_path / name).mkdir(parents=True)
        os.utime(tmp_path / name, ns=(5, 5))
    places = [str(tmp_path / name) for name in ("b/site-packages", "a/dist-packages", "c/lib")]
    monkeypatch.setattr("sys.path", [*places, str(tmp_path / "gone" / "site-packages")])
    key = key_of("/root", Settings())
    found = [(str(tmp_path / name), 5) for name in ("a/dist-packages", "b/site-packages")]
    assert f"{[*found, (str(tmp_path / 'gone' / 'site-packages'), 0)]!r}" in key
    monkeypatch.setattr("sys.path", [*reversed(places), str(tmp_path / "gone" / "site-packages")])
    assert key_of("/root", Settings()) == key


def test_what_noob_lint_itself_is_made_of_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, name in enumerate(("pkg/a.py", "pkg/sub/b.py", "pkg/__pycache__/c", "schemas/d")):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        os.utime(path, ns=(0, 10 + number))
    package, schemas = str(tmp_path / "pkg"), str(tmp_path / "schemas")
    monkeypatch.setattr(identity, "__file__", f"{package}/sub/b.py")
    found = []
    for directory in (schemas, f"{package}/schemas", "/nowhere/at/all"):
        monkeypatch.setattr(identity, "schemas_directory", lambda directory=directory: directory)
        found.append(identity._maker()[2:5])
    assert found == [(package, 13, 3), (package, 11, 2), (package, 11, 2)]
    maker = identity._maker()
    assert maker[:2] == (VERSION, (sys.version, sys.platform, sys.prefix))


def test_the_key_counts_the_formats() -> None:
    assert key_of("/root", Settings()).startswith("(2, (")
