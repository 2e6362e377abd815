"""When a file or a directory is as it was."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from noob_lint.caching.states import ABSENT, Aspect, State, States


@pytest.fixture
def states(here: Path) -> States:
    return States(10**19, str(here))


def test_the_state_of_what_is_not_there(states: States) -> None:
    assert states.of("nothing/at/all", Aspect.CONTENT) == ABSENT
    assert states.of("pyproject.toml/x", Aspect.CONTENT) == ABSENT


@pytest.mark.parametrize("aspect", [Aspect.MODULES, Aspect.DIRECTORIES, Aspect.NAMES])
def test_the_names_in_a_directory(aspect: Aspect, here: Path, states: States) -> None:
    before = states.of("src", aspect)
    assert before is not None
    changes = {}
    for name in ("x.csv", "x.py", "__pycache__/", "new/"):
        if name.endswith("/"):
            Path("src", name).mkdir()
        else:
            Path("src", name).touch()
        now = states.renewed("src", aspect, before)
        changes[name] = now is None
        before = now or States(10**19, str(here)).of("src", aspect)
        assert before is not None
    assert changes == {
        "x.csv": aspect is Aspect.NAMES,
        "x.py": aspect in (Aspect.MODULES, Aspect.NAMES),
        "__pycache__/": False,
        "new/": True,
    }


def test_content_counts_and_times_do_not(states: States) -> None:
    before = states.of("src/lab.py", Aspect.CONTENT)
    assert before is not None
    os.utime("src/lab.py", (1, 1))
    now = states.renewed("src/lab.py", Aspect.CONTENT, before)
    assert isinstance(now, State)
    assert (now != before, now.digest) == (True, before.digest)
    Path("src/lab.py").write_text("")
    assert states.renewed("src/lab.py", Aspect.CONTENT, now) is None


def test_attributes_are_not_compared_by_content(states: States) -> None:
    before = states.of("src/lab.py", Aspect.ATTRIBUTES)
    assert before is not None
    assert states.renewed("src/lab.py", Aspect.ATTRIBUTES, before) is None


def test_only_files_and_directories_have_a_state(states: States) -> None:
    os.mkfifo("pipe")
    assert states.of("pipe", Aspect.CONTENT) is None
    assert states.of("src", Aspect.CONTENT) is None
    assert states.of("a\0b", Aspect.CONTENT) is None
    os.symlink("loop", "loop")
    assert states.of("loop", Aspect.CONTENT) is None


def test_a_directory_that_was_replaced_is_another(states: States) -> None:
    before = states.of("src/pkg", Aspect.NAMES)
    assert before is not None
    os.rename("src/pkg", "src/old")
    Path("src/pkg").mkdir()
    for path in Path("src/old").iterdir():
        path.rename(Path("src/pkg", path.name))
    assert states.renewed("src/pkg", Aspect.NAMES, before) is None
