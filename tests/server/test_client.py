"""What a client states, and what the server concludes from it."""

from __future__ import annotations

from typing import Any

import pytest
from lsprotocol import types as lsp
from lsprotocol.converters import get_converter

from noob_lint.server.client import Client
from noob_lint.server.positions import Encoding

STATED: dict[str, tuple[str, object]] = {
    "has_related": ("textDocument.publishDiagnostics.relatedInformation", True),
    "has_tags": ("textDocument.publishDiagnostics.tagSupport", {"valueSet": [1, 2]}),
    "watches": ("workspace.didChangeWatchedFiles.dynamicRegistration", True),
    "is_asked_for_settings": ("workspace.configuration", True),
    "registers_settings": ("workspace.didChangeConfiguration.dynamicRegistration", True),
    "has_hierarchy": ("textDocument.documentSymbol.hierarchicalDocumentSymbolSupport", True),
    "has_markdown": ("textDocument.hover.contentFormat", ["plaintext", "markdown"]),
    "has_links": ("textDocument.definition.linkSupport", True),
    "has_type_links": ("textDocument.typeDefinition.linkSupport", True),
    "shows_progress": ("window.workDoneProgress", True),
    "refreshes_hints": ("workspace.inlayHint.refreshSupport", True),
    "has_snippets": ("textDocument.completion.completionItem.snippetSupport", True),
    "has_versions": ("workspace.workspaceEdit.documentChanges", True),
    "has_snippet_edits": ("workspace.workspaceEdit.snippetEditSupport", True),
    "resolves_edits": (
        "textDocument.codeAction.resolveSupport",
        {"properties": ["command", "edit"]},
    ),
    "opens_pages": ("window.showDocument.support", True),
    "applies_edits": ("workspace.applyEdit", True),
}


def stated(*said: tuple[str, object]) -> lsp.ClientCapabilities:
    """Capabilities with a value at each of some paths."""
    whole: dict[str, Any] = {}
    for path, value in said:
        *outer, last = path.split(".")
        inner = whole
        for name in outer:
            inner = inner.setdefault(name, {})
        inner[last] = value
    return get_converter().structure(whole, lsp.ClientCapabilities)


def true_in(client: Client) -> list[str]:
    return [name for name, value in client._asdict().items() if value is True]


@pytest.mark.parametrize("field", STATED)
def test_each_capability_is_read_where_clients_state_it(field: str) -> None:
    client = Client.of(stated(STATED[field]), None)
    assert (true_in(client), client.encoding) == ([field], Encoding.UTF_16)


def test_pulling_takes_the_request_and_the_refresh() -> None:
    asks: tuple[str, object] = ("textDocument.diagnostic", {})
    refreshes = ("workspace.diagnostics.refreshSupport", True)
    assert true_in(Client.of(stated(asks, refreshes), "utf-8")) == ["pulls"]
    assert true_in(Client.of(stated(asks), "utf-8")) == []
    assert true_in(Client.of(stated(refreshes), "utf-8")) == []


def test_all_that_is_known_of_clients_is_read() -> None:
    nothing = Client.of(lsp.ClientCapabilities(), None)
    assert nothing.encoding == Encoding.UTF_16
    flags = {name for name, value in nothing._asdict().items() if value is False}
    assert flags == {*STATED, "pulls"}
    assert Client.of(lsp.ClientCapabilities(), "utf-32").encoding == Encoding.UTF_32
