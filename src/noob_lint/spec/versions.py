"""The table of spec versions, light enough for every run: the models are imported elsewhere.

A spec version is named after the first noob release that has it.
"""

from __future__ import annotations

from typing import NamedTuple


class SpecVersion(NamedTuple):
    """What changed in noob's tube format, as data.

    `noob` is the range of releases in PEP 440 form. `first` is the lowest major release number.
    `reserved` are the names that no node, asset, input or slot may have. `asset_depends_list` says
    that an asset's `depends` is a list of absolute identifiers rather than one `node.signal`;
    `forbids_unknown_keys` that noob refuses keys it does not know. `released` is the day (ISO 8601)
    on which the schemas were released; since then they do not change.
    """

    name: str
    noob: str
    first: int
    reserved: tuple[str, ...]
    asset_depends_list: bool = False
    forbids_unknown_keys: bool = True
    extends: bool = True
    enabled_reference: bool = True
    released: str | None = None

    @property
    def first_release(self) -> str:
        """The first release of noob that has it."""
        return self.name + ".0" * (2 - self.name.count("."))


VERSIONS: tuple[SpecVersion, ...] = (
    SpecVersion(
        name="0.1",
        noob="<1000",
        first=0,
        reserved=("assets", "input", "meta"),
        asset_depends_list=True,
        forbids_unknown_keys=False,
        extends=False,
        enabled_reference=False,
    ),
    SpecVersion(
        name="1000",
        noob=">=1000,<1001",
        first=1000,
        reserved=("assets", "input", "meta", "tube"),
        enabled_reference=False,
    ),
    SpecVersion("1001", ">=1001,<1003", 1001, ("assets", "input", "meta", "tube")),
    SpecVersion("1003", ">=1003", 1003, ("assets", "input", "meta", "tube")),
)
"""Oldest first; the last is the default."""

LATEST = VERSIONS[-1]


def find_version(text: str) -> SpecVersion:
    """The spec version that a noob release or spec version name belongs to.

    `text` is a spec version (``"1003"``), a release (``"1002.0.0"``) or ``"latest"``.

    Raises:
        ValueError: `text` is none of these; the message lists the known versions.
    """
    if text == "latest":
        return LATEST
    major = text.partition(".")[0]
    if not (major.isascii() and major.isdigit()):
        known = ", ".join(version.name for version in VERSIONS)
        raise ValueError(f"unknown noob version {text!r}: use one of {known}, or a noob release")
    return next(version for version in reversed(VERSIONS) if version.first <= int(major))
