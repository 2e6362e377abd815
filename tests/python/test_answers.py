"""What signatures answer about names, keys and positions."""

from __future__ import annotations

import pytest

from noob_lint.python.answers import Parameter, ParameterKind, Signal, Signals, Signature

ONLY, EITHER, REST, KEYWORD, MORE = ParameterKind
A = Parameter("a", ONLY)
B = Parameter("b", EITHER, keys=("k", "l"))
C = Parameter("c", EITHER, keys=("k", "b"))
ARGS = Parameter("args", REST, required=False)
D = Parameter("d", KEYWORD, keys=("a", "m", "l"))
KWARGS = Parameter("kwargs", MORE, required=False)
ALL = Signature((A, B, C, ARGS, D, KWARGS))
CLOSED = Signature((A, B, C, D))


@pytest.mark.parametrize(
    ("name", "found", "in_all", "in_closed"),
    [
        ("a", A, KWARGS, None),
        ("b", B, B, B),
        ("c", C, C, C),
        ("d", D, D, D),
        ("k", B, B, B),
        ("l", B, B, B),
        ("m", D, D, D),
        ("args", ARGS, KWARGS, None),
        ("kwargs", KWARGS, KWARGS, None),
        ("x", None, KWARGS, None),
    ],
)
def test_names(
    name: str, found: Parameter | None, in_all: Parameter | None, in_closed: Parameter | None
) -> None:
    assert (ALL.get(name), ALL.by_name(name)) == (found, in_all)
    assert CLOSED.by_name(name) == in_closed


def test_kinds() -> None:
    assert [ALL.of_kind(kind) for kind in ParameterKind] == [A, B, ARGS, D, KWARGS]
    assert [CLOSED.of_kind(kind) for kind in ParameterKind] == [A, B, None, D, None]
    assert ALL.positional == CLOSED.positional == (A, B, C)
    assert (ALL.takes_any_keyword, ALL.takes_any_position) == (True, True)
    assert (CLOSED.takes_any_keyword, CLOSED.takes_any_position) == (False, False)
    assert [one.by_position for one in ALL.parameters] == [True, True, True, False, False, False]
    assert [one.by_keyword for one in ALL.parameters] == [False, True, True, False, True, False]
    empty = Signature(())
    assert (empty.get("a"), empty.by_name("a"), empty.positional) == (None, None, ())


def test_a_parameter_is_plain_unless_something_is_said() -> None:
    said = (EITHER, True, None, None, False, None, None, False, (), "")
    assert tuple(Parameter("a")) == ("a", *said)


def test_names_of_signals() -> None:
    signals = Signals((Signal("b"), Signal("a")), lost=("c",))
    assert (signals.names, Signals(()).names) == (("b", "a"), ())
