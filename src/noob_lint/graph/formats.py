"""The formats of pictures; the module of each is imported when it is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

from noob_lint.graph.picture import Picture

FORMATS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "svg": ("noob_lint.graph.svg", "svg"),
        "html": ("noob_lint.graph.html", "html"),
        "mermaid": ("noob_lint.graph.mermaid", "mermaid"),
        "dot": ("noob_lint.graph.dot", "dot"),
        "json": ("noob_lint.graph.data", "json"),
    }
)
"""The module and the function of each format."""

SUFFIXES: Mapping[str, str] = MappingProxyType(
    {
        **{f".{name}": name for name in ("svg", "html", "dot", "json")},
        **dict.fromkeys((".mmd", ".mermaid"), "mermaid"),
        ".htm": "html",
        ".gv": "dot",
    }
)
"""The formats of files, by their suffixes."""


def write(picture: Picture, name: str) -> str:
    """A picture in one of the `FORMATS`.

    Raises:
        TooLargeError: it is too large to be drawn.
    """
    module, function = FORMATS[name]
    text: str = getattr(import_module(module), function)(picture)
    return text
