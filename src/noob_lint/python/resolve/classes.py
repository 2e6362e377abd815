"""Classes: method resolution order, inherited attributes, how instances are created."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from noob_lint.python.resolve.decorators import Finished, finish
from noob_lint.python.resolve.known import SPECIAL
from noob_lint.python.resolve.resolver import Resolver
from noob_lint.python.source.bindings import Binding, How
from noob_lint.python.source.entities import (
    Cannot,
    Class,
    Entity,
    Expression,
    Function,
    Runtime,
    Special,
    inside,
)
from noob_lint.support.values import NamedTuple

NODE = Special("noob.Node")
ASSET = Special("noob.Asset")
MODEL = Special("pydantic.BaseModel")
ROOT_MODEL = Special("pydantic.RootModel")
OBJECT = Runtime(object, "builtins.object")

_KNOWN_BASES = {
    MODEL: (MODEL, OBJECT),
    **{one: (one, MODEL, OBJECT) for one in (NODE, ASSET, ROOT_MODEL)},
}
_HARMLESS = frozenset({"functools.total_ordering", "typing.final", "typing.runtime_checkable"})
DATACLASS = "dataclasses.dataclass"
PYDANTIC_DATACLASS = "pydantic.dataclasses.dataclass"
ATTRS = "attrs.define"
OLD_ATTRS = "attr.s"
_MAKERS = frozenset({DATACLASS, PYDANTIC_DATACLASS, ATTRS, OLD_ATTRS})

PROTOCOL = Special("typing.Protocol")
ABSTRACT = Special("abc.ABC")
NAMED_TUPLE = Special("typing.NamedTuple")
Ancestor = Class | Runtime | Special | Cannot


class Attribute(NamedTuple):
    """An attribute of a class, and the class in its resolution order that has it."""

    owner: Ancestor
    value: Entity


class Classes:
    """Answers questions about classes."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self._orders: dict[Class, tuple[Ancestor, ...]] = {}

    def order(self, owner: Class) -> tuple[Ancestor, ...]:
        """The method resolution order. What follows a `Cannot` is not known to be complete."""
        if owner not in self._orders:
            self._orders[owner] = (owner, Cannot(f"the class {owner.qualname!r} inherits itself"))
            known = _KNOWN_BASES.get(Special(SPECIAL.get(owner.canonical, "")))
            self._orders[owner] = (owner, *known) if known else self._order(owner)
        return self._orders[owner]

    def _order(self, owner: Class) -> tuple[Ancestor, ...]:
        bases = [self._base(base, owner) for base in owner.node.bases]
        if owner.context.module.of_library:
            bases = [one for one in bases if not _is_for_checkers(one)]
        orders = [self._order_of(base) for base in bases]
        merged = _merge([*map(list, orders), list(bases)])
        if merged is None:
            merged = [Cannot(f"the base classes of {owner.qualname!r} do not fit together")]
        if OBJECT not in merged and not any(isinstance(one, Cannot) for one in merged):
            merged.append(OBJECT)
        return (owner, *merged)

    def _order_of(self, base: Ancestor) -> tuple[Ancestor, ...]:
        if isinstance(base, Class):
            return self.order(base)
        if isinstance(base, Runtime) and isinstance(base.value, type):
            return tuple(
                Runtime(one, f"{one.__module__}.{one.__qualname__}") for one in base.value.__mro__
            )
        if isinstance(base, Special):
            return _KNOWN_BASES.get(base, (base, OBJECT))
        return (base,)

    def _base(self, node: ast.expr, owner: Class) -> Ancestor:
        if isinstance(node, ast.Subscript):  # its arguments matter for types only
            node = node.value
        entity = self._resolver.evaluate(node, owner.context)
        if isinstance(entity, Expression) and isinstance(entity.node, ast.Subscript):
            entity = self._resolver.evaluate(entity.node.value, entity.context)
        if isinstance(entity, Class):
            return entity
        if isinstance(entity, Runtime) and isinstance(entity.value, type):
            value = entity.value
            return Runtime(value, f"{value.__module__}.{value.__qualname__}")
        if isinstance(entity, Special):
            return as_runtime(entity)
        text = owner.context.module.text(node)
        place = owner.context.module.place(node)
        return Cannot(f"the base class {text!r} of {owner.qualname!r} cannot be read", place)

    def unknown(self, owner: Class) -> Cannot | None:
        """The first ancestor of a class that is not known."""
        return next((one for one in self.order(owner) if isinstance(one, Cannot)), None)

    def attribute(self, owner: Class, name: str) -> Attribute | Cannot | None:
        """What ``owner.name`` is, in resolution order; None if it does not exist."""
        for ancestor in self.order(owner):
            if isinstance(ancestor, Cannot):
                return ancestor
            found = self.own(ancestor, name)
            if found is not None:
                return Attribute(ancestor, found)
        return None

    def own(self, owner: Ancestor, name: str) -> Entity | None:
        """What a class itself has under a name."""
        if isinstance(owner, Runtime) and name in getattr(owner.value, "__dict__", ()):
            return Runtime(vars(owner.value)[name], f"{owner.name}.{name}")
        if isinstance(owner, Class):
            table = owner.context.module.namespace_of(owner.node).table
            bindings = table.get(name, ())
            if not bindings or all(one.how is How.UNBOUND for one in bindings):
                return None
            return self._resolver.lookup(name, inside(owner))
        return None

    def is_enumeration(self, owner: Class) -> bool:
        """Whether a class derives from an enumeration of Python itself."""
        known = (one for one in self.order(owner) if isinstance(one, Runtime | Special))
        return any(one.name.startswith("enum.") for one in known)

    def names(self, owner: Class) -> set[str]:
        """The names in the bodies of a class and its ancestors that have source."""
        return {
            name
            for one in self.order(owner)
            if isinstance(one, Class) and not one.context.module.of_library
            for name in one.context.module.namespace_of(one.node).table
        }

    def defines(self, owner: Class, name: str) -> bool:
        """Whether a class or an ancestor may define a function of that name."""
        return any(
            binding.how is How.DEFINITION or _is_marked(binding)
            for one in self.order(owner)
            if isinstance(one, Class) and not one.context.module.of_library
            for binding in one.context.module.namespace_of(one.node).table.get(name, ())
        )

    def method(self, owner: Class, name: str) -> Finished | Cannot | None:
        """The function that is the attribute `name`, as `inspect.isfunction` would say."""
        found = self.attribute(owner, name)
        if found is None and self.is_completed(owner):
            return Cannot("a base class may give it more methods")
        if found is None or isinstance(found, Cannot):
            return found
        if isinstance(found.value, Cannot):
            return found.value
        if isinstance(found.value, Expression) and not isinstance(found.value.node, ast.Constant):
            return Cannot("it is a value, which may be a function")
        if not isinstance(found.value, Function) or found.value.context.module.of_library:
            return None  # what is written in C is no function for `inspect`
        done = finish(found.value, self._resolver)
        if isinstance(done, Cannot):
            return done
        plain = done.binding in ("function", "static") and done.is_function
        return done if plain else None

    def is_completed(self, owner: Class) -> bool:
        """Whether a base class may change its subclasses, or a value in the body its class."""
        hook = self.attribute(owner, "__init_subclass__")
        if isinstance(hook, Attribute) and isinstance(hook.value, Function):
            return True
        table = owner.context.module.namespace_of(owner.node).table
        values = (one.value for many in table.values() for one in many)
        calls = (one for one in values if isinstance(one, ast.Call))
        made = (self._resolver.evaluate(one.func, inside(owner)) for one in calls)
        return any(isinstance(one, Class) and self.own(one, "__set_name__") for one in made)

    def abstract(self, owner: Class) -> tuple[str, ...]:
        """The abstract methods that keep a class from being instantiated, as far as known."""
        if not self.has_abstract_meta(owner):
            return ()
        names = self.names(owner) | {
            name
            for one in self.order(owner)
            if isinstance(one, Runtime)
            for name in getattr(one.value, "__abstractmethods__", ())
        }
        return tuple(name for name in sorted(names) if self._is_abstract(owner, name))

    def is_protocol(self, owner: Class) -> bool:
        """Whether a class is a protocol whose constructor only raises an error.

        `typing` adds that to each protocol without a constructor when the class is made; a
        dataclass does not replace it, since it never replaces one that the class has.
        """
        bases = [self._base(base, owner) for base in owner.node.bases]
        known = (DATACLASS, *_HARMLESS)
        decorators = self.decorators(owner)
        if PROTOCOL not in bases or any(one[0] not in known for one in decorators):
            return False
        found = self.attribute(owner, "__init__")
        return isinstance(found, Attribute) and found.owner == OBJECT

    def _is_abstract(self, owner: Class, name: str) -> bool:
        found = self.attribute(owner, name)
        if not isinstance(found, Attribute):
            return False
        if isinstance(found.value, Runtime):
            return bool(getattr(found.value.value, "__isabstractmethod__", False))
        if not isinstance(found.value, Function) or found.value.context.module.of_library:
            return False
        done = finish(found.value, self._resolver)
        return isinstance(done, Finished) and "abstract" in done.marks

    def has_abstract_meta(self, owner: Class) -> bool:
        """Whether abstract methods have an effect."""
        from abc import ABCMeta

        for one in self.order(owner):
            if one in (MODEL, Special("abc.ABC")):
                return True
            if isinstance(one, Runtime) and isinstance(one.value, ABCMeta):
                return True
            if isinstance(one, Class) and self.metaclass(one) == Special("abc.ABCMeta"):
                return True
        return False

    def metaclass(self, owner: Class) -> Entity | None:
        """The metaclass that the class itself names."""
        for keyword in owner.node.keywords:
            if keyword.arg == "metaclass":
                return self._resolver.evaluate(keyword.value, owner.context)
        return None

    def custom_metaclass(self, owner: Class) -> bool:
        """Whether calling the class may do something other than create an instance."""
        return any(self._has_custom_metaclass(one) for one in self.order(owner))

    def _has_custom_metaclass(self, one: Ancestor) -> bool:
        from abc import ABCMeta

        if isinstance(one, Class):
            return self.metaclass(one) not in (None, Special("abc.ABCMeta"))
        if isinstance(one, Runtime):
            return type(one.value) not in (type, ABCMeta)
        return (
            isinstance(one, Special)
            and one not in _KNOWN_BASES
            and one not in (ABSTRACT, PROTOCOL, NAMED_TUPLE)
        )

    def decorators(self, owner: Class) -> Iterator[tuple[str, ast.Call | None] | Cannot]:
        """The decorators of a class by their canonical names, with their calls."""
        for node in owner.node.decorator_list:
            call = node if isinstance(node, ast.Call) else None
            name = call.func if call else node
            entity = self._resolver.evaluate(name, owner.context)
            if isinstance(entity, Special) and entity.name in _HARMLESS | _MAKERS:
                yield entity.name, call
                continue
            text, place = owner.context.module.text(name), owner.context.module.place(node)
            yield Cannot(f"it is not known what the decorator {text!r} makes of it", place)

    def instance_of(self, entity: Entity) -> Class | None:
        """The class that a call instantiates."""
        if not isinstance(entity, Expression) or not isinstance(entity.node, ast.Call):
            return None
        made = self._resolver.evaluate(entity.node.func, entity.context)
        return made if isinstance(made, Class) else None


def _is_marked(binding: Binding) -> bool:
    """Whether a name is bound to, or is changed by, a call that may mark a function for noob."""
    value = binding.node.value if isinstance(binding.node, ast.Expr) else binding.value
    if isinstance(value, ast.Call):
        name = value.func.attr if isinstance(value.func, ast.Attribute) else ""
        name = value.func.id if isinstance(value.func, ast.Name) else name
        return name.endswith("_method")
    return binding.how is How.OPAQUE and isinstance(binding.node, ast.Assign)


def _is_for_checkers(base: Ancestor) -> bool:
    """Whether a class in C has a base in its stub only: generic ones, protocols, abstract ones."""
    if isinstance(base, Class):
        return base.context.module.name in ("typing", "typing_extensions", "_typeshed")
    return not isinstance(base, Cannot) and not base.name.startswith("builtins.")


def as_runtime(entity: Special) -> Ancestor:
    """Known names that are classes of Python itself."""
    module, _, name = entity.name.rpartition(".")
    if entity.name == "typing.Generic":
        import typing

        return Runtime(typing.Generic, "typing.Generic")
    if module == "collections.abc" or entity.name in ("abc.ABC", "enum.Enum"):
        from importlib import import_module

        value = getattr(import_module(module), name, None)
        if isinstance(value, type):
            return Runtime(value, entity.name)
    return entity


def _merge(orders: list[list[Ancestor]]) -> list[Ancestor] | None:
    """C3 linearisation; None if it fails."""
    merged: list[Ancestor] = []
    while orders := [order for order in orders if order]:
        tails = [one for order in orders for one in order[1:]]
        head = next((order[0] for order in orders if order[0] not in tails), None)
        if head is None:
            return None
        merged.append(head)
        orders = [[one for one in order if one != head] for order in orders]
    return merged
