"""Named tuples are those of `typing`, except that their classes are created more quickly."""

from __future__ import annotations

import copy
import pickle
import typing
from collections.abc import Callable
from functools import cached_property
from typing import Any

import pytest

from noob_lint.support import values

if typing.TYPE_CHECKING:
    from typing import NamedTuple
else:
    from noob_lint.support.values import NamedTuple


class Point(NamedTuple):
    """A place."""

    x: int
    y: int = 0
    label: str | None = None

    @property
    def total(self) -> int:
        """Both together."""
        return self.x + self.y

    def moved(self, by: int) -> Point:
        """Another."""
        return self._replace(x=self.x + by)


class Usual(typing.NamedTuple):
    """A place."""

    x: int
    y: int = 0
    label: str | None = None


class Empty(NamedTuple):
    """Nothing."""


class Wide(Point):
    """One that keeps what it computes."""

    @cached_property
    def area(self) -> int:
        return self.x * self.y


def described(kind: Any) -> dict[str, object]:
    """What a class of values and its values do."""
    one, same, other = kind(1, label="a"), kind(x=1, y=0, label="a"), kind(2)
    return {
        "fields": (kind._fields, kind._field_defaults, kind.__match_args__),
        "doc": (kind.__doc__, kind.y.__doc__, kind.__module__, kind.__slots__),
        "values": (tuple(one), one.x, one.y, one.label, one[0], [*one], len(one)),
        "equal": (one == same, one == other, one == (1, 0, "a"), hash(one) == hash(same)),
        "order": (one < other, sorted([other, one]) == [one, other]),
        "shown": repr(one).partition("(")[2],
        "replaced": (tuple(one._replace(y=5)), one._asdict(), tuple(kind._make([1, 2, 3]))),
        "copies": [type(made(one)) is kind and made(one) == one for made in COPIES],
        "annotations": [*kind.__annotations__],
        "type": type(kind),
    }


COPIES: tuple[Callable[[Any], Any], ...] = (
    copy.copy,
    copy.deepcopy,
    lambda value: pickle.loads(pickle.dumps(value)),
)


def test_they_do_what_those_of_typing_do() -> None:
    assert described(Point) == described(Usual)
    assert repr(Point(1)) == "Point(x=1, y=0, label=None)"


@pytest.mark.parametrize(
    ("given", "named"), [((), {}), ((1, 2, 3, 4), {}), ((1,), {"z": 1}), ((1,), {"x": 1})]
)
def test_they_refuse_the_same_arguments_with_the_same_message(given: Any, named: Any) -> None:
    said = []
    for kind in (Point, Usual):
        with pytest.raises(TypeError) as error:
            kind(*given, **named)
        said.append(str(error.value).partition("()")[2])
    assert said[0] == said[1] != ""


def test_they_do_not_change_and_have_only_their_fields() -> None:
    one = Point(1)
    with pytest.raises(AttributeError):
        one.x = 2  # type: ignore[misc]
    with pytest.raises(AttributeError):
        one.z = 2  # type: ignore[attr-defined]
    with pytest.raises(ValueError, match=r"\['z'\]$"):
        one._replace(z=2)  # type: ignore[call-arg]
    assert not hasattr(one, "__dict__")


def test_methods_and_patterns_and_subclasses_work() -> None:
    assert (Point(1, 2).total, Point(1).moved(4)) == (3, Point(5))
    match Point(1, 2):
        case Point(x, y):
            assert (x, y) == (1, 2)
    wide = Wide(3, 4)
    assert (wide.area, wide.area, type(wide._replace(x=1)), wide == (3, 4, None)) == (
        *(12, 12, Wide),
        True,
    )
    assert (Empty(), Empty._fields) == ((), ())
    assert isinstance(Point(1), tuple)


def test_a_field_without_a_default_does_not_follow_one_with_a_default() -> None:
    with pytest.raises(TypeError):

        class Wrong(NamedTuple):
            x: int = 0
            y: int  # type: ignore[misc]


def test_these_classes_share_constructors() -> None:
    if values.NamedTuple is typing.NamedTuple:
        pytest.skip("Python 3.14 and later: classes of values are those of typing")
    assert (Point.__new__.__name__, Point.__new__.__qualname__) == ("__new__", "Point.__new__")
    assert (values.NamedTuple.__name__, values.NamedTuple.__doc__) == (
        *("NamedTuple", "As in `typing`."),
    )
    with pytest.raises(ValueError, match=r"^Point has no fields \['z'\]$"):
        Point(1)._replace(z=2)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match=r"^a field of Wrong without a default follows one with a"):

        class Wrong(NamedTuple):
            x: int = 0
            y: int  # type: ignore[misc]

    code = (Point.__new__.__code__, Wide.__new__.__code__, Usual.__new__.__code__)
    assert code[0] is code[1]
    assert code[0].co_code == code[2].co_code
    assert code[0].co_varnames == ("_cls", "x", "y", "label")
