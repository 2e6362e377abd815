"""What random callables are annotated to return: named signals of every shape."""

from __future__ import annotations

from typing import NamedTuple


class Returns(NamedTuple):
    """An annotation, an expression that fits, and the names of the signals."""

    annotation: str
    value: str
    signals: tuple[str, ...]


_ARRAY = "NDArray[np.float64]"
_S, _T, _U = "A[int, Name('s')]", "A[int, Name('t')]", "A[int, Name('u')]"
RETURNS = (
    Returns("", "[1, 2]", ("value",)),
    Returns("int", "1", ("value",)),
    Returns("list[int]", "[1, 2]", ("value",)),
    Returns("list[int]", "[1, 2]", ("value",)),
    Returns("Any", "[1]", ("value",)),
    Returns("T", "1", ("value",)),
    Returns("None", "None", ("value",)),
    Returns("dict[str, int]", "{'a': 1}", ("value",)),
    Returns(_S, "1", ("s",)),
    Returns(f"{_S} | None", "1", ("s",)),
    Returns(f"Optional[{_S}]", "1", ("s",)),
    Returns("Pair", "(1, 2)", ("s", "t")),
    Returns(f"tuple[{_S}, {_T}]", "(1, 2)", ("s", "t")),
    Returns(f"Tuple[{_S}, {_T}]", "(1, 2)", ("s", "t")),
    Returns(f"Union[{_S}, {_T}]", "(1, 2)", ("s", "t")),
    Returns(f"tuple[{_S}, int]", "(1, 2)", ("value",)),
    Returns(f"tuple[int, {_T}]", "(1, 2)", ("value", "t")),
    Returns(f"tuple[{_S}, {_S}]", "(1, 2)", ("s",)),
    Returns(f"tuple[tuple[{_S}, {_T}], {_U}]", "(1, 2, 3)", ("s", "t", "u")),
    Returns(f"tuple[{_S}, ...]", "(1, 2)", ("value",)),
    Returns("tuple[()]", "(1, 2)", ("value",)),
    Returns("tuple", "(1, 2)", ("value",)),
    Returns(f"{_S} | str", "1", ("value",)),
    Returns(f"str | {_S}", "('a', 1)", ("value", "s")),
    Returns("A[int, Name('s'), Name('t')]", "(1, 2)", ("s", "t")),
    Returns("A[int, 'a note']", "1", ("value",)),
    Returns(f"A[{_S}, Name('t')]", "(1, 2)", ("s", "t")),
    Returns(f"A[tuple[{_S}, {_T}], Name('u')]", "1", ("u",)),
    Returns(f"list[{_S}]", "[1, 2]", ("value",)),
    Returns(f'"{_S}"', "1", ("value",)),
    Returns(f"Generator[{_S}, None, None]", "1", ("s",)),
    Returns("Literal['a']", "'a'", ("value",)),
    Returns("np.ndarray", "np.ones(2)", ("value",)),
    Returns(_ARRAY, "np.ones(2)", ("value",)),
    Returns("np.float64", "np.float64(1)", ("value",)),
    Returns(f"A[{_ARRAY}, Name('s')]", "np.ones(2)", ("s",)),
    Returns(f"A[{_ARRAY} | None, Name('s')]", "np.ones(2)", ("s",)),
    Returns(f"tuple[A[{_ARRAY}, Name('s')], {_T}]", "(np.ones(2), 2)", ("s", "t")),
)
