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
