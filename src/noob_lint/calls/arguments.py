"""Which value of a tube goes to which parameter of what noob calls or creates (1003.0.2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from noob_lint.python.answers import (
    Found,
    Kind,
    Parameter,
    ParameterKind,
    Signature,
    Unknown,
)
from noob_lint.spec.names import NODE_ARGUMENTS, RUNNER_SLOTS, is_input_reference
from noob_lint.support.values import NamedTuple
from noob_lint.tube.special_nodes import params_of, positional
from noob_lint.tube.tube import Dependency, Element
from noob_lint.yaml.document import Entry, Node, Scalar, Sequence

CLASSES = frozenset({Kind.CLASS, Kind.NODE_CLASS, Kind.ASSET_CLASS})
"""The kinds that noob instantiates."""

OWN = {
    Kind.NODE_CLASS: NODE_ARGUMENTS,
    Kind.ASSET_CLASS: ("id", "spec", "scope", "depends"),
}
"""What noob itself passes to the constructors of its own classes."""

ASYNC_SLOTS = frozenset({"fn", "executor"})
"""Slots that never arrive in async functions."""


class Wire(NamedTuple):
    """A value and the parameter that it goes to.

    `place` is the value, or the reference that brings it; `dependency` the item of `depends` then.
    """

    place: Node
    parameter: Parameter
    dependency: Dependency | None = None

    @property
    def text(self) -> str:
        """The reference as it is written, "" if it is none."""
        return "" if self.dependency is None else self.dependency.scalar.text

    @property
    def subject(self) -> str:
        """The parameter for a message: ``'left'``, or ``an item of '*args'``."""
        stars = {ParameterKind.VAR_POSITIONAL: "*", ParameterKind.VAR_KEYWORD: "**"}
        star = stars.get(self.parameter.kind)
        name = repr(f"{star or ''}{self.parameter.name}")
        return name if star is None else f"an item of {name}"


def named_params(element: Element, found: Found) -> Mapping[str, Entry]:
    """The entries of `params` that could be parameters by their names.

    Those of pydantic models may have any names, by aliases.
    """
    params = params_of(element)
    entries = () if params is None else params.by_name.items()
    is_model = found.fields is not None
    return {name: entry for name, entry in entries if is_model or name.isidentifier()}


def wires_of(element: Element, found: Found) -> Iterator[Wire]:
    """The parameter that each item of `depends` fills, as far as that is certain."""
    signature, taken = found.call, RUNNER_SLOTS
    is_node = element.section == "nodes"
    if not (is_node and isinstance(signature, Signature)) or found.is_generator:
        return
    places = positional(element)
    if found.is_async:
        taken = taken | ASYNC_SLOTS
        if places:
            return
    order = signature.positional
    rest = signature.of_kind(ParameterKind.VAR_POSITIONAL)
    for index, item in enumerate(places):
        yield from _wire(item.scalar, order[index] if index < len(order) else rest, item)
    for item in element.depends:
        if item.slot is not None and item.slot.text not in taken:
            yield from _wire(item.scalar, signature.by_name(item.slot.text), item)


def values_of(element: Element, found: Found) -> Iterator[Wire]:
    """The parameter that each value in `params` fills, in what is called or created with them."""
    signature = _made_with(found)
    params = element.body.get("params")
    if signature is None or params is None:
        return
    if isinstance(params, Sequence) and element.section == "assets":
        rest = signature.of_kind(ParameterKind.VAR_POSITIONAL)
        order = signature.positional
        for index, node in enumerate(sorted(params.items, key=_is_input)):
            yield from _wire(node, order[index] if index < len(order) else rest)
    own = OWN.get(found.kind, ())
    for name, entry in named_params(element, found).items():
        if name not in own:
            yield from _wire(entry.value, signature.by_name(name))


def parameters_of(found: Found) -> tuple[Parameter, ...]:
    """The parameters that `params` can fill, without those that noob fills itself."""
    signature = _made_with(found)
    if isinstance(found.fields, Unknown) and isinstance(found.init, Signature):
        signature = found.init  # a model with a constructor of its own
    parameters = () if signature is None else signature.parameters
    if found.shown is not None and signature is not None:  # both have to take it
        every = {one.name: one for one in (*parameters, *found.shown.parameters)}
        sides = (found.shown, signature)
        parameters = tuple(
            one for name, one in every.items() if all(side.by_name(name) for side in sides)
        )
    own = OWN.get(found.kind, ())
    return tuple(one for one in parameters if one.name not in own)


def _is_input(node: Node) -> bool:
    """Whether noob puts an input in the place of an item of a list, which it moves to the end."""
    return isinstance(node, Scalar) and node.is_text and is_input_reference(node.text)


def is_typed(parameter: Parameter) -> bool:
    """Whether an annotation says anything about the values of a parameter."""
    form = None if parameter.annotation is None else parameter.annotation.form
    return form is not None and form.name not in ("", "typing.Any", "builtins.object")


def _wire(
    place: Node, parameter: Parameter | None, dependency: Dependency | None = None
) -> Iterator[Wire]:
    if parameter is not None and not parameter.injected:
        yield Wire(place, parameter, dependency)


def _made_with(found: Found) -> Signature | None:
    """The callable that gets the `params` of a node or an asset."""
    if found.kind not in CLASSES:
        return found.call if isinstance(found.call, Signature) else None
    if found.fields is None:
        return found.init if isinstance(found.init, Signature) else None
    return None if isinstance(found.fields, Unknown) else Signature(found.fields)
