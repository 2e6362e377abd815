"""A tube node does not supply a required input of its tube.

A process input is filled by a slot in `depends`; a tube input is set in `params`, or comes from a
tube input of the same name in the outer tube. noob fails when it starts the inner tube, or in its
first epoch. It is a warning where the node may never start or run.

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

Related:
    unknown-param, unknown-slot, unknown-input
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.rules.rule import Rule
from noob_lint.schema.wording import listed
from noob_lint.support.similar import nearest
from noob_lint.tube.activation import is_started
from noob_lint.tube.inputs import can_be_left_out, has_default, is_process_input
from noob_lint.tube.marks import Mark
from noob_lint.tube.special_nodes import keyword_slots, params_of, positional
from noob_lint.tube.tube import Child, Element, Tube
from noob_lint.yaml.document import Entry

RULE = Rule(
    "tube-node-input-missing",
    group="project",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="a missing input of a nested tube",
    effect=Effect.BUILD,
    needs=frozenset({Mark.TUBE}),
)


class _Missing(NamedTuple):
    """An input that is not supplied, the way to supply it, and what surely comes of it."""

    spec: Element
    cure: str
    is_sure: bool
    effect: Effect


def check(facts: Facts) -> Iterator[Finding]:
    """Compare the inputs of each nested tube with what its node supplies."""
    for name, child in facts.children.items():
        node, inner = facts.tube.nodes[name], child.known_tube
        if inner is not None and node.takes_part:
            missing = [*_missing(facts, node, inner)]
            if missing:
                yield _finding(node, child, missing)


def _missing(facts: Facts, node: Element, inner: Tube) -> Iterator[_Missing]:
    for spec in inner.inputs.values():
        if can_be_left_out(inner, spec):
            continue
        if is_process_input(spec):
            # an item without a slot may fill any input
            if not (spec.name in keyword_slots(node) or positional(node)):
                cure = f"add '{spec.name}: node.signal' to 'depends'"
                yield _Missing(spec, cure, node.name in facts.flow.certain, Effect.RUN)
        elif not _is_handed_in(facts, node, spec.name):
            cure = _hint(node, inner, spec.name)
            yield _Missing(spec, cure, is_started(facts, node), Effect.BUILD)


def _finding(node: Element, child: Child, missing: list[_Missing]) -> Finding:
    """What is wrong with a node; noob fails at the first input, the others are wrong as well."""
    noun = "inputs" if len(missing) > 1 else "input"
    names = listed(one.spec.name for one in missing)
    cures = "; ".join(sorted((one.cure for one in missing), key=_is_question))
    sure = [one for one in missing if one.is_sure]
    return Finding.at(
        child.name,
        f"the tube in {node.label} is missing required {noun} {names}: {cures}",
        *(Related.at(one.spec.key, "required input") for one in missing),
        severity=Severity.ERROR if sure else Severity.WARNING,
        effect=min((one.effect for one in sure or missing), key=_EFFECTS.index),
    )


def _is_question(text: str) -> bool:
    return text.endswith("?")


_EFFECTS = (Effect.BUILD, Effect.RUN)
"""What a missing input can do, in the order in which noob would notice."""


def lacks(facts: Facts, node: Element, spec: Element) -> bool:
    """Whether a required tube input is not supplied."""
    return not (can_be_left_out(facts.tube, spec) or _is_handed_in(facts, node, spec.name))


def _hint(node: Element, inner: Tube, name: str) -> str:
    others = (one for one in _given(node) if one not in inner.inputs and one != "tube")
    near = nearest(name, others)
    return f"is {near!r} in 'params' meant for {name!r}?" if near else f"add {name!r} to 'params'"


def _is_handed_in(facts: Facts, node: Element, name: str) -> bool:
    """Whether `params`, or an outer input with a value by then, may supply a tube input."""
    tube = facts.tube
    if name in _given(node):
        return True
    around = tube.inputs.get(name)
    return around is not None and (not is_process_input(around) or has_default(tube, around))


def _given(node: Element) -> Mapping[str, Entry]:
    """The `params` of a node with a tube, which is one of them."""
    params = params_of(node)
    assert params is not None
    return params.by_name
