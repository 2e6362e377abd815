"""Which values pydantic refuses for a field; pydantic decides, and the rest is "cannot tell"."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.calls.input_types import declared
from noob_lint.calls.pydantic_fields import refusal
from noob_lint.python.answers import Found, Parameter, TypeForm, Unknown
from noob_lint.python.code import Code
from noob_lint.python.models import Model
from noob_lint.yaml.document import Node
from noob_lint.yaml.parser import parse
from tests.calls.code import code_of, found_in


def said(text: str, form: TypeForm, code: Code | None = None, model: Model | None = None) -> str:
    """The part that is refused, with the requirement; "" if nothing is refused."""

    def read(dotted: str) -> Found | None:
        answer = None if code is None else code.look_up(dotted)
        return answer if isinstance(answer, Found) else None

    found = refusal(value(text), form, model, read)
    if found is None:
        return ""
    part = found.part
    return f"{part.source.text[part.start : part.end]} {found.wants}"


def value(text: str) -> Node:
    root = parse(f"x: {text}\n").root
    assert root is not None
    found = root.get("x")
    assert found is not None
    return found


def field(code: Code, name: str) -> Parameter:
    """A field of the model `M` of the module."""
    fields = found_in(code, "M").fields
    assert fields is not None
    assert not isinstance(fields, Unknown)
    return next(one for one in fields if one.name == name)


def asked(code: Code, text: str, name: str = "x") -> str:
    """How the field `x` of the model `M` reacts to a value."""
    annotation = field(code, name).annotation
    assert annotation is not None
    return said(text, annotation.form, code, found_in(code, "M").model)


@pytest.mark.parametrize(
    ("kind", "takes", "refuses"),
    [
        ("int", ["1", "'1'", "1.0", "true"], ["a", "1.5", "null", "[1]", "{a: 1}"]),
        ("float", ["1", "1.5", "'1.5'"], ["a", "null"]),
        ("str", ["a", "''"], ["1", "true", "null", "[a]"]),
        ("bool", ["true", "1", "'yes'"], ["2", "maybe"]),
        ("int | None", ["1", "null"], ["a"]),
        ("list[int]", ["[]", "[1, '2']"], ["[a]", "1", "{a: 1}"]),
        ("dict[str, int]", ["{}", "{a: 1}"], ["{a: b}", "[1]"]),
        ("list", ["[a, 1]"], ["a"]),
        ("tuple[int, int]", ["[1, 2]", "['1', 2]"], ["[1]", "[1, 2, 3]", "[1, a]", "1"]),
        ("tuple[int, ...]", ["[]", "[1, 2, 3]"], ["[a]"]),
        ("pathlib.Path", ["a/b"], ["1", "[a]"]),
        ("bytes", ["abc"], ["1", "[a]"]),
        ("complex", ["1", "1+2j"], ["a", "[1]"]),
        ("set[int]", ["[1]"], ["[a]", "1"]),
        ("frozenset[int]", ["[1]"], ["[a]", "1"]),
        ("datetime.date", ["2024-01-02"], ["a", "[1]"]),
        ("datetime.datetime", ["2024-01-02 03:04:05"], ["a", "[1]"]),
        ("datetime.time", ["'03:04'"], ["a", "[1]"]),
        ("datetime.timedelta", ["3"], ["a", "[1]"]),
        ("decimal.Decimal", ["3", "'1.5'"], ["a", "{}"]),
        ("uuid.UUID", ["12345678-1234-5678-1234-567812345678"], ["a", "3"]),
    ],
)
def test_types_of_python(tmp_path: Path, kind: str, takes: list[str], refuses: list[str]) -> None:
    form = declared(kind, code_of(tmp_path, ""))
    assert {text: bool(said(text, form)) for text in takes + refuses} == {
        **dict.fromkeys(takes, False),
        **dict.fromkeys(refuses, True),
    }


MESSAGES = {
    "int": {"a": "a must be a valid integer", ".inf": ".inf must be a finite number"},
    "float": {"[1]": "[1] must be a valid number"},
    "str": {"2024-01-02": "2024-01-02 must be a valid string"},
    "bool": {"2": "2 must be a valid boolean"},
    "None": {"1": "1 must be None"},
    "bytes": {"1": "1 must be a valid bytes"},
    "int | None": {"[]": "[] must be a valid integer"},
    "list[int]": {
        "[1, a, b]": "a must be a valid integer",
        "{a: 1}": "{a: 1} must be a valid list",
    },
    "set[int]": {"1": "1 must be a valid set", "[1, a]": "a must be a valid integer"},
    "frozenset[int]": {"1": "1 must be a valid frozenset"},
    "dict[str, int]": {"{a: 1, b: c}": "c must be a valid integer"},
    "dict[int, int]": {"{a: 1}": "a must be a valid integer"},
    "dict[str, list[int]]": {"{a: [1, b]}": "b must be a valid integer"},
    "list[dict[str, int]]": {"[{a: 1}, {a: b}]": "b must be a valid integer"},
    "tuple[int, int]": {
        "[1]": "[1] must have an item 2",
        "[]": "[] must have an item 1",
        "[1, 2, 3]": "[1, 2, 3] must have at most 2 items",
        "[1, a]": "a must be a valid integer",
        "1": "1 must be a valid tuple",
    },
    "tuple": {"a": "a must be a valid tuple"},
    "collections.abc.Sequence[int]": {
        "a": "a is refused ('str' instances are not allowed as a Sequence value)",
        "[1, a]": "a must be a valid integer",
    },
    "collections.abc.Mapping[str, int]": {"{a: b}": "b must be a valid integer"},
    "collections.abc.Iterable[int]": {"3": ""},
    "pathlib.Path": {
        "1": "1 is refused (input is not a valid path for <class 'pathlib.Path'>)",
    },
    "uuid.UUID": {"3": "3 is refused (UUID input should be a string, bytes or UUID object)"},
    "list[int, int]": {"[a]": "", "1": ""},
    "dict[int]": {"[a]": "", "1": ""},
    "range": {"a": ""},
    "type[int]": {"a": ""},
    "typing.Any": {"a": ""},
    "nothing": {"a": ""},
}


@pytest.mark.parametrize(("kind", "answers"), MESSAGES.items())
def test_what_is_said_about_types(tmp_path: Path, kind: str, answers: dict[str, str]) -> None:
    form = declared(kind, code_of(tmp_path, ""))
    assert {text: said(text, form) for text in answers} == answers


@pytest.mark.parametrize("kind", ["lab.Shape", "list[lab.Shape] | int", "dict[str, lab.Shape]"])
def test_what_is_not_known_may_be_anything(tmp_path: Path, kind: str) -> None:
    code = code_of(tmp_path, "class Shape: ...\n")
    form = declared(kind, code)
    assert [said(text, form, code) for text in ("[1]", "{a: 1}")].count("") >= 1
    assert said("{a: {b: 1}}", form, code) == "" or kind.startswith("list")


@pytest.mark.parametrize("text", ["!mine 1", "&a [b]", "[!mine 1]", "{a: !mine 1}", "{1: a}"])
def test_values_that_are_not_plain_are_not_judged(text: str) -> None:
    assert said(text, TypeForm("builtins.int")) == ""


def test_arrays_are_not_written() -> None:
    form = TypeForm("typing.Union", (TypeForm("numpy.ndarray"), TypeForm("None")))
    assert [bool(said(text, form)) for text in ("[1, 2]", "1", "null")] == [True, True, False]


def test_literals() -> None:
    form = TypeForm("typing.Literal", values=("a", 1))
    assert [said(text, form) for text in ("a", "1", "b", "'1'")] == [
        *("", "", "b must be 'a' or 1", "'1' must be 'a' or 1"),
    ]
    assert said("b", form._replace(values=("a", ...))) == ""


MODELS = {
    "x: int = Field(gt=0)": {"1": "", "0": "0 must be greater than 0"},
    "x: Annotated[int, Field(gt=0, le=9)]": {
        "9": "",
        "10": "10 must be less than or equal to 9",
    },
    "x: datetime.date": {
        "2024-01-02": "",
        "'2024-01-02'": "",
        "a": "a must be a valid date or datetime, input is too short",
    },
    "x: list[Annotated[int, Ge(1)]]": {
        "[1, 2]": "",
        "[1, 0]": "0 must be greater than or equal to 1",
    },
    "x: list[int] = Field(max_length=2)": {
        "[1, 2]": "",
        "[1, 2, 3]": "[1, 2, 3] must have at most 2 items",
    },
    "x: str = Field(pattern=PATTERN)": {"aa": "", "b": "b must match pattern '^a+$'"},
    "x: PositiveInt": {"1": "", "0": "0 must be greater than 0"},
    "x: conint(ge=LEAST)": {"3": "", "2": "2 must be greater than or equal to 3"},
    "x: constr(strip_whitespace=True, max_length=1)": {"' a '": ""},
    "x: Annotated[int, BeforeValidator(len)]": {"abc": ""},
    "x: Annotated[int, AfterValidator(abs)]": {"abc": "abc must be a valid integer"},
    "x: int = Field(strict=True)": {"1": "", "'1'": "'1' must be a valid integer"},
    "x: Mode": {
        "fast": "",
        "fst": "fst must be 'fast' or 'slow'",
        "FAST": "FAST must be 'fast' or 'slow'",
    },
    "x: Level": {"2": "", "3": "3 must be 1 or 2"},
    "x: Odd": {"a": "", "3": ""},
    "x: Cat": {
        "{kind: cat}": "",
        "{}": "{} is missing required 'kind'",
        "{kind: cat, lives: many}": "many must be a valid integer",
        "{kind: cat, more: 1}": "more has no field 'more'",
    },
    "x: Cat | Dog = Field(discriminator='kind')": {
        "{kind: dog, Age: 3}": "",
        "{kind: dog}": "{kind: dog} is missing required 'Age'",
        "{kind: cow}": "cow must be one of 'cat', 'dog'",
    },
    "x: Tree": {
        "{}": "",
        "{kids: [{kids: [3]}]}": "3 must be a valid dictionary or instance of Tree",
    },
    "x: str; model_config = ConfigDict(coerce_numbers_to_str=True)": {"3": ""},
    "x: int; model_config = ConfigDict(strict=True)": {"'3'": "'3' must be a valid integer"},
    "x: Strange": {"3": ""},
    "x: Wide": {
        "{a: {b: {c: {d: {e: {a: 3}}}}}}": "3 must be a valid dictionary or instance of Wide",
    },
    "x: Annotated[int, Field(pattern='(')]": {"3": "", "a": ""},
    "x: float; model_config = ConfigDict(allow_inf_nan=False)": {
        "1.5": "",
        ".inf": ".inf must be a finite number",
    },
    "x: Size": {"3": "", "a": "a must be a valid integer"},
    "x: list[Size]": {"[3]": "", "[3, a]": "a must be a valid integer"},
    "x: StrictSize": {"'3'": "", "a": ""},
    "x: AnySize": {"a": "", "[a]": ""},
    "x: Final[Annotated[int, Field(gt=1)]]": {"2": "", "1": "1 must be greater than 1"},
    "x: Cup": {
        "{size: 1}": "",
        "{width: 1}": "",
        "{wide: 1}": "{wide: 1} is missing required 'size'",
        "{size: a}": "a must be a valid integer",
        "{size: 1, model_name: a}": "a must be a valid integer",
        "{size: 1, more: a}": "",
    },
    "x: Open": {"{a: 1, more: b}": "", "{more: b}": "{more: b} is missing required 'a'"},
    "x: Dump": {"{model_dump: 1}": "", "{model_dump: a}": "a must be a valid integer"},
    "x: list[Cup]": {"[{size: 1}, {width: b}]": "b must be a valid integer"},
    "x: Data": {"{a: 1}": "", "{a: b}": "b must be a valid integer"},
    "x: Private": {"{_a: 1}": "", "{_a: b}": "b must be a valid integer"},
    "x: Rate": {"1.5": "", "2.5": "2.5 must be 1.5"},
    "x: Name2": {"a": "", "b": "b must be 'a' or 'c'"},
    "x: Box[int]": {"{a: b}": "", "3": ""},
    "x: Plain": {"3": "", "{a: b}": ""},
    "x: UserId": {"3": "", "a": "a must be a valid integer"},
    "x: constr(to_lower=True, max_length=1)": {
        "A": "",
        "AB": "AB must have at most 1 character",
    },
    "x: tuple[int, *tuple[int, ...]]": {"[a]": "", "a": ""},
    "x: Annotated[Any, Field(gt=1)]": {"a": "", "0": ""},
    "x: Annotated[int, Field(strict=bool(1))]": {"a": ""},
    "x: dict[Literal['a'], int]": {"{a: 1}": "", "{b: 1}": "b must be 'a'"},
}
MODULE = """\
import enum
import datetime
from dataclasses import dataclass as plain
from pydantic import AliasChoices, RootModel
from pydantic.dataclasses import dataclass
from typing import Final, Generic, NewType, TypeVar
T = TypeVar("T")
UserId = NewType("UserId", int)
from annotated_types import Ge
from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, PositiveInt, conint, constr
PATTERN = "^a+$"
LEAST = 3
class Mode(enum.Enum):
    FAST = "fast"
    SLOW = "slow"
class Level(enum.IntEnum):
    LOW = 1
    HIGH = enum.auto()
class Odd(enum.Enum):
    A = 1
    @classmethod
    def _missing_(cls, value): return cls.A
class Cat(BaseModel, extra="forbid"):
    kind: Literal["cat"]
    lives: int = 9
class Dog(BaseModel):
    kind: Literal["dog"]
    age: int = Field(alias="Age")
class Strange(enum.Enum):
    mro = 1
class Wide(BaseModel):
    a: "Wide | None" = None
    b: "Wide | None" = None
    c: "Wide | None" = None
    d: "Wide | None" = None
    e: "Wide | None" = None
class Size(RootModel[int]): ...
class StrictSize(RootModel[int]):
    model_config = ConfigDict(strict=True)
class AnySize(RootModel): ...
class Cup(BaseModel):
    size: int = Field(validation_alias=AliasChoices("size", "width"))
    model_name: int = 1
class Dump(BaseModel):
    model_config = ConfigDict(protected_namespaces=())
    model_dump: int
class Open(BaseModel, extra="allow"):
    a: int
@dataclass
class Data:
    a: int
@dataclass
class Private:
    _a: int
class Rate(float, enum.Enum):
    SLOW = 1.5
class Name2(str, enum.Enum):
    A = "a"
    C = "c"
class Box(BaseModel, Generic[T]):
    a: T
class Plain:
    def __init__(self, a: int): ...
class Tree(BaseModel):
    kids: list["Tree"] = []
"""


@pytest.mark.parametrize(("lines", "answers"), MODELS.items())
def test_models(tmp_path: Path, lines: str, answers: dict[str, str]) -> None:
    body = "".join(f"    {line.strip()}\n" for line in lines.split(";"))
    code = code_of(tmp_path, f"{MODULE}class M(BaseModel):\n{body}")
    assert {text: asked(code, text) for text in answers} == answers


@pytest.mark.parametrize(
    ("kind", "held"),
    [
        ("'M'", "{}"),
        ("'M | None'", "{}"),
        ("'list[M]'", "[{}]"),
        ("'dict[str, M]'", "{{a: {}}}"),
        ("'tuple[M, ...]'", "[{}]"),
        ("Annotated[list['M'], Field(max_length=3)]", "[{}]"),
    ],
)
def test_models_are_followed_six_deep(tmp_path: Path, kind: str, held: str) -> None:
    code = code_of(tmp_path, f"{MODULE}class M(BaseModel):\n    y: int = 1\n    x: {kind} = None\n")

    def nested(levels: int) -> str:
        text = held.format("{y: a}")
        for _ in range(levels - 1):
            text = held.format(f"{{x: {text}}}")
        return text

    assert [bool(asked(code, nested(levels))) for levels in (1, 6, 7)] == [True, True, False]
