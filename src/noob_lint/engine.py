"""Where the stages meet: text to document to tube to findings to diagnostics."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from noob_lint.config import Settings, validate
from noob_lint.diagnostic import Diagnostic, Finding
from noob_lint.document import Document, Scalar
from noob_lint.parser import MAX_BYTES, parse
from noob_lint.rules import GROUPS, RULES, Rule
from noob_lint.schema.apply import validate as validate_schema
from noob_lint.spec.versions import LATEST, SpecVersion, find_version
from noob_lint.suppress import Ignore, read_ignores, unused
from noob_lint.tube import Tube


class FileResult(NamedTuple):
    """What came of one file.

    `text` is the decoded text when there are diagnostics to show in it. `error` says in the user's
    words why the file could not be read; `crash` is the traceback of an internal error.
    """

    path: str
    diagnostics: tuple[Diagnostic, ...] = ()
    text: str | None = None
    suppressed: int = 0
    error: str | None = None
    crash: str | None = None
    skipped: bool = False


def lint_text(
    text: str | bytes, *, path: str = "<stdin>", settings: Settings | None = None
) -> list[Diagnostic]:
    """Lint one tube that is given as text (or as UTF-8 bytes) and called `path` in diagnostics.

    Raises:
        SettingsError: a setting has a value that cannot be meant.
    """
    return list(_lint(text, path, validate(settings or Settings())).diagnostics)


def lint_paths(
    paths: Iterable[str], *, settings: Settings | None = None, jobs: int = 1
) -> list[Diagnostic]:
    """Lint files, and the tubes in directories, in the order given.

    Raises:
        SettingsError: a setting has a value that cannot be meant.
        OSError: a file or directory cannot be read.
    """
    from noob_lint.discovery import discover

    settings = validate(settings or Settings())
    files = []
    for candidate in discover(list(paths), settings):
        if candidate.error is not None:
            raise OSError(f"{candidate.path}: {candidate.error}")
        if not candidate.skipped:
            files.append(candidate.path)
    diagnostics: list[Diagnostic] = []
    for result in lint_files(files, settings, jobs):
        if result.error is not None:
            raise OSError(f"{result.path}: {result.error}")
        if result.crash is not None:
            raise RuntimeError(f"internal error on {result.path}:\n{result.crash}")
        diagnostics += result.diagnostics
    return diagnostics


def lint_files(
    paths: Sequence[str],
    settings: Settings,
    jobs: int = 1,
    progress: Callable[[int], None] | None = None,
) -> Iterator[FileResult]:
    """The results for `paths`, in their order; `progress` is called with the number done.

    `settings` are validated. With more than one job the files are shared among processes.
    """
    if jobs <= 1 or len(paths) < 2:
        for done, path in enumerate(paths, 1):
            yield lint_file(path, settings)
            if progress is not None:
                progress(done)
        return
    import signal
    from multiprocessing import Pool

    chunk = max(1, min(64, len(paths) // (jobs * 4)))
    with Pool(jobs, signal.signal, (signal.SIGINT, signal.SIG_IGN)) as pool:
        results = pool.imap(partial(lint_file, settings=settings), paths, chunk)
        for done, result in enumerate(results, 1):
            yield result
            if progress is not None:
                progress(done)


def lint_file(path: str, settings: Settings) -> FileResult:
    """The result for one file; never raises for what may be wrong with the file."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            return FileResult(path, error="not a regular file")
        with open(path, "rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        return FileResult(path, error=(error.strerror or str(error)).lower())
    return lint_source(data, path, settings)


def lint_source(data: bytes, path: str, settings: Settings) -> FileResult:
    """The result for the bytes of one file; an internal error is part of the result."""
    try:
        return _lint(data, path, settings)
    except Exception:
        from traceback import format_exc

        return FileResult(path, crash=format_exc())


def _lint(data: str | bytes, path: str, settings: Settings) -> FileResult:
    document = parse(data, path)
    reported: dict[str, list[Finding]] = {}
    for report in document.reports:
        reported.setdefault(report.rule, []).append(report.finding)
    tube = None
    if document.root is not None:
        version = _version(document, settings.noob_version)
        for report in validate_schema(document.root, version):
            reported.setdefault(report.rule, []).append(report.finding)
        tube = Tube(document, document.root, version, reported)
    ignores = read_ignores(document)
    if not reported and tube is None:
        return FileResult(path)
    diagnostics = _diagnostics(path, tube, reported, settings)
    kept, used = _suppress(diagnostics, ignores)
    kept += _unused_ignores(path, ignores, used, settings)
    kept.sort(key=lambda item: (item.span.start.offset, item.span.end.offset, item.rule))
    text = document.text if kept else None
    return FileResult(path, tuple(kept), text, suppressed=len(diagnostics) - len(kept))


def _version(document: Document, wanted: str) -> SpecVersion:
    if wanted != "header":
        return find_version(wanted)
    assert document.root is not None  # the caller looked
    header = document.root.get("noob_version")
    try:
        return find_version(header.text if isinstance(header, Scalar) else "latest")
    except ValueError:
        return LATEST


def _diagnostics(
    path: str, tube: Tube | None, reported: dict[str, list[Finding]], settings: Settings
) -> list[Diagnostic]:
    """Ask the selected rules, and stamp what they find.

    The schema stage and a check may find the same mistake: the first finding of a rule at a place
    is kept.
    """
    diagnostics = []
    for rule in selected_rules(tuple(settings.select), tuple(settings.ignore)):
        findings = reported.get(rule.id, [])
        if tube is not None and rule.stage == "tube" and rule.concerns(tube):
            findings = [*findings, *rule.check(tube)]
        places = set()
        for finding in findings:
            where = finding.path or path
            if (where, finding.span) not in places:
                places.add((where, finding.span))
                severity = finding.severity or rule.severity
                diagnostics.append(Diagnostic(where, rule.id, severity, finding))
    return diagnostics


@lru_cache(maxsize=32)
def selected_rules(select: tuple[str, ...], ignore: tuple[str, ...]) -> tuple[Rule, ...]:
    """The rules that names of rules and groups (or ``all``) select; an empty `select` is all.

    As in ruff, the more specific name wins: a rule that is selected by its id stays although its
    group is ignored.
    """

    def wanted(rule: Rule) -> bool:
        for names in ({rule.id}, {rule.group}, {"all"}):
            if names & set(ignore):
                return False
            if names & set(select):
                return True
        return not select

    return tuple(rule for rule in RULES if wanted(rule))


def _suppress(
    diagnostics: list[Diagnostic], ignores: list[Ignore]
) -> tuple[list[Diagnostic], set[Ignore]]:
    """The diagnostics that no comment silences, and the comments that did."""
    if not ignores:
        return diagnostics, set()
    groups = {rule.id: rule.group for rule in RULES}
    used: set[Ignore] = set()
    kept = []
    for item in diagnostics:
        line = item.span.start.line
        silencing = [one for one in ignores if one.covers(item.rule, groups[item.rule], line)]
        used.update(silencing)
        if not silencing:
            kept.append(item)
    return kept, used


def _unused_ignores(
    path: str, ignores: list[Ignore], used: set[Ignore], settings: Settings
) -> list[Diagnostic]:
    if not ignores:
        return []
    selected = selected_rules(tuple(settings.select), tuple(settings.ignore))
    rule = next((rule for rule in selected if rule.id == "unused-ignore"), None)
    if rule is None:
        return []
    known = [*(rule.id for rule in RULES), *GROUPS]
    findings = unused(ignores, used, known, all_rules=len(selected) == len(RULES))
    return [Diagnostic(path, rule.id, rule.severity, finding) for finding in findings]
