"""What the tubes beside this name."""

from noob.types import Epoch, EventMap


def stamp(value: int, epoch: Epoch) -> str:
    return f"{epoch} {value}"


def look(events: EventMap, value: str) -> str:
    return value
