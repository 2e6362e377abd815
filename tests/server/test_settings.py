from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from noob_lint.config.settings import SettingsError
from noob_lint.server.settings import given_by, shows_hints


def test_keys_are_those_of_a_configuration_in_either_spelling(tmp_path: Path) -> None:
    (tmp_path / "tubes").mkdir()
    (tmp_path / "other").mkdir()
    values = {
        "noobVersion": "1001",
        "extend-select": ["unused-asset"],
        "tubePaths": ["tubes", str(tmp_path / "other")],
        "python": "auto",
        "severity": {"graph": "warning"},
        "exclude": [],
        "baseline": "",
        "select": None,
        "trace.server": "verbose",
    }
    assert given_by(values, str(tmp_path)) == {
        "noob_version": "1001",
        "extend_select": ["unused-asset"],
        "tube_paths": [str(tmp_path / "tubes"), str(tmp_path / "other")],
        "python": "auto",
        "severity": {"graph": "warning"},
    }


@pytest.mark.parametrize("values", [None, {}, [], "x", 3])
def test_nothing_sets_nothing(values: object) -> None:
    assert given_by(values, "/") == {}


def test_python_may_be_off() -> None:
    assert given_by({"python": "off"}, "/home") == {"python": "off"}


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"ignroe": ["x"]}, 'unknown setting "noob-lint.ignroe": did you mean "ignore"?'),
        ({"format": "json"}, 'unknown setting "noob-lint.format"'),
        (
            {"select": "graph"},
            'setting "noob-lint.select": must be a list of strings, not a string',
        ),
        ({"noobVersion": 3}, 'setting "noob-lint.noobVersion": must be a string, not an integer'),
        (
            {"extendSelect": ["grahp"]},
            'setting "noob-lint.extendSelect": unknown rule "grahp": did you mean "graph"?',
        ),
        (
            {"python": "gone"},
            'setting "noob-lint.python": must be "auto", "off", or the path of an environment or '
            'its interpreter; there is no "/gone"',
        ),
    ],
)
def test_what_is_wrong_is_said(values: object, message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        given_by(values, "/")
    assert str(caught.value) == message


def test_paths_are_relative_to_the_folder_or_to_the_home_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "home" / "code").mkdir(parents=True)
    values = {
        "python": os.path.join("x", os.pardir, os.path.relpath(sys.prefix, tmp_path)),
        "python_paths": ["~/code"],
        "baseline": "known.json",
        "inlay-hints": True,
        "trace": "off",
    }
    assert given_by(values, str(tmp_path)) == {
        "python": sys.prefix,
        "python_paths": [str(tmp_path / "home" / "code")],
        "baseline": str(tmp_path / "known.json"),
    }


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        *((None, False), ({}, False), ([], False), ({"select": ["all"]}, False)),
        *(({"inlay-hints": True}, True), ({"inlayHints": True}, True)),
        *(({"inlay_hints": True}, True), ({"inlay-hints": False}, False)),
        *(({"inlayHints": None, "inlay-hints": True}, True), ({"inlayHints": None}, False)),
    ],
)
def test_whether_hints_are_shown(values: object, expected: bool) -> None:
    assert shows_hints(values) is expected


@pytest.mark.parametrize("value", [0, 1, "true", []])
def test_hints_are_either_shown_or_not(value: object) -> None:
    with pytest.raises(SettingsError) as caught:
        shows_hints({"ignore": 3, "inlayHints": value})
    assert str(caught.value) == 'setting "noob-lint.inlayHints": must be true or false'


def test_a_path_without_a_file_system_is_refused() -> None:
    with pytest.raises(SettingsError) as caught:
        given_by({"tubePaths": ["a\0b"]}, "/")
    assert str(caught.value) == "setting \"noob-lint.tubePaths\": 'a\\x00b' is not a path"
    with pytest.raises(SettingsError) as caught:
        given_by({"inlayHint": True}, "/")
    reason = 'unknown setting "noob-lint.inlayHint": did you mean "inlay-hints"?'
    assert str(caught.value) == reason
