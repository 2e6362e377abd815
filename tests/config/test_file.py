"""The configuration file: which one applies, and the messages of errors."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.config.file import common_directory, possible_files, read_config
from noob_lint.config.settings import Settings, SettingsError
from noob_lint.discovery.configurations import Configurations


def load_settings(directory: str) -> Settings:
    """The settings of the files in a directory."""
    return Configurations().settings_of(f"{directory}/a.yaml")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current directory."""
    directory = tmp_path / "project"
    directory.mkdir()
    monkeypatch.chdir(directory)
    return directory


def test_a_file_with_every_key(here: Path) -> None:
    (here / "tubes").mkdir()
    (here / "noob-lint.toml").write_text(
        'noob-version = "1001"\n'
        'select = ["all"]\n'
        'extend-select = ["cycle"]\n'
        "ignore = []\n"
        'extend-ignore = ["ids"]\n'
        'per-file-ignores = { "old/" = ["graph"], "!new/" = ["ids", "nodes"] }\n'
        'severity.cycle = "warning"\n'
        'include = ["*.tube"]\n'
        'exclude = ["build/", "!keep.yaml"]\n'
        'tube-paths = ["tubes", ".."]\n'
        'fail-on = "warning"\n'
        'baseline = "tubes/known.json"\n'
        'format = "json"\n'
    )
    assert load_settings("tubes") == Settings(
        noob_version="1001",
        select=("all",),
        extend_select=("cycle",),
        extend_ignore=("ids",),
        per_file_ignores={"old/": ("graph",), "!new/": ("ids", "nodes")},
        severity={"cycle": "warning"},
        include=("*.tube",),
        exclude=("build/", "!keep.yaml"),
        tube_paths=("tubes", str(here.parent)),
        fail_on="warning",
        baseline="tubes/known.json",
        format="json",
        root=str(here),
    )


def test_the_nearest_file_counts(here: Path) -> None:
    (here / "a" / "b" / "c").mkdir(parents=True)
    (here / "pyproject.toml").write_text('[tool.noob-lint]\nfail-on = "info"\n')
    (here / "a" / "pyproject.toml").write_text("[tool.other]\n# not [tool.noob-lint]\n")
    (here / "a" / "b" / "noob-lint.toml").write_text('fail-on = "never"\n')
    (here / "a" / "b" / "pyproject.toml").write_text('[tool.noob-lint]\nfail-on = "warning"\n')
    near = Settings(fail_on="never", root=str(here / "a" / "b"))
    assert load_settings("a/b/c") == near
    assert load_settings("a/b") == near
    assert load_settings("a") == Settings(fail_on="info", root=str(here))
    assert read_config("a/b/pyproject.toml").settings().fail_on == "warning"


def test_the_line_of_a_value_or_of_what_is_around_it(here: Path) -> None:
    (here / "noob-lint.toml").write_text('fail-on = "never"\n\n[per-file-ignores]\na = []\n')
    file = read_config("noob-lint.toml")
    places = (("per-file-ignores", "a"), ("per-file-ignores", "b"), ("per-file-ignores",), ("c",))
    assert [file.line(place) for place in places] == [4, 3, 3, 1]


def test_without_a_file_the_defaults(here: Path) -> None:
    (here / "pyproject.toml").write_text("not [even TOML\n")
    assert load_settings(".") == Settings()


def test_a_file_too_large_for_a_configuration(here: Path) -> None:
    (here / "noob-lint.toml").write_bytes(b"#" * (10 * 2**20 + 1))
    with pytest.raises(SettingsError) as caught:
        load_settings(".")
    assert str(caught.value) == f"{here / 'noob-lint.toml'}: larger than 10 MiB"


def test_where_the_search_starts(here: Path) -> None:
    (here / "a" / "b").mkdir(parents=True)
    assert common_directory([]) == str(here)
    assert common_directory(["a/b"]) == str(here / "a" / "b")
    assert common_directory(["a/b/tube.yaml", "a/other.yaml"]) == str(here / "a")
    assert common_directory(["a", str(here.parent)]) == str(here.parent)


def test_where_a_configuration_may_be(here: Path) -> None:
    names = ("noob-lint.toml", "pyproject.toml")
    places = (here / "a", here, *here.parents)
    expected = [str(place / name) for place in places for name in names]
    assert [*possible_files("a")] == [*possible_files(str(here / "a"))] == expected
    assert expected[-1] == "/pyproject.toml"


WRONG = {
    "unknown key": (
        '# selct\nfail-on = "info"\nselct = ["graph"]\n',
        '3: unknown key "selct": did you mean "select"?',
    ),
    "key in snake case": (
        'noob_version = "1001"\n',
        '1: unknown key "noob_version": did you mean "noob-version"?',
    ),
    "far key": (
        "\n[zzz]\na = 1\n",
        (
            '2: unknown key "zzz"; the keys are extend, noob-version, select, extend-select, '
            "ignore, extend-ignore, per-file-ignores, severity, include, exclude, tube-paths, "
            "python, python-paths, fail-on, "
            "baseline, format"
        ),
    ),
    "quoted key": ('"selct" = []\n', '1: unknown key "selct": did you mean "select"?'),
    "text for a list": (
        'select = "graph"\n',
        "1: select: must be a list of strings, not a string",
    ),
    "number in a list": (
        'exclude = [\n  "a",\n  1,\n]\n',
        "3: exclude: must be a list of strings; it holds an integer",
    ),
    "number for a text": (
        "noob-version = 1001.0\n",
        "1: noob-version: must be a string, not a float",
    ),
    "boolean": ("fail-on = true\n", "1: fail-on: must be a string, not a boolean"),
    "date": ("format = 2020-01-01\n", "1: format: must be a string, not a date"),
    "table": ("[ignore]\na = 1\n", "1: ignore: must be a list of strings, not a table"),
    "choice": (
        'format = "jsn"\n',
        '1: format: unknown value "jsn": did you mean "json"?',
    ),
    "far choice": (
        'fail-on = "zzz"\n',
        '1: fail-on: unknown value "zzz"; use one of error, warning, info, never',
    ),
    "version": (
        'noob-version = "new"\n',
        (
            "1: noob-version: unknown noob version 'new': use one of 0.1, 1000, 1001, 1003, or a "
            'noob release, "latest" or "header"'
        ),
    ),
    "version that is yet to come": (
        'noob-version = "1004.0.0"\n',
        (
            "1: noob-version: noob 1004.0.0 is newer than this noob-lint, which knows noob up to "
            '1003: use "latest"'
        ),
    ),
    "rule in a long list": (
        'ignore = [\n  "all",\n  "graphh",\n]\n',
        '3: ignore: unknown rule "graphh": did you mean "graph"?',
    ),
    "no rule": (
        "select = []\n",
        "1: select: names no rule; remove the key to get the default",
    ),
    "empty pattern": ('include = ["a", ""]\n', "1: include: must not be empty"),
    "no pattern": ('exclude = ["!"]\n', '1: exclude: not a valid .gitignore pattern: "!"'),
    "comment for a pattern": (
        'exclude = ["a", "#a"]\n',
        '1: exclude: not a valid .gitignore pattern: "#a"',
    ),
    "pattern with a dot": (
        'exclude = ["a", "!./b"]\n',
        (
            '1: exclude: "!./b" matches nothing: .gitignore patterns cannot contain "." or ".." '
            "between slashes"
        ),
    ),
    "blank pattern": ('include = [" "]\n', '1: include: not a valid .gitignore pattern: " "'),
    "no directory": (
        'tube-paths = [\n".",\n"gone"]\n',
        '3: tube-paths: no such directory: "gone"',
    ),
    "same name in two lists": (
        'select = ["graphh-1", "ids"]\nignore = ["graphh"]\n',
        '1: select: unknown rule "graphh-1"',
    ),
    "the later of two": (
        'select = ["ids"]\n# "graphh"\nignore = [\n"ids", # "graphh"\n"graphh"]\n',
        '5: ignore: unknown rule "graphh": did you mean "graph"?',
    ),
    "text for a table": ('severity = "error"\n', "1: severity: must be a table, not a string"),
    "rule of a severity": (
        '[severity]\ncycle = "error"\ncycel = "error"\n',
        '3: severity: unknown rule "cycel": did you mean "cycle"?',
    ),
    "level of a severity": (
        '\nseverity.cycle = "eror"\n',
        '2: severity: unknown value "eror": did you mean "error"?',
    ),
    "number for a severity": (
        "severity = { cycle = 1 }\n",
        '1: severity: the entry "cycle" must be a string, not an integer',
    ),
    "severity off": (
        '[severity]\n"cycle" = "off"\n',
        '2: severity: there is no severity "off": to turn "cycle" off, add it to ignore',
    ),
    "rule of a file": (
        '[per-file-ignores]\n"a/*.yaml" = [\n  "ids",\n  "graphh",\n]\n',
        '4: per-file-ignores: unknown rule "graphh": did you mean "graph"?',
    ),
    "text for the rules of a file": (
        '[per-file-ignores]\n"a" = "ids"\n',
        '2: per-file-ignores: the entry "a" must be a list of strings, not a string',
    ),
    "pattern of a file": (
        '[per-file-ignores]\n"a" = ["ids"]\n"!!" = ["ids"]\n',
        '3: per-file-ignores: not a valid .gitignore pattern: "!!"',
    ),
    "empty pattern of a file": (
        '[per-file-ignores]\n"" = ["ids"]\n',
        "2: per-file-ignores: must not be empty",
    ),
    "not TOML": (
        'format = "full"\nselect = [\n',
        "3: not valid TOML: Invalid value",
    ),
    "key twice": (
        'format = "full"\nformat = "full"\n',
        "2:16: not valid TOML: Cannot overwrite a value",
    ),
}


@pytest.mark.parametrize(("text", "message"), WRONG.values(), ids=WRONG)
def test_a_wrong_file(here: Path, text: str, message: str) -> None:
    (here / "noob-lint.toml").write_text(text)
    with pytest.raises(SettingsError) as caught:
        load_settings(".")
    assert str(caught.value).startswith(f"noob-lint.toml:{message}")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('[project]\nselct = 1\n\n[tool.noob-lint]\nfail-on = "info"\nselct = []\n', 6),
        ('[tool."noob-lint"]\nselct = []\n', 2),
        ("[project]\n[ tool . noob-lint ]\nselct = []\n", 3),
        ("[tool.noob-lint.selct]\na = 1\n", 1),
        ("[tool]\nnoob-lint = { selct = [] }\n", 2),
        ("[tool]\nnoob-lint.selct = []\n", 2),
        ('[tool.noob-lint]\n"sel\\u0063t" = []\n', 2),
        ("[tool.noob-lint]\na.selct = 1\n[tool.other]\nselct = []\n", 2),
    ],
)
def test_the_line_in_pyproject(here: Path, text: str, line: int) -> None:
    (here / "pyproject.toml").write_text(text)
    with pytest.raises(SettingsError, match=rf"^pyproject\.toml:{line}: unknown key"):
        load_settings(".")


def test_a_key_of_too_many_parts(here: Path) -> None:
    (here / "noob-lint.toml").write_text("# mine\n" + "a." * 1000 + "b = 1\n")
    with pytest.raises(SettingsError) as caught:
        load_settings(str(here))
    where, _, rest = str(caught.value).partition(":2: ")
    assert (where, rest) == ("noob-lint.toml", "a key has more than 100 parts")


def test_files_that_cannot_be_used(here: Path) -> None:
    (here / "latin.toml").write_bytes(b"# fine\n# caf\xe9\n")
    (here / "blank.toml").write_bytes(b"\n\xe9\n")
    with pytest.raises(SettingsError, match=r"^blank\.toml:2: not UTF-8$"):
        read_config("blank.toml")
    (here / "pyproject.toml").write_text("[project]\n")
    (here / "digits.toml").write_text("select = " + "1" * 5000)
    (here / "deep.toml").write_text("select = " + "[" * 100_000)
    messages = []
    for name in ("latin.toml", "pyproject.toml", "gone.toml", ".", "digits.toml", "deep.toml"):
        with pytest.raises(SettingsError) as caught:
            read_config(name).settings()
        messages.append(str(caught.value))
    assert messages[:5] == [
        "latin.toml:2: not UTF-8",
        "pyproject.toml: has no table [tool.noob-lint]",
        "gone.toml: no such file or directory",
        ".: is a directory",
        "digits.toml: a number has too many digits",
    ]
    assert messages[5].startswith("deep.toml")
    (here / "pyproject.toml").write_text("tool.noob-lint = 1\n")
    with pytest.raises(SettingsError, match=r"^pyproject\.toml:1: .* must be a table$"):
        load_settings(".")


def test_a_message_tells_where_the_file_is(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "sub").mkdir()
    (here / "noob-lint.toml").write_text("a = 1\n")
    monkeypatch.chdir(here / "sub")
    with pytest.raises(SettingsError) as caught:
        load_settings(".")
    assert str(caught.value).startswith(f'{here / "noob-lint.toml"}:1: unknown key "a"')


def test_paths_on_several_drives_have_no_directory_in_common(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_: object) -> str:
        raise ValueError

    monkeypatch.setattr("os.path.commonpath", refused)
    assert common_directory(["a", "b"]) == str(here)
