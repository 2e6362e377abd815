"""Where images come from: sources that need nothing from other nodes."""

from collections.abc import Generator
from typing import Annotated

import numpy as np
from noob import Name, process_method
from numpy.typing import NDArray

from lumen.images import Frame


def frames(
    size: int = 32, exposure: float = 0.05, drift: float = 0.0, cells: int = 3
) -> Generator[tuple[Annotated[Frame, Name("frame")], Annotated[int, Name("index")]], None, None]:
    """An endless film of bright cells that drift to the right."""
    rng = np.random.default_rng(7)
    places = rng.integers(4, size - 6, size=(cells, 2))
    index = 0
    while True:
        image = rng.normal(10.0, 1.0, size=(size, size))
        for row, column in places:
            left = int(column + drift * index) % (size - 4)
            image[row : row + 3, left : left + 3] += 2000.0 * exposure
        yield image, index
        index += 1


class Stage:
    """A motorised stage that goes through the planes of a stack, again and again."""

    def __init__(self, planes: int, step: float = 0.5) -> None:
        self.planes = planes
        self.step = step
        self.turn = 0

    @process_method
    def move(self) -> Annotated[float, Name("height")]:
        """Go to the next plane; tell how high it is, in micrometres."""
        height = self.step * (self.turn % self.planes)
        self.turn += 1
        return height


def dark(size: int = 32, level: float = 9.0) -> Annotated[NDArray[np.float64], Name("frame")]:
    """What the camera sees with its shutter closed."""
    return np.full((size, size), level)
