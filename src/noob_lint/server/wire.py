"""Reads the messages of a client and hands them to the server without a pause in between.

pygls reads a message and then yields to the event loop, so requests that were started in the
meantime are answered even if the next message cancels them. Here a thread reads, and whatever has
arrived (an edit, a cancellation, the next edit) is handled before any work that a message started.
"""

from __future__ import annotations

import asyncio
import json
import re
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from pygls.exceptions import JsonRpcException, JsonRpcParseError

if TYPE_CHECKING:
    from pygls.protocol import JsonRPCProtocol

_LENGTH = re.compile(rb"content-length:\s*(\d{1,99})\s*", re.IGNORECASE)


class Backlog:
    """What a client has sent that is not handled yet, as far as it makes work useless.

    The thread that reads writes it, so that work can look while it keeps the loop busy.
    """

    def __init__(self) -> None:
        self.edits = 0
        """How many changes of documents are waiting."""
        self.cancelled: set[object] = set()
        """The requests whose cancellations are waiting."""

    def came(self, body: bytes) -> None:
        """A message was read."""
        self.edits += _EDIT in body
        self.cancelled |= _cancelled_by(body)

    def handled(self, body: bytes) -> None:
        """A message was handled."""
        self.edits -= _EDIT in body
        self.cancelled -= _cancelled_by(body)


_EDIT = b'"textDocument/didChange"'
_CANCEL = b'"$/cancelRequest"'


def _cancelled_by(body: bytes) -> set[object]:
    if _CANCEL in body:
        with suppress(ValueError, TypeError, KeyError):
            return {json.loads(body)["params"]["id"]}
    return set()


class Output:
    """Where messages are written, each whole and at once, until the client is `gone`."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.gone = asyncio.Event()

    def write(self, data: bytes) -> None:
        """Write a message, unless nobody reads it any more."""
        try:
            self._stream.write(data)
            self._stream.flush()
        except BrokenPipeError:
            self.gone.set()

    def close(self) -> None:
        """Do nothing: the stream belongs to the process."""


def serve(protocol: JsonRPCProtocol, stdin: BinaryIO, stdout: BinaryIO, backlog: Backlog) -> int:
    """Serve a client until it exits or disconnects; return the exit status, 1 without an exit."""
    output = Output(stdout)
    protocol.set_writer(output)
    try:
        asyncio.run(_serve(protocol, stdin, output.gone, backlog))
    except SystemExit as stop:  # how pygls ends
        return cast(int, stop.code)
    return 1


async def _serve(
    protocol: JsonRPCProtocol, stdin: BinaryIO, gone: asyncio.Event, backlog: Backlog
) -> None:
    """Handle messages until the client is gone."""
    loop = asyncio.get_running_loop()

    def handle(body: bytes) -> None:
        receive(protocol, body)
        backlog.handled(body)

    def read() -> None:
        try:
            while (body := read_message(stdin)) is not None:
                backlog.came(body)
                loop.call_soon_threadsafe(handle, body)
            loop.call_soon_threadsafe(gone.set)
        except RuntimeError:  # the loop has ended
            return

    threading.Thread(target=read, daemon=True).start()
    await gone.wait()


def read_message(stream: BinaryIO) -> bytes | None:
    """The next message; None at the end of the stream, and where it is longer than memory."""
    length = None
    while line := stream.readline():
        if line.strip():
            match = _LENGTH.fullmatch(line)
            length = length if match is None else int(match[1])
        elif length is not None:
            try:
                body = stream.read(length)
            except (OverflowError, MemoryError):  # nobody knows where the next message begins
                return None
            return body if len(body) == length else None
    return None


def receive(protocol: JsonRPCProtocol, body: bytes) -> None:
    """Handle one message; one that is malformed is answered with an error."""
    data: Any = None
    try:
        data = json.loads(body)
        protocol.handle_message(protocol.structure_message(data))
    except JsonRpcException as error:
        _refuse(protocol, data, error)
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        _refuse(protocol, data, JsonRpcParseError.of(error))


def _refuse(protocol: JsonRPCProtocol, data: Any, error: JsonRpcException) -> None:
    number = data.get("id") if isinstance(data, dict) else None
    if number is not None and "method" in data:
        protocol._send_response(number, error=error.to_response_error())
