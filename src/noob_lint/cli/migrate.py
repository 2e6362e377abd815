"""``noob-lint migrate``: rewrites tubes for another version of noob."""

from __future__ import annotations

import os
import re
import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from noob_lint.cli.parser import Parser
from noob_lint.cli.status import FINE, FOUND, USAGE
from noob_lint.cli.terminal import COLOR_CHOICES, complain, wants_color
from noob_lint.config.settings import SettingsError
from noob_lint.diagnostics.diagnostic import Finding, span_to_dict
from noob_lint.diagnostics.style import printable
from noob_lint.discovery.configurations import Configurations
from noob_lint.discovery.walk import Discovery
from noob_lint.linting.result import FileResult, read_file
from noob_lint.migration.judge import Migrated, Migrator, Outcome
from noob_lint.migration.origin import Origin, is_development, origin_of
from noob_lint.reporters.summary import count
from noob_lint.spec.versions import SpecVersion, find_version
from noob_lint.support.atomic import replace_file
from noob_lint.yaml.parser import parse

_DESCRIPTION = """Rewrite tubes for another version of noob, and keep comments, order, anchors and
quotes as they are. A tube is written only if it means the same afterwards: if something would be
lost or is not certain, it is reported as left to be done by hand, and the file stays as it is. What
must change in the Python code is reported, too.

Without --diff, all files have to be committed to git, so that the changes can be undone."""

_EPILOG = """exit status:
  0  all tubes are migrated, or need not be
  1  something is left to be done by hand or, with --diff, would be changed
  2  wrong usage, an unreadable file, or changes that are not committed
  3  internal error in noob-lint"""


def build_parser() -> Parser:
    """The argument parser of ``migrate``."""
    parser = Parser(
        prog="noob-lint migrate",
        usage="noob-lint migrate --to VERSION [OPTIONS] [PATH...]",
        description=_DESCRIPTION,
        epilog=_EPILOG,
    )
    parser.add_argument("paths", nargs="*", metavar="PATH", help="a file or directory (default: .)")
    parser.add_argument(
        "--to", required=True, metavar="VERSION", help='the noob release to migrate to, or "latest"'
    )
    parser.add_argument(
        "--from",
        dest="source",
        metavar="VERSION",
        help="the noob release that the tubes are for (default: what tubes or settings say)",
    )
    parser.add_argument(
        "--diff", action="store_true", help="print what would change, and write nothing"
    )
    parser.add_argument(
        "--force", action="store_true", help="write files even if git could not undo the changes"
    )
    parser.add_argument(
        "--format",
        dest="form",
        choices=("text", "json"),
        default="text",
        help="how to report (default: text)",
    )
    parser.add_argument(
        "--color", choices=COLOR_CHOICES, default="auto", help="colour in the diff (default: auto)"
    )
    return parser


def main(arguments: Sequence[str]) -> int:
    """Migrate what `arguments` name, report, and return the exit status.

    Raises:
        SettingsError: an option or a configuration is wrong, or the files must not be written.
    """
    args = build_parser().parse_all(arguments)
    if args.diff and args.form != "text":
        raise SettingsError(f"--diff cannot be used with --format {args.form}")
    target = _version(args.to, "--to")
    fixed = None if args.source is None else Origin(_version(args.source, "--from"), "--from")
    named = args.paths or [os.curdir]
    directories = [path for path in named if os.path.isdir(path)]
    configurations = Configurations(named=directories)
    files, failed = _read(named, configurations)
    origins = {
        path: fixed or origin_of(parse(data, path), configurations.settings_of(path))
        for path, data in files.items()
    }
    migrator = Migrator(files, target, _release(args.to, target), directories)
    found = migrator.migrate(origins)
    changed = [one for one in found if one.after != one.before]
    if not args.diff:
        if not args.force:
            _refuse_uncommitted(changed)
        _write(changed)
    _report(found, args, target)
    if failed:
        return USAGE
    is_left = any(one.outcome is Outcome.BY_HAND for one in found)
    return FOUND if is_left or (args.diff and changed) else FINE


def _version(text: str, option: str) -> SpecVersion:
    if is_development(text):
        raise SettingsError(f"{option}: {text} is not a release: use 0.1 for noob before 1000")
    try:
        return find_version(text)
    except ValueError as error:
        raise SettingsError(f"{option}: {error}") from None


def _release(text: str, target: SpecVersion) -> str:
    """What a header says: the release that was named, or the first one of its version."""
    return text if re.match(r"[0-9]+\.[0-9]+\.[0-9]", text) else target.first_release


def _read(
    named: Sequence[str], configurations: Configurations
) -> tuple[dict[str, bytes], list[str]]:
    """The files to migrate, and the paths of those that cannot be read."""
    files: dict[str, bytes] = {}
    failed = []
    for candidate in Discovery(configurations).files(named):
        if candidate.skipped is not None:
            if candidate.path in named:
                complain(f"{candidate.path}: skipped: {candidate.skipped.words}")
        elif isinstance(data := candidate.error or read_file(candidate.path), bytes):
            files[candidate.path] = data
        else:
            error = data.error if isinstance(data, FileResult) else data
            complain(f"error: {candidate.path}: {error}")
            failed.append(candidate.path)
    return files, failed


def _refuse_uncommitted(changed: Sequence[Migrated]) -> None:
    """Make sure that git could undo the changes.

    Raises:
        SettingsError: it could not.
    """
    if not changed:
        return
    from noob_lint.migration.working_copy import obstacle

    why = obstacle(one.path for one in changed)
    if why is not None:
        raise SettingsError(f"{why}: use --diff to see what would change, or --force to write it")


def _write(changed: Sequence[Migrated]) -> None:
    """Write all files, or leave all as they were.

    Raises:
        OSError: one cannot be written.
    """
    written: list[Migrated] = []
    try:
        for one in changed:
            replace_file(one.path, one.after, one.before)
            written.append(one)
    except BaseException:
        for one in written:
            replace_file(one.path, one.before, one.after)
        raise


def _report(found: Sequence[Migrated], args: Namespace, target: SpecVersion) -> None:
    if args.form == "json":
        import json

        described = {
            "version": 1,
            "to": target.name,
            "files": [_to_dict(one) for one in found],
            "summary": {str(outcome): _count(found, outcome) for outcome in Outcome},
        }
        sys.stdout.write(json.dumps(described, indent=2) + "\n")
        return
    lines = [line for one in found for line in _lines(one)]
    lines.append(f"{_closing(found, would=args.diff)}\n")
    if not args.diff:
        sys.stdout.writelines(lines)
        return
    from noob_lint.cli.fixing import difference, painted

    is_colored = wants_color(args.color, sys.stdout, os.environ)
    for one in found:
        if one.after != one.before:
            diff = difference(one.path, one.before, one.after)
            sys.stdout.writelines(map(painted, diff) if is_colored else diff)
    if sys.stderr is not None:
        sys.stderr.writelines(lines)


def _lines(one: Migrated) -> Iterator[str]:
    """The report about a file: what was done, what is left, and what else is different."""
    if one.outcome is Outcome.NOT_NEEDED and not one.notes:
        yield f"{printable(one.path)}: not needed\n"
    rows = [(finding, "by hand") for finding in one.by_hand]
    if one.outcome is Outcome.MIGRATED:
        rows = [(Finding(change.span, change.title), "done") for change in one.done]
    rows += [(finding, "note") for finding in one.notes]
    for finding, kind in sorted(rows, key=lambda row: row[0].span):
        start = finding.span.start
        path = printable(finding.path or one.path)
        message = printable(finding.message)
        yield f"{path}:{start.line + 1}:{start.column + 1}: {kind}: {message}\n"


def _closing(found: Sequence[Migrated], *, would: bool) -> str:
    done = count(_count(found, Outcome.MIGRATED), "tube", "tubes")
    verb = "Would migrate" if would else "Migrated"
    left, fine = _count(found, Outcome.BY_HAND), _count(found, Outcome.NOT_NEEDED)
    return f"{verb} {done}; {left} left to be done by hand; {fine} not needed."


def _count(found: Sequence[Migrated], outcome: Outcome) -> int:
    return sum(one.outcome is outcome for one in found)


def _to_dict(one: Migrated) -> Mapping[str, Any]:
    done = one.done if one.outcome is Outcome.MIGRATED else ()
    return {
        "path": one.path,
        "outcome": str(one.outcome),
        "from": None if one.version is None else one.version.name,
        "done": [{"message": item.title, **span_to_dict(item.span)} for item in done],
        "by_hand": [_finding_to_dict(one, item) for item in one.by_hand],
        "notes": [_finding_to_dict(one, item) for item in one.notes],
    }


def _finding_to_dict(one: Migrated, item: Finding) -> Mapping[str, Any]:
    path = item.path or one.path
    return {"path": path, "message": item.message, **span_to_dict(item.span)}
