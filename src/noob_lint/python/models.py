"""What is read of pydantic models besides their fields, and of enumerations."""

from __future__ import annotations

from noob_lint.support.values import NamedTuple


class Model(NamedTuple):
    """What decides, besides its fields, what a pydantic model takes.

    `extra` is what it does with other keys: ``forbid``, ``ignore`` or ``allow``. `config` are the
    settings of its configuration that decide which values its fields accept. `constants` are its
    class variables, which look like fields. `is_root` says that its only field is the whole value.
    """

    extra: str
    config: tuple[tuple[str, object], ...] = ()
    constants: tuple[str, ...] = ()
    is_root: bool = False


class Enumeration(NamedTuple):
    """The members of an enumeration, each with its value, and the type that they derive from.

    `kind` is "" for a plain `Enum`, else ``int``, ``str`` or ``float``.
    """

    kind: str
    members: tuple[tuple[str, object], ...]
