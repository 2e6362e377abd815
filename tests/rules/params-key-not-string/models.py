"""A model, and what is none."""

from noob import Node
from pydantic import Field


class Model(Node):
    width: int = Field(1, alias="line-width")

    def process(self) -> int:
        return self.width


class Plain:
    def __init__(self, width: int = 1) -> None:
        self.width = width

    def process(self, **values: int) -> int:
        return self.width


class Any:
    def __init__(self, **values: int) -> None: ...

    def process(self, width: int = 1) -> int:
        return width
