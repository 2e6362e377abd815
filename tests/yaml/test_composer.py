"""What the composer says of documents that are no tubes, of tags and of unknown aliases."""

from __future__ import annotations

import pytest

from noob_lint.diagnostics.diagnostic import Severity
from noob_lint.diagnostics.source import Source
from noob_lint.yaml.document import Node, Scalar
from noob_lint.yaml.limits import MAX_DEPTH, MAX_VALUES, TOO_DEEP
from noob_lint.yaml.parser import parse


def said(text: str) -> list[str]:
    """What is reported, each with the part of the text that it is about."""
    lines = []
    for report in parse(text).reports:
        span = report.finding.span
        part = text[span.start.offset : span.end.offset]
        lines.append(f"{report.rule} {part!r}: {report.finding.message}")
    return lines


EMPTY = (
    "yaml-empty-document '': the file is empty: a tube is a mapping with at least 'noob_id' and "
    "'nodes'"
)


SPACE = ": is a space missing after the ':'?"


@pytest.mark.parametrize("text", ["", "\n", "# c\n", "---\n", "--- # c\n...\n"])
def test_nothing_is_an_empty_file(text: str) -> None:
    assert said(text) == [EMPTY]


@pytest.mark.parametrize(
    ("text", "part", "kind", "hint"),
    [
        ("- 1\n- 2\n", "- 1\\n- 2", "a list", ""),
        ("[]", "[]", "a list", ""),
        ("word\n", "word", "a string", ""),
        ("'noob_id:a'\n", "'noob_id:a'", "a string", ""),
        ("noob_id:a\n", "noob_id:a", "a string", SPACE),
        ("my-id:a\n", "my-id:a", "a string", SPACE),
        ("a b:c\n", "a b:c", "a string", ""),
        ("12\n", "12", "a number", ""),
        ("true\n", "true", "a boolean", ""),
        ("''\n", "''", "a string", ""),
        ("null\n", "null", "null", ""),
        ("~", "~", "null", ""),
    ],
)
def test_other_documents_are_no_tubes(text: str, part: str, kind: str, hint: str) -> None:
    must = f"a tube must be a mapping with keys such as 'nodes', not {kind}{hint}"
    (found,) = said(text)
    rule, _, rest = found.partition(" ")
    shown, _, message = rest.partition(": ")
    assert (rule, shown[1:-1], message) == ("yaml-root-not-mapping", part, must)


def test_what_is_told_already_is_not_told_again() -> None:
    assert [one.partition(" ")[0] for one in said("*a\n")] == ["yaml-undefined-alias"]
    assert [one.partition(" ")[0] for one in said("!!int a\n")] == ["yaml-tag"]
    assert [one.partition(" ")[0] for one in said("!!set [a]\n")] == ["yaml-tag"]


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        *(("!!set {a, b}", ""), ("!!set {a: 1}", "")),
        ("!!set [a]", "the tag '!!set' does not fit a list"),
        ("!!set {? {a: 1}}", "a '!!set' cannot contain a mapping"),
        *(("!!omap [a: 1, b: 2]", ""), ("!!pairs [a: 1, a: 2]", ""), ("!!omap []", "")),
        ("!!omap {a: 1}", "the tag '!!omap' does not fit a mapping"),
        ("!!pairs {a: 1}", "the tag '!!pairs' does not fit a mapping"),
        ("!!omap [a: 1, b]", "the tag '!!omap' needs a list of mappings with one key each"),
        ("!!pairs [{a: 1, b: 2}]", "the tag '!!pairs' needs a list of mappings with one key each"),
        ("!!int [a]", "the tag '!!int' does not fit a list"),
        *(("!!map {a: 1}", ""), ("!!seq [a]", ""), ("!mine [a]", ""), ("!set [a]", "")),
        ("!!seq {a: 1}", "the tag '!!seq' does not fit a mapping"),
        ("!!map [a]", "the tag '!!map' does not fit a list"),
    ],
)
def test_tags_of_collections(value: str, problem: str) -> None:
    inside = value.partition(" ")[2]
    expected = [f"yaml-tag {inside!r}: {problem}: noob cannot build it"] if problem else []
    assert said(f"x: {value}\n") == expected


def test_only_some_unknown_aliases_get_a_hint() -> None:
    text = "a: &name 1\n" + "".join(f"k{number}: *nane\n" for number in range(22))
    near = "yaml-undefined-alias '*nane': unknown alias '*nane': did you mean '*name'?"
    far = (
        "yaml-undefined-alias '*nane': unknown alias '*nane': no '&nane' comes before it; quote a "
        "string that starts with '*'"
    )
    assert said(text) == [near] * 20 + [far] * 2
    fixes = [report.finding.fix for report in parse(text).reports]
    assert [fix is not None and (fix.title, fix.safe, fix.edits[0].text) for fix in fixes] == [
        *[("write *name", False, "*name")] * 20,
        *[False] * 2,
    ]


VALUES = f"a: &a [&s 1, {', '.join(['1'] * 998)}]\ne: &e {{}}\nf: &f {{k: 1}}\n"
"""Lists and mappings of 1000, 1 and 3 values; with an empty list, all has 1010."""


@pytest.mark.parametrize(
    ("item", "values"),
    [
        *(
            ("1", 1),
            ("*s", 1),
            ("*e", 1),
            ("*f", 3),
            ("[*f]", 4),
            ("{k: *f}", 5),
            ("{'<<': *f}", 5),
        ),
        *(("{<<: *e}", 2), ("{<<: *f}", 3), ("{<<: [*e, *f]}", 7), ("{<<: *f, k: 1}", 5)),
        *(("{? <<: *f}", 3), ("{*s : *f}", 5), ("{k: {<<: *e}}", 4), ("[<<, *f]", 5)),
    ],
)
def test_how_many_values_there_may_be(item: str, values: int) -> None:
    """Those behind an alias count each time, but what is merged brings no mapping of its own."""
    rest = MAX_VALUES - 1010 - 248 * 1000 - values
    for more, problems in ((0, []), (1, ["yaml-nesting"])):
        items = ["*a"] * 248 + ["*s"] * (rest + more) + [item]
        found = parse(f"{VALUES}b: [{', '.join(items)}]\n").reports
        assert [one.rule for one in found] == problems


DEEP = f"a: &a {'[' * 99}{']' * 99}\nm: &m {{k: {'[' * 98}{']' * 98}}}\ne: &e {{}}\n"
"""A list and a mapping of 99 levels."""


@pytest.mark.parametrize(
    ("item", "levels"),
    [
        *(("[*a]", 100), ("{k: *a}", 100), ("{<<: *m}", 99), ("{<<: [*m]}", 101), ("*a", 99)),
        *(("{? k : {<<: *m}}", 100), ("[{k: *m}, {<<: *m}]", 101), ("[*a, [[*e]]]", 100)),
        *(("[[[[*a]]], *e]", 103), ("{k: 1, <<: *m}", 99), ("{'<<': *m}", 100)),
    ],
)
def test_how_deep_values_may_be_behind_aliases(item: str, levels: int) -> None:
    for around, problems in ((MAX_DEPTH - 1 - levels, []), (MAX_DEPTH - levels, [TOO_DEEP])):
        found = parse(f"{DEEP}b: {'[' * around}{item}{']' * around}\n").reports
        assert [one.finding.message for one in found] == problems
        assert {one.finding.severity for one in found} <= {Severity.WARNING}


def test_a_second_document_is_told_at_its_mark() -> None:
    message = "a second YAML document starts here, but noob reads one: move it to a file of its own"
    for mark in ("---", "--- # more", "%YAML 1.2\n---"):
        assert said(f"a: 1\n...\n{mark}\nb: 1\n---\nc: 1\n") == [
            f"yaml-multiple-documents '---': {message}"
        ]


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("bcd e", ["bcd e", "cd e", "c", "bc"]),
        *((text, ["bcd", "cd", "c", "bc"]) for text in ("'bcd'", '"bcd"', "&x bcd", "!x 'bcd'")),
        *((text, [text] * 4) for text in ('"b\\td"', "'b''d'", "b\n  c", "|\n  bcd", ">\n  bcd")),
    ],
)
def test_where_a_part_of_a_string_is(written: str, parts: list[str]) -> None:
    text = f"a: {written}\nb: bcd\n"
    root = parse(text).root
    assert root is not None
    scalar = root.get("a")
    assert isinstance(scalar, Scalar)
    spans = (scalar.inside(), scalar.inside(1), scalar.inside(1, 2), scalar.inside(0, 2))
    assert [text[span.start.offset : span.end.offset] for span in spans] == parts


def test_an_alias_of_a_scalar_has_no_levels() -> None:
    text = f"s: &s 1\nb: {'[' * (MAX_DEPTH - 1)}*s{']' * (MAX_DEPTH - 1)}\n"
    assert parse(text).reports == []


def test_values_are_counted_before_their_collection_ends() -> None:
    text = f"a: [{'1,' * 150_000}[{'1,' * 100_000}"
    assert [one.rule for one in parse(text).reports] == ["yaml-nesting"]


def test_folded_strings_of_the_pure_parser() -> None:
    root = parse("a: >\n  b\n  c\n\n  d\ne: |\n  f\n  g\nh: '\t'\n").root
    assert root is not None
    values = [entry.value for entry in root.entries]
    assert [one.text for one in values if isinstance(one, Scalar)] == ["b c\nd\n", "f\ng\n", "\t"]


def test_a_node_is_of_some_kind() -> None:
    with pytest.raises(NotImplementedError):
        _ = Node(Source(""), 0, 0, None, None).kind


def test_the_parts_of_a_document() -> None:
    for data in (b"a: \xc3\xa9\n", b"\xef\xbb\xbfa: 1\n"):
        document = parse(data)
        for part, is_held in (("a:", True), ("b:", False)):
            assert [document.holds(part), document.holds(part)] == [is_held, is_held]
