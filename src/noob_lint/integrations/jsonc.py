"""Reads and extends JSON with comments and trailing commas, as in the settings of editors.

The standard library parses it once the comments are blanked out. The edits are made in the text, to
keep comments and layout: the packages that can do so bring a parser and a syntax tree of their own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from noob_lint.integrations.change import CannotExtendError, newline_of

_STRING = r'"(?:\\.|[^"\\\r\n])*"'
_COMMENT = re.compile(rf"({_STRING})|//[^\r\n]*|/\*.*?\*/", re.DOTALL)
_TRAILING_COMMA = re.compile(rf"({_STRING})|(?<=[^\s{{\[,:])\s*,(?=\s*[}}\]])")
_GAP = re.compile(r"\s+|//[^\r\n]*|/\*.*?\*/", re.DOTALL)
_BLANK = re.compile(r"\s*")
_decode = json.JSONDecoder().raw_decode


class Member(NamedTuple):
    """The offsets of a key, with its quotes, and of its value."""

    key: int
    key_end: int
    value: int
    end: int


def read_jsonc(text: str) -> Any:
    """The data in a text; a text with nothing but comments is an empty mapping.

    Raises:
        CannotExtendError: it is not JSON, comments and trailing commas aside.
    """
    plain = _plain(text)
    try:
        return json.loads(plain) if plain.strip() else {}
    except RecursionError:
        raise CannotExtendError("it is nested too deeply") from None
    except ValueError as error:
        line = getattr(error, "lineno", 1)  # missing for a number with too many digits
        raise CannotExtendError(f"line {line} is not valid JSON") from None


def set_value(text: str, place: Sequence[str], data: Any) -> str:
    """The text with `data` at `place`, a path of keys of which the last has to be new.

    Missing mappings are created.

    Raises:
        CannotExtendError: it is not JSON, or something on the path is not a mapping.
    """
    if not _plain(text).strip():
        end = newline_of(text)
        text = f"{text.rstrip()}{end}{{}}{end}" if text.strip() else "{}\n"
    outer, plain = read_jsonc(text), _plain(text)
    start = _after_blank(plain, 0)
    for index, name in enumerate(place):
        if not isinstance(outer, dict):
            where = ".".join(place[:index]) or "the file"
            raise CannotExtendError(f"{where} is not a mapping")
        if name not in outer:
            for inner in reversed(place[index + 1 :]):
                data = {inner: data}
            return _inserted(text, start, name, data)
        outer, start = outer[name], _members(plain, start)[name].value
    raise CannotExtendError(f"{'.'.join(place)} already exists")


def rename_key(text: str, place: Sequence[str], name: str) -> str:
    """The text with the key at `place` renamed."""
    plain = _plain(text)
    start = _after_blank(plain, 0)
    for outer in place[:-1]:
        start = _members(plain, start)[outer].value
    member = _members(plain, start)[place[-1]]
    return f"{text[: member.key]}{json.dumps(name, ensure_ascii=False)}{text[member.key_end :]}"


def _inserted(text: str, start: int, name: str, data: Any) -> str:
    """The text with a member added at the end of the mapping that begins at `start`."""
    plain = _plain(text)
    members = list(_members(plain, start).values())
    close = _decode(plain, start)[1] - 1
    unit, outer, newline = _unit(text), _indentation(text, start), newline_of(text)
    if not members:
        inside = text[start + 1 : close].rstrip()
        member = _member(name, data, outer + unit, unit, text)
        head = f"{text[: start + 1]}{inside}{newline}{outer}{unit}{member}{newline}{outer}"
        return head + text[close:]
    last = members[-1].end
    present = _after_blank(_uncommented(text), last)  # of a trailing comma, if there is one
    comma, after = ("", present + 1) if text[present] == "," else (",", last)
    if "\n" not in text[start:close]:
        body = json.dumps({name: data}, ensure_ascii=False)[1:-1]
        return f"{text[:last]}{comma}{text[last:after]} {body}{text[after:]}"
    indent = _indentation(text, members[-1].key)
    member = _member(name, data, indent, unit, text)
    line_end = _end_of_line(text, after, close)
    tail = text[line_end:]
    if not text[line_end:close].strip() and "\n" not in text[line_end:close]:  # `}` on this line
        tail = f"{newline}{outer}{text[close:]}"
    head = text[:last] + comma + text[last:line_end].rstrip(" \t")
    return f"{head}{newline}{indent}{member}{tail}"


def _member(name: str, data: Any, indent: str, unit: str, text: str) -> str:
    lines = json.dumps({name: data}, ensure_ascii=False, indent=unit).split("\n")[1:-1]
    return (newline_of(text) + indent).join(line.removeprefix(unit) for line in lines)


def _end_of_line(text: str, start: int, close: int) -> int:
    """The end of the comments that begin on the line of `start`, before `close`."""
    for gap in _GAP.finditer(text, start, close):
        if "\n" in gap[0]:
            return gap.start() if gap[0].isspace() else gap.end()
    return close


def _indentation(text: str, offset: int) -> str:
    start = text.rfind("\n", 0, offset) + 1
    return text[start : _after_blank(text, start)]


def _unit(text: str) -> str:
    """The indentation of one level: that of the first member, or four spaces."""
    plain = _plain(text)
    first = next(iter(_members(plain, _after_blank(plain, 0)).values()), None)
    return (_indentation(text, first.key) if first else "") or "    "


def _members(plain: str, start: int) -> dict[str, Member]:
    """The members of the mapping that begins at `start` in valid JSON."""
    members = {}
    at = _after_blank(plain, start + 1)
    while plain[at] != "}":
        name, key_end = _decode(plain, at)
        value = _after_blank(plain, _after_blank(plain, key_end) + 1)  # behind the colon
        end = _decode(plain, value)[1]
        members[name] = Member(at, key_end, value, end)
        at = _after_blank(plain, end)
        if plain[at] == ",":
            at = _after_blank(plain, at + 1)
    return members


def _after_blank(text: str, start: int) -> int:
    match = _BLANK.match(text, start)
    return match.end() if match else start


def _plain(text: str) -> str:
    """The text as JSON: comments and trailing commas become spaces, so that offsets stay."""
    return _TRAILING_COMMA.sub(_blanked, _uncommented(text))


def _uncommented(text: str) -> str:
    return _COMMENT.sub(_blanked, text)


def _blanked(match: re.Match[str]) -> str:
    return match[0] if match[1] else re.sub(r"[^\r\n]", " ", match[0])
