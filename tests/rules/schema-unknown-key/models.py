"""Callables with parameters in several places."""

from elsewhere import Base, wrapped
from noob import Node


class Both:
    def __init__(self, value: int = 0, factor: int = 1) -> None:
        self.value, self.factor = value, factor

    def process(self, value: int = 0, other: int = 0) -> int:
        return value


class Model(Node):
    width: int = 1

    def process(self, value: int = 0) -> int:
        return value


class Strange(Base):
    def process(self, value: int = 0) -> int:
        return value


@wrapped
def unknown(value: int = 0) -> int:
    return value


def read(param: int = 0, dependz: int = 0) -> int:
    return param
