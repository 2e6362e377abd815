"""How a client starts and ends, and its notifications about folders, settings and files."""

from __future__ import annotations

import gc
import io
import json
import logging
import re
from fnmatch import fnmatch
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from noob_lint.server.lifecycle import WATCHED
from noob_lint.server.main import run
from noob_lint.server.uris import uri_of
from tests.server.client import Client, RefusedError
from tests.server.inside import Inside

NAMES = ("vscode", "neovim")

TUBE = """\
noob_id: {id}
noob_model: noob.tube.TubeSpecification
noob_version: 1003.0.2
nodes:
  a: {{type: lab.read}}
  b:
    type: lab.show
    depends: [{depends}]
"""

LAB = """\
def read() -> int:
    return 1


def show(value: int) -> None:
    print(value)
"""


def tube(depends: str = "a.value", name: str = "it") -> str:
    return TUBE.format(depends=depends, id=name)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    root.mkdir()
    (root / "noob-lint.toml").write_text("")
    (root / "lab.py").write_text(LAB)
    (root / "good.yaml").write_text(tube(name="good"))
    (root / "bad.yaml").write_text(tube("x.value", name="bad"))
    return root


def findings(client: Client, uri: str) -> list[str]:
    """The rules of the findings that the client shows in a document, whether pulled or pushed."""
    is_asking = "diagnosticProvider" in client.answer["capabilities"]
    items = client.pull(uri) if is_asking else client.pushed(uri)
    return [item["code"] for item in items]


@pytest.mark.parametrize("name", NAMES)
def test_a_client_begins_and_ends(project: Path, name: str) -> None:
    with Client(project, name=name) as client:
        assert client.answer["serverInfo"]["name"] == "noob-lint"
        said = client.answer["capabilities"]
        assert said["positionEncoding"] == ("utf-16" if name == "vscode" else "utf-8")
        assert said["textDocumentSync"]["change"] == 2
        assert ("diagnosticProvider" in said) is (name == "vscode")
        client.settle()
        assert client.end() == 0


def test_a_server_logs_by_itself_and_frees_memory_when_nobody_waits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    done: list[str] = []
    for name in ("disable", "freeze"):
        monkeypatch.setattr(gc, name, partial(done.append, name))
    logger = logging.getLogger("pygls")
    monkeypatch.setattr(logger, "level", logging.NOTSET)
    assert run(io.BytesIO(), io.BytesIO()) == 1
    assert (done, logger.level) == (["disable", "freeze"], logging.CRITICAL)


def test_a_client_that_is_gone_ends_the_server(project: Path) -> None:
    with Client(project) as client:
        assert client.process.stdin is not None
        client.process.stdin.close()
        assert client.process.wait(20) == 1


@pytest.mark.parametrize("name", NAMES)
def test_a_document_is_checked_as_it_is_in_the_editor(project: Path, name: str) -> None:
    with Client(project, name=name) as client:
        uri = client.open(project / "bad.yaml")
        assert findings(client, uri) == ["unknown-node"]
        place = {"start": {"line": 7, "character": 14}, "end": {"line": 7, "character": 15}}
        client.change(uri, {"range": place, "text": "a"})
        assert findings(client, uri) == []
        client.change(uri, tube("a.valeu"), tube("a.valeu", name="bad"))
        assert findings(client, uri) == ["unknown-signal"]
        client.close(uri)
        if name == "neovim":
            assert client.note("textDocument/publishDiagnostics") == {
                "uri": uri,
                "diagnostics": [],
            }


@pytest.mark.parametrize("name", NAMES)
def test_files_that_are_not_tubes_are_left_alone(project: Path, name: str) -> None:
    (project / "noob-lint.toml").write_text('exclude = ["left/"]\n')
    (project / "left").mkdir()
    with Client(project, name=name) as client:
        other = client.open(project / "workflow.yaml", "on: push\njobs: {a: {steps: [x]}}\n")
        assert findings(client, other) == []
        excluded = client.open(project / "left" / "bad.yaml", tube("x.value"))
        assert findings(client, excluded) == []
        code = client.open(project / "lab.py", language="python")
        client.change(code, "def")
        client.settle()


def test_a_tube_stays_one_while_its_head_is_edited(project: Path) -> None:
    with Client(project) as client:
        uri = client.open(project / "bad.yaml")
        assert findings(client, uri) == ["unknown-node"]
        client.change(uri, tube("x.value").partition("\n")[2].replace("noob_", "nob_"))
        assert "unknown-node" in findings(client, uri)


def test_a_text_without_a_file_is_checked_too(project: Path) -> None:
    with Client(project) as client:
        uri = client.open("untitled:Untitled-1", tube("x.value"))
        assert findings(client, uri) == ["unknown-node"]
        client.change(uri, tube("b.value"))
        assert findings(client, uri) == ["cycle"]


@pytest.mark.parametrize("name", NAMES)
def test_a_base_that_is_not_saved_is_seen_by_its_children(project: Path, name: str) -> None:
    (project / "child.yaml").write_text(
        "noob_id: child\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"
        "extends: [good]\nnodes:\n  c: {type: lab.show, depends: [new.value]}\n"
    )
    with Client(project, name=name) as client:
        child = client.open(project / "child.yaml")
        assert findings(client, child) == ["unknown-node"]
        base = client.open(project / "good.yaml")
        assert findings(client, base) == []
        client.change(base, tube(name="good").replace("  a:", "  new: {type: lab.read}\n  a:"))
        assert findings(client, child) == []
        client.close(base)
        assert findings(client, child) == ["unknown-node"]


@pytest.mark.parametrize("name", NAMES)
def test_code_and_configuration_that_change_are_read_again(
    project: Path, tmp_path: Path, name: str
) -> None:
    with Client(project, name=name) as client:
        uri = client.open(project / "good.yaml")
        assert findings(client, uri) == []

        def write(name: str, text: str) -> None:
            (tmp_path / "new").write_text(text)
            (tmp_path / "new").replace(project / name)  # the server may look at any moment
            other = uri_of(str(project / name))
            if "workspace/didChangeWatchedFiles" in watched(client):
                client.notify(
                    "workspace/didChangeWatchedFiles", changes=[{"uri": other, "type": 2}]
                )
            else:  # only what it saves itself
                client.notify("textDocument/didSave", textDocument={"uri": other})

        write("lab.py", LAB.replace("def read", "def raed"))
        assert findings(client, uri) == ["python-attribute-missing"]
        write("noob-lint.toml", 'ignore = ["python"]\n')
        assert findings(client, uri) == []
        write("noob-lint.toml", "ignroe = 3\n")
        if name == "vscode":
            assert findings(client, uri) == []
        shown = client.note("window/showMessage")
        assert 'unknown key "ignroe"' in shown["message"]
        write("noob-lint.toml", "")
        assert findings(client, uri) == ["python-attribute-missing"]


def test_code_that_changes_unseen_is_read_again_with_the_next_edit(project: Path) -> None:
    """Neovim does not report files that other programs change."""
    with Client(project, name="neovim") as client:
        uri = client.open(project / "good.yaml")
        assert findings(client, uri) == []
        client.change(uri, tube(name="good") + "\n")
        assert findings(client, uri) == []
        (project / "lab.py").write_text(LAB.replace("def read", "def raed") + "# edited\n")
        client.change(uri, tube(name="good"))
        assert findings(client, uri) == ["python-attribute-missing"]


@pytest.mark.parametrize(
    "path",
    [
        *("a.yaml", "tubes/a.yml", "lab.py", "lab/a.pyi", "noob-lint.toml", "pyproject.toml"),
        *(".gitignore", "a/.gitignore", "setup.cfg", "a/setup.cfg", ".git", "a/.git"),
        *(".venv/pyvenv.cfg", ".venv/lib/python3.13/site-packages/a.pth"),
    ],
)
def test_what_decides_is_watched(path: str) -> None:
    """As glob patterns of the protocol, which may have choices in braces."""
    matching = []
    for pattern in WATCHED:
        before, choices, _ = re.split(r"[{}]", pattern)
        assert before in ("**/", "**/*.")
        matching += [before.removeprefix("**/") + one for one in choices.split(",")]
    assert any(fnmatch(path.rpartition("/")[2], one) for one in matching)


def watched(client: Client) -> list[str]:
    """What the client was asked to tell."""
    is_asked = "client/registerCapability" in client.asked
    return ["workspace/didChangeWatchedFiles"] if is_asked else []


def test_an_open_configuration_counts_before_it_is_saved(project: Path) -> None:
    with Client(project) as client:
        uri = client.open(project / "bad.yaml")
        assert findings(client, uri) == ["unknown-node"]
        file = client.open(project / "noob-lint.toml", 'ignore = ["graph"]\n', language="toml")
        assert findings(client, uri) == []
        client.close(file)
        assert findings(client, uri) == ["unknown-node"]


@pytest.mark.parametrize("name", NAMES)
def test_the_client_has_settings_too(project: Path, name: str) -> None:
    with Client(project, name=name, settings={"ignore": ["graph"]}) as client:
        uri = client.open(project / "bad.yaml")
        until(client, uri, [])
        client.settings = {"ignroe": []} | {"ignroe": ["x"]}
        client.notify("workspace/didChangeConfiguration", settings=None)
        shown = client.note("window/showMessage")
        assert shown == {
            "type": 1,
            "message": 'noob-lint: unknown setting "noob-lint.ignroe": did you mean "ignore"?',
        }
        client.settings = None
        client.notify("workspace/didChangeConfiguration", settings=None)
        until(client, uri, ["unknown-node"])


def until(client: Client, uri: str, rules: list[str]) -> None:
    """Wait until these are the findings that the client shows in a document."""
    seen = 0
    while findings(client, uri) != rules:
        if client.name == "vscode":
            seen = client.wait_for("workspace/diagnostic/refresh", after=seen)


def test_settings_may_come_with_the_first_message(project: Path) -> None:
    with Client(project, options={"noob-lint": {"ignore": ["graph"]}}) as client:
        uri = client.open(project / "bad.yaml")
        assert findings(client, uri) == []


def whole(client: Client) -> dict[str, list[str]]:
    report = client.request("workspace/diagnostic", previousResultIds=[])
    return {
        item["uri"].rpartition("/")[2]: [one["code"] for one in item["items"]]
        for item in report["items"]
    }


def test_all_folders_are_checked_on_request(project: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "pyproject.toml").write_text("[tool.noob-lint]\n")
    (other / "worse.yaml").write_text(tube("y.value", name="worse"))
    with Client(project, other) as client:
        assert whole(client) == {"bad.yaml": ["unknown-node"], "worse.yaml": ["unknown-node"]}
        gone = {"uri": uri_of(str(other)), "name": "other"}
        event: dict[str, Any] = {"added": [], "removed": [gone]}
        client.notify("workspace/didChangeWorkspaceFolders", event=event)
        assert whole(client) == {"bad.yaml": ["unknown-node"]}
        (project / "bad.yaml").rename(project / "good2.yaml")
        files = [
            {
                "oldUri": uri_of(str(project / "bad.yaml")),
                "newUri": uri_of(str(project / "good2.yaml")),
            }
        ]
        client.notify("workspace/didRenameFiles", files=files)
        assert whole(client) == {"good2.yaml": ["unknown-node"]}


def test_what_has_not_changed_is_not_sent_again(project: Path) -> None:
    with Client(project) as client:
        first = client.request("workspace/diagnostic", previousResultIds=[])["items"]
        ids = [{"uri": item["uri"], "value": item["resultId"]} for item in first]
        again = client.request("workspace/diagnostic", previousResultIds=ids)["items"]
        assert [item["kind"] for item in again] == ["unchanged"]
        uri = client.open(project / "bad.yaml")
        report = client.request("textDocument/diagnostic", textDocument={"uri": uri})
        assert report["kind"] == "full"
        same = client.request(
            "textDocument/diagnostic",
            textDocument={"uri": uri},
            previousResultId=report["resultId"],
        )
        assert same == {"kind": "unchanged", "resultId": report["resultId"]}


def test_malformed_messages_are_answered_and_the_next_ones_too(project: Path) -> None:
    with Client(project) as client:
        with pytest.raises(RefusedError, match="Invalid Params"):
            client.request("textDocument/diagnostic", textDocument=3)
        with pytest.raises(RefusedError, match="Method Not Found"):
            client.request("noob-lint/unknown")
        client._input.write(b"Content-Length: 3\r\n\r\n{x}")
        client._input.write(b"Content-Length: 2\r\nContent-Type: x\r\n\r\n[]")
        client._input.flush()
        client.notify("textDocument/didChange", textDocument={"uri": "file:///not-open.yaml"})
        assert findings(client, client.open(project / "bad.yaml")) == ["unknown-node"]


def test_the_last_keystroke_is_answered(project: Path) -> None:
    """Requests about texts that have changed since are refused, and so are cancelled ones."""
    with Client(project) as client:
        uri = client.open(project / "good.yaml")
        client.settle()
        body = b""
        numbers = []
        for count in range(40):
            numbers.append(count + 1000)
            version = count + 2
            text = tube("x.value" if count % 2 else "a.value", name="good")
            for message in (
                {
                    "method": "textDocument/didChange",
                    "params": {
                        "textDocument": {"uri": uri, "version": version},
                        "contentChanges": [{"text": text}],
                    },
                },
                {
                    "id": count + 1000,
                    "method": "textDocument/diagnostic",
                    "params": {"textDocument": {"uri": uri}},
                },
            ):
                data = json.dumps({"jsonrpc": "2.0", **message}).encode()
                body += b"Content-Length: %d\r\n\r\n%s" % (len(data), data)
        client._input.write(body)
        client._input.flush()
        answers: list[object] = []
        for number in numbers:
            try:
                answers.append([item["code"] for item in client.result(number)["items"]])
            except RefusedError as error:
                answers.append(error.code)
        assert answers[-1] == ["unknown-node"]
        assert answers.count(-32801) > 20


def test_nothing_is_written_and_no_code_runs(project: Path) -> None:
    (project / "lab.py").write_text(LAB + 'raise SystemExit("this was run")\n')
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in project.rglob("*")}
    with Client(project) as client:
        uri = client.open(project / "good.yaml")
        findings(client, uri)
        client.change(uri, tube("x.value", name="good"))
        whole(client)
    after = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in project.rglob("*")}
    assert after == before


@pytest.mark.parametrize(
    "command", [("-m", "noob_lint"), ("-c", "import noob_lint.__main__ as m; m.main()")]
)
def test_files_of_the_project_do_not_shadow_those_of_the_server(
    project: Path, command: tuple[str, ...]
) -> None:
    for name in ("asyncio", "attrs", "pygls", "lsprotocol", "cattrs", "logging", "queue", "json"):
        (project / f"{name}.py").write_text("raise SystemExit('shadowed')\n")
    with Client(project, command=command) as client:
        uri = client.open(project / "bad.yaml")
        assert findings(client, uri) == ["unknown-node"]


def progress_of(client: Client) -> list[dict[str, Any]]:
    """What the server says of its progress while it looks at the whole project."""
    client.request("workspace/diagnostic", previousResultIds=[])
    said = [note["params"] for note in client.notes if note["method"] == "$/progress"]
    client.notes.clear()
    assert {one["token"] for one in said} <= {"noob-lint first look"}
    return [one["value"] for one in said]


def test_a_first_look_at_a_large_project_shows_its_progress(project: Path) -> None:
    for index in range(48):
        (project / f"more{index}.yaml").write_text(tube(name=f"more{index}"))
    with Client(project) as client:
        begun, *steps, ended = progress_of(client)
        assert client.asked.count("window/workDoneProgress/create") == 1
        assert begun == {
            "kind": "begin",
            "title": "noob-lint",
            "cancellable": False,
            "message": "0 of 50 tubes",
            "percentage": 0,
        }
        assert steps == [
            {
                "kind": "report",
                "message": f"{count} of 50 tubes",
                "percentage": 2 * count,
            }
            for count in range(1, 51)
        ]
        assert ended == {"kind": "end"}
        assert progress_of(client) == []  # only once


def test_a_first_look_at_a_small_project_shows_nothing(project: Path) -> None:
    with Client(project) as client:
        assert progress_of(client) == []
        assert "window/workDoneProgress/create" not in client.asked


@pytest.mark.parametrize(
    ("given", "folders"),
    [
        ({"workspaceFolders": ["a", "b"], "rootUri": "c", "rootPath": "d"}, ["a", "b"]),
        ({"workspaceFolders": ["a"], "rootPath": "d"}, ["a"]),
        ({"workspaceFolders": [], "rootUri": "c", "rootPath": "d"}, ["c"]),
        ({"rootUri": "c", "rootPath": "d"}, ["c"]),
        ({"rootPath": "d"}, ["d"]),
        ({}, []),
    ],
)
def test_the_folders_of_a_client(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    given: dict[str, Any],
    folders: list[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    uris = {name: uri_of(str(tmp_path / name)) for name in "abc"}
    params = {"workspaceFolders": None, **given}
    if given.get("workspaceFolders"):
        several = [{"uri": uris[name], "name": name} for name in given["workspaceFolders"]]
        params["workspaceFolders"] = several
    if "rootUri" in given:
        params["rootUri"] = uris[given["rootUri"]]
    with Inside() as inside:
        assert "result" in inside.begin(tmp_path, **params)
        assert inside.server.session.folders == [str(tmp_path / name) for name in folders]


def test_folders_come_and_go(tmp_path: Path) -> None:
    def named(*names: str) -> list[dict[str, str]]:
        return [{"uri": uri_of(str(tmp_path / name)), "name": name} for name in names]

    with Inside() as inside:
        inside.begin(tmp_path, workspaceFolders=named("a", "b", "c"))
        for added, removed, kept in (
            (named("d", "a"), named("b"), "acd"),
            (named("b"), named("b"), "acdb"),
            ([{"uri": "untitled:e", "name": "e"}], named("a", "x", "d"), "cb"),
        ):
            event = {"added": added, "removed": removed}
            inside.note("workspace/didChangeWorkspaceFolders", {"event": event})
            assert inside.server.session.folders == [str(tmp_path / name) for name in kept]
        assert inside.faults() == []


OTHERS: dict[str, Any] = {"ignore": ["graph"]}


@pytest.mark.parametrize(
    "said",
    [
        {"noob-lint": {"ignore": ["ids"]}, "noob_lint": OTHERS, "noobLint": OTHERS, **OTHERS},
        {"noob-lint": None, "noob_lint": {"ignore": ["ids"]}, "noobLint": OTHERS, **OTHERS},
        {"noobLint": {"ignore": ["ids"]}, "noob_lint": None, **OTHERS},
        {"ignore": ["ids"], "noob-lint": None},
    ],
)
@pytest.mark.parametrize("is_first", [False, True])
def test_where_the_settings_of_a_client_are(tmp_path: Path, said: object, is_first: bool) -> None:
    with Inside() as inside:
        inside.begin(tmp_path, initializationOptions=said if is_first else None)
        if not is_first:
            inside.note("workspace/didChangeConfiguration", {"settings": said})
        configurations = inside.server.session.configurations
        assert [*configurations.settings_of(str(tmp_path / "it.yaml")).ignore] == ["ids"]


def test_files_that_come_and_go_are_found(tmp_path: Path) -> None:
    """Whichever message tells it."""

    def event(*names: str) -> list[dict[str, str]]:
        return [{"uri": uri_of(str(tmp_path / name))} for name in names]

    def found() -> list[str]:
        return sorted(Path(path).name for path in inside.server.session.files())

    (tmp_path / "a.yaml").write_text(tube())
    with Inside() as inside:
        inside.begin(tmp_path)
        assert found() == ["a.yaml"]
        (tmp_path / "b.yaml").write_text(tube(name="b"))
        inside.note("workspace/didCreateFiles", {"files": [{"uri": "untitled:1"}]})
        assert found() == ["a.yaml"]
        inside.note("workspace/didCreateFiles", {"files": event("b.yaml")})
        assert found() == ["a.yaml", "b.yaml"]
        (tmp_path / "a.yaml").rename(tmp_path / "c.yaml")
        old, new = event("a.yaml", "c.yaml")
        inside.note(
            "workspace/didRenameFiles", {"files": [{"oldUri": old["uri"], "newUri": new["uri"]}]}
        )
        assert found() == ["b.yaml", "c.yaml"]
        (tmp_path / "b.yaml").unlink()
        inside.note("workspace/didDeleteFiles", {"files": event("b.yaml")})
        assert found() == ["c.yaml"]
        (tmp_path / "d.yaml").write_text(tube(name="d"))
        changes = [{**one, "type": 1} for one in event("d.yaml")]
        inside.note("workspace/didChangeWatchedFiles", {"changes": changes})
        assert found() == ["c.yaml", "d.yaml"]
        (tmp_path / "c.yaml").unlink()
        inside.note("textDocument/didSave", {"textDocument": event("d.yaml")[0]})
        assert found() == ["d.yaml"]
        assert inside.faults() == []
