"""A mistake is shown where it takes effect: at the alias with its anchor, or at the anchor only."""

from __future__ import annotations

import pytest

from noob_lint import Diagnostic, lint_text
from noob_lint.diagnostics.diagnostic import Edit, Finding, Fix
from noob_lint.yaml.alias_findings import with_anchors
from noob_lint.yaml.document import Document
from noob_lint.yaml.parser import parse

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


TEXT = "z: 1\na: &x one\nb: *x\nc: two\n"


def finding(
    document: Document, part: str, *edited: str, path: str | None = None, safe: bool = True
) -> Finding:
    """A finding about a part of the text, with a fix that edits other parts of it."""

    def span(part: str) -> tuple[int, int]:
        start = document.text.index(part)
        return start, start + len(part)

    edits = tuple(Edit(document.source.span(*span(one)), "new") for one in edited)
    fix = Fix("change it", edits, safe) if edited else None
    return Finding(document.source.span(*span(part)), part, fix, path=path)


def kept(document: Document, findings: list[Finding]) -> list[tuple[str, list[str]]]:
    """What is left of the findings, each with the texts of its related places."""
    return [
        (
            one.message,
            [document.text[it.span.start.offset : it.span.end.offset] for it in one.related],
        )
        for one in with_anchors(document, findings)
    ]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("*x",), [("*x", ["one"])]),
        (("two", "one", "*x"), [("two", []), ("one", [])]),
        (("*x", "ne", "two"), [("ne", []), ("two", [])]),
        (("*x", "on"), [("on", [])]),
        (("one\nb", "*x"), [("one\nb", []), ("*x", ["one"])]),
        (("&x one", "*x"), [("&x one", []), ("*x", ["one"])]),
        (("z", "*x", "two"), [("z", []), ("*x", ["one"]), ("two", [])]),
        (("*", "b: *x"), [("*", []), ("b: *x", [])]),
    ],
)
def test_a_finding_about_an_alias(
    parts: tuple[str, ...], expected: list[tuple[str, list[str]]]
) -> None:
    document = parse(TEXT, "a.yaml")
    for path in (None, "a.yaml"):
        assert kept(document, [finding(document, one, path=path) for one in parts]) == expected


def test_findings_in_other_files_stay_as_they_are() -> None:
    document = parse(TEXT, "a.yaml")
    others = [
        finding(document, "*x", path="b.yaml"),
        finding(document, "one", "one", path="b.yaml"),
    ]
    assert with_anchors(document, others) == others
    own = finding(document, "*x")
    assert kept(document, [*others, own])[2:] == [("*x", ["one"])]


@pytest.mark.parametrize(
    ("parts", "edited", "has_fix"),
    [
        (("two",), ("two",), True),
        (("two",), ("one",), False),
        (("two",), ("two", "one"), False),
        (("two",), ("one", "two"), False),
        (("two",), ("z",), True),
        (("two",), ("&x one",), True),
        (("two",), ("one\n",), True),
        (("two", "*x"), ("one",), True),
    ],
)
def test_a_fix_at_an_anchor_changes_all_its_aliases(
    parts: tuple[str, ...], edited: tuple[str, ...], has_fix: bool
) -> None:
    document = parse(TEXT, "a.yaml")
    first, *others = parts
    findings = [finding(document, first, *edited), *(finding(document, one) for one in others)]
    fix = with_anchors(document, findings)[0].fix
    assert (fix is not None) is has_fix
    assert fix is None or fix.edits == findings[0].fix.edits  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "is_safe"),
    [
        ("p: {k: &m {e: one}, l: *m}", True),
        ("p: {k: &m {e: one}}\nq: {k: *m}", False),
        ("p: {k: {s: &m {e: one}}, l: {s: *m}}", True),
        ("p: {k: {s: &m {e: one}}, l: {t: *m}}", False),
        ("p: {k: {s: &m {e: one}}, l: {s: [*m]}}", False),
        ("p: {k: {s: &m {e: one}}, l: {<<: *m}}", False),
        ("p: {k: &m {e: one}, l: {<<: *m}}", True),
        ("p: [{s: &m {e: one}}, {s: *m}]", True),
        ("p: [{s: &m {e: one}}, {t: *m}]", False),
        ("p: &r [*r]\nq: {k: &m {e: one}, l: *m}", True),
        ("p: &r [{s: &m {e: one}}, {t: *m}]\nq: {k: {t: [*r]}}", False),
        ("? [p]\n: {k: &m {e: one}}\n? [q]\n: {k: *m}", True),
        ("? [p]\n: {k: &m {e: one}}\nq: {k: *m}", False),
        ("p: {k: &m {e: two}, l: *m}\nq: one", True),
    ],
)
def test_a_fix_is_safe_where_all_uses_of_an_anchor_have_the_same_role(
    text: str, is_safe: bool
) -> None:
    document = parse(f"{text}\n", "a.yaml")
    (found,) = with_anchors(document, [finding(document, "one", "one")])
    assert found.fix is not None
    assert found.fix.safe is is_safe
    (found,) = with_anchors(document, [finding(document, "one", "one", safe=False)])
    assert found.fix is not None
    assert not found.fix.safe
