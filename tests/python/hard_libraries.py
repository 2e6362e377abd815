"""Types of missing libraries: what they can be, and that they contain no names of noob's."""

from __future__ import annotations

from tests.python.pieces import Snippet, function

_HEAD = "import numpy as np, numpy.typing as npt, pandas as pd\nfrom numpy.typing import NDArray\n"


def _returns(annotation: str, *signals: str) -> Snippet:
    code = f"{_HEAD}def f(a) -> {annotation}: ...\n"
    return Snippet(code, function(["a"], *signals), runs=False)


def _decorated(decorator: str, call: list[str]) -> Snippet:
    library = decorator.partition(".")[0]
    code = f"import {library}\n@{decorator}\ndef f(a, b=1) -> A[int, Name('c')]: ...\n"
    return Snippet(code, function(call, "c") | {"slots": {"a": True, "b": True}}, runs=False)


SNIPPETS = {
    "decorator_checks": _decorated("beartype.beartype", ["a", "b="]),
    "decorator_checks_otherwise": _decorated("beartype.beartype(conf=1)", ["a", "b="]),
    "decorator_compiles": _decorated("numba.njit", ["a", "b="]),
    "decorator_compiles_now": _decorated("numba.jit(nopython=True)", ["a", "b="]),
    "decorator_converts": _decorated("pydantic.validate_call", ["a", "b="]),
    "decorator_converts_all": _decorated("pydantic.validate_call(validate_return=1)", ["a", "b="]),
    "decorator_warns": _decorated("warnings.deprecated('old')", ["a", "b="]),
    "decorator_dispatches": _decorated("functools.singledispatch", ["a/", "*args", "**kwargs"]),
    "decorator_converts_generator": Snippet(
        "import pydantic\n@pydantic.validate_call\ndef f(): yield 1\n",
        {"unknown": "it is not known what the decorator 'pydantic.validate_call' makes of it"},
        runs=False,
    ),
    "library_array": _returns("np.ndarray", "value"),
    "library_array_of": _returns("NDArray[np.float64]", "value"),
    "library_array_or_none": _returns("npt.NDArray[np.uint8] | None", "value"),
    "library_scalar": _returns("np.float64", "value"),
    "library_generator": _returns("Generator[np.ndarray, None, None]", "value"),
    "library_tuple": _returns('tuple[A[np.ndarray, Name("b")], A[int, Name("c")]]', "b", "c"),
    "library_tuple_plain": _returns("tuple[np.ndarray, int]", "value"),
    "library_frame": _returns("pd.DataFrame", "value"),
    "library_frame_of": _returns("A[pd.DataFrame | None, Name('b')]", "b"),
    "library_not_known": Snippet(
        "import somewhere\ndef f(a) -> somewhere.Thing: ...\n",
        function(["a"]) | {"signals": "?"},
        runs=False,
    ),
    "library_optional": Snippet(
        f"{_HEAD}def f(a: np.ndarray | None = None, b: NDArray = None, c: pd.X | None = None,\n"
        "      d: pd.DataFrame = None): ...\n",
        function(["a=", "b=", "c=", "d="], "value", a=False, c=False)
        | {"slots": {"a": False, "b": True, "c": False, "d": None}},
        runs=False,
    ),
}
