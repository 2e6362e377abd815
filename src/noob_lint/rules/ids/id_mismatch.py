"""An explicit `id` differs from the key of its entry.

noob accepts it and then uses both names: it checks references against the key, while the runner
knows the entry by its id. Nodes disappear, assets are not passed, or the first epoch fails. It is a
warning for an entry that nothing uses, and for a disabled node.

Bad:
    nodes:
      camera: {type: lab.read_frame, id: cam}
      show: {type: lab.show, depends: [frame: camera.value]}

Good:
    nodes:
      camera: {type: lab.read_frame}
      show: {type: lab.show, depends: [frame: camera.value]}

Fix:
    Removes the `id`. Unsafe: the id may be the name that was meant.

Related:
    id-redundant, yaml-aliased-spec
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.rules.rule import Rule
from noob_lint.spec.names import is_identifier
from noob_lint.tube.inputs import built_in
from noob_lint.tube.marks import Mark
from noob_lint.tube.tube import Element
from noob_lint.yaml.document import Mapping
from noob_lint.yaml.edits import drop_entry

RULE = Rule(
    "id-mismatch",
    group="ids",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="an `id` that differs from its key",
    effect=Effect.RUN,
    needs=frozenset({Mark.ID}),
    fixes="unsafe",
)


def check(facts: Facts) -> Iterator[Finding]:
    """Compare explicit ids with their keys."""
    tube = facts.tube
    fatal = None
    for element in tube.elements:
        explicit = element.text("id")
        if explicit is None or explicit.text == element.name or _is_alias(facts, element):
            continue
        if not is_identifier(explicit.text) or explicit.text in tube.version.reserved:
            continue  # it cannot be an id at all, which other rules report
        message = f"{element.label} has a different id, {explicit.text!r}: noob mixes up the two"
        entry = element.body.by_name["id"]
        related = Related.at(element.key, "its key")
        fatal = _fatal(facts) if fatal is None else fatal
        effect = fatal.get((element.section, element.name))
        severity = Severity.WARNING if effect is None else Severity.ERROR
        message += " names; remove 'id'"
        fix = drop_entry(entry)
        finding = Finding.at(explicit, message, related, fix=fix, severity=severity, effect=effect)
        shared = entry.merge or (entry.alias and entry.alias.span)
        # what is written elsewhere may be right there
        yield finding._replace(span=shared, fix=None) if shared else finding


def needed(facts: Facts) -> dict[tuple[str, str], Effect]:
    """The entries, by section and key, without whose ids noob surely fails, and when it fails."""
    tube = facts.tube
    certain = facts.flow.certain
    found: dict[tuple[str, str], Effect] = {}
    for section in ("assets", "input"):
        users = tube.references(section)
        used = ((section, use.signal.text) for node, use in users if node.name in certain)
        found |= dict.fromkeys(used, Effect.RUN)
    if facts.activation.runs:
        nodes = (node.name for node in tube.nodes.values() if node.takes_part)
        found |= dict.fromkeys((("nodes", name) for name in nodes), Effect.RUN)
    return found | dict.fromkeys((("input", name) for name in built_in(tube)), Effect.BUILD)


def _fatal(facts: Facts) -> dict[tuple[str, str], Effect]:
    """The entries that noob surely needs and finds under no id."""
    ids = {
        (element.section, (element.text("id") or element.key).text)
        for element in facts.tube.elements
    }
    return {name: effect for name, effect in needed(facts).items() if name not in ids}


def _is_alias(facts: Facts, element: Element) -> bool:
    """Whether the whole entry is an alias, which yaml-aliased-spec reports."""
    entries = facts.tube.merged.get(element.section)
    assert isinstance(entries, Mapping)  # the element is in it
    return entries.by_name[element.name].alias is not None
