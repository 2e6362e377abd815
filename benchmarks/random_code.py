"""Random callables of every kind that a tube can name, all of them total.

None of them raises by itself, whatever its arguments: if a tube that names them fails, the cause is
noob or the call. They never return anything empty either: nothing behind a map of that would run,
and noob-lint assumes that every function returns something.
"""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from benchmarks.random_head import HEAD
from benchmarks.random_models import random_model
from benchmarks.random_returns import RETURNS, Returns


class Parameter(NamedTuple):
    """A parameter, as far as tubes need to know it.

    `kind` is ``/`` by position only, ``=`` either, ``!`` by name only, ``*`` or ``**``.
    """

    name: str
    kind: str
    required: bool
    injected: bool = False


class Made(NamedTuple):
    """A callable: what its ``process`` takes, what its constructor takes, and what it emits.

    `kind` is ``function``, ``class``, ``generator`` or ``asset``: the first binds the parameters of
    a node to what ``process`` takes, the others to the constructor.
    """

    name: str
    kind: str
    takes: tuple[Parameter, ...]
    constructor: tuple[Parameter, ...]
    signals: tuple[str, ...]


_ANNOTATIONS = ("", "int", "Any", "list[int]", "'int'", "T", "Optional[int]")
_DEFAULTS = (": int | None = None", ": Optional[int] = None", "=1", ": int = 1", "=None")
_INJECTED = (": Epoch", ": EventMap", ": Epoch = None", ": 'Epoch' = None", ": Epoch | None = None")


class CodeMaker:
    """Makes the callables of one module."""

    def __init__(self, random: Random, *, postponed: bool) -> None:
        self._random = random
        self._postponed = postponed
        self._count = 0
        self.code = ["from __future__ import annotations\n"] if postponed else []
        self.code.append(HEAD)

    def node(self) -> Made:
        """Something for a node."""
        makers = (
            *(self._function, self._function, self._function, self._decorated, self._class),
            *(self._class, self._class, self._generator, self._generator, self._node_class),
            *(self._node_class, self._object, self._partial, self._lambda, self._odd),
            *(self._model, self._model),
        )
        return self._random.choice(makers)()

    def asset(self) -> Made:
        """Something for an asset."""
        makers = (self._asset_function, self._asset_class, self._plain_class, self._manager)
        return self._random.choice(makers)()

    def _name(self) -> str:
        self._count += 1
        return f"{'late' if self._postponed else 'now'}_{self._count}"

    def _chance(self, probability: float) -> bool:
        return self._random.random() < probability

    def _returns(self) -> Returns:
        returns = self._random.choice(RETURNS)
        if self._postponed and returns.annotation:
            return returns._replace(signals=("value",))
        return returns

    def _parameters(
        self, most: int = 4, *, constructor: bool = False
    ) -> tuple[str, tuple[Parameter, ...]]:
        """The text of a list of parameters, and what they are."""
        texts, found, default = [], [], False
        count = self._random.randrange(most)
        probability = 0.03 if constructor else 0.25
        positional = self._random.randrange(count + 1) if self._chance(probability) else 0
        for index in range(count):
            name = "abcd"[index]
            default = default or self._chance(0.3)
            kind = "/" if index < positional else "="
            text, injected = self._parameter(default, injectable=not constructor)
            texts.append(name + text)
            found.append(Parameter(name, kind, not default and not injected, injected))
            default = default or "=" in text
            if index + 1 == positional:
                texts.append("/")
        return self._more(texts, found)

    def _parameter(self, default: bool, *, injectable: bool) -> tuple[str, bool]:
        if injectable and self._chance(0.06):
            choices = [one for one in _INJECTED if not default or "=" in one]
            text = self._random.choice(choices)
            return text, text == ": Epoch" or "EventMap" in text
        if default:
            return self._random.choice(_DEFAULTS), False
        annotation = self._random.choice(_ANNOTATIONS)
        return f": {annotation}" if annotation else "", False

    def _more(self, texts: list[str], found: list[Parameter]) -> tuple[str, tuple[Parameter, ...]]:
        rest, named = self._chance(0.15), self._chance(0.25)
        if rest:
            texts.append("*rest")
            found.append(Parameter("rest", "*", False))
        if named:
            texts += [] if rest else ["*"]
            default = self._chance(0.5)
            texts.append(f"k{self._random.choice(_DEFAULTS) if default else ''}")
            found.append(Parameter("k", "!", not default))
        if self._chance(0.15):
            texts.append(self._random.choice(("**more", "**more: int")))
            found.append(Parameter("more", "**", False))
        return ", ".join(texts), tuple(found)

    def _def(self, name: str, text: str, returns: Returns, *, extra: str = "def") -> str:
        arrow = f" -> {returns.annotation}" if returns.annotation else ""
        return f"{extra} {name}({text}){arrow}:\n    return {returns.value}\n"

    def _function(self) -> Made:
        name, returns = self._name(), self._returns()
        text, takes = self._parameters()
        word = "async def" if self._chance(0.12) else "def"
        self.code.append(self._def(name, text, returns, extra=word))
        return Made(name, "function", takes, (), returns.signals)

    def _decorated(self) -> Made:
        made = self._function()
        decorators = ("same", "plain", "wrapped", "marked()", "replaced", "Held", "functools.cache")
        chosen = [self._random.choice(decorators) for _ in range(self._random.choice((1, 1, 2)))]
        if "functools.cache" in chosen:  # which cannot hash everything
            chosen = ["wrapped"]
        self.code[-1] = "".join(f"@{one}\n" for one in chosen) + self.code[-1]
        hides = {"plain", "Held"}.intersection(chosen)
        return made._replace(signals=("value",)) if hides else made

    def _lambda(self) -> Made:
        name = self._name()
        body, takes = self._random.choice(
            (
                ("lambda: 1", ()),
                ("lambda a: [1, 2]", (Parameter("a", "=", True),)),
                ("lambda a, b=1: a", (Parameter("a", "=", True), Parameter("b", "=", False))),
                ("lambda *rest, **more: [rest, more]", (Parameter("rest", "*", False),)),
            )
        )
        self.code.append(f"{name} = {body}\n")
        return Made(name, "function", takes, (), ("value",))

    def _partial(self) -> Made:
        made, name = self._function(), self._name()
        first = next(iter(made.takes), None)
        bound, left = "", made.takes
        if first is not None and first.kind in "/=":
            chosen = self._random.choice((", 1", ", *[1]", f", {first.name}=1"))
            bound = ", 1" if first.kind == "/" and "=" in chosen else chosen
            left = made.takes[1:]
            if "=" in bound:  # what follows can be given by name only
                left = tuple(one._replace(kind="!") if one.kind == "=" else one for one in left)
        self.code.append(f"{name} = functools.partial({made.name}{bound})\n")
        return made._replace(name=name, takes=left)

    def _object(self) -> Made:
        name, returns = self._name(), self._returns()
        text, takes = self._parameters()
        word = "async def" if self._chance(0.1) else "def"
        body = self._def("__call__", f"self, {text}".rstrip(", "), returns, extra=word)
        self.code.append(f"class {name}_kind:\n{_indented(body)}\n{name} = {name}_kind()\n")
        return Made(name, "function", takes, (), returns.signals)

    def _odd(self) -> Made:
        """Builtins, bound methods, aliases, overloads, and what cannot be a node."""
        name, one = self._name(), (Parameter("value", "/", True),)
        text, takes = self._random.choice(
            (
                (f"{name} = repr\n", one),
                (f"{name} = print\n", (Parameter("rest", "*", False),)),
                (f"{name} = id\n", one),
                (f"{name} = [].append\n", one),
                (f"{name} = 3\n", ()),
                (f"async def {name}():\n    yield 1\n", ()),
                (f"class {name}_k:\n    def go(self, a): ...\n{name} = {name}_k().go\n", one),
                (
                    f"class {name}_k:\n    @classmethod\n    def go(cls, a): ...\n"
                    f"{name} = {name}_k.go\n",
                    one,
                ),
                (f"@functools.singledispatch\ndef {name}(a):\n    return 1\n", one),
                (
                    f"@typing.overload\ndef {name}(a: int): ...\n"
                    f"@typing.overload\ndef {name}(a: str): ...\n"
                    f"def {name}(a, b=1):\n    return a\n",
                    one,
                ),
                (
                    f"try:\n    from nowhere_at_all import {name}\nexcept ImportError:\n"
                    f"    def {name}(a):\n        return a\n",
                    one,
                ),
                (
                    f"if typing.TYPE_CHECKING:\n    def {name}(): ...\nelse:\n"
                    f"    def {name}(a):\n        return a\n",
                    one,
                ),
            )
        )
        self.code.append(text)
        return Made(name, "function", takes, (), ("value",))

    def _generator(self) -> Made:
        name, returns = self._name(), self._returns()
        text, takes = self._parameters(3, constructor=not self._chance(0.1))
        form = self._random.choice(("Generator[{}, None, None]", "Iterator[{}]", "{}", ""))
        annotation = form.format(returns.annotation) if returns.annotation else ""
        quoted = returns.annotation.startswith('"')
        arrow = f" -> {annotation}" if annotation and not quoted else ""
        body = self._random.choice(("while True:\n        yield {0}", "yield {0}\n    yield {0}"))
        if len(returns.signals) > 1:  # noob never sees the end of those
            body = "while True:\n        yield {0}"
        known = arrow and not annotation.startswith("Iterator")
        self.code.append(f"def {name}({text}){arrow}:\n    {body.format(returns.value)}\n")
        return Made(name, "generator", (), takes, returns.signals if known else ("value",))

    def _constructor(self) -> tuple[str, tuple[Parameter, ...]]:
        text, takes = self._parameters(3, constructor=True)
        if self._chance(0.4):
            return "", ()
        method = self._random.choice(("__init__", "__init__", "__init__", "__new__"))
        first, body = (
            ("self", "pass") if method == "__init__" else ("cls", "return super().__new__(cls)")
        )
        listed = ", ".join(filter(None, (first, text)))
        return f"def {method}({listed}):\n    {body}\n", takes

    def _process(self, name: str = "process") -> tuple[str, tuple[Parameter, ...], tuple[str, ...]]:
        returns = self._returns()
        text, takes = self._parameters()
        shape = self._random.randrange(12)
        if shape == 0 and name == "process":
            body = "@staticmethod\n" + self._def(name, text, returns)
        elif shape == 1:
            body = self._def(name, f"self, {text}".rstrip(", "), returns, extra="async def")
        elif shape == 2:
            body = f"def {name}(self):\n    while True:\n        yield 1\n"
            return body, (), ("value",)
        else:
            body = self._def(name, f"self, {text}".rstrip(", "), returns)
        return body, takes, returns.signals

    def _class(self) -> Made:
        name = self._name()
        head, bases, constructor = "", "", self._constructor()
        if self._chance(0.25):
            head, constructor = self._dataclass()
        name_of_process = self._random.choice(("process", "process", "go"))
        body, takes, signals = self._process(name_of_process)
        if name_of_process == "go" or self._chance(0.1):
            body = "@process_method\n" + body
        parts = [constructor[0], body, *self._life()]
        if self._chance(0.2):
            self.code.append(f"class {name}_base:\n" + "".join(map(_indented, parts)))
            bases, parts = f"({name}_base)", ["pass\n"]
        elif self._chance(0.2):
            bases = self._random.choice(("(abc.ABC)", "(typing.Generic[T])", "(typing.Protocol)"))
        self.code.append(f"{head}class {name}{bases}:\n" + "".join(map(_indented, parts)))
        return Made(name, "class", takes, constructor[1], signals)

    def _dataclass(self) -> tuple[str, tuple[str, tuple[Parameter, ...]]]:
        options = self._random.choice(("", "()", "(frozen=True)", "(kw_only=True)", "(slots=True)"))
        fields = (
            *(("a: int", True), ("b: list = field(default_factory=list)", False)),
            *(("c: ClassVar[int] = 1", None), ("d: InitVar[int] = 1", False)),
            *(
                ("e: int = field(init=False, default=1)", None),
                ("f: int = field(kw_only=True)", True),
            ),
        )
        chosen = [one for one in fields if self._chance(0.4)]
        found = [Parameter(text[0], "=", bool(need)) for text, need in chosen if need is not None]
        body = "".join(f"{text}\n" for text, _ in chosen)
        return f"@dataclass{options}\n", (body, tuple(found))

    def _life(self) -> list[str]:
        methods = (
            *("def init(self):\n    pass\n", "def deinit(self, a=1):\n    pass\n"),
            *(
                "@init_method\ndef up(self):\n    pass\n",
                "@deinit_method\ndef down(self):\n    pass\n",
            ),
            *("def init(self, a):\n    pass\n", "@process_method\ndef second(self):\n    pass\n"),
            *("async def init(self):\n    pass\n", "@property\ndef ready(self):\n    return 1\n"),
        )
        return [self._random.choice(methods)] if self._chance(0.3) else []

    def _node_class(self) -> Made:
        name = self._name()
        fields = (("a: Any", True), ("b: Any = 1", False), ("c: list = []", False))
        chosen = [one for one in fields if self._chance(0.35)]
        body, takes, signals = self._process()
        texts = [f"{text}\n" for text, _ in chosen]
        texts += ["def init(self):\n    pass\n"] if self._chance(0.2) else []
        texts += ["stateful: bool = False\n"] if self._chance(0.1) else []
        found = tuple(Parameter(text[0], "=", need) for text, need in chosen)
        self.code.append(f"class {name}(Node):\n" + "".join(map(_indented, [*texts, body])))
        return Made(name, "class", takes, found, signals)

    def _model(self) -> Made:
        name, model = self._name(), random_model(self._random)
        body, takes, signals = self._process(self._random.choice(("process", "go")))
        marked = "@process_method\n" if "def go" in body or self._chance(0.2) else ""
        text = "".join(map(_indented, [*model.parts, marked + body]))
        base = "BaseModel"
        if self._chance(0.2):
            base = f"{name}_base"
            self.code.append(f"class {base}(BaseModel):\n    z: Any = 1\n")
        elif self._chance(0.15):
            base = "Node"
        keywords = "" if base == "Node" else model.keywords
        self.code.append(f"class {name}({base}{keywords}):\n{text}")
        given = [one for one in model.fields if one.required or self._chance(0.5)]
        found = tuple(Parameter(one.key, "!", one.required) for one in given)
        return Made(name, "class", takes, found, signals)

    def _asset_function(self) -> Made:
        name, returns = self._name(), self._returns()
        text, takes = self._parameters(3, constructor=True)
        word = "async def" if self._chance(0.05) else "def"
        self.code.append(self._def(name, text, returns, extra=word))
        return Made(name, "asset", (), takes, ())

    def _plain_class(self) -> Made:
        name = self._name()
        text, takes = self._constructor()
        self.code.append(f"class {name}:\n{_indented(text or 'pass')}\n")
        return Made(name, "asset", (), takes, ())

    def _asset_class(self) -> Made:
        name = self._name()
        self.code.append(
            f"class {name}(Asset):\n    size: Any = 1\n"
            "    def init(self):\n        self.obj = [1]\n"
        )
        return Made(name, "asset", (), (Parameter("size", "=", False),), ())

    def _manager(self) -> Made:
        name = self._name()
        text, takes = self._parameters(3, constructor=True)
        self.code.append(f"@contextmanager\ndef {name}({text}) -> Iterator[int]:\n    yield [1]\n")
        return Made(name, "asset", (), takes, ())


def _indented(text: str) -> str:
    return "".join(f"    {line}\n" for line in text.splitlines())
