"""A reference names a signal that the node does not emit.

Which signals a node emits depends on its `type`. A gather emits `value`. A map emits `value` and
`n`. A builtin function emits `value`. A `tube` node emits the slots of its return node, or `value`
where `depends` of the return node is a single signal; where it is a list without slots, the node
emits nothing. A function emits the names in its return annotation: `Annotated[int, Name("index")]`,
several of them in a `tuple[...]`, or what a `Generator[...]` yields. Without such names it emits
`value`. noob does not see names in `list[...]` or `Iterator[...]`, in a quoted annotation, or in a
module with `from __future__ import annotations`.

noob waits for the signal that never comes, so `process()` hangs once the node has run. It is a
warning where that depends on something else, such as an input that enables a node. An asset that
depends on such a signal is never updated, which is a warning too.

In lab.py:
    from typing import Annotated

    from noob import Name

    def read_frame() -> Annotated[int, Name("frame")]:
        return 7

Bad:
    nodes:
      camera: {type: lab.read_frame}
      show: {type: print, depends: [camera.fram]}

Good:
    nodes:
      camera: {type: lab.read_frame}
      show: {type: print, depends: [camera.frame]}

Fix:
    Replaces the signal with the most similar one that the node emits, or with the only one. Unsafe:
    it is a guess.

Options:
    The signals of a function or class are known only where its code can be read, which the settings
    `python` and `python-paths` decide.

Related:
    unknown-node, unknown-slot, signal-ref-format, depends-on-return

Versions:
    In noob 1000, the node that waits never runs. Before 1000, noob calls it without the value, and
    fails if it needs one; a map does not emit `n`.
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.rules.common import respell
from noob_lint.rules.project.tube_child_no_return import silent_returns
from noob_lint.rules.rule import Rule
from noob_lint.schema.wording import listed
from noob_lint.support.similar import nearest
from noob_lint.tube.asset_uses import is_return, stored
from noob_lint.tube.graph import Link
from noob_lint.tube.marks import Mark
from noob_lint.tube.special_nodes import VALUE
from noob_lint.tube.tube import Element, Reference

RULE = Rule(
    "unknown-signal",
    group="graph",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="a reference to a signal that the node does not emit",
    effect=Effect.RUN,
    needs=frozenset({Mark.GATHER, Mark.MAP, Mark.TUBE, Mark.ODD_TYPES, Mark.CODE}),
    fixes="unsafe",
)


def check(facts: Facts) -> Iterator[Finding]:
    """Look the signals up; return nodes and disabled nodes have rules of their own."""
    flow = facts.flow
    known: dict[str, tuple[str, ...] | None] = {}
    for link in flow.links:
        name = link.source
        if name not in known:
            skipped = flow.kinds[name] == "return" or not flow.takes_part(name)
            known[name] = None if skipped else flow.signals(name)
        signals = known[name]
        if signals is not None and link.signal.text not in signals:
            yield _finding(facts, link, signals)
    for asset, reference, node in stored(facts.tube):
        signals = None if is_return(node) else flow.signals(node.name)
        if signals is not None and reference.signal.text not in signals:
            yield _asset_finding(facts, asset, reference, node, signals)


def _asset_finding(
    facts: Facts, asset: Element, reference: Reference, node: Element, signals: tuple[str, ...]
) -> Finding:
    """The finding for an asset: noob does not wait for its signal, so the rest of the tube runs."""
    near = nearest(reference.signal.text, signals)
    message = f"{node.label} emits no signal {reference.signal.text!r}: {asset.label} is never"
    return Finding.at(
        reference.signal,
        f"{message} updated; {_hint(facts, node.name, signals, near)}",
        Related.at(node.key, "the node"),
        fix=respell(reference.signal, near),
        severity=Severity.WARNING,
    )


def _finding(facts: Facts, link: Link, signals: tuple[str, ...]) -> Finding:
    near = nearest(link.signal.text, signals)
    lost, places = _annotation(facts, link)
    if near is None and len(signals) == 1:
        near = signals[0]
    if silent_returns(facts, link.source) is not None:
        near = None
    hint = _hint(facts, link.source, signals, near)
    if lost:
        near, hint = "value", "its annotation is a string at run time, so noob emits 'value'"
    severity, consequence = _consequence(facts, link)
    message = f"node {link.source!r} emits no signal {link.signal.text!r}: {consequence}"
    return Finding.at(
        link.signal,
        f"{message}; {hint}",
        Related.at(facts.tube.nodes[link.source].key, "the node"),
        *places,
        fix=respell(link.signal, near),
        severity=severity,
    )


def _hint(facts: Facts, node: str, signals: tuple[str, ...], near: str | None) -> str:
    """Which signal was meant, which signals the node emits, or why it emits none."""
    silent = silent_returns(facts, node)
    if silent is not None:
        return f"its tube has no {'enabled ' if silent else ''}return node"
    if not signals:
        return "the items of its return node need slots"
    return f"did you mean {near!r}?" if near else f"it emits {listed(signals)}"


def _annotation(facts: Facts, link: Link) -> tuple[bool, tuple[Related, ...]]:
    """Whether an annotation would name the signal if it were not a string, and its place."""
    if facts.code is None:
        return False, ()
    from noob_lint.python.answers import Signals, Signature

    found = facts.found(facts.tube.nodes[link.source])
    if found is None or not isinstance(found.signals, Signals):
        return False, ()
    is_lost = link.signal.text in found.signals.lost
    returns = found.call.returns if isinstance(found.call, Signature) else None
    if returns is not None and returns.place is not None:
        return is_lost, (Related.at(returns.place, "the annotation that names its signals"),)
    if found.place is not None:
        message = f"{found.canonical} has no annotation that names signals"
        return is_lost, (Related.at(found.place, message),)
    return is_lost, ()


def _consequence(facts: Facts, link: Link) -> tuple[Severity, str]:
    """How bad it is, and what noob does; for a warning also when."""
    target, name = facts.tube.nodes[link.target], link.source
    if not target.takes_part:
        return Severity.WARNING, f"noob hangs waiting for it once {link.target!r} is enabled"
    if facts.tube.version.runs_without_unknown_signals:
        return _without(facts, link)
    if not facts.tube.version.waits_for_unknown_signals:
        return Severity.WARNING, f"node {link.target!r} {_never_runs(facts, link)}"
    if target.is_enabled is None:
        return Severity.WARNING, f"noob hangs waiting for it if {link.target!r} is enabled"
    if name in facts.flow.certain:
        return Severity.ERROR, "noob hangs waiting for it"
    return Severity.WARNING, f"noob hangs waiting for it once {name!r} runs"


def _never_runs(facts: Facts, link: Link) -> str:
    """What noob 1000 does with the node: only a return goes on without a slot."""
    is_return = facts.flow.kinds[link.target] == "return" and link.dependency.slot is not None
    return "returns nothing for it" if is_return else "never runs"


def _without(facts: Facts, link: Link) -> tuple[Severity, str]:
    """What noob before 1000 does: it calls the node without the value."""
    if _requires(facts, link):
        severity, failure = facts.flow.failure(link.target)
        return severity, f"{failure}, since node {link.target!r} needs it"
    return Severity.WARNING, f"node {link.target!r} runs without it"


def _requires(facts: Facts, link: Link) -> bool:
    """Whether a call fails without the value that should come through the link."""
    kind, item = facts.flow.kinds[link.target], link.dependency
    if kind is not None:
        by_name = item.slot is None or item.slot.text == VALUE
        return kind in {"gather", "map"} and by_name
    if facts.code is None:
        return False
    wires = (call.wires for call in facts.calls.nodes if call.element.name == link.target)
    return any(wire.dependency is item and wire.parameter.required for one in wires for wire in one)
