"""Decorators of libraries that keep the signature of a function."""

from __future__ import annotations

from types import MappingProxyType

from noob_lint.support.values import NamedTuple


class Keeper(NamedTuple):
    """A decorator after which `inspect.signature` says the same as before.

    `is_function` is false if it returns an object that only acts like a function, `generates` if
    that of a generator function is not one any more, so that noob does not iterate. `converts` says
    that arguments are converted to their types, `dispatches` that another function may get them, by
    the type of the first, which is passed by position. With the argument `unless` it may do
    otherwise.
    """

    is_function: bool = True
    generates: bool = False
    converts: bool = False
    dispatches: bool = False
    unless: str = ""


_CACHE = Keeper(is_function=False)  # functools.update_wrapper sets __wrapped__
_NUMBA = Keeper(is_function=False)  # its dispatcher sets __wrapped__
_CHECKS = Keeper(generates=True)  # it makes a function of the same parameters, and sets __wrapped__
_WRAPS = Keeper()  # functools.wraps sets __wrapped__

KEEPERS = MappingProxyType(
    {
        "beartype.beartype": _CHECKS,
        "functools.cache": _CACHE,
        "functools.lru_cache": _CACHE,
        "functools.singledispatch": Keeper(dispatches=True),  # functools.update_wrapper
        "numba.jit": _NUMBA,
        "numba.njit": _NUMBA,
        "numpy._core.overrides.array_function_dispatch": Keeper(  # it compares them itself
            is_function=False, unless="verify"
        ),
        "pydantic.validate_call": Keeper(converts=True),  # it sets __wrapped__
        "typing.deprecated": _WRAPS,
        "warnings.deprecated": _WRAPS,
    }
)
"""By canonical name; each may be used with arguments. noob was asked about all of them."""

SPELLINGS = MappingProxyType(
    {
        "beartype.beartype": ("beartype._decor.decormain.beartype",),
        "numba.jit": ("numba.core.decorators.jit",),
        "numba.njit": ("numba.core.decorators.njit",),
        "numpy._core.overrides.array_function_dispatch": (
            "numpy.core.overrides.array_function_dispatch",
        ),
        "pydantic.validate_call": ("pydantic.validate_call_decorator.validate_call",),
    }
)
"""Where else they are taken from."""
