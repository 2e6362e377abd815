"""The type variables of generic pydantic models, compared with what pydantic makes of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from noob_lint.python.answers import Unknown
from tests.calls.code import code_of, found_in

HEAD = """\
from typing import Generic, TypeVar
from pydantic import BaseModel
T = TypeVar("T")
U = TypeVar("U")
class Pair(BaseModel, Generic[T, U]):
    left: T
    right: dict[str, U]
"""

MODELS = {
    "class Model(Pair): ...": ["T", "dict[str, U]"],
    "class Model(Pair[int, float]): ...": ["int", "dict[str, float]"],
    "class Model(Pair[T, float], Generic[T]): ...": ["T", "dict[str, float]"],
    "class Swapped(Pair[U, T], Generic[T, U]): ...\nclass Model(Swapped[int, str]): ...": [
        *("str", "dict[str, int]"),
    ],
    "class Mid(Pair[list[U], T]): more: U\nclass Model(Mid[int, float]): ...": [
        *("list[int]", "dict[str, float]", "int"),
    ],
    "class Model(Pair[int, float]): left: str": ["str", "dict[str, float]"],
    "class A(Pair[int, str]): ...\nclass B(Pair[int, str]): ...\nclass Model(A, B): ...": [
        *("int", "dict[str, str]"),
    ],
    "class One(BaseModel, Generic[T]): one: T\nclass Model(One[int], Pair[str, float]): ...": [
        *("str", "dict[str, float]", "int"),
    ],
    "class One(Pair[T, T]): ...\nclass Model(One[int]): ...": ["int", "dict[str, int]"],
    "class One(Pair[T, int], Generic[T]): more: dict[str, list[T]]\n"
    "class Model(One[dict[str, int]]): ...": [
        *("dict[str, int]", "dict[str, int]", "dict[str, list[dict[str, int]]]"),
    ],
    "class Model(Pair[int, dict[str, list[float]]]): Tx: int": [
        *("int", "dict[str, dict[str, list[float]]]", "int"),
    ],
    "class One(Pair[list[T], U]): ...\nclass Model(One[int, str]): ...": [
        *("list[int]", "dict[str, str]"),
    ],
    "class A(Pair[int, str]): ...\nclass B(A): ...\nclass C(A): ...\nclass Model(B, C): ...": [
        *("int", "dict[str, str]"),
    ],
    "class Z(BaseModel, Generic[U, T]):\n    z: T\n    u: U\nclass Model(Z[int, str]): ...": [
        *("str", "int"),
    ],
}
"""Models, and the types of their fields."""


LEFT = (
    "class Model(Pair[int]): ...",
    "class Model(Pair[int, float, str]): ...",
    "class Model(Pair['int', float]): ...",
    "class Model(Pair[*tuple[int, float]]): ...",
    "class Model(Pair[*tuple[int], *tuple[float]]): ...",
    "class A(Pair[int, str]): ...\nclass B(Pair[float, str]): ...\nclass Model(A, B): ...",
    "class Mid(Pair[T, U]): ...\nclass A(Mid[float, str]): ...\nclass B(Mid[int, str]): ...\n"
    "class Model(A, B): ...",
)
"""Models of which it is unknown what takes the place of the variables."""


@pytest.mark.parametrize("text", LEFT)
def test_variables_that_are_left(text: str, tmp_path: Path) -> None:
    assert types_in(text, tmp_path) == ["T", "dict[str, U]"]


@pytest.mark.parametrize("text", MODELS)
def test_fields_have_the_types_that_take_the_place_of_variables(text: str, tmp_path: Path) -> None:
    assert types_in(text, tmp_path) == MODELS[text]


def types_in(text: str, folder: Path) -> list[str]:
    fields = found_in(code_of(folder, HEAD + text), "Model").fields
    assert fields is not None
    assert not isinstance(fields, Unknown)
    return [one.annotation.text for one in fields if one.annotation is not None]


@pytest.mark.parametrize("text", MODELS)
def test_pydantic_says_the_same(text: str) -> None:
    names: dict[str, Any] = {"__name__": __name__}
    exec(compile(HEAD + text, "lab", "exec", dont_inherit=True), names)
    made: type[BaseModel] = names["Model"]
    assert [_shown(one.annotation) for one in made.model_fields.values()] == MODELS[text]


def _shown(kind: object) -> str:
    return kind.__name__ if isinstance(kind, type) else str(kind).replace("~", "")


NEWER = {
    "class Pair[A, B](BaseModel):\n    left: A\n    right: dict[str, B]\n"
    "class Model(Pair[int, float]): ...": ["int", "dict[str, float]"],
    "class One[A](Pair[A, str]): ...\nclass Model(One[int]): ...": ["int", "dict[str, str]"],
    "class One[B, A](Pair[A, B]): ...\nclass Model(One[int, str]): ...": [
        *("str", "dict[str, int]"),
    ],
    "class One[A](Pair[A, str]): ...\nclass Model(One): ...": ["A", "dict[str, str]"],
}
"""The same with the syntax of Python 3.12."""


@pytest.mark.parametrize("text", NEWER)
def test_type_parameters_are_variables(text: str, tmp_path: Path) -> None:
    assert types_in(text, tmp_path) == NEWER[text]
