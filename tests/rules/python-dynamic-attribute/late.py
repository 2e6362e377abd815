"""Names that are imported on demand."""

from importlib import import_module
from typing import Any

_WHERE = {"double": "kit"}


def __getattr__(name: str) -> Any:
    return getattr(import_module(_WHERE[name]), name)
