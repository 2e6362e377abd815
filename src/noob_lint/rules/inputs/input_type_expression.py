"""The `type` of an input is no Python type.

noob takes any text since release 1001 and uses it for nothing, but people and tools read it: write
what an annotation would say. (Earlier releases accept only builtins and dotted paths; for them this
is `type-format`.)

Bad:
    input:
      names: {type: a list of names}
    nodes:
      a: {type: mypackage.greet, params: {names: input.names}}

Good:
    input:
      names: {type: 'list[str]'}
    nodes:
      a: {type: mypackage.greet, params: {names: input.names}}
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
    summary="a `type` of an input that is no type",
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
"""Names of other languages for what Python calls otherwise."""

_ONLY_TREE = 0x400
"""`ast.PyCF_ONLY_AST`: compile to a syntax tree, run nothing. (Importing `ast` takes too long.)"""

_LONGEST = 500


def check(facts: Facts) -> Iterator[Finding]:
    """Read the types as Python does."""
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
            message = f"the type of {found.label} is {text!r}, which Python calls {name!r}"
            yield Finding.at(scalar, message, fix=fix)
        elif (near := _near_builtin(text)) is not None:
            fix = Fix(f"write {near}", (Edit(scalar.inside(), near),), safe=False)
            message = f"the type of {found.label} is {text!r}: did you mean {near!r}?"
            yield Finding.at(scalar, message, fix=fix)
        elif not is_type_expression(text):
            what = "is empty" if not text.strip() else f"is {text!r}, which is no Python type"
            message = f"the type of {found.label} {what}: write it like an annotation, for instance"
            yield Finding.at(scalar, f"{message} 'int' or 'list[str] | None'")


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
    """The builtin type that a name of small letters, which is no builtin itself, is a slip of.

    A plural is a name of its own.
    """
    if not (text.isascii() and text.isalpha() and text.islower()) or hasattr(builtins, text):
        return None
    near = nearest(text, _PLAIN, cutoff=0.8)
    is_slip = near is not None and text[0] == near[0] and text != f"{near}s"
    return near if is_slip else None


def is_type_expression(text: str) -> bool:
    """Whether `text` could be an annotation; a very long one, or one with escapes, is let pass."""
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
    """Names, dotted names, and these with brackets, joined by bars."""
    kind = type(node).__name__
    if kind == "BinOp":
        return type(node.op).__name__ == "BitOr" and _is_type(node.left) and _is_type(node.right)
    if kind in {"Attribute", "Subscript"}:
        return _is_type(node.value)
    return kind == "Name" or (kind == "Constant" and isinstance(node.value, str | None))
