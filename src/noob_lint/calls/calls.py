"""How noob calls what the nodes and assets of a tube name, and the mistakes in it.

A call is bound as Python would bind it, by the rules of noob 1003.0.2 (`noob.node.base`,
`noob.asset`): `params` of a function become keywords of every call, those of a class go to its
constructor, those of a generator function to its only call. Rules report what is sorted here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from noob_lint.calls.arguments import (
    ASYNC_SLOTS,
    CLASSES,
    OWN,
    Wire,
    is_typed,
    named_params,
    values_of,
    wires_of,
)
from noob_lint.calls.bind import FITS, Bound, bind, bind_model, without_injected
from noob_lint.python.answers import (
    Broken,
    Found,
    Kind,
    Lack,
    Missing,
    Parameter,
    ParameterKind,
    Signals,
    Signature,
    Unknown,
)
from noob_lint.spec.names import RUNNER_SLOTS
from noob_lint.support.values import NamedTuple
from noob_lint.tube.context import TubeContext
from noob_lint.tube.marks import Mark
from noob_lint.tube.special_nodes import keyword_slots, may_lack, params_of, positional
from noob_lint.tube.tube import Element
from noob_lint.yaml.document import Node, Scalar, Sequence


class Call(NamedTuple):
    """How a node or an asset is created and called.

    `slots` is about what comes through `depends` (and, for functions, what is bound from `params`
    as long as it is positional or fills a slot), `params` about the parameters. `wires` say
    which parameter each item of `depends` fills, as far as that is certain; `values` the same for
    each value in `params`, in what is called or created with them.
    """

    element: Element
    found: Found
    slots: Bound
    params: Bound
    wires: tuple[Wire, ...]
    values: tuple[Wire, ...]

    @property
    def type(self) -> Scalar:
        """The `type` that names what is called."""
        found = self.element.text("type")
        assert found is not None  # else nothing was looked for
        return found

    @property
    def stars(self) -> tuple[Scalar, ...]:
        """The slots with the name of the `**kwargs` of the callable."""
        signature = self.found.call
        if not isinstance(signature, Signature) or self.element.section != "nodes":
            return ()
        names = {one.name for one in signature.parameters if one.kind is ParameterKind.VAR_KEYWORD}
        return tuple(slot for name, slot in keyword_slots(self.element).items() if name in names)

    @property
    def is_postponed(self) -> bool:
        """Whether the annotation of a parameter is a string at run time."""
        signature = self.found.call
        parameters = signature.parameters if isinstance(signature, Signature) else ()
        return any(one.annotation is not None and one.annotation.postponed for one in parameters)


class Calls:
    """The calls of one tube."""

    def __init__(self, context: TubeContext) -> None:
        self.missing: list[tuple[Element, Missing]] = []
        self.made_up: list[tuple[Element, Missing]] = []
        self.broken: list[tuple[Element, Broken]] = []
        self.calls: list[Call] = []
        code, tube = context.code, context.tube
        for element in (*tube.nodes.values(), *tube.assets.values()):
            broken = context.broken(element)
            if broken is not None:  # whatever else is wrong, noob does not come that far
                self.broken.append((element, broken))
                continue
            result = context.answer(element)
            if isinstance(result, Found):
                self.calls.append(_call(context, element, result))
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
    def marks(self) -> frozenset[Mark]:
        """What there is for rules to look at, so that the others need not be loaded."""
        marks = {_MISSING[missing.lack] for _, missing in self.missing}
        if self.made_up:
            marks.add(Mark.CODE_MADE_UP)
        if self.broken:
            marks.add(Mark.CODE_BROKEN)
        for call in self.calls:
            marks |= _marks(call)
        return frozenset(marks)


def _call(context: TubeContext, element: Element, found: Found) -> Call:
    slots, params = _bounds(context, element, found)
    wires, values = tuple(wires_of(element, found)), tuple(values_of(element, found))
    return Call(element, found, slots, params, wires, values)


def _bounds(context: TubeContext, element: Element, found: Found) -> tuple[Bound, Bound]:
    """The mistakes in `depends`, and those in `params`."""
    if found.is_unsigned:
        return FITS, FITS  # a node fails anyway, and stubs may be stricter than Python
    if element.section == "assets":
        return FITS, _asset_params(context, element, found)
    if found.kind is Kind.CLASS and found.process == ():
        return FITS, FITS  # noob fails before it calls them
    keys = _keys(element, found)
    if found.kind in CLASSES:
        return _slots(context, element, found, {}), _bind_class(context, found, keys)
    if found.kind is Kind.GENERATOR:
        signature = found.call
        if not isinstance(signature, Signature):
            return FITS, FITS
        return FITS, bind(without_injected(signature), [], keys, whole=_is_whole(context))
    if found.kind in {Kind.NOT_CALLABLE, Kind.ASYNC_GENERATOR}:
        return FITS, FITS
    hidden = _hidden(context, found, keys)
    left = {
        name: key for name, key in keys.items() if key not in (*hidden.unknown, *hidden.by_name)
    }
    slots, params = _split(_slots(context, element, found, left), left)
    if hidden.fits:
        return slots, params
    # noob refuses these before it makes the call
    keys_of = ((*hidden.unknown, *params.unknown), (*hidden.by_name, *params.by_name))
    return slots, params._replace(unknown=keys_of[0], by_name=keys_of[1])


def _hidden(context: TubeContext, found: Found, keys: Mapping[str, Scalar]) -> Bound:
    """The parameters that a function does not show, whatever its wrapper accepts."""
    if found.shown is None or not context.tube.version.checks_shown_parameters:
        return FITS
    return bind(without_injected(found.shown), [], keys, whole=False)


def _is_whole(context: TubeContext) -> bool:
    return not may_lack(context)


def _keys(element: Element, found: Found) -> dict[str, Scalar]:
    """The keys of `params` that could be names of parameters."""
    entries = named_params(element, found).items()
    return {name: entry.key for name, entry in entries if isinstance(entry.key, Scalar)}


def _split(bound: Bound, keys: Mapping[str, Scalar]) -> tuple[Bound, Bound]:
    """The mistakes in the slots, and those in the parameters of a function."""
    if bound.fits:
        return FITS, FITS
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


def lacking(context: TubeContext, call: Call, reference: str) -> tuple[Parameter, ...]:
    """The required parameters of a node that get nothing when a reference brings nothing."""
    node, found = call.element, call.found
    if found.is_unsigned or (found.kind is Kind.CLASS and found.process == ()):
        return ()
    keys = {} if found.kind in CLASSES else _keys(node, found)
    return _slots(context, node, found, keys, reference).missing


def _slots(
    context: TubeContext,
    node: Element,
    found: Found,
    keys: Mapping[str, Scalar],
    without: str | None = None,
) -> Bound:
    """Bind what comes through `depends`, except for what a reference brings.

    `keys` are parameters that come with every call.
    """
    signature = found.call
    if not isinstance(signature, Signature) or (found.is_generator and node.depends):
        return FITS
    places: list[Node] = [item.scalar for item in positional(node) if item.scalar.text != without]
    if found.is_async and places:
        return FITS  # async-positional-depends tells
    slots = keyword_slots(node)
    if without is not None:
        left = {one.slot.text for one in node.depends if one.slot and one.scalar.text == without}
        slots = {name: slot for name, slot in slots.items() if name not in left}
    if found.is_generator:
        return FITS
    taken = RUNNER_SLOTS | (ASYNC_SLOTS if found.is_async else frozenset())
    both = {**keys, **slots}
    bound = bind(signature, places, both, whole=_is_whole(context), taken=taken)
    if context.tube.version.looks_up_slots and signature.takes_any_keyword:
        names = {one.name for one in signature.parameters}
        unknown = (slot for name, slot in slots.items() if name not in names | taken)
        bound = bound._replace(unknown=(*bound.unknown, *unknown))
    return bound


def _bind_class(
    context: TubeContext, found: Found, keys: Mapping[str, Scalar], places: list[Node] | None = None
) -> Bound:
    """Bind the parameters of a class to its constructor."""
    own = OWN.get(found.kind, ())
    given = {name: key for name, key in keys.items() if name not in own}
    whole, model = _is_whole(context), found.model
    if model is not None and found.fields is not None and not isinstance(found.fields, Unknown):
        fields = tuple(one for one in found.fields if one.name not in own)
        if places:
            return bind(Signature(fields), places, given, whole=whole)
        return bind_model(Signature(fields), given, model.extra, whole=whole)
    signature = found.init
    if not isinstance(signature, Signature):
        return FITS
    bound = bind(without_injected(signature), places or [], given, whole=whole)
    missing = tuple(one for one in bound.missing if one.name not in own)
    return bound._replace(missing=missing)


def _asset_params(context: TubeContext, asset: Element, found: Found) -> Bound:
    params = asset.body.get("params")
    places = list(params.items) if isinstance(params, Sequence) else []
    if found.kind in CLASSES:
        if found.kind is Kind.NODE_CLASS or (found.kind is Kind.ASSET_CLASS and places):
            return FITS
        return _bind_class(context, found, _keys(asset, found), places)
    signature = found.call
    if found.kind is Kind.NOT_CALLABLE or not isinstance(signature, Signature):
        return FITS
    return bind(without_injected(signature), places, _keys(asset, found), whole=_is_whole(context))


_MISSING = {
    Lack.MODULE: Mark.CODE_MISSING_MODULE,
    Lack.MEMBER: Mark.CODE_MISSING_MEMBER,
    Lack.ATTRIBUTE: Mark.CODE_MISSING_ATTRIBUTE,
}
_KINDS = {
    ("nodes", Kind.CLASS): Mark.CODE_NODE_IS_CLASS,
    ("nodes", Kind.NODE_CLASS): Mark.CODE_NODE_IS_NODE_CLASS,
    ("nodes", Kind.ASSET_CLASS): Mark.CODE_NODE_IS_ASSET_CLASS,
    ("nodes", Kind.FUNCTION): Mark.CODE_NODE_IS_FUNCTION,
    ("nodes", Kind.ASYNC_GENERATOR): Mark.CODE_NODE_IS_ASYNC_GENERATOR,
    ("nodes", Kind.NOT_CALLABLE): Mark.CODE_NODE_IS_NOT_CALLABLE,
    ("assets", Kind.CLASS): Mark.CODE_ASSET_IS_CLASS,
    ("assets", Kind.NODE_CLASS): Mark.CODE_ASSET_IS_NODE_CLASS,
    ("assets", Kind.ASSET_CLASS): Mark.CODE_ASSET_IS_ASSET_CLASS,
    ("assets", Kind.FUNCTION): Mark.CODE_ASSET_IS_FUNCTION,
    ("assets", Kind.GENERATOR): Mark.CODE_ASSET_IS_GENERATOR,
    ("assets", Kind.CONTEXT_MANAGER): Mark.CODE_ASSET_IS_CONTEXT_MANAGER,
    ("assets", Kind.ASYNC_FUNCTION): Mark.CODE_ASSET_IS_ASYNC_FUNCTION,
    ("assets", Kind.ASYNC_GENERATOR): Mark.CODE_ASSET_IS_ASYNC_GENERATOR,
    ("assets", Kind.ASYNC_CONTEXT_MANAGER): Mark.CODE_ASSET_IS_ASYNC_CONTEXT_MANAGER,
    ("assets", Kind.NOT_CALLABLE): Mark.CODE_ASSET_IS_NOT_CALLABLE,
}
"""The kinds of callables that some rule is about."""


def _marks(call: Call) -> set[Mark]:
    """What one call has for rules to look at."""
    found, signals = call.found, call.found.signals
    kind = _KINDS.get((call.element.section, found.kind))
    holds = {
        Mark.CODE: True,
        Mark.CODE_GENERATOR: found.is_generator,
        Mark.CODE_ASYNC: found.is_async,
        Mark.CODE_LOST: isinstance(signals, Signals) and bool(signals.lost),
        Mark.CODE_NAMED: isinstance(signals, Signals) and signals.names != ("value",),
        Mark.CODE_POSTPONED: call.is_postponed,
        Mark.CODE_OWN_PARAMS: bool(OWN.get(found.kind)) and params_of(call.element) is not None,
        Mark.CODE_STARS: bool(call.stars),
        Mark.CODE_NODE_UNSIGNED: found.is_unsigned and call.element.section == "nodes",
        Mark.CODE_TYPED: any(is_typed(one.parameter) for one in (*call.wires, *call.values)),
    }
    if not call.slots.fits:
        holds |= _slot_marks(call.slots)
    if not call.params.fits:
        holds |= _param_marks(call.params)
    marks = {mark for mark, is_there in holds.items() if is_there}
    return marks if kind is None else marks | {kind}


def _slot_marks(bound: Bound) -> dict[Mark, bool]:
    return {
        Mark.CODE_SLOT_UNKNOWN: bool(bound.unknown),
        Mark.CODE_SLOT_BY_NAME: bool(bound.by_name),
        Mark.CODE_SLOT_SURPLUS: bool(bound.surplus),
        Mark.CODE_SLOT_TWICE: bool(bound.twice),
        Mark.CODE_SLOT_MISSING: bool(bound.missing),
        Mark.CODE_SLOT_INJECTED: bool(bound.injected),
        Mark.CODE_SLOT_REFUSED: bool(bound.refused),
    }


def _param_marks(bound: Bound) -> dict[Mark, bool]:
    return {
        Mark.CODE_PARAM_UNKNOWN: bool(bound.unknown),
        Mark.CODE_PARAM_BY_NAME: bool(bound.by_name),
        Mark.CODE_PARAM_SURPLUS: bool(bound.surplus),
        Mark.CODE_PARAM_MISSING: bool(bound.missing),
        Mark.CODE_PARAM_INJECTED: bool(bound.injected),
        Mark.CODE_PARAM_IGNORED: bool(bound.ignored),
    }
