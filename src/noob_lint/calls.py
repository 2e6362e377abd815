"""How noob calls what the nodes and assets of a tube name, and what does not fit.

A call is bound as Python would bind it, by the rules of noob 1003.0.2 (`noob.node.base`,
`noob.asset`): `params` of a function become keywords of every call, those of a class go to its
constructor, those of a generator function to its only call. What rules word is only sorted here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from functools import cached_property, lru_cache
from typing import NamedTuple

from noob_lint.document import Node, Scalar, Sequence
from noob_lint.names import PREFIXES
from noob_lint.python.model import (
    Found,
    Kind,
    Missing,
    Parameter,
    ParameterKind,
    Signals,
    Signature,
    Unknown,
)
from noob_lint.specials import may_lack, params_of, positional, slots_of
from noob_lint.tube import Dependency, Element, Tube

CLASSES = frozenset({Kind.CLASS, Kind.NODE_CLASS, Kind.ASSET_CLASS})
"""The kinds that noob makes an instance of."""

OWN = {
    Kind.NODE_CLASS: ("id", "spec", "enabled", "stateful"),
    Kind.ASSET_CLASS: ("id", "spec", "scope", "depends"),
}
"""What noob gives to the constructors of its own classes itself."""

RUNNER_SLOTS = frozenset({"self", "node", "_Return__events"})
ASYNC_SLOTS = frozenset({"fn", "executor"})
"""Slots that never arrive, for which there are rules; the second in async functions."""


class Twice(NamedTuple):
    """A parameter that gets two values: the place of one, and what fills it before."""

    parameter: Parameter
    place: Node
    first: Node | None
    """None where noob fills the parameter itself."""


class Bound(NamedTuple):
    """What does not fit when a call is bound."""

    unknown: tuple[Scalar, ...] = ()
    """Keywords for which there is no parameter."""
    by_name: tuple[Scalar, ...] = ()
    """Keywords whose parameters take values by position only."""
    surplus: tuple[Node, ...] = ()
    """Items by position for which there is no parameter."""
    twice: tuple[Twice, ...] = ()
    missing: tuple[Parameter, ...] = ()
    """Required parameters that get nothing."""
    injected: tuple[Scalar, ...] = ()
    """Keywords whose values noob replaces by its own."""
    refused: tuple[Parameter, ...] = ()
    """Parameters that noob fills by name, and that take values by position only."""

    @property
    def fits(self) -> bool:
        """Whether nothing is wrong."""
        return not any(self)


FITS = Bound()


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


class Call(NamedTuple):
    """How a node or an asset is made and called.

    `slots` is about what comes through `depends` (and, for functions, what is bound from `params`
    as long as it is a value by position or for a slot), `params` about the parameters. `wires` say
    which parameter each item of `depends` goes to, as far as that is sure; `values` the same of
    each value in `params`, of what is called or made with them.
    """

    element: Element
    found: Found
    slots: Bound = FITS
    params: Bound = FITS
    wires: tuple[Wire, ...] = ()
    values: tuple[Wire, ...] = ()

    @property
    def stars(self) -> tuple[Scalar, ...]:
        """The slots that are called like the `**kwargs` of the callable."""
        signature = self.found.call
        if not isinstance(signature, Signature) or self.element.section != "nodes":
            return ()
        names = {one.name for one in signature.parameters if one.kind is ParameterKind.VAR_KEYWORD}
        return tuple(slot for name, slot in slots_of(self.element).items() if name in names)

    @property
    def is_postponed(self) -> bool:
        """Whether the annotation of a parameter is a text at run time."""
        signature = self.found.call
        parameters = signature.parameters if isinstance(signature, Signature) else ()
        return any(one.annotation is not None and one.annotation.postponed for one in parameters)


def _wires(call: Call) -> Iterator[Wire]:
    """Which parameter each item of `depends` goes to, as far as that is sure."""
    signature, taken = call.found.call, RUNNER_SLOTS
    is_node = call.element.section == "nodes"
    if not (is_node and isinstance(signature, Signature)) or call.found.is_generator:
        return
    places = positional(call.element)
    if call.found.is_async:
        taken = taken | ASYNC_SLOTS
        if places:
            return
    order = signature.positional
    rest = signature.of_kind(ParameterKind.VAR_POSITIONAL)
    for index, item in enumerate(places):
        yield from _wire(item.scalar, order[index] if index < len(order) else rest, item)
    for item in call.element.depends:
        if item.slot is not None and item.slot.text not in taken:
            yield from _wire(item.scalar, signature.by_name(item.slot.text), item)


def _values(call: Call) -> Iterator[Wire]:
    """Which parameter each value in `params` goes to, of what is called or made with them."""
    signature = _made_with(call.found)
    if signature is None:
        return
    params = call.element.body.get("params")
    if isinstance(params, Sequence) and call.element.section == "assets":
        rest = signature.of_kind(ParameterKind.VAR_POSITIONAL)
        order = signature.positional
        for index, node in enumerate(sorted(params.items, key=_is_input)):
            yield from _wire(node, order[index] if index < len(order) else rest)
    mapping = params_of(call.element)
    for name in _keys(call.element) if mapping is not None else ():
        value = mapping.get(name) if mapping is not None else None
        if value is not None and name not in OWN.get(call.found.kind, ()):
            yield from _wire(value, signature.by_name(name))


def _is_input(node: Node) -> bool:
    """Whether noob puts an input in the place of an item of a list, which it moves to the end."""
    return isinstance(node, Scalar) and node.is_text and node.text.startswith(PREFIXES["input"])


def is_typed(parameter: Parameter) -> bool:
    """Whether an annotation says anything about what a parameter takes."""
    form = None if parameter.annotation is None else parameter.annotation.form
    return form is not None and form.name not in ("", "typing.Any", "builtins.object")


def _wire(
    place: Node, parameter: Parameter | None, dependency: Dependency | None = None
) -> Iterator[Wire]:
    if parameter is not None and not parameter.injected:
        yield Wire(place, parameter, dependency)


def _made_with(found: Found) -> Signature | None:
    """What takes the `params` of a node or an asset."""
    if found.kind not in CLASSES:
        return found.call if isinstance(found.call, Signature) else None
    if found.fields is None:
        return found.init if isinstance(found.init, Signature) else None
    return None if isinstance(found.fields, Unknown) else Signature(found.fields)


class Calls:
    """The calls of one tube; `calls_of` gives them."""

    def __init__(self, tube: Tube) -> None:
        self.tube = tube
        self.missing: list[tuple[Element, Missing]] = []
        self.made_up: list[tuple[Element, Missing]] = []
        self.calls: list[Call] = []
        code = tube.code
        for element in (*tube.nodes.values(), *tube.assets.values()):
            result = tube.answer(element)
            if isinstance(result, Found):
                call = _call(tube, element, result)
                wires, values = tuple(_wires(call)), tuple(_values(call))
                self.calls.append(call._replace(wires=wires, values=values))
            elif isinstance(result, Unknown) and result.made_up is not None:
                self.made_up.append((element, result.made_up))
            elif isinstance(result, Missing) and code is not None and code.is_missing(result):
                self.missing.append((element, result))

    @property
    def nodes(self) -> Iterator[Call]:
        """Those of nodes."""
        return (call for call in self.calls if call.element.section == "nodes")

    @property
    def assets(self) -> Iterator[Call]:
        """Those of assets."""
        return (call for call in self.calls if call.element.section == "assets")

    @cached_property
    def marks(self) -> frozenset[str]:
        """What there is for rules to look at, so that the others need not be loaded."""
        marks = {f"<code-missing-{missing.lack}>" for _, missing in self.missing}
        marks |= {"<code-made-up>" for _ in self.made_up}
        for call in self.calls:
            marks |= _marks(call)
        return frozenset(marks)


@lru_cache(maxsize=8)
def calls_of(tube: Tube) -> Calls:
    """The calls of a tube, bound once while its rules run."""
    return Calls(tube)


def _call(tube: Tube, element: Element, found: Found) -> Call:
    if element.section == "assets":
        return Call(element, found, params=_asset_params(tube, element, found))
    if found.kind in CLASSES:
        params = _bind_class(tube, found, _keys(element))
        return Call(element, found, _slots(tube, element, found, {}), params)
    keys = _keys(element)
    if found.kind is Kind.GENERATOR:
        signature = found.call
        if not isinstance(signature, Signature):
            return Call(element, found)
        bound = _bind(_plain(signature), [], keys, whole=_is_whole(tube))
        return Call(element, found, params=bound)
    if found.kind in {Kind.NOT_CALLABLE, Kind.ASYNC_GENERATOR}:
        return Call(element, found)
    bound = _slots(tube, element, found, keys)
    return Call(element, found, *_split(bound, keys))


def _is_whole(tube: Tube) -> bool:
    return not may_lack(tube)


def _keys(element: Element) -> dict[str, Scalar]:
    """The names of the parameters that could be names of Python's."""
    params = params_of(element)
    entries = () if params is None else params.by_name.items()
    return {
        name: entry.key
        for name, entry in entries
        if name.isidentifier() and isinstance(entry.key, Scalar)
    }


def _split(bound: Bound, keys: Mapping[str, Scalar]) -> tuple[Bound, Bound]:
    """What is wrong with the slots, and what with the parameters of a function."""
    given = {id(key) for key in keys.values()}

    def parts(places: tuple[Scalar, ...]) -> tuple[tuple[Scalar, ...], tuple[Scalar, ...]]:
        return (
            tuple(place for place in places if id(place) not in given),
            tuple(place for place in places if id(place) in given),
        )

    unknown, by_name, injected = (
        parts(places) for places in (bound.unknown, bound.by_name, bound.injected)
    )
    slots = bound._replace(unknown=unknown[0], by_name=by_name[0], injected=injected[0])
    return slots, Bound(unknown=unknown[1], by_name=by_name[1], injected=injected[1])


def _slots(tube: Tube, node: Element, found: Found, keys: Mapping[str, Scalar]) -> Bound:
    """Bind what comes through `depends`; `keys` are parameters that come with every call."""
    signature = found.call
    if not isinstance(signature, Signature) or (found.is_generator and node.depends):
        return FITS
    places: list[Node] = [item.scalar for item in positional(node)]
    if found.is_async and places:
        return FITS  # async-positional-depends tells
    slots = slots_of(node)
    if found.is_generator:
        return FITS
    taken = RUNNER_SLOTS | (ASYNC_SLOTS if found.is_async else frozenset())
    both = {**keys, **slots}
    return _bind(signature, places, both, whole=_is_whole(tube), taken=taken)


def _bind(
    signature: Signature,
    places: list[Node],
    keywords: Mapping[str, Scalar],
    *,
    whole: bool,
    taken: frozenset[str] = frozenset(),
) -> Bound:
    """Bind values by position and by keyword; those that are `taken` are told by other rules.

    With `whole`, all that there is is known, so that something can be missing.
    """
    order = signature.positional
    surplus = () if signature.takes_any_position else tuple(places[len(order) :])
    filled: dict[str, Node] = {
        parameter.name: place for parameter, place in zip(order, places, strict=False)
    }
    added = [one for one in order if one.injected]
    twice = [
        Twice(one, filled[one.name], None) for one in added if one.by_keyword and one.name in filled
    ]
    by_place = (one for one in added if not one.by_keyword)
    refused = () if signature.takes_any_keyword else tuple(by_place)
    unknown: list[Scalar] = []
    by_name: list[Scalar] = []
    injected: list[Scalar] = []
    named: set[str] = set()
    for name, key in keywords.items():
        parameter = signature.get(name)
        if name in taken:
            named.add(name)
        elif parameter is not None and parameter.by_keyword:
            named.add(name)
            if name in filled:
                twice.append(Twice(parameter, key, filled[name]))
            elif parameter.injected:
                injected.append(key)
        elif not signature.takes_any_keyword:
            is_positional = parameter is not None and parameter.by_position
            (by_name if is_positional else unknown).append(key)
    is_explained = unknown or by_name or surplus or refused  # of which Python tells first
    missing: tuple[Parameter, ...] = ()
    if whole and not is_explained:
        missing = tuple(_missing(signature, named | filled.keys()))
    keys = (tuple(unknown), tuple(by_name))
    return Bound(*keys, surplus, tuple(twice), missing, tuple(injected), refused)


def _missing(signature: Signature, given: Set[str]) -> Iterator[Parameter]:
    """The required parameters that are not given, nor filled by noob, which does so by name."""
    for one in signature.parameters:
        is_filled = one.name in given or (one.injected and one.by_keyword)
        if one.required and not is_filled and (one.by_position or one.by_keyword):
            yield one


def _bind_class(
    tube: Tube, found: Found, keys: Mapping[str, Scalar], places: list[Node] | None = None
) -> Bound:
    """Bind the parameters of a class to its constructor."""
    own = OWN.get(found.kind, ())
    given = {name: key for name, key in keys.items() if name not in own}
    fields = found.fields
    if isinstance(fields, Unknown):
        return FITS
    signature = found.init if fields is None else Signature(fields)
    if not isinstance(signature, Signature):
        return FITS
    bound = _bind(_plain(signature), places or [], given, whole=_is_whole(tube))
    missing = tuple(one for one in bound.missing if one.name not in own)
    is_open = fields is not None and found.extra != "forbid"
    unknown = () if is_open else bound.unknown
    return bound._replace(missing=missing, unknown=unknown)


def _asset_params(tube: Tube, asset: Element, found: Found) -> Bound:
    params = asset.body.get("params")
    places = list(params.items) if isinstance(params, Sequence) else []
    if found.kind in CLASSES:
        if found.kind is Kind.NODE_CLASS or (found.kind is Kind.ASSET_CLASS and places):
            return FITS
        return _bind_class(tube, found, _keys(asset), places)
    signature = found.call
    if found.kind is Kind.NOT_CALLABLE or not isinstance(signature, Signature):
        return FITS
    return _bind(_plain(signature), places, _keys(asset), whole=_is_whole(tube))


def _plain(signature: Signature) -> Signature:
    """What is called as Python calls it: noob adds nothing."""
    parameters = tuple(one._replace(injected=None) for one in signature.parameters)
    return signature._replace(parameters=parameters)


def _marks(call: Call) -> set[str]:
    """What one call has for rules to look at."""
    found, signals = call.found, call.found.signals
    noun = call.element.section.removesuffix("s")
    holds = {
        "<code>": True,
        f"<code-{noun}-{found.kind}>": True,
        "<code-generator>": found.is_generator,
        "<code-async>": found.is_async,
        "<code-lost>": isinstance(signals, Signals) and bool(signals.lost),
        "<code-named>": isinstance(signals, Signals) and signals.names != ("value",),
        "<code-postponed>": call.is_postponed,
        "<code-own-params>": bool(OWN.get(found.kind)) and params_of(call.element) is not None,
        "<code-stars>": bool(call.stars),
        "<code-typed>": any(is_typed(one.parameter) for one in (*call.wires, *call.values)),
    }
    marks = {mark for mark, is_there in holds.items() if is_there}
    for which, bound in (("slot", call.slots), ("param", call.params)):
        fields = () if bound.fits else zip(Bound._fields, bound, strict=True)
        marks.update(f"<code-{which}-{field}>" for field, value in fields if value)
    return marks
