"""How much is said about a file. What is left out beyond that is counted in the closing line.

Names and values in messages can be as long as a file, and one mistake can belong to as many places
as a tube has. Nothing that anybody would read is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from noob_lint.diagnostics.diagnostic import Diagnostic, Finding, Related

MOST_RELATED = 50
"""Related places of one finding."""

MOST_CHARACTERS = 5_000
"""Characters of a message, an advice or a title."""

MOST_IN_FILE = 5_000_000
"""Characters of all findings of a file; after that, only the beginnings of messages are shown."""

MOST_IN_RUN = 50_000_000
"""Characters of all findings of a run; after that, the same. Output is written as it comes, so this
is for the logs in which it ends."""

_START, _END = 3_000, 500
_LEAST = 300


def bounded(finding: Finding) -> Finding:
    """The finding, without places and characters beyond what is shown of one."""
    texts = [finding.message, finding.help or "", *(one.message for one in finding.related)]
    if finding.fix is not None:
        texts.append(finding.fix.title)
    more = len(finding.related) - MOST_RELATED
    if more <= 0 and max(map(len, texts)) <= MOST_CHARACTERS:
        return finding
    fix, advice = finding.fix, finding.help
    if more > 0:
        left = f"{more} more related places are not shown"
        advice = left if advice is None else f"{advice} ({left})"
    return finding._replace(
        message=shortened(finding.message),
        fix=fix and fix._replace(title=shortened(fix.title)),
        related=tuple(map(_shortened, finding.related[:MOST_RELATED])),
        help=advice and shortened(advice),
        is_cut=True,
    )


def shortened(text: str, start: int = _START, end: int = _END) -> str:
    """A text, or its beginning and its end if it is too long."""
    if len(text) <= start + end + 100:
        return text
    return f"{text[:start]} ... ({len(text) - start - end} characters) ... {text[-end:]}"


def _shortened(place: Related) -> Related:
    return place._replace(message=shortened(place.message))


def bounded_together(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings of one file, those beyond the most that is shown of all without what can go."""
    return Room(MOST_IN_FILE).bounded(found)


class Room:
    """How many characters may still be said."""

    def __init__(self, most: int) -> None:
        self._left = most

    def bounded(self, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """The findings; those for which there is no room are cut to the essentials."""
        for item in found:
            finding = item.finding
            self._left -= len(finding.message)
            self._left -= sum(100 + len(one.message) for one in finding.related)
            if self._left >= 0:
                yield item
                continue
            message = shortened(finding.message, _LEAST, _LEAST // 2)
            if message != finding.message or finding.related:
                finding = finding._replace(message=message, related=(), is_cut=True)
            yield item._replace(finding=finding)
