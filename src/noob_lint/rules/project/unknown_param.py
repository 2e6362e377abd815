"""A parameter in `params` does not exist.

noob passes the `params` of a function as keyword arguments, those of a class to its constructor,
and those of a generator function to its only call. Python raises a TypeError for an unknown name. A
subclass of noob's `Node` or `Asset` accepts its fields.

The `params` of a `tube` node set the tube inputs of the inner tube. noob silently ignores any other
name, which is a warning. Elsewhere it is an error, unless the node or asset may never be made.

In lab.py:
    def scale(value: float, gain: float = 1.0) -> float:
        return gain * value

Bad:
    nodes:
      a: {type: lab.scale, depends: [input.x], params: {gian: 2.0}}
    input:
      x: {type: float, scope: process}

Good:
    nodes:
      a: {type: lab.scale, depends: [input.x], params: {gain: 2.0}}
    input:
      x: {type: float, scope: process}

Fix:
    Replaces the name with the most similar parameter. Unsafe: the name is a guess.

Options:
    The parameters of a function or class are known only where its code can be read, which the
    settings `python` and `python-paths` decide.

Related:
    unknown-slot, missing-param, param-ignored, params-key-not-string

Versions:
    Before noob 1001, the only parameter of a `tube` node is `tube`: noob cannot build a tube with
    any other one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.rules.common import Failure, respell
from noob_lint.rules.project.tube_node_input_missing import lacks
from noob_lint.rules.rule import Rule
from noob_lint.support.similar import nearest
from noob_lint.tube.inputs import can_be_left_out, is_process_input
from noob_lint.tube.marks import Mark
from noob_lint.tube.special_nodes import node_arguments, nodes_of, params_of
from noob_lint.tube.tube import Element, Part, Tube
from noob_lint.yaml.document import Scalar

if TYPE_CHECKING:
    from noob_lint.python.answers import Parameter

RULE = Rule(
    "unknown-param",
    group="project",
    severity=Severity.WARNING,
    also=(Severity.ERROR,),
    summary="a parameter that does not exist",
    effect=Effect.BUILD,
    needs=frozenset({Mark.TUBE, Mark.CODE_PARAM_UNKNOWN}),
    fixes="unsafe",
)


def check(facts: Facts) -> Iterator[Finding]:
    """Compare the parameters with the signatures, and those of `tube` nodes with its inputs."""
    tube = facts.tube
    if facts.code is not None:
        yield from _of_code(facts)
    accepted = {"tube", *node_arguments(tube.version)}
    for _, node in nodes_of(tube, "tube"):
        params = params_of(node)
        inner = _inside(facts, node.name)
        for name, entry in () if params is None else params.by_name.items():
            if name in accepted or not name.isidentifier():
                continue  # one that is no identifier is for params-key-not-string
            assert isinstance(entry.key, Scalar)  # as all that have names
            if not tube.version.tube_nodes_take_params:
                message = f"before noob 1001, 'params' of {node.label} can only contain 'tube'"
                message = f"{message}: noob cannot build the tube"
                yield Finding.at(entry.key, message, severity=Severity.ERROR)
            elif inner is not None:
                yield from _compare(facts, node, entry.key, inner)


def _of_code(facts: Facts) -> Iterator[Finding]:
    """Look the parameters up in the signatures of functions and constructors."""
    from noob_lint.calls.arguments import parameters_of
    from noob_lint.rules.common import (
        blamed,
        defined,
        making,
        misplaced_depends,
        moved,
        unknown_keyword,
    )

    for call in facts.calls.calls:
        found = call.found
        parameters = parameters_of(found)
        for key in call.params.unknown:
            takes = [one for one in parameters if one.by_keyword]
            known = [key for one in takes for key in (one.name, *one.keys)]
            failure, related = making(facts, call.element, found), defined(found)
            message = f"{found.dotted!r} of {call.element.label} has no parameter"
            message = f"{message} {key.text!r}"
            meant = next((one for one in parameters if one.attribute == key.text), None)
            if meant is not None:
                finding = _by_alias(message, key, meant, failure, related)
            else:
                is_misplaced = key is misplaced_depends(call.element)
                finding = unknown_keyword(
                    message, key, known, failure, related, is_misplaced=is_misplaced
                )
            place, more = blamed(facts, call.type, key)
            yield finding if place is key else moved(finding, place, more)


def _by_alias(
    message: str, key: Scalar, meant: Parameter, failure: Failure, related: tuple[Related, ...]
) -> Finding:
    """The finding for the name of a field that has to be set by its alias."""
    return Finding.at(
        key,
        f"{message}: {failure.what}; write {meant.name!r} for that field",
        *related,
        fix=respell(Part(key.text, key, 0), meant.name),
        severity=failure.severity,
        effect=failure.effect,
    )


def _inside(facts: Facts, name: str) -> Tube | None:
    """The tube in a node, where all its inputs are known."""
    inner = facts.known_child(name)
    return None if inner is None or inner.is_open("input") else inner


def _compare(facts: Facts, node: Element, key: Scalar, inner: Tube) -> Iterator[Finding]:
    found = inner.inputs.get(key.text)
    message = f"the tube in {node.label} has no tube input {key.text!r}"
    if found is None:
        known = [name for name, spec in inner.inputs.items() if not is_process_input(spec)]
        near = nearest(key.text, known)
        if near is not None and lacks(facts, node, inner.inputs[near]):
            return  # tube-node-input-missing tells
        hint = f"did you mean {near!r}?" if near else "noob ignores the value"
        yield Finding.at(key, f"{message}: {hint}", fix=respell(Part(key.text, key, 0), near))
    elif is_process_input(found) and can_be_left_out(inner, found):
        related = Related.at(found.key, "this input has scope 'process'")
        yield Finding.at(key, f"{message}: fill it in 'depends'", related)
