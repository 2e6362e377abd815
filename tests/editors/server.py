"""A client of yaml-language-server, the engine behind the YAML support of most editors.

It speaks the Language Server Protocol over standard input and output.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from queue import Empty, Queue
from types import TracebackType
from typing import Any, Self

from tests.npm import install
from tests.work import PATIENCE

Json = dict[str, Any]


class Server:
    """A running yaml-language-server that applies the schemas of `yaml.schemas` to documents."""

    def __init__(
        self, schemas: Mapping[str, str | Sequence[str]], version: str | None = None
    ) -> None:
        modules = install("yaml-language-server", version) / "node_modules"
        binary = modules / "yaml-language-server" / "bin" / "yaml-language-server"
        self._settings: Json = {
            "yaml": {
                "schemas": dict(schemas),
                "schemaStore": {"enable": False},
                "validate": True,
                "hover": True,
                "completion": True,
            }
        }
        self._process = subprocess.Popen(
            (shutil.which("node") or "node", str(binary), "--stdio"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "NODE_OPTIONS": ""},
        )
        self._received: Queue[Json] = Queue()
        self._last = 0
        self._documents = 0
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> Self:
        capabilities: Json = {
            "textDocument": {
                "completion": {
                    "completionItem": {
                        "snippetSupport": True,
                        "documentationFormat": ["markdown", "plaintext"],
                    }
                },
                "hover": {"contentFormat": ["markdown", "plaintext"]},
                "publishDiagnostics": {},
            },
            "workspace": {"configuration": True, "didChangeConfiguration": {}},
        }
        self._request(
            "initialize",
            {"processId": os.getpid(), "rootUri": None, "capabilities": capabilities},
        )
        self._notify("initialized", {})
        self._notify("workspace/didChangeConfiguration", {"settings": self._settings})
        deadline = time.monotonic() + PATIENCE
        while "nodes" not in self.completions("|"):  # it asks for its settings at any time
            assert time.monotonic() < deadline, "yaml-language-server does not load the schema"
            time.sleep(0.05)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.wait()
        self._reader.join()  # it may be reading what is closed below
        for stream in (self._process.stdin, self._process.stdout):
            assert stream is not None
            with suppress(BrokenPipeError):
                stream.close()

    def set(self, name: str, value: object) -> None:
        """Change a setting of the section `yaml`; it takes effect a little later."""
        self._settings["yaml"][name] = value
        self._notify("workspace/didChangeConfiguration", {"settings": self._settings})

    def completions(self, text: str, path: str | None = None) -> dict[str, Json]:
        """What is offered at the mark ``|`` in `text`, by label; `path` is that of the file."""
        return {item["label"]: item for item in self.items(text, path)}

    def items(self, text: str, path: str | None = None) -> list[Json]:
        """Everything that is offered at the mark ``|`` in `text`, in the order of editors."""
        uri, position = self._open_marked(text, path)
        answer = self._request(
            "textDocument/completion", {"textDocument": {"uri": uri}, "position": position}
        )
        items: list[Json] = (answer["items"] if isinstance(answer, dict) else answer) or []
        return sorted(items, key=lambda item: (item.get("sortText") or item["label"]).lower())

    def hover(self, text: str) -> str:
        """What is shown for the word at the mark ``|`` in `text`, as Markdown."""
        uri, position = self._open_marked(text)
        answer = self._request(
            "textDocument/hover", {"textDocument": {"uri": uri}, "position": position}
        )
        if answer is None:
            return ""
        contents = answer["contents"]
        value = contents["value"] if isinstance(contents, dict) else contents
        return str(value)

    def diagnostics(self, text: str) -> list[str]:
        """What is wrong with `text`: a line ``line:column message`` for each, counted from 1."""
        uri = self._open(text)
        while True:
            message = self._receive()
            if message.get("method") == "textDocument/publishDiagnostics":
                params = message["params"]
                if params["uri"] == uri:
                    return [_line(item) for item in params["diagnostics"]]

    def _open_marked(self, text: str, path: str | None = None) -> tuple[str, Json]:
        before, _, after = text.partition("|")
        line = before.count("\n")
        column = len(before) - (before.rfind("\n") + 1)
        return self._open(before + after, path), {"line": line, "character": column}

    def _open(self, text: str, path: str | None = None) -> str:
        self._documents += 1
        uri = f"file://{path or f'/tubes/tube{self._documents}.yaml'}"
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._notify("textDocument/didOpen", {"textDocument": document})
        return uri

    def _notify(self, method: str, params: Json) -> None:
        self._send({"method": method, "params": params})

    def _request(self, method: str, params: Json) -> Any:
        self._last += 1
        number = self._last
        self._send({"id": number, "method": method, "params": params})
        while True:
            message = self._receive()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def _receive(self) -> Json:
        """The next message; requests of the server are answered on the way."""
        try:
            message = self._received.get(timeout=PATIENCE)
        except Empty:
            raise TimeoutError("yaml-language-server does not answer") from None
        if "id" in message and "method" in message:
            self._send({"id": message["id"], "result": self._answer(message)})
        return message

    def _answer(self, request: Mapping[str, Any]) -> Any:
        if request["method"] != "workspace/configuration":
            return None
        return [self._settings.get(item.get("section")) for item in request["params"]["items"]]

    def _send(self, message: Json) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self._process.stdin.flush()

    def _read(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        while line := stream.readline():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
                while stream.readline().strip():
                    pass
                data = stream.read(length)
                if len(data) == length:  # else it has been killed
                    self._received.put(json.loads(data))


def _line(item: Mapping[str, Any]) -> str:
    start = item["range"]["start"]
    return f"{start['line'] + 1}:{start['character'] + 1} {item['message']}"
