"""A slot in `depends` does not exist.

The slots of a node are the parameters of what it calls: the function, or the `process` method of
the class. Python raises a TypeError for any other name. The name of `*args` is not a slot, and the
name of `**kwargs` becomes one of its keys.

The slots of a `tube` node are the process inputs of its tube. noob ignores any other slot, with a
warning at run time. A tube input is set in `params`.

It is an error where noob is sure to fail, and a warning for the slots of a `tube` node, for the
name of `**kwargs`, and where the node may never run.

In lab.py:
    def show(frame: dict) -> None:
        print(frame)

Bad:
    nodes:
      a: {type: lab.show, depends: [farme: input.x]}
    input:
      x: {type: dict, scope: process}

Good:
    nodes:
      a: {type: lab.show, depends: [frame: input.x]}
    input:
      x: {type: dict, scope: process}

Fix:
    Replaces the slot with the most similar parameter or input. Unsafe: the name is a guess.

Options:
    The parameters of a function or class are known only where its code can be read, which the
    settings `python` and `python-paths` decide.

Related:
    unknown-param, missing-slot, unknown-signal

Versions:
    Before noob 1000, noob cannot build a tube with a slot that the signature does not name, even
    where the node is disabled or takes `**kwargs`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.rules.rule import Rule
from noob_lint.support.similar import nearest
from noob_lint.tube.inputs import is_process_input
from noob_lint.tube.marks import Mark
from noob_lint.yaml.document import Scalar
from noob_lint.yaml.edits import replace_text

if TYPE_CHECKING:
    from noob_lint.calls.calls import Call
    from noob_lint.python.answers import Signature
    from noob_lint.rules.common import Failure

RULE = Rule(
    "unknown-slot",
    group="project",
    severity=Severity.WARNING,
    also=(Severity.ERROR,),
    summary="a slot that does not exist",
    effect=Effect.RUN,
    needs=frozenset({Mark.TUBE, Mark.CODE_SLOT_UNKNOWN, Mark.CODE_STARS}),
    fixes="unsafe",
)


def check(facts: Facts) -> Iterator[Finding]:
    """Compare the slots with the parameters, and those of a `tube` node with its inputs."""
    if facts.code is not None:
        yield from _of_code(facts)
    for name, child in facts.children.items():
        inner = child.known_tube
        if inner is None:
            continue
        inputs = inner.inputs
        process = [spec.name for spec in inputs.values() if is_process_input(spec)]
        for dependency in facts.tube.nodes[name].depends:
            slot = dependency.slot
            if slot is None or slot.text in process:
                continue
            message = f"the tube in node {name!r} has no process input {slot.text!r}"
            related: tuple[Related, ...] = ()
            near = None
            if slot.text in inputs:
                related = (Related.at(inputs[slot.text].key, "this input has scope 'tube'"),)
                hint = "set it in 'params'"
            else:
                near = nearest(slot.text, process)
                hint = f"did you mean {near!r}?" if near else "noob ignores the value"
            yield Finding.at(slot, f"{message}: {hint}", *related, fix=replace_text(slot, near))


def _of_code(facts: Facts) -> Iterator[Finding]:
    """Look the slots up in the signatures."""
    from noob_lint.python.answers import Signature
    from noob_lint.rules.common import blamed, defined, moved, unknown_keyword

    for call in facts.calls.nodes:
        signature = call.found.call
        if not isinstance(signature, Signature):
            continue
        for slot in call.slots.unknown:
            failure = _failure(facts, call, signature, slot)
            message = f"{call.found.dotted!r} of {call.element.label} has no parameter"
            known = [one.name for one in signature.parameters if one.by_keyword]
            related = defined(call.found)
            finding = unknown_keyword(f"{message} {slot.text!r}", slot, known, failure, related)
            place, more = blamed(facts, call.type, slot)
            yield finding if place is slot else moved(finding, place, more)
        yield from _stars(call)


def _is_named(signature: Signature, name: str) -> bool:
    return any(one.name == name for one in signature.parameters)


def _failure(facts: Facts, call: Call, signature: Signature, slot: Scalar) -> Failure:
    from noob_lint.rules.common import Failure, building

    if facts.tube.version.looks_up_slots and not _is_named(signature, slot.text):
        return building(facts)
    return Failure(*facts.flow.failure(call.element.name))


def _stars(call: Call) -> Iterator[Finding]:
    """The slots with the name of `**kwargs`, which become one of its keys."""
    for slot in call.stars:
        message = f"slot {slot.text!r} of {call.element.label} does not fill the '**{slot.text}'"
        hint = f"it becomes the key {slot.text!r} in it"
        yield Finding.at(slot, f"{message} of {call.found.dotted!r}: {hint}")
