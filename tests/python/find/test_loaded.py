"""The modules that noob has loaded when it looks for what a ``type:`` names, beside noob itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from noob_lint.python.answers import Found, Missing
from noob_lint.python.find.environment import read_environment
from noob_lint.python.find.loaded import LOADED
from noob_lint.python.lookup import Sources
from tests.oracle import Oracle
from tests.python.summary import summary

LOADS = """
import json, sys
from pathlib import Path
from noob.node.base import Node
from noob.tube import Tube, TubeSpecification

Path("first_of_all.py").write_text("import sys\\nLOADED = [*sys.modules]\\ndef f(): ...\\n")
Path("t.yaml").write_text(json.load(sys.stdin))
sys.path.append(".")
Tube.from_specification(TubeSpecification.from_yaml(Path("t.yaml")))
with open(sys.argv[1], "w") as file:
    json.dump(sys.modules["first_of_all"].LOADED, file)
"""
TUBE = """\
noob_id: t
noob_model: noob.tube.TubeSpecification
noob_version: 1003.0.2
nodes:
  a: {type: first_of_all.f}
"""
RELEASES = ("0.0.99999999", "1000.0.0", "1001.0.0", "1002.0.0", "1003.0.2")


@pytest.mark.oracle
def test_noob_has_loaded_them(oracle: Callable[[str], Oracle]) -> None:
    loaded = [set(oracle(release).run(LOADS, TUBE)) for release in RELEASES]
    assert [LOADED - modules for modules in loaded] == [set()] * len(RELEASES)


BROKEN = "raise RuntimeError\n"
OWN = "def own(): ...\n"


@pytest.mark.parametrize("name", ["json.dumps", "time.time", "logging.getLogger", "queue.Queue"])
@pytest.mark.parametrize("text", [BROKEN, OWN, "def f(:\n"])
def test_a_file_of_such_a_name_is_not_what_noob_gets(name: str, text: str, tmp_path: Path) -> None:
    without = summary(Sources([]).look_up(name))
    module = name.partition(".")[0]
    (tmp_path / f"{module}.py").write_text(text)
    sources = Sources([tmp_path])
    assert summary(sources.look_up(name)) == without
    assert without["kind"] != "missing"
    assert sources.broken(name) is None
    (tmp_path / "lab.py").write_text(f"import {module}\ndef f(): ...\n")
    assert sources.broken("lab.f") is None


@pytest.mark.parametrize("text", [BROKEN, "def f(:\n"])
def test_of_another_module_of_python_either_may_be_imported(text: str, tmp_path: Path) -> None:
    (tmp_path / "statistics.py").write_text(text)
    (tmp_path / "lab.py").write_text("import statistics\ndef f(): ...\n")
    (tmp_path / "mine.py").write_text(text)
    sources = Sources([tmp_path])
    assert sources.broken("statistics.mean") is None
    assert sources.broken("lab.f") is None
    assert sources.broken("mine.f") is not None


def test_a_package_that_noob_needs_is_that_of_the_environment(tmp_path: Path) -> None:
    site = tmp_path / ".venv/lib/python3.11/site-packages"
    (site / "rich").mkdir(parents=True)
    (site / "rich/__init__.py").write_text("def show(a): ...\n")
    (tmp_path / "rich.py").write_text(BROKEN)
    environment = read_environment(tmp_path / ".venv")
    sources = Sources([tmp_path], environment)
    assert isinstance(sources.look_up("rich.show"), Found)
    assert sources.broken("rich.show") is None
    assert isinstance(Sources([tmp_path]).look_up("rich.show"), Missing)  # which cannot be known
