"""The YAML parser's errors in the words of somebody who writes a tube."""

from __future__ import annotations

import re
from typing import NamedTuple

from ruamel.yaml.error import YAMLError

from noob_lint.diagnostic import Finding, Related
from noob_lint.span import Source, Span


class _Words(NamedTuple):
    """`pattern` is searched in the parser's own text, and its groups fill the message."""

    pattern: re.Pattern[str]
    message: str
    context: str | None = None


def _words(pattern: str, message: str, context: str | None = None) -> _Words:
    return _Words(re.compile(pattern), message, context)


_TABLE: tuple[_Words, ...] = (
    _words(
        r"character '\\t' that cannot start",
        "a tab cannot stand here: YAML indents and separates with spaces",
    ),
    _words(
        r"character '([@`%])' that cannot start",
        "a text cannot start with '{0}': put it in quotes",
    ),
    _words(r"character '(.+)' that cannot start", "'{0}' cannot start a value: put it in quotes"),
    _words(
        r"mapping values are not allowed",
        "': ' cannot stand here: indent a nested key on a line of its own, "
        "or put a text that contains ': ' in quotes",
    ),
    _words(
        r"could not find expected ':'",
        "this is not followed by ': ', so it is neither a key nor a value: "
        "check the indentation and the lines around it",
    ),
    _words(
        r"expected <block end>, but (?:found|got) '(?:<block mapping start>|\?|<scalar>|-)'"
        r"|did not find expected key|expected <block end>",
        "this line does not fit the block it stands in: check its indentation",
        "the block starts here",
    ),
    _words(
        r"unexpected end of stream[\s\S]*flow|expected ',' or '([\]}])', but got '<stream end>'",
        "this is never closed: a closing bracket is missing",
        "it is opened here",
    ),
    _words(
        r"expected ',' or '([\]}])'",
        "a ',' or '{0}' is missing here",
        "the brackets are opened here",
    ),
    _words(
        r"found unexpected end of stream",
        "a quote that is opened is never closed",
        "it is opened here",
    ),
    _words(r"unexpected document separator", "'---' stands inside a quoted text", "it starts here"),
    _words(
        r"unknown escape character '(.+)'",
        "'\\{0}' is no escape in double quotes: write '\\\\{0}', or use single quotes",
    ),
    _words(r"undefined tag handle '(.+)'", "the tag prefix '{0}' is not declared"),
    _words(
        r"expected alphabetic or numeric character",
        "'*' and '&' start the name of an alias or anchor: put a text that starts so in quotes",
    ),
    _words(r"duplicate (%\S+) directive|found duplicate", "a directive may stand only once"),
)


def describe_yaml_error(error: YAMLError, source: Source) -> Finding:
    """The finding for an `error` of ruamel.yaml, at the place the parser complains about.

    The parser's own words follow in the help line, for those who look them up.
    """
    problem = str(getattr(error, "problem", None) or str(error).partition("\n")[0])
    context = str(getattr(error, "context", None) or "")
    words = _find_words(f"{problem} {context}")
    offset = _offset(error, "problem_mark")
    if offset is None:
        offset = len(source.text)
    opened = _offset(error, "context_mark")
    related: tuple[Related, ...] = ()
    if words.context is not None and opened is not None and opened != offset:
        related = (Related(_word_at(source, opened), words.context),)
    said = f"{context}: {problem}" if context else problem
    return Finding(
        _word_at(source, offset),
        words.message,
        related=related,
        help=f"the YAML parser says: {said}",
    )


def _find_words(said: str) -> _Words:
    for words in _TABLE:
        match = words.pattern.search(said)
        if match is not None:
            groups = [group or "" for group in match.groups()]
            return words._replace(
                message=words.message.format(*groups) if groups else words.message
            )
    return _Words(re.compile(""), f"the YAML cannot be read: {said.strip()}")


def _offset(error: YAMLError, name: str) -> int | None:
    mark = getattr(error, name, None)
    if mark is not None:
        return int(mark.index)
    position = getattr(error, "position", None)
    return position if isinstance(position, int) else None


_WORD = re.compile(r"[^\s,\[\]{}#]+|[,\[\]{}]")


def _word_at(source: Source, offset: int) -> Span:
    """The word at `offset`, so that carets have something to stand under."""
    match = _WORD.match(source.text, offset)
    return source.span(offset, match.end() if match else min(offset + 1, len(source.text)))
