"""Findings about values that an alias stands for, with their anchors."""

from __future__ import annotations

from bisect import bisect_left

from noob_lint.diagnostics.diagnostic import Finding, Related
from noob_lint.yaml.document import Document, Scalar


def with_anchors(document: Document, findings: list[Finding]) -> list[Finding]:
    """The findings of one rule; those about an alias also show its anchor.

    A finding at the anchor itself is not repeated for each of its aliases.
    """
    targets = {
        (alias.start, alias.end): alias.target
        for alias in document.aliases
        if isinstance(alias.target, Scalar)
    }
    own = {None, document.path}
    told = sorted(_offsets(finding) for finding in findings if finding.path in own)
    kept = []
    for finding in findings:
        target = targets.get(_offsets(finding)) if finding.path in own else None
        if target is None:
            kept.append(finding)
            continue
        number = bisect_left(told, (target.start, 0))
        if number == len(told) or told[number][1] > target.end:
            related = Related.at(target, "the anchor of this alias")
            kept.append(finding._replace(related=(*finding.related, related)))
    return kept


def _offsets(finding: Finding) -> tuple[int, int]:
    return finding.span.start.offset, finding.span.end.offset
