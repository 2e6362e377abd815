"""The answers to requests about documents, in terms of the protocol."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types as lsp

from noob_lint.diagnostics.diagnostic import Edit
from noob_lint.diagnostics.source import Source
from noob_lint.server.client import Client as Known
from noob_lint.server.features.actions import REASON, Change
from noob_lint.server.protocol import Converter, _without_stops
from noob_lint.server.session import Session
from noob_lint.server.uris import uri_of
from tests.server.client import Client, RefusedError
from tests.server.inside import Inside
from tests.server.studio import HEAD, LAB

TUBE = (
    HEAD.format("it")
    + """\
nodes:
  ä: {type: lab.count}
  b: {type: lab.plain, depends: [ä.value]}
  c: {id: c, type: lab.read, depends: [path: x.value]}
"""
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("requests")
    (root / "noob-lint.toml").write_text("")
    (root / "lab.py").write_text(LAB)
    (root / "shop.py").write_text("class Box: ...\n\n\ndef pack() -> Box:\n    return Box()\n")
    (root / "it.yaml").write_text(TUBE, encoding="utf-8")
    return root


@pytest.fixture(scope="module", params=["vscode", "neovim"])
def client(request: pytest.FixtureRequest, project: Path) -> Iterator[Client]:
    with Client(project, name=request.param) as client:
        yield client


@pytest.fixture
def uri(client: Client, project: Path) -> Iterator[str]:
    uri = client.open(project / "it.yaml")
    yield uri
    client.close(uri)


def column(client: Client, text: str, before: str) -> int:
    """The column of a text in a line, in the units of the client."""
    units = text[: text.index(before)]
    return len(units.encode()) if client.name == "neovim" else len(units)


def span(line: int, start: int, end: int) -> dict[str, Any]:
    return {"start": {"line": line, "character": start}, "end": {"line": line, "character": end}}


LINE = TUBE.splitlines()[5]


def test_hover_and_definition(client: Client, project: Path, uri: str) -> None:
    place = column(client, LINE, "ä.value")
    wide = 2 if client.name == "neovim" else 1
    shown = client.at("hover", uri, 5, place)
    assert shown["contents"]["kind"] == "markdown"
    assert shown["contents"]["value"].startswith("**node `ä`**")
    assert shown["range"] == span(5, place, place + wide)
    (target,) = client.at("definition", uri, 5, place)
    here = span(4, 2, 2 + wide)
    assert target == {
        "targetUri": uri,
        "targetRange": here,
        "targetSelectionRange": here,
        "originSelectionRange": span(5, place, place + wide),
    }
    (code,) = client.at("definition", uri, 5, column(client, LINE, "lab.plain"))
    assert code["targetUri"] == uri_of(str(project / "lab.py"))


def test_hover_on_a_finding(client: Client, uri: str) -> None:
    shown = client.at("hover", uri, 6, TUBE.splitlines()[6].index("x.value"))
    assert (
        "**unknown-node**: A node depends on a node that does not exist."
        in (shown["contents"]["value"])
    )


def test_type_definition(client: Client, project: Path) -> None:
    body = "nodes:\n  a: {type: shop.pack}\n  b: {type: lab.plain, depends: [a.value]}\n"
    uri = client.open(project / "typed.yaml", HEAD.format("typed") + body)
    (target,) = client.at("typeDefinition", uri, 5, 34)
    assert target["targetUri" if "targetUri" in target else "uri"] == uri_of(
        str(project / "shop.py")
    )
    assert target["targetRange" if "targetUri" in target else "range"] == span(0, 6, 9)
    client.close(uri)


def test_references_and_highlights(client: Client, uri: str) -> None:
    place = column(client, LINE, "ä.value")
    wide = 2 if client.name == "neovim" else 1
    both = [span(4, 2, 2 + wide), span(5, place, place + wide)]
    found = client.at("references", uri, 5, place, context={"includeDeclaration": True})
    assert found == [{"uri": uri, "range": one} for one in both]
    found = client.at("references", uri, 5, place, context={"includeDeclaration": False})
    assert found == [{"uri": uri, "range": both[1]}]
    shown = client.at("documentHighlight", uri, 5, place)
    assert shown == [{"range": both[0], "kind": 3}, {"range": both[1], "kind": 2}]


def test_symbols_and_links(client: Client, uri: str) -> None:
    (nodes,) = client.request("textDocument/documentSymbol", textDocument={"uri": uri})
    assert nodes["name"] == "nodes"
    assert [one["name"] for one in nodes["children"]] == ["ä", "b", "c"]
    assert nodes["children"][2]["detail"] == "lab.read"
    found = client.request("workspace/symbol", query="it")
    assert [(one["name"], one["location"]["uri"]) for one in found] == [("it", uri)]
    assert client.request("textDocument/documentLink", textDocument={"uri": uri}) == []


def offered(client: Client, uri: str, **context: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.request(
        "textDocument/codeAction",
        textDocument={"uri": uri},
        range=span(6, 0, 99),
        context={"diagnostics": [], **context},
    )
    return found


def edits_of(client: Client, uri: str, chosen: dict[str, Any]) -> list[dict[str, Any]]:
    """The edits to one document, with its version if the client supports that."""
    found: list[dict[str, Any]]
    if client.name == "neovim":
        found = chosen["edit"]["changes"][uri]
        return found
    (change,) = chosen["edit"]["documentChanges"]
    assert change["textDocument"] == {"uri": uri, "version": 1}
    found = change["edits"]
    return found


def test_actions_are_resolved_when_they_are_chosen(client: Client, uri: str) -> None:
    found = offered(client, uri)
    titles = [one["title"] for one in found][1:]
    assert titles == [
        "ignore id-redundant here",
        "ignore unknown-node here",
        "fix all that is safe to fix",
    ]
    assert "edit" not in found[0]
    assert found[0]["isPreferred"] is True
    assert [one["code"] for one in found[0]["diagnostics"]] == ["id-redundant"]
    chosen = client.request("codeAction/resolve", **found[0])
    assert edits_of(client, uri, chosen) == [{"range": span(6, 6, 13), "newText": ""}]


def test_the_reason_of_an_ignore_comment_is_to_be_filled_in(client: Client, uri: str) -> None:
    chosen = client.request("codeAction/resolve", **offered(client, uri)[2])
    (edit,) = edits_of(client, uri, chosen)
    assert edit["newText"] == "  # noob-lint: ignore[unknown-node] TODO: reason"


def test_the_reason_is_a_tab_stop_where_the_client_takes_such_edits() -> None:
    source = Source("a: ${x}\n", "it.yaml")
    edit = Edit(source.span(0, 8), f"a: ${{x}}  # so {REASON}\n")
    change = Change(source, (edit,), REASON)
    nothing = Known.of(lsp.ClientCapabilities(), None)
    fills = nothing._replace(has_versions=True, has_snippet_edits=True)
    made = Converter(Session(), fills).workspace_edit([change])
    assert made.document_changes is not None
    (document,) = made.document_changes
    assert isinstance(document, lsp.TextDocumentEdit)
    where = lsp.Range(lsp.Position(0, 0), lsp.Position(1, 0))
    snippet = lsp.StringValue("a: \\${x\\}  # so ${1:TODO: reason}\n")
    assert document.edits == [lsp.SnippetTextEdit(where, snippet)]


def test_fixing_on_save_asks_for_one_kind(client: Client, uri: str) -> None:
    found = offered(client, uri, only=["source.fixAll.noob-lint"])
    assert [one["kind"] for one in found] == ["source.fixAll.noob-lint"]
    assert [one["kind"] for one in offered(client, uri, only=["source.fixAll"])] == [
        "source.fixAll.noob-lint"
    ]
    assert offered(client, uri, only=["source.organizeImports"]) == []
    chosen = client.request("codeAction/resolve", **found[0])
    new = "  c: {type: lab.read, depends: [path: x.value]}\n"
    assert [edit["newText"] for edit in edits_of(client, uri, chosen)] == [new]


TITLE = "fix all that is safe to fix"

MANY = (
    TUBE.partition("nodes:")[0]
    + "nodes:\n"
    + "".join(
        f"  n{number}: {{id: n{number}, type: lab.read, depends: [path: x.value]}}\n"
        for number in range(40)
    )
)


def test_a_client_that_resolves_nothing_gets_edits_at_once_and_the_long_one_by_a_command(
    project: Path,
) -> None:
    path = project / "many.yaml"
    with Inside() as inside:
        inside.begin(project, capabilities={"workspace": {"applyEdit": True}})
        item = {"uri": uri_of(str(path)), "languageId": "yaml", "version": 1, "text": MANY}
        inside.note("textDocument/didOpen", {"textDocument": item})
        everything = {"start": span(0, 0, 0)["start"], "end": span(99, 0, 0)["end"]}
        params = {"textDocument": item, "range": everything, "context": {"diagnostics": []}}
        found = inside.ask("textDocument/codeAction", params)["result"]
        assert [one["title"] for one in found if "edit" not in one] == [TITLE]
        assert len(found) == 10 + 20 + 1  # of the first twenty findings, every other one has a fix
        first = next(one for one in found if one["title"] == "ignore id-redundant here")
        assert first["edit"]["changes"][item["uri"]][0]["range"] == span(4, 56, 56)
        params["context"]["only"] = ["source.fixAll"]
        (whole,) = inside.ask("textDocument/codeAction", params)["result"]
        assert len(whole["edit"]["changes"][item["uri"]]) == 1
        command = found[-1]["command"]
        inside.ask("workspace/executeCommand", command)
        (asked,) = [one for one in inside.sent if one.get("method") == "workspace/applyEdit"]
        assert asked["params"] == {"edit": whole["edit"], "label": TITLE}


def test_fixing_all_is_given_up_once_an_edit_or_its_cancellation_has_come(project: Path) -> None:
    with Inside() as inside:
        inside.begin(project)
        uri = uri_of(str(project / "many.yaml"))
        item = {"uri": uri, "languageId": "yaml", "version": 1, "text": MANY}
        inside.note("textDocument/didOpen", {"textDocument": item})
        context = {"diagnostics": [], "only": ["source.fixAll"]}
        params = {"textDocument": item, "range": span(0, 0, 0), "context": context}
        backlog = inside.server.backlog
        backlog.edits += 1
        assert inside.ask("textDocument/codeAction", params)["error"]["code"] == -32801
        backlog.edits -= 1
        assert len(inside.ask("textDocument/codeAction", params)["result"]) == 1
        backlog.cancelled.update(range(10))
        assert inside.ask("textDocument/codeAction", params)["error"]["code"] == -32800
        assert inside.faults() == []


def test_an_action_for_an_older_text_is_refused(client: Client, uri: str) -> None:
    found = offered(client, uri)
    client.change(uri, TUBE + "\n")
    with pytest.raises(RefusedError) as caught:
        client.request("codeAction/resolve", **found[0])
    assert caught.value.code == -32801


def test_files_that_are_not_tubes_are_answered_with_nothing(client: Client, project: Path) -> None:
    other = client.open(project / "workflow.yaml", "on: push\njobs: {}\n")
    assert client.at("hover", other, 0, 0) is None
    assert client.at("definition", other, 0, 0) is None
    assert client.request("textDocument/documentSymbol", textDocument={"uri": other}) is None
    assert offered(client, other) == []
    client.close(other)


def test_positions_behind_the_text_are_those_of_its_end(client: Client, uri: str) -> None:
    assert client.at("hover", uri, 99, 99) is None
    assert client.at("references", uri, 6, 999, context={"includeDeclaration": True}) == []


def test_renaming(client: Client, uri: str) -> None:
    place = column(client, LINE, "ä.value")
    wide = 2 if client.name == "neovim" else 1
    shown = client.at("prepareRename", uri, 5, place)
    assert shown == {"range": span(5, place, place + wide), "placeholder": "ä"}
    edit = client.at("rename", uri, 5, place, newName="tick")
    edits = [
        {"range": span(4, 2, 2 + wide), "newText": "tick"},
        {"range": span(5, place, place + wide), "newText": "tick"},
    ]
    if client.name == "neovim":
        assert edit == {"changes": {uri: edits}}
    else:
        document = {"uri": uri, "version": 1}
        assert edit == {"documentChanges": [{"textDocument": document, "edits": edits}]}


@pytest.mark.parametrize(
    ("new", "reason"), [("b", "it.yaml, line 6 names node 'b' already"), ("1", "'1' starts with")]
)
def test_a_rename_is_refused_with_a_reason(client: Client, uri: str, new: str, reason: str) -> None:
    with pytest.raises(RefusedError, match=reason) as caught:
        client.at("rename", uri, 5, column(client, LINE, "ä.value"), newName=new)
    assert caught.value.code == -32803
    with pytest.raises(RefusedError, match="there is no name here"):
        client.at("prepareRename", uri, 3, 1)


def test_pages_of_rules_can_be_opened_where_they_have_an_address(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOOB_LINT_DOCS_BASE", "https://docs.example.org/lint")
    page = "https://docs.example.org/lint/rules/id-redundant/"
    with Client(project) as client:
        uri = client.open(project / "it.yaml")
        items = client.pull(uri)
        assert page in [item["codeDescription"]["href"] for item in items]
        pages = [one for one in offered(client, uri) if "command" in one]
        assert [one["title"] for one in pages] == [
            "open the page of id-redundant",
            "open the page of unknown-node",
        ]
        command = pages[0]["command"]
        assert command["arguments"] == [page]
        client.request(
            "workspace/executeCommand",
            command=command["command"],
            arguments=command["arguments"],
        )
        client.wait_for("window/showDocument")
        client.asked.clear()
        client.request(
            "workspace/executeCommand",
            command=command["command"],
            arguments=["https://elsewhere.example.org/"],
        )
        client.settle()
        assert "window/showDocument" not in client.asked


def test_a_crash_is_answered_and_logged_and_the_next_request_works(
    project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The rules crash as long as a file exists; hovers always crash."""
    script = (
        "import os, runpy, sys\n"
        "from noob_lint.linting import checks\n"
        "from noob_lint.server.features import hover\n"
        "real = checks.check\n"
        "def check(*args, **options):\n"
        "    if os.path.exists('crash'):\n"
        "        raise RuntimeError('a bug in a rule')\n"
        "    return real(*args, **options)\n"
        "def crash(*args):\n"
        "    raise ZeroDivisionError('a bug in a feature')\n"
        "checks.check, hover.hover = check, crash\n"
        "import noob_lint.__main__ as program\n"
        "program.main()\n"
    )
    (tmp_path / "crash").touch()
    with Client(project, command=("-c", script), cwd=tmp_path) as client:
        uri = client.open(project / "it.yaml")
        with pytest.raises(RefusedError, match="has crashed on this document"):
            client.pull(uri)
        logged = client.note("window/logMessage")
        assert logged["type"] == 1
        assert "a bug in a rule" in logged["message"]
        (tmp_path / "crash").unlink()
        with pytest.raises(RefusedError, match="a bug in a feature") as caught:
            client.at("hover", uri, 5, 2)
        assert caught.value.code == -32603
        assert "a bug in a feature" in client.note("window/logMessage")["message"]
        client.change(uri, TUBE + "\n")
        assert [item["code"] for item in client.pull(uri)] == ["id-redundant", "unknown-node"]


def test_completion(client: Client, uri: str) -> None:
    client.change(uri, TUBE + "  d:\n    type: lab.read\n    depends:\n      - ä.\n")
    found = client.at("completion", uri, 10, 11 if client.name == "neovim" else 10)
    assert found["isIncomplete"] is False
    start = {"line": 10, "character": 8}
    end = {"line": 10, "character": 11 if client.name == "neovim" else 10}
    first, second = found["items"][0], found["items"][3]
    assert first == {
        "label": "path",
        "kind": 5,
        "detail": "path: str",
        "sortText": "0000",
        "filterText": "path",
        "insertTextFormat": 2,
        "insertTextMode": 2,
        "textEdit": {"range": {"start": start, "end": end}, "newText": "path: $1"},
    }
    assert (second["label"], second["insertTextFormat"]) == ("ä.value", 1)
    assert client.at("completion", uri, 0, 0) is not None
    other = client.open(uri.replace("it.yaml", "workflow.yaml"), "on: push\njobs: \n")
    assert client.at("completion", other, 1, 6) is None
    client.close(other)


def test_completion_for_clients_without_snippets() -> None:
    texts = {
        "path: $1": "path: ",
        'mode: ${1:"text"}': 'mode: "text"',
        "scope: ${1|runner,process|}": "scope: runner",
        "a: ${1:\\$x\\}}": "a: $x}",
        "plain": "plain",
    }
    assert {text: _without_stops(text) for text in texts} == texts


def test_semantic_tokens(client: Client, uri: str) -> None:
    legend = client.answer["capabilities"]["semanticTokensProvider"]["legend"]
    assert legend["tokenModifiers"] == ["declaration"]
    found = client.request("textDocument/semanticTokens/full", textDocument={"uri": uri})["data"]
    tokens = [found[index : index + 5] for index in range(0, len(found), 5)]
    wide = 2 if client.name == "neovim" else 1
    kinds = [legend["tokenTypes"][token[3]] for token in tokens]
    assert kinds[:3] == ["namespace", "method", "function"]
    assert [token[:3] for token in tokens[:2]] == [[0, 9, 2], [4, 2, wide]]
    assert [token[4] for token in tokens[:3]] == [1, 1, 0]
    assert tokens[2][:3] == [0, LINE_OF_TYPE - 2 + wide - 1, 9]


LINE_OF_TYPE = TUBE.splitlines()[4].index("lab.count")


def test_inlay_hints_are_shown_where_the_settings_ask_for_them(project: Path) -> None:
    def hints(client: Client) -> Any:
        where = span(0, 0, 0) | {"end": {"line": 99, "character": 0}}
        return client.request("textDocument/inlayHint", textDocument={"uri": uri}, range=where)

    with Client(project, settings={}) as client:
        uri = client.open(project / "it.yaml")
        assert hints(client) is None
        client.settings = {"inlayHints": True}
        client.notify("workspace/didChangeConfiguration", settings=None)
        client.wait_for("workspace/inlayHint/refresh")
        place = {"line": 5, "character": LINE.index("ä.value") + len("ä.value")}
        end = TUBE.splitlines()[6].index("lab.read") + len("lab.read")
        assert hints(client) == [
            {"position": place, "label": ": int", "kind": 1, "paddingLeft": False},
            {
                "position": {"line": 6, "character": end},
                "label": 'count=3, mode="text"',
                "kind": 2,
                "paddingLeft": True,
            },
        ]
        client.settings = {"inlay-hints": False}
        client.notify("workspace/didChangeConfiguration", settings=None)
        client.wait_for("workspace/inlayHint/refresh", after=1)
        assert hints(client) is None
        client.settings = {"inlayHints": "yes"}
        client.notify("workspace/didChangeConfiguration", settings=None)
        shown = client.note("window/showMessage")["message"]
        assert shown == 'noob-lint: setting "noob-lint.inlayHints": must be true or false'
