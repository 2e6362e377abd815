"""The requests about documents: each is answered by a function of `noob_lint.server.features`.

A request starts once all messages that have arrived are handled. So a request that was cancelled
in the meantime is not answered, and one about a text that has changed since is refused.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any, NamedTuple

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcContentModified, JsonRpcException, JsonRpcRequestCancelled

from noob_lint.config.settings import SettingsError
from noob_lint.diagnostics.diagnostic import Diagnostic, Place
from noob_lint.server import checking
from noob_lint.server.app import Server
from noob_lint.server.documents import OpenDocument
from noob_lint.server.features import completion as completions
from noob_lint.server.features import definition as definitions
from noob_lint.server.features import findings, links, symbols
from noob_lint.server.features import hover as hovers
from noob_lint.server.features import inlay_hints as hints
from noob_lint.server.features import references as others
from noob_lint.server.features import rename as renaming
from noob_lint.server.features import semantic_tokens as tokens
from noob_lint.server.features import type_definition as type_definitions
from noob_lint.server.features.actions import FIX_ALL
from noob_lint.server.occurrences import Occurrence
from noob_lint.server.protocol import LEGEND
from noob_lint.server.session import InternalError, StaleError
from noob_lint.server.uris import path_of
from noob_lint.server.view import View


class Request(NamedTuple):
    """How a request is answered, and how it is announced to the client."""

    answer: Callable[[Server, Any], Any]
    options: object = None


def register(server: Server) -> None:
    """Register the handlers of requests about documents."""
    for method, request in REQUESTS.items():
        server.feature(method, request.options)(_answering(server, request.answer))

    def open_page(address: str) -> None:
        checking.open_page(server, address)

    def fix_document(uri: str) -> None:
        with server.session.reading(), suppress(StaleError):
            checking.fix_document(server, uri)

    server.command(checking.OPEN_PAGE)(open_page)
    server.command(checking.FIX_DOCUMENT)(fix_document)


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
            except StaleError:
                if server.protocol.msg_id in server.backlog.cancelled:
                    raise JsonRpcRequestCancelled from None
                raise JsonRpcContentModified from None

    return answer


def _document(server: Server, params: Any) -> OpenDocument | None:
    """The document that a request is about; None if it is not open."""
    item = getattr(params, "text_document", None)
    return None if item is None else server.session.documents.get(path_of(item.uri))


def _at(server: Server, params: Any) -> tuple[View, int] | None:
    """The document that a request is about, and the offset of its position."""
    view = _view(server, params)
    if view is None:
        return None
    return view, server.converter.offset(view.document.source, params.position)


def _view(server: Server, params: Any) -> View | None:
    """The document that a request is about, if that is a tube."""
    path = path_of(params.text_document.uri)
    return server.session.view(path) if server.session.is_tube(path) else None


# --- what is under the cursor ---------------------------------------------------------------------


def hover(server: Server, params: lsp.HoverParams) -> lsp.Hover | None:
    """Information about the name under the mouse, and about the findings there."""
    here = _at(server, params)
    if here is None:
        return None
    view, written = here[0], here[0].written
    offset = server.converter.offset(written.source, params.position)
    explained = findings.explain(_findings(server, written.path), written, offset)
    found = findings.beside(hovers.hover(*here), explained)
    if found is None:
        return None
    has_markdown = server.client.has_markdown
    return server.converter.hover(found, view.document.source, has_markdown=has_markdown)


def _findings(server: Server, path: str) -> tuple[Diagnostic, ...]:
    """The findings in a document; none if the linter crashes, which diagnostics report."""
    try:
        return server.session.findings(path)
    except InternalError:
        return ()


def definition(
    server: Server, params: lsp.DefinitionParams
) -> list[lsp.Location] | list[lsp.LocationLink] | None:
    """Where the thing that a name refers to is defined."""
    return _places(server, params, definitions.defining, has_links=server.client.has_links)


def type_definition(
    server: Server, params: lsp.TypeDefinitionParams
) -> list[lsp.Location] | list[lsp.LocationLink] | None:
    """Where the class of a value is defined."""
    return _places(server, params, type_definitions.classes, has_links=server.client.has_type_links)


def _places(
    server: Server,
    params: Any,
    find: Callable[[View, Occurrence], Iterable[Place]],
    *,
    has_links: bool,
) -> list[lsp.Location] | list[lsp.LocationLink] | None:
    here = _at(server, params)
    one = None if here is None else here[0].at(here[1])
    if here is None or one is None:
        return None
    view, converter = here[0], server.converter
    found = [converter.location(place, view.project) for place in find(view, one)]
    if not has_links:
        return found
    origin = converter.range(one.source, one.span)
    return [lsp.LocationLink(place.uri, place.range, place.range, origin) for place in found]


def references(server: Server, params: lsp.ReferenceParams) -> list[lsp.Location] | None:
    """All occurrences of a name in the tubes of the project."""
    here = _at(server, params)
    if here is None:
        return None
    is_all = params.context.include_declaration
    found = others.references(*here, with_declarations=is_all)
    return [server.converter.location(one, here[0].project) for one in found]


def highlight(
    server: Server, params: lsp.DocumentHighlightParams
) -> list[lsp.DocumentHighlight] | None:
    """All occurrences of a name in the document."""
    here = _at(server, params)
    return None if here is None else [*map(server.converter.highlight, others.highlights(*here))]


def prepare_rename(
    server: Server, params: lsp.PrepareRenameParams
) -> lsp.PrepareRenamePlaceholder | None:
    """What would be renamed."""
    here = _at(server, params)
    if here is None:
        return None
    with _refusing():
        one = renaming.renamable(*here)
    return lsp.PrepareRenamePlaceholder(server.converter.range(one.source, one.span), one.name)


def rename(server: Server, params: lsp.RenameParams) -> lsp.WorkspaceEdit | None:
    """The edits that rename the name at a position, in all tubes."""
    here = _at(server, params)
    if here is None:
        return None
    with _refusing():
        changes = renaming.rename(server.session, *here, params.new_name)
    return server.converter.workspace_edit(changes)


@contextmanager
def _refusing() -> Iterator[None]:
    """Answer with the reason why a name cannot be renamed."""
    try:
        yield
    except renaming.RenameError as error:
        raise JsonRpcException(str(error), lsp.LSPErrorCodes.RequestFailed) from None


def completion(server: Server, params: lsp.CompletionParams) -> lsp.CompletionList | None:
    """The completions at a position."""
    path = path_of(params.text_document.uri)
    view = server.session.view(path) if server.session.may_be_tube(path) else None
    if view is None:
        return None
    source = view.written.source
    found = completions.complete(view, server.converter.offset(source, params.position))
    if found is None:
        return None
    has_snippets = server.client.has_snippets
    return server.converter.completion(found, source, has_snippets=has_snippets)


# --- what is in a document, or in all -------------------------------------------------------------


def document_symbol(
    server: Server, params: lsp.DocumentSymbolParams
) -> list[lsp.DocumentSymbol] | list[lsp.SymbolInformation] | None:
    """The outline of a document."""
    view = _view(server, params)
    if view is None:
        return None
    found = symbols.outline(view)
    if server.client.has_hierarchy:
        return [*map(server.converter.symbol, found)]
    flat = [entry for section in found for entry in section.children]
    return [server.converter.flat_symbol(one, view.project) for one in flat]


def workspace_symbol(
    server: Server, params: lsp.WorkspaceSymbolParams
) -> list[lsp.SymbolInformation]:
    """The tubes and their entries in all folders."""
    session = server.session
    views = (session.view(path) for path in session.files())
    return [
        server.converter.flat_symbol(one, view.project)
        for view in views
        if view is not None
        for one in symbols.named(view, params.query)
    ]


def document_link(server: Server, params: lsp.DocumentLinkParams) -> list[lsp.DocumentLink] | None:
    """The links in a document."""
    view = _view(server, params)
    if view is None:
        return None
    return [server.converter.link(one, view.document.source) for one in links.links(view)]


def inlay_hint(server: Server, params: lsp.InlayHintParams) -> list[lsp.InlayHint] | None:
    """The hints in a part of a document, if the settings turn them on."""
    view = _view(server, params) if server.shows_hints else None
    if view is None:
        return None
    source, converter = view.document.source, server.converter
    start = converter.offset(source, params.range.start)
    end = converter.offset(source, params.range.end)
    return [converter.hint(one, source) for one in hints.inlay_hints(view, start, end)]


def semantic_tokens(server: Server, params: lsp.SemanticTokensParams) -> lsp.SemanticTokens | None:
    """The kinds of the names in a document."""
    view = _view(server, params)
    if view is None:
        return None
    return server.converter.tokens(tokens.semantic_tokens(view), view.document.source)


REQUESTS: Mapping[str, Request] = {
    lsp.TEXT_DOCUMENT_DIAGNOSTIC: Request(
        checking.document_diagnostic,
        lsp.DiagnosticOptions(
            inter_file_dependencies=True, workspace_diagnostics=True, identifier="noob-lint"
        ),
    ),
    lsp.WORKSPACE_DIAGNOSTIC: Request(checking.workspace_diagnostic),
    lsp.TEXT_DOCUMENT_CODE_ACTION: Request(
        checking.code_action,
        lsp.CodeActionOptions([lsp.CodeActionKind.QuickFix, FIX_ALL], resolve_provider=True),
    ),
    lsp.CODE_ACTION_RESOLVE: Request(checking.resolve_code_action),
    lsp.TEXT_DOCUMENT_COMPLETION: Request(
        completion, lsp.CompletionOptions(trigger_characters=[".", " ", "-", ":"])
    ),
    lsp.TEXT_DOCUMENT_HOVER: Request(hover),
    lsp.TEXT_DOCUMENT_DEFINITION: Request(definition),
    lsp.TEXT_DOCUMENT_TYPE_DEFINITION: Request(type_definition),
    lsp.TEXT_DOCUMENT_REFERENCES: Request(references),
    lsp.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT: Request(highlight),
    lsp.TEXT_DOCUMENT_PREPARE_RENAME: Request(prepare_rename),
    lsp.TEXT_DOCUMENT_RENAME: Request(rename, lsp.RenameOptions(prepare_provider=True)),
    lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL: Request(document_symbol),
    lsp.WORKSPACE_SYMBOL: Request(workspace_symbol),
    lsp.TEXT_DOCUMENT_DOCUMENT_LINK: Request(document_link),
    lsp.TEXT_DOCUMENT_INLAY_HINT: Request(inlay_hint),
    lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL: Request(semantic_tokens, LEGEND),
}
"""The requests by their methods."""
