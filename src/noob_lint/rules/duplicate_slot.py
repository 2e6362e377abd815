"""Two items of one `depends` fill the same slot.

noob refuses the tube: a slot takes one signal.

Bad:
    nodes:
      a: {type: lab.read}
      b: {type: lab.show, depends: [x: a.value, x: a.value]}

Good:
    nodes:
      a: {type: lab.read}
      b: {type: lab.show, depends: [x: a.value, y: a.value]}
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.diagnostic import Finding, Related
from noob_lint.document import Scalar
from noob_lint.tube import Tube


def check(tube: Tube) -> Iterator[Finding]:
    """Compare the keyword items of each node."""
    for node in tube.nodes.values():
        seen: dict[str, Scalar] = {}
        for dependency in node.depends:
            slot = dependency.slot
            if slot is None or not slot.is_text:
                continue
            first = seen.setdefault(slot.text, slot)
            if first is not slot:
                message = f"slot {slot.text!r} of {node.label} is given twice: it takes one signal"
                related = Related.at(first, f"{slot.text!r} is given here first")
                yield Finding.at(slot, message, related)
