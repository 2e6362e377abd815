"""Parses one module; its names, and those of its classes, are found on demand."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from noob_lint.python.answers import CodeSpan
from noob_lint.python.source.bindings import Namespace
from noob_lint.python.source.cost import Kept, nodes_of, parts_of
from noob_lint.python.source.late_bodies import with_late_bodies
from noob_lint.python.source.lost import PARTIAL
from noob_lint.python.source.parsing import parse, refusal_of
from noob_lint.python.source.patches import ANY, TELLING, attributes_set

if TYPE_CHECKING:
    from noob_lint.python.source.columns import Columns

_Placed = ast.expr | ast.stmt | ast.alias | ast.pattern
"""Nodes that have a place, unless they were created here."""


class Module:
    """A source file: its text, its tree and, on demand, its names.

    `path` is that of the `file` as messages have it.
    """

    def __init__(
        self,
        name: str,
        file: Path,
        path: str,
        version: tuple[int, int] | None,
        *,
        is_package: bool,
        is_stub: bool,
        of_library: bool = False,
    ) -> None:
        self.name = name
        self.file = file
        self.path = path
        self.version = version
        self.is_package = is_package
        self.is_stub = is_stub
        self.of_library = of_library
        """Whether it is the stub of a module of the standard library."""
        self.source, self.tree = parse(file, path, version)
        if is_stub:
            from noob_lint.python.source.stubs import Reader

            self.tree.body = Reader(version, of_library=of_library).body(self.tree.body)
        self.is_partial = bool(getattr(self.tree, PARTIAL, False))
        """Whether it has statements that this Python does not know, which may bind names."""
        is_of_newer = hasattr(self.tree, PARTIAL)  # and this Python cannot parse parts of the text
        if not (is_stub or is_of_newer or self.has_assignment_expressions):
            self.tree.body = with_late_bodies(self.tree.body, self.source)
        if not of_library:
            parts = parts_of(self.source.text.encode(errors="replace"))
            Kept.keep(self, parts, nodes_of(self.tree))
        self._columns: dict[int, Columns] = {}
        self._namespaces: dict[ast.ClassDef, Namespace] = {}

    @cached_property
    def namespace(self) -> Namespace:
        """The names of the module."""
        return Namespace(self, self.tree.body)

    @cached_property
    def sources(self) -> frozenset[str]:
        """The modules that its names come from, and what these have under those names."""
        bindings = [one for many in self.namespace.table.values() for one in many if one.module]
        members = (f"{one.module}.{one.member}" for one in bindings if one.member)
        return frozenset((*(one.module for one in bindings), *members))

    def namespace_of(self, node: ast.ClassDef) -> Namespace:
        """The names in the body of a class."""
        if node not in self._namespaces:
            self._namespaces[node] = Namespace(self, node.body, node.name)
        return self._namespaces[node]

    @cached_property
    def refusal(self) -> tuple[str, CodeSpan] | None:
        """Why Python refuses the source, although it can be parsed, and where."""
        return refusal_of(self.source, self.tree)

    @cached_property
    def postpones(self) -> bool:
        """Whether annotations are strings at run time."""
        return any(
            isinstance(node, ast.ImportFrom)
            and node.module == "__future__"
            and any(alias.name == "annotations" for alias in node.names)
            for node in self.tree.body
        )

    @cached_property
    def has_assignment_expressions(self) -> bool:
        """Whether there may be names that expressions bind."""
        return ":=" in self.source.text

    @cached_property
    def is_dynamic(self) -> bool:
        """Whether names may be added in ways that are not followed."""
        text = self.source.text
        words = (
            "globals()",
            "exec(",
            "sys.modules[",
            "setattr(",
            "vars()",
            "locals().update",
            "__dict__.update",
            "meta_path",
            "_convert_(",
            "__path__",
            "global_enum",
        )
        return self.is_partial or any(word in text for word in words)

    @cached_property
    def set_by_functions(self) -> frozenset[str]:
        """The names that functions declare as global."""
        nodes = ast.walk(self.tree) if "global " in self.source.text else ()
        return frozenset(
            name for node in nodes if isinstance(node, ast.Global) for name in node.names
        )

    def sets_elsewhere(self, name: str) -> bool:
        """Whether it may set a name in another module."""
        if "meta_path" in self.source.text:
            return True
        names = {attribute for _, attribute in self._attributes_like(name)}
        return not names.isdisjoint({name, ANY})

    def replaces(self, name: str) -> bool:
        """Whether it may set what another module calls `name`, or patch it."""
        return any(
            attribute == name or (owner == name and attribute in TELLING)
            for owner, attribute in self._attributes_like(name)
        )

    def _attributes_like(self, name: str) -> frozenset[tuple[str, str]]:
        """The attributes that are set; none if `name` surely has nothing to do with them."""
        text = self.source.text
        return self._set_attributes if name in text or "setattr" in text else frozenset()

    @cached_property
    def _set_attributes(self) -> frozenset[tuple[str, str]]:
        """The attributes that the code sets or deletes, each with the last name of its owner."""
        return frozenset(attributes_set(self.tree))

    @cached_property
    def needed(self) -> frozenset[str]:
        """The top-level packages without which it cannot be imported."""
        return frozenset(_needed(self.tree.body))

    def absolute(self, node: ast.ImportFrom) -> str:
        """The module that an import is from, with leading dots resolved."""
        if not node.level:
            return node.module or ""
        parts = self.name.split(".")
        parts = parts[: max(0, len(parts) - node.level + self.is_package)]
        return ".".join([*parts, *([node.module] if node.module else [])])

    def place(self, node: ast.AST) -> CodeSpan:
        """Where a node is; for a definition, its name."""
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            return self._name_place(node)
        if isinstance(node, ast.arg):
            start = self._offset(node.lineno, node.col_offset)
            return CodeSpan(self.source, self.source.span(start, start + len(node.arg)))
        if not isinstance(node, _Placed) or not hasattr(node, "lineno"):
            return CodeSpan(self.source, self.source.span(0, 0))
        return CodeSpan(self.source, self.source.span(*self._offsets(node)))

    def text(self, node: ast.expr) -> str:
        """An expression as it is written, on one line."""
        start, end = self._offsets(node)
        return " ".join(self.source.text[start:end].split())

    def _offsets(self, node: _Placed) -> tuple[int, int]:
        end_line, end = node.end_lineno or node.lineno, node.end_col_offset or node.col_offset
        return self._offset(node.lineno, node.col_offset), self._offset(end_line, end)

    def _name_place(self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> CodeSpan:
        start = self._offset(node.lineno, node.col_offset)
        text = self.source.text
        word = "class" if isinstance(node, ast.ClassDef) else "def"
        start = max(start, text.find(node.name, text.find(word, start) + len(word)))
        return CodeSpan(self.source, self.source.span(start, start + len(node.name)))

    def _offset(self, line: int, column: int) -> int:
        """The offset in code points of a one-based line and a column in bytes of UTF-8."""
        starts = self.source.line_starts
        start = starts[min(line, len(starts)) - 1]
        if self.source.text.isascii():
            return start + column
        if line not in self._columns:
            from noob_lint.python.source.columns import Columns  # most source is ASCII

            self._columns[line] = Columns(self.source.line(line - 1))
        return start + self._columns[line].characters_before(column)


def _needed(body: list[ast.stmt]) -> Iterator[str]:
    """The packages that statements import and cannot do without."""
    for node in body:
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            yield node.module.partition(".")[0]
        elif isinstance(node, ast.Try) and all(_raises(one.body) for one in node.handlers):
            yield from _needed(node.body)


def _raises(body: list[ast.stmt]) -> bool:
    return isinstance(body[-1], ast.Raise)
