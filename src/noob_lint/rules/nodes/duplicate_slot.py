"""Two items of a `depends` fill the same slot.

A slot takes one signal, so noob refuses to load the tube.

Bad:
    nodes:
      camera: {type: lab.read_frame}
      mask: {type: lab.mask, depends: [frame: camera.value]}
      blend: {type: lab.blend, depends: [frame: camera.value, frame: mask.value]}

Good:
    nodes:
      camera: {type: lab.read_frame}
      mask: {type: lab.mask, depends: [frame: camera.value]}
      blend: {type: lab.blend, depends: [frame: camera.value, mask: mask.value]}

Fix:
    Removes an item that repeats another one with the same signal. Safe: both say the same.

Related:
    slot-and-param, special-node-slot
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.calls.facts import Facts
from noob_lint.diagnostics.diagnostic import Effect, Finding, Fix, Related, Severity
from noob_lint.rules.rule import Rule
from noob_lint.tube.marks import Mark
from noob_lint.yaml.document import Mapping, Node, Scalar, Sequence

RULE = Rule(
    "duplicate-slot",
    group="nodes",
    severity=Severity.ERROR,
    summary="a slot that is filled twice",
    effect=Effect.LOAD,
    needs=frozenset({Mark.DEPENDS}),
    fixes="safe",
)


def check(facts: Facts) -> Iterator[Finding]:
    """Compare the keyword items of each node."""
    for node in facts.tube.nodes.values():
        seen: dict[str, Scalar] = {}
        given: dict[str, str] = {}
        places: dict[int, int] | None = None
        for dependency in node.depends:
            slot = dependency.slot
            if slot is None or not slot.is_text:
                continue
            first = seen.setdefault(slot.text, slot)
            given.setdefault(slot.text, dependency.scalar.text)
            if first is not slot:
                message = f"slot {slot.text!r} of {node.label} is filled twice: it takes one signal"
                related = Related.at(first, f"{slot.text!r} is filled here first")
                fix = None
                if given[slot.text] == dependency.scalar.text:
                    depends = node.body.get("depends")
                    places = _places(depends) if places is None else places
                    fix = _drop(depends, places.get(id(slot)))
                yield Finding.at(slot, message, related, fix=fix)


def _places(depends: Node | None) -> dict[int, int]:
    """The indexes of the items that fill one slot, by the id of the node of its name."""
    places: dict[int, int] = {}
    for index, item in enumerate(depends.items if isinstance(depends, Sequence) else ()):
        if isinstance(item, Mapping) and len(item.entries) == 1:
            places.setdefault(id(item.entries[0].key), index)
    return places


def _drop(depends: Node | None, index: int | None) -> Fix | None:
    """The fix that removes the item at `index`, which repeats another one."""
    if not isinstance(depends, Sequence) or index is None:
        return None
    from noob_lint.yaml.edits import drop_item

    return drop_item(depends, index, safe=True)
