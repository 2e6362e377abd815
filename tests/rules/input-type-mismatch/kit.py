"""What the tubes beside this name."""

from pathlib import Path
from typing import Any

from noob.node import Node


def make(
    count: int = 1,
    factor: float = 1.0,
    flag: bool = False,
    names: list[str] | None = None,
    table: dict[str, list[int]] | None = None,
    path: Path = Path(),
) -> Any: ...


class Filter(Node):
    size: int = 1

    def process(self) -> int:
        return 1
