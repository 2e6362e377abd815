"""A node depends on a node that does not exist.

noob refuses to load the tube, and names only the first such reference.

Assets and inputs are referred to as `assets.<id>` and `input.<id>`. Where the name is that of an
asset or an input, or is a misspelt `assets` or `input`, the message says so.

Bad:
    nodes:
      camera: {type: lab.read_frame}
      show: {type: lab.show, depends: [frame: camra.value]}

Good:
    nodes:
      camera: {type: lab.read_frame}
      show: {type: lab.show, depends: [frame: camera.value]}

Fix:
    Replaces the name with the most similar one among the nodes of the tube, or the reference with
    that to the asset or input that was probably meant. Unsafe: it is a guess.

Related:
    unknown-signal, unknown-asset, unknown-input, asset-depends-unknown-node
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.common import respell, unknown
from noob_lint.rules.rule import Rule
from noob_lint.spec.names import VIRTUAL_SOURCES
from noob_lint.support.similar import nearest
from noob_lint.tube.marks import Mark
from noob_lint.tube.tube import Element, Part, Reference

RULE = Rule(
    "unknown-node",
    group="graph",
    severity=Severity.ERROR,
    summary="a reference to a node that does not exist",
    effect=Effect.LOAD,
    needs=frozenset({Mark.DEPENDS}),
    fixes="unsafe",
)


def check(facts: Facts) -> Iterator[Finding]:
    """Look the sources up among the nodes; a tube with an unknown base may get them from there."""
    tube = facts.tube
    if tube.is_open("nodes"):
        return
    for node, reference in tube.node_references:
        if reference.node.text not in tube.node_keys:
            yield _virtual(facts, node, reference) or unknown(
                "node", f"{node.label} depends on", reference.node, tube.node_keys
            )


def _virtual(facts: Facts, node: Element, reference: Reference) -> Finding | None:
    """The finding where an asset or an input was meant: a misspelt `assets.x`, or `x.value`."""
    tube, source, name = facts.tube, reference.node.text, reference.signal.text
    meant: str | None = None
    prefix = nearest(source, VIRTUAL_SOURCES)
    if prefix is not None and nearest(source, tube.node_keys) is None:
        known = tube.asset_keys if prefix == "assets" else tube.input_keys
        meant = f"{prefix}.{name if name in known else nearest(name, known) or '<id>'}"
        hint = f"did you mean {meant!r}?"
    elif source in tube.asset_keys or source in tube.input_keys:
        noun = "asset" if source in tube.asset_keys else "input"
        meant = f"{'assets' if noun == 'asset' else 'input'}.{source}"
        hint = f"did you mean the {noun} {meant!r}?"
    if meant is None:
        return None
    scalar, fix = reference.node.scalar, None
    if "<" not in meant:
        fix = respell(Part(scalar.text, scalar, 0), meant)
    message = f"{node.label} depends on node {source!r}, which does not exist: {hint}"
    return Finding.at(reference.node, message, fix=fix)
