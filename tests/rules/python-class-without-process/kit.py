"""Classes that make nodes, and classes that do not."""

from noob import process_method
from noob.node import Node


class Plain:
    def run(self) -> int:
        return 1


class OfClass:
    @classmethod
    def process(cls) -> int:
        return 1


class Value:
    process = 5


class Empty(Node):
    scale: int = 1


class Static:
    @staticmethod
    def process(value: int) -> int:
        return value


class Marked:
    @process_method
    def run(self) -> int:
        return 1


class Inherited(Marked):
    pass
