"""Simulates the import of modules, one after the other, to find what surely fails.

An error goes up until a handler is found for it. Each module is imported once; of one that is being
imported already, what its statements have bound so far is there.
"""

from __future__ import annotations

import builtins
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from noob_lint.python.answers import Broken
from noob_lint.support.values import NamedTuple

MOST = 1_000_000
"""Of the modules that one imports, no more characters are looked at."""


class Load(NamedTuple):
    """The import of a module; `is_sure` if it runs in any case."""

    name: str
    is_sure: bool
    line: int


class Failure(NamedTuple):
    """What surely fails in a module, with the `kind` of exception ("" for one that is not known).

    `needs` is the module that is not found, `name` the unknown name, `attribute` what a module does
    not have. `raises` says that it is a ``raise``: in a handler, what it handles is the reason.
    """

    broken: Broken
    kind: str
    needs: str = ""
    name: str = ""
    attribute: str = ""
    raises: bool = False


class Member(NamedTuple):
    """A use of what another module binds, which fails if that module is not that far yet."""

    owner: str
    name: str
    line: int
    failure: Failure


class Caught(NamedTuple):
    """A handler: the kinds of exceptions that it handles ("": not known), and its body."""

    kinds: tuple[str, ...]
    body: tuple[Event, ...]


class Trial(NamedTuple):
    """A ``try``: what runs as long as nothing is raised, the handlers, and what runs in the end."""

    body: tuple[Event, ...]
    handlers: tuple[Caught, ...]
    final: tuple[Event, ...]


Event = Load | Failure | Member | Trial


class Ran(NamedTuple):
    """What importing one module does, without the modules that it imports.

    `moves` says that it may change where modules are found, `adds` that it may add builtins.
    """

    events: tuple[Event, ...] = ()
    moves: bool = False
    adds: bool = False
    size: int = 0


class Asks(Protocol):
    """What has to be known about modules besides what importing them does."""

    def binds_before(self, module: str, name: str, line: int) -> bool:
        """Whether a module may have bound a name before it comes to a line."""

    def sets(self, module: str, name: str) -> bool:
        """Whether a module may set an attribute of another one."""


class _Frame(NamedTuple):
    """Statements that are being run; `cause` is the failure that they handle."""

    events: Iterator[Event]
    is_sure: bool
    module: str
    trial: Trial | None = None
    cause: Failure | None = None
    is_module: bool = False


class _CircleError(Exception):
    """Imports fail since modules import each other; `modules` are those on the circle."""

    def __init__(self, failure: Failure, modules: tuple[str, ...]) -> None:
        super().__init__()
        self.failure = failure
        self.modules = modules


def first_failure(start: Iterable[str], run: Callable[[str], Ran], asks: Asks) -> Broken | None:
    """What fails when the modules in `start` are imported one after the other, if that is sure.

    `run` tells what importing one does. Modules that import each other are only told to fail if
    they do so whichever of them is imported first.
    """
    try:
        return _Run(run, asks).of(start)
    except _CircleError as circle:
        if all(_fails(module, run, asks) for module in circle.modules):
            return circle.failure.broken
    return None


def _fails(module: str, run: Callable[[str], Ran], asks: Asks) -> bool:
    parts = module.split(".")
    try:
        found = _Run(run, asks).of(".".join(parts[:end]) for end in range(1, len(parts) + 1))
    except _CircleError:
        return True
    return found is not None


class _Run:
    """One attempt to import modules in a new process."""

    def __init__(self, run: Callable[[str], Ran], asks: Asks) -> None:
        self._run = run
        self._asks = asks
        self._seen: dict[str, bool] = {}
        self._lines: dict[str, int] = {}
        self._frames: list[_Frame] = []
        self._moves = self._adds = False
        self._size = 0

    def of(self, start: Iterable[str]) -> Broken | None:
        """The first failure that is not handled."""
        self._frames = [_Frame(iter([Load(name, True, 0) for name in start]), True, "")]
        while self._frames and self._size <= MOST:
            frame = self._frames[-1]
            event = next(frame.events, None)
            if event is None:
                self._frames.pop()
                self._finish(frame)
            elif isinstance(event, Load):
                self._lines[frame.module] = event.line
                self._load(event.name, is_sure=frame.is_sure and event.is_sure)
            elif isinstance(event, Trial):
                self._frames.append(_Frame(iter(event.body), frame.is_sure, frame.module, event))
            elif not frame.is_sure:
                continue
            elif isinstance(event, Member):
                self._lines[frame.module] = event.line
                self._look(event)
            elif not self._is_excused(event):
                failure = _raised_in(frame, event)
                if not self._handle(failure, is_known=True):
                    return failure.broken
        return None

    def _load(self, name: str, *, is_sure: bool) -> None:
        if self._seen.get(name, False) or (name in self._seen and not is_sure):
            return
        self._seen[name] = is_sure
        ran = self._run(name)
        self._moves, self._adds = self._moves or ran.moves, self._adds or ran.adds
        self._size += ran.size
        if ran.events:
            self._frames.append(_Frame(iter(ran.events), is_sure, name, is_module=True))

    def _finish(self, frame: _Frame) -> None:
        """Go on after statements that have run without a failure that is known."""
        trial = frame.trial
        if trial is None:
            return
        self._frames.append(_Frame(iter(trial.final), frame.is_sure, frame.module))
        for handler in reversed(trial.handlers):
            self._frames.append(_Frame(iter(handler.body), False, frame.module))

    def _look(self, event: Member) -> None:
        """Fail if a module that is being imported has not bound a name yet."""
        is_loading = [one.module for one in self._frames if one.is_module]
        if event.owner not in is_loading:
            return
        at = self._lines[event.owner]  # of the import that has led here
        if self._asks.binds_before(event.owner, event.name, at) or self._is_excused(event.failure):
            return
        circle = tuple(dict.fromkeys(is_loading[is_loading.index(event.owner) :]))
        if not self._handle(event.failure, is_known=False):
            raise _CircleError(event.failure, circle)

    def _is_excused(self, failure: Failure) -> bool:
        """Whether something that was imported before may prevent a failure."""
        if failure.attribute and any(self._asks.sets(one, failure.attribute) for one in self._seen):
            return True
        return bool((failure.needs and self._moves) or (failure.name and self._adds))

    def _handle(self, failure: Failure, *, is_known: bool) -> bool:
        """Whether there may be a handler for a failure; then it has run, or may have."""
        for at in range(len(self._frames) - 1, -1, -1):
            trial = self._frames[at].trial
            handlers = () if trial is None else trial.handlers
            answers = [_handles(one, failure.kind) for one in handlers]
            if trial is None or not any(answer is not False for answer in answers):
                continue
            frame = self._frames[at]
            gone = {one.module for one in self._frames[at + 1 :] if one.is_module}
            # Python forgets modules that could not be imported
            self._seen = {name: sure for name, sure in self._seen.items() if name not in gone}
            del self._frames[at:]
            self._frames.append(_Frame(iter(trial.final), frame.is_sure, frame.module))
            first = next(index for index, answer in enumerate(answers) if answer is not False)
            is_sure = is_known and frame.is_sure and answers[first] is True
            for handler in handlers[first:][::-1] if not is_sure else [handlers[first]]:
                self._frames.append(
                    _Frame(iter(handler.body), is_sure, frame.module, cause=failure)
                )
            return True
        return False


def _raised_in(frame: _Frame, failure: Failure) -> Failure:
    """What fails where a handler raises: to the user, it is what the handler handles."""
    if frame.cause is None or not failure.raises:
        return failure
    return failure._replace(broken=frame.cause.broken, kind=failure.kind or frame.cause.kind)


def _handles(handler: Caught, kind: str) -> bool | None:
    """Whether a handler handles a kind of exception; None: unknown."""
    answers = [_is_kind(kind, other) for other in handler.kinds]
    return True if True in answers else None if None in answers else False


def _is_kind(kind: str, other: str) -> bool | None:
    one, base = getattr(builtins, kind, None), getattr(builtins, other, None)
    if other == "BaseException":
        return True
    if not isinstance(one, type) or not isinstance(base, type):
        return None
    return issubclass(one, base)
