"""Where a tube refers to its inputs outside `depends`, and strings that only look like it.

Semantics as in noob 1003.0.2: a string at the top level of `params` (in the list `params` of an
asset, also in lists inside it) is replaced by an input if it is ``input.`` and the name of one.
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.spec.names import PREFIXES, is_enabled_reference, is_input_reference, special_type
from noob_lint.support.values import NamedTuple
from noob_lint.tube.tube import Element, Part, Tube
from noob_lint.yaml.document import Mapping, Node, Scalar, Sequence
from noob_lint.yaml.scalars import as_boolean
from noob_lint.yaml.walk import scalars_below

PREFIX = PREFIXES["input"]


class ParamText(NamedTuple):
    """A string in `params`; `is_resolved` tells whether noob looks there for a reference.

    `is_key` marks the key of a mapping (but the names of the parameters are left out).
    """

    scalar: Scalar
    is_resolved: bool
    is_key: bool = False

    @property
    def reference(self) -> Part | None:
        """The name of the input that noob substitutes for the string, if it does."""
        return input_name(self.scalar) if self.is_resolved else None


def input_name(scalar: Scalar) -> Part | None:
    """The name after ``input.`` in a whole string, whether or not there is such an input."""
    text = scalar.text
    if not (scalar.is_text and is_input_reference(text)) or "\n" in text:
        return None
    return Part(text.removeprefix(PREFIX), scalar, len(PREFIX))


def put_in(tube: Tube, element: Element, value: Node) -> str | None:
    """The name of the input that noob substitutes for a value in the `params` of an element.

    Before noob 1000 it did so for nodes only.
    """
    takes = element.section == "nodes" or tube.version.asset_params_take_inputs
    if not takes or not isinstance(value, Scalar):
        return None
    part = input_name(value)
    return None if part is None else part.text


def param_texts(element: Element) -> Iterator[ParamText]:
    """Every string in the `params` of a node or an asset, except in an inline tube."""
    params = element.body.get("params")
    if isinstance(params, Mapping):
        for entry in params.entries:
            if isinstance(entry.value, Scalar):
                yield from _if_text(entry.value)
            elif not (special_type(element.type) == "tube" and entry.key is params.key("tube")):
                yield from _literals(entry.value)
    elif isinstance(params, Sequence) and element.section == "assets":
        yield from _items(params, frozenset({id(params)}))


def _items(items: Sequence, outside: frozenset[int]) -> Iterator[ParamText]:
    """The strings in a list in `params`; noob resolves those in lists of lists too."""
    for item in items.items:
        if isinstance(item, Scalar):
            yield from _if_text(item)
        elif isinstance(item, Mapping):
            yield from _literals(item)
        elif isinstance(item, Sequence) and id(item) not in outside:
            yield from _items(item, outside | {id(item)})


def _literals(node: Node) -> Iterator[ParamText]:
    keys = {id(entry.key) for entry in node.entries} if isinstance(node, Mapping) else set()
    for scalar in scalars_below(node):
        if scalar.is_text:
            yield ParamText(scalar, is_resolved=False, is_key=id(scalar) in keys)


def _if_text(scalar: Scalar) -> Iterator[ParamText]:
    if scalar.is_text:
        yield ParamText(scalar, is_resolved=True)


def configured(tube: Tube) -> Iterator[Element]:
    """The elements that have `params`: nodes and assets."""
    yield from tube.nodes.values()
    yield from tube.assets.values()


def param_references(tube: Tube, element: Element) -> Iterator[Part]:
    """The names of the inputs that noob puts into `params`; since 1000 into those of assets too."""
    if element.section == "assets" and not tube.version.asset_params_take_inputs:
        return
    for text in param_texts(element):
        reference = text.reference
        if reference is not None:
            yield reference


def enabled_reference(tube: Tube, node: Element) -> Part | None:
    """The name of the input that decides whether a node takes part, if one does."""
    enabled = node.text("enabled")
    if enabled is None or not tube.version.enabled_reference:
        return None
    return input_name(enabled) if is_enabled_reference(enabled.text) else None


def used_inputs(tube: Tube) -> set[str]:
    """The names of all inputs that the tube refers to, in any way that noob understands."""
    return {reference.signal.text for _, reference in tube.references("input")} | built_in(tube)


def built_in(tube: Tube) -> set[str]:
    """The names of the inputs that noob looks up when it builds the tube."""
    elements = configured(tube)
    used = {name.text for element in elements for name in param_references(tube, element)}
    switches = (enabled_reference(tube, node) for node in tube.nodes.values())
    used.update(name.text for name in switches if name is not None)
    return used


def can_be_left_out(tube: Tube, spec: Element) -> bool:
    """Whether noob has a value for an input that nobody supplies."""
    can_be_optional = tube.version.optional_inputs and is_optional(spec)
    return can_be_optional or has_default(tube, spec)


def is_optional(spec: Element) -> bool:
    """Whether the file has ``required: false`` for an input."""
    required = spec.body.get("required")
    return isinstance(required, Scalar) and as_boolean(required.value) is False


def default_of(tube: Tube, spec: Element) -> Node | None:
    """The default of an input, if it has one and this version of noob supports defaults."""
    return spec.body.get("default") if tube.version.input_defaults else None


def has_default(tube: Tube, spec: Element) -> bool:
    """Whether noob uses a default for an input that nobody supplies."""
    return default_of(tube, spec) is not None


def is_process_input(spec: Element) -> bool:
    """Whether `process()` gets the input, rather than the tube when it is built."""
    scope = spec.text("scope")
    return scope is not None and scope.text == "process"


def default_chain(tube: Tube, name: str) -> list[Part]:
    """The names that the default of an input refers to, its default in turn, and so on."""
    chain: list[Part] = []
    seen: set[str] = set()
    while name not in seen:
        seen.add(name)
        found = tube.inputs.get(name)
        default = None if found is None else found.body.get("default")
        link = input_name(default) if isinstance(default, Scalar) else None
        if link is not None:
            chain.append(link)
            name = link.text
    return chain
