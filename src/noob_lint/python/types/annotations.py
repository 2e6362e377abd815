"""Evaluates annotations in source to the type forms that they would have at run time."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from noob_lint.python.answers import FOREIGN, NOTHING_KNOWN, Annotation, TypeForm
from noob_lint.python.resolve.arrays import ARRAY
from noob_lint.python.resolve.known import STRANGERS
from noob_lint.python.resolve.resolver import Resolver
from noob_lint.python.resolve.runtime import path_of
from noob_lint.python.source.bindings import How
from noob_lint.python.source.entities import (
    Absent,
    Cannot,
    Class,
    Context,
    Entity,
    Expression,
    Function,
    Runtime,
    Special,
)
from noob_lint.python.types.forms import NONE, VARIABLE, union, without_variables

LIMIT = 500
"""Types with more parts, built from aliases, are not followed."""

_DEEPEST = 50
"""No more classes that inherit one another are followed."""

_OPAQUE = frozenset({"collections.abc.Callable", "typing.Concatenate"})
_MAKERS = frozenset({"typing.TypeVar", "typing.ParamSpec", "typing.TypeVarTuple"})


class Annotations:
    """Evaluates annotations."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self._aliases: dict[ast.expr, TypeForm] = {}

    def of(self, node: ast.expr, context: Context) -> Annotation:
        """The annotation `node`, which is in `context`."""
        module = context.module
        form = self.form(node, context)
        postponed = module.postpones or form.quoted
        if module.postpones:
            form = form._replace(quoted=False)
        return Annotation(module.text(node), form, postponed, module.place(node))

    def form(self, node: ast.expr, context: Context) -> TypeForm:
        """The type form of an expression."""
        if isinstance(node, ast.Constant):
            return self._constant(node, context)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
            return union((self.form(node.left, context), self.form(node.right, context)))
        if isinstance(node, ast.Subscript):
            return self._subscript(node, context)
        if isinstance(node, ast.Name | ast.Attribute):
            entity = self._resolver.evaluate(node, context)
            form = self._named(entity)
            if form.name == VARIABLE:
                return form._replace(values=(_last(node),))
            return FOREIGN if not form.name and _is_foreign(node, entity, context) else form
        if isinstance(node, ast.Call):
            return self._call(node, context)
        if isinstance(node, ast.Starred):
            return TypeForm("typing.Unpack", (self.form(node.value, context),))
        return NOTHING_KNOWN

    def _constant(self, node: ast.Constant, context: Context) -> TypeForm:
        if node.value is None:
            return NONE
        if node.value is Ellipsis:
            return TypeForm("...")
        if not isinstance(node.value, str):
            return NOTHING_KNOWN
        try:
            inner = ast.parse(node.value.strip(), mode="eval").body
        except (SyntaxError, ValueError, MemoryError, RecursionError):
            return TypeForm("", quoted=True)
        for part in ast.walk(inner):  # they have no place of their own
            ast.copy_location(part, node)
        return self.form(inner, context)._replace(quoted=True)

    def _named(self, entity: Entity) -> TypeForm:
        if isinstance(entity, Special):
            return _special(entity.name)
        if isinstance(entity, Class):
            return TypeForm(entity.canonical)
        if isinstance(entity, Function):
            return TypeForm(f"{entity.context.module.name}.{entity.node.name}")
        if isinstance(entity, Runtime):
            return self._runtime(entity)
        if isinstance(entity, Expression):
            form = self._alias(entity)
            if entity.is_alias_type:
                return TypeForm("typing.TypeAliasType", (form,))
            return form
        return NOTHING_KNOWN

    def _alias(self, entity: Expression) -> TypeForm:
        """The type form of an alias; nothing is known of one that contains itself."""
        if entity.node not in self._aliases:
            self._aliases[entity.node] = NOTHING_KNOWN
            form = self.form(entity.node, entity.context)
            self._aliases[entity.node] = NOTHING_KNOWN if _is_large(form) else form
        return self._aliases[entity.node]

    def _runtime(self, entity: Runtime) -> TypeForm:
        value = entity.value
        return TypeForm(path_of(value) if isinstance(value, type) else entity.name)

    def _call(self, node: ast.Call, context: Context) -> TypeForm:
        made = self._resolver.evaluate(node.func, context)
        if isinstance(made, Special) and made.name in _MAKERS:
            bound = next((one.value for one in node.keywords if one.arg == "bound"), None)
            return TypeForm(VARIABLE, (self.form(bound, context),) if bound else ())
        if isinstance(made, Special) and made.name.startswith("pydantic."):
            from noob_lint.python.types.limits import made_by

            return made_by(made.name, node, context, self._resolver, self.form)
        if isinstance(made, Special) and made.name == "typing.NewType" and len(node.args) == 2:
            return TypeForm("typing.NewType", (self.form(node.args[1], context),))
        return NOTHING_KNOWN

    def _subscript(self, node: ast.Subscript, context: Context) -> TypeForm:
        if isinstance(node.value, ast.Name | ast.Attribute):
            entity = self._resolver.evaluate(node.value, context)
            if isinstance(entity, Expression):  # an alias with type variables
                alias = NOTHING_KNOWN if entity.is_alias_type else self._alias(entity)
                return NOTHING_KNOWN if alias.quoted else without_variables(alias)
            if isinstance(entity, Class) and self._decides_items(entity):
                return NOTHING_KNOWN
        base = self.form(node.value, context)
        parts = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        if base.name == ARRAY or base == FOREIGN:  # what is in them makes no difference
            return base
        if base.name == "typing.Annotated":
            return self._annotated(parts, context)
        if base.name == "typing.Literal":
            return TypeForm(base.name, values=tuple(self._literals(parts)))
        if base.name in _OPAQUE or not base.name or base.arguments:
            return TypeForm(base.name)
        arguments = tuple(self.form(part, context) for part in parts)
        if base.name == "typing.Optional":
            return union((*arguments, NONE))
        if base.name == "typing.Union":
            return union(arguments)
        return base._replace(arguments=arguments)

    def _decides_items(self, owner: Class, depth: int = 0) -> bool:
        """Whether the name of a class with brackets may stand for anything."""
        if owner.context.module.is_stub or depth > _DEEPEST:
            return False
        table = owner.context.module.namespace_of(owner.node).table
        made = table.get("__class_getitem__", ())
        if any(one.how is How.DEFINITION for one in made):
            return True
        metas = (one.value for one in owner.node.keywords if one.arg == "metaclass")
        plain = Special("abc.ABCMeta")
        if any(self._resolver.evaluate(one, owner.context) != plain for one in metas):
            return True
        for node in owner.node.bases:
            base = self._resolver.evaluate(_without_items(node), owner.context)
            if isinstance(base, Cannot | Absent | Expression):
                return True
            if isinstance(base, Class) and self._decides_items(base, depth + 1):
                return True
        return False

    def _literals(self, parts: Iterable[ast.expr]) -> Iterator[object]:
        for part in parts:
            try:
                yield ast.literal_eval(part)
            except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
                yield Ellipsis  # a member of an enumeration

    def _annotated(self, parts: list[ast.expr], context: Context) -> TypeForm:
        inner = self.form(parts[0], context)
        names: tuple[str, ...] | None = ()
        limits: tuple[tuple[str, object], ...] | None = ()
        if inner.name == "typing.Annotated" and not inner.quoted:  # Python makes one of them
            names, limits, inner = inner.names, inner.limits, inner.arguments[0]
        for part in parts[1:]:
            more = self._names(part, context)
            names = None if names is None or more is None else names + more
            said = self._limits(part, context)
            limits = None if limits is None or said is None else limits + said
        return TypeForm("typing.Annotated", (inner,), names=names, limits=limits)

    def _limits(self, node: ast.expr, context: Context) -> tuple[tuple[str, object], ...] | None:
        """What an item of metadata says about the values that pydantic accepts."""
        if isinstance(node, ast.Constant):
            return ()
        if isinstance(node, ast.Call):
            made = self._resolver.evaluate(node.func, context)
            if made == Special("noob.Name"):
                return ()
        from noob_lint.python.types.limits import of_metadata

        return of_metadata(node, context, self._resolver)

    def _names(self, node: ast.expr, context: Context) -> tuple[str, ...] | None:
        """The name in an item of metadata, if any; None if that is unknown."""
        if isinstance(node, ast.Name | ast.Attribute):
            entity = self._resolver.evaluate(node, context)
            if isinstance(entity, Expression) and isinstance(entity.node, ast.Call):
                return self._names(entity.node, entity.context)
            return None if isinstance(entity, Cannot | Absent) else ()
        if not isinstance(node, ast.Call):
            return None if isinstance(node, ast.Starred | ast.IfExp | ast.Subscript) else ()
        made = self._resolver.evaluate(node.func, context)
        if made == Special("noob.Name"):
            return self._name(node, context)
        if isinstance(made, Class):
            return None if made.node.bases else ()
        if isinstance(made, Cannot):
            return None
        if isinstance(made, Absent):  # likely from a library that is not there
            last = node.func.attr if isinstance(node.func, ast.Attribute) else None
            last = node.func.id if isinstance(node.func, ast.Name) else last
            return None if last == "Name" else ()
        return None if isinstance(made, Function) else ()

    def _name(self, call: ast.Call, context: Context) -> tuple[str, ...] | None:
        values = [*call.args, *(one.value for one in call.keywords if one.arg == "name")]
        if len(values) != 1:
            return None
        text = self._text(values[0], context)
        return None if text is None else (text,)

    def _text(self, node: ast.expr, context: Context) -> str | None:
        """The value of an expression that is a string: a literal, or a name that stands for one."""
        if isinstance(node, ast.Name | ast.Attribute):
            entity = self._resolver.evaluate(node, context)
            if not isinstance(entity, Expression):
                return None
            node, context = entity.node, entity.context
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            left, right = self._text(node.left, context), self._text(node.right, context)
            return None if left is None or right is None else left + right
        return (
            node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None
        )


def _is_foreign(node: ast.expr, entity: Entity, context: Context) -> bool:
    """Whether a name or path that cannot be followed is that of a package without noob's names."""
    if isinstance(entity, Absent):
        return not entity.owner and entity.name in STRANGERS
    while isinstance(node, ast.Attribute):
        node = node.value
    if not isinstance(node, ast.Name):
        return False
    bindings = context.module.namespace.table.get(node.id, ())
    packages = {one.module.partition(".")[0] for one in bindings}
    return bool(packages) and packages <= STRANGERS


def _last(node: ast.Name | ast.Attribute) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr


def _without_items(node: ast.expr) -> ast.expr:
    return node.value if isinstance(node, ast.Subscript) else node


def _special(name: str) -> TypeForm:
    if not name.startswith("pydantic."):
        return TypeForm(name)
    from noob_lint.python.types.limits import named

    return named(name)


def _is_large(form: TypeForm) -> bool:
    """Whether aliases of aliases form a type that would take too long to compare."""
    pending, count = [form], 0
    while pending and count < LIMIT:
        count += 1
        pending += pending.pop().arguments
    return bool(pending)
