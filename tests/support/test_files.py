"""Files that a user named are read whatever they are, and failures are explained."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from noob_lint.support.files import (
    MOST,
    RealPaths,
    TooLargeError,
    current_directory,
    encode,
    error_text,
    has_current_directory,
    open_regular,
    read_bytes,
    read_lines,
    read_text,
    read_whole,
    shorten,
    shown_as,
)


def test_regular_files(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"one\r\ntwo")
    assert read_bytes(str(file)) == b"one\r\ntwo"
    assert read_bytes(str(file), 3) == b"one"
    (tmp_path / "link").symlink_to(file)
    assert read_bytes(str(tmp_path / "link"), 3) == b"one"


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        (b"", [""]),
        (b"a\nb", ["a", "b"]),
        (b"a\r\nb\r\n", ["a", "b", ""]),
        (b"a\rb\n", ["a\rb", ""]),
        (b"\xef\xbb\xbfa\n", ["a", ""]),
        ("größe\x85\u2028x\n".encode(), ["größe\x85\u2028x", ""]),
        (b"a\xff\n", ["a\udcff", ""]),
    ],
)
def test_lines(tmp_path: Path, data: bytes, lines: list[str]) -> None:
    (tmp_path / "a").write_bytes(data)
    assert read_lines(str(tmp_path / "a")) == lines


def problem(path: str) -> str:
    with pytest.raises((OSError, ValueError)) as caught:
        read_bytes(path)
    assert isinstance(caught.value, OSError | ValueError)
    return error_text(caught.value)


def test_what_cannot_be_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    (tmp_path / "round").symlink_to("round")
    paths = [str(tmp_path / "gone"), str(tmp_path), str(pipe), "/dev/zero", "a\0b"]
    assert [problem(path) for path in paths] == [
        "no such file or directory",
        "is a directory",
        *("not a regular file",) * 2,
        "not a path",
    ]
    assert problem(str(tmp_path / "round")).startswith("too many levels of symbolic links")
    assert [read_lines(path) for path in paths] == [[]] * 5


def test_the_text_of_an_error() -> None:
    assert error_text(OSError("Own words")) == "own words"
    assert error_text(OSError(13, "Permission denied")) == "permission denied"
    assert error_text(OSError()) == ""
    assert error_text(ValueError("embedded null byte")) == "not a path"


def test_encode() -> None:
    assert encode("größe", has_bom=False) == "größe".encode()
    assert encode("a", has_bom=True) == b"\xef\xbb\xbfa"


def test_paths_are_shown_from_the_current_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    assert shorten(str(here / "a" / "b.yaml")) == os.path.join("a", "b.yaml")
    assert shorten(str(tmp_path / "hereby.yaml")) == str(tmp_path / "hereby.yaml")


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps the current directory")
def test_paths_are_shown_whole_when_the_current_directory_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    here.rmdir()
    assert shorten(str(here / "a.yaml")) == str(here / "a.yaml")


def test_real_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "file").touch()
    (tmp_path / "link").symlink_to("real")
    (tmp_path / "real" / "other").symlink_to("../link/file")
    (tmp_path / "loop").symlink_to("loop")
    monkeypatch.chdir(tmp_path)
    paths = RealPaths()
    for name in (
        *("real/file", "link/file", "link/other", "link/absent", "absent/x", "loop/x", "loop"),
        *("link", "link/", "link/.", "link/..", ".", "", "..", "/", "real/../link/file"),
    ):
        for path in (name, str(tmp_path / name), f"./{name}"):
            assert paths.of(path) == os.path.realpath(path), path
    with pytest.raises(ValueError, match="null"):
        paths.of("real/\0")
    (tmp_path / "link").unlink()
    assert paths.of("link/file") == str(tmp_path / "real" / "file")
    paths.forget()
    assert paths.of("link/file") == str(tmp_path / "link" / "file")


def test_texts(tmp_path: Path) -> None:
    path = str(tmp_path / "a")
    Path(path).write_bytes(b"\xef\xbb\xbfgr\xc3\xb6\xc3\x9fe")
    assert read_text(path) == read_text(path, 10) == "größe"
    with pytest.raises(TooLargeError) as caught:
        read_text(path, 9)
    assert caught.value.args == (errno.EFBIG, "larger than 0 MiB")
    assert caught.value.filename == path
    Path(path).write_bytes(b"\xff")
    with pytest.raises(UnicodeDecodeError):
        read_text(path)


def test_what_takes_the_place_of_a_file_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a"
    file.write_text("one")
    really, opened = os.open, []

    def late(path: str, flags: int) -> int:
        file.unlink()
        os.mkfifo(file)
        opened.append(really(path, flags))
        return opened[-1]

    monkeypatch.setattr(os, "open", late)
    with pytest.raises(OSError, match="not a regular file") as caught:
        open_regular(str(file))
    assert (caught.value.errno, caught.value.filename) == (errno.EINVAL, str(file))
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(*opened)


def test_files_that_are_read_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, really = str(tmp_path / "a"), os.read
    Path(path).write_bytes(b"one two")
    (tmp_path / "empty").touch()
    wanted = []

    def read(descriptor: int, size: int) -> bytes:
        wanted.append(size)
        return really(descriptor, min(size, 3))

    monkeypatch.setattr(os, "read", read)
    assert read_bytes(path) == b"one two"
    assert [read_bytes(path, most) for most in range(9)] == [b"one two"[:most] for most in range(9)]
    del wanted[:]
    assert read_bytes(path, 4) == b"one "
    assert read_bytes(str(tmp_path / "empty")) == b""
    assert wanted == [4, 1]


def test_a_file_that_grows_is_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, really = tmp_path / "a", os.fstat
    path.write_bytes(b"one")

    def fstat(descriptor: int) -> os.stat_result:
        status = really(descriptor)
        path.write_bytes(b"one and two")
        return status

    monkeypatch.setattr(os, "fstat", fstat)
    assert read_bytes(str(path)) == b"one and two"


def test_a_file_of_more_than_is_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a"
    for size, is_read in ((2**20, True), (2**20 + 1, False)):
        path.write_bytes(b"x" * size)
        if is_read:
            assert len(read_whole(str(path), 2**20)) == size
        else:
            with pytest.raises(TooLargeError, match="larger than 1 MiB") as caught:
                read_whole(str(path), 2**20)
            assert (caught.value.errno, caught.value.filename) == (errno.EFBIG, str(path))
    with path.open("ab") as file:
        file.truncate(64 * 2**20 + 1)
    assert problem(str(path)) == "larger than 64 MiB"
    assert MOST == 64 * 2**20


def test_where_the_current_directory_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    assert (current_directory(), has_current_directory()) == (str(here.resolve()), True)
    here.rmdir()
    assert (current_directory(), has_current_directory()) == ("/", False)


def test_a_path_is_shown_as_it_was_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    here = Path.cwd()
    names = {str(here / "a"): "./a"}
    paths = (here / "a", here / "b", here.parent / "c")
    shown = [shown_as(str(path), names) for path in paths]
    assert shown == ["./a", "b", str(here.parent / "c")]
