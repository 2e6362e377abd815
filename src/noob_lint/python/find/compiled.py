"""Tells which modules of the standard library are compiled in the Python that runs this."""

from __future__ import annotations


def is_compiled(name: str) -> bool:
    """Whether a module is an extension module in the standard library of this Python."""
    import os
    from importlib.machinery import ExtensionFileLoader, PathFinder

    library = os.path.dirname(os.__file__)
    spec = PathFinder.find_spec(name, [library, os.path.join(library, "lib-dynload")])
    return spec is not None and isinstance(spec.loader, ExtensionFileLoader)
