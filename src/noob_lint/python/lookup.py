"""What a ``type:`` names, read from source: nothing is imported or run.

`Sources` is the only way in. Each module is read once in its life, and only those that answers
need. Sources are read with `ast` alone: importing griffe takes half as long as a whole run over a
tube; it keeps one of several conditional definitions, and knows neither columns nor generators.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from noob_lint.python.find.finder import Finder

if TYPE_CHECKING:
    from noob_lint.python.answers import Answer, Lineage
    from noob_lint.python.describe.describer import Describer
    from noob_lint.python.find.environment import Environment
    from noob_lint.python.resolve.resolver import Resolver
    from noob_lint.python.source.bodies import Body
    from noob_lint.python.source.entities import Entity


class Sources:
    """The code that tubes name: directories of the project, then an environment.

    `roots` are directories that modules at the top level lie in, in the order in which they are
    tried; `environment` is where packages are installed, None if there is none.
    """

    def __init__(self, roots: Sequence[Path], environment: Environment | None = None) -> None:
        self.roots = tuple(roots)
        self.environment = environment
        self._finder = Finder(self.roots, environment)
        self._answers: dict[str, Answer] = {}
        self._lineages: dict[str, Lineage | None] = {}
        self._bodies: dict[str, Body | None] = {}

    def reaches(self, dotted: str) -> bool:
        """Whether more can be said of the ``type:`` `dotted` than that it may come from elsewhere.

        Most of this package is not loaded for what is out of reach.
        """
        return "." not in dotted or self._finder.may_have(dotted)

    def looked_at(self) -> tuple[str, ...]:
        """The files that answers rest on, and the directories in which modules were looked for.

        Only those that have come since this was last asked.
        """
        return tuple(map(str, self._finder.looked_at()))

    @cached_property
    def _resolver(self) -> Resolver:
        from noob_lint.python.resolve.resolver import Resolver

        return Resolver(self._finder)

    @cached_property
    def _describer(self) -> Describer:
        """Most of the package, which tubes whose code is not there do not need."""
        from noob_lint.python.describe.describer import Describer

        return Describer(self._resolver)

    def look_up(self, dotted: str) -> Answer:
        """What noob would get for the ``type:`` `dotted`, which is no special name.

        A name without a dot is one of Python's builtins. Never raises for what is in the files.
        """
        if dotted not in self._answers:
            try:
                self._answers[dotted] = self._look_up(dotted)
            except RecursionError:
                from noob_lint.python.answers import Unknown

                self._answers[dotted] = Unknown(dotted, "its source is nested too deeply")
        return self._answers[dotted]

    def _look_up(self, dotted: str) -> Answer:
        from noob_lint.python.answers import Lack, Missing, Unknown
        from noob_lint.python.resolve.runtime import builtin
        from noob_lint.python.source.entities import Absent

        module, _, name = dotted.rpartition(".")
        if not all(part.isidentifier() for part in dotted.split(".")):
            return Unknown(dotted, "it is no path to a name in a module")
        if not module:
            found = builtin(dotted)
            if found is None:
                return Unknown(dotted, "it is no builtin")
            return self._describer.describe(found, dotted)
        if module == "builtins" and (found := builtin(name)):
            return self._describer.describe(found, dotted)
        if self._resolver.finder.find(module) is None:
            lacking = self._resolver.absent_module(module)
            if isinstance(lacking, Absent):
                missing = Missing(dotted, *lacking)
                is_member = missing.lack is Lack.MEMBER
                member = dotted.removeprefix(f"{missing.owner}.")
                return missing._replace(name=member) if is_member else missing
            return Unknown(dotted, lacking.reason, lacking.place)
        changed = self._resolver.modules.replaced(module, name)
        entity = changed or self._resolver.member(module, name, plain=True)
        return self._describer.describe(entity, dotted)

    def body(self, dotted: str) -> Body | None:
        """What the body of the function shows that noob runs for a ``type:``.

        None where there is none in Python: for modules, stubs, C, context managers.
        """
        self.look_up(dotted)
        if dotted not in self._bodies:
            from noob_lint.python.source.bodies import read

            function = self._describer.written.get(dotted)
            self._bodies[dotted] = None if function is None else read(function)
        return self._bodies[dotted]

    def lineage(self, canonical: str) -> Lineage | None:
        """The bases of a class, and who counts as its instance.

        `canonical` is a name as `Form` has it. None if the class or one of its bases is not known.
        """
        if canonical not in self._lineages:
            try:
                self._lineages[canonical] = self._lineage(canonical)
            except RecursionError:
                self._lineages[canonical] = None
        return self._lineages[canonical]

    def _lineage(self, canonical: str) -> Lineage | None:
        from noob_lint.python.types.lineages import lineage_of

        return lineage_of(self._entity(canonical), self._describer.classes)

    def _entity(self, canonical: str) -> Entity | None:
        """What a canonical path stands for; its last parts may be nested classes."""
        from noob_lint.python.resolve.runtime import builtin

        parts = canonical.split(".")
        if parts[0] == "builtins" and len(parts) == 2:
            return builtin(parts[1])
        for end in range(len(parts) - 1, 0, -1):
            module = ".".join(parts[:end])
            if self._resolver.finder.find(module) is not None:
                entity = self._resolver.member(module, parts[end])
                for name in parts[end + 1 :]:
                    entity = self._resolver.attribute(entity, name)
                return entity
        return None
