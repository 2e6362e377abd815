"""No alias refers to an anchor.

The anchor does nothing, and readers look in vain for its use. Often it is left over, or its alias
is misspelt.

Bad:
    nodes:
      a: &reader {type: mypackage.read}

Good:
    nodes:
      a: {type: mypackage.read}

Fix:
    Removes the anchor. Safe: nothing refers to it.

Related:
    yaml-undefined-alias, yaml-aliased-spec
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark
from noob_lint.yaml.edits import drop_span

RULE = Rule(
    "unused-anchor",
    group="syntax",
    severity=Severity.WARNING,
    summary="an anchor without an alias",
    effect=Effect.REMARK,
    needs=frozenset({Mark.ANCHORS}),
    fixes="safe",
)


def check(facts: Facts) -> Iterator[Finding]:
    """Compare the anchors with the aliases; another rule reports that of a `noob_id`."""
    tube = facts.tube
    if "yaml-undefined-alias" in facts.reported:
        return  # it may be the one that was meant
    document = tube.document
    used = {alias.target.anchor for alias in document.aliases}
    tube_id = tube.root.get("noob_id")
    for node in document.anchors:
        anchor = node.anchor
        if anchor is None or anchor in used or node is tube_id:
            continue
        message = f"no alias refers to the anchor '&{anchor.name}': remove it"
        title = f"remove &{anchor.name}"
        fix = drop_span(document.source, anchor.start, anchor.end, title, safe=True)
        yield Finding(document.source.span(anchor.start, anchor.end), message, fix=fix)
