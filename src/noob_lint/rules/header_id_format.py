"""A `noob_id` that is no text, or has no character that an id can have.

An id consists of letters, digits and the characters `_ - / #`. noob's own pattern is not anchored,
so it refuses an id only when it has none of these.

Bad:
    noob_id: "..."
    nodes: {a: {type: dict}}

Good:
    noob_id: my-tube
    nodes: {a: {type: dict}}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from noob_lint import wording
from noob_lint.diagnostic import Finding
from noob_lint.document import Scalar
from noob_lint.tube import Tube

_ID_CHARACTER = re.compile(r"[\w\-/#]")


def check(tube: Tube) -> Iterator[Finding]:
    """What the schema cannot say: which characters beyond ASCII are letters."""
    value = tube.root.get("noob_id")
    if isinstance(value, Scalar) and value.is_text and not _ID_CHARACTER.search(value.text):
        yield Finding.at(value, wording.BAD_NOOB_ID.format(value.text))
