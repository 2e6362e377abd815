"""What the body of a function shows without being run."""

from __future__ import annotations

from enum import StrEnum

from noob_lint.python.answers import CodeSpan
from noob_lint.support.values import NamedTuple


class LiteralKind(StrEnum):
    """What iterating over a literal yields."""

    NOTHING = "nothing"
    VALUE = "value"
    """A number or a boolean, which cannot be iterated."""
    TEXT = "text"
    ITEMS = "items"
    KEYS = "keys"
    """A dictionary yields its keys."""


class Returned(NamedTuple):
    """A literal that is returned; `length` counts the items of a tuple or list."""

    kind: LiteralKind
    length: int
    place: CodeSpan


class Mutation(NamedTuple):
    """A place that mutates the object in a parameter; `kinds` are the types for which it does."""

    parameter: str
    kinds: frozenset[str]
    place: CodeSpan


class Body(NamedTuple):
    """What the body of a function shows.

    `returns` are the literals that it returns, None if it returns anything else, or in a generator.
    `gives_nothing` says that it has statements, and only returns None. `passes` is the parameter
    that it always returns unchanged. `ends` says that it is a generator that surely ends, and
    `skips` that it mentions noob's ``NoEvent``. `raises` is a ``raise`` to which it always comes.
    """

    returns: tuple[Returned, ...] | None = None
    gives_nothing: bool = False
    passes: str | None = None
    mutations: tuple[Mutation, ...] = ()
    ends: bool = False
    skips: bool = False
    raises: CodeSpan | None = None
