"""Compare the linter with the behaviour of real noob releases.

Run it with ``make conformance``; ``make conformance ARGS=--help`` lists what else it can print.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.compare import (
    STAGES,
    EntryResult,
    ReleaseReport,
    compare,
    compare_catalogue,
    crashes_of,
    flagged,
)
from benchmarks.corpus import RELEASES, find_corpus, read_cases, read_catalogue
from benchmarks.left import explain
from benchmarks.page import PAGE, make, print_left


def print_release(report: ReleaseReport) -> None:
    print(f"noob {report.release:<16} found / total")
    for stage in STAGES[:-1]:
        count = report.stages[stage]
        print(f"  {stage:<18} {len(count.found):>6} / {count.total}")
    print(f"  ok, with an error  {len(report.false):>6} / {report.stages['ok'].total}")
    print(f"  tracebacks         {len(report.crashes):>6}")


def print_catalogue(results: list[EntryResult]) -> None:
    defects = [result for result in results if not result.entry.control]
    print("catalogue             found / total, by the proposed name")
    for kind in sorted({result.entry.detectable for result in defects}):
        _print_share(f"needs {kind}", [one for one in defects if one.entry.detectable == kind])
    for stage in sorted({result.entry.stage for result in defects}):
        _print_share(stage, [one for one in defects if one.entry.stage == stage])
    corrected = sum(result.correction is not None for result in results)
    print(f"  controls           {sum(result.entry.control for result in results):>6}")
    print(f"  corrections        {corrected:>6}")
    print(f"  of these flagged   {len(list(flagged(results))):>6}")
    print(f"  tracebacks         {len(crashes_of(results)):>6}")


def _print_share(label: str, results: list[EntryResult]) -> None:
    found = sum(result.found for result in results)
    named = sum(result.by_name for result in results)
    print(f"  {label:<18} {found:>6} / {len(results):<5} {named:>6}")


def print_rules(results: list[EntryResult]) -> None:
    defects = [result for result in results if not result.entry.control]
    for rule in sorted({rule for one in defects for rule in one.entry.rules}):
        here = [one for one in defects if rule in one.entry.rules]
        missed = [one.entry.case.id for one in here if not one.found]
        print(f"{rule:<34} {len(here) - len(missed):>3} / {len(here):<3} {' '.join(missed)}")


def print_missing(reports: list[ReleaseReport], stage: str) -> None:
    for report in reports:
        for result in report.stages[stage].missed:
            error = result.case.verdicts[report.release].error.replace("\n", " ")
            print(f"{report.release} {result.case.id} ({result.case.filename}): {error}")


def print_false(reports: list[ReleaseReport], catalogue: list[EntryResult]) -> None:
    rows = [
        (f"{report.release} {result.case.id} ({result.case.filename})", result.lines())
        for report in reports
        for result in report.false
    ]
    for title, lines in [*rows, *flagged(catalogue)]:
        print(title, *lines, sep="\n    ")


def as_json(reports: list[ReleaseReport], catalogue: list[EntryResult]) -> dict[str, Any]:
    """Everything that was counted, with the ids."""
    return {
        "releases": {report.release: _release_to_json(report) for report in reports},
        "catalogue": {
            "entries": {
                one.entry.case.id: {
                    "detectable": one.entry.detectable,
                    "stage": one.entry.stage,
                    "control": one.entry.control,
                    "found": one.found,
                    "by_name": one.by_name,
                    "rules": sorted({found.rule for found in one.result.diagnostics}),
                }
                for one in catalogue
            },
            "flagged": dict(flagged(catalogue)),
            "tracebacks": {result.case.id: result.crash for result in crashes_of(catalogue)},
        },
    }


def _release_to_json(report: ReleaseReport) -> dict[str, Any]:
    return {
        "stages": {
            stage: {
                "found": len(count.found),
                "total": count.total,
                "missed": [result.case.id for result in count.missed],
            }
            for stage, count in report.stages.items()
        },
        "false": {result.case.id: result.lines() for result in report.false},
        "tracebacks": {result.case.id: result.crash for result in report.crashes},
    }


def parse_arguments(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="conformance", description=__doc__)
    parser.add_argument("--release", choices=RELEASES, action="append", help="only this release")
    parser.add_argument("--check", action="store_true", help="exit 1 if a requirement is not met")
    show = parser.add_mutually_exclusive_group()
    show.add_argument("--missing", choices=STAGES[:-1], help="the cases of a stage without error")
    show.add_argument("--false", action="store_true", help="right tubes that got an error")
    show.add_argument("--rules", action="store_true", help="the catalogue by proposed rule")
    show.add_argument("--crashes", action="store_true", help="the tracebacks")
    show.add_argument(
        "--left", action="store_true", help="what gets no error, each with the reason"
    )
    show.add_argument("--write-docs", action="store_true", help=f"write docs/{PAGE.name} anew")
    show.add_argument("--json", action="store_true", help="everything, as one JSON object")
    return parser.parse_args(arguments)


def show(
    options: argparse.Namespace, reports: list[ReleaseReport], catalogue: list[EntryResult]
) -> None:
    """Print what the options ask for."""
    if options.json:
        print(json.dumps(as_json(reports, catalogue), indent=2))
    elif options.missing:
        print_missing(reports, options.missing)
    elif options.false:
        print_false(reports, catalogue)
    elif options.rules:
        print_rules(catalogue)
    elif options.crashes:
        crashes = [crash for report in reports for crash in report.crashes]
        for result in [*crashes, *crashes_of(catalogue)]:
            print(result.case.id, result.crash, sep="\n")
    else:
        for report in reports:
            print_release(report)
        print_catalogue(catalogue)


def main(arguments: list[str]) -> int:
    """Returns 1 with ``--check`` when a requirement is not met, else 0."""
    options = parse_arguments(arguments)
    corpus = find_corpus()
    if corpus is None:
        print("No conformance data beside this repository; nothing to compare with.")
        return 0
    with tempfile.TemporaryDirectory() as root:
        if options.write_docs:
            PAGE.write_text(make(corpus, Path(root)), encoding="utf-8")
            return 0
        return run(options, corpus, Path(root))


def run(options: argparse.Namespace, corpus: Path, root: Path) -> int:
    """Compare, and print what the options ask for."""
    cases = list(read_cases(corpus))
    reports = [compare(cases, release, root) for release in options.release or RELEASES]
    catalogue = compare_catalogue(read_catalogue(corpus), root)
    if options.left:
        print_left((one for report in reports for one in explain(report, cases, root)), catalogue)
    else:
        show(options, reports, catalogue)
    passes = all(report.passes for report in reports) and not crashes_of(catalogue)
    return 1 if options.check and not passes else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
