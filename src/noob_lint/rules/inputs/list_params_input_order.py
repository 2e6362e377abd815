"""A reference to an input is not at the end of the list `params` of an asset.

noob appends the values of inputs to the end of the list, so the arguments arrive in a different
order than they are written. Write the references last, or use a mapping.

Bad:
    input:
      width: {type: int}
    assets:
      image:
        type: mypackage.Image
        scope: runner
        params: [input.width, 480]
    nodes:
      draw: {type: mypackage.draw, depends: [image: assets.image]}

Good:
    input:
      width: {type: int}
    assets:
      image:
        type: mypackage.Image
        scope: runner
        params: {width: input.width, height: 480}
    nodes:
      draw: {type: mypackage.draw, depends: [image: assets.image]}

Related:
    list-params-input-loop, nested-input-reference
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.inputs import input_name
from noob_lint.tube.marks import Mark
from noob_lint.yaml.document import Node, Scalar, Sequence

RULE = Rule(
    "list-params-input-order",
    group="inputs",
    severity=Severity.ERROR,
    summary="list `params` that noob reorders",
    effect=Effect.SURVIVES,
    needs=frozenset({Mark.ASSETS}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """Look for the first reference with a literal after it, in each list on its own."""
    for asset in facts.tube.assets.values():
        for items in _lists(asset.body.get("params")):
            first = next(filter(None, map(_reference, items.items)), None)
            if first is None:
                continue
            behind = items.items[items.items.index(first) :]
            literal = next((item for item in behind if _reference(item) is None), None)
            if literal is not None:
                message = (
                    f"noob moves {first.text!r} to the end of list 'params' of {asset.label}: "
                    "write it last, or use a mapping"
                )
                yield Finding.at(first, message, Related.at(literal, "noob passes this first"))


def _reference(item: Node) -> Scalar | None:
    return item if isinstance(item, Scalar) and input_name(item) is not None else None


def _lists(params: Node | None) -> Iterator[Sequence]:
    """The list and the lists inside it; noob does not look into mappings."""
    pending = [params]
    seen: set[int] = set()
    while pending:
        items = pending.pop()
        if isinstance(items, Sequence) and id(items) not in seen:
            seen.add(id(items))
            yield items
            pending += reversed(items.items)
