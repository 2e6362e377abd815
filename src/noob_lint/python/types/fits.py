"""Whether a value of one type can ever be one of another: a sure no, or silence.

A no holds for every value except empty collections: no class could be both. What static type
checkers call an error is often accepted here: a base class may be given where a class is wanted
(the value may be of that class), and two classes of a project may have a common subclass. Numbers
are promoted as in annotations: an `int` is a `float`, so what is annotated as `float` may be an
`int`.
"""

from __future__ import annotations

import builtins
import collections.abc
from collections.abc import Callable
from functools import lru_cache

from noob_lint.python.answers import NOTHING_KNOWN, Lineage, TypeForm
from noob_lint.python.resolve import arrays
from noob_lint.python.resolve.runtime import path_of
from noob_lint.python.types.forms import union

ARRAY = arrays.ARRAY
OBJECT = "builtins.object"
_UNION, _LITERAL, _TUPLE = "typing.Union", "typing.Literal", "builtins.tuple"
_NONE = TypeForm("builtins.NoneType")
"""None as the class that it is when classes are compared."""

_SHELLS = frozenset({"typing.Annotated", "typing.NewType", "typing.TypeAliasType", "typing.Final"})
"""Type forms that mean their first argument."""

SCALARS = frozenset(f"builtins.{one}" for one in ("int", "float", "bool", "complex", "NoneType"))
"""Types that cannot be iterated over."""

_PROMOTED = {
    "builtins.int": ("builtins.float", "builtins.complex"),
    "builtins.float": ("builtins.complex",),
    "builtins.bytearray": ("builtins.bytes",),
    "builtins.memoryview": ("builtins.bytes",),
}
_VALUES = frozenset({"collections", "datetime", "decimal", "fractions", "ipaddress", "pathlib"})
_VALUES |= {"re", "uuid"}
"""Modules whose classes are not combined with others by inheritance, like `builtins`."""

_ONE_ITEM = frozenset({"builtins.list", "builtins.set", "builtins.frozenset"}) | {
    f"collections.abc.{name}"
    for name in (
        "Collection",
        "Container",
        "Generator",
        "Iterable",
        "Iterator",
        "MutableSequence",
        "MutableSet",
        "Reversible",
        "Sequence",
        "Set",
    )
}
"""Collections whose first argument is the type of their items."""

_PAIRS = frozenset({"builtins.dict", "collections.abc.Mapping", "collections.abc.MutableMapping"})
_ITEMS = {"builtins.str": "builtins.str", "builtins.bytes": "builtins.int"}
"""What iterating over values of these classes yields."""


def unwrap(form: TypeForm) -> TypeForm:
    """The type form without names, other metadata and quotes."""
    while form.name in _SHELLS and form.arguments:
        form = form.arguments[0]
    if form.name == "None":
        return _NONE
    return form._replace(quoted=False) if form.quoted else form


def members(form: TypeForm) -> tuple[TypeForm, ...]:
    """The types that a value may have: those of a union, and of the values of a `Literal`."""
    form = unwrap(form)
    if form.name == _LITERAL:
        known = Ellipsis not in form.values
        kinds = dict.fromkeys(path_of(type(one)) for one in form.values)
        return tuple(map(TypeForm, kinds)) if known else (NOTHING_KNOWN,)
    if form.name != _UNION:
        return (form,)
    return tuple(one for part in form.arguments for one in members(part))


def is_known(form: TypeForm) -> bool:
    """Whether anything is known of the values; of `Any`, `object` and type variables nothing is."""
    name = unwrap(form).name
    return name in (_UNION, _LITERAL) or (
        "." in name and not name.startswith("typing.") and name != OBJECT
    )


def item_of(form: TypeForm) -> TypeForm:
    """The type of the items of a value, of a tuple any of them; `NOTHING_KNOWN` if unknown."""
    form = unwrap(form)
    if form.name in _ITEMS:
        return TypeForm(_ITEMS[form.name])
    if form.name == _TUPLE:
        items = [one for one in form.arguments if one.name != "..."]
        return union(items) if items and all(map(is_known, items)) else NOTHING_KNOWN
    takes_items = form.name in _ONE_ITEM or form.name in _PAIRS
    return form.arguments[0] if takes_items and form.arguments else NOTHING_KNOWN


class Fits:
    """Compares types; `lineage` returns the bases of a class by its name in a type form.

    `classes` are those whose bases comparisons have asked for.
    """

    def __init__(self, lineage: Callable[[str], Lineage | None]) -> None:
        self._lineage = lineage
        self.classes: set[str] = set()

    def never(self, given: TypeForm, wanted: TypeForm) -> bool:
        """Whether no value of the type `given` can be one of the type `wanted`."""
        given, wanted = unwrap(given), unwrap(wanted)
        if given == wanted and given.name != _LITERAL:
            return False
        if given.name == _UNION:
            return all(self.never(one, wanted) for one in given.arguments)
        if wanted.name == _UNION:
            return all(self.never(given, one) for one in wanted.arguments)
        if given.name == _LITERAL:
            return all(self._value_never(value, wanted) for value in given.values)
        if wanted.name == _LITERAL:
            return all(self._value_never(value, given) for value in wanted.values)
        if not (is_known(given) and is_known(wanted)):
            return False
        return self._are_apart(given.name, wanted.name) or self._parts_never(given, wanted)

    def _value_never(self, value: object, other: TypeForm) -> bool:
        """Whether a value in a `Literal` is not of the type `other`."""
        if value is Ellipsis:  # a member of an enumeration
            return False
        if other.name == _LITERAL:
            same = [one for one in other.values if type(one) is type(value) and one == value]
            return not same and Ellipsis not in other.values
        kinds, wanted = _classes(type(value)), class_at(other.name)
        if wanted is None or isinstance(value, wanted):
            return self.never(TypeForm(kinds[0]), other)
        return not _passes_for(kinds, other.name)

    def _are_apart(self, given: str, wanted: str) -> bool:
        """Whether no class can derive from both."""
        first, second = class_at(given), class_at(wanted)
        if first is None or second is None:
            if _is_abstract(first) or _is_abstract(second):
                return False  # a class may have what is asked for without deriving from it
            is_value = _is_value(given) or _is_value(wanted)
            one, other = self._lineage_of(given, first), self._lineage_of(wanted, second)
            return one is not None and other is not None and _are_strangers(one, other, is_value)
        if _is_abstract(first) and _is_abstract(second):
            return False
        return not (
            issubclass(first, second)
            or issubclass(second, first)
            or _are_promoted(_classes(first), _classes(second))
        )

    def _lineage_of(self, name: str, value: type | None) -> Lineage | None:
        if value is not None:
            return Lineage(_classes(value))
        self.classes.add(name)
        return self._lineage(name)

    def _parts_never(self, given: TypeForm, wanted: TypeForm) -> bool:
        """The same for the items of collections, of which there is at least one."""
        if given.name == wanted.name == _TUPLE:
            return self._tuples_never(given.arguments, wanted.arguments)
        if wanted.name not in _ONE_ITEM | _PAIRS | {_TUPLE}:
            return False
        if given.name in _PAIRS and wanted.name in _PAIRS:
            pairs = zip(given.arguments, wanted.arguments, strict=False)
            return any(self.never(one, other) for one, other in pairs)
        if given.name == _TUPLE:
            items = [one for one in given.arguments if one.name != "..."]
            return any(self.never(one, item_of(wanted)) for one in items)
        return self.never(item_of(given), item_of(wanted))

    def _tuples_never(self, given: tuple[TypeForm, ...], wanted: tuple[TypeForm, ...]) -> bool:
        if not given or not wanted:
            return False
        ends = TypeForm("...")
        if ends not in given and ends not in wanted and len(given) != len(wanted):
            return not any(one.name.startswith("typing.Unpack") for one in (*given, *wanted))
        fixed = [len(one) for one in (given, wanted) if ends not in one]
        count = fixed[0] if fixed else 1
        firsts, seconds = (one[:1] * count if ends in one else one for one in (given, wanted))
        pairs = zip(firsts, seconds, strict=True)
        return any(self.never(one, other) for one, other in pairs)


@lru_cache(maxsize=1024)
def class_at(name: str) -> type | None:
    """The class itself, if it is one that is the same wherever the code runs."""
    module, _, last = name.rpartition(".")
    if name == "builtins.NoneType":
        return type(None)
    owner = {"builtins": builtins, "collections.abc": collections.abc}.get(module)
    found = getattr(owner, last, None)
    return found if isinstance(found, type) else None


def _are_strangers(one: Lineage, other: Lineage, is_value: bool) -> bool:
    """Whether nothing can be an instance of two classes, one of which `is_value`."""
    if one.is_open or other.is_open or not (is_value or one.is_final or other.is_final):
        return False
    related = one.classes[0] in other.classes or other.classes[0] in one.classes
    return not related and not _are_promoted(one.classes, other.classes)


def _are_promoted(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether values of one class pass for the other, so that either annotation may mean both."""
    return _passes_for(one, other[0]) or _passes_for(other, one[0])


def _passes_for(classes: tuple[str, ...], wanted: str) -> bool:
    return any(wanted in _PROMOTED.get(one, ()) for one in classes)


def _classes(value: type) -> tuple[str, ...]:
    return tuple(map(path_of, value.__mro__))


def _is_abstract(value: type | None) -> bool:
    return value is not None and value.__module__ in ("collections.abc", "typing")


def _is_value(name: str) -> bool:
    return class_at(name) is not None or name.partition(".")[0] in _VALUES


def format_type(form: TypeForm) -> str:
    """A type as users write it: without modules and metadata."""
    form = unwrap(form)
    if form.name == _NONE.name:
        return "None"
    if form.name == _UNION:
        return " | ".join(map(format_type, form.arguments))
    if form.name == _LITERAL:
        return f"Literal[{', '.join('...' if one is ... else repr(one) for one in form.values)}]"
    name = form.name.rpartition(".")[2] or "..."
    return f"{name}[{', '.join(map(format_type, form.arguments))}]" if form.arguments else name
