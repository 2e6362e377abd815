"""What the tubes beside this name."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Protocol, TypeVar

T = TypeVar("T")


class Base(ABC):
    @abstractmethod
    def process(self, value: int) -> int: ...

    @abstractmethod
    def close(self) -> None: ...


class Whole(Base):
    def process(self, value: int) -> int:
        return value

    def close(self) -> None: ...


class Shape(Protocol[T]):
    def process(self, value: T) -> T:
        return value


class Round(Shape[int]): ...


class Ready(Protocol):
    def __init__(self) -> None: ...

    def process(self, value: int) -> int:
        return value


class Further(Ready, Protocol): ...


@dataclass
class Written(Protocol):
    size: int = 1

    def process(self, value: int) -> int:
        return value
