"""The names of a module that creates them on demand, as lazy_loader or its stub lists them."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from noob_lint.python.source.bindings import How
from noob_lint.python.source.module import Module
from noob_lint.support.values import NamedTuple


class Told(NamedTuple):
    """Where the names of a module come from: the module and the name there, or None for modules.

    `is_all` says that it surely has no others.
    """

    names: dict[str, tuple[str, str] | None]
    is_all: bool


def told_of(module: Module, stub: Module | None) -> Told | None:
    """The names of a module that creates them at run time, None if nothing lists them."""
    told = _by_lazy_loader(module, stub)
    return told or (_by_stub(stub) if stub is not None else None)


def _by_lazy_loader(module: Module, stub: Module | None) -> Told | None:
    """The names that ``attach`` and ``attach_stub`` of lazy_loader give a module."""
    call = _attached(module)
    if call is None:
        return None
    if _last(call.func) == "attach_stub":
        return None if stub is None else Told(_imported(stub), is_all=True)
    return _of_attach(call, module.name)


def _by_stub(stub: Module) -> Told | None:
    """The names in a stub, unless it leaves open which there are."""
    if "__getattr__" in stub.namespace.table or stub.namespace.stars:
        return None
    return Told(_imported(stub), is_all=False)


def _attached(module: Module) -> ast.Call | None:
    bindings = module.namespace.table.get("__getattr__", ())
    node = bindings[0].node if len(bindings) == 1 else None
    call = node.value if isinstance(node, ast.Assign) else None
    if not isinstance(call, ast.Call):
        return None
    root: ast.expr = call.func
    while isinstance(root, ast.Attribute):
        root = root.value
    bound = module.namespace.table.get(root.id, ()) if isinstance(root, ast.Name) else ()
    is_lazy = any("lazy" in one.module for one in bound)
    return call if is_lazy and _last(call.func) in ("attach", "attach_stub") else None


def _last(node: ast.expr) -> str:
    """The name of what is called, without the module that it is in."""
    return ast.unparse(node).rpartition(".")[2]


def _imported(stub: Module) -> dict[str, tuple[str, str] | None]:
    found: dict[str, tuple[str, str] | None] = {}
    for name, bindings in stub.namespace.table.items():
        kinds = [one for one in bindings if one.how is not How.UNBOUND]
        one = kinds[0] if len(kinds) == 1 else None
        is_import = one is not None and one.how is How.MEMBER
        found[name] = (one.module, one.member) if one is not None and is_import else None
    return found


def _of_attach(call: ast.Call, owner: str) -> Told | None:
    """``attach(name, submodules, {module: [names]})``, where it is literal."""
    given = dict(zip(("submodules", "submod_attrs"), call.args[1:], strict=False))
    given |= {one.arg: one.value for one in call.keywords if one.arg is not None}
    modules, attributes = (_literal(given.get(key)) for key in ("submodules", "submod_attrs"))
    if modules is Ellipsis or attributes is Ellipsis:
        return None
    found: dict[str, tuple[str, str] | None] = dict.fromkeys(map(str, _items(modules)))
    for module, names in attributes.items() if isinstance(attributes, dict) else ():
        found |= {str(name): (f"{owner}.{module}", str(name)) for name in _items(names)}
    return Told(found, is_all=True)


def _items(value: object) -> Iterable[object]:
    return value if isinstance(value, list | tuple | set | frozenset | dict) else ()


def _literal(node: ast.expr | None) -> object:
    """The value of a literal, None if there is none; ``...`` if it is computed."""
    if node is None:
        return None
    try:
        return ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return Ellipsis


def may_be_near(name: str, other: str) -> bool:
    """Whether two names are worth comparing; typos seldom change the first letter."""
    letters = list(other)
    for letter in name:
        if letter in letters:
            letters.remove(letter)
    return name[0] == other[0] and 3 * len(letters) <= len(other)
