"""noob has to copy an asset that is a generator.

When a signal updates an asset, and a node also depends on that signal, even a disabled one, the
asset gets a copy of the value. A generator cannot be copied, so noob fails. The rule applies where
the node that updates the asset returns the asset itself. It is a warning where the node may never
run.

In lab.py:
    from collections.abc import Iterator

    def numbers() -> Iterator[int]:
        yield from range(10)

    def same(values: Iterator[int]) -> Iterator[int]:
        return values

Bad:
    assets:
      n: {type: lab.numbers, scope: runner, depends: a.value}
    nodes:
      a: {type: lab.same, depends: [values: assets.n]}
      b: {type: print, depends: [a.value]}

Good:
    assets:
      n: {type: lab.numbers, scope: runner}
    nodes:
      a: {type: lab.same, depends: [values: assets.n]}
      b: {type: print, depends: [a.value]}

Options:
    noob-lint has to find and read the code: see the settings `python` and `python-paths`.

Related:
    asset-generator, asset-shared-update
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.calls import Call
from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.python.answers import Kind, Signals
from noob_lint.rules.rule import Rule
from noob_lint.tube.asset_uses import stored
from noob_lint.tube.marks import Mark

RULE = Rule(
    "asset-not-copyable",
    group="python",
    severity=Severity.ERROR,
    also=(Severity.WARNING,),
    summary="a generator that has to be copied",
    effect=Effect.RUN,
    needs=frozenset({Mark.CODE_ASSET_IS_GENERATOR}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The generators that a signal brings back into their assets, and that a node uses."""
    makers = {call.element.name: call for call in facts.calls.assets}
    nodes = {call.element.name: call for call in facts.calls.nodes}
    flow = facts.flow
    for asset, reference, node in stored(facts.tube):
        maker, call, signal = makers.get(asset.name), nodes.get(node.name), reference.signal.text
        if maker is None or call is None or maker.found.kind is not Kind.GENERATOR:
            continue
        users = [link for link in flow.outgoing[node.name] if link.signal.text == signal]
        if users and _gives_back(facts, call, asset.name, signal):
            severity, failure = flow.failure(node.name)
            message = f"{asset.label} is a generator, which noob has to copy for node"
            why = f"{users[0].target!r} but cannot: {failure}"
            related = Related.at(users[0].dependency.scalar, "the other use")
            yield Finding.at(reference.node.scalar, f"{message} {why}", related, severity=severity)


def _gives_back(facts: Facts, call: Call, asset: str, signal: str) -> bool:
    """Whether the one signal of a node surely is the asset."""
    body, signals = facts.body(call.element), call.found.signals
    if body is None or body.passes is None or not isinstance(signals, Signals):
        return False
    return signals.names == (signal,) and any(
        one.parameter.name == body.passes
        and one.dependency is not None
        and one.dependency.name_in("assets") == asset
        for one in call.wires
    )
