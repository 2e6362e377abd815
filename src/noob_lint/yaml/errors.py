"""Explains the YAML parser's errors to the author of a tube."""

from __future__ import annotations

import re
from typing import NamedTuple

from ruamel.yaml.error import YAMLError

from noob_lint.diagnostics.diagnostic import Finding, Related
from noob_lint.diagnostics.source import Source, Span


class _Words(NamedTuple):
    """`pattern` is searched in the parser's own message, and its groups fill ours.

    The finding is where the parser stopped, and the place that it names as context is related, with
    the message `context`; or the finding is at the context itself, when that is the mistake.
    """

    pattern: re.Pattern[str]
    message: str
    context: str | None = None
    at_context: bool = False


def _words(
    pattern: str, message: str, context: str | None = None, *, at_context: bool = False
) -> _Words:
    return _Words(re.compile(pattern), message, context, at_context)


_TABLE: tuple[_Words, ...] = (
    _words(
        r"character '\\t' that cannot start|expected ' ', but found '\\t'|a tab character",
        "a tab is not allowed here: YAML indents and separates with spaces",
    ),
    _words(
        r"character '([@`%])' that cannot start",
        "a string cannot start with '{0}': quote it",
    ),
    _words(r"character '(.+)' that cannot start", "'{0}' cannot start a value: quote it"),
    _words(
        r"mapping values are not allowed",
        "': ' is not allowed here: put a nested key on its own indented line, "
        "or quote a string that contains ': '",
    ),
    _words(
        r"sequence entries are not allowed",
        "'- ' is not allowed here: a list starts on its own line",
    ),
    _words(
        r"could not find expected ':'",
        "this is neither a key nor a value: a ':' is missing, or the indentation is wrong",
        at_context=True,
    ),
    _words(
        r"expected <block end>, but found '([\]}])'|expected the node content, but found '([\]}])'"
        r".* a block node",
        "'{0}{1}' closes a bracket that was never opened",
    ),
    _words(
        r"expected the node content, but found '([^<>]+)'", "a value is missing before this '{0}'"
    ),
    _words(r"found '<document end>'", "'...' ends a document that has not started"),
    _words(
        r"expected <block end>, but found '<(anchor|tag)>'",
        "unexpected {0}: a value has at most one {0}, written before it",
    ),
    _words(
        r"expected <block end>, but found '<alias>'",
        "unexpected alias: an alias is a value of its own and takes no anchor or tag",
    ),
    _words(
        r"expected <block end>|did not find expected key",
        "this line does not fit the block around it: check its indentation",
        "block starts here",
    ),
    _words(
        r"expected ',' or '([\]}])', but got '<stream end>'",
        "this bracket is never closed: '{0}' is missing",
        at_context=True,
    ),
    _words(
        r"expected ',' or '([\]}])'",
        "a ',' or '{0}' is missing before this",
        "bracket opened here",
    ),
    _words(r"found unexpected end of stream", "this quote is never closed", at_context=True),
    _words(
        r"unexpected document (?:sep|ind)", "'---' inside a quoted string", "string starts here"
    ),
    _words(r"undefined tag handle", "the prefix of this tag is not declared"),
    _words(
        r"(?:scanning|parsing) an? tag",
        "invalid tag: quote a string that starts with '!'",
        at_context=True,
    ),
    _words(
        r"expected alphabetic or numeric character",
        "'*' and '&' start an alias or anchor: quote a string that starts with one of them",
        at_context=True,
    ),
    _words(
        r"more indented follow up line",
        "a blank line before a block string is indented more than the string: remove its spaces",
        at_context=True,
    ),
    _words(
        r"expected indentation indicator|expected chomping or indentation|scanning a block scalar",
        "only '-', '+' and a digit from 1 to 9 can follow '|' or '>': start the string on the next "
        "line, or quote it",
    ),
    _words(r"duplicate tag handle|found duplicate", "duplicate directive: remove one"),
    _words(
        r"incompatible YAML document", "noob reads YAML 1.2: remove the directive, or correct it"
    ),
    _words(
        r"mapping keys are not allowed",
        "'? ' is not allowed here: quote a string that starts with it",
    ),
    _words(r"<document start>", "unexpected content after the end of the document"),
    _words(
        r"while scanning an? (?:%\w+ )?directive",
        "invalid directive: write '%YAML 1.2', or remove it",
    ),
)


def describe_yaml_error(error: YAMLError, source: Source) -> Finding:
    """The finding for an `error` of ruamel.yaml, at the mistake as far as that is known.

    The parser's own message follows in the help line, for those who look it up.
    """
    context = getattr(error, "context", None) or ""
    problem = getattr(error, "problem", None) or ""
    if not (context or problem):
        problem = str(error).partition("\n")[0]
    offset = _offset(error, "problem_mark")
    if offset is None:
        offset = len(source.text)
    opened = _offset(error, "context_mark")
    problem = _as_pure(problem, source.text, offset)
    finding = _from_text(problem, source, offset, opened) or _from_table(
        _find_words(f"{problem} {context}"), source, offset, opened
    )
    said = ": ".join(filter(None, (context, problem)))
    return finding._replace(help=f"the YAML parser says: {said}")


def _as_pure(problem: str, text: str, offset: int) -> str:
    """The C parser's message as the pure parser words it, which names what was found.

    Only needed for a file that is too large for the pure parser.
    """
    char = text[offset : offset + 1]
    found = char if text[offset:].strip() else "<stream end>"
    kinds = {"&": "<anchor>", "!": "<tag>", "*": "<alias>", "]": "]", "}": "}", "-": "-"}
    if problem == "found character that cannot start any token":
        return f"found character {char!r} that cannot start any token"
    if problem in {"did not find expected ',' or ']'", "did not find expected ',' or '}'"}:
        return f"{problem.removeprefix('did not find ')}, but got '{found}'"
    if problem in {"did not find expected key", "did not find expected '-' indicator"}:
        return f"expected <block end>, but found '{kinds.get(char, '<scalar>')}'"
    if problem == "did not find expected node content":
        return f"expected the node content, but found '{found}'"
    return problem


def _from_table(words: _Words, source: Source, offset: int, opened: int | None) -> Finding:
    if words.at_context and opened is not None:
        return Finding(_word_at(source, opened), words.message)
    related: tuple[Related, ...] = ()
    if words.context is not None and opened is not None and opened != offset:
        related = (Related(_word_at(source, opened), words.context),)
    return Finding(_word_at(source, offset), words.message, related=related)


def _find_words(said: str) -> _Words:
    for words in _TABLE:
        match = words.pattern.search(said)
        if match is not None:
            groups = [group or "" for group in match.groups()]
            return words._replace(message=words.message.format(*groups))
    return _Words(re.compile(""), f"the YAML cannot be read: {said.strip()}")


def _from_text(problem: str, source: Source, offset: int, opened: int | None) -> Finding | None:
    """What the text around `offset` tells beyond the parser's message, if anything."""
    if re.search("escape (?:seq|char)|hexdecimal|Unicode", problem) and "URI" not in problem:
        return _bad_escape(problem, source, offset)
    if problem.startswith("mapping values are not allowed"):
        return _key_below_text(source, offset)
    if "but got ':'" in problem:
        return _unclosed_before_key(source, offset, opened)
    if "<block end>" in problem and "<scalar>" in problem:
        return _text_after_quotes(source, offset)
    return None


def _bad_escape(problem: str, source: Source, offset: int) -> Finding:
    text = source.text
    at_start = "unknown" in problem and text.startswith("\\", offset)  # so the C parser
    start = offset if at_start else text.rfind("\\", 0, offset)
    escape = text[start : start + 2]
    large = _NO_CHARACTER.match(text, start)
    if large is not None:
        message = f"'{large[0]}' is not a character"
        return Finding(source.span(*large.span()), message)
    if not escape.isprintable():
        message = f"a backslash before U+{ord(escape[1]):04X} is not an escape in double quotes"
        return Finding(source.span(start, start + 2), message)
    digits = {"x": 2, "u": 4, "U": 8}.get(escape[1:])
    what = "is not an escape in double quotes" if digits is None else f"needs {digits} hex digits"
    message = f"'{escape}' {what}: write '\\{escape}' for a backslash, or use single quotes"
    return Finding(source.span(start, max(offset + 1, start + 2)), message)


_LARGE = r"\\U(?!0010|000[0-9A-Fa-f])[0-9A-Fa-f]{8}"
_NO_CHARACTER = re.compile(_LARGE + r"|\\u[Dd][89A-Fa-f][0-9A-Fa-f]{2}|\\U0000[Dd][89A-Fa-f]..")
_NO_SPACE = re.compile(r"[ -]*[\w-]+(:)(?!//)\S")
_FIRST_KEY = re.compile(r"[ -]*[^\s:]+ *\Z")


def _key_below_text(source: Source, offset: int) -> Finding | None:
    """A key whose line the parser reads as the rest of a string that starts above."""
    place = source.position(offset)
    line = source.line(place.line)
    if place.line == 0 or not _FIRST_KEY.match(line[: place.column]):
        return None
    start = offset - place.column
    key = source.span(start + len(line) - len(line.lstrip()), offset)
    above = _NO_SPACE.match(source.line(place.line - 1))
    if above is not None:
        colon = source.line_starts[place.line - 1] + above.start(1)
        related = (Related(key, "so this line is read as the rest of a string"),)
        return Finding(
            source.span(colon, colon + 1), "a space is missing after this ':'", related=related
        )
    message = (
        "a key is not allowed here: the line above already has a value, or is missing ':'; check "
        "the indentation"
    )
    return Finding(key, message)


def _unclosed_before_key(source: Source, offset: int, opened: int | None) -> Finding | None:
    """Brackets that are not closed before a line that starts with a key."""
    place = source.position(offset)
    line = source.line(place.line)
    if not _FIRST_KEY.match(line[: place.column]):
        return None
    start = offset - place.column + len(line) - len(line.lstrip())
    message = "a bracket is not closed before this key"
    related = () if opened is None else (Related(_word_at(source, opened), "bracket opened here"),)
    return Finding(source.span(start, offset), message, related=related)


def _text_after_quotes(source: Source, offset: int) -> Finding | None:
    closed = re.compile(r"['\"](?= *\Z)").search(source.text, 0, offset)
    if closed is None:
        return None
    quote = closed[0]
    message = "unexpected text after a quoted string: quote all of it"
    if quote == "'":
        message += ", and double each ' inside single quotes"
    opened = source.text.rfind(quote, 0, closed.start())
    related = (Related(source.span(opened, opened + 1), "quotes opened here"),)
    return Finding(_word_at(source, offset), message, related=related if opened >= 0 else ())


_LARGE_ESCAPE = re.compile(_LARGE)


def describe_crash(error: Exception, source: Source, offset: int) -> Finding:
    """The finding for another exception of the pure parser, which noob meets as well.

    `offset` is the end of the last node that was read.
    """
    said = f"the YAML parser says: {type(error).__name__}: {error}"
    escape = _LARGE_ESCAPE.search(source.text, offset)
    if escape is not None and isinstance(error, ValueError | OverflowError):
        message = f"'{escape[0]}' is not a character"
        return Finding(source.span(*escape.span()), message, help=said)
    comment = source.text.find("#", offset)
    if comment >= 0 and isinstance(error, NotImplementedError):
        end = comment + len(source.text[comment:].splitlines()[0])
        message = "noob cannot read a comment between a key and its string: move it above the key"
        return Finding(source.span(comment, end), message, help=said)
    return Finding(_word_at(source, offset), "the YAML parser fails here", help=said)


def _offset(error: YAMLError, name: str) -> int | None:
    mark = getattr(error, name, None)
    if mark is not None:
        return int(mark.index)
    position = getattr(error, "position", None)
    return position if isinstance(position, int) else None


_WORD = re.compile(r"[^\s,\[\]{}#]+|[,\[\]{}]")


def _word_at(source: Source, offset: int) -> Span:
    """The word at `offset`, so that there is something to underline."""
    match = _WORD.match(source.text, offset)
    return source.span(offset, match.end() if match else min(offset + 1, len(source.text)))
