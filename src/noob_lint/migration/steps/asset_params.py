"""A string in `params` of an asset that begins with `input.`.

noob 0.0.x passes it as it is. Since 1000.0.0 it stands for the value of that input.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from noob_lint.diagnostics.diagnostic import Finding
from noob_lint.migration.model import ByHand, Item, Subject, named
from noob_lint.yaml.document import Mapping, Node, Scalar, Sequence

_REFERENCE = re.compile(r"input\..*")


def step(subject: Subject) -> Iterator[Item]:
    """Find the strings that one version replaces and the other one does not."""
    if not subject.changes("asset_params_take_inputs"):
        return
    takes = subject.target.asset_params_take_inputs
    for asset in subject.tube.assets.values():
        for scalar in _strings(asset.body.get("params")):
            does = "replaces it by the value of the input" if takes else "passes it as a string"
            message = f"{scalar.text!r} in 'params' of {asset.label}: {named(subject.target)}"
            yield ByHand(Finding.at(scalar, f"{message} {does}"))


def _strings(params: Node | None) -> Iterator[Scalar]:
    """The strings in which noob looks for an input: values of a mapping, or items of lists."""
    nodes: list[Node] = []
    if isinstance(params, Mapping):
        nodes = [entry.value for entry in params.entries]
    elif isinstance(params, Sequence):
        pending: list[Node] = [params]
        while pending:
            here = pending.pop()
            pending += here.items if isinstance(here, Sequence) else ()
            nodes.append(here)
    for node in nodes:
        if isinstance(node, Scalar) and node.is_text and _REFERENCE.fullmatch(node.text):
            yield node
