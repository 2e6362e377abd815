"""Recognizes a tube that is valid for another noob than the one it is checked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from noob_lint.diagnostics.diagnostic import Diagnostic, Finding, Related, Severity
from noob_lint.linting.checked import refusals
from noob_lint.rules import rule_named
from noob_lint.spec.versions import VERSIONS, SpecVersion

WRONG_VERSION = "wrong-noob-version"
"""The rule under which several findings are told as one."""


def other_versions(found: Sequence[Diagnostic], version: SpecVersion) -> Iterator[SpecVersion]:
    """The versions, newest first, that may take a tube which `version` refuses.

    There are none if a refusal comes from a rule that says the same in every version.
    """
    refused = refusals(found)
    if not refused or not all(rule_named(item.rule).by_version for item in refused):
        return
    has_unknown_keys = any(item.rule == "schema-unknown-key" for item in refused)
    for other in reversed(VERSIONS):
        if has_unknown_keys and not other.forbids_unknown_keys:
            continue  # it ignores every key that it does not know, typing errors too
        if other is not version:
            yield other


def told_as_one(
    found: Sequence[Diagnostic], version: SpecVersion, other: SpecVersion
) -> list[Diagnostic]:
    """The diagnostics of `version`, where noob takes the tube in the version `other`.

    A single refusal stays under its rule and names the version; several become one that lists them.
    """
    refused = refusals(found)
    rest = [item for item in found if item not in refused]
    only = refused[0] if len(refused) == 1 else None
    return [*rest, _all(refused, other, version) if only is None else _one(only, other)]


def _one(item: Diagnostic, other: SpecVersion) -> Diagnostic:
    message = f"{item.message} (noob {other.noob} takes it: --noob-version {other.name})"
    return item._replace(finding=item.finding._replace(message=message))


def _all(refused: Sequence[Diagnostic], other: SpecVersion, version: SpecVersion) -> Diagnostic:
    first = refused[0]
    message = (
        f"this tube is right for noob {other.noob}, but is checked for {version.noob}: "
        f"use --noob-version {other.name}, or change the {len(refused)} places that differ"
    )
    related = tuple(Related(item.span, item.message, item.path) for item in refused)
    finding = Finding(first.span, message, related=related, path=first.path)
    return Diagnostic(first.path, WRONG_VERSION, Severity.ERROR, finding)
