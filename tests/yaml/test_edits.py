"""What fixes do to the text, where they are simple, and which of them are certain."""

from __future__ import annotations

from typing import Any

import pytest

from noob_lint.diagnostics.diagnostic import Fix
from noob_lint.fixing.rounds import apply
from noob_lint.yaml import edits
from noob_lint.yaml.document import Mapping, Sequence
from noob_lint.yaml.edits import boolean, drop_span
from noob_lint.yaml.parser import parse

EDITS: list[tuple[str, str, tuple[Any, ...], tuple[str, str] | None]] = [
    ("write", "x: 'a b' # c\n", ("new",), ("write new", "x: new # c\n")),
    ("write", "x: &a [1,\n  2]\n", ("new",), ("write new", "x: &a new\n")),
    ("write", "x: !!str a\n", ("new",), None),
    ("write", "x: [1, # c\n  2]\n", ("new",), None),
    ("write", "x: 'a#b'\n", ("new",), None),
    ("replace_text", "x: 'a b' # c\n", ("new",), ("write new", "x: 'new' # c\n")),
    ("replace_text", 'x: "a"\n', ("new",), ("write new", 'x: "new"\n')),
    ("replace_text", "x: a\n", ("new",), ("write new", "x: new\n")),
    ("replace_text", "x: |\n  a\n", ("new",), None),
    ("replace_text", "x: >-\n  a\n", ("new",), None),
    ("replace_text", "x: a\n", (None,), None),
    ("replace_text", "x: !!str a\n", ("new",), ("write new", "x: !!str new\n")),
    ("quote", "x: it's # c\n", (), ("quote it", "x: 'it''s' # c\n")),
    ("quote", "x: 1\n", (), ("quote it", "x: '1'\n")),
    ("quote", "x: 'a'\n", (), None),
    ("quote", "x: !!str a\n", (), None),
    ("quote", "x:\n", (), None),
    ("quote", "x: a\n  b\n", (), None),
    ("quote", "x: [a]\n", (), None),
    ("quote", "x: &a b\n", (), ("quote it", "x: &a 'b'\n")),
    ("into_list", "x: a.b # c\n", (), ("write [a.b]", "x: [a.b] # c\n")),
    ("into_list", "x: 'a'\n", (), ("write ['a']", "x: ['a']\n")),
    ("into_list", "x: &a b\n", (), None),
    ("into_list", "x: !!str b\n", (), None),
    ("into_list", "x: |\n  b\n", (), None),
    ("into_list", "x: >\n  b\n", (), None),
    ("into_list", "x: [a]\n", (), None),
    ("into_list", "x: a]\n", (), None),
    ("into_list", "x: 'a,b'\n", (), None),
    ("into_list", "x: a#b\n", (), None),
    ("into_list", "x: a\n  b\n", (), None),
    ("into_list", "x: a{}\n", (), None),
    ("into_list", "x: a-b c\n", (), ("write [a-b c]", "x: [a-b c]\n")),
    ("out_of_list", "x: [a.b] # c\n", (), ("write a.b", "x: a.b # c\n")),
    ("out_of_list", "x: [ 'a' ]\n", (), ("write 'a'", "x: 'a'\n")),
    ("out_of_list", "x:\n  - a # c\n", (), ("write a", "x: a # c\n")),
    ("out_of_list", "x:\n- a\ny: 1\n", (), ("write a", "x: a\ny: 1\n")),
    ("out_of_list", "x:\r\n  - a\r\n", (), ("write a", "x: a\r\n")),
    ("out_of_list", "x: # c\n  - a\n", (), None),
    ("out_of_list", "x: [a, b]\n", (), None),
    ("out_of_list", "x: []\n", (), None),
    ("out_of_list", "x: &a [a]\n", (), None),
    ("out_of_list", "x: !!seq [a]\n", (), None),
    ("out_of_list", "x: [&a a]\n", (), None),
    ("out_of_list", "x: [!!str a]\n", (), None),
    ("out_of_list", "a: &a b\nx: [*a]\n", (), ("write *a", "a: &a b\nx: *a\n")),
    ("out_of_list", "x: [1]\n", (), None),
    ("out_of_list", "x: [a,]\n", (), ("write a", "x: a\n")),
    ("out_of_list", "x: [a # c\n  ]\n", (), None),
    ("out_of_list", "x: [a\n  b]\n", (), None),
    ("out_of_list", "x: [\n  a\n  ]\n", (), ("write a", "x: a\n")),
    ("out_of_list", "x: a\n", (), None),
    ("out_of_list", "x:\n  - - a\n", (), None),
    ("out_of_list", "x: ['a#b']\n", (), None),
    ("out_of_list", "x:\n\n  - a\n", (), ("write a", "x: a\n")),
    ("fill", "x:\n", ("1",), ("write 1", "x: 1\n")),
    ("fill", "x: # c\n", ("1",), ("write 1", "x: 1 # c\n")),
    ("fill", "x  : \ny: 2\n", ("1",), ("write 1", "x  : 1 \ny: 2\n")),
    ("fill", "x: ~\n", ("1",), ("write 1", "x: 1\n")),
    ("fill", "x: &a\n", ("1",), None),
    ("fill", "x: !!null\n", ("1",), None),
    ("fill", "a: &a 2\nx: *a\n", ("1",), ("write 1", "a: &a 2\nx: 1\n")),
    ("fill", "? x\n", ("1",), None),
    ("fill", "x: 'a'\n", ("1",), ("write 1", "x: 1\n")),
    ("fill", "{x: , y: 1}\n", ("1",), ("write 1", "{x: 1 , y: 1}\n")),
    ("fill", "{x, y: 1}\n", ("1",), None),
    ("fill", "{'x':}\n", ("1",), ("write 1", "{'x': 1}\n")),
    (
        "slots_into_items",
        "x: {a: b.c, d: e.f}\n",
        (),
        ("turn it into a list of slots", "x: [a: b.c, d: e.f]\n"),
    ),
    (
        "slots_into_items",
        "x:\n  a: b\n  c: d # e\n",
        (),
        ("turn it into a list of slots", "x:\n  - a: b\n  - c: d # e\n"),
    ),
    ("slots_into_items", "x: &a {a: b}\n", (), None),
    ("slots_into_items", "x: !!map {a: b}\n", (), None),
    ("slots_into_items", "y: &y {q: 1}\nx: {a: b, <<: *y}\n", (), None),
    ("slots_into_items", "x: {a: b, # c\n d: e}\n", (), None),
    (
        "slots_into_items",
        "x: {a: b,\n d: e}\n",
        (),
        ("turn it into a list of slots", "x: [a: b,\n d: e]\n"),
    ),
    ("slots_into_items", "x:\n  a:\n    b\n  c: d\n", (), None),
    ("slots_into_items", "x:\n  ? a\n  : b\n", (), None),
    ("slots_into_items", "x:\n  a: b\n  c: [d,\n    e]\n", (), None),
    ("slots_into_items", "x: {}\n", (), ("turn it into a list of slots", "x: []\n")),
    ("slots_into_items", "x:\n  &k a: b\n", (), None),
    (
        "split_item",
        "x:\n- a: b\n  c: d\n  e: f\n",
        (),
        ("write each slot as its own item", "x:\n- a: b\n- c: d\n- e: f\n"),
    ),
    (
        "split_item",
        "x:\n  - a: b\n    c: d # e\n",
        (),
        ("write each slot as its own item", "x:\n  - a: b\n  - c: d # e\n"),
    ),
    (
        "split_item",
        "x:\n  -   a: b\n      c: d\n",
        (),
        ("write each slot as its own item", "x:\n  -   a: b\n  -   c: d\n"),
    ),
    ("split_item", "x: [{a: b, c: d}]\n", (), None),
    ("split_item", "x:\n- &a\n  a: b\n  c: d\n", (), None),
    ("split_item", "x:\n- a: b\n  c: [d,\n    e]\n", (), None),
    ("split_item", "y: &y {q: 1}\nx:\n- a: b\n  <<: *y\n", (), None),
    ("split_item", "y: &y\n  q: 1\nx:\n- a: b\n  <<: *y\n", (), None),
    ("split_item", "x:\n- &a {a: b,\n  c: d}\n", (), None),
    ("split_item", "x:\n- !!map\n  a: b\n  c: d\n", (), None),
    ("split_item", "x:\n- !!map {a: b,\n  c: d}\n", (), None),
    ("split_item", "x:\n- {a: b,\n  c: d}\n", (), None),
    (
        "split_item",
        "x:\n- a:\n    - b\n  c: d\n",
        (),
        ("write each slot as its own item", "x:\n- a:\n    - b\n- c: d\n"),
    ),
    ("split_item", "x:\n- # c\n  a: b\n  c: d\n", (), None),
    ("split_item", "x:\n- ? a\n  : b\n  ? c\n  : d\n", (), None),
    ("drop_entry", "x: 1\ny: 2\n", (), ("remove the line", "y: 2\n")),
    ("drop_entry", "x: 1 # c\ny: 2\n", (), None),
    ("drop_entry", "y: 2\nx: 1\n", (), ("remove the line", "y: 2\n")),
    ("drop_entry", "y: 2\nx: 1", (), None),
    ("drop_entry", "x: &a 1\ny: 2\n", (), None),
    ("drop_entry", "&a x: 1\ny: 2\n", (), None),
    ("drop_entry", "y: &a 1\nx: *a\nz: 1\n", (), None),
    ("drop_entry", "x: [1,\n  2]\ny: 2\n", (), None),
    ("drop_entry", "{x: 1, y: 2}\n", (), ("remove the key", "{y: 2}\n")),
    ("drop_entry", "{y: 2 , x: 1}\n", (), ("remove the key", "{y: 2 }\n")),
    ("drop_entry", "{y: 2, x: 1 , z: 3}\n", (), ("remove the key", "{y: 2 , z: 3}\n")),
    ("drop_entry", "{x: 1}\n", (), None),
    ("drop_entry", "{ x: 1 ,  y: 2}\n", (), ("remove the key", "{ y: 2}\n")),
    ("drop_entry", "{y: 2, # c\n x: 1, z: 3}\n", (), None),
    ("drop_entry", "{y: 2,\n x: 1}\n", (), None),
    ("drop_entry", "{y: 2,\n x: 1\n}\n", (), ("remove the line", "{y: 2,\n}\n")),
    ("drop_entry", "{y: 2, x: 1,\n z: 3}\n", (), ("remove the key", "{y: 2,\n z: 3}\n")),
    ("drop_entry", "{x: 1,\n z: 3}\n", (), ("remove the key", "{\n z: 3}\n")),
    ("drop_entry", "y: 1\r\nx: 1\r\nz: 2\r\n", (), ("remove the line", "y: 1\r\nz: 2\r\n")),
    ("drop_entry", "a: &a\n  x: 1\n<<: *a\ny: 2\n", (), None),
    ("drop_entry", "x: 'a\n  b'\ny: 2\n", (), None),
    ("drop_entry", "  # c\nx: 1 \ny: 2\n", (), ("remove the line", "  # c\ny: 2\n")),
    ("drop_entry", "? a\n: 1\n? x\n: 2\n", (), None),
    ("drop_entry", "{x: 1,y: 2}\n", (), ("remove the key", "{y: 2}\n")),
    ("drop_entry", "{y: 2,x: 1}\n", (), ("remove the key", "{y: 2}\n")),
    ("drop_item", "x:\n-\ny: 1\n", (0,), None),
    ("drop_item", "x:\n- a\n-\ny: 1\n", (1,), ("remove the line", "x:\n- a\ny: 1\n")),
    ("drop_item", "y: &y [b]\nx: [*y, a]\n", (1,), None),
    ("drop_item", "y: &y [b]\nx: [a, *y]\n", (1,), None),
    ("drop_item", "x: [a, b, c]\n", (0,), None),
    ("drop_item", "x: [a, b, c]\n", (1,), ("remove it", "x: [a, c]\n")),
    ("drop_item", "x: [a, b , c]\n", (2,), ("remove it", "x: [a, b]\n")),
    ("drop_item", "x:\n- a\n- b\n- c\n", (1,), ("remove the line", "x:\n- a\n- c\n")),
    ("drop_item", "x:\n- a\n- b # c\n- c\n", (1,), None),
    ("drop_item", "x:\n- a\n- b\n", (1,), ("remove the line", "x:\n- a\n")),
    ("drop_item", "x:\n- a\n- b", (1,), None),
    ("drop_item", "x: [a,\n  b]\n", (1,), None),
    ("drop_item", "x: [a, # c\n  b]\n", (1,), None),
    ("drop_item", "x: [a, [b,\n  c]]\n", (1,), None),
    ("drop_item", "x:\n- a\n- - b\n  - c\n- d\n", (1,), None),
    ("drop_item", "x:\n- a\n- {b: 1}\n- d\n", (1,), ("remove the line", "x:\n- a\n- d\n")),
    ("drop_item", "y: &y b\nx: [a, *y]\n", (1,), ("remove it", "y: &y b\nx: [a]\n")),
    ("drop_item", "y: &y b\nx: [*y, a]\n", (1,), ("remove it", "y: &y b\nx: [*y]\n")),
    ("out_of_list", "x: # for:\n  - a\n", (), None),
    ("out_of_list", "x: # for:\n\n# d\n  - a\n", (), None),
    ("out_of_list", "y: '#'\nx:\n  - a\n", (), ("write a", "y: '#'\nx: a\n")),
]
"""The function, the text, further arguments, and the title and the text afterwards.

What is changed is the value of ``x``, its key and value, or the item that it begins with.
"""


def fix_of(name: str, text: str, more: tuple[Any, ...], *, safe: bool) -> Fix | None:
    root = parse(text, "tube.yaml").root
    assert isinstance(root, Mapping)
    entry = root.by_name["x"]
    if name == "fill":
        more = (entry.value, *more)
    first: Any = entry.value
    if name in {"fill", "drop_entry"}:
        first = entry.key if name == "fill" else entry
    if name == "split_item":
        assert isinstance(entry.value, Sequence)
        first = entry.value.items[0]
    found: Fix | None = getattr(edits, name)(first, *more, safe=safe)
    return found


@pytest.mark.parametrize(("name", "text", "more", "expected"), EDITS)
def test_an_edit(
    name: str, text: str, more: tuple[Any, ...], expected: tuple[str, str] | None
) -> None:
    for safe in (False, True):
        fix = fix_of(name, text, more, safe=safe)
        found = None if fix is None else (fix.title, apply(text, fix.edits), fix.safe)
        assert found == (None if expected is None else (*expected, safe))


@pytest.mark.parametrize(
    ("text", "mark", "expected"),
    [
        ("x: &a  b # c\n", "&a", "x: b # c\n"),
        ("x: b  &a\n", "&a", "x: b\n"),
        ("x: b \t &a \t\r\ny: 1\n", "&a", "x: b\r\ny: 1\n"),
        ("x: &a", "&a", "x:"),
        ("x:&a\tb", "&a", "x:b"),
        ("&a x: 1", "&a", "x: 1"),
    ],
)
def test_a_mark_goes_with_the_blanks_around_it(text: str, mark: str, expected: str) -> None:
    source = parse(text, "tube.yaml").source
    start = text.index(mark)
    for safe in (False, True):
        fix = drop_span(source, start, start + len(mark), "remove it", safe=safe)
        found = fix.title, apply(text, fix.edits), fix.safe
        assert found == ("remove it", expected, safe)


@pytest.mark.parametrize(
    ("written", "text", "is_safe"),
    [
        ("'True'", "true", True),
        ("'FALSE '", "false", True),
        ("ture", "true", False),
        ("fals", "false", False),
        ("true", None, None),
        ("sometimes", None, None),
        ("aase", None, None),
        ("[ture]", None, None),
    ],
)
def test_a_boolean_that_is_only_near_is_a_guess(
    written: str, text: str | None, is_safe: bool | None
) -> None:
    root = parse(f"x: {written}\n", "tube.yaml").root
    assert isinstance(root, Mapping)
    fix = boolean(root.entries[0].value)
    found = None if fix is None else (fix.edits[0].text, fix.safe)
    assert found == (None if text is None else (text, is_safe))
