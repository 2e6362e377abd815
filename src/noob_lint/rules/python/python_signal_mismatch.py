"""The return value of a callable does not fit the signals that it declares.

With one signal, noob emits the return value as it is, even if it is a tuple. With several signals,
noob unpacks the return value: the first item goes to the first signal. A number cannot be unpacked
and fails, a string is unpacked into characters and a mapping into its keys, surplus items are
dropped, and noob hangs waiting for a signal without an item.

The rule applies where all return values are literal in the function, and where the annotation alone
cannot be what is meant. It is an error where noob certainly fails or hangs, and a warning
otherwise.

In lab.py:
    from typing import Annotated
    from noob import Name

    Pair = tuple[Annotated[int, Name("low")], Annotated[int, Name("high")]]

    def pair() -> Pair:
        return 1

    def right() -> Pair:
        return 1, 2

Bad:
    nodes:
      a: {type: lab.pair}
      b: {type: print, depends: [a.low, a.high]}

Good:
    nodes:
      a: {type: lab.right}
      b: {type: print, depends: [a.low, a.high]}

Options:
    noob-lint has to find and read the code: see the settings `python` and `python-paths`.

Related:
    unknown-signal, python-returns-generator, multi-signal-generator-finite
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from noob_lint.calls.calls import Call
from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.python.answers import Signals, Signature, TypeForm
from noob_lint.python.body import LiteralKind, Returned
from noob_lint.python.types.fits import SCALARS, format_type, members
from noob_lint.rules.common import pointing
from noob_lint.rules.rule import Rule
from noob_lint.schema.wording import listed
from noob_lint.tube.marks import Mark

RULE = Rule(
    "python-signal-mismatch",
    group="python",
    severity=Severity.WARNING,
    also=(Severity.ERROR,),
    summary="signals that do not fit the return value",
    effect=Effect.RUN,
    needs=frozenset({Mark.CODE_NAMED}),
)


_WHAT = {
    LiteralKind.NOTHING: "returns None",
    LiteralKind.VALUE: "returns a single value",
    LiteralKind.TEXT: "returns a string",
    LiteralKind.KEYS: "returns a mapping",
}


def check(facts: Facts) -> Iterator[Finding]:
    """Compare the return values with the signals."""
    for call in facts.calls.nodes:
        signals, signature = call.found.signals, call.found.call
        if not isinstance(signals, Signals) or not isinstance(signature, Signature):
            continue
        if len(signals.signals) < 2 and not _may_be_odd(signature):
            continue  # most, whose bodies need not be read for this
        body = facts.body(call.element)
        returned = None if body is None else body.returns
        found = list(_of_annotation(facts, call, signature, returned))
        if not found and returned is not None and len(signals.signals) > 1:
            found = list(_of_literals(facts, call, signals.names, returned))
        yield from found


def _may_be_odd(signature: Signature) -> bool:
    """Whether an annotation with one signal is that of a tuple."""
    form = None if signature.returns is None else _yielded(signature.returns.form)
    return form is not None and form.name == "builtins.tuple"


def _yielded(form: TypeForm) -> TypeForm:
    is_generator = form.name == "collections.abc.Generator" and form.arguments
    return form.arguments[0] if is_generator else form


def _of_literals(
    facts: Facts, call: Call, names: Sequence[str], returned: Sequence[Returned]
) -> Iterator[Finding]:
    """A function whose literal return values all fail to fit."""
    many = len(names)
    if any(one.kind is LiteralKind.ITEMS and one.length == many for one in returned):
        return
    outcomes = [_outcome(facts, call, one, names) for one in returned]
    # the least that happens, whichever of them is returned
    first, (severity, failure) = max(
        zip(returned, outcomes, strict=True), key=lambda pair: pair[1][0].rank
    )
    count = f"{first.length} value{'' if first.length == 1 else 's'}"
    what = _WHAT.get(first.kind, f"returns {count}")
    message = f"{call.element.label} has the signals {listed(names)}, but {call.found.canonical!r}"
    related = Related.at(first.place, "the return value")
    yield Finding.at(call.type, f"{message} {what}: {failure}", related, severity=severity)


def _outcome(facts: Facts, call: Call, one: Returned, names: Sequence[str]) -> tuple[Severity, str]:
    """What noob does with a return value that does not fit."""
    if one.kind in (LiteralKind.NOTHING, LiteralKind.VALUE):
        return facts.flow.failure(call.element.name)
    if one.kind is LiteralKind.TEXT:
        return Severity.WARNING, "noob emits its characters one by one"
    if one.kind is LiteralKind.KEYS:
        return Severity.WARNING, "noob emits its keys, not its values"
    if one.length > len(names):
        return Severity.WARNING, "noob drops the rest"
    return _short(facts, call, names[one.length :])


def _short(facts: Facts, call: Call, left: Sequence[str]) -> tuple[Severity, str]:
    """Signals without a value; noob waits for those that an enabled node depends on."""
    tube = facts.tube
    flow, name = facts.flow, call.element.name
    waiting = [
        link
        for link in flow.outgoing[name]
        if link.signal.text in left and tube.nodes[link.target].is_enabled
    ]
    if not waiting or not tube.version.waits_for_unknown_signals:
        return Severity.WARNING, f"{listed(left)} never gets a value"
    waits = f"noob hangs waiting for {waiting[0].signal.text!r}"
    if name in flow.certain:
        return Severity.ERROR, waits
    return Severity.WARNING, f"{waits} once {name!r} runs"


def _of_annotation(
    facts: Facts, call: Call, signature: Signature, returned: Sequence[Returned] | None
) -> Iterator[Finding]:
    """An annotation that keeps noob from unpacking a tuple, or makes it unpack something else."""
    returns = signature.returns
    if returns is None or returns.postponed:
        return
    form = _yielded(returns.form)
    said = None if form.quoted else _oddity(form, returned)
    if said is None or not facts.flow.outgoing[call.element.name]:
        return
    related = pointing(returns.place, "the annotation")
    yield Finding.at(call.type, f"{call.element.label} {said}", *related)


def _oddity(form: TypeForm, returned: Sequence[Returned] | None) -> str | None:
    """What is odd about a return annotation, as the end of a sentence."""
    named = [one.names for one in form.arguments if one.name == "typing.Annotated" and one.names]
    names = [name for many in named for name in many]
    if form.name == "builtins.tuple" and len(named) == len(form.arguments):
        if len(form.arguments) == 1 and len(names) == 1 and _are_items(returned):
            whole = "noob emits the tuple as a whole"
            return f"has one signal, {names[0]!r}, for a tuple: {whole}"
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            if len(set(names)) == 1:
                return (
                    f"{_declares(twice)} more than once: noob emits the whole tuple as one signal"
                )
            return f"{_declares(twice)} more than once: noob drops returned items"
    if form.name == "typing.Annotated" and len(set(form.names or ())) > 1 and returned is None:
        inner = form.arguments[0]
        if all(one.name in SCALARS for one in members(inner)):
            name = format_type(inner)
            return (
                f"{_declares(form.names or ())} for one {name!r}: "
                "noob fails if it cannot unpack the return value"
            )
    return None


def _declares(names: Sequence[str]) -> str:
    return f"declares the signal{'s' if len(names) > 1 else ''} {listed(names)}"


def _are_items(returned: Sequence[Returned] | None) -> bool:
    """Whether the return value surely is a tuple; some annotations are wrong."""
    return returned is not None and all(one.kind is LiteralKind.ITEMS for one in returned)
