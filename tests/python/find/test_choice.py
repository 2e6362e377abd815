"""Which environment belongs to a file, and what can be concluded from it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from noob_lint.python.find.choice import Choice, Origin, environment_for
from noob_lint.python.find.environment import NoEnvironmentError
from tests.python.find.environments import NOWHERE, chosen, conda, install, venv


def choose(
    directory: Path, top: Path | None = None, own: Path | str = NOWHERE, **variables: Path
) -> Choice | None:
    """The choice for a directory of a working copy, with these environment variables."""
    said = {name: str(value) for name, value in variables.items()}
    return environment_for(str(directory), str(top or directory), None, said, str(own))


def test_the_nearest_one_that_holds_noob_up_to_the_top_of_the_working_copy(tmp_path: Path) -> None:
    venv(tmp_path / ".venv", noob=True)
    top = tmp_path / "repository"
    inner = top / "tubes" / "deep"
    inner.mkdir(parents=True)
    assert choose(inner, top) is None
    venv(top / ".venv", noob=True)
    assert choose(inner, top) == Choice(top / ".venv", Origin.PROJECT)
    venv(inner / ".venv")
    assert choose(inner, top) == Choice(top / ".venv", Origin.PROJECT)
    install(inner / ".venv" / "lib" / "python3.13" / "site-packages", "noob-1003.0.2")
    assert choose(inner, top) == Choice(inner / ".venv", Origin.PROJECT)
    assert choose(top, top) == Choice(top / ".venv", Origin.PROJECT)


@pytest.mark.parametrize(
    ("without", "expected"),
    [
        ((), (".venv", Origin.PROJECT)),
        ((".venv",), ("active", Origin.ACTIVE)),
        ((".venv", "active"), ("conda", Origin.CONDA)),
        ((".venv", "active", "conda"), ("own", Origin.RUNNING)),
    ],
)
def test_the_order_of_those_that_hold_noob(
    tmp_path: Path, without: tuple[str, ...], expected: tuple[str, Origin]
) -> None:
    for name in (".venv", "active", "own"):
        venv(tmp_path / name, noob=name not in without)
    site = conda(tmp_path / "conda")
    if "conda" not in without:
        install(site, "noob-1003.0.2")
    places = {"VIRTUAL_ENV": tmp_path / "active", "CONDA_PREFIX": tmp_path / "conda"}
    found = choose(tmp_path, own=tmp_path / "own", **places)
    assert found is not None
    assert (found.prefix.name, found.origin, found.has_noob) == (*expected, True)


@pytest.mark.parametrize(
    ("there", "expected"),
    [
        ((".venv", "active", "own"), (".venv", Origin.PROJECT)),
        (("active", "own"), ("active", Origin.ACTIVE)),
        (("own",), None),
        ((), None),
    ],
)
def test_where_noob_is_in_none_the_first_is_taken_and_nothing_is_missing_in_it(
    tmp_path: Path, there: tuple[str, ...], expected: tuple[str, Origin] | None
) -> None:
    for name in there:
        venv(tmp_path / name)
    found = choose(tmp_path, own=tmp_path / "own", VIRTUAL_ENV=tmp_path / "active")
    assert (found and (found.prefix.name, found.origin)) == expected
    assert found is None or (found.is_open, found.is_sure) == (True, False)


def test_one_that_only_runs_this_is_passed_over_even_if_it_is_active(tmp_path: Path) -> None:
    """So is the environment of a hook; unless noob is in it too."""
    site = venv(tmp_path / "hook")
    hook = tmp_path / "hook"
    assert choose(tmp_path, own=hook, VIRTUAL_ENV=hook) is None
    install(site, "noob-1003.0.2")
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    expected = Choice(hook, Origin.RUNNING, interpreter=version)
    assert choose(tmp_path, own=hook, VIRTUAL_ENV=hook) == expected
    assert expected.is_sure is False
    venv(tmp_path / ".venv")
    assert choose(tmp_path, own=hook) == expected


def test_one_in_the_project_is_taken_although_it_runs_this(tmp_path: Path) -> None:
    venv(tmp_path / ".venv")
    found = choose(tmp_path, own=tmp_path / ".venv", VIRTUAL_ENV=tmp_path / ".venv")
    assert found == Choice(tmp_path / ".venv", Origin.PROJECT, has_noob=False)


def test_noob_may_be_a_package_without_a_distribution(tmp_path: Path) -> None:
    site = venv(tmp_path / ".venv")
    (site / "noob").mkdir()
    found = choose(tmp_path)
    assert found is not None
    assert found.has_noob is False
    (site / "noob" / "__init__.py").touch()
    assert choose(tmp_path) == Choice(tmp_path / ".venv", Origin.PROJECT)


def test_noob_may_be_in_the_installation_that_an_environment_was_made_from(tmp_path: Path) -> None:
    venv(tmp_path / ".venv", "version = 3.13.1\ninclude-system-site-packages = true\n")
    base = tmp_path / "base" / "lib" / "python3.13" / "site-packages"
    base.mkdir(parents=True)
    install(base, "noob-1003.0.2")
    assert choose(tmp_path) == Choice(tmp_path / ".venv", Origin.PROJECT)


def test_the_one_that_is_named_comes_first_with_or_without_noob(tmp_path: Path) -> None:
    venv(tmp_path / ".venv", noob=True)
    venv(tmp_path / "named")
    named = tmp_path / "named"
    for path, interpreter in ((named, ""), (named / "bin" / "python", "python")):
        found = environment_for(str(tmp_path), str(tmp_path), str(path), {}, NOWHERE)
        assert found == Choice(named, Origin.NAMED, has_noob=False, interpreter=interpreter)
        assert (found.is_sure, found.is_open) == (True, False)


def test_what_was_named_has_to_be_one(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(NoEnvironmentError, match="gone does not exist"):
        chosen(tmp_path, tmp_path / "gone")
    with pytest.raises(NoEnvironmentError, match="there is no directory 'site-packages' in"):
        chosen(tmp_path, tmp_path / "empty")


def test_directories_that_are_no_environments_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".venv").mkdir()
    assert choose(tmp_path) is None
    assert choose(tmp_path, VIRTUAL_ENV=Path("/" + "x" * 5000)) is None
    assert choose(tmp_path, VIRTUAL_ENV=tmp_path / "gone", CONDA_PREFIX=tmp_path) is None


def test_it_says_why(tmp_path: Path) -> None:
    venv(tmp_path / ".venv")
    found = choose(tmp_path)
    assert found is not None
    assert found.why == (
        "it is the nearest .venv of the project; noob is in none, so nothing is called missing "
        "from it"
    )
    assert found._replace(has_noob=True).why == (
        "it is the nearest .venv of the project, and it holds noob"
    )
    assert found._replace(origin=Origin.NAMED).why == "the setting 'python' names it"
    others = (Origin.ACTIVE, Origin.CONDA, Origin.RUNNING)
    assert [found._replace(origin=one, has_noob=True).why for one in others] == [
        "VIRTUAL_ENV names it, and it holds noob",
        "CONDA_PREFIX names it, and it holds noob",
        "noob-lint runs in it, and it holds noob",
    ]
