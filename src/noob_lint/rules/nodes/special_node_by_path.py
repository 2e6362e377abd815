"""A special node is named by its class.

noob knows gather, map, return and tube nodes by these names. A node that is named by the path of
such a class runs, but is not recognized where the tube is read as text: by merging with `extends`,
by the tube around it, and by tools. A second return node is an error under any name, since noob
cannot build the tube.

Bad:
    nodes:
      camera: {type: lab.read_frame}
      result: {type: noob.node.Return, depends: camera.frame}

Good:
    nodes:
      camera: {type: lab.read_frame}
      result: {type: return, depends: camera.frame}

Fix:
    Writes the name of the special node. Unsafe: noob then treats the node as what it is, which may
    change the tube.

Related:
    multiple-returns, asset-type-special, type-format
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
    summary="a special node that is named by its class",
    effect=Effect.BUILD,
    needs=frozenset({Mark.ODD_TYPES}),
    fixes="unsafe",
)


def check(facts: Facts) -> Iterator[Finding]:
    """Look for nodes whose type is such a path."""
    tube = facts.tube
    returns = [node for _, node in nodes_of(tube, "return")]
    for kind, node in nodes_of(tube, *SPECIAL_PATHS.values()):
        path = node.text("type")
        if path is None or path.text == kind:
            continue
        if kind == "return" and node is not returns[0]:
            message = f"{node.label} is another return node, by its class: a tube can have only one"
            related = Related.at(returns[0].key, "the first return node")
            yield Finding.at(path, message, related, severity=Severity.ERROR)
            continue
        message = f"{node.label} names the class of a {kind}, which noob does not always recognize"
        fix = Fix(f"write {kind}", (Edit(path.span, kind),), safe=False)
        yield Finding.at(path, f"{message}: write 'type: {kind}'", fix=fix)
