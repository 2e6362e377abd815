"""A modeline makes yaml-language-server and the linter choose the same version."""

from __future__ import annotations

import pytest

from noob_lint import Settings, lint_text
from noob_lint.schema.store import schema_path
from tests.editors.server import Server

HEADER = "noob_id: a\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"
TUBE = (
    HEADER
    + "input:\n  x: {type: int, required: false}\nnodes:\n  a: {type: print, depends: input.x}\n"
)
OLD = schema_path("1000", "tube")


@pytest.mark.parametrize(
    ("text", "is_read"),
    [
        (f"# yaml-language-server: $schema={OLD}\n{TUBE}", True),
        (f"# yaml-language-server:$schema={OLD}\n{TUBE}", True),
        (f"#   yaml-language-server : $schema: {OLD}\n{TUBE}", True),
        (f"# $schema: {OLD}\n{TUBE}", True),
        (f"# A tube.\n\n# yaml-language-server: $schema={OLD}\n{TUBE}", True),
        (f"# yaml-language-server: $schema={OLD}\n---\n{TUBE}", True),
        (f"---\n# yaml-language-server: $schema={OLD}\n{TUBE}", True),
        (f"%YAML 1.2\n# yaml-language-server: $schema={OLD}\n---\n{TUBE}", True),
        (f"\ufeff# yaml-language-server: $schema={OLD}\n{TUBE}", True),
        (f"# yaml-language-server: $schema={OLD}\r\n{TUBE}", True),
        (f"# yaml-language-server: $schema=file://{OLD}\n{TUBE}", True),
        (f"#yaml-language-server: $schema={OLD}\n{TUBE}", False),
        (f"# see yaml-language-server: $schema={OLD}\n{TUBE}", False),
        (f"{TUBE}# yaml-language-server: $schema={OLD}\n", False),
        (f"noob_id: a  # yaml-language-server: $schema={OLD}\n{TUBE[11:]}", False),
        (
            f"# yaml-language-server: $schema={schema_path('1003', 'tube')}\n"
            f"# yaml-language-server: $schema={OLD}\n{TUBE}",
            False,
        ),
    ],
)
def test_editor_and_linter_agree(server: Server, text: str, is_read: bool) -> None:
    shown = [line.partition(" ")[2] for line in server.diagnostics(text)]
    message = "An input is a mapping with the keys type, scope, default and description."
    assert shown == ([message] if is_read else [])
    found = {item.rule for item in lint_text(text, path="a.yaml", settings=Settings())}
    assert ("schema-unknown-key" in found) is is_read


def test_no_schema_at_all(server: Server) -> None:
    assert server.diagnostics(f"# yaml-language-server: $schema=none\n{HEADER}nodes: []\n") == []
