"""The key of a node, asset or input is not a string.

YAML reads `1`, `true`, `null` and dates as values of other types. noob requires strings.

Bad:
    nodes:
      1: {type: lab.read_frame}

Good:
    nodes:
      first: {type: lab.read_frame}

Fix:
    Quotes the key where that makes it an identifier, as with `true`. Unsafe: another name may have
    been meant.

Related:
    id-not-identifier, id-reserved
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.rule import Rule
from noob_lint.schema import wording
from noob_lint.spec.names import SECTIONS, is_identifier
from noob_lint.tube.marks import Mark
from noob_lint.yaml.document import Mapping, Scalar
from noob_lint.yaml.edits import quote

RULE = Rule(
    "id-not-string",
    group="ids",
    severity=Severity.ERROR,
    summary="an id that is not a string",
    effect=Effect.LOAD,
    needs=frozenset({Mark.ODD_KEYS}),
    fixes="unsafe",
)


def check(facts: Facts) -> Iterator[Finding]:
    """Look at the raw keys of the sections, since a `Tube` leaves malformed ones out."""
    for section, noun in SECTIONS.items():
        entries = facts.tube.root.get(section)
        if not isinstance(entries, Mapping):
            continue
        for entry in entries.entries:
            if not (isinstance(entry.key, Scalar) and entry.key.is_text):
                is_name = isinstance(entry.key, Scalar) and is_identifier(entry.key.text)
                fix = quote(entry.key) if is_name else None
                yield Finding.at(entry.key, wording.not_a_name(f"{noun} id", entry.key), fix=fix)
