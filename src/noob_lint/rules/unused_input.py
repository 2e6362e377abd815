"""Nothing in the tube uses an input.

If it is required and has no default, every caller has to supply it all the same.

Bad:
    input:
      gain: {type: float}
    nodes:
      a: {type: mypackage.scale}

Good:
    input:
      gain: {type: float}
    nodes:
      a: {type: mypackage.scale, params: {gain: input.gain}}
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.diagnostic import Finding
from noob_lint.document import Scalar
from noob_lint.inputs import used_inputs
from noob_lint.names import is_id, special_type
from noob_lint.scalars import as_boolean
from noob_lint.texts import mentions
from noob_lint.tube import Element, Tube


def check(tube: Tube) -> Iterator[Finding]:
    """Compare the inputs with all references, and with the tube inputs of nested tubes."""
    if tube.is_open("nodes") or tube.is_open("assets"):
        return
    used = used_inputs(tube)
    below = [node for name in ("nodes", "assets", "input") if (node := tube.merged.get(name))]
    for name, found in tube.inputs.items():
        if not is_id(name, tube.version.reserved):
            continue  # nothing can refer to it, which is another finding
        if name in used or _may_be_handed_on(tube, found) or mentions(below, "input", name):
            continue
        must = ", though every caller has to supply it" if _is_demanded(found) else ""
        yield Finding.at(found.key, f"{found.label} is not used{must}: refer to it, or drop it")


def _may_be_handed_on(tube: Tube, found: Element) -> bool:
    """Whether noob may give the input to a nested tube, whose input of the same name it fills."""
    scope = found.text("scope")
    if scope is not None and scope.text == "process":
        return False
    children = [
        tube.links.children.get(n.name)
        for n in tube.nodes.values()
        if special_type(n.type) == "tube"
    ]
    return any(
        child is None or child.tube is None or found.name in child.tube.input_keys
        for child in children
    )


def _is_demanded(found: Element) -> bool:
    required = found.body.get("required")
    is_optional = isinstance(required, Scalar) and as_boolean(required.value) is False
    return "default" not in found.body.by_name and not is_optional
