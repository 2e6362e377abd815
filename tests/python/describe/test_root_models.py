"""What pydantic's root models take."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.python.answers import Parameter, Signature, Unknown
from tests.calls.code import code_of, found_in

HEAD = """\
from typing import Annotated, Any, Generic, Literal, TypeVar
from pydantic import BaseModel, BeforeValidator, Field, RootModel
from pydantic import field_validator, model_validator
T = TypeVar("T")
Odd = Annotated[int, BeforeValidator(lambda x: 3)]
class Of(RootModel[T], Generic[T]): ...
class Numbers(RootModel[int]): ...
class Part(BaseModel):
    a: int
"""

MODELS = {
    "(RootModel[int]): ...": "root!",
    "(RootModel[list[int] | None]): ...": "root!",
    "(RootModel[Literal['a', 'b']]): ...": "root!",
    "(RootModel[Annotated[int, Field(gt=0)]]): ...": "root!",
    "(RootModel[Annotated[int, Field(default=3)]]): ...": "root",
    "(RootModel[dict[str, int]]): ...": "root **extra_data",
    "(RootModel[Part]): ...": "root **extra_data",
    "(RootModel[Any]): ...": "root **extra_data",
    "(RootModel[Odd]): ...": "root **extra_data",
    "(RootModel[Odd | None]): ...": "root **extra_data",
    "(RootModel): ...": "root **extra_data",
    "(RootModel): root: int": "root!",
    "(RootModel[int]): root: int = 3": "root",
    "(RootModel[list[int]]): root: list[int] = Field(default_factory=list)": "root",
    "(RootModel[int]): root: int = Field(alias='size')": "root!",
    "(RootModel[int], frozen=True): ...": "root!",
    "(RootModel[int], extra='forbid'): ...": "more than its fields decides what it takes",
    "(Of[int]): ...": "root!",
    "(Of[dict[str, int]]): ...": "root **extra_data",
    "(Of): ...": "root **extra_data",
    "(Numbers): ...": "root!",
    "(Numbers): root: int = 4": "root",
    "(RootModel[int]):\n @field_validator('root')\n def check(cls, v): return v": "root!",
    "(RootModel[int]):\n @field_validator('root', mode='before')\n def check(cls, v): return 3": (
        "root **extra_data"
    ),
    "(RootModel[int]):\n @model_validator(mode='before')\n def check(cls, v): return 3": (
        "more than its fields decides what it takes"
    ),
}


@pytest.mark.parametrize("body", MODELS)
def test_a_root_model_takes_its_value_or_keywords_that_make_one(body: str, tmp_path: Path) -> None:
    """Other keywords are refused where the value cannot be a dictionary."""
    found = found_in(code_of(tmp_path, f"{HEAD}class f{body}\n"), "f")
    init = found.init
    if isinstance(init, Signature):
        assert " ".join(map(_shown, init.parameters)) == MODELS[body]
    else:
        assert isinstance(init, Unknown)
        assert init.reason == MODELS[body]


def _shown(one: Parameter) -> str:
    star = "**" if one.kind.name == "VAR_KEYWORD" else ""
    return f"{star}{one.name}{'!' if one.required else ''}"


def test_the_place_of_the_type(tmp_path: Path) -> None:
    """A wrong value points at it."""
    init = found_in(code_of(tmp_path, f"{HEAD}class f(RootModel[int]): ...\n"), "f").init
    assert isinstance(init, Signature)
    (root,) = init.parameters
    assert root.place is not None
    span = root.place.span
    assert root.place.source.text[span.start.offset : span.end.offset] == "int"
    assert root.annotation is not None
    assert root.annotation.place == root.place
