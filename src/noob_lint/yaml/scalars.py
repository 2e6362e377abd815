"""What a scalar means: noob reads tubes with ruamel.yaml under the rules of YAML 1.2.

The regular expressions that tell a number from a string are ruamel.yaml's own, so the linter cannot
disagree with noob about them; only the conversion of what they matched is done here.
"""

from __future__ import annotations

import base64
import datetime
import re
from collections.abc import Callable
from functools import lru_cache
from typing import cast

from ruamel.yaml.resolver import implicit_resolvers
from ruamel.yaml.util import create_timestamp, timestamp_regexp

from noob_lint.support.values import NamedTuple

CORE = "tag:yaml.org,2002:"


COLLECTIONS = frozenset({"map", "seq", "set", "omap", "pairs"})
"""The core tags of collections, without their prefix."""

SCALARS = frozenset({"null", "bool", "int", "float", "binary", "timestamp"})
"""The core tags of scalars, but for `str`, which ruamel.yaml treats like an unknown tag."""


CORE_WORDS = {
    "bool": "a boolean",
    "int": "a whole number",
    "float": "a number",
    "binary": "binary data",
    "timestamp": "a date",
    "map": "a mapping",
    "seq": "a list",
    "set": "a set",
    "omap": "an ordered mapping",
    "pairs": "a list of pairs",
}
"""What the core tags stand for, in the words of a message; anything can be null."""


class Tagged(NamedTuple):
    """The value of a node whose tag ruamel.yaml only keeps; noob sees a wrapper object."""

    tag: str


class Broken(NamedTuple):
    """The value of a node that noob could not construct; it has been reported already."""

    reason: str


def abbreviated(text: str) -> str:
    """A string in quotes, as a message shows it: shortened if it is long."""
    return repr(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}...")


_SHOWN = 60
"""Characters of a string that a message shows."""

_Table = dict[str, tuple[tuple[str, re.Pattern[str]], ...]]


@lru_cache(maxsize=2)
def resolvers(version: tuple[int, int]) -> _Table:
    """For each first character of a plain scalar, the tags to try and their patterns, in order.

    The patterns compile themselves when they are first used.

    `version` is the YAML version, (1, 2) unless a `%YAML` directive says otherwise. The empty
    string is listed under ``""``.
    """
    table: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for versions, tag, pattern, first_characters in implicit_resolvers:
        if version in versions:
            for char in first_characters:
                table.setdefault(char, []).append((tag, cast("re.Pattern[str]", pattern)))
    return {char: tuple(entries) for char, entries in table.items()}


@lru_cache(maxsize=4096)
def implicit_tag(text: str, version: tuple[int, int]) -> str | None:
    """The core tag that the plain scalar `text` resolves to, or None for a string.

    Tubes repeat their words, so the answers are cached.
    """
    for tag, pattern in resolvers(version).get(text[:1], ()):
        if pattern.match(text):
            return tag
    return None


def construct(text: str, tag: str, *, yaml_1_1: bool = False) -> object:
    """The value of `text` under the full `tag`; `Tagged` for a tag that YAML does not define.

    With `yaml_1_1`, numbers are those of YAML 1.1: 010 is eight, and 1:30 is ninety.

    Raises:
        ValueError: it is not such a value (`!!int one`, the 31st of June); noob fails on it too.
    """
    if not tag.startswith(CORE):
        return Tagged(tag)
    name = tag[len(CORE) :]
    if name in COLLECTIONS:
        raise ValueError(text)
    if yaml_1_1 and name in {"int", "float"}:
        text = _modern_number(text, octal=name == "int")
    constructor = _CONSTRUCTORS.get(name)
    return Tagged(tag) if constructor is None else constructor(text)


def _modern_number(text: str, *, octal: bool) -> str:
    """The number of YAML 1.1 in the notation of YAML 1.2, when the notation changed."""
    sign = text[:1] if text[:1] in {"+", "-"} else ""
    digits = text[len(sign) :].replace("_", "")
    if octal and re.fullmatch(r"0[0-9]+", digits):
        return f"{sign}0o{digits}"
    if ":" not in digits:
        return text
    total: float = 0
    for part in digits.split(":"):
        total = total * 60 + (float(part) if "." in part else int(part))
    return f"{sign}{total}"


def _construct_int(text: str) -> int:
    digits = text.replace("_", "")
    sign = -1 if digits.startswith("-") else 1
    digits = digits[1:] if digits[:1] in {"+", "-"} else digits
    for prefix, base in (("0b", 2), ("0x", 16), ("0o", 8)):
        if digits.startswith(prefix):
            return sign * int(digits[2:], base)
    if len(digits) > _MAX_DIGITS:
        raise ValueError(f"Python reads no number of {len(digits)} digits")
    return sign * int(digits)


_MAX_DIGITS = 4300
"""Python's own limit for reading a decimal number, which noob has too."""


def _construct_float(text: str) -> float:
    digits = text.replace("_", "").lower()
    sign = -1 if digits.startswith("-") else 1
    digits = digits[1:] if digits[:1] in {"+", "-"} else digits
    if digits in {".inf", ".nan"}:
        digits = digits[1:]
    return _NAN if digits == "nan" else sign * float(digits)


_NAN = float("nan")
"""One object for all, as in ruamel.yaml, where a mapping with two keys `.nan` is refused."""


def _construct_bool(text: str) -> bool:
    word = text.lower()
    if word in {"true", "yes", "on", "y"}:
        return True
    if word in {"false", "no", "off", "n"}:
        return False
    raise ValueError(text)


def _construct_timestamp(text: str) -> datetime.date:
    match = timestamp_regexp.match(text)
    if match is None:
        raise ValueError(text)
    return create_timestamp(**match.groupdict())


def _construct_binary(text: str) -> bytes:
    return base64.b64decode(text.encode("ascii"))


def _construct_null(_text: str) -> None:
    return None


_CONSTRUCTORS: dict[str, Callable[[str], object]] = {
    "int": _construct_int,
    "float": _construct_float,
    "bool": _construct_bool,
    "null": _construct_null,
    "timestamp": _construct_timestamp,
    "binary": _construct_binary,
}


_TRUE_TEXTS = frozenset({"1", "true", "t", "yes", "y", "on"})
_FALSE_TEXTS = frozenset({"0", "false", "f", "no", "n", "off"})


def as_boolean(value: object) -> bool | None:
    """The boolean that noob reads a value as, or None if it refuses the value.

    pydantic reads more than `true` and `false`: 0 and 1, and strings such as 'yes', in any case.
    """
    if isinstance(value, bool | int | float):
        return bool(value) if value in {0, 1} else None
    if isinstance(value, str):
        word = value.lower()
        return True if word in _TRUE_TEXTS else False if word in _FALSE_TEXTS else None
    return None
