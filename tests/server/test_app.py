"""Messages that make no sense get clear answers, and stop nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types as lsp

from noob_lint.server.requests import REQUESTS
from noob_lint.server.uris import uri_of
from noob_lint.version import VERSION
from tests.server.inside import Inside

TUBE = """\
noob_id: it
noob_model: noob.tube.TubeSpecification
noob_version: 1003.0.2
nodes:
  a: {type: lab.read}
  b: {type: lab.show, depends: [x.value]}
"""

NOWHERE = (
    "",
    "nonsense",
    "\0",
    "/\0x",
    "\ud800",
    "/\ud800",
    "file:///\0",
    "file:///%00",
    "file:///\ud800",
    "file://[",
    "http://x/y.yaml",
    "untitled:1",
    "git:/x/it.yaml?ref=~",
    "vscode-notebook-cell:/x/y.ipynb#abc",
)
"""URIs and paths that are not those of files."""

ODD = (*NOWHERE, "file:///%ff%fe.yaml", "file:///a%2Fb.yaml", "file://host/x.yaml", "x" * 5000)
"""URIs that are unlikely at least."""

POSITIONS = ((10**6, 0), (0, 10**6), (-1, -1), (2**31, 2**31), (2**70, 2**70), (1.5, "1"))

METHODS = (*REQUESTS, lsp.WORKSPACE_EXECUTE_COMMAND)


@pytest.fixture
def inside(tmp_path: Path) -> Iterator[Inside]:
    (tmp_path / "noob-lint.toml").write_text("")
    (tmp_path / "lab.py").write_text("def read() -> int: ...\ndef show(value: int): ...\n")
    with Inside() as inside:
        yield inside


@pytest.fixture
def uri(inside: Inside, tmp_path: Path) -> str:
    """The URI of a tube that is open."""
    inside.begin(tmp_path)
    uri = uri_of(str(tmp_path / "it.yaml"))
    inside.note("textDocument/didOpen", _opened(uri))
    return uri


def _opened(uri: str) -> dict[str, Any]:
    return {"textDocument": {"uri": uri, "languageId": "yaml", "version": 1, "text": TUBE}}


def _asked(uri: str, line: Any = 4, character: Any = 3) -> dict[str, Any]:
    """Parameters that have what any of the requests needs."""
    position = {"line": line, "character": character}
    context = {"diagnostics": [], "includeDeclaration": True, "triggerKind": 1}
    return {
        "textDocument": {"uri": uri},
        "position": position,
        "range": {"start": position, "end": position},
        "context": context,
        "newName": "other",
        "query": "a",
        "previousResultIds": [],
        "command": "noob-lint.openPage",
        "title": "x",
    }


def test_before_the_beginning_and_after_the_end_requests_are_refused(
    inside: Inside, tmp_path: Path
) -> None:
    early = {"code": -32002, "message": "the first request must be 'initialize'"}
    for method in ("textDocument/hover", "shutdown", "noob-lint/unknown"):
        assert inside.ask(method, {}) == {"error": early}
    inside.note("textDocument/didOpen", _opened(uri_of(str(tmp_path / "it.yaml"))))
    assert "result" in inside.begin(tmp_path)
    assert inside.server.session.documents == {}
    twice = {"code": -32600, "message": "the server is initialized already"}
    assert inside.begin(tmp_path) == {"error": twice}
    assert inside.ask("shutdown") == {"result": None}
    late = {"code": -32600, "message": "the server was told to shut down"}
    for method in ("textDocument/hover", "shutdown", "noob-lint/unknown"):
        assert inside.ask(method, {}) == {"error": late}
    assert inside.faults() == []


@pytest.mark.parametrize("name", ["rootUri", "rootPath", "workspaceFolders"])
def test_folders_that_cannot_be_are_left_out(tmp_path: Path, name: str) -> None:
    for text in NOWHERE:
        given: object = text if name != "workspaceFolders" else [{"uri": text, "name": "x"}]
        with Inside() as inside:
            assert "result" in inside.begin(tmp_path, **{"workspaceFolders": None, name: given})
            folders = inside.server.session.folders
            assert all(Path(one).is_absolute() for one in folders)
            assert name == "rootPath" or folders == []
            assert inside.faults() == []


def test_what_is_wrong_with_parameters_is_said(inside: Inside, uri: str) -> None:
    """The first three reasons."""
    asked = {"textDocument": {}, "range": {"start": {"line": 0}}}
    for method, params, missing in (
        ("hover", {"textDocument": {"uri": uri}}, ["position"]),
        ("rename", {}, ["text_document", "position", "new_name"]),
        ("codeAction", asked, ["text_document.uri", "range.start.character", "range.end"]),
    ):
        answer = inside.ask(f"textDocument/{method}", params)
        reasons = [f"required field missing @ $.params.{name}" for name in missing]
        error = {"code": -32602, "message": f"Invalid Params: {'; '.join(reasons)}"}
        assert answer == {"error": error}


def test_a_client_may_leave_before_it_has_begun(inside: Inside) -> None:
    with pytest.raises(SystemExit) as caught:
        inside.note("exit")
    assert caught.value.code == 1


def test_hints_are_shown_only_if_the_settings_say_so(inside: Inside, uri: str) -> None:
    assert inside.ask("textDocument/inlayHint", _asked(uri)) == {"result": None}


def test_a_wrong_setting_is_told_once_until_something_changes(
    inside: Inside, uri: str, tmp_path: Path
) -> None:
    def told() -> int:
        inside.ask("textDocument/diagnostic", _asked(uri))
        inside.ask("textDocument/hover", _asked(uri))
        found = [one for one in inside.sent if one.get("method") == "window/showMessage"]
        assert len({one["params"]["message"] for one in found}) == min(len(found), 1)
        return len(found)

    assert told() == 0
    (tmp_path / "noob-lint.toml").write_text("selekt = []\n")
    for number in (1, 2):
        changes = [{"uri": uri_of(str(tmp_path / "noob-lint.toml")), "type": 2}]
        inside.note("workspace/didChangeWatchedFiles", {"changes": changes})
        assert told() == number
    inside.note("workspace/didChangeConfiguration", {"settings": {}})
    assert told() == 3


def test_only_pages_of_the_documentation_are_opened(
    inside: Inside, uri: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def opened(address: str) -> list[dict[str, Any]]:
        inside.sent.clear()
        arguments = {"command": "noob-lint.openPage", "arguments": [address]}
        inside.ask("workspace/executeCommand", arguments)
        return [one["params"] for one in inside.sent if one.get("method") == "window/showDocument"]

    monkeypatch.delenv("NOOB_LINT_DOCS_BASE", raising=False)
    assert opened("None/rules/x/") == []
    monkeypatch.setenv("NOOB_LINT_DOCS_BASE", "https://docs.example")
    assert opened("https://docs.example.org/") == []
    page = "https://docs.example/rules/x/"
    assert opened(page) == [{"uri": page, "external": True}]


def test_an_internal_error_is_logged_as_a_whole(
    inside: Inside, uri: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a request as of a notification."""

    def crash(*_: object) -> None:
        raise ZeroDivisionError("for a test")

    with monkeypatch.context() as patch:
        patch.setattr(inside.server.session, "view", crash)
        inside.ask("textDocument/hover", _asked(uri))
        log, refused = inside.faults()
        assert refused == "ZeroDivisionError: for a test"
        first, version, *trace, last = log.splitlines()
        assert first == "internal error; please report it"
        assert version == f"noob-lint {VERSION}"
        assert trace[0].startswith('  File "')
        assert trace[-1].strip() == 'raise ZeroDivisionError("for a test")'
        assert last == "ZeroDivisionError: for a test"
        patch.setattr(inside.server.session, "changed", crash)
        inside.note("workspace/didChangeWatchedFiles", {"changes": [{"uri": uri, "type": 2}]})
        (log,) = inside.faults()
        first, *_, last = log.splitlines()
        assert (first, last) == (
            "internal error; please report it",
            "ZeroDivisionError: for a test",
        )
    assert "result" in inside.ask("textDocument/hover", _asked(uri))


@pytest.mark.parametrize("method", METHODS)
def test_odd_parameters_are_no_internal_error(inside: Inside, uri: str, method: str) -> None:
    whole = _asked(uri)
    for params in (..., None, {}, 5, *({**whole, name: None} for name in whole)):
        inside.ask(method, params)
        assert inside.faults() == []
    for odd in ODD:
        inside.ask(method, _asked(odd))
        assert inside.faults() == []
    for place in POSITIONS:
        inside.ask(method, _asked(uri, *place))
        assert inside.faults() == []


@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({"command": "noob-lint.openPage"}, "Invalid Params: Expected 1 arguments, got 0"),
        (
            {"command": "noob-lint.openPage", "arguments": ["a", "b"]},
            "Invalid Params: Expected 1 arguments, got 2",
        ),
        ({"command": "x"}, "Invalid Params: Command name 'x' is not defined"),
    ],
)
def test_a_wrong_command_is_refused(
    inside: Inside, uri: str, params: dict[str, Any], message: str
) -> None:
    error = {"code": -32602, "message": message}
    assert inside.ask("workspace/executeCommand", params) == {"error": error}
    assert inside.faults() == []


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (5, -32602),
        ([], -32602),
        (["x", 0, 0, "1"], -32602),
        (["\0", 0, 0, 1], -32801),
        (["/x", 0, 0, 1], -32801),
    ],
)
def test_an_action_of_another_server_is_refused(
    inside: Inside, uri: str, data: object, code: int
) -> None:
    answer = inside.ask("codeAction/resolve", {"title": "x", "data": data})
    message = "the action is not one of this server" if code == -32602 else "Content Modified"
    assert answer == {"error": {"code": code, "message": message}}
    assert inside.faults() == []


def _notes(uri: str) -> Iterator[tuple[str, object]]:
    for odd in (*NOWHERE, uri.replace("it.yaml", "%ff%fe.yaml"), uri.replace("it", "a%2Fb")):
        yield "textDocument/didOpen", _opened(odd)
        change = {"textDocument": {"uri": odd, "version": 2}, "contentChanges": [{"text": "x"}]}
        yield "textDocument/didChange", change
        yield "textDocument/didSave", {"textDocument": {"uri": odd}}
        yield "textDocument/didClose", {"textDocument": {"uri": odd}}
        yield "textDocument/didChange", change
        folders = {"added": [{"uri": odd, "name": "x"}], "removed": []}
        yield "workspace/didChangeWorkspaceFolders", {"event": folders}
        folders = {"added": [], "removed": [{"uri": odd, "name": "x"}]}
        yield "workspace/didChangeWorkspaceFolders", {"event": folders}
        for kind in (1, 2, 3):
            changes = [{"uri": odd, "type": kind}]
            yield "workspace/didChangeWatchedFiles", {"changes": changes}
        yield "workspace/didRenameFiles", {"files": [{"oldUri": odd, "newUri": uri}]}
    for version, start, end in ((1, (5, 3), (2, 1)), (-7, (-1, -1), (2**40, 2**40))):
        places = [{"line": line, "character": column} for line, column in (start, end)]
        change = {"range": {"start": places[0], "end": places[1]}, "text": "x"}
        item = {"uri": uri, "version": version}
        yield "textDocument/didChange", {"textDocument": item, "contentChanges": [change]}
    yield "notebookDocument/didChange", {"notebookDocument": {"uri": "x"}, "change": {}}
    notebook = {"uri": "x", "version": 1}
    yield "notebookDocument/didChange", {"notebookDocument": notebook, "change": {}}
    yield "$/cancelRequest", {"id": "x"}
    for key in ("baseline", "python", "python-paths", "tube-paths", "exclude"):
        for odd in ("\0", "/\ud800", "["):
            value: object = odd if key in ("baseline", "python") else [odd]
            yield "workspace/didChangeConfiguration", {"settings": {"noob-lint": {key: value}}}


def test_odd_notifications_change_nothing(inside: Inside, uri: str) -> None:
    for method, params in _notes(uri):
        inside.note(method, params)
        assert inside.faults() == []
    whole = {"textDocument": {"uri": uri, "version": 2}, "contentChanges": [{"text": TUBE}]}
    inside.note("textDocument/didChange", whole)
    shown = inside.ask("textDocument/hover", _asked(uri))["result"]["contents"]["value"]
    assert shown.startswith("node a · type: lab.read\n")
