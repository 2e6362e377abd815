"""What is known of the code that tubes name: one answer for each `type`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from noob_lint.diagnostics.diagnostic import Place
from noob_lint.diagnostics.source import Span

if TYPE_CHECKING:
    from pathlib import Path

    from noob_lint.python.answers import Answer, Body, Lineage, Missing
    from noob_lint.python.lookup import Sources


class Unread(NamedTuple):
    """Where a tube names a callable that could not be read, and why.

    `is_nowhere` tells that its source was not found.
    """

    path: str
    span: Span
    reason: str
    is_nowhere: bool = False


class Code:
    """The code within reach of a project.

    `is_named` tells whether the environment was named, so that a package that is not in it is
    missing; an environment that was only found may not be the one that noob runs in.
    """

    def __init__(self, sources: Sources, *, is_named: bool) -> None:
        self._sources = sources
        self._reasons: dict[str, tuple[str, bool] | None] = {}
        self.is_named = is_named

    @classmethod
    def find(
        cls,
        roots: Sequence[Path],
        start: Path,
        python: Path | None = None,
        variables: Mapping[str, str] | None = None,
    ) -> Code:
        """The code in the directories `roots`, then in the environment of the project at `start`.

        `python` is the environment, or its interpreter, if one was named; `variables` are those of
        the process.

        Raises:
            NoEnvironmentError: `python` is neither.
        """
        from noob_lint.python.find.environment import find_environment
        from noob_lint.python.lookup import Sources

        environment = find_environment(start, python, variables)
        return cls(Sources(roots, environment), is_named=python is not None)

    def reaches(self, dotted: str) -> bool:
        """Whether more is known of a `type` than that it may come from elsewhere."""
        return self._sources.reaches(dotted)

    def reads(self, types: Iterable[str], classes: Iterable[str] = ()) -> frozenset[str]:
        """What the answers for `types` and the lineages of `classes` rest on.

        The files, and the directories in which modules were looked for, whether found or not. They
        are the same whatever was asked before, and in whichever order.
        """
        return self._sources.reads(types, classes)

    def look_up(self, dotted: str) -> Answer:
        """What noob would get for a `type` that is not a special one."""
        return self._sources.look_up(dotted)

    def lineage(self, canonical: str) -> Lineage | None:
        """The bases of a class, by its name in a `TypeForm`; None if any is unknown."""
        return self._sources.lineage(canonical)

    def body(self, dotted: str) -> Body | None:
        """What the body of a callable shows, None where it cannot be read."""
        return self._sources.body(dotted)

    def is_missing(self, answer: Missing) -> bool:
        """Whether what was not found surely does not exist.

        A package may be in another environment, unless this one was named, or its name is nearly
        that of a module of the project.
        """
        if answer.owner:
            return True
        if self.is_named:
            return answer.certain
        return any(self._is_own(name) for name in answer.nearest[:1])

    def _unread(self, dotted: str) -> tuple[str, bool] | None:
        """Why a callable could not be read, and whether its source was not found.

        None if it could be read, or surely does not exist.
        """
        if dotted not in self._reasons:
            self._reasons[dotted] = self._find_out(dotted)
        return self._reasons[dotted]

    def _find_out(self, dotted: str) -> tuple[str, bool] | None:
        if not self.reaches(dotted):
            return _nowhere(dotted.partition(".")[0])
        from noob_lint.python.answers import Missing, Unknown

        answer = self.look_up(dotted)
        if isinstance(answer, Missing) and not self.is_missing(answer):
            return _nowhere(answer.name)
        return (answer.reason, False) if isinstance(answer, Unknown) else None

    def named(self, places: Mapping[str, Place]) -> dict[str, Unread | None]:
        """Why each callable in `places`, where it is named, could not be read (None: it could)."""
        return {dotted: self._named(dotted, place) for dotted, place in places.items()}

    def _named(self, dotted: str, place: Place) -> Unread | None:
        why = self._unread(dotted)
        return None if why is None else Unread(place.source.path, place.span, *why)

    def _is_own(self, module: str) -> bool:
        """Whether a module at the top level belongs to the project."""
        names = (module, f"{module}.py")
        return any((root / name).exists() for root in self._sources.roots for name in names)


def environment_reads(
    start: Path, python: Path | None, variables: Mapping[str, str]
) -> Iterator[str]:
    """What decides which environment `Code.find` uses, and which directories belong to it.

    Files, whether they are there or not, and the directories of packages.
    """
    from noob_lint.python.find.environment import candidates, find_environment

    for one in candidates(start, variables) if python is None else ():
        yield str(one / "pyvenv.cfg")
    environment = find_environment(start, python, variables)
    for directory in environment.paths if environment is not None else ():
        yield str(directory)
        yield from map(str, directory.glob("*.pth"))


def environment_problem(python: Path) -> str | None:
    """Why a path is neither an interpreter nor the directory of an environment; None if it is."""
    from noob_lint.python.find.environment import NoEnvironmentError, check_environment

    try:
        check_environment(python)
    except NoEnvironmentError as error:
        return str(error)
    return None


def _nowhere(module: str) -> tuple[str, bool]:
    return f"there is no {module!r} in the project or its environment", True
