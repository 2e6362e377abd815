"""Lints the files of a workspace, each tube after those that it refers to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from noob_lint.config.settings import Settings
from noob_lint.diagnostics.diagnostic import IGNORE_MARK, Diagnostic, Severity, Suppression
from noob_lint.discovery.workspace import Workspace
from noob_lint.linting.checked import Checked, refusals
from noob_lint.linting.checks import Checks
from noob_lint.linting.other_version import WRONG_VERSION, other_versions, takes, told_as_one
from noob_lint.linting.result import FileResult, crashed
from noob_lint.linting.selection import Selection
from noob_lint.project.project import Project
from noob_lint.project.reads import Reads
from noob_lint.spec.versions import SpecVersion
from noob_lint.support.files import error_text
from noob_lint.yaml.document import Document
from noob_lint.yaml.parser import parse

T = TypeVar("T")


class Linter:
    """Lints files of a workspace, and keeps the results for tubes that others refer to."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._by_project: dict[tuple[Project, str], Checks] = {}
        self._selections: dict[str, tuple[Settings, Selection]] = {}

    def lint_file(self, path: str) -> FileResult:
        """The result for one file; never raises, whatever is wrong with the file."""
        document = self.read(path)
        return document if isinstance(document, FileResult) else self.lint_document(document)

    def read(self, path: str, data: bytes | None = None) -> Document | FileResult:
        """The document in a file, or in the `data` in its place, or the result that says why not.

        An internal error is part of the result.
        """
        try:
            return self._workspace.read(path) if data is None else parse(data, path)
        except (OSError, ValueError) as error:
            return FileResult(path, error=error_text(error))
        except Exception:  # the other files are still to be linted
            return crashed(path)

    def lint_document(self, document: Document) -> FileResult:
        """The result for a document, which stands for its file and is kept no longer than needed.

        An internal error is part of the result.
        """
        try:
            result = self.lint(document)
        except Exception:  # the other files are still to be linted
            return crashed(document.path)
        self._workspace.forget(document.path)
        return result

    def lint(self, document: Document) -> FileResult:
        """The result for a document, which stands for its file from now on.

        Raises:
            Exception: there is an internal error.
        """
        with self._workspace.reading():
            return self.report(self.check(document))

    def release(self, document: Document) -> None:
        """Use `document` as the content of its file again, and keep it no longer than needed."""
        self._workspace.put(document)
        self._workspace.forget(document.path)

    def check(self, document: Document) -> Checked:
        """What is wrong with a document, which stands for its file from now on."""
        self._workspace.put(document)
        with self._workspace.reading():
            return self._checks(document.path).of(document)

    def report(self, checked: Checked) -> FileResult:
        """The result by the settings: selected, with severities, without silenced findings."""
        settings = self._workspace.settings_of(checked.document.path)
        with self._workspace.reading():
            return self._report(
                checked, self.selection(checked.document.path), settings.use_ignores
            )

    def errors(self, checked: Checked) -> list[Diagnostic]:
        """The errors of all rules, whichever are selected, without silenced ones."""
        with self._workspace.reading():
            found = self._report(checked, Selection(Settings()), use_ignores=True).diagnostics
        return [item for item in found if item.severity is Severity.ERROR]

    def selection(self, path: str) -> Selection:
        """Which rules are selected for the file at `path`, and how severe they are."""
        settings = self._workspace.settings_of(path)
        known = self._selections.get(settings.root)
        if known is None or known[0] is not settings:
            known = settings, Selection(settings)
            self._selections[settings.root] = known
        return known[1]

    def _checks(self, path: str, forced: SpecVersion | None = None) -> Checks:
        """The checks of the project of the file at `path`."""
        project = self._workspace.project_of(path)
        key = (project, "" if forced is None else forced.name)
        known = self._by_project.get(key)
        if known is None:
            self._drop_closed()
            settings = self._workspace.settings_of(path)
            remarks = self.selection(path).remarks
            keeps_all = self._workspace.keeps_all
            known = Checks(project, settings, remarks, forced, keeps_all=keeps_all)
            self._by_project[key] = known
        return known

    def _drop_closed(self) -> None:
        """Forget what is known about projects that are no longer there."""
        for key in [key for key in self._by_project if not self._workspace.is_open(key[0])]:
            del self._by_project[key]

    def _report(self, checked: Checked, selection: Selection, use_ignores: bool) -> FileResult:
        document = checked.document
        path = document.path
        found, reads = self._explained(checked, selection.kept(checked.found), selection)
        kept = selection.weighed(found)
        silenced: list[Suppression] = []
        if use_ignores:
            kept, silenced = self._silence(checked, kept, selection)
        kept.sort(key=lambda item: (item.path != path, item.path, *item.span, item.rule))
        texts = {path: document.text} if kept or silenced else {}
        documents = self._documents(document, (*kept, *(one.diagnostic for one in silenced)))
        texts |= {other: one.text for other, one in documents.items()}
        return FileResult(
            path,
            _bounded(kept),
            texts,
            tuple(silenced),
            callables=checked.callables,
            reads=reads,
            partly_read=checked.is_partly_read,
        )

    def _explained(
        self, checked: Checked, found: list[Diagnostic], selection: Selection
    ) -> tuple[list[Diagnostic], Reads]:
        """The diagnostics, with refusals merged into one if another version accepts the tube.

        Also returns everything that they depend on.
        """
        document, reads = checked.document, checked.reads
        if not refusals(found):
            return found, reads
        if not selection.has(WRONG_VERSION, document.path):
            return found, reads
        version = self._checks(document.path).version(document)
        refused, others = refusals(found), []
        for other in other_versions(found, version, document):
            second = self._checks(document.path, other).of(document)
            reads = reads.plus(second.reads)
            if takes(second, refused):
                others.append(other)
        return told_as_one(found, version, others) if others else found, reads

    def _silence(
        self, checked: Checked, found: list[Diagnostic], selection: Selection
    ) -> tuple[list[Diagnostic], list[Suppression]]:
        """The diagnostics that stay, with those about comments, and the silenced ones."""
        document = checked.document
        others = self._documents(document, found)
        if not any(IGNORE_MARK in one.text for one in (document, *others.values())):
            return found, []
        from noob_lint.linting.ignore_comments import Silencer

        silencer = Silencer(document, others)
        kept = silencer.split(found)
        if silencer.own.instructions and selection.has("unused-ignore", document.path):
            rules = selection.rules_in(document.path)
            unused = silencer.unused(rules, is_partly_read=checked.is_partly_read)
            kept += selection.weighed(unused)
        return kept, silencer.silenced

    def _documents(self, document: Document, found: Iterable[Diagnostic]) -> Mapping[str, Document]:
        """The documents of the other files with findings, by path."""
        paths = dict.fromkeys(item.path for item in found if item.path != document.path)
        of = self._workspace.project_of
        pairs = ((path, of(document.path).document(path)) for path in paths)
        return {path: other for path, other in pairs if other is not None}


def _bounded(found: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    if not found:
        return ()
    from noob_lint.linting.amounts import bounded_together

    return tuple(bounded_together(found))


def lint_files(
    workspace: Workspace,
    jobs: int = 1,
    progress: Callable[[int], None] | None = None,
    task: Callable[[Linter, str], FileResult] | None = None,
    *,
    files: Sequence[str] | None = None,
    linter: Linter | None = None,
) -> Iterator[FileResult]:
    """The results for the files of a workspace, or for some of its `files`, in their order.

    `progress` is called with the number of files done. With more than one job, the files are shared
    among processes, unless a `linter` is given. `task`, if given, replaces `Linter.lint_file` and
    must be picklable.
    """
    files = workspace.files if files is None else files
    task = task or Linter.lint_file
    if linter is not None:
        return _counted((task(linter, path) for path in files), progress)
    return _map(task, workspace, files, jobs, progress)


def map_files(
    task: Callable[[Linter, str], T],
    workspace: Workspace,
    jobs: int = 1,
    progress: Callable[[int], None] | None = None,
) -> Iterator[T]:
    """The results of `task` for each file; with several jobs, `task` must be picklable."""
    return _map(task, workspace, workspace.files, jobs, progress)


def _map(
    task: Callable[[Linter, str], T],
    workspace: Workspace,
    paths: Sequence[str],
    jobs: int,
    progress: Callable[[int], None] | None,
) -> Iterator[T]:
    if jobs <= 1 or len(paths) < 2:
        run = Linter(workspace)
        yield from _counted((task(run, path) for path in paths), progress)
        return
    from functools import partial

    from noob_lint.support.workers import shared

    results = shared(partial(_prepared, task, workspace), paths, jobs)
    yield from _counted(results, progress)


def _prepared(task: Callable[[Linter, str], T], workspace: Workspace) -> Callable[[str], T]:
    """The task with a linter of its own."""
    from functools import partial

    return partial(task, Linter(workspace))


def _counted(results: Iterable[T], progress: Callable[[int], None] | None) -> Iterator[T]:
    for done, result in enumerate(results, 1):
        yield result
        if progress is not None:
            progress(done)
