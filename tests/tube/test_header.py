"""The edits that correct a header, and what they leave unchanged."""

from __future__ import annotations

import pytest

from noob_lint import Diagnostic, lint_text
from noob_lint.tube.header import KEYS, is_noob_id, is_plain
from noob_lint.yaml.parser import parse

HEADER = "noob_id: example\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.0\n"
NODES = "nodes:\n  a: {type: lab.read}\n"
RULES = {"header-incomplete", "header-order", "header-id-not-discoverable"}


def of_header(text: str) -> Diagnostic:
    """The only diagnostic of the text, which is about its header."""
    found = lint_text(text, path="tube.yaml")
    assert [one for one in found if one.rule not in RULES] == []
    (only,) = found
    return only


def fixed(text: str) -> str:
    """The text once the fix of its only diagnostic is applied."""
    fix = of_header(text).fix
    assert fix is not None
    assert fix.safe
    (edit,) = fix.edits
    return text[: edit.span.start.offset] + edit.text + text[edit.span.end.offset :]


MOVED = {
    "other keys first": (
        "# what it is\ndescription: text\n# its name\n" + HEADER + NODES,
        "# what it is\n# its name\n" + HEADER + "description: text\n" + NODES,
    ),
    "swapped": (
        "noob_version: 1003.0.0\nnoob_model: noob.tube.TubeSpecification\nnoob_id: example\n"
        + NODES,
        HEADER + NODES,
    ),
    "marked": (
        "---\n" + NODES + HEADER.rstrip("\n"),
        "---\n" + HEADER + NODES,
    ),
    "with comments": (
        NODES + HEADER.replace("1003.0.0", "1003.0.0 # the version"),
        HEADER.replace("1003.0.0", "1003.0.0 # the version") + NODES,
    ),
    "incomplete": ("noob_id: example\n" + NODES, HEADER + NODES),
    "incomplete, at the end": (NODES + "noob_id: example", HEADER + NODES),
    "other line ends": (
        ("description: text\n" + HEADER + NODES).replace("\n", "\r\n"),
        (HEADER + "description: text\n" + NODES).replace("\n", "\r\n"),
    ),
    "comment behind the id": (
        HEADER.replace("example", "example  # the first") + NODES,
        "# the first\n" + HEADER + NODES,
    ),
    "blanks behind the id": (HEADER.replace("example", "example  ") + NODES, HEADER + NODES),
    "quoted key": (HEADER.replace("noob_id:", "'noob_id' :") + NODES, HEADER + NODES),
    "next line": (
        HEADER.replace(" example", "\n  'example'  ") + NODES,
        HEADER.replace("example", "'example'") + NODES,
    ),
    "anchored id": (HEADER.replace("example", "&id example") + NODES, HEADER + NODES),
}


@pytest.mark.parametrize(("text", "expected"), MOVED.values(), ids=MOVED)
def test_fixes_keep_what_they_move(text: str, expected: str) -> None:
    assert fixed(text) == expected
    assert lint_text(expected, path="tube.yaml") == []


@pytest.mark.parametrize(
    "text",
    [
        "{description: text, "
        + HEADER.rstrip("\n").replace("\n", ", ")
        + ", "
        + "nodes: {a: {type: lab.read}}}",
        "description: text\n"
        + HEADER.replace("1003.0.0", "&v 1003.0.0")
        + NODES.replace("}", ", params: {v: *v}}"),
        "description: text\n" + HEADER.replace(" 1003", "\n  1003") + NODES,
        HEADER.replace("example", "&id example") + NODES.replace("}", ", params: {v: *id}}"),
        "\ufeff" + HEADER + NODES,
        "description: &d example\n" + HEADER.replace("example", "*d") + NODES,
        "<<: {\nnoob_id: example,\nnoob_model: noob.tube.TubeSpecification }\n"
        "noob_version: 1003.0.0\n" + NODES,
    ],
    ids=[
        *("braces", "anchor", "two lines", "used anchor", "byte order mark", "alias", "merge"),
    ],
)
def test_what_is_not_simple_is_left_to_people(text: str) -> None:
    found = [one for one in lint_text(text, path="tube.yaml") if one.rule in RULES]
    assert found != []
    assert [one.fix for one in found] == [None] * len(found)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a/tube.yaml", []),
        ("tube.yml", []),
        ("<stdin>", []),
        ("tube.YAML", ["header-id-not-discoverable"]),
        ("tube.yaml.txt", ["header-id-not-discoverable"]),
        ("a.yaml/tube.tube", ["header-id-not-discoverable"]),
        ("tube", ["header-id-not-discoverable"]),
    ],
)
def test_noob_finds_ids_only_in_files_of_certain_names(path: str, expected: list[str]) -> None:
    assert [found.rule for found in lint_text(HEADER + NODES, path=path)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HEADER, True),
        ("# comment\n---\n" + HEADER, True),
        (HEADER.replace("\n", "\r\n"), True),
        (HEADER.replace("example", "a-b/c#d_é"), True),
        (HEADER.replace("example", "'example'"), False),
        (HEADER.replace("example", "a.b"), False),
        (HEADER.replace("example", "null"), False),
        (HEADER.replace("example", "2024"), False),
        (HEADER.replace("example", "example "), False),
        *((HEADER.replace("1003.0.0", one), False) for one in ("1003", "1003.0", "1003.0.x")),
        (HEADER.replace("1003.0.0", "1003.0.0.0"), True),
        (HEADER + NODES, True),
        ("---\n" + HEADER, True),
        ("\ufeff" + HEADER, False),
        (HEADER.replace("TubeSpecification", "Tube"), False),
        ("description: text\n" + HEADER, False),
        (" " + HEADER.replace("\n", "\n "), False),
        ("{}", False),
    ],
)
def test_a_plain_header_needs_no_rule(text: str, expected: bool) -> None:
    assert is_plain(parse(text)) is expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [("a.yaml", True), ("a.yml", True), ("<stdin>", True), ("a.YAML", False), ("a", False)],
)
def test_a_plain_header_is_in_a_file_that_noob_finds(path: str, expected: bool) -> None:
    assert is_plain(parse(HEADER, path)) is expected


def test_ids_that_can_be_looked_up() -> None:
    names = ("", "a", "1", "é-b_c/d#e", "a.b", "a b", " ", "a:", "-")
    assert [name for name in names if is_noob_id(name)] == ["a", "1", "é-b_c/d#e", "-"]
    assert KEYS == ("noob_id", "noob_model", "noob_version")
