"""From raw to clean images. Both classes check their parameters with pydantic."""

from typing import Annotated, Literal, Self

import numpy as np
from noob import Name, Node, process_method
from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from lumen.images import Frame


class FlatField(BaseModel):
    """Subtracts the dark image and evens out the illumination."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    gain: float = Field(alias="gainFactor", gt=0)
    offset: float = 0.0
    low: float = 0.0
    high: float = 1000.0

    @model_validator(mode="after")
    def in_order(self) -> Self:
        """There has to be something between the limits."""
        if self.low >= self.high:
            raise ValueError("low has to be below high")
        return self

    @process_method
    def apply(self, frame: Frame, dark: Frame) -> Annotated[Frame, Name("frame")]:
        """The corrected image."""
        return np.clip((frame - dark) * self.gain + self.offset, self.low, self.high)


class Smooth(Node):
    """Replaces each pixel by the mean or the highest of its surroundings."""

    width: Annotated[int, Field(ge=1, le=15)] = 3
    mode: Literal["mean", "highest"] = "mean"

    @field_validator("width")
    @classmethod
    def is_odd(cls, width: int) -> int:
        """The pixel itself is in the middle."""
        if width % 2 == 0:
            raise ValueError("width has to be odd")
        return width

    def process(self, frame: Frame) -> Annotated[Frame, Name("frame")]:
        """The smoothed image."""
        padded = np.pad(frame, self.width // 2, mode="edge")
        windows = np.lib.stride_tricks.sliding_window_view(padded, (self.width, self.width))
        return windows.mean(axis=(2, 3)) if self.mode == "mean" else windows.max(axis=(2, 3))
