"""A `tube` node does not say which tube it runs.

Its `params` must have the key `tube`: the `noob_id` of a tube, or a tube written inline. noob
cannot build the tube otherwise, even if the node is disabled.

Bad:
    nodes:
      inner: {type: tube}

Good:
    nodes:
      inner:
        type: tube
        params:
          tube:
            noob_id: inner
            nodes:
              camera: {type: lab.read_frame}
              out: {type: return, depends: camera.frame}

Related:
    unknown-tube, tube-node-positional, header-id-missing

Versions:
    Inline tubes are accepted since noob 1003.
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark
from noob_lint.tube.special_nodes import nodes_of
from noob_lint.tube.tube import Element
from noob_lint.yaml.document import Mapping, Node, Scalar

RULE = Rule(
    "tube-node-missing-tube",
    group="nodes",
    severity=Severity.ERROR,
    summary="a `tube` node without its tube",
    effect=Effect.BUILD,
    needs=frozenset({Mark.TUBE}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Look at the parameter `tube`."""
    tube = facts.tube
    for _, node in nodes_of(tube, "tube"):
        params = node.body.get("params")
        is_empty = params is None or (isinstance(params, Scalar) and params.value is None)
        value = params.get("tube") if isinstance(params, Mapping) else None
        if value is not None:
            if not _is_tube(facts, value):
                yield _wrong(facts, node, value)
        elif (is_empty or isinstance(params, Mapping)) and not tube.has_unknown_bases:
            message = f"{node.label} does not say which tube it runs: noob cannot build it"
            yield Finding.at(node.key, f"{message}; set its parameter 'tube'")


def _is_tube(facts: Facts, value: Node) -> bool:
    if isinstance(value, Mapping):
        return facts.tube.version.inline_tubes
    return isinstance(value, Scalar) and value.is_text


def _wrong(facts: Facts, node: Element, value: Node) -> Finding:
    more = " or a mapping" if facts.tube.version.inline_tubes else ""
    message = f"'tube' of {node.label} must be the id of a tube{more}, not {value.kind}"
    return Finding.at(value, f"{message}: noob cannot build it")
