"""What a tube shows at a glance."""

from __future__ import annotations

import pytest

from noob_lint.spec.versions import LATEST
from noob_lint.tube.context import TubeContext
from noob_lint.tube.features import features_of
from noob_lint.tube.marks import Mark
from noob_lint.tube.tube import Tube
from noob_lint.yaml.parser import parse

HEADER = "noob_id: a\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"
PLAIN = f"{HEADER}nodes:\n  n:\n    type: lab.read\n"


def marks(text: str, twins: tuple[str, ...] = ()) -> set[Mark]:
    document = parse(text)
    assert document.root is not None
    tube = Tube(document, document.root, LATEST)
    return set(features_of(TubeContext(tube, twins=twins)))


def test_a_plain_tube_shows_nothing() -> None:
    assert marks(PLAIN) == set()


def test_a_tube_is_looked_at_with_its_twins() -> None:
    assert marks(PLAIN, ("b.yaml",)) == {Mark.TWINS}


@pytest.mark.parametrize(
    ("more", "shown"),
    [
        ("# caf\xe9\n", {Mark.UNICODE}),
        ("# $schema\n", {Mark.MODELINE}),
        ("  1: {type: lab.read}\n", {Mark.ODD_KEYS}),
        ("  on: {type: lab.read}\n", {Mark.YES_OR_NO}),
        ("  b: &b {type: lab.read}\n", {Mark.ANCHORS}),
        ("  b: !!map {type: lab.read}\n", {Mark.TAGS}),
        ("  b: {type: print}\n", {Mark.ODD_TYPES}),
        ("  b: {type: lab.read, id: b}\n", {Mark.ID}),
        ("  b: {type: lab.read, enabled: false}\n", {Mark.ENABLED}),
        ("  b: {type: lab.read, stateful: true}\n", {Mark.STATEFUL}),
        ("extends: base\n", {Mark.EXTENDS}),
        ("  b: {type: tube}\n", {Mark.TUBE}),
        ("  b: {type: noob.node.Map}\n", {Mark.MAP, Mark.ODD_TYPES}),
        ("  b: {type: gather, params: {n: 2}}\n", {Mark.GATHER, Mark.PARAMS, Mark.SPECIAL_PARAMS}),
        ("  r: {type: return}\n", {Mark.RETURN, Mark.ODD_RETURN}),
        ("  r: {type: return, depends: n.value}\n", {Mark.RETURN, Mark.DEPENDS}),
        (
            "  r: {type: return, depends: [v: n.value]}\n",
            {Mark.RETURN, Mark.DEPENDS, Mark.NAMED_RETURN},
        ),
        (
            "  r: {type: return, depends: r.value}\n",
            {Mark.RETURN, Mark.DEPENDS, Mark.RETURN_USED},
        ),
        ("  b: {type: lab.b, depends: [node: n.value]}\n", {Mark.DEPENDS, Mark.RUNNER_NAMES}),
        ("  b: {type: lab.b, params: {a-b: 1}}\n", {Mark.PARAMS, Mark.ODD_PARAMS}),
        ("  b: {type: lab.b, params: {spec: 1}}\n", {Mark.PARAMS, Mark.NOOB_PARAMS}),
        (
            "  b: {type: lab.b, depends: [x: n.value], params: {x: 1}}\n",
            {Mark.DEPENDS, Mark.PARAMS, Mark.SLOT_PARAMS},
        ),
        ("assets:\n  x: {type: lab.X, scope: runner}\n", {Mark.ASSETS}),
        (
            "assets:\n  x: {type: lab.X, scope: runner, depends: n.value}\n",
            {Mark.ASSETS, Mark.DEPENDS, Mark.UPDATES},
        ),
        (
            "input:\n  i: {type: int, scope: tube, default: 1, required: false}\n",
            {Mark.INPUT, Mark.DEFAULT, Mark.REQUIRED},
        ),
    ],
)
def test_each_mark_has_its_sign(more: str, shown: set[Mark]) -> None:
    assert marks(PLAIN + more) == shown


def test_the_head_of_a_file_has_its_signs() -> None:
    text = PLAIN.replace("n:\n", "a:\n")  # n is a boolean in YAML 1.1
    assert marks(f"%YAML 1.1\n---\n{text}") == {Mark.YAML_DIRECTIVE}
    assert marks(PLAIN.removeprefix("noob_id: a\n")) == {Mark.ODD_HEADER}
    assert marks(HEADER) == {Mark.NO_NODES}


def test_a_key_named_like_a_mark_is_none() -> None:
    assert marks(f"{PLAIN}twins: 1\ncode: 1\nmap: 1\n") == set()
