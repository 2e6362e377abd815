"""What a wrapper, which a decorator returns for a function, does with its arguments.

`inspect.signature`, and so noob, sees the parameters of the wrapped function; a call goes to the
wrapper.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from copy import copy
from itertools import takewhile
from typing import Any

from noob_lint.python.source.entities import FunctionNode
from noob_lint.python.source.patches import Patch, matters, patches_in


def patched_by(decorator: FunctionNode, name: str) -> Iterator[Patch]:
    """What a decorator sets on the function that it calls `name`, as far as it matters."""
    statements = (node for node in ast.walk(decorator) if isinstance(node, ast.stmt))
    for patch in (patch for node in statements for patch in patches_in(node)):
        if patch.target == name and matters(patch, of_class=False):
            yield patch


def passes_on(wrapper: FunctionNode, name: str, wrapped: FunctionNode) -> bool:
    """Whether the wrapper of `wrapped`, which it calls `name`, passes its arguments on unchanged.

    Then it has ``*args`` and ``**kwargs``, perhaps after parameters with the same names in both
    functions, and uses them for nothing else.
    """
    theirs = [one.arg for one in (*wrapped.args.posonlyargs, *wrapped.args.args)]
    leading = _leading(wrapper)
    return leading == theirs[: len(leading)] and _hands_on(wrapper, name)


def renamed(wrapper: FunctionNode, name: str, wrapped: FunctionNode) -> FunctionNode | None:
    """What a wrapper accepts that passes its arguments on, but names the first ones differently.

    That is `wrapped` with the names of the wrapper; None where it does anything else.
    """
    leading, theirs = _leading(wrapper), wrapped.args
    is_simple = not (wrapper.args.posonlyargs or theirs.posonlyargs)
    rest = theirs.args[len(leading) :]
    others = {one.arg for one in (*rest, *theirs.kwonlyargs)}
    if not (is_simple and len(leading) <= len(theirs.args) and _hands_on(wrapper, name)):
        return None
    if others & {*leading}:
        return None
    named = [copy(one) for one in theirs.args[: len(leading)]]
    for at, own in enumerate(leading):
        named[at].arg = own
    made, arguments = copy(wrapped), copy(theirs)
    arguments.args = [*named, *rest]
    kept = min(len(theirs.defaults), len(rest))  # the wrapper gives none to the first ones
    arguments.defaults = theirs.defaults[len(theirs.defaults) - kept :]
    made.args = arguments
    return made


def given_some(wrapper: FunctionNode, name: str, wrapped: FunctionNode) -> FunctionNode | None:
    """What a wrapper accepts that passes all its arguments on, after others that it adds itself.

    That is `wrapped` without its first parameters; None where it does anything else.
    """
    calls, theirs = _calls(wrapper, name), wrapped.args
    if theirs.posonlyargs or not calls:
        return None
    count = min(map(_given_first, calls))
    if not (0 < count <= len(theirs.args) and _hands_on(wrapper, name, count)):
        return None
    made, arguments = copy(wrapped), copy(theirs)
    arguments.args = theirs.args[count:]
    kept = min(len(theirs.defaults), len(arguments.args))
    arguments.defaults = theirs.defaults[len(theirs.defaults) - kept :]
    made.args = arguments
    return made


def widened(wrapper: FunctionNode, name: str, wrapped: FunctionNode) -> FunctionNode | None:
    """What a wrapper accepts that passes all its arguments on, except for some names of its own.

    These are its keyword-only parameters, and what it takes out of its ``**kwargs``. The result is
    `wrapped` with them; None where it does anything else.
    """
    own, theirs, leading = wrapper.args, wrapped.args, _leading(wrapper)
    if leading != [one.arg for one in (*theirs.posonlyargs, *theirs.args)][: len(leading)]:
        return None
    if not _hands_on(wrapper, name, taken=_taken(wrapper)):
        return None
    known = {one.arg for one in (*theirs.posonlyargs, *theirs.args, *theirs.kwonlyargs)}
    names = [one.arg for one in own.kwonlyargs]
    names += [str(call.args[0].value) for call in _taken(wrapper)]  # type: ignore[attr-defined]
    more = [one for one in dict.fromkeys(names) if one not in known]
    at: dict[str, Any] = {"lineno": wrapped.lineno, "col_offset": wrapped.col_offset}
    at |= {"end_lineno": wrapped.lineno, "end_col_offset": wrapped.col_offset}
    made, arguments = copy(wrapped), copy(theirs)
    arguments.kwonlyargs = [*theirs.kwonlyargs, *(ast.arg(one, **at) for one in more)]
    arguments.kw_defaults = [*theirs.kw_defaults, *(ast.Constant(None, **at) for _ in more)]
    made.args = arguments
    return made


def _taken(wrapper: FunctionNode) -> list[ast.Call]:
    """Where a wrapper takes a value out of its ``**kwargs``, by a name that is written there."""
    rest = wrapper.args.kwarg
    calls = (node for node in ast.walk(wrapper) if isinstance(node, ast.Call) and node.args)
    return [
        call
        for call in calls
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in ("get", "pop")
        and isinstance(call.func.value, ast.Name)
        and rest is not None
        and call.func.value.id == rest.arg
        and isinstance(call.args[0], ast.Constant)
        and isinstance(call.args[0].value, str)
    ]


def _given_first(call: ast.Call) -> int:
    """How many arguments there are before the first that is unpacked."""
    return len([*takewhile(lambda one: not isinstance(one, ast.Starred), call.args)])


def _leading(wrapper: FunctionNode) -> list[str]:
    return [one.arg for one in (*wrapper.args.posonlyargs, *wrapper.args.args)]


def _hands_on(
    wrapper: FunctionNode, name: str, added: int = 0, taken: Sequence[ast.Call] | None = None
) -> bool:
    """Whether a wrapper passes all its arguments on unchanged, and does nothing else with them.

    The first `added` ones of the call are its own. If `taken` is given, so are its keyword-only
    parameters and what it takes out of its ``**kwargs`` there.
    """
    own = wrapper.args
    if own.vararg is None or own.kwarg is None or own.defaults:
        return False
    if own.kwonlyargs and taken is None:
        return False
    if _may_swallow(wrapper):
        return False
    given = [*_leading(wrapper), f"*{own.vararg.arg}", f"**{own.kwarg.arg}"]
    calls = _calls(wrapper, name)
    names = {one.lstrip("*") for one in given}
    uses = sum(isinstance(node, ast.Name) and node.id in names for node in ast.walk(wrapper))
    is_all = all(_arguments(call)[added:] == given for call in calls)
    return bool(calls) and is_all and uses == len(calls) * len(given) + len(taken or ())


def _may_swallow(wrapper: FunctionNode) -> bool:
    """Whether the error of a call with wrong arguments may be caught."""
    return any(
        (isinstance(node, ast.Try | ast.TryStar) and bool(node.handlers))
        or (isinstance(node, ast.Name) and node.id == "suppress")
        or (isinstance(node, ast.Attribute) and node.attr == "suppress")
        for node in ast.walk(wrapper)
    )


def gives_back(wrapper: FunctionNode, name: str, wrapped: FunctionNode) -> bool:
    """Whether the wrapper returns what the function that it calls `name` returns (or yields)."""
    is_async = isinstance(wrapper, ast.AsyncFunctionDef)
    if is_async is not isinstance(wrapped, ast.AsyncFunctionDef):
        return False
    nodes = list(ast.walk(wrapper))
    if any(isinstance(node, ast.Yield) for node in nodes):
        return False
    handed = (ast.Return, ast.YieldFrom)
    values = [node.value for node in nodes if isinstance(node, handed)]
    made = [node for node in nodes if isinstance(node, ast.Assign) and _is_call(node.value, name)]
    kept = {one.id for node in made for one in node.targets if isinstance(one, ast.Name)}
    stored = [
        node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    ]
    kept = {one for one in kept if stored.count(one) == 1}
    return bool(values) and all(
        _is_call(one, name) or (isinstance(one, ast.Name) and one.id in kept) for one in values
    )


def _calls(wrapper: FunctionNode, name: str) -> list[ast.Call]:
    nodes = (node for node in ast.walk(wrapper) if isinstance(node, ast.Call))
    return [node for node in nodes if isinstance(node.func, ast.Name) and node.func.id == name]


def _is_call(node: ast.expr | None, name: str) -> bool:
    """Whether an expression is a call of `name`, awaited or not."""
    value = node.value if isinstance(node, ast.Await) else node
    return (
        isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == name
    )


def _arguments(call: ast.Call) -> list[str]:
    """The arguments of a call as source."""
    doubles = [f"**{ast.unparse(one.value)}" for one in call.keywords if one.arg is None]
    names = [f"{one.arg}=" for one in call.keywords if one.arg is not None]
    return [*map(ast.unparse, call.args), *names, *doubles]
