"""numpy's arrays and scalars, which are written in C: known by name, with or without numpy."""

from __future__ import annotations

ARRAY = "numpy.ndarray"

LIKE_ARRAYS = frozenset(
    {"__array__", "__array_interface__", "__array_struct__", "__array_ufunc__", "__buffer__"}
) | {"__array_function__", "__getattr__", "__getitem__", "__iter__", "__len__", "__float__"}
"""Methods of a class whose instances may pass for arrays."""

_SCALARS = {
    ("bool", "int", "float", "complex"): "bool bool_",
    ("int", "float", "complex"): (
        "int8 int16 int32 int64 uint8 uint16 uint32 uint64 byte short intc int_ intp long longlong"
        " ubyte ushort uintc uint uintp ulong ulonglong integer signedinteger unsignedinteger"
        " float16 float32 float64 half single double longdouble floating complex64 complex128"
        " csingle cdouble clongdouble complexfloating"
    ),
    ("str",): "str_",
    ("bytes",): "bytes_",
    ("str", "bytes"): "character",
    ("bool", "int", "float", "complex", "str", "bytes"): (
        "generic number inexact flexible object_ void"
    ),
    (): "ndarray dtype datetime64 timedelta64",
}
_PASSES = {name: passes for passes, names in _SCALARS.items() for name in names.split()}
"""The classes, each with the builtin ones for which its values pass wherever one annotates those.

Some derive from them, such as `float64`; of the others most code does not care which it is given.
What is annotated as `float` or `complex` may be an `int`, here as elsewhere.
"""

_MODULES = frozenset({"numpy", "numpy._core", "numpy._core.multiarray"})


def of_numpy(module: str, name: str) -> str | None:
    """The canonical path of a known class of numpy."""
    if module in _MODULES and name in _PASSES:
        return f"numpy.{name}"
    return ARRAY if module in ("numpy.typing", "numpy._typing") and name == "NDArray" else None


def passes_for(canonical: str) -> tuple[str, ...] | None:
    """The classes whose values one of numpy passes for, itself first; None for any other."""
    name = canonical.removeprefix("numpy.")
    if name == canonical or name not in _PASSES:
        return None
    builtin = (f"builtins.{one}" for one in (*_PASSES[name], "object"))
    return (canonical, *builtin)
