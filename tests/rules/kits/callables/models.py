"""The pydantic models that the tubes beside this name."""

from noob import Node, process_method
from pydantic import AliasChoices, BaseModel, Field, model_validator


class Tracer(BaseModel):
    tol: float
    max_iter: int = 100

    @process_method
    def run(self) -> float:
        return self.tol


class Aliased(Node):
    rate: float = Field(validation_alias=AliasChoices("fs", "sampling"))

    @model_validator(mode="after")
    def check(self) -> "Aliased":
        return self

    def process(self) -> float:
        return self.rate
