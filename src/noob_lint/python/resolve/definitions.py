"""Class definitions that surely fail: fields of dataclasses, named tuples, models and enums.

Found by running Python 3.11 and 3.13. Nothing is told unless all of a class can be: what its
decorators and bases are, and whether each of its fields has a default.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from noob_lint.python.resolve.classes import (
    DATACLASS,
    MODEL,
    NAMED_TUPLE,
    NODE,
    ROOT_MODEL,
    Classes,
)
from noob_lint.python.resolve.known import special
from noob_lint.python.resolve.resolver import Resolver
from noob_lint.python.source.bindings import How
from noob_lint.python.source.entities import (
    Cannot,
    Class,
    Context,
    Entity,
    Expression,
    Package,
    Runtime,
    Special,
    inside,
)
from noob_lint.python.source.expressions import untyped
from noob_lint.python.source.module import Module
from noob_lint.support.values import NamedTuple

_FIELD = Special("dataclasses.field")
_APART = ("ClassVar", "KW_ONLY", "InitVar")
_DEFAULTS = ast.Constant | ast.Tuple | ast.JoinedStr | ast.UnaryOp
_MUTABLE = {ast.List: "list", ast.ListComp: "list", ast.Dict: "dict", ast.DictComp: "dict"}
_MUTABLE |= {ast.Set: "set", ast.SetComp: "set"}

_ENUMS = frozenset({"enum.Enum", "enum.IntEnum", "enum.StrEnum", "enum.Flag", "enum.IntFlag"})

_OF_NODES = frozenset({"enabled", "id", "name", "params", "signals", "slots", "spec", "stateful"})
"""What noob's own classes may declare."""


class Refused(NamedTuple):
    """Why Python refuses a definition, where, and with which exception."""

    reason: str
    node: ast.AST
    kind: str


class _Field(NamedTuple):
    """A field, and whether it has a default."""

    name: str
    node: ast.AnnAssign
    has_default: bool


class _UnreadError(Exception):
    """What matters is unknown."""


def refused(module: Module, node: ast.ClassDef, resolver: Resolver) -> Refused | None:
    """Why Python refuses a class that is defined at the top of a module, if it surely does."""
    again = _again(node)
    if again is not None and _is_enum(Class(Context(module), node, node.name), resolver):
        reason = f"enumeration {node.name!r} defines {again.id!r} twice"
        return Refused(reason, again, "TypeError")
    if node.bases:
        found = _untyped(Class(Context(module), node, node.name), Classes(resolver))
        if found is not None:
            return found
    if any(isinstance(part, ast.NamedExpr) for part in ast.walk(node)):
        return None
    owner, classes = Class(Context(module), node, node.name), Classes(resolver)
    try:
        if classes.order(owner)[1:2] == (NAMED_TUPLE,) and not node.decorator_list:
            return _out_of_order([*_fields(owner, resolver)])
        if not _is_dataclass(owner, classes):
            return None
        return _mutable([*_fields(owner, resolver)]) or _out_of_order(
            _inherited(owner, classes, resolver)
        )
    except _UnreadError:
        return None


def _again(node: ast.ClassDef) -> ast.Name | None:
    """The first name that a class with nothing but constants binds a second time."""
    seen: set[str] = set()
    for line in node.body if not node.keywords else ():
        if _is_text(line):
            continue
        if not isinstance(line, ast.Assign) or not isinstance(line.value, ast.Constant):
            return None
        for target in line.targets:
            if not isinstance(target, ast.Name) or target.id.startswith("_"):
                return None
            if target.id in seen:
                return target
            seen.add(target.id)
    return None


def _is_enum(owner: Class, resolver: Resolver) -> bool:
    """Whether a class is an enumeration whose bases are all known."""
    bases = [resolver.evaluate(one, owner.context) for one in owner.node.bases]
    names = {one.name if isinstance(one, Runtime | Special) else "" for one in bases}
    return bool(names & _ENUMS) and names <= _ENUMS | {"builtins.int", "builtins.str"}


def _untyped(owner: Class, classes: Classes) -> Refused | None:
    """The first field of a pydantic model that has a value and no type, if that is all that it is.

    pydantic takes what a base declares as a class variable, and types that are to be ignored.
    """
    order, node = classes.order(owner), owner.node
    bases = [one for one in order if isinstance(one, Class) and one != owner]
    is_model = MODEL in order or NODE in order
    if not is_model or node.keywords or any(isinstance(one, Cannot) for one in order):
        return None
    if classes.custom_metaclass(owner) or ROOT_MODEL in order:
        return None
    if "ignored_types" in owner.context.module.source.text or [*_deleted(node)]:
        return None
    names = {name for one in bases for name in one.context.module.namespace_of(one.node).table}
    for target in untyped(node):
        is_plain = not target.id.startswith(("_", "model_"))
        if is_plain and target.id not in names | _OF_NODES:
            reason = f"pydantic refuses the field {target.id!r}, which has no type"
            return Refused(reason, target, "")
    return None


def _deleted(node: ast.ClassDef) -> Iterator[ast.Delete]:
    return (one for one in node.body if isinstance(one, ast.Delete))


def _is_dataclass(owner: Class, classes: Classes) -> bool:
    """Whether ``dataclass`` alone decorates a class, and leaves the order of its fields."""
    found = False
    for one in classes.decorators(owner):
        if isinstance(one, Cannot) or one[0] != DATACLASS:
            raise _UnreadError
        given = {keyword.arg for keyword in one[1].keywords} if one[1] else set()
        if given & {None, "init", "kw_only"}:
            raise _UnreadError
        found = True
    return found


def _inherited(owner: Class, classes: Classes, resolver: Resolver) -> list[_Field]:
    """The fields of a class and its bases, in the order of the constructor."""
    found: dict[str, _Field] = {}
    for one in reversed(classes.order(owner)):
        if isinstance(one, Cannot | Special):
            raise _UnreadError
        if not isinstance(one, Class):
            continue
        if not _is_dataclass(one, classes):  # what it binds may be defaults
            raise _UnreadError
        for field in _fields(one, resolver):
            if field.name in found:
                raise _UnreadError
            found[field.name] = field
    return [*found.values()]


def _fields(owner: Class, resolver: Resolver) -> Iterator[_Field]:
    """The fields that a class declares itself, if its body binds them nowhere else."""
    bound = [*_bound(owner.node.body)]
    if len(bound) > len(set(bound)):
        raise _UnreadError
    for node in owner.node.body:
        if isinstance(node, ast.AnnAssign):
            if _is_apart(node.annotation, owner, resolver):
                raise _UnreadError
            yield _Field(ast.unparse(node.target), node, _has_default(node.value, owner, resolver))


def _is_apart(annotation: ast.expr, owner: Class, resolver: Resolver) -> bool:
    """Whether an annotation may be something other than a field of the constructor."""
    if any(one in ast.unparse(annotation) for one in _APART):
        return True
    head = annotation.value if isinstance(annotation, ast.Subscript) else annotation
    if not isinstance(head, ast.Name | ast.Attribute):
        return False
    found = _evaluated(head, owner, resolver)
    if isinstance(found, Special):
        return found.name.rpartition(".")[2] in _APART
    return isinstance(found, Cannot | Expression)


def _evaluated(node: ast.expr, owner: Class, resolver: Resolver) -> Entity | None:
    """What an expression in a class refers to; None for unknown names of the standard library.

    None of them matters here, and to read its modules takes longer than to read those of a project.
    """
    imported = _imported(node, owner, resolver)
    if imported is not None and imported[1] not in _APART and special(*imported) is None:
        location = resolver.finder.find(imported[0])
        if location is not None and location.from_library:
            return None
    return resolver.evaluate(node, inside(owner))


def _imported(node: ast.expr, owner: Class, resolver: Resolver) -> tuple[str, str] | None:
    """The module that a name is imported from, and its name there, if it is surely imported."""
    if isinstance(node, ast.Attribute):
        found = resolver.evaluate(node.value, inside(owner))
        return (found.name, node.attr) if isinstance(found, Package) else None
    module = owner.context.module
    if not isinstance(node, ast.Name) or module.namespace.stars:
        return None
    spaces = (module.namespace, module.namespace_of(owner.node))
    bindings = [one for space in spaces for one in space.table.get(node.id, ())]
    is_imported = len(bindings) == 1 and bindings[0].how is How.MEMBER
    return (bindings[0].module, bindings[0].member) if is_imported else None


def _bound(body: list[ast.stmt]) -> Iterator[str]:
    """What the statements of a class declare or bind, each as often as it does."""
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.AnnAssign | ast.Assign):
            for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                if not isinstance(target, ast.Name):
                    raise _UnreadError
                yield target.id
        elif not isinstance(node, ast.Pass) and not _is_text(node):
            raise _UnreadError


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _has_default(value: ast.expr | None, owner: Class, resolver: Resolver) -> bool:
    if value is None:
        return False
    if isinstance(value, _DEFAULTS) or type(value) in _MUTABLE:
        return True
    if not isinstance(value, ast.Call):
        raise _UnreadError
    given = {one.arg for one in value.keywords}
    is_field = _evaluated(value.func, owner, resolver) == _FIELD
    if not is_field or given & {None, "init", "kw_only"}:
        raise _UnreadError
    return bool(given & {"default", "default_factory"})


def _mutable(fields: list[_Field]) -> Refused | None:
    for field in fields:
        value = field.node.value
        if isinstance(value, ast.Call):
            value = next((one.value for one in value.keywords if one.arg == "default"), None)
        kind = _MUTABLE.get(type(value))
        if kind is not None:
            reason = f"mutable default {kind} for field {field.name!r} of a dataclass"
            return Refused(reason, field.node, "ValueError")
    return None


def _out_of_order(fields: list[_Field]) -> Refused | None:
    """The first field without a default after one with a default."""
    before = ""
    for field in fields:
        if field.has_default:
            before = field.name
        elif before:
            reason = f"field {field.name!r} without a default follows {before!r} with one"
            return Refused(reason, field.node, "TypeError")
    return None
