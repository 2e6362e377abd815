"""Which spec version a tube was written for."""

# With `from __future__ import annotations`, NamedTuple would compile each annotation at start-up.
import re
from collections.abc import Iterator
from typing import NamedTuple

from noob_lint.config.settings import Settings
from noob_lint.migration.entries import mappings_of, own_entries
from noob_lint.spec.keys import first_with
from noob_lint.spec.versions import VERSIONS, SpecVersion, find_version
from noob_lint.tube.modeline import version_from
from noob_lint.tube.tube import Tube
from noob_lint.yaml.document import Document, Scalar

_DEVELOPMENT = re.compile(r"0\.0\.(?!99)")


_TELLING = frozenset({"extends", "default", "required", "stateful"})
"""Keys that nobody writes for a version that ignores them, and the first version ignores all."""


class Origin(NamedTuple):
    """The version of a tube, and where that is said: an option, the settings, or the file."""

    version: SpecVersion
    said_by: str

    @property
    def is_sure(self) -> bool:
        """Whether a person said it, rather than the noob that wrote the header."""
        return self.said_by != "header"


def is_development(release: str) -> bool:
    """Whether a release says nothing: checkouts of noob are 0.0.1, whatever they can do."""
    return _DEVELOPMENT.match(release) is not None


def origin_of(document: Document, settings: Settings) -> Origin | None:
    """The version that a tube says it is for, or else its settings; None if nothing says so.

    noob writes its own version into the header of a new tube, and does not update it, so later
    versions are possible too (see `candidates`).
    """
    chosen = version_from(document) if settings.use_modelines else None
    if chosen is not None:
        return Origin(chosen, "modeline")
    header = document.root.get("noob_version") if document.root is not None else None
    if isinstance(header, Scalar) and header.is_text and not is_development(header.text):
        try:
            return Origin(find_version(header.text), "header")
        except ValueError:
            pass
    if settings.noob_version in {"latest", "header"}:
        return None
    return Origin(find_version(settings.noob_version), "settings")


def candidates(origin: Origin) -> Iterator[SpecVersion]:
    """The versions that a tube may be for, most likely first.

    A header can be older than what was written below it since.
    """
    yield origin.version
    if not origin.is_sure:
        yield from VERSIONS[VERSIONS.index(origin.version) + 1 :]


def uses_later_keys(document: Document, version: SpecVersion) -> bool:
    """Whether a tube has keys that a version ignores and a later one knows."""
    if document.root is None or version.forbids_unknown_keys:
        return False
    for section, _, mapping in mappings_of(Tube(document, document.root, version)):
        for entry in own_entries(mapping):
            name = entry.key.text if isinstance(entry.key, Scalar) else ""
            if name in _TELLING and first_with(name, section) is not None:
                return True
    return False
