"""Names that are imported when they are asked for."""

from importlib import import_module
from typing import Any

_WHERE = {"double": "kit"}


def __getattr__(name: str) -> Any:
    return getattr(import_module(_WHERE[name]), name)
