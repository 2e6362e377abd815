"""A scope: starts assets when it is entered, and releases them when it is left, whatever happens.

An interrupt (`KeyboardInterrupt`) can come before any line. So each step is recorded before it is
done, undoing it can be repeated, and a scope that was never left because of an interrupt releases
its assets when it is garbage-collected.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import TracebackType
from typing import Generic, TypeVar

from noob_lint.runtime.assets import Holder
from noob_lint.runtime.errors import ScopeError

S = TypeVar("S")


class Scope(Generic[S]):
    """Starts assets in order when it is entered, and releases them in reverse when it is left.

    A single error is raised as it is; several, that of the body included, as an `ExceptionGroup`.
    What is not an `Exception`, such as a cancellation or an interrupt, is raised as it is in any
    case, with the others as its context, as `contextlib.ExitStack` does.
    """

    def __init__(
        self, state: S, name: str, holders: Sequence[Holder], taken: dict[str, object]
    ) -> None:
        """The scope `name` of `state`; `taken` has the tokens of its scopes by the ids in use."""
        self._state = state
        self._taken = taken
        self._name = name
        self._holders = holders
        self._token = object()
        self._is_async = False
        self._started: list[Holder] = []

    def __enter__(self) -> S:
        try:
            self._take()
            for holder in self._holders:
                self._started.append(holder)
                holder.start()
        except BaseException as error:
            self._stop(error)
            raise
        return self._state

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        self._stop(error)

    async def __aenter__(self) -> S:
        self._is_async = True
        try:
            self._take()
            for holder in self._holders:
                self._started.append(holder)
                await holder.astart()
        except BaseException as error:
            await self._astop(error)
            raise
        return self._state

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        await self._astop(error)

    def __del__(self) -> None:
        """Release what is left; what was started asynchronously can no longer be awaited."""
        if not hasattr(self, "_started"):
            return  # its creation was interrupted
        if self._started and not self._is_async:
            self._stop(None)
        elif self._token in self._taken.values():
            self._free()

    def _take(self) -> None:
        """Reserve the assets, against other threads and tasks too, until they are released."""
        for name in (holder.spec.id for holder in self._holders):
            # one step, which needs no lock: an interrupt could leave that locked
            if self._taken.setdefault(name, self._token) is not self._token:
                used = f"asset {name!r} is in use"
                raise ScopeError(f"{self._name}() is entered again while {used}")

    def _free(self) -> None:
        for name in (holder.spec.id for holder in self._holders):
            if self._taken.get(name) is self._token:
                del self._taken[name]

    def _stop(self, error: BaseException | None) -> None:
        errors: list[BaseException] = []
        try:
            while self._started:
                holder = self._started[-1]
                try:
                    holder.stop()
                except BaseException as another:
                    errors.append(another)
                if holder.is_stopped:  # else an interrupt came before it was released
                    self._started.pop()
            self._free()
            self._tell(error, errors)
        finally:
            errors.clear()  # their tracebacks hold this frame: no cycle may hold the scope

    async def _astop(self, error: BaseException | None) -> None:
        errors: list[BaseException] = []
        try:
            while self._started:
                holder = self._started[-1]
                try:
                    await holder.astop()
                except BaseException as another:
                    errors.append(another)
                if holder.is_stopped:
                    self._started.pop()
            self._free()
            self._tell(error, errors)
        finally:
            errors.clear()

    def _tell(self, error: BaseException | None, errors: Sequence[BaseException]) -> None:
        """Raise the errors of the releases, with `error`, which is being raised already."""
        if not errors:
            return
        whole = [*errors] if error is None else [error, *errors]
        ending = next((one for one in whole if not isinstance(one, Exception)), None)
        try:
            if ending is not None:
                _put_behind(ending, [one for one in whole if one is not ending])
                if ending is not error:
                    raise ending
            elif len(whole) > 1:
                raise BaseExceptionGroup(f"errors in {self._name}()", whole) from None
            else:
                raise whole[0]
        finally:
            whole.clear()
            del ending


def _put_behind(error: BaseException, others: Sequence[BaseException]) -> None:
    """Append other errors to the chain of contexts of `error`, without creating a cycle."""
    if not others:
        return
    for other in others:
        for one in _chain(other):
            if one.__context__ is error:
                one.__context__ = None
    rest = others[0] if len(others) == 1 else BaseExceptionGroup("errors of releases", others)
    *_, last = _chain(error)
    if last is not rest:
        last.__context__ = rest


def _chain(error: BaseException) -> list[BaseException]:
    """An error, followed by those that were being handled when it was raised."""
    found = [error]
    while (context := found[-1].__context__) is not None and context not in found:
        found.append(context)
    return found
