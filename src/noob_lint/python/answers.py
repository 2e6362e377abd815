"""What the source of a ``type:`` tells: the answers of `code.Code`.

Every answer is one of three: `Found`, `Missing` (noob fails, and why), `Unknown` (it cannot be
told, and why). Parts of a `Found` can be `Unknown` too, so that a class whose
constructor cannot be read still has its signals. Places are zero-based, in code points.

The semantics are those of noob 1003.0.2: ``noob.node.base``, ``noob.edge`` and ``noob.asset``.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property

from noob_lint.diagnostics.source import Source, Span
from noob_lint.python.models import Enumeration, Model
from noob_lint.support.values import NamedTuple


class CodeSpan(NamedTuple):
    """A span of a Python file; a finding can point at it like at a place in a tube."""

    source: Source
    span: Span

    @property
    def path(self) -> str:
        """The path of the file."""
        return self.source.path


class Unknown(NamedTuple):
    """It is unknown. Nothing is reported but, on request, the reason.

    `reason` completes the sentence "`dotted` could not be read: ...". `made_up` is set for a name
    that does not exist, but whose module returns a placeholder for any name.
    """

    dotted: str
    reason: str
    place: CodeSpan | None = None
    made_up: Missing | None = None


class Lack(StrEnum):
    """What kind of thing is missing."""

    MODULE = "module"
    """There is no such module."""
    ATTRIBUTE = "attribute"
    """The module exists, but has no such name."""
    MEMBER = "member"
    """A member of a class: noob imports everything before the last dot as a module."""


class Missing(NamedTuple):
    """noob cannot resolve the path: `name`, a part of `dotted`, does not exist.

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
    """What a ``type:`` names, in the order in which noob distinguishes them."""

    NODE_CLASS = "node-class"
    """A class that derives from noob's `Node`."""
    ASSET_CLASS = "asset-class"
    """A class that derives from noob's `Asset`; as a node it is like any other class."""
    CLASS = "class"
    """Any other class."""
    GENERATOR = "generator"
    """A generator function."""
    ASYNC_GENERATOR = "async-generator"
    """An asynchronous generator function, which a node cannot be."""
    ASYNC_FUNCTION = "async-function"
    """A coroutine function."""
    CONTEXT_MANAGER = "context-manager"
    """A function made by `contextlib.contextmanager`, which noob enters for assets."""
    ASYNC_CONTEXT_MANAGER = "async-context-manager"
    """A function made by `contextlib.asynccontextmanager`, which noob never enters."""
    FUNCTION = "function"
    """Any other function, including those written in C."""
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
    """A type expression after evaluation, with names resolved.

    `name` is one of

    - the dotted path of a class where it is defined (``builtins.int``, ``pathlib.Path``,
      ``collections.abc.Generator``; those of `typing` that stand for a class count as that class),
      with `arguments` when it is parametrised (``...`` is the form ``...``);
    - ``None``; ``typing.Any``; ``typing.Union`` (two members or more, flat); ``typing.Literal``
      with `values`; ``typing.Annotated`` with one argument and `names`; another special form of
      `typing`, such as ``typing.Callable`` or ``typing.Self``;
    - ``typing.TypeVar``, ``typing.NewType`` and ``typing.TypeAliasType``, with their bound, base or
      value as the argument where it is known; the value of the first is its name where it is used;
    - ``typing.Foreign`` for something of a library that has nothing of noob's, and that cannot be
      read: it may be any type, but holds none of noob's names;
    - "" for what is unknown.

    `names` are those that noob reads from ``Name("...")`` in the metadata of `Annotated`, or None
    if the metadata cannot be read; `limits` are the arguments of pydantic's ``Field`` there that
    decide what is accepted, None if something else may. `quoted` says that it stands in quotes,
    so that at run time there is only a string.
    """

    name: str
    arguments: tuple[TypeForm, ...] = ()
    values: tuple[object, ...] = ()
    names: tuple[str, ...] | None = ()
    quoted: bool = False
    limits: tuple[tuple[str, object], ...] | None = ()


NOTHING_KNOWN = TypeForm("")
"""The type form of what is unknown."""


FOREIGN = TypeForm("typing.Foreign")
"""The type form of what is in a library that cannot be read, and has none of noob's names."""


class Lineage(NamedTuple):
    """What decides which objects are instances of a class.

    `classes` are the dotted paths of the class and its bases, in method resolution order, as a
    `TypeForm` has them. `is_open` says that objects of other classes may count as instances too:
    protocols, abstract base classes (others can be registered) and metaclasses. `is_final` tells
    that it can have no subclass.
    """

    classes: tuple[str, ...]
    is_open: bool = False
    is_final: bool = False


class Annotation(NamedTuple):
    """An annotation as it is written, and the type form that it evaluates to.

    `postponed` says that at run time it is a string as a whole: it is quoted, or its module has
    ``from __future__ import annotations``. noob then reads nothing from it, whatever `form` says.
    """

    text: str
    form: TypeForm
    postponed: bool
    place: CodeSpan | None = None


class Parameter(NamedTuple):
    """A parameter of a callable, or a field of a class that derives from a pydantic model.

    A field is called by the key that pydantic asks for; `keys` are others that it takes, too, and
    `attribute` is the name of the field where that is not a key.
    `default` is the source of the default value, None without one or where it is not written as an
    expression. `optional_edge` says whether noob never waits for an edge by keyword into it: its
    type is a union with None and its default is None; None if unknown. `injected` is
    ``epoch`` or ``events`` where noob passes the value itself; `may_be_injected` says that it may
    do so, since the annotation cannot be followed.
    """

    name: str
    kind: ParameterKind = ParameterKind.POSITIONAL_OR_KEYWORD
    required: bool = True
    default: str | None = None
    annotation: Annotation | None = None
    optional_edge: bool | None = False
    injected: str | None = None
    place: CodeSpan | None = None
    may_be_injected: bool = False
    keys: tuple[str, ...] = ()
    attribute: str = ""

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


class _Signature(NamedTuple):
    parameters: tuple[Parameter, ...]
    returns: Annotation | None = None


class Signature(_Signature):
    """The parameters of a call, without the bound first one (`self`) of a method."""

    def get(self, name: str) -> Parameter | None:
        """The parameter that takes that name, stars aside, or None."""
        return self._named.get(name)

    @cached_property
    def _named(self) -> dict[str, Parameter]:
        """The parameters by their names, and by their keys if nothing has those names."""
        parameters = self.parameters[::-1]
        keys = {key: one for one in parameters for key in one.keys}
        return keys | {one.name: one for one in parameters}

    @property
    def takes_any_keyword(self) -> bool:
        """Whether it has ``**kwargs``."""
        return any(one.kind is ParameterKind.VAR_KEYWORD for one in self.parameters)

    @property
    def takes_any_position(self) -> bool:
        """Whether it has ``*args``."""
        return any(one.kind is ParameterKind.VAR_POSITIONAL for one in self.parameters)

    def of_kind(self, kind: ParameterKind) -> Parameter | None:
        """The parameter of a kind that occurs at most once, such as ``*args``."""
        return next((one for one in self.parameters if one.kind is kind), None)

    def by_name(self, name: str) -> Parameter | None:
        """The parameter that a keyword goes to, perhaps ``**kwargs``; None if none takes it."""
        found = self.get(name)
        if found is not None and found.by_keyword:
            return found
        return self.of_kind(ParameterKind.VAR_KEYWORD)

    @property
    def positional(self) -> tuple[Parameter, ...]:
        """The parameters that positional arguments go to, in order, except ``*args``."""
        return tuple(one for one in self.parameters if one.by_position)


class Signal(NamedTuple):
    """One signal of a callable, with the type that noob records for it (None: no annotation).

    A callable with one signal emits what it returns as a whole, even where `form` is that of the
    only member of a tuple.
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
    """What noob treats as a slot: a parameter of the function, including ``*args``, ``**kwargs``.

    For a class these are the parameters of the unbound method, without the first if that is called
    `self`. `required` is None if unknown.
    """

    name: str
    required: bool | None


class Method(NamedTuple):
    """A method that noob looks for in a class; `decorated` by `process_method` or the like.

    `call` is its signature without `self`.
    """

    name: str
    decorated: bool
    place: CodeSpan | None = None
    call: Signature | None = None


class Found(NamedTuple):
    """What a ``type:`` names, as far as the source tells.

    `canonical` is the dotted path of its definition, `place` that of the name there (None for what
    is written in C), `label` a short description in words ("an async generator function").

    `call` is what noob calls in each epoch: the function itself, the process method of a class,
    `__call__` of an instance; None if there is none. `slots` and `signals` are derived from it.
    `shown` is what `inspect.signature` reports where that is not what a call has to fit: the
    parameters of a wrapped function, whose wrapper takes others.
    `is_async` and `is_generator` are about it too; for functions they follow from `kind`.
    `is_unsigned` says that Python itself does not know its parameters, so that noob fails.

    For classes:

    - `init` is the constructor (from ``__init__``, ``__new__``, a dataclass or the fields of a
      pydantic model).
    - `fields` are those of a pydantic model, inherited ones first; None for other classes. `model`
      is what else decides what it takes; None if unknown.
    - `enumeration` are the members of one; None if they are not known.
    - `abstract` are the abstract methods that prevent it from being instantiated; `is_protocol`
      tells that it is a protocol without a constructor of its own, which prevents that too.
    - `process`, `init_method` and `deinit_method` are the methods that noob looks for; more than
      one decorated one is an error.
    - `enters` says whether it has ``__enter__`` and ``__exit__``; None if unknown.
    """

    dotted: str
    canonical: str
    kind: Kind
    label: str
    place: CodeSpan | None = None
    call: Signature | Unknown | None = None
    shown: Signature | None = None
    slots: tuple[Slot, ...] | Unknown = ()
    signals: Signals | Unknown = Signals(())
    is_async: bool = False
    is_generator: bool = False
    is_unsigned: bool = False
    init: Signature | Unknown | None = None
    fields: tuple[Parameter, ...] | Unknown | None = None
    model: Model | None = None
    enumeration: Enumeration | None = None
    abstract: tuple[str, ...] | Unknown = ()
    is_protocol: bool = False
    process: tuple[Method, ...] | Unknown = ()
    init_method: tuple[Method, ...] | Unknown = ()
    deinit_method: tuple[Method, ...] | Unknown = ()
    enters: bool | None = False


Answer = Found | Missing | Unknown


class Broken(NamedTuple):
    """A module that cannot be imported.

    `module` is the one in which the import fails, which may be one that it imports; `reason` says
    why, as in "name 'np' is not defined", and `place` is what fails.
    """

    module: str
    reason: str
    place: CodeSpan | None = None
