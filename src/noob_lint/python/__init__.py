"""What a ``type:`` names, read from source: nothing is imported or run.

`Sources` is the only way in. Each module is read once in its life, and only those that answers
need.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from noob_lint.python.environment import Environment
from noob_lint.python.model import Answer, Unknown


class Sources:
    """The code that tubes name: directories of the project, then an environment.

    `roots` are directories that modules at the top level lie in, in the order in which they are
    tried; `environment` is where packages are installed, None if there is none.
    """

    def __init__(self, roots: Sequence[Path], environment: Environment | None = None) -> None:
        self.roots = tuple(roots)
        self.environment = environment
        self._answers: dict[str, Answer] = {}

    def look_up(self, dotted: str) -> Answer:
        """What noob would get for the ``type:`` `dotted`, which is no special name.

        A name without a dot is one of Python's builtins. Never raises for what is in the files.
        """
        if dotted not in self._answers:
            self._answers[dotted] = Unknown(dotted, "it is not read yet")
        return self._answers[dotted]

    def ancestors(self, canonical: str) -> tuple[str, ...] | None:
        """The dotted paths of a class and its base classes, in method resolution order.

        `canonical` is a name as `Form` has it. None if one of them is not known.
        """
        return None
