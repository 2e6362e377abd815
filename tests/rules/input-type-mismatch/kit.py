"""What the tubes beside this name."""

from enum import Enum
from pathlib import Path
from typing import Any

from noob.node import Node
from pydantic import BaseModel, Field


def make(
    count: int = 1,
    factor: float = 1.0,
    flag: bool = False,
    names: list[str] | None = None,
    table: dict[str, list[int]] | None = None,
    path: Path = Path(),
) -> Any: ...


class Filter(Node):
    size: int = 1

    def process(self) -> int:
        return 1


class Mode(Enum):
    MEAN = "mean"
    MEDIAN = "median"


class Reduce(BaseModel):
    mode: Mode = Mode.MEAN
    gain: int = Field(1, gt=0)

    def process(self, frame: int = 1) -> int:
        return frame
