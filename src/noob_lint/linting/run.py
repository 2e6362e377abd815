"""Where the stages meet: text to document to tube to findings to diagnostics."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from noob_lint.config.settings import Settings, validate
from noob_lint.diagnostics.diagnostic import Diagnostic, Effect, Severity, Suppression
from noob_lint.discovery.workspace import Knowledge
from noob_lint.linting.check import Examiner, version_of
from noob_lint.linting.ignore_comments import Silencer
from noob_lint.linting.result import FileResult, read_file
from noob_lint.linting.severity import Adjustments
from noob_lint.rules import RULES, Rule, effect_of
from noob_lint.spec.versions import SpecVersion
from noob_lint.tube.tube import NO_LINKS, Links
from noob_lint.yaml.document import Document
from noob_lint.yaml.parser import parse

if TYPE_CHECKING:
    from noob_lint.project.project import Surroundings, Verdict
    from noob_lint.python.code import Code

T = TypeVar("T")


def lint_text(
    text: str | bytes, *, path: str = "<stdin>", settings: Settings | None = None
) -> list[Diagnostic]:
    """Lint one tube that is given as text (or as UTF-8 bytes) and called `path` in diagnostics.

    Raises:
        SettingsError: a setting has a value that cannot be meant.
    """
    return list(Linter(validate(settings or Settings())).lint(text, path).diagnostics)


def lint_paths(
    paths: Iterable[str | os.PathLike[str]], *, settings: Settings | None = None, jobs: int = 1
) -> list[Diagnostic]:
    """Lint files, and the tubes in directories, in the order given.

    Raises:
        SettingsError: a setting has a value that cannot be meant.
        OSError: a file or directory cannot be read.
    """
    from noob_lint.discovery.walk import discover

    settings = validate(settings or Settings())
    files = []
    for candidate in discover([os.fspath(path) for path in paths], settings):
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
    return map_files(Linter.lint_file, paths, settings, jobs, progress)


def map_files(
    task: Callable[[Linter, str], T],
    paths: Sequence[str],
    settings: Settings,
    jobs: int = 1,
    progress: Callable[[int], None] | None = None,
) -> Iterator[T]:
    """What `task` makes of each file with a linter; with several jobs, `task` must be picklable."""
    if jobs <= 1 or len(paths) < 2:
        linter = Linter(settings, paths)
        yield from _counted((task(linter, path) for path in paths), progress)
        return
    from functools import partial

    from noob_lint.support.workers import shared

    results = shared(partial(_with_linter, task, settings, paths), paths, jobs)
    yield from _counted(results, progress)


def _with_linter(
    task: Callable[[Linter, str], T], settings: Settings, files: Sequence[str]
) -> Callable[[str], T]:
    """The task with a linter of its own."""
    from functools import partial

    return partial(task, Linter(settings, files))


def _counted(results: Iterable[T], progress: Callable[[int], None] | None) -> Iterator[T]:
    for done, result in enumerate(results, 1):
        yield result
        if progress is not None:
            progress(done)


class Linter:
    """Lints files with one set of settings; keeps what it learns about other tubes.

    `settings` are validated; `files` are those linted together. `known` is what another linter has
    learned already; `code` the code that tubes name, where it has been opened already.
    """

    def __init__(
        self,
        settings: Settings,
        files: Sequence[str] = (),
        known: Knowledge | None = None,
        code: Code | None = None,
    ) -> None:
        self.settings = settings
        self.files = files
        self._rules = selected_rules(
            tuple(settings.select),
            (*settings.ignore, *settings.extend_ignore),
            tuple(settings.extend_select),
        )
        self._adjustments = Adjustments(settings)
        self._known = Knowledge(settings, files, code) if known is None else known
        self._examiner = Examiner(self._rules, settings, self._known, self._surroundings)
        self._complete: dict[tuple[str, bool], Linter] = {}

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that are selected."""
        return self._rules

    def lint_file(self, path: str) -> FileResult:
        """The result for one file; never raises for what may be wrong with the file."""
        data = self._document(path) or read_file(path)
        result = data if isinstance(data, FileResult) else self.lint_source(data, path)
        return self.with_sources(result)

    def with_sources(self, result: FileResult) -> FileResult:
        """The result with the files and directories of code that no earlier one has."""
        return result._replace(sources=self._known.looked_at())

    def _document(self, path: str) -> Document | None:
        """The document of a file that has been read already since others refer to it."""
        return self._known.library.known(path) if len(self.files) > 1 else None

    def lint_source(self, data: bytes | Document, path: str) -> FileResult:
        """The result for the bytes of one file; an internal error is part of the result.

        What has been parsed before is given as a document.
        """
        try:
            return self.lint(data, path)
        except Exception:  # the other files are still to be linted
            from traceback import format_exc

            return FileResult(path, crash=format_exc())

    def lint(self, data: str | bytes | Document, path: str) -> FileResult:
        """The result for one text."""
        document = data if isinstance(data, Document) else parse(data, path)
        found = self._adjustments.kept(self._first(document))
        if document.root is not None and any(effect_of(item) is Effect.LOAD for item in found):
            from noob_lint.linting.other_version import explain

            version = version_of(document, self.settings)
            found = explain(found, version, lambda other: self._in_version(document, other))
            found = self._adjustments.kept(found)
        kept = self._adjustments.weighed(found)
        silenced: list[Suppression] = []
        if self.settings.use_ignores:
            kept, silenced = self._silence(kept, document)
        kept.sort(key=lambda item: (item.path != path, item.path, *item.span, item.rule))
        texts = {path: document.text} if kept or silenced else {}
        for item in (*kept, *(one.diagnostic for one in silenced)):
            if item.path not in texts:
                texts[item.path] = self._surroundings(document).text_of(item.path)
        named, self._known.named = self._known.named, {}
        is_partly_read = path in self._known.partly_read
        result = FileResult(path, tuple(kept), texts, tuple(silenced), callables=named)
        return result._replace(partly_read=is_partly_read)

    def _first(self, document: Document) -> list[Diagnostic]:
        """What the rules find in the document that is linted now.

        If others refer to it that is the verdict they need, and is not found out twice.
        """
        if len(self.files) > 1:
            library = self._known.library
            library.offer(document)
            if library.keeps(document):
                verdict = self._surroundings(document).verdict(document)
                ids = {rule.id for rule in self._rules}
                return [item for item in verdict.found if item.rule in ids]
        return self._diagnostics(document)

    def _diagnostics(self, document: Document) -> list[Diagnostic]:
        """What the selected rules find in a document and in what it extends and contains inline."""
        self._known.partly_read.discard(document.path)
        own, others = self._examiner.own_and_others(document)
        return own + others

    def _surroundings(self, document: Document) -> Surroundings:
        from noob_lint.project.project import Surroundings

        version = version_of(document, self.settings)
        known = self._known.surroundings
        key = (version.name, self.settings.noob_version, self.settings.use_modelines)
        if key not in known:
            known[key] = Surroundings(self._known.library, version, self._judge)
        return known[key]

    def with_all_rules(self) -> Linter:
        """The linter that uses every rule that finds errors, whichever are selected here."""
        lacking = {rule for rule in RULES if not rule.opt_in}.difference(self._rules)
        if not lacking and not self.settings.per_file_ignores:
            return self
        return self._with_all_rules(self.settings.noob_version, self.settings.use_modelines)

    def _with_all_rules(self, noob_version: str, modelines: bool) -> Linter:
        key = (noob_version, modelines)
        if key not in self._complete:
            root, paths = self.settings.root, self.settings.tube_paths
            settings = Settings(
                noob_version=noob_version,
                select=("all",),
                tube_paths=paths,
                root=root,
                use_modelines=modelines,
            )
            self._complete[key] = Linter(settings, self.files, self._known)
        return self._complete[key]

    def _in_version(self, document: Document, version: SpecVersion) -> list[Diagnostic]:
        """The diagnostics of a document under another spec version, whichever are selected."""
        return self._with_all_rules(version.name, False)._diagnostics(document)

    def _judge(self, document: Document, links: Links = NO_LINKS) -> Verdict:
        """What is wrong with a document, whichever rules are selected, and what noob makes of it.

        `links` tell how it comes to run, if it is the tube in a node. What is wrong in an inline
        tube is no refusal: noob loads that when it starts the tube around it. Nor is what a base
        leaves behind: a tube can be loaded with it.
        """
        from noob_lint.project.project import Verdict

        linter = self._with_all_rules(self.settings.noob_version, self.settings.use_modelines)
        own, others = linter._examiner.own_and_others(document, (), links)
        errors = [item for item in own if item.severity is Severity.ERROR]
        failures = [item for item in errors if effect_of(item) is not Effect.LOAD] + [
            item for item in others if item.severity is Severity.ERROR
        ]
        return Verdict(
            found=(*own, *others),
            refusals=tuple(item for item in errors if effect_of(item) is Effect.LOAD),
            failures=tuple(item for item in failures if effect_of(item) is not Effect.SURVIVES),
        )

    def _silence(
        self, found: list[Diagnostic], document: Document
    ) -> tuple[list[Diagnostic], list[Suppression]]:
        """The diagnostics that no comment silences, those about comments among them; the others."""
        surroundings = self._surroundings
        silencer = Silencer(
            document, lambda path: surroundings(document).document_of(path), _GROUPS
        )
        kept = silencer.split(found)
        rules = self._adjustments.rules(self._rules, document.path)
        rule = next((rule for rule in rules if rule.id == "unused-ignore"), None)
        if rule is not None and silencer.own.instructions:
            ran = [one.id for one in rules]
            is_partly_read = document.path in self._known.partly_read
            undecided = {
                one.id for one in rules if one.by_files or (is_partly_read and one.reads_code)
            }
            unused = silencer.unused(ran, rule.id, rule.severity, undecided)
            kept += self._adjustments.weighed(unused)
        return kept, silencer.silenced


_GROUPS = {rule.id: rule.group for rule in RULES}


@lru_cache(maxsize=32)
def selected_rules(
    select: tuple[str, ...], ignore: tuple[str, ...], more: tuple[str, ...] = ()
) -> tuple[Rule, ...]:
    """The rules that names of rules and groups select, or ``default`` or ``all``.

    An empty `select` is ``default``, all but those that are opt-in; `more` are selected besides. As
    in ruff, the more specific name wins: a rule that is selected by its id stays although its group
    is ignored.
    """

    def wanted(rule: Rule) -> bool:
        for name in rule.names:
            if name in ignore:
                return False
            if name in select or name in more:
                return True
        return not select and not rule.opt_in

    return tuple(rule for rule in RULES if wanted(rule))
