"""What type of value each signal, asset and input of a tube has, where the code says so.

noob never compares types. This module says what the annotations say about the values that it
passes on (1003.0.2): a map emits the items of what it gets, a gather lists of what it gets, a tube
node what its return node gets; an asset is what its callable creates, and what its signal brings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from noob_lint.diagnostics.diagnostic import Place
from noob_lint.python.answers import Found, Kind, Signature, TypeForm
from noob_lint.python.types.fits import ARRAY, Fits, is_known, item_of, members, unwrap
from noob_lint.python.types.forms import union
from noob_lint.spec.names import special_type
from noob_lint.support.values import NamedTuple
from noob_lint.tube.context import TubeContext
from noob_lint.tube.emitted import emitted, yielded
from noob_lint.tube.inputs import is_process_input
from noob_lint.tube.special_nodes import VALUE, params_of, value_of
from noob_lint.tube.tube import Dependency, Element, Reference
from noob_lint.yaml.document import Node, Scalar
from noob_lint.yaml.scalars import as_boolean

if TYPE_CHECKING:
    from noob_lint.calls.pydantic_fields import Refusal
    from noob_lint.python.code import Code
    from noob_lint.python.models import Model

_DEEPEST = 50
"""More special nodes in a row are not followed."""

_INT = TypeForm("builtins.int")
_LIST = "builtins.list"


class Carried(NamedTuple):
    """What is known about the values behind a reference: their type, and where it is written.

    `place` is an annotation in Python, or the `type` of an input in a tube; None if it follows from
    noob itself.
    """

    form: TypeForm
    place: Place | None = None


class Emissions:
    """The types of one tube.

    None stands for what is unknown, or could be anything.
    """

    def __init__(self, context: TubeContext, code: Code) -> None:
        self._context = context
        self._tube = context.tube
        self._code = code
        self._signals: dict[tuple[str, str], Carried | None] = {}
        self._assets: dict[str, Carried | None] = {}
        self._inner: dict[str, Emissions | None] = {}
        self.fits = Fits(code.lineage)
        self.read_types: set[str] = set()
        """The types of fields that were read for their own fields or members."""

    def never(self, given: TypeForm, wanted: TypeForm) -> bool:
        """Whether no value of the type `given` passes for one of the type `wanted`.

        Besides what `Fits` knows, numpy's arrays are no instances of the classes of a project.
        """
        if self.fits.never(given, wanted):
            return True
        pairs = [(one, other) for one in members(given) for other in members(wanted)]
        if not any(ARRAY in (one.name, other.name) for one, other in pairs):
            return False
        return all(self.fits.never(*pair) or self._is_array_and_class(*pair) for pair in pairs)

    def _is_array_and_class(self, one: TypeForm, other: TypeForm) -> bool:
        name = other.name if one.name == ARRAY else one.name if other.name == ARRAY else ""
        if name in ("", ARRAY) or not (is_known(one) and is_known(other)):
            return False
        self.fits.classes.add(name)
        return self._code.is_no_array(name)

    def refusal(self, value: Node, wanted: TypeForm, model: Model | None) -> Refusal | None:
        """Why a field of a pydantic model surely refuses a value of the tube, if it does."""
        from noob_lint.calls.accepted import is_accepted, is_plain

        if is_plain(model) and is_accepted(value, wanted, self._read):
            return None
        from noob_lint.calls.pydantic_fields import refusal

        return refusal(value, wanted, model, self._read)

    def _read(self, dotted: str) -> Found | None:
        self.read_types.add(dotted)
        answer = self._code.class_at(dotted)
        return answer if isinstance(answer, Found) else None

    def brought(self, item: Dependency, depth: int = 0) -> Carried | None:
        """The values that an item of `depends` brings."""
        return None if item.reference is None else self.of(item.reference, depth)

    def of(self, reference: Reference, depth: int = 0) -> Carried | None:
        """The values that a dependency refers to."""
        source, signal = reference.node.text, reference.signal.text
        if source == "input":
            return self.input(signal)
        if source == "assets":
            return self.asset(signal, depth)
        return self.signal(source, signal, depth)

    def signal(self, node: str, signal: str, depth: int = 0) -> Carried | None:
        """The values of a signal of the node with that name."""
        key = (node, signal)
        if key not in self._signals:
            self._signals[key] = None  # for what leads back here
            self._signals[key] = self._signal(node, signal, depth)
        return self._signals[key]

    def _signal(self, name: str, signal: str, depth: int) -> Carried | None:
        node = self._tube.nodes.get(name)
        if node is None or depth > _DEEPEST:
            return None
        kind = special_type(node.type)
        if kind is None:
            return self._called(node, signal)
        if kind == "tube":
            return self._inside(name, signal, depth)
        if kind == "map":
            return self._mapped(node, signal, depth)
        return self._gathered(node, depth) if kind == "gather" and signal == VALUE else None

    def _called(self, node: Element, signal: str) -> Carried | None:
        found = self._found(node)
        form = emitted(found).get(signal) if found is not None else None
        if found is None or form is None:
            return None
        returns = found.call.returns if isinstance(found.call, Signature) else None
        return _carried(form, None if returns is None else returns.place)

    def _found(self, element: Element) -> Found | None:
        if element.type is None or special_type(element.type) is not None:
            return None
        answer = self._code.look_up(element.type)
        return answer if isinstance(answer, Found) else None

    def _mapped(self, node: Element, signal: str, depth: int) -> Carried | None:
        if signal == "n" and self._tube.version.map_emits_n:
            return Carried(_INT)
        given = self._value_of(node, depth)
        if signal != VALUE or given is None:
            return None
        return _carried(item_of(given.form), given.place)

    def _gathered(self, node: Element, depth: int) -> Carried:
        given = self._value_of(node, depth)
        params = params_of(node)
        flatten = params.get("flatten") if params is not None else None
        if given is None:
            return Carried(TypeForm(_LIST))
        item = given.form
        if flatten is not None:
            flat = as_boolean(flatten.value) if isinstance(flatten, Scalar) else None
            item = item if flat is False else item_of(item) if flat else TypeForm("")
        return Carried(TypeForm(_LIST, (item,) if is_known(item) else ()), given.place)

    def _value_of(self, node: Element, depth: int) -> Carried | None:
        """The values that a gather or map gets."""
        item = value_of(node)
        return None if item is None else self.brought(item, depth + 1)

    def _inside(self, name: str, signal: str, depth: int) -> Carried | None:
        """What a slot of the return node of an inner tube gets; with maps, lists of that."""
        inner = self.child(name)
        if inner is None:
            return None
        kinds = {special_type(node.type): node for node in inner._tube.nodes.values()}
        outlet = kinds.get("return")
        if outlet is None or "map" in kinds:
            return None
        is_single = outlet.text("depends") is not None
        for item in outlet.depends:
            is_it = (is_single and signal == VALUE) or (item.slot and item.slot.text == signal)
            if is_it:
                return inner.brought(item, depth + 1)
        return None

    def child(self, name: str) -> Emissions | None:
        """The types of the tube in a node, if all of that is known."""
        if name not in self._inner:
            tube = self._context.known_child(name)
            inner = None if tube is None else TubeContext(tube)
            self._inner[name] = None if inner is None else Emissions(inner, self._code)
        return self._inner[name]

    def slot(self, name: str, slot: str) -> Carried | None:
        """What the process input is declared as that a slot of a `tube` node fills."""
        inner = self.child(name)
        found = None if inner is None else inner._tube.inputs.get(slot)
        if inner is None or found is None or not is_process_input(found):
            return None
        return inner.input(slot)

    def input(self, name: str) -> Carried | None:
        """The values of an input, if they are of the type that it is declared to have."""
        found = self._tube.inputs.get(name)
        scalar = None if found is None else found.text("type")
        if scalar is None:
            return None
        from noob_lint.calls.input_types import declared

        return _carried(declared(scalar.text, self._code), scalar)

    def asset(self, name: str, depth: int = 0) -> Carried | None:
        """The object of an asset, as it is created or as a signal updates it."""
        if name not in self._assets:
            self._assets[name] = None  # for what leads back here
            self._assets[name] = self._asset(name, depth)
        return self._assets[name]

    def _asset(self, name: str, depth: int) -> Carried | None:
        found = self._tube.assets.get(name)
        made = None if found is None else self._made(found)
        if found is None or made is None or "depends" not in found.body.by_name:
            return made
        updates = [one.reference for one in found.depends if one.reference is not None]
        brought = [self.of(reference, depth + 1) for reference in updates]
        if not updates or None in brought:
            return None
        forms = [made.form, *(one.form for one in brought if one is not None)]
        return Carried(union(forms), made.place)

    def _made(self, asset: Element) -> Carried | None:
        found = self._found(asset)
        if found is None:
            return None
        if found.kind is Kind.CLASS:
            return Carried(TypeForm(found.canonical), found.place)
        returns = found.call.returns if isinstance(found.call, Signature) else None
        if returns is None:
            return None
        if found.kind is Kind.CONTEXT_MANAGER:
            return _carried(yielded(returns.form), returns.place)
        if found.kind is Kind.GENERATOR:
            return Carried(TypeForm("collections.abc.Generator"), returns.place)
        if found.kind is Kind.FUNCTION and self._is_never_entered(unwrap(returns.form)):
            return _carried(returns.form, returns.place)
        return None

    def _is_never_entered(self, form: TypeForm) -> bool:
        """Whether it surely is not a context manager, which noob would enter for its value."""
        if form.name.startswith("builtins."):
            return form.name != "builtins.memoryview"
        answer = self._code.look_up(form.name) if "." in form.name else None
        return isinstance(answer, Found) and answer.enters is False


def _carried(form: TypeForm, place: Place | None) -> Carried | None:
    return Carried(form, place) if is_known(form) else None
