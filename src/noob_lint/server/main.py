"""Runs the server for the client at the other end of two streams."""

from __future__ import annotations

import logging
from typing import BinaryIO

from noob_lint.server import lifecycle, requests
from noob_lint.server.app import Server
from noob_lint.server.wire import serve


def run(stdin: BinaryIO, stdout: BinaryIO) -> int:
    """Serve a client until it exits or disconnects; return the exit status."""
    logging.getLogger("pygls").setLevel(logging.CRITICAL)  # the server logs failures
    server = Server()
    lifecycle.register(server)
    requests.register(server)
    server.housekeeper.begin()
    return serve(server.protocol, stdin, stdout, server.backlog)
