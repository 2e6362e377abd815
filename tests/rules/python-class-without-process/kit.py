"""Classes that make nodes, and classes that do not."""

from noob import process_method
from noob.node import Node
from pydantic import BaseModel, field_validator, model_validator


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


class Checked(BaseModel):
    scale: int = 1

    @field_validator("scale")
    @classmethod
    def positive(cls, value: int) -> int:
        return abs(value)

    @model_validator(mode="after")
    def whole(self) -> "Checked":
        return self


class Started(Checked):
    def process(self) -> int:
        return self.scale


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


class Above:
    @process_method
    @staticmethod
    def run(value: int) -> int:
        return value


class Below:
    @staticmethod
    @process_method
    def run(value: int) -> int:
        return value


class Chosen:
    @process_method
    @staticmethod
    def process(value: int) -> int:
        return value

    @process_method
    def run(self) -> int:
        return 1
