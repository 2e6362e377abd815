"""What is known of the code that tubes name: one answer for each `type`."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from noob_lint.diagnostics.diagnostic import Place
from noob_lint.diagnostics.source import Span
from noob_lint.support.values import NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from noob_lint.python.answers import Answer, Broken, Lineage, Missing
    from noob_lint.python.body import Body
    from noob_lint.python.find.choice import Choice
    from noob_lint.python.find.roots import CodeRoots
    from noob_lint.python.lookup import Sources


class Unread(NamedTuple):
    """Where a tube names a callable that could not be read, and why."""

    path: str
    span: Span
    reason: str


class Code:
    """The code within reach of a project.

    `environment` is the one in which packages are looked for, None if there is none.
    """

    def __init__(
        self, sources: Sources, environment: Choice | None = None, owners: Sequence[str] = ()
    ) -> None:
        self._sources = sources
        self._owners = owners
        self._reasons: dict[str, str | None] = {}
        self.environment = environment

    @classmethod
    def open(
        cls, roots: CodeRoots, environment: Choice | None, root: str, owners: Sequence[str] = ()
    ) -> Code:
        """The code in `roots`, then in an environment; `root` is the root of the project.

        `owners` are the directories whose packaging metadata may say that the project itself is
        installed in the environment.
        """
        from pathlib import Path

        from noob_lint.python.find.environment import read_environment
        from noob_lint.python.lookup import Sources

        read = None
        if environment is not None:
            prefix, interpreter = environment.prefix, environment.interpreter
            read = read_environment(prefix, interpreter, is_open=environment.is_open)
        is_sure = environment is not None and environment.is_sure
        sources = Sources(roots.directories, read, roots.modules, Path(root), is_sure=is_sure)
        return cls(sources, environment, owners)

    @property
    def basis(self) -> object:
        """What all answers rest on: they are worthless if it is not the same any more."""
        return self._sources.environment, self._holds_project

    @property
    def listings(self) -> dict[str, frozenset[str]]:
        """The names that can be those of modules, in each directory that has been looked at."""
        return self._sources.listings

    @property
    def is_cut(self) -> bool:
        """Whether some code may not have been read only because so much was read before."""
        return self._sources.is_cut

    def has_read(self, file: str) -> bool:
        """Whether an answer may rest on what is in a file of Python."""
        return self._sources.has_read(file)

    def without(self, files: Collection[str]) -> Code:
        """The same code, but what is in `files` is read anew; no modules may have come or gone."""
        return Code(self._sources.without(files), self.environment, self._owners)

    def reaches(self, dotted: str) -> bool:
        """Whether more is known of a `type` than that it may come from elsewhere."""
        return self._sources.reaches(dotted)

    def reads(self, types: Iterable[str], classes: Iterable[str] = ()) -> frozenset[str]:
        """What the answers for `types` and the lineages of `classes` rest on.

        The files, and the directories in which modules were looked for, whether found or not. They
        are the same whatever was asked before, and in whichever order.
        """
        return self._sources.reads(types, classes)

    def modules_in(self, package: str) -> list[str]:
        """The names of the modules in a package, or at the top level for ""."""
        return self._sources.modules_in(package)

    def names_in(self, module: str) -> list[str]:
        """The public names of a module, what it defines itself first; none if it is not read."""
        return self._sources.names_in(module)

    def is_own(self, module: str) -> bool:
        """Whether a module at the top level belongs to the project."""
        return self._sources.is_own(module)

    def look_up(self, dotted: str) -> Answer:
        """What noob would get for a `type` that is not a special one."""
        return self._sources.look_up(dotted)

    def class_at(self, canonical: str) -> Answer:
        """What is known of a class, by its name in a `TypeForm`, which may be one in a class."""
        return self._sources.class_at(canonical)

    def lineage(self, canonical: str) -> Lineage | None:
        """The bases of a class, by its name in a `TypeForm`; None if any is unknown."""
        return self._sources.lineage(canonical)

    def body(self, dotted: str) -> Body | None:
        """What the body of a callable shows, None where it cannot be read."""
        return self._sources.body(dotted)

    def touched(self, dotted: str, parameter: str, kind: str) -> tuple[bool | None, Place | None]:
        """Whether a callable changes the object in a parameter, which a `type` makes, and where.

        None where unknown.
        """
        found = self._sources.touched(dotted, parameter, kind)
        return found.changes, found.place

    def are_unrelated(self, one: str, other: str) -> bool:
        """Whether two classes of the project have nothing in common, by their names."""
        return self._sources.are_unrelated(one, other)

    def is_no_array(self, name: str) -> bool:
        """Whether a class, by its name, is of the project and has nothing to do with arrays."""
        return self._sources.is_no_array(name)

    def is_frozen(self, canonical: str) -> bool:
        """Whether the instances of a class, by its name in a `TypeForm`, refuse to be changed."""
        return self._sources.is_frozen(canonical)

    def broken(self, dotted: str) -> Broken | None:
        """Why noob cannot import the module of a `type`, if it surely cannot."""
        return self._sources.broken(dotted) if self.reaches(dotted) else None

    def is_missing(self, answer: Missing) -> bool:
        """Whether what was not found does not exist, at least very likely.

        A package may be in another environment than this one, unless this one was named, or is the
        project's own; a module may be in a directory in which the project is run. But a name that
        is nearly that of a module of the project is misspelt.
        """
        if answer.owner:
            return answer.certain or answer.owner.partition(".")[0] in sys.stdlib_module_names
        if self._is_near(answer):
            return True
        is_missing = answer.certain and (self._is_sure or self._holds_project)
        return is_missing and not self._sources.lies_deeper(answer.name)

    def is_sure(self, answer: Missing) -> bool:
        """Whether what is missing surely does not exist where noob runs."""
        return bool(answer.owner) or self._is_near(answer) or self._is_sure

    @property
    def _is_sure(self) -> bool:
        return self.environment is not None and self.environment.is_sure

    @cached_property
    def _holds_project(self) -> bool:
        """Whether the project itself is installed in an environment that holds noob."""
        environment = self.environment
        if environment is None or not environment.has_noob or self._is_sure:
            return False
        from noob_lint.python.find.environment import holds
        from noob_lint.python.find.packaging import Metadata

        if str(environment.prefix.parent) in self._owners:
            return True
        names = filter(None, (Metadata(owner).name for owner in self._owners))
        return any(holds(environment.prefix, name) for name in names)

    def _is_near(self, answer: Missing) -> bool:
        """Whether the name is nearly that of a module of the project."""
        return any(self._sources.is_own(name) for name in answer.nearest[:1])

    def _unread(self, dotted: str) -> str | None:
        """Why a callable could not be read; None if it could, or surely does not exist."""
        if dotted not in self._reasons:
            self._reasons[dotted] = self._find_out(dotted)
        return self._reasons[dotted]

    def _find_out(self, dotted: str) -> str | None:
        if not self.reaches(dotted):
            return _nowhere(dotted.partition(".")[0])
        from noob_lint.python.answers import Found, Missing, Unknown

        answer = self.look_up(dotted)
        if isinstance(answer, Missing) and not self.is_missing(answer):
            return _nowhere(f"{answer.owner}.{answer.name}".lstrip("."))
        if isinstance(answer, Found):
            parts = (answer.call, answer.init, answer.fields, answer.signals)
            unknown = (one for one in parts if isinstance(one, Unknown))
            return next((one.reason for one in unknown), None)
        return answer.reason if isinstance(answer, Unknown) else None

    def named(self, places: Mapping[str, Place]) -> dict[str, Unread | None]:
        """Why each callable in `places`, where it is named, could not be read (None: it could).

        One of which a part could not be read, such as its signals, counts as unread.
        """
        return {dotted: self._named(dotted, place) for dotted, place in places.items()}

    def _named(self, dotted: str, place: Place) -> Unread | None:
        why = self._unread(dotted)
        return None if why is None else Unread(place.source.path, place.span, why)


def module_names(directory: str) -> frozenset[str]:
    """The names in a directory that can be those of modules or of directories with modules."""
    from noob_lint.python.find.finder import module_names

    return module_names(directory)


def environment_problem(python: Path) -> str | None:
    """Why a path is neither an interpreter nor the directory of an environment; None if it is."""
    from noob_lint.python.find.environment import NoEnvironmentError, check_environment

    try:
        check_environment(python)
    except NoEnvironmentError as error:
        return str(error)
    return None


def _nowhere(name: str) -> str:
    return f"there is no {name!r} in the project or its environment"
