"""In the list `params` of an asset, the default of an input is itself taken for a reference.

noob looks at what it has put into the list again: a default such as `input.x` is replaced in turn.
A default that leads back to itself makes noob loop for ever; one that names no input fails.

Bad:
    input:
      name: {type: lab.name, default: input.name}
    assets:
      log: {type: mypackage.Log, scope: runner, params: [input.name]}
    nodes:
      a: {type: mypackage.write, depends: [log: assets.log]}

Good:
    input:
      name: {type: lab.name, default: tube}
    assets:
      log: {type: mypackage.Log, scope: runner, params: [input.name]}
    nodes:
      a: {type: mypackage.write, depends: [log: assets.log]}
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
    """Follow the defaults of the inputs in lists until one is no reference, or comes again."""
    tube = facts.tube
    for asset in tube.assets.values():
        if isinstance(asset.body.get("params"), Sequence):
            for name in param_references(tube, asset):
                yield from _follow(facts, asset, name)


def _follow(facts: Facts, asset: Element, name: Part) -> Iterator[Finding]:
    tube = facts.tube
    found = tube.inputs.get(name.text)
    chain = default_chain(tube, name.text)
    if found is None or not chain:
        return
    last = chain[-1].text
    severity = None
    if last in [name.text, *(link.text for link in chain[:-1])]:
        what = "which leads back to itself: noob loops for ever"
    elif last not in tube.input_keys:
        what = "which is no input: noob fails"
    else:
        what = f"and noob replaces that by input {last!r} in turn"
        severity = Severity.WARNING
    message = (
        f"in the list 'params' of {asset.label}, input {name.text!r} has the default "
        f"{chain[0].scalar.text!r}, {what}"
    )
    related = Related.at(chain[0].scalar, f"the default of {name.text!r}")
    yield Finding.at(name, message, related, severity=severity)
