"""What is known of numpy's classes without numpy."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.python.lookup import Sources
from noob_lint.python.resolve.arrays import of_numpy, passes_for

REAL = "int8 int16 int32 int64 uint8 uint16 uint32 uint64 byte short intc int_ intp long longlong"
REAL += " ubyte ushort uintc uint uintp ulong ulonglong integer signedinteger unsignedinteger"
REAL += " float16 float32 float64 half single double longdouble floating complex64 complex128"
REAL += " csingle cdouble clongdouble complexfloating"
PASSES = {
    **dict.fromkeys(REAL.split(), "int float complex object"),
    **dict.fromkeys(("bool", "bool_"), "bool int float complex object"),
    "str_": "str object",
    "bytes_": "bytes object",
    "character": "str bytes object",
    **dict.fromkeys(
        ("generic", "number", "inexact", "flexible", "object_", "void"),
        "bool int float complex str bytes object",
    ),
    **dict.fromkeys(("ndarray", "dtype", "datetime64", "timedelta64"), "object"),
}


@pytest.mark.parametrize("name", PASSES)
def test_classes(name: str) -> None:
    assert of_numpy("numpy", name) == f"numpy.{name}"
    builtin = (f"builtins.{one}" for one in PASSES[name].split())
    assert passes_for(f"numpy.{name}") == (f"numpy.{name}", *builtin)


def test_other_names_and_modules() -> None:
    modules = ("numpy", "numpy._core", "numpy._core.multiarray", "numpy.typing", "numpy._typing")
    assert {one: of_numpy(one, "ndarray") for one in (*modules, "numpy.core", "cupy")} == {
        **dict.fromkeys(modules[:3], "numpy.ndarray"),
        **dict.fromkeys((*modules[3:], "numpy.core", "cupy")),
    }
    assert {one: of_numpy(one, "NDArray") for one in (*modules, "cupy")} == {
        **dict.fromkeys((*modules[:3], "cupy")),
        **dict.fromkeys(modules[3:], "numpy.ndarray"),
    }
    assert of_numpy("numpy", "gone") is None
    for other in ("numpy.gone", "numpy.NDArray", "cupy.ndarray", "numpy.core.ndarray", "ndarray"):
        assert passes_for(other) is None


LIKE_ARRAYS = (
    *("__array__", "__array_interface__", "__array_struct__", "__array_ufunc__", "__buffer__"),
    *("__array_function__", "__getattr__", "__getitem__", "__iter__", "__len__", "__float__"),
)


def test_classes_that_may_pass_for_arrays(tmp_path: Path) -> None:
    names = (*LIKE_ARRAYS, "__int__", "run")
    for name in names:
        (tmp_path / f"{name}.py").write_text(f"class K:\n    def {name}(self): ...\n")
    sources = Sources([tmp_path])
    assert [sources.is_no_array(f"{name}.K") for name in names] == [False] * 11 + [True] * 2
