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
}
"""Models, and the types of their fields."""


@pytest.mark.parametrize("text", MODELS)
def test_fields_have_the_types_that_take_the_place_of_variables(text: str, tmp_path: Path) -> None:
    fields = found_in(code_of(tmp_path, HEAD + text), "Model").fields
    assert fields is not None
    assert not isinstance(fields, Unknown)
    types = [one.annotation.text for one in fields if one.annotation is not None]
    assert types == MODELS[text]


@pytest.mark.parametrize("text", MODELS)
def test_pydantic_says_the_same(text: str) -> None:
    names: dict[str, Any] = {"__name__": __name__}
    exec(compile(HEAD + text, "lab", "exec", dont_inherit=True), names)
    made: type[BaseModel] = names["Model"]
    assert [_shown(one.annotation) for one in made.model_fields.values()] == MODELS[text]


def _shown(kind: object) -> str:
    return kind.__name__ if isinstance(kind, type) else str(kind).replace("~", "")
