"""A parameter has a name that noob sets itself.

noob creates gather, map, return and tube nodes with `id`, `spec` and `enabled` (and `stateful`, if
the node has that key) in addition to the `params`. A parameter of that name is passed twice, so
noob cannot build the tube. Subclasses of noob's `Node` and `Asset` have such names too.

A class, for a node or an asset, cannot get a parameter `self`. Where the type does not look like a
class, that is a warning.

Bad:
    nodes:
      camera: {type: lab.read_frame}
      frames:
        type: gather
        params: {n: 2, enabled: true}
        depends: [value: camera.frame]

Good:
    nodes:
      camera: {type: lab.read_frame}
      frames:
        type: gather
        enabled: true
        params: {n: 2}
        depends: [value: camera.frame]

Related:
    special-node-params, id-reserved, slot-reserved-runner
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.rule import Rule
from noob_lint.spec.names import special_type
from noob_lint.tube.asset_uses import effect_of_making, is_made
from noob_lint.tube.marks import Mark
from noob_lint.tube.special_nodes import looks_like_class, node_arguments, params_of
from noob_lint.tube.tube import Element
from noob_lint.yaml.document import Scalar

RULE = Rule(
    "param-reserved",
    group="nodes",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="a parameter that noob sets itself",
    effect=Effect.BUILD,
    needs=frozenset({Mark.NOOB_PARAMS, Mark.CODE_OWN_PARAMS}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Look at the keys of `params`."""
    tube = facts.tube
    if facts.code is not None:
        yield from _of_code(facts)
    for element in (*tube.nodes.values(), *tube.assets.values()):
        params = params_of(element)
        if params is None:
            continue
        if element.section == "nodes" and special_type(element.type):
            for name in _reserved(facts, element):
                if name in params.by_name:
                    message = f"parameter {name!r} of {element.label} is reserved: noob cannot"
                    hint = "" if name == "spec" else "; write it as a key of the node"
                    key = params.by_name[name].key
                    yield Finding.at(key, f"{message} build the tube{hint}")
        elif "self" in params.by_name:
            message = f"parameter 'self' of {element.label} cannot be passed to a class"
            key, is_class = params.by_name["self"].key, looks_like_class(element.type)
            is_asset = element.section == "assets"
            is_sure = is_made(facts, element) if is_asset else _is_instantiated(facts, element)
            severity = Severity.ERROR if is_class and is_sure else Severity.WARNING
            hint = "rename it" if is_class else "noob fails if the type is one"
            effect = effect_of_making(element) if is_asset else Effect.BUILD
            yield Finding.at(key, f"{message}: {hint}", severity=severity, effect=effect)


def _is_instantiated(facts: Facts, node: Element) -> bool:
    """Whether noob surely creates an instance of the class of a node."""
    return not facts.tube.version.starts_classes or node.is_enabled is True


def _reserved(facts: Facts, node: Element) -> tuple[str, ...]:
    stateful = node.body.get("stateful")
    is_set = isinstance(stateful, Scalar) and stateful.value is not None
    names = node_arguments(facts.tube.version)
    return names if is_set else tuple(name for name in names if name != "stateful")


def _of_code(facts: Facts) -> Iterator[Finding]:
    """Look for parameters that subclasses of `Node` and `Asset` get from noob itself."""
    from noob_lint.calls.arguments import OWN
    from noob_lint.rules.common import defined, making

    for call in facts.calls.calls:
        params = params_of(call.element)
        if params is None or call.found.kind != _BASES[call.element.section]:
            continue
        for name in OWN[call.found.kind]:
            if name not in params.by_name:
                continue
            severity, failure, effect = making(facts, call.element, call.found)
            if name == "stateful" and "stateful" not in _reserved(facts, call.element):
                severity, failure = Severity.WARNING, "write it as a key of the node"
            message = f"parameter {name!r} of {call.element.label} is reserved: {failure}"
            related = defined(call.found)
            key = params.by_name[name].key
            yield Finding.at(key, message, *related, severity=severity, effect=effect)


_BASES = {"nodes": "node-class", "assets": "asset-class"}
