"""Whatever is half-written in a tube, each request about it is answered."""

from __future__ import annotations

import random
import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from noob_lint.server.features.actions import actions
from noob_lint.server.features.completion import complete
from noob_lint.server.features.definition import definitions
from noob_lint.server.features.hover import hover
from noob_lint.server.features.links import links
from noob_lint.server.features.references import highlights, references
from noob_lint.server.features.rename import RenameError, rename
from noob_lint.server.features.symbols import named, outline
from noob_lint.server.session import Session
from noob_lint.server.uris import uri_of

EXAMPLE = Path(__file__).parents[2] / "examples" / "microscopy"

FRAGMENTS = (
    *("[", "{", "- ", "*", "&x ", '"', "'", ":", "\t", "\n", "  ", "input.", "assets.", "a.b"),
    *("type: ", "extends: [x]\n", "|", ">", "%", "<<: *x", "#", "\r\n", "ä😀", "null", "? ", "!t "),
    *("---\n", "\u2028", "params: {tube: {nodes: {q: {type: map}}}}\n"),
)


def mutated(text: str, chance: random.Random) -> str:
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(len(text) + 1)
        end = start + chance.choice([0, 0, 1, 3, 12])
        text = text[:start] + chance.choice(FRAGMENTS) + text[end:]
    return text


def ask(session: Session, path: str, chance: random.Random) -> None:
    """Ask everything about a document."""
    session.findings(path)
    view, document = session.view(path), session.document(path)
    assert view is not None
    assert document is not None
    with session.reading():
        for _ in range(4):
            offset = chance.randrange(len(view.document.text) + 1)
            hover(view, offset)
            definitions(view, offset)
            references(view, offset)
            highlights(view, offset)
            complete(view, min(offset, len(view.written.text)))
        outline(view)
        list(links(view))
        list(named(view, ""))
        for action in actions(session, document, 0, len(document.text)):
            action.make()
        with suppress(RenameError):
            rename(session, view, chance.randrange(len(view.document.text) + 1), "other")


@pytest.mark.parametrize("seed", range(4))
def test_every_request_about_a_mutilated_tube_is_answered(tmp_path: Path, seed: int) -> None:
    root = tmp_path / "project"
    shutil.copytree(EXAMPLE, root)
    session, chance = Session(), random.Random(seed)
    session.configure(folders=[str(root)])
    for number in range(12):
        path = chance.choice(sorted(root.rglob("*.yaml")))
        text = mutated(path.read_text(encoding="utf-8"), chance)
        session.open(uri_of(str(path)), number, text)
        ask(session, str(path), chance)
        if chance.random() < 0.5:
            session.close(uri_of(str(path)))
