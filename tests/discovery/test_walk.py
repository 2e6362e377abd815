"""From paths to files: directories, ignore files, patterns, and paths that are not files."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from noob_lint.config.settings import Settings
from noob_lint.discovery.configurations import Configurations
from noob_lint.discovery.skipping import SkipReason
from noob_lint.discovery.walk import Candidate, Discovery
from noob_lint.support.walk import SKIPPED_DIRECTORIES
from noob_lint.tube.file_kind import FileKind
from tests.workspaces import configurations

TUBE = "noob_id: a\n"
OTHER = "on: push\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current directory."""
    directory = tmp_path / "here"
    directory.mkdir()
    monkeypatch.chdir(directory)
    return directory


def make(files: Mapping[str, str]) -> None:
    """Write files below the current directory."""
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")


def found(*paths: str, settings: Settings | None = None, force_exclude: bool = False) -> list[str]:
    """The paths of the files to lint."""
    candidates = Discovery(configurations(settings or Settings())).files(
        paths, force_exclude=force_exclude
    )
    return [item.path for item in candidates if item.error is None and not item.skipped]


def test_a_directory_is_walked_in_order(here: Path) -> None:
    make(
        {
            "z.yaml": TUBE,
            "a.yml": TUBE,
            "sub/b.yaml": TUBE,
            "sub/deep/c.yaml": TUBE,
            "also/d.yaml": TUBE,
            "B.yaml": TUBE,
            ".hidden/e.yaml": TUBE,
            "notes.txt": TUBE,
            "f.yaml.txt": TUBE,
            "yaml": TUBE,
        }
    )
    (here / "directory.yaml").mkdir()
    expected = ["B.yaml", "a.yml", "z.yaml", ".hidden/e.yaml", "also/d.yaml", "sub/b.yaml"]
    expected.append("sub/deep/c.yaml")
    assert found() == expected
    assert found(".") == expected
    assert found("./") == expected
    assert found("sub/") == ["sub/b.yaml", "sub/deep/c.yaml"]
    assert found("./sub/../sub") == ["sub/b.yaml", "sub/deep/c.yaml"]
    assert found(str(here / "also")) == [str(here / "also" / "d.yaml")]


def test_files_that_are_no_tubes_are_skipped_in_directories_only(here: Path) -> None:
    make({"a.yaml": TUBE, "ci.yaml": OTHER, "empty.yaml": ""})
    assert list(Discovery(configurations(Settings())).files([])) == [
        Candidate("a.yaml"),
        Candidate("ci.yaml", skipped=SkipReason.NOT_A_TUBE),
        Candidate("empty.yaml", skipped=SkipReason.NOT_A_TUBE),
    ]
    assert list(Discovery(configurations(Settings())).files(["ci.yaml"])) == [Candidate("ci.yaml")]
    assert list(
        Discovery(configurations(Settings())).files(["ci.yaml", "a.yaml"], skip_non_tubes=True)
    ) == [
        Candidate("ci.yaml", skipped=SkipReason.NOT_A_TUBE),
        Candidate("a.yaml"),
    ]


def test_each_file_comes_once(here: Path) -> None:
    make({"sub/a.yaml": TUBE, "b.yaml": TUBE})
    (here / "sub" / "link.yaml").symlink_to("a.yaml")
    (here / "sub" / "other.yaml").symlink_to("../b.yaml")
    assert found("sub", ".", "sub/a.yaml", str(here / "b.yaml")) == ["sub/a.yaml", "sub/other.yaml"]


def test_links_to_directories_are_not_followed(here: Path) -> None:
    make({"sub/a.yaml": TUBE})
    (here / "sub" / "loop").symlink_to("..")
    (here / "self").symlink_to(".")
    (here / "broken.yaml").symlink_to("nowhere")
    (here / "knot.yaml").symlink_to("knot.yaml")
    assert found() == ["sub/a.yaml"]
    assert found("sub/loop") == ["sub/loop/sub/a.yaml"]
    assert list(Discovery(configurations(Settings())).files(["knot.yaml", "broken.yaml"])) == [
        Candidate("knot.yaml", error="too many levels of symbolic links"),
        Candidate("broken.yaml", error="no such file or directory"),
    ]


OF_OTHERS = [
    *(".bzr", ".direnv", ".eggs", ".git", ".git-rewrite", ".hg", ".ipynb_checkpoints"),
    *(
        ".jj",
        ".mypy_cache",
        ".noob_lint_cache",
        ".nox",
        ".pyenv",
        ".pytest_cache",
        ".ruff_cache",
        ".svn",
        ".tox",
        ".venv",
    ),
    *("__pycache__", "__pypackages__", "node_modules", "site-packages", "venv"),
]


def test_which_directories_are_of_others() -> None:
    assert sorted(SKIPPED_DIRECTORIES) == OF_OTHERS


@pytest.mark.parametrize("name", OF_OTHERS)
def test_directories_of_others_are_passed_by_unless_named(here: Path, name: str) -> None:
    make({f"sub/{name}/a.yaml": TUBE, "b.yaml": TUBE})
    assert found() == ["b.yaml"]
    assert found(f"sub/{name}") == [f"sub/{name}/a.yaml"]


def test_ignore_files(here: Path) -> None:
    make(
        {
            ".gitignore": "# comment\n\nbuild/\n*.tmp.yaml\n/only-here.yaml\n",
            "a.yaml": TUBE,
            "a.tmp.yaml": TUBE,
            "only-here.yaml": TUBE,
            "build/b.yaml": TUBE,
            "sub/.gitignore": "secret.yaml\n!keep.tmp.yaml\n",
            "sub/only-here.yaml": TUBE,
            "sub/secret.yaml": TUBE,
            "sub/keep.tmp.yaml": TUBE,
            "sub/build/c.yaml": TUBE,
            "sub/deep/secret.yaml": TUBE,
            "secret.yaml": TUBE,
        }
    )
    expected = ["a.yaml", "secret.yaml", "sub/keep.tmp.yaml", "sub/only-here.yaml"]
    assert found() == expected
    assert found("a.tmp.yaml") == ["a.tmp.yaml"]  # named, so linted


def test_ignore_files_above_hold_within_a_repository(here: Path) -> None:
    files = {".gitignore": "*.tmp.yaml\n", "sub/a.yaml": TUBE, "sub/b.tmp.yaml": TUBE}
    make(files | {"sub/c.yaml": TUBE, "sub/deep/d.yaml": TUBE})
    assert found("sub") == ["sub/a.yaml", "sub/b.tmp.yaml", "sub/c.yaml", "sub/deep/d.yaml"]
    make({".git/info/exclude": "c.yaml\n"})
    assert found("sub") == ["sub/a.yaml", "sub/deep/d.yaml"]


def test_an_ignored_directory_that_is_named_is_walked(here: Path) -> None:
    make({".git/HEAD": "", ".gitignore": "build/\n", "build/sub/a.yaml": TUBE})
    assert found() == []
    assert found("build") == ["build/sub/a.yaml"]
    assert found("build/sub") == ["build/sub/a.yaml"]


def test_ignore_files_that_are_odd(here: Path) -> None:
    make({"a.yaml": TUBE, "b.yaml": TUBE, "sub/.gitignore/c.yaml": TUBE})
    (here / ".gitignore").write_bytes(b"\xef\xbb\xbf!\n\xff\xfe\n[\n\\\nb.yaml\n")
    assert found() == ["a.yaml", "sub/.gitignore/c.yaml"]


def test_exclude(here: Path) -> None:
    make({"a.yaml": TUBE, "sub/b.yaml": TUBE, "sub/c.yaml": TUBE, "other/sub/d.yaml": TUBE})
    assert found(settings=Settings(exclude=["sub/"])) == ["a.yaml"]
    assert found(settings=Settings(exclude=["/sub", "!/sub/b.yaml"])) == [
        "a.yaml",
        "other/sub/d.yaml",
    ]
    assert found(settings=Settings(exclude=["sub/*.yaml", "!c.yaml"])) == [
        "a.yaml",
        "other/sub/d.yaml",
        "sub/c.yaml",
    ]
    assert found(settings=Settings(exclude=["*.yaml"], root=str(here / "sub"))) == []
    assert found(settings=Settings(exclude=["/c.yaml"], root=str(here / "sub"))) == [
        "a.yaml",
        "other/sub/d.yaml",
        "sub/b.yaml",
    ]


def test_exclude_holds_for_named_files_when_forced(here: Path) -> None:
    make({"a.yaml": TUBE, "sub/b.yaml": TUBE})
    settings = Settings(exclude=["sub/"])
    assert found("sub/b.yaml", settings=settings) == ["sub/b.yaml"]
    assert list(
        Discovery(configurations(settings)).files(["sub/b.yaml", "a.yaml"], force_exclude=True)
    ) == [
        Candidate("sub/b.yaml", skipped=SkipReason.EXCLUDED),
        Candidate("a.yaml"),
    ]
    assert Discovery(configurations(settings)).is_excluded("sub/stdin.yaml")
    assert not Discovery(configurations(settings)).is_excluded("a.yaml")


MODEL = "noob_model: lab.Camera\ngain: 3\n"
TEMPLATE = "noob_id: a\n{% if x %}\nnodes: {}\n{% endif %}\n"
HEADLESS = "nodes: {a: {type: retrun, depends: [b.value]}}\n"


def test_what_is_not_a_tube_has_a_reason(here: Path) -> None:
    make({"a.yaml": HEADLESS, "b.yaml": MODEL, "c.yaml": TEMPLATE, "d.yaml": OTHER})
    model = Candidate("b.yaml", skipped=SkipReason.OTHER_MODEL)
    template = Candidate("c.yaml", skipped=SkipReason.TEMPLATE)
    other = Candidate("d.yaml", skipped=SkipReason.NOT_A_TUBE)
    named = ["a.yaml", "b.yaml", "c.yaml", "d.yaml"]
    assert list(Discovery(configurations(Settings())).files([])) == [
        Candidate("a.yaml"),
        model,
        template,
        other,
    ]
    assert list(Discovery(configurations(Settings())).files(named, skip_non_tubes=True)) == list(
        Discovery(configurations(Settings())).files([])
    )
    assert list(Discovery(configurations(Settings())).files(named)) == [
        Candidate("a.yaml"),
        model,
        template,
        Candidate("d.yaml"),
    ]
    included = [Candidate(name) for name in named]
    assert list(Discovery(configurations(Settings(include=["*.yaml"]))).files([])) == included
    assert list(Discovery(configurations(Settings(include=["*.yaml"]))).files(named)) == included


def test_include(here: Path) -> None:
    make({"a.yaml": TUBE, "b.yaml": OTHER, "c.tube": OTHER, "d.txt": TUBE, "sub/e.yaml": OTHER})
    assert found(settings=Settings(include=["b.yaml", "*.tube"])) == ["a.yaml", "b.yaml", "c.tube"]
    settings = Settings(include=["*.yaml"], exclude=["sub"])
    assert list(
        Discovery(configurations(settings)).files(["b.yaml", "c.tube", "."], skip_non_tubes=True)
    ) == [
        Candidate("b.yaml"),
        Candidate("c.tube", skipped=SkipReason.NOT_A_TUBE),
        Candidate("a.yaml"),
        Candidate("sub/", skipped=SkipReason.EXCLUDED),
    ]


def test_what_is_excluded_is_told_once(here: Path) -> None:
    files = ("a.yaml", "b.yaml", "c.txt", "sub/old/d.yaml", "sub/e.yaml")
    make(dict.fromkeys(files, TUBE))
    settings = Settings(exclude=["old", "b.yaml", "c.txt"])
    expected = [
        Candidate("a.yaml"),
        Candidate("b.yaml", skipped=SkipReason.EXCLUDED),
        Candidate("sub/e.yaml"),
        Candidate("sub/old/", skipped=SkipReason.EXCLUDED),
    ]
    assert list(Discovery(configurations(settings)).files([])) == expected
    assert (
        list(Discovery(configurations(settings)).files([".", "sub", "b.yaml"], force_exclude=True))
        == expected
    )


def test_paths_that_are_no_files(here: Path) -> None:
    make({"a.yaml": TUBE})
    os.mkfifo(here / "pipe.yaml")
    assert list(
        Discovery(configurations(Settings())).files(
            ["missing", "pipe.yaml", os.devnull, "a\0b", "a.yaml"]
        )
    ) == [
        Candidate("missing", error="no such file or directory"),
        Candidate("pipe.yaml", error="not a regular file"),
        Candidate(os.devnull, error="not a regular file"),
        Candidate("a\0b", error="not a path"),
        Candidate("a.yaml"),
    ]
    assert found() == ["a.yaml"]


def test_ignore_files_that_are_pipes_are_passed_over(here: Path) -> None:
    make({"a.yaml": TUBE, "sub/b.yaml": TUBE, ".git/info/more": ""})
    for file in (".gitignore", "sub/.gitignore", ".git/info/exclude", ".git/config"):
        os.mkfifo(here / file)
    assert found() == ["a.yaml", "sub/b.yaml"]


def test_what_cannot_be_read_is_said(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The refusal is simulated, since tests may run as a user who may read everything."""
    make({"a.yaml": TUBE, "locked.yaml": TUBE, "shut/b.yaml": TUBE, "z/c.yaml": TUBE})
    scandir, classify_file = os.scandir, "noob_lint.tube.sniff.classify_file"

    def refuse_directory(path: str) -> object:
        if path == "shut":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    def refuse_file(file: object, _: int) -> FileKind:
        if "locked" in str(file):
            raise PermissionError(13, "Permission denied")
        return FileKind.TUBE

    monkeypatch.setattr(os, "scandir", refuse_directory)
    monkeypatch.setattr(classify_file, refuse_file)
    assert list(Discovery(configurations(Settings())).files([])) == [
        Candidate("a.yaml"),
        Candidate("locked.yaml", error="permission denied"),
        Candidate("shut", error="permission denied"),
        Candidate("z/c.yaml"),
    ]


def test_names_in_any_bytes(here: Path) -> None:
    name = os.fsdecode(b"caf\xe9.yaml")
    try:
        (here / name).write_text(TUBE)
    except OSError:
        pytest.skip("this file system takes no such name")
    make({".gitignore": "other.yaml\n"})
    assert found() == [name]


def test_how_reasons_are_told() -> None:
    assert {reason.value: reason.words for reason in SkipReason} == {
        "not-a-tube": "not a tube",
        "other-model": "a file of another noob model",
        "template": "a template",
        "excluded": "excluded",
        "outside": "a link to a file outside of the project",
    }


def test_each_project_has_its_own_patterns(here: Path) -> None:
    make(dict.fromkeys(("one/a.yaml", "one/b.yaml", "two/a.yaml", "two/b.yaml"), TUBE))
    make({"one/c.tube": TUBE, "two/c.tube": TUBE})
    for key, given in (("exclude", {"include": ["c.tube"]}), ("include", {"exclude": ["a.yaml"]})):
        make({"one/noob-lint.toml": f'{key} = ["b.yaml"]\n', "two/noob-lint.toml": ""})
        discovery = Discovery(Configurations(given=given))
        paths = [item.path for item in discovery.files([]) if not item.skipped]
        assert (
            paths
            == {
                "exclude": ["one/a.yaml", "one/c.tube", "two/a.yaml", "two/b.yaml", "two/c.tube"],
                "include": ["one/b.yaml", "two/b.yaml"],
            }[key]
        )
        assert [discovery.is_included(f"{name}/b.yaml") for name in ("one", "two")] == [
            key == "include",
            False,
        ]


def test_files_that_are_being_written_are_never_tubes(here: Path) -> None:
    make({".noob-lint-ab.tmp": TUBE, ".noob-lint-ab": TUBE, "noob-lint-ab.tmp": TUBE})
    paths = found(settings=Settings(include=["*"]))
    assert paths == [".noob-lint-ab", "noob-lint-ab.tmp"]


def test_links_out_of_the_project_and_of_what_was_named_are_skipped(here: Path) -> None:
    make({"one/noob-lint.toml": "", "one/sub/a.yaml": TUBE, "two/b.yaml": TUBE, "c.yaml": TUBE})
    links = {"one/sub/in.yaml": "../d.yaml", "one/sub/out.yaml": "../../two/b.yaml"}
    make({"one/d.yaml": TUBE})
    for name, target in links.items():
        (here / name).symlink_to(target)
    outside = Candidate("one/sub/out.yaml", skipped=SkipReason.OUTSIDE)
    discovery = Discovery(Configurations())
    assert [*discovery.files(["one/sub"])] == [
        *(Candidate("one/sub/a.yaml"), Candidate("one/sub/in.yaml"), outside),
    ]
    assert [item.path for item in discovery.files([]) if not item.skipped] == [
        *("c.yaml", "one/d.yaml", "one/sub/a.yaml", "one/sub/out.yaml"),
    ]
