"""When a file or a directory is as it was."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from noob_lint.caching.states import ABSENT, MARGIN, Aspect, State, States, attributes_of, digest_of


@pytest.fixture
def margin(monkeypatch: pytest.MonkeyPatch) -> int:
    """The margin as it is outside of these tests: two seconds."""
    assert MARGIN == 2 * 10**9
    monkeypatch.setattr("noob_lint.caching.states.MARGIN", MARGIN)
    return MARGIN


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


def newest(*paths: str) -> int:
    """When any of the paths changed last."""
    found = map(os.stat, paths)
    return max(time for one in found for time in (one.st_mtime_ns, one.st_ctime_ns))


def test_a_state_is_certain_only_some_time_after_the_last_change(here: Path, margin: int) -> None:
    os.utime("src/pkg", ns=(1, 1))
    Path("src/pkg/a.txt").write_text("a")
    last = newest("src/pkg/a.txt", "src/pkg", "src", ".")
    path, top = "src/pkg/a.txt", str(here)
    assert States(last + margin, top).of(path, Aspect.CONTENT) is None
    expected = State(attributes_of(os.stat(path)), digest_of(b"a"))
    assert States(last + margin + 1, top).of(path, Aspect.CONTENT) == expected
    above = {"src/pkg/b.txt": ("src/pkg", "src", "."), "src/none/at/all": ("src", ".")}
    for name, directories in above.items():
        time = newest(*directories) + margin
        assert States(time, top).of(name, Aspect.CONTENT) is None
        assert States(time + 1, top).of(name, Aspect.CONTENT) == ABSENT
    early = States(last, top)
    before = expected._replace(attributes=())
    assert early.renewed(path, Aspect.CONTENT, before) == before
    assert States(last + margin + 1, top).renewed(path, Aspect.CONTENT, before) == expected


def test_directories_above_count_up_to_the_top(here: Path, margin: int) -> None:
    Path("src/pkg/a.txt").write_text("a")
    last = newest("src/pkg/a.txt", "src/pkg")
    while newest("src") <= last:
        Path("src/new").touch()
        Path("src/new").unlink()
    certain = {
        top: States(last + margin + 1, str(here / top)).of("src/pkg/a.txt", Aspect.CONTENT)
        for top in ("", "src", "src/pkg", "elsewhere")
    }
    assert [top for top, state in certain.items() if state is None] == ["", "src"]


def test_what_is_known_is_not_read_again(states: States) -> None:
    attributes = attributes_of(os.stat("src/lab.py"))
    known = State(attributes, "digest")
    states.know("src/lab.py", Aspect.CONTENT, known)
    assert states.of("src/lab.py", Aspect.CONTENT) is known
    other = States(10**19, os.getcwd())
    other.know("src/lab.py", Aspect.CONTENT, State((), "digest"))
    other.know("src/lab.py", Aspect.MODULES, known)
    data = Path("src/lab.py").read_bytes()
    assert other.of("src/lab.py", Aspect.CONTENT) == State(attributes, digest_of(data))


def test_the_attributes_of_files_and_directories(here: Path) -> None:
    file, directory = os.stat("src/lab.py"), os.stat("src")
    times = (file.st_mtime_ns, file.st_ctime_ns)
    assert attributes_of(file) == (0o100000, file.st_ino, file.st_size, *times)
    times = (directory.st_mtime_ns, directory.st_ctime_ns)
    assert attributes_of(directory) == (0o040000, directory.st_ino, 0, *times)


def test_digests_are_those_of_the_names_in_order(states: States) -> None:
    for name in ("a", ".noob_lint_cache", "__pycache__"):
        Path("src/new", name).mkdir(parents=True)
    for name in ("é", "b"):
        Path("src/new", name).touch()
    found = {aspect: states.of("src/new", aspect) for aspect in (Aspect.NAMES, Aspect.DIRECTORIES)}
    digests = {aspect: one.digest for aspect, one in found.items() if one is not None}
    assert digests == {
        Aspect.NAMES: digest_of("a/\0b\0é".encode()),
        Aspect.DIRECTORIES: digest_of(b"a/"),
    }
    assert digest_of(b"a") == "948caa2db61bc4cdb4faf7740cd491f195043914"
