"""Bytes to a `Document`: decode, check, parse, compose.

noob reads tubes with ruamel.yaml's pure round-trip parser, which has the last word here too. Its C
parser is some thirty times faster and gives the same events for ordinary files, so it is tried
first; a file with something that the two read differently (`needs_pure_parser`), or one that the C
parser refuses, goes to the pure parser.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from codecs import BOM_UTF8
from collections.abc import Iterator
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from noob_lint.diagnostics.diagnostic import Finding, Report, Severity
from noob_lint.diagnostics.source import Source
from noob_lint.support.files import read_bytes
from noob_lint.yaml.composer import Composer
from noob_lint.yaml.document import Document
from noob_lint.yaml.limits import MAX_DEPTH, LimitError, TooDeepError

try:
    from _ruamel_yaml import CParser
except ImportError:  # no wheel for this interpreter: slower, and no different otherwise
    CParser = None

MAX_BYTES = 10 * 1024 * 1024
"""A larger file is refused: the largest real tubes are a thousandth of this."""

_MAX_PURE = 128 * 1024
"""Characters that the pure parser reads in about two seconds; beyond, the C parser decides."""

_LONG = 512
"""Characters that the pure parser reads in a few milliseconds."""

_UNPRINTABLE = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"

_SUSPECT = re.compile("[\t\r\x85\u2028\u2029\ufeff*&!%?|>]")
_SUSPECT_PAIRS = ("---", "...", '":', "':", "]:", "}:", ": #", ":  ")
"""What the patterns below need, and most tubes do not have; searching for these is quick."""

_ODD_LINE_STARTS = ("\n%", "\n...", "\n---")
_ODD_ANYWHERE = (
    r"[\t\x85\u2028\u2029\ufeff]|\r(?!\n)",
    r"[*&](?<![^\s\[{,:?-].)(?=[A-Za-z0-9_-])(?![A-Za-z0-9_-]+(?:[ \n\r,\]}]|\Z))",
    r"!(?<![^\s\[{,:?-].)(?!!?[A-Za-z][A-Za-z0-9:./_-]*(?:[ \n\r,\]}]|\Z))",
    r"\?(?<![^\s\[{,:?-].)(?:[\s,:?\[\]{}]|\Z)",
    r"[|>][-+0-9]*(?:#| *(?:#[^\n]*)?(?:\r?\n)+ +\r?(?:\n|\Z))",
    r"[\"'\]}]:\S",
    r"(?m:^)(?! *#)(?>[^\n]*?: +#)[^\n]*\n(?: *(?:#[^\n]*)?\n)*+"
    r"(?! *(?:- |[^#\n]*:(?:[ \r\n]|\Z)))",
    r"\A(?: *(?:#[^\n]*)?\n)*+ *[|>]",
)
"""Compiled when first needed."""


def needs_pure_parser(text: str) -> bool:
    """Whether the two parsers may read `text` differently.

    They differ on unusual line breaks, tabs, odd names of anchors and tags, directives, several
    documents, explicit keys, odd headers of block scalars, values that touch the colon, and
    comments between a key and its value; all found by comparing them on mutated tubes.
    """
    if _SUSPECT.search(text) is None and not any(pair in text for pair in _SUSPECT_PAIRS):
        return False
    return (
        text.startswith(("%", "..."))
        or (text.startswith("---") and text[3:4] not in {"\r", "\n"})
        or any(start in text for start in _ODD_LINE_STARTS)
        or any(re.search(pattern, text) for pattern in _ODD_ANYWHERE)
    )


def _unprintable_in(text: str) -> re.Match[str] | None:
    """The first character that YAML forbids."""
    if text.replace("\n", "").isprintable():  # quick to tell; YAML allows more
        return None
    return re.search(_UNPRINTABLE, text)


def read_bounded(path: str) -> bytes:
    """The bytes of a file, no more than `parse` needs to see that there are too many.

    Raises:
        OSError: the file cannot be read, or is a device or a pipe.
        ValueError: `path` has a NUL character.
    """
    return read_bytes(path, MAX_BYTES + 1)


def parse(data: str | bytes, path: str = "<stdin>") -> Document:
    """Read a tube.

    `data` is a string, or UTF-8 bytes with or without a byte order mark. Never raises: errors are
    in `Document.reports`, and `Document.root` is None when nothing useful could be read.
    """
    if len(data) > MAX_BYTES:
        message = f"the file is larger than {MAX_BYTES // 2**20} MiB, too large for a tube"
        return _refused(path, "", 0, "yaml-too-large", message)
    try:
        text = data if isinstance(data, str) else data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _undecodable(path, error)
    text = text.removeprefix("\ufeff")
    if (match := _unprintable_in(text)) is not None:
        if match[0] == "\0" and isinstance(data, bytes) and match.start() < 2:
            return _refused(path, text, 0, "yaml-encoding", _UTF_16)
        message = (
            f"character U+{ord(match[0]):04X} is not allowed in YAML: remove it, "
            "or write it as an escape in double quotes"
        )
        return _refused(path, text, match.start(), "yaml-encoding", message)
    document = _parse_text(path, Source(text, path))
    if document.root is None and document.reports[:1]:
        _go_on(document)
    document.has_bom = data[:1] == "\ufeff" or data[:3] == BOM_UTF8
    return document


_UTF_16 = "the file is not UTF-8 but looks like UTF-16: save it as UTF-8"


def _undecodable(path: str, error: UnicodeDecodeError) -> Document:
    data: bytes = error.object
    before = data[: error.start].decode("utf-8").removeprefix("\ufeff")
    text = data.decode("utf-8", "replace").removeprefix("\ufeff")
    message = (
        f"the file is not UTF-8 (byte 0x{data[error.start]:02X} is invalid here): save it as UTF-8"
    )
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        message = _UTF_16
    return _refused(path, text, len(before), "yaml-encoding", message)


def _refused(
    path: str,
    text: str,
    offset: int,
    rule: str,
    message: str,
    severity: Severity = Severity.ERROR,
) -> Document:
    document = Document(path, Source(text, path))
    span = document.source.span(offset, min(offset + 1, len(text)))
    document.reports.append(Report(rule, Finding(span, message, severity=severity)))
    return document


def _parse_text(path: str, source: Source) -> Document:
    text = source.text
    small = len(text) <= _MAX_PURE
    try:
        if CParser is not None and not (small and needs_pure_parser(text)):
            try:
                return Composer(path, source).compose(_c_events(text))
            except YAMLError as error:
                if not small or (len(text) > _LONG and _raise_nearby(source, error)):
                    raise
        _check_flow_depth(text)
        if CParser is not None and len(text) > _LONG:
            _raise_at_tab(source)
        return _parse_purely(path, source)
    except LimitError as error:
        return _refused(path, text, error.offset, "yaml-nesting", str(error), error.severity)
    except YAMLError as error:
        from noob_lint.yaml.errors import describe_yaml_error

        document = Document(path, source)
        document.reports.append(Report("yaml-syntax", describe_yaml_error(error, source)))
        return document


def _raise_nearby(source: Source, error: YAMLError) -> bool:
    """Raise the pure parser's error near that of the C parser, if it has one there."""
    from noob_lint.yaml.nearby import error_like

    found = error_like(source, error)
    if found is not None:
        raise found
    return False


def _raise_at_tab(source: Source) -> None:
    """Raise the error at the first tab that indents, if all before it is valid."""
    text = source.text
    found = re.search(r"\n *\t", text)
    start = 0 if found is None else text.rfind("\n  ", 0, found.start()) + 1
    if found is None or needs_pure_parser(text[: found.start()]):
        return
    from noob_lint.yaml.nearby import error_near

    error = error_near(source, found.end())
    if error is not None and parse_if_valid(text[:start]) is not None:
        raise error


def _go_on(broken: Document) -> None:
    """Report what else is wrong in a text that cannot be parsed."""
    if broken.reports[0].rule != "yaml-syntax":
        return
    from noob_lint.yaml.recovery import recover

    found = recover(broken, lambda text: _parse_text(broken.path, Source(text, broken.path)))
    broken.reports += [Report("yaml-syntax", error) for error in found.errors]
    broken.rest = found.rest


def parse_if_valid(text: str, path: str = "<stdin>") -> Document | None:
    """A tube, if it can be parsed: quick also where it cannot, since nobody asks why.

    Where the two parsers differ, this is what the C parser reads.
    """
    if CParser is None or len(text) > MAX_BYTES or _unprintable_in(text) is not None:
        document = parse(text, path)
        return None if document.root is None else document
    text = text.removeprefix("\ufeff")
    try:
        document = Composer(path, Source(text, path)).compose(_c_events(text))
    except (YAMLError, LimitError):
        return None
    return None if document.root is None else document


def _parse_purely(path: str, source: Source) -> Document:
    composer = Composer(path, source, pure=True)
    returns = _Returns(source.text) if "\r" in source.text else None
    try:
        if returns is not None:
            return composer.compose(returns.events())
        return composer.compose(YAML().parse(source.text))
    except (YAMLError, LimitError) as error:
        if returns is not None and isinstance(error, YAMLError):
            returns.restore(error, "problem_mark", "context_mark")
        raise
    except Exception as error:
        from noob_lint.yaml.errors import describe_crash

        document = Document(path, source)
        finding = describe_crash(error, source, composer.offset)
        document.reports.append(Report("yaml-syntax", finding))
        return document


class _Mark:
    """A position, as far as the composer needs it."""

    __slots__ = ("index",)

    def __init__(self, index: int) -> None:
        self.index = index


class _Returns:
    """The text with the line breaks that noob sees, which opens files in text mode.

    The pure parser reads some text differently with a carriage return before each line feed. The
    positions that it reports are restored to those in the original text.
    """

    def __init__(self, text: str) -> None:
        self._lines = [found.start() for found in re.finditer("\r\n", text)]
        self._shorter = [start - number for number, start in enumerate(self._lines)]
        self._text = text.replace("\r\n", "\n").replace("\r", "\n")

    def events(self) -> Iterator[Any]:
        """The events of the pure parser."""
        for event in YAML().parse(self._text):
            self.restore(event, "start_mark", "end_mark")
            yield event

    def restore(self, holder: Any, *names: str) -> None:
        """Change marks back to the positions in the original text."""
        for name in names:
            mark = getattr(holder, name, None)
            if mark is not None:
                lost = bisect_left(self._shorter, mark.index)
                setattr(holder, name, _Mark(mark.index + lost))


def _c_events(text: str) -> Iterator[Any]:
    return iter(CParser(text).get_event, None)  # None comes after the last event


def _check_flow_depth(text: str) -> None:
    """Keep the pure parser from deep flow collections, whose cost is quadratic in their depth.

    Brackets in strings count too, so the limit is far above that of the composer.
    """
    depth = 0
    for match in re.finditer(r"[\[\]{}]", text):
        depth = depth + 1 if match[0] in "[{" else max(depth - 1, 0)
        if depth > 4 * MAX_DEPTH:
            raise TooDeepError(match.start())
