"""A required key is missing: `type` in a node or input, `type` or `scope` in an asset.

noob refuses the tube. In a tube with `extends`, the key may come from a base, so it is looked for
in the merged tube. An empty `extends` adds nothing.

Bad:
    assets:
      store: {type: lab.Store}
    nodes:
      a: {type: lab.show, depends: [assets.store]}

Good:
    assets:
      store: {type: lab.Store, scope: runner}
    nodes:
      a: {type: lab.show, depends: [assets.store]}

Related:
    schema-unknown-key, schema-type, header-incomplete
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.rule import Rule
from noob_lint.schema import wording
from noob_lint.tube.marks import Mark
from noob_lint.yaml.document import Sequence

RULE = Rule(
    "schema-missing-key",
    group="schema",
    severity=Severity.ERROR,
    summary="a missing required key",
    effect=Effect.LOAD,
    needs=frozenset({Mark.EXTENDS}),
)


_REQUIRED = {"nodes": ("type",), "assets": ("type", "scope"), "input": ("type",)}


def check(facts: Facts) -> Iterator[Finding]:
    """What the schema cannot say: that an empty `extends` supplies no keys."""
    tube = facts.tube
    extends = tube.root.get("extends")
    if not isinstance(extends, Sequence) or tube.has_unknown_bases:
        return
    for element in tube.elements:
        missing = [key for key in _REQUIRED[element.section] if key not in element.body.by_name]
        if missing:
            yield Finding.at(element.key, wording.missing_keys(element.label, missing))
