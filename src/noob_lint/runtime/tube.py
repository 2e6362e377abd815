"""A tube as the runtime needs it: validated, merged with its bases, with locations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import ValidationError

from noob_lint.runtime.assets import AnySpecification
from noob_lint.runtime.errors import AssetParamsError, AssetPlaces, TubeError, diagnose
from noob_lint.spec._checks import references
from noob_lint.spec.names import PREFIXES, is_input_reference

if TYPE_CHECKING:
    from noob_lint.diagnostics.diagnostic import Diagnostic
    from noob_lint.spec.versions import SpecVersion
    from noob_lint.yaml.document import Mapping as MappingNode
    from noob_lint.yaml.document import Node


class LiveTube(NamedTuple):
    """A valid tube: the `TubeSpecification` of its spec version.

    `places` has the locations of its assets, and `root` is its mapping; without a file both are
    empty.
    """

    specification: Any
    places: Mapping[str, AssetPlaces] = {}
    root: MappingNode | None = None

    @property
    def consumed(self) -> frozenset[str]:
        """The signals that nodes depend on, including disabled nodes, as in noob."""
        nodes = self.specification.nodes.values()
        return frozenset(text for node in nodes for text in references(node.depends))

    def fill_all(self, inputs: Mapping[str, Any]) -> list[AnySpecification]:
        """The specifications of the assets, with the inputs in their params (see `fill`).

        Raises:
            AssetParamsError: an input is neither given nor has a default.
            ValueError: an input is given that the tube does not have.
        """
        declared = self.specification.input
        for name in inputs:
            if name not in declared:
                known = ", ".join(map(repr, declared)) or "none"
                raise ValueError(f"the tube has no input {name!r}: its inputs are {known}")
        return [self.fill(spec, inputs) for spec in self.specification.assets.values()]

    def fill(self, spec: AnySpecification, inputs: Mapping[str, Any]) -> AnySpecification:
        """The specification of an asset of the tube, with the inputs in its params.

        As in noob, a string that starts with ``input.``, directly in `params` or in nested lists,
        stands for an input: its given value, else its default, else None if it is not required.

        Raises:
            AssetParamsError: an input is neither given nor has a default.
        """
        if not self.specification.input:
            return spec
        try:
            return spec.model_copy(update={"params": self._params(spec.params, inputs)})
        except LookupError as error:
            raise AssetParamsError(spec, error, self.places.get(spec.id)) from error

    def _params(self, params: Any, inputs: Mapping[str, Any]) -> Any:
        if isinstance(params, dict):
            return {key: self._value(value, inputs) for key, value in params.items()}
        if isinstance(params, list):
            return [
                self._params(item, inputs) if isinstance(item, list) else self._value(item, inputs)
                for item in params
            ]
        return params

    def _value(self, value: Any, inputs: Mapping[str, Any]) -> Any:
        if not (isinstance(value, str) and is_input_reference(value)):
            return value
        name = value.removeprefix(PREFIXES["input"])
        if name in inputs:
            return inputs[name]
        spec = self.specification.input.get(name)
        default = getattr(spec, "default", None)
        if default is None and (spec is None or getattr(spec, "required", True)):
            raise LookupError(f"input {name!r} is not given")
        return default


def tube_of(tube: Any) -> LiveTube:
    """A tube that is not a file: a `TubeSpecification`, or a mapping in the newest version.

    Raises:
        pydantic.ValidationError: the mapping is not a tube.
        TypeError: it is something else.
    """
    if isinstance(tube, Mapping):
        from noob_lint.spec.v1003 import TubeSpecification

        return LiveTube(TubeSpecification.model_validate(tube))
    if not hasattr(tube, "assets"):
        raise TypeError(f"not the path of a file, a specification or a mapping: {tube!r}")
    return LiveTube(tube)


def live_tube(root: MappingNode, version: SpecVersion) -> LiveTube:
    """The tube in a mapping, into which its bases have been merged, in a spec version.

    Raises:
        TubeError: the models of that version reject it.
    """
    module = import_module(f"noob_lint.spec.v{version.name.replace('.', '_')}")
    try:
        specification = module.TubeSpecification.model_validate(python_value(root))
    except ValidationError as error:
        raise TubeError(list(locate_errors(error, root))) from error
    return LiveTube(specification, dict(_places(root)), root)


def python_value(node: Node, known: dict[Node, Any] | None = None) -> Any:
    """The value of a node as dicts, lists and scalars, as noob gets it.

    An alias is the same object as its anchor (`known` has the ones so far), but None inside of it.
    A list or mapping that is a key becomes a tuple.
    """
    from noob_lint.yaml.document import Mapping, Scalar, Sequence

    if isinstance(node, Scalar):
        return node.value
    known = {} if known is None else known
    if node not in known:
        known[node] = None
        if isinstance(node, Mapping):
            pairs = ((entry.key, entry.value) for entry in node.entries)
            known[node] = {
                _frozen(python_value(key, known)): python_value(value, known)
                for key, value in pairs
            }
        else:
            assert isinstance(node, Sequence)  # the only other kind
            known[node] = [python_value(item, known) for item in node.items]
    return known[node]


def _frozen(key: Any) -> Any:
    if isinstance(key, dict):
        key = [*key.items()]
    return tuple(map(_frozen, key)) if isinstance(key, list | tuple) else key


def locate_errors(error: ValidationError, root: MappingNode) -> Iterator[Diagnostic]:
    """The errors of a model, located in the tube."""
    for one in error.errors():
        yield diagnose("runtime-tube", nearest_node(root, one["loc"]), one["msg"])


def nearest_node(root: MappingNode, path: Iterable[object]) -> Node:
    """The node at a path of keys and indexes, or the last node on the way that exists."""
    from noob_lint.yaml.document import Mapping, Sequence

    node: Node = root
    where: Node = root
    for step in path:
        if isinstance(node, Mapping) and isinstance(step, str) and step in node.by_name:
            where, node = node.by_name[step].key, node.by_name[step].value
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            where = node = node.items[step]
    return where


def _places(root: MappingNode) -> Iterator[tuple[str, AssetPlaces]]:
    from noob_lint.yaml.document import Mapping

    assets = root.get("assets")
    for name, entry in assets.by_name.items() if isinstance(assets, Mapping) else ():
        assert isinstance(entry.value, Mapping)  # the model has accepted it
        kind = entry.value.by_name["type"].value
        params = entry.value.by_name.get("params", entry).key
        id_ = getattr(entry.value.get("id"), "text", name)  # noob uses the id
        yield id_, AssetPlaces(entry.key, kind, params)
