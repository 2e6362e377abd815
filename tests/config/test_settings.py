"""Settings passed by programs: their checks, and what errors name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from noob_lint.config.keys import FILE_KEYS, KEYS
from noob_lint.config.settings import Settings, SettingsError, validate


def test_the_keys_are_the_fields() -> None:
    assert (
        *(key.field for key in KEYS),
        "root",
        "use_ignores",
        "use_modelines",
        "bases",
    ) == Settings._fields


def test_lists_become_tuples() -> None:
    assert validate(Settings(select=["all"], exclude=["a/"])) == Settings(
        select=("all",), exclude=("a/",)
    )


WRONG: list[tuple[dict[str, Any], tuple[str | int, ...], str]] = [
    ({"select": "graph"}, ("select",), "must be a list of strings, not a string"),
    ({"ignore": None}, ("ignore",), "must be a list of strings, not a NoneType"),
    ({"exclude": {}}, ("exclude",), "must be a list of strings, not a table"),
    ({"include": ["a", 5]}, ("include", 1), "must be a list of strings; it holds an integer"),
    (
        {"include": ("a", "b", True)},
        ("include", 2),
        "must be a list of strings; it holds a boolean",
    ),
    ({"include": [[]]}, ("include", 0), "must be a list of strings; it holds a list"),
    ({"noob_version": 1.5}, ("noob-version",), "must be a string, not a float"),
    ({"baseline": ("a",)}, ("baseline",), "must be a string, not a tuple"),
    (
        {"noob_version": "x"},
        ("noob-version",),
        "unknown noob version 'x': use one of 0.1, 1000, 1001, 1003, or a noob release, "
        '"latest" or "header"',
    ),
    (
        {"noob_version": "1004.1"},
        ("noob-version",),
        'noob 1004.1 is newer than this noob-lint, which knows noob up to 1003: use "latest"',
    ),
    ({"select": ["all", "x"]}, ("select", 1), 'unknown rule "x"'),
    (
        {"extend_select": ["cycel"]},
        ("extend-select", 0),
        'unknown rule "cycel": did you mean "cycle"?',
    ),
    ({"ignore": ["default", "al"]}, ("ignore", 1), 'unknown rule "al": did you mean "all"?'),
    (
        {"extend_ignore": ["defualt"]},
        ("extend-ignore", 0),
        'unknown rule "defualt": did you mean "default"?',
    ),
    (
        {"fail_on": "off"},
        ("fail-on",),
        'unknown value "off"; use one of error, warning, info, never',
    ),
    ({"format": "saif"}, ("format",), 'unknown value "saif": did you mean "sarif"?'),
    ({"format": "atuo"}, ("format",), 'unknown value "atuo": did you mean "auto"?'),
    ({"include": ["a", ""]}, ("include", 1), 'not a valid .gitignore pattern: ""'),
    (
        {"exclude": ["a", "!b/../c", "#"]},
        ("exclude", 1),
        '"!b/../c" matches nothing: .gitignore patterns cannot contain "." or ".." between slashes',
    ),
    ({"tube_paths": [".", "no"]}, ("tube-paths", 1), 'no such directory: "no"'),
    ({"python_paths": ["no/a", "."]}, ("python-paths", 0), 'no such directory: "no/a"'),
    (
        {"python": "gone"},
        ("python",),
        'must be "auto", "off", or the path of an environment or its interpreter; '
        'there is no "gone"',
    ),
    ({"severity": []}, ("severity",), "must be a table, not a list"),
    ({"severity": {1: "error"}}, ("severity",), "its keys must be strings, not an integer"),
    (
        {"severity": {"ids": "info", "cycle": ["error"]}},
        ("severity", "cycle"),
        'the entry "cycle" must be a string, not a list',
    ),
    (
        {"severity": {"ids": "info", "cycle": "fatal"}},
        ("severity", "cycle"),
        'unknown value "fatal"; use one of error, warning, info',
    ),
    (
        {"severity": {"ids": "info", "cycel": "error"}},
        ("severity", "cycel", 0),
        'unknown rule "cycel": did you mean "cycle"?',
    ),
    (
        {"severity": {"ids": "off"}},
        ("severity", "ids"),
        'there is no severity "off": to turn "ids" off, add it to ignore',
    ),
    ({"per_file_ignores": "a"}, ("per-file-ignores",), "must be a table, not a string"),
    (
        {"per_file_ignores": {"a": ["ids"], "b": "ids"}},
        ("per-file-ignores", "b"),
        'the entry "b" must be a list of strings, not a string',
    ),
    (
        {"per_file_ignores": {"b": ["ids", 1.5]}},
        ("per-file-ignores", "b", 1),
        'the entry "b" must be a list of strings; it holds a float',
    ),
    (
        {"per_file_ignores": {"a": [], "b": ["ids", "x"]}},
        ("per-file-ignores", "b", 1),
        'unknown rule "x"',
    ),
    (
        {"per_file_ignores": {"!a": [], "!!": []}},
        ("per-file-ignores", "!!"),
        'not a valid .gitignore pattern: "!!"',
    ),
    (
        {"per_file_ignores": {"!./a": []}},
        ("per-file-ignores", "!./a"),
        '"!./a" matches nothing: .gitignore patterns cannot contain "." or ".." between slashes',
    ),
]


@pytest.mark.parametrize(("values", "place", "message"), WRONG)
def test_wrong_settings_name_their_place(
    values: dict[str, Any],
    place: tuple[str | int, ...],
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SettingsError) as caught:
        validate(Settings(**values))
    assert (caught.value.place, str(caught.value)) == (place, message)
    assert caught.value.key == place[0]
    assert SettingsError("x").key is None


def test_a_directory_that_is_not_an_environment_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SettingsError) as caught:
        validate(Settings(python="."))
    known = '"." is neither a Python interpreter nor an environment: there is no directory'
    assert str(caught.value) == f"{known} 'site-packages' in {Path.cwd()}"
    assert caught.value.place == ("python",)


def test_the_kinds_of_values() -> None:
    others = {
        "list": ("select", "extend-select", "ignore", "extend-ignore", "include", "exclude"),
        "table of lists": ("per-file-ignores",),
        "table of texts": ("severity",),
    }
    kinds = {name: kind for kind, names in others.items() for name in names}
    kinds |= dict.fromkeys(("tube-paths", "python-paths"), "list")
    assert {key.name: key.kind for key in FILE_KEYS} == {
        key.name: kinds.get(key.name, "text") for key in FILE_KEYS
    }
    adding = [key.name for key in FILE_KEYS if key.adds]
    assert adding == ["extend-select", "extend-ignore"]
