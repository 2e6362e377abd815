"""Marks of templates become blanks or words, so that what is around them keeps its place."""

from __future__ import annotations

import pytest

from noob_lint.tube.template import without_marks

LINES = {
    "a: 1\n{{ b }}\nc: 2\n": "a: 1\n       \nc: 2\n",
    "a: {{ b }}\n": "a: xxxxxxx\n",
    "{{ a }}: 1\n": "xxxxxxx: 1\n",
    "{{ a }} \t\r\n": "        \t\r\n",
    "{% if a %}b: 1{% endif %}\n": "          b: 1           \n",
    "a: 1 {# b\nc #}\n": "a: 1     \n    \n",
    "{{ a\n{% b\n}} %}\n{{ c }}{# d": "{{ a\n{% b\n}} %}\nxxxxxxx{# d",
    "{{ a }}{{ b }}{% c %}{{ d }}e: 1\n": "xxxxxxxxxxxxxx       xxxxxxxe: 1\n",
    "{{ a {% b %} }}\n": "               \n",
}


@pytest.mark.parametrize(("text", "expected"), LINES.items())
def test_marks(text: str, expected: str) -> None:
    assert without_marks(text) == expected


@pytest.mark.parametrize("before", ["", "a: 1\n"], ids=["first line", "later line"])
@pytest.mark.parametrize("after", ["", "\nb: 2\n"], ids=["last line", "earlier line"])
@pytest.mark.parametrize(("left", "right"), [(0, 0), (199, 199), (200, 0), (0, 200), (9, 9)])
def test_a_line_is_looked_at_for_two_hundred_characters(
    before: str, after: str, left: int, right: int
) -> None:
    text = f"{before}{' ' * left}{{{{ x }}}}{' ' * right}{after}"
    mark = "       " if max(left, right) < 200 else "xxxxxxx"
    assert without_marks(text) == f"{before}{' ' * left}{mark}{' ' * right}{after}"
