"""The capabilities of a client, as it states them when it connects."""

from __future__ import annotations

from typing import Any, NamedTuple

from lsprotocol import types as lsp

from noob_lint.server.positions import Encoding


class Client(NamedTuple):
    """What a client can do, and which units its columns use."""

    encoding: Encoding
    pulls: bool
    """It asks for diagnostics, and asks again when it is told to."""
    has_related: bool
    has_tags: bool
    watches: bool
    """It can be asked to tell which files change."""
    is_asked_for_settings: bool
    registers_settings: bool
    """It can be asked to tell when settings change."""
    has_hierarchy: bool
    """It shows symbols inside symbols."""
    has_markdown: bool
    has_links: bool
    """It shows what stands at both ends of a link."""
    has_type_links: bool
    """It does so for definitions of types."""
    shows_progress: bool
    refreshes_hints: bool
    """It asks for inlay hints again when it is told to."""
    has_snippets: bool
    has_versions: bool
    """It takes edits for certain versions of documents."""
    has_snippet_edits: bool
    """It takes edits with tab stops."""
    resolves_edits: bool
    """It asks for the edit of an action once that is chosen."""
    opens_pages: bool
    applies_edits: bool
    """It can be asked to change documents."""

    @classmethod
    def of(cls, said: lsp.ClientCapabilities, encoding: str | None) -> Client:
        """The stated capabilities of a client, and the encoding that was chosen."""
        published = _at(said, "text_document", "publish_diagnostics")
        hover = _at(said, "text_document", "hover", "content_format") or []
        return cls(
            encoding=Encoding(encoding or Encoding.UTF_16),
            pulls=_pulls(said),
            has_related=bool(_at(published, "related_information")),
            has_tags=bool(_at(published, "tag_support")),
            watches=_registers(said, "workspace", "did_change_watched_files"),
            is_asked_for_settings=bool(_at(said, "workspace", "configuration")),
            registers_settings=_registers(said, "workspace", "did_change_configuration"),
            has_hierarchy=bool(
                _at(
                    said,
                    "text_document",
                    "document_symbol",
                    "hierarchical_document_symbol_support",
                )
            ),
            has_markdown=lsp.MarkupKind.Markdown in hover,
            has_links=bool(_at(said, "text_document", "definition", "link_support")),
            has_type_links=bool(_at(said, "text_document", "type_definition", "link_support")),
            shows_progress=bool(_at(said, "window", "work_done_progress")),
            refreshes_hints=bool(_at(said, "workspace", "inlay_hint", "refresh_support")),
            has_snippets=bool(
                _at(said, "text_document", "completion", "completion_item", "snippet_support")
            ),
            has_versions=bool(_at(said, "workspace", "workspace_edit", "document_changes")),
            has_snippet_edits=bool(
                _at(said, "workspace", "workspace_edit", "snippet_edit_support")
            ),
            resolves_edits="edit"
            in (_at(said, "text_document", "code_action", "resolve_support", "properties") or []),
            opens_pages=bool(_at(said, "window", "show_document", "support")),
            applies_edits=bool(_at(said, "workspace", "apply_edit")),
        )


def _pulls(said: lsp.ClientCapabilities) -> bool:
    """Whether a client pulls diagnostics.

    A client that cannot be asked to refresh would miss what an edit changes in other documents.
    """
    asks = _at(said, "text_document", "diagnostic") is not None
    return asks and bool(_at(said, "workspace", "diagnostics", "refresh_support"))


def _registers(said: lsp.ClientCapabilities, *path: str) -> bool:
    return bool(_at(said, *path, "dynamic_registration"))


def _at(value: Any, *path: str) -> Any:
    """The value at a path of attributes; None if any of them is missing."""
    for name in path:
        value = getattr(value, name, None)
    return value
