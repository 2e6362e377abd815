"""``noob-lint check --add-ignores``: writes ignore comments, and reports what is left."""

from __future__ import annotations

import sys
from functools import partial
from typing import NamedTuple

from noob_lint.cli.effective import Effective
from noob_lint.cli.options import CheckOptions
from noob_lint.cli.run import Run
from noob_lint.cli.status import USAGE
from noob_lint.cli.terminal import complain
from noob_lint.config.settings import SettingsError, did_you_mean, rule_names
from noob_lint.discovery.workspace import Workspace
from noob_lint.fixing.add_ignores import with_ignores
from noob_lint.linting.baselines import Baselines
from noob_lint.linting.linter import Linter, map_files
from noob_lint.linting.result import FileResult
from noob_lint.linting.selection import selected_rules
from noob_lint.reporters.protocol import Reporter
from noob_lint.reporters.summary import count
from noob_lint.support.atomic import replace_file
from noob_lint.support.files import encode, error_text

_OTHERS = ("fix", "fix_only", "diff", "write_baseline")


class IgnoreRun(Run):
    """A run that writes ignore comments before it reports what is left."""

    def __init__(self, options: CheckOptions, effective: Effective, reporter: Reporter) -> None:
        super().__init__(options, effective, reporter)
        if options.reads_stdin:
            raise SettingsError("--add-ignores cannot be used with standard input")
        other = "--baseline" if options.baseline else options.first_of(*_OTHERS)
        if other is not None:
            raise SettingsError(f"--add-ignores cannot be used with {other}")
        if options.related:
            raise SettingsError("--add-ignores cannot be used with --related")
        if not effective.settings.use_ignores:
            raise SettingsError("--add-ignores cannot be used with --no-ignores")
        self._wanted = _rules(options.add_ignores or "")
        self._failed = False

    def run(self) -> int:
        """Write the comments, report, and return the exit status."""
        status = super().run()
        return USAGE if self._failed and status < USAGE else status

    def _lint(self, workspace: Workspace) -> None:
        paths = workspace.files
        baselines = None if self._known is None else self._known.baselines
        task = partial(commented, rules=self._wanted, baselines=baselines)
        with self._watched(len(paths)) as update:
            jobs = self._jobs(len(paths))
            found = list(map_files(task, workspace, jobs, update))
        written = [one for one in found if one is not None and self._write(one)]
        if not self._options.quiet and sys.stderr is not None:
            files = count(len(written), "file", "files")
            findings = count(sum(one.findings for one in written), "finding", "findings")
            sys.stderr.write(f"Wrote ignore comments for {findings} to {files}.\n")
        super()._lint(Workspace(self._configurations, paths))

    def _write(self, one: Commented) -> bool:
        try:
            self._check_inside(one.path)
            replace_file(one.path, one.after, one.before)
        except OSError as error:
            self._failed = True
            complain(f"error: {one.path}: cannot write the comments: {error_text(error)}")
            return False
        return True


def _rules(text: str) -> frozenset[str]:
    """The ids of the rules in `text`, a comma-separated list of rules and groups."""
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    if not names:
        raise SettingsError("--add-ignores: no rule was named")
    known = rule_names()
    for name in names:
        if name not in known:
            hint = did_you_mean(name, known)
            raise SettingsError(f'--add-ignores: unknown rule "{name}"{hint}')
    return frozenset(rule.id for rule in selected_rules(names, ()))


class Commented(NamedTuple):
    """A file before and after adding comments for `findings` findings."""

    path: str
    before: bytes
    after: bytes
    findings: int


def commented(
    linter: Linter, path: str, *, rules: frozenset[str], baselines: Baselines | None
) -> Commented | None:
    """The file with comments for its findings of `rules`; None if there is nothing to write.

    Findings in `baselines` need no comment. The run that follows reports files that cannot be read
    or crash the linter.
    """
    document = linter.read(path)
    if isinstance(document, FileResult):
        return None
    result = linter.lint_document(document)
    if baselines is not None:
        result = baselines.split(result)
    found = [item for item in result.diagnostics if item.rule in rules]
    text = with_ignores(document, found) if found else document.text
    if text == document.text:
        return None
    before, after = (encode(one, has_bom=document.has_bom) for one in (document.text, text))
    return Commented(path, before, after, len(found))
