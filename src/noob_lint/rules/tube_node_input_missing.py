"""The tube inside a node needs an input that the node does not give.

An input of scope `process` is given by a slot in `depends`, one of scope `tube` by `params` or by
an input of the same name in the tube around. noob fails when it starts the inner tube, or in its
first epoch.

Bad:
    nodes:
      a:
        type: tube
        params:
          tube:
            noob_id: inner
            input: {x: {type: int}}
            nodes: {b: {type: lab.show, depends: [input.x]}}

Good:
    nodes:
      a:
        type: tube
        params:
          x: 1
          tube:
            noob_id: inner
            input: {x: {type: int}}
            nodes: {b: {type: lab.show, depends: [input.x]}}
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.diagnostic import Finding, Related
from noob_lint.document import Mapping, Scalar
from noob_lint.scalars import as_boolean
from noob_lint.tube import Child, Element, Tube


def check(tube: Tube) -> Iterator[Finding]:
    """Compare the inputs of each child with what its node hands over."""
    for name, child in tube.links.children.items():
        if child.tube is None or child.refusals or child.tube.extends:
            continue
        node = tube.nodes[name]
        if node.is_enabled is not False:
            yield from _missing(tube, node, child, child.tube)


def _missing(tube: Tube, node: Element, child: Child, inner: Tube) -> Iterator[Finding]:
    params = node.body.get("params")
    given = set(params.by_name) if isinstance(params, Mapping) else set()
    slots = {item.slot.text for item in node.depends if item.slot is not None}
    for spec in inner.inputs.values():
        if not _is_needed(spec):
            continue
        scope = spec.text("scope")
        if scope is not None and scope.text == "process":
            is_given, how = spec.name in slots, f"add '{spec.name}: node.signal' to its 'depends'"
        else:
            is_given = spec.name in given or spec.name in tube.inputs
            how = f"add {spec.name!r} to its 'params'"
        if not is_given:
            message = f"{node.label} does not give its tube the input {spec.name!r}: {how}"
            yield Finding.at(child.name, message, Related.at(spec.key, "the input it needs"))


def _is_needed(spec: Element) -> bool:
    required = spec.body.get("required")
    is_optional = isinstance(required, Scalar) and as_boolean(required.value) is False
    return "default" not in spec.body.by_name and not is_optional
