"""What stubs say about the standard library, compared with the Python that runs the tests."""

from __future__ import annotations

import builtins
import inspect
import sys
import warnings
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from noob_lint.python.answers import Found, Kind, Missing, ParameterKind, Signature, Unknown
from noob_lint.python.find.compiled import is_compiled
from noob_lint.python.find.environment import Environment
from noob_lint.python.find.finder import Finder
from noob_lint.python.find.typeshed import NEWEST
from noob_lint.python.lookup import Sources
from noob_lint.python.resolve.library import (
    NO_KEYWORDS,
    library_member,
    library_names,
    stub_names,
)
from noob_lint.python.resolve.resolver import Resolver
from noob_lint.python.resolve.unsigned import unsigned
from noob_lint.python.source.entities import Absent, Class, Function
from noob_lint.python.source.modules import Modules, library_stub

HERE = sys.version_info[:2]
LEFT_OUT = frozenset({"_testcapi", "_testclinic", "_testbuffer", "_testimportmultiple"})
OTHERWISE = frozenset({"_decimal.localcontext", "_hashlib.scrypt"})
"""Functions whose stubs say more than Python knows."""

pytestmark = pytest.mark.skipif(HERE > (3, 13), reason="newer Pythons may know more")


def sources(version: tuple[int, int] | None) -> Sources:
    library = Path(inspect.__file__).parent
    return Sources([], Environment(Path("/nowhere"), (), (), library, version))


def compiled() -> Iterator[tuple[str, object]]:
    """The public names of all compiled modules."""
    for module in sorted(sys.stdlib_module_names - LEFT_OUT):
        if module.startswith(("_test", "_xx", "xx")):
            continue
        if module not in sys.builtin_module_names and not is_compiled(module):
            continue
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                loaded = import_module(module)
        except ImportError:
            continue
        for name, value in list(vars(loaded).items()):
            if not name.startswith("_"):
                yield f"{module}.{name}", value


def reported(value: object) -> inspect.Signature | None:
    try:
        return inspect.signature(value) if callable(value) else None
    except (TypeError, ValueError):
        return None


BY_PLACE = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
BY_NAME = (inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)


def misfit(call: Signature, real: inspect.Signature) -> bool:
    """Whether a call that Python accepts could be refused."""
    theirs = real.parameters.values()
    needed = [one for one in theirs if one.default is one.empty]
    named = {one.name for one in call.parameters if one.by_keyword}
    only = ParameterKind.KEYWORD_ONLY
    required = {one.name for one in call.parameters if one.required and one.kind is only}
    many = sum(one.kind in BY_PLACE for one in theirs)
    takes_fewer = not call.takes_any_position and len(call.positional) < many
    names_fewer = not {one.name for one in theirs if one.kind in BY_NAME} <= named
    asks_more = sum(one.required for one in call.positional) > sum(
        one.kind in BY_PLACE for one in needed
    )
    needs_more = not required <= {one.name for one in needed}
    return takes_fewer or asks_more or needs_more or (names_fewer and not call.takes_any_keyword)


def test_nothing_that_python_takes_is_refused() -> None:
    wrong, told = {}, 0
    asked = sources(HERE)
    for path, value in compiled():
        real = reported(value)
        answer = asked.look_up(path.removeprefix("builtins."))
        if real is None or not isinstance(answer, Found) or path in OTHERWISE:
            continue
        call = answer.init if answer.kind is Kind.CLASS else answer.call
        if isinstance(call, Signature):
            told += 1
            if misfit(call, real):
                wrong[path] = (call, real)
    assert wrong == {}
    assert told > 600


def test_nothing_that_python_has_is_missing() -> None:
    asked = sources(HERE)
    found = ((path, asked.look_up(path)) for path, _ in compiled())
    assert [path for path, answer in found if isinstance(answer, Missing)] == []


def test_nothing_that_can_be_called_is_said_not_to_be() -> None:
    asked, wrong = sources(HERE), []
    for path, value in compiled():
        answer = asked.look_up(path)
        is_value = isinstance(answer, Found) and answer.kind is Kind.NOT_CALLABLE
        if is_value and callable(value):
            wrong.append(path)
    assert wrong == []


def test_all_functions_without_a_signature_are_known() -> None:
    known, asked = unsigned(HERE), sources(HERE)
    missing = [
        path
        for path, value in compiled()
        if callable(value) and not isinstance(value, type) and reported(value) is None
        if isinstance(asked.look_up(path.removeprefix("builtins.")), Found) and path not in known
    ]
    assert missing == []


def test_the_version_of_the_project_decides() -> None:
    def kind(path: str, version: tuple[int, int] | None) -> str:
        return type(sources(version).look_up(path)).__name__

    versions = ((3, 11), (3, 13), (3, 99), None)
    assert [kind("math.fma", one) for one in versions] == ["Missing", "Found", "Found", "Found"]
    assert [kind("math.sqroot", one) for one in versions] == [
        *("Missing", "Missing", "Unknown", "Unknown"),
    ]
    assert [kind("time.sleep", one) for one in versions] == ["Found"] * 4
    assert [kind("itertools.batched", one) for one in versions] == [
        *("Missing", "Found", "Found", "Found"),
    ]


def parameters(path: str, version: tuple[int, int]) -> list[tuple[str, bool]]:
    answer = sources(version).look_up(path)
    assert isinstance(answer, Found)
    call = answer.init if answer.kind is Kind.CLASS else answer.call
    assert isinstance(call, Signature)
    return [(one.name, one.required) for one in call.parameters]


def test_parameters_depend_on_the_version_too() -> None:
    assert parameters("math.nextafter", (3, 11)) == [("x", True), ("y", True)]
    assert parameters("math.nextafter", (3, 12)) == [("x", True), ("y", True), ("steps", False)]
    assert parameters("itertools.batched", (3, 12)) == [("iterable", True), ("n", True)]
    assert parameters("itertools.batched", (3, 13)) == [
        *(("iterable", True), ("n", True), ("strict", False)),
    ]


def test_values_and_modules_that_cannot_be_called() -> None:
    asked = sources(HERE)
    for path in ("math.pi", "sys.maxsize"):
        answer = asked.look_up(path)
        assert isinstance(answer, Found)
        assert answer.kind is Kind.NOT_CALLABLE
        assert answer.place is None
    assert isinstance(asked.look_up("sys.stdin"), Unknown)


def test_the_newest_version_is_one_that_the_stubs_know() -> None:
    assert NEWEST >= (3, 14)


@pytest.mark.parametrize("name", sorted(NO_KEYWORDS))
def test_builtin_classes_without_keywords(name: str) -> None:
    made = getattr(builtins, name.removeprefix("builtins."))
    with pytest.raises(TypeError, match="takes no keyword arguments"):
        made(no_such_parameter=1)


def test_what_stubs_do_not_tell() -> None:
    asked = sources((3, 13))
    lacking = "the module {!r} is compiled, and its stub does not have {!r}".format
    assert {path: asked.look_up(path) for path in ("mmap.error", "math._x", "_struct.x")} == {
        "mmap.error": Unknown("mmap.error", lacking("mmap", "error")),
        "math._x": Unknown("math._x", lacking("math", "_x")),
        "_struct.x": Unknown("_struct.x", lacking("_struct", "x")),
    }
    near = {path: asked.look_up(path) for path in ("time.slep", "math.gone")}
    assert [(one.name, one.nearest, one.certain) for one in near.values()] == [  # type: ignore[union-attr]
        *(("slep", ("sleep",), True), ("gone", (), True)),
    ]


def test_the_same_is_told_each_time() -> None:
    library = Environment(Path("/nowhere"), (), (), Path(inspect.__file__).parent, (3, 13))
    resolver = Resolver(Modules(Finder([], library), {}))
    names = ("sleep", "gone", "sleep", "gone", "struct_time", "struct_time")
    found = [resolver.member("time", name, plain=True) for name in names]
    again = [library_member("time", name, resolver) for name in names]
    assert found == again
    assert [type(one) for one in again] == [Function, Absent, Function, Absent, Class, Class]


def test_functions_of_which_python_knows_no_parameters() -> None:
    asked = sources((3, 13))
    found = map(asked.look_up, ("sys.getsizeof", "sys.intern", "print"))
    told = [one.is_unsigned if isinstance(one, Found) else None for one in found]
    assert told == [True, False, False]


def test_a_function_of_another_module_is_not_that_of_python() -> None:
    assert parameters("math.pow", (3, 13)) == [("x", True), ("y", True)]
    assert [name for name, _ in parameters("pow", (3, 13))] == ["base", "exp", "mod"]


def test_names_that_stubs_take_from_each_other() -> None:
    stub = library_stub("bisect", (3, 13))
    assert stub is not None
    names = {"bisect", "bisect_left", "bisect_right", "insort", "insort_left", "insort_right"}
    assert stub_names(stub) == names
    assert library_names("bisect", (3, 13)) == frozenset(names)
    assert library_names("no_such_module", (3, 13)) is None
