"""The projects of a process: one for each root, with the settings and the code of that root."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from pathlib import Path

import pytest

from noob_lint.config.settings import Settings
from noob_lint.discovery.configurations import Configurations
from noob_lint.discovery.workspace import Workspace
from noob_lint.linting.linter import Linter
from noob_lint.project.project import Project
from noob_lint.spec.versions import find_version
from noob_lint.yaml.parser import parse

HEADER = "noob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"


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


TWO = {
    "one/noob-lint.toml": 'exclude = ["old"]\n',
    "one/a.yaml": "noob_id: a\nextends: [b]\n",
    "one/sub/b.yaml": "noob_id: b\n",
    "one/old/c.yaml": "noob_id: c\n",
    "two/noob-lint.toml": 'tube-paths = ["../shared"]\npython = "off"\n',
    "two/d.yaml": "noob_id: d\n",
    "shared/e.yaml": "noob_id: e\n",
}


def test_each_root_has_one_project(here: Path) -> None:
    make(TWO)
    workspace = Workspace(Configurations())
    one, two = workspace.project_of("one/a.yaml"), workspace.project_of("two/d.yaml")
    assert (one.root, two.root) == (f"{here}/one", f"{here}/two")
    assert workspace.project_of("one/sub/b.yaml") is one
    assert workspace.project_of("one/sub/not-there.yaml") is one
    assert workspace.project_of(f"{here}/two/../one/a.yaml") is one
    assert sorted(one.index.known_ids()) == ["a", "b"]
    assert sorted(two.index.known_ids()) == ["d", "e"]
    assert one.code is not None
    assert two.code is None
    assert one.documents is two.documents


def test_files_keep_the_names_under_which_they_were_named(here: Path) -> None:
    make(TWO)
    Path("link").symlink_to("one")
    workspace = Workspace(Configurations(), ["link/a.yaml", "link/sub/../sub/b.yaml"])
    index = workspace.project_of("link/a.yaml").index
    assert [index.find(name) for name in ("a", "b")] == ["link/a.yaml", "link/sub/../sub/b.yaml"]


def test_a_text_from_nowhere_is_in_no_project(here: Path) -> None:
    make({"noob-lint.toml": "", "lib/lab.py": "", "a.yaml": "noob_id: a\n"})
    nowhere = Workspace(Configurations()).project_of("<stdin>")
    assert (nowhere.root, nowhere.code, nowhere.index.known_ids()) == ("", None, [])
    told = Workspace(Configurations(Settings(python_paths=("lib",)))).project_of("<stdin>")
    assert told.code is not None
    rooted = Workspace(Configurations(root=str(here))).project_of("<stdin>")
    assert (rooted.root, rooted.index.known_ids()) == (str(here), ["a"])


def test_a_text_stands_for_its_file_in_all_projects(here: Path) -> None:
    make(TWO)
    workspace = Workspace(Configurations(), ["one/a.yaml", "two/d.yaml"])
    one, two = (workspace.project_of(path) for path in workspace.files)
    assert two.index.find("e") == "shared/e.yaml"
    workspace.put(parse(b"noob_id: f\n", "shared/e.yaml"))
    assert (two.index.find("e"), two.index.find("f")) == (None, "shared/e.yaml")
    assert one.index.find("f") is None


def test_what_others_refer_to_is_kept(here: Path) -> None:
    make(TWO)
    workspace = Workspace(Configurations(), ["one/a.yaml", "one/sub/b.yaml"])
    documents = {path: workspace.read(path) for path in workspace.files}
    for path in workspace.files:
        workspace.project_of(path)
        workspace.forget(path)
    assert workspace.read("one/sub/b.yaml") is documents["one/sub/b.yaml"]
    assert workspace.read("one/a.yaml") is not documents["one/a.yaml"]


def test_an_open_workspace_can_go_to_another_process(here: Path) -> None:
    make({**TWO, "one/lab.py": "def read(): ...\n"})
    tube = HEADER + "noob_id: a\nextends: [b]\nnodes: {n: {type: lab.raed}}\n"
    Path("one/a.yaml").write_text(tube)
    workspace = Workspace(Configurations(), ["one/a.yaml", "two/d.yaml"])
    workspace.overlay("one/sub/b.yaml", HEADER + "noob_id: c\nnodes: {}\n")
    results = [Linter(workspace).lint_file(path) for path in workspace.files]
    other = pickle.loads(pickle.dumps(workspace))
    assert [Linter(other).lint_file(path) for path in other.files] == results
    assert {item.rule for item in results[0].diagnostics} >= {"python-attribute-missing"}


def test_files_are_shown_as_they_are_named_last(here: Path) -> None:
    make(TWO)
    workspace = Workspace(Configurations())
    index = workspace.project_of("one/a.yaml").index
    shown, revisions = [index.find("a")], [workspace.revision]
    for files in (["one/a.yaml"], ["./one/a.yaml", "one/a.yaml"], ["./one/a.yaml"], ["two/d.yaml"]):
        workspace.name(files)
        assert workspace.files == files
        shown.append(index.find("a"))
        revisions.append(workspace.revision)
    assert shown == ["one/a.yaml", "one/a.yaml", "./one/a.yaml", "./one/a.yaml", "one/a.yaml"]
    assert revisions == [0, 0, 1, 1, 2]


def test_what_is_forgotten_is_read_again(here: Path) -> None:
    make(TWO)
    for files, keeps_all, is_kept in (
        (["one/sub/b.yaml"], False, False),  # no other file will be checked
        (["one/sub/b.yaml"], True, True),
        (["one/sub/b.yaml", "one/a.yaml"], False, True),
        (["one/a.yaml", "two/d.yaml"], False, True),
    ):
        workspace = Workspace(Configurations(), files, keeps_all=keeps_all)
        project = workspace.project_of("one/a.yaml")
        assembly = project.assembly(find_version("1003"))
        document, tube = workspace.read("one/sub/b.yaml"), assembly.open("one/sub/b.yaml")
        workspace.forget("one/sub/b.yaml")
        assert (workspace.read("one/sub/b.yaml") is document) is is_kept
        assert (assembly.open("one/sub/b.yaml") is tube) is is_kept


def test_a_document_has_the_name_by_which_it_is_read(here: Path) -> None:
    make(TWO)
    workspace = Workspace(Configurations(), ["one/a.yaml"])
    first = workspace.read("one/a.yaml")
    assert workspace.read("one/a.yaml") is first
    project = workspace.project_of("one/a.yaml")
    assembly = project.assembly(find_version("1003"))
    other = workspace.read("./one/a.yaml")
    assert (other.path, project.document("one/a.yaml")) == ("./one/a.yaml", other)
    assert project.assembly(find_version("1003")) is not assembly
    assembly = project.assembly(find_version("1003"))
    workspace.put(other)
    assert project.assembly(find_version("1003")) is assembly


def test_what_projects_are_made_of(here: Path) -> None:
    make({**TWO, ".git/HEAD": "", "two/.git/HEAD": ""})
    workspace = Workspace(Configurations(), ["one/a.yaml", "two/d.yaml"])
    assert (workspace.tops, dict(workspace.roots), [*workspace.deciding]) == ([], {}, [])
    one, two = (workspace.project_of(path) for path in workspace.files)
    assert workspace.tops == [f"{here}/{name}" for name in ("one", "two", "shared")]
    assert workspace.roots == {
        one.root: workspace.settings_of("one/x.yaml"),
        two.root: workspace.settings_of("two/x.yaml"),
    }
    deciding = {*workspace.deciding}
    place = workspace.code_place_of("one/a.yaml")
    assert place is not None
    assert workspace.code_place_of("two/d.yaml") is None
    assert {*place.roots.reads} < deciding
    excluded = {path for path in deciding if path.endswith("/info/exclude")}
    assert excluded == {f"{here}/.git/info/exclude", f"{here}/two/.git/info/exclude"}
    assert [workspace.is_open(project) for project in (one, two, Project())] == [True, True, False]
    make({"two/noob-lint.toml": 'tube-paths = ["../one"]\npython = "off"\n'})
    workspace.changed(["two/noob-lint.toml"])
    assert [workspace.is_open(project) for project in (one, two)] == [True, False]
    assert workspace.tops == [f"{here}/one"]
    assert sorted(workspace.project_of("two/d.yaml").index.known_ids()) == ["a", "b", "c", "d"]
    make({"one/noob-lint.toml": "wrong\n"})
    workspace.changed(["one/noob-lint.toml"])
    assert not workspace.is_open(one)


def test_no_code_is_read_for_text_without_a_file_name(here: Path) -> None:
    reasons = []
    for settings in (Settings(), Settings(python="off"), Settings(python_paths=(".",))):
        workspace = Workspace(Configurations(settings))
        reasons.append(workspace.project_of("<stdin>").why_no_code)
        assert workspace.project_of("a.yaml").why_no_code is None
    why = "text without a file name belongs to no project (use --stdin-filename)"
    assert reasons == [why, None, None]


def test_tubes_that_were_overlaid_before_are_in_the_index(here: Path) -> None:
    make(TWO)
    workspace = Workspace(Configurations())
    workspace.overlay("one/sub/b.yaml", "noob_id: c\n")
    workspace.overlay("one/new.yaml", "noob_id: d\n")
    index = workspace.project_of("one/a.yaml").index
    found = {name: index.find(name) for name in "abcd"}
    assert found == {"a": "one/a.yaml", "b": None, "c": "one/sub/b.yaml", "d": "one/new.yaml"}
    workspace.overlay("one/new.yaml", None)
    assert index.find("d") is None


def test_what_is_excluded_is_relative_to_where_that_is_said(here: Path) -> None:
    make({**TWO, "shared.toml": 'exclude = ["/one/old"]\n'})
    found = {}
    for name, text in {
        "own": 'exclude = ["/old"]\n',
        "extended": 'extend = "../shared.toml"\n',
        "elsewhere": 'exclude = ["/one/old"]\n',
    }.items():
        make({"one/noob-lint.toml": text})
        index = Workspace(Configurations()).project_of("one/a.yaml").index
        found[name] = sorted(index.known_ids())
    fixed = Configurations(Settings(exclude=("/one/old",)))
    found["fixed"] = sorted(Workspace(fixed).project_of("one/a.yaml").index.known_ids())
    assert found == {
        "own": ["a", "b"],
        "extended": ["a", "b"],
        "elsewhere": ["a", "b", "c"],
        "fixed": ["a", "b"],
    }
