"""Wraps text at words to the width of a terminal."""

from __future__ import annotations


def wrap(text: str, width: int | None, *, used: int = 0, indent: int = 0) -> list[str]:
    """The lines of `text`, none longer than `width` cells unless a single word is.

    On the first line, `used` cells are taken already; the caller indents the others by `indent`
    cells. Without a `width`, the text is one line.
    """
    if width is None or used + len(text) <= width:
        return [text]
    lines = [""]
    room = width - used
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if len(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
            room = width - indent
    return lines
