"""What reading the source behind a ``type:`` tells; the answers of `code.Code`.

Every answer is one of three: `Found`, `Missing` (noob fails, and it is known why), `Unknown` (it
cannot be told, and why). Parts of a `Found` can be `Unknown` too, so that a class whose
constructor cannot be read still has its signals. Places are zero-based, in code points.

The semantics are those of noob 1003.0.2: ``noob.node.base``, ``noob.edge`` and ``noob.asset``.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from noob_lint.diagnostics.source import Source, Span


class CodeSpan(NamedTuple):
    """A span of a Python file; it can be pointed at like a place in a tube."""

    source: Source
    span: Span

    @property
    def path(self) -> str:
        """The path of the file."""
        return self.source.path


class Unknown(NamedTuple):
    """It cannot be told: nothing is to be reported but, on request, the reason.

    `reason` completes the sentence "`dotted` could not be read: ...". `made_up` is for what is not
    there, but gets something that its module makes up for any name.
    """

    dotted: str
    reason: str
    place: CodeSpan | None = None
    made_up: Missing | None = None


class Lack(StrEnum):
    """What is missing."""

    MODULE = "module"
    """There is no such module."""
    ATTRIBUTE = "attribute"
    """The module is there and holds no such name."""
    MEMBER = "member"
    """A member of a class: noob imports everything before the last dot, and a class is no
    module.
    """


class Missing(NamedTuple):
    """noob cannot resolve the name: `name`, a part of `dotted`, is not there.

    `owner` is the dotted path it was looked for in: a module, for a member the class, "" for a
    module at the top level. `nearest` are the names there that may have been meant, best first;
    `place` is where the owner is defined. `certain` is false for a module at the top level that is
    neither in the project nor in an environment that could be read: it may come from elsewhere.
    So may what is missing in a directory that is no regular package, if there is no environment,
    and in a standard library that is not that of the environment.
    """

    dotted: str
    lack: Lack
    name: str
    owner: str
    nearest: tuple[str, ...] = ()
    place: CodeSpan | None = None
    certain: bool = True


class Kind(StrEnum):
    """How noob takes what a ``type:`` names, in the order in which it distinguishes them."""

    NODE_CLASS = "node-class"
    """A class that derives from noob's `Node`."""
    ASSET_CLASS = "asset-class"
    """A class that derives from noob's `Asset`; as a node it is a class like any other."""
    CLASS = "class"
    """Any other class."""
    GENERATOR = "generator"
    """A generator function."""
    ASYNC_GENERATOR = "async-generator"
    """An asynchronous generator function, which no node can be."""
    ASYNC_FUNCTION = "async-function"
    """A coroutine function."""
    CONTEXT_MANAGER = "context-manager"
    """A function made by `contextlib.contextmanager`, which noob enters for assets."""
    ASYNC_CONTEXT_MANAGER = "async-context-manager"
    """A function made by `contextlib.asynccontextmanager`, which noob never enters."""
    FUNCTION = "function"
    """Any other function, those written in C among them."""
    INSTANCE = "instance"
    """An object whose class has a method `__call__`."""
    NOT_CALLABLE = "not-callable"
    """A module or a value that cannot be called."""


class ParameterKind(StrEnum):
    """The kinds of `inspect.Parameter`."""

    POSITIONAL_ONLY = "positional-only"
    POSITIONAL_OR_KEYWORD = "positional-or-keyword"
    VAR_POSITIONAL = "var-positional"
    KEYWORD_ONLY = "keyword-only"
    VAR_KEYWORD = "var-keyword"


class TypeForm(NamedTuple):
    """The form of a type, with names resolved.

    `name` is one of

    - the dotted path of a class where it is defined (``builtins.int``, ``pathlib.Path``,
      ``collections.abc.Generator``; those of `typing` that stand for a class count as that class),
      with `arguments` when it is parametrised (``...`` is the form ``...``);
    - ``None``; ``typing.Any``; ``typing.Union`` (two members or more, flat); ``typing.Literal``
      with `values`; ``typing.Annotated`` with one argument and `names`; another special form of
      `typing`, such as ``typing.Callable`` or ``typing.Self``;
    - ``typing.TypeVar``, ``typing.NewType`` and ``typing.TypeAliasType``, with their bound, base or
      value as the argument where it is known;
    - "" for what cannot be told.

    `names` are those that noob reads from ``Name("...")`` in the metadata of `Annotated`, or None
    if the metadata cannot be read. `quoted` tells that it stands in quotes, so that at run time
    there is only a string.
    """

    name: str
    arguments: tuple[TypeForm, ...] = ()
    values: tuple[object, ...] = ()
    names: tuple[str, ...] | None = ()
    quoted: bool = False


NOTHING_KNOWN = TypeForm("")
"""The form of what cannot be told."""


class Lineage(NamedTuple):
    """What decides which objects are instances of a class.

    `classes` are the dotted paths of the class and its bases, in method resolution order, as a
    `TypeForm` has them. `is_open` tells that objects of other classes may count as instances too:
    protocols, abstract base classes (others can be registered) and metaclasses. `is_final` tells
    that it can have no subclass.
    """

    classes: tuple[str, ...]
    is_open: bool = False
    is_final: bool = False


class Annotation(NamedTuple):
    """An annotation as it is written, and the form it has once it is evaluated.

    `postponed` tells that at run time it is a string as a whole: it is quoted, or its module has
    ``from __future__ import annotations``. noob then reads nothing from it, whatever `form` says.
    """

    text: str
    form: TypeForm
    postponed: bool
    place: CodeSpan | None = None


class Parameter(NamedTuple):
    """A parameter of a callable, or a field of a class that derives from a pydantic model.

    `default` is the source text of the default value, None without one or where it is not written
    as an expression. `optional_edge` tells whether noob lets an edge by keyword into it wait in
    vain: it is a union with None and its default is None; None if that cannot be told. `injected`
    is ``epoch`` or ``events`` where noob passes the value itself.
    """

    name: str
    kind: ParameterKind = ParameterKind.POSITIONAL_OR_KEYWORD
    required: bool = True
    default: str | None = None
    annotation: Annotation | None = None
    optional_edge: bool | None = False
    injected: str | None = None
    place: CodeSpan | None = None

    @property
    def by_position(self) -> bool:
        """Whether one positional argument can be passed to it."""
        kinds = (ParameterKind.POSITIONAL_ONLY, ParameterKind.POSITIONAL_OR_KEYWORD)
        return self.kind in kinds

    @property
    def by_keyword(self) -> bool:
        """Whether it can be passed by its name."""
        kinds = (ParameterKind.KEYWORD_ONLY, ParameterKind.POSITIONAL_OR_KEYWORD)
        return self.kind in kinds


class Signature(NamedTuple):
    """What a call takes, without the bound first parameter (`self`) of a method."""

    parameters: tuple[Parameter, ...]
    returns: Annotation | None = None

    def get(self, name: str) -> Parameter | None:
        """The parameter of that name, stars aside, or None."""
        return next((one for one in self.parameters if one.name == name), None)

    @property
    def takes_any_keyword(self) -> bool:
        """Whether it has ``**kwargs``."""
        return any(one.kind is ParameterKind.VAR_KEYWORD for one in self.parameters)

    @property
    def takes_any_position(self) -> bool:
        """Whether it has ``*args``."""
        return any(one.kind is ParameterKind.VAR_POSITIONAL for one in self.parameters)

    def of_kind(self, kind: ParameterKind) -> Parameter | None:
        """The parameter of a kind of which there is only one, such as ``*args``."""
        return next((one for one in self.parameters if one.kind is kind), None)

    def by_name(self, name: str) -> Parameter | None:
        """The parameter that a keyword goes to, which may be ``**kwargs``; None if there is none"""
        found = self.get(name)
        if found is not None and found.by_keyword:
            return found
        return self.of_kind(ParameterKind.VAR_KEYWORD)

    @property
    def positional(self) -> tuple[Parameter, ...]:
        """The parameters that positional arguments go to, in order, ``*args`` aside."""
        return tuple(one for one in self.parameters if one.by_position)


class Signal(NamedTuple):
    """One signal of a callable, with the annotation that noob notes for it (None: there is none).

    A callable with one signal emits what it returns as a whole, also where `form` is that of the
    one member of a tuple.
    """

    name: str
    form: TypeForm | None = None


class Signals(NamedTuple):
    """The signals that noob derives from a return annotation.

    `lost` are the names that it would have derived if the annotation were not a string at run time.
    """

    signals: tuple[Signal, ...]
    lost: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the signals, in order."""
        return tuple(one.name for one in self.signals)


class Slot(NamedTuple):
    """What noob takes for a slot: a parameter of the function, ``*args`` and ``**kwargs`` among
    them.

    For a class these are the parameters of the unbound method, without the first if that is called
    `self`. `required` is None if it cannot be told.
    """

    name: str
    required: bool | None


class Method(NamedTuple):
    """A method that noob looks for in a class; `decorated` by `process_method` or its like.

    `call` is what it takes besides `self`.
    """

    name: str
    decorated: bool
    place: CodeSpan | None = None
    call: Signature | None = None


class Found(NamedTuple):
    """What a ``type:`` names, as far as its source tells.

    `canonical` is the dotted path of its definition, `place` that of the name there (None for what
    is written in C), `label` a short description in words ("an async generator function").

    `call` is what noob calls for each epoch: the function itself, the process method of a class,
    `__call__` of an instance; None if there is none. `slots` and `signals` are derived from it.
    `is_async` and `is_generator` are about it too; for functions they follow from `kind`.

    For classes `init` is the constructor (from ``__init__``, ``__new__``, a dataclass or the fields
    of a pydantic model); `fields` are those of a pydantic model, the ones it inherits first, and
    None for other classes; `extra` is what that does with other keys (``forbid``, ``ignore``,
    ``allow``; None unknown); `abstract` are the abstract methods that keep it from being
    instantiated, and `is_protocol` tells of one that has no constructor of its own, which keeps it
    from that too; `process`, `init_method` and `deinit_method` are what noob looks for: more than
    one decorated is one too many. `enters` tells whether it has ``__enter__`` and ``__exit__``,
    None if unknown.
    """

    dotted: str
    canonical: str
    kind: Kind
    label: str
    place: CodeSpan | None = None
    call: Signature | Unknown | None = None
    slots: tuple[Slot, ...] | Unknown = ()
    signals: Signals | Unknown = Signals(())
    is_async: bool = False
    is_generator: bool = False
    init: Signature | Unknown | None = None
    fields: tuple[Parameter, ...] | Unknown | None = None
    extra: str | None = None
    abstract: tuple[str, ...] | Unknown = ()
    is_protocol: bool = False
    process: tuple[Method, ...] | Unknown = ()
    init_method: tuple[Method, ...] | Unknown = ()
    deinit_method: tuple[Method, ...] | Unknown = ()
    enters: bool | None = False


Answer = Found | Missing | Unknown


class LiteralKind(StrEnum):
    """What a literal is to somebody who iterates over it."""

    NOTHING = "nothing"
    VALUE = "value"
    """A number or a truth value, which cannot be iterated."""
    TEXT = "text"
    ITEMS = "items"
    KEYS = "keys"
    """A dictionary: its keys are what comes of it."""


class Returned(NamedTuple):
    """A literal that is returned; `length` counts the items of a tuple or list."""

    kind: LiteralKind
    length: int
    place: CodeSpan


class Mutation(NamedTuple):
    """A place where the object that a parameter holds is changed; `kinds` can be changed so."""

    parameter: str
    kinds: frozenset[str]
    place: CodeSpan


class Body(NamedTuple):
    """What the body of a function shows.

    `returns` are the literals that it returns, None if it returns anything else, or in a generator.
    `gives_nothing` tells that it has statements, and returns nothing but None. `passes` is the
    parameter that it returns as it is, in any case. `ends` tells that it is a generator that surely
    comes to an end, and `skips` that it names noob's ``NoEvent``.
    """

    returns: tuple[Returned, ...] | None = None
    gives_nothing: bool = False
    passes: str | None = None
    mutations: tuple[Mutation, ...] = ()
    ends: bool = False
    skips: bool = False
