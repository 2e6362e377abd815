"""Options override the configuration, or are added to it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from noob_lint.config.keys import KEYS
from noob_lint.config.overrides import OPTIONS, overridden
from noob_lint.config.settings import Settings, SettingsError

FILE = Settings(
    select=("schema",),
    extend_select=("cycle",),
    ignore=("unused-input",),
    extend_ignore=("id-reserved",),
    fail_on="warning",
    noob_version="1000",
)


def test_nothing_given_changes_nothing() -> None:
    assert overridden(FILE, {}) == FILE


def test_an_option_stands_in_place_of_its_key() -> None:
    given = {"fail_on": "info", "ignore": ["graph"], "python_paths": ["."]}
    expected = FILE._replace(fail_on="info", ignore=("graph",), python_paths=(".",))
    assert overridden(FILE, given) == expected
    assert given == {"fail_on": "info", "ignore": ["graph"], "python_paths": ["."]}


def test_names_may_be_separated_by_commas() -> None:
    found = overridden(FILE, {"ignore": ["graph, cycle ,", "schema"]})
    assert found.ignore == ("graph", "cycle", "schema")
    names = ("select", "ignore", "extend_select", "extend_ignore")
    every = overridden(Settings(), {name: ["graph,cycle", " schema"] for name in names})
    assert {getattr(every, name) for name in names} == {("graph", "cycle", "schema")}


def test_what_is_added_is_added_to_the_file() -> None:
    given = {"extend_select": ["graph"], "extend_ignore": ["depends-format,id-reserved"]}
    found = overridden(FILE, given)
    assert found.extend_select == ("cycle", "graph")
    assert found.extend_ignore == ("id-reserved", "depends-format", "id-reserved")
    assert (found.select, found.ignore) == (("schema",), ("unused-input",))


def test_what_is_selected_is_not_ignored_by_the_file() -> None:
    found = overridden(FILE, {"select": ["cycle"], "extend_ignore": ["graph"]})
    assert (found.select, found.extend_select, found.ignore) == (("cycle",), (), ())
    assert found.extend_ignore == ("graph",)


def test_a_version_goes_before_what_tubes_say() -> None:
    assert FILE.use_modelines
    found = overridden(FILE, {"noob_version": "1003"})
    assert (found.noob_version, found.use_modelines) == ("1003", False)


def test_patterns_are_relative_to_the_current_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    settings = Settings(root="/top", exclude=["old"], bases={"include": "/above"})
    found = overridden(settings, {"exclude": ["/a.yaml", "!b/c.yaml"]})
    assert (found.include, found.exclude) == ((), ("/a.yaml", "!b/c.yaml"))
    here = str(tmp_path.resolve())
    assert [found.base(name) for name in ("include", "exclude", "per_file_ignores")] == [
        *("/above", here, "/top"),
    ]
    assert overridden(settings, {"include": ["*.tube"]}).bases == {"include": here}
    assert settings.base("exclude") == "/top"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"select": ["cicle"]}, '--select: unknown rule "cicle": did you mean "cycle"?'),
        ({"select": [" , "]}, "--select: names no rule"),
        ({"extend_ignore": [""]}, "--extend-ignore: names no rule"),
        ({"tube_paths": ["x"]}, '--tube-path: no such directory: "x"'),
        ({"python_paths": ["x"]}, '--python-path: no such directory: "x"'),
        ({"fail_on": "none"}, '--fail-on: unknown value "none"'),
    ],
)
def test_an_error_names_the_option(given: dict[str, object], message: str) -> None:
    with pytest.raises(SettingsError, match=f"^{re.escape(message)}"):
        overridden(FILE, given)


def test_options_that_are_called_otherwise_are_keys() -> None:
    assert OPTIONS.keys() <= {key.name for key in KEYS}
