"""Recognizes a tube that is valid for another version of noob than the one it is checked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from noob_lint.diagnostics.diagnostic import Diagnostic, Finding, Related, Severity
from noob_lint.linting.checked import Checked, errors, refusals
from noob_lint.rules import rule_named
from noob_lint.spec.keys import known_keys
from noob_lint.spec.names import SECTIONS
from noob_lint.spec.versions import VERSIONS, SpecVersion, find_version, releases
from noob_lint.yaml.document import Document, Mapping, Scalar

WRONG_VERSION = "wrong-noob-version"
"""The rule that reports several findings as one."""


def other_versions(
    found: Sequence[Diagnostic], version: SpecVersion, document: Document
) -> Iterator[SpecVersion]:
    """The versions, newest first, that may accept a tube which `version` refuses.

    There are none if a refusal comes from a rule that is the same in every version, or if the
    header names `version`. A version that accepts a mistake only because it ignores the key does
    not count: 0.1 accepts any `stateful`.
    """
    refused = refusals(found)
    if not refused or not all(rule_named(item.rule).by_version for item in refused):
        return
    if _is_said(document, version):
        return
    has_unknown_keys = any(item.rule == "schema-unknown-key" for item in refused)
    for other in reversed(VERSIONS):
        if has_unknown_keys and not other.forbids_unknown_keys:
            continue  # it ignores every key that it does not know, misspelt ones too
        dropped = _dropped(document, other)
        if other is not version and not any(_is_inside(item, dropped) for item in refused):
            yield other


def takes(other: Checked, refused: Sequence[Diagnostic]) -> bool:
    """Whether a version accepts a tube, and finds nothing wrong where another one refuses it."""
    return not refusals(other.found) and not any(
        item.path == one.path and one.span.start <= item.span.start <= one.span.end
        for item in errors(other.found)
        for one in refused
    )


def _is_said(document: Document, version: SpecVersion) -> bool:
    """Whether the header names a release of `version`."""
    said = None if document.root is None else document.root.get("noob_version")
    try:
        return isinstance(said, Scalar) and find_version(said.text) is version
    except ValueError:
        return False


def _dropped(document: Document, other: SpecVersion) -> list[range]:
    """The ranges of the values whose keys a version does not know."""
    if document.root is None:
        return []
    mappings: list[tuple[str, Mapping]] = [("", document.root)]
    for section in SECTIONS:
        elements = document.root.get(section)
        if isinstance(elements, Mapping):
            values = (entry.value for entry in elements.entries)
            mappings += ((section, one) for one in values if isinstance(one, Mapping))
    return [
        range(entry.value.start, entry.value.end + 1)
        for section, mapping in mappings
        for name, entry in mapping.by_name.items()
        if name not in known_keys(other, section) and entry.merge is None
    ]


def _is_inside(item: Diagnostic, places: Sequence[range]) -> bool:
    return any(item.span.start.offset in place for place in places)


def told_as_one(
    found: Sequence[Diagnostic], version: SpecVersion, others: Sequence[SpecVersion]
) -> list[Diagnostic]:
    """The diagnostics of `version` for a tube that is valid in `others`, newest first.

    A single refusal keeps its rule and names the versions; several become one that lists them.
    """
    refused = refusals(found)
    rest = [item for item in found if item not in refused]
    only = refused[0] if len(refused) == 1 else None
    return [*rest, _all(refused, others, version) if only is None else _one(only, others)]


def _one(item: Diagnostic, others: Sequence[SpecVersion]) -> Diagnostic:
    message = f"{item.message} (valid for noob {releases(others)}: --noob-version {others[0].name})"
    return item._replace(finding=item.finding._replace(message=message))


def _all(
    refused: Sequence[Diagnostic], others: Sequence[SpecVersion], version: SpecVersion
) -> Diagnostic:
    """One error with all places, in its message too, since some formats show nothing else."""
    first, *more = sorted(refused, key=lambda item: (item.path != refused[0].path, item.span))
    message = (
        f"valid for noob {releases(others)} but not {version.noob}: {first.message} "
        f"(also {_lines(more, first)}); use --noob-version {others[0].name}"
    )
    related = tuple(Related(item.span, item.message, item.path) for item in (first, *more))
    finding = Finding(first.span, message, related=related, path=first.path)
    return Diagnostic(first.path, WRONG_VERSION, Severity.ERROR, finding)


_MOST_LINES = 5


def _lines(items: Sequence[Diagnostic], first: Diagnostic) -> str:
    """Where the items are: ``lines 6 and 7, and line 2 of base.yaml``."""
    places = [*dict.fromkeys((item.path, item.span.start.line + 1) for item in items)]
    shown = places if len(places) <= _MOST_LINES else places[: _MOST_LINES - 1]
    parts = []
    for path in dict.fromkeys(path for path, _ in shown):
        numbers = [str(line) for at, line in shown if at == path]
        of_file = "" if path == first.path else f" of {path}"
        parts.append(f"{_counted(numbers)}{of_file}")
    more = len(places) - len(shown)
    return ", and ".join([*parts, f"{more} more lines"] if more else parts)


def _counted(numbers: Sequence[str]) -> str:
    *most, last = numbers
    return f"lines {', '.join(most)} and {last}" if most else f"line {last}"
