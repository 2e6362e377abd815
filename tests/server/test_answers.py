"""Whole answers, as three kinds of clients get them.

    UPDATE_EXPECTED=1 .venv/bin/python -m pytest -n0 tests/server/test_answers.py

rewrites what is expected; read the difference.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from noob_lint.server import publishing
from noob_lint.server.app import Server
from noob_lint.server.progress import with_progress
from noob_lint.server.uris import uri_of
from noob_lint.server.wire import receive
from tests.server.inside import Inside
from tests.server.test_sheets import compare

HERE = Path(__file__).parent

CODE = '''\
from typing import Annotated, Literal

from noob import Name


class Frame: ...


def grab(mode: Literal["a,b", "x|y"] = "a,b", count: int = 3) -> Annotated[Frame, Name("frame")]:
    """Grab a frame."""


def show(frame: Frame, title: str = "a title that is much longer than what is shown") -> None: ...
'''

BASE = """\
noob_id: base
noob_model: noob.tube.TubeSpecification
noob_version: 1003.0.2
nodes:
  gräb: {type: lab.grab}
  out: {type: return, depends: [gone.value]}
"""

TUBE = """\
noob_id: it
noob_model: noob.tube.TubeSpecification
noob_version: 1003.0.2
extends: [base]
input: {"": {type: int, scope: tube}}
nodes:
  gräb: {id: gräb}  # noob-lint: ignore[unknown-node] old
  show: {type: lab.show, depends: [gräb.frame]}
  käse: {type: lab.show, depends: [frame: grab.frame]}
  inner: {type: tube, params: {tube: base}}
"""


class Studied(Inside):
    """A server whose requests are answered at once, and what it said since it was last looked."""

    def __init__(self, settings: object = None) -> None:
        super().__init__()
        self.settings = settings
        self._seen = 0

    def write(self, data: bytes) -> None:
        super().write(data)
        message = self.sent[-1]
        if "id" in message and "method" in message:
            result = [self.settings] if message["method"] == "workspace/configuration" else None
            body = json.dumps({"jsonrpc": "2.0", "id": message["id"], "result": result}).encode()
            asyncio.get_running_loop().call_soon(receive, self.server.protocol, body)

    def said(self) -> Iterator[dict[str, Any]]:
        """The messages since the last call that are no answers."""
        new, self._seen = self.sent[self._seen :], len(self.sent)
        for message in new:
            if "method" in message:
                yield {name: message[name] for name in ("method", "params") if name in message}


def capabilities(name: str) -> dict[str, Any]:
    """What a client can do: nothing, or what an editor says."""
    if name == "bare":
        return {}
    found: dict[str, Any] = json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))
    said: dict[str, Any] = found["capabilities"]
    return said


class Log:
    """What was asked and answered: positions as ``line:column``, and each finding whole once."""

    def __init__(self, root: Path, client: Studied) -> None:
        self.lines: list[str] = []
        self._root = root
        self._client = client
        self._known: set[str] = set()

    def put(self, title: str, value: object) -> None:
        """A value, one line for each of its items."""
        short = self._short(value)
        items = short if isinstance(short, list) and short else [short]
        self.lines += (title, *(f"  {self._text(one)}" for one in items))

    def _text(self, value: object) -> str:
        text = json.dumps(value, ensure_ascii=False, sort_keys=True)
        return text.replace(uri_of(str(self._root)), "ROOT").replace(str(self._root), "ROOT")

    def _short(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._short(one) for one in value]
        if not isinstance(value, dict):
            return value
        if value.keys() == {"line", "character"}:
            return f"{value['line']}:{value['character']}"
        short = {name: self._short(one) for name, one in value.items()}
        if value.keys() == {"start", "end"}:
            return f"{short['start']}-{short['end']}"
        if "resultId" in short:
            short["resultId"] = "..."  # which depends on the directory
        if value.get("source") == "noob-lint" and (text := self._text(short)) not in self._known:
            self._known.add(text)
        elif value.get("source") == "noob-lint":
            return f"{short['code']} {short['range']}"
        return short

    def heard(self) -> None:
        """What the server said by itself."""
        for message in self._client.said():
            self.put(f"< {message['method']}", message.get("params"))

    def ask(self, method: str, **params: Any) -> Any:
        """Ask, and write down the answer."""
        answer = self._client.ask(method, params)
        about = {name: value for name, value in params.items() if name not in _LEFT_OUT}
        found = answer.get("result", answer.get("error"))
        title = f"> {method} {self._text(self._short(about))}"
        if isinstance(found, dict) and "items" in found:
            rest = {name: value for name, value in found.items() if name != "items"}
            self.put(title, [rest, *found["items"]])
        elif method == "textDocument/hover" and found is not None:
            text, _, explained = found["contents"]["value"].partition("---\n\n")
            text += explained.partition("\n")[0]  # the words of rules are held elsewhere
            contents = {**found["contents"], "value": text}
            self.put(title, {**found, "contents": contents})
        else:
            self.put(title, found)
        self.heard()
        return found

    def note(self, method: str, params: object) -> None:
        """Tell the server something."""
        self.lines.append(f"> {method}")
        self._client.note(method, params)
        self.heard()


_LEFT_OUT = ("textDocument", "diagnostics", "data", "previousResultId")


def place(line: int, character: int) -> dict[str, Any]:
    return {"line": line, "character": character}


def span(line: int, start: int, end: int) -> dict[str, Any]:
    return {"start": place(line, start), "end": place(line, end)}


POSITIONS = ((0, 9), (3, 11), (4, 9), (6, 4), (7, 16), (7, 27), (7, 38), (7, 43), (8, 42), (9, 40))
PLACED = ("hover", "definition", "typeDefinition", "documentHighlight", "prepareRename")


def questions(log: Log, uri: str) -> None:
    """Ask everything about a document."""
    item = {"uri": uri}
    for line, character in POSITIONS:
        for name in PLACED:
            at = place(line, character)
            log.ask(f"textDocument/{name}", textDocument=item, position=at)
    at = place(6, 4)
    context = {"includeDeclaration": False}
    log.ask("textDocument/references", textDocument=item, position=at, context=context)
    log.ask("textDocument/rename", textDocument=item, position=at, newName="grub")
    log.ask("textDocument/rename", textDocument=item, position=at, newName="a-b")
    log.ask("textDocument/completion", textDocument=item, position=place(8, 23))
    log.ask("textDocument/completion", textDocument=item, position=place(9, 2))
    log.ask("textDocument/documentSymbol", textDocument=item)
    log.ask("workspace/symbol", query="ä")
    log.ask("textDocument/documentLink", textDocument=item)
    log.ask("textDocument/inlayHint", textDocument=item, range=span(0, 0, 0))
    whole = {"start": place(0, 0), "end": place(99, 0)}
    log.ask("textDocument/inlayHint", textDocument=item, range=whole)
    log.ask("textDocument/semanticTokens/full", textDocument=item)


def repaired(log: Log, uri: str) -> None:
    """Ask for findings and what can be done about them."""
    item = {"uri": uri}
    first = log.ask("textDocument/diagnostic", textDocument=item)
    if "resultId" in first:
        log.ask("textDocument/diagnostic", textDocument=item, previousResultId=first["resultId"])
    log.ask("workspace/diagnostic", previousResultIds=[])
    for only in ({}, {"only": ["source.fixAll"]}, {"only": ["refactor"]}):
        context = {"diagnostics": [], **only}
        whole = {"start": place(0, 0), "end": place(99, 0)}
        found = log.ask("textDocument/codeAction", textDocument=item, range=whole, context=context)
    found = log.ask(
        "textDocument/codeAction",
        textDocument=item,
        range=span(8, 0, 99),
        context={"diagnostics": []},
    )
    for action in found:
        if "data" in action:
            log.ask("codeAction/resolve", **action)


OURS = (
    "codeActionProvider",
    "completionProvider",
    "diagnosticProvider",
    "executeCommandProvider",
    "positionEncoding",
    "renameProvider",
    "semanticTokensProvider",
    "workspace",
)
"""The capabilities that noob-lint decides about."""


@pytest.mark.parametrize("name", ["bare", "vscode", "neovim"])
def test_whole_answers(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOOB_LINT_DOCS_BASE", "https://docs.example")
    for file, text in (("lab.py", CODE), ("base.yaml", BASE), ("it.yaml", TUBE)):
        (tmp_path / file).write_text(text, encoding="utf-8")
    (tmp_path / "noob-lint.toml").touch()
    uri = uri_of(str(tmp_path / "it.yaml"))
    with Studied({"inlay-hints": True, "select": ["all"]}) as client:
        log = Log(tmp_path, client)
        begun = client.begin(tmp_path, capabilities=capabilities(name))["result"]["capabilities"]
        log.put("> initialize", [{one: begun.get(one)} for one in OURS])
        log.note("initialized", {})
        given = {"noob-lint": {"inlay-hints": True}} if name == "bare" else None
        log.note("workspace/didChangeConfiguration", {"settings": given})
        item = {"uri": uri, "languageId": "yaml", "version": 3, "text": TUBE}
        log.note("textDocument/didOpen", {"textDocument": item})
        questions(log, uri)
        repaired(log, uri)
        for command, argument in (
            ("fixDocument", uri),
            ("openPage", "https://docs.example/rules/x/"),
            ("openPage", "https://docs.example.org/"),
        ):
            log.ask(
                "workspace/executeCommand", command=f"noob-lint.{command}", arguments=[argument]
            )
        log.note("textDocument/didClose", {"textDocument": {"uri": uri}})
        (tmp_path / "noob-lint.toml").write_text("selekt = []\n")
        changes = [{"uri": uri_of(str(tmp_path / "noob-lint.toml")), "type": 2}]
        log.note("workspace/didChangeWatchedFiles", {"changes": changes})
        log.ask("workspace/diagnostic", previousResultIds=[])
        log.ask("textDocument/hover", textDocument={"uri": uri}, position=place(6, 4))
    compare(f"{name}.answers.txt", log.lines)


@pytest.mark.parametrize("name", ["bare", "vscode"])
def test_files_and_settings_that_change(tmp_path: Path, name: str) -> None:
    base, it = tmp_path / "base.yaml", tmp_path / "it.yaml"
    whole = BASE.replace("  out: {type: return, depends: [gone.value]}\n", "")
    extending = TUBE[: TUBE.index("input:")] + "nodes:\n  a: {type: lab.show, depends: [x.y]}\n"
    (tmp_path / "lab.py").write_text(CODE, encoding="utf-8")
    (tmp_path / "noob-lint.toml").touch()
    with Studied() as client:
        log = Log(tmp_path, client)
        client.begin(tmp_path, capabilities=capabilities(name))
        log.note("initialized", {})
        item = {"uri": uri_of(str(it)), "languageId": "yaml", "version": 1, "text": extending}
        log.note("textDocument/didOpen", {"textDocument": item})
        base.write_text(whole, encoding="utf-8")
        log.note("workspace/didCreateFiles", {"files": [{"uri": uri_of(str(base))}]})
        moved = base.rename(tmp_path / "moved.yaml")
        files = [{"oldUri": uri_of(str(base)), "newUri": uri_of(str(moved))}]
        log.note("workspace/didRenameFiles", {"files": files})
        moved.write_text(whole.replace("gräb", "x"), encoding="utf-8")
        log.note("textDocument/didSave", {"textDocument": {"uri": uri_of(str(moved))}})
        moved.unlink()
        log.note("workspace/didDeleteFiles", {"files": [{"uri": uri_of(str(moved))}]})
        log.note("textDocument/didSave", {"textDocument": {"uri": "untitled:1"}})
        tried: tuple[dict[str, Any], ...] = (
            {"selekt": []},
            {"ignore": ["all"]},
            {"inlay-hints": 5},
            {},
        )
        for values in tried:
            client.settings = values
            log.lines.append(json.dumps(values))
            settings = {"settings": {"noob-lint": values}}
            log.note("workspace/didChangeConfiguration", settings)
        for change in ("removed", "added"):
            folder = {"uri": uri_of(str(tmp_path)), "name": "x"}
            event = {"added": [], "removed": [], change: [folder]}
            log.note("workspace/didChangeWorkspaceFolders", {"event": event})
            log.lines.append(f"  folders {len(client.server.session.folders)}")
    compare(f"{name}.changes.txt", log.lines)


def test_an_internal_error_is_told_once_and_stops_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def crash(*_: object) -> None:
        raise RuntimeError("for a test")

    monkeypatch.setattr("noob_lint.linting.checks.check", crash)
    (tmp_path / "noob-lint.toml").touch()
    uri = uri_of(str(tmp_path / "base.yaml"))
    item = {"textDocument": {"uri": uri}}
    with Studied() as client:
        client.begin(tmp_path)
        opened = {"uri": uri, "languageId": "yaml", "version": 1, "text": BASE}
        client.note("textDocument/didOpen", {"textDocument": opened})
        (told,) = client.said()
        message = told["params"]["message"].splitlines()
        assert (told["method"], told["params"]["type"]) == ("window/logMessage", 1)
        assert message[0] == f"internal error in {tmp_path / 'base.yaml'}; please report it"
        assert message[1].startswith("noob-lint ")
        assert message[-1] == "RuntimeError: for a test"
        logged = [(one.name, one.levelname, one.message) for one in caplog.records]
        assert ("noob_lint.server", "ERROR", told["params"]["message"]) in logged
        hover = client.ask("textDocument/hover", {**item, "position": place(4, 4)})
        assert hover["result"]["contents"]["value"].startswith("node gräb")
        refused = "noob-lint has crashed on this document; its log says more"
        error = {"code": -32803, "message": refused}
        assert client.ask("textDocument/diagnostic", item) == {"error": error}
        found = client.ask("workspace/diagnostic", {"previousResultIds": []})
        assert found == {"result": {"items": []}}


def test_an_action_that_is_no_longer_offered_is_refused(tmp_path: Path) -> None:
    for file, text in (("lab.py", CODE), ("base.yaml", BASE), ("noob-lint.toml", "")):
        (tmp_path / file).write_text(text, encoding="utf-8")
    uri = uri_of(str(tmp_path / "it.yaml"))
    item = {"textDocument": {"uri": uri}}
    with Studied() as client:
        client.begin(tmp_path, capabilities=capabilities("vscode"))
        opened = {"uri": uri, "languageId": "yaml", "version": 1, "text": TUBE}
        client.note("textDocument/didOpen", {"textDocument": opened})
        asked = {**item, "range": span(8, 0, 99), "context": {"diagnostics": []}}
        (first, *_) = client.ask("textDocument/codeAction", asked)["result"]
        stale = {"code": -32801, "message": "Content Modified"}
        other = client.ask("codeAction/resolve", {**first, "title": "something else"})
        assert other == {"error": stale}
        kind = client.ask("codeAction/resolve", {**first, "kind": "refactor"})
        assert kind == {"error": stale}
        assert "edit" in client.ask("codeAction/resolve", first)["result"]
        change = {"textDocument": {"uri": uri, "version": 2}, "contentChanges": [{"text": TUBE}]}
        client.note("textDocument/didChange", change)
        assert client.ask("codeAction/resolve", first) == {"error": stale}


def test_a_burst_of_edits_is_answered_after_a_pause(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A share of the time that the last check took; a single edit is answered at once."""
    monkeypatch.setattr(publishing, "_LONGEST_PAUSE", 1e-9)
    pauses = []
    real = asyncio.sleep

    async def sleep(delay: float) -> None:
        if delay:
            pauses.append(delay)
        await real(0)

    monkeypatch.setattr(asyncio, "sleep", sleep)
    uri = uri_of(str(tmp_path / "base.yaml"))
    with Inside() as inside:
        inside.begin(tmp_path)

        def edit(version: int) -> int:
            """How many pauses an edit causes."""
            before = len(pauses)
            item = {"uri": uri, "version": version}
            changes = [{"text": BASE}]
            params = {"textDocument": item, "contentChanges": changes}
            inside.note("textDocument/didChange", params)
            return len(pauses) - before

        opened = {"uri": uri, "languageId": "yaml", "version": 1, "text": BASE}
        monkeypatch.setattr(publishing, "_BURST", 1e9)
        inside.note("textDocument/didOpen", {"textDocument": opened})
        assert pauses == []  # it never took any time yet
        assert edit(2) == 1
        monkeypatch.setattr(publishing, "_BURST", 0)
        assert edit(3) == 0
        assert pauses == [1e-9]


def test_each_percentage_of_a_first_look_is_told_once(tmp_path: Path) -> None:
    async def look(server: Server, count: int) -> list[str]:
        return [path async for path in with_progress(server, map(str, range(count)))]

    def told(count: int, *more: int) -> list[dict[str, Any]]:
        """What a new server tells when it looks at so many tubes, and then at more."""
        with Studied() as client:
            client.begin(tmp_path, capabilities={"window": {"workDoneProgress": True}})
            for number in (count, *more):
                looked = client._loop.run(look(client.server, number))
                assert looked == [*map(str, range(number))]
            said = [one["params"] for one in client.said() if one["method"] == "$/progress"]
            assert {one["token"] for one in said} <= {"noob-lint first look"}
            return [one["value"] for one in said]

    begun, *steps, ended = told(150, 150)
    assert (begun["kind"], ended["kind"]) == ("begin", "end")
    assert [(one["percentage"], one["message"]) for one in steps] == [
        (percent, f"{(percent * 3 + 1) // 2} of 150 tubes") for percent in range(1, 101)
    ]
    assert told(49, 50) == []


def test_a_pause_depends_on_how_long_the_last_check_took(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By a clock that goes on by a thousandth of a second whenever it is looked at."""
    pauses = []
    real = asyncio.sleep

    async def sleep(delay: float) -> None:
        if delay:
            pauses.append(delay)
        await real(0)

    monkeypatch.setattr(asyncio, "sleep", sleep)
    now = 0.0

    def time() -> float:
        nonlocal now
        now += 0.001
        return now

    uri = uri_of(str(tmp_path / "base.yaml"))
    with Inside() as inside:
        inside.begin(tmp_path)
        monkeypatch.setattr(inside._loop.get_loop(), "time", time)
        opened = {"uri": uri, "languageId": "yaml", "version": 1, "text": BASE}
        inside.note("textDocument/didOpen", {"textDocument": opened})
        assert pauses == []
        for version, passed in ((2, 0.0), (3, 1.0), (4, 0.0)):
            now += passed
            item = {"uri": uri, "version": version}
            params = {"textDocument": item, "contentChanges": [{"text": BASE}]}
            inside.note("textDocument/didChange", params)
    assert pauses == [pytest.approx(0.0002)] * 2


@pytest.mark.parametrize(
    ("took", "since", "pause"),
    [
        *((0.0, 0.0, 0), (0.1, 0.1, 0.02), (0.5, 0.19, 0.1), (3.0, 0.0, 0.1)),
        *((0.5, 0.2, 0), (0.5, 1.0, 0), (0.5, float("inf"), 0)),
    ],
)
def test_how_long_a_pause_is(took: float, since: float, pause: float) -> None:
    assert publishing.pause_before(took, since) == pytest.approx(pause)


def test_the_last_edit_is_checked_first(tmp_path: Path) -> None:
    """Then those of the edits before, and what they change elsewhere."""
    uris = {name: uri_of(str(tmp_path / f"{name}.yaml")) for name in ("base", "it", "other")}
    names = {uri: name for name, uri in uris.items()}
    (tmp_path / "lab.py").write_text(CODE, encoding="utf-8")
    (tmp_path / "noob-lint.toml").touch()
    texts = {"base": BASE, "it": TUBE, "other": BASE.replace("id: base", "id: other")}

    with Studied() as client:

        def published() -> list[tuple[str, int | None, int]]:
            return [
                (names[one["uri"]], one.get("version"), len(one["diagnostics"]))
                for message in client.said()
                if message["method"] == "textDocument/publishDiagnostics"
                for one in (message["params"],)
            ]

        def changed(name: str, text: str) -> dict[str, Any]:
            item = {"uri": uris[name], "version": 2}
            return {"textDocument": item, "contentChanges": [{"text": text}]}

        client.begin(tmp_path)
        for name, text in texts.items():
            item = {"uri": uris[name], "languageId": "yaml", "version": 1, "text": text}
            client.note("textDocument/didOpen", {"textDocument": item})
        before = published()
        assert [name for name, *_ in before] == ["base", "it", "other"]

        client.note_together(
            "textDocument/didChange",
            changed("it", TUBE.replace("grab.frame", "gräb.frame")),
            changed("base", BASE.replace("gone.value", "gräb.value")),
            changed("other", texts["other"]),
        )
        assert [(name, version) for name, version, _ in published()] == [
            *(("other", 2), ("base", 2), ("it", 2)),
        ]
        client.note("textDocument/didSave", {"textDocument": {"uri": uris["it"]}})
        assert published() == []
        client.note("textDocument/didClose", {"textDocument": {"uri": uris["other"]}})
        assert published() == [("other", None, 0)]
        client.note("textDocument/didClose", {"textDocument": {"uri": uris["base"]}})
        assert [name for name, *_ in published()] == ["base", "it"]
