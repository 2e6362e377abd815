"""What is measured in cells."""

from dataclasses import dataclass
from typing import Annotated

import numpy as np
from noob import Name

from lumen.images import Cell, Frame


@dataclass(frozen=True)
class Calibration:
    """What a pixel stands for: the tubes only read it."""

    pixel_size: float
    photons: float = 1.0


def area(cell: Cell, calibration: Calibration) -> Annotated[float, Name("area")]:
    """The area of a cell in square micrometres."""
    return cell.pixels * calibration.pixel_size**2


def brightness(
    cell: Cell, area: float, calibration: Calibration
) -> Annotated[float, Name("brightness")]:
    """The number of photons per square micrometre."""
    return cell.light * calibration.photons / area


class Pair:
    """Keeps what belongs together."""

    @staticmethod
    def process(area: float, light: float) -> Annotated[tuple[float, float], Name("pair")]:
        """The area and the brightness of a cell."""
        return area, light


def summary(
    pairs: list[tuple[float, float]],
) -> tuple[Annotated[float, Name("mean")], Annotated[float, Name("brightest")]]:
    """The mean area, and how bright the brightest cell is."""
    return float(np.mean([area for area, _ in pairs])), max(light for _, light in pairs)


def trend(counts: list[int], scale: float = 1.0) -> Annotated[float, Name("slope")]:
    """How the number of cells changes."""
    return scale * (counts[-1] - counts[0]) / max(len(counts) - 1, 1)


def sharpness(stack: list[Frame], heights: list[float]) -> Annotated[float, Name("height")]:
    """Where in a stack the image is sharpest."""
    scores = [float(np.var(np.diff(frame, axis=0))) for frame in stack]
    return heights[int(np.argmax(scores))]
