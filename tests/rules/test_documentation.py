"""Splitting the docstring of a rule into parts."""

from __future__ import annotations

from noob_lint.rules.documentation import Documentation, Example, paragraphs, parse

DOCS = """A node is called twice.

noob calls it twice:
once is enough.

The other time is a warning.

In lab.py:
    def read() -> int:
        return 1

In base.yaml:
    nodes:
      a: {type: lab.read}

Bad:
    (with --noob-version 1000: the second
    one is ignored)
    extends: [base]

    nodes: {}

Good:
    nodes:
      a: {type: lab.read}

Fix:
    Removes it.

    It is safe.

Options:
    `python-paths` names directories.

Related:
    unknown-node, cycle,
    all-disabled

Versions:
    Since noob 1001.
"""


def test_every_part() -> None:
    assert parse(DOCS) == Documentation(
        summary="A node is called twice.",
        text="noob calls it twice:\nonce is enough.\n\nThe other time is a warning.",
        files=(
            ("lab.py", "def read() -> int:\n    return 1\n"),
            ("base.yaml", "nodes:\n  a: {type: lab.read}\n"),
        ),
        bad=Example(
            tube="extends: [base]\n\nnodes: {}\n",
            note="with --noob-version 1000: the second one is ignored",
        ),
        good=Example(tube="nodes:\n  a: {type: lab.read}\n"),
        fix="Removes it.\n\nIt is safe.",
        options="`python-paths` names directories.",
        related=("unknown-node", "cycle", "all-disabled"),
        versions="Since noob 1001.",
    )


def test_what_has_no_heading_is_text() -> None:
    assert parse("") == Documentation()
    assert parse("It is bad.\n\nBadly:\n    so\n\nBad: yes\n") == Documentation(
        summary="It is bad.", text="Badly:\n    so\n\nBad: yes"
    )


def test_an_example_that_is_told() -> None:
    told = parse("It is bad.\n\nBad:\n    (two files\n    with one id)\n")
    assert told == Documentation(summary="It is bad.", bad=Example(note="two files with one id"))


def test_the_version_of_an_example() -> None:
    assert parse(DOCS).bad.version == "1000"
    assert Example("nodes: {}\n", "with --noob-version 0.1").version == "0.1"
    assert Example("nodes: {}\n", "in a file").version == "latest"


def test_paragraphs() -> None:
    assert paragraphs("one\n  two\n\n\nthree\n") == ["one two", "three"]
    assert paragraphs("") == []
