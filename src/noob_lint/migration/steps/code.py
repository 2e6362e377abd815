"""Differences in how noob treats the code that a tube names; the text stays as it is.

- Since 1000.0.0, the synchronous runner awaits coroutine functions; before, the coroutine was
  emitted (`noob.runner.sync`).
- Since 1001.0.0, an asset is entered if it is a context manager made by a function
  (`noob.asset.WrapFuncAsset`).
- Since 1001.0.0, a node runs in epochs without the event of an optional slot (`noob.scheduler`);
  since 1003.0.0, it is then called without it, and not with `MetaSignal.NoEvent`.
- Since 1003.0.0, methods called `init` and `deinit` of any class are called
  (`noob.node.base.WrapClassNode`).
- Since 1003.0.0, the epoch after the last value of a generator returns nothing, and the next one
  raises `SchedulerExhaustedError`; before, `StopIteration` was raised. A generator with several
  signals emits letters of noob's end mark instead.
- Before 1001.0.0, noob failed on a return annotation that is a string at run time.
- Since 1003.0.0, `noob.testing` makes up any name (a module `__getattr__`).
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.calls import Call
from noob_lint.diagnostics.diagnostic import Finding
from noob_lint.migration.model import ByHand, Item, Note, Subject, named
from noob_lint.python.answers import Kind, Signature, Unknown
from noob_lint.yaml.document import Node


def step(subject: Subject) -> Iterator[Item]:
    """Tell what the code of a tube has to take into account."""
    if subject.facts.code is None:
        return
    yield from _made_up(subject)
    for call in (*subject.facts.calls.nodes, *subject.facts.calls.assets):
        kind = call.element.text("type")
        if kind is not None and subject.is_own(call.element):
            is_node = call.element.section == "nodes"
            for message in _of_node(subject, call) if is_node else _of_asset(subject, call):
                yield _note(kind, message)
            for place, message in _of_slots(subject, call) if is_node else ():
                yield _note(place, message)


def _made_up(subject: Subject) -> Iterator[Item]:
    """The names that noob makes up, but not in the new version."""
    if subject.loses("init_methods"):
        for element, missing in subject.facts.calls.made_up:
            kind = element.text("type")
            if kind is not None and subject.is_own(element) and missing.dotted.startswith("noob."):
                message = f"{named(subject.target)} has no {missing.dotted}"
                yield ByHand(Finding.at(kind, message))


def _note(place: Node, message: str) -> Note:
    return Note(Finding.at(place, message))


def _of_node(subject: Subject, call: Call) -> Iterator[str]:
    label, found, noob = call.element.label, call.found, named(subject.target)
    if subject.changes("awaits_functions") and found.kind is Kind.ASYNC_FUNCTION:
        does = "awaits" if subject.target.awaits_functions else "does not await"
        yield f"{noob} {does} the coroutine function of {label}"
    if subject.changes("init_methods") and found.kind is Kind.CLASS:
        does = "calls" if subject.target.init_methods else "does not call"
        for methods, when in ((found.init_method, "starts"), (found.deinit_method, "ends")):
            for method in () if isinstance(methods, Unknown) else methods:
                yield f"{noob} {does} method {method.name!r} of {label} when the tube {when}"
    if subject.changes("emits_end_of_generators") and _ends(subject, call):
        signals = () if isinstance(found.signals, Unknown) else found.signals.signals
        late = "emits letters" if len(signals) > 1 else "returns nothing, then raises an error,"
        does = late if subject.target.emits_end_of_generators else "raises StopIteration"
        yield f"{noob} {does} once the generator of {label} has ended"
    returns = found.call.returns if isinstance(found.call, Signature) else None
    survives = subject.version.survives_string_annotations
    fails = survives and not subject.target.survives_string_annotations
    if fails and returns is not None and returns.postponed:
        yield f"{noob} fails on the return annotation of {label}, which is a string at run time"


def _ends(subject: Subject, call: Call) -> bool:
    """Whether a node is a generator that ends, as far as its body tells."""
    body = subject.facts.body(call.element)
    return call.found.kind is Kind.GENERATOR and body is not None and body.ends


def _of_asset(subject: Subject, call: Call) -> Iterator[str]:
    if subject.changes("enters_context_managers") and call.found.kind is Kind.CONTEXT_MANAGER:
        enters = subject.target.enters_context_managers
        what = "what its context manager yields" if enters else "the context manager itself"
        yield f"in {named(subject.target)}, {call.element.label} is {what}"


def _of_slots(subject: Subject, call: Call) -> Iterator[tuple[Node, str]]:
    """The optional slots that another node fills."""
    target = subject.target
    if not (subject.changes("optional_slots") or subject.changes("calls_without_events")):
        return
    if not target.optional_slots:
        does = "skips the node"
    else:
        does = "calls the node without it" if target.calls_without_events else "passes NoEvent"
    for wire in call.wires:
        slot = None if wire.dependency is None else wire.dependency.slot
        reference = None if wire.dependency is None else wire.dependency.reference
        if slot is None or reference is None or not wire.parameter.optional_edge:
            continue
        if reference.node.text in subject.facts.tube.nodes:
            message = f"in epochs without {wire.text}, {named(target)} {does}: slot {slot.text!r} "
            yield slot, f"{message}of {call.element.label} is optional"
