"""The entries of a cache, each with the state that it had."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from noob_lint.caching.states import ABSENT, Aspect, State, States, attributes_of, digest_of
from noob_lint.caching.table import NewTable, Table
from noob_lint.caching.tubes import Tubes


@pytest.fixture
def states(here: Path) -> States:
    return States(10**19, str(here))


def entry(path: str, aspect: str = "content") -> list[Any]:
    """An entry with the present state of a file."""
    return [path, aspect, [*attributes_of(os.stat(path))], digest_of(Path(path).read_bytes())]


def test_entries_hold_as_long_as_their_files_are_the_same(states: States) -> None:
    names = ("same", "touched", "changed", "gone")
    for name in names:
        Path(name).write_text(name)
    entries = [entry(name) for name in names]
    entries += [[name, "content", [], ""] for name in ("nothing", "same/x", "new", "loop")]
    os.utime("touched", ns=(1, 1))
    Path("changed").write_text("x")
    Path("gone").unlink()
    Path("new").touch()
    Path("loop").symlink_to("loop")
    table = Table(entries, [], states)
    found = {one[0]: table.hold([number]) for number, one in enumerate(entries)}
    assert found == {
        "same": True,
        "touched": True,
        "changed": False,
        "gone": False,
        "nothing": True,
        "same/x": True,
        "new": False,
        "loop": False,
    }
    assert not table.hold([0, 1, 2])
    assert table.hold([])
    assert table.is_renewed
    touched = State(attributes_of(os.stat("touched")), digest_of(b"touched"))
    assert table.entry(1) == ("touched", "content", touched)
    assert table.entry(4) == ("nothing", "content", ABSENT)
    assert table.path(0) == "same"


def test_what_holds_is_known_without_being_read(states: States) -> None:
    path, aspect, attributes, _ = entry("src/lab.py")
    table = Table([[path, aspect, attributes, "digest"]], [[0]], states)
    assert table.hold_set(0)
    assert not table.is_renewed
    assert states.of(path, Aspect.CONTENT) == State(tuple(attributes), "digest")


WRONG: list[Any] = [
    None,
    5,
    "abcd",
    [],
    ["src/lab.py", "content", []],
    ["src/lab.py", "content", [], "", ""],
    [5, "content", [], ""],
    ["src/lab.py", 5, [], ""],
    ["src/lab.py", "content", [], 5],
    ["src/lab.py", "content", 5, ""],
    ["src/lab.py", "content", ["5"], ""],
    ["src/lab.py", "content", [True], ""],
    ["src/lab.py", "content", [1.5], ""],
    ["a\0b", "content", [], ""],
]


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_no_entry_is_refused(states: States, wrong: Any) -> None:
    with pytest.raises((ValueError, TypeError)):
        Table([wrong], [], states).hold([0])


@pytest.mark.parametrize("number", [-1, 1, True, 0.0, "0", None])
def test_what_is_no_number_is_refused(states: States, number: Any) -> None:
    table = Table([["nothing", "content", [], ""]], [[0]], states)
    with pytest.raises((ValueError, LookupError)):
        table.hold([number])
    with pytest.raises((ValueError, LookupError)):
        table.set_at(number)
    assert table.set_at(0) == [0]
    assert (table.hold([0]), table.hold_set(0)) == (True, True)


@pytest.mark.parametrize("said", [None, 5, "x", {}])
def test_what_is_no_list_has_no_entries(states: States, said: object) -> None:
    table = Table(said, said, states)
    with pytest.raises(LookupError):
        table.entry(0)
    with pytest.raises(LookupError):
        table.set_at(0)


def test_entries_and_sets_are_written_once() -> None:
    table = NewTable()
    state = State((1, 2), "digest")
    numbers = [
        table.number("a", Aspect.CONTENT, state),
        table.number("b", Aspect.NAMES, ABSENT),
        table.number("a", Aspect.CONTENT, state),
        table.number("a", Aspect.NAMES, state),
    ]
    assert numbers == [0, 1, 0, 2]
    assert table.entries == [
        ["a", "content", (1, 2), "digest"],
        ["b", "names", (), ""],
        ["a", "names", (1, 2), "digest"],
    ]
    assert [table.set_number(one) for one in ([0, 1], [], [0, 1], [1])] == [0, 1, 0, 2]
    assert table.sets == [(0, 1), (), (1,)]


def test_the_tubes_are_the_same_if_all_files_are(here: Path, states: States) -> None:
    inner = here / "tubes" / "a" / "b"
    inner.mkdir(parents=True)
    (inner / "deep.yml").touch()
    top = str(here / "tubes")
    tubes = Tubes([top], Table([], [], states), None)
    names = ("a/b/deep.yml", "base.yaml", "outer.yaml", "plain.yaml", "user.yaml", "wrong.yaml")
    assert tubes.paths == [os.path.join(top, name) for name in names]
    below = [one for one in tubes.ignore_files if one.startswith(top)]
    assert below == [
        os.path.join(top, name, ".gitignore").replace("/./", "/") for name in (".", "a/b", "a")
    ]
    paths, ignores = tubes.paths, tubes.ignore_files
    entries = [*map(entry, paths), *([one, "content", [], ""] for one in ignores)]
    table = Table(entries, [], states)
    numbers = [*range(len(paths))], [*range(len(paths), len(entries))]
    assert Tubes([top], table, numbers).are_same
    for said in (None, (), (numbers[0],), (numbers[0][1:], numbers[1]), (numbers[0], [])):
        assert not Tubes([top], table, said).are_same
    (inner / "deep.yml").write_text("x")
    assert not Tubes([top], Table(entries, [], states), numbers).are_same
    (inner / "deep.yml").unlink()
    assert not Tubes([top], Table(entries, [], states), numbers).are_same
