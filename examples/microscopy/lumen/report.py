"""What is told of an experiment."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

from noob import Epoch, Name


@contextmanager
def journal(title: str, width: int = 60) -> Iterator[list[str]]:
    """A list of lines, closed when the tube ends."""
    lines = [title[:width]]
    yield lines
    lines.append("end")


class Reporter:
    """Writes a line for each image."""

    def __init__(self, unit: str, digits: int = 2) -> None:
        self.unit = unit
        self.digits = digits

    def process(
        self, journal: list[str], value: float, epoch: Epoch, note: str | None = None
    ) -> Annotated[str, Name("line")]:
        """Write down a value, and return the line."""
        line = f"{value:.{self.digits}f} {self.unit}" + (f" ({note})" if note else "")
        journal.append(line)
        return line


async def upload(line: str, *, server: str = "localhost") -> Annotated[bool, Name("done")]:
    """Send a line to a server, or not."""
    return bool(line) and server != ""


def remark(index: int, every: int = 2) -> Annotated[str, Name("text")]:
    """Something to say of each image."""
    return "marked" if index % every == 0 else "plain"
