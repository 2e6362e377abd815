"""Reads each module when it is first needed, and once."""

from __future__ import annotations

from contextlib import suppress
from functools import cache

from noob_lint.python.find.finder import Finder, Location, ModuleKind
from noob_lint.python.source.cost import Kept
from noob_lint.python.source.entities import Cannot
from noob_lint.python.source.module import Module
from noob_lint.python.source.parsing import UnreadableError


class Modules:
    """Reads modules, and says how far their source decides what they contain.

    `parsed` are those that have been read already, which several of these share.
    """

    def __init__(self, finder: Finder, parsed: dict[str, Module | Cannot]) -> None:
        self.finder = finder
        self._parsed = parsed

    def read(self, name: str) -> Module | Cannot | None:
        """The source of a module; None if it has none that can be read, or does not exist."""
        location = self.finder.find(name)
        why_unsure = self.finder.why_unsure(name)
        if why_unsure is not None:
            return Cannot(why_unsure)
        if name in self._parsed:
            return self._parsed[name]
        if (
            location is None
            or location.path is None
            or location.kind not in (ModuleKind.SOURCE, ModuleKind.STUB)
        ):
            return None
        try:
            module = Module(
                name,
                location.path,
                self.finder.label(location.path),
                self.finder.version,
                is_package=bool(location.inside),
                is_stub=location.kind is ModuleKind.STUB,
            )
        except UnreadableError as error:
            self._parsed[name] = Cannot(str(error), error.place, mistake=error.mistake)
            Kept.keep(self, error.parts)
        else:
            self._parsed[name] = module
        return self._parsed[name]

    def stub_beside(self, module: Module) -> Module | None:
        """The stub in the same directory as the source of a module."""
        if module.is_stub:
            return None
        key = f"{module.name}.pyi"
        if key not in self._parsed:
            file = module.file.with_suffix(".pyi")
            self._parsed[key] = Cannot("there is no stub")
            if file.is_file():
                with suppress(UnreadableError):
                    self._parsed[key] = Module(
                        module.name,
                        file,
                        self.finder.label(file),
                        self.finder.version,
                        is_package=module.is_package,
                        is_stub=True,
                    )
        found = self._parsed[key]
        return found if isinstance(found, Module) else None

    def is_certain(self, name: str, location: Location | None) -> bool:
        """Whether what a module does not have does not exist: the code will import this module.

        A directory of the project may only look like a package that is installed elsewhere, unless
        there are modules in it.
        """
        if location is not None and location.kind is ModuleKind.NAMESPACE:
            is_package = self.finder.has_modules(location) and name.partition(".")[0] != "noob"
            return is_package or self.finder.is_complete
        return self.finder.knows_library or not (location and location.from_library)

    def is_whole(self, name: str) -> bool:
        """Whether a module has the same names here as where the code runs."""
        location = self.finder.find(name)
        if self.read(name) is not None or not (location and location.from_library):
            return True
        return self.finder.is_known and library_stub(name, self.finder.version) is not None

    def replaced(self, module: str, name: str) -> Cannot | None:
        """Why it is unknown what a name in a module is: a package above it may replace it."""
        for above in _packages_above(module):
            found = self.read(above)
            if isinstance(found, Module) and found.replaces(name):
                return Cannot(f"{found.path} may change {name!r}")
        return None

    def is_set_elsewhere(self, module: Module, name: str) -> bool:
        """Whether a package above, or a part of it that it imports, may set a name in a module."""
        parts = module.name.split(".")
        above = _packages_above(module.name)
        used = (one for one in module.sources if one.partition(".")[0] == parts[0])
        for other in (*above, *used):
            found = self.read(other) if self.finder.find(other) is not None else None
            if isinstance(found, Module) and found is not module and found.sets_elsewhere(name):
                return True
        return False

    def is_importable(self, name: str) -> bool:
        """Whether the imports that a module cannot do without exist."""
        module = self.read(name)
        if not isinstance(module, Module):
            return True
        needed = (one for one in module.needed if one not in ("noob", "noob_core"))
        return all(self.finder.find(one) is not None for one in needed)


@cache
def library_stub(name: str, version: tuple[int, int] | None) -> Module | None:
    """The stub of a module of the standard library for a version of Python, None if there is none.

    It is the same for all projects.
    """
    from noob_lint.python.find.typeshed import stub_file, stub_name

    file = stub_file(name)
    if file is None:
        return None
    is_package = file.name == "__init__.pyi"
    try:
        return Module(
            stub_name(name),
            file,
            file.name,
            version,
            is_package=is_package,
            is_stub=True,
            of_library=True,
        )
    except UnreadableError:
        return None


def _packages_above(name: str) -> list[str]:
    parts = name.split(".")
    return [".".join(parts[:end]) for end in range(1, len(parts))]
