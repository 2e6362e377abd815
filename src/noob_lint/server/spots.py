"""Where in a tube the cursor is, even if its line is unfinished.

A marker is inserted at the cursor, and the line is completed in one way after the other (a colon,
closing quotes and brackets, nothing after the cursor) until the text parses with the marker as a
key or value of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple, TypeGuard

from noob_lint.yaml.document import Document, Mapping, Node, Scalar, Sequence
from noob_lint.yaml.parser import parse_if_valid

MARKER = "noobLintCursor"

_WORD_BEFORE = re.compile(r"[\w.\-/#]*\Z")
_WORD_AFTER = re.compile(r"[\w.\-/#]*")
_STRAY = "*&%@`!|>"
"""Characters that begin something which is not finished yet."""

_PAIRS = {"[": "]", "{": "}"}


class Role(StrEnum):
    """What is at the cursor."""

    KEY = "key"
    VALUE = "value"
    ITEM = "item"


class Spot(NamedTuple):
    """A place in a tube: `path` are the keys and indexes around it.

    The path of a value ends with its key, that of an item with its index; that of a key is the
    path of its mapping. `start` and `end` are the offsets of the word at the cursor in the original
    text, and `word` is the part of it before the cursor. `document` has the completed line, `node`
    is what is at the cursor there, and `around` are the enclosing mappings and lists, outermost
    first.
    """

    path: tuple[str | int, ...]
    role: Role
    start: int
    end: int
    word: str
    document: Document
    node: Scalar
    around: tuple[Node, ...]
    is_first: bool
    """Whether nothing but dashes is before the word on its line."""
    needs_dash: bool
    """Whether only an item of a list can be here, and its dash is missing."""

    @property
    def begins_mapping(self) -> bool:
        """Whether a key can be here: one of an existing mapping, or the first of a new one."""
        return self.role is Role.KEY or self.is_first


def spot_at(text: str, path: str, offset: int) -> Spot | None:
    """Where the cursor is; None if that cannot be determined, such as inside a comment."""
    first = text.rfind("\n", 0, offset) + 1
    last = text.find("\n", offset)
    last = len(text) if last < 0 else last
    head, tail = text[first:offset], text[offset:last].rstrip("\r")
    if re.search(r"(?:^|\s)#(?![^\"]*\"[^\"]*$)", head):
        return None
    word = _match(_WORD_BEFORE, head)
    after = _match(_WORD_AFTER, tail)
    head, tail = head[: len(head) - len(word)], tail[len(after) :]
    end = offset + len(after)
    for line in dict.fromkeys(_finished(head, word + MARKER, tail)):
        document = parse_if_valid(text[:first] + line + text[last:], path)
        if document is None:
            continue
        assert document.root is not None  # it is valid
        found = _marked(document.root, word + MARKER)
        if found is not None:
            place, role, node, around = found
            start = offset - len(word)
            is_first = not head.strip(" -")
            needs_dash = not head.strip() and line.startswith(f"{head}- ")
            return Spot(place, role, start, end, word, document, node, around, is_first, needs_dash)
    return None


def _match(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return "" if found is None else found[0]


def _finished(head: str, marked: str, tail: str) -> Iterator[str]:
    """The ways to complete a line, likeliest first."""
    heads = [head, head.expandtabs(2), head.rstrip(_STRAY), head.expandtabs(2).rstrip(_STRAY)]
    for one in dict.fromkeys(heads):
        for rest in dict.fromkeys([tail, ""]):
            closing = closing_of(one + rest)
            for end in dict.fromkeys(["", closing]):
                yield f"{one}{marked}{rest}{end}"
                yield f"{one}{marked}:{rest}{end}"
                yield f"{one}{marked}: x{rest}{end}"
            yield f"{one}{marked}{closing_of(one)}"
            yield f"{one}{marked}: x{closing_of(one)}"
    if not head.strip():
        yield f"{head}- {marked}"


def closing_of(text: str) -> str:
    """The text that closes the quotes and brackets that a line leaves open."""
    pending: list[str] = []
    quote = ""
    for character in text:
        if quote:
            quote = "" if character == quote else quote
        elif character in "\"'":
            quote = character
        elif character in _PAIRS:
            pending.append(_PAIRS[character])
        elif pending and character == pending[-1]:
            pending.pop()
    return quote + "".join(reversed(pending))


_Found = tuple[tuple[str | int, ...], Role, Scalar, tuple[Node, ...]]


def _marked(node: Node, marked: str) -> _Found | None:
    """Where the marker is in a tree; aliases may form cycles, but the marker is not behind one."""
    pending: list[tuple[Node, tuple[str | int, ...], tuple[Node, ...]]] = [(node, (), ())]
    seen: set[int] = set()
    while pending:
        here, path, around = pending.pop()
        if id(here) in seen:
            continue
        seen.add(id(here))
        inside = (*around, here)
        if isinstance(here, Mapping):
            for entry in here.entries:
                if _is_marked(entry.key, marked):
                    return path, Role.KEY, entry.key, inside
                name = entry.key.text if isinstance(entry.key, Scalar) else ""
                if _is_marked(entry.value, marked):
                    return (*path, name), Role.VALUE, entry.value, inside
                pending.append((entry.value, (*path, name), inside))
        elif isinstance(here, Sequence):
            for index, item in enumerate(here.items):
                if _is_marked(item, marked):
                    return (*path, index), Role.ITEM, item, inside
                pending.append((item, (*path, index), inside))
    return None


def _is_marked(node: Node, marked: str) -> TypeGuard[Scalar]:
    return isinstance(node, Scalar) and node.text == marked
