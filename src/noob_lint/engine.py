"""Where the stages meet: text to document to tube to findings to diagnostics."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Mapping as MappingType
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from noob_lint.adjust import Adjustments
from noob_lint.config import Settings, validate
from noob_lint.diagnostic import Diagnostic, Finding, Related, Severity
from noob_lint.document import Document, Node, Scalar
from noob_lint.names import is_absolute_identifier, special_type
from noob_lint.parser import MAX_BYTES, parse
from noob_lint.reading import read, reason
from noob_lint.rules import REFUSALS, RULES, SURVIVED, Rule
from noob_lint.schema.apply import validate as validate_schema
from noob_lint.span import Span
from noob_lint.spec.versions import LATEST, SpecVersion, find_version
from noob_lint.suppress import Silencer, Suppression
from noob_lint.tube import NO_LINKS, Links, Tube

if TYPE_CHECKING:
    from noob_lint.callables import Code, Named
    from noob_lint.library import Library
    from noob_lint.surroundings import Surroundings, Verdict

T = TypeVar("T")


class FileResult(NamedTuple):
    """What came of one file.

    `texts` are the decoded texts of the files that have findings, by path: usually none or that
    of the file itself, but tubes extend others. `suppressed` was silenced by comments, `known`
    is for what a baseline has, which the engine does not read. `callables` are those that the tube
    names, by their path. `error` says in the user's words why
    the file could not be read; `crash` is the traceback of an internal error.
    """

    path: str
    diagnostics: tuple[Diagnostic, ...] = ()
    texts: MappingType[str, str] = {}  # a mapping proxy could not be sent between processes
    suppressed: tuple[Suppression, ...] = ()
    known: tuple[Diagnostic, ...] = ()
    callables: MappingType[str, Named] = {}
    error: str | None = None
    crash: str | None = None


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
    from noob_lint.discovery import discover

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

    from noob_lint.parallel import shared

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


def read_file(path: str) -> bytes | FileResult:
    """The bytes of a file (no more than the parser takes), or the result that says why not."""
    try:
        return read(path, MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        return FileResult(path, error=reason(error))


class _Known:
    """What the linters of one run have learned: other tubes, by what decides their version; code.

    `named` are the callables that the tubes named that were looked at since it was emptied.
    """

    def __init__(self, settings: Settings, files: Sequence[str], code: Code | None = None) -> None:
        self._settings = settings
        self._files = files
        self.surroundings: dict[tuple[str, str, bool], Surroundings] = {}
        self._given = code
        self.named: dict[str, Named] = {}

    @cached_property
    def library(self) -> Library:
        """The files of the run; made when first needed, since one plain tube has no use for it."""
        from noob_lint.library import Library

        return Library(self._files, self._settings.tube_paths, self._settings.root)

    @cached_property
    def _code(self) -> Code | None:
        if self._given is not None:
            return self._given
        from noob_lint.codebase import open_code

        return open_code(self._settings)

    def code_for(self, path: str) -> Code | None:
        """The code that the tube in a file names; a text from nowhere is in no project."""
        settings = self._settings
        is_nowhere = path.startswith("<") and not (settings.root or settings.python_paths)
        return None if settings.python == "off" or is_nowhere else self._code

    def note(self, tube: Tube) -> None:
        """Count the callables that a tube names."""
        if tube.links.code is not None:
            self.named = {**tube.links.code.named(_named_types(tube)), **self.named}


class Linter:
    """Lints files with one set of settings; keeps what it learns about other tubes.

    `settings` are validated; `files` are those linted together. `known` is what another linter has
    learned already; `code` the code that tubes name, where it has been opened already.
    """

    def __init__(
        self,
        settings: Settings,
        files: Sequence[str] = (),
        known: _Known | None = None,
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
        self._known = _Known(settings, files, code) if known is None else known
        self._complete: dict[tuple[str, bool], Linter] = {}

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that are selected."""
        return self._rules

    def lint_file(self, path: str) -> FileResult:
        """The result for one file; never raises for what may be wrong with the file."""
        data = self._document(path) or read_file(path)
        return data if isinstance(data, FileResult) else self.lint_source(data, path)

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
        if document.root is not None and any(item.rule in REFUSALS for item in found):
            from noob_lint.other_version import explain

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
        return FileResult(path, tuple(kept), texts, tuple(silenced), callables=named)

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
        own, others = self._own_and_others(document)
        return own + others

    def _own_and_others(
        self, document: Document, inside: tuple[Node, ...] = (), links: Links = NO_LINKS
    ) -> tuple[list[Diagnostic], list[Diagnostic]]:
        """What is wrong with a tube itself; and what bases and inline tubes bring into it.

        noob meets the latter only once it has loaded the tube. `inside` are the nodes around an
        inline tube; `links` tell how the document comes to run, if it is the tube in a node.
        """
        tube, reported = self._read(document, links)
        if tube is not None:
            self._known.note(tube)
        own = _ask_rules(self._rules, tube, reported, document.path)
        if tube is None or not (tube.links.bases or tube.links.children):
            return own, []
        others = _once(self._inline_children(tube, inside))
        if all(item.path == document.path for item in (*own, *others)):
            return own, others
        own, told = self._without_those_of_bases(own, document)
        others, told_inline = self._without_those_of_bases(others, document)
        return own, others + self._left_by_bases(tube, told + told_inline)

    def _read(
        self, document: Document, links: Links
    ) -> tuple[Tube | None, dict[str, list[Finding]]]:
        """The tube in a document, with its links, and what the stages before the rules report."""
        reported: dict[str, list[Finding]] = {}
        version = version_of(document, self.settings)
        for report in document.reports:
            finding = report.finding
            if version.first < 1000 and report.rule == "yaml-duplicate-key":
                from noob_lint.rules.yaml_duplicate_key import before_1000

                finding = before_1000(finding)
            reported.setdefault(report.rule, []).append(finding)
        if document.root is None:
            return None, reported
        for report in validate_schema(document.root, version):
            reported.setdefault(report.rule, []).append(report.finding)
        links = links._replace(code=self._known.code_for(document.path))
        tube = Tube(document, document.root, version, reported, links=links)
        if not tube.features.isdisjoint({"extends", "tube"}):
            tube = self._surroundings(document).link(tube, reported)
        elif len(self.files) > 1:
            twins = self._surroundings(document).twins(tube)
            if twins:
                links = links._replace(twins=twins)
                tube = Tube(document, document.root, version, reported, links=links)
        return tube, reported

    def _inline_children(self, tube: Tube, inside: tuple[Node, ...]) -> Iterator[Diagnostic]:
        """What is wrong with the tubes that are written into nodes; their file is that of `tube`.

        `inside` are the tubes around, since an alias can put a tube into itself. An inline tube has
        an id, but no header that noob would complete. What noob may never come to is a warning.
        """
        from noob_lint.nesting import is_loaded, is_started, links_inside

        for name, child in tube.links.children.items():
            if isinstance(child.name, Scalar) or child.tube is None or child.name in inside:
                continue
            node = tube.nodes[name]
            links = links_inside(tube, node)
            fails = None if is_started(tube, node) else REFUSALS if is_loaded(tube, node) else ()
            own, others = self._own_and_others(child.tube.document, (*inside, child.name), links)
            for item in own + others:
                if item.rule not in _HEADER_RULES or item.rule == "header-id-missing":
                    yield item if fails is None or item.rule in fails else _softened(item)

    def _surroundings(self, document: Document) -> Surroundings:
        from noob_lint.surroundings import Surroundings

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
        from noob_lint.surroundings import Verdict

        linter = self._with_all_rules(self.settings.noob_version, self.settings.use_modelines)
        own, others = linter._own_and_others(document, (), links)
        errors = [item for item in own if item.severity is Severity.ERROR]
        failures = [item for item in errors if item.rule not in REFUSALS] + [
            item for item in others if item.severity is Severity.ERROR
        ]
        return Verdict(
            found=(*own, *others),
            refusals=tuple(item for item in errors if item.rule in REFUSALS),
            failures=tuple(item for item in failures if item.rule not in SURVIVED),
        )

    def _without_those_of_bases(
        self, found: list[Diagnostic], document: Document
    ) -> tuple[list[Diagnostic], list[Diagnostic]]:
        """Tell what is wrong with a base already without this tube, which is told there, apart."""
        surroundings = self._surroundings(document)
        theirs: set[tuple[str, str, Span]] = set()
        for path in {item.path for item in found} - {document.path}:
            theirs.update(surroundings.verdict_on(path).places)
        kept: list[Diagnostic] = []
        told: list[Diagnostic] = []
        for item in found:
            (told if (item.path, item.rule, item.span) in theirs else kept).append(item)
        key = document.root.key("extends") if document.root is not None else None
        if key is not None:
            merged = Related.at(key, "it is merged into this tube here")
            kept = [
                item if item.path == document.path else item.with_related(merged) for item in kept
            ]
        return kept, told

    def _left_by_bases(self, tube: Tube, told: list[Diagnostic]) -> list[Diagnostic]:
        """Which bases bring an error into a tube that noob meets once it has loaded it."""
        rule = next((rule for rule in self._rules if rule.id == "extends-base-invalid"), None)
        errors = [
            item for item in told if item.severity is Severity.ERROR and item.rule not in SURVIVED
        ]
        if rule is None or not errors:
            return []
        from noob_lint.rules.extends_base_invalid import left_by

        found = self._surroundings(tube.document).left_by_bases(tube, errors)
        path = tube.document.path
        return [
            Diagnostic(path, rule.id, rule.severity, left_by(base, item)) for base, item in found
        ]

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
            unused = silencer.unused(ran, rule.id, rule.severity, _UNDECIDED)
            kept += self._adjustments.weighed(unused)
        return kept, silencer.silenced


def _named_types(tube: Tube) -> dict[str, Scalar]:
    """The paths that nodes and assets name, each where it is first named."""
    elements = (*tube.nodes.values(), *tube.assets.values())
    kinds = [kind for one in elements if (kind := one.text("type")) is not None]
    paths = [kind for kind in kinds if "." in kind.text and is_absolute_identifier(kind.text)]
    paths = [kind for kind in paths if special_type(kind.text) is None]
    return {kind.text: kind for kind in reversed(paths)}


def _once(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """What is found in one tube that an alias puts into several nodes, at its most severe."""
    kept: dict[tuple[str, str, Span], Diagnostic] = {}
    for item in found:
        first = kept.setdefault((item.path, item.rule, item.span), item)
        if item.severity.rank < first.severity.rank:
            kept[item.path, item.rule, item.span] = item
    return list(kept.values())


def _softened(item: Diagnostic) -> Diagnostic:
    is_error = item.severity is Severity.ERROR
    return item._replace(severity=Severity.WARNING) if is_error else item


_GROUPS = {rule.id: rule.group for rule in RULES}
_UNDECIDED = frozenset({"duplicate-noob-id"})
"""Rules that find more, or less, when other files are checked in the same run."""
_HEADER_RULES = frozenset(rule.id for rule in RULES if rule.group == "header")


def version_of(document: Document, settings: Settings) -> SpecVersion:
    """The spec version for a document: what its modeline chooses, or else the settings."""
    if settings.use_modelines and "$schema" in document.text:
        from noob_lint.modeline import version_from

        chosen = version_from(document)
        if chosen is not None:
            return chosen
    if settings.noob_version != "header":
        return find_version(settings.noob_version)
    header = document.root.get("noob_version") if document.root is not None else None
    try:
        return find_version(header.text if isinstance(header, Scalar) else "latest")
    except ValueError:
        return LATEST


def _ask_rules(
    rules: Iterable[Rule], tube: Tube | None, reported: dict[str, list[Finding]], path: str
) -> list[Diagnostic]:
    """Ask the rules, and stamp what they find.

    The schema stage and a check may find the same mistake: the first finding of a rule at a place
    is kept.
    """
    diagnostics = []
    for rule in rules:
        findings = reported.get(rule.id, [])
        if tube is not None and rule.stage == "tube" and rule.concerns(tube):
            findings = [*findings, *rule.check(tube)]
        if findings and tube is not None and tube.document.aliases:
            from noob_lint.aliases import with_anchors

            findings = with_anchors(tube.document, findings)
        places = set()
        for finding in findings:
            where = finding.path or path
            if (where, finding.span) not in places:
                places.add((where, finding.span))
                severity = finding.severity or rule.severity
                diagnostics.append(Diagnostic(where, rule.id, severity, finding))
    return diagnostics


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
