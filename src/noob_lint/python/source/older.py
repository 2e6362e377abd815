"""Parses source that is written for a newer Python than the one that runs this.

Type parameters and `type` statements (3.12) are read as what they are. Of anything else that this
Python does not know, one statement is lost: it only says which name it binds.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from contextlib import suppress
from types import SimpleNamespace

from noob_lint.python.source.lost import PARTIAL, UNREAD

MOST = 20
"""No more statements may be lost."""

LONGEST = 1_000_000
"""Longer sources are not tried."""

_ALIAS = re.compile(r"^([ \t]*)type([ \t]+)(\w+)([ \t]*)", re.MULTILINE)
_GENERIC = re.compile(r"^[ \t]*(?:async[ \t]+)?(?:def|class)[ \t]+\w+[ \t]*(?=\[)", re.MULTILINE)
_EXCEPT = re.compile(r"^([ \t]*)except\*?[ \t]+\w[^:\n]*,[^:\n]*:", re.MULTILINE)
_BOUND = re.compile(r"[ \t]*(?:(?:async[ \t]+)?def[ \t]+(\w+)|class[ \t]+(\w+)|(\w+)[ \t]*[:=])")
_DEFINITION = re.compile(r"[ \t]*(?:(?:async[ \t]+)?def|class|@)\b")
_LEAVES = re.compile(r"\b(return|raise|yield)\b")
_BLOCK = re.compile(
    r"[ \t]*(async|case|class|def|elif|else|except|finally|for|if|match|try|while|with|@)\b"
)
_CLOSING = {"[": "]", "(": ")", "{": "}"}


class TypeAlias(ast.stmt):
    """A `type` statement, which has the fields of that in newer releases of `ast`."""

    _fields = ("name", "value")
    name: ast.Name
    value: ast.expr


def parse_newer(text: str) -> ast.Module | None:
    """The tree of a source, without what this Python does not know; None if that fails too.

    Every node has its place in `text`.
    """
    if len(text) > LONGEST:
        return None
    plain, aliases = _without_aliases(text)
    plain, variables = _without_parameters(plain)
    tree, is_whole = _parse_most(_EXCEPT.sub(_any_exception, plain))
    if tree is not None:
        setattr(tree, PARTIAL, not is_whole)
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                names = variables.get(node.lineno, ())
                parameters = [SimpleNamespace(name=one) for one in names]
                setattr(node, "type_params", parameters)  # noqa: B010 - older releases have none
            for body in _bodies(node):
                body[:] = [_as_alias(one) if one.lineno in aliases else one for one in body]
    return tree


def _bodies(node: ast.AST) -> Iterator[list[ast.stmt]]:
    for name in ("body", "orelse", "finalbody"):
        body = getattr(node, name, None)
        if isinstance(body, list):
            yield body


def _as_alias(node: ast.stmt) -> ast.stmt:
    if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Name):
        return node
    alias = TypeAlias()
    alias.name, alias.value = node.targets[0], node.value
    return ast.copy_location(alias, node)


def _without_aliases(text: str) -> tuple[str, set[int]]:
    """The text with ``X = ...`` for each ``type X = ...``, and the lines of those."""
    lines: set[int] = set()

    def plain(found: re.Match[str]) -> str:
        rest, end = found.string, found.end()
        closed = _closed(rest, end) if rest[end : end + 1] == "[" else end
        if not re.match(r"[ \t]*=(?!=)", rest[closed:]):
            return found[0]
        lines.add(rest.count("\n", 0, found.start()) + 1)
        return f"{found[1]}{found[3]}    {found[2]}{found[4]}"

    text = _ALIAS.sub(plain, text)
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    for line in sorted(lines):
        found = re.compile(r"[ \t]*\w+[ \t]*(?=\[)").match(text, starts[line - 1])
        if found:
            text = _blank(text, found.end(), _closed(text, found.end()))
    return text, lines


def _without_parameters(text: str) -> tuple[str, dict[int, tuple[str, ...]]]:
    """The text without type parameters, and those of each line that has a definition."""
    names: dict[int, tuple[str, ...]] = {}
    for found in list(_GENERIC.finditer(text)):
        end = _closed(text, found.end())
        line = text.count("\n", 0, found.end()) + 1
        names[line] = tuple(_names(text[found.end() + 1 : end - 1]))
        text = _blank(text, found.end(), end)
    return text, names


def _names(text: str) -> Iterator[str]:
    """The names of type parameters, bounds and defaults aside."""
    start = 0
    while start < len(text):
        found = re.compile(r"[\s*]*(\w+)").match(text, start)
        if found is None:
            return
        yield found[1]
        start = found.end()
        while start < len(text) and text[start] != ",":
            start = _closed(text, start) if text[start] in _CLOSING else start + 1
        start += 1


def _closed(text: str, start: int) -> int:
    """The end of the brackets that open at `start`, or the end of the text."""
    pending = [_CLOSING[text[start]]]
    for index in range(start + 1, len(text)):
        letter = text[index]
        if letter in _CLOSING:
            pending.append(_CLOSING[letter])
        elif letter == pending[-1]:
            pending.pop()
            if not pending:
                return index + 1
    return len(text)


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]


def _any_exception(found: re.Match[str]) -> str:
    """Several exceptions without parentheses (3.14)."""
    return f"{found[1]}except Exception:".ljust(len(found[0]))


def _parse_most(text: str) -> tuple[ast.Module | None, bool]:
    """The tree of a text without the statements that this Python refuses, and if there are none."""
    lines, wider = text.split("\n"), -1
    for count in range(MOST):
        try:
            return ast.parse("\n".join(lines)), not count
        except SyntaxError as error:
            line = min(max((error.lineno or 1) - 1, 0), len(lines) - 1)
        except (ValueError, RecursionError, MemoryError):
            return None, False
        start = line if line != wider and not _BLOCK.match(lines[line]) else _head(lines, line)
        end = line + 1 if start == line and not _BLOCK.match(lines[line]) else _end(lines, start)
        wider = line
        lines[start:end] = [_lost(lines[start:end]), *[""] * (end - start - 1)]
    return None, False


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _head(lines: list[str], line: int) -> int:
    """The line above, or the same, that a statement of several lines may begin with."""
    if _BLOCK.match(lines[line]):
        return line
    depth = _indent(lines[line])
    for index in range(line - 1, -1, -1):
        if lines[index].strip() and (_indent(lines[index]) < depth or not depth):
            return index
    return line


def _end(lines: list[str], start: int) -> int:
    """The line after a statement and what is indented below it."""
    depth = _indent(lines[start])
    for index in range(start + 1, len(lines)):
        text = lines[index].strip()
        if text and _indent(lines[index]) <= depth and text[0] not in ")]}":
            return index
    return len(lines)


def _lost(lines: list[str]) -> str:
    """The replacement of a lost statement, which binds its name, if it has one.

    In a function it may return or yield something.
    """
    line = lines[0]
    indent = line[: _indent(line)]
    if not _DEFINITION.match(line):
        words = {word for one in lines for word in _LEAVES.findall(one)}
        if "yield" in words:
            return f"{indent}while {UNREAD}: yield {UNREAD}"
        if words:
            return f"{indent}if {UNREAD}: {words.pop()} {UNREAD}"
    found = _BOUND.match(line)
    name = next((one for one in found.groups() if one), "") if found else ""
    with suppress(SyntaxError):
        ast.parse(f"{name} = 0")
        return f"{indent}{name} = {UNREAD}"
    return f"{indent}pass"
