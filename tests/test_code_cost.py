"""The cost of reading code, counted in files read and modules imported."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.code import MODULES, write_code_project
from noob_lint import Settings
from noob_lint.linting.linter import lint_files
from noob_lint.linting.result import FileResult
from tests.workspaces import workspace

TUBES = 60
SITE = ".venv/lib/python3.13/site-packages/arrays"
READ = {
    "src/lab/__init__.py",
    *(f"src/lab/part{number}/__init__.py" for number in range(5)),
    *(f"src/lab/part{number % 5}/step{number:02}.py" for number in range(MODULES)),
    "src/lab/base.py",
    f"{SITE}/__init__.py",
    f"{SITE}/core.py",
}
"""What the tubes name, what that is made of, and the packages above, which may change it."""

SCRIPT = """\
import os, sys

def log(event, arguments):
    path = str(arguments[0]) if event == "open" else ""
    if path.endswith(".py") and path.startswith(os.environ["READ_ROOT"]):
        with open(os.environ["READ_LOG"], "a") as file:
            file.write(f"{os.getpid()} {path.removeprefix(os.environ['READ_ROOT'])}\\n")

sys.addaudithook(log)

if __name__ == "__main__":
    from noob_lint.cli import main
    sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current directory: a project with some invalid tubes."""
    root = tmp_path / "project"
    write_code_project(root, TUBES)
    for number in range(0, TUBES, 7):
        path = root / "tubes" / f"tube{number:04}.yaml"
        path.write_text(path.read_text().replace("frame: smooth.value", "farme: smooth.valeu"))
    monkeypatch.chdir(root)
    return root


def reads(project: Path, *arguments: str) -> dict[str, Counter[str]]:
    """How often each process read each module."""
    script, log = project.parent / "script.py", project.parent / "log"
    script.write_text(SCRIPT)
    done = subprocess.run(
        (sys.executable, str(script), "-q", "--format", "concise", *arguments),
        capture_output=True,
        text=True,
        env=os.environ | {"READ_LOG": str(log), "READ_ROOT": f"{project}/"},
    )
    assert (done.returncode, done.stderr) == (1, "")
    found: dict[str, Counter[str]] = {}
    for line in log.read_text().splitlines():
        process, _, path = line.partition(" ")
        found.setdefault(process, Counter())[path] += 1
    return found


def test_each_module_is_read_once(project: Path) -> None:
    (read,) = reads(project, "tubes", "--jobs", "1").values()
    assert read == Counter(READ)


def test_each_process_reads_a_module_once(project: Path) -> None:
    found = reads(project, "tubes", "--jobs", "3")
    assert {path for read in found.values() for path in read} == READ
    assert {count for read in found.values() for count in read.values()} == {1}


def test_one_tube_reads_what_it_names(project: Path) -> None:
    (read,) = reads(project, "tubes/tube0000.yaml").values()
    steps = [f"src/lab/part{number % 5}/step{number:02}.py" for number in (0, 11, 22, 33)]
    above = ["src/lab/__init__.py", *(f"src/lab/part{number}/__init__.py" for number in range(4))]
    assert read == Counter(
        [*steps, *above, "src/lab/base.py", f"{SITE}/__init__.py", f"{SITE}/core.py"]
    )


def results(jobs: int) -> list[FileResult]:
    paths = [str(path) for path in sorted(Path("tubes").iterdir())]
    return list(lint_files(workspace(Settings(), paths), jobs))


@pytest.mark.usefixtures("project")
def test_several_processes_find_the_same() -> None:
    alone = results(1)
    assert [one.path for one in alone if one.diagnostics] == [
        f"tubes/tube{number:04}.yaml" for number in range(0, TUBES, 7)
    ]
    assert results(3) == alone


def test_what_one_tube_with_code_imports(project: Path) -> None:
    script = (
        "import sys, json\n"
        "before = set(sys.modules)\n"
        "from noob_lint.cli import main\n"
        "status = main(['-q', 'tubes/tube0001.yaml'])\n"
        "new = set(sys.modules) - before\n"
        "print(json.dumps([name for name in new if hasattr(sys.modules[name], '__file__')]))\n"
        "sys.exit(status)\n"
    )
    done = subprocess.run((sys.executable, "-c", script), capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    loaded = json.loads(done.stdout)
    own = {name for name in loaded if name.startswith("noob_lint.python.")}
    assert {name.removeprefix("noob_lint.python.") for name in own} == {
        *("answers", "body", "code", "lookup", "models", "places"),
        *("describe", "describe.constructors", "describe.describer", "describe.signals"),
        *("describe.kinds", "describe.named"),
        *("describe.generated", "describe.nodes", "describe.signatures", "resolve.constants"),
        *("find", "find.choice", "find.environment"),
        *("find.finder", "find.packaging", "find.roots"),
        *("resolve", "resolve.classes", "resolve.decorators", "resolve.exports"),
        *(
            "resolve.importing",
            "resolve.imports",
            "resolve.definitions",
            "resolve.guards",
            "resolve.known",
            "resolve.library",
            "resolve.resolver",
            "resolve.arrays",
            "resolve.keepers",
            "resolve.told",
            "resolve.runtime",
            "resolve.wrappers",
        ),
        *("source", "source.bindings", "source.bodies", "source.patches", "source.conditions"),
        *("source.branches", "source.cost"),
        *(
            "source.entities",
            "source.functions",
            "source.late_bodies",
            "source.lost",
            "source.lazy",
            "source.module",
            "source.modules",
        ),
        *(
            "source.expressions",
            "source.parsing",
            "source.scope",
            "source.steps",
            "source.top_level",
            "source.values",
        ),
        *("types", "types.annotations", "types.fits", "types.forms", "types.lineages"),
    }
    others = {name.partition(".")[0] for name in loaded} - set(sys.stdlib_module_names)
    assert others == {"noob_lint", "ruamel", "_ruamel_yaml"}
    assert {"griffe", "pydantic", "inspect", "dataclasses", "difflib"} & set(loaded) == set()


def test_the_generated_project_is_right(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_code_project(tmp_path, TUBES)
    monkeypatch.chdir(tmp_path)
    for path in tmp_path.rglob("*.py"):
        ast.parse(path.read_text())
    paths = [str(path) for path in sorted(Path("tubes").iterdir())]
    found = list(lint_files(workspace(Settings(), paths)))
    assert [one.diagnostics for one in found if one.diagnostics] == []
    assert {reason for one in found for reason in one.callables.values()} == {None}


MODELS = """\
import enum
from typing import Annotated, Literal
from pydantic import BaseModel, Field, PositiveInt, field_validator

class Mode(enum.Enum):
    FAST = "fast"

class Fit(BaseModel, extra="forbid"):
    gain: Annotated[float, Field(gt=0)] = 1.0
    count: PositiveInt = Field(alias="n")
    method: Literal["linear", "cubic"] = "linear"
    mode: Mode = Mode.FAST
    size: tuple[int, int] = (1, 1)
    table: dict[str, list[float]] | None = None

    @field_validator("gain")
    @classmethod
    def check(cls, value: float) -> float:
        return value

    def process(self) -> int:
        return 1
"""


def test_right_parameters_of_models_import_no_pydantic(tmp_path: Path) -> None:
    params = "{gain: 2, n: 3, method: cubic, mode: fast, size: [1, 2], table: {a: [1, 2.5]}}"
    script = (
        "import sys\n"
        "from noob_lint.cli import main\n"
        "status = main(['-q', sys.argv[1], '--python-path', '.'])\n"
        "sys.exit(10 * status + ('pydantic' in sys.modules))\n"
    )
    (tmp_path / "lab.py").write_text(MODELS)
    for name, given in (("right", params), ("wrong", params.replace("gain: 2", "gain: -2"))):
        (tmp_path / f"{name}.yaml").write_text(
            f"noob_id: {name}\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"
            f"nodes:\n  a: {{type: lab.Fit, params: {given}}}\n"
        )
    ended = [
        subprocess.run((sys.executable, "-c", script, f"{name}.yaml"), cwd=tmp_path).returncode
        for name in ("right", "wrong")
    ]
    assert ended == [0, 11]


@pytest.mark.skipif(sys.version_info >= (3, 14), reason="there, all are those of typing")
def test_one_tube_with_code_creates_classes_of_values_quickly(project: Path) -> None:
    """The models and `spec` go without the rest of noob-lint, in the environments of tubes."""
    script = (
        "import sys, typing\n"
        "from noob_lint.cli import main\n"
        "status = main(['-q', 'tubes/tube0001.yaml'])\n"
        "for name, module in sorted(sys.modules.items()):\n"
        "    if getattr(module, 'NamedTuple', None) is typing.NamedTuple:\n"
        "        print(name) if name.startswith('noob_lint') else None\n"
        "sys.exit(status)\n"
    )
    done = subprocess.run((sys.executable, "-c", script), capture_output=True, text=True)
    assert (done.returncode, done.stderr, done.stdout.split()) == (
        0,
        "",
        ["noob_lint.spec.versions"],
    )
