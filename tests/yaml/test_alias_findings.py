"""A mistake is shown where it takes effect: at the alias with its anchor, or at the anchor only."""

from __future__ import annotations

import pytest

from noob_lint import Diagnostic, lint_text

HEAD = "noob_id: t\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"


def places(text: str) -> list[tuple[str, str, list[tuple[str, str]], str | None]]:
    """Each finding with its text, its related places, and the result of its fix."""
    text = HEAD + text

    def at(start: int, end: int) -> str:
        return text[start:end]

    def row(one: Diagnostic) -> tuple[str, str, list[tuple[str, str]], str | None]:
        related = [
            (at(place.span.start.offset, place.span.end.offset), place.message)
            for place in one.related
        ]
        fixed = None
        if one.fix is not None:
            (edit,) = one.fix.edits
            start, end = edit.span.start.offset, edit.span.end.offset
            fixed = text[:start] + edit.text + text[end:]
            fixed = fixed.splitlines()[edit.span.start.line].strip()
        return one.rule, at(one.span.start.offset, one.span.end.offset), related, fixed

    return [row(one) for one in lint_text(text)]


def test_an_item_that_is_an_alias() -> None:
    text = """\
nodes:
  a: {type: lab.read, params: {x: &x gone.value}}
  b: {type: lab.show, depends: [*x]}
"""
    related = [("gone.value", "the anchor of this alias")]
    assert places(text) == [("unknown-node", "*x", related, None)]


def test_what_is_wrong_at_the_anchor_is_told_there() -> None:
    text = """\
nodes:
  a: {type: lab.read}
  b: {type: lab.show, depends: [&x aa.value]}
  c: {type: lab.show, depends: [*x]}
"""
    fixed = "b: {type: lab.show, depends: [&x a.value]}"
    assert places(text) == [("unknown-node", "aa", [], fixed)]


def test_a_slot_that_is_an_alias() -> None:
    text = """\
nodes:
  a: {type: lab.read, params: {x: &x self}}
  b: {type: lab.show, depends: [*x : a.value]}
"""
    related = [("self", "the anchor of this alias")]
    assert places(text) == [("slot-reserved-runner", "*x", related, None)]


def test_an_item_in_an_inline_tube() -> None:
    text = """\
nodes:
  a: {type: lab.read, params: {x: &x gone.value}}
  b: {type: tube, params: {tube: {noob_id: i, nodes: {c: {type: lab.show, depends: [*x]}}}}}
"""
    related = [("gone.value", "the anchor of this alias")]
    assert places(text) == [("unknown-node", "*x", related, None)]


def test_a_boolean_that_other_places_use_is_not_rewritten() -> None:
    text = """\
nodes:
  a: {type: lab.read, enabled: &on "yes"}
  b: {type: lab.read, enabled: *on}
  c: &c {type: lab.read, params: {d: &d {enabled: "yes"}, e: &e "yes"}}
  f: {type: lab.read, <<: *d}
  g: {type: lab.read, enabled: *e}
  h: {type: lab.read, enabled: "yes"}
  i: {<<: *c}
"""
    related = [('"yes"', "the anchor of this alias")]
    assert places(text) == [
        ("coerced-value", '"yes"', [], None),
        ("coerced-value", '"yes"', [], None),
        ("coerced-value", "*e", related, None),
        ("coerced-value", '"yes"', [], "h: {type: lab.read, enabled: true}"),
    ]


def test_a_fix_suits_every_use_of_an_anchor() -> None:
    text = """\
input:
  a: {type: str, scope: &s Process, default: k}
  b: {type: str, scope: process, default: *s}
  c: {type: str, scope: &t Process}
  d: {type: str, scope: *t}
nodes:
  p: {type: print, depends: [input.a, input.b, input.c, input.d]}
"""
    assert places(text) == [
        ("schema-enum", "Process", [], None),
        ("schema-enum", "Process", [], "c: {type: str, scope: &t process}"),
    ]


def test_a_fix_in_an_anchored_mapping_is_safe_where_all_its_uses_are_alike() -> None:
    text = """\
input:
  a: &a {type: str, scope: Process}
  b: *a
  c: &c {type: str, scope: Process}
  d: {<<: *c, description: d}
nodes:
  p: {type: print, depends: [input.a, input.b, input.c, input.d]}
  q: {type: lab.read, params: {x: %s}}
"""

    def safe(x: str) -> list[bool | None]:
        found = [one for one in lint_text(HEAD + text % x) if one.rule == "schema-enum"]
        return [one.fix and one.fix.safe for one in found]

    assert safe("1") == [True, True]
    assert safe("*a") == [False, True]


@pytest.mark.parametrize(("count", "has_fix"), [(1000, True), (1001, False)])
def test_with_very_many_aliases_there_are_no_fixes(count: int, has_fix: bool) -> None:
    nodes = "".join(f"  n{number}: {{type: lab.read, params: *k}}\n" for number in range(count))
    text = f"{HEAD}nodes:\n  n: {{type: lab.read, params: &k {{x: 1}}}}\n{nodes}"
    text += "assets:\n  a: {type: lab.read, scope: Runner}\n"
    (found,) = (one for one in lint_text(text) if one.rule == "schema-enum")
    assert (found.fix is not None) is has_fix
