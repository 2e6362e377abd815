"""A header is missing `noob_model` or `noob_version`.

noob adds them when it loads the tube. To do so it rewrites the whole file in its own layout, with
other quotes and line endings, and leaves a `.yaml.bak` file beside it. Where the file cannot be
written, as in an installed package or on a build machine, loading fails. A missing `noob_id` is
reported by `header-id-missing`.

Bad:
    noob_id: my-tube
    noob_model: noob.tube.TubeSpecification
    nodes: {camera: {type: lab.read_frame}}

Good:
    noob_id: my-tube
    noob_model: noob.tube.TubeSpecification
    noob_version: 1003.0.2
    nodes: {camera: {type: lab.read_frame}}

Fix:
    Adds the missing keys, in noob's order. Safe: noob writes them itself otherwise.

Options:
    `noob-version` decides which version the fix writes.

Related:
    header-order, header-id-missing, stale-backup-file
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.rule import Rule
from noob_lint.schema.wording import listed
from noob_lint.spec.names import NOOB_MODEL
from noob_lint.tube.header import KEYS, complete
from noob_lint.tube.marks import Mark

RULE = Rule(
    "header-incomplete",
    group="header",
    severity=Severity.WARNING,
    summary="a header that noob completes by rewriting the file",
    effect=Effect.REMARK,
    needs=frozenset({Mark.ODD_HEADER}),
    fixes="safe",
)


def check(facts: Facts) -> Iterator[Finding]:
    """Report at the first header key that is present."""
    tube = facts.tube
    root = tube.root
    present = [name for name in KEYS if name in root.by_name]
    missing = [name for name in KEYS[1:] if name not in present]
    if not present or not missing:
        return
    what = "it" if len(missing) == 1 else "them"
    message = (
        f"the header is missing {listed(missing)}: noob adds {what} on load "
        "and rewrites the whole file"
    )
    fix = None
    if "noob_id" in present:
        values = {"noob_model": NOOB_MODEL, "noob_version": tube.version.first_release}
        fix = complete(root, {name: values[name] for name in missing})
    yield Finding.at(root.by_name[present[0]].key, message, fix=fix)
