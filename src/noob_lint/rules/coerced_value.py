"""A boolean that is written as a text or a number.

noob takes 0 and 1, and texts such as 'yes', 'off' or 't', for booleans. YAML 1.2 reads `yes` and
`on` as texts, editors and other tools refuse them here, and a reader has to guess.

Bad:
    nodes:
      a: {type: dict, enabled: yes}

Good:
    nodes:
      a: {type: dict, enabled: true}
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint.diagnostic import Edit, Finding, Fix
from noob_lint.document import Scalar
from noob_lint.scalars import as_boolean
from noob_lint.tube import Tube

_FIELDS = {"nodes": ("enabled", "stateful"), "input": ("required",), "assets": ()}


def check(tube: Tube) -> Iterator[Finding]:
    """Look at every field that holds a boolean."""
    for element in tube.elements:
        for field in _FIELDS[element.section]:
            value = element.body.get(field)
            if not isinstance(value, Scalar) or isinstance(value.value, bool):
                continue
            meant = as_boolean(value.value)
            if meant is None or (field == "enabled" and value.text in {"True", "False"}):
                continue
            word = "true" if meant else "false"
            message = f"{field!r} of {element.label} is {value.kind} ({value.text!r}), which noob"
            fix = Fix(f"write {word}", (Edit(value.span, word),), safe=True)
            yield Finding.at(value, f"{message} takes for {word}: write {word}", fix=fix)
