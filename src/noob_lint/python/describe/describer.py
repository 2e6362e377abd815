"""Turns what a name refers to into the answer about it."""

from __future__ import annotations

import ast

from noob_lint.python.answers import (
    Answer,
    CodeSpan,
    Found,
    Kind,
    Method,
    Missing,
    Parameter,
    ParameterKind,
    Signals,
    Signature,
    Unknown,
)
from noob_lint.python.describe.constructors import Constructors
from noob_lint.python.describe.kinds import LABELS, kind_of
from noob_lint.python.describe.nodes import with_own
from noob_lint.python.describe.signals import VALUE, derive_signals
from noob_lint.python.describe.signatures import (
    Signatures,
    bound,
    derive_slots,
    partial,
)
from noob_lint.python.resolve.classes import ASSET, NODE, Attribute, Classes
from noob_lint.python.resolve.decorators import Finished, finish
from noob_lint.python.resolve.known import SPECIAL, definition
from noob_lint.python.resolve.resolver import Resolver
from noob_lint.python.source.entities import (
    Absent,
    BoundMethod,
    Cannot,
    Class,
    Entity,
    Expression,
    Function,
    Package,
    Runtime,
    Special,
)
from noob_lint.python.source.functions import is_generator
from noob_lint.python.types.annotations import Annotations

_LITERALS = (ast.Constant, ast.Dict, ast.List, ast.Set, ast.Tuple, ast.JoinedStr, ast.ListComp)
_NODE_PROCESS = Signature(
    (
        Parameter("args", ParameterKind.VAR_POSITIONAL, required=False),
        Parameter("kwargs", ParameterKind.VAR_KEYWORD, required=False),
    )
)


class Describer:
    """Describes what names refer to."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver = resolver
        self._annotations = Annotations(resolver)
        self.classes = Classes(resolver)
        self._signatures = Signatures(resolver, self._annotations)
        self._constructors = Constructors(
            resolver, self.classes, self._annotations, self._signatures
        )
        self.written: dict[str, Function] = {}
        """The functions whose bodies noob would run, by the names that were asked for."""

    def describe(self, entity: Entity, dotted: str) -> Answer:
        """The answer about `entity`, which is what `dotted` names."""
        if isinstance(entity, Cannot):
            made_up = None if entity.made_up is None else Missing(dotted, *entity.made_up)
            return Unknown(dotted, entity.reason, entity.place, made_up)
        if isinstance(entity, Absent):
            return Missing(dotted, *entity)
        if isinstance(entity, Function | BoundMethod):
            return self._function(entity, dotted)
        if isinstance(entity, Class):
            return self._class(entity, dotted)
        if isinstance(entity, Expression):
            return self._expression(entity, dotted)
        if isinstance(entity, Runtime):
            return self._runtime(entity, dotted)
        if isinstance(entity, Package):
            label = "a module, which is not callable"
            return Found(dotted, entity.name, Kind.NOT_CALLABLE, label)
        return self._special(entity, dotted)

    def _special(self, entity: Special, dotted: str) -> Answer:
        """A known name that is itself used as a `type`: read like any other."""
        module, name = definition(entity.name)
        if entity.name not in SPECIAL:  # several names of `typing` have one meaning
            return Unknown(dotted, f"{entity.name} is not read")
        found = self.resolver.member(module, name, plain=True)
        if isinstance(found, Special):
            return Unknown(dotted, f"{entity.name} is not read")
        return self.describe(found, dotted)

    def _function(self, entity: Function | BoundMethod, dotted: str) -> Answer:
        function = entity.function if isinstance(entity, BoundMethod) else entity
        done = finish(function, self.resolver)
        if isinstance(done, Cannot):
            return Unknown(dotted, done.reason, done.place)
        if "overload" in done.marks:
            return Unknown(dotted, "it is overloaded", self._place(function))
        if done.binding in ("class", "property") and isinstance(entity, Function):
            return self._value(dotted, function)
        whole = self._signatures.of(done)
        call = self._signatures.of_call(done, whole)
        if isinstance(entity, BoundMethod):
            whole, call = bound(whole), bound(call)
        shown = None if done.call == done.signature else whole
        kind = kind_of(done)
        self._note(dotted, done)
        signals = derive_signals(whole.returns, dotted)
        plain = isinstance(signals, Signals) and signals.names == (VALUE,)
        module = function.context.module
        if module.is_stub and not module.of_library and not plain:
            signals = Unknown(dotted, "it is compiled, and may have no annotations")
        return Found(
            dotted,
            f"{function.context.module.name}.{function.node.name}",
            kind,
            LABELS[kind],
            self._place(function),
            call=call,
            shown=shown,
            slots=derive_slots(whole),
            signals=signals,
            is_async=kind is Kind.ASYNC_FUNCTION,
            is_generator=kind is Kind.GENERATOR,
            is_unsigned=bool(function.compiled) and self._is_unsigned(function.compiled),
        )

    def _is_unsigned(self, compiled: str) -> bool:
        from noob_lint.python.resolve.unsigned import is_unsigned

        return is_unsigned(compiled, self.resolver.finder.version)

    def _note(self, dotted: str, done: Finished) -> None:
        if not done.maker and not done.body.context.module.is_stub:
            self.written[dotted] = done.body

    def _place(self, entity: Function | Class) -> CodeSpan | None:
        if entity.context.module.of_library:
            return None
        return entity.context.module.place(entity.node)

    def _value(self, dotted: str, entity: Function | Expression) -> Found:
        module = entity.context.module
        place = None if module.of_library else module.place(entity.node)
        return Found(dotted, dotted, Kind.NOT_CALLABLE, LABELS[Kind.NOT_CALLABLE], place)

    def _expression(self, entity: Expression, dotted: str) -> Answer:
        node, place = entity.node, entity.context.module.place(entity.node)
        if isinstance(node, _LITERALS):
            return self._value(dotted, entity)
        if isinstance(node, ast.Lambda):
            call = self._signatures.of_lambda(node, entity.context)
            kind = Kind.GENERATOR if is_generator(node) else Kind.FUNCTION
            return Found(
                dotted,
                dotted,
                kind,
                LABELS[kind],
                place,
                call=call,
                slots=derive_slots(call),
                signals=derive_signals(None, dotted),
                is_generator=kind is Kind.GENERATOR,
            )
        if isinstance(node, ast.Call):
            made = self.resolver.evaluate(node.func, entity.context)
            if made == Special("functools.partial") and node.args:
                return self._partial(node, entity, dotted)
        owner = self.classes.instance_of(entity)
        if owner is not None:
            return self._instance(owner, entity, dotted)
        text = entity.context.module.text(node)
        return Unknown(dotted, f"it is the value of {text!r}, which is not run", place)

    def _partial(self, node: ast.Call, entity: Expression, dotted: str) -> Answer:
        """A function of which `functools.partial` has bound some arguments."""
        place = entity.context.module.place(node)
        whole = self.describe(self.resolver.evaluate(node.args[0], entity.context), dotted)
        starred = any(isinstance(one, ast.Starred) for one in node.args)
        names = [one.arg for one in node.keywords if one.arg is not None]
        is_whole = not starred and len(names) == len(node.keywords)
        if not isinstance(whole, Found) or not isinstance(whole.call, Signature) or not is_whole:
            return Unknown(dotted, "it is not known what 'partial' makes of it", place)
        if whole.kind not in (Kind.FUNCTION, Kind.ASYNC_FUNCTION, Kind.GENERATOR):
            return Unknown(dotted, f"'partial' is applied to {whole.label}", place)
        if whole.slots != derive_slots(whole.call):
            return Unknown(dotted, "'partial' is applied to a wrapper", place)
        call = partial(whole.call, len(node.args) - 1, names)
        slots = derive_slots(call)
        return whole._replace(canonical=dotted, place=place, call=call, shown=None, slots=slots)

    def _instance(self, owner: Class, entity: Expression, dotted: str) -> Answer:
        place = entity.context.module.place(entity.node)
        new = self.classes.attribute(owner, "__new__")
        makes_other = isinstance(new, Attribute) and isinstance(new.owner, Class)
        if (
            makes_other
            or self.classes.custom_metaclass(owner)
            or any(isinstance(one, Cannot) for one in self.classes.decorators(owner))
        ):
            reason = f"it is not known what a call of {owner.qualname!r} gives"
            return Unknown(dotted, reason, place)
        found = self.classes.attribute(owner, "__call__")
        if found is None:
            return self._value(dotted, entity)
        method = self.classes.method(owner, "__call__")
        if not isinstance(method, Finished):
            return Unknown(dotted, f"'__call__' of {owner.qualname!r} cannot be read", place)
        self._note(dotted, method)
        call = self._bound(method)
        return Found(
            dotted,
            dotted,
            Kind.INSTANCE,
            LABELS[Kind.INSTANCE],
            place,
            call=call,
            slots=derive_slots(call),
            signals=derive_signals(call.returns, dotted),
        )

    def _runtime(self, entity: Runtime, dotted: str) -> Answer:
        value = entity.value
        if isinstance(value, type):
            return Found(
                dotted,
                entity.name,
                Kind.CLASS,
                LABELS[Kind.CLASS],
                init=self._constructors.of_builtin(entity, dotted),
                enters=hasattr(value, "__exit__"),
            )
        kind = Kind.FUNCTION if callable(value) else Kind.NOT_CALLABLE
        if kind is Kind.NOT_CALLABLE:
            return Found(dotted, entity.name, kind, LABELS[kind])
        call = self._signatures.of_builtin(entity, dotted)
        slots = call if isinstance(call, Unknown) else derive_slots(call)
        signals = call if isinstance(call, Unknown) else derive_signals(None, dotted)
        return Found(
            dotted,
            entity.name,
            kind,
            LABELS[kind],
            call=call,
            slots=slots,
            signals=signals,
            is_unsigned=self._is_unsigned(entity.name),
        )

    def _class(self, entity: Class, dotted: str) -> Answer:
        for decorator in self.classes.decorators(entity):
            if isinstance(decorator, Cannot):
                return Unknown(dotted, decorator.reason, decorator.place)
        order = self.classes.order(entity)
        unknown = self.classes.unknown(entity)
        if unknown is not None and NODE not in order and ASSET not in order:
            return Unknown(dotted, unknown.reason, unknown.place)
        kind = Kind.CLASS
        if NODE in order or ASSET in order:
            kind = Kind.NODE_CLASS if NODE in order else Kind.ASSET_CLASS
        answer = Found(
            dotted,
            entity.canonical,
            kind,
            LABELS[kind],
            self._place(entity),
            init=self._constructors.of(entity, dotted),
            abstract=self.classes.abstract(entity),
            is_protocol=self.classes.is_protocol(entity),
            init_method=self._methods(entity, "init", dotted),
            deinit_method=self._methods(entity, "deinit", dotted),
            enters=self._enters(entity),
        )
        if self.classes.is_enumeration(entity):
            from noob_lint.python.describe.enumerations import enumeration_of

            members = enumeration_of(entity, self.classes, self.resolver)
            answer = answer._replace(enumeration=members)
        taken = self._constructors.taken(entity, dotted)
        if taken is not None:
            answer = answer._replace(fields=taken.fields, model=taken.model)
        if kind is Kind.NODE_CLASS:
            return self._node(answer, entity)
        return self._wrapped(answer, entity)

    def _enters(self, entity: Class) -> bool | None:
        found = [self.classes.attribute(entity, name) for name in ("__enter__", "__exit__")]
        if any(isinstance(one, Cannot) for one in found):
            return None
        return all(isinstance(one, Attribute) for one in found)

    def _node(self, answer: Found, entity: Class) -> Found:
        """A class that derives from noob's Node: noob calls its method `process`.

        That of `Node` itself only raises an error.
        """
        is_base = SPECIAL.get(entity.canonical) == NODE.name
        method = None if is_base else self.classes.method(entity, "process")
        if isinstance(method, Cannot):
            unknown = Unknown(answer.dotted, method.reason, method.place)
            return answer._replace(call=unknown, slots=unknown, signals=unknown, process=unknown)
        if method is None:
            found = self.classes.attribute(entity, "process")
            if isinstance(found, Attribute) and not is_base:
                unknown = Unknown(answer.dotted, "its 'process' is not a function")
                return answer._replace(call=unknown, slots=unknown, signals=unknown)
            answer = answer._replace(
                call=_NODE_PROCESS,
                slots=derive_slots(_NODE_PROCESS),
                signals=derive_signals(None, answer.dotted),
            )
        else:
            methods = (self._method("process", method, decorated="process" in method.marks),)
            answer = self._calls(answer, method)._replace(process=methods)
        return answer if is_base else with_own(answer, entity, self.classes)

    def _wrapped(self, answer: Found, entity: Class) -> Found:
        """Any other class: noob looks for its process method."""
        methods = self._methods(entity, "process", answer.dotted)
        answer = answer._replace(process=methods)
        if isinstance(methods, Unknown):
            return answer._replace(call=methods, slots=methods, signals=methods)
        if len(methods) != 1:
            return answer
        method = self.classes.method(entity, methods[0].name)
        return self._calls(answer, method) if isinstance(method, Finished) else answer

    def _calls(self, answer: Found, method: Finished) -> Found:
        self._note(answer.dotted, method)
        whole = self._signatures.of(method)
        is_async = isinstance(method.body.node, ast.AsyncFunctionDef)
        generates = is_generator(method.body.node)
        return answer._replace(
            call=self._bound(method),
            slots=derive_slots(whole),
            signals=derive_signals(whole.returns, answer.dotted),
            is_async=is_async and not method.maker,
            is_generator=generates and not is_async and not method.maker,
        )

    def _methods(self, entity: Class, role: str, dotted: str) -> tuple[Method, ...] | Unknown:
        """The methods that noob uses for a role: the decorated ones, else the one of that name."""
        found, doubts = [], []
        for name in sorted(self.classes.names(entity)):
            value = self.classes.method(entity, name)
            if isinstance(value, Finished) and role in value.marks:
                found.append(self._method(name, value, decorated=True))
            elif isinstance(value, Cannot) and self.classes.defines(entity, name):
                doubts.append((name, value))
        if found:
            return tuple(found)
        plain = self.classes.method(entity, role)
        doubt = plain if isinstance(plain, Cannot) else self.classes.unknown(entity)
        if doubt is None and doubts and not isinstance(plain, Finished):
            doubt = doubts[0][1]
        if doubt is not None:
            return Unknown(dotted, doubt.reason, doubt.place)
        if isinstance(plain, Finished):
            return (self._method(role, plain, decorated=False),)
        return ()

    def _method(self, name: str, found: Finished, *, decorated: bool) -> Method:
        return Method(name, decorated, self._place(found.body), self._bound(found))

    def _bound(self, method: Finished) -> Signature:
        call = self._signatures.of_call(method)
        return call if method.binding == "static" else bound(call)
