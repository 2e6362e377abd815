"""Binds values to the parameters of a signature as Python does in a call, and lists the mistakes.

noob 1003.0.2 adds values of its own by name (`Parameter.injected`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

from noob_lint.python.answers import Parameter, Signature
from noob_lint.support.similar import nearest
from noob_lint.support.values import NamedTuple
from noob_lint.yaml.document import Node, Scalar


class Twice(NamedTuple):
    """A parameter that gets two values: the place of one, and what fills it first."""

    parameter: Parameter
    place: Node
    first: Node | None
    """None where noob fills the parameter itself."""


class Bound(NamedTuple):
    """What does not fit when a call is bound."""

    unknown: tuple[Scalar, ...] = ()
    """Keywords without a parameter."""
    by_name: tuple[Scalar, ...] = ()
    """Keywords whose parameters are positional-only."""
    surplus: tuple[Node, ...] = ()
    """Positional items without a parameter."""
    twice: tuple[Twice, ...] = ()
    missing: tuple[Parameter, ...] = ()
    """Required parameters without a value."""
    injected: tuple[Scalar, ...] = ()
    """Keywords whose values noob replaces with its own."""
    refused: tuple[Parameter, ...] = ()
    """Positional-only parameters that noob fills by name."""
    ignored: tuple[Scalar, ...] = ()
    """Keywords that a pydantic model ignores."""

    @property
    def fits(self) -> bool:
        """Whether nothing is wrong."""
        return not any(self)


FITS = Bound()


def bind(
    signature: Signature,
    places: list[Node],
    keywords: Mapping[str, Scalar],
    *,
    whole: bool,
    taken: frozenset[str] = frozenset(),
) -> Bound:
    """Bind positional and keyword values; other rules report those that are `taken`.

    With `whole`, all values are known, so that something can be missing.
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
            named.add(parameter.name)
            if name in filled:
                twice.append(Twice(parameter, key, filled[name]))
            elif parameter.injected:
                injected.append(key)
        elif not signature.takes_any_keyword:
            is_positional = parameter is not None and parameter.by_position
            (by_name if is_positional else unknown).append(key)
    is_explained = unknown or by_name or surplus or refused  # of which Python tells first
    given = named | filled.keys()
    missing = tuple(_missing(signature, given)) if whole and not is_explained else ()
    keys = (tuple(unknown), tuple(by_name))
    return Bound(*keys, surplus, tuple(twice), missing, tuple(injected), refused)


def bind_model(
    signature: Signature, keywords: Mapping[str, Scalar], extra: str, *, whole: bool
) -> Bound:
    """Bind keywords to the fields of a pydantic model, which reports all mistakes at once.

    A keyword that it does not have is `unknown` if it refuses such keywords, or if a required field
    that the keyword likely means is missing; otherwise it is `ignored`.
    """
    places = signature.parameters
    unknown = [key for name, key in keywords.items() if signature.get(name) is None]
    given = {one.name for name in keywords if (one := signature.get(name)) is not None}
    missing = list(_missing(signature, given)) if whole else []
    meant: list[Scalar] = []
    for key in unknown:
        found = meant_by(key.text, places)
        if found is not None and found in missing:
            missing.remove(found)
            meant.append(key)
    if extra == "forbid":
        return Bound(unknown=tuple(unknown), missing=tuple(missing))
    rest = tuple(key for key in unknown if key not in meant) if extra == "ignore" else ()
    return Bound(unknown=tuple(meant), missing=tuple(missing), ignored=rest)


def meant_by(name: str, parameters: Sequence[Parameter]) -> Parameter | None:
    """The parameter that an unknown keyword was likely meant for.

    The field of a model whose alias should have been written, else the one with the nearest name.
    """
    keys = {key: one for one in parameters for key in (one.attribute, *one.keys, one.name)}
    keys.pop("", None)
    near = name if name in keys else nearest(name, keys)
    return None if near is None else keys[near]


def _missing(signature: Signature, given: Set[str]) -> Iterator[Parameter]:
    """The required parameters that neither the tube nor noob fills; noob does so by name."""
    for one in signature.parameters:
        by_noob = (one.injected or one.may_be_injected) and one.by_keyword
        is_filled = one.name in given or by_noob
        if one.required and not is_filled and (one.by_position or one.by_keyword):
            yield one


def without_injected(signature: Signature) -> Signature:
    """What is called as Python calls it: noob adds nothing."""
    parameters = tuple(
        one._replace(injected=None, may_be_injected=False) for one in signature.parameters
    )
    return signature._replace(parameters=parameters)
