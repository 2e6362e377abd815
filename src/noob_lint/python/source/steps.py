"""What the statements of a module do when it is imported, as far as it may fail."""

from __future__ import annotations

import ast

from noob_lint.support.values import NamedTuple


class Imported(NamedTuple):
    """An import of a module, or of a `member` of it ("" for none).

    The module is "" for a relative import that leads out of its package. `is_sure` says that it
    runs in any case, and that nothing handles its failure.
    """

    node: ast.alias
    module: str
    member: str
    is_sure: bool
    is_star: bool = False


class Used(NamedTuple):
    """A name that is surely looked up, and that nothing in the module has bound before.

    It may come from the `stars`, the modules of which all names have been imported before.
    """

    node: ast.Name
    stars: tuple[str, ...]


class Asked(NamedTuple):
    """Attributes that are surely looked up, the first in `module`, the next in the result."""

    module: str
    nodes: tuple[ast.Attribute, ...]


class Raised(NamedTuple):
    """A ``raise`` that surely runs."""

    node: ast.Raise


class Defined(NamedTuple):
    """A class at the top of the module that is surely created, unless its fields are refused."""

    node: ast.ClassDef


class Handler(NamedTuple):
    """An ``except``: the names of what it handles ("" for what is unknown), and its body."""

    kinds: tuple[str, ...]
    body: tuple[Step, ...]


class Attempt(NamedTuple):
    """A ``try``: what runs as long as nothing is raised, the handlers, and what runs in the end."""

    body: tuple[Step, ...]
    handlers: tuple[Handler, ...]
    final: tuple[Step, ...]


class Failed(NamedTuple):
    """An expression whose evaluation surely raises an exception of a `kind`.

    Unless one of `names` was bound to something else by another module.
    """

    node: ast.AST
    kind: str
    reason: str
    names: frozenset[str]


Step = Imported | Used | Asked | Raised | Defined | Failed | Attempt
