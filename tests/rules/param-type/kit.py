"""What the tubes beside this name."""

from datetime import date
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, Literal

from noob.asset import Asset
from noob.node import Node
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator


class Mode(Enum):
    FAST = "fast"
    SLOW = "slow"


def make(
    count: int = 1,
    *rest: str,
    factor: float = 1.0,
    flag: bool = False,
    size: tuple[int, int] = (1, 1),
    names: list[str] | None = None,
    table: dict[str, list[int]] | None = None,
    mode: Literal["fast", "slow"] = "fast",
    kind: Mode = Mode.FAST,
    path: Path = Path(),
    day: date | None = None,
    free: Any = None,
) -> Any: ...


class Scaler:
    def __init__(self, factor: float = 1.0) -> None: ...

    def process(self) -> int:
        return 1


class Filter(Node):
    size: int = 1
    share: float = 0.5
    names: list[str] = []
    label: str = ""
    path: Path = Path()

    def process(self) -> int:
        return 1


class Lenient(Node):
    size: int = 1

    @field_validator("size", mode="before")
    @classmethod
    def read(cls, value: Any) -> Any:
        return len(value)

    def process(self) -> int:
        return 1


class Measured(Node):
    size: Annotated[int, BeforeValidator(len)] = 1

    def process(self) -> int:
        return 1


class Shelf(Asset):
    width: int = 1
    obj: Any = None


class Square(BaseModel):
    kind: Literal["square"]
    side: float = 1.0


class Circle(BaseModel, extra="forbid"):
    kind: Literal["circle"]
    radius: float


class Fit(BaseModel):
    model_config = ConfigDict(populate_by_name=True)
    gain: Annotated[float, Field(gt=0)] = 1.0
    count: int = Field(1, ge=1, alias="n")
    method: Literal["linear", "cubic"] = "linear"
    mode: Mode = Mode.FAST
    size: tuple[int, int] = (1, 1)
    names: list[Annotated[str, Field(max_length=3)]] = []
    shape: Square | Circle | None = Field(None, discriminator="kind")

    @field_validator("gain")
    @classmethod
    def check(cls, value: float) -> float:
        return value

    def process(self) -> int:
        return 1
