"""The keys that are written in a file, and what becomes of one that has to go."""

from __future__ import annotations

import pytest

from noob_lint.fixing.rounds import apply
from noob_lint.migration.entries import commented_out, mappings_of, own_entry, removed
from noob_lint.spec.versions import find_version
from noob_lint.tube.tube import Tube
from noob_lint.yaml.document import Mapping
from noob_lint.yaml.parser import parse


def root_of(text: str) -> Mapping:
    root = parse(text, "a.yaml").root
    assert root is not None
    return root


def test_the_mappings_that_are_written_in_a_tube() -> None:
    text = """\
nodes:
  a: &a {x: 1}
  b: *a
  [c]: {x: 1}
  d: 1
  e: {y: 1}
  <<: {f: {x: 1}}
assets: 1
input: {i: {z: 1}, <<: {k: {z: 1}}}
more: {m: {x: 1}}
"""
    document = parse(text, "a.yaml")
    assert document.root is not None
    tube = Tube(document, document.root, find_version("0.1"))
    found = [
        (section, label, mapping.source.text[mapping.start : mapping.end][:6])
        for section, label, mapping in mappings_of(tube)
    ]
    assert found == [
        ("", "the tube", "nodes:"),
        ("nodes", "node 'a'", "{x: 1}"),
        ("nodes", "node 'e'", "{y: 1}"),
        ("input", "input 'i'", "{z: 1}"),
    ]


def test_an_entry_that_is_merged_is_not_written_there() -> None:
    root = root_of("a: 1\n<<: {b: 2}\n")
    assert [own_entry(root, name) is not None for name in "abc"] == [True, False, False]


@pytest.mark.parametrize(
    ("text", "about", "commented", "without"),
    [
        ("x: 1\ny: 2\n", "x: 1", "# x: 1\ny: 2\n", "y: 2\n"),
        ("y: 2\nx: 1\n", "x: 1", "y: 2\n# x: 1\n", "y: 2\n"),
        ("y: 2\nx: 1", "x: 1", "y: 2\n# x: 1", "y: 2\n# x: 1"),
        ("x: 1\n", None, None, None),
        ("x: 1\n<<: {y: 2}\n", None, None, None),
        ("x: 1  # why\ny: 2\n", "x: 1", "# x: 1  # why\ny: 2\n", "# x: 1  # why\ny: 2\n"),
        ("x:\n\ny: 2\n", "x:", "# x:\n\ny: 2\n", "\ny: 2\n"),
        ("x:\n  a: 1\n\ny: 2\n", "x:\n  a: 1", *["# x:\n#   a: 1\n\ny: 2\n"] * 2),
        (
            "x:\n  a: 1\n\n  # of a\n  b:\n  - 1\n\n# of y\ny: 2\n",
            "x:\n  a: 1\n\n  # of a\n  b:\n  - 1",
            *["# x:\n#   a: 1\n\n#   # of a\n#   b:\n#   - 1\n\n# of y\ny: 2\n"] * 2,
        ),
        ("y: &a 2\nx: *a # why\n", "x: *a", *["y: &a 2\n# x: *a # why\n"] * 2),
        ("y: &a {b: &b 1}\nx: *a\n", "x: *a", *["y: &a {b: &b 1}\n# x: *a\n"] * 2),
        ("x: &a 1\ny: 2\n", None, None, None),
        ("x: {a: &a 1}\ny: 2\n", None, None, None),
        ("&a x: 1\ny: 2\n", None, None, None),
        ("{x: 1, y: 2}\n", "x: 1", None, "{y: 2}\n"),
        ("{y: 2, x: 1}\n", "x: 1", None, "{y: 2}\n"),
        ("{y: 2,\n x: 1\n}\n", "x: 1", "{y: 2,\n # x: 1\n}\n", "{y: 2,\n}\n"),
        ("{y: 2,\n x: 1}\n", None, None, None),
        ("a: 1\nx: {b: 1,\nc: 2}\n", "x: {b: 1,\nc: 2}", *["a: 1\n# x: {b: 1,\n# c: 2}\n"] * 2),
    ],
)
def test_an_entry_goes(
    text: str, about: str | None, commented: str | None, without: str | None
) -> None:
    mapping = root_of(text)
    found = []
    for change in (commented_out, removed):
        item = change(mapping, mapping.by_name["x"], "so")
        found.append(None if item is None else apply(text, item.edits))
        if item is not None:
            assert item.title == "so"
            assert text[item.span.start.offset : item.span.end.offset] == about
    assert found == [commented, without]
