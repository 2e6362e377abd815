"""What the tubes beside this name."""

from abc import ABC, abstractmethod


class Base(ABC):
    @abstractmethod
    def process(self, value: int) -> int: ...

    @abstractmethod
    def close(self) -> None: ...


class Whole(Base):
    def process(self, value: int) -> int:
        return value

    def close(self) -> None: ...
