"""Write ``docs/conformance.md``: what gets no error, in numbers and reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks.compare import EntryResult, ReleaseReport, compare, compare_catalogue
from benchmarks.corpus import RELEASES, read_cases, read_catalogue, stage_of
from benchmarks.left import LATER, Left, exceptions, explain

PAGE = Path(__file__).parents[1] / "docs" / "conformance.md"

_HEAD = """# What noob-lint does not say, and why

Some two thousand tubes of which it is known what real releases of noob do with them are linted,
and the results compared; the code that they name is read from the release.
[CONTRIBUTING.md](../CONTRIBUTING.md#compare-with-noob) says how. Every tube that noob refuses to
load gets an error, and none that runs gets one. This page is about the rest: the failures after
loading, and where the linter stays below what was proposed for a case.

It is written by `make conformance ARGS=--write-docs`; do not edit it.
`make conformance ARGS=--left` prints the same case by case."""

_LATER = """## Failures after loading

These tubes load, and then cannot be built (instantiate), cannot be started (init), fail in the
first epoch (process) or never end (hang). The numbers are those with an error, and all."""

_REASONS = """The others get none. What one would have to know for it is taken from noob's own
error. Where noob only waits, it is a return annotation if the tube takes a signal from a callable
that no tube that runs takes from it."""

_CATALOGUE = """## The catalogue

Cases written by hand, each with one mistake. Those that the entry itself (a), the tube (b), the
other tubes (c) or the code (d) show were to get a diagnostic of the proposed severity. Rules that
are opt-in are used for it:"""

_EXCEPTIONS = """These get less than was proposed:"""


def make(corpus: Path, root: Path) -> str:
    """The page for the data in `corpus`; `root` is an empty directory to work in."""
    cases = list(read_cases(corpus))
    reports, left = [], []
    for release in RELEASES:
        later = [case for case in cases if stage_of(case, release) in LATER]
        reports.append(compare(later, release, root))
        left += explain(reports[-1], cases, root)
    return render(reports, left, compare_catalogue(read_catalogue(corpus), root))


def render(reports: Sequence[ReleaseReport], left: list[Left], catalogue: list[EntryResult]) -> str:
    """The page."""
    parts = [
        _HEAD,
        _LATER,
        "\n".join(_stages(reports)),
        _REASONS,
        "\n".join(_reasons(reports, left)),
        _CATALOGUE,
        "\n".join(_needs(catalogue)),
        _EXCEPTIONS,
        "\n".join(_exceptions(catalogue)),
    ]
    return "\n\n".join(parts) + "\n"


def _stages(reports: Sequence[ReleaseReport]) -> Iterator[str]:
    yield _row("stage", *(f"noob {report.release}" for report in reports))
    yield _row("---", *("---:" for _ in reports))
    for stage in LATER:
        counts = (report.stages[stage] for report in reports)
        yield _row(stage, *(f"{len(count.found)} / {count.total}" for count in counts))


def _reasons(reports: Sequence[ReleaseReport], left: list[Left]) -> Iterator[str]:
    numbers = Counter((one.release, one.reason) for one in left)
    totals = Counter(one.reason for one in left)
    yield _row("why not", *(f"noob {report.release}" for report in reports))
    yield _row("---", *("---:" for _ in reports))
    for reason, _ in sorted(totals.items(), key=lambda item: (-item[1], item[0])):
        yield _row(reason, *(str(numbers[report.release, reason]) for report in reports))


def _needs(catalogue: list[EntryResult]) -> Iterator[str]:
    yield _row("shown by", "found / total")
    yield _row("---", "---:")
    for need in "abcd":
        here = [one for one in catalogue if one.entry.detectable == need and not one.entry.control]
        yield _row(need, f"{sum(one.found for one in here)} / {len(here)}")


def _exceptions(catalogue: list[EntryResult]) -> Iterator[str]:
    cases: dict[str, list[str]] = {}
    for one, reason in exceptions(catalogue):
        cases.setdefault(reason, []).append(f"`{one.entry.case.id}`")
    yield _row("why", "cases")
    yield _row("---", "---")
    for reason, ids in sorted(cases.items(), key=lambda item: (-len(item[1]), item[0])):
        yield _row(reason, ", ".join(sorted(ids)))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def print_left(left: Iterable[Left], catalogue: list[EntryResult]) -> None:
    """Print each case that gets no error, or less than is proposed, with the reason."""
    for one in left:
        case = one.result.case
        error = case.verdicts[one.release].error.replace("\n", " ")
        print(f"{one.release} {one.stage} {case.id} ({case.filename}): {one.reason}\n    {error}")
    for entry, reason in exceptions(catalogue):
        print(f"catalogue {entry.entry.stage} {entry.entry.case.id}: {reason}")
