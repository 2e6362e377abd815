"""The requests about findings: diagnostics and code actions."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcContentModified, JsonRpcException, JsonRpcInvalidParams

from noob_lint.config.settings import SettingsError
from noob_lint.diagnostics.addresses import base_address
from noob_lint.server.app import Server
from noob_lint.server.features.actions import FIX, FIX_ALL, Action, actions, fix_all
from noob_lint.server.progress import with_progress
from noob_lint.server.uris import path_of
from noob_lint.yaml.document import Document

OPEN_PAGE = "noob-lint.openPage"
"""The command that opens the page of a rule in a browser."""

FIX_DOCUMENT = "noob-lint.fixDocument"
"""The command that fixes what is safe to fix in a document, for clients that resolve no actions."""


def document_diagnostic(
    server: Server, params: lsp.DocumentDiagnosticParams
) -> lsp.RelatedFullDocumentDiagnosticReport | lsp.RelatedUnchangedDocumentDiagnosticReport:
    """The findings of one document."""
    found = server.publisher.diagnostics(path_of(params.text_document.uri))
    if found is None:
        message = "noob-lint has crashed on this document; its log says more"
        raise JsonRpcException(message, lsp.LSPErrorCodes.RequestFailed)
    result = _result_id(found)
    if result == params.previous_result_id:
        return lsp.RelatedUnchangedDocumentDiagnosticReport(result)
    return lsp.RelatedFullDocumentDiagnosticReport(found, result_id=result)


async def workspace_diagnostic(
    server: Server, params: lsp.WorkspaceDiagnosticParams
) -> lsp.WorkspaceDiagnosticReport:
    """The findings of all tubes in all folders; other messages are handled in between."""
    before = {one.uri: one.value for one in params.previous_result_ids}
    items: list[lsp.WorkspaceDocumentDiagnosticReport] = []
    try:
        paths = server.session.files()
    except SettingsError as error:
        server.complain(str(error))
        return lsp.WorkspaceDiagnosticReport([])
    every = dict.fromkeys([*paths, *server.session.documents])
    async for path in with_progress(server, every):
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
    return lsp.WorkspaceDiagnosticReport(items)


def _result_id(found: list[lsp.Diagnostic]) -> str:
    return hashlib.sha256(repr(found).encode()).hexdigest()


def code_action(server: Server, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
    """The code actions for the findings in a part of a document."""
    session, path = server.session, path_of(params.text_document.uri)
    document = session.document(path) if session.is_tube(path) else None
    if document is None:
        return []
    start = server.converter.offset(document.source, params.range.start)
    end = server.converter.offset(document.source, params.range.end)
    part = _Part(path, start, end, session.edits)
    is_on_demand = params.context.only is not None
    found = [
        _offer(server, document, part, one, is_on_demand=is_on_demand)
        for one in actions(session, document, start, end)
        if _is_wanted(one.kind, params.context.only)
    ]
    is_shown = server.client.opens_pages and _is_wanted(FIX, params.context.only)
    return [*found, *(_pages(found) if is_shown else ())]


def _pages(found: Sequence[lsp.CodeAction]) -> Iterator[lsp.CodeAction]:
    """Actions that open the pages of the rules, where the documentation has an address."""
    shown = {one.code: one for action in found for one in action.diagnostics or ()}
    for rule, one in shown.items():
        address = None if one.code_description is None else one.code_description.href
        if address is not None:
            command = lsp.Command("open", OPEN_PAGE, arguments=[address])
            yield lsp.CodeAction(
                f"open the page of {rule}", lsp.CodeActionKind.QuickFix, [one], command=command
            )


def open_page(server: Server, address: str) -> None:
    """Let the client open the page of a rule; it is never asked to open any other page."""
    base = base_address()
    if base is not None and address.startswith(f"{base}/"):
        server.window_show_document(
            lsp.ShowDocumentParams(address, external=True), lambda _answer: None
        )


def fix_document(server: Server, uri: str) -> None:
    """Let the client change a document so that what is safe to fix in it is fixed."""
    session, path = server.session, path_of(uri)
    document = session.document(path) if session.is_tube(path) else None
    for one in () if document is None else fix_all(session, document):
        edit = lsp.ApplyWorkspaceEditParams(_edit(server, one), label=one.title)
        server.workspace_apply_edit(edit)


class _Part(NamedTuple):
    """A part of a document, after a certain number of edits."""

    path: str
    start: int
    end: int
    edits: int

    @classmethod
    def of(cls, data: object) -> _Part:
        """The part that a client sends back.

        Raises:
            JsonRpcInvalidParams: it is something else.
        """
        values = data if isinstance(data, list | tuple) else ()
        if [type(one) for one in values] != [str, int, int, int]:
            raise JsonRpcInvalidParams("the action is not one of this server")
        return cls(*values)


def _is_wanted(kind: str, only: Sequence[str] | None) -> bool:
    return only is None or any(kind == one or kind.startswith(f"{one}.") for one in only)


def _offer(
    server: Server, document: Document, part: _Part, one: Action, *, is_on_demand: bool
) -> lsp.CodeAction:
    """An action as the client gets it: what takes long is left until it is chosen."""
    project = server.session.workspace.project_of(document.path)
    shown = None
    if one.finding is not None:
        shown = [server.converter.diagnostic(one.finding, document, project)]
    action = lsp.CodeAction(one.title, kind=one.kind, diagnostics=shown)
    action.is_preferred = one.preferred or None
    if server.client.resolves_edits:
        action.data = [*part]
    elif one.kind == FIX_ALL and server.client.applies_edits and not is_on_demand:
        uri = server.converter.uri(part.path)
        action.command = lsp.Command(one.title, FIX_DOCUMENT, arguments=[uri])
    else:
        action.edit = _edit(server, one)
    return action


def resolve_code_action(server: Server, action: lsp.CodeAction) -> lsp.CodeAction:
    """The edit of an action that was chosen."""
    part, session = _Part.of(action.data), server.session
    is_same = part.edits == session.edits and part.path in session.documents
    document = session.document(part.path) if is_same else None
    if document is None:
        raise JsonRpcContentModified
    for one in actions(session, document, part.start, part.end):
        if (one.title, one.kind) == (action.title, action.kind):
            action.edit = _edit(server, one)
            return action
    raise JsonRpcContentModified


def _edit(server: Server, one: Action) -> lsp.WorkspaceEdit:
    change = one.make()
    return server.converter.workspace_edit([] if change is None else [change])
