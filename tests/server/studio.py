"""A project with tubes and code, and a session that works on it, without a client."""

from __future__ import annotations

import os
from pathlib import Path

from noob_lint.diagnostics.diagnostic import Place
from noob_lint.server.session import Session
from noob_lint.server.uris import uri_of
from noob_lint.server.view import View

CURSOR = "‸"
"""Marks the offset that a test asks about."""

LAB = '''\
"""Code for tubes."""

from collections.abc import Generator
from enum import Enum
from typing import Annotated, Literal

from noob import Name


class Mode(Enum):
    FAST = "fast"
    SLOW = "slow"


def read(path: str, count: int = 3, *, mode: Literal["text", "bytes"] = "text") -> str:
    """Read a file.

    The whole file.
    """
    return path * count


def split(
    text: str, at: str = ","
) -> tuple[Annotated[str, Name("head")], Annotated[int, Name("size")]]:
    """Split a string."""
    return text, 1


def count() -> Generator[int]:
    """Count for ever."""
    yield 1


def plain(value):
    return {"value": value}


class Smooth:
    """Smooth what comes."""

    def __init__(self, width: int, kind: str = "mean") -> None:
        self.width = width

    def process(self, frame: int, weight: float | None = None) -> Annotated[int, Name("smoothed")]:
        return frame


class Store:
    """Keep things."""

    def __init__(self, size: int = 1) -> None:
        self.size = size
'''

HEAD = """\
noob_id: {}
noob_model: noob.tube.TubeSpecification
noob_version: 1003.0.2
"""


class Studio:
    """A project below a directory, with the module `lab`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.session = Session()
        self.session.configure(folders=[str(root)])
        self.write("noob-lint.toml", "")
        self.write("lab.py", LAB)

    def write(self, name: str, text: str) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        self.session.changed([str(path)])
        return path

    def tube(self, name: str, body: str, head: str = HEAD) -> Path:
        """Write a tube with that id."""
        return self.write(f"{name}.yaml", head.format(name) + body)

    def open(self, body: str, name: str = "it", head: str = HEAD) -> tuple[View, int]:
        """Open a tube in which the cursor is marked; return its view and the offset."""
        text = head.format(name) + body
        offset = text.find(CURSOR)
        path = self.root / f"{name}.yaml"
        self.session.open(uri_of(str(path)), 1, text.replace(CURSOR, ""))
        view = self.session.view(str(path))
        assert view is not None
        return view, offset

    def shown(self, place: Place) -> str:
        """A place as ``file:line text``, counted from 1."""
        path = place.source.path
        if os.path.isabs(path):  # a path of code is relative to the root
            path = os.path.relpath(path, self.root)
        span = place.span
        text = place.source.text[span.start.offset : span.end.offset]
        return f"{path}:{span.start.line + 1} {text}"
