"""Which values pydantic surely accepts for a field, as far as that is known without asking it.

Importing pydantic takes longer than linting a tube; most values are ordinary.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from collections.abc import Mapping as Table
from types import MappingProxyType

from noob_lint.python.answers import Found, TypeForm
from noob_lint.python.models import Model
from noob_lint.python.types.fits import is_known
from noob_lint.yaml.document import Mapping, Node, Scalar, Sequence

Read = Callable[[str], Found | None]
"""What a dotted path names, if that can be read."""

_SCALARS: Table[str, tuple[type, ...]] = MappingProxyType(
    {
        "builtins.int": (int,),
        "builtins.float": (int, float),
        "builtins.str": (str,),
        "builtins.bool": (bool,),
        "None": (type(None),),
        "builtins.NoneType": (type(None),),
        "pathlib.Path": (str,),
        "datetime.date": (datetime.date,),
        "datetime.datetime": (datetime.datetime,),
    }
)
_LISTS = frozenset(
    {"builtins.list", "builtins.set", "builtins.frozenset", "collections.abc.Sequence"}
)
_DICTS = frozenset({"builtins.dict", "collections.abc.Mapping"})
SHELLS = frozenset({"typing.NewType", "typing.TypeAliasType", "typing.Final"})
"""Type forms that mean their first argument, limits included."""

_PLAIN = frozenset({"arbitrary_types_allowed", "use_enum_values"})
"""Settings of a configuration that leave ordinary values alone."""


def is_plain(model: Model | None) -> bool:
    """Whether the types alone decide what a model accepts, and not its configuration."""
    config = () if model is None else model.config
    return all(name in _PLAIN or value in (None, name == "allow_inf_nan") for name, value in config)


def is_accepted(value: Node, wanted: TypeForm, read: Read) -> bool:
    """Whether pydantic surely accepts the value, or nothing is known about the type."""
    if wanted.name == "typing.Annotated":
        if wanted.limits is None:
            return True
        within = all(_is_within(value, *limit) for limit in wanted.limits)
        return within and is_accepted(value, wanted.arguments[0], read)
    if wanted.name in SHELLS and wanted.arguments:
        return is_accepted(value, wanted.arguments[0], read)
    if wanted.name == "typing.Union":
        return any(is_accepted(value, one, read) for one in wanted.arguments)
    if not wanted.name or wanted.name in ("typing.Any", "builtins.object", "typing.TypeVar"):
        return True
    if isinstance(value, Sequence):
        return _is_list(value, wanted, read)
    if isinstance(value, Mapping):
        return _is_dict(value, wanted, read)
    return isinstance(value, Scalar) and _is_scalar(value, wanted, read)


def _is_within(value: Node, name: str, limit: object) -> bool:
    """Whether a value surely is within a limit."""
    if isinstance(value, Sequence | Scalar) and name in ("min_length", "max_length"):
        text = value.value if isinstance(value, Scalar) else value.items
        if not isinstance(limit, int) or not isinstance(text, str | list):
            return False
        return len(text) >= limit if name == "min_length" else len(text) <= limit
    number = value.value if isinstance(value, Scalar) else None
    if isinstance(number, bool) or not isinstance(number, int | float):
        return False
    if not isinstance(limit, int | float):
        return False
    compared = {
        "gt": number > limit,
        "ge": number >= limit,
        "lt": number < limit,
        "le": number <= limit,
    }
    return compared.get(name, False)


def _is_list(value: Sequence, wanted: TypeForm, read: Read) -> bool:
    if wanted.name == "builtins.tuple":
        kinds = list(wanted.arguments)
        if kinds and kinds[-1].name == "...":
            kinds = [kinds[0]] * len(value.items)
        if wanted.arguments and len(kinds) != len(value.items):
            return False
        pairs = zip(value.items, kinds, strict=False)
        return all(is_accepted(item, kind, read) for item, kind in pairs)
    if wanted.name not in _LISTS or len(wanted.arguments) > 1:
        return False
    return all(is_accepted(item, kind, read) for kind in wanted.arguments for item in value.items)


def _is_dict(value: Mapping, wanted: TypeForm, read: Read) -> bool:
    if wanted.name not in _DICTS or len(wanted.arguments) not in (0, 2):
        return False
    if not wanted.arguments:
        return True
    keys, values = wanted.arguments
    return all(
        is_accepted(entry.key, keys, read) and is_accepted(entry.value, values, read)
        for entry in value.entries
    )


def _is_scalar(value: Scalar, wanted: TypeForm, read: Read) -> bool:
    given = value.value
    if wanted.name == "typing.Literal":
        return any(type(one) is type(given) and one == given for one in wanted.values)
    kinds = _SCALARS.get(wanted.name)
    if kinds is not None:
        is_flag = isinstance(given, bool) and bool not in kinds
        is_time = isinstance(given, datetime.datetime) and kinds == (datetime.date,)
        return isinstance(given, kinds) and not is_flag and not is_time
    if not is_known(wanted):
        return False
    answer = read(wanted.name) if "." in wanted.name else None
    found = None if answer is None else answer.enumeration
    members = () if found is None else found.members
    return any(type(one) is type(given) and one == given for _, one in members)
