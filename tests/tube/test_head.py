"""What the start of a file shows without parsing it."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from noob_lint.tube.head import Head, head_of, read_head, read_id


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "a.yaml"


@pytest.mark.parametrize(
    ("text", "tube_id"),
    [
        ("noob_id: a\n", "a"),
        ("noob_id: a", "a"),
        ("noob_id: 'a b'\r\n", "a b"),
        ('"noob_id": "a"\n', "a"),
        ("noob_id:\ta  # b\n", "a"),
        ("x: 1\nnoob_id: a#b\n", "a#b"),
        ("\ufeffnoob_id: größe\n", "größe"),
        ("noob_id:a\n", "a"),
        ("noob_id : a b \n", "a b"),
        ("noob_id:\nnoob_id: b\n", "b"),
        ("noob_id: a'b\nnoob_id: b\n", "b"),
        ("noob_id: # mine\n", None),
        ("noob_id: ''\n", None),
        ("noob_id: ' a'\n", None),
        ("noob_id: 'a' 'b'\n", None),
        ("noob_id: a\rb\n", None),
        ("noob_id:#a\n", None),
        ("noob_id: '#a'\n", None),
        ("{noob_id: a}\n", None),
        (" noob_id: a\n", None),
        ("noob_id:\n", None),
        ("noob_ids: a\n", None),
        ("# noob_id: a\n", None),
        ("", None),
    ],
)
def test_ids(file: Path, text: str, tube_id: str | None) -> None:
    file.write_text(text, encoding="utf-8", newline="")
    assert read_id(str(file)) == tube_id


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("extends: [a, b.yaml]\n", {"a", "b.yaml"}),
        ("extends:\n  - a\n  - b  # c\nnodes: {}\n", {"a", "b", "c"}),
        ("extends: # why\n- a\n", {"why", "a"}),
        ("extends: [a,\n  b]\nc: {}\n", {"a", "b"}),
        ("extends: a\n", set()),
        ("nodes:\n  n: {type: tube, params: {tube: sub/t}}\n", {"sub/t"}),
        ("nodes:\n  n:\n    params:\n      tube: 'x'\n", {"x"}),
        ('{"nodes": {"n": {"params": {"tube": "x"}}}}', {"x"}),
        ("nodes: {n: {type: lab.tubes}}\n", set()),
    ],
)
def test_names(file: Path, text: str, names: set[str]) -> None:
    """What only looks like a name does no harm."""
    file.write_text(text)
    assert read_head(str(file)).names - {"#", "-"} == names


def test_only_the_start_is_read(file: Path) -> None:
    file.write_text("# more\n" * 20_000 + "noob_id: a\n")
    assert read_head(str(file)) == Head()


@pytest.mark.parametrize(("more", "tube_id"), [(0, "ab"), (1, "a"), (2, None)])
def test_sixty_four_kilobytes_are_read(file: Path, more: int, tube_id: str | None) -> None:
    last = "\nnoob_id: ab"
    data = ("#" * (64 * 1024 - len(last) + more) + last).encode()
    file.write_bytes(data)
    assert read_id(str(file)) == tube_id
    assert head_of(data).tube_id == tube_id


def test_what_cannot_be_read_shows_nothing(file: Path) -> None:
    os.mkfifo(file)
    for path in (str(file), str(file.parent), "gone.yaml", "\0"):
        assert read_head(path) == Head()


def test_bytes_that_are_no_text(file: Path) -> None:
    file.write_bytes(b"noob_id: \xff\n")
    assert read_id(str(file)) == "\ufffd"


@pytest.mark.parametrize(
    "text",
    [
        "noob_id: a" + " " * 64_000 + 'x"',
        "noob_id: a" + "'\"" * 32_000 + "x",
        "noob_id: 'a'b\n" * 4_600,
        "extends: [\n" * 6_000,
        "extends:\n" + "  # a\n" * 10_000 + "x",
        ("extends" + " " * 600 + "x\n") * 100,
        "tube:" + " " * 64_000,
    ],
    ids=lambda text: text[:12],
)
def test_no_start_takes_long(file: Path, text: str) -> None:
    file.write_text(text)
    start = time.process_time()
    read_head(str(file))
    assert time.process_time() - start < 2  # each of which takes 0.01 s
