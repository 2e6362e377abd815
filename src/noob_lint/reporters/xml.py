"""XML elements, escaped by hand because the standard library does not escape control characters."""

from __future__ import annotations

import re

from noob_lint.diagnostics.style import escape

PROLOGUE = '<?xml version="1.0" encoding="UTF-8"?>\n'

_SPECIAL = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(name: str, attributes: dict[str, object], content: str = "") -> str:
    """An element with `content`, which is already XML; without content, an empty element."""
    start = name + "".join(f' {key}="{escaped(str(text))}"' for key, text in attributes.items())
    return f"<{start}>{content}</{name}>" if content else f"<{start}/>"


def escaped(text: str) -> str:
    """`text` as the value of an attribute or the content of an element.

    Characters that could act on a terminal become character references, or Python escapes where XML
    does not allow them (most control characters).
    """
    return "".join(map(_escaped, text))


def _escaped(char: str) -> str:
    if char in _SPECIAL:
        return _SPECIAL[char]
    if char.isprintable():
        return char
    return escape(char) if _FORBIDDEN.match(char) else f"&#{ord(char)};"
