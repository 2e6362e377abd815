"""Which pixels are cells."""

from enum import Enum
from typing import Annotated

import numpy as np
from noob import Name, process_method
from pydantic import AliasChoices, BaseModel, Field, field_validator

from lumen.images import Cell, Frame, Mask


class Method(Enum):
    """How the limit between dark and bright is found."""

    FIXED = "fixed"
    SPREAD = "spread"


class Threshold(BaseModel):
    """Tells bright pixels from dark ones."""

    level: float = Field(ge=0.0)
    method: Method = Method.SPREAD

    @field_validator("level")
    @classmethod
    def is_finite(cls, level: float) -> float:
        """Above infinity there is nothing."""
        if not np.isfinite(level):
            raise ValueError("level has to be finite")
        return level

    @process_method
    def split(self, frame: Frame) -> Annotated[Mask, Name("mask")]:
        """True where it is bright."""
        if self.method is Method.FIXED:
            return frame > self.level
        return frame > frame.mean() + self.level * frame.std()


class Labeller(BaseModel):
    """Finds the cells in a mask."""

    min_area: int = Field(default=1, validation_alias=AliasChoices("min_area", "smallest"))
    max_cells: int = 20

    @process_method
    def label(
        self, mask: Mask, frame: Frame
    ) -> tuple[Annotated[list[Cell], Name("cells")], Annotated[int, Name("count")]]:
        """The connected regions, from the top."""
        left = {(int(row), int(column)) for row, column in np.argwhere(mask)}
        cells = []
        while left:
            region = grown(min(left), left)
            left -= region
            if len(region) >= self.min_area:
                cells.append(cell_of(region, frame))
        return cells[: self.max_cells], len(cells)


def grown(start: tuple[int, int], among: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """All pixels that are connected with the first."""
    found, edge = {start}, [start]
    while edge:
        row, column = edge.pop()
        beside = {(row + 1, column), (row - 1, column), (row, column + 1), (row, column - 1)}
        new = (beside & among) - found
        found |= new
        edge += new
    return found


def cell_of(region: set[tuple[int, int]], frame: Frame) -> Cell:
    """What is known of the cell that has these pixels."""
    rows, columns = zip(*region, strict=True)
    light = float(sum(frame[row, column] for row, column in region))
    return Cell(sum(rows) / len(rows), sum(columns) / len(columns), len(region), light)
