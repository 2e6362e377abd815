"""The life cycle of an asset, written once for the asset models of all spec versions.

It follows the releases 0.0.99999999 to 1003.0.2 of noob; the asynchronous half is our own, since
noob neither awaits nor enters anything asynchronous.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from typing import TYPE_CHECKING, Any, ClassVar

from pydantic import BaseModel, ConfigDict, PrivateAttr

from noob_lint.spec._base import SpecModel
from noob_lint.spec._resolve import resolve

_ASSET_FIELDS = frozenset({"id", "spec", "scope", "obj"})
_MODEL = type(BaseModel)  # the class of model classes, which is quicker to ask about


class Life(SpecModel):
    """What every asset can do: start, stop, and take another object."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    if TYPE_CHECKING:
        obj: Any = None

    def init(self) -> None:
        """Initialize the asset instance.

        Default is a no-op. Subclasses do not need to override if they have no initialization logic.
        """

    def deinit(self) -> None:
        """Deinitialize the asset instance.

        Default is a no-op. Subclasses do not need to override if they have no deinit logic.
        """

    def update(self, obj: Any) -> None:
        """Replace the asset instance with `obj`."""
        self.obj = obj

    async def ainit(self) -> None:
        """Do what `init` does, in an asynchronous scope; by default, call it."""
        self.init()

    async def adeinit(self) -> None:
        """Do what `deinit` does, in an asynchronous scope; by default, call it."""
        self.deinit()


class ClassLife(Life):
    """An asset that is an instance of the class `cls`, which is never entered or awaited."""

    if TYPE_CHECKING:
        cls: type[Any]
        params: Any = None

    def init(self) -> None:
        """Instantiate the class with the params."""
        self.obj = call(self.cls, self.params)

    def deinit(self) -> None:
        """Drop the instance."""
        self.obj = None


class FuncLife(Life):
    """An asset that the function `fn` returns, or that the context manager it returns gives."""

    if TYPE_CHECKING:
        fn: Callable[..., Any]
        params: Any = None

    enters: ClassVar[bool] = True
    """Whether a context manager is entered; noob passes it on as it is before 1001."""

    _held: list[Any] = PrivateAttr(default_factory=list)
    """The context manager that was entered and is to be left, if there is one.

    It goes in, and comes out, in the line that enters or leaves it: so an interrupt between two
    lines neither loses it nor has it left twice.
    """

    def init(self) -> None:
        """Call the function with the params; enter what it returns if that is a context manager.

        What a coroutine function returns is not awaited: the asset is the coroutine.
        """
        self._take(call(self.fn, self.params))

    def deinit(self) -> None:
        """Leave the context manager, and drop the object.

        A context manager is left as if nothing had gone wrong, also after an error.
        """
        obj, self.obj = self.obj, None
        if self._held:
            self._held.pop().__exit__(None, None, None)
        elif inspect.iscoroutine(obj) and inspect.getcoroutinestate(obj) == inspect.CORO_CREATED:
            obj.close()  # else Python warns that it was never awaited

    async def ainit(self) -> None:
        """Call the function, await what a coroutine function returns, and enter that if it can be.

        An asynchronous context manager is entered as such.
        """
        made = call(self.fn, self.params)
        if inspect.iscoroutine(made):
            made = await made
        if self.enters and isinstance(made, AbstractAsyncContextManager):
            self.obj, self._held = await made.__aenter__(), [made]
        else:
            self._take(made)

    async def adeinit(self) -> None:
        """Leave the context manager, and drop the object."""
        if self._held and isinstance(self._held[0], AbstractAsyncContextManager):
            self.obj = None
            await self._held.pop().__aexit__(None, None, None)
        else:
            self.deinit()

    def _take(self, made: Any) -> None:
        if self.enters and isinstance(made, AbstractContextManager):
            self.obj, self._held = made.__enter__(), [made]
        else:
            self.obj = made


def call(target: Callable[..., Any], params: dict[str, Any] | list[Any]) -> Any:
    """What `target` returns for the params, given by name or in order."""
    return target(*params) if isinstance(params, list) else target(**params)


def make(spec: Any, wrap_class: type[BaseModel], wrap_func: type[BaseModel]) -> Any:
    """The asset that a specification describes; nothing of the user's is called for a wrapper.

    Raises:
        ValueError: the type is one of noob's nodes.
        ImportError, AttributeError: the type does not exist.
        TypeError: the type cannot be called, or is an asset class that cannot take the params.
        pydantic.ValidationError: a param is no field of the asset class, or has the wrong type.
    """
    target = resolve(spec.type_)
    params = {} if spec.params is None else spec.params
    if _is_asset_class(target):
        return _make_own(target, spec, params)
    if not callable(target):
        raise TypeError(
            f"{spec.type_} is not a class or a function but of type {type(target).__name__}"
        )
    wrap, field = (wrap_class, "cls") if inspect.isclass(target) else (wrap_func, "fn")
    given = {"id": spec.id, "spec": spec, "scope": spec.scope, "params": params, field: target}
    return wrap(**given, **_depends(wrap, spec))


def _is_asset_class(target: Any) -> bool:
    """Whether a type is an asset class, of any spec version here or of noob itself."""
    return isinstance(target, _MODEL) and target.model_fields.keys() >= _ASSET_FIELDS


def _make_own(target: type[BaseModel], spec: Any, params: Any) -> Any:
    """An instance of the user's asset class, which may stem from another spec version.

    Its `spec` is then without `depends`, which is written differently there.
    """
    if isinstance(params, list):
        if params:
            raise TypeError("an asset class takes its params by name: write a mapping, not a list")
        params = {}  # as noob has it
    wanted = target.model_fields["spec"].annotation
    own = spec
    if isinstance(wanted, type) and issubclass(wanted, BaseModel) and not isinstance(spec, wanted):
        fields = {"id": spec.id, "type": spec.type_, "scope": str(spec.scope)}
        own = wanted.model_validate({**fields, "params": spec.params})
    return target(id=spec.id, spec=own, scope=spec.scope, **_depends(target, spec), **params)


def _depends(target: type[BaseModel], spec: Any) -> dict[str, Any]:
    """The field `depends`, for the asset classes that have one (since 1000)."""
    if "depends" not in target.model_fields:
        return {}
    return {"depends": spec.depends if isinstance(spec.depends, str) else None}
