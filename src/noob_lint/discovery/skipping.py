"""Which files are not linted, and why.

The modules that look into files are imported only if a file has to be read.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from noob_lint.support.files import open_regular, read_bytes, text_for
from noob_lint.tube.file_kind import MOST_PARSED, FileKind, special_kind


class SkipReason(StrEnum):
    """Why a file is skipped; the values are the names in the JSON formats."""

    NOT_A_TUBE = "not-a-tube"
    OTHER_MODEL = "other-model"
    TEMPLATE = "template"
    EXCLUDED = "excluded"
    OUTSIDE = "outside"

    @property
    def words(self) -> str:
        """The reason as the end of a line about the file."""
        return _WORDS[self]


_WORDS = {
    SkipReason.NOT_A_TUBE: "not a tube",
    SkipReason.OTHER_MODEL: "a file of another noob model",
    SkipReason.TEMPLATE: "a template",
    SkipReason.EXCLUDED: "excluded",
    SkipReason.OUTSIDE: "a link to a file outside of the project",
}

_REASONS = {
    FileKind.OTHER: SkipReason.NOT_A_TUBE,
    FileKind.OTHER_MODEL: SkipReason.OTHER_MODEL,
    FileKind.TEMPLATE: SkipReason.TEMPLATE,
}


def reason_to_skip(path: str) -> SkipReason | None:
    """Why the file at `path`, which was found in a directory, is skipped; None if it is not.

    Raises:
        OSError: the file cannot be read, or is not a regular file.
    """
    from noob_lint.tube.sniff import classify_file
    from noob_lint.yaml.parser import MAX_BYTES

    text = text_for(path)
    if text is not None:
        return reason_to_skip_text(text)
    with open(path, "rb", buffering=0, opener=lambda one, _: open_regular(one)) as file:
        return _REASONS.get(classify_file(file, MAX_BYTES))


class Reasons:
    """How to find out why a file is skipped, if it is: one `found` in a directory, or `named`."""

    def __init__(
        self,
        found: Callable[[str], SkipReason | None] = reason_to_skip,
        named: Callable[[str], SkipReason | None] | None = None,
    ) -> None:
        self.found = found
        self.named = named or reason_to_skip_named


def reason_to_skip_text(data: bytes) -> SkipReason | None:
    """Why a text that is linted only if it is a tube is skipped; None if it is not."""
    from noob_lint.tube.sniff import classify

    return _REASONS.get(classify(data))


def reason_to_skip_named(path: str) -> SkipReason | None:
    """Why the file at `path`, which was named, is skipped; None if it is not.

    A file that cannot be read is not skipped: the linter reports why.
    """
    try:
        data = read_bytes(path, MOST_PARSED + 1)
    except (OSError, ValueError):
        return None
    return reason_to_skip_named_text(data)


def reason_to_skip_named_text(data: bytes) -> SkipReason | None:
    """Why a named text is skipped: it is a template, or a file of another model."""
    kind = special_kind(data)
    return None if kind is None else _REASONS[kind]
