"""Converts between values of noob-lint and of the protocol; the only module that knows both."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lsprotocol import types as lsp

from noob_lint.diagnostics.addresses import page_of
from noob_lint.diagnostics.diagnostic import Diagnostic, Edit, Place, Related, Severity
from noob_lint.diagnostics.source import Position, Source, Span
from noob_lint.project.project import Project
from noob_lint.server.client import Client
from noob_lint.server.documents import Point, TextChange
from noob_lint.server.features.actions import Change
from noob_lint.server.features.completed import Item, ItemKind, escaped
from noob_lint.server.features.completion import Completion
from noob_lint.server.features.hover import Hover
from noob_lint.server.features.inlay_hints import Hint
from noob_lint.server.features.links import Link
from noob_lint.server.features.semantic_tokens import Token, TokenKind
from noob_lint.server.features.symbols import Symbol
from noob_lint.server.occurrences import Kind, Occurrence
from noob_lint.server.positions import Encoding, column_in_units, offset_of
from noob_lint.server.session import Session
from noob_lint.server.uris import uri_of
from noob_lint.yaml.document import Document

_Filled = lsp.AnnotatedTextEdit | lsp.SnippetTextEdit

SOURCE = "noob-lint"
"""The source of our diagnostics."""

_SEVERITIES = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.INFO: lsp.DiagnosticSeverity.Information,
}

_SYMBOLS = {
    None: lsp.SymbolKind.Namespace,
    Kind.NODE: lsp.SymbolKind.Function,
    Kind.ASSET: lsp.SymbolKind.Object,
    Kind.INPUT: lsp.SymbolKind.Variable,
    Kind.TUBE: lsp.SymbolKind.Module,
}

_TOKENS = [*TokenKind]
LEGEND = lsp.SemanticTokensLegend([str(kind) for kind in _TOKENS], ["declaration"])
"""What the numbers in semantic tokens stand for."""

_UNNECESSARY = frozenset({"id-redundant", "ignored-key", "param-ignored"})
"""Rules about what has no effect, besides those whose names begin with ``unused``."""


def position_in(source: Source, position: Position, encoding: Encoding) -> lsp.Position:
    """A position in a text, in the units of the client."""
    line = source.line(position.line)
    return lsp.Position(position.line, column_in_units(line, position.column, encoding))


def range_in(source: Source, span: Span, encoding: Encoding) -> lsp.Range:
    """A span in a text, in the units of the client."""
    return lsp.Range(
        position_in(source, span.start, encoding), position_in(source, span.end, encoding)
    )


def offset_in(source: Source, position: lsp.Position, encoding: Encoding) -> int:
    """The offset of a position that a client sent."""
    return offset_of(source, position.line, position.character, encoding)


def changes_of(events: Iterable[lsp.TextDocumentContentChangeEvent]) -> Iterator[TextChange]:
    """The changes of a text, as a client reports them."""
    for event in events:
        if isinstance(event, lsp.TextDocumentContentChangePartial):
            start, end = event.range.start, event.range.end
            yield TextChange(
                event.text,
                Point(start.line, start.character),
                Point(end.line, end.character),
            )
        else:
            yield TextChange(event.text)


class Converter:
    """Converts the findings of a session for its client."""

    def __init__(self, session: Session, client: Client) -> None:
        self._session = session
        self._client = client

    def range(self, source: Source, span: Span) -> lsp.Range:
        """A span of a text."""
        return range_in(source, span, self._session.encoding)

    def offset(self, source: Source, position: lsp.Position) -> int:
        """The offset of a position in a text."""
        return offset_in(source, position, self._session.encoding)

    def uri(self, path: str, project: Project | None = None) -> str:
        """The URI of a path, as the client spells it if the document is open."""
        absolute = self._session.absolute(path, project)
        document = self._session.documents.get(absolute)
        return uri_of(absolute) if document is None else document.uri

    def location(self, place: Place, project: Project) -> lsp.Location:
        """The location of a place."""
        uri = self.uri(place.source.path, project)
        return lsp.Location(uri, self.range(place.source, place.span))

    def edits(self, source: Source, edits: Iterable[Edit]) -> list[lsp.TextEdit]:
        """The edits to one text."""
        return [lsp.TextEdit(self.range(source, one.span), one.text) for one in edits]

    def diagnostic(self, item: Diagnostic, document: Document, project: Project) -> lsp.Diagnostic:
        """A finding in a document, or in one that it extends.

        The latter is shown at `extends`, where a comment would suppress it, and names its place.
        """
        related = [*item.related]
        source, span = document.source, item.span
        message = item.message
        if item.finding.help:
            message = f"{message}\n{item.finding.help}"
        if item.path != source.path:
            related.insert(0, Related(item.span, "here", item.path))
            key = None if document.root is None else document.root.key("extends")
            span = source.span(0, 0) if key is None else key.span
        href = page_of(item.rule)
        return lsp.Diagnostic(
            range=self.range(source, span),
            message=message,
            severity=_SEVERITIES[item.severity],
            code=item.rule,
            code_description=None if href is None else lsp.CodeDescription(href),
            source=SOURCE,
            tags=self._tags(item.rule),
            related_information=self._related(related, source, project),
        )

    def _tags(self, rule: str) -> list[lsp.DiagnosticTag] | None:
        if not self._client.has_tags:
            return None
        is_unnecessary = rule.startswith("unused-") or rule in _UNNECESSARY
        return [lsp.DiagnosticTag.Unnecessary] if is_unnecessary else None

    def _related(
        self, related: Iterable[Related], source: Source, project: Project
    ) -> list[lsp.DiagnosticRelatedInformation] | None:
        if not self._client.has_related:
            return None
        found = []
        for place in related:
            path = place.path or source.path
            text = source if path == source.path else self._session.source(path, project)
            if text is not None and place.span.end.line < len(text.line_starts):
                location = lsp.Location(self.uri(path, project), self.range(text, place.span))
                found.append(lsp.DiagnosticRelatedInformation(location, place.message))
        return found or None

    # --- the results of features -----------------------------------------------------------------

    def hover(self, found: Hover, source: Source, *, has_markdown: bool) -> lsp.Hover:
        """The hover under the pointer."""
        kind = lsp.MarkupKind.Markdown if has_markdown else lsp.MarkupKind.PlainText
        text = found.text if has_markdown else found.text.replace("**", "").replace("`", "")
        return lsp.Hover(lsp.MarkupContent(kind, text), self.range(source, found.span))

    def highlight(self, one: Occurrence) -> lsp.DocumentHighlight:
        """Another occurrence of the name under the cursor."""
        is_write = one.declares
        kind = lsp.DocumentHighlightKind.Write if is_write else lsp.DocumentHighlightKind.Read
        return lsp.DocumentHighlight(self.range(one.source, one.span), kind)

    def symbol(self, one: Symbol) -> lsp.DocumentSymbol:
        """An entry of an outline, with those inside it."""
        return lsp.DocumentSymbol(
            name=one.name or "?",
            kind=_SYMBOLS[one.kind],
            range=self.range(one.source, one.span),
            selection_range=self.range(one.source, one.name_span),
            detail=one.detail or None,
            children=[self.symbol(child) for child in one.children],
        )

    def flat_symbol(self, one: Symbol, project: Project) -> lsp.SymbolInformation:
        """A symbol for a client without nested symbols, or a symbol of a workspace."""
        location = lsp.Location(
            self.uri(one.source.path, project), self.range(one.source, one.name_span)
        )
        return lsp.SymbolInformation(
            location, one.name or "?", _SYMBOLS[one.kind], container_name=one.detail or None
        )

    def link(self, one: Link, source: Source) -> lsp.DocumentLink:
        """A link to a file or a page."""
        target = one.address if one.path is None else self.uri(one.path)
        return lsp.DocumentLink(self.range(source, one.span), target)

    def hint(self, one: Hint, source: Source) -> lsp.InlayHint:
        """A text between the characters of a document."""
        position = position_in(source, source.position(one.offset), self._session.encoding)
        kind = lsp.InlayHintKind.Type if one.is_type else lsp.InlayHintKind.Parameter
        hint = lsp.InlayHint(position, one.text, kind=kind, tooltip=one.whole or None)
        hint.padding_left = not one.is_type
        return hint

    def tokens(self, tokens: Iterable[Token], source: Source) -> lsp.SemanticTokens:
        """Tokens in order, each relative to the one before."""
        data: list[int] = []
        line = column = 0
        for one in tokens:
            where = self.range(source, one.span)
            start, width = where.start, where.end.character - where.start.character
            step = start.character - (column if start.line == line else 0)
            data += [start.line - line, step, width, _TOKENS.index(one.kind), int(one.declares)]
            line, column = start.line, start.character
        return lsp.SemanticTokens(data)

    def workspace_edit(self, changes: Iterable[Change]) -> lsp.WorkspaceEdit:
        """Changes to texts; those to open documents apply to their current versions."""
        if not self._client.has_versions:
            plain: dict[str, Sequence[lsp.TextEdit]] = {
                self.uri(one.source.path): self.edits(one.source, one.edits) for one in changes
            }
            return lsp.WorkspaceEdit(plain)
        edits: list[lsp.TextDocumentEdit | lsp.CreateFile | lsp.RenameFile | lsp.DeleteFile] = []
        for change in changes:
            path = self._session.absolute(change.source.path)
            document = self._session.documents.get(path)
            version = None if document is None else document.version
            target = lsp.OptionalVersionedTextDocumentIdentifier(self.uri(path), version)
            edits.append(lsp.TextDocumentEdit(target, self._fillable(change)))
        return lsp.WorkspaceEdit(document_changes=edits)

    def _fillable(self, change: Change) -> list[lsp.TextEdit | _Filled]:
        """The edits of a change, with a tab stop at what the user is to replace if possible."""
        edits: list[lsp.TextEdit | _Filled] = []
        for one in self.edits(change.source, change.edits):
            before, mark, behind = one.new_text.rpartition(change.placeholder or "\0")
            if mark and self._client.has_snippet_edits:
                text = f"{escaped(before)}${{1:{escaped(mark)}}}{escaped(behind)}"
                edits.append(lsp.SnippetTextEdit(one.range, lsp.StringValue(text)))
            else:
                edits.append(one)
        return edits

    def completion(
        self, found: Completion, source: Source, *, has_snippets: bool
    ) -> lsp.CompletionList:
        """The completions at the cursor, required ones first."""
        place = self.range(source, source.span(found.start, found.end))
        items = sorted(found.items, key=lambda item: not item.is_required)
        return lsp.CompletionList(
            is_incomplete=False,
            items=[
                _completion_item(item, place, f"{index:04}", has_snippets=has_snippets)
                for index, item in enumerate(items)
            ],
        )


_ITEMS = {
    ItemKind.KEY: lsp.CompletionItemKind.Property,
    ItemKind.VALUE: lsp.CompletionItemKind.Value,
    ItemKind.NODE: lsp.CompletionItemKind.Variable,
    ItemKind.SIGNAL: lsp.CompletionItemKind.Event,
    ItemKind.ASSET: lsp.CompletionItemKind.Variable,
    ItemKind.INPUT: lsp.CompletionItemKind.Variable,
    ItemKind.SLOT: lsp.CompletionItemKind.Field,
    ItemKind.PARAM: lsp.CompletionItemKind.Field,
    ItemKind.MODULE: lsp.CompletionItemKind.Module,
    ItemKind.FUNCTION: lsp.CompletionItemKind.Function,
    ItemKind.CLASS: lsp.CompletionItemKind.Class,
    ItemKind.TUBE: lsp.CompletionItemKind.File,
    ItemKind.SNIPPET: lsp.CompletionItemKind.Snippet,
}


def _completion_item(
    item: Item, place: lsp.Range, order: str, *, has_snippets: bool
) -> lsp.CompletionItem:
    text = item.insert or item.label
    is_snippet = has_snippets and bool(item.insert)
    snippet, plain = lsp.InsertTextFormat.Snippet, lsp.InsertTextFormat.PlainText
    about = lsp.MarkupContent(lsp.MarkupKind.Markdown, item.about) if item.about else None
    return lsp.CompletionItem(
        label=item.label,
        kind=_ITEMS[item.kind],
        detail=item.detail or None,
        documentation=about,
        sort_text=order,
        filter_text=item.label,
        insert_text_format=snippet if is_snippet else plain,
        insert_text_mode=lsp.InsertTextMode.AdjustIndentation,
        text_edit=lsp.TextEdit(place, text if is_snippet else _without_stops(text)),
    )


def _without_stops(text: str) -> str:
    """A snippet as plain text: the first choice, the placeholders, and no tab stops."""
    text = re.sub(r"\$\{\d+\|((?:\\.|[^\\,|])*)(?:\\.|[^\\|])*\|\}", r"\1", text)
    text = re.sub(r"\$\{\d+:((?:\\.|[^\\}])*)\}", r"\1", text)
    return re.sub(r"\\(.)", r"\1", re.sub(r"(?<!\\)\$\d+", "", text))
