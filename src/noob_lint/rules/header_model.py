"""`noob_model` is no absolute identifier.

noob demands a dotted Python path, though it uses it for nothing; a tube says
`noob.tube.TubeSpecification`.

Bad:
    noob_model: TubeSpecification
    nodes: {a: {type: dict}}

Good:
    noob_model: noob.tube.TubeSpecification
    nodes: {a: {type: dict}}
"""

from __future__ import annotations

from collections.abc import Iterator

from noob_lint import wording
from noob_lint.diagnostic import Finding
from noob_lint.document import Scalar
from noob_lint.names import is_absolute_identifier
from noob_lint.tube import Tube


def check(tube: Tube) -> Iterator[Finding]:
    """What the schema cannot say: which Unicode names are identifiers."""
    value = tube.root.get("noob_model")
    if isinstance(value, Scalar) and value.is_text and not is_absolute_identifier(value.text):
        yield Finding.at(value, wording.bad_model(value.text))
