"""What is converted for clients that know less."""

from __future__ import annotations

import pytest

from noob_lint.server.protocol import _without_stops


@pytest.mark.parametrize(
    ("snippet", "plain"),
    [
        ("plain: x", "plain: x"),
        ("a: $1", "a: "),
        ("$1:\n  type: $12", ":\n  type: "),
        ("${1:x} and ${12:y z}", "x and y z"),
        ("${1|runner,process,node|}", "runner"),
        ("${1|only|} ${2:b}", "only b"),
        (r"${1|a\,b,c|}", "a,b"),
        (r"${1|a\|b,c|}", "a|b"),
        (r"${1|a,b\|c|}", "a"),
        (r"${1:a\}b\$c}", "a}b$c"),
        (r"costs \$5 \} \\", "costs $5 } \\"),
    ],
)
def test_a_snippet_as_plain_text(snippet: str, plain: str) -> None:
    assert _without_stops(snippet) == plain
