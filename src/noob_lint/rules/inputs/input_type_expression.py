"""The `type` of an input is not a Python type.

noob accepts any string and does not use it, but people and tools read it. Write what an annotation
would say. An unknown name that is close to a builtin type, such as `flaot`, is reported too.

Bad:
    input:
      name: {type: string}
    nodes:
      greet: {type: mypackage.greet, params: {name: input.name}}

Good:
    input:
      name: {type: str}
    nodes:
      greet: {type: mypackage.greet, params: {name: input.name}}

Fix:
    Replaces the name of a type in another language with Python's (`str` for `string`), or a
    misspelt name with the most similar builtin type. Unsafe: the name is a guess.

Related:
    type-format, input-type-unresolvable, input-default-type

Versions:
    Before noob 1001 only builtins and dotted paths are accepted; `type-format` checks that.
"""

from __future__ import annotations

import builtins
from collections.abc import Iterator
from types import MappingProxyType
from typing import Any

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Edit, Effect, Finding, Fix, Severity
from noob_lint.rules.rule import Rule
from noob_lint.support.similar import nearest
from noob_lint.tube.marks import Mark

RULE = Rule(
    "input-type-expression",
    group="inputs",
    severity=Severity.WARNING,
    summary="an input type that is not a Python type",
    effect=Effect.REMARK,
    needs=frozenset({Mark.INPUT}),
    fixes="unsafe",
)


_FOREIGN = MappingProxyType(
    {
        "array": "list",
        "boolean": "bool",
        "double": "float",
        "integer": "int",
        "number": "float",
        "string": "str",
    }
)
"""Names of types in other languages, and what Python calls them."""

_ONLY_TREE = 0x400
"""`ast.PyCF_ONLY_AST`: compile to a syntax tree, run nothing. (Importing `ast` takes too long.)"""

_LONGEST = 500


def check(facts: Facts) -> Iterator[Finding]:
    """Parse the types as Python does."""
    tube = facts.tube
    if not tube.version.free_input_types:
        return
    for found in tube.inputs.values():
        scalar = found.text("type")
        if scalar is None:
            continue
        text = scalar.text
        if text in _FOREIGN:
            name = _FOREIGN[text]
            fix = Fix(f"write {name}", (Edit(scalar.span, name),), safe=False)
            message = f"type {text!r} of {found.label} is called {name!r} in Python"
            yield Finding.at(scalar, message, fix=fix)
        elif (near := _near_builtin(text)) is not None:
            fix = Fix(f"write {near}", (Edit(scalar.inside(), near),), safe=False)
            message = f"unknown type {text!r} of {found.label}: did you mean {near!r}?"
            yield Finding.at(scalar, message, fix=fix)
        elif not is_type_expression(text):
            hint = "write an annotation such as 'list[str] | None'"
            is_empty = not text.strip()
            what = "type" if is_empty else f"type {text!r}"
            problem = "is empty" if is_empty else "is not a Python type"
            yield Finding.at(scalar, f"{what} of {found.label} {problem}: {hint}")


_PLAIN = (
    "bool",
    "bytes",
    "complex",
    "dict",
    "float",
    "frozenset",
    "int",
    "list",
    "set",
    "str",
    "tuple",
)


def _near_builtin(text: str) -> str | None:
    """The builtin type that a lower-case name, which is not a builtin itself, probably stands for.

    A plural is a name of its own.
    """
    if not (text.isascii() and text.isalpha() and text.islower()) or hasattr(builtins, text):
        return None
    near = nearest(text, _PLAIN, cutoff=0.8)
    is_slip = near is not None and text[0] == near[0] and text != f"{near}s"
    return near if is_slip else None


def is_type_expression(text: str) -> bool:
    """Whether `text` could be an annotation; very long ones and those with escapes pass."""
    if all(part.isidentifier() for part in text.split(".")):
        return True
    if len(text) > _LONGEST or "\\" in text:
        return True
    try:
        tree: Any = compile(text.strip(), "<type>", "eval", _ONLY_TREE)
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return False
    return _is_type(tree.body)


def _is_type(node: Any) -> bool:
    """Whether a node is a name, dotted or not, with or without brackets, or several with bars."""
    kind = type(node).__name__
    if kind == "BinOp":
        return type(node.op).__name__ == "BitOr" and _is_type(node.left) and _is_type(node.right)
    if kind in {"Attribute", "Subscript"}:
        return _is_type(node.value)
    return kind == "Name" or (kind == "Constant" and isinstance(node.value, str | None))
