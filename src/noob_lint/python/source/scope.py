"""The names of a module or class body while its statements run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

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
        """The names with values that may be changed in place, and perhaps others."""

    def has(self, name: str) -> bool:
        """Whether a name may be bound."""
        return name in self.bound or (self._outer is not None and self._outer.has(name))

    def bind(self, names: Iterable[str]) -> None:
        """Take note that names may be bound to something else."""
        for name in names:
            self.bound.add(name)
            self.modules.pop(name, None)
            self.values.pop(name, None)

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

    def forget_values(self, *kinds: type, but: Mapping[str, object] | None = None) -> None:
        """Forget the values of some types, or all; those in `but` stay, unless they are new."""
        kept = {} if but is None else but
        for name in list(self._changeable if kinds else self.values):
            value = self.values.get(name, UNKNOWN)
            is_kept = name in kept and kept[name] is value
            if not is_kept and (not kinds or isinstance(value, kinds)):
                self.values.pop(name, None)
                self._changeable.discard(name)

    def set_value(self, name: str, value: object) -> None:
        """Take note of the value that a name surely has."""
        self.values[name] = value
        if isinstance(value, MUTABLE):
            self._changeable.add(name)

    def changeable(self, names: Iterable[str]) -> set[str]:
        """Those of some names whose values may be changed in place."""
        return {name for name in names if isinstance(self.values.get(name), MUTABLE)}

    def value(self, name: str) -> object:
        """The value of a name, as `values.Evaluator` wants it."""
        if name in self.values:
            return self.values[name]
        return UNKNOWN if self.has(name) else OF_PYTHON

    def inner(self) -> Scope:
        """The scope of a class in this one."""
        return Scope(self)
