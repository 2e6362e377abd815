from typing import NamedTuple


class Cell(NamedTuple):
    row: int = 0
    column: int


def show(frame: int) -> None: ...
