"""Whole answers as text: every value that is not the usual one, each part on a line."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

from noob_lint.python.answers import Annotation, CodeSpan, Found, Signals, Signature, TypeForm
from noob_lint.python.describe.kinds import LABELS


@cache
def sections(folder: Path, table: str) -> dict[str, str]:
    """The answers that are expected for the pieces of code of a table, by name."""
    text = (folder / f"{table}.txt").read_text(encoding="utf-8")
    parts = (part.partition("\n") for part in text.removeprefix("== ").split("\n== "))
    return {name: answer for name, _, answer in parts}


def whole(answer: Any) -> str:
    """An answer: its kind, then a line for each part."""
    return "".join(f"{line}\n" for line in _lines(answer))


def _lines(answer: Any) -> Iterator[str]:
    yield type(answer).__name__
    usual = answer._field_defaults | _usual(answer)
    for name, one in zip(answer._fields, answer, strict=True):
        if name in usual and one == usual[name]:
            continue
        parts = list(_parts(one))
        yield f"  {name}:" + ("" if parts else f" {short(one)}")
        yield from (f"    {part}" for part in parts)


def _usual(answer: Any) -> dict[str, Any]:
    """What need not be shown, since it follows from the rest of an answer."""
    usual = {"canonical": answer.dotted}
    if isinstance(answer, Found):
        usual["label"] = LABELS[answer.kind]
        if isinstance(answer.init, Signature) and isinstance(answer.fields, tuple):
            usual["fields"] = answer.init.parameters[: len(answer.fields)]
    return usual


def _parts(value: Any) -> Iterator[str]:
    """The lines of what has many parts."""
    if isinstance(value, Signature):
        yield from map(short, value.parameters)
        if value.returns is not None:
            yield f"-> {short(value.returns)}"
    elif isinstance(value, Signals):
        yield from map(short, value.signals)
        if value.lost:
            yield f"lost {short(value.lost)}"
    elif isinstance(value, tuple) and value and hasattr(value[0], "_fields"):
        yield from map(short, value)


def short(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, CodeSpan):
        if "/lib/python" in value.path:  # its lines differ between versions of Python
            return value.path.rpartition("/")[2]
        span = value.span
        text = value.source.text[span.start.offset : span.end.offset].partition("\n")[0]
        return f"{span.start.line + 1}:{span.start.column + 1} {text!r}"
    if isinstance(value, TypeForm):
        return _form(value)
    if isinstance(value, Annotation):
        place = "" if value.place is None else f" at {short(value.place)}"
        postponed = " postponed" if value.postponed else ""
        return f"{value.text!r} = {short(value.form)}{postponed}{place}"
    if isinstance(value, Enum):
        return str(value.value)
    if hasattr(value, "_fields"):
        return f"({', '.join(_named(value))})"
    if isinstance(value, tuple):
        return f"[{', '.join(map(short, value))}]"
    return repr(value)


def _form(form: TypeForm) -> str:
    """Such as ``dict[str, ?]``."""
    name = form.name.removeprefix("builtins.") or "?"
    arguments = f"[{', '.join(map(_form, form.arguments))}]" if form.arguments else ""
    rest = [f"{key}={short(getattr(form, key))}" for key in ("values", "names", "limits")]
    rest = [one for one in rest if not one.endswith("=[]")] + ["quoted"] * form.quoted
    return f"{name}{arguments}" + (f"{{{' '.join(rest)}}}" if rest else "")


def _named(value: Any) -> Iterator[str]:
    """The fields that have no default or another value."""
    defaults = value._field_defaults
    for name, one in zip(value._fields, value, strict=True):
        if name not in defaults:
            yield short(one)
        elif one != defaults[name]:
            yield f"{name}={short(one)}"
