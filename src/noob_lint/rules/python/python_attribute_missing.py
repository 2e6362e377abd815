"""The module that a `type` names has nothing of that name.

noob imports everything before the last dot and takes the last part from it. It cannot build the
tube, also when the node is disabled.

Bad:
    nodes:
      a: {type: json.dump_s, depends: [input.x]}
    input:
      x: {type: dict, scope: process}

Good:
    nodes:
      a: {type: json.dumps, depends: [input.x]}
    input:
      x: {type: dict, scope: process}
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.calls import calls_of
from noob_lint.diagnostics.diagnostic import Finding
from noob_lint.python.answers import Lack
from noob_lint.rules.python.python_module_missing import missing
from noob_lint.tube.tube import Tube

FIXES = "unsafe"


def check(tube: Tube) -> Iterator[Finding]:
    """The attributes that were looked for in vain."""
    for element, found in calls_of(tube).missing:
        if found.lack is Lack.ATTRIBUTE:
            said = f"module {found.owner!r} has no {found.name!r}"
            yield missing(tube, element, found, said)
