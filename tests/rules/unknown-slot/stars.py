"""What the tubes beside this name."""

from typing import Any


def collect(**kwargs: Any) -> Any:
    return kwargs
