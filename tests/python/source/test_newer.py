"""Whether a syntax error may be syntax of a newer Python than the running one."""

from __future__ import annotations

import sys

import pytest

from noob_lint.python.source.newer import may_be_newer

NEWER = {
    (3, 12): (
        "type X = int\n",
        "def f[T](x: T): ...\n",
        "async  def f [T](x: T): ...\n",
        "class A[T]: ...\n",
        "y = f'{x['a']}'\n",
        "y = rf'{x!r:{'>'}10}'\n",
        "y = f'{'a' 'b(c'}'\n",
    ),
    (3, 14): ("try: ...\nexcept A, B: ...\n", "y = t'{x}'\n", "y = tr'{x}'\n"),
    (3, 15): ("lazy import os\n", "lazy from os import path\n", "x = [*y for y in z]\n"),
}
WRONG = ("def f(:\n", "x = 1\n  y = 2\n", "f(\n", "print 'a'\n", "x = 'a\n", "typed X = int\n")


def error_in(text: str) -> SyntaxError:
    with pytest.raises(SyntaxError) as raised:
        compile(text, "lab.py", "exec")
    return raised.value


@pytest.mark.parametrize("text", WRONG)
def test_what_no_version_takes(text: str) -> None:
    error = error_in(text)
    for version in (None, (3, 11), (3, 14), (3, 99)):
        assert not may_be_newer(text, error, version)


@pytest.mark.parametrize(
    ("since", "text"), [(since, text) for since in NEWER for text in NEWER[since]]
)
def test_what_a_newer_version_takes(since: tuple[int, int], text: str) -> None:
    if sys.version_info >= since:
        pytest.skip("this Python takes it")
    error = error_in(text)
    assert may_be_newer(text, error, None)
    assert may_be_newer(text, error, since)
    assert not may_be_newer(text, error, sys.version_info[:2])


def test_an_error_elsewhere_than_in_an_f_string() -> None:
    text = "y = f'{x}'\ndef g(:\n"
    assert not may_be_newer(text, error_in(text), None)


F_STRING, GENERIC, SEVERAL, LAZY = (
    *("y = f'{x['a']}'\n", "type X = int\n", "try: ...\nexcept A, B: ...\n", "lazy import os\n"),
)


@pytest.mark.parametrize(
    ("own", "version", "taken"),
    [
        ((3, 11), (3, 11), ()),
        ((3, 11), (3, 12), (F_STRING, GENERIC)),
        ((3, 11), (3, 13), (F_STRING, GENERIC)),
        ((3, 11), (3, 14), (F_STRING, GENERIC, SEVERAL)),
        ((3, 11), (3, 15), (F_STRING, GENERIC, SEVERAL, LAZY)),
        ((3, 11), None, (F_STRING, GENERIC, SEVERAL, LAZY)),
        ((3, 12), (3, 11), ()),
        ((3, 12), (3, 13), ()),
        ((3, 12), (3, 14), (SEVERAL,)),
        ((3, 13), None, (SEVERAL, LAZY)),
        ((3, 14), (3, 14), ()),
        ((3, 14), (3, 15), (LAZY,)),
        ((3, 14), None, (LAZY,)),
        ((3, 15), None, ()),
        ((3, 15), (3, 16), ()),
    ],
)
def test_what_a_version_takes_that_another_does_not(
    own: tuple[int, int],
    version: tuple[int, int] | None,
    taken: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "version_info", own)
    error = SyntaxError("invalid syntax", ("lab.py", 1, 1, "", 1, 1))
    texts = (F_STRING, GENERIC, SEVERAL, LAZY)
    assert tuple(text for text in texts if may_be_newer(text, error, version)) == taken
