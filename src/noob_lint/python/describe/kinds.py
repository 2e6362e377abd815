"""The kinds of callables: how to tell them, and what messages call them."""

from __future__ import annotations

import ast

from noob_lint.python.answers import Kind
from noob_lint.python.resolve.decorators import Finished
from noob_lint.python.source.functions import is_generator

LABELS = {
    Kind.NODE_CLASS: "a class that derives from noob's Node",
    Kind.ASSET_CLASS: "a class that derives from noob's Asset",
    Kind.CLASS: "a class",
    Kind.GENERATOR: "a generator function",
    Kind.ASYNC_GENERATOR: "an asynchronous generator function",
    Kind.ASYNC_FUNCTION: "an asynchronous function",
    Kind.CONTEXT_MANAGER: "a function that makes a context manager",
    Kind.ASYNC_CONTEXT_MANAGER: "a function that makes an asynchronous context manager",
    Kind.FUNCTION: "a function",
    Kind.INSTANCE: "an object that can be called",
    Kind.NOT_CALLABLE: "a value that is not callable",
}
"""What messages call a callable of each kind."""


def kind_of(done: Finished) -> Kind:
    """The kind of what a definition is once its decorators have been applied."""
    if not done.is_function:
        return Kind.FUNCTION
    if done.maker:
        is_async = done.maker == "contextlib.asynccontextmanager"
        return Kind.ASYNC_CONTEXT_MANAGER if is_async else Kind.CONTEXT_MANAGER
    is_async = isinstance(done.body.node, ast.AsyncFunctionDef)
    if is_generator(done.body.node):
        return Kind.ASYNC_GENERATOR if is_async else Kind.GENERATOR
    return Kind.ASYNC_FUNCTION if is_async else Kind.FUNCTION
