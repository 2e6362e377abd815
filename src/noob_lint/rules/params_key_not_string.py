"""A parameter whose name is no text.

`params` become keyword arguments, so their names are identifiers. noob loads the tube, and fails
when it calls the node or builds the asset.

Bad:
    nodes:
      a: {type: dict, params: {1: one}}

Good:
    nodes:
      a: {type: dict, params: {one: 1}}
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint import wording
from noob_lint.diagnostic import Finding
from noob_lint.document import Mapping, Scalar
from noob_lint.tube import Tube


def check(tube: Tube) -> Iterator[Finding]:
    """Look at the keys of `params` of nodes and assets."""
    for element in tube.elements:
        params = element.body.get("params")
        if element.section == "input" or not isinstance(params, Mapping):
            continue
        for entry in params.entries:
            if not (isinstance(entry.key, Scalar) and entry.key.is_text):
                of = f" of {element.label}"
                yield Finding.at(entry.key, wording.not_a_name("parameter name", entry.key, of))
