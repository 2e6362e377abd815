"""Random tubes whose callables record their arguments, to compare with the warnings about types.

Every node has its own function, ``f1`` for node ``n1``, that returns what its annotation says.
"""

from __future__ import annotations

from random import Random
from typing import NamedTuple

HEAD = """
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, Literal, Optional
from noob import Name
from noob.node import Node

class Animal: ...
class Dog(Animal): ...

NOTES: dict[str, list[dict[str, object]]] = {}

def note(name: str, given: dict[str, object]) -> None:
    NOTES.setdefault(name, []).append(given)
"""

VALUES = {
    "int": ("1", "2", "True"),
    "float": ("1.5", "2"),
    "str": ("'a'", "'bc'"),
    "bool": ("True",),
    "bytes": ("b'x'",),
    "None": ("None",),
    "int | None": ("1", "None"),
    "Optional[str]": ("'a'", "None"),
    "int | str": ("1", "'a'"),
    "Literal['a']": ("'a'",),
    "list[int]": ("[1, 2]",),
    "list[str]": ("['a']",),
    "list": ("[1]", "['a']"),
    "tuple[int, str]": ("(1, 'a')",),
    "tuple[float, ...]": ("(1.5, 2.5)",),
    "dict[str, int]": ("{'x': 1}",),
    "set[int]": ("{1}",),
    "Path": ("Path('a')",),
    "Animal": ("Animal()", "Dog()"),
    "Dog": ("Dog()",),
    "Any": ("1", "'a'", "[1]"),
    "Sequence[int]": ("[1, 2]", "(1,)"),
    "Iterator[int]": ("iter([1])",),
    "Mapping[str, int]": ("{'x': 1}",),
    "Callable[..., int]": ("len",),
}
LISTS = ("list[int]", "list[str]", "tuple[int, str]", "tuple[float, ...]", "list", "dict[str, int]")
LITERALS = {
    "1": "int",
    "1.5": "float",
    "text": "str",
    "'1'": "str",
    "true": "bool",
    "null": "None",
    "[1, 2]": "list[int]",
    "[a, 1]": "list",
    "{x: 1}": "dict[str, int]",
}
TYPES = tuple(VALUES)


class TypedTube(NamedTuple):
    """A tube, the module that it names (``lab{seed}``), and the inputs of each epoch."""

    code: str
    yaml: str


class _Maker:
    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.module = f"lab{seed}"
        self.code = [HEAD]
        self.nodes: list[str] = []
        self.references: list[str] = ["input.given", "input.set", "assets.made", "assets.held"]
        self.count = 0

    def _function(self, parameters: list[str], returns: str, value: str, *, many: bool) -> str:
        self.count += 1
        name = f"f{self.count}"
        noted = ", ".join(f"'{one}': {one}" for one in (one.split(":")[0] for one in parameters))
        lines = [f"def {name}({', '.join(parameters)}) -> {returns}:"]
        lines += [f"    note('{name}', {{{noted}}})"]
        if many:
            lines += ["    while True:", f"        yield {value}"]
        else:
            lines += [f"    return {value}"]
        self.code += ["\n".join(lines)]
        return f"n{self.count}"

    def _value(self, kind: str) -> str:
        return self.random.choice(VALUES[kind])

    def _returns(self, kinds: tuple[str, ...] = TYPES) -> tuple[str, str, list[str]]:
        """An annotation, a value of it, and the names of the signals."""
        first, second = self.random.choice(kinds), self.random.choice(TYPES)
        shape = self.random.randrange(4)
        if shape == 0:
            return f"Annotated[{first}, Name('s')]", self._value(first), ["s"]
        if shape == 1:
            pair = f"tuple[Annotated[{first}, Name('s')], Annotated[{second}, Name('t')]]"
            return pair, f"({self._value(first)}, {self._value(second)})", ["s", "t"]
        return first, self._value(first), ["value"]

    def source(self) -> None:
        returns, value, signals = self._returns()
        if self.random.random() < 0.4:
            name = self._function([], f"Generator[{returns}, None, None]", value, many=True)
        else:
            name = self._function([], returns, value, many=False)
        self._node(name, f"type: {self.module}.{name.replace('n', 'f')}", signals)

    def step(self) -> None:
        """A node that depends on others, and has parameters."""
        kinds = [self.random.choice(TYPES) for _ in "abcd"]
        names = [f"{name}: {kind}" for name, kind in zip("abcd", kinds, strict=True)]
        returns, value, signals = self._returns()
        name = self._function(names, returns, value, many=False)
        picked = [self.random.choice(self.references) for _ in "abc"]
        depends = [picked[0], f"b: {picked[1]}", f"c: {picked[2]}"]
        param = self.random.choice([*LITERALS, "input.set"])
        body = f"type: {self.module}.{name.replace('n', 'f')}, depends: [{', '.join(depends)}]"
        self._node(name, f"{body}, params: {{d: {param}}}", signals)

    def special(self) -> None:
        """A list that is mapped, a node for each item, and a gather of what that emits."""
        kind = self.random.choice(LISTS)
        source = self._function([], kind, self._value(kind), many=False)
        self._node(source, f"type: {self.module}.{source.replace('n', 'f')}", ["value"])
        self.nodes += [f"m{self.count}: {{type: map, depends: [{source}.value]}}"]
        mapped = f"m{self.count}"
        wanted, gives = self.random.choice(TYPES), self.random.choice(TYPES)
        each = self._function([f"a: {wanted}"], gives, self._value(gives), many=False)
        kind = f"type: {self.module}.{each.replace('n', 'f')}"
        self.nodes += [f"{each}: {{{kind}, depends: [{mapped}.value]}}"]
        self.nodes += [f"g{each}: {{type: gather, depends: [value: {each}.value, n: {mapped}.n]}}"]
        self.references += [f"g{each}.value"]

    def _node(self, name: str, body: str, signals: list[str]) -> None:
        self.nodes += [f"{name}: {{{body}}}"]
        self.references += [f"{name}.{signal}" for signal in signals]

    def make(self) -> TypedTube:
        literal = self.random.choice([*LITERALS])
        kinds = [kind for kind in TYPES if "None" not in VALUES[kind]]  # noob passes no such asset
        made, held = self.random.choice(kinds), self.random.choice(kinds)
        self.code += [f"def made() -> {made}:\n    return {self._value(made)}"]
        held = f"@contextmanager\ndef held() -> Iterator[{held}]:\n    yield {self._value(held)}"
        self.code += [held]
        for make in (self.source, self.source, self.special, self.step, self.step, self.step):
            make()
        declared = self.random.choice([LITERALS[literal], "any"])
        lines = [
            *(f"noob_id: typed-{self.module}", "noob_model: noob.tube.TubeSpecification"),
            *("noob_version: 1003.0.2", "input:"),
            "  given: {type: int, scope: process}",
            f"  set: {{type: '{declared}', default: {literal}}}",
            "assets:",
            f"  made: {{type: {self.module}.made, scope: runner}}",
            f"  held: {{type: {self.module}.held, scope: process}}",
            "nodes:",
            *(f"  {node}" for node in self.nodes),
        ]
        return TypedTube("\n\n".join(self.code) + "\n", "\n".join(lines) + "\n")


def make_typed(seed: int) -> TypedTube:
    """The tube of a seed."""
    return _Maker(seed).make()


RUNNER = """
import importlib, inspect, json, signal, sys
request = json.load(sys.stdin)
sys.path.insert(0, request["folder"])
sys.path += [request["site"]]
from noob import SynchronousRunner, Tube
from noob.tube import TubeSpecification
from typeguard import CollectionCheckStrategy, TypeCheckError, check_type

def fits(value, kind):
    if kind is inspect.Parameter.empty:
        return True
    try:
        check_type(value, kind, collection_check_strategy=CollectionCheckStrategy.ALL_ITEMS)
    except TypeCheckError:
        return False
    return True

def late(*_):
    raise TimeoutError

def run(name):
    module = importlib.import_module(name)
    signal.signal(signal.SIGPROF, late)
    signal.setitimer(signal.ITIMER_PROF, 5)  # in a loop without end, not waiting
    error = None
    try:
        spec = TubeSpecification.from_yaml(f"{request['folder']}/{name}.yaml")
        runner = SynchronousRunner(Tube.from_specification(spec))
        with runner:
            for _ in range(3):
                runner.process(given=1)
    except Exception as found:
        error = f"{type(found).__name__}: {found}"
    signal.setitimer(signal.ITIMER_PROF, 0)
    answers = {}
    for function, notes in module.NOTES.items():
        parameters = inspect.signature(vars(module)[function]).parameters
        for note in notes:
            for key, value in note.items():
                answer = fits(value, parameters[key].annotation)
                answers.setdefault(f"{function}.{key}", []).append(answer)
    return error, answers

answers = {name: run(name) for name in request["names"]}
with open(sys.argv[1], "w") as file:
    json.dump(answers, file)
"""
