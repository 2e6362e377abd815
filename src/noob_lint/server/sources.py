"""What is shown of the source of a callable: its docstring, its signature, its location."""

from __future__ import annotations

import ast
from functools import lru_cache

from noob_lint.python.answers import CodeSpan, Found, Parameter, ParameterKind, Signature

_STARS = {ParameterKind.VAR_POSITIONAL: "*", ParameterKind.VAR_KEYWORD: "**"}


def signature_of(found: Found) -> str | None:
    """The signature of what noob calls in each epoch; None if unknown."""
    return None if not isinstance(found.call, Signature) else signature_text(found.call)


def signature_text(signature: Signature) -> str:
    """A signature in Python syntax."""
    parts: list[str] = []
    kinds = [one.kind for one in signature.parameters]
    for index, one in enumerate(signature.parameters):
        is_first_keyword = one.kind is ParameterKind.KEYWORD_ONLY and not any(
            kind in (ParameterKind.VAR_POSITIONAL, ParameterKind.KEYWORD_ONLY)
            for kind in kinds[:index]
        )
        if is_first_keyword:
            parts.append("*")
        parts.append(parameter_text(one))
        after = kinds[index + 1 : index + 2]
        if one.kind is ParameterKind.POSITIONAL_ONLY and after != [ParameterKind.POSITIONAL_ONLY]:
            parts.append("/")
    returns = "" if signature.returns is None else f" -> {signature.returns.text}"
    return f"({', '.join(parts)}){returns}"


def parameter_text(one: Parameter) -> str:
    """A parameter with its annotation and its default."""
    text = f"{_STARS.get(one.kind, '')}{one.name}"
    if one.annotation is not None:
        text = f"{text}: {one.annotation.text}"
    if one.default is None:
        is_open = one.required or one.kind in _STARS
        return text if is_open else f"{text}{' = ' if one.annotation is not None else '='}..."
    return f"{text}{' = ' if one.annotation is not None else '='}{one.default}"


def docstring_of(place: CodeSpan | None) -> str:
    """The docstring of the function or class whose name is at a place; "" if there is none."""
    if place is None:
        return ""
    return _docstring(place.source.text, place.span.start.line + 1)


@lru_cache(maxsize=64)
def _docstring(text: str, line: int) -> str:
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            first = node.body[0]
            if node.lineno <= line < first.lineno or node.lineno == line:
                return ast.get_docstring(node) or ""
    return ""
