"""What the linter reports: the findings of rules, and the diagnostics built from them."""

from __future__ import annotations

from enum import StrEnum, auto
from typing import Any, Protocol

from noob_lint.diagnostics.source import Position, Source, Span
from noob_lint.support.values import NamedTuple


class Severity(StrEnum):
    """How bad a diagnostic is."""

    ERROR = auto()
    """noob refuses the tube, fails, hangs, or does something else than the tube says."""
    WARNING = auto()
    """The tube works, but this is very likely a mistake."""
    INFO = auto()
    """Worth knowing; nothing is wrong."""

    @property
    def rank(self) -> int:
        """0 for the most severe level, counting up."""
        return list(Severity).index(self)


class Effect(StrEnum):
    """What an error does to the tube that has it."""

    LOAD = auto()
    """noob refuses to load the tube."""
    BUILD = auto()
    """noob loads the tube and fails when it builds, starts or runs it, whichever nodes run."""
    RUN = auto()
    """noob fails or hangs once a certain node runs."""
    SURVIVES = auto()
    """The tube runs, but does something else than it says."""
    REMARK = auto()
    """Nothing: there are only warnings."""


class Place(Protocol):
    """Something in a file that can be pointed at: a node, an alias, a part of a scalar."""

    @property
    def source(self) -> Source:
        """The file it is in."""

    @property
    def span(self) -> Span:
        """Where it is in the file."""


class Edit(NamedTuple):
    """Replace the text of `span` by `text`; an empty span inserts."""

    span: Span
    text: str


class Fix(NamedTuple):
    """Edits that fix a finding; `safe` when they cannot change what the tube means."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool


_LONGEST = 10_000  # characters of a line that is kept; it may be that of a whole file


class Related(NamedTuple):
    """Another place that belongs to a finding; `path` is None for the file of the finding.

    `line` is the line on which it begins, unless that is very long: who shows the finding may not
    have the files that its related places are in.
    """

    span: Span
    message: str
    path: str | None = None
    line: str | None = None

    @classmethod
    def at(cls, place: Place, message: str) -> Related:
        """Point at `place`, in whichever file it is."""
        line = place.source.line(place.span.start.line)
        shown = line if len(line) <= _LONGEST else None
        return cls(place.span, message, place.source.path, shown)


class Finding(NamedTuple):
    """What a stage or a rule reports about a place.

    `message` says what is wrong, with which name and what was meant, and can stand alone; `help` is
    one more sentence of advice that the text output shows below the source line. `withheld` says
    why `--fix` does not take the fix ("" where that is plain); the fix `is_untried` where it would
    have taken too long to find out. The finding `is_cut` if there was too much to show. `path` is
    None for the file that is linted; the place may be in a file that it extends. `severity` and
    `effect` are None where those of the rule hold.
    """

    span: Span
    message: str
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    help: str | None = None
    path: str | None = None
    severity: Severity | None = None
    effect: Effect | None = None
    withheld: str | None = None
    is_cut: bool = False
    is_untried: bool = False

    @classmethod
    def at(
        cls,
        place: Place,
        message: str,
        *related: Related,
        fix: Fix | None = None,
        severity: Severity | None = None,
        effect: Effect | None = None,
    ) -> Finding:
        """Point at `place`, in whichever file it is."""
        return cls(
            place.span,
            message,
            fix,
            related,
            path=place.source.path,
            severity=severity,
            effect=effect,
        )


class Report(NamedTuple):
    """A finding of a stage that serves several rules, with the id of the rule that it means."""

    rule: str
    finding: Finding


class Diagnostic(NamedTuple):
    """A finding with its file, its rule and its severity, as they are reported."""

    path: str
    rule: str
    severity: Severity
    finding: Finding

    @property
    def message(self) -> str:
        """The message of the finding."""
        return self.finding.message

    @property
    def span(self) -> Span:
        """The place of the finding in `path`; lines and columns count from 0."""
        return self.finding.span

    @property
    def related(self) -> tuple[Related, ...]:
        """The other places that belong to the finding."""
        return self.finding.related

    @property
    def fix(self) -> Fix | None:
        """The edits that fix it, if the right text is known."""
        return self.finding.fix

    @property
    def is_fixable(self) -> bool:
        """Whether there is a fix that `--fix`, perhaps with `--unsafe-fixes`, would take."""
        return self.finding.fix is not None and self.finding.withheld is None

    def with_related(self, place: Related) -> Diagnostic:
        """The same diagnostic with one more related place."""
        finding = self.finding._replace(related=(*self.related, place))
        return self._replace(finding=finding)

    def to_dict(self) -> dict[str, Any]:
        """The diagnostic as the `json` format prints it: lines and columns count from 1.

        Offsets stay zero-based. `fix` may be None, and so may `docs`, the address of the rule.
        """
        from noob_lint.diagnostics.addresses import page_of

        return {
            "path": self.path,
            "rule": self.rule,
            "severity": self.severity.value,
            "message": self.message,
            **span_to_dict(self.span),
            "related": [
                {"path": place.path or self.path, "message": place.message}
                | span_to_dict(place.span)
                for place in self.related
            ],
            "fix": None if self.fix is None else _fix_to_dict(self.fix),
            "docs": page_of(self.rule),
        }


IGNORE_MARK = "noob-lint:"
"""What begins an instruction in a comment; a text without it has none."""


class Suppression(NamedTuple):
    """A diagnostic that was suppressed, and the reason in the comment, which may be empty."""

    diagnostic: Diagnostic
    reason: str


def _position_to_dict(position: Position) -> dict[str, int]:
    return {
        "line": position.line + 1,
        "column": position.column + 1,
        "offset": position.offset,
    }


def span_to_dict(span: Span) -> dict[str, Any]:
    """The start and end of a span as JSON formats print them."""
    return {"start": _position_to_dict(span.start), "end": _position_to_dict(span.end)}


def _fix_to_dict(fix: Fix) -> dict[str, Any]:
    return {
        "title": fix.title,
        "safe": fix.safe,
        "edits": [span_to_dict(edit.span) | {"text": edit.text} for edit in fix.edits],
    }
