"""After any edits in any order, a workspace gives the same answers as a fresh one."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack, chdir
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from benchmarks import edits
from benchmarks.edits import World
from noob_lint.discovery.configurations import Configurations
from noob_lint.discovery.workspace import Workspace
from noob_lint.linting import check, checks
from noob_lint.linting.linter import Linter


class Edits(RuleBasedStateMachine):
    """Each event of `World` as a rule, with the choices drawn by hypothesis."""

    def __init__(self) -> None:
        super().__init__()
        self._stack = ExitStack()
        top = self._stack.enter_context(tempfile.TemporaryDirectory())
        self._stack.enter_context(chdir(top))
        self.world = World(Path(top).resolve())

    def teardown(self) -> None:
        self._stack.close()

    @rule(data=st.data(), event=st.sampled_from(edits.EVENTS))
    def edit(self, data: Any, event: Any) -> None:
        event(self.world, lambda options: data.draw(st.sampled_from(options)))

    @invariant()
    def findings_are_those_of_a_fresh_run(self) -> None:
        self.world.check()


TestEdits = Edits.TestCase
TestEdits.settings = settings(
    max_examples=4,
    stateful_step_count=12,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


def test_many_steps_at_random() -> None:
    events, _ = edits.run(40, seed=5)
    assert sum(events.values()) == 40


HEADER = "noob_id: {}\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"
LEAF = HEADER + "nodes:\n  n: {{type: {}.read}}\n"
USER = HEADER + "extends: [base]\nnodes:\n  m: {{type: list}}\n"


class Asked:
    """A project with a hundred tubes, and which of them were checked since the last look."""

    def __init__(self) -> None:
        self.workspace = Workspace(Configurations(), keeps_all=True)
        self.linter = Linter(self.workspace)
        self.paths: list[str] = []

    def again(self) -> list[str]:
        self.paths = []
        files = sorted(path.name for path in Path().glob("*.yaml"))
        self.workspace.name(files)
        for path in files:
            assert self.linter.lint_file(path).crash is None
        return self.paths

    def write(self, path: str, text: str) -> list[str]:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(text)
        self.workspace.changed([path])
        return self.again()


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Asked:
    """Ninety tubes that name `lab`, four that name `kit`, the base and five that extend it."""
    monkeypatch.chdir(tmp_path)
    Path("pyproject.toml").touch()
    Path("src").mkdir()
    Path("src/lab.py").write_text("def read() -> int: ...\n")
    Path("src/kit.py").write_text("def read() -> int: ...\n")
    for number in range(94):
        text = LEAF.format(f"leaf{number:02}", "lab" if number < 90 else "kit")
        Path(f"leaf{number:02}.yaml").write_text(text)
    Path("base.yaml").write_text(LEAF.format("base", "list").replace("list.read", "list"))
    for number in range(5):
        Path(f"user{number}.yaml").write_text(USER.format(f"user{number}"))
    world = Asked()
    original = check.check

    def noting(document: Any, *more: Any) -> Any:
        world.paths.append(document.path)
        return original(document, *more)

    monkeypatch.setattr(checks, "check", noting)
    assert len(world.again()) == 100
    return world


KITS = [f"leaf{number}.yaml" for number in range(90, 94)]
USERS = [f"user{number}.yaml" for number in range(5)]


def test_nothing_is_asked_again_without_a_change(asked: Asked) -> None:
    assert asked.again() == []


def test_an_edit_of_a_leaf_asks_one(asked: Asked) -> None:
    text = LEAF.format("leaf00", "lab")
    assert asked.write("leaf00.yaml", text + "  o: {type: list}\n") == ["leaf00.yaml"]
    assert asked.again() == []
    asked.workspace.overlay("leaf01.yaml", LEAF.format("leaf01", "kit"))
    assert asked.again() == ["leaf01.yaml"]
    asked.workspace.overlay("leaf01.yaml", None)
    assert asked.again() == ["leaf01.yaml"]


def test_a_text_that_is_that_of_the_file_asks_nobody(asked: Asked) -> None:
    asked.workspace.overlay("leaf01.yaml", Path("leaf01.yaml").read_text())
    assert asked.again() == []
    asked.workspace.overlay("leaf01.yaml", None)
    assert asked.again() == []


def test_an_edit_of_a_base_asks_its_users(asked: Asked) -> None:
    text = LEAF.format("base", "lab")
    assert sorted(asked.write("base.yaml", text)) == ["base.yaml", *USERS]


def test_an_edit_of_a_module_asks_those_that_name_it(asked: Asked) -> None:
    assert asked.write("src/kit.py", "def read() -> str: ...\n") == KITS
    assert asked.write("src/unused.py", "")[:1] == ["leaf00.yaml"]  # it may shadow what they name
    assert asked.write("src/unused.py", "x = 1\n") == []


def test_a_directory_that_becomes_an_environment_asks_who_looked_into_it(asked: Asked) -> None:
    asked.write(".venv/pyvenv.cfg", "version = 3.11.2\n")
    asked.write(".venv/lib/python3.11/site-packages/noob-1.dist-info/METADATA", "")
    asked.write("env/deep.py", "")
    leaf = LEAF.format("leaf93", "deep")
    assert asked.write("leaf93.yaml", leaf) == ["leaf93.yaml"]
    assert _rules(asked, ["leaf93.yaml"]) == {"leaf93.yaml": []}
    assert asked.write("env/pyvenv.cfg", "") == ["leaf93.yaml"]
    assert _rules(asked, ["leaf93.yaml"]) == {"leaf93.yaml": ["python-module-missing"]}


def test_a_directory_that_a_tube_makes_can_be_a_package(asked: Asked) -> None:
    asked.write(".venv/pyvenv.cfg", "version = 3.11.2\n")
    asked.write(".venv/lib/python3.11/site-packages/noob-1.dist-info/METADATA", "")
    leaf = LEAF.format("leaf93", "data")
    assert asked.write("leaf93.yaml", leaf) == ["leaf93.yaml"]
    before = _rules(asked, ["leaf93.yaml"])
    asked.write("src/data/deep/new.yaml", LEAF.format("new", "lab"))
    after = _rules(asked, ["leaf93.yaml"])
    assert before != after == _rules(Asked(), ["leaf93.yaml"])


def test_what_nobody_reads_asks_nobody(asked: Asked) -> None:
    assert asked.write("notes.txt", "") == []
    assert asked.write(".gitignore", "build/\n") == []
    assert set(asked.write("workflow.yaml", "on: push\n")) == {"workflow.yaml"}


def test_an_id_that_appears_asks_its_twin_and_who_looked_for_it(asked: Asked) -> None:
    user = USER.format("late").replace("[base]", "[later]")
    asked.write("late.yaml", user)
    other = "a/later.yaml"
    assert asked.write(other, LEAF.format("later", "lab")) == ["a/later.yaml", "late.yaml"]
    assert asked.write("a/twin.yaml", LEAF.format("leaf07", "lab")) == ["leaf07.yaml"]


def test_a_configuration_asks_its_project(asked: Asked) -> None:
    assert len(asked.write("noob-lint.toml", 'ignore = ["python"]\n')) == 100
    assert asked.write("other/noob-lint.toml", "") == []


CYCLE = ["extends-cycle", "header-incomplete"]


def test_a_circle_that_is_cut_far_from_a_tube_asks_all_on_it(asked: Asked) -> None:
    for one, other in ("ab", "bc", "ca"):
        asked.write(f"{one}/circle.yaml", f"noob_id: {one}\nextends: [{other}]\nnodes: {{}}\n")
    circle = [f"{one}/circle.yaml" for one in "abc"]
    assert _rules(asked, circle) == dict.fromkeys(circle, CYCLE)
    asked.write(".gitignore", "c/\n")
    assert _rules(asked, circle) == _rules(Asked(), circle)
    assert _rules(asked, circle)["a/circle.yaml"] != CYCLE


def _rules(asked: Asked, paths: list[str]) -> dict[str, list[str]]:
    """The rules that report something in each file."""
    asked.workspace.name(paths)
    results = map(asked.linter.lint_file, paths)
    return {one.path: sorted({item.rule for item in one.diagnostics}) for one in results}
