"""A gather with `flatten: true` collects what cannot be flattened.

Such a gather emits the items of the values that it has collected, which have to be lists or
similar. If they are numbers, noob fails as soon as the gather emits.

In lab.py:
    def one() -> int:
        return 1

    def some() -> list[int]:
        return [1]

Bad:
    nodes:
      a: {type: lab.one}
      g:
        type: gather
        params: {n: 2, flatten: true}
        depends: [value: a.value]

Good:
    nodes:
      a: {type: lab.some}
      g:
        type: gather
        params: {n: 2, flatten: true}
        depends: [value: a.value]

Options:
    noob-lint has to find and read the code: see the settings `python` and `python-paths`.

Related:
    map-not-sequence, gather-mode
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Related, Severity
from noob_lint.rules.common import pointing
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark
from noob_lint.tube.special_nodes import nodes_of, params_of, value_of
from noob_lint.yaml.document import Scalar
from noob_lint.yaml.scalars import as_boolean

RULE = Rule(
    "gather-flatten",
    group="python",
    severity=Severity.WARNING,
    summary="a gather that cannot flatten its values",
    effect=Effect.REMARK,
    needs=frozenset({Mark.GATHER}),
)


def check(facts: Facts) -> Iterator[Finding]:
    """The gathers that flatten values without items."""
    types = facts.emissions
    if types is None:
        return
    from noob_lint.python.types.fits import SCALARS, format_type, members

    for _, node in nodes_of(facts.tube, "gather"):
        params = params_of(node)
        entry = None if params is None else params.by_name.get("flatten")
        item = value_of(node)
        is_flat = entry and isinstance(entry.value, Scalar) and as_boolean(entry.value.value)
        if entry is None or not is_flat or item is None:
            continue
        given = types.brought(item)
        if given is None or not all(one.name in SCALARS for one in members(given.form)):
            continue
        message = f"{node.label} cannot flatten {item.scalar.text!r}, which is"
        related = (Related.at(item.scalar, "what it collects"), *pointing(given.place, "its type"))
        hint = "noob fails once the node emits"
        yield Finding.at(entry.key, f"{message} {format_type(given.form)!r}: {hint}", *related)
