"""The example tubes: the valid ones run in noob, the invalid ones have the findings they show."""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benchmarks.runs import NUMPY, RELEASE
from noob_lint import Settings, lint_paths, lint_text
from tests.oracle import Oracle
from tests.work import PATIENCE

EXAMPLES = Path(__file__).parents[1] / "examples"
PIPELINES = sorted((EXAMPLES / "pipelines").glob("*.yaml"))
BROKEN = sorted((EXAMPLES / "broken").glob("*.yaml"))

FINDINGS = {
    "assets.yaml": [
        ("error", "asset-depends-scope", 10, 14),
        ("error", "asset-depends-format", 15, 7),
        ("error", "asset-used-after-store", 28, 25),
    ],
    "coerced.yaml": [
        ("warning", "coerced-value", 9, 15),
        ("info", "input-default-required", 9, 15),
        ("warning", "coerced-value", 15, 15),
    ],
    "cycle.yaml": [("error", "cycle", 18, 3)],
    "duplicates.yaml": [
        ("error", "unknown-signal", 12, 26),
        ("error", "yaml-duplicate-key", 13, 3),
    ],
    "indentation.yaml": [("error", "yaml-syntax", 11, 4)],
    "misplaced.yaml": [
        ("error", "schema-unknown-key", 10, 5),
        ("error", "schema-unknown-key", 11, 1),
    ],
    "names.yaml": [
        ("error", "id-reserved", 7, 3),
        ("error", "id-not-identifier", 9, 3),
        ("error", "missing-slot", 10, 11),
        ("error", "type-format", 12, 11),
    ],
    "references.yaml": [
        ("error", "unknown-input", 10, 20),
        ("error", "unknown-node", 14, 18),
        ("error", "signal-ref-format", 18, 14),
        ("error", "duplicate-slot", 20, 9),
    ],
    "returns.yaml": [("error", "multiple-returns", 13, 3)],
    "typos.yaml": [
        ("error", "schema-enum", 9, 12),
        ("error", "schema-unknown-key", 14, 5),
        ("error", "unknown-asset", 19, 25),
    ],
}
"""What each broken tube has: severity, rule, line and column."""

FIRST_EPOCH = {
    "alarm.yaml": {"alarm": True},
    "hourly.yaml": {"hour": 0, "celsius": 12.0, "fahrenheit": 53.6},
    "logbook.yaml": {"celsius": 12.0, "highest": 12.0},
    "mountain.yaml": {"fahrenheit": 24.8},
    "station.yaml": {"alarm": True, "difference": 16.0},
    "week.yaml": {"mean": 49.1},
}
"""What noob returns for each right tube, with 31 degrees for an input that has to be given."""

RUN = """
import sys
from pathlib import Path
folder = Path(sys.argv[1])
sys.path.insert(0, str(folder))
from noob import SynchronousRunner, Tube
from noob.tube import TubeSpecification

results = {}
for path in sorted((folder / "pipelines").glob("*.yaml")):
    before = path.read_bytes()
    specification = TubeSpecification.from_yaml(path)
    given = {name: 31.0 for name, one in specification.input.items() if one.scope == "process"}
    runner = SynchronousRunner(tube=Tube.from_specification(specification))
    results[path.name] = runner.process(**given)
    assert path.read_bytes() == before, f"{path.name} was rewritten"
Path(sys.argv[2]).write_text(repr(results))
"""

MICROSCOPY = EXAMPLES / "microscopy"
RETURNED = {
    "acquire.yaml": [["frame", "index"]] * 5,
    "cells.yaml": [["brightest", "mean"]] * 5,
    "focus.yaml": [None, ["height", "line", "uploaded"]] * 2 + [None],
    "motion.yaml": [["columns", "frame", "template"]] * 5,
    "segment.yaml": [["cells", "count", "mask"]] * 5,
    "timelapse.yaml": [["count"], ["count", "slope"]] * 2 + [["count"]],
}
"""The names of what noob returns for each tube of the microscope in five epochs."""

RUN_MICROSCOPY = """
import sys
from pathlib import Path
folder = Path(sys.argv[1], "microscopy")
sys.path.insert(0, str(folder))
from noob import SynchronousRunner, Tube
from noob.config import add_config_source
from noob.tube import TubeSpecification
from lumen.camera import frames

add_config_source(folder / "tubes")
results = {}
for path in sorted((folder / "tubes").glob("*.yaml")):
    before = path.read_bytes()
    specification = TubeSpecification.from_yaml(path)
    images = {"frame": next(frames())[0]} if "frame" in specification.input else {}
    with SynchronousRunner(tube=Tube.from_specification(specification)) as runner:
        epochs = [runner.process(**images) for _ in range(5)]
    results[path.name] = [epoch and sorted(epoch) for epoch in epochs]
    assert path.read_bytes() == before, f"{path.name} was rewritten"
Path(sys.argv[2]).write_text(repr(results))
"""

REFUSED = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from noob import Tube
from noob.tube import TubeSpecification

accepted = []
for path in sorted(Path(sys.argv[1], "broken").glob("*.yaml")):
    try:
        Tube.from_specification(TubeSpecification.from_yaml(path))
    except Exception:
        continue
    accepted.append(path.name)
Path(sys.argv[2]).write_text(repr(accepted))
"""


def found_in(path: Path) -> list[tuple[str, str, int, int]]:
    diagnostics = [item.to_dict() for item in lint_text(path.read_bytes(), path=str(path))]
    return [
        (item["severity"], item["rule"], item["start"]["line"], item["start"]["column"])
        for item in diagnostics
    ]


def test_the_right_examples_are_clean() -> None:
    assert lint_paths([str(EXAMPLES / "pipelines"), str(MICROSCOPY)]) == []


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.name)
def test_the_broken_examples_show_what_they_are_made_for(path: Path) -> None:
    assert found_in(path) == FINDINGS[path.name]


def test_no_example_is_forgotten() -> None:
    assert [path.name for path in BROKEN] == sorted(FINDINGS)
    assert [path.name for path in PIPELINES] == sorted(FIRST_EPOCH)
    tubes = sorted(path.name for path in (MICROSCOPY / "tubes").iterdir())
    assert tubes == sorted(RETURNED)


def ask(noob: Oracle, script: str, home: Path) -> Any:
    """Run a script in noob's interpreter, on a copy of the examples: noob may rewrite tubes."""
    shutil.copytree(EXAMPLES, home / "examples")
    tubes = json.dumps([str(home / "examples" / "pipelines")])
    env = {"HOME": str(home), "PATH": os.environ["PATH"], "NOOB_CONFIG_DIRS": tubes}
    command = (noob.python, "-X", "utf8", "-c", script, home / "examples", home / "answer")
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=PATIENCE, cwd=home, env=env
    )
    assert done.returncode == 0, done.stderr
    return ast.literal_eval((home / "answer").read_text())


@pytest.mark.oracle
def test_the_right_examples_run_in_noob(oracle: Callable[[str], Oracle], tmp_path: Path) -> None:
    assert ask(oracle("1003.0.2"), RUN, tmp_path) == FIRST_EPOCH


@pytest.mark.oracle
def test_the_microscope_runs_in_noob_for_five_epochs(
    oracle: Callable[..., Oracle], tmp_path: Path
) -> None:
    assert ask(oracle(RELEASE, *NUMPY), RUN_MICROSCOPY, tmp_path) == RETURNED


@pytest.mark.oracle
def test_the_microscope_is_clean_where_its_libraries_are_read(
    oracle: Callable[..., Oracle],
) -> None:
    python = str(oracle(RELEASE, *NUMPY).python)
    settings = Settings(root=str(MICROSCOPY), python=python, python_paths=[str(MICROSCOPY)])
    assert lint_paths([str(MICROSCOPY)], settings=settings) == []


@pytest.mark.oracle
def test_noob_refuses_the_examples_with_errors(
    oracle: Callable[[str], Oracle], tmp_path: Path
) -> None:
    without_error = [
        name for name, found in FINDINGS.items() if all(item[0] != "error" for item in found)
    ]
    assert ask(oracle("1003.0.2"), REFUSED, tmp_path) == without_error
