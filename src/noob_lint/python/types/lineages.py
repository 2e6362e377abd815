"""What counts as an instance of a class, as far as its bases show."""

from __future__ import annotations

from noob_lint.python.answers import Lineage
from noob_lint.python.resolve.arrays import passes_for
from noob_lint.python.resolve.classes import ASSET, MODEL, NODE, Classes, as_runtime
from noob_lint.python.resolve.runtime import path_of
from noob_lint.python.source.bindings import How
from noob_lint.python.source.entities import Cannot, Class, Entity, Runtime, Special

_Known = Class | Runtime | Special

_IMPLIED = {
    "enum.IntEnum": ("builtins.int", "enum.Enum"),
    "enum.IntFlag": ("builtins.int", "enum.Flag", "enum.Enum"),
    "enum.Flag": ("enum.Enum",),
    "enum.StrEnum": ("builtins.str", "enum.Enum"),
    "typing.NamedTuple": ("builtins.tuple",),
    "typing.TypedDict": ("builtins.dict",),
}
"""What instances of known classes are too, where those are not ordinary bases."""

_CLOSED = frozenset({ASSET, MODEL, NODE, *map(Special, _IMPLIED)})


def lineage_of(entity: Entity | None, classes: Classes) -> Lineage | None:
    """The lineage of a class; None if one of its bases is not known, and for anything else."""
    if isinstance(entity, Special) and passes_for(entity.name):
        return Lineage(_names(entity))
    if isinstance(entity, Special):
        entity = as_runtime(entity)
    if isinstance(entity, Runtime) and isinstance(entity.value, type):
        names = tuple(path_of(one) for one in entity.value.__mro__)
        return Lineage(names, not _is_plain(entity.value), entity.value is bool)
    if not isinstance(entity, Class):
        return None
    order = classes.order(entity)
    known = [one for one in order if not isinstance(one, Cannot)]
    owners = (one for one in known if isinstance(one, Class))
    made = [one for owner in owners for one in classes.decorators(owner)]
    if any(isinstance(one, Cannot) for one in (*order, *made)):
        return None
    names = tuple(name for one in known for name in _names(one))
    is_enum = "enum.Enum" in names
    is_open = not is_enum and any(_opens(one, classes) for one in known)
    is_final = any(one[0] == "typing.final" for one in classes.decorators(entity))
    return Lineage(names, is_open, is_final or (is_enum and _has_members(entity)))


def _names(one: _Known) -> tuple[str, ...]:
    if isinstance(one, Class):
        return (one.canonical,)
    if isinstance(one, Special):
        return passes_for(one.name) or (one.name, *_IMPLIED.get(one.name, ()))
    assert isinstance(one.value, type)  # as all are that classes derive from
    return (path_of(one.value),)


def _opens(one: _Known, classes: Classes) -> bool:
    """Whether a class in the resolution order lets other objects count as its instances."""
    if isinstance(one, Class):
        return classes.metaclass(one) is not None
    if isinstance(one, Special):
        return one not in _CLOSED and passes_for(one.name) is None
    return not _is_plain(one.value)


def _is_plain(value: object) -> bool:
    from enum import EnumMeta

    return type(value) in (type, EnumMeta)


def _has_members(owner: Class) -> bool:
    """Whether the body of an enumeration gives it members, so that it cannot be subclassed."""
    table = owner.context.module.namespace_of(owner.node).table
    return any(
        binding.how is How.VALUE and not name.startswith("_")
        for name, bindings in table.items()
        for binding in bindings
    )
