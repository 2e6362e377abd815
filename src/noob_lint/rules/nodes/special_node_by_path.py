"""A special node is named by its class.

noob knows gather, map, return and tube nodes by these names. By the path of its class such a node
runs, but is no return or tube for what looks at the text: merging with `extends`, the tube around
it, tools. Two return nodes are one too many by any name; noob notices when it builds the tube.

Bad:
    nodes:
      a: {type: print}
      r: {type: noob.node.Return, depends: a.value}

Good:
    nodes:
      a: {type: print}
      r: {type: return, depends: a.value}
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Edit, Effect, Finding, Fix, Related, Severity
from noob_lint.rules.rule import Rule
from noob_lint.spec.names import SPECIAL_PATHS
from noob_lint.tube.marks import Mark
from noob_lint.tube.special_nodes import nodes_of

RULE = Rule(
    "special-node-by-path",
    group="nodes",
    severity=Severity.WARNING,
    also=(Severity.ERROR,),
    summary="a special node named by its class",
    effect=Effect.BUILD,
    needs=frozenset({Mark.ODD_TYPES}),
    fixes="unsafe",
)


def check(facts: Facts) -> Iterator[Finding]:
    """The nodes whose type is such a path."""
    tube = facts.tube
    returns = [node for _, node in nodes_of(tube, "return")]
    for kind, node in nodes_of(tube, *SPECIAL_PATHS.values()):
        path = node.text("type")
        if path is None or path.text == kind:
            continue
        if kind == "return" and node is not returns[0]:
            message = f"{node.label} is a second return node, by its class: a tube has one"
            related = Related.at(returns[0].key, "the first return node")
            yield Finding.at(path, message, related, severity=Severity.ERROR)
            continue
        message = f"{node.label} is a {kind} by its class, which noob does not always recognise"
        fix = Fix(f"write {kind}", (Edit(path.span, kind),), safe=False)
        yield Finding.at(path, f"{message}: write 'type: {kind}'", fix=fix)
