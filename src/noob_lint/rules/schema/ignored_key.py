"""A key that noob drops without a word.

Before release 1000, noob ignored the keys that it did not know, in the tube, a node, an asset or an
input: a misspelt one has no effect, nor has one that came later (`stateful`, `default`,
`extends`, ...). Since then it refuses the tube (`schema-unknown-key`). A `description` is for
readers and needs no effect.

Bad:
    (with --noob-version 0.1)
    nodes:
      a: {type: lab.read, parms: {rate: 3}}

Good:
    nodes:
      a: {type: lab.read, params: {rate: 3}}
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
    summary="a key that noob drops",
    effect=Effect.REMARK,
    needs=frozenset({Mark.DROPS_KEYS}),
    fixes="unsafe",
)


_HARMLESS = frozenset({"description", "nodeinfo"})
"""What is there for readers, and what newer releases of noob wrote themselves."""


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
        if not isinstance(key, Scalar):
            continue
        since = first_with(name, section)
        free = sorted(one for one in known if one not in mapping.by_name)
        near = None if since else nearest(name, free)
        hint = f"did you mean {near!r}?" if near else "it is dropped"
        if since is not None:
            hint = f"it came with noob {since.name}"
        message = f"the key {name!r} of {owner} has no effect in noob {version.noob}: {hint}"
        yield Finding.at(key, message, fix=respell(Part(key.text, key, 0), near))
