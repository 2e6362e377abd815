"""A tube is named by a path instead of its `noob_id`.

A relative path is resolved against the directory in which noob runs, or its configured directories,
and never against the file that names it. Whether the tube works depends on where it is run.

Bad:
    (a tube with `extends: [base.yaml]`, run in the directory of base.yaml)

Good:
    extends: [base]
    nodes: {a: {type: lab.read}}

Fix:
    Replaces the path with the `noob_id` of the tube. Unsafe: another tube may have the same id.

Options:
    The setting `tube-paths` names directories in which noob also looks for tubes.

Related:
    unknown-tube, duplicate-noob-id
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark
from noob_lint.tube.tube import Base, Child
from noob_lint.yaml.document import Scalar
from noob_lint.yaml.edits import replace_text

RULE = Rule(
    "tube-by-path",
    group="project",
    severity=Severity.WARNING,
    summary="a tube named by a path",
    effect=Effect.REMARK,
    needs=frozenset({Mark.EXTENDS, Mark.TUBE}),
    fixes="unsafe",
)


_WHY = "is relative to the directory in which noob runs: use the noob_id of the tube"


def check(facts: Facts) -> Iterator[Finding]:
    """The relative paths that lead to a tube."""
    found: list[tuple[Scalar, Base | Child]] = [(base.item, base) for base in facts.bases]
    found += [
        (child.name, child) for child in facts.children.values() if isinstance(child.name, Scalar)
    ]
    for name, other in found:
        is_path = name.text.endswith((".yaml", ".yml"))
        if other.path is not None and is_path and not os.path.isabs(name.text):
            tube_id = None if other.tube is None else other.tube.tube_id
            fix = replace_text(name, tube_id or None)
            yield Finding.at(name, f"path {name.text!r} {_WHY}", fix=fix)
