"""An inline tube has `extends`, which noob ignores.

noob merges a tube with its bases only when it loads the tube from a file.

Bad:
    nodes:
      a:
        type: tube
        params:
          tube:
            noob_id: inner
            extends: [base]
            nodes:
              c: {type: lab.read}

Good:
    nodes:
      a:
        type: tube
        params:
          tube:
            noob_id: inner
            nodes:
              c: {type: lab.read}

Related:
    unknown-tube, extends-format
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark
from noob_lint.yaml.document import Mapping

RULE = Rule(
    "inline-tube-extends",
    group="project",
    severity=Severity.WARNING,
    summary="an `extends` that noob ignores",
    effect=Effect.REMARK,
    needs=frozenset({Mark.TUBE}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Look into the tubes that are written inline."""
    for name, child in facts.children.items():
        key = child.name.key("extends") if isinstance(child.name, Mapping) else None
        if key is not None:
            message = f"noob ignores 'extends' in the inline tube of node {name!r}"
            yield Finding.at(key, f"{message}: move the tube to a file of its own")
