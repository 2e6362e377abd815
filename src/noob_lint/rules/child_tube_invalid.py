"""The tube inside a `tube` node has errors for which noob refuses to load it.

The finding names the first error; the file has its own findings.

Bad:
    (a tube node whose tube has a reference to a node that does not exist)

Good:
    nodes: {a: {type: lab.read}}
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.diagnostic import Finding, Related, Severity
from noob_lint.nesting import is_loaded
from noob_lint.tube import Tube


def check(tube: Tube) -> Iterator[Finding]:
    """The children that noob refuses."""
    for name, child in tube.links.children.items():
        if child.refusals:
            first = child.refusals[0]
            message = f"noob cannot load the tube in node {name!r}: {first.message}"
            related = Related(first.span, first.message, first.path)
            severity = Severity.ERROR if is_loaded(tube, tube.nodes[name]) else Severity.WARNING
            yield Finding.at(child.name, message, related, severity=severity)
