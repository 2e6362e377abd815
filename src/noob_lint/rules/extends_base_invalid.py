"""A tube that is extended has errors of its own.

Every base is loaded as a complete tube before anything is merged, so a fragment with missing keys
or dangling references cannot be a base. The finding names the first error; the file has its own
findings.

Bad:
    (a tube that extends one with a reference to a node that does not exist)

Good:
    nodes: {a: {type: lab.read}}
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.diagnostic import Finding, Related
from noob_lint.tube import Tube


def check(tube: Tube) -> Iterator[Finding]:
    """The bases that noob refuses."""
    for base in tube.links.bases:
        if base.refusals:
            first = base.refusals[0]
            message = f"noob cannot load the base {base.item.text!r}: {first.message}"
            yield Finding.at(base.item, message, Related(first.span, first.message, first.path))
