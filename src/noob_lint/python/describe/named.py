"""From a name in a tube, or the canonical name of a class, to what it stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from noob_lint.python.answers import Answer, Lack, Missing, Unknown
from noob_lint.python.resolve.arrays import passes_for
from noob_lint.python.resolve.runtime import builtin_entity
from noob_lint.python.source.entities import Absent, Entity, Special

if TYPE_CHECKING:
    from noob_lint.python.describe.describer import Describer
    from noob_lint.python.resolve.resolver import Resolver


def describe_named(dotted: str, describer: Describer) -> Answer:
    """The answer about the ``type:`` `dotted`, which is not a special name."""
    resolver = describer.resolver
    module, _, name = dotted.rpartition(".")
    if not all(part.isidentifier() for part in dotted.split(".")):
        return Unknown(dotted, "it is not a path to a name in a module")
    if not module:
        found = builtin_entity(dotted)
        if found is None:
            return Unknown(dotted, "it is not a builtin")
        return describer.describe(found, dotted)
    if module == "builtins" and (found := builtin_entity(name)):
        return describer.describe(found, dotted)
    if resolver.finder.find(module) is None:
        why_unsure = resolver.finder.why_unsure(module)
        if why_unsure is not None:
            return Unknown(dotted, why_unsure)
        lacking = resolver.absent_module(module)
        if isinstance(lacking, Absent):
            missing = Missing(dotted, *lacking)
            is_member = missing.lack is Lack.MEMBER
            member = dotted.removeprefix(f"{missing.owner}.")
            return missing._replace(name=member) if is_member else missing
        return Unknown(dotted, lacking.reason, lacking.place)
    changed = resolver.modules.replaced(module, name)
    entity = changed or resolver.member(module, name, plain=True)
    return describer.describe(entity, dotted)


def entity_at(canonical: str, resolver: Resolver) -> Entity | None:
    """What a canonical path stands for; its last parts may be nested classes."""
    parts = canonical.split(".")
    if passes_for(canonical):
        return Special(canonical)
    if parts[0] == "builtins" and len(parts) == 2:
        return builtin_entity(parts[1])
    for end in range(len(parts) - 1, 0, -1):
        module = ".".join(parts[:end])
        if resolver.finder.find(module) is not None:
            entity = resolver.member(module, parts[end])
            for name in parts[end + 1 :]:
                entity = resolver.attribute(entity, name)
            return entity
    return None
