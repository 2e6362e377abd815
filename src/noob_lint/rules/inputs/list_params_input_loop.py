"""The default of an input in the list `params` of an asset is a reference itself.

noob looks again at what it puts into such a list, so it replaces a default such as `input.x` in
turn. If a default leads back to itself, noob loops forever. If it names no input, noob fails.
Otherwise it is a warning: the asset gets the value of the other input.

Bad:
    input:
      name: {type: str, default: input.name}
    assets:
      log: {type: mypackage.Log, scope: runner, params: [input.name]}
    nodes:
      write: {type: mypackage.write, depends: [log: assets.log]}

Good:
    input:
      name: {type: str, default: log.csv}
    assets:
      log: {type: mypackage.Log, scope: runner, params: [input.name]}
    nodes:
      write: {type: mypackage.write, depends: [log: assets.log]}

Related:
    param-looks-like-reference, list-params-input-order, unknown-input
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.inputs import default_chain, param_references
from noob_lint.tube.marks import Mark
from noob_lint.tube.tube import Element, Part
from noob_lint.yaml.document import Sequence

RULE = Rule(
    "list-params-input-loop",
    group="inputs",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="a default that noob takes for a reference",
    effect=Effect.SURVIVES,
    needs=frozenset({Mark.DEFAULT}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Follow the defaults of the inputs in lists until one is not a reference, or comes again."""
    tube = facts.tube
    for asset in tube.assets.values():
        if isinstance(asset.body.get("params"), Sequence):
            for name in param_references(tube, asset):
                yield from _follow(facts, asset, name)


def _follow(facts: Facts, asset: Element, name: Part) -> Iterator[Finding]:
    tube = facts.tube
    chain = default_chain(tube, name.text)
    if not chain:
        return
    last = chain[-1].text
    severity = None
    if last in [name.text, *(link.text for link in chain[:-1])]:
        what = "leads back to itself: noob loops forever filling"
    elif last not in tube.input_keys:
        what = "names no input: noob cannot fill"
    else:
        what = f"is replaced by input {last!r} in"
        severity = Severity.WARNING
    message = (
        f"default {chain[0].scalar.text!r} of input {name.text!r} {what} "
        f"list 'params' of {asset.label}"
    )
    related = Related.at(chain[0].scalar, f"the default of {name.text!r}")
    yield Finding.at(name, message, related, severity=severity)
