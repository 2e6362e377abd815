"""A return node has no `depends`.

It has nothing to return, so `process()` always returns None.

Bad:
    nodes:
      camera: {type: lab.read_frame}
      result: {type: return}

Good:
    nodes:
      camera: {type: lab.read_frame}
      result: {type: return, depends: camera.frame}

Related:
    return-disabled, multiple-returns
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark
from noob_lint.tube.special_nodes import may_lack, nodes_of

RULE = Rule(
    "return-without-depends",
    group="nodes",
    severity=Severity.WARNING,
    summary="a return node that returns nothing",
    effect=Effect.REMARK,
    needs=frozenset({Mark.ODD_RETURN}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Look for return nodes that are enabled and depend on nothing."""
    if may_lack(facts):
        return
    for _, node in nodes_of(facts.tube, "return"):
        if not node.depends and node.takes_part:
            message = f"{node.label} returns nothing: name what it returns in 'depends'"
            yield Finding.at(node.key, message)
