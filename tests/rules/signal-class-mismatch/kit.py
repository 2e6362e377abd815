from abc import ABC
from typing import Annotated, Any

from noob import Name


class Traces: ...


class Footprints: ...


class Wide(Footprints): ...


class Left: ...


class Right: ...


class Both(Left, Right): ...


class Open(ABC): ...  # noqa: B024


def find() -> tuple[Annotated[Traces, Name("traces")], Annotated[Footprints, Name("footprints")]]:
    return Traces(), Footprints()


def wide() -> Wide:
    return Wide()


def left() -> Left:
    return Left()


def merge(footprints: Footprints, traces: Traces | None = None) -> None: ...


def right(one: Right) -> None: ...


def opened(one: Open) -> None: ...


def anything(one: Any) -> None: ...


def unsaid(one): ...
