"""Syntax errors with their places and messages, all of which are in `syntax.txt`.

`python -m tests.yaml.test_errors` prints the file again; read the diff before committing.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from ruamel.yaml.error import YAMLError
from ruamel.yaml.reader import ReaderError

from noob_lint import Severity, lint_text
from noob_lint.diagnostics.diagnostic import Finding
from noob_lint.diagnostics.source import Source, Span
from noob_lint.yaml import parser
from noob_lint.yaml.document import Document, Mapping
from noob_lint.yaml.errors import describe_crash, describe_yaml_error
from noob_lint.yaml.parser import MAX_BYTES, parse
from tests.work import assert_linear

CASES: dict[str, str | bytes] = {
    "latin-1": b"# caf\xe9\nnodes: {}\n",
    "latin-1 after a BOM": b"\xef\xbb\xbfa: b\nc: \xe9\n",
    "truncated UTF-8": b"a: \xe2\x82",
    "surrogate in UTF-8": b"a: \xed\xa0\x80\n",
    "UTF-16 LE": b"\xff\xfea\x00:\x00 \x00b\x00\n\x00",
    "UTF-16 BE": b"\xfe\xff\x00a\x00:\x00 \x00b\x00\n",
    "UTF-16 without BOM": b"a\x00:\x00 \x00b\x00\n\x00",
    "NUL": "a: b\x00c\n",
    "bell": "a: b\n# \x07\n",
    "escape": "a: \x1b[31m\n",
    "DEL": "a: \x7f\n",
    "C1": "a: \x9f\n",
    "lone surrogate": "a: \ud800\n",
    "noncharacter": "a: \uffff\n",
    "tab indentation": "nodes:\n\ta: {type: dict}\n",
    "tab indentation after spaces": "nodes:\n  \ta: {type: dict}\n",
    "tab after a colon": "a:\tb\n",
    "tab before a comment": "a: b\t# c\n",
    "tab in a text": "a: b\tc\n",
    "tab on a blank line": "a: b\n\t\nc: d\n",
    "tab after a tag": "a: !!str\tb\n",
    "unclosed list": "nodes:\n  a: {type: list, depends: [b.value}\n  b: {type: dict}\n",
    "unclosed list at the end": "a: [b, c\n",
    "unclosed mapping at the end": "a: {b: c\n",
    "unclosed mapping before a key": "a: {b: c\nd: e\n",
    "unclosed list before a key": "a: [b, c\nd: e\n",
    "unclosed list before an indented key": "a: [b, c\n  d: e \n",
    "unclosed nested": "a: {b: [c, d}\n",
    "closing bracket too many": "a: b]\nc: ]\n",
    "closing bracket alone": "a: [b]]\n",
    "missing comma": "a: [b 'c']\n",
    "missing comma in mapping": "a: {b: 'c' d: e}\n",
    "two commas": "a: [b,, c]\n",
    "double quote": 'a: "b\nc: d\n',
    "single quote": "a: 'b\nc: d\n",
    "quote inside a quoted text": "a: 'it's'\n",
    "text after a quoted text": 'a: "b" c\n',
    "text after spaces after a quoted text": "x: \"b\"\na: 'b'  'c'\n",
    "at sign": "a: @b\n",
    "backtick": "a: `b`\n",
    "percent": "a: %b\n",
    "colon in a text": "a: b: c\n",
    "colon in a description": "nodes:\n  a:\n    type: dict\n    description: Note: this is bad\n",
    "colon at the end of a text": "a: b:\n",
    "key beside the start of the document": "--- a: b\n",
    "key indented under a text": "a: b\n  c: d\n",
    "key less indented": "nodes:\n    a: {type: dict}\n  b: {type: dict}\n",
    "key more indented": "nodes:\n  a: {type: dict}\n    b: {type: dict}\n",
    "item less indented": "a:\n    - b\n  - c\n",
    "item more indented": "a:\n  - b\n    - c\n",
    "item after a mapping": "a:\n  b: c\n  - d\n",
    "item in a mapping line": "a: - b\n",
    "key after a list": "a:\n  - b\n  c: d\n",
    "missing colon": "a: b\nc\nd: e\n",
    "missing colon at the end": "a: b\nc\n",
    "missing space after colon": "a:b\nc: d\n",
    "key without a space": "nodes:\n  a:\n    type:dict\n    params: {}\n",
    "document end inside": "a: 'b\n---\nc'\n",
    "glob": "a: *.txt\n",
    "glob 2": "a: [*.txt]\n",
    "lone asterisk": "a: *\n",
    "lone ampersand": "a: & b\n",
    "bold": "a: **b**\n",
    "unknown anchor": "a: &base 1\nb: *bass\n",
    "unknown anchor, none near": "b: *x\n",
    "anchor after alias": "a: *x\nb: &x 1\n",
    "two anchors": "a: &x &y 1\n",
    "two tags": "a: !x !y 1\n",
    "anchor on an alias": "a: &x 1\nb: &y *x\n",
    "escape1": 'a: "\\q"\n',
    "windows path": 'a: "C:\\Users"\n',
    "escape too large": 'a: "\\UFFFFFFFF"\n',
    "escape too large, after another": "a: '\\UFFFFFFFF'\nb: \"\\UFFFFFFFF\"\n",
    "escape U00110000": 'a: "\\U00110000"\n',
    "escape surrogate": 'a: "\\uD800"\n',
    "escape not hex": 'a: "\\xZZ"\n',
    "escape cut": 'a: "\\u12"\n',
    "escape of a no-break space": 'a: "\\\xa0"\n',
    "YAML 3.0": "%YAML 3.0\n---\na: b\n",
    "YAML x": "%YAML x\n---\na: b\n",
    "YAML twice": "%YAML 1.2\n%YAML 1.2\n---\na: b\n",
    "TAG twice": "%TAG !x! a\n%TAG !x! b\n---\na: b\n",
    "FOO": "%FOO bar\n---\na: b\n",
    "directive without ---": "%YAML 1.2\na: b\n",
    "unclosed verbatim tag": "a: !<x b\n",
    "tag handle": "a: !e!x b\n",
    "tag with a bad character": "a: !x^y b\n",
    "tag escape": "a: !%zz b\n",
    "block scalar indicator": "a: |x\n  b\n",
    "block scalar 0": "a: |0\n  b\n",
    "block scalar less indented": "a: |\n    b\n  c\n",
    "block scalar comment": "a: |#x\n  b\n",
    "block scalar blank": "a: |\n      \n  b\n",
    "block scalar, two blank lines": "a: |\n \n      \n  b\nc: d\n",
    "question": "? a\nb\n",
    "overlap": "a: # why\n  b\n\nc: d # e\n",
    "duplicate key": "nodes: {}\ninput: {}\n'nodes': {}\n",
    "duplicate thrice": "{a: 1, a: 2, a: 3}\n",
    "duplicate number": "{1: a, true: b, 1.0: c, 0x1: d}\n",
    "duplicate null": "{~: a, null: b}\n",
    "duplicate list": "? [a]\n: b\n? [a]\n: c\n",
    "deep key": "? [[a]]\n: b\n",
    "set key": "{!!set {a}: b}\n",
    "duplicate merge": "a: &a {x: 1}\nb:\n  <<: *a\n  <<: *a\n",
    "merge text": "a: {<<: b}\n",
    "merge null": "a:\n  <<:\n",
    "merge list of texts": "a: {<<: [b]}\n",
    "merge itself": "a: &a {<<: *a}\n",
    "merge list alias": "a: &a [1, 2]\nb: {<<: *a}\n",
    "merge undefined": "b: {<<: *a}\n",
    "int one": "a: !!int one\n",
    "date": "a: 2024-02-30\n",
    "month": "a: 2024-13-01\n",
    "hour": "a: 2024-01-01T25:00:00\n",
    "float": "a: !!float x\n",
    "bool": "a: !!bool maybe\n",
    "binary": "a: !!binary '@@@'\n",
    "timestamp": "a: !!timestamp now\n",
    "seq of text": "a: !!seq b\n",
    "map of list": "a: !!map [b]\n",
    "int list": "a: !!int [b]\n",
    "omap": "a: !!omap [b]\n",
    "null list": "a: !!null [b]\n",
    "int empty": "a: !!int\n",
    "two documents": "a: b\n---\nc: d\n",
    "two documents, the first empty": "---\n---\na: b\n",
    "two documents, with ...": "a: b\n...\nc: d\n",
    "second document empty": "a: b\n---\n",
    "empty": "",
    "blank": "\n \n",
    "BOM only": "\ufeff",
    "comments only": "# a\n\n# b\n",
    "---": "---\n",
    "...": "...\n",
    "root list": "- a\n- b: c\n",
    "root flow": "[a]\n",
    "root text": "just a text\n",
    "root text 2": "noob_id:my-tube\n",
    "root null": "~\n",
    "root null 2": "null # x\n",
    "root int": "42\n",
    "root date": "2024-01-01\n",
    "root tagged": "!x a\n",
    "root quoted": "'a'\n",
    "root alias": "*a\n",
    "root set": "!!set {a}\n",
    "recursive": "a: &a\n  b: *a\n",
    "recursive list": "a: &a [*a]\n",
    "explicit key as a value": "a: ? b\n",
    "text after flow root": "{a: b} c\n",
    "key after flow root": "[a]\nb: c\n",
    "backslash escape": 'a: "\\x\\\\"\n',
    "anchor in the way": "a: b\n&x c: d\n e: f\n",
    "multi-line key": "a b\n c: d\n",
    "unclosed quote before a quote": 'a: "b\nc: "d"\n',
}


DIFFERENT_WHEN_LARGE = {
    *("tab after a colon", "tab before a comment", "tab in a text", "tab after a tag"),
    *("glob", "glob 2", "bold", "escape surrogate", "YAML 3.0", "YAML x", "YAML twice"),
    *("TAG twice", "FOO", "directive without ---", "block scalar comment", "overlap"),
    *("block scalar, two blank lines", "key beside the start of the document"),
    *("two documents, with ...", "empty", "blank", "BOM only", "comments only", "---", "..."),
    *(name for name, text in CASES.items() if isinstance(text, bytes)),
}
"""The C parser allows more tabs and fewer names; directives stand only at the start of a file."""


def place(document: Document, span: Span) -> str:
    """Line and column (from zero) and the text at the place."""
    start, end = span
    return f"{start.line}:{start.column} {document.text[start.offset : end.offset]!a}"


def report(name: str) -> Iterator[str]:
    """Everything that is reported about a case, in the form of `syntax.txt`."""
    document = parse(CASES[name])
    yield f"== {name}: {CASES[name]!a}"
    for rule, finding in document.reports:
        yield f"{rule} {place(document, finding.span)}"
        yield f"    {finding.message}"
        if finding.help:
            yield f"    help: {finding.help}"
        for related in finding.related:
            yield f"    {place(document, related.span)} {related.message}"


def test_reports() -> None:
    expected = Path(__file__).with_name("syntax.txt").read_text("utf-8").splitlines()
    assert [line for name in CASES for line in report(name)] == expected


@pytest.mark.parametrize("name", sorted(CASES.keys() - DIFFERENT_WHEN_LARGE))
def test_a_file_beyond_the_reach_of_the_pure_parser_is_described_alike(name: str) -> None:
    """The C parser decides there; where it is as strict, messages and places are the same."""
    padding = f"# {'x' * 97}\n" * 1400
    document, large = parse(CASES[name]), parse(padding + str(CASES[name]))
    moved = len(padding)
    assert [
        (rule, finding.span.start.offset - moved, finding.span.end.offset - moved, finding.message)
        for rule, finding in large.reports
    ] == [
        (rule, finding.span.start.offset, finding.span.end.offset, finding.message)
        for rule, finding in document.reports
    ]


BLOCK = "while parsing a block mapping: expected <block end>, but found"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "a: @b\n",
            "while scanning for the next token: found character '@' that cannot start any token",
        ),
        (
            "a: [b, c\n",
            "while parsing a flow sequence: expected ',' or ']', but got '<stream end>'",
        ),
        ("a: {b: c\n", "while parsing a flow mapping: expected ',' or '}', but got '<stream end>'"),
        ("a: {b: 'c' d: e}\n", "while parsing a flow mapping: expected ',' or '}', but got 'd'"),
        ("a: &x &y 1\n", f"{BLOCK} '<anchor>'"),
        ("a: !x !y 1\n", f"{BLOCK} '<tag>'"),
        ("a: &x 1\nb: &y *x\n", f"{BLOCK} '<alias>'"),
        ("a: {}\n}\n", f"{BLOCK} '}}'"),
        ("a: []\n]\n", f"{BLOCK} ']'"),
        ("a: 1\n- b\n", f"{BLOCK} '-'"),
        ("a: 'b' c\n", f"{BLOCK} '<scalar>'"),
        ("a: [b,, c]\n", "while parsing a flow node: expected the node content, but found ','"),
        ("a: b: c\n", "mapping values are not allowed in this context"),
    ],
)
def test_the_fast_parser_is_quoted_as_the_other_would_say_it(text: str, said: str) -> None:
    ((_, finding),) = parse(f"# {'x' * 97}\n" * 1400 + text).reports
    assert finding.help == f"the YAML parser says: {said}"


def test_help_repeats_the_parser() -> None:
    (report,) = parse("a: @b\n").reports
    assert report.finding.help == (
        "the YAML parser says: while scanning for the next token: "
        "found character '@' that cannot start any token"
    )


def test_long_texts_are_cut_in_messages() -> None:
    assert [finding.message for _, finding in parse(f"a: {'1' * 5000}\n").reports] == [
        f"'{'1' * 60}...' is read as a whole number, but Python reads no number of 5000 digits: "
        "quote it if it is a string"
    ]


def doubling(head: str, each: str, count: int) -> str:
    """Anchors a0, a1, ..., each of which contains the previous one ten times."""
    lines = [f"a{i}: &a{i} {each % ', '.join([f'*a{i - 1}'] * 10)}" for i in range(1, count)]
    return "\n".join([head, *lines])


DEEP = 100_000
LIMIT = "nested more than 250 levels deep, which noob cannot read"
BY_ALIASES = (
    "nested more than 250 levels deep once aliases are expanded, which noob-lint cannot check"
)
MANY = "more than 250,000 values once aliases are expanded, too many for a tube"
HOSTILE: dict[str, tuple[str, str, str]] = {
    "flow lists": ("a: " + "[" * 250, "yaml-nesting", LIMIT),
    "very deep flow lists": ("a: " + "[" * DEEP, "yaml-nesting", LIMIT),
    "very deep flow lists, closed": ("a: " + "[" * DEEP + "]" * DEEP, "yaml-nesting", LIMIT),
    "very deep flow lists, pure parser": ("x: '\t'\na: " + "[" * DEEP, "yaml-nesting", LIMIT),
    "very deep flow mappings": ("{a: " * DEEP, "yaml-nesting", LIMIT),
    "very deep flow, pure parser": ("x: '\t'\ny: " + "[{a: " * DEEP, "yaml-nesting", LIMIT),
    "very deep list": ("- " * DEEP, "yaml-nesting", LIMIT),
    "very deep list, pure parser": ("- '\t'\n" + "- " * 60_000, "yaml-nesting", LIMIT),
    "very deep keys": ("? " * DEEP, "yaml-nesting", LIMIT),
    "very deep mapping": ("".join(f"{' ' * i}a:\n" for i in range(3000)), "yaml-nesting", LIMIT),
    "very deep mapping, pure parser": (
        "'\t': b\n" + "".join(f"{' ' * i}a:\n" for i in range(400)),
        *("yaml-nesting", LIMIT),
    ),
    "lists of lists": (doubling("a0: &a0 [x]", "[%s]", 12), "yaml-nesting", MANY),
    "merges of merges": (doubling("a0: &a0 {k: v}", "{<<: [%s], x: y}", 30), "yaml-nesting", MANY),
    "lists in lists by aliases": (
        "a0: &a0 [x]\n" + "".join(f"a{i}: &a{i} [*a{i - 1}]\n" for i in range(1, 600)),
        *("yaml-nesting", BY_ALIASES),
    ),
    "a large mapping merged often": (
        f"a: &a {{{', '.join(f'k{i}: 1' for i in range(4000))}}}\n"
        + "".join(f"m{i}: {{<<: *a}}\n" for i in range(4000)),
        *("yaml-nesting", MANY),
    ),
    "one mapping merged often": (
        f"a: &a {{{', '.join(f'k{i}: 1' for i in range(9000))}}}\n"
        f"m: {{<<: [{', '.join(['*a'] * 9000)}]}}",
        *("yaml-nesting", MANY),
    ),
    "millions of values": (f"a: [{'1,' * 4_000_000}]", "yaml-nesting", MANY),
    "a large comment": ("#" * (MAX_BYTES - 1), "yaml-empty-document", ""),
    "too large": ("a" * (MAX_BYTES + 1), "yaml-too-large", ""),
    "quotes": ('"' * 100_001, "yaml-syntax", ""),
    "question marks": ("? " * 60_000, "yaml-nesting", LIMIT),
    "exclamation marks": ("!" * 60_000, "yaml-root-not-mapping", ""),
    "heads of block texts": ("|\n" * 60_000, "yaml-root-not-mapping", ""),
    "a long line": (f"a: b\n{'x' * 1_000_000}\n  c: d: e", "yaml-syntax", ""),
    "unfinished comments": ("a: # b\n" + "\n" * 100_000 + "c\nd", "yaml-syntax", ""),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_are_refused_soon(name: str) -> None:
    text, rule, message = HOSTILE[name]
    before = time.process_time()
    found = [(item.rule, item.message) for item in lint_text(text)]
    seconds = time.process_time() - before
    assert [found_rule for found_rule, _ in found] == [rule]
    assert message in {"", found[0][1]}
    assert seconds < 20, "ten times what a slow machine takes"


def test_aliases_nest_as_deep_as_what_they_stand_for() -> None:
    chain = "".join(f"- &a{i} [*a{i - 1}]\n" for i in range(1, 248))
    deepest = f"a:\n- &a0 [x]\n{chain}"
    assert parse(deepest).reports == []
    ((rule, finding),) = parse(f"{deepest}- {{b: *a247}}\n").reports
    assert (rule, finding.message, finding.span.start.column) == ("yaml-nesting", BY_ALIASES, 6)
    assert finding.severity is Severity.WARNING  # noob only counts what is written


def test_merging_does_not_nest() -> None:
    chain = "".join(f"a{i}: &a{i} {{<<: *a{i - 1}}}\n" for i in range(1, 600))
    document = parse(f"a0: &a0 {{x: {{y: 1}}}}\n{chain}")
    assert document.reports == []
    assert document.root is not None
    last = document.root.get("a599")
    assert isinstance(last, Mapping)
    assert {key: entry.value.kind for key, entry in last.by_name.items()} == {"x": "a mapping"}


def test_the_deepest_nesting_is_250_levels() -> None:
    deepest = "a: " + "[" * 249 + "]" * 249
    assert parse(deepest).reports == []
    for text in (deepest.replace("[", "[[", 1), "b: '\t'\n" + deepest.replace("[", "[[", 1)):
        ((rule, finding),) = parse(text).reports
        start, end = finding.span
        assert (rule, text[start.offset :], end.offset - start.offset) == (
            "yaml-nesting",
            "[" + "]" * 249,
            1,
        )


def test_heaps_of_mistakes_take_no_more_than_their_number() -> None:
    def make(number: int) -> None:
        names = ", ".join(f"&x{i} 1" for i in range(number))
        aliases = ", ".join(f"*y{i}" for i in range(number))
        assert len(parse(f"a: [{names}]\nb: [{aliases}]").reports) == number
        assert len(parse("a: 1\n" * number).reports) == number - 1

    assert_linear(make, 1250)


@pytest.mark.parametrize(
    "text",
    [
        *("a: &a [*a]", "&a b: *a", "a: &a {b: [*a, {c: *a}]}", "? &a [*a]\n: b"),
        *("nodes: &n {x: *n}", "&r\nnodes: *r\n", "nodes: {a: {type: dict, params: &p {x: *p}}}"),
        *("nodes: {a: {type: list, depends: &p [*p]}}", "nodes: &n\n  a: &a {type: *a, id: *n}"),
        *("input: &i {x: *i}", "assets: &i {x: {params: *i}}", "noob_id: &i [*i]"),
    ],
)
def test_recursive_aliases_end(text: str) -> None:
    lint_text(text)
    assert {report.rule for report in parse(text).reports} <= {"yaml-syntax"}


def test_values_with_half_characters_are_replaced() -> None:
    document = parse('a: "x\\ud800"\nb: "\\ud83d\\ude00"\n')
    assert [node.text for node in document.scalars] == ["a", "x\ufffd", "b", "\ufffd\ufffd"]


def test_which_characters_are_forbidden() -> None:
    """What Python can print is allowed, and recognized without a pattern."""
    characters = (chr(number) for number in range(0x11000))
    found = [one for one in characters if parser._unprintable_in(f"a\n{one}")]
    assert found == [one for one in map(chr, range(0x11000)) if re.match(parser._UNPRINTABLE, one)]


def test_a_failure_of_the_parser_that_nobody_knows() -> None:
    source = Source("a: b\nc: [d]\n")
    finding = describe_crash(KeyError("x"), source, 8)
    said = "the YAML parser says: KeyError: 'x'"
    assert finding == Finding(source.span(8, 9), "the YAML parser fails here", help=said)
    comment = Source("a: b # c\n")
    assert describe_crash(KeyError("x"), comment, 5).span == comment.span(5, 6)
    assert describe_crash(NotImplementedError(), source, 0).span == source.span(0, 2)
    escape = Source('a: "\\UFFFFFFFF"\n')
    assert describe_crash(KeyError("x"), escape, 0).span == escape.span(0, 2)
    assert describe_crash(ValueError("x"), escape, 0).span == escape.span(4, 14)


def test_other_errors_of_the_parser() -> None:
    """None of which a file is known to have."""
    source = Source("a: b\nc: d\n")
    finding = describe_yaml_error(YAMLError("odd\nthing"), source)
    assert finding == Finding(
        source.span(10, 10), "the YAML cannot be read: odd", help="the YAML parser says: odd"
    )
    finding = describe_yaml_error(ReaderError("x", 5, ord("c"), "utf-8", "odd"), source)
    assert (finding.span, finding.message[:23]) == (source.span(5, 7), "the YAML cannot be read")


if __name__ == "__main__":
    print(*(line for name in CASES for line in report(name)), sep="\n")  # noqa: T201
