"""Signatures and slots, as `inspect.signature` would give them to noob."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from noob_lint.python.answers import (
    NOTHING_KNOWN,
    Annotation,
    Parameter,
    ParameterKind,
    Signature,
    Slot,
    Unknown,
)
from noob_lint.python.resolve.decorators import Finished, finish
from noob_lint.python.resolve.library import within_library
from noob_lint.python.resolve.resolver import Resolver
from noob_lint.python.source.entities import (
    BoundMethod,
    Context,
    Expression,
    Function,
    Runtime,
    variables,
)
from noob_lint.python.types.annotations import Annotations
from noob_lint.python.types.forms import is_optional

_INJECTED = (("noob.Epoch", "epoch"), ("noob.EventMap", "events"))
_Argument = tuple[ast.arg, ParameterKind, ast.expr | None]


class Signatures:
    """Makes signatures from functions."""

    def __init__(self, resolver: Resolver, annotations: Annotations) -> None:
        self._resolver = resolver
        self._annotations = annotations

    def of(self, function: Finished) -> Signature:
        """The whole signature of a function, the first parameter of a method included."""
        found = self.of_node(function.signature.node, function.signature)
        return _untold(found) if function.is_retouched else found

    def of_call(self, function: Finished, whole: Signature | None = None) -> Signature:
        """The signature that a call has to fit; a wrapper may have parameters of its own.

        `whole` is the result of `of`, if it is known already. The return annotation is the same,
        with an unknown type where the wrapper may return something else.
        """
        reported = whole or self.of(function)
        returns = reported.returns
        if returns is not None and not function.keeps_value:
            returns = returns._replace(form=NOTHING_KNOWN)
        if function.converts:
            reported = reported._replace(parameters=tuple(map(_converted, reported.parameters)))
        if function.call == function.signature:
            return reported._replace(returns=returns)
        own = self.of_node(function.call.node, function.call).parameters
        is_open = reported.takes_any_keyword
        parameters = tuple(_reported_as(reported.get(one.name), one, is_open) for one in own)
        return Signature(parameters, returns)

    def of_node(self, node: ast.FunctionDef | ast.AsyncFunctionDef, where: Function) -> Signature:
        """The signature of a function, decorators aside."""
        context = where.context._replace(variables=where.context.variables | variables(node))
        parameters = tuple(
            self.parameter(*argument, context) for argument in arguments_of(node.args)
        )
        returns = self._annotations.of(node.returns, context) if node.returns else None
        return Signature(_inject_last(parameters), returns)

    def of_builtin(self, entity: Runtime, dotted: str) -> Signature | Unknown:
        """The signature of a builtin function, or of a method of a builtin class."""
        _, name, *attributes = entity.name.split(".")
        found = within_library("builtins", name, self._resolver)
        for attribute in attributes:
            found = self._resolver.attribute(found, attribute)
        function = found.function if isinstance(found, BoundMethod) else found
        done = finish(function, self._resolver) if isinstance(function, Function) else None
        if not isinstance(done, Finished) or "overload" in done.marks:
            return Unknown(dotted, "it is not known what it takes")
        return bound(self.of(done)) if isinstance(found, BoundMethod) else self.of(done)

    def of_lambda(self, node: ast.Lambda, context: Context) -> Signature:
        """The signature of a lambda."""
        return Signature(tuple(self.parameter(*one, context) for one in arguments_of(node.args)))

    def parameter(
        self, node: ast.arg, kind: ParameterKind, default: ast.expr | None, context: Context
    ) -> Parameter:
        """One parameter of a function."""
        annotation = self._annotations.of(node.annotation, context) if node.annotation else None
        injected = optional = None
        is_open = False
        if annotation is not None and not annotation.postponed:
            injected = dict(_INJECTED).get(annotation.form.name)
            optional = is_optional(annotation.form)
            is_plain = isinstance(node.annotation, ast.Name | ast.Attribute)
            is_open = is_plain and not annotation.form.name
        starred = kind in (ParameterKind.VAR_POSITIONAL, ParameterKind.VAR_KEYWORD)
        return Parameter(
            mangled(node.arg, context),
            kind,
            default is None and not starred,
            None if default is None else _text(default, context),
            annotation,
            False
            if annotation is None or annotation.postponed
            else self._optional_edge(optional, default, context),
            injected,
            None if context.module.of_library else context.module.place(node),
            is_open,
        )

    def _optional_edge(
        self, optional: bool | None, default: ast.expr | None, context: Context
    ) -> bool | None:
        if default is None or optional is False:
            return False
        if context.module.is_stub:
            return None  # what is compiled may have no annotations
        is_none = self._is_none(default, context)
        return is_none and optional if is_none is not None else None

    def _is_none(self, node: ast.expr, context: Context) -> bool | None:
        if isinstance(node, ast.Name | ast.Attribute):
            entity = self._resolver.evaluate(node, context)
            if not isinstance(entity, Expression):
                return None
            node = entity.node
        if isinstance(node, ast.Constant):
            return node.value is None
        if isinstance(node, ast.Call | ast.Subscript | ast.IfExp | ast.BoolOp | ast.Await):
            return None
        return False


def mangled(name: str, context: Context) -> str:
    """A name as Python changes it within a class, if it is private: ``_Owner__name``."""
    owner = context.enclosing[0].owner.lstrip("_") if context.enclosing else ""
    is_private = name.startswith("__") and not name.endswith("__")
    return f"_{owner}{name}" if owner and is_private else name


def arguments_of(arguments: ast.arguments) -> Iterator[_Argument]:
    """The parameters in order, each with its kind and default."""
    plain = [(one, ParameterKind.POSITIONAL_ONLY) for one in arguments.posonlyargs]
    plain += [(one, ParameterKind.POSITIONAL_OR_KEYWORD) for one in arguments.args]
    defaults: list[ast.expr | None] = [None] * (len(plain) - len(arguments.defaults))
    for (argument, kind), default in zip(plain, defaults + list(arguments.defaults), strict=True):
        yield argument, kind, default
    if arguments.vararg:
        yield arguments.vararg, ParameterKind.VAR_POSITIONAL, None
    for argument, value in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        yield argument, ParameterKind.KEYWORD_ONLY, value
    if arguments.kwarg:
        yield arguments.kwarg, ParameterKind.VAR_KEYWORD, None


def _text(default: ast.expr, context: Context) -> str:
    """A default as it is written; ``...`` where overloads have different ones."""
    is_open = isinstance(default, ast.Constant) and default.value is Ellipsis
    return "..." if is_open else context.module.text(default)


def _untold(signature: Signature) -> Signature:
    """The signature of a function whose annotations are set as the code runs."""
    parameters = tuple(
        one._replace(
            annotation=None,
            optional_edge=None if one.default is not None else False,
            injected=None,
            may_be_injected=True,
        )
        for one in signature.parameters
    )
    return Signature(parameters, Annotation("", NOTHING_KNOWN, postponed=False))


def _converted(parameter: Parameter) -> Parameter:
    """A parameter that takes whatever can be converted to its type."""
    annotation = parameter.annotation
    if annotation is None:
        return parameter
    return parameter._replace(annotation=annotation._replace(form=NOTHING_KNOWN))


def _reported_as(reported: Parameter | None, one: Parameter, is_open: bool) -> Parameter:
    """A parameter of a call, which noob fills as it would the one that is reported.

    It does not wait for one of which it knows nothing, where any keyword is taken: if `is_open`.
    """
    if reported is None:
        return one._replace(injected=None, may_be_injected=False, optional_edge=is_open)
    return one._replace(injected=reported.injected, may_be_injected=reported.may_be_injected)


def _inject_last(parameters: tuple[Parameter, ...]) -> tuple[Parameter, ...]:
    """Only the last parameter that asks for one of noob's values gets it."""
    last = {one.injected: one.name for one in parameters if one.injected}
    return tuple(
        one._replace(injected=one.injected if last.get(one.injected or "") == one.name else None)
        for one in parameters
    )


def bound(signature: Signature) -> Signature:
    """The signature of a method once its first parameter is bound."""
    first = signature.parameters[0] if signature.parameters else None
    if first is None or first.kind is ParameterKind.VAR_POSITIONAL:
        return signature
    return signature._replace(parameters=signature.parameters[1:])


def partial(signature: Signature, count: int, names: Iterable[str]) -> Signature:
    """What is left once the first `count` arguments and those called `names` are bound.

    Those bound by name, and all after them, can only be passed by name then.
    """
    bound_names, by_name, left = set(names), False, []
    for index, one in enumerate(signature.parameters):
        if one.by_position and index < count:
            continue
        if one.name in bound_names:
            by_name = by_name or one.by_position
            one = one._replace(kind=ParameterKind.KEYWORD_ONLY, required=False, default="...")
        elif by_name and one.by_position:
            one = one._replace(kind=ParameterKind.KEYWORD_ONLY)
        elif by_name and one.kind is ParameterKind.VAR_POSITIONAL:
            continue
        left.append(one)
    return signature._replace(parameters=tuple(left))


def derive_slots(signature: Signature) -> tuple[Slot, ...]:
    """The slots that noob derives from a function or an unbound method."""
    return tuple(
        Slot(one.name, None if one.optional_edge is None else not one.optional_edge)
        for index, one in enumerate(signature.parameters)
        if index or one.name != "self"
    )
