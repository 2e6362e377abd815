"""Which text the pure parser has to read, what is refused before any parser, and the limits."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.yaml import parser
from noob_lint.yaml.limits import MAX_DEPTH
from noob_lint.yaml.parser import (
    MAX_BYTES,
    needs_pure_parser,
    parse,
    parse_if_valid,
    read_bounded,
)


@pytest.mark.parametrize(
    "text",
    [
        *("%a", "...", "---", "--- a", "a: 1\n%b", "a: 1\n...", "a: 1\n---\n"),
        *("a:\t1", "a\x85b", "a\u2028b", "a\u2029b", "a\ufeffb", "a\rb"),
        *(
            "a: &b.c 1",
            "-&a.b",
            "?&a.b",
            "[&a.b",
            "{&a.b",
            ",&a.b",
            ":&a.b",
            "a &a.b",
            "*a:",
            "*a/",
        ),
        *("a: !1 x", "a: !<x> y", "a: !b{ 1", "a: !", "!b\r", "!!!a"),
        *("? a", "a ?", "?,", "?:", "??", "?[", "?]", "?{", "?}", "-?\n", "[?]"),
        *("a: |#", "a: |\n\n  \n  b", "a: |\n   \n  b", "a: |2-\n  \n", "a: | # c\n   \n"),
        *("a: |\n  ", "a: >\n \n", "a: |\r\n \r\n"),
        *('"a":b', "'a':b", "[a]:b", "{a}:b"),
        *("a: # c\n  b\n", "a:  # c\n b", "a:   # c\nb", "a: # c\n\n  # d\n  b", "a: # c\n"),
        *("a: # c\n -b", "b: 1\na: # c\n  b\n"),
        *("|\n a", " > a", "\n|", "# c\n\n > \n a"),
    ],
)
def test_what_the_two_parsers_may_read_differently(text: str) -> None:
    assert needs_pure_parser(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "a: 1\n",
            "---\n",
            "---\r\n",
            "-- a",
            "a: ---\n",
            "a: ...\n",
            "a: 1\n b: %c",
            "a\r\nb",
        ),
        *("a: &b 1", "a: *b", "a: *b\n", "[*a,*b]", "{a: *b}", "x*y.z", "b&a.b", "- &a-b_1 c"),
        *("&é", "&a\r\n", "a: !b 1", "a: !!int 1", "x!1", "!b,", "!b]", "!b}", "!a.b/c:d-e_f"),
        *("a?", "a ?b", "a? ", "a: |\n  b\n", "a: >\n  b", "a: |+\n\n b", "a: b|\n", "a: |x\n \n"),
        *('"a": b', "'a': b", "[a]: b", "{a}: b", '"a":\n', "a:b"),
        *("a: # c\n  - b\n", "a: # c\n\n - b", "a: # c\n  b: 1\n", "a: # c\n  b:\n"),
        *("a: # c\n b:\r\n", "# a: # c\nb", "  # a: # c\n b", "a: b # c\n d", "b |", "#|\n"),
    ],
)
def test_what_both_parsers_read_alike(text: str) -> None:
    assert not needs_pure_parser(text)


CHARACTER = "is not allowed in YAML: remove it, or write it as an escape in double quotes"
INVALID = "the file is not UTF-8 (byte 0x{} is invalid here): save it as UTF-8"
UTF_16 = "the file is not UTF-8 but looks like UTF-16: save it as UTF-8"


@pytest.mark.parametrize(
    ("data", "start", "end", "message"),
    [
        (b"a\xff", 1, 2, INVALID.format("FF")),
        (b"\xef\xbb\xbf\xc3\xa9: \xe9b", 3, 4, INVALID.format("E9")),
        (b"a: \xff\xfe", 3, 4, INVALID.format("FF")),
        (b"\xff\xfea\0", 0, 1, UTF_16),
        (b"\xfe\xff\0a", 0, 1, UTF_16),
        (b"a\0:\0", 0, 1, UTF_16),
        (b"\0a\0:", 0, 1, UTF_16),
        (b"ab\0", 2, 3, f"character U+0000 {CHARACTER}"),
        ("a\0", 1, 2, f"character U+0000 {CHARACTER}"),
        (b"a\x07b", 1, 2, f"character U+0007 {CHARACTER}"),
        ("\ufeffa: \ud800b", 3, 4, f"character U+D800 {CHARACTER}"),
    ],
)
def test_what_is_no_text(data: bytes | str, start: int, end: int, message: str) -> None:
    document = parse(data, "a.yaml")
    assert (document.root, document.rest) == (None, None)
    ((rule, finding),) = document.reports
    found = (rule, finding.message, finding.span.start.offset, finding.span.end.offset)
    assert found == ("yaml-encoding", message, start, end)
    assert (document.path, document.source.path) == ("a.yaml", "a.yaml")
    if isinstance(data, str):
        assert parse_if_valid(data) is None


@pytest.mark.parametrize(
    ("data", "has_bom"),
    [
        *((b"a: 1\n", False), (b"\xef\xbb\xbfa: 1\n", True), ("a: 1\n", False)),
        *(("\ufeffa: 1\n", True), ("a: \ufeffb\n", False)),
    ],
)
def test_a_byte_order_mark_is_no_text(data: bytes | str, has_bom: bool) -> None:
    document = parse(data)
    assert (document.has_bom, document.text[:2]) == (has_bom, "a:")
    assert document.path == "<stdin>"
    assert document.reports == []
    if isinstance(data, str):
        valid = parse_if_valid(data)
        assert valid is not None
        assert (valid.text, valid.path) == (document.text, "<stdin>")


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_bytes(b" " * (MAX_BYTES + 5))
    data = read_bounded(str(path))
    assert len(data) == MAX_BYTES + 1
    ((rule, finding),) = parse(data).reports
    message = "the file is larger than 10 MiB, too large for a tube"
    assert (rule, finding.message, finding.span.end.offset) == ("yaml-too-large", message, 0)
    assert [one.rule for one in parse(data[1:]).reports] == ["yaml-empty-document"]
    largest = f"a: 1\n{data[6:].decode()}"
    valid = parse_if_valid(largest)
    assert valid is not None
    assert valid.text == largest
    assert parse_if_valid(f"{largest} ") is None


def test_what_the_pure_parser_reads() -> None:
    assert parser._MAX_PURE == 1 << 17  # in about two seconds
    assert parser._LONG == 1 << 9


@pytest.mark.parametrize(
    ("brackets", "is_refused"),
    [
        *(("[" * 1000, False), ("{" * 1001, True), ("[" * 1001, True), ("[]" * 1001, False)),
        *(("]" * 5 + "[" * 1000, False), ("]}" * 5 + "[{" * 501, True)),
        *(("[" * 1000 + "}" + "[", False), ("[" * 999 + "}" + "[[[", True)),
    ],
)
def test_brackets_in_strings_may_be_deeper(brackets: str, is_refused: bool) -> None:
    """In text that the pure parser has to read, whose cost would be quadratic."""
    text = f"a: '\t{brackets}'\n"
    rules = [one.rule for one in parse(text).reports]
    assert rules == (["yaml-nesting"] if is_refused else [])
    if is_refused:
        ((_, finding),) = parse(text).reports
        assert text[finding.span.start.offset :].strip("[{") == "'\n"
        message = f"nested more than {MAX_DEPTH} levels deep, which noob cannot read"
        assert finding.message == message


@pytest.mark.parametrize("text", ["a: [", "- 1\n", "", "a: @b\n", f"a: {'[' * 251}"])
def test_what_is_not_valid(text: str) -> None:
    assert parse_if_valid(text) is None
