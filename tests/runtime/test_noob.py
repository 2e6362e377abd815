"""The runtime compared with noob itself: the same objects, and tubes that noob accepts from us."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from noob_lint.runtime import load_tube
from tests.oracle import Oracle
from tests.runtime.test_page import examples, files
from tests.work import PATIENCE

HERE = Path(__file__).parent
NUMBER = 40
"""How many random tubes are compared."""
SRC = HERE.parents[1] / "src"


def run(noob: Oracle, folder: Path, *command: str | Path, linter: bool = False) -> str:
    """Run Python with noob, our package and, for the linter, what that needs and noob does not."""
    script = folder / "run.py"
    paths = [str(SRC)]
    if linter:  # after noob's own packages
        script.write_text(
            "import sys, runpy\n"
            f"sys.path.append({sysconfig.get_path('purelib')!r})\n"
            "sys.argv = sys.argv[1:]\n"
            "sys.path[0] = ''\n"
            "runpy.run_path(sys.argv[0], run_name='__main__')\n"
        )
        command = (script, *command)
    env = {"HOME": str(folder), "PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(paths)}
    done = subprocess.run(
        [noob.python, "-X", "utf8", *command],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        cwd=folder,
        env=env,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.oracle
@pytest.mark.parametrize(
    ("release", "version"),
    [("1000.0.0", "1000"), ("1001.0.0", "1001"), ("1002.0.0", "1001"), ("1003.0.2", "1003")],
)
def test_the_objects_are_those_of_noob(
    release: str, version: str, oracle: Callable[[str], Oracle], tmp_path: Path
) -> None:
    answer = tmp_path / "answer.json"
    run(oracle(release), tmp_path, HERE / "lab.py", version, str(NUMBER), answer)
    answers = json.loads(answer.read_text())
    assert len(answers) == NUMBER + 1
    for theirs, ours in answers:
        assert ours == theirs
    updated = ['"made"' in json.dumps(ours[-1]) for _, ours in answers]
    assert sum(updated) > NUMBER / 4, "the mix proves little"
    ours = answers[0][1]
    assert [name for name, _ in ours] == ["first", "second", "third", "after", "epoch"] * 4
    last = ours[-1][1]
    assert last["ledger"] == {"Ledger": ["me", *["first", "second"] * 4]}
    assert last["alone"] == ["marked", 8]


LOAD = """
from noob import SynchronousRunner
from noob_lint.runtime import NoobError, TubeError, load_tube

def attempt(path, **options):
    try:
        tube = load_tube(path, **options)
    except (NoobError, TubeError) as error:
        return f"{type(error).__name__}: {error}"
    runner = SynchronousRunner(tube=tube)
    runner.init()
    result = runner.process()
    runner.deinit()
    return result
"""

HEAD = "noob_id: {}\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"
SUM = """\
input: {start: {type: int, default: 1}}
nodes:
  a: {type: plant.total, params: {one: input.start}}
  r: {type: return, depends: [total: a.value]}
"""
CODE = """\
def total(one: int = 5) -> int:
    return one + 1


def double(two):
    return 2 * two
"""
PARENT = """\
nodes:
  inner: {type: tube, params: {tube: child}}
  b: {type: plant.double, depends: [two: inner.total]}
  r: {type: return, depends: [double: b.value]}
"""


def load(noob: Oracle, folder: Path, tubes: dict[str, str], script: str) -> Any:
    (folder / "plant.py").write_text(CODE)
    for name, text in tubes.items():
        (folder / name).write_text(text)
    (folder / "load.py").write_text(f"{LOAD}\nprint(repr({script}))\n")
    said = run(noob, folder, folder / "load.py", linter=True)
    assert {name: (folder / name).read_text() for name in tubes} == tubes
    return eval(said.splitlines()[-1])  # noob logs before it


@pytest.mark.oracle
def test_a_tube_is_loaded_and_its_file_left_alone(
    oracle: Callable[[str], Oracle], tmp_path: Path
) -> None:
    tubes = {
        "half.yaml": "noob_id: half\n# no more of a header\n" + SUM,
        "child.yaml": "# a comment\nnoob_id: child\n" + SUM,
        "parent.yaml": HEAD.format("parent") + PARENT,
    }
    script = "[attempt('half.yaml'), attempt('half.yaml', inputs={'start': 40}), "
    script += "attempt('parent.yaml')]"
    assert load(oracle("1003.0.2"), tmp_path, tubes, script) == [
        {"total": 2},
        {"total": 41},
        {"double": 4},
    ]
    assert list(tmp_path.glob("*.bak")) == []


@pytest.mark.oracle
def test_errors_have_their_lines(oracle: Callable[[str], Oracle], tmp_path: Path) -> None:
    end = "  r: {type: return, depends: a.value}\n"
    tubes = {
        "linter.yaml": HEAD.format("linter") + "nodes:\n  a: {type: plant.total, depends: x.y}\n",
        "node.yaml": HEAD.format("node") + "nodes:\n  a:\n    type: plant.nothing\n" + end,
        "asset.yaml": HEAD.format("asset")
        + "assets:\n  x: {type: plant.nothing, scope: runner}\n"
        + "nodes:\n  a: {type: plant.total, depends: [one: assets.x]}\n"
        + end,
    }
    script = "[attempt(name) for name in ('linter.yaml', 'node.yaml', 'asset.yaml')]"
    said = load(oracle("1003.0.2"), tmp_path, tubes, script)
    missing = "noob: AttributeError: module 'plant' has no attribute 'nothing'"
    assert said[0].startswith("TubeError: linter.yaml:5:35: error[unknown-node] ")
    assert said[1:] == [
        f"NoobError: node.yaml:5:3: error[runtime-noob] {missing}",
        f"NoobError: asset.yaml:5:3: error[runtime-noob] {missing}",
    ]


@pytest.mark.oracle
def test_the_example_on_the_page(oracle: Callable[[str], Oracle], tmp_path: Path) -> None:
    example = next(one for one in examples() if "load_tube" in one.program)
    for name, text in {**files(), "example.py": example.program}.items():
        (tmp_path / name).write_text(text)
    said = run(oracle("1003.0.2"), tmp_path, tmp_path / "example.py", linter=True)
    assert said.endswith(example.shown)


def test_without_noob(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "noob", None)
    with pytest.raises(ModuleNotFoundError, match=r": install noob-lint\[noob\]$") as caught:
        load_tube("any.yaml")
    assert caught.value.name == "noob.tube"
