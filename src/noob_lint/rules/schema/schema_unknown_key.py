"""noob does not know a key of the tube, a node, an asset or an input.

noob refuses the tube. Parameters belong in `params` or, as slots, in `depends`; where the code of a
node can be read, the message says which.

Bad:
    nodes:
      a: {type: lab.read, parms: {x: 1}}

Good:
    nodes:
      a: {type: lab.read, params: {x: 1}}

Fix:
    Replaces the key with the most similar one that is not there yet. Unsafe: the name is a guess.

Related:
    ignored-key, schema-missing-key, unknown-param

Versions:
    Before noob 1000, noob ignored unknown keys: see `ignored-key`. `nodeinfo` of a node is ignored
    since noob 1003.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.rule import Rule
from noob_lint.schema.wording import IN_PARAMS
from noob_lint.tube.tube import Element, read_reference
from noob_lint.yaml.document import Entry, Scalar

RULE = Rule(
    "schema-unknown-key",
    group="schema",
    severity=Severity.ERROR,
    summary="a key that noob does not know",
    effect=Effect.LOAD,
    fixes="unsafe",
    by_version=True,
    refines=True,
    stage="schema",
)


def refine(facts: Facts, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Say where the key of a node belongs, if the code shows what it is."""
    if facts.code is None:
        yield from findings
        return
    keys = {
        (entry.key.source.path, entry.key.span): (node, entry)
        for node in facts.tube.nodes.values()
        for entry in node.body.entries
    }
    for finding in findings:
        found = keys.get((finding.path or facts.tube.document.path, finding.span))
        yield finding if found is None else _placed(facts, finding, *found)


def _placed(facts: Facts, finding: Finding, node: Element, entry: Entry) -> Finding:
    """The finding with the right place for a parameter, and other advice for what is not one."""
    from noob_lint.calls.arguments import parameters_of
    from noob_lint.python.answers import Signature, Unknown

    found, key = facts.found(node), entry.key
    if finding.fix is not None or found is None or not isinstance(key, Scalar):
        return finding
    if not isinstance(found.call, Signature) or isinstance(found.fields, Unknown):
        return finding  # what is not known may be one
    text, value = key.text, entry.value
    is_wire = isinstance(value, Scalar) and read_reference(value) is not None
    params = {one.name for one in parameters_of(found)}
    slots = {one.name for one in found.call.parameters}
    if text not in params | slots:
        hint = f"it is not a parameter of {found.dotted!r} either"
        return finding._replace(message=finding.message.replace(IN_PARAMS, hint))
    place = "depends" if text in slots and (is_wire or text not in params) else "params"
    message = f"unknown key {text!r} in {node.label}: it is a parameter of {found.dotted!r}, so"
    return finding._replace(message=f"{message} move it into {place!r}")
