"""`noob_id`, `noob_model` and `noob_version` are not the first three keys, in this order.

noob moves them there when it loads the tube. To do so it rewrites the whole file in its own layout,
with other quotes and line endings, and leaves a `.yaml.bak` file beside it. Where the file cannot
be written, loading fails.

Bad:
    noob_id: my-tube
    noob_version: 1003.0.2
    noob_model: noob.tube.TubeSpecification
    nodes: {camera: {type: lab.read_frame}}

Good:
    noob_id: my-tube
    noob_model: noob.tube.TubeSpecification
    noob_version: 1003.0.2
    nodes: {camera: {type: lab.read_frame}}

Fix:
    Moves the keys to the top. Safe: the order of keys means nothing in YAML.

Related:
    header-incomplete, stale-backup-file
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.header import KEYS, complete
from noob_lint.tube.marks import Mark
from noob_lint.yaml.document import Scalar

RULE = Rule(
    "header-order",
    group="header",
    severity=Severity.WARNING,
    summary="a header that noob moves by rewriting the file",
    effect=Effect.REMARK,
    needs=frozenset({Mark.ODD_HEADER}),
    fixes="safe",
)


def check(facts: Facts) -> Iterator[Finding]:
    """Compare the first three keys of the tube with those of a header."""
    root = facts.tube.root
    if not all(name in root.by_name for name in KEYS):
        return
    for name, entry in zip(KEYS, root.entries, strict=False):
        if not (isinstance(entry.key, Scalar) and entry.key.text == name):
            message = (
                f"{name!r} is out of place: noob moves noob_id, noob_model and noob_version to the "
                "top and rewrites the file"
            )
            key = root.by_name[name].key
            yield Finding.at(key, message, fix=complete(root, {}))
            return
