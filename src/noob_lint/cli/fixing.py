"""``noob-lint check`` with ``--fix``, ``--fix-only`` or ``--diff``."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from shutil import copyfileobj
from typing import TextIO

from noob_lint.cli.effective import Effective
from noob_lint.cli.options import CheckOptions
from noob_lint.cli.run import Run, workspace_of
from noob_lint.cli.status import FINE, FOUND, USAGE
from noob_lint.cli.terminal import columns, complain, wants_color
from noob_lint.diagnostics.style import Style, printable
from noob_lint.discovery.workspace import Workspace
from noob_lint.fixing.fixer import Fixed, fix_file, fix_source
from noob_lint.linting.linter import Linter, map_files
from noob_lint.linting.result import FileResult
from noob_lint.reporters.inert import inert_text, is_in_ci
from noob_lint.reporters.protocol import Reporter
from noob_lint.support.atomic import remove_leftovers, replace_file
from noob_lint.support.files import error_text

_MOST_PASSES = 10
"""How often all files are processed: tubes that extend each other can need several passes."""


class FixRun(Run):
    """A run that fixes files before it reports what is left in them."""

    def __init__(
        self,
        options: CheckOptions,
        effective: Effective,
        reporter: Reporter,
        stream: TextIO,
    ) -> None:
        super().__init__(options, effective, reporter)
        self._stream = stream
        self._mode = options.mode or "fix"
        self._summary = self._summary._replace(fixes=self._mode)
        self._changed: set[str] = set()
        self._unwritten: set[str] = set()

    def run(self) -> int:
        """Fix, report, and return the exit status."""
        status = super().run()
        if self._unwritten and status < USAGE:
            return USAGE
        if self._mode == "fix" or status >= USAGE:
            return status
        return FOUND if self._mode == "diff" and self._summary.changed else FINE

    def _finish(self) -> None:
        if self._mode != "diff":
            super()._finish()
            return
        self._count_callables()
        if not self._options.quiet and sys.stderr is not None:
            sys.stderr.write(self._summary.closing(columns(sys.stderr, os.environ)))

    def _text(self, data: bytes, path: str) -> None:
        """Fix the text from standard input, and write it to standard output, changed or not."""
        fixed = None
        reason = self._skips(data, path)
        if reason is not None:
            self._skip(path, reason, is_named=True)
        else:
            self._prepare([path])
            fixed = fix_source(
                Linter(self._workspace_of(path)),
                data,
                path,
                unsafe=self._summary.unsafe,
            )
            self._count_fixed(fixed)
        if self._mode != "diff":
            if sys.stdout is None:
                raise OSError("closed")
            sys.stdout.buffer.write(fixed.after if fixed and fixed.is_changed else data)
            copyfileobj(sys.stdin.buffer, sys.stdout.buffer)  # the rest, if too long to check
        if fixed is not None:
            self._tell(fixed)

    def _files(self, named: Sequence[str]) -> None:
        paths = list(self._discover(named))
        self._prepare(paths)
        for _ in range(_MOST_PASSES):
            results = self._pass(paths)
            if not self._write_all(results):
                break
        for fixed in results:
            self._tell(fixed)
        if self._options.related and self._mode == "fix":
            self._lint_related(paths)

    def _lint_related(self, paths: Sequence[str]) -> None:
        """Report the findings of the files that depend on those that were fixed."""
        workspace = workspace_of(paths, self._options, self._configurations)
        workspace.files = workspace.files[len(paths) :]
        self._prepare(workspace.files)
        self._lint(workspace)

    def _pass(self, paths: Sequence[str]) -> list[Fixed]:
        """What can be fixed in each file in the present state of all files."""
        skip = frozenset(self._unwritten)
        task = partial(fix_file, unsafe=self._summary.unsafe, skip=skip)
        workspace = Workspace(self._configurations, paths)
        with self._watched(len(paths)) as update:
            return list(map_files(task, workspace, self._jobs(len(paths)), update))

    def _write_all(self, results: Iterable[Fixed]) -> bool:
        """Write the fixed files, and return whether another pass is needed."""
        changed = [fixed for fixed in results if fixed.is_changed]
        for fixed in changed:
            if self._mode != "diff":
                self._write(fixed)
            if fixed.result.path not in self._unwritten:
                self._count_fixed(fixed)
        return bool(changed) and self._mode != "diff"

    def _write(self, fixed: Fixed) -> None:
        path = fixed.result.path
        try:
            self._check_inside(path)
            replace_file(path, fixed.after, fixed.before)
        except OSError as error:
            self._unwritten.add(path)
            complain(f"error: {path}: cannot write the fixes: {error_text(error)}")
        else:
            remove_leftovers(path)

    def _count_fixed(self, fixed: Fixed) -> None:
        if fixed.is_changed:
            self._changed.add(fixed.result.path)
            self._summary = self._summary._replace(
                fixed=self._summary.fixed + fixed.gone, changed=len(self._changed)
            )

    def _tell(self, fixed: Fixed) -> None:
        """Report what is left, or the diff."""
        result = fixed.result
        if self._mode == "diff" and fixed.is_changed:
            lines = difference(result.path, fixed.before, fixed.after)
            colored = wants_color(self._options.color, self._stream, os.environ)
            self._stream.writelines(map(painted, lines) if colored else lines)
        if self._mode == "fix" or result.error is not None or result.crash is not None:
            self._take(result)
        else:
            self._tell_withheld(result)
            self._note(result)
            self._count(result)

    def _tell_withheld(self, result: FileResult) -> None:
        """Say why fixes were not applied, if the findings are not reported."""
        for item in () if self._options.quiet else result.diagnostics:
            why = item.finding.withheld
            if why:
                start = item.span.start
                where = f"{result.path}:{start.line + 1}:{start.column + 1}"
                complain(f"{where}: not fixed: {item.rule}: {why}")


def difference(path: str, before: bytes, after: bytes) -> Iterator[str]:
    """The lines of a unified diff that `patch` accepts; in CI, they are harmless instead."""
    from difflib import unified_diff

    path, is_guarded = printable(path), is_in_ci(os.environ)
    for line in unified_diff(_lines(before), _lines(after), path, path):
        if is_guarded:
            line = inert_text(line)
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def painted(line: str) -> str:
    """A line of a unified diff in the colour of what it says."""
    style, text = Style(color=True), line.rstrip("\n")
    if line.startswith(("--- ", "+++ ")):
        return style.bold(text) + "\n"
    if line.startswith("@@"):
        return style.frame(text) + "\n"
    if line.startswith(("+", "-")):
        return (style.added if line[0] == "+" else style.removed)(text) + "\n"
    return line


def _lines(data: bytes) -> list[str]:
    """The lines with their line ends; as in any diff, only a line feed ends a line."""
    return re.findall(r"[^\n]*\n|[^\n]+", data.decode("utf-8"))
