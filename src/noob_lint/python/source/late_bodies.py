"""Functions whose bodies are parsed again when they are asked for.

The tree of a body takes thirty times the memory of its text, and hardly any is ever looked at: most
questions are about names and signatures.
"""

from __future__ import annotations

import ast
import warnings

from noob_lint.diagnostics.source import Source

_FEW_LINES = 3
"""Bodies of up to that many lines are kept."""


class _Late(ast.AST):
    """A definition of a function that keeps its place in the source instead of its body."""

    lineno: int
    end_lineno: int | None
    col_offset: int
    _source: Source
    _body: list[ast.stmt] | None

    @property
    def body(self) -> list[ast.stmt]:
        """The statements of the function."""
        if self._body is None:
            self._body = self._parsed()
        return self._body

    @body.setter
    def body(self, body: list[ast.stmt]) -> None:
        self._body = body

    def put_aside(self, source: Source) -> None:
        """Let go of the body, which is in `source`."""
        self._source = source
        self._body = None

    @property
    def text(self) -> str:
        """The lines of the function, without those of its decorators."""
        starts = self._source.line_starts
        start = starts[self.lineno - 1]
        last = self.end_lineno or self.lineno
        end = starts[last] if last < len(starts) else None
        return self._source.text[start:end]

    def _parsed(self) -> list[ast.stmt]:
        """The same statements in the same places."""
        above = "class _:\n" if self.col_offset else ""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            (node,) = ast.parse(f"{above}{self.text}").body
        if isinstance(node, ast.ClassDef):
            (node,) = node.body
        ast.increment_lineno(node, self.lineno - node.lineno)
        assert isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        return node.body


class _LateFunction(_Late, ast.FunctionDef):
    """A function."""


class _LateAsyncFunction(_Late, ast.AsyncFunctionDef):
    """A coroutine function."""


def with_late_bodies(body: list[ast.stmt], source: Source) -> list[ast.stmt]:
    """The statements of a module or class whose tree is that of `source`."""
    return [_late(node, source) for node in body]


def _late(node: ast.stmt, source: Source) -> ast.stmt:
    if isinstance(node, ast.ClassDef):
        node.body = with_late_bodies(node.body, source)
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return node
    if (node.end_lineno or 0) - node.lineno <= _FEW_LINES:
        return node
    kind = _LateFunction if isinstance(node, ast.FunctionDef) else _LateAsyncFunction
    made = kind(**vars(node))
    made.put_aside(source)
    return made


def may_yield(node: ast.AST) -> bool:
    """Whether a function or one in it may have a ``yield``, as far as can be said at once."""
    return not isinstance(node, _Late) or "yield" in node.text
