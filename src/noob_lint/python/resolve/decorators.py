"""Applies the decorators of a function."""

from __future__ import annotations

import ast
from copy import copy
from types import MappingProxyType

from noob_lint.python.answers import CodeSpan
from noob_lint.python.resolve.keepers import KEEPERS, Keeper
from noob_lint.python.resolve.resolver import Resolver
from noob_lint.python.resolve.wrappers import (
    given_some,
    gives_back,
    passes_on,
    patched_by,
    renamed,
    widened,
)
from noob_lint.python.source.bindings import Namespace
from noob_lint.python.source.entities import (
    Cannot,
    Context,
    Entity,
    Expression,
    Function,
    Runtime,
    Special,
    variables,
)
from noob_lint.python.source.functions import is_generator, own_parts
from noob_lint.python.source.lost import UNREAD
from noob_lint.support.values import NamedTuple

_MARKS = MappingProxyType(
    {
        "abc.abstractmethod": "abstract",
        "noob.deinit_method": "deinit",
        "noob.init_method": "init",
        "noob.process_method": "process",
        "typing.final": "",
        "typing.no_type_check": "",
        "typing.overload": "overload",
        "typing.override": "",
        "typing.runtime_checkable": "",
    }
)
_MAKERS = frozenset({"contextlib.asynccontextmanager", "contextlib.contextmanager"})
_OF_MODELS = frozenset(
    f"pydantic.{name}"
    for name in (
        "computed_field",
        "field_serializer",
        "field_validator",
        "model_serializer",
        "model_validator",
    )
)
"""What pydantic collects; it leaves a function or a descriptor in its place."""
ROLES = frozenset({"process", "init", "deinit"})
"""The names of methods that noob looks for."""
_DESCRIPTORS = MappingProxyType(
    {staticmethod: "static", classmethod: "class", property: "property"}
)


class Finished(NamedTuple):
    """A function with its decorators applied.

    `body` is the function that is called, `signature` the one that `inspect.signature` reports,
    `call` the one whose parameters a call has to fit; `keeps_value` says whether a call returns
    what `signature` is annotated to return. `binding` is "function", "static", "class" or
    "property"; `maker` a factory of context managers; `is_function` is false for objects that only
    act like functions, such as those of `lru_cache`. `is_retouched` says that a decorator may set
    other annotations than are written, `converts` that its arguments are converted.
    """

    body: Function
    signature: Function
    call: Function
    keeps_value: bool = True
    binding: str = "function"
    marks: frozenset[str] = frozenset()
    maker: str = ""
    is_function: bool = True
    is_retouched: bool = False
    converts: bool = False


def finish(function: Function, resolver: Resolver) -> Finished | Cannot:
    """Apply the decorators of `function`, the lowest first."""
    done = Finished(function, function, function)
    for decorator in reversed(function.node.decorator_list):
        after = _apply(decorator, done, function.context, resolver)
        if isinstance(after, Cannot):
            return after
        done = after
    return done


def _apply(
    decorator: ast.expr, done: Finished, context: Context, resolver: Resolver
) -> Finished | Cannot:
    call = decorator if isinstance(decorator, ast.Call) else None
    name = call.func if call else decorator
    entity = resolver.evaluate(name, context)
    place = context.module.place(decorator)
    entity = _unbound(entity, resolver)
    if isinstance(entity, Special):
        return _special(entity.name, call, done, context, resolver) or _cannot(name, place, context)
    if isinstance(entity, Runtime) and isinstance(entity.value, type):
        binding = _DESCRIPTORS.get(entity.value)
        return done._replace(binding=binding) if binding else _cannot(name, place, context)
    if isinstance(entity, Function):
        made = _decorated(entity, done, resolver, depth=1 if call else 0)
        return made or _cannot(name, place, context)
    return _cannot(name, place, context)


def _unbound(entity: Entity, resolver: Resolver) -> Entity:
    """The known decorator in a call of `functools.partial`; anything else unchanged."""
    node = entity.node if isinstance(entity, Expression) else None
    if isinstance(node, ast.Call) and node.args and isinstance(entity, Expression):
        made: Entity = resolver.evaluate(node.func, entity.context)
        inner = resolver.evaluate(node.args[0], entity.context)
        if made == Special("functools.partial") and isinstance(inner, Special):
            return inner
    return entity


def _kept(keeper: Keeper, done: Finished) -> Finished | None:
    """A function whose signature a decorator keeps."""
    node = done.body.node
    is_plain = isinstance(node, ast.FunctionDef) and not is_generator(node)
    if not keeper.is_function:
        return done._replace(is_function=False)
    if not is_plain and not keeper.generates:
        return None
    if keeper.dispatches:
        call = _dispatching(done.call)
        return None if call is None else done._replace(body=call, call=call, keeps_value=False)
    return done._replace(converts=True) if keeper.converts else done


def _dispatching(function: Function) -> Function | None:
    """What a call of a function has to fit that passes its arguments on to one of several."""
    arguments = function.node.args
    plain = [*arguments.posonlyargs, *arguments.args]
    if not plain:
        return None
    node = copy(function.node)
    node.args = ast.arguments(
        posonlyargs=plain[:1],
        args=[],
        vararg=ast.copy_location(ast.arg("args"), plain[0]),
        kwonlyargs=[],
        kw_defaults=[],
        kwarg=ast.copy_location(ast.arg("kwargs"), plain[0]),
        defaults=[],
    )
    anything = ast.Return(ast.copy_location(ast.Name(UNREAD, ast.Load()), plain[0]))
    node.body = [ast.copy_location(anything, plain[0])]
    return function._replace(node=node)


def _cannot(name: ast.expr, place: CodeSpan, context: Context) -> Cannot:
    text = context.module.text(name)
    return Cannot(f"it is not known what the decorator {text!r} makes of it", place)


def _special(
    name: str, call: ast.Call | None, done: Finished, context: Context, resolver: Resolver
) -> Finished | None:
    if name in _MARKS and call is None:
        mark = _MARKS[name]
        if mark in ROLES and done.binding != "function":
            return done  # on the descriptor, where noob does not see it
        return done._replace(marks=done.marks | {mark}) if mark else done
    if name in KEEPERS:
        given = [one.arg for one in call.keywords] if call else []
        return None if KEEPERS[name].unless in given else _kept(KEEPERS[name], done)
    if name in _MAKERS and call is None:
        return done._replace(maker=name)
    if name in _OF_MODELS and done.body.node.name not in ROLES:
        return done._replace(binding="class")
    if name == "functools.cached_property":
        return done._replace(binding="property")
    if name == "functools.wraps" and call is not None and call.args:
        wrapped = resolver.evaluate(call.args[0], context)
        if isinstance(wrapped, Function):
            other = finish(wrapped, resolver)
            if not isinstance(other, Cannot):
                return done._replace(signature=other.signature, keeps_value=False)
    return None


def _decorated(
    decorator: Function, done: Finished, resolver: Resolver, depth: int
) -> Finished | None:
    """What a decorator written in Python returns; with `depth` 1, what its call returns."""
    node = decorator.node
    if isinstance(node, ast.AsyncFunctionDef) or node.decorator_list or is_generator(node):
        return None
    returned = _only_return(node)
    if returned is None:
        return None
    namespace = Namespace(decorator.context.module, node.body)
    context = decorator.context._replace(
        enclosing=(namespace, *decorator.context.enclosing),
        variables=decorator.context.variables | variables(node),
    )
    if depth:
        inner = resolver.evaluate(returned, context) if isinstance(returned, ast.Name) else None
        if not isinstance(inner, Function) or inner.node not in node.body:
            return None
        return _decorated(inner, done, resolver, 0)
    first = _first(node)
    if first is None or _is_set(node, first):
        return None
    patches = {one.attribute for one in patched_by(node, first)}
    if not patches <= {"__annotations__"}:
        return None
    if patches or _is_handed_on(node, first, context, resolver):
        done = done._replace(is_retouched=True)
    if isinstance(returned, ast.Name) and returned.id == first:
        return done
    return _wrapper(returned, first, context, done, resolver)


def _wrapper(
    returned: ast.expr, first: str, context: Context, done: Finished, resolver: Resolver
) -> Finished | None:
    """The function that a decorator defines and returns in place of its parameter `first`."""
    name, keeps = returned, False
    if isinstance(returned, ast.Call):
        keeps = _keeps(returned, first, context, resolver)
        if not keeps or not returned.args:
            return None
        name = returned.args[0]
    inner = resolver.evaluate(name, context) if isinstance(name, ast.Name) else None
    if not isinstance(inner, Function) or inner.context is not context:
        return None
    for line in inner.node.decorator_list:
        if not _wraps(line, first, context, resolver):
            return None
        keeps = True
    if not keeps:
        return Finished(inner, inner, _called(inner, first, done), keeps_value=False)
    # the marks are attributes, which are copied
    return done._replace(
        body=inner,
        call=_called(inner, first, done),
        keeps_value=done.keeps_value and gives_back(inner.node, first, done.body.node),
        is_function=True,
    )


def _called(inner: Function, first: str, done: Finished) -> Function:
    """What the arguments of a call of the wrapper `inner` have to fit."""
    wrapped = done.call.node
    if passes_on(inner.node, first, wrapped):
        return done.call
    ways = (renamed, given_some, widened)
    made = (way(inner.node, first, wrapped) for way in ways)
    other = next((one for one in made if one is not None), None)
    return inner if other is None else done.call._replace(node=other)


def _keeps(call: ast.Call, first: str, context: Context, resolver: Resolver) -> bool:
    """Whether it is ``update_wrapper(inner, first)`` or ``wraps(first)(inner)``."""
    if isinstance(call.func, ast.Call):
        return _wraps(call.func, first, context, resolver)
    made = resolver.evaluate(call.func, context)
    second = call.args[1] if len(call.args) > 1 else None
    named = isinstance(second, ast.Name) and second.id == first
    return made == Special("functools.update_wrapper") and named


def _wraps(node: ast.expr, first: str, context: Context, resolver: Resolver) -> bool:
    if not isinstance(node, ast.Call) or not node.args or len(node.args) > 1 or node.keywords:
        return False
    argument = node.args[0]
    made: Entity = resolver.evaluate(node.func, context)
    named = isinstance(argument, ast.Name) and argument.id == first
    return made == Special("functools.wraps") and named


def _is_handed_on(node: ast.AST, first: str, context: Context, resolver: Resolver) -> bool:
    """Whether a decorator calls a function that sets the annotations of its argument."""
    for call in (part for part in ast.walk(node) if isinstance(part, ast.Call)):
        names = [one.id if isinstance(one, ast.Name) else "" for one in call.args]
        if first not in names or not isinstance(call.func, ast.Name | ast.Attribute):
            continue
        called = resolver.evaluate(call.func, context)
        if isinstance(called, Function):
            arguments = called.node.args
            own = [one.arg for one in (*arguments.posonlyargs, *arguments.args)]
            given = [own[index] for index, one in enumerate(names[: len(own)]) if one == first]
            if any(patch for name in given for patch in patched_by(called.node, name)):
                return True
    return False


def _first(node: ast.FunctionDef | ast.AsyncFunctionDef) -> str | None:
    arguments = (*node.args.posonlyargs, *node.args.args)
    return arguments[0].arg if arguments else None


def _is_set(node: ast.AST, name: str) -> bool:
    return any(
        isinstance(part, ast.Name) and part.id == name and not isinstance(part.ctx, ast.Load)
        for part in ast.walk(node)
    )


def _only_return(node: ast.FunctionDef | ast.AsyncFunctionDef) -> ast.expr | None:
    """What a function returns, if all its returns are the same."""
    values = [part.value for part in own_parts(node) if isinstance(part, ast.Return)]
    texts = {ast.dump(value) if value is not None else "" for value in values}
    return values[0] if len(texts) == 1 else None
