"""Comments, including those that suppress findings."""

from __future__ import annotations

import pytest

from noob_lint import Settings, lint_text
from noob_lint.yaml.parser import parse

COMMENTS: dict[str, tuple[str, list[tuple[int, int, str, bool]]]] = {
    "alone and behind": ("# a\nb: c # d\n", [(0, 0, "# a", True), (1, 5, "# d", False)]),
    "indented, and at the end": (
        "a:\n  # b\n  c: d\n# e",
        [(1, 2, "# b", True), (3, 0, "# e", True)],
    ),
    "empty": ("#\n a: b #\n", [(0, 0, "#", True), (1, 6, "#", False)]),
    "two signs": ("a: b #c #d\n", [(0, 5, "#c #d", False)]),
    "none": ("a: b#c\n", []),
    "in quotes": ('a: \'x # y\' # z\nb: "\\"# c"\n', [(0, 11, "# z", False)]),
    "in a quoted text of several lines": ("a: 'x\n  # y\n  z' # c\n", [(2, 5, "# c", False)]),
    "in a quoted key": ('"k # l": 1 # m\n', [(0, 11, "# m", False)]),
    "behind a text of several lines": ("a: x\n  y # c\n", [(1, 4, "# c", False)]),
    "in flow": (
        "a: [b, # c\n  'd # e', # f\n  # g\n] # h\n",
        [(0, 7, "# c", False), (1, 11, "# f", False), (2, 2, "# g", True), (3, 2, "# h", False)],
    ),
    "around a block text": (
        "a: |  # head\n  # text\n  b # too\n# alone\nc: d\n",
        [(0, 6, "# head", False), (3, 0, "# alone", True)],
    ),
    "behind an empty block text": ("a: >\n\n# b\nc: d\n", [(2, 0, "# b", True)]),
    "behind empty values": (
        "a: # b\n  # c\nd:\n  - # e\n",
        [(0, 3, "# b", False), (1, 2, "# c", True), (3, 4, "# e", False)],
    ),
    "behind anchors, tags and aliases": (
        "a: &x#y # b\n  c\nd: !t # e\n  f\ng: [*x#y ] # h\n",
        [(0, 8, "# b", False), (2, 6, "# e", False), (4, 11, "# h", False)],
    ),
    "in a set": ("a: !!set {b # c\n}\n", [(0, 12, "# c", False)]),
    "around the document": (
        "%YAML 1.2 # a\n--- # b\nc: d\n... # e\n",
        [(0, 10, "# a", False), (1, 4, "# b", False), (3, 4, "# e", False)],
    ),
    "with non-BMP characters": (
        "# \U0001f600\na: '\U0001f600#' # b\n",
        [(0, 0, "# \U0001f600", True), (1, 8, "# b", False)],
    ),
}


@pytest.mark.parametrize("name", COMMENTS)
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_comments(name: str, line_break: str) -> None:
    text, expected = COMMENTS[name]
    if line_break == "\r" and name == "behind anchors, tags and aliases":
        text, expected = COMMENTS["none"]  # the parser treats the break as part of the tag
    document = parse(text.replace("\n", line_break))
    assert document.root is not None
    comments = list(document.comments())
    assert [
        (comment.span.start.line, comment.span.start.column, comment.text, comment.alone)
        for comment in comments
    ] == expected
    for (start, end), comment_text, _ in comments:
        assert document.text[start.offset : end.offset] == comment_text


@pytest.mark.parametrize("text", ["[a # b\n", "- a # b\n", "# a\n"])
def test_no_comments_without_a_tube(text: str) -> None:
    assert list(parse(text).comments()) == []


HEAD = """\
noob_id: tube
noob_model: noob.tube.TubeSpecification
noob_version: 1003.0.2
nodes:
"""
NODE = """\
  a:
    type: pkg.module.function
    depends: [b.value, c]
"""


def found(nodes: str, settings: Settings | None = None) -> list[tuple[str, int, str]]:
    """The rules, lines (from zero, counted in the nodes) and messages of the findings."""
    return [
        (item.rule, item.span.start.line - HEAD.count("\n"), item.message)
        for item in lint_text(HEAD + nodes, settings=settings)
    ]


NODE_B = ("unknown-node", 2, "node 'a' depends on node 'b', which does not exist: the tube has 'a'")
REF_C = (
    "signal-ref-format",
    2,
    "node 'a' depends on 'c', which names no signal: write 'c.value' or another signal of it",
)
BOTH = [NODE_B, REF_C]


def unused(line: int, message: str) -> tuple[str, int, str]:
    return "unused-ignore", line, message


def test_without_comments() -> None:
    assert found(NODE) == BOTH


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("# noob-lint: ignore[unknown-node]", [REF_C]),
        ("# noob-lint: ignore[unknown-node] comes with the next release", [REF_C]),
        ("#noob-lint:ignore[ unknown-node ,signal-ref-format ]why", []),
        ("# noob-lint: ignore[unknown-node, signal-ref-format]", []),
        ("# noob-lint: ignore[graph]", [REF_C]),
        ("# noob-lint: ignore[graph, nodes]", []),
        ("# noob-lint: ignore-file[unknown-node]", [REF_C]),
        ("# noqa", BOTH),
        (
            "# noob-lint: disable[unknown-node]",
            [*BOTH, unused(2, "'disable' does nothing here: did you mean 'ignore'?")],
        ),
    ],
)
def test_ignore_on_the_line(comment: str, expected: list[tuple[str, int, str]]) -> None:
    assert found(NODE.rstrip() + f"  {comment}\n") == expected


def test_ignore_on_the_line_above() -> None:
    lines = NODE.splitlines(keepends=True)
    comment = "    # noob-lint: ignore[unknown-node, nodes] soon\n"
    for between in ("", "\n", "  # another comment\n\n"):
        assert found(lines[0] + lines[1] + comment + between + lines[2]) == []


def test_ignore_above_another_line_silences_nothing() -> None:
    lines = NODE.splitlines(keepends=True)
    comment = "    # noob-lint: ignore[unknown-node]\n"
    message = "unused ignore: 'unknown-node' is not reported here"
    assert found(lines[0] + comment + lines[1] + lines[2]) == [
        unused(1, message),
        *((rule, 3, said) for rule, _, said in BOTH),
    ]
    assert found(NODE + comment) == [*BOTH, unused(3, message)]


def test_ignore_for_the_file_may_stand_anywhere() -> None:
    comment = "# noob-lint: ignore-file[unknown-node, nodes]\n"
    assert found(comment + NODE) == []
    assert found(NODE + comment) == []
    assert [item.rule for item in lint_text(comment + HEAD + NODE)] == []


def test_ignore_in_a_text_is_no_comment() -> None:
    text = "    description: '# noob-lint: ignore-file[unknown-node]'\n"
    assert found(NODE + text) == BOTH


@pytest.mark.parametrize(
    ("names", "messages"),
    [
        ("unknow-node", ["unknown rule 'unknow-node': did you mean 'unknown-node'?"]),
        ("xyzzy", ["unknown rule 'xyzzy'"]),
        ("cycle", ["unused ignore: 'cycle' is not reported here"]),
        (
            "cycle, unknown-node, inputs",
            [
                "unused ignore: 'cycle' is not reported here",
                "unused ignore: 'inputs' is not reported here",
            ],
        ),
    ],
)
def test_ignores_that_serve_nothing(names: str, messages: list[str]) -> None:
    comment = f"  # noob-lint: ignore[{names}]"
    told = found(NODE.rstrip() + comment)
    assert [message for rule, _, message in told if rule == "unused-ignore"] == messages


@pytest.mark.parametrize("comment", ["# noob-lint: ignore", "# noob-lint: ignore[]"])
def test_an_ignore_names_rules(comment: str) -> None:
    told = found(f"{NODE.rstrip()}  {comment}\n")
    assert told == [
        *BOTH,
        unused(
            2,
            "an ignore comment must name the rules it suppresses: ignore[rule-id], or ignore[all]",
        ),
    ]


def test_an_unused_ignore_stands_at_the_name() -> None:
    text = HEAD + NODE.rstrip() + " # noob-lint: ignore[ cycle, unknown-node ]\n"
    (place,) = [item.span for item in lint_text(text) if item.rule == "unused-ignore"]
    assert text[place.start.offset : place.end.offset] == "cycle"


def test_ignores_for_rules_that_did_not_run_are_not_unused() -> None:
    comment = "  # noob-lint: ignore[cycle, xyzzy]"
    told = found(NODE.rstrip() + comment, Settings(ignore=("graph",)))
    assert told == [REF_C, unused(2, "unknown rule 'xyzzy'")]


def test_an_unused_ignore_can_be_ignored() -> None:
    assert found(NODE.rstrip() + "  # noob-lint: ignore[cycle]", Settings(ignore=("project",))) == (
        BOTH
    )


def test_findings_of_the_parser_can_be_ignored() -> None:
    twice = "  b: {type: pkg.module.function}  # noob-lint: ignore[yaml-duplicate-key]\n"
    once = "  b: {type: pkg.module.function}\n"
    assert found(once + twice) == []
    assert [rule for rule, _, _ in found(once + once)] == ["yaml-duplicate-key"]
