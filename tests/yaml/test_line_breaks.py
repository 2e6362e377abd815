"""noob opens files in text mode, so carriage returns never reach its parser."""

from __future__ import annotations

import pytest

from noob_lint.yaml.document import Document, Mapping, Scalar
from noob_lint.yaml.parser import parse

HEAD = "noob_id: t\nnodes:\n  a: {type: lab.read}\n"
TAB_ALONE = f"{HEAD}\n\t\n  b: {{type: lab.show}}\n"
TAB_IN_BLOCK = f"{HEAD}  b:\n    type: lab.read\n    description: some\n\n\tmore\n"
BLOCK_TEXT = f"{HEAD}\n\t\n  b:\n    type: lab.show\n    description: |\n      one\n\n      two\n"


def outline(document: Document) -> list[tuple[str, int, int]]:
    """The texts below the root with their lines and columns."""
    found: list[tuple[str, int, int]] = []

    def walk(node: object) -> None:
        if isinstance(node, Mapping):
            for entry in node.entries:
                walk(entry.key)
                walk(entry.value)
        elif isinstance(node, Scalar):
            found.append((node.text, node.span.start.line, node.span.start.column))

    walk(document.root)
    return found


@pytest.mark.parametrize("line_break", ["\r\n", "\r"])
@pytest.mark.parametrize("text", [TAB_ALONE, BLOCK_TEXT], ids=["tab", "block text"])
def test_the_same_tube_is_read(text: str, line_break: str) -> None:
    document = parse(text.replace("\n", line_break))
    assert document.reports == []
    assert outline(document) == outline(parse(text))
    assert document.text == text.replace("\n", line_break)


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_the_same_error_is_found_at_the_same_place(line_break: str) -> None:
    (report,) = parse(TAB_IN_BLOCK.replace("\n", line_break)).reports
    start = report.finding.span.start
    assert (report.rule, start.line, start.column) == ("yaml-syntax", 7, 0)
