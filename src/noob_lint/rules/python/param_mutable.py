"""A function changes a list or mapping of the tube.

A list or mapping in `params`, or in the `default` of an input, is one object: every call gets the
same one, with all changes of earlier calls. The rule applies where the function itself changes its
parameter, as `items.append(...)` and `items[key] = ...` do. Make a copy in the function.

In lab.py:
    def collect(items: list) -> int:
        items.append(1)
        return len(items)

    def count(items: list) -> int:
        return len([*items, 1])

Bad:
    nodes:
      a: {type: lab.collect, params: {items: []}}

Good:
    nodes:
      a: {type: lab.count, params: {items: []}}

Options:
    noob-lint has to find and read the code: see the settings `python` and `python-paths`.

Related:
    asset-unordered-mutation
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.rules.rule import Rule
from noob_lint.support.values import NamedTuple
from noob_lint.tube.inputs import default_of, put_in
from noob_lint.tube.marks import Mark
from noob_lint.tube.special_nodes import keyword_slots, params_of
from noob_lint.yaml.document import Mapping, Node, Sequence

if TYPE_CHECKING:
    from noob_lint.calls.calls import Call

RULE = Rule(
    "param-mutable",
    group="python",
    severity=Severity.WARNING,
    summary="a list or mapping that its function changes",
    effect=Effect.REMARK,
    needs=frozenset({Mark.PARAMS, Mark.DEFAULT}),
)


class Shared(NamedTuple):
    """A list or mapping that all calls share for a parameter, and its place in the tube."""

    parameter: str
    value: Node
    place: Node


def check(facts: Facts) -> Iterator[Finding]:
    """The parameters that are changed by the callable that gets them."""
    if facts.code is None:
        return

    for call in facts.calls.nodes:
        if not call.element.takes_part:
            continue
        for shared in (*_params(facts, call), *_slots(facts, call)):
            body = facts.body(call.element)
            kind = "list" if isinstance(shared.value, Sequence) else "dict"
            for change in () if body is None else body.mutations:
                if change.parameter == shared.parameter and kind in change.kinds:
                    yield _finding(call, shared, Related.at(change.place, "changed here"))


def _params(facts: Facts, call: Call) -> Iterator[Shared]:
    """What every call gets from `params`: those of functions, but not of what is created once."""
    from noob_lint.calls.arguments import CLASSES

    params = params_of(call.element)
    if params is None or call.found.kind in CLASSES or call.found.is_generator:
        return
    slots = keyword_slots(call.element)
    for name, entry in params.by_name.items():
        given = put_in(facts.tube, call.element, entry.value)
        value = entry.value if given is None else _default(facts, given)
        if name not in slots and isinstance(value, Sequence | Mapping):
            yield Shared(name, value, entry.key)


def _slots(facts: Facts, call: Call) -> Iterator[Shared]:
    """The defaults of inputs that come through slots."""
    for place, parameter, item in call.wires:
        given = None if item is None else item.name_in("input")
        value = None if given is None else _default(facts, given)
        if isinstance(value, Sequence | Mapping):
            yield Shared(parameter.name, value, place)


def _default(facts: Facts, name: str) -> Node | None:
    """The default of an input."""
    tube = facts.tube
    found = tube.inputs.get(name)
    return None if found is None else default_of(tube, found)


def _finding(call: Call, shared: Shared, related: Related) -> Finding:
    noun = "list" if isinstance(shared.value, Sequence) else "mapping"
    message = f"all calls of {call.element.label} share one {noun} for {shared.parameter!r}, which"
    hint = f"{call.found.canonical!r} changes: make a copy there"
    return Finding.at(shared.place, f"{message} {hint}", related)
