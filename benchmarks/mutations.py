"""Mutants of Python source: the same text with one small change that a test should notice.

Docstrings, annotations, decorators' cache sizes and what only type checkers read are left alone, as
are generated modules, since a test compares each of them with what it is generated from.
"""

from __future__ import annotations

import ast
import random
import re
from collections.abc import Callable, Iterable, Iterator
from difflib import unified_diff
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TypeAlias

_COMPARISONS = {
    "<": ("<=", ">="),
    "<=": ("<", ">"),
    ">": (">=", "<="),
    ">=": (">", "<"),
    "==": ("!=",),
    "!=": ("==",),
    "is": ("is not",),
    "is not": ("is",),
    "in": ("not in",),
    "not in": ("in",),
}
_OPERATORS = {"+": "-", "-": "+", "*": "+", "//": "*", "%": "*", "|": "&", "&": "|"}
_OPPOSITES = (
    ("min", "max"),
    ("any", "all"),
    ("startswith", "endswith"),
    ("find", "rfind"),
    ("partition", "rpartition"),
    ("lstrip", "rstrip"),
)
_NAMES = {
    "sorted": "list",
    **{one: other for pair in _OPPOSITES for one, other in (pair, reversed(pair))},
}
_COMPARISON = re.compile(r"\b(?:not\s+in|is\s+not|is|in)\b|[<>=!]=|[<>]")
_OPENING = re.compile(rb"[rRbBuUfF]*(\"\"\"|'''|\"|')")
_OPERATOR = re.compile(r"//|[-+*%|&]")
_FOR_TYPES = frozenset({"TypeVar", "NewType", "ParamSpec"})
_FREE_KEYWORDS = frozenset({"maxsize", "stacklevel"})
"""Keyword arguments that cost time or words of other people's, and change no result."""


_GENERATED = b"Generated from"


class Mutant(NamedTuple):
    """One change of one file: the bytes from `start` to `end` become `text`."""

    path: str
    start: int
    end: int
    text: str
    kind: str
    lines: tuple[int, ...]
    """The lines, from 1, whose tests may notice it: those of the statement, without its body.

    What runs on import is noticed by the functions of the module.
    """

    imported: bool
    """Whether it runs when the module is imported, not when a function is called."""

    @property
    def package(self) -> str:
        """The package that it is in: ``rules``."""
        return package_of(self.path)

    def apply(self, source: bytes) -> bytes:
        """The source with the change."""
        return source[: self.start] + self.text.encode() + source[self.end :]

    def line(self, source: bytes) -> int:
        """The line of the change, from 1."""
        return source.count(b"\n", 0, self.start) + 1

    def changed(self, source: bytes) -> tuple[str, str]:
        """The lines of the change before and after, without blanks around."""
        before, after = (text.decode().splitlines() for text in (source, self.apply(source)))
        lines = [*unified_diff(before, after, n=0, lineterm="")][3:]
        gone = [line[1:].strip() for line in lines if line[0] == "-"]
        new = [line[1:].strip() for line in lines if line[0] == "+"]
        return "\n".join(gone), "\n".join(new)

    def diff(self, source: bytes) -> str:
        """The change as a unified diff."""
        before, after = (text.decode().splitlines() for text in (source, self.apply(source)))
        return "\n".join(unified_diff(before, after, self.path, self.path, n=1, lineterm=""))


def package_of(path: str) -> str:
    """``src/noob_lint/rules/ids/id_keyword.py`` belongs to ``rules``; the top to ``noob_lint``."""
    parts = path.split("/")
    return parts[2] if len(parts) > 3 else parts[1]


def sample(root: Path, package: str | None, count: int, seed: int) -> list[Mutant]:
    """The requested number of mutants on random lines, at most one per line."""
    sources: dict[str, bytes] = {}
    lines: list[list[Mutant]] = []
    for path in sorted(root.glob("src/noob_lint/**/*.py")):
        name = path.relative_to(root).as_posix()
        if package is None or package_of(name) == package:
            sources[name] = path.read_bytes()
            if _GENERATED not in sources[name].partition(b"\n")[0]:
                lines += by_line(name, sources[name])
    chance = random.Random(seed)
    chance.shuffle(lines)
    chosen = (_any_of(mutants, sources, chance) for mutants in lines)
    return sorted(islice((one for one in chosen if one is not None), count))


def _any_of(
    mutants: list[Mutant], sources: dict[str, bytes], chance: random.Random
) -> Mutant | None:
    """One of the mutants of a line that compiles."""
    shuffled = chance.sample(mutants, len(mutants))
    return next((one for one in shuffled if is_another(sources[one.path], one)), None)


def is_another(source: bytes, mutant: Mutant) -> bool:
    """Whether a mutant compiles, and to something else."""
    after = mutant.apply(source)
    try:
        compile(after, "mutant", "exec", dont_inherit=True)
    except (SyntaxError, ValueError):
        return False
    return ast.dump(ast.parse(after)) != ast.dump(ast.parse(source))


def by_line(path: str, source: bytes) -> list[list[Mutant]]:
    """The changes of a file, those of each line together; not every one of them compiles."""
    text = Text(source)
    found: dict[int, list[Mutant]] = {}
    statements = [*_statements(ast.parse(source).body, imported=True)]
    called = [one for one, imported in statements if not imported]
    in_functions = tuple(line for one in called for line in _own_lines(one))
    for statement, imported in statements:
        lines = in_functions if imported else tuple(_own_lines(statement))
        for change in _changes(statement, text):
            mutant = Mutant(path, *change, lines, imported)
            found.setdefault(mutant.line(source), []).append(mutant)
    return [found[line] for line in sorted(found)]


Change: TypeAlias = tuple[int, int, str, str]
"""Where it starts and ends, what is there instead, and its kind."""


class Text:
    """Source by the positions that its syntax tree has: lines from 1, columns in bytes."""

    def __init__(self, source: bytes) -> None:
        self.source = source
        self._starts = [0, 0]
        for line in source.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))

    def start(self, node: ast.expr | ast.stmt | ast.keyword) -> int:
        """The offset at which a node starts."""
        return self._starts[node.lineno] + node.col_offset

    def end(self, node: ast.expr | ast.stmt | ast.keyword) -> int:
        """The offset at which a node ends."""
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return self._starts[node.end_lineno] + node.end_col_offset

    def of(self, node: ast.expr | ast.stmt | ast.keyword) -> str:
        """The text of a node."""
        return self.source[self.start(node) : self.end(node)].decode()

    def between(self, first: ast.expr, second: ast.expr) -> str:
        """The text between two nodes."""
        return self.source[self.end(first) : self.start(second)].decode()

    def replaced(self, node: ast.expr | ast.stmt | ast.keyword, text: str, kind: str) -> Change:
        """The change of a whole node."""
        return self.start(node), self.end(node), text, kind


def _statements(body: Iterable[ast.stmt], *, imported: bool) -> Iterator[tuple[ast.stmt, bool]]:
    """All statements that run, and whether they do so on import."""
    for statement in body:
        if _is_for_types(statement):
            continue
        yield statement, imported
        inner = imported and not isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef)
        for child in _bodies(statement):
            yield from _statements(child, imported=inner)


def _bodies(statement: ast.stmt) -> Iterator[list[ast.stmt]]:
    for _, value in ast.iter_fields(statement):
        for item in value if isinstance(value, list) else ():
            if isinstance(item, ast.stmt):
                yield value
                break
            if isinstance(item, ast.ExceptHandler | ast.match_case):
                yield item.body


def _is_for_types(statement: ast.stmt) -> bool:
    """Whether only type checkers, or readers, need a statement."""
    match statement:
        case ast.If(test=ast.Name(id="TYPE_CHECKING") | ast.Compare(left=ast.Name(id="__name__"))):
            return True
        case ast.FunctionDef(decorator_list=[ast.Name(id="overload"), *_]):
            return True
        case ast.Assign(targets=[ast.Name(id="__all__" | "__slots__")]):
            return True
        case ast.Assign(value=ast.Call(func=ast.Name(id=name))) if name in _FOR_TYPES:
            return True
        case ast.AnnAssign(annotation=ast.Name(id="TypeAlias")) | ast.Assert():
            return True
        case ast.Import() | ast.ImportFrom() | ast.Expr(value=ast.Constant()):
            return True
    return False


def _own_lines(statement: ast.stmt) -> range:
    """The lines of a statement, without those of the statements inside it."""
    last = statement.end_lineno or statement.lineno
    inner = [child for body in _bodies(statement) for child in body]
    if inner:
        last = max(statement.lineno, min(child.lineno for child in inner) - 1)
    return range(statement.lineno, last + 1)


def _changes(statement: ast.stmt, text: Text) -> Iterator[Change]:
    """All changes of one statement, without those of the statements inside it."""
    yield from _statement_changes(statement, text)
    for node in _expressions(statement):
        for change in _CHANGES.get(type(node), ()):
            yield from change(node, text)


def _expressions(parent: ast.AST) -> Iterator[ast.AST]:
    """The expressions below a node, without annotations and the statements inside it."""
    for name, value in ast.iter_fields(parent):
        if name in ("annotation", "returns", "type_comment"):
            continue
        for node in value if isinstance(value, list) else [value]:
            if not isinstance(node, ast.AST) or isinstance(node, ast.stmt):
                continue
            if _is_read_by_people(node):
                continue
            yield node
            if not isinstance(node, ast.JoinedStr):  # where Python 3.11 has wrong positions
                yield from _expressions(node)


def _is_read_by_people(node: ast.AST) -> bool:
    match node:
        case ast.keyword(arg=name):
            return name in _FREE_KEYWORDS or _asserts(node)
        case ast.Subscript(value=ast.Name(id="Literal")):
            return True
        case ast.Call(func=ast.Name(id="cast")):
            return True
    return False


def _asserts(argument: ast.keyword) -> bool:
    """Whether an argument asserts what the code ensures, and does nothing if the code is right."""
    match argument:
        case ast.keyword(arg="strict", value=ast.Constant(value=True)):
            return True
    return False


def _is_free(argument: ast.keyword) -> bool:
    """Whether a call does the same without an argument; `zip` is not strict by itself."""
    return argument.arg in _FREE_KEYWORDS or argument.arg == "strict"


def _statement_changes(node: ast.stmt, text: Text) -> Iterator[Change]:
    match node:
        case ast.Return(value=ast.expr() as value) if not _is_empty(value):
            yield text.replaced(node, "return None", "return None")
        case ast.Break():
            yield text.replaced(node, "continue", "break")
        case ast.Continue():
            yield text.replaced(node, "break", "continue")
        case ast.AugAssign():
            operator = _between(node.target, node.value, text, _OPERATOR, _OPERATORS)
            yield from operator
        case ast.If(test=test) | ast.While(test=test):
            yield from _negated(test, text)
    if _can_be_dropped(node):
        yield text.replaced(node, "pass", "statement dropped")


def _can_be_dropped(node: ast.stmt) -> bool:
    """Keep assignments to names: without them almost everything fails, which shows nothing."""
    match node:
        case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom() | ast.Await()):
            return True
        case ast.Raise() | ast.Delete() | ast.AugAssign() | ast.Return(value=None):
            return True
        case ast.Assign(targets=[ast.Attribute() | ast.Subscript()]):
            return True
    return False


def _is_empty(node: ast.expr) -> bool:
    """Whether callers can hardly tell it from None."""
    return isinstance(node, ast.Constant) and node.value in (None, False)


def _negated(test: ast.expr, text: Text) -> Iterator[Change]:
    """A condition with ``not``; one that is a comparison or has it already is changed elsewhere."""
    single = isinstance(test, ast.Compare) and len(test.ops) == 1
    if not single and not (isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not)):
        yield text.replaced(test, f"(not ({text.of(test)}))", "not added")


def _between(
    first: ast.expr,
    second: ast.expr,
    text: Text,
    pattern: re.Pattern[str],
    swaps: dict[str, str] | dict[str, tuple[str, ...]],
) -> Iterator[Change]:
    """The swaps of the operator between two nodes."""
    gap = text.between(first, second)
    found = pattern.search(gap)
    if found is None:
        return
    start = text.end(first) + len(gap[: found.start()].encode())
    others = swaps.get(" ".join(found[0].split()), ())
    for other in (others,) if isinstance(others, str) else others:
        yield start, start + len(found[0]), other, f"{found[0]} to {other}"


def _compare(node: ast.AST, text: Text) -> Iterator[Change]:
    assert isinstance(node, ast.Compare)
    for first, second in zip([node.left, *node.comparators], node.comparators, strict=False):
        yield from _between(first, second, text, _COMPARISON, _COMPARISONS)


def _boolean(node: ast.AST, text: Text) -> Iterator[Change]:
    """``and`` becomes ``or``, or an operand is dropped."""
    assert isinstance(node, ast.BoolOp)
    old, new = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
    for first, second in zip(node.values, node.values[1:], strict=False):
        yield from _between(first, second, text, re.compile(rf"\b{old}\b"), {old: new})
        yield text.end(first), text.end(second), "", "operand dropped"
    first, second = node.values[:2]
    yield text.start(first), text.start(second), "", "operand dropped"


def _binary(node: ast.AST, text: Text) -> Iterator[Change]:
    assert isinstance(node, ast.BinOp)
    yield from _between(node.left, node.right, text, _OPERATOR, _OPERATORS)


def _unary(node: ast.AST, text: Text) -> Iterator[Change]:
    assert isinstance(node, ast.UnaryOp)
    if isinstance(node.op, ast.Not | ast.USub):
        kind = "not dropped" if isinstance(node.op, ast.Not) else "minus dropped"
        yield text.start(node), text.start(node.operand), "", kind


def _constant(node: ast.AST, text: Text) -> Iterator[Change]:
    assert isinstance(node, ast.Constant)
    value = node.value
    if isinstance(value, bool):
        yield text.replaced(node, str(not value), "constant")
    elif isinstance(value, int | float):
        yield text.replaced(node, str(value + 1), "constant")
        if value:
            yield text.replaced(node, str(value - 1), "constant")
    elif isinstance(value, str | bytes):
        yield from _string(node, text)


def _string(node: ast.AST, text: Text) -> Iterator[Change]:
    """A string gets an ``x`` in front."""
    assert isinstance(node, ast.expr)
    found = _OPENING.match(text.source, text.start(node))
    if found is not None:
        yield found.end(), found.end(), "x", "string"


def _choice(node: ast.AST, text: Text) -> Iterator[Change]:
    assert isinstance(node, ast.IfExp)
    yield from _negated(node.test, text)


def _conditions(node: ast.AST, text: Text) -> Iterator[Change]:
    assert isinstance(node, ast.comprehension)
    for test in node.ifs:
        yield from _negated(test, text)


def _bounds(node: ast.AST, text: Text) -> Iterator[Change]:
    assert isinstance(node, ast.Slice)
    for bound in (node.lower, node.upper):
        if bound is not None:
            yield text.replaced(bound, "", "bound dropped")


def _call(node: ast.AST, text: Text) -> Iterator[Change]:
    """An argument is dropped, or the function is replaced by its opposite."""
    assert isinstance(node, ast.Call)
    everything: list[ast.expr | ast.keyword] = [*node.args, *node.keywords]
    for before, argument in zip([None, *everything], everything, strict=False):
        if isinstance(argument, ast.keyword) or (before and argument is node.args[-1]):
            start = text.start(argument) if before is None else text.end(before)
            if not isinstance(argument, ast.keyword) or not _is_free(argument):
                yield start, text.end(argument), "", "argument dropped"
    name = node.func
    end = text.end(name)
    known = name.id if isinstance(name, ast.Name) else getattr(name, "attr", "")
    if known in _NAMES and (known != "sorted" or len(everything) == 1):
        yield end - len(known), end, _NAMES[known], f"{known} to {_NAMES[known]}"


_CHANGES: dict[type[ast.AST], tuple[Callable[[ast.AST, Text], Iterator[Change]], ...]] = {
    ast.Compare: (_compare,),
    ast.BoolOp: (_boolean,),
    ast.BinOp: (_binary,),
    ast.UnaryOp: (_unary,),
    ast.Constant: (_constant,),
    ast.JoinedStr: (_string,),
    ast.IfExp: (_choice,),
    ast.comprehension: (_conditions,),
    ast.Slice: (_bounds,),
    ast.Call: (_call,),
}
