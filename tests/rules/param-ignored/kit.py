"""What the tubes beside this name."""

from typing import Any, ClassVar

from noob import Node, process_method
from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.dataclasses import dataclass


class Clean(BaseModel):
    hardset_radius: int = 5
    rate: float = Field(1.0, alias="fs")
    level: ClassVar[int] = 3

    @process_method
    def run(self) -> int:
        return self.hardset_radius


class Nothing(BaseModel):
    def process(self) -> int:
        return 1


@dataclass
class Point:
    x: int = 0

    def process(self) -> int:
        return self.x


class Open(BaseModel):
    model_config = ConfigDict(extra="allow")

    def process(self) -> int:
        return 1


class Read(BaseModel):
    size: int = 1

    @model_validator(mode="before")
    @classmethod
    def read(cls, given: Any) -> Any:
        return {"size": given["radius"]}

    def process(self) -> int:
        return 1


class Loose(Node):
    model_config = ConfigDict(extra="ignore")
    size: int = 1

    def process(self) -> int:
        return 1
