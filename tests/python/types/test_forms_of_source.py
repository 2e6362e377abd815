"""The type forms of annotations and of metadata, in a module with names of every kind."""

from __future__ import annotations

import ast
from collections.abc import Callable

import pytest

from noob_lint.python.answers import TypeForm
from noob_lint.python.lookup import Sources
from noob_lint.python.source.entities import Context
from noob_lint.python.source.module import Module
from noob_lint.python.types.annotations import Annotations
from tests.python.whole import short

CODE = """
import abc, collections, elsewhere, enum, numpy, pydantic, pydantic.types, typing
import numpy.typing as npt
from annotated_types import Ge, Gt, Interval, Le, Len, Lt, MaxLen, MinLen, MultipleOf
from collections.abc import Callable, Generator
from noob import Epoch, Name
from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints
from pydantic import confloat, conint, conlist, constr
from typing import Annotated as A, Any, Generic, Literal, NewType, Optional, Union
from torch import Tensor
from unknown import Doc, Thing
try:
    import torch as th
except ImportError:
    th = None
try:
    import numpy as np
except ImportError:
    import cupy as np

ONE = 1
KEY = "a"
WORDS = "a" "b"
NAMED = Name(KEY)
FIELD = Field(gt=ONE)
AGAIN = FIELD
NOTHING = None
WHOLE = int
TEXT = "int"
UserId = NewType("UserId", int)
Odd = NewType("Odd")
T = typing.TypeVar("T")
B = typing.TypeVar("B", bound=int)
P = typing.ParamSpec("P")
Ts = typing.TypeVarTuple("Ts")
Items = list[T]
Deep = dict[str, Items[int]]
Loop = list["Loop"]
Quoted = "list[int]"
Maybe = Optional[T]
Both = A[A[int, Field(gt=1)], Field(lt=9)]
Hidden = A["A[int, Field(gt=1)]", Field(lt=9)]
"""
CODE += f"Large = tuple[{'int, ' * 499}]\nTooLarge = tuple[{'int, ' * 500}]\n"
CODE += "class D0(elsewhere.Base): ...\n"
CODE += "".join(f"class D{n}(D{n - 1}): ...\n" for n in range(1, 53))
CODE += """
class Plain: ...
class Meta: ...
class Marked(Plain): ...
class Deciding:
    def __get_pydantic_core_schema__(self, source, handler): ...
class Old:
    def __get_validators__(self): ...
class Color(enum.Enum):
    RED = 1
class Picking:
    def __class_getitem__(cls, item): return item
class Picked(Picking): ...
class Meta1(type): ...
class WithMeta(metaclass=Meta1): ...
class WithAbstract(Generic[T], metaclass=abc.ABCMeta): ...
class OfUnknown(elsewhere.Base): ...
class OfCall(elsewhere.make()): ...
class Box(Generic[T]):
    class Inner: ...
class Small(Box[int]): ...
def helper(): ...
def factory(x: int): ...
"""

FORMS = {
    "int": "int",
    "None": "None",
    "NOTHING": "None",
    "...": "...",
    "3": "?",
    "b'int'": "?",
    "'int'": "int{quoted}",
    "' int '": "int{quoted}",
    "'int |'": "?{quoted}",
    "'int | None'": "typing.Union[int, None]{quoted}",
    "TEXT": "int{quoted}",
    "Quoted": "list[int]{quoted}",
    "int | 'str'": "typing.Union[int, str{quoted}]",
    "int | None | int": "typing.Union[int, None]",
    "int + None": "?",
    "Optional[int]": "typing.Union[int, None]",
    "Union[int, str, None]": "typing.Union[int, str, None]",
    "Union[int]": "int",
    "Any": "typing.Any",
    "Literal['a', 1, None, Color.RED, -1]": "typing.Literal{values=['a', 1, None, Ellipsis, -1]}",
    "Literal['a']": "typing.Literal{values=['a']}",
    "list[int]": "list[int]",
    "dict[str, list[int]]": "dict[str, list[int]]",
    "tuple[int, ...]": "tuple[int, ...]",
    "tuple[()]": "tuple",
    "tuple[int, *tuple[str, ...]]": "tuple[int, typing.Unpack[tuple[str, ...]]]",
    "tuple[int, typing.Unpack[gone]]": "tuple[int, typing.Unpack[?]]",
    "type[int]": "type[int]",
    "typing.List[int]": "list[int]",
    "typing.Deque": "collections.deque",
    "collections.deque[int]": "collections.deque[int]",
    "Callable[[int], str]": "collections.abc.Callable",
    "typing.Concatenate[int, P]": "typing.Concatenate",
    "typing.Callable[..., str]": "collections.abc.Callable",
    "Generator[int, None, None]": "collections.abc.Generator[int, None, None]",
    "Epoch": "noob.Epoch",
    "Plain": "lab.Plain",
    "Box[int]": "lab.Box[int]",
    "Box[int][str]": "lab.Box",
    "Box.Inner": "lab.Box.Inner",
    "Small": "lab.Small",
    "Small[int]": "lab.Small[int]",
    "helper": "lab.helper",
    "len": "len",
    "UserId": "typing.NewType[int]",
    "Odd": "?",
    "T": "typing.TypeVar{values=['T']}",
    "B": "typing.TypeVar[int]{values=['B']}",
    "Ts": "typing.TypeVar{values=['Ts']}",
    "P": "typing.TypeVar{values=['P']}",
    "Items": "list[typing.TypeVar{values=['T']}]",
    "Items[int]": "list[?]",
    "Deep": "dict[str, list[?]]",
    "Deep[int]": "?",
    "Maybe[int]": "?",
    "Loop": "list[?{quoted}]",
    "Quoted[int]": "?",
    "WHOLE": "int",
    "Large": f"tuple[{', '.join(['int'] * 499)}]",
    "TooLarge": "?",
    "D50[int]": "?",
    "D51[int]": "lab.D51[int]",
    "typing.Final[int]": "typing.Final[int]",
    "typing.Self": "typing.Self",
    "Picking[int]": "?",
    "Picked[int]": "?",
    "Picked": "lab.Picked",
    "WithMeta[int]": "?",
    "WithAbstract[int]": "lab.WithAbstract[int]",
    "OfUnknown[int]": "?",
    "OfCall[int]": "?",
    "numpy.ndarray": "numpy.ndarray",
    "npt.NDArray[numpy.float64]": "numpy.ndarray",
    "numpy.ndarray[int, Any]": "numpy.ndarray",
    "numpy.unknown": "typing.Foreign",
    "numpy.random.Generator": "typing.Foreign",
    "numpy.unknown[int]": "typing.Foreign",
    "th.Tensor": "?",
    "np.unknown": "typing.Foreign",
    "Tensor[int]": "typing.Foreign",
    "numpy": "typing.Foreign",
    "elsewhere.Thing": "?",
    "Thing": "?",
    "Thing[int]": "?",
    "gone": "?",
    "gone.Thing": "?",
    "helper()": "?",
    "[int]": "?",
    "int if ONE else str": "?",
}


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], TypeForm]:
    root = tmp_path_factory.mktemp("forms")
    (root / "lab.py").write_text(CODE)
    resolver = Sources([root])._describer().resolver
    module = resolver.module("lab")
    assert isinstance(module, Module)
    annotations = Annotations(resolver)
    return lambda text: annotations.form(ast.parse(text, mode="eval").body, Context(module))


@pytest.mark.parametrize(("text", "expected"), FORMS.items())
def test_types(text: str, expected: str, form: Callable[[str], TypeForm]) -> None:
    assert short(form(text)) == expected


METADATA = {
    "'x'": "",
    "3, None": "",
    "Name('a')": " names=['a']",
    "Name(name='a')": " names=['a']",
    "Name(KEY)": " names=['a']",
    "Name('a' + 'b')": " names=['ab']",
    "Name(WORDS)": " names=['ab']",
    "Name('a' + ONE)": " names=None",
    "Name(1)": " names=None",
    "Name(helper)": " names=None",
    "Name()": " names=None",
    "Name('a', 'b')": " names=None",
    "Name(KEY, title=1)": " names=['a']",
    "NAMED": " names=['a']",
    "Name('a'), Name('b')": " names=['a', 'b']",
    "Name('a'), Name(1)": " names=None",
    "Name(1), Name('a')": " names=None",
    "elsewhere.Name('a')": " names=None",
    "Doc('a')": "",
    "elsewhere.Doc('a')": "",
    "Thing('a')": " limits=None",
    "Thing": " names=None limits=None",
    "gone": " names=None limits=None",
    "gone('a')": " names=None limits=None",
    "Plain()": "",
    "Plain": " limits=None",
    "Marked()": " names=None limits=None",
    "Deciding()": " limits=None",
    "Old()": " limits=None",
    "helper()": " names=None limits=None",
    "helper": " limits=None",
    "helper()()": "",
    "len('a')": "",
    "*helper()": " names=None limits=None",
    "1 if ONE else 2": " names=None limits=None",
    "KEY[0]": " names=None limits=None",
    "ONE": "",
    "FIELD": " limits=[['gt', 1]]",
    "AGAIN": " limits=[['gt', 1]]",
    "Field(gt=1), Field(lt=ONE)": " limits=[['gt', 1], ['lt', 1]]",
    "Field(gt=1), Thing()": " limits=None",
    "Thing(), Field(gt=1)": " limits=None",
    "Field(title='x', ge=0, description='y')": " limits=[['ge', 0]]",
    "Field(gt=len('a'))": "",
    "Field(gt=None)": "",
    "Field(strict=True)": " limits=[['strict', True]]",
    "Field(strict=bool(1))": " limits=None",
    "Field(coerce_numbers_to_str=bool(1))": " limits=None",
    "Field(discriminator=str(1))": " limits=None",
    "Field(**{'gt': 1})": " limits=None",
    "Field(strip_whitespace=True)": " limits=None",
    "Field(pattern='a', max_digits=1, decimal_places=2, allow_inf_nan=False)": (
        " limits=[['pattern', 'a'], ['max_digits', 1], ['decimal_places', 2],"
        " ['allow_inf_nan', False]]"
    ),
    "Gt(1), Ge(2), Lt(3), Le(4)": " limits=[['gt', 1], ['ge', 2], ['lt', 3], ['le', 4]]",
    "MultipleOf(5), MinLen(6), MaxLen(7)": (
        " limits=[['multiple_of', 5], ['min_length', 6], ['max_length', 7]]"
    ),
    "Gt(gt=1)": " limits=[['gt', 1]]",
    "Gt(len('a'))": "",
    "Gt()": "",
    "Gt(1, 2)": "",
    "Interval(gt=1, le=3)": " limits=[['gt', 1], ['le', 3]]",
    "Len(1)": " limits=[['min_length', 1]]",
    "Len(1, 2)": " limits=[['min_length', 1], ['max_length', 2]]",
    "Len(1, max_length=2)": " limits=[['min_length', 1], ['max_length', 2]]",
    "Len(1, None)": " limits=[['min_length', 1]]",
    "Len(len('a'), 2, other=3)": " limits=[['max_length', 2]]",
    "Len(min_length=1, max_length=2)": " limits=[['min_length', 1], ['max_length', 2]]",
    "StringConstraints(max_length=3)": " limits=[['max_length', 3]]",
    "StringConstraints(strip_whitespace=True, max_length=3)": (
        " limits=[['strip_whitespace', True], ['max_length', 3]]"
    ),
    "StringConstraints(to_lower=bool(1))": " limits=None",
    "AfterValidator(abs)": "",
    "BeforeValidator(abs)": " limits=None",
    "pydantic.Strict()": " limits=None",
    "typing.Doc('a')": "",
}


@pytest.mark.parametrize(("text", "expected"), METADATA.items())
def test_metadata(text: str, expected: str, form: Callable[[str], TypeForm]) -> None:
    """What noob reads as names, and what pydantic makes of it."""
    assert short(form(f"A[int, {text}]")) == "typing.Annotated[int]" + (
        f"{{{expected[1:]}}}" if expected else ""
    )


MADE = {
    "conint(gt=1)": "typing.Annotated[int]{limits=[['gt', 1]]}",
    "conint(1)": "typing.Annotated[int]{limits=None}",
    "conint(strict=bool(1))": "typing.Annotated[int]{limits=None}",
    "confloat(ge=1.5, allow_inf_nan=False)": (
        "typing.Annotated[float]{limits=[['ge', 1.5], ['allow_inf_nan', False]]}"
    ),
    "constr(to_upper=True, min_length=1)": (
        "typing.Annotated[str]{limits=[['to_upper', True], ['min_length', 1]]}"
    ),
    "conint(to_upper=True)": "typing.Annotated[int]{limits=None}",
    "conlist(int, min_length=1)": "typing.Annotated[list[int]]{limits=[['min_length', 1]]}",
    "conlist(item_type=Plain, max_length=1)": (
        "typing.Annotated[list[lab.Plain]]{limits=[['max_length', 1]]}"
    ),
    "conlist()": "typing.Annotated[list]{limits=None}",
    "conlist(int, 1)": "typing.Annotated[list]{limits=None}",
    "conlist(int, item_type=int)": "typing.Annotated[list]{limits=None}",
    "pydantic.conset(int)": "typing.Annotated[set[int]]",
    "pydantic.confrozenset(int)": "typing.Annotated[frozenset[int]]",
    "pydantic.conbytes(max_length=3)": "typing.Annotated[bytes]{limits=[['max_length', 3]]}",
    "pydantic.types.conint(lt=1)": "typing.Annotated[int]{limits=[['lt', 1]]}",
    "pydantic.Field(gt=1)": "?",
    "pydantic.PositiveInt": "typing.Annotated[int]{limits=[['gt', 0]]}",
    "pydantic.NegativeInt": "typing.Annotated[int]{limits=[['lt', 0]]}",
    "pydantic.NonNegativeInt": "typing.Annotated[int]{limits=[['ge', 0]]}",
    "pydantic.NonPositiveInt": "typing.Annotated[int]{limits=[['le', 0]]}",
    "pydantic.PositiveFloat": "typing.Annotated[float]{limits=[['gt', 0]]}",
    "pydantic.NegativeFloat": "typing.Annotated[float]{limits=[['lt', 0]]}",
    "pydantic.NonNegativeFloat": "typing.Annotated[float]{limits=[['ge', 0]]}",
    "pydantic.NonPositiveFloat": "typing.Annotated[float]{limits=[['le', 0]]}",
    "pydantic.FiniteFloat": "typing.Annotated[float]{limits=[['allow_inf_nan', False]]}",
    "pydantic.StrictInt": "typing.Annotated[int]{limits=[['strict', True]]}",
    "pydantic.StrictFloat": "typing.Annotated[float]{limits=[['strict', True]]}",
    "pydantic.StrictStr": "typing.Annotated[str]{limits=[['strict', True]]}",
    "pydantic.StrictBool": "typing.Annotated[bool]{limits=[['strict', True]]}",
    "pydantic.BaseModel": "pydantic.BaseModel",
    "Both": "typing.Annotated[int]{limits=[['gt', 1], ['lt', 9]]}",
    "Hidden": (
        "typing.Annotated[typing.Annotated[int]{limits=[['gt', 1]] quoted}]{limits=[['lt', 9]]}"
    ),
}


@pytest.mark.parametrize(("text", "expected"), MADE.items())
def test_types_of_pydantic(text: str, expected: str, form: Callable[[str], TypeForm]) -> None:
    assert short(form(text)) == expected
