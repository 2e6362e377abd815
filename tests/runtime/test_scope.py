"""An interrupt before any line of the library leaves nothing unreleased and nothing reserved."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from noob_lint.runtime import State, assets, scope, state
from noob_lint.spec import _life
from tests.runtime.specs import specify
from tests.runtime.things import OPEN

LIBRARY = frozenset(str(module.__file__) for module in (assets, scope, state, _life))


def is_below(name: str, frame: FrameType | None) -> bool:
    """Whether a function of this name called the function of a frame."""
    while frame is not None:
        if frame.f_code.co_name == name:
            return True
        frame = frame.f_back
    return False


class Interrupter:
    """Raises `KeyboardInterrupt` before the `at`-th line of the library that is executed."""

    def __init__(self, at: int) -> None:
        self.at = at
        self.lines = 0
        self.place = ""

    def trace(self, frame: FrameType, event: str, _: Any) -> Any:
        if frame.f_code.co_filename not in LIBRARY:
            return None
        if event == "line" and not is_below("__del__", frame):  # where Python drops exceptions
            self.lines += 1
            if self.lines == self.at:
                self.place = f"{Path(frame.f_code.co_filename).name}:{frame.f_lineno}"
                raise KeyboardInterrupt
        return self.trace


def interrupted(run: Callable[[], None], at: int) -> Interrupter:
    interrupter = Interrupter(at)
    before = sys.gettrace()
    sys.settrace(interrupter.trace)
    try:
        run()
    except (Exception, KeyboardInterrupt):
        pass
    finally:
        sys.settrace(before)
    return interrupter


def fine(assets: State) -> None:
    with assets.runner(), assets.process(), assets.node("c"):
        pass


def failing(assets: State) -> None:
    with assets.process():
        raise ValueError


@pytest.fixture
def _small_heap() -> Iterator[None]:
    """A garbage collector that is fast because it only looks at new objects."""
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("_small_heap")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # of the jammed
@pytest.mark.parametrize("life", [fine, failing])
@pytest.mark.parametrize("type_", ["kept", "Kept", "kept_jammed"])
def test_an_interrupt_before_any_line(type_: str, life: Callable[[State], None]) -> None:
    scopes = {"a": "runner", "b": "process", "b2": "process", "c": "node"}
    specs = [specify(name, type_, where, {"name": name}) for name, where in scopes.items()]
    made = State.from_specifications(specs)
    at, left = 0, {}
    while True:
        at += 1
        OPEN.clear()
        found = interrupted(lambda: life(made), at)
        if not found.place:
            break
        gc.collect()  # a traceback may hold the scope in a cycle
        if OPEN or made._taken:
            left[found.place] = dict(OPEN)
            made._taken.clear()
    assert at > 50
    assert left == {}
