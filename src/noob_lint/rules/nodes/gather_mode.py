"""A gather node has neither `n` nor `trigger`, or both.

A gather emits what it has collected once there are `n` items (`n` is a parameter or a slot) or,
without `n`, when its `trigger` gets an event that is not None. With neither it never emits. With
both, noob fails as soon as the trigger arrives. If `n` is a parameter and a slot, the slot wins.

It is an error where the trigger surely arrives, and a warning otherwise.

Bad:
    nodes:
      camera: {type: lab.read_frame}
      frames: {type: gather, depends: [value: camera.frame]}

Good:
    nodes:
      camera: {type: lab.read_frame}
      frames: {type: gather, params: {n: 5}, depends: [value: camera.frame]}

Options:
    That a trigger is always None is known only where code can be read, which the settings `python`
    and `python-paths` decide.

Related:
    gather-n-value, gather-missing-value, map-gather-fixed-n
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.rules.common import pointing
from noob_lint.rules.rule import Rule
from noob_lint.spec.names import NODE_ARGUMENTS
from noob_lint.tube.marks import Mark
from noob_lint.tube.special_nodes import keyword_slots, known_slots, may_lack, nodes_of, params_of
from noob_lint.tube.tube import Element
from noob_lint.yaml.document import Node, Scalar

RULE = Rule(
    "gather-mode",
    group="nodes",
    severity=Severity.WARNING,
    also=(Severity.ERROR,),
    summary="a gather with neither or both of `n` and `trigger`",
    effect=Effect.RUN,
    needs=frozenset({Mark.GATHER}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Count what each gather node waits for."""
    tube = facts.tube
    known = {*known_slots("gather", tube.version), *NODE_ARGUMENTS, "flatten"}
    for _, node in nodes_of(tube, "gather"):
        slots = keyword_slots(node)
        trigger, slot, param = slots.get("trigger"), slots.get("n"), _count(node)
        count = slot or param
        if count is not None and trigger is not None:
            item = next(one for one in node.depends if one.slot is trigger)
            when = facts.flow.first(node.name, item)
            severity = Severity.WARNING if when is None else Severity.ERROR
            message = f"{node.label} has both 'n' and 'trigger': noob fails"
            message = f"{message} {when or 'once the trigger arrives'}; keep one of them"
            yield Finding.at(trigger, message, Related.at(count, "the 'n'"), severity=severity)
        elif slot is not None and param is not None:
            message = f"parameter 'n' of {node.label} has no effect: its slot 'n' overrides it"
            related = Related.at(slot, "the slot")
            yield Finding.at(param, message, related)
        elif trigger is not None and count is None:
            yield from _trigger(facts, node)
        elif not (count or trigger or may_lack(facts)) and known.issuperset(_names(node)):
            if not node.depends:
                continue  # gather-missing-value reports that it gets nothing at all
            message = f"{node.label} never emits: set parameter 'n' or fill slot 'trigger'"
            yield Finding.at(node.key, message)


def _trigger(facts: Facts, node: Element) -> Iterator[Finding]:
    """Look for a trigger that is always None, according to the code."""
    types = facts.emissions
    if types is None:
        return
    from noob_lint.python.types.fits import members

    for item in node.depends:
        if item.slot is None or item.slot.text != "trigger":
            continue
        given = types.brought(item)
        if given is not None and [one.name for one in members(given.form)] == ["builtins.NoneType"]:
            message = f"{node.label} never emits: its trigger {item.scalar.text!r} is always None"
            related = pointing(given.place, "its type")
            yield Finding.at(item.scalar, message, *related)


def _names(node: Element) -> set[str]:
    """The names of slots and parameters; an unknown one is probably a misspelt `n` or `trigger`."""
    params = params_of(node)
    return {*keyword_slots(node), *(params.by_name if params is not None else ())}


def _count(node: Element) -> Node | None:
    """The key of the parameter `n`, unless its value is null."""
    params = params_of(node)
    entry = None if params is None else params.by_name.get("n")
    if entry is None or (isinstance(entry.value, Scalar) and entry.value.value is None):
        return None
    return entry.key
