"""What is converted for clients that know less, and of files that have changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types as lsp

from noob_lint.diagnostics.diagnostic import Related
from noob_lint.diagnostics.source import Source
from noob_lint.project.project import Project
from noob_lint.rules import RULES
from noob_lint.server.client import Client
from noob_lint.server.documents import TextChange
from noob_lint.server.protocol import Converter, _without_stops
from noob_lint.server.session import Session
from noob_lint.server.uris import uri_of
from tests.server.studio import Studio


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


def test_what_has_no_effect_is_marked_as_unnecessary() -> None:
    client = Client.of(lsp.ClientCapabilities(), None)._replace(has_tags=True)
    converter = Converter(Session(), client)
    marked = {rule.id for rule in RULES if converter._tags(rule.id) is not None}
    named = {rule.id for rule in RULES if rule.id.startswith("unused-")}
    assert marked == {*named, "id-redundant", "ignored-key", "param-ignored"}
    assert converter._tags("unused-asset") == [lsp.DiagnosticTag.Unnecessary]
    assert Converter(Session(), client._replace(has_tags=False))._tags("unused-asset") is None


def test_what_a_base_brings_is_shown_at_the_start_while_extends_cannot_be_read(
    tmp_path: Path,
) -> None:
    studio = Studio(tmp_path)
    nodes = "nodes:\n  a: {type: return, depends: [b.value]}\n  b: {type: lab.count}\n"
    studio.tube("base", nodes)
    view, _ = studio.open("extends: [base]\nnodes: {b: {enabled: false}}\n", "child")
    session, client = studio.session, Client.of(lsp.ClientCapabilities(), None)

    def shown() -> list[lsp.Range]:
        document = session.document(view.path)
        assert document is not None
        return [
            Converter(session, client).diagnostic(one, document, view.project).range
            for one in session.findings(view.path)
            if one.rule == "depends-on-disabled"
        ]

    assert shown() == [lsp.Range(lsp.Position(3, 0), lsp.Position(3, 7))]
    text = view.document.text + "assets: {x: [\n"
    session.change(uri_of(view.path), 2, [TextChange(text)])
    assert shown() == [lsp.Range(lsp.Position(0, 0), lsp.Position(0, 0))]
