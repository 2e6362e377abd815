"""Writes `noob_lint/rules/_index.py`, the list of the descriptions of all rules.

A run loads the modules of the few rules that it needs, and knows the others from this list. Each
row is the literal `RULE` of a module. The modules are parsed, not imported, so that the list does
not depend on working rules.

Rules are sorted by group. Within a group they keep their present order in the list, in which the
documentation shows them, and new ones come last; to move a rule, move its row.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

RULES = Path(__file__).parents[1] / "src" / "noob_lint" / "rules"
INDEX = RULES / "_index.py"
GROUPS = (
    *("syntax", "schema", "header", "ids", "assets"),
    *("nodes", "inputs", "graph", "project", "python"),
)
HEAD = '''\
"""What each rule says about itself. Generated from the modules: run ``make index`` to renew it."""

from __future__ import annotations

from noob_lint.diagnostics.diagnostic import Effect, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark

RULES: tuple[Rule, ...] = (
'''
WIDTH = 100


def rows(rules: Path) -> dict[str, tuple[str, ast.Call]]:
    """The group of each rule, and the call that creates its `RULE`, by id."""
    found = {}
    for path in sorted(rules.glob("*/*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "RULE":
                assert isinstance(node.value, ast.Call), path
                found[path.stem.replace("_", "-")] = (path.parent.name, node.value)
    return found


def words(call: ast.Call) -> Iterator[str]:
    """The arguments of a call, each kept on one line; long sets are split."""
    for argument in call.args:
        yield source(argument) + ","
    for keyword in call.keywords:
        value = f"{keyword.arg}={source(keyword.value)},"
        yield from value.replace(", ", ",\0").split("\0") if "({" in value else [value]


def source(node: ast.expr) -> str:
    """An expression as source code, its strings in double quotes."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return json.dumps(node.value, ensure_ascii=False)
    return ast.unparse(node)


def lines(pieces: Iterable[str], indent: str) -> Iterator[str]:
    """The words, as many per line as fit."""
    line = indent
    for piece in pieces:
        if len(line) + len(piece) > WIDTH:
            yield line.rstrip()
            line = indent
        line += piece + " "
    yield line.rstrip()


def render(rules: Path, before: str) -> str:
    """The text of the list; `before` is its present text."""
    found = rows(rules)
    known = re.findall(r'^ +Rule\(\n? *"([a-z0-9-]+)"', before, re.MULTILINE)
    order = [*(name for name in known if name in found), *(sorted(found.keys() - set(known)))]
    order.sort(key=lambda name: GROUPS.index(found[name][0]))
    text = HEAD
    for name in order:
        body = "\n".join(lines(words(found[name][1]), " " * 8))
        text += f"    Rule(\n{body}\n    ),\n"
    return f'{text})\n"""Every rule, by group."""\n'


def main() -> None:
    before = INDEX.read_text(encoding="utf-8") if INDEX.exists() else ""
    INDEX.write_text(render(RULES, before), encoding="utf-8")


if __name__ == "__main__":
    main()
