"""Signatures and docstrings, as they are shown."""

from __future__ import annotations

import pytest

from noob_lint.diagnostics.source import Source
from noob_lint.python.answers import (
    Annotation,
    CodeSpan,
    Parameter,
    ParameterKind,
    Signature,
    TypeForm,
)
from noob_lint.server.sources import docstring_of, parameter_text, signature_text

ONLY, EITHER, STAR, KEYWORD, STARS = (
    ParameterKind.POSITIONAL_ONLY,
    ParameterKind.POSITIONAL_OR_KEYWORD,
    ParameterKind.VAR_POSITIONAL,
    ParameterKind.KEYWORD_ONLY,
    ParameterKind.VAR_KEYWORD,
)
INT = Annotation("int", TypeForm("builtins.int"), postponed=False)


@pytest.mark.parametrize(
    ("parameter", "expected"),
    [
        (Parameter("a"), "a"),
        (Parameter("a", annotation=INT), "a: int"),
        (Parameter("a", required=False, default="3"), "a=3"),
        (Parameter("a", required=False, default="3", annotation=INT), "a: int = 3"),
        (Parameter("a", required=False), "a=..."),
        (Parameter("a", required=False, annotation=INT), "a: int = ..."),
        (Parameter("a", STAR, required=False), "*a"),
        (Parameter("a", STARS, required=False, annotation=INT), "**a: int"),
    ],
)
def test_a_parameter(parameter: Parameter, expected: str) -> None:
    assert parameter_text(parameter) == expected


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ([], "()"),
        ([EITHER, EITHER], "(a, b)"),
        ([ONLY, ONLY], "(a, b, /)"),
        ([ONLY, EITHER, KEYWORD], "(a, /, b, *, c)"),
        ([KEYWORD, KEYWORD, STARS], "(*, a, b, **c)"),
        ([EITHER, STAR, KEYWORD, KEYWORD], "(a, *b, c, d)"),
        ([ONLY, STAR], "(a, /, *b)"),
        ([STARS], "(**a)"),
    ],
)
def test_a_signature(kinds: list[ParameterKind], expected: str) -> None:
    parameters = tuple(Parameter(name, kind) for name, kind in zip("abcd", kinds, strict=False))
    assert signature_text(Signature(parameters)) == expected
    assert signature_text(Signature(parameters, INT)) == f"{expected} -> int"


CODE = Source('''\
"""The module."""

@decorated(
    1,
)
def one(
    a,
): "One."

class Two:
    """Two.

        More.
    """

    async def three(self):
        """Three."""

    def four(self):
        return 4

class Five:
    def six(self):
        """Six."""

def seven(): "Seven."

x = 1
''')


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("one(", "One."),
        ("Two", "Two.\n\nMore."),
        ("three", "Three."),
        *(("four", ""), ("Five", ""), ("six", "Six."), ("seven", "Seven.")),
        ("x = 1", ""),
        ("a,", "One."),
    ],
)
def test_a_docstring(name: str, expected: str) -> None:
    start = CODE.text.index(name)
    assert docstring_of(CodeSpan(CODE, CODE.span(start, start + 1))) == expected


def test_what_has_no_docstring() -> None:
    assert docstring_of(None) == ""
    for text in ("def broken(:", "x = (" * 1000, "def a(): ...\0"):
        source = Source(text)
        assert docstring_of(CodeSpan(source, source.span(0, 1))) == ""
