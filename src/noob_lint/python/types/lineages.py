"""What counts as an instance of a class, as far as its bases show."""

from __future__ import annotations

from noob_lint.python.answers import Lineage
from noob_lint.python.resolve.arrays import passes_for
from noob_lint.python.resolve.classes import ASSET, MODEL, NODE, Ancestor, Classes, as_runtime
from noob_lint.python.resolve.runtime import path_of
from noob_lint.python.source.bindings import How
from noob_lint.python.source.entities import Cannot, Class, Entity, Runtime, Special

_IMPLIED = {
    "enum.IntEnum": ("builtins.int", "enum.Enum"),
    "enum.IntFlag": ("builtins.int", "enum.Flag", "enum.Enum"),
    "enum.Flag": ("enum.Enum",),
    "enum.StrEnum": ("builtins.str", "enum.Enum"),
    "typing.NamedTuple": ("builtins.tuple",),
    "typing.TypedDict": ("builtins.dict",),
}
"""What instances of known classes are too, where those are not ordinary bases."""

_CLOSED = frozenset({ASSET, MODEL, NODE, Special("typing.Generic")}) | {
    Special(name) for name in _IMPLIED
}


def lineage_of(entity: Entity | None, classes: Classes) -> Lineage | None:
    """The lineage of a class; None if one of its bases is not known, and for anything else."""
    if isinstance(entity, Special) and passes_for(entity.name):
        return Lineage(_names(entity))
    if isinstance(entity, Special):
        entity = as_runtime(entity)
    if isinstance(entity, Runtime) and isinstance(entity.value, type):
        names = tuple(path_of(one) for one in entity.value.__mro__)
        return Lineage(names, not _is_plain(entity.value), entity.value in (bool, type(None)))
    if not isinstance(entity, Class):
        return None
    order = classes.order(entity)
    made = [list(classes.decorators(one)) for one in order if isinstance(one, Class)]
    if any(isinstance(one, Cannot) for part in (order, *made) for one in part):
        return None
    names = tuple(name for one in order for name in _names(one))
    is_enum = "enum.Enum" in names
    marks = {one[0] for one in made[0] if not isinstance(one, Cannot)}
    is_open = not is_enum and any(_opens(one, classes) for one in order)
    return Lineage(names, is_open, "typing.final" in marks or _has_members(entity, classes))


def _names(one: Ancestor) -> tuple[str, ...]:
    if isinstance(one, Class):
        return (one.canonical,)
    if isinstance(one, Runtime) and isinstance(one.value, type):
        return (path_of(one.value),)
    if not isinstance(one, Special):
        return ()
    return passes_for(one.name) or (one.name, *_IMPLIED.get(one.name, ()))


def _opens(one: Ancestor, classes: Classes) -> bool:
    """Whether a class in the resolution order lets other objects count as its instances."""
    if isinstance(one, Class):
        return classes.metaclass(one) is not None
    if isinstance(one, Special):
        return one not in _CLOSED and passes_for(one.name) is None
    return not (isinstance(one, Runtime) and _is_plain(one.value))


def _is_plain(value: object) -> bool:
    from enum import EnumMeta

    return type(value) in (type, EnumMeta)


def _has_members(owner: Class, classes: Classes) -> bool:
    """Whether it is an enumeration with members, which cannot be subclassed."""
    if not any(name == "enum.Enum" for one in classes.order(owner) for name in _names(one)):
        return False
    return any(
        binding.how is How.VALUE and not name.startswith("_")
        for one in classes.order(owner)
        if isinstance(one, Class)
        for name, bindings in one.context.module.namespace_of(one.node).table.items()
        for binding in bindings
    )
