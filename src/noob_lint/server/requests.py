"""The requests about documents: each is answered by a function of `noob_lint.server.features`.

A request is begun once all messages that have arrived are handled, so that one that was cancelled
meanwhile is not answered, and one about a text that has changed since is refused.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, NamedTuple

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcContentModified

from noob_lint.config.settings import SettingsError
from noob_lint.server.app import Server
from noob_lint.server.documents import OpenDocument
from noob_lint.server.uris import path_of


class Request(NamedTuple):
    """How a request is answered, and what the client is told of it."""

    answer: Callable[[Server, Any], Any]
    options: object = None


def register(server: Server) -> None:
    """Register the handlers of requests about documents."""
    for method, request in REQUESTS.items():
        server.feature(method, request.options)(_answering(server, request.answer))


def _answering(
    server: Server, function: Callable[[Server, Any], Any]
) -> Callable[[Any], Awaitable[Any]]:
    async def answer(params: Any) -> Any:
        await asyncio.sleep(0)
        document = _document(server, params)
        if document is not None and document.edit > server.edits_before():
            raise JsonRpcContentModified
        if asyncio.iscoroutinefunction(function):
            return await function(server, params)
        with server.session.reading():
            try:
                return function(server, params)
            except SettingsError as error:
                server.complain(str(error))
                return None

    return answer


def _document(server: Server, params: Any) -> OpenDocument | None:
    """The document that a request is about; None if it is not open."""
    item = getattr(params, "text_document", None)
    return None if item is None else server.session.documents.get(path_of(item.uri))


# --- diagnostics ----------------------------------------------------------------------------------


def document_diagnostic(
    server: Server, params: lsp.DocumentDiagnosticParams
) -> lsp.RelatedFullDocumentDiagnosticReport | lsp.RelatedUnchangedDocumentDiagnosticReport:
    """What is found in one document."""
    found = server.publisher.diagnostics(path_of(params.text_document.uri)) or []
    result = _result_id(found)
    if result == params.previous_result_id:
        return lsp.RelatedUnchangedDocumentDiagnosticReport(result)
    return lsp.RelatedFullDocumentDiagnosticReport(found, result_id=result)


async def workspace_diagnostic(
    server: Server, params: lsp.WorkspaceDiagnosticParams
) -> lsp.WorkspaceDiagnosticReport:
    """What is found in all tubes of all folders; other messages are handled in between."""
    before = {one.uri: one.value for one in params.previous_result_ids}
    items: list[lsp.WorkspaceDocumentDiagnosticReport] = []
    try:
        paths = server.session.files()
    except SettingsError as error:
        server.complain(str(error))
        return lsp.WorkspaceDiagnosticReport([])
    for path in dict.fromkeys([*paths, *server.session.documents]):
        found = server.publisher.diagnostics(path) or []
        uri, result = server.converter.uri(path), _result_id(found)
        document = server.session.documents.get(path)
        version = None if document is None else document.version
        if before.get(uri) == result:
            unchanged = lsp.WorkspaceUnchangedDocumentDiagnosticReport(
                uri, result_id=result, version=version
            )
            items.append(unchanged)
        elif found or uri in before:
            items.append(
                lsp.WorkspaceFullDocumentDiagnosticReport(
                    uri, found, version=version, result_id=result
                )
            )
        await asyncio.sleep(0)
    return lsp.WorkspaceDiagnosticReport(items)


def _result_id(found: list[lsp.Diagnostic]) -> str:
    return hashlib.sha256(repr(found).encode("utf-8", "replace")).hexdigest()[:16]


REQUESTS: Mapping[str, Request] = {
    lsp.TEXT_DOCUMENT_DIAGNOSTIC: Request(
        document_diagnostic,
        lsp.DiagnosticOptions(
            inter_file_dependencies=True, workspace_diagnostics=True, identifier="noob-lint"
        ),
    ),
    lsp.WORKSPACE_DIAGNOSTIC: Request(workspace_diagnostic),
}
"""The requests by their methods."""
