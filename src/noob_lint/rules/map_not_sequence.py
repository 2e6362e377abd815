"""A map takes apart what is no list.

A map emits the items of its value one by one. Of a text these are the letters, of a mapping the
keys. What has no length, such as a number or a generator, makes noob fail.

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
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.diagnostic import Finding, Related
from noob_lint.specials import nodes_of, value_of
from noob_lint.tube import Tube

_KEYS = "noob makes events of its keys, not of its values"
_OUTCOMES = {
    "builtins.str": "noob makes events of its letters",
    **dict.fromkeys(("builtins.dict", "collections.abc.Mapping"), _KEYS),
    **dict.fromkeys(("collections.abc.MutableMapping", "collections.defaultdict"), _KEYS),
    **dict.fromkeys(("collections.OrderedDict", "collections.Counter"), _KEYS),
    "collections.abc.Generator": "it has no length, and noob fails",
}


def check(tube: Tube) -> Iterator[Finding]:
    """The maps of which it is known that they get no list."""
    if tube.code is None:
        return
    from noob_lint.emissions import emissions_of
    from noob_lint.python.fits import SCALARS, members, shown

    types = emissions_of(tube)
    scalars = dict.fromkeys(SCALARS, _OUTCOMES["collections.abc.Generator"])
    for _, node in nodes_of(tube, "map"):
        item = value_of(node)
        reference = None if item is None else item.reference
        given = None if types is None or reference is None else types.of(reference)
        if item is None or reference is None or given is None:
            continue
        outcomes = [(_OUTCOMES | scalars).get(one.name) for one in members(given.form)]
        if None in outcomes:
            continue
        message = f"{node.label} maps {reference.text!r}, which is {shown(given.form)!r}"
        related = () if given.place is None else (Related.at(given.place, "its type"),)
        yield Finding.at(item.scalar, f"{message}: {outcomes[0]}", *related)
