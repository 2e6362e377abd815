"""Recognises a tube that is right for another noob than the one it is checked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from noob_lint.diagnostics.diagnostic import Diagnostic, Effect, Finding, Related, Severity
from noob_lint.rules import effect_of, rule_named
from noob_lint.spec.versions import VERSIONS, SpecVersion

Attempt = Callable[[SpecVersion], Sequence[Diagnostic]]
"""Gives the diagnostics of the same tube in another spec version."""


def explain(found: list[Diagnostic], version: SpecVersion, attempt: Attempt) -> list[Diagnostic]:
    """The diagnostics, with those that only the version causes told as one.

    A single one stays under its rule and names the version; several become one `wrong-noob-version`
    that lists them.
    """
    refusals = _refusals(found)
    if not refusals or not all(rule_named(item.rule).by_version for item in refusals):
        return found
    other = _fitting(refusals, version, attempt)
    if other is None:
        return found
    rest = [item for item in found if item not in refusals]
    return [
        *rest,
        _one(refusals[0], other) if len(refusals) == 1 else _all(refusals, other, version),
    ]


def _refusals(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    return [
        item for item in found if item.severity is Severity.ERROR and effect_of(item) is Effect.LOAD
    ]


def _fitting(
    refusals: Sequence[Diagnostic], version: SpecVersion, attempt: Attempt
) -> SpecVersion | None:
    """The newest other version in which noob takes the tube."""
    has_unknown_keys = any(item.rule == "schema-unknown-key" for item in refusals)
    for other in reversed(VERSIONS):
        if has_unknown_keys and not other.forbids_unknown_keys:
            continue  # it ignores every key that it does not know, typing errors too
        if other is not version and not _refusals(attempt(other)):
            return other
    return None


def _one(item: Diagnostic, other: SpecVersion) -> Diagnostic:
    message = f"{item.message} (noob {other.noob} takes it: --noob-version {other.name})"
    return item._replace(finding=item.finding._replace(message=message))


def _all(refusals: Sequence[Diagnostic], other: SpecVersion, version: SpecVersion) -> Diagnostic:
    first = refusals[0]
    message = (
        f"this tube is right for noob {other.noob}, but is checked for {version.noob}: "
        f"use --noob-version {other.name}, or change the {len(refusals)} places that differ"
    )
    related = tuple(Related(item.span, item.message, item.path) for item in refusals)
    finding = Finding(first.span, message, related=related, path=first.path)
    return Diagnostic(first.path, "wrong-noob-version", Severity.ERROR, finding)
