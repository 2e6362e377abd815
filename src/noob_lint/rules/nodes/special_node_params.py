"""A gather, map or return node has a parameter that it does not take.

A gather takes `n` and `flatten`; a map and a return take none. All of them also take `stateful`,
which is better written as a key of the node. noob cannot build the tube, even if the node is
disabled. A `flatten` that is not a boolean is reported too.

Bad:
    nodes:
      camera: {type: lab.read_frame}
      frames: {type: gather, params: {count: 2}, depends: [value: camera.frame]}

Good:
    nodes:
      camera: {type: lab.read_frame}
      frames: {type: gather, params: {n: 2}, depends: [value: camera.frame]}

Fix:
    Replaces the name with the most similar parameter of the node. Unsafe: the name is a guess.

Related:
    special-node-slot, param-reserved, gather-n-value

Versions:
    Before noob 1000, `flatten` and `stateful` are not parameters.
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.common import respell
from noob_lint.rules.rule import Rule
from noob_lint.schema.wording import but, listed
from noob_lint.spec.names import is_input_reference
from noob_lint.support.similar import nearest
from noob_lint.tube.marks import Mark
from noob_lint.tube.special_nodes import node_arguments, nodes_of, params_of
from noob_lint.tube.tube import Element, Part
from noob_lint.yaml.document import Node, Scalar
from noob_lint.yaml.scalars import as_boolean

RULE = Rule(
    "special-node-params",
    group="nodes",
    severity=Severity.ERROR,
    summary="an unknown parameter of a special node",
    effect=Effect.BUILD,
    needs=frozenset({Mark.SPECIAL_PARAMS}),
    fixes="unsafe",
)


_PARAMS = {"gather": ("n", "flatten"), "map": (), "return": ()}


def check(facts: Facts) -> Iterator[Finding]:
    """Compare the keys of `params` with what the node takes."""
    tube = facts.tube
    own = node_arguments(tube.version)
    for kind, node in nodes_of(tube, *_PARAMS):
        params = params_of(node)
        known = _PARAMS[kind]
        if not tube.version.gather_flattens:
            known = tuple(name for name in known if name != "flatten")
        for name, entry in () if params is None else params.by_name.items():
            if name not in (*own, *known):
                assert isinstance(entry.key, Scalar)  # as all that have names
                yield _unknown(node, kind, entry.key, known)
            elif name == "flatten" and not _may_be_boolean(entry.value):
                message = f"'flatten' of {node.label} must be true or false, {but(entry.value)}"
                yield Finding.at(entry.value, f"{message}: noob cannot build the tube")


def _unknown(node: Element, kind: str, key: Scalar, known: tuple[str, ...]) -> Finding:
    near = nearest(key.text, known)
    takes = f"a {kind} takes {listed(known)}" if known else f"a {kind} takes none"
    hint = f"did you mean {near!r}?" if near else takes
    message = f"unknown parameter {key.text!r} of {kind} {node.label}"
    fix = respell(Part(key.text, key, 0), near)
    return Finding.at(key, f"{message}: noob cannot build the tube; {hint}", fix=fix)


def _may_be_boolean(value: Node) -> bool:
    if not isinstance(value, Scalar):
        return False
    is_input = value.is_text and is_input_reference(value.text)
    return is_input or as_boolean(value.value) is not None
