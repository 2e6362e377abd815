"""Fingerprints stay when lines move, and tell every diagnostic of a file from the others."""

from __future__ import annotations

from noob_lint import lint_text
from noob_lint.diagnostics.diagnostic import Diagnostic, Finding, Severity
from noob_lint.diagnostics.fingerprint import fingerprints
from noob_lint.diagnostics.source import Source

TEXT = "a:\n  x: 1\nb:\n  x: 1\n  y: \U0001f600 é\n"


def at(text: str, *parts: tuple[str, str]) -> list[Diagnostic]:
    """Diagnostics for rules and the texts they point at, each the first one after the last."""
    found, offset = [], 0
    for rule, part in parts:
        offset = text.index(part, offset)
        span = Source(text).span(offset, offset + len(part))
        found.append(Diagnostic("a.yaml", rule, Severity.ERROR, Finding(span, f"{rule} at {part}")))
        offset += 1
    return found


def test_what_they_look_like() -> None:
    assert fingerprints(at(TEXT, ("one", "x: 1"), ("one", "x: 1")), TEXT) == [
        "06bd7c14ad60bdd4f34db26f661a0fe6",
        "831ffe4ed63a5db37f0ea11874bea8ee",
    ]


def test_each_is_different() -> None:
    """By rule, by line, by repetition on another line, and by repetition on the same line."""
    found = at(TEXT, ("one", "x: 1"), ("two", "x: 1"), ("two", ": 1"), ("two", "1"), ("two", "y:"))
    assert len(set(fingerprints(found, TEXT))) == 5


def test_lines_may_move_and_be_indented_anew() -> None:
    parts = (("one", "x: 1"), ("one", "x: 1"), ("two", "y:"))
    moved = "# new\n\n" + TEXT.replace("  x", "\t    x").replace("é", "é  ").replace("\n", "\r\n")
    assert fingerprints(at(moved, *parts), moved) == fingerprints(at(TEXT, *parts), TEXT)


def test_neither_message_nor_path_nor_order_matters() -> None:
    found = at(TEXT, ("one", "x: 1"), ("two", "x: 1"), ("one", "1"), ("two", "y:"))
    expected = fingerprints(found, TEXT)
    other = [
        item._replace(path="b.yaml", finding=item.finding._replace(message="other words"))
        for item in reversed(found)
    ]
    assert fingerprints(other, TEXT) == expected[::-1]


def test_when_one_of_many_is_cured_the_others_keep_the_first_names() -> None:
    found = at(TEXT, ("one", "x: 1"), ("one", "x: 1"))
    assert fingerprints(found[1:], TEXT) == fingerprints(found, TEXT)[:1]


def test_without_text() -> None:
    found = at(TEXT, ("one", "x: 1"), ("one", "y:"))
    assert len(set(fingerprints(found, ""))) == 2
    assert fingerprints([], "") == []


def test_a_text_with_half_a_surrogate_pair() -> None:
    text = "noob_id: \ud800\n"
    assert len(fingerprints(lint_text(text), text)) == len(lint_text(text)) > 0
