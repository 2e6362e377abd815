"""``extend``: a configuration that extends another one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from noob_lint.config.file import read_config
from noob_lint.config.keys import KEYS
from noob_lint.config.settings import Settings, SettingsError
from noob_lint.discovery.configurations import Configurations
from noob_lint.linting.selection import Selection


def load_settings(directory: str) -> Settings:
    """The settings of the files in a directory."""
    return Configurations().settings_of(f"{directory}/a.yaml")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current directory."""
    directory = tmp_path / "mono"
    directory.mkdir()
    monkeypatch.chdir(directory)
    return directory


def write(files: dict[str, str]) -> None:
    for name, text in files.items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def error_of(path: str) -> str:
    with pytest.raises(SettingsError) as caught:
        read_config(path).settings()
    return str(caught.value)


def test_values_replace_and_extend_keys_add(here: Path) -> None:
    write(
        {
            "noob-lint.toml": 'ignore = ["header"]\nextend-select = ["asset-generator"]\n'
            'extend-ignore = ["ids"]\nexclude = ["old/"]\nfail-on = "info"\n'
            'severity.cycle = "info"\nper-file-ignores = { "tests/" = ["all"] }\n',
            "lab/noob-lint.toml": 'extend = "../noob-lint.toml"\nignore = ["graph"]\n'
            'extend-ignore = ["inputs"]\nexclude = []\nseverity.graph = "warning"\n',
        }
    )
    assert load_settings("lab") == Settings(
        extend_select=("asset-generator",),
        ignore=("graph",),
        extend_ignore=("ids", "inputs"),
        per_file_ignores={"tests/": ("all",)},
        severity={"graph": "warning"},
        exclude=(),
        fail_on="info",
        root=str(here / "lab"),
        bases={"per_file_ignores": str(here)},
    )
    assert load_settings(".").ignore == ("header",)


def test_a_nested_file_alone_is_not_merged(here: Path) -> None:
    write({"noob-lint.toml": 'fail-on = "info"\n', "lab/noob-lint.toml": 'ignore = ["ids"]\n'})
    assert load_settings("lab") == Settings(ignore=("ids",), root=str(here / "lab"))


def test_values_are_relative_to_the_file_that_has_them(here: Path) -> None:
    write(
        {
            "shared/base.toml": 'tube-paths = ["tubes"]\npython-paths = ["../lib"]\n'
            'python = "../env"\nbaseline = "known.json"\nexclude = ["drafts/*"]\n',
            "lab/a/pyproject.toml": '[tool.noob-lint]\nextend = "../../shared/base.toml"\n'
            'include = ["*.tube"]\n',
        }
    )
    for name in ("shared/tubes", "lib", "env/lib/python3.13/site-packages"):
        Path(name).mkdir(parents=True)
    settings = load_settings("lab/a")
    assert settings.tube_paths == ("shared/tubes",)
    assert settings.python_paths == ("lib",)
    assert settings.python == "env"
    assert settings.baseline == "shared/known.json"
    assert settings.root == settings.base("include") == str(here / "lab" / "a")
    assert settings.base("exclude") == str(here / "shared")


def test_patterns_keep_the_directory_of_their_file(here: Path) -> None:
    write(
        {
            "noob-lint.toml": '[per-file-ignores]\n"lab/new.yaml" = ["cycle"]\n'
            '"!lab/" = ["unknown-node"]\n"/new.yaml" = ["graph"]\n',
            "lab/noob-lint.toml": 'extend = "../noob-lint.toml"\n',
        }
    )
    selection = Selection(load_settings("lab"))
    assert [selection.has(rule, "lab/new.yaml") for rule in ("cycle", "unknown-node")] == [
        False,
        True,
    ]
    assert selection.has("cycle", "lab/old.yaml")


def test_a_chain(here: Path) -> None:
    write(
        {
            "a.toml": 'extend = "b.toml"\nextend-ignore = ["ids"]\n',
            "b.toml": '# b\nextend = "sub/pyproject.toml"\nextend-ignore = ["graph"]\n'
            'select = ["all"]\n',
            "sub/pyproject.toml": '[tool.noob-lint]\nextend-ignore = ["nodes"]\nselect = ["ids"]\n',
        }
    )
    file = read_config("a.toml")
    assert [one.shown for one in file.chain] == ["a.toml", "b.toml", "sub/pyproject.toml"]
    settings = file.settings()
    assert (settings.select, settings.extend_ignore) == (("all",), ("nodes", "graph", "ids"))
    origins = {key.name: file.origins(key) for key in KEYS}
    assert {name: places for name, places in origins.items() if places} == {
        "select": ["b.toml:4"],
        "extend-ignore": ["sub/pyproject.toml:2", "b.toml:3", "a.toml:2"],
    }


def test_a_home_directory_is_expanded(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(here.parent))
    monkeypatch.setenv("USERPROFILE", str(here.parent))
    write({"a.toml": 'extend = "~/b.toml"\n', "../b.toml": 'fail-on = "info"\n'})
    file = read_config("a.toml")
    assert file.settings().fail_on == "info"
    assert [one.shown for one in file.chain] == ["a.toml", str(here.parent / "b.toml")]


def test_a_long_chain_has_an_end(here: Path) -> None:
    write({f"{number}.toml": f'extend = "{number + 1}.toml"\n' for number in range(200)})
    write({"200.toml": 'fail-on = "info"\n'})
    assert len(read_config("101.toml").chain) == 100
    assert read_config("101.toml").settings().fail_on == "info"
    assert error_of("100.toml") == "199.toml:1: extend: more than 100 files extend each other"


WRONG = {
    "dangling": ('\nextend = "../gone.toml"\n', 'a.toml:2: extend: no such file: "../gone.toml"'),
    "directory": ('extend = "sub"\n', 'a.toml:1: extend: no such file: "sub"'),
    "itself": ('extend = "./a.toml"\n', 'a.toml:1: extend: "./a.toml" is this file'),
    "circle": (
        'extend = "sub/back.toml"\n',
        'sub/back.toml:3: extend: "../a.toml" extends this file in turn',
    ),
    "no table": (
        'extend = "sub/pyproject.toml"\n',
        'a.toml:1: extend: "sub/pyproject.toml" has no table [tool.noob-lint]',
    ),
    "list": ('extend = ["b.toml"]\n', "a.toml:1: extend: must be a string, not a list"),
    "empty": ('extend = ""\n', "a.toml:1: extend: must not be empty"),
    "wrong value there": (
        'extend = "sub/wrong.toml"\nfail-on = "info"\n',
        'sub/wrong.toml:2: fail-on: unknown value "eror": did you mean "error"?',
    ),
    "not TOML there": (
        'extend = "sub/broken.toml"\n',
        "sub/broken.toml:1:1: not valid TOML: Invalid statement",
    ),
    "NUL": ('extend = "a\\u0000b"\n', 'a.toml:1: extend: no such file: "a\0b"'),
}


@pytest.mark.parametrize(("text", "message"), WRONG.values(), ids=WRONG)
def test_a_wrong_extend(here: Path, text: str, message: str) -> None:
    write(
        {
            "a.toml": text,
            "sub/back.toml": '\n\nextend = "../a.toml"\n',
            "sub/pyproject.toml": "[project]\n",
            "sub/wrong.toml": '# wrong\nfail-on = "eror"\n',
            "sub/broken.toml": "= 1\n",
        }
    )
    assert error_of("a.toml") == message


def test_a_circle_over_links(here: Path) -> None:
    write({"a.toml": 'extend = "again/a.toml"\n'})
    try:
        os.symlink(".", "again")
    except OSError:
        pytest.skip("no links here")
    assert error_of("a.toml") == 'a.toml:1: extend: "again/a.toml" is this file'
