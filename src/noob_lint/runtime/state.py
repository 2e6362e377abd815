"""The assets of a tube, and the scopes in which their objects exist.

Semantics as in noob 1003.0.2 (`noob.state`), except that everything that was started is released
exactly once, whatever fails, and that a scope creates its objects once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from os import PathLike
from typing import TYPE_CHECKING, Any, Self

from noob_lint.runtime.assets import AnyAsset, AnySpecification, Holder
from noob_lint.runtime.errors import AssetPlaces, ScopeError, UnknownAssetError
from noob_lint.runtime.scope import Scope
from noob_lint.support.similar import nearest

if TYPE_CHECKING:
    from noob_lint.runtime.reader import Settings


class State:
    """A set of assets: `state[id]` is the object of an asset that is in scope.

    Enter the scopes from the outside in: `runner()`, then `process()` for each epoch, then
    `node(...)` for each call. Each is a context manager, and an asynchronous one.
    """

    def __init__(self, holders: Iterable[Holder], consumed: Collection[str] | None) -> None:
        self._holders: dict[str, Holder] = {}
        for holder in holders:
            if self._holders.setdefault(holder.spec.id, holder) is not holder:
                raise ValueError(f"two assets are called {holder.spec.id!r}")
        self._taken: dict[str, object] = {}
        self._consumed = consumed
        self._updates: dict[str, list[Holder]] = {}
        for holder in self._holders.values():
            for signal in _signals(holder.spec):
                self._updates.setdefault(signal, []).append(holder)

    @classmethod
    def from_specifications(
        cls,
        specs: Iterable[AnySpecification] | Mapping[str, AnySpecification],
        *,
        consumed: Collection[str] | None = None,
        places: Mapping[str, AssetPlaces] | None = None,
    ) -> Self:
        """The state of some assets; no object is created yet.

        `consumed` has the signals that nodes depend on, `places` the locations of the assets.
        Without `consumed`, every value that updates an asset is copied.

        Raises:
            AssetTypeError: the type of an asset cannot be used.
            AssetParamsError: an asset class refuses its params.
            ValueError: two assets have the same id.
            TypeError: one of `specs` is not a specification.
        """
        given = specs.values() if isinstance(specs, Mapping) else specs
        found = (Holder(spec, places.get(spec.id) if places else None) for spec in given)
        return cls(found, consumed)

    @classmethod
    def from_tube(
        cls,
        tube: str | PathLike[str] | Any,
        *,
        inputs: Mapping[str, Any] | None = None,
        settings: Settings | None = None,
    ) -> Self:
        """The state of a tube: the path of a file, which is linted first, or a specification.

        `inputs` has the values of inputs that `params` refer to. A mapping is a specification in
        the newest version.

        Raises:
            TubeError: the linter finds errors in the file.
            pydantic.ValidationError: the mapping is not a tube.
            OSError: the file cannot be read.
            AssetTypeError, AssetParamsError: as in `from_specifications`.
            ValueError: two assets have the same id, or `inputs` has an unknown one.
            TypeError: `tube` is something else.
        """
        from noob_lint.runtime.reader import tube_reader
        from noob_lint.runtime.tube import tube_of

        is_path = isinstance(tube, str | PathLike)
        live = tube_reader(settings).read(tube) if is_path else tube_of(tube)
        filled = live.fill_all(inputs or {})
        return cls.from_specifications(filled, consumed=live.consumed, places=live.places)

    @property
    def assets(self) -> dict[str, AnyAsset]:
        """The assets by id, in the order of the tube."""
        return {name: holder.asset for name, holder in self._holders.items()}

    def __getitem__(self, name: str) -> Any:
        """The object of the asset `name`.

        Raises:
            UnknownAssetError: there is no such asset.
            ScopeError: the asset is not in scope.
        """
        holder = self._find(name)
        if not holder.is_live:
            scope = holder.spec.scope
            raise ScopeError(f"asset {name!r} has scope {scope}, and is used outside of {scope}()")
        return holder.asset.obj

    def __contains__(self, name: object) -> bool:
        """Whether there is an asset `name`, in scope or not."""
        return name in self._holders

    def __iter__(self) -> Iterator[str]:
        """The ids of all assets, in the order of the tube."""
        return iter(self._holders)

    def __len__(self) -> int:
        """How many assets there are."""
        return len(self._holders)

    def _find(self, name: str) -> Holder:
        if name not in self._holders:
            near = nearest(str(name), self._holders)
            hint = f": did you mean {near!r}?" if near else ""
            raise UnknownAssetError(f"there is no asset {name!r}{hint}")
        return self._holders[name]

    def runner(self) -> Scope[Self]:
        """The scope of the assets that live as long as the runner."""
        return Scope(self, "runner", self._of_scope("runner", self._holders), self._taken)

    def process(self) -> Scope[Self]:
        """The scope of one epoch; its assets are created anew in each."""
        return Scope(self, "process", self._of_scope("process", self._holders), self._taken)

    def node(self, *names: str) -> Scope[Self]:
        """The scope of one call of a node that uses the assets `names`, whatever their scopes.

        Raises:
            UnknownAssetError: there is no such asset.
        """
        wanted = {name: self._find(name) for name in names}
        ordered = [name for name in self._holders if name in wanted]
        return Scope(self, "node", self._of_scope("node", ordered), self._taken)

    def _of_scope(self, scope: str, names: Iterable[str]) -> list[Holder]:
        found = (self._holders[name] for name in names)
        return [holder for holder in found if holder.spec.scope == scope]

    def update(self, signal: str, value: Any) -> None:
        """Make `value` the object of every asset that depends on `signal` (``node.signal``).

        It is deep-copied if a node gets it too, as noob does (`State.update` in 1003.0.2). Assets
        that depend on one signal share the value otherwise. A signal that no asset depends on is
        ignored.

        Raises:
            ScopeError: an asset that depends on the signal is not in scope.
            AssetUpdateError: the value cannot be copied.
        """
        for holder in self._updates.get(signal, ()):
            if not holder.is_live:
                raise ScopeError(f"asset {holder.spec.id!r} is updated outside of runner()")
            holder.replace(value, copies=self._consumed is None or signal in self._consumed)


def _signals(spec: AnySpecification) -> list[str]:
    """The signals that replace an asset: one since 1000, a list of them before."""
    if spec.depends is None:
        return []
    return [spec.depends] if isinstance(spec.depends, str) else spec.depends
