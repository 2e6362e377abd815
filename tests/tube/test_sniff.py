"""Which texts look like tubes."""

from __future__ import annotations

import io

import pytest

from noob_lint.tube.sniff import is_tube, is_tube_file

TUBES = {
    "first key": b"noob_id: a\n",
    "no line break": b"noob_model: a",
    "after others": b"nodes: {}\nnoob_version: 1\n",
    "empty value": b"noob_id:\n",
    "space before the colon": b"noob_id : a\n",
    "double quotes": b'"noob_id": a\n',
    "single quotes": b"'noob_model': a\n",
    "explicit key": b"? noob_id\n: a\n",
    "anchored key": b"&a noob_id: a\n",
    "tagged key": b"!!str noob_id: a\n",
    "windows": b"nodes: {}\r\nnoob_id: a\r\n",
    "old mac": b"nodes: {}\rnoob_id: a\r",
    "comment and start": b"# tube\n\n--- # start\nnoob_id: a\n",
    "directive": b"%YAML 1.2\n---\nnoob_id: a\n",
    "indented root": b"  nodes: {}\n  noob_id: a\n",
    "flow": b"{noob_id: a}\n",
    "flow after others": b"--- {nodes: {a: {}}, noob_id: a}\n",
    "json": b'{\n  "nodes": {},\n  "noob_id": "a"\n}\n',
    "byte order mark": b"\xef\xbb\xbfnoob_id: a\n",
    "utf-16": "noob_id: a\n".encode("utf-16"),
    "utf-16 without mark": "nodes: {}\nnoob_id: a\n".encode("utf-16-le"),
    "utf-32": "noob_id: a\n".encode("utf-32"),
    "latin-1": b"noob_id: caf\xe9\n",
    "does not parse": b"noob_id: [\n",
    "template": b"noob_id: {{ name }}\n",
}
OTHERS = {
    "empty": b"",
    "other": b"on: push\njobs: {}\n",
    "nested": b"a:\n  noob_id: b\n",
    "comment": b"# noob_id: a\n",
    "value": b"a: noob_id\n",
    "longer key": b"noob_ids: a\n",
    "key with a suffix": b"noob_id_old: a\n",
    "key with a prefix": b"my_noob_id: a\n",
    "no key": b"noob_id:a\n",
    "item": b"- noob_id: a\n",
    "block scalar": b"text: |\n  noob_id: a\n",
    "nul only": b"\0\0\0",
    "flow without": b"{a: b}\n",
}


@pytest.mark.parametrize("data", TUBES.values(), ids=TUBES)
def test_tubes(data: bytes) -> None:
    assert is_tube(data)
    assert is_tube_file(io.BytesIO(data), 1 << 30)


@pytest.mark.parametrize("data", OTHERS.values(), ids=OTHERS)
def test_others(data: bytes) -> None:
    assert not is_tube(data)
    assert not is_tube_file(io.BytesIO(data), 1 << 30)


@pytest.mark.parametrize("position", [0, (1 << 16) - 5, 1 << 16, (1 << 16) + 5, 3 << 16])
def test_a_key_is_found_anywhere_in_a_long_file(position: int) -> None:
    filler = (b"k: value\n" * (position // 9 + 1))[: max(position - 1, 0)]
    data = filler + b"\n" * (position > 0) + b"noob_id: a\n" + b"k: v\n" * 300_000
    assert is_tube_file(io.BytesIO(data), 1 << 30)


def test_a_long_line_is_not_cut_into_a_key() -> None:
    for shift in range(12):
        data = b"text: " + b"x" * ((1 << 16) - 9 - shift) + b" noob_id: a" + b" x" * 100
        assert not is_tube_file(io.BytesIO(data), 1 << 30)


def test_no_more_is_read_than_needed() -> None:
    file = io.BytesIO(b"noob_id: a\n" + b"k: v\n" * 1_000_000)
    assert is_tube_file(file, 1 << 30)
    assert file.tell() <= 1 << 16


def test_a_file_that_is_too_large_is_not_read_to_its_end() -> None:
    file = io.BytesIO(b"a: 1\n" * 100_000 + b"noob_id: a\n")
    assert is_tube_file(file, 1 << 30)
    file.seek(0)
    assert not is_tube_file(file, 100_000)
    assert file.tell() < 200_000
