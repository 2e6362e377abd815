"""The id of a node, asset or input is not a Python identifier.

noob requires letters, digits and underscores, and no digit first. Keywords and letters beyond ASCII
are allowed.

Bad:
    nodes:
      my-camera: {type: lab.read_frame}

Good:
    nodes:
      my_camera: {type: lab.read_frame}

Fix:
    Renames the entry, with underscores for characters that are not allowed, and the references to
    it in the tube. Unsafe: other tubes may refer to the old id.

Related:
    id-not-string, id-reserved, id-keyword
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.rule import Rule
from noob_lint.schema import wording
from noob_lint.spec.names import SECTIONS, is_identifier
from noob_lint.tube.marks import Mark

RULE = Rule(
    "id-not-identifier",
    group="ids",
    severity=Severity.ERROR,
    summary="an id that is not an identifier",
    effect=Effect.LOAD,
    needs=frozenset({Mark.UNICODE}),
    fixes="unsafe",
)


def check(facts: Facts) -> Iterator[Finding]:
    """Check keys and explicit ids exactly; the schema accepts any character beyond ASCII."""
    tube = facts.tube
    sections = zip(
        SECTIONS.values(), (tube.node_keys, tube.asset_keys, tube.input_keys), strict=True
    )
    for noun, keys in sections:
        for name, key in keys.items():
            if key.is_text and not is_identifier(name):
                yield Finding.at(key, wording.bad_identifier(f"{noun} id", name))
    for element in tube.elements:
        explicit = element.text("id")
        if explicit is not None and not is_identifier(explicit.text):
            of = f" of {element.label}"
            yield Finding.at(explicit, wording.bad_identifier("id", explicit.text, of))
