from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.rules import rule_named
from noob_lint.server.features.findings import beside, explain
from noob_lint.server.features.hover import Hover, hover
from tests.server.studio import CURSOR, Studio

ABOUT = rule_named("id-redundant").documentation
REDUNDANT = f"**id-redundant**: {ABOUT.summary}\n\n{' '.join(ABOUT.text.split())}"
"""Its text is one paragraph."""


def explained(studio: Studio, body: str) -> Hover | None:
    view, offset = studio.open(body)
    return explain(studio.session.findings(view.path), view.written, offset)


def test_a_finding_is_explained_with_its_rule(tmp_path: Path) -> None:
    body = f"nodes:\n  a: {{id: {CURSOR}a, type: lab.count}}\n"
    found = explained(Studio(tmp_path), body)
    assert found is not None
    assert found.text == REDUNDANT


def test_each_rule_is_explained_once_and_the_narrowest_place_is_shown(tmp_path: Path) -> None:
    studio = Studio(tmp_path)
    view, offset = studio.open(f"nodes:\n  a: {{id: {CURSOR}a, type: lab.count}}\n")
    (item,) = studio.session.findings(view.path)
    around = view.written.source.span(offset - 2, offset + 3)
    wide = item._replace(finding=item.finding._replace(span=around))
    other = wide._replace(rule="unknown-node")
    for found in ((item, wide), (wide, item)):
        assert explain(found, view.written, offset) == Hover(REDUNDANT, item.span)
    both = explain((item, other), view.written, offset)
    assert both is not None
    first, second = both.text.split("\n\n---\n\n")
    assert (first, second.partition(":")[0]) == (REDUNDANT, "**unknown-node**")


def test_nothing_is_explained_where_nothing_is_found(tmp_path: Path) -> None:
    assert explained(Studio(tmp_path), f"nodes:\n  a: {{id: a, type: {CURSOR}lab.count}}\n") is None


def test_the_page_of_the_rule_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOOB_LINT_DOCS_BASE", "https://docs.example.org/lint")
    found = explained(Studio(tmp_path), f"nodes:\n  a: {{id: {CURSOR}a, type: lab.count}}\n")
    assert found is not None
    page = "https://docs.example.org/lint/rules/id-redundant/"
    assert found.text == f"{REDUNDANT}\n\n<{page}>"


def test_what_a_base_brings_is_explained_at_extends(tmp_path: Path) -> None:
    studio = Studio(tmp_path)
    nodes = "nodes:\n  a: {type: return, depends: [b.value]}\n  b: {type: lab.count}\n"
    studio.tube("base", nodes)
    found = explained(studio, f"{CURSOR}extends: [base]\nnodes: {{b: {{enabled: false}}}}\n")
    assert found is not None
    assert found.text.startswith("**")
    assert (found.span.start.line, found.span.end.column) == (3, 7)


def test_a_name_and_a_finding_are_shown_together(tmp_path: Path) -> None:
    studio = Studio(tmp_path)
    view, offset = studio.open(
        "nodes:\n  a: {type: lab.count}\n  b: {type: lab.plain, depends: [a.‸valeu]}\n"
    )
    name = hover(view, offset)
    finding = explain(studio.session.findings(view.path), view.written, offset)
    both = beside(name, finding)
    assert name is not None
    assert finding is not None
    assert both == Hover(f"{name.text}\n\n---\n\n{finding.text}", name.span)
    assert beside(name, None) == name
    assert beside(None, finding) == finding
