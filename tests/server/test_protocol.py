"""What is converted for clients that know less, and of files that have changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types as lsp

from noob_lint.diagnostics.diagnostic import Related
from noob_lint.diagnostics.source import Source
from noob_lint.project.project import Project
from noob_lint.server.client import Client
from noob_lint.server.protocol import Converter, _without_stops
from noob_lint.server.session import Session


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


def test_a_place_that_a_file_no_longer_has_is_left_out(tmp_path: Path) -> None:
    """Nobody may have told that it is shorter now."""
    code = tmp_path / "lab.py"
    code.write_text("a\nb")
    before, here = Source("a\nb\nc\n"), Source("x: 1\n", str(tmp_path / "it.yaml"))
    client = Client.of(lsp.ClientCapabilities(), None)
    places = [Related(before.span(at, at + 1), str(at), str(code)) for at in (0, 2, 4)]
    places += [Related(here.span(0, 1), "own"), Related(here.span(0, 1), "gone", f"{code}.gone")]

    def told(client: Client) -> list[str] | None:
        found = Converter(Session(), client)._related(places, here, Project())
        return None if found is None else [one.message for one in found]

    assert told(client) is None
    assert told(client._replace(has_related=True)) == ["0", "2", "own"]
