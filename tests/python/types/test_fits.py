"""Types that can never fit, compared with real values, whose types typeguard checks."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Sequence
from types import ModuleType

import pytest
from typeguard import CollectionCheckStrategy, TypeCheckError, check_type

from noob_lint.python.answers import Lineage, TypeForm
from noob_lint.python.lookup import Sources
from noob_lint.python.source.entities import Context
from noob_lint.python.source.module import Module
from noob_lint.python.types.annotations import Annotations
from noob_lint.python.types.fits import (
    SCALARS,
    Fits,
    class_at,
    format_type,
    is_known,
    item_of,
    members,
    unwrap,
)
from tests.python.cases import lines
from tests.python.whole import short

CODE = """
import abc, collections, datetime, decimal, enum, pathlib, uuid
from collections.abc import (
    Callable, Collection, Container, Generator, Hashable, Iterable, Iterator, Mapping,
    MutableMapping, MutableSequence, MutableSet, Reversible, Sequence, Set, Sized,
)
from typing import (
    Annotated, Any, Generic, Literal, NamedTuple, NewType, Optional, Protocol, TypedDict, TypeVar,
    Union, final,
)

T = TypeVar("T")
UserId = NewType("UserId", int)
Alias = dict[str, "Plain"]

class Plain: ...
class Derived(Plain): ...
class Other: ...
class Both(Plain, Other): ...
class Text(str): ...
class Words(list[str]): ...
class Number(int): ...
class Mixed(str, Other): ...
class Pair(NamedTuple):
    x: int
    y: int
class Record(TypedDict):
    x: int
class Color(enum.Enum):
    RED = 1
class Level(enum.IntEnum):
    LOW = 1
class Word(enum.StrEnum):
    ONE = "one"
class Speaks(Protocol):
    def speak(self) -> str: ...
class Speaker:
    def speak(self) -> str: return ""
class Shape(abc.ABC): ...
class Round(Shape): ...
class Box(Generic[T]): ...
@final
class Last: ...
"""


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Sources, ModuleType]]:
    """The code above as it is read, and as it runs."""
    root = tmp_path_factory.mktemp("fits")
    (root / "fitslab.py").write_text(CODE)
    module = ModuleType("fitslab")
    sys.modules["fitslab"] = module
    exec(compile(CODE, "fitslab.py", "exec"), vars(module))
    yield Sources([root]), module
    del sys.modules["fitslab"]


def form_of(text: str, sources: Sources) -> TypeForm:
    resolver = sources._describer().resolver
    module = resolver.module("fitslab")
    assert isinstance(module, Module)
    return Annotations(resolver).form(ast.parse(text, mode="eval").body, Context(module))


APART = """
str -> int
int -> str
int -> bytes
bytes -> str
None -> int
None -> Plain
int -> None
bool -> str
list[int] -> pathlib.Path
str -> pathlib.Path
pathlib.Path -> str
tuple[int, int] -> int
tuple[int, str] -> tuple[str, int]
tuple[int, int] -> tuple[int, int, int]
tuple[int, ...] -> tuple[str, ...]
tuple[int, str] -> tuple[int, ...]
list[int] -> list[str]
list[list[int]] -> list[list[str]]
list[int] -> dict[str, int]
dict[str, int] -> dict[str, str]
dict[str, int] -> dict[int, int]
dict[str, int] -> Iterable[int]
str -> Sequence[int]
set[int] -> list[int]
Iterator[int] -> list[int]
Iterable[int] -> int
int -> Iterable[int]
int -> Sized
int -> Callable[[], int]
list[int] -> Hashable
list -> tuple
int | str -> list[int] | None
int | None -> str
Optional[int] -> Union[str, bytes]
Literal["a"] -> Literal["b"]
Literal["a"] -> int
Literal[1] -> str
Literal[1] -> bool
str -> Literal[1, 2]
Literal[1] -> Literal[True]
Annotated[int, "metres"] -> Annotated[str, "feet"]
UserId -> str
str -> UserId
datetime.date -> str
datetime.datetime -> decimal.Decimal
decimal.Decimal -> float
uuid.UUID -> str
str -> Plain
Plain -> str
Plain -> pathlib.Path
Color -> str
str -> Color
Color -> Plain
Level -> str
Word -> int
Last -> Plain
Pair -> list[int]
Record -> list[int]
Words -> dict[str, int]
Number -> str
collections.deque -> str
datetime.time -> str
collections.deque -> Plain
datetime.date -> Plain
decimal.Decimal -> Plain
uuid.UUID -> Plain
Literal["a"] -> Sequence[int]
Literal["a"] -> Plain
Plain -> Literal["a"]
Literal["a", "b"] -> Literal["c", 1]
int | list[int] -> str | dict[str, int]
tuple[int, ...] -> tuple[int, str]
tuple[int, str, int] -> tuple[int, int, int]
tuple[int, str] -> Sequence[int]
tuple[int, ...] -> Sequence[str]
"""

ITEMS_APART = """
list[int] -> Collection[str]
list[int] -> Container[str]
list[int] -> MutableSequence[str]
list[int] -> Reversible[str]
set[int] -> MutableSet[str]
set[int] -> Set[str]
set[int] -> set[str]
frozenset[int] -> frozenset[str]
Generator[int, None, None] -> Iterator[str]
Iterator[int] -> Generator[str, None, None]
bytes -> Sequence[str]
dict[str, int] -> MutableMapping[int, int]
Mapping[str, int] -> dict[int, int]
"""
"""The items of what typeguard does not look into."""

MAY_FIT = """
int -> float
float -> int
float -> bool
int -> complex
bytes -> bytearray
Sequence[float] -> list[int]
float -> complex
bool -> int
int -> bool
bool -> float
Number -> float
Level -> float
bytearray -> bytes
memoryview -> bytes
int -> int
int -> object
int -> Any
Any -> int
object -> int
T -> int
int -> T
int -> int | None
int | str -> str
None -> None
None -> int | None
Literal["a"] -> str
str -> Literal["a"]
Literal["a", "b"] -> Literal["b"]
list -> list[int]
list[int] -> list
list[int] -> list[float]
list[bool] -> list[int]
list[Any] -> list[int]
list[int] -> Sequence[float]
list[int] -> Iterable
str -> Sequence[str]
str -> Iterable[str]
Iterable[str] -> str
Iterator[int] -> Sequence[int]
Generator[int, None, None] -> Sequence[int]
tuple[int | str, ...] -> tuple[int]
Sequence[int] -> list[int]
Sequence[int] -> tuple[int, int]
tuple[int, ...] -> tuple[int, int]
tuple[int, *tuple[int, ...]] -> tuple[int, int, int]
tuple[int, int, int] -> tuple[int, *tuple[str, ...]]
tuple[int, *tuple[int, ...]] -> tuple[int, ...]
tuple[int, int] -> tuple[int, ...]
tuple[int, str] -> tuple[int | str, ...]
tuple -> tuple[int]
dict[str, int] -> Mapping[str, float]
dict[str, int] -> Iterable[str]
dict[str, int] -> Record
Record -> dict[str, int]
Plain -> Derived
Derived -> Plain
Plain -> Other
Both -> Other
str -> Text
Text -> str
Word -> str
str -> Word
Level -> int
Mixed -> Other
Mixed -> str
Pair -> tuple[int, int]
tuple[int, int] -> Pair
UserId -> int
int -> UserId
datetime.datetime -> datetime.date
datetime.date -> datetime.datetime
pathlib.Path -> pathlib.PurePath
int -> Speaks
Speaker -> Speaks
Plain -> Speaks
str -> Shape
Shape -> Round
Round -> Shape
Plain -> Shape
Plain -> Hashable
Plain -> Callable[[], int]
Plain -> Iterable[int]
Box -> Box[int]
Box[int] -> Box[str]
Alias -> dict[str, Plain]
type[int] -> type[str]
Annotated[int, "metres"] -> int
Words -> list[int]
nowhere.Thing -> int
int -> nowhere.Thing
"int" -> int
int | str -> list[int] | str
str | int -> str | list[int]
Literal["a"] -> Sequence[str]
Literal["a"] -> Text
Literal["a"] -> Any
Literal["a", 1] -> int
Literal["a", "b"] -> Literal["b", "c"]
str -> Literal[1, "a"]
Literal[1] -> float
Literal[True] -> complex
float -> Literal[1]
Literal[Color.RED] -> str
int -> Literal[Color.RED]
Literal[Color.RED] -> Literal[1]
Literal[1] -> Literal[Color.RED]
tuple[int, ...] -> Sequence[int]
tuple[int, bool] -> Sequence[int]
"""


def _pairs(text: str) -> list[tuple[str, str]]:
    return [tuple(line.split(" -> ")) for line in text.strip().splitlines()]  # type: ignore[misc]


@pytest.mark.parametrize(("one", "other"), _pairs(APART + ITEMS_APART.lstrip()))
def test_these_never_fit(one: str, other: str, lab: tuple[Sources, ModuleType]) -> None:
    sources, _ = lab
    assert Fits(sources.lineage).never(form_of(one, sources), form_of(other, sources))


@pytest.mark.parametrize(("one", "other"), _pairs(MAY_FIT))
def test_these_may_fit(one: str, other: str, lab: tuple[Sources, ModuleType]) -> None:
    sources, _ = lab
    assert not Fits(sources.lineage).never(form_of(one, sources), form_of(other, sources))


TYPES = sorted(
    {part for pair in _pairs(APART + MAY_FIT.strip()) for part in pair}
    - {"nowhere.Thing", '"int"', "T", "UserId", "Alias"}
)
"""Those that typeguard knows too."""

UNSEEN = ("Iterable[", "Iterator[", "Generator[", "Container[")
"""Whose items typeguard does not look at."""

# Not among them: empty values, and a string of a class that has another base as well; fits.py
# explains why these do not count.
VALUES = (
    *("1", "0", "True", "1.5", "1j", "'a'", "'b'", "b'x'", "bytearray(b'x')", "None"),
    *("[1]", "['a']", "[True]", "[1.5]", "[[1]]", "[['a']]", "[None]", "(1,)", "(1, 2)"),
    *("(1, 'a')", "('a', 1)", "(1, 2, 3)", "{'x': 1}", "{'a': 'b'}", "{1: 1}", "{1}", "{'a'}"),
    *("iter([1])", "(one for one in [1])", "range(3)", "memoryview(b'x')"),
    *("pathlib.Path('a')", "pathlib.PurePath('a')", "datetime.date(2024, 1, 2)"),
    *("datetime.datetime(2024, 1, 2)", "decimal.Decimal(1)", "uuid.uuid4()", "Plain()"),
    *("Derived()", "Other()", "Both()", "Text('a')", "Words(['a'])", "Number(1)"),
    *("Pair(1, 2)", "Record(x=1)", "Color.RED", "Level.LOW", "Word.ONE", "Speaker()", "Round()"),
    *("Box()", "Last()", "int", "str", "len", "lambda: 1", "collections.OrderedDict(x=1)"),
    *("collections.deque([1])", "collections.Counter('a')", "object()"),
)


def _is(value: object, kind: object) -> bool:
    try:
        check_type(value, kind, collection_check_strategy=CollectionCheckStrategy.ALL_ITEMS)
    except TypeCheckError:
        return False
    return True


def test_no_value_is_both_of_what_never_fits(lab: tuple[Sources, ModuleType]) -> None:
    sources, module = lab
    kinds = {text: eval(text, vars(module)) for text in TYPES}
    values = {text: eval(text, vars(module)) for text in VALUES}
    members = {
        name: {text for text, value in values.items() if _is(value, kind)}
        for name, kind in kinds.items()
    }
    fits, forms = Fits(sources.lineage), {text: form_of(text, sources) for text in TYPES}
    seen = [text for text in TYPES if not text.startswith(UNSEEN)]
    wrong = {
        f"{one} -> {other}": members[one] & members[other]
        for one in seen
        for other in seen
        if members[one] & members[other] and fits.never(forms[one], forms[other])
    }
    assert wrong == {}


def test_types_are_shown_as_people_write_them(lab: tuple[Sources, ModuleType]) -> None:
    sources, _ = lab
    texts = ("int", "None", "list[int]", "int | None", "Literal['a', 1]", "tuple[int, ...]")
    assert [format_type(form_of(text, sources)) for text in texts] == list(texts)
    others = ("pathlib.Path", "Annotated[int, 'm']", "Mapping[str, Plain]", "Optional[UserId]")
    found = [format_type(form_of(text, sources)) for text in others]
    assert found == ["Path", "int", "Mapping[str, Plain]", "int | None"]


PARTS = lines("""
int => int / int / True / ?
"int" => int / int / True / ?
None => NoneType / NoneType / True / ?
Any => typing.Any / typing.Any / False / ?
object => object / object / False / ?
T => typing.TypeVar{values=['T']} / typing.TypeVar{values=['T']} / False / ?
nowhere.Thing => ? / ? / False / ?
UserId => int / int / True / ?
Annotated[Annotated[int, "m"], "n"] => int / int / True / ?
Annotated["str", "m"] => str / str / True / str
str => str / str / True / str
bytes => bytes / bytes / True / int
bytearray => bytearray / bytearray / True / ?
int | str | None => typing.Union[int, str, None] / int str NoneType / True / ?
Optional[Literal["a", 1]]
=> typing.Union[typing.Literal{values=['a', 1]}, None] / \
str int NoneType / True / ?
Literal["a", "b", 1, None]
=> typing.Literal{values=['a', 'b', 1, None]} / str int NoneType / True / ?
Literal["a", Color.RED] => typing.Literal{values=['a', Ellipsis]} / ? / True / ?
list[int] => list[int] / list[int] / True / int
list => list / list / True / ?
dict[str, int] => dict[str, int] / dict[str, int] / True / str
tuple[int, ...] => tuple[int, ...] / tuple[int, ...] / True / int
tuple[int, str, int] => tuple[int, str, int] / tuple[int, str, int] / True / typing.Union[int, str]
tuple[int, Any] => tuple[int, typing.Any] / tuple[int, typing.Any] / True / ?
tuple[()] => tuple / tuple / True / ?
Box[int] => fitslab.Box[int] / fitslab.Box[int] / True / ?
type[int] => type[int] / type[int] / True / ?
""")
"""What a type is without what is around it; the types that a value may have; whether anything is
known of it; the type of its items."""


@pytest.mark.parametrize(("text", "expected"), PARTS.items())
def test_parts(text: str, expected: str, lab: tuple[Sources, ModuleType]) -> None:
    form = form_of(text, lab[0])
    of_values = " ".join(map(short, members(form)))
    found = (short(unwrap(form)), of_values, str(is_known(form)), short(item_of(form)))
    assert " / ".join(found) == expected


def test_what_has_no_items() -> None:
    scalars = (1, 1.5, True, 1j, None)
    assert {f"builtins.{type(one).__name__}" for one in scalars} == SCALARS


def test_classes_that_are_the_same_everywhere() -> None:
    names = ("builtins.int", "builtins.NoneType", "collections.abc.Sequence")
    assert [*map(class_at, names)] == [int, type(None), Sequence]
    others = ("builtins.len", "builtins.gone", "abc.Sequence", "pathlib.Path", "int", "")
    assert [*map(class_at, others)] == [None] * len(others)


@pytest.mark.parametrize(
    ("module", "is_apart"),
    [
        *(("collections", True), ("datetime", True), ("decimal", True), ("fractions", True)),
        *(("ipaddress", True), ("pathlib", True), ("re", True), ("uuid", True)),
        *(("lab", False), ("argparse", False)),
    ],
)
def test_modules_of_values(module: str, is_apart: bool) -> None:
    """Nobody combines their classes with others."""
    fits = Fits(lambda name: Lineage((name, "builtins.object")))
    one, other = TypeForm(f"{module}.Thing"), TypeForm("other.Thing")
    assert (fits.never(one, other), fits.never(other, one)) == (is_apart, is_apart)


def test_a_bare_shell_is_itself() -> None:
    final = TypeForm("typing.Final")
    assert (unwrap(final), is_known(final)) == (final, False)
    assert not Fits(lambda _: None).never(final, TypeForm("builtins.int"))


def test_the_classes_that_were_asked_for(lab: tuple[Sources, ModuleType]) -> None:
    fits = Fits(lab[0].lineage)
    assert not fits.never(form_of("list[Plain]", lab[0]), form_of("list[Plain]", lab[0]))
    assert fits.classes == set()
    fits.never(form_of("Plain | int", lab[0]), form_of("list[Other] | str", lab[0]))
    assert fits.classes == {"fitslab.Plain"}
    fits.never(form_of("list[Plain]", lab[0]), form_of("list[Other]", lab[0]))
    assert fits.classes == {"fitslab.Plain", "fitslab.Other"}


def test_odd_types_are_shown(lab: tuple[Sources, ModuleType]) -> None:
    texts = {"nowhere.Thing": "...", "list[nowhere.Thing]": "list[...]", "Any": "Any"}
    texts |= {"Literal['a', Color.RED, None]": "Literal['a', ..., None]", "'int'": "int"}
    assert {text: format_type(form_of(text, lab[0])) for text in texts} == texts


def test_pairs_of_which_one_is_written_in_part() -> None:
    fits = Fits(lambda name: Lineage((name, "builtins.object")))
    number, text = TypeForm("builtins.int"), TypeForm("builtins.str")
    whole = TypeForm("builtins.dict", (text, number))
    for part, expected in (((text,), False), ((number,), True), ((), False)):
        some = whole._replace(arguments=part)
        assert [fits.never(some, whole), fits.never(whole, some)] == [expected] * 2
