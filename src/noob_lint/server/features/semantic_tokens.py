"""What the names in a tube are, for their colours."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from noob_lint.diagnostics.source import Span
from noob_lint.python.answers import Kind as CallableKind
from noob_lint.server.occurrences import Kind, Occurrence
from noob_lint.server.view import View
from noob_lint.spec.names import special_type


class TokenKind(StrEnum):
    """The kinds of tokens, named as the protocol does."""

    TUBE = "namespace"
    CLASS = "class"
    FUNCTION = "function"
    KEYWORD = "keyword"
    NODE = "method"
    ASSET = "variable"
    INPUT = "parameter"
    SIGNAL = "event"
    ARGUMENT = "property"


class Token(NamedTuple):
    """A name on one line."""

    span: Span
    kind: TokenKind
    declares: bool


_KINDS = {
    Kind.TUBE: TokenKind.TUBE,
    Kind.NODE: TokenKind.NODE,
    Kind.ASSET: TokenKind.ASSET,
    Kind.INPUT: TokenKind.INPUT,
    Kind.SIGNAL: TokenKind.SIGNAL,
    Kind.SLOT: TokenKind.ARGUMENT,
    Kind.PARAM: TokenKind.ARGUMENT,
}

_CLASSES = (CallableKind.CLASS, CallableKind.NODE_CLASS, CallableKind.ASSET_CLASS)


def semantic_tokens(view: View) -> list[Token]:
    """The names in a document in order; none overlaps another, or goes over the end of a line."""
    tokens: list[Token] = []
    end = 0
    for one in sorted(view.occurrences, key=lambda one: (one.span.start.offset, one.width)):
        is_on_one_line = one.span.start.line == one.span.end.line
        if is_on_one_line and one.width and one.span.start.offset >= end:
            tokens.append(Token(one.span, _kind(one), one.declares))
            end = one.span.end.offset
    return tokens


def _kind(one: Occurrence) -> TokenKind:
    if one.kind is not Kind.TYPE:
        return _KINDS[one.kind]
    if special_type(one.name) is not None:
        return TokenKind.KEYWORD
    found = None if one.element is None else one.facts.found(one.element)
    is_class = found is not None and found.kind in _CLASSES
    return TokenKind.CLASS if is_class else TokenKind.FUNCTION
