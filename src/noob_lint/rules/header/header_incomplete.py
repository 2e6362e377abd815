"""The header lacks `noob_model` or `noob_version`.

noob adds them when it loads the tube: it writes the whole file anew, in its own layout, with other
quotes and line ends, and leaves a `.yaml.bak` beside it. Where the file cannot be written (an
installed package, a build machine), the load fails. (Without `noob_id` see `header-id-missing`.)

Bad:
    noob_id: my-tube
    noob_model: noob.tube.TubeSpecification
    nodes: {a: {type: lab.read}}

Good:
    noob_id: my-tube
    noob_model: noob.tube.TubeSpecification
    noob_version: 1003.0.2
    nodes: {a: {type: lab.read}}
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
    summary="a header that noob completes in the file",
    effect=Effect.REMARK,
    needs=frozenset({Mark.ODD_HEADER}),
    fixes="safe",
)


def check(facts: Facts) -> Iterator[Finding]:
    """Point at the first header key that is there."""
    tube = facts.tube
    root = tube.root
    present = [name for name in KEYS if name in root.by_name]
    missing = [name for name in KEYS[1:] if name not in present]
    if not present or not missing:
        return
    message = (
        f"the header has no {listed(missing)}: noob adds what is missing on load, and lays the "
        "whole file out anew"
    )
    fix = None
    if "noob_id" in present:
        values = {"noob_model": NOOB_MODEL, "noob_version": tube.version.first_release}
        fix = complete(root, {name: values[name] for name in missing})
    yield Finding.at(root.by_name[present[0]].key, message, fix=fix)
