"""Finds out which fixes would be applied, so that the count is what `--fix` does."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from noob_lint.diagnostics.diagnostic import Diagnostic
from noob_lint.fixing.rounds import Fixer, State, fixable
from noob_lint.linting.linter import Linter
from noob_lint.linting.result import FileResult, crashed
from noob_lint.project.reads import Reads
from noob_lint.yaml.document import Document

_MOST_CHARACTERS = 400_000
"""The most text that is linted for the fixes of one file, since a check must be quick."""

_FEWEST_TRIES = 8
_MOST_TRIES = 60


def with_offers(linter: Linter, result: FileResult, document: Document) -> FileResult:
    """The result for a document, with reasons for fixes that would not be applied.

    Where it would take too long to find out, no reason is given. An internal error is part of the
    result.
    """
    if all(item.fix is None for item in result.diagnostics):
        return result
    try:
        return _with_offers(linter, result, document)
    except Exception:  # the other files are still to be checked
        return crashed(result.path)


def _with_offers(linter: Linter, result: FileResult, document: Document) -> FileResult:
    safe = _refused(linter, result, document, unsafe=False)
    has_unsafe = any(not item.fix.safe for item in fixable(result, unsafe=True) if item.fix)
    both = _refused(linter, result, document, unsafe=True) if has_unsafe else safe
    linter.release(document)
    diagnostics = tuple(
        _offered(item, place, result.path, safe, both)
        for place, item in enumerate(result.diagnostics)
    )
    reads = result.reads.plus(safe.reads, both.reads)
    return result._replace(diagnostics=diagnostics, reads=reads)


class _Refused(NamedTuple):
    """The places of the findings whose fixes are refused, and of those that it is unknown of.

    With reasons, and everything that this depends on.
    """

    places: Collection[int] = ()
    untried: Collection[int] = ()
    reasons: Mapping[int, str] = {}
    reads: Reads = Reads()


def _refused(linter: Linter, result: FileResult, document: Document, *, unsafe: bool) -> _Refused:
    if not any(True for _ in fixable(result, unsafe=unsafe)):
        return _Refused()
    most = max(_FEWEST_TRIES, min(_MOST_TRIES, _MOST_CHARACTERS // (len(document.text) + 1)))
    fixer = Fixer(linter, result.path, unsafe=unsafe, most=most)
    judgement: Sequence[Diagnostic] = ()
    if not fixer.has_all_rules:
        judgement = fixer.judge(linter.check(document))
    state = fixer.fix(State.first(document, result, judgement))
    left = state.left(unsafe=unsafe)
    known = left & fixer.reasons.keys() if fixer.gave_up else left
    return _Refused(known, left - known, fixer.reasons, fixer.reads)


def _offered(item: Diagnostic, place: int, path: str, safe: _Refused, both: _Refused) -> Diagnostic:
    """A finding, with the reason if its fix is not applied."""
    if item.fix is None:
        return item
    reason = None
    if item.path != path:  # where it is fixed
        reason = ""
    elif place in both.places and (not item.fix.safe or place in safe.places):
        reason = both.reasons.get(place, "it would do harm")
    elif place in safe.places:
        reason = "that takes an unsafe fix first, with --unsafe-fixes"
    is_untried = reason is None and place in (safe if item.fix.safe else both).untried
    return item._replace(finding=item.finding._replace(withheld=reason, is_untried=is_untried))
