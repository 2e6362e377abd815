"""Whether the imports in a ``try`` succeed, which decides what a module contains."""

from __future__ import annotations

from typing import Protocol

from noob_lint.python.find.finder import Finder
from noob_lint.python.resolve.known import MODULES, OF_NOOB, special
from noob_lint.python.source.entities import Absent, Cannot, Entity
from noob_lint.python.source.modules import Modules


class Members(Protocol):
    """What looks for members of modules."""

    finder: Finder
    modules: Modules

    def member(self, module: str, name: str, *, plain: bool = False) -> Entity:
        """What ``from module import name`` imports."""


_IN_EVERY_MODULE = frozenset({"*", "__doc__", "__name__", "__spec__"})


def imports_work(resolver: Members, guard: tuple[tuple[str, str], ...]) -> bool | None:
    """Whether the imports of a ``try`` succeed; None if that is unknown."""
    answers = {_import_works(resolver, module, member) for module, member in guard}
    if False in answers:
        return False
    return None if None in answers else True


def _import_works(resolver: Members, module: str, member: str) -> bool | None:
    """The same for one import; those of noob succeed for whoever runs tubes."""
    finder, top = resolver.finder, module.partition(".")[0]
    if top in OF_NOOB and (module in MODULES if not member else special(module, member)):
        return True
    if finder.find(module) is None:
        known = finder.is_complete or finder.find(top) is not None
        return False if known and top not in OF_NOOB else None
    if not resolver.modules.is_importable(module):
        return None
    if member and member not in _IN_EVERY_MODULE:
        entity = resolver.member(module, member)
        return False if isinstance(entity, Absent) else None if isinstance(entity, Cannot) else True
    return True
