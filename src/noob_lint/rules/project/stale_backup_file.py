"""noob would restore a backup over the tube.

When noob rewrites a tube to complete its header, it leaves `<name>.yaml.bak`. The next time it
finds the tube invalid, it copies that backup over the tube, however old it is: all later edits are
lost.

Bad:
    (a tube `a.yaml` with a different `a.yaml.bak` beside it)

Good:
    nodes: {a: {type: lab.read}}

Related:
    header-incomplete
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.rule import Rule
from noob_lint.support.files import is_file, read_bytes
from noob_lint.tube.head import backup_of

RULE = Rule(
    "stale-backup-file",
    group="project",
    severity=Severity.ERROR,
    summary="a backup that noob would restore",
    effect=Effect.SURVIVES,
)


def check(facts: Facts) -> Iterator[Finding]:
    """A backup that equals the tube does no harm."""
    tube = facts.tube
    path = tube.document.path
    backup = backup_of(path)
    if not is_file(backup) or tube.document.text == _read(backup):
        return
    name = os.path.basename(backup)
    message = f"noob restores the backup {name!r} over this tube when loading fails"
    start = tube.document.source.span(tube.root.start, tube.root.start)
    place = tube.root.entries[0].key if tube.root.entries else tube.root
    finding = Finding.at(place, f"{message}: remove it")
    yield finding if tube.root.entries else finding._replace(span=start)


def _read(path: str) -> str | None:
    try:
        return read_bytes(path).decode("utf-8-sig")
    except (OSError, ValueError):
        return None
