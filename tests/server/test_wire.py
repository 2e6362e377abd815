"""What a client sends that is no message."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from noob_lint.server.wire import Backlog, read_message
from tests.server.client import PATIENCE, Client


@pytest.mark.parametrize("length", [b"9" * 30, b"9" * 5000, b"-1", b"", b"x", b"5"])
def test_a_wrong_length_ends_the_stream(length: bytes) -> None:
    assert read_message(io.BytesIO(b"Content-Length: " + length + b"\r\n\r\n{}")) is None


@pytest.mark.parametrize(
    "head",
    [
        *(b"Content-Length: 2\r\n", b"content-length:2\n", b"CONTENT-LENGTH:   2 \r\n"),
        *(b"Content-Type: x\r\nContent-Length: 2\r\n", b"Content-Length: 2\r\nX: 7\r\n"),
        *(b"\r\n\nContent-Length: 2\r\n", b"X-Content-Length: 9\r\nContent-Length: 2\r\n"),
    ],
)
def test_how_a_length_may_be_written(head: bytes) -> None:
    stream = io.BytesIO(head + b"\r\n{}Content-Length: 1\r\n\r\n5")
    assert [read_message(stream) for _ in range(3)] == [b"{}", b"5", None]


@pytest.mark.parametrize("length", [b"9" * 30, b"5"])
def test_a_server_ends_where_it_cannot_read_on(tmp_path: Path, length: bytes) -> None:
    with Client(tmp_path) as client:
        stdin = client.process.stdin
        assert stdin is not None
        stdin.write(b"Content-Length: " + length + b"\r\n\r\n{}")
        stdin.close()
        assert client.process.wait(PATIENCE) == 1


def test_a_server_ends_once_nobody_reads_its_answers(tmp_path: Path) -> None:
    params: dict[str, object] = {"processId": None, "rootUri": None, "capabilities": {}}
    message = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params}
    body = json.dumps(message).encode()
    command = (sys.executable, "-m", "noob_lint", "server")
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, cwd=tmp_path, stdin=pipe, stdout=pipe, stderr=pipe)
    stdin, stdout, stderr = process.stdin, process.stdout, process.stderr
    assert stdin is not None
    assert stdout is not None
    assert stderr is not None
    with process:
        stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        stdin.flush()
        assert stdout.read(15) == b"Content-Length:"
        stdout.close()
        stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        stdin.flush()
        assert process.wait(PATIENCE) in (1, 141)  # the latter if something is left to be written
        assert stderr.read() == b""


@pytest.mark.parametrize(
    "text", [b"5", b"null", b"[]", b'"x"', b"{}", b"{", b"\xff", b"[" * 100_000]
)
def test_what_is_no_message_is_passed_over(tmp_path: Path, text: bytes) -> None:
    with Client(tmp_path) as client:
        stdin, stderr = client.process.stdin, client.process.stderr
        assert stdin is not None
        assert stderr is not None
        stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(text), text))
        client.settle()
        assert client.end() == 0
        assert stderr.read() == b""


def test_the_backlog_knows_edits_and_cancelled_requests() -> None:
    backlog = Backlog()
    messages = [
        json.dumps({"method": method, "params": params}).encode()
        for method, params in (
            ("textDocument/didChange", {"textDocument": {}}),
            ("$/cancelRequest", {"id": 5}),
            ("$/cancelRequest", {"id": []}),
            ("$/cancelRequest", None),
            ("textDocument/didOpen", {"text": '"textDocument/didChange"'}),
        )
    ]
    messages.append(b'"$/cancelRequest"')
    for body in messages:
        backlog.came(body)
    assert (backlog.edits, backlog.cancelled) == (1, {5})
    for body in messages:
        backlog.handled(body)
    assert (backlog.edits, backlog.cancelled) == (0, set())
