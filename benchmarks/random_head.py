"""The top of a module of random callables: imports, types, decorators."""

from __future__ import annotations

HEAD = """\
import abc, asyncio, functools, typing
from collections.abc import AsyncIterator, Generator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import InitVar, dataclass, field
from typing import Annotated as A, Any, ClassVar, Literal, Optional, Tuple, TypeVar, Union
from enum import Enum
import numpy as np
from numpy.typing import NDArray
from pydantic import (
    AliasChoices, AliasPath, BaseModel, ConfigDict, Field, PositiveInt, field_validator,
    model_validator,
)
from noob import Asset, Epoch, MetaSignal, Name, Node, deinit_method, init_method, process_method
from noob.types import EventMap

class Mode(Enum):
    FAST = "text"
    SLOW = "slow"

BEE = "bee"

T = TypeVar("T")
Pair = tuple[A[int, Name("s")], A[int, Name("t")]]

def same(function):
    return function

def plain(function):
    def inner(*args, **kwargs):
        return function(*args, **kwargs)
    return inner

def wrapped(function):
    @functools.wraps(function)
    def inner(*args, **kwargs):
        return function(*args, **kwargs)
    return inner

def marked(number=1):
    def decorator(function):
        @functools.wraps(function)
        def inner(*args, **kwargs):
            return function(*args, **kwargs)
        inner.number = number
        return inner
    return decorator

def replaced(function):
    @functools.wraps(function)
    def inner(first=None):
        return [1, 2]
    return inner

class Held:
    def __init__(self, function):
        self.function = function
    def __call__(self, *args, **kwargs):
        return self.function(*args, **kwargs)
"""
