"""Why a file is not linted."""

from __future__ import annotations

from enum import StrEnum


class SkipReason(StrEnum):
    """Why a file is skipped; the values are the names in the JSON formats."""

    NOT_A_TUBE = "not-a-tube"
    OTHER_MODEL = "other-model"
    TEMPLATE = "template"
    EXCLUDED = "excluded"

    @property
    def words(self) -> str:
        """The reason as the end of a line about the file."""
        return _WORDS[self]


_WORDS = {
    SkipReason.NOT_A_TUBE: "not a tube",
    SkipReason.OTHER_MODEL: "a file of another noob model",
    SkipReason.TEMPLATE: "a template",
    SkipReason.EXCLUDED: "excluded",
}
