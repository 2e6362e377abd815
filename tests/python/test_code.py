"""One answer for each type that tubes name, and why some types have none."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.diagnostics.diagnostic import Place
from noob_lint.python.answers import Missing
from noob_lint.python.code import Code, Unread, environment_problem
from noob_lint.python.find.choice import Choice, Origin
from noob_lint.python.find.environment import Environment
from noob_lint.python.lookup import Sources
from noob_lint.yaml.document import Mapping
from noob_lint.yaml.parser import parse


def code_in(folder: Path, *, is_named: bool = False) -> Code:
    (folder / "lab.py").write_text("def read(): ...\nmay = make()\n")
    choice = Choice(folder / "env", Origin.NAMED if is_named else Origin.ACTIVE)
    return Code(Sources([folder], Environment(folder)), choice)


def places(*types: str) -> dict[str, Place]:
    root = parse("".join(f"{name}: x\n" for name in types), "a.yaml").root
    assert isinstance(root, Mapping)
    return {name: entry.key for name, entry in root.by_name.items()}


def test_what_could_not_be_read(tmp_path: Path) -> None:
    code = code_in(tmp_path)
    named = places("lab.read", "lab.may", "lab.gone", "lob.read", "numpy.mean", "print")
    found = code.named(named)
    why = {name: None if one is None else one.reason for name, one in found.items()}
    assert why == {
        "lab.read": None,
        "lab.may": "it is the value of 'make()', which is not run",
        "lab.gone": None,  # which surely does not exist
        "lob.read": None,  # a misspelt module of the project
        "numpy.mean": "there is no 'numpy' in the project or its environment",
        "print": None,
    }
    unread = found["numpy.mean"]
    assert unread == Unread("a.yaml", named["numpy.mean"].span, str(why["numpy.mean"]))


@pytest.mark.parametrize(
    ("name", "found", "named"),
    [
        ("lab.gone", True, True),
        ("lob.read", True, True),
        ("numpy.mean", False, True),
    ],
)
def test_what_is_surely_missing(tmp_path: Path, name: str, found: bool, named: bool) -> None:
    for is_named, expected in ((False, found), (True, named)):
        code = code_in(tmp_path, is_named=is_named)
        answer = code.look_up(name)
        assert isinstance(answer, Missing)
        assert code.is_missing(answer) is expected


def test_paths_of_environments(tmp_path: Path) -> None:
    (tmp_path / "file.txt").touch()
    (tmp_path / "env" / "lib" / "python3.13" / "site-packages").mkdir(parents=True)
    assert environment_problem(tmp_path / "env") is None
    assert environment_problem(tmp_path / "gone") == f"{tmp_path / 'gone'} does not exist"
    expected = "an interpreter is called 'python', 'python3.13' or 'pypy3'"
    assert environment_problem(tmp_path / "file.txt") == expected
    expected = f"there is no directory 'site-packages' in {tmp_path}"
    assert environment_problem(tmp_path) == expected
