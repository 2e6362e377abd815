"""The keys of pydantic's fields, read from source and compared with what pydantic takes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from noob_lint.python.answers import Unknown
from tests.calls.code import code_of, found_in

HEAD = '''\
from pydantic import AliasChoices, AliasGenerator, AliasPath, BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel, to_pascal, to_snake
NAME = "gain"
CHOICES = AliasChoices("x", "y")
CHAIN = to_camel
NOTHING = None
MAKER = lambda name: "y_" + name
MADE = AliasGenerator(alias=to_pascal)
def plain(name): return name
def told(name):
    """With a docstring."""
    return name + "!"
def only_told(name):
    """With nothing else."""
def says_none(name): return None
def nothing(name): return
def asks(name):
    name.index("x")
    return name
def two_lines(name):
    name = name + "!"
    return name
def decorate(function): return function
@decorate
def decorated(name): return name
def positional(name, /): return name.upper()
def two(name, other="x"): return name + other
def no_argument(): return "x"
def number(name): return 3
def other_name(name): return NAME
def choices(name): return AliasChoices(name, "z")
'''

GENERATORS = {
    "to_camel": "maxIter",
    "to_pascal": "MaxIter",
    "to_snake": "max_iter",
    "CHAIN": "maxIter",
    "MAKER": "y_max_iter",
    "MADE": "MaxIter",
    "NOTHING": "?",
    "None": "?",
    "str.upper": "MAX_ITER",
    "str.lower": "max_iter",
    "str.title": "Max_Iter",
    "str.capitalize": "Max_iter",
    "str.swapcase": "?",
    "plain": "max_iter",
    "told": "max_iter!",
    "positional": "MAX_ITER",
    "only_told": "?",
    "says_none": "?",
    "nothing": "?",
    "asks": "?",
    "two_lines": "?",
    "decorated": "?",
    "two": "?",
    "no_argument": "?",
    "number": "?",
    "other_name": "?",
    "choices": "?",
    "lambda name: name": "max_iter",
    "lambda name, /: name": "max_iter",
    "lambda name: 'x'": "x",
    "lambda name: 3": "?",
    "lambda name: NAME": "?",
    "lambda name, other='': name": "?",
    "lambda: 'x'": "?",
    "lambda name: 'a' + name + 'b'": "amax_iterb",
    "lambda name: name * 2": "?",
    "lambda name: f'a{name}b{name}'": "amax_iterbmax_iter",
    "lambda name: f'{name!r}'": "?",
    "lambda name: f'{name!s}'": "?",
    "lambda name: f'{name:>12}'": "?",
    "lambda name: name.upper()": "MAX_ITER",
    "lambda name: name.upper().lower()": "max_iter",
    "lambda name: name.title()": "Max_Iter",
    "lambda name: name.capitalize()": "Max_iter",
    "lambda name: name.swapcase()": "MAX_ITER",
    "lambda name: name.casefold()": "max_iter",
    "lambda name: name.replace('_', '-')": "max-iter",
    "lambda name: name.replace('i', 'o', 1)": "?",
    "lambda name: name.replace('i', '', 'x')": "?",
    "lambda name: name.replace('i')": "?",
    "lambda name: name.removeprefix('max_')": "iter",
    "lambda name: name.removesuffix('_iter')": "max",
    "lambda name: (' ' + name + ' ').strip()": "max_iter",
    "lambda name: (' ' + name + ' ').lstrip()": "max_iter ",
    "lambda name: (' ' + name + ' ').rstrip()": " max_iter",
    "lambda name: name.strip('mr')": "ax_ite",
    "lambda name: name.center(20)": "?",
    "lambda name: name.encode()": "?",
    "lambda name: name.upper(*())": "?",
    "lambda name: name.replace('_', count=1)": "?",
    "lambda name: to_camel(name)": "?",
    f"lambda name: name.replace('m', '{'x' * 1000}')": "x" * 1000 + "ax_iter",
    f"lambda name: name.replace('m', '{'x' * 1001}')": "?",
    f"lambda name: ('{'x' * 1000}' + name).upper()": "?",
    f"lambda name: ('{'x' * 992}' + name).upper()": "X" * 992 + "MAX_ITER",
    "AliasGenerator()": "max_iter",
    "AliasGenerator(to_camel)": "maxIter",
    "AliasGenerator(to_camel, to_pascal)": "MaxIter",
    "AliasGenerator(None, to_pascal)": "MaxIter",
    "AliasGenerator(to_camel, None)": "maxIter",
    "AliasGenerator(None, None, to_camel)": "max_iter",
    "AliasGenerator(alias=to_camel, validation_alias=to_pascal)": "MaxIter",
    "AliasGenerator(alias=to_camel, validation_alias=None)": "maxIter",
    "AliasGenerator(alias=to_camel, serialization_alias=to_pascal)": "maxIter",
    "AliasGenerator(serialization_alias=to_camel)": "max_iter",
    "AliasGenerator(validation_alias=NOTHING)": "max_iter",
    "AliasGenerator(validation_alias=lambda name: AliasChoices(name, 'x'))": "?",
    "AliasGenerator(**{})": "?",
    "AliasGenerator(alias=to_camel, **{})": "maxIter",
    "decorate(to_camel)": "?",
    "type(MADE)(to_camel)": "?",
}
"""Generators, and the key of a field `max_iter`."""

ALIASES = {
    "'x'": "x",
    "NAME": "gain",
    "'x' + 'y'": "?",
    "f'{NAME}'": "?",
    "CHOICES": "x|y",
    "AliasChoices('x')": "x",
    "AliasChoices('x', 'y', 'x')": "x|y",
    "AliasChoices('y', 'x')": "y|x",
    "AliasChoices('x', AliasPath('y'), NAME)": "x|y|gain",
    "AliasChoices(AliasPath('y', 'z'), AliasPath('a', 0))": "y|a+",
    "AliasChoices(*['x'])": "?",
    "AliasChoices('x', choices=1)": "?",
    "AliasChoices()": "?",
    "AliasPath('x')": "x",
    "AliasPath(NAME, 1)": "gain+",
    "AliasPath('x', 'y', 0)": "x+",
    "AliasPath(str(1))": "?",
    "AliasPath()": "?",
    "decorate('x')": "?",
    "decorate(CHOICES)": "?",
}
"""Aliases for validation, and the keys: with a "+" if one may hold more than the value."""


def keys_of(folder: Path, source: str) -> str:
    """The keys of the only field of the model `M`."""
    fields = found_in(code_of(folder, HEAD + source), "M").fields
    if isinstance(fields, Unknown) or fields is None:
        return "?"
    (field,) = fields
    assert field.annotation is not None
    return "|".join((field.name, *field.keys)) + "+" * (not field.annotation.form.name)


def model(source: str) -> type[BaseModel]:
    namespace: dict[str, Any] = {}
    exec(compile(HEAD + source, "<models>", "exec", dont_inherit=True), namespace)
    made = namespace["M"]
    assert isinstance(made, type)
    assert issubclass(made, BaseModel)
    return made


def with_generator(generator: str) -> str:
    head = f"class M(BaseModel):\n    model_config = ConfigDict(alias_generator={generator})\n"
    return f"{head}    max_iter: int\n"


def with_alias(alias: str) -> str:
    return f"class M(BaseModel):\n    a: int = Field(validation_alias={alias})\n"


@pytest.mark.parametrize(("generator", "key"), GENERATORS.items())
def test_generators(tmp_path: Path, generator: str, key: str) -> None:
    assert keys_of(tmp_path, with_generator(generator)) == key


@pytest.mark.parametrize(("generator", "key"), [*GENERATORS.items()])
def test_pydantic_generates_the_same(generator: str, key: str) -> None:
    if key != "?":
        assert model(with_generator(generator)).model_validate({key: 1}).model_dump() == {
            "max_iter": 1,
        }


@pytest.mark.parametrize(("alias", "keys"), ALIASES.items())
def test_aliases(tmp_path: Path, alias: str, keys: str) -> None:
    assert keys_of(tmp_path, with_alias(alias)) == keys


@pytest.mark.parametrize(("alias", "keys"), ALIASES.items())
def test_pydantic_takes_the_same(alias: str, keys: str) -> None:
    for key in () if keys[-1] in "?+" else keys.split("|"):
        taken = model(with_alias(alias)).model_validate({key: 1})
        assert taken.model_dump() == {"a": 1}
