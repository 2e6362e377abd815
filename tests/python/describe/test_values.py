"""What is made by calls: partial functions and instances, compared with what `inspect` reports."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Any

import pytest

from noob_lint.python.answers import Found, Missing, Signature, Unknown
from tests.calls.code import code_of
from tests.python.cases import lines

HEAD = """\
import elsewhere
from functools import partial
def plain(a, b, /, c, d=1, *rest, e, f=2, **more): ...
def short(a, b=1): ...
def gen(a, b): yield
async def coro(a, b): ...
class Made:
    def __init__(self, gain, *, mode=1): ...
class New:
    def __new__(cls, a, b=1): ...
class Called:
    def __call__(self, x, y=1) -> int: ...
"""

CALLED = lines("""
partial(plain) => function (a, b, /, c, d=1, *rest, e, f=2, **more)
partial(plain, 1) => function (b, /, c, d=1, *rest, e, f=2, **more)
partial(plain, 1, 2) => function (c, d=1, *rest, e, f=2, **more)
partial(plain, 1, 2, 3, 4, 5) => function (*rest, e, f=2, **more)
partial(plain, d=3) => function (a, b, /, c, *, d=..., e, f=2, **more)
partial(plain, c=3) => function (a, b, /, *, c=..., d=1, e, f=2, **more)
partial(plain, e=3) => function (a, b, /, c, d=1, *rest, e=..., f=2, **more)
partial(plain, z=3) => function (a, b, /, c, d=1, *rest, e, f=2, **more)
partial(plain, 1, 2, e=3, d=4) => function (c, *, d=..., e=..., f=2, **more)
partial(short, 1) => function (b=1)
partial(short, a=1) => function (*, a=..., b=1)
partial(short, b=2) => function (a, *, b=...)
partial(short, 1, 2) => function ()
partial(gen, 1) => generator (b)
partial(coro, b=1) => async-function (a, *, b=...)
partial(partial(short, 1), b=2) => function (*, b=...)
Called() => instance (x, y=1)
short => function (a, b=1)
lambda a, b=1: a => function (a, b=1)
lambda: (yield) => generator ()
""")

OTHERS = lines("""
partial(short, *[1]) => it is not known what 'partial' makes of it
partial(short, **{}) => it is not known what 'partial' makes of it
partial(short, b=1, **{}) => it is not known what 'partial' makes of it
partial(Made, 1) => it is not known what 'partial' makes of it
partial(gone) => it is not known what 'partial' makes of it
partial() => it is the value of 'partial()', which is not run
New(1) => it is not known what a call of 'New' gives
-1 => it is the value of '-1', which is not run
1 if short else 2 => it is the value of '1 if short else 2', which is not run
elsewhere.x => Missing
Made(1) => a value that is not callable
1 => a value that is not callable
[1] => a value that is not callable
{} => a value that is not callable
{1} => a value that is not callable
f"x" => a value that is not callable
(1, 2) => a value that is not callable
[one for one in ()] => a value that is not callable
elsewhere => Missing
""")


def signature(call: Signature) -> str:
    """As Python writes it."""
    made = inspect.Signature(
        [
            inspect.Parameter(
                one.name,
                inspect._ParameterKind[one.kind.name],
                default=inspect.Parameter.empty if one.default is None else Text(one.default),
            )
            for one in call.parameters
        ]
    )
    return str(made)


class Text(str):
    """A default, as it is written."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


@pytest.mark.parametrize(("code", "expected"), CALLED.items())
def test_signatures(tmp_path: Path, code: str, expected: str) -> None:
    found = code_of(tmp_path, f"{HEAD}f = {code}\n").look_up("lab.f")
    assert isinstance(found, Found)
    assert isinstance(found.call, Signature)
    assert f"{found.kind.value} {signature(found.call)}" == expected
    assert not isinstance(found.slots, Unknown)
    assert [(one.name, one.required) for one in found.slots] == [
        (one.name, True) for one in found.call.parameters
    ]


@pytest.mark.parametrize("code", CALLED)
def test_python_says_the_same(code: str) -> None:
    names: dict[str, Any] = {}
    exec(HEAD.replace("import elsewhere", ""), names)
    real = inspect.signature(eval(code, names)).replace(return_annotation=inspect.Signature.empty)
    bound = [
        one.replace(default=Text("...")) if f"{one.name}=..." in CALLED[code] else one
        for one in real.parameters.values()
    ]
    assert str(real.replace(parameters=bound)) == CALLED[code].partition(" ")[2]


@pytest.mark.parametrize(("code", "expected"), OTHERS.items())
def test_what_has_no_signature(tmp_path: Path, code: str, expected: str) -> None:
    found = code_of(tmp_path, f"{HEAD}f = {code}\n").look_up("lab.f")
    if isinstance(found, Missing):
        assert expected == "Missing"
    elif isinstance(found, Unknown):
        assert found.reason == expected
    else:
        assert (found.call, found.label) == (None, expected)
