"""A slot of a `tube` node is no process input of its tube.

noob ignores the value with a warning at run time. An input of scope `tube` is given in `params`.

Bad:
    nodes:
      a: {type: lab.read}
      b:
        type: tube
        depends: [z: a.value]
        params: {tube: {noob_id: inner, nodes: {c: {type: lab.read}}}}

Good:
    nodes:
      a: {type: lab.read}
      b:
        type: tube
        depends: [z: a.value]
        params:
          tube:
            noob_id: inner
            input: {z: {type: dict, scope: process}}
            nodes: {c: {type: lab.show, depends: [input.z]}}
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.diagnostic import Finding, Related
from noob_lint.inputs import is_process_input
from noob_lint.names import nearest
from noob_lint.repairs import rename
from noob_lint.tube import Tube

FIXES = "unsafe"


def check(tube: Tube) -> Iterator[Finding]:
    """Compare the slots of each `tube` node with the inputs of its tube."""
    for name, child in tube.links.children.items():
        if child.tube is None or child.refusals or child.tube.extends:
            continue
        inputs = child.tube.inputs
        process = [spec.name for spec in inputs.values() if is_process_input(spec)]
        for dependency in tube.nodes[name].depends:
            slot = dependency.slot
            if slot is None or slot.text in process:
                continue
            message = f"the tube in node {name!r} has no process input {slot.text!r}"
            related: tuple[Related, ...] = ()
            near = None
            if slot.text in inputs:
                related = (Related.at(inputs[slot.text].key, "this input has scope 'tube'"),)
                hint = "give it in 'params'"
            else:
                near = nearest(slot.text, process)
                hint = f"did you mean {near!r}?" if near else "noob ignores the value"
            yield Finding.at(slot, f"{message}: {hint}", *related, fix=rename(slot, near))
