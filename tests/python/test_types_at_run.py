"""No warning about types is false: values that noob really passed never had the expected type.

The tubes are random, real noob runs them, and typeguard checks each value that arrived.
"""

from __future__ import annotations

import re
import sysconfig
from pathlib import Path
from typing import NamedTuple

import pytest

from noob_lint import Diagnostic, Settings, lint_paths
from tests.oracle import UnreachableError, install, newer_interpreter
from tests.python.typed_tubes import RUNNER, make_typed

RULES = ["signal-type-mismatch", "input-type-mismatch", "param-type"]
NUMBER = 150
_ABOUT = re.compile(r"'(?P<parameter>\w)' of node 'n(?P<number>\d+)' takes")


class Arrived(NamedTuple):
    """What arrived at each parameter: whether each value had the expected type."""

    error: str | None
    values: dict[str, list[bool]]


@pytest.fixture(scope="module")
def arrived(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Arrived]]:
    """The folder with the tubes, and what noob passed in each."""
    interpreter = newer_interpreter()
    if interpreter is None:
        pytest.skip("there is no Python 3.12.2 or newer here")
    try:
        noob = install("1003.0.2", interpreter)
    except UnreachableError as error:
        pytest.skip(f"noob cannot be installed here: {error}")
    folder = tmp_path_factory.mktemp("typed")
    names = [f"lab{seed}" for seed in range(NUMBER)]
    for seed, name in enumerate(names):
        tube = make_typed(seed)
        (folder / f"{name}.py").write_text(tube.code)
        (folder / f"{name}.yaml").write_text(tube.yaml)
    request = {"folder": str(folder), "names": names, "site": sysconfig.get_path("purelib")}
    answers = noob.run(RUNNER, request)
    return folder, {name: Arrived(*answer) for name, answer in answers.items()}


def _parameter(found: Diagnostic) -> str | None:
    about = _ABOUT.search(found.message)
    return None if about is None else f"f{about['number']}.{about['parameter']}"


@pytest.mark.oracle
def test_no_warning_about_types_is_false(arrived: tuple[Path, dict[str, Arrived]]) -> None:
    folder, runs = arrived
    settings = Settings(select=RULES, python_paths=[str(folder)])
    told: dict[str, set[str | None]] = {name: set() for name in runs}
    for found in lint_paths([str(folder / f"{name}.yaml") for name in runs], settings=settings):
        told[Path(found.path).stem].add(_parameter(found))
    wrong = {
        f"{name} {parameter}": values
        for name, run in runs.items()
        for parameter, values in run.values.items()
        if parameter in told[name] and any(values)
    }
    assert wrong == {}
    true = sum(parameter in told[name] for name, run in runs.items() for parameter in run.values)
    assert true > 2 * NUMBER


@pytest.mark.oracle
def test_the_tubes_run(arrived: tuple[Path, dict[str, Arrived]]) -> None:
    _, runs = arrived
    errors = {name: run.error for name, run in runs.items() if run.error is not None}
    # noob 1003.0.2 sometimes says this about a valid tube with a map, wrongly
    wrong = {
        name: error for name, error in errors.items() if not error.startswith("AlreadyDoneError")
    }
    assert wrong == {}
    assert len(errors) < NUMBER / 20
