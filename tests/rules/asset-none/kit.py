"""What the tubes beside this name."""

from typing import Any


class Box:
    def close(self) -> None: ...


def nothing() -> None:
    Box()


def early(value: int = 1) -> None:
    if value:
        return
    Box()


def something() -> None:
    return Box().close()


def unsaid():
    Box()


def promised() -> Box:
    Box().close()


def box(value: int = 0) -> Box | None:
    if value:
        return None
    return Box()


def use(box: Any) -> bool:
    return box is None


def both(box: Any, other: Any) -> bool:
    return box is other


def maybe(box: Any = 1) -> bool:
    return box is None


def value() -> int:
    return 1


def shifted(box: Any, other: Any = 1) -> bool:
    return box is other


async def later(box: Any, other: Any) -> bool:
    return box is other


async def one(box: Any) -> bool:
    return box is None
