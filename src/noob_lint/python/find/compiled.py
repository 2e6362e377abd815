"""Which modules of the standard library the Python that runs this has in compiled form."""

from __future__ import annotations


def is_compiled(name: str) -> bool:
    """Whether this Python has it as an extension module of its own, wherever else there is one."""
    import os
    from importlib.machinery import ExtensionFileLoader, PathFinder

    library = os.path.dirname(os.__file__)
    spec = PathFinder.find_spec(name, [library, os.path.join(library, "lib-dynload")])
    return spec is not None and isinstance(spec.loader, ExtensionFileLoader)
