"""Builds tubes and their facts from a text."""

from __future__ import annotations

from noob_lint.project.project import Project
from noob_lint.spec.versions import find_version
from noob_lint.tube.context import ALONE, Activation
from noob_lint.tube.facts import TubeFacts
from noob_lint.tube.tube import Tube
from noob_lint.yaml.parser import parse


def tube_from(text: str, version: str = "latest") -> Tube:
    """The tube with these sections."""
    document = parse(f"noob_id: a\n{text}", "a.yaml")
    assert document.root is not None, document.reports
    return Tube(document, document.root, find_version(version))


def facts_from(text: str, version: str = "latest", activation: Activation = ALONE) -> TubeFacts:
    """The same, with the tubes that are written inline in its nodes."""
    tube = tube_from(text, version)
    children = Project().assembly(tube.version).children(tube)
    return TubeFacts(tube, children=children, activation=activation)
