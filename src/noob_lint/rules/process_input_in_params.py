"""`params` refer to an input whose scope is `process`.

noob fills in `params` once, when it builds the tube, and knows no process inputs then: it fails
(`InputMissingError`), or takes the default and keeps it for ever, whatever `process()` is given.
Use a tube input, or let the node depend on the process input.

Bad:
    input:
      gain: {type: float, scope: process}
    nodes:
      a: {type: mypackage.scale, params: {gain: input.gain}}

Good:
    input:
      gain: {type: float, scope: process}
    nodes:
      a: {type: mypackage.scale, depends: [gain: input.gain]}
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.diagnostic import Finding, Related
from noob_lint.document import Scalar
from noob_lint.inputs import configured, param_references
from noob_lint.scalars import as_boolean
from noob_lint.tube import Element, Tube


def check(tube: Tube) -> Iterator[Finding]:
    """Look up the scope of each input that `params` refer to."""
    for element in configured(tube):
        for name in param_references(element):
            found = tube.inputs.get(name.text)
            scope = None if found is None else found.text("scope")
            if found is None or scope is None or scope.text != "process":
                continue
            cure = " or a dependency" if element.section == "nodes" else ""
            message = (
                f"'params' of {element.label} use {found.label}, whose scope is 'process': "
                f"{consequence(found, 'params')}; use a tube input{cure}"
            )
            yield Finding.at(name, message, Related.at(scope, f"the scope of {found.name!r}"))


def consequence(found: Element, field: str) -> str:
    """What noob does with a process input in a place that is read when the tube is built."""
    if "default" in found.body.by_name:
        return "noob takes its default for ever, whatever process() is given"
    required = found.body.get("required")
    if isinstance(required, Scalar) and as_boolean(required.value) is False:
        return "noob takes null for ever, whatever process() is given"
    return f"noob reads {field!r} before there is one, and fails"
