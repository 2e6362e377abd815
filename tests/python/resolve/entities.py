"""Entities as texts that say all there is to them, to be compared as a whole."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import NamedTuple

from noob_lint.python.answers import CodeSpan
from noob_lint.python.find.environment import Environment
from noob_lint.python.find.finder import Finder
from noob_lint.python.resolve.resolver import Resolver
from noob_lint.python.source.entities import (
    Absent,
    BoundMethod,
    Cannot,
    Class,
    Context,
    Entity,
    Expression,
    Function,
)
from noob_lint.python.source.modules import Modules


class Tree(NamedTuple):
    """Files that are the code of a project; those below ``site/`` are installed."""

    files: dict[str, str]
    version: tuple[int, int] | None = (3, 13)
    complete: bool = True
    has_library: bool = True


def resolver(folder: Path, tree: Tree) -> Resolver:
    """A resolver for the files, which are written below the folder."""
    site = folder / "site-packages"
    for name, text in tree.files.items():
        file = (folder / "project" / name) if not name.startswith("site/") else site / name[5:]
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    (folder / "project").mkdir(exist_ok=True)
    site.mkdir(exist_ok=True)
    library = Path(ast.__file__).parent if tree.has_library else folder / "library"
    environment = Environment(folder, (site,), (), library, tree.version, tree.complete)
    finder = Finder([folder / "project"], environment, base=folder / "project")
    return Resolver(Modules(finder, {}))


def _line(context: Context, node: ast.stmt) -> str:
    """The line of what is defined in the project, since that of Python changes."""
    return "" if Path(context.module.path).is_absolute() else f":{node.lineno}"


def place(span: CodeSpan | None) -> str:
    """The file, and the line and columns, both from 1."""
    if span is None:
        return ""
    start, end = span.span.start, span.span.end
    width = f"-{end.column + 1}" if start != end else ""
    return f" at {Path(span.path).name}:{start.line + 1}:{start.column + 1}{width}"


def shown(entity: Entity | None) -> str:
    """An entity in one line."""
    if isinstance(entity, Absent):
        sure = "" if entity.certain else " perhaps"
        near = f" near {' '.join(entity.nearest)}" if entity.nearest else ""
        owner = f" in {entity.owner}" if entity.owner else ""
        return f"no {entity.lack.value} {entity.name}{owner}{near}{place(entity.place)}{sure}"
    if isinstance(entity, Cannot):
        made = f" ({shown(entity.made_up)})" if entity.made_up else ""
        mistake = f" [{entity.mistake}]" if entity.mistake else ""
        return f"? {entity.reason}{place(entity.place)}{made}{mistake}"
    if isinstance(entity, Function):
        owner = f"{entity.owner}." if entity.owner else ""
        home = entity.context.module
        compiled = f" as {entity.compiled}" if entity.compiled else ""
        line = "" if home.of_library else _line(entity.context, entity.node)
        return f"def {home.name}.{owner}{entity.node.name}{line}{compiled}"
    if isinstance(entity, Class):
        line = "" if entity.context.module.of_library else _line(entity.context, entity.node)
        return f"class {entity.canonical}{line}"
    if isinstance(entity, Expression):
        alias = "type " if entity.is_alias_type else ""
        return f"{alias}{ast.unparse(entity.node)} of {entity.context.module.name}"
    if isinstance(entity, BoundMethod):
        return f"bound {shown(entity.function)}"
    if entity is None:
        return "None"
    return f"{type(entity).__name__} {entity.name}"
