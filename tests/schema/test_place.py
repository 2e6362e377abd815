"""Places in the data, in terms of the parts of a tube."""

from __future__ import annotations

import pytest

from noob_lint.schema.data import node_at
from noob_lint.schema.place import ErrorPlace
from noob_lint.spec.versions import LATEST
from noob_lint.yaml.parser import parse

TEXT = """\
noob_id: a
extends: [b]
nodes: {n: {type: f, depends: [x: y.value], params: {p: 1}}}
assets: {s: {type: f}}
input:
"""


@pytest.mark.parametrize(
    ("path", "section", "field", "label"),
    [
        ((), "", "", "the tube"),
        (("noob_id",), "", "noob_id", "'noob_id'"),
        (("extends",), "", "extends", "'extends'"),
        (("extends", 0), "", "extends", "an item of 'extends'"),
        (("nodes",), "", "nodes", "'nodes'"),
        (("nodes", "n"), "nodes", "", "node 'n'"),
        (("nodes", "n", "type"), "nodes", "type", "'type' of node 'n'"),
        (("nodes", "n", "depends", 0), "nodes", "depends", "an item of 'depends' of node 'n'"),
        (("nodes", "n", "depends", 0, "x"), "nodes", "depends", "slot 'x' of node 'n'"),
        (("assets", "s", "type"), "assets", "type", "'type' of asset 's'"),
    ],
)
def test_labels(path: tuple[str | int, ...], section: str, field: str, label: str) -> None:
    root = parse(TEXT).root
    assert root is not None
    place = ErrorPlace(path, *node_at(root, path), root, LATEST)
    assert (place.section, place.field, place.label) == (section, field, label)
    assert place.owner == (label.rpartition(" of ")[2] if section else "the tube")
    assert place.wrong is place.node


def test_an_omitted_value_is_pointed_at_by_its_key() -> None:
    root = parse(TEXT).root
    assert root is not None
    node, key = node_at(root, ["input"])
    assert ErrorPlace(("input",), node, key, root, LATEST).wrong is key
