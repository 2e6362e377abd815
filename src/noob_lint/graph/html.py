"""A picture as a page of HTML that needs nothing else: to pan and zoom, with details of each node.

All that comes from files is either escaped in the image, or data that the script shows as text. The
page allows no script but its own, by its hash, and fetches nothing.
"""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256

from noob_lint.diagnostics.style import printable
from noob_lint.graph.data import to_dict
from noob_lint.graph.page import PAGE, SCRIPT, STYLE
from noob_lint.graph.picture import Picture
from noob_lint.graph.svg import escaped, svg


def html(picture: Picture) -> str:
    """A picture as a page.

    Raises:
        TooLargeError: it is too large to be drawn.
    """
    digest = b64encode(sha256(SCRIPT.encode("utf-8")).digest()).decode("ascii")
    parts = {
        "DIGEST": digest,
        "TITLE": escaped(picture.title),
        "STYLE": STYLE,
        "IMAGE": svg(picture),
        "DATA": _data(picture),
        "SCRIPT": SCRIPT,
    }
    found = PAGE.split("@@")
    return "".join(parts[part] if number % 2 else part for number, part in enumerate(found))


def _data(picture: Picture) -> str:
    """The picture as JSON inside an element of HTML: nothing in it ends that, or is a comment."""
    text = json.dumps(_printable(to_dict(picture)), ensure_ascii=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _printable(value: object) -> object:
    """The same values with every character escaped that could deceive a reader."""
    if isinstance(value, str):
        return "\n".join(map(printable, value.split("\n")))
    if isinstance(value, dict):
        return {
            key: one if key in ("id", "source", "target") else _printable(one)
            for key, one in value.items()
        }
    return [_printable(one) for one in value] if isinstance(value, list) else value
