"""Results as plain values that JSON has, and back again.

What is not as it was written raises `ValueError` or `TypeError`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from noob_lint.diagnostics.diagnostic import (
    Diagnostic,
    Edit,
    Effect,
    Finding,
    Fix,
    Related,
    Severity,
    Suppression,
)
from noob_lint.diagnostics.source import Position, Span
from noob_lint.linting.result import FileResult
from noob_lint.project.reads import Found, Twins
from noob_lint.support.values import NamedTuple

T = TypeVar("T")

MALFORMED = (ValueError, TypeError, LookupError, AttributeError)
"""What reading something raises that is not as it was written."""

_LARGEST = 100_000
"""A larger result is made again: most are a few dozen characters."""


class Fresh(NamedTuple):
    """A new result for a file in the working copy `top`."""

    result: FileResult
    top: str


def encoded(result: FileResult) -> list[Any] | None:
    """What there is to say of a result besides its path and what it depends on.

    None if that is too much to keep.
    """
    if sum(map(len, result.texts.values())) > _LARGEST or len(result.diagnostics) > 200:
        return None
    callables = {
        name: None if one is None else [one.path, _from_span(one.span), one.reason]
        for name, one in result.callables.items()
    }
    return [
        [_from_diagnostic(one) for one in result.diagnostics],
        dict(result.texts),
        [[_from_diagnostic(one.diagnostic), one.reason] for one in result.suppressed],
        callables,
        result.partly_read,
    ]


def decoded(path: str, said: object) -> FileResult:
    """The result for the file at `path`.

    Raises:
        ValueError, TypeError: `said` is not what `encoded` returns.
    """
    diagnostics, texts, suppressed, callables, partly_read = _items(said, 5)
    return FileResult(
        path,
        _each(diagnostics, _diagnostic),
        {name: _text(text) for name, text in _pairs(texts)},
        _each(suppressed, _suppression),
        callables={name: _unread(one) for name, one in _pairs(callables)},
        partly_read=_flag(partly_read),
    )


def found_in(said: object) -> Found:
    """The answer of an index for a name that a list stands for.

    Raises:
        ValueError, TypeError: it is none.
    """
    name, path, near, is_nowhere, asker = _items(said, 5)
    return Found(_text(name), _maybe(path), _maybe(near), _flag(is_nowhere), _text(asker))


def twins_in(said: object) -> Twins:
    """The same for the tubes with an id.

    Raises:
        ValueError, TypeError: it is none.
    """
    tube_id, path, others, is_named = _items(said, 4)
    return Twins(_text(tube_id), _text(path), _each(others, _text), _flag(is_named))


def _from_span(span: Span) -> list[int]:
    return [*span.start, *span.end]


def _from_diagnostic(item: Diagnostic) -> list[Any]:
    finding = item.finding
    fix = finding.fix and [
        finding.fix.title,
        [[_from_span(edit.span), edit.text] for edit in finding.fix.edits],
        finding.fix.safe,
    ]
    related = [[_from_span(one.span), *one[1:]] for one in finding.related]
    rest = finding[4:]
    return [*item[:3], [_from_span(finding.span), finding.message, fix, related, *rest]]


def _diagnostic(said: object) -> Diagnostic:
    path, rule, severity, finding = _items(said, 4)
    return Diagnostic(_text(path), _text(rule), Severity(_text(severity)), _finding(finding))


def _finding(said: object) -> Finding:
    span, message, fix, related, advice, path, *rest = _items(said, 11)
    severity, effect, withheld, is_cut, is_untried = rest
    return Finding(
        _span(span),
        _text(message),
        None if fix is None else _fix(fix),
        _each(related, _related),
        _maybe(advice),
        _maybe(path),
        None if severity is None else Severity(_text(severity)),
        None if effect is None else Effect(_text(effect)),
        _maybe(withheld),
        _flag(is_cut),
        _flag(is_untried),
    )


def _fix(said: object) -> Fix:
    title, edits, safe = _items(said, 3)
    return Fix(_text(title), _each(edits, _edit), _flag(safe))


def _edit(said: object) -> Edit:
    span, text = _items(said, 2)
    return Edit(_span(span), _text(text))


def _related(said: object) -> Related:
    span, message, path, line = _items(said, 4)
    return Related(_span(span), _text(message), _maybe(path), _maybe(line))


def _suppression(said: object) -> Suppression:
    diagnostic, reason = _items(said, 2)
    return Suppression(_diagnostic(diagnostic), _text(reason))


def _unread(said: object) -> Any:
    if said is None:
        return None
    from noob_lint.python.code import Unread

    path, span, reason = _items(said, 3)
    return Unread(_text(path), _span(span), _text(reason))


def _span(said: object) -> Span:
    numbers = _each(_items(said, 6), _number)
    return Span(Position(*numbers[:3]), Position(*numbers[3:]))


def _items(said: object, count: int) -> list[Any]:
    if not isinstance(said, list) or len(said) != count:
        raise ValueError  # not a list of that length
    return said


def _each(said: object, read: Callable[[object], T]) -> tuple[T, ...]:
    if not isinstance(said, list):
        raise TypeError  # not a list
    return tuple(map(read, said))


def _pairs(said: object) -> list[tuple[str, object]]:
    if not isinstance(said, dict):
        raise TypeError  # not an object
    return list(said.items())


def _text(said: object) -> str:
    if not isinstance(said, str):
        raise TypeError  # not a string
    return said


def _maybe(said: object) -> str | None:
    return None if said is None else _text(said)


def _flag(said: object) -> bool:
    if not isinstance(said, bool):
        raise TypeError  # not a boolean
    return said


def _number(said: object) -> int:
    if type(said) is not int or said < 0:
        raise ValueError  # not a natural number
    return said
