"""One run of ``noob-lint check``: from the settings to the report and the exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from noob_lint.cli.effective import Effective
from noob_lint.cli.options import CheckOptions
from noob_lint.cli.output import refuse_to_overwrite
from noob_lint.cli.reports import Bounds, fails, reports_of
from noob_lint.cli.status import CRASHED, FINE, FOUND, USAGE
from noob_lint.cli.terminal import Progress, complain, progress_bar
from noob_lint.discovery.configurations import Configurations
from noob_lint.discovery.skipping import (
    Reasons,
    SkipReason,
    reason_to_skip_named_text,
    reason_to_skip_text,
)
from noob_lint.discovery.walk import Candidate, Discovery
from noob_lint.reporters.protocol import FileReport, Reporter
from noob_lint.reporters.summary import Summary
from noob_lint.support.files import error_text

if TYPE_CHECKING:
    from noob_lint.caching.cache import Cache
    from noob_lint.cli.kept import Kept
    from noob_lint.cli.known import Known
    from noob_lint.discovery.workspace import Workspace
    from noob_lint.linting.result import FileResult
    from noob_lint.python.code import Unread

Update = Callable[[int], None] | None
"""What to call with the number of files that are done, if anything."""

_FEW = 100  # files; with fewer, starting more processes costs more time than it saves
_MOST_JOBS = 8


def find_candidates(
    named: Sequence[str],
    options: CheckOptions,
    configurations: Configurations,
    reasons: Reasons | None = None,
) -> Iterator[Candidate]:
    """The files at the paths that are `named`, or in the current directory, and those skipped."""
    return Discovery(configurations, reasons).files(
        named,
        force_exclude=options.force_exclude,
        skip_non_tubes=options.skip_non_tubes,
    )


def workspace_of(
    paths: Sequence[str], options: CheckOptions, configurations: Configurations
) -> Workspace:
    """The files to lint: those found and, with ``--related``, those that depend on them."""
    from noob_lint.discovery.workspace import Workspace

    workspace = Workspace(configurations, paths)
    add_related(workspace, options)
    return workspace


def add_related(workspace: Workspace, options: CheckOptions) -> None:
    """With ``--related``, add the files that depend on those of a workspace."""
    if options.related:
        from noob_lint.discovery.related import related_files

        workspace.files = [*workspace.files, *related_files(workspace)]


class Run:
    """One run of ``check``: finds the files, lints them, reports as results come, and counts."""

    kept: Kept | None = None
    """What is kept of the last run, if there will be others."""

    def __init__(self, options: CheckOptions, effective: Effective, reporter: Reporter) -> None:
        self._options = options
        self._settings = effective.settings
        self._config_file = effective.file if options.config is not None else None
        self._configurations = effective.configurations
        self._reporter = reporter
        self._summary = Summary(unsafe=options.unsafe_fixes)
        self._known: Known | None = None
        self._crashed = False
        self._fails = False
        self._progress: Progress | None = None
        self._bounds = Bounds()
        self._callables: dict[tuple[str, str], Unread | None] = {}
        self.sources: set[str] = set()
        """The files and directories of code that the results depend on."""

    def run(self) -> int:
        """Lint, report, and return the exit status."""
        named = self._options.files
        if self._options.reads_stdin:
            self._stdin()
        if named or not self._options.reads_stdin:
            self._files(named)
        if self._known is not None:
            self._summary = self._known.finish(self._summary)
        self._finish()
        return self._status()

    def _finish(self) -> None:
        self._count_callables()
        self._reporter.finish(self._summary, quiet=self._options.quiet)

    def _count_callables(self) -> None:
        """Count the code that could not be read, and say why if requested."""
        unread = [(name, one) for (_, name), one in self._callables.items() if one is not None]
        tells_why = self._options.verbose or self._options.show_unresolved
        if tells_why:
            for name, one in unread:
                line, column, _ = one.span.start
                where = f"{one.path}:{line + 1}:{column + 1}"
                complain(f"{where}: {name} could not be read: {one.reason}")
        self._summary = self._summary._replace(
            callables=len(self._callables), unread=len(unread), told_why=tells_why
        )

    def _stdin(self) -> None:
        from noob_lint.yaml.parser import MAX_BYTES

        path = self._options.stdin_name
        if sys.stdin is None:  # the parent process closed it
            self._fail(path, "closed")
            return
        try:
            data = sys.stdin.buffer.read(MAX_BYTES + 1)  # enough for the parser to refuse it
        except OSError as error:
            self._fail(path, error_text(error))
            return
        self._text(data, path)

    def _text(self, data: bytes, path: str) -> None:
        """Check the text from standard input, unless it is skipped."""
        from noob_lint.fixing.linted import lint_file
        from noob_lint.linting.linter import Linter

        reason = self._skips(data, path)
        if reason is not None:
            self._skip(path, reason, is_named=True)
            return
        self._prepare([path])
        self._take(lint_file(Linter(self._workspace_of(path)), path, data))

    def _workspace_of(self, path: str) -> Workspace:
        """The workspace of the text from standard input; without a name, it is in no project."""
        from noob_lint.discovery.workspace import Workspace

        is_named = self._options.stdin_filename is not None
        where = self._configurations if is_named else Configurations(self._settings)
        return Workspace(where, [path])

    def _skips(self, data: bytes, path: str) -> SkipReason | None:
        """Why the text from standard input is not linted, or None if it is."""
        discovery = Discovery(self._configurations)
        if self._options.force_exclude and discovery.is_excluded(path):
            return SkipReason.EXCLUDED
        if discovery.is_included(path):
            return None
        if self._options.skip_non_tubes:
            return reason_to_skip_text(data)
        return reason_to_skip_named_text(data)

    def _files(self, named: Sequence[str]) -> None:
        cache = self._cache()
        found = list(self._discover(named, None if cache is None else cache.reasons))
        if cache is not None and not self._options.related:
            self._prepare(found)
            self._lint_with(cache, found)
            return
        if self.kept is None:
            workspace = workspace_of(found, self._options, self._configurations)
        else:
            workspace = self.kept.workspace(self._configurations, found)
            add_related(workspace, self._options)
        self._prepare(workspace.files)
        self._lint(workspace)

    def _cache(self) -> Cache | None:
        """The results of earlier runs, unless they are not to be used."""
        options = self._options
        is_plain = options.mode is None and options.add_ignores is None
        if options.no_cache or self.kept is not None or not is_plain:
            return None
        from noob_lint.caching.cache import Cache

        return Cache(self._configurations)

    def _lint_with(self, cache: Cache, files: Sequence[str]) -> None:
        """Report what earlier runs found in files that have not changed, and lint the others."""
        workspaces: list[Workspace] = []

        def workspace() -> Workspace:
            if not workspaces:
                workspaces.append(workspace_of(files, self._options, self._configurations))
            return workspaces[0]

        cache.name(files)
        known = {path: cache.result(path, workspace) for path in files}
        stale = [path for path, result in known.items() if result is None]
        with self._watched(len(files)) as update:
            fresh = self._results(workspace(), stale, None) if stale else iter(())
            whole = fresh if len(stale) == len(files) else _merged(known.values(), fresh)
            for done, result in enumerate(whole, 1):
                if known.get(result.path) is None:
                    cache.note(result)
                self._take(result)
                if update is not None:
                    update(done)
        workspaces.clear()  # its trees of Python need as much memory as what is written
        cache.save()

    def _results(
        self, workspace: Workspace, files: Sequence[str], update: Update
    ) -> Iterator[FileResult]:
        from noob_lint.fixing.linted import lint_file
        from noob_lint.linting.linter import lint_files

        return lint_files(workspace, self._jobs(len(files)), update, lint_file, files=files)

    def _prepare(self, paths: Sequence[str]) -> None:
        """Read the baselines of the files to check, if any has one, and protect configurations.

        A verbose run lists the projects that they belong to.

        Raises:
            SettingsError: a baseline is invalid, or the output would overwrite a file that is read.
        """
        if self._options.verbose:
            self._tell_projects([path for path in paths if not path.startswith("<")])
        has_baseline = any(self._configurations.settings_of(path).baseline for path in paths)
        if has_baseline or self._options.baseline or self._options.write_baseline is not None:
            from noob_lint.cli.known import Known

            self._known = self._known or Known(self._options, self._configurations)
            self._known.open(paths)
        if self._options.output_file is not None:
            self._protect(paths, self._options.output_file)

    def _protect(self, paths: Sequence[str], output: str) -> None:
        """Make sure that the output overwrites neither the files to check nor configurations."""
        for path in paths:
            refuse_to_overwrite(output, path)
        for name in dict.fromkeys(map(self._configurations.configuration_of, paths)):
            for file in () if name is None else self._configurations.file(name).chain:
                refuse_to_overwrite(output, file.shown, "is the configuration")

    def _tell_projects(self, paths: Sequence[str]) -> None:
        from noob_lint.cli.projects import described
        from noob_lint.discovery.workspace import Workspace

        for line in described(Workspace(self._configurations, paths), self._config_file):
            complain(line)

    def _lint(self, workspace: Workspace) -> None:
        from noob_lint.fixing.linted import lint_file

        count = len(workspace.files)
        with self._watched(count) as update:
            if self.kept is None:
                results = self._results(workspace, workspace.files, update)
            else:
                results = self.kept.results(workspace, self._jobs(count), update, lint_file)
            for result in results:
                self._take(result)

    @contextmanager
    def _watched(self, total: int) -> Iterator[Update]:
        """Show the progress over `total` files; yields the function to report it with, if any."""
        self._progress = progress_bar(total, wanted=not self._options.no_progress)
        try:
            yield self._progress.update if self._progress else None
        finally:
            self._clear()

    def _discover(self, named: Sequence[str], reasons: Reasons | None = None) -> Iterator[str]:
        """The files to lint; unreadable ones are reported, and skipped ones are counted."""
        for candidate in find_candidates(named, self._options, self._configurations, reasons):
            if candidate.error is not None:
                self._fail(candidate.path, candidate.error)
            elif candidate.skipped:
                self._skip(candidate.path, candidate.skipped, is_named=candidate.path in named)
            else:
                yield candidate.path

    def _skip(self, path: str, reason: SkipReason, *, is_named: bool) -> None:
        """Count a skipped file, and report it if it was named or if the run is verbose.

        Hooks name every YAML file, so those that are not tubes are reported only in verbose runs.
        """
        self._summary = self._summary.skip(reason)
        is_told = is_named and reason is not SkipReason.NOT_A_TUBE and not self._options.quiet
        if self._options.verbose or is_told:
            self._clear()
            complain(f"{path}: skipped: {reason.words}")

    def _take(self, result: FileResult) -> None:
        """Report and count one result."""
        if result.crash is not None:
            from noob_lint.cli.crash import report_crash

            self._clear()
            report_crash(result.crash, result.path)
            self._count_failed(result.path, "internal error")
            self._crashed = True
        elif result.error is not None:
            self._fail(result.path, result.error)
        else:
            self._note(result)
            if self._known is not None:
                result = self._known.split(result)
            if result.diagnostics:
                self._clear()
                result = self._bounds.of(result)
            for file in reports_of(result):
                self._reporter.report(file)
            self._count(result)

    def _count(self, result: FileResult) -> None:
        """Count the findings, and note whether they fail the run by the settings of the file."""
        self._summary = self._summary.plus(result.diagnostics, len(result.suppressed))
        is_nowhere = result.path.startswith("<")  # the settings of the run apply
        settings = self._settings if is_nowhere else self._configurations.settings_of(result.path)
        self._fails = self._fails or fails(result, settings.fail_on)

    def _note(self, result: FileResult) -> None:
        """Keep what a result says about code; the same name may differ between projects."""
        path = result.path
        root = "" if path.startswith("<") else self._configurations.root_of(path).directory
        for name, one in result.callables.items():
            self._callables.setdefault((root, name), one)
        self.sources |= result.reads.code

    def _fail(self, path: str, why: str) -> None:
        self._clear()
        complain(f"error: {path}: {why}")
        self._count_failed(path, why)

    def _count_failed(self, path: str, why: str) -> None:
        self._reporter.report(FileReport(path, error=why))
        self._summary = self._summary._replace(failed=self._summary.failed + 1)

    def _clear(self) -> None:
        if self._progress is not None:
            self._progress.clear()

    def _jobs(self, files: int) -> int:
        """How many processes to use for this number of files."""
        jobs = self._options.jobs
        if jobs is None:
            jobs = 1 if files < _FEW else 0
        return max(1, min(jobs or processors(), files))

    def _check_inside(self, path: str) -> None:
        """Raise an `OSError` for a link out of its project: nothing is written there."""
        if self._configurations.leads_out(path):
            raise OSError("it is a link to a file outside of its project")

    def _status(self) -> int:
        if self._crashed:
            return CRASHED
        if self._summary.failed:
            return USAGE
        return FOUND if self._fails else FINE


def _merged(
    known: Iterable[FileResult | None], fresh: Iterator[FileResult]
) -> Iterator[FileResult]:
    """Known results, with the fresh ones in the places of those that are missing."""
    for result in known:
        yield next(fresh) if result is None else result


def processors() -> int:
    """How many processors to use at most."""
    if hasattr(os, "sched_getaffinity"):
        return min(len(os.sched_getaffinity(0)), _MOST_JOBS)
    return min(os.cpu_count() or 1, _MOST_JOBS)
