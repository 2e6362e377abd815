"""A client of the language server over standard input and output, which imitates editors."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, cast

import pytest

from noob_lint.server.uris import uri_of
from noob_lint.server.wire import read_message

HERE = Path(__file__).parent
PATIENCE = 20.0  # seconds for an answer


class RefusedError(Exception):
    """The server has answered a request with an error."""

    def __init__(self, error: Mapping[str, Any]) -> None:
        super().__init__(error["message"])
        self.code = error["code"]


class Client:
    """A client that has started a server, and identifies itself as `name` (``vscode``, ...)."""

    def __init__(
        self,
        *folders: Path,
        name: str = "vscode",
        settings: Mapping[str, Any] | None = None,
        encodings: Sequence[str] | None = None,
        options: Mapping[str, Any] | None = None,
        cwd: Path | None = None,
        command: Sequence[str] = ("-m", "noob_lint"),
    ) -> None:
        self.process = subprocess.Popen(
            (sys.executable, *command, "server", "--stdio"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=cwd or folders[0],
            env=dict(os.environ),
        )
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self._input = self.process.stdin
        self._output = cast(BinaryIO, self.process.stdout)
        self._inbox: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.name = name
        self.settings = settings
        self.notes: list[dict[str, Any]] = []
        """What the server has said without being asked."""
        self.asked: list[str] = []
        """What the server has asked for."""
        self._number = 0
        self._versions: dict[str, int] = {}
        self.folders = folders
        said = json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))
        if encodings is not None:
            said["capabilities"].setdefault("general", {})["positionEncodings"] = encodings
        workspace = [{"uri": uri_of(str(one)), "name": one.name} for one in folders]
        self.answer = self.request(
            "initialize",
            processId=os.getpid(),
            rootUri=workspace[0]["uri"] if workspace else None,
            workspaceFolders=workspace,
            initializationOptions=options,
            **said,
        )
        self.notify("initialized")

    def _read(self) -> None:
        while (body := read_message(self._output)) is not None:
            self._inbox.put(json.loads(body))
        self._inbox.put(None)

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None and self.process.poll() is None:
            self.end()
        self.process.kill()
        self.process.wait()
        self._reader.join()  # it may be reading what is closed below
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            assert stream is not None
            stream.close()

    def end(self) -> int:
        """Shut the server down; return its exit status."""
        self.request("shutdown", has_params=False)
        self.notify("exit", has_params=False)
        return self.process.wait(PATIENCE)

    # --- messages ---------------------------------------------------------------------------------

    def _send(self, message: Mapping[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._input.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._input.flush()

    def notify(self, method: str, *, has_params: bool = True, **params: Any) -> None:
        self._send({"method": method, **({"params": params} if has_params else {})})

    def begin(self, method: str, *, has_params: bool = True, **params: Any) -> int:
        """Send a request without waiting for its answer; return its number."""
        self._number += 1
        message = {"id": self._number, "method": method}
        self._send({**message, **({"params": params} if has_params else {})})
        return self._number

    def request(self, method: str, *, has_params: bool = True, **params: Any) -> Any:
        """The answer to a request.

        Raises:
            RefusedError: it is an error.
        """
        return self.result(self.begin(method, has_params=has_params, **params))

    def result(self, number: int) -> Any:
        """The answer to the request with that number."""
        while True:
            message = self._next()
            if message.get("id") == number and "method" not in message:
                if "error" in message:
                    raise RefusedError(message["error"])
                return message.get("result")
            self._take(message)

    def _next(self) -> dict[str, Any]:
        message = self._inbox.get(timeout=PATIENCE)
        if message is None:
            assert self.process.stderr is not None
            raise AssertionError(self.process.stderr.read().decode())
        return message

    def _take(self, message: dict[str, Any]) -> None:
        """Answer requests of the server, and store its notifications."""
        if "id" not in message:
            self.notes.append(message)
            return
        if "method" not in message:
            return  # an answer that is no longer awaited
        self.asked.append(message["method"])
        answer: Any = None
        if message["method"] == "workspace/configuration":
            answer = [self.settings for _ in message["params"]["items"]]
        self._send({"id": message["id"], "result": answer})

    def note(self, method: str) -> Any:
        """The parameters of the next notification of this kind from the server."""
        while True:
            for index, message in enumerate(self.notes):
                if message["method"] == method:
                    return self.notes.pop(index)["params"]
            self._take(self._next())

    def settle(self) -> None:
        """Wait until the server has handled what was sent."""
        with pytest.raises(RefusedError):
            self.request("noob-lint/nothing")

    def wait_for(self, method: str, after: int = 0) -> int:
        """Wait until the server has sent more of a request than that; return how many."""
        while self.asked.count(method) <= after:
            self._take(self._next())
        return self.asked.count(method)

    # --- documents --------------------------------------------------------------------------------

    def open(self, path: Path | str, text: str | None = None, language: str = "yaml") -> str:
        """Open a document, with the text of its file unless another is given; return its URI."""
        uri = uri_of(str(path)) if "://" not in str(path) and ":U" not in str(path) else str(path)
        if text is None:
            text = Path(path).read_text(encoding="utf-8")
        self._versions[uri] = 1
        item = {"uri": uri, "languageId": language, "version": 1, "text": text}
        self.notify("textDocument/didOpen", textDocument=item)
        return uri

    def change(self, uri: str, *changes: Mapping[str, Any] | str) -> None:
        """Change a document: replace the whole text, or parts of it as defined by the protocol."""
        self._versions[uri] += 1
        item = {"uri": uri, "version": self._versions[uri]}
        events = [{"text": one} if isinstance(one, str) else one for one in changes]
        self.notify("textDocument/didChange", textDocument=item, contentChanges=events)

    def close(self, uri: str) -> None:
        self.notify("textDocument/didClose", textDocument={"uri": uri})

    def pull(self, uri: str) -> list[dict[str, Any]]:
        """The diagnostics of a document, for a client that pulls them."""
        report = self.request("textDocument/diagnostic", textDocument={"uri": uri})
        items: list[dict[str, Any]] = report["items"]
        return items

    def pushed(self, uri: str) -> list[dict[str, Any]]:
        """The diagnostics that the server sends next for a document, at its version."""
        while True:
            params = self.note("textDocument/publishDiagnostics")
            version = params.get("version")
            if params["uri"] == uri and version in (None, self._versions.get(uri)):
                items: list[dict[str, Any]] = params["diagnostics"]
                return items

    def at(self, method: str, uri: str, line: int, character: int, **more: Any) -> Any:
        """The answer to a request about a position."""
        position = {"line": line, "character": character}
        return self.request(
            f"textDocument/{method}", textDocument={"uri": uri}, position=position, **more
        )
