"""The names of a module or class body while its statements run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


class Scope:
    """The names that may be bound in a module or class body, and in those around it."""

    def __init__(self, outer: frozenset[str], modules: Mapping[str, str]) -> None:
        self._outer = outer
        self.bound: set[str] = set()
        self.modules = dict(modules)
        """Which module a name surely stands for, if it is bound at all."""

    def has(self, name: str) -> bool:
        """Whether a name may be bound."""
        return name in self.bound or name in self._outer

    def bind(self, names: Iterable[str]) -> None:
        """Take note that names may be bound to something else."""
        for name in names:
            self.bound.add(name)
            self.modules.pop(name, None)

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

    def inner(self) -> Scope:
        """The scope of a class in this one."""
        return Scope(self._outer | self.bound, self.modules)
