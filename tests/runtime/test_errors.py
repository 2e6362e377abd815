"""Errors of the runtime survive pickling, copying and passing between processes."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from noob_lint.runtime import AssetError, AssetInitError, NoobError, State, TubeError
from noob_lint.runtime.errors import ERRORS, AssetPlaces, diagnose, exception_text
from noob_lint.yaml.parser import parse
from tests.runtime.specs import specify


class OddError(Exception):
    """Cannot be unpickled, since arguments are missing then."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(f"{code}: {reason}")
        self.code = code


def odd() -> None:
    raise OddError(7, "odd")


def pickled(error: Any) -> Any:
    return pickle.loads(pickle.dumps(error))


def caught(type_: str) -> AssetError:
    state = State.from_specifications([specify("a", type_)])
    with pytest.raises(AssetError) as found, state.runner():
        pass
    return found.value


WAYS = [pickled, copy.copy, copy.deepcopy]


@pytest.mark.parametrize("way", WAYS)
def test_an_error_of_an_asset(way: Callable[[Any], Any]) -> None:
    error = caught("failing")
    again = way(error)
    assert type(again) is AssetInitError
    assert (str(again), again.asset, again.path) == (str(error), "a", None)
    assert (type(again.cause), again.cause.args) == (RuntimeError, ("no x\ntoday",))
    assert again.__cause__ is again.cause
    assert again.args == error.args == (error.message,)


def test_an_error_has_a_cause_although_none_was_being_handled() -> None:
    cause = ValueError("why")
    assert AssetInitError(specify("a", "dict"), cause).__cause__ is cause


def test_a_cause_that_cannot_be_unpickled_is_told() -> None:
    error = caught(f"{__name__}.odd")
    again = pickled(error)
    assert str(again) == str(error)
    assert repr(again.cause) == "RuntimeError('OddError: 7: odd')"


@pytest.mark.parametrize("way", WAYS)
def test_an_error_with_its_place(way: Callable[[Any], Any], tmp_path: Path) -> None:
    path = tmp_path / "t.yaml"
    path.write_text(
        "noob_id: t\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"
        "assets:\n  a: {type: open, scope: runner, params: [no/such]}\nnodes: {}\n"
    )
    with pytest.raises(AssetError) as found, State.from_tube(path).runner():
        pass
    again = way(found.value)
    assert (again.path, again.line, str(again)) == (str(path), 5, str(found.value))
    assert again.diagnostic == found.value.diagnostic


@pytest.mark.parametrize("way", WAYS)
def test_errors_of_tubes(way: Callable[[Any], Any]) -> None:
    root = parse("a: b", "t.yaml").root
    assert root is not None
    said = [diagnose("runtime-noob", root, "no")]
    for error in (TubeError(said), NoobError(said, ValueError("why"))):
        again = way(error)
        assert type(again) is type(error)
        assert (str(again), again.diagnostics) == (str(error), error.diagnostics)
    assert (repr(again.cause), again.__cause__ is again.cause) == ("ValueError('why')", True)
    assert again.args == error.args == (error.diagnostics,)


def fails(type_: str) -> None:
    with State.from_specifications([specify("a", type_)]).runner():
        pass


def test_an_error_comes_out_of_a_pool() -> None:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        for type_, cause in (("failing", "no x today"), (f"{__name__}.odd", "OddError: 7: odd")):
            with pytest.raises(AssetInitError, match=cause):
                pool.submit(fails, type_).result()


KINDS = {
    "runtime-type": ("AssetTypeError", "type", "has a type that cannot be used"),
    "runtime-params": ("AssetParamsError", "params", "has params that cannot be used"),
    "runtime-init": ("AssetInitError", "name", "could not be started"),
    "runtime-deinit": ("AssetDeinitError", "name", "could not be released"),
    "runtime-update": ("AssetUpdateError", "name", "cannot take the value that it depends on"),
}


def test_what_each_error_says_and_where() -> None:
    root = parse("name: 1\n\ntype: 2\n\nparams: 3\n", "t.yaml").root
    assert root is not None
    keys = {str(entry.key.text): entry.key for entry in root.entries if hasattr(entry.key, "text")}
    places = AssetPlaces(**keys)
    lines = {"name": 1, "type": 3, "params": 5}
    told = {}
    for rule, kind in ERRORS.items():
        error = kind(specify("a", "dict"), ValueError("why"), places)
        about = next(name for name, line in lines.items() if line == error.line)
        said = error.message.removeprefix("asset 'a' ").removesuffix(": ValueError: why")
        told[rule] = type(error).__name__, about, said
        found = f"t.yaml:{error.line}:1: error[{rule}] asset 'a' {said}: ValueError: why"
        assert (str(error), error.path, error.asset) == (found, "t.yaml", "a")
        alone = kind(specify("a", "dict"), ValueError("why"))
        assert str(alone) == f"error[{rule}] asset 'a' {said}: ValueError: why"
        assert (alone.path, alone.line, alone.diagnostic) == (None, None, None)
    assert told == KINDS


class SilentError(Exception):
    """Fails when it is asked what it says."""

    def __str__(self) -> str:
        raise RuntimeError


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (ValueError(), "ValueError"),
        (SilentError("x"), "SilentError"),
        (ValueError("a\n b \tc"), "ValueError: a b c"),
        (ValueError("a" * 1_988), f"ValueError: {'a' * 1_988}"),
        (ValueError("a" * 1_989), f"ValueError: {'a' * 1_988}..."),
        (ValueError("a" + " " * 3_998 + "bc"), "ValueError: a b"),
    ],
)
def test_what_an_exception_says_on_one_line(error: Exception, text: str) -> None:
    assert exception_text(error) == text
