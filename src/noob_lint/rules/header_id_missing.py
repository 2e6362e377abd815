"""The tube has no `noob_id`.

noob loads it, but cannot build it: the tube's id must be a text. That holds for a tube that is
written inline, too. Only a tube that others extend by its path, and that is never run itself, gets
by without one.

Bad:
    noob_model: noob.tube.TubeSpecification
    noob_version: 1003.0.2
    nodes: {a: {type: lab.read}}

Good:
    noob_id: my-tube
    noob_model: noob.tube.TubeSpecification
    noob_version: 1003.0.2
    nodes: {a: {type: lab.read}}
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.diagnostic import Finding
from noob_lint.document import Scalar
from noob_lint.tube import Tube

_ADVICE = "noob loads the tube, but cannot build it: add a line such as 'noob_id: my-tube'"
_INLINE = "noob cannot build it without one, though it is never looked up: add 'noob_id: my-tube'"


def check(tube: Tube) -> Iterator[Finding]:
    """Point at the key when it is empty, else at the first line."""
    entry = tube.root.by_name.get("noob_id")
    inline = tube.links.is_inline
    advice = _INLINE if inline else _ADVICE
    if entry is None:
        start = tube.document.source.position(tube.root.start)
        first = tube.root.entries[0].key.span if tube.root.entries else tube.root.span
        which = "the tube inside the node" if inline else "the tube"
        yield Finding(first._replace(start=start), f"{which} has no 'noob_id': {advice}")
    elif isinstance(entry.value, Scalar) and entry.value.value is None:
        yield Finding.at(entry.key, f"'noob_id' is empty: {advice}")
