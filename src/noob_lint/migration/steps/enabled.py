"""`enabled: input.<id>`.

noob 1001 and 1002 read the value and then run the node whatever it is, because their scheduler does
not look at it. Since 1003.0.0, a false value disables the node (`noob.tube`, `noob.scheduler`).
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.diagnostics.diagnostic import Finding
from noob_lint.migration.model import Item, Note, Subject, named


def step(subject: Subject) -> Iterator[Item]:
    """Find the nodes that an input disables in one of the versions."""
    before, after = subject.version, subject.target
    if not (after.enabled_reference and subject.changes("obeys_enabled_inputs")):
        return
    for node in subject.tube.nodes.values():
        enabled = node.text("enabled")
        if node.is_enabled is None and enabled is not None:
            does = "disables" if after.obeys_enabled_inputs else "runs"
            message = f"{named(after)} {does} {node.label} where {enabled.text} is false"
            yield Note(Finding.at(enabled, f"{message}, unlike {named(before)}"))
