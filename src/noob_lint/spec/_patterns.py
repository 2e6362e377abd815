"""Regular expressions for the schemas, as close to `noob_lint.spec.names` as they can be.

Each means the same to Python's `re.search`, to JavaScript with and without the `u` flag, and to
Rust's fancy-regex: no `\\w`, no lookbehind, no named groups. A character beyond ASCII is accepted
wherever an identifier may have a letter, because no class of Unicode letters is common to the three
engines. `(?!\\n)` follows `$`, which in Python also matches before a last line break.
"""

from __future__ import annotations

from collections.abc import Iterable

from noob_lint.spec._builtins import BUILTINS
from noob_lint.spec.names import SPECIAL_TYPES

NAME = r"(?:[A-Z_a-z]|[^\x00-\x7F])(?:[0-9A-Z_a-z]|[^\x00-\x7F])*"


def whole(pattern: str) -> str:
    """`pattern`, anchored to match a whole string."""
    return rf"^(?:{pattern})$(?!\n)"


def coerced_booleans() -> str:
    """The strings that pydantic accepts as a boolean, except `True` and `False`.

    noob refuses these two where it also accepts a string, since they are names of builtins.
    """
    words = ("true", "false", "yes", "no", "on", "off", "t", "f", "y", "n")
    either = ("".join(f"[{letter.upper()}{letter}]" for letter in word) for word in words)
    return rf"(?!(?:True|False)$)(?:{'|'.join(either)}|0|1)"


IDENTIFIER = whole(NAME)
"""A Python identifier."""


def identifier_except(reserved: Iterable[str]) -> str:
    """A Python identifier that is not one of the `reserved` names."""
    return whole(rf"(?!(?:{'|'.join(reserved)})$){NAME}")


ABSOLUTE_IDENTIFIER = whole(rf"{'|'.join((*SPECIAL_TYPES, *BUILTINS))}|{NAME}(?:\.{NAME})+")
"""A special node type, a builtin, or a dotted Python path."""

SIGNAL_REFERENCE = whole(rf"{NAME}\.{NAME}")
"""`node.signal`"""

ENABLED = whole(rf"input(?:\.{NAME})+|{coerced_booleans()}")
"""A text that `enabled` may be: `input.name`, or one that noob reads as a boolean."""

CONFIG_ID = r"[-#/0-9A-Z_a-z]|[^\x00-\x7F]"
"""What a `noob_id` has at least one of when noob loads it. (To look it up, noob wants no other.)"""
