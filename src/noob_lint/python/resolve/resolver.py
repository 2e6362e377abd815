"""Resolves names and expressions in source to what they refer to, across modules."""

from __future__ import annotations

import ast
from functools import cached_property

from noob_lint.python.answers import CodeSpan, Lack
from noob_lint.python.find.finder import Location, ModuleKind
from noob_lint.python.resolve.exports import Exports
from noob_lint.python.resolve.guards import imports_work
from noob_lint.python.resolve.known import MODULES, special
from noob_lint.python.resolve.library import library_member, library_names, within_library
from noob_lint.python.resolve.runtime import builtin_entity
from noob_lint.python.resolve.told import may_be_near, told_of
from noob_lint.python.source.bindings import Binding, How, Namespace, Star, is_bound
from noob_lint.python.source.entities import (
    Absent,
    BoundMethod,
    Cannot,
    Class,
    Context,
    Entity,
    Expression,
    Function,
    Package,
    Runtime,
    Special,
    inside,
)
from noob_lint.python.source.lazy import makes_up
from noob_lint.python.source.lost import UNREAD
from noob_lint.python.source.module import Module
from noob_lint.python.source.modules import Modules
from noob_lint.support.similar import nearest

_MODULE_NAMES = frozenset(
    {"__doc__", "__file__", "__name__", "__package__", "__path__", "__spec__", "__dict__"}
)


class Resolver:
    """Resolves names; created for each question, so that no answer depends on earlier ones."""

    def __init__(self, modules: Modules) -> None:
        self.finder = modules.finder
        self.modules = modules
        self._pending: set[tuple[str, str]] = set()
        self._members: dict[tuple[str, str], Entity] = {}

    @cached_property
    def _exports(self) -> Exports:
        return Exports(self.modules, self.finder, self._module_named)

    def module(self, name: str) -> Module | Cannot | Absent | None:
        """The source of a module; None if it exists, but has none that can be read."""
        found = self.modules.read(name)
        return self.absent_module(name) if found is None and not self.finder.find(name) else found

    def absent_module(self, dotted: str) -> Absent | Cannot:
        """Why a module does not exist: which part of its path is missing, and where."""
        if not dotted:
            return Cannot("a relative import leads out of the package")
        parts = dotted.split(".")
        for end in range(len(parts) - 1, 0, -1):
            owner, name = ".".join(parts[:end]), parts[end]
            location = self.finder.find(owner)
            if location is None:
                continue
            module = self.module(owner)
            if isinstance(module, Cannot):
                return module
            if module is None and location.kind is not ModuleKind.NAMESPACE and location.inside:
                return Cannot(f"the package {owner!r} is compiled")
            return self._absent_below(owner, name, module, location)
        known = self.finder.names("") if self.finder.has_environment else ()
        near = nearest(parts[0], sorted(one for one in known if may_be_near(parts[0], one)))
        found = (near,) if near else ()
        return Absent(Lack.MODULE, parts[0], "", found, None, self.finder.is_complete)

    def _absent_below(
        self, owner: str, name: str, module: Module | Absent | None, location: Location
    ) -> Absent | Cannot:
        near = nearest(name, self.finder.names(owner))
        place = None
        if isinstance(module, Module):
            place = CodeSpan(module.source, module.source.span(0, 0))
            if "__path__" in module.source.text or "sys.modules" in module.source.text:
                return Cannot(f"{module.path} decides itself which modules it holds")
            found = self.member(owner, name)
            if isinstance(found, Class):
                where = found.context.module.place(found.node)
                return Absent(Lack.MEMBER, name, f"{owner}.{name}", (), where)
        certain = self.modules.is_certain(owner, location)
        return Absent(Lack.MODULE, name, owner, (near,) if near else (), place, certain)

    def member(self, module: str, name: str, *, plain: bool = False) -> Entity:
        """What ``from module import name`` imports; with `plain`, known names are read too."""
        known = None if plain else special(module, name)
        if known is not None:
            return Special(known)
        key = (module, name)
        if key in self._members:
            return self._members[key]
        if key in self._pending:  # as for a package that says "from . import module"
            if self.finder.find(f"{module}.{name}") is not None:
                return Package(f"{module}.{name}")
            return Cannot(f"{module}.{name} is defined by itself")
        self._pending.add(key)
        try:
            self._members[key] = self._member(module, name)
        finally:
            self._pending.discard(key)
        return self._members[key]

    def _member(self, owner: str, name: str) -> Entity:
        if (owner, name) == ("os", "path"):
            return Package("os.path")
        module = self.module(owner)
        if isinstance(module, Absent) and f"{owner}.{name}" in MODULES:
            return Package(f"{owner}.{name}")
        if isinstance(module, Cannot | Absent):
            return module
        if module is None:
            return self._unread(owner, name)
        if name in module.set_by_functions and name in module.namespace.table:
            return Cannot(f"{module.path} sets {name!r} in a function")
        if "sys.modules[__name__] = " in module.source.text and owner != "decimal":
            return Cannot(f"{module.path} puts something else in its place")
        found = self._in_namespace(Context(module), module.namespace, name)
        if found is not None:
            return found
        return self._unbound(module, name)

    def _unbound(self, module: Module, name: str) -> Entity:
        """What a name refers to that a module does not bind itself."""
        owner = module.name
        if self.finder.find(f"{owner}.{name}") is not None:
            return Package(f"{owner}.{name}")
        if name in _MODULE_NAMES:
            return Expression(Context(module), ast.Constant(name))
        if module.is_partial:
            return Cannot(f"{module.path} has syntax that is newer than this Python")
        told = self._told(module, name)
        if told is not None:
            return told
        if "__getattr__" in module.namespace.table:
            shown = self._typing_only(name, Context(module))  # as type checkers are told
            if shown is not None:
                return shown
            reason = f"{module.path} makes names as they are asked for"
            return Cannot(reason, made_up=self._made_up(module, name))
        if module.is_dynamic or name in module.set_by_functions:
            return Cannot(f"{module.path} may add names as it runs")
        if module.is_stub:
            return Cannot(f"the module {owner!r} is compiled, and its stub does not have {name!r}")
        return self._absent_member(module, name)

    def _told(self, module: Module, name: str) -> Entity | None:
        """What lazy_loader, or a stub, says about a name that a module creates at run time."""
        if "__getattr__" not in module.namespace.table and not module.is_dynamic:
            return None
        told = told_of(module, self.modules.stub_beside(module))
        if told is None:
            return None
        where = told.names.get(name)
        if where is not None:
            return self.member(*where)
        near = nearest(name, sorted(told.names))
        if name in told.names or not (near or told.is_all):
            return None
        place = CodeSpan(module.source, module.source.span(0, 0))
        found = (near,) if near else ()
        certain = self.modules.is_certain(module.name, self.finder.find(module.name))
        return Absent(Lack.ATTRIBUTE, name, module.name, found, place, certain)

    def _made_up(self, module: Module, name: str) -> Absent | None:
        """What is known about a name for which a module returns a placeholder."""
        maker = makes_up(module, name)
        found = self._absent_member(module, name) if maker is not None else None
        if not isinstance(found, Absent):
            return None
        near = nearest(name, sorted(self._exports.public(module) or ()))
        return found._replace(place=maker, nearest=(near,) if near else ())

    def _unread(self, owner: str, name: str) -> Entity:
        location = self.finder.find(owner)
        if location is not None and location.from_library:
            return library_member(owner, name, self)
        if self.finder.find(f"{owner}.{name}") is not None:
            return Package(f"{owner}.{name}")
        if location is not None and location.kind is ModuleKind.NAMESPACE:
            near = nearest(name, self.finder.names(owner))
            found, certain = (near,) if near else (), self.modules.is_certain(owner, location)
            return Absent(Lack.ATTRIBUTE, name, owner, found, certain=certain)
        return Cannot(f"the module {owner!r} is compiled")

    def _absent_member(self, module: Module, name: str) -> Entity:
        names = set(module.namespace.table) | self.finder.names(module.name)
        if self.modules.is_set_elsewhere(module, name):
            return Cannot(f"{module.path} may be given names by other modules")
        for star in module.namespace.stars:
            more = self._exports.of(star.module)
            if more is None or not self.modules.is_whole(star.module):
                return Cannot(f"{module.path} takes all names of {star.module!r}")
            names |= more
        near = nearest(name, sorted(names, key=lambda one: (one[:1].isupper(), one)))
        place = CodeSpan(module.source, module.source.span(0, 0))
        certain = self.modules.is_certain(module.name, self.finder.find(module.name))
        found = (near,) if near else ()
        return Absent(Lack.ATTRIBUTE, name, module.name, found, place, certain)

    def lookup(self, name: str, context: Context) -> Entity:
        """What a name refers to in its context."""
        if name == UNREAD:
            return Cannot(f"{context.module.path} has syntax here that this Python does not know")
        if name in context.variables:
            return Special("typing.TypeVar")
        for depth, namespace in enumerate(context.enclosing):
            found = self._in_namespace(context, namespace, name)
            if isinstance(found, Class) and found.context is context:
                owners = [one.owner for one in context.enclosing[depth:] if one.owner]
                return found._replace(qualname=".".join([*owners[::-1], found.node.name]))
            if found is not None:
                return found
        module = context.module
        if module.of_library and module.name == "builtins" and (own := builtin_entity(name)):
            return own
        found = self._in_namespace(Context(module), module.namespace, name)
        if found is None:
            found = self._typing_only(name, context)
        if found is None:
            found = builtin_entity(name)
        if found is None:
            return Cannot(f"{module.path} does not say what {name!r} is")
        return found

    def _typing_only(self, name: str, context: Context) -> Entity | None:
        """A name that only type checkers see; used in annotations that are not evaluated."""
        bindings = context.module.namespace.typing_names.get(name)
        return self._choose(Context(context.module), bindings, name) if bindings else None

    def _in_namespace(self, context: Context, namespace: Namespace, name: str) -> Entity | None:
        bindings = namespace.table.get(name, ())
        latest = max((binding.order for binding in bindings), default=-1)
        is_final = is_bound(bindings)
        fallback = []
        for star in reversed(namespace.stars):
            is_earlier = star.order < latest
            if is_earlier and is_final:
                break
            works = imports_work(self, star.guard) if star.guard else None
            is_tried = works is not False
            found = self._from_star(star, name, context.module) if is_tried else None
            certain = not is_earlier and (star.certain or works or not bindings)
            if found is not None and certain:
                return found
            fallback += [found] if found is not None else []
        if fallback:
            return Cannot(f"{context.module.path} defines {name!r} in several ways")
        if all(binding.how is How.UNBOUND for binding in bindings):
            return None
        return self._choose(context, bindings, name)

    def in_stub(self, stub: Module, name: str) -> Entity | None:
        """What a stub of the standard library says that a name refers to."""
        key = (f"{stub.name}.pyi", name)
        if key in self._pending:
            return Cannot(f"{stub.name}.{name} is defined by itself")
        if key not in self._members:
            self._pending.add(key)
            found = self._in_namespace(Context(stub), stub.namespace, name)
            self._pending.discard(key)
            self._members[key] = found or Cannot(f"the stub of {stub.name!r} lacks {name!r}")
        return self._members[key]

    def _from_star(self, star: Star, name: str, module: Module) -> Entity | None:
        if module.of_library:
            names = library_names(star.module, module.version) or ()
            return within_library(star.module, name, self) if name in names else None
        if star.unless and imports_work(self, star.unless):
            return None
        public = self._exports.of(star.module)
        if public is None:
            location = self.finder.find(star.module)
            return (
                None
                if location is None
                else Cannot(f"it is not known which names {star.module!r} gives")
            )
        return self.member(star.module, name) if name in public else None

    def star_names(self, module: str) -> frozenset[str] | None:
        """The names that ``from module import *`` imports, or None if they are unknown."""
        return self._exports.of(module)

    def _module_named(self, node: ast.expr, module: Module) -> str | None:
        """The module that an expression in another module refers to."""
        entity = self.evaluate(node, Context(module))
        return entity.name if isinstance(entity, Package) else None

    def _choose(self, context: Context, bindings: tuple[Binding, ...], name: str) -> Entity:
        """The one meaning that all bindings of a name share."""
        found: list[Entity] = []
        for binding in bindings:
            if binding.how is How.UNBOUND:
                continue
            entity = self._bound(binding, context, name)
            if binding.guard is not None and len(bindings) > 1:
                works = imports_work(self, binding.guard)
                if works:
                    return entity
                if works is False:
                    continue
            if entity not in found:
                found.append(entity)
        if len(found) == 1:
            return found[0]
        place = context.module.place(bindings[0].node) if bindings else None
        return Cannot(f"{context.module.path} defines {name!r} in several ways", place)

    def _bound(self, binding: Binding, context: Context, name: str) -> Entity:
        node = binding.node
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            call = binding.value  # of what decorates it, which may be a class with instances
            if isinstance(call, ast.Call) and isinstance(self.evaluate(call.func, context), Class):
                return Expression(context, call)
            return Function(context, node)
        if isinstance(node, ast.ClassDef):
            return Class(context, node, node.name)
        if binding.how is How.MODULE:
            return self._package(binding.module)
        if binding.how is How.MEMBER and context.module.of_library:
            return within_library(binding.module, binding.member, self)
        if binding.how is How.MEMBER:
            return self.member(binding.module, binding.member)
        if binding.value is not None:
            if type(node).__name__ == "TypeAlias":
                return Expression(context, binding.value, is_alias_type=True)
            return self.evaluate(binding.value, context)
        return Cannot(f"{name!r} is set as the code runs", context.module.place(node))

    def _package(self, name: str) -> Entity:
        if self.finder.find(name) is None and name not in MODULES:
            return self.absent_module(name)
        return Package(name)

    def evaluate(self, node: ast.expr, context: Context) -> Entity:
        """What an expression refers to; one that is neither a name nor a path stays unchanged."""
        if isinstance(node, ast.Name):
            key = (f"{context.module.path}:{node.id}", str(node.lineno))
            if key in self._pending:
                return Cannot(f"{node.id!r} is defined by itself")
            self._pending.add(key)
            try:
                return self.lookup(node.id, context)
            finally:
                self._pending.discard(key)
        if isinstance(node, ast.Attribute):
            return self.attribute(self.evaluate(node.value, context), node.attr)
        return Expression(context, node)

    def attribute(self, entity: Entity, name: str) -> Entity:
        """An attribute of what another expression refers to."""
        if isinstance(entity, Package):
            return self.member(entity.name, name)
        if isinstance(entity, Class):
            return self._class_attribute(entity, name)
        if isinstance(entity, Expression) and isinstance(entity.node, ast.Call):
            made = self.evaluate(entity.node.func, entity.context)
            found = self._class_attribute(made, name) if isinstance(made, Class) else None
            if isinstance(found, Function) and not found.node.decorator_list:
                return BoundMethod(found)
        if (
            isinstance(entity, Runtime)
            and isinstance(entity.value, type)
            and name in vars(entity.value)
        ):
            return Runtime(getattr(entity.value, name), f"{entity.name}.{name}")
        if isinstance(entity, Cannot | Absent):
            return entity
        return Cannot(f"the attribute {name!r} is not read")

    def _class_attribute(self, owner: Class, name: str) -> Entity:
        namespace = owner.context.module.namespace_of(owner.node)
        found = self._in_namespace(inside(owner), namespace, name)
        if isinstance(found, Class):
            return found._replace(qualname=f"{owner.qualname}.{found.node.name}")
        if isinstance(found, Function) and found.node.decorator_list:
            return _through_class(found)
        return found or Cannot(f"the class {owner.qualname!r} may inherit {name!r}")


def _through_class(function: Function) -> Entity:
    """A decorated method as an attribute of its class."""
    first, *more = function.node.decorator_list
    name = first.id if isinstance(first, ast.Name) and not more else ""
    if name == "staticmethod":
        return function
    return BoundMethod(function) if name == "classmethod" else Cannot("a method is decorated")
