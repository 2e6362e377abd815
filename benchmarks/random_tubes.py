"""Random tubes over random callables, most of them valid, the others with one mistake."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from benchmarks.random_code import CodeMaker, Made, Parameter

_LITERALS = ("1", "text", "[1, 2]", "{x: 1}", "null", "true", "1.5")


class RandomTube(NamedTuple):
    """A tube with the modules that it names: ``lab_{seed}`` and ``late_{seed}``."""

    seed: int
    yaml: str
    modules: dict[str, str]


class _Node(NamedTuple):
    name: str
    type: str
    positional: list[str]
    named: dict[str, str]
    params: dict[str, str]
    more: list[str]

    def text(self, random: Random) -> str:
        items = [*self.positional, *(f"{{{key}: {ref}}}" for key, ref in self.named.items())]
        parts = [f"type: {self.type}", *self.more]
        if len(items) == 1 and self.positional and random.random() < 0.4:
            parts.append(f"depends: {items[0]}")
        elif items:
            parts.append(f"depends: [{', '.join(items)}]")
        if self.params:
            listed = ", ".join(f"{key}: {value}" for key, value in self.params.items())
            parts.append(f"params: {{{listed}}}")
        return f"{self.name}: {{{', '.join(parts)}}}"


class _TubeMaker:
    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.random = Random(seed)
        self.makers = {
            f"lab_{seed}": CodeMaker(self.random, postponed=False),
            f"late_{seed}": CodeMaker(self.random, postponed=True),
        }
        self.inputs: list[str] = []
        self.assets: list[str] = []
        self.nodes: list[_Node] = []
        self.references: list[str] = []
        self.values = [*_LITERALS]
        self.maps: list[str] = []

    def _chance(self, probability: float) -> bool:
        return self.random.random() < probability

    def _callable(self, *, asset: bool = False) -> Made:
        module = self.random.choices([*self.makers], (5, 1))[0]
        maker = self.makers[module]
        made = maker.asset() if asset else maker.node()
        return made._replace(name=f"{module}.{made.name}")

    def _reference(self) -> str:
        if not self.references:
            return "input.given"
        return self.random.choice(self.references[-6:] if self._chance(0.5) else self.references)

    def _input(self, number: int) -> None:
        scope = self.random.choice(("tube", "process"))
        more = self.random.choice(("", ", default: 1", ", default: [1, 2]", ", required: false"))
        name = f"i{number}"
        self.inputs.append(f"{name}: {{type: any, scope: {scope}{more}}}")
        self.references.append(f"input.{name}")
        if scope == "tube":
            self.values.append(f"input.{name}")

    def _asset(self, number: int) -> None:
        made, scope = self._callable(asset=True), self.random.choice(("runner", "process", "node"))
        parts = [f"type: {made.name}", f"scope: {scope}"]
        params = self._params(made.constructor)
        if params and self._chance(0.2):
            parts.append(f"params: [{', '.join(params.values())}]")
        elif params:
            listed = ", ".join(f"{key}: {value}" for key, value in params.items())
            parts.append(f"params: {{{listed}}}")
        self.assets.append(f"a{number}: {{{', '.join(parts)}}}")
        self.references.append(f"assets.a{number}")

    def _params(self, takes: tuple[Parameter, ...]) -> dict[str, str]:
        wanted = [one for one in takes if one.kind in "=!" and (one.required or self._chance(0.3))]
        found = {one.name: self.random.choice(self.values) for one in wanted}
        if any(one.kind == "**" for one in takes) and self._chance(0.3):
            found["extra"] = self.random.choice(self.values)
        return found

    def _python(self) -> None:
        made = self._callable()
        positional, named = self._depends(made.takes)
        params = self._params(made.constructor)
        if made.kind == "function":
            free = [one for one in made.takes if one.kind in "=!" and one.name in named]
            moved = [one.name for one in free if self._chance(0.2)]
            params = {name: self.random.choice(self.values) for name in moved}
            named = {key: ref for key, ref in named.items() if key not in params}
        more = [text for text in ("stateful: true",) if self._chance(0.03)]
        if self._chance(0.06):
            given = [one for one in self.values if one.startswith("input.")]
            more.append(f"enabled: {self.random.choice(('false', 'true', *given))}")
        name = f"n{len(self.nodes)}"
        self.nodes.append(_Node(name, made.name, positional, named, params, more))
        self.references += [f"{name}.{signal}" for signal in made.signals]

    def _depends(self, takes: tuple[Parameter, ...]) -> tuple[list[str], dict[str, str]]:
        positional: list[str] = []
        named: dict[str, str] = {}
        by_position = True
        for one in takes:
            wanted = one.required or self._chance(0.3)
            if one.injected or not wanted:
                by_position = by_position and one.kind == "*"
            elif one.kind == "**":
                named["extra"] = self._reference()
            elif one.kind == "*":
                positional += [self._reference()] if by_position else []
            elif by_position and (one.kind == "/" or (one.kind == "=" and self._chance(0.5))):
                positional.append(self._reference())
            else:
                by_position = False
                named[one.name] = self._reference()
        return positional, named

    def _special(self) -> None:
        name = f"n{len(self.nodes)}"
        kind = self.random.choice(("map", "map", "gather", "gather", "tube", "return"))
        if kind == "map":
            self._add(name, "map", [self._reference()], {}, {})
            self.references += [f"{name}.value"] * 3
            self.maps.append(name)
        elif kind == "gather" and self.maps and self._chance(0.7):
            named = {"value": self._reference(), "n": f"{self.random.choice(self.maps)}.n"}
            self._add(name, "gather", [], named, {})
            self.references.append(f"{name}.value")
        elif kind == "gather":
            number = self.random.choice(("1", "2", "3"))
            self._add(name, "gather", [self._reference()], {}, {"n": number})
            self.references.append(f"{name}.value")
        elif kind == "tube":
            self._inline(name)
        elif not any(node.type == "return" for node in self.nodes):
            many = [self._reference() for _ in range(self.random.choice((1, 1, 2)))]
            named = {f"r{number}": ref for number, ref in enumerate(many)}
            self._add(name, "return", *(([], named) if self._chance(0.5) else (many, {})), {})

    def _gather_first(self) -> None:
        """Most of the tube is behind a gather of a fixed number."""
        self._python()
        own = [one for one in self.references if one.startswith("n0.")]
        if own:
            source, number = self.random.choice(own), self.random.choice(("2", "3"))
            self._add("n1", "gather", [source], {}, {"n": number})
            self.references += ["n1.value"] * 4

    def _inline(self, name: str) -> None:
        made = self._callable()
        needed = [one.name for one in made.takes if one.kind in "=!" and one.required]
        inputs = ", ".join(f"{one}: {{type: any, scope: process}}" for one in needed)
        depends = ", ".join(f"{{{one}: input.{one}}}" for one in needed)
        form = self.random.choice(
            (f"inner.{made.signals[0]}", f"[{{out: inner.{made.signals[0]}}}]")
        )
        child = (
            f"{{noob_id: child, input: {{{inputs}}}, nodes: {{inner: {{type: {made.name}, "
            f"depends: [{depends}]}}, back: {{type: return, depends: {form}}}}}}}"
        )
        self._add(name, "tube", [], {one: self._reference() for one in needed}, {"tube": child})
        self.references.append(f"{name}.{'value' if form[0] != '[' else 'out'}")

    def _add(
        self,
        name: str,
        kind: str,
        positional: list[str],
        named: dict[str, str],
        params: dict[str, str],
    ) -> None:
        self.nodes.append(_Node(name, kind, positional, named, params, []))

    def _break(self) -> None:
        """Introduce one mistake, or at least one oddity."""
        number = self.random.randrange(len(self.nodes))
        node = self.nodes[number]
        some = self._reference()
        key = self.random.choice([*node.named, *node.params, "a"])
        changes = (
            lambda: node._replace(positional=[*node.positional, some]),
            lambda: node._replace(positional=node.positional[:-1]),
            lambda: node._replace(named={**node.named, "wrong": some}),
            lambda: node._replace(named={**node.named, "a": some}),
            lambda: node._replace(
                named={one: ref for one, ref in node.named.items() if one != key}
            ),
            lambda: node._replace(
                params={one: ref for one, ref in node.params.items() if one != key}
            ),
            lambda: node._replace(params={**node.params, "wrong": "1"}),
            lambda: node._replace(params={**node.params, "a": "1"}),
            lambda: node._replace(positional=[*node.named.values()], named={}),
            lambda: node._replace(named={**node.named, key: self.random.choice(self.references)}),
            lambda: node._replace(positional=[_misspelt(one) for one in node.positional]),
            lambda: node._replace(named={one: _misspelt(ref) for one, ref in node.named.items()}),
            lambda: node._replace(type=node.type + "x") if "." in node.type else node,
        )
        self.nodes[number] = self.random.choice(changes)()

    def make(self) -> RandomTube:
        self.inputs.append("given: {type: any, scope: process, default: 1}")
        for number in range(self.random.randrange(4)):
            self._input(number)
        for number in range(self.random.choice((0, 0, 1, 2, 3))):
            self._asset(number)
        if self._chance(0.2):
            self._gather_first()
        for _ in range(self.random.randrange(2, 9)):
            (self._special if self.nodes and self._chance(0.2) else self._python)()
        if self._chance(0.35):
            self._break()
        if self.assets and "scope: runner" in self.assets[0] and self._chance(0.2):
            self.assets[0] = self.assets[0][:-1] + f", depends: {self._reference()}}}"
        return RandomTube(self.seed, self._yaml(), self._modules())

    def _yaml(self) -> str:
        lines = [
            *(f"noob_id: random-{self.seed}", "noob_model: noob.tube.TubeSpecification"),
            *("noob_version: 1003.0.2", "input:", *(f"  {one}" for one in self.inputs)),
        ]
        if self.assets:
            lines += ["assets:", *(f"  {one}" for one in self.assets)]
        lines += ["nodes:", *(f"  {node.text(self.random)}" for node in self.nodes)]
        return "\n".join(lines) + "\n"

    def _modules(self) -> dict[str, str]:
        return {name: "\n".join(maker.code) for name, maker in self.makers.items()}


def _misspelt(reference: str) -> str:
    source, _, signal = reference.partition(".")
    return reference if source in {"assets", "input"} else f"{source}.{signal}x"


def random_tube(seed: int) -> RandomTube:
    """The tube of a seed."""
    return _TubeMaker(seed).make()
