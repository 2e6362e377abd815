"""The names of a module or class body while its statements run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from noob_lint.python.source.values import MUTABLE, OF_PYTHON, UNKNOWN


class Scope:
    """The names that may be bound in a module or class body, and in those around it."""

    def __init__(self, outer: Scope | None = None) -> None:
        self._outer = outer
        self.bound: set[str] = set()
        self.modules: dict[str, str] = {} if outer is None else dict(outer.modules)
        """Which module a name surely stands for, if it is bound at all."""
        self.values: dict[str, object] = {} if outer is None else dict(outer.values)
        """The value that a name surely has, where that is known; see `set_value`."""
        self._changeable: set[str] = set() if outer is None else set(outer._changeable)
        """The names with values that may be changed in place."""

    def has(self, name: str) -> bool:
        """Whether a name may be bound."""
        return name in self.bound or (self._outer is not None and self._outer.has(name))

    def bind(self, names: Iterable[str]) -> None:
        """Take note that names may be bound to something else."""
        for name in names:
            self.bound.add(name)
            self.modules.pop(name, None)
            self._forget_value(name)

    def _forget_value(self, name: str) -> None:
        self.values.pop(name, None)
        self._changeable.discard(name)

    def bind_module(self, name: str, module: str, *, is_sure: bool) -> None:
        """Take note that a name may be bound to a module, perhaps surely."""
        self.bind([name])
        if is_sure:
            self.modules[name] = module

    def keep(self, known: Mapping[str, str | None]) -> None:
        """Forget which module the names stand for that stood for another one, or for none."""
        for name, module in known.items():
            if self.modules.get(name, module) != module:
                del self.modules[name]

    def forget_values(self, but: Mapping[str, object] = MappingProxyType({})) -> None:
        """Forget all values; those in `but` stay, unless they are new."""
        for name, value in [*self.values.items()]:
            if name not in but or but[name] is not value:
                self._forget_value(name)

    def forget_changeable(self) -> None:
        """Forget the values that may be changed in place."""
        while self._changeable:
            del self.values[self._changeable.pop()]

    def set_value(self, name: str, value: object) -> None:
        """Take note of the value that a bound name surely has."""
        self.values[name] = value
        if isinstance(value, MUTABLE):
            self._changeable.add(name)

    def changeable(self, names: Iterable[str]) -> set[str]:
        """Those of some names whose values may be changed in place."""
        return self._changeable.intersection(names)

    def value(self, name: str) -> object:
        """The value of a name, as `values.Evaluator` wants it."""
        if name in self.values:
            return self.values[name]
        return UNKNOWN if self.has(name) else OF_PYTHON

    def inner(self) -> Scope:
        """The scope of a class in this one."""
        return Scope(self)
