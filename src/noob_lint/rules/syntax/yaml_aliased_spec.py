"""A whole node, asset or input is an alias of another one.

noob writes the missing `id` into each entry. Two keys with one mapping get one id, that of the
first: the second is lost, and what depends on it fails. Write the entry out, or merge the first one
into it with `<<`. It is a warning where nothing uses the entry, or the node is disabled.

Bad:
    nodes:
      a: &reader {type: mypackage.read, params: {path: data.csv}}
      b: *reader

Good:
    nodes:
      a: &reader {type: mypackage.read, params: {path: data.csv}}
      b: {<<: *reader}

Fix:
    Replaces the alias with a mapping that merges it: `{<<: *reader}`. Unsafe: the tube then has
    both entries.

Related:
    unused-anchor, yaml-merge-value, id-mismatch
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Edit, Effect, Finding, Fix, Related, Severity
from noob_lint.rules.ids.id_mismatch import needed
from noob_lint.rules.rule import Rule
from noob_lint.spec.names import SECTIONS
from noob_lint.tube.marks import Mark
from noob_lint.yaml.document import Entry, Mapping, Scalar, Sequence

RULE = Rule(
    "yaml-aliased-spec",
    group="syntax",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="an alias for a whole node, asset or input",
    effect=Effect.RUN,
    needs=frozenset({Mark.ANCHORS}),
    fixes="unsafe",
)


def check(facts: Facts) -> Iterator[Finding]:
    """Find entries that share their mapping with one that noob reads earlier."""
    tube = facts.tube
    first: dict[int, Entry] = {}
    fatal = None
    extends = tube.root.get("extends") if tube.version.extends else None
    is_merged = isinstance(extends, Sequence) and extends.items  # noob merges copies of nodes
    for section in ("assets", "input") if is_merged else ("assets", "input", "nodes"):
        entries = tube.merged.get(section)
        if not isinstance(entries, Mapping):
            continue
        for name, entry in entries.by_name.items():
            if not isinstance(entry.value, Mapping):
                continue
            other = first.setdefault(id(entry.value), entry)
            if other is entry or entry.alias is None or _has_id(entry.value, name):
                continue
            fatal = needed(facts) if fatal is None else fatal
            effect = fatal.get((section, name))
            severity = Severity.WARNING if effect is None else Severity.ERROR
            finding = _finding(SECTIONS[section], name, entry, other)
            yield finding._replace(severity=severity, effect=effect)


def _has_id(body: Mapping, name: str) -> bool:
    """Whether both entries have the id of the second one, so that the first one is lost."""
    explicit = body.get("id")
    return isinstance(explicit, Scalar) and explicit.text == name


def _finding(noun: str, name: str, entry: Entry, other: Entry) -> Finding:
    assert entry.alias is not None  # else it were no alias
    text = f"*{entry.alias.name}"
    message = (
        f"{noun} {name!r} is an alias of {_key(other)!r}: noob gives both the same id and loses "
        f"this one; write it out, or use '<<: {text}'"
    )
    fix = Fix(f"write {{<<: {text}}}", (Edit(entry.alias.span, f"{{<<: {text}}}"),), safe=False)
    related = Related.at(other.key, "the entry it refers to")
    return Finding.at(entry.alias, message, related, fix=fix)


def _key(entry: Entry) -> str:
    return entry.key.source.text[entry.key.start : entry.key.end]
