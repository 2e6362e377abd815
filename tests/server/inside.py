"""A server in this process, to which messages are handed without a stream: quicker than a real one.

For what does not depend on the order in which messages arrive; see `tests.server.client` for that.
"""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any, Self

from noob_lint.server import lifecycle, requests
from noob_lint.server.app import Server
from noob_lint.server.uris import uri_of
from noob_lint.server.wire import receive

_PATIENCE = 20.0  # seconds for an answer


class Inside:
    """A server and its client."""

    def __init__(self) -> None:
        self.server = Server()
        lifecycle.register(self.server)
        requests.register(self.server)
        self.server.protocol.set_writer(self, include_headers=False)
        self.sent: list[dict[str, Any]] = []
        self._number = 0
        self._loop = asyncio.Runner()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._loop.close()

    def write(self, data: bytes) -> None:
        """Take a message of the server."""
        self.sent.append(json.loads(data))

    def close(self) -> None:
        """Nothing is held open."""

    def begin(self, root: Path, **more: Any) -> dict[str, Any]:
        """Connect as a client with one folder."""
        folder = {"uri": uri_of(str(root)), "name": root.name}
        params = {"processId": None, "rootUri": None, "capabilities": {}, **more}
        return self.ask("initialize", {"workspaceFolders": [folder], **params})

    def note(self, method: str, params: Any = ...) -> None:
        """Send a notification, and let the server do what follows from it."""
        self._loop.run(self._send({"method": method, **_given(params)}))

    def ask(self, method: str, params: Any = ...) -> dict[str, Any]:
        """The answer to a request: a ``result`` or an ``error``."""
        self._number += 1
        self._loop.run(self._send({"id": self._number, "method": method, **_given(params)}))
        found = next(one for one in self.sent if one.get("id") == self._number)
        return {name: found[name] for name in ("result", "error") if name in found}

    def note_together(self, method: str, *every: dict[str, Any]) -> None:
        """Send notifications that arrive before the server has done anything about the first."""
        self._loop.run(self._send(*({"method": method, "params": one} for one in every)))

    async def _send(self, *messages: dict[str, Any]) -> None:
        for message in messages:
            body = json.dumps({"jsonrpc": "2.0", **message}).encode()
            receive(self.server.protocol, body)
        begun = asyncio.get_running_loop().time()
        while len(asyncio.all_tasks()) > 1:
            assert asyncio.get_running_loop().time() < begun + _PATIENCE
            await asyncio.sleep(0)

    def faults(self) -> list[str]:
        """The internal errors that were logged, which are forgotten then."""
        logged = [one["params"]["message"] for one in self.sent if one.get("method") == _LOG]
        refused = [one["error"]["message"] for one in self.sent if _is_internal(one)]
        self.sent.clear()
        return [*logged, *refused]


_LOG = "window/logMessage"


def _is_internal(message: dict[str, Any]) -> bool:
    return "error" in message and message["error"]["code"] == -32603


def _given(params: Any) -> dict[str, Any]:
    return {} if params is ... else {"params": params}
