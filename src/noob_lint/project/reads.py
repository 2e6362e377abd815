"""What the result for a tube depends on, as plain values."""

from __future__ import annotations

from noob_lint.support.values import NamedTuple


class Found(NamedTuple):
    """The answer of the index for the name of another tube.

    If there is none of that name, `near` is the most similar id that the tube in the file `asker`
    can name without a cycle; the name `is_nowhere` if noob surely finds none either.
    """

    name: str
    path: str | None = None
    near: str | None = None
    is_nowhere: bool = False
    asker: str = ""


class Twins(NamedTuple):
    """The files that have the same id as the one at `path`, and whether a tube names that id."""

    tube_id: str
    path: str
    others: tuple[str, ...]
    is_named: bool


class Reads(NamedTuple):
    """Everything that a result depends on, besides the root, the settings and the environment.

    `files` are the real paths of the tubes that were read: its own, and at any depth those that it
    extends and nests. `names` and `twins` are the questions to the index with their answers, which
    may be that there is none. `code` are the Python files that were read and the directories in
    which modules were looked up, found or not. If the result `is_cut`, more code might have been
    read if the run had not read so much before: in another run, there may be another result.
    """

    files: frozenset[str] = frozenset()
    names: frozenset[Found] = frozenset()
    twins: frozenset[Twins] = frozenset()
    code: frozenset[str] = frozenset()
    is_cut: bool = False

    def plus(self, *others: Reads) -> Reads:
        """The union with others."""
        everything = (self, *others)
        return Reads(
            frozenset().union(*(one.files for one in everything)),
            frozenset().union(*(one.names for one in everything)),
            frozenset().union(*(one.twins for one in everything)),
            frozenset().union(*(one.code for one in everything)),
            any(one.is_cut for one in everything),
        )
