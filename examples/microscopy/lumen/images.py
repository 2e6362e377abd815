"""The kinds of images that are passed around."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Frame = NDArray[np.float64]
Mask = NDArray[np.bool_]


class Cell(NamedTuple):
    """A bright spot: where it is, how many pixels it has, and their sum."""

    row: float
    column: float
    pixels: int
    light: float
