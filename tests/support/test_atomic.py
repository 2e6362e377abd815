"""Files are replaced completely or not at all."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path
from time import time

import pytest

from noob_lint.support.atomic import ChangedError, remove_leftovers, replace_file, write_file


def test_a_file_is_replaced(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"old")
    file.chmod(0o640)
    replace_file(str(file), b"new\r\n", b"old")
    assert file.read_bytes() == b"new\r\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert os.listdir(tmp_path) == ["a.yaml"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    file = tmp_path / "far" / "a.yaml"
    file.write_bytes(b"old")
    link = tmp_path / "link.yaml"
    link.symlink_to("far/a.yaml")
    replace_file(str(link), b"new", b"old")
    assert link.is_symlink()
    assert file.read_bytes() == b"new"
    assert sorted(os.listdir(tmp_path)) == ["far", "link.yaml"]


@pytest.mark.parametrize("data", [b"new", b"much longer than before", b""])
def test_hard_links_stay_links(tmp_path: Path, data: bytes) -> None:
    file, link = tmp_path / "file", tmp_path / "link"
    file.write_bytes(b"old text")
    link.hardlink_to(file)
    replace_file(str(link), data, b"old text")
    assert file.read_bytes() == link.read_bytes() == data
    assert file.stat().st_ino == link.stat().st_ino
    assert sorted(os.listdir(tmp_path)) == ["file", "link"]


@pytest.mark.parametrize("content", [b"", b"ol", b"older", b"new"])
def test_a_file_that_has_changed_is_left_alone(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(content)
    with pytest.raises(ChangedError, match="the file has changed meanwhile"):
        replace_file(str(file), b"new", b"old")
    assert file.read_bytes() == content
    assert os.listdir(tmp_path) == ["a.yaml"]


def test_a_change_while_writing_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"old")
    sync = os.fsync

    def slow_sync(descriptor: int) -> None:
        file.write_bytes(b"saved in an editor")
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", slow_sync)
    with pytest.raises(ChangedError):
        replace_file(str(file), b"new", b"old")
    assert file.read_bytes() == b"saved in an editor"
    assert os.listdir(tmp_path) == ["a.yaml"]


def test_a_full_disk_leaves_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left on device"):
        replace_file(str(file), b"new", b"old")
    assert file.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.yaml"]


def test_what_is_not_there_cannot_be_replaced(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        replace_file(str(tmp_path / "a.yaml"), b"new", b"old")
    assert os.listdir(tmp_path) == []


def test_a_file_that_may_not_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # root may write anything
    with pytest.raises(PermissionError, match="not writable"):
        replace_file(str(file), b"new", b"old")
    assert file.read_bytes() == b"old"


def test_an_error_names_the_file(tmp_path: Path) -> None:
    file = tmp_path / "gone" / "a.json"
    with pytest.raises(FileNotFoundError) as error:
        write_file(str(file), b"new")
    assert error.value.filename == str(file)
    assert os.listdir(tmp_path) == []


def test_a_pipe_is_not_written(tmp_path: Path) -> None:
    pipe = tmp_path / "a.json"
    os.mkfifo(pipe)
    with pytest.raises(OSError, match="not a regular file"):
        write_file(str(pipe), b"new")
    assert os.listdir(tmp_path) == ["a.json"]


def test_a_new_file_is_written_with_the_usual_mode(tmp_path: Path) -> None:
    write_file(str(tmp_path / "new.json"), b"1")
    (tmp_path / "usual").touch()
    modes = {path.name: path.stat().st_mode for path in tmp_path.iterdir()}
    assert modes == dict.fromkeys(("new.json", "usual"), modes["usual"])
    write_file(str(tmp_path / "new.json"), b"2")
    assert (tmp_path / "new.json").read_bytes() == b"2"


def test_killed_at_any_moment_nothing_is_lost(tmp_path: Path) -> None:
    """The process ends itself at each step in turn, as if it was killed there."""
    script = (
        "import os, sys\n"
        "from noob_lint.support.atomic import replace_file\n"
        "left = int(sys.argv[2])\n"
        "def hook(event, arguments):\n"
        "    global left\n"
        "    if event in {'open', 'os.rename', 'os.chmod', 'os.chown', 'os.utime'}:\n"
        "        left -= 1\n"
        "        if left == 0:\n"
        "            os.kill(os.getpid(), 9)\n"
        "sys.addaudithook(hook)\n"
        "replace_file(sys.argv[1], b'new' * 1000, b'old' * 1000)\n"
    )
    file = tmp_path / "a.yaml"
    seen = []
    for step in range(1, 20):
        file.write_bytes(b"old" * 1000)
        command = (sys.executable, "-c", script, str(file), str(step))
        status = subprocess.run(command, stderr=subprocess.DEVNULL).returncode
        content = file.read_bytes()
        assert content in (b"old" * 1000, b"new" * 1000)
        assert all(name.endswith((".yaml", ".tmp")) for name in os.listdir(tmp_path))
        seen.append((status, content[:3]))
        if status == 0:
            break
    assert seen[0] == (-9, b"old")
    assert seen[-1] == (0, b"new")


def steps(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """What is flushed to disk, with its size at that time, and what is renamed."""
    done: list[tuple[str, int]] = []
    sync, replace = os.fsync, os.replace

    def syncing(descriptor: int) -> None:
        status = os.fstat(descriptor)
        is_file = stat.S_ISREG(status.st_mode)
        done.append(("flush", status.st_size) if is_file else ("flush directory", 0))
        sync(descriptor)

    def replacing(old: str, new: str) -> None:
        done.append(("rename", os.stat(old).st_size))
        replace(old, new)

    monkeypatch.setattr(os, "fsync", syncing)
    monkeypatch.setattr(os, "replace", replacing)
    return done


WHOLE = [("flush", 5), ("rename", 5), ("flush directory", 0)]


def test_the_disk_has_the_content_before_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = steps(monkeypatch)
    file = tmp_path / "a.yaml"
    write_file(str(file), b"first")
    assert done == WHOLE
    replace_file(str(file), b"other", b"first")
    assert done == WHOLE * 2


def test_the_disk_has_what_is_written_into_a_linked_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"old text")
    (tmp_path / "b.yaml").hardlink_to(file)
    done = steps(monkeypatch)
    replace_file(str(file), b"other", b"old text")
    assert done == [("flush", 5), ("flush", 5), ("flush directory", 0)]


def test_only_what_a_killed_process_left_is_removed(tmp_path: Path) -> None:
    now = time()
    ages = {
        ".noob-lint-1.tmp": 700,
        ".noob-lint-2.tmp": 500,
        ".noob-lint-3.yaml": 700,
        "noob-lint-4.tmp": 700,
    }
    for name, age in ages.items():
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (now - age, now - age))
    remove_leftovers(str(tmp_path / "a.yaml"))
    assert sorted(os.listdir(tmp_path)) == sorted(set(ages) - {".noob-lint-1.tmp"})
    remove_leftovers(str(tmp_path / "gone" / "a.yaml"))


def test_a_file_is_left_after_ten_minutes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("noob_lint.support.atomic.time", lambda: 10_000)
    for age in (599, 600, 601):
        (tmp_path / f".noob-lint-{age}.tmp").touch()
        os.utime(tmp_path / f".noob-lint-{age}.tmp", (0, 10_000 - age))
    remove_leftovers(str(tmp_path / "a.yaml"))
    assert sorted(os.listdir(tmp_path)) == [".noob-lint-599.tmp", ".noob-lint-600.tmp"]


def test_errors_name_what_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "far").mkdir()
    link = tmp_path / "link.json"
    link.symlink_to("far/a.json")

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "other")

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", refuse)
        with pytest.raises(OSError, match="No space left") as caught:
            write_file(str(link), b"new")
    assert (caught.value.filename, os.listdir(tmp_path / "far")) == (str(link), [])
    write_file(str(link), b"new")
    assert (link.is_symlink(), (tmp_path / "far" / "a.json").read_bytes()) == (True, b"new")
    with monkeypatch.context() as patched:
        patched.setattr(os, "access", lambda *_: False)
        with pytest.raises(PermissionError) as refused:
            replace_file(str(link), b"other", b"new")
    assert (refused.value.errno, refused.value.filename) == (errno.EACCES, str(link))
    with pytest.raises(ChangedError) as changed:
        replace_file(str(link), b"other", b"old")
    assert changed.value.filename == str((tmp_path / "far" / "a.json").resolve())
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="not a regular file") as pipe:
        write_file(str(tmp_path / "pipe"), b"new")
    assert (pipe.value.errno, pipe.value.filename) == (errno.EINVAL, str(tmp_path / "pipe"))


def test_attributes_are_kept_and_times_are_not(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"old")
    file.chmod(0o751)
    os.utime(file, (1, 1))
    before = file.stat()
    replace_file(str(file), b"new", b"old")
    after = file.stat()
    assert (after.st_mode, after.st_uid, after.st_gid) == (
        *(before.st_mode, before.st_uid, before.st_gid),
    )
    assert after.st_mtime > 10**6
    assert after.st_ino != before.st_ino
