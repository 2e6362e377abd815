"""Which spec version a document is checked for."""

from __future__ import annotations

from noob_lint.config.settings import Settings
from noob_lint.spec.versions import LATEST, SpecVersion, find_version
from noob_lint.yaml.document import Document, Scalar


def version_of(document: Document, settings: Settings) -> SpecVersion:
    """The spec version for a document: what its modeline chooses, or else the settings."""
    if settings.use_modelines and "$schema" in document.text:
        from noob_lint.tube.modeline import version_from

        chosen = version_from(document)
        if chosen is not None:
            return chosen
    if settings.noob_version != "header":
        return find_version(settings.noob_version)
    header = document.root.get("noob_version") if document.root is not None else None
    try:
        return find_version(header.text if isinstance(header, Scalar) else "latest")
    except ValueError:
        return LATEST
