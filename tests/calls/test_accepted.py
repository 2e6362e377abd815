"""Values that are accepted without consulting pydantic are accepted by pydantic."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.calls.accepted import is_accepted, is_plain
from noob_lint.python.answers import Found
from noob_lint.python.models import Model
from tests.calls.code import code_of, found_in
from tests.calls.test_pydantic_fields import MODELS, MODULE, field, value

ASKED = {
    "x: int": ["true", "1.0", "'1'", "null"],
    "x: float": ["true", "'1'"],
    "x: date": ["2024-01-02 03:04:05", "'2024-01-02'"],
    "x: set[int]": ["['1']"],
    "x: dict[str, int]": ["{a: '1'}"],
    "x: Number": ["a"],
    "x: tuple[int, int]": ["[1]", "[1, 2, 3]", "[1, a]", "{a: 1}"],
    "x: tuple[int]": ["[]", "[a]"],
    "x: tuple[int, ...]": ["[1, a]", "3"],
    "x: list[int]": ["[1, a]", "{a: 1}", "3", "null"],
    "x: Sequence[int]": ["[a, 1]"],
    "x: Mapping[str, int]": ["{1: 1}", "{a: 1, b: c}", "[a]", "3"],
    "x: Annotated[int, Field(multiple_of=4)]": ["2"],
    "x: Annotated[int, Field(gt=1)]": ["1", "0"],
    "x: Annotated[int, Field(ge=1)]": ["0", "a", "[1]", "{a: 1}"],
    "x: Annotated[int, Field(lt=1)]": ["1", "2"],
    "x: Annotated[list[int], Field(min_length=2)]": ["[1]", "[a, 1]"],
    "x: Annotated[list[int], Field(max_length=1)]": ["[1, 2]"],
    "x: Annotated[int, Field(gt=1), Field(lt=4)]": ["1", "4"],
    "x: datetime": ["2024-01-02", "'2024-01-02 03:04:05'", "1"],
    "x: Path": ["1", "null"],
    "x: str": ["1", "true", "null", "2024-01-02"],
    "x: bool": ["1", "'true'"],
    "x: None": ["a", "0"],
    "x: str | None": ["1"],
    "x: list | Final[int]": ["a"],
    "x: Annotated[int, Field(multiple_of=2)]": ["4"],
    "x: Annotated[float, Field(gt=1)]": ["1", "true"],
    "x: Annotated[bool, Field(ge=0)]": ["true"],
    "x: Annotated[str, Field(gt=0)]": ["a"],
    "x: Annotated[str, Field(min_length=2)]": ["a"],
    "x: Annotated[str, Field(max_length=1.5)]": ["a"],
    "x: Annotated[int, Field(max_length=3)]": ["1"],
    "x: Annotated[list[int], Field(ge=1)]": ["[1]"],
    "x: Annotated[int, Field(le=3)]": ["4"],
    "x: Annotated[int, Field(le='3')]": ["1"],
    "x: Literal[1, 'a']": ["1.0", "true", "b"],
    "x: Mode": ["FAST"],
    "x: Cat": ["{kind: cat}"],
}
TAKEN = {
    "x: int": ["1"],
    "x: float": ["1", "1.5"],
    "x: date": ["2024-01-02"],
    "x: datetime": ["2024-01-02 03:04:05"],
    "x: Path": ["a/b"],
    "x: str": ["a", "''"],
    "x: None": ["null"],
    "x: NoneType": ["null"],
    "x: bool | None": ["true", "null"],
    "x: set": ["[1]"],
    "x: set[int]": ["[1]"],
    "x: frozenset[int]": ["[1]"],
    "x: Sequence[int]": ["[1, 2]"],
    "x: Mapping[str, int]": ["{a: 1}"],
    "x: dict": ["{a: 1}", "{}"],
    "x: tuple": ["[1, a]"],
    "x: tuple[int, str]": ["[1, a]"],
    "x: tuple[int]": ["[1]"],
    "x: tuple[int, ...]": ["[]", "[1]", "[1, 2, 3]"],
    "x: list[int]": ["[]", "[1, 2]"],
    "x: bool": ["true", "false"],
    "x: Annotated[int, Field(gt=1, lt=3)]": ["2"],
    "x: Annotated[int, Field(ge=1, le=3)]": ["1", "3"],
    "x: Annotated[list[int], Field(min_length=2, max_length=3)]": ["[1, 2]", "[1, 2, 3]"],
    "x: Literal[1, 'a', None]": ["1", "a", "null"],
    "x: object": ["[a]", "3"],
    "x: Number": ["1"],
    "x: Final[int]": ["1"],
    "x: Any": ["[a]", "{a: 1}"],
    "x: Gone": ["[a]", "3"],
    "x: list": ["[a, 1]"],
    "x: dict[str, tuple[int, ...]]": ["{a: [1, 2]}", "{}"],
    "x: Annotated[list[int], Field(min_length=1)]": ["[1]"],
    "x: Annotated[int, Field(ge=1, lt=3)]": ["1", "2"],
    "x: Annotated[float, Field(gt=1, le=3)]": ["1.5", "3"],
    "x: Annotated[str, Field(min_length=1, max_length=2)]": ["a", "ab"],
    "x: Mode": ["fast"],
    "x: Annotated[int, BeforeValidator(len)]": ["abc"],
}


IMPORTS = """\
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from types import NoneType
from typing import Final, NewType
Number = NewType("Number", int)
"""


def accepted(folder: Path, lines: str, text: str) -> bool:
    body = "".join(f"    {line.strip()}\n" for line in lines.split(";"))
    source = f"{MODULE}{IMPORTS}class M(BaseModel):\n{body}"
    code = code_of(folder, source)
    annotation = field(code, "x").annotation
    assert annotation is not None

    def read(dotted: str) -> Found | None:
        answer = code.look_up(dotted)
        return answer if isinstance(answer, Found) else None

    plain = is_plain(found_in(code, "M").model)
    return plain and is_accepted(value(text), annotation.form, read)


@pytest.mark.parametrize(("lines", "texts"), TAKEN.items())
def test_ordinary_values(tmp_path: Path, lines: str, texts: list[str]) -> None:
    assert [text for text in texts if not accepted(tmp_path, lines, text)] == []


@pytest.mark.parametrize(("lines", "texts"), ASKED.items())
def test_values_that_pydantic_judges(tmp_path: Path, lines: str, texts: list[str]) -> None:
    assert [text for text in texts if accepted(tmp_path, lines, text)] == []


@pytest.mark.parametrize(("lines", "answers"), MODELS.items())
def test_nothing_is_taken_that_pydantic_refuses(
    tmp_path: Path, lines: str, answers: dict[str, str]
) -> None:
    refused = [text for text, said in answers.items() if said]
    assert [text for text in refused if accepted(tmp_path, lines, text)] == []


@pytest.mark.parametrize(
    ("config", "plain"),
    [
        ({}, True),
        ({"strict": False, "arbitrary_types_allowed": True}, True),
        ({"strict": True}, False),
        ({"allow_inf_nan": False}, False),
        ({"allow_inf_nan": True}, True),
        ({"str_max_length": 3}, False),
    ],
)
def test_configurations(config: dict[str, object], plain: bool) -> None:
    assert is_plain(Model("ignore", tuple(config.items()))) is plain
