"""An explicit `id` repeats the key of its entry.

noob uses the key as the id, so writing it as well does nothing, until the key is renamed and the id
is forgotten (`id-mismatch`).

Bad:
    nodes:
      camera: {type: lab.read_frame, id: camera}

Good:
    nodes:
      camera: {type: lab.read_frame}

Fix:
    Removes the `id`. Safe: noob uses the key.

Related:
    id-mismatch
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
            continue  # another entry may share the id or the body, and be wrong with it
        if explicit.text == element.name:
            entry = element.body.by_name["id"]
            message = f"'id' of {element.label} repeats the key; remove it"
            yield Finding.at(explicit, message, fix=drop_entry(entry, safe=True))
