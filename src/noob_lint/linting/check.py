"""Runs the rules on one document, its bases and the tubes inside it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Diagnostic, Effect, Finding, Related, Severity
from noob_lint.diagnostics.source import Span
from noob_lint.linting.checked import Checked, errors
from noob_lint.project.assembly import Assembly
from noob_lint.project.project import Project
from noob_lint.project.reads import Reads
from noob_lint.rules import RULES, Rule, checks_about, effect_of, marks_of, rule_named
from noob_lint.schema.apply import schema_reports
from noob_lint.spec.versions import SpecVersion
from noob_lint.support.values import NamedTuple
from noob_lint.tube.activation import activation_inside, is_loaded, is_started
from noob_lint.tube.context import ALONE, Activation
from noob_lint.tube.facts import TubeFacts
from noob_lint.tube.head import backup_of
from noob_lint.tube.rhythm import Rhythm
from noob_lint.tube.tube import Base, Child, Tube
from noob_lint.yaml.document import Document, Node, Scalar

if TYPE_CHECKING:
    from noob_lint.python.code import Unread

Verdicts = Mapping[str, Checked]
"""The results for files to which a tube refers, by `Documents.key`."""


def check(
    document: Document,
    project: Project,
    verdicts: Verdicts,
    version: SpecVersion,
    remarks: frozenset[str] = frozenset(),
) -> Checked:
    """Run all rules on a document in one spec version.

    `verdicts` holds the results for the files that it extends and nests, at any depth, except those
    that lead back to it. `remarks` are the ids of the opt-in rules to run as well.
    """
    assembly = project.assembly(version)
    tube = assembly.open(document.path)
    if tube is None:
        found = tuple(_stamped(RULES, _reported(document, version), document))
        return Checked(document, found, reads=assembly.reads(document.path))
    assert tube.document is document  # it stands for its file
    context = _Context(project, assembly, verdicts, remarks, {})
    examined = _examine(context, tube, ALONE)
    own, inherited = _apart_from_bases(context, examined)
    types = _types(examined)
    callables = _callables(project, types)
    is_partly_read = any(one is not None for one in callables.values())
    checked = Checked(
        document,
        tuple(own),
        tuple(inherited),
        callables,
        is_partly_read=is_partly_read or (project.code is None and bool(types)),
        reads=_reads(context, examined, types),
    )
    for facts in (*examined.tubes, *context.opened.values()):
        facts.close()
    return checked


class _Context(NamedTuple):
    """Whatever is the same for a document and the tubes inside it."""

    project: Project
    assembly: Assembly
    verdicts: Verdicts
    remarks: frozenset[str]
    opened: dict[tuple[Node, int], TubeFacts]
    """What is known of nested tubes, by their mapping and the depth of nesting."""

    def verdict(self, path: str | None) -> Checked | None:
        return None if path is None else self.verdicts.get(self.project.documents.key(path))


class _Examined(NamedTuple):
    """What was found in a tube, and in the tubes written inline in its nodes."""

    facts: Facts
    own: list[Diagnostic]
    others: list[Diagnostic]
    inner: list[tuple[str, _Examined]]

    @property
    def tubes(self) -> Iterator[Facts]:
        """The tube, then those inside it."""
        yield self.facts
        for _, one in self.inner:
            yield from one.tubes


def _examine(
    context: _Context,
    tube: Tube,
    activation: Activation,
    inside: tuple[Node, ...] = (),
) -> _Examined:
    """Check a tube and those inside it; `inside` are the tubes around it.

    An alias can put a tube into itself.
    """
    facts = _facts(context, tube, activation)
    own = _ask(context, facts)
    inner = [
        (name, _examine(context, child.tube, _inside(facts, name), (*inside, child.name)))
        for name, child in facts.children.items()
        if child.tube is not None
        and not isinstance(child.name, Scalar)
        and child.name not in inside
    ]
    return _Examined(facts, own, _once(_of_inline(facts, inner)), inner)


def _inside(facts: Facts, name: str) -> Activation:
    return activation_inside(facts, facts.tube.nodes[name])


def _facts(context: _Context, tube: Tube, activation: Activation) -> Facts:
    """The tube with its context."""
    project, assembly = context.project, context.assembly
    reported = _reported(tube.document, tube.version)
    for report in schema_reports(tube.root, tube.version):
        if not (tube.extends_text and report.rule == "schema-missing-key"):  # a base may have it
            reported.setdefault(report.rule, []).append(report.finding)
    if tube.bases and tube.is_whole:
        from noob_lint.project.merge import without_extends

        for report in schema_reports(without_extends(tube.merged), tube.version):
            reported.setdefault(report.rule, []).append(report.finding)
    children = assembly.children(tube) if tube.has_tube_nodes else {}
    twins = project.twins(tube.tube_id, tube.document.path)
    return Facts(
        tube,
        project_code=project.code,
        reported=reported,
        bases=tuple(_judged_base(context, base) for base in tube.bases),
        children={name: _judged_child(context, child) for name, child in children.items()},
        twins=twins.others,
        is_named=twins.is_named,
        activation=activation,
        returned=partial(_returned, context, 1),
    )


_DEEPEST = 16
"""The depth of nesting below which it is not worked out what a tube returns."""


def _returned(context: _Context, depth: int, child: Child, signal: str) -> Rhythm | None:
    """How often the tube in a node returns a value; unknown for one that contains itself."""
    tube = child.tube
    if tube is None or child.chain or depth > _DEEPEST:
        return None
    key = (tube.root, depth)
    if key not in context.opened:
        children = context.assembly.children(tube) if tube.has_tube_nodes else {}
        context.opened[key] = TubeFacts(
            tube,
            project_code=context.project.code,
            children={name: _judged_child(context, one) for name, one in children.items()},
            returned=partial(_returned, context, depth + 1),
        )
    return context.opened[key].flow.rhythms.returned(signal)


def _judged_base(context: _Context, base: Base) -> Base:
    verdict = context.verdict(base.path)
    return base if verdict is None else base._replace(refusals=verdict.refusals)


def _judged_child(context: _Context, child: Child) -> Child:
    verdict = context.verdict(child.path)
    if verdict is None:
        return child
    return child._replace(
        refusals=verdict.refusals,
        failures=verdict.failures,
        idle_failures=verdict.idle_failures,
    )


def _reported(document: Document, version: SpecVersion) -> dict[str, list[Finding]]:
    """The findings of the parser and the schema, by rule."""
    reported: dict[str, list[Finding]] = {}
    for report in document.reports:
        finding = report.finding
        if report.rule == "yaml-duplicate-key" and not version.refuses_duplicate_keys:
            from noob_lint.rules.syntax.yaml_duplicate_key import before_1000

            finding = before_1000(finding)
        reported.setdefault(report.rule, []).append(finding)
    return reported


def _ask(context: _Context, facts: Facts) -> list[Diagnostic]:
    """Run the rules that find errors, and the selected opt-in rules, on one tube."""
    found = {rule: list(findings) for rule, findings in facts.reported.items()}
    for rule, ask in checks_about(marks_of(facts), context.remarks):
        for finding in ask(facts):
            found.setdefault(rule, []).append(_bounded(finding))
    for name in facts.reported:
        reporting = rule_named(name)
        if reporting.refines:
            found[name] = list(reporting.module.refine(facts, found[name]))
    return list(_stamped(RULES, found, facts.tube.document))


def _stamped(
    rules: Iterable[Rule], found: Mapping[str, list[Finding]], document: Document
) -> Iterator[Diagnostic]:
    """The findings with their rule, severity and path.

    The schema stage and a check may find the same mistake; of the findings of a rule at a place,
    the first of the most severe ones is kept.
    """
    for rule in rules if found else ():
        findings = found.get(rule.id, [])
        if findings and document.aliases:
            from noob_lint.yaml.alias_findings import with_anchors

            findings = with_anchors(document, findings)
        said = [(one.severity or rule.severity, _bounded(one)) for one in findings]
        places = set()
        for severity, finding in sorted(said, key=lambda one: one[0].rank):
            where = finding.path or document.path
            if (where, finding.span) not in places:
                places.add((where, finding.span))
                yield Diagnostic(where, rule.id, severity, finding)


def _of_inline(facts: Facts, inner: Iterable[tuple[str, _Examined]]) -> Iterator[Diagnostic]:
    """What is wrong with the inline tubes in the nodes of a tube.

    An inline tube has an id, but no header that noob would complete. An error that noob may never
    reach is a warning.
    """
    for name, one in inner:
        node = facts.tube.nodes[name]
        for item in one.own + one.others:
            rule = rule_named(item.rule)
            if rule.group == "header" and rule.id != "header-id-missing":
                continue
            is_met = is_started(facts, node) or (
                effect_of(item) is Effect.LOAD and is_loaded(facts, node)
            )
            yield item if is_met else _softened(item)


def _apart_from_bases(
    context: _Context, examined: _Examined
) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """What is wrong with the tube itself, and what it inherits beyond what its bases report."""
    facts = examined.facts
    own, told = _without_those_of_bases(context, facts.tube, examined.own)
    others, told_inline = _without_those_of_bases(context, facts.tube, examined.others)
    return own, [*others, *_left_by_bases(context, facts, told + told_inline)]


def _without_those_of_bases(
    context: _Context, tube: Tube, found: list[Diagnostic]
) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """Split the findings; those that bases have themselves, and report, come second."""
    theirs: set[tuple[str, str, Span]] = set()
    own_path = tube.document.path
    for path in {item.path for item in found} - {own_path}:
        verdict = context.verdict(path)
        theirs.update(() if verdict is None else verdict.places)
    kept: list[Diagnostic] = []
    told: list[Diagnostic] = []
    for item in found:
        (told if (item.path, item.rule, item.span) in theirs else kept).append(item)
    key = tube.root.key("extends")
    if key is not None:
        merged = Related.at(key, "merged into this tube here")
        kept = [item if item.path == own_path else item.with_related(merged) for item in kept]
    return kept, told


def _left_by_bases(
    context: _Context, facts: Facts, told: Iterable[Diagnostic]
) -> Iterator[Diagnostic]:
    """The findings for bases with an error that noob meets only once it has loaded the tube.

    Each base is named with its errors, unless noob cannot even load it.
    """
    pending = [item for item in errors(told) if effect_of(item) is not Effect.SURVIVES]
    if not pending:
        return
    from noob_lint.rules.project import extends_base_invalid

    rule = extends_base_invalid.RULE
    for base in facts.bases:
        path = base.path
        if path is None or base.refusals:
            continue
        mine = [item for item in pending if context.assembly.builds_on(path, item.path)]
        pending = [item for item in pending if item not in mine]
        if mine:
            finding = extends_base_invalid.left_by(base, mine)
            yield Diagnostic(facts.tube.document.path, rule.id, rule.severity, finding)


def _once(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings without duplicates where an alias repeats a tube; the most severe stays."""
    kept: dict[tuple[str, str, Span], Diagnostic] = {}
    for item in found:
        first = kept.setdefault((item.path, item.rule, item.span), item)
        if item.severity.rank < first.severity.rank:
            kept[item.path, item.rule, item.span] = item
    return list(kept.values())


def _softened(item: Diagnostic) -> Diagnostic:
    is_error = item.severity is Severity.ERROR
    return item._replace(severity=Severity.WARNING) if is_error else item


def _types(examined: _Examined) -> dict[str, Scalar]:
    """The callables that a tube and those inside it name, each with its first place."""
    found: dict[str, Scalar] = {}
    for facts in examined.tubes:
        for element in (*facts.tube.nodes.values(), *facts.tube.assets.values()):
            kind = element.text("type")
            if kind is not None and "." in kind.text and element.path is not None:
                found.setdefault(kind.text, kind)
    return found


def _callables(project: Project, types: Mapping[str, Scalar]) -> Mapping[str, Unread | None]:
    """What is known of each callable that could not be read."""
    if project.code is not None:
        return project.code.named(types)
    why = project.why_no_code
    if why is None or not types:
        return {}
    from noob_lint.python.code import Unread

    return {name: Unread(place.source.path, place.span, why) for name, place in types.items()}


def _reads(context: _Context, examined: _Examined, named: Iterable[str]) -> Reads:
    """Everything that the findings depend on, that of verdicts included."""
    project, path = context.project, examined.facts.tube.document.path
    twins = frozenset(project.twins(one.tube.tube_id, path) for one in examined.tubes)
    verdicts = map(context.verdict, context.assembly.referred(path))
    others = [one.reads for one in verdicts if one is not None]
    own = context.assembly.reads(path)
    backup = backup_of(path)  # which a rule compares with the tube
    files = own.files | {os.path.abspath(backup), project.documents.key(backup)}
    code, is_cut = _code_reads(context, examined, named), _is_cut(project)
    own = Reads(files, own.names, twins, code, is_cut)
    return own.plus(*others) if others else own


def _code_reads(context: _Context, examined: _Examined, named: Iterable[str]) -> frozenset[str]:
    """The files and directories of code that the findings depend on, without those of verdicts."""
    code = context.project.code
    if code is None:
        return frozenset()
    classes, types = set[str](), {*named}
    for facts in examined.tubes:
        classes |= facts.compared_classes
        types |= facts.read_types
        types |= _declared(facts.tube)
    return code.reads(types, classes)


def _bounded(finding: Finding) -> Finding:
    from noob_lint.linting.amounts import bounded  # most tubes have no findings

    return bounded(finding)


def _is_cut(project: Project) -> bool:
    return project.code is not None and project.code.is_cut


def _declared(tube: Tube) -> set[str]:
    """The dotted names in the types of the inputs of a tube."""
    kinds = (one.text("type") for one in tube.inputs.values())
    dotted = [kind.text for kind in kinds if kind is not None and "." in kind.text]
    if not dotted:
        return set()
    from noob_lint.calls.input_types import paths_in  # imports `ast`

    return {path for text in dotted for path in paths_in(text)}
