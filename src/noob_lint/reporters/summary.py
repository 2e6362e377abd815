"""The numbers of a run, and the closing sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from noob_lint.diagnostics.diagnostic import Diagnostic, Severity
from noob_lint.support.values import NamedTuple
from noob_lint.support.wrapping import wrap


class Summary(NamedTuple):
    """The numbers of a run.

    `files` were checked, and `affected` of them have diagnostics. `skipped_reasons` counts skipped
    files by reason, and `failed` files could not be read or checked. `fixable` findings have a fix
    that would be applied, `safely` a safe one. `fixes` is what the run does with fixes, and
    `unsafe` whether that includes unsafe ones; `fixed` findings were removed from `changed` files,
    or would be. With a `baseline`, `known` findings are in it, and `stale` entries no longer occur.
    Of the `callables` that tubes name, `unread` could not be read; `told_why` says whether the
    reasons were listed. Both numbers are 0 if no code is read. Of the findings, `cut` have more
    related places, or longer messages, than are shown; and for `untried` ones it would have taken
    too long to find out whether their fix would be applied.
    """

    files: int = 0
    affected: int = 0
    skipped_reasons: Mapping[str, int] = {}
    failed: int = 0
    error: int = 0
    warning: int = 0
    info: int = 0
    suppressed: int = 0
    fixable: int = 0
    safely: int = 0
    fixes: Literal["", "fix", "fix-only", "diff"] = ""
    unsafe: bool = False
    fixed: int = 0
    changed: int = 0
    baseline: bool = False
    known: int = 0
    stale: int = 0
    callables: int = 0
    unread: int = 0
    told_why: bool = False
    cut: int = 0
    untried: int = 0

    @property
    def skipped(self) -> int:
        """The number of skipped files."""
        return sum(self.skipped_reasons.values())

    def skip(self, reason: str) -> Summary:
        """The numbers with one more skipped file."""
        reasons = dict(self.skipped_reasons)
        reasons[reason] = reasons.get(reason, 0) + 1
        return self._replace(skipped_reasons=reasons)

    def plus(self, diagnostics: Sequence[Diagnostic], suppressed: int) -> Summary:
        """The summary with one more checked file."""
        if not diagnostics:
            return self._replace(files=self.files + 1, suppressed=self.suppressed + suppressed)
        levels = [diagnostic.severity for diagnostic in diagnostics]
        return self._replace(
            files=self.files + 1,
            affected=self.affected + 1,
            error=self.error + levels.count(Severity.ERROR),
            warning=self.warning + levels.count(Severity.WARNING),
            info=self.info + levels.count(Severity.INFO),
            suppressed=self.suppressed + suppressed,
            fixable=self.fixable + sum(item.is_fixable for item in diagnostics),
            cut=self.cut + sum(item.finding.is_cut for item in diagnostics),
            untried=self.untried + sum(item.finding.is_untried for item in diagnostics),
            safely=self.safely
            + sum(item.is_fixable and item.fix.safe for item in diagnostics if item.fix),
        )

    def to_dict(self) -> dict[str, int | dict[str, int]]:
        """The numbers that the `json` format prints."""
        names = ("files", "skipped", "error", "warning", "info", "suppressed", "fixable")
        fixed = ("fixed",) if self.fixes else ()
        known = ("known", "stale") if self.baseline else ()
        code = ("callables", "unread") if self.callables else ()
        limits = tuple(name for name in ("cut", "untried") if getattr(self, name))
        numbers: dict[str, int | dict[str, int]] = {}
        for name in (*names, *fixed, *known, *code, *limits):
            numbers[name] = getattr(self, name)
            if name == "skipped":
                numbers["skipped_reasons"] = dict(sorted(self.skipped_reasons.items()))
        return numbers

    def sentence(self) -> str:
        """The closing line for people."""
        told = [] if self.fixes in {"fix-only", "diff"} else [self._found()]
        if self.fixed or not told:
            told.insert(0, self._fixed())
        return " ".join(told)

    def closing(self, width: int | None) -> str:
        """The closing line, wrapped to a terminal of `width` columns if there is one."""
        return "\n".join(wrap(self.sentence(), width)) + "\n"

    def _fixed(self) -> str:
        """A sentence about what was fixed, or would be."""
        hidden = f"{self._hidden} more with --unsafe-fixes" if self._hidden else ""
        if not self.fixed:
            return f"Nothing to fix; {hidden}." if hidden else "Nothing to fix."
        verb = "Would fix" if self.fixes == "diff" else "Fixed"
        fixed = count(self.fixed, "finding", "findings")
        where = count(self.changed, "file", "files")
        return f"{verb} {fixed} in {where}{f'; {hidden}' if hidden else ''}."

    @property
    def _hidden(self) -> int:
        """The number of findings that only `--unsafe-fixes` fixes."""
        return 0 if self.unsafe else self.fixable - self.safely

    def _offers(self) -> list[str]:
        """What further options would fix."""
        if self.fixed:
            return []  # `_fixed` mentions them
        if self.fixes:
            return [f"{self._hidden} fixable with --unsafe-fixes"] if self._hidden else []
        ready = self.fixable - self._hidden
        if not ready:
            offer = f"{self._hidden} fixable with --fix --unsafe-fixes"
            return [offer] if self._hidden else []
        more = [f"{self._hidden} more with --unsafe-fixes"] if self._hidden else []
        return [f"{ready} fixable with --fix", *more]

    def _found(self) -> str:
        """A sentence about what was found."""
        asides = [
            count(number, *words)
            for number, words in (
                (self.skipped, ("file skipped", "files skipped")),
                (self.failed, ("file not checked", "files not checked")),
                (self.suppressed, ("finding suppressed", "findings suppressed")),
                (self.known, ("known finding in the baseline", "known findings in the baseline")),
            )
            if number
        ]
        if not self.affected:
            asides += self._unread()
            return self._nothing_found() + (f" ({', '.join(asides)})." if asides else ".")
        counts = [
            count(self.error, "error", "errors") if self.error else "",
            count(self.warning, "warning", "warnings") if self.warning else "",
            count(self.info, "remark", "remarks") if self.info else "",
        ]
        offers = [*self._offers(), *self._limits()]
        asides = [f"{self.files} checked", *asides, *offers, *self._unread()]
        where = count(self.affected, "file", "files")
        return f"Found {_enumerate(counts)} in {where} ({', '.join(asides)})."

    def _limits(self) -> list[str]:
        """What was not found out, or is not shown, since it would have been too much."""
        untried = count(self.untried, "fix not tried", "fixes not tried")
        cut = count(self.cut, "finding shortened", "findings shortened")
        return [untried] * bool(self.untried) + [cut] * bool(self.cut)

    def _unread(self) -> list[str]:
        """How much code could not be read, and which option says why."""
        if not self.unread:
            return []
        hint = "" if self.told_why else ": --verbose says why"
        callables = count(self.callables, "callable", "callables")
        return [f"{self.unread} of {callables} could not be read{hint}"]

    def _nothing_found(self) -> str:
        if not self.files:
            return "No tube was checked"
        if self.failed:
            return f"Nothing found in {count(self.files, 'tube', 'tubes')}"
        return "The tube is fine" if self.files == 1 else f"All {self.files} tubes are fine"


def count(number: int, one: str, many: str) -> str:
    """A number and its noun."""
    return f"{number} {one if number == 1 else many}"


def _enumerate(parts: Sequence[str]) -> str:
    """The parts that are not empty as "a", "a and b" or "a, b and c"."""
    *rest, last = [part for part in parts if part]
    return f"{', '.join(rest)} and {last}" if rest else last
