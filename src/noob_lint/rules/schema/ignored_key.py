"""noob ignores a key that it does not know.

Before release 1000, noob ignored unknown keys in the tube, a node, an asset or an input. A misspelt
key has no effect, and neither has one that a later release added (`stateful`, `default`,
`extends`, ...). A `description` is for readers and needs no effect.

Bad:
    (with --noob-version 0.1)
    nodes:
      a: {type: lab.read, parms: {rate: 3}}

Good:
    nodes:
      a: {type: lab.read, params: {rate: 3}}

Fix:
    Replaces the key with the most similar one that is not there yet. Unsafe: the name is a guess.

Related:
    schema-unknown-key

Versions:
    Only before noob 1000. Since then, noob refuses the tube, which `schema-unknown-key` reports.
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.common import respell
from noob_lint.rules.rule import Rule
from noob_lint.spec.keys import first_with, known_keys
from noob_lint.support.similar import nearest
from noob_lint.tube.marks import Mark
from noob_lint.tube.tube import Part
from noob_lint.yaml.document import Mapping, Scalar

RULE = Rule(
    "ignored-key",
    group="schema",
    severity=Severity.WARNING,
    summary="a key that noob ignores",
    effect=Effect.REMARK,
    needs=frozenset({Mark.DROPS_KEYS}),
    fixes="unsafe",
)


_HARMLESS = frozenset({"description", "nodeinfo"})
"""Keys for readers, and those that newer releases of noob wrote themselves."""


def check(facts: Facts) -> Iterator[Finding]:
    """The keys of the tube and of its entries that the spec version does not know."""
    tube = facts.tube
    yield from _unknown(facts, "", tube.root, "the tube")
    for element in tube.elements:
        yield from _unknown(facts, element.section, element.body, element.label)


def _unknown(facts: Facts, section: str, mapping: Mapping, owner: str) -> Iterator[Finding]:
    version = facts.tube.version
    known = known_keys(version, section)
    for name, entry in mapping.by_name.items():
        key = entry.key
        if name in known or name in _HARMLESS or entry.merge is not None:
            continue
        assert isinstance(key, Scalar)  # as all that have names
        since = first_with(name, section)
        free = sorted(one for one in known if one not in mapping.by_name)
        near = None if since else nearest(name, free)
        message = f"noob {version.noob} ignores the key {name!r} of {owner}"
        if near:
            message = f"{message}: did you mean {near!r}?"
        elif since is not None:
            message = f"{message}: it came with noob {since.name}"
        yield Finding.at(key, message, fix=respell(Part(key.text, key, 0), near))
