"""Looks up what a ``type:`` names by reading source: nothing is imported or run.

Each module is parsed once, and only if an answer needs it. `ast` alone is used: importing griffe
takes half as long as a whole run over a tube, and it keeps only one of several conditional
definitions, and knows neither columns nor generators.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from copy import copy
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from noob_lint.python.find.finder import Finder
from noob_lint.support.files import exists
from noob_lint.support.values import NamedTuple

if TYPE_CHECKING:
    from noob_lint.python.answers import Answer, Broken, Lineage
    from noob_lint.python.body import Body
    from noob_lint.python.describe.describer import Describer
    from noob_lint.python.find.environment import Environment
    from noob_lint.python.resolve.importing import Ran
    from noob_lint.python.resolve.resolver import Resolver
    from noob_lint.python.resolve.touches import Touched
    from noob_lint.python.source.entities import Cannot, Function
    from noob_lint.python.source.module import Module


class _Told(NamedTuple):
    """An answer, the function whose body noob would run, and the modules that were looked for."""

    answer: Answer
    function: Function | None
    modules: frozenset[str]


class _Bases(NamedTuple):
    """The lineage of a class, and the modules that were looked for."""

    lineage: Lineage | None
    modules: frozenset[str]


class _Ran(NamedTuple):
    """What importing a module does, and the modules looked for."""

    ran: Ran
    modules: frozenset[str]


class _Import(NamedTuple):
    """Why a module cannot be imported, if that is sure, and the modules looked for."""

    broken: Broken | None
    modules: frozenset[str]


class Sources:
    """The code that tubes name: directories of the project, then an environment.

    `roots` are directories that modules at the top level lie in, in the order in which they are
    tried; `environment` is where packages are installed, None if there is none. `modules` are those
    of the project that lie elsewhere. The paths in messages are relative to `base`, the root of the
    project, if that is given. `is_sure` says that the code surely runs in that environment.
    """

    def __init__(
        self,
        roots: Sequence[Path],
        environment: Environment | None = None,
        modules: Mapping[str, Path] = MappingProxyType({}),
        base: Path | None = None,
        *,
        is_sure: bool = False,
    ) -> None:
        self.roots = tuple(path.absolute() for path in roots)
        self.environment = environment
        self._modules = modules
        self._finder = Finder(self.roots, environment, modules, base)
        self._parsed: dict[str, Module | Cannot] = {}
        self._is_sure = is_sure
        self._told: dict[tuple[str, bool], _Told] = {}
        self._ran: dict[str, _Ran] = {}
        self._imports: dict[str, _Import] = {}
        self._lineages: dict[str, _Bases] = {}
        self._reads: dict[frozenset[str], frozenset[str]] = {}
        self._same: dict[frozenset[str], frozenset[str]] = {}
        self._bodies: dict[str, Body | None] = {}

    @property
    def listings(self) -> dict[str, frozenset[str]]:
        """The names that can be those of modules, in each directory that has been looked at."""
        return self._finder.listings

    @property
    def is_cut(self) -> bool:
        """Whether this process has refused to read a file since it had read so much before."""
        if not self._told:
            return False
        from noob_lint.python.source.cost import Kept

        return Kept.is_full

    def has_read(self, file: str) -> bool:
        """Whether a file has been parsed."""
        return any(self._is_in(name, [file]) for name in self._parsed)

    def without(self, files: Collection[str]) -> Sources:
        """The same, but what is in `files` is read anew; no modules may have come or gone."""
        other = copy(self)
        parsed = {name: one for name, one in self._parsed.items() if not self._is_in(name, files)}
        other._parsed = parsed
        other._told, other._lineages, other._reads, other._bodies = {}, {}, {}, {}
        other._ran, other._imports = {}, {}
        return other

    def _is_in(self, module: str, files: Collection[str]) -> bool:
        found = self._finder.find(module)
        return found is not None and str(found.path) in files

    def is_own(self, module: str) -> bool:
        """Whether a module at the top level belongs to the project."""
        names = (module, f"{module}.py")
        return module in self._modules or any(
            exists(str(root / name)) for root in self.roots for name in names
        )

    def lies_deeper(self, module: str) -> bool:
        """Whether a module is in a directory of the project that modules are not looked for in."""
        return self._finder.lies_deeper(module)

    def modules_in(self, package: str) -> list[str]:
        """The names of the modules in a package, or at the top level for ""."""
        return sorted(self._finder.anew().names(package))

    def names_in(self, module: str) -> list[str]:
        """The public names of a module, what it defines itself first; none if it is not read."""
        from noob_lint.python.source.bindings import How
        from noob_lint.python.source.module import Module

        read = self._resolver().modules.read(module)
        if not isinstance(read, Module):
            return []
        hows = {
            name: {one.how for one in bindings}
            for name, bindings in read.namespace.table.items()
            if not name.startswith("_")
        }
        own = [name for name, how in hows.items() if How.DEFINITION in how]
        others = [name for name, how in hows.items() if how & {How.VALUE, How.MEMBER}]
        return [*dict.fromkeys([*own, *others])]

    def reaches(self, dotted: str) -> bool:
        """Whether more is known of the ``type:`` `dotted` than that it may come from elsewhere.

        Most of this package is not imported for what is out of reach.
        """
        return "." not in dotted or self._finder.may_have(dotted)

    def _resolver(self) -> Resolver:
        """One that has answered nothing yet; parsed modules are shared with all others."""
        from noob_lint.python.resolve.resolver import Resolver
        from noob_lint.python.source.modules import Modules

        return Resolver(Modules(self._finder.anew(), self._parsed))

    def _describer(self) -> Describer:
        from noob_lint.python.describe.describer import Describer

        return Describer(self._resolver())

    def reads(self, types: Iterable[str], classes: Iterable[str] = ()) -> frozenset[str]:
        """What the answers for `types` and the lineages of `classes` rest on.

        The files, and the directories in which modules were looked for, whether found or not. They
        are the same whatever was asked before.
        """
        of_types = (self._reads_of(self._modules_of(dotted)) for dotted in types)
        of_classes = (self._reads_of(self._bases(canonical).modules) for canonical in classes)
        found = frozenset().union(*of_types, *of_classes)
        return self._same.setdefault(found, found)  # which many tubes have in common

    def _modules_of(self, dotted: str) -> frozenset[str]:
        """The modules that were looked for to answer a ``type:``."""
        if not self.reaches(dotted):
            return frozenset({dotted.partition(".")[0]})
        return self._tell(dotted).modules | self._import_of(dotted).modules

    def _reads_of(self, modules: frozenset[str]) -> frozenset[str]:
        if modules not in self._reads:
            self._reads[modules] = frozenset().union(*map(self._finder.reads, modules))
        return self._reads[modules]

    def look_up(self, dotted: str) -> Answer:
        """What noob would get for the ``type:`` `dotted`, which is not a special name.

        A name without a dot is one of Python's builtins. Never raises, whatever is in the files.
        """
        return self._tell(dotted).answer

    def class_at(self, canonical: str) -> Answer:
        """The same for a class, by its name in a `TypeForm`, which may be defined in a class."""
        from noob_lint.python.answers import Lack, Missing

        found = self.look_up(canonical)
        if not isinstance(found, Missing) or found.lack is not Lack.MEMBER:
            return found
        return self._tell(canonical, in_classes=True).answer

    def _tell(self, dotted: str, *, in_classes: bool = False) -> _Told:
        key = (dotted, in_classes)
        if key not in self._told:
            from noob_lint.python.describe.named import describe_named, entity_at

            describer = self._describer()
            try:
                entity = entity_at(dotted, describer.resolver) if in_classes else None
                answer = (
                    describe_named(dotted, describer)
                    if entity is None
                    else describer.describe(entity, dotted)
                )
            except RecursionError:
                from noob_lint.python.answers import Unknown

                answer = Unknown(dotted, "its source is nested too deeply")
            modules = frozenset(describer.resolver.finder.asked)
            self._told[key] = _Told(answer, describer.written.get(dotted), modules)
        return self._told[key]

    def broken(self, dotted: str) -> Broken | None:
        """Why noob cannot import the module of a ``type:``, if it surely cannot."""
        return self._import_of(dotted).broken

    def _import_of(self, dotted: str) -> _Import:
        module = dotted.rpartition(".")[0]
        if module not in self._imports:
            from noob_lint.python.resolve.importing import Ran, first_failure
            from noob_lint.python.resolve.imports import Imports, is_in_library, mistake_in

            resolver = self._resolver()
            asked = resolver.finder.asked

            def run(name: str) -> Ran:
                if is_in_library(name):
                    return Ran()
                asked.update(self._run(name).modules)
                return self._run(name).ran

            parts = module.split(".") if module else []
            names = [".".join(parts[:end]) for end in range(1, len(parts) + 1)]
            asks = Imports(resolver, is_sure=self._is_sure)
            broken = first_failure(names, run, asks) or mistake_in(names, resolver)
            self._imports[module] = _Import(broken, frozenset(asked))
        return self._imports[module]

    def _run(self, module: str) -> _Ran:
        """What importing one module does, without those that it imports."""
        if module not in self._ran:
            from noob_lint.python.resolve.importing import Ran
            from noob_lint.python.resolve.imports import Imports

            resolver = self._resolver()
            try:
                ran = Imports(resolver, is_sure=self._is_sure).run(module)
            except RecursionError:
                ran = Ran()
            self._ran[module] = _Ran(ran, frozenset(resolver.finder.asked))
        return self._ran[module]

    def body(self, dotted: str) -> Body | None:
        """What the body of the function shows that noob runs for a ``type:``.

        None where no Python function runs: for modules, stubs, C, context managers.
        """
        function = self._tell(dotted).function
        if dotted not in self._bodies:
            from noob_lint.python.source.bodies import read_body

            self._bodies[dotted] = None if function is None else read_body(function)
        return self._bodies[dotted]

    def touched(self, dotted: str, parameter: str, kind: str) -> Touched:
        """Whether what noob runs for a ``type:`` changes the object in a parameter.

        The object is what the ``type:`` `kind` makes, if that is a class.
        """
        from noob_lint.python.answers import Found, Kind
        from noob_lint.python.describe.named import entity_at
        from noob_lint.python.resolve.touches import Touched, touched
        from noob_lint.python.source.entities import Class, Runtime

        function = self._tell(dotted).function
        if function is None:
            return Touched(None)
        answer, resolver = self.look_up(kind), self._resolver()
        owner = None
        if isinstance(answer, Found) and answer.kind is Kind.CLASS:
            owner = entity_at(answer.canonical, resolver)
        is_class = isinstance(owner, Class | Runtime)
        try:
            return touched(function, parameter, owner if is_class else None, resolver)
        except RecursionError:
            return Touched(None)

    def is_frozen(self, canonical: str) -> bool:
        """Whether the instances of a class, as a `TypeForm` has it, refuse to be changed."""
        from noob_lint.python.describe.named import entity_at
        from noob_lint.python.resolve.touches import is_frozen
        from noob_lint.python.source.entities import Class

        owner = entity_at(canonical, self._resolver())
        return isinstance(owner, Class) and is_frozen(owner)

    def are_unrelated(self, one: str, other: str) -> bool:
        """Whether two classes of the project have nothing in common, by their canonical names.

        Neither derives from the other, and no class beside one of them derives from both.
        """
        from noob_lint.python.describe.named import entity_at
        from noob_lint.python.source.entities import Class

        resolver, modules = self._resolver(), set()
        for name, second in ((one, other), (other, one)):
            owner, lineage = entity_at(name, resolver), self.lineage(name)
            if not isinstance(owner, Class) or lineage is None or lineage.is_open:
                return False
            if second in lineage.classes or not self.is_own(name.partition(".")[0]):
                return False
            modules.add(owner.context.module)
        names = (f"{module.name}.{name}" for module in modules for name in module.namespace.table)
        lineages = (self.lineage(name) for name in names)
        return not any(found and {one, other} <= set(found.classes) for found in lineages)

    def is_no_array(self, name: str) -> bool:
        """Whether a class of the project, by its canonical name, has nothing to do with arrays.

        Neither it nor a class beside it derives from numpy's, it passes for no builtin class, and
        none of its methods lets it pass for an array or a sequence.
        """
        from noob_lint.python.describe.named import entity_at
        from noob_lint.python.resolve.arrays import ARRAY, LIKE_ARRAYS
        from noob_lint.python.source.entities import Class

        owner, lineage = entity_at(name, self._resolver()), self.lineage(name)
        if not isinstance(owner, Class) or lineage is None or lineage.is_open:
            return False
        if not self.is_own(name.partition(".")[0]):
            return False
        passes = {one for one in lineage.classes if one.startswith("builtins.")}
        if ARRAY in lineage.classes or passes > {"builtins.object"}:
            return False
        module = owner.context.module
        if any(one in module.namespace_of(owner.node).table for one in LIKE_ARRAYS):
            return False
        lineages = (self.lineage(f"{module.name}.{one}") for one in module.namespace.table)
        return not any(found and {name, ARRAY} <= set(found.classes) for found in lineages)

    def lineage(self, canonical: str) -> Lineage | None:
        """The bases of a class, and what counts as its instance.

        `canonical` is a name as a `TypeForm` has it. None if the class or one of its bases is not
        known.
        """
        return self._bases(canonical).lineage

    def _bases(self, canonical: str) -> _Bases:
        if canonical not in self._lineages:
            from noob_lint.python.describe.named import entity_at
            from noob_lint.python.types.lineages import lineage_of

            describer = self._describer()
            try:
                entity = entity_at(canonical, describer.resolver)
                lineage = lineage_of(entity, describer.classes)
            except RecursionError:
                lineage = None
            modules = frozenset(describer.resolver.finder.asked)
            self._lineages[canonical] = _Bases(lineage, modules)
        return self._lineages[canonical]
