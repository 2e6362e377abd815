from dataclasses import KW_ONLY, dataclass, field
from typing import ClassVar as Always
from typing import NamedTuple


@dataclass
class Sound:
    kind: Always[str] = "sound"
    size: int = 1
    late: int
    late = 2
    marks: list[str] = field(default_factory=list)


@dataclass
class Kept:
    size: int = 1
    _: KW_ONLY
    name: str


@dataclass(kw_only=True)
class Named:
    size: int = 1
    name: str


class Cell(NamedTuple):
    row: int
    others: list[int] = []


try:

    @dataclass
    class Odd:
        size: int = 1
        name: str

except TypeError:
    Odd = None


def show(frame: int) -> None: ...
