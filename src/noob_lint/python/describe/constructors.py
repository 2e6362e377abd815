"""What the constructor of a class takes."""

from __future__ import annotations

import ast
from functools import cached_property
from typing import TYPE_CHECKING

from noob_lint.python.answers import Parameter, ParameterKind, Signature, Unknown
from noob_lint.python.describe.signatures import Signatures, bound
from noob_lint.python.resolve.classes import (
    ABSTRACT,
    ASSET,
    MODEL,
    NAMED_TUPLE,
    NODE,
    PYDANTIC_DATACLASS,
    ROOT_MODEL,
    Classes,
)
from noob_lint.python.resolve.decorators import Finished, finish
from noob_lint.python.resolve.library import NO_KEYWORDS, OTHERWISE, builtin_class
from noob_lint.python.resolve.resolver import Resolver
from noob_lint.python.source.entities import Cannot, Class, Function, Runtime, Special
from noob_lint.python.types.annotations import Annotations

if TYPE_CHECKING:
    from noob_lint.python.describe.generated import Generated
    from noob_lint.python.describe.models import Models, Taken
    from noob_lint.python.describe.passing import Passing

_KEYWORD, _REST = ParameterKind.KEYWORD_ONLY, ParameterKind.VAR_POSITIONAL


class Constructors:
    """Finds the parameters of constructors."""

    def __init__(
        self, resolver: Resolver, classes: Classes, annotations: Annotations, signatures: Signatures
    ) -> None:
        self._resolver = resolver
        self._classes = classes
        self._signatures = signatures
        self._annotations = annotations

    @cached_property
    def _generated(self) -> Generated:
        from noob_lint.python.describe.generated import Generated

        return Generated(self._resolver, self._classes, self._annotations)

    @cached_property
    def _models(self) -> Models:
        from noob_lint.python.describe.models import Models

        return Models(self._resolver, self._classes, self._annotations)

    def of(self, owner: Class, dotted: str) -> Signature | Unknown:
        """The signature of a call of the class."""
        if self._classes.custom_metaclass(owner):
            return Unknown(dotted, "its metaclass decides what a call of it takes")
        if owner.canonical in OTHERWISE:
            return Unknown(dotted, "it is not known what it takes")
        if self._classes.is_completed(owner):
            return Unknown(dotted, "a base class may give it another constructor")
        for ancestor in self._classes.order(owner):
            found = self._from(ancestor, owner, dotted)
            if found is not None:
                return found
        order = self._classes.order(owner)
        if any(isinstance(one, Class) and one.context.module.is_stub for one in order):
            return Unknown(dotted, "it is compiled, and its stub does not say how it is made")
        return Signature(())

    def taken(self, owner: Class, dotted: str) -> Taken | None:
        """What a model or dataclass of pydantic takes; None for any other class."""
        if MODEL in self._classes.order(owner):
            return self._models.of(owner, dotted)
        for decorator in self._classes.decorators(owner):
            if not isinstance(decorator, Cannot) and decorator[0] == PYDANTIC_DATACLASS:
                return self._models.of_dataclass(owner, dotted, decorator[1])
        return None

    def _from(
        self, ancestor: Class | Runtime | Special | Cannot, owner: Class, dotted: str
    ) -> Signature | Unknown | None:
        if isinstance(ancestor, Cannot) or ancestor in (MODEL, NODE, ASSET, ROOT_MODEL):
            return self._models.of(owner, dotted).call
        if isinstance(ancestor, Runtime):
            return self._of_runtime(ancestor, dotted)
        if isinstance(ancestor, Class):
            return self._of_class(ancestor, owner, dotted)
        if ancestor == ABSTRACT:
            return None
        if ancestor == NAMED_TUPLE:
            order = self._classes.order(owner)
            made = order[order.index(ancestor) - 1]
            if isinstance(made, Class):
                return self._generated.named_tuple(made, dotted)
        return Unknown(dotted, "it is not known how its instances are made")

    def _of_runtime(self, ancestor: Runtime, dotted: str) -> Signature | Unknown | None:
        attributes = getattr(ancestor.value, "__dict__", {})
        if ancestor.value is object or not {"__init__", "__new__"} & set(attributes):
            return None
        return self.of_builtin(ancestor, dotted)

    def of_builtin(self, builtin: Runtime, dotted: str) -> Signature | Unknown:
        """The signature of a call of a builtin class."""
        if builtin.name in OTHERWISE:
            return Unknown(dotted, "it is not known what it takes")
        for one in getattr(builtin.value, "__mro__", ())[:-1]:
            known = one.__module__ == "builtins"
            stub = builtin_class(one.__qualname__, self._resolver) if known else None
            found = None if stub is None else self._of_class(stub, stub, dotted)
            if found is not None:
                return found
        if builtin.value is object:
            return Signature(())
        return Unknown(dotted, "Python does not know what it takes")

    def _of_class(self, ancestor: Class, owner: Class, dotted: str) -> Signature | Unknown | None:
        init = self._classes.own(ancestor, "__init__")
        new = self._classes.own(ancestor, "__new__") or self._inherited_new(owner)
        names: dict[str, ast.Call | None] = {}
        for decorator in self._classes.decorators(ancestor):
            if isinstance(decorator, Cannot):
                return Unknown(dotted, decorator.reason, decorator.place)
            names[decorator[0]] = decorator[1]
        if PYDANTIC_DATACLASS in names:
            if ancestor != owner:
                return Unknown(dotted, "its base is a dataclass of pydantic")
            return self._models.of_dataclass(owner, dotted, names[PYDANTIC_DATACLASS]).call
        generated = self._generated.of(owner, ancestor, dotted) if names else None
        if generated is not None:
            return generated
        if isinstance(init, Function) and init.node.args.kwarg is not None and new is None:
            from noob_lint.python.describe.passing import passing

            passed = passing(init.node)
            if passed is not None:
                return self._combined(init, passed, ancestor, owner, dotted)
        if init is None and self._classes.own(ancestor, "__new__") is None:
            return None
        is_closed = ancestor is owner and owner.canonical in NO_KEYWORDS
        made = (one for one in (init, new) if one is not None)
        found = [self._of_function(one, dotted, is_closed=is_closed) for one in made]
        useful = [one for one in found if isinstance(one, Unknown) or not _takes_anything(one)]
        if len(useful) > 1:
            return Unknown(dotted, "it has both '__new__' and '__init__'")
        return (useful or found)[0]

    def _inherited_new(self, owner: Class) -> Function | None:
        for ancestor in self._classes.order(owner):
            found = self._classes.own(ancestor, "__new__")
            if isinstance(found, Function):
                return None if found.context.module.of_library else found
        return None

    def _of_function(
        self, entity: object, dotted: str, *, is_closed: bool = False
    ) -> Signature | Unknown:
        if not isinstance(entity, Function):
            return Unknown(dotted, "its constructor is not a plain function")
        done = finish(entity, self._resolver)
        if isinstance(done, Cannot):
            return Unknown(dotted, done.reason, done.place)
        if "overload" in done.marks:
            return Unknown(dotted, "its constructor is overloaded")
        found = bound(self._signatures.of_call(done))
        is_exact = is_closed or not entity.context.module.of_library
        return found if is_exact else _opened(found)

    def _combined(
        self, init: Function, passed: Passing, ancestor: Class, owner: Class, dotted: str
    ) -> Signature | Unknown:
        """What a constructor takes that hands its keywords on to that of the next class."""
        own = bound(self._signatures.of_call(Finished(init, init, init)))
        order = self._classes.order(owner)
        following = order[order.index(ancestor) + 1 :]
        found = (self._from(one, owner, dotted) for one in following)
        rest = next((one for one in found if one is not None), Signature(()))
        if isinstance(rest, Unknown):
            return rest
        kept = [one for one in own.parameters if one.by_keyword or one.by_position]
        keeps_places = passed.positions and not any(one.by_position for one in kept)
        named = {one.name for one in kept} | passed.keywords
        for one in rest.parameters:
            if one.kind is ParameterKind.POSITIONAL_ONLY and not keeps_places:
                return Unknown(dotted, "it hands on what it gets by position")
            if one.name in named or (one.kind is _REST and not keeps_places):
                continue
            moved = one.by_keyword and not keeps_places
            kept.append(one._replace(kind=_KEYWORD) if moved else one)
        kept.sort(key=lambda one: list(ParameterKind).index(one.kind))
        return Signature(tuple(kept))


def _opened(signature: Signature) -> Signature:
    """What a class written in C takes: where its stub has no name, it may have one all the same.

    `bytearray` takes ``source`` by name, although its stub says otherwise.
    """
    kinds = {one.kind for one in signature.parameters}
    if ParameterKind.POSITIONAL_ONLY not in kinds or ParameterKind.VAR_KEYWORD in kinds:
        return signature
    rest = Parameter("kwargs", ParameterKind.VAR_KEYWORD, required=False)
    return Signature((*signature.parameters, rest))


def _takes_anything(signature: Signature) -> bool:
    return signature.takes_any_keyword and signature.takes_any_position
