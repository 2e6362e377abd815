"""An explicit `id` repeats the key of its entry.

noob takes the key for the id. One that is written as well does nothing, until the key is renamed
and the id forgotten (`id-mismatch`).

Bad:
    nodes:
      a: {type: lab.read, id: a}

Good:
    nodes:
      a: {type: lab.read}
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark
from noob_lint.yaml.edits import drop_entry

RULE = Rule(
    "id-redundant",
    group="ids",
    severity=Severity.INFO,
    summary="an `id` that repeats its key",
    effect=Effect.REMARK,
    needs=frozenset({Mark.ID}),
    fixes="safe",
)


def check(facts: Facts) -> Iterator[Finding]:
    """Compare explicit ids with their keys."""
    for element in facts.tube.elements:
        explicit = element.text("id")
        if explicit is None or explicit.anchor is not None or element.body.anchor is not None:
            continue  # another entry may have the same text or body, and be wrong with it
        if explicit.text == element.name:
            entry = element.body.by_name["id"]
            message = f"{element.label} has its key as 'id' again, which says nothing more"
            yield Finding.at(explicit, message, fix=drop_entry(entry, safe=True))
