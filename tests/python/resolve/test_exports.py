"""What modules export that import everything from each other."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from noob_lint.python.answers import Found, Missing
from noob_lint.python.lookup import Sources
from tests.work import calls


def circle(directory: Path, count: int) -> None:
    """Modules each of which star-imports all others."""
    for number in range(count):
        others = (f"from m{one} import *\n" for one in range(count) if one != number)
        text = "".join(others) + f"def f{number}(): ...\n_private = 1\n"
        (directory / f"m{number}.py").write_text(text)


def test_modules_in_a_circle_export_what_all_of_them_define(tmp_path: Path) -> None:
    circle(tmp_path, 12)
    sources = Sources([tmp_path], None)
    for number in range(12):
        assert isinstance(sources.look_up(f"m{number}.f{number}"), Found)
        assert not isinstance(sources.look_up(f"m{number}.f{11 - number}"), Missing)
        assert isinstance(sources.look_up(f"m{number}.g"), Missing)


@pytest.mark.parametrize("count", [6, 12])
def test_a_chain_of_any_length_is_followed(tmp_path: Path, count: int) -> None:
    for number in range(count * 100):
        (tmp_path / f"m{number}.py").write_text(f"from m{number + 1} import *\n")
    (tmp_path / f"m{count * 100}.py").write_text("from m0 import *\n")
    sources = Sources([tmp_path], None)
    assert isinstance(sources.look_up("m0.g"), Missing)


def test_the_work_grows_with_the_number_of_imports(tmp_path: Path) -> None:
    works = []
    for count in (6, 12):
        directory = tmp_path / str(count)
        directory.mkdir()
        circle(directory, count)
        sources = Sources([directory], None)
        works.append(calls(partial(sources.look_up, "m0.g")))
    assert works[1] < works[0] * 4 * 2, works
