"""A map gets a value that is not a list.

A map emits the items of its value one by one. The items of a string are its characters, those of a
mapping its keys. noob fails on a value without a length, such as a number or a generator.

In lab.py:
    def word() -> str:
        return "abc"

    def words() -> list[str]:
        return ["abc"]

Bad:
    nodes:
      a: {type: lab.word}
      m: {type: map, depends: [value: a.value]}
      g: {type: gather, depends: [value: m.value, n: m.n]}

Good:
    nodes:
      a: {type: lab.words}
      m: {type: map, depends: [value: a.value]}
      g: {type: gather, depends: [value: m.value, n: m.n]}

Options:
    noob-lint has to find and read the code: see the settings `python` and `python-paths`.

Related:
    gather-flatten, signal-type-mismatch
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Severity
from noob_lint.rules.common import pointing
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark
from noob_lint.tube.special_nodes import nodes_of, value_of

RULE = Rule(
    "map-not-sequence",
    group="python",
    severity=Severity.WARNING,
    summary="a map over something that is not a list",
    effect=Effect.REMARK,
    needs=frozenset({Mark.MAP}),
)


_LETTERS = "noob emits each character as an item"
_KEYS = "noob emits its keys, not its values"
_NO_LENGTH = "noob fails on a value without a length"
_OUTCOMES = {
    "builtins.str": _LETTERS,
    **dict.fromkeys(("builtins.dict", "collections.abc.Mapping"), _KEYS),
    **dict.fromkeys(("collections.abc.MutableMapping", "collections.defaultdict"), _KEYS),
    **dict.fromkeys(("collections.OrderedDict", "collections.Counter"), _KEYS),
    "collections.abc.Generator": _NO_LENGTH,
}


def check(facts: Facts) -> Iterator[Finding]:
    """The maps that surely do not get a list."""
    types = facts.emissions
    if types is None:
        return
    from noob_lint.python.types.fits import format_type, members

    for _, node in nodes_of(facts.tube, "map"):
        item = value_of(node)
        given = None if item is None else types.brought(item)
        if item is None or given is None:
            continue
        kinds = members(given.form)
        outcomes = dict.fromkeys(filter(None, (_outcome(one.name) for one in kinds)))
        if sum(_outcome(one.name) is not None for one in kinds) < len(kinds):
            continue
        message = f"{node.label} maps {item.scalar.text!r}, which is {format_type(given.form)!r}"
        related = pointing(given.place, "its type")
        yield Finding.at(item.scalar, f"{message}: {' or '.join(outcomes)}", *related)


def _outcome(kind: str) -> str | None:
    """What noob does with a value of a class; None if it may be a list."""
    from noob_lint.python.types.fits import SCALARS

    return _NO_LENGTH if kind in SCALARS else _OUTCOMES.get(kind)
