"""What a set of rules finds in one document, in its bases and in the tubes inside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from noob_lint.config.settings import Settings
from noob_lint.diagnostics.diagnostic import Diagnostic, Effect, Finding, Related, Severity
from noob_lint.diagnostics.source import Span
from noob_lint.discovery.workspace import Knowledge
from noob_lint.rules import Rule, effect_of, marks_of, rule_named
from noob_lint.schema.apply import schema_reports
from noob_lint.spec.versions import LATEST, SpecVersion, find_version
from noob_lint.tube.features import features_of
from noob_lint.tube.marks import Mark
from noob_lint.tube.tube import NO_LINKS, Links, Tube
from noob_lint.yaml.document import Document, Node, Scalar

if TYPE_CHECKING:
    from noob_lint.project.project import Surroundings


class Examiner:
    """Asks `rules` about documents.

    `surroundings` gives what is around a document: its bases, its children, and the verdict on
    them, for which other rules may be asked.
    """

    def __init__(
        self,
        rules: Sequence[Rule],
        settings: Settings,
        known: Knowledge,
        surroundings: Callable[[Document], Surroundings],
    ) -> None:
        self._rules = rules
        self._settings = settings
        self._known = known
        self._surroundings = surroundings

    def own_and_others(
        self, document: Document, inside: tuple[Node, ...] = (), links: Links = NO_LINKS
    ) -> tuple[list[Diagnostic], list[Diagnostic]]:
        """What is wrong with a tube itself; and what bases and inline tubes bring into it.

        noob meets the latter only once it has loaded the tube. `inside` are the nodes around an
        inline tube; `links` tell how the document comes to run, if it is the tube in a node.
        """
        tube, reported = self._read(document, links)
        if tube is not None:
            self._known.note(tube)
        own = ask_rules(self._rules, tube, reported, document.path)
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
        version = version_of(document, self._settings)
        for report in document.reports:
            finding = report.finding
            if report.rule == "yaml-duplicate-key" and not version.refuses_duplicate_keys:
                from noob_lint.rules.syntax.yaml_duplicate_key import before_1000

                finding = before_1000(finding)
            reported.setdefault(report.rule, []).append(finding)
        if document.root is None:
            return None, reported
        for report in schema_reports(document.root, version):
            reported.setdefault(report.rule, []).append(report.finding)
        links = links._replace(code=self._known.code_for(document.path))
        tube = Tube(document, document.root, version, reported, links=links)
        if not features_of(tube).isdisjoint({Mark.EXTENDS, Mark.TUBE}):
            tube = self._surroundings(document).link(tube, reported)
        elif len(self._known.files) > 1:
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
        from noob_lint.tube.activation import is_loaded, is_started, links_inside

        for name, child in tube.links.children.items():
            if isinstance(child.name, Scalar) or child.tube is None or child.name in inside:
                continue
            node = tube.nodes[name]
            links = links_inside(tube, node)
            is_met, is_read = is_started(tube, node), is_loaded(tube, node)
            own, others = self.own_and_others(child.tube.document, (*inside, child.name), links)
            for item in own + others:
                if rule_named(item.rule).group != "header" or item.rule == "header-id-missing":
                    fails = is_met or (is_read and effect_of(item) is Effect.LOAD)
                    yield item if fails else _softened(item)

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
            item
            for item in told
            if item.severity is Severity.ERROR and effect_of(item) is not Effect.SURVIVES
        ]
        if rule is None or not errors:
            return []
        from noob_lint.rules.project.extends_base_invalid import left_by

        found = self._surroundings(tube.document).left_by_bases(tube, errors)
        path = tube.document.path
        return [
            Diagnostic(path, rule.id, rule.severity, left_by(base, item)) for base, item in found
        ]


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


def version_of(document: Document, settings: Settings) -> SpecVersion:
    """The spec version for a document: what its modeline chooses, or else the settings."""
    if settings.use_modelines and "$schema" in document.text:
        from noob_lint.tube.modeline import version_from

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


def ask_rules(
    rules: Iterable[Rule], tube: Tube | None, reported: dict[str, list[Finding]], path: str
) -> list[Diagnostic]:
    """Ask the rules, and stamp what they find.

    The schema stage and a check may find the same mistake: the first finding of a rule at a place
    is kept.
    """
    diagnostics = []
    marks = frozenset() if tube is None else marks_of(tube)
    for rule in rules:
        findings = reported.get(rule.id, [])
        if tube is not None and rule.stage == "tube" and rule.concerns(marks):
            findings = [*findings, *rule.check(tube)]
        if findings and tube is not None and tube.document.aliases:
            from noob_lint.yaml.alias_findings import with_anchors

            findings = with_anchors(tube.document, findings)
        places = set()
        for finding in findings:
            where = finding.path or path
            if (where, finding.span) not in places:
                places.add((where, finding.span))
                severity = finding.severity or rule.severity
                diagnostics.append(Diagnostic(where, rule.id, severity, finding))
    return diagnostics
