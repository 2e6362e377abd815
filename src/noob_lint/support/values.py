"""Named tuples whose classes are created quickly.

A run creates more than a hundred classes of values. `typing.NamedTuple` checks each annotation and
compiles a constructor for each class, which takes a tenth of a run on one tube. Here, classes with
the same number of fields share the code of one constructor; they behave the same otherwise.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

__all__ = ["NamedTuple"]

if TYPE_CHECKING or sys.version_info >= (3, 14):  # where annotations are not yet known here
    from typing import NamedTuple
else:
    from collections import namedtuple
    from functools import cache
    from types import FunctionType

    class _Fields(tuple):
        """What all named tuples have in common."""

        __slots__ = ()

        @classmethod
        def _make(cls, values):
            return tuple.__new__(cls, values)

        def _replace(self, /, **changed):
            made = self._make(map(changed.pop, self._fields, self))
            if changed:
                raise ValueError(f"{type(self).__name__} has no fields {[*changed]}")
            return made

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            fields = ", ".join(f"{name}={value!r}" for name, value in self._asdict().items())
            return f"{type(self).__name__}({fields})"

        def __getnewargs__(self):
            return tuple(self)

    _Field = type(namedtuple("_One", "value").value)
    """What reads a field, written in C."""

    @cache
    def _field(place):
        return _Field(place, f"Alias for field number {place}")

    class _Creator(type):
        """Makes an ordinary class of one that derives from `NamedTuple`."""

        def __new__(cls, name, bases, namespace):
            fields = tuple(namespace.get("__annotations__", ()))
            defaults = {field: namespace[field] for field in fields if field in namespace}
            if [*defaults] != [*fields[len(fields) - len(defaults) :]]:
                raise TypeError(f"a field of {name} without a default follows one with a default")
            made = {
                **namespace,
                **{field: _field(place) for place, field in enumerate(fields)},
                "__slots__": (),
                "__match_args__": fields,
                "_fields": fields,
                "_field_defaults": defaults,
                "__new__": _constructor(namespace["__qualname__"], fields, defaults),
            }
            return type(name, (_Fields,), made)

    def _constructor(owner, fields, defaults):
        like = _constructor_of(len(fields))
        code = like.__code__.replace(co_varnames=("_cls", *fields))
        made = FunctionType(code, like.__globals__, "__new__", (*defaults.values(),))
        made.__qualname__ = f"{owner}.__new__"
        return made

    @cache
    def _constructor_of(count):
        """The constructor of any named tuple with so many fields."""
        return namedtuple("_Like", [f"field{place}" for place in range(count)]).__new__

    NamedTuple = type.__new__(_Creator, "NamedTuple", (), {"__doc__": "As in `typing`."})
