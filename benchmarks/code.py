"""A project of tubes with their Python code, and the cost of reading that code."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent, indent

MODULES = 50
"""In how many modules the callables are."""

_FUNCTIONS = 6
_HEADER = "noob_id: {}\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"


def write_code_project(folder: Path, tubes: int) -> None:
    """Write a project: tubes, a package of `MODULES` modules, and an environment it needs.

    Each tube names callables of four modules; nothing is wrong with any of them.
    """
    package = folder / "src" / "lab"
    for part in range(5):
        (package / f"part{part}").mkdir(parents=True)
        (package / f"part{part}" / "__init__.py").write_text('"""A part of the lab."""\n')
    (package / "__init__.py").write_text('"""The lab."""\n\nfrom lab.base import Settings\n')
    (package / "base.py").write_text(_BASE)
    for number in range(MODULES):
        (package / f"part{number % 5}" / f"step{number:02}.py").write_text(_module(number))
    site = folder / ".venv" / "lib" / "python3.13" / "site-packages"
    (site / "arrays").mkdir(parents=True)
    (site / "arrays" / "__init__.py").write_text("from arrays.core import Array, zeros\n")
    (site / "arrays" / "core.py").write_text(_array_module())
    (folder / ".venv" / "pyvenv.cfg").write_text("home = /nowhere\nversion = 3.13.0\n")
    (folder / "tubes").mkdir()
    for number in range(tubes):
        path = folder / "tubes" / f"tube{number:04}.yaml"
        path.write_text(_tube(number))


def _name(number: int) -> str:
    return f"lab.part{number % 5}.step{number:02}"


def _tube(number: int) -> str:
    first, second, third, last = (_name((number * 7 + 11 * place) % MODULES) for place in range(4))
    which = number % _FUNCTIONS
    return (
        _HEADER.format(f"code-{number:04}")
        + f"assets:\n  settings:\n    type: {first}.Store\n    scope: process\n"
        f"    params: {{size: {number}}}\n"
        f"nodes:\n  source:\n    type: {first}.frames\n    params: {{limit: {number}}}\n"
        f"  smooth:\n    type: {second}.smooth_{which}\n    params: {{width: 3}}\n"
        "    depends: [frame: source.frame]\n"
        f"  scale:\n    type: {third}.Scale\n    params: {{factor: 2.5}}\n"
        "    depends: [frame: smooth.value, store: assets.settings]\n"
        f"  count:\n    type: {last}.count_{which}\n    depends: [frame: scale.frame]\n"
        "  result:\n    type: return\n    depends: [count: count.count]\n"
    )


_BASE = '''\
"""What all steps share."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Settings:
    """How the lab is set up."""

    where: Path = Path()
    names: list[str] = field(default_factory=list)


class Step(ABC):
    """A step with a state."""

    def __init__(self, factor: float = 1.0, *, names: Iterable[str] = ()) -> None:
        self.factor = factor
        self.names = list(names)

    @abstractmethod
    def describe(self) -> str:
        """What it does, in words."""
'''

_FUNCTION = '''

def smooth_{0}(frame: Array, width: int, *, mode: str = "edge") -> Array:
    """Average over {0} + `width` neighbours.

    Args:
        frame: what to smooth.
        width: how far.
        mode: what to do at the edges.
    """
    if width < {0}:
        raise ValueError(f"width {{width}} is too small for {{mode}}")
    result = zeros(len(frame))
    for index in range(len(frame)):
        low, high = max(0, index - width), min(len(frame), index + width + 1)
        part = [frame[place] * (1.0 if mode == "edge" else 0.5) for place in range(low, high)]
        result[index] = sum(part) / max(len(part), 1)
    return result


def count_{0}(frame: Array, above: float = {0}.5) -> Annotated[int, Name("count")]:
    """How many values lie above a bound."""
    return sum(1 for value in frame if value > above)
'''

_MODULE = '''\
"""Step {0} of the lab."""

import json
import logging
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from arrays import Array, zeros

from lab.base import Step
from noob import Name

if TYPE_CHECKING:
    from lab.base import Settings

logger = logging.getLogger(__name__)
DEFAULTS = {{"width": {0}, "mode": "edge"}}


@dataclass
class Store:
    """Keeps what was seen."""

    size: int = 10
    label: str = "store {0}"

    def add(self, frame: Array) -> None:
        """Keep one more."""
        logger.info("%s: %d of %d", self.label, len(frame), self.size)


class Scale(Step):
    """Multiplies by a factor."""

    def describe(self) -> str:
        """What it does, in words."""
        return f"scale by {{self.factor}} for {{', '.join(self.names)}}"

    def process(self, frame: Array, store: Store) -> Annotated[Array, Name("frame")]:
        """The scaled frame."""
        store.add(frame)
        return frame * self.factor


def frames(limit: int = {0}) -> Generator[Annotated[Array, Name("frame")], None, None]:
    """Frames of zeros."""
    for size in range(limit):
        yield zeros(size)


def read_config(path: Path, settings: "Settings | None" = None) -> dict[str, Any]:
    """The configuration in a file."""
    with path.open() as file:
        return {{**DEFAULTS, **json.load(file)}}
'''


def _module(number: int) -> str:
    functions = (_FUNCTION.format(which) for which in range(_FUNCTIONS))
    return _MODULE.format(number) + "".join(functions)


def _array_module() -> str:
    """A module of a library: a class with many methods."""
    methods = "".join(
        indent(
            dedent(
                f'''
                def operation_{number}(self, other: "Array", axis: int = 0) -> "Array":
                    """Operation number {number}."""
                    values = [one + two for one, two in zip(self.values, other.values)]
                    return Array([value * {number} for value in values])
                '''
            ),
            "    ",
        )
        for number in range(100)
    )
    return (
        '"""Arrays."""\n\n\nclass Array:\n    """Values in a row."""\n\n'
        "    def __init__(self, values: list[float]) -> None:\n        self.values = values\n"
        f"{methods}\n\ndef zeros(size: int) -> Array:\n"
        '    """An array of zeros."""\n    return Array([0.0] * size)\n'
    )
