"""Which configuration applies to each file: it depends on where the file is, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest

from noob_lint.config.settings import Settings, SettingsError
from noob_lint.discovery.configurations import Configurations
from noob_lint.discovery.roots import Root, RootKind

OURS = "[tool.noob-lint]\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current directory inside no project."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return (tmp_path / "here").resolve()


def make(files: Mapping[str, str]) -> None:
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text)


def ignored(configurations: Configurations, *paths: str) -> list[tuple[str, ...]]:
    return [tuple(configurations.settings_of(path).ignore) for path in paths]


def test_each_file_has_the_nearest(here: Path) -> None:
    make(
        {
            "noob-lint.toml": 'ignore = ["cycle"]\n',
            "a/pyproject.toml": f'{OURS}ignore = ["unused-input"]\n',
            "b/pyproject.toml": "[project]\nname = 'b'\n",
            "b/t.yaml": "",
            "c/.git": "gitdir: elsewhere\n",
        }
    )
    configurations = Configurations()
    paths = ("t.yaml", "a/t.yaml", "a/deep/t.yaml", "b/t.yaml", "c/t.yaml", f"{here}/a/t.yaml")
    expected = [("cycle",), ("unused-input",), ("unused-input",), ("cycle",), (), ("unused-input",)]
    assert ignored(configurations, *paths) == expected
    assert ignored(Configurations(), *reversed(paths)) == expected[::-1]
    assert configurations.configuration_of("a/t.yaml") == f"{here}/a/pyproject.toml"
    assert configurations.configuration_of("c/t.yaml") is None
    assert configurations.settings_of("a/deep/t.yaml").root == f"{here}/a"
    assert configurations.settings_of("b/t.yaml").root == str(here)
    assert configurations.settings_for(configurations.root_of("b/t.yaml")).root == str(here)


def test_a_file_lies_where_its_link_leads(here: Path) -> None:
    make({"a/noob-lint.toml": "", "a/t.yaml": "", "b/noob-lint.toml": ""})
    Path("b/link.yaml").symlink_to("../a/t.yaml")
    Path("other").symlink_to("a")
    configurations = Configurations()
    expected = Root(f"{here}/a", RootKind.CONFIGURATION, f"{here}/a/noob-lint.toml")
    for path in ("a/t.yaml", "b/link.yaml", "other/t.yaml", "b/../other/not-there.yaml"):
        assert configurations.root_of(path) == expected


def test_a_text_from_nowhere_has_the_defaults(here: Path) -> None:
    make({"noob-lint.toml": 'ignore = ["cycle"]\n'})
    assert Configurations().configuration_of("<stdin>") is None
    assert Configurations().settings_of("<stdin>") == Settings()
    given = Configurations(given={"ignore": ["unused-input"]})
    assert ignored(given, "<stdin>", "t.yaml") == [("unused-input",), ("unused-input",)]


def test_fixed_settings_replace_all_configuration_but_not_the_root(here: Path) -> None:
    make({"a/noob-lint.toml": 'ignore = ["cycle"]\n'})
    fixed = Configurations(Settings(ignore=["unused-input"]), {"extend_ignore": ["id-reserved"]})
    settings = fixed.settings_of("a/t.yaml")
    assert (settings.ignore, settings.extend_ignore) == (("unused-input",), ("id-reserved",))
    assert fixed.configuration_of("a/t.yaml") is None
    assert fixed.root_of("a/t.yaml").directory == f"{here}/a"
    assert not fixed.has_root


def test_somebody_may_say_the_root_of_all_files(here: Path) -> None:
    make({"a/noob-lint.toml": "", "b/t.yaml": ""})
    Path("link").symlink_to("b")
    configurations = Configurations(root="link")
    expected = Root(f"{here}/b", RootKind.NAMED)
    assert configurations.has_root
    assert configurations.root_of("a/t.yaml") == expected
    assert configurations.root_in(f"{here}/a", {"noob-lint.toml"}) == expected


def test_the_roots_around_a_file(here: Path) -> None:
    make(
        {
            ".git/HEAD": "",
            "noob-lint.toml": "",
            "a/noob-lint.toml": "",
            "a/b/noob-lint.toml": "",
            "a/b/c/.git/HEAD": "",
            "a/b/c/noob-lint.toml": "",
        }
    )
    configurations = Configurations()

    def around(path: str) -> list[tuple[str, str]]:
        pairs = configurations.around(path)
        return [(inner.removeprefix(str(here)), outer.directory) for inner, outer in pairs]

    assert around("t.yaml") == []
    assert around("a/t.yaml") == [("/a", str(here))]
    assert around("a/b/deep/t.yaml") == [("/a/b", f"{here}/a"), ("/a", str(here))]
    assert around("a/b/c/t.yaml") == []


def test_a_wrong_configuration_matters_to_its_own_files_only(here: Path) -> None:
    make({"a/noob-lint.toml": "ignor = []\n", "b/noob-lint.toml": ""})
    configurations = Configurations()
    assert configurations.settings_of("b/t.yaml") == Settings(root=f"{here}/b")
    with pytest.raises(SettingsError, match=r'^a/noob-lint.toml:1: unknown key "ignor": did you'):
        configurations.settings_of("a/t.yaml")


def test_a_directory_has_the_root_of_the_files_in_it(here: Path) -> None:
    make({"a/noob-lint.toml": "", "a/b/t.yaml": ""})
    configurations = Configurations()
    for path in ("a", "a/", "a/b", "a/b/..", "a/b/t.yaml", "a/new.yaml"):
        assert configurations.root_of(path).directory == f"{here}/a"
    with chdir("a"):
        assert Configurations().root_of(".").directory == f"{here}/a"


def test_the_roots_around_a_file_all_have_a_configuration(here: Path) -> None:
    make(
        {
            "a/noob-lint.toml": "",
            "a/b/pyproject.toml": OURS,
            "a/b/c/pyproject.toml": "[project]\nname = 'c'\n",
            "d/pyproject.toml": "[project]\nname = 'd'\n",
            "d/e/noob-lint.toml": "",
        }
    )
    configurations = Configurations()
    outer = Root(f"{here}/a", RootKind.CONFIGURATION, f"{here}/a/noob-lint.toml")
    assert [*configurations.around("a/b/t.yaml")] == [(f"{here}/a/b", outer)]
    assert [*configurations.around("a/t.yaml")] == []
    assert [*configurations.around("d/e/t.yaml")] == []
    assert [*configurations.around("d/t.yaml")] == []


def test_everything_is_looked_at_again_once_it_is_refreshed(here: Path) -> None:
    make({"noob-lint.toml": 'ignore = ["cycle"]\n', "a/b/t.yaml": "", "c/d/t.yaml": ""})
    make({"c/noob-lint.toml": 'extend = "../noob-lint.toml"\n'})
    Path("link.yaml").symlink_to("a/b/t.yaml")
    configurations = Configurations()
    paths = ("t.yaml", "a/b/t.yaml", "c/d/t.yaml", "link.yaml")

    def answers() -> tuple[list[str], list[tuple[str, ...]], list[str | None], list[str]]:
        roots = [configurations.root_of(path).directory.removeprefix(str(here)) for path in paths]
        said = ignored(configurations, *paths)
        copies = [configurations.working_copy_of(str(here / name)) for name in ("a", "a/b", "c")]
        files = [path.removeprefix(str(here)) for path in configurations.files]
        return roots, said, copies, files

    cycle = ("cycle",)
    first = (
        ["", "", "/c", ""],
        [cycle] * 4,
        [None] * 3,
        ["/noob-lint.toml", "/c/noob-lint.toml", "/noob-lint.toml"],
    )
    assert answers() == first
    make({"noob-lint.toml": 'ignore = ["ids"]\n', "a/.git/HEAD": "", "a/b/setup.py": ""})
    Path("c/noob-lint.toml").unlink()
    Path("link.yaml").unlink()
    Path("link.yaml").symlink_to("t.yaml")
    assert answers() == first
    configurations.refresh()
    copy = str(here / "a")
    assert answers() == (
        ["", "/a/b", "", ""],
        [("ids",), (), ("ids",), ("ids",)],
        [copy, copy, None],
        ["/noob-lint.toml"],
    )


def test_those_that_were_created_from_the_same_values_are_alike(here: Path) -> None:
    make({"a/t.yaml": "", "b/t.yaml": ""})

    def made(**changed: Any) -> Configurations:
        values = {"fixed": Settings(), "given": {"ignore": ["ids"]}, "named": ["a"], "root": "a"}
        return Configurations(**{**values, **changed})

    others = [
        made(fixed=Settings(fail_on="info")),
        made(given=None),
        made(given={"ignore": ["graph"]}),
        made(named=["b"]),
        made(named=["a", "b"]),
        made(root="b"),
        made(root=""),
    ]
    assert made().is_like(made(root=f"{here}/a", named=["./a"]))
    assert [made().is_like(other) for other in others] == [False] * 7


def test_which_links_lead_out_of_their_project(here: Path) -> None:
    make({"a/noob-lint.toml": "", "a/sub/t.yaml": "", "b/t.yaml": "", "ab/t.yaml": ""})
    links = {
        "a/inside.yaml": "sub/t.yaml",
        "a/sub/up.yaml": "../noob-lint.toml",
        "a/out.yaml": "../b/t.yaml",
        "a/beside.yaml": "../ab/t.yaml",
        "a/broken.yaml": "gone.yaml",
        "b/in.yaml": "../a/sub/t.yaml",
        "other": "a",
    }
    for name, target in links.items():
        Path(name).symlink_to(target)
    paths = [*list(links)[:-1], "a/sub/t.yaml", "other/sub/t.yaml", "other/out.yaml", "gone.yaml"]
    configurations = Configurations()
    leading = [path for path in paths if configurations.leads_out(path)]
    assert leading == ["a/out.yaml", "a/beside.yaml", "other/out.yaml"]
    with chdir(here.parent):
        rooted = Configurations(root=str(here))
        assert not any(rooted.leads_out(f"here/{path}") for path in paths)
