"""What the tubes beside this name."""

from __future__ import annotations

from typing import Annotated

from noob import Name


def lost() -> Annotated[int, Name("low")]:
    return 1


def unsaid():
    return 1


def needs(value, other=1):
    return value
