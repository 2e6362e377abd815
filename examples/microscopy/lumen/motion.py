"""Keeps the sample in place: a template that follows the images, and shifts against it."""

from typing import Annotated

import numpy as np
from noob import Name

from lumen.images import Frame


class Template:
    """The mean of the images so far."""

    def __init__(self, size: int = 32) -> None:
        self.image = np.zeros((size, size))
        self.count = 0


def shift(
    frame: Frame, template: Template
) -> tuple[Annotated[int, Name("rows")], Annotated[int, Name("columns")]]:
    """How far an image is from the template, in pixels."""
    product = np.fft.fft2(frame) * np.conj(np.fft.fft2(template.image))
    peak = int(np.argmax(np.abs(np.fft.ifft2(product))))
    row, column = divmod(peak, frame.shape[1])
    return row, column


def move(frame: Frame, rows: int, columns: int) -> Annotated[Frame, Name("frame")]:
    """The image, moved back by this many pixels."""
    return np.roll(frame, (-rows, -columns), axis=(0, 1))


def follow(
    template: Template, frame: Frame, weight: float = 0.2
) -> Annotated[Template, Name("template")]:
    """Blend an image into the template and hand it on."""
    template.image = (1.0 - weight) * template.image + weight * frame
    template.count += 1
    return template
