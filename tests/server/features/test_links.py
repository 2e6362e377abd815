from __future__ import annotations

from pathlib import Path

from noob_lint.server.features.links import links
from tests.server.studio import HEAD, Studio


def test_tubes_and_schemas_are_links(tmp_path: Path) -> None:
    studio = Studio(tmp_path)
    studio.tube("base", "nodes: {a: {type: lab.count}}\n")
    modeline = "# yaml-language-server: $schema={}\n"
    body = "extends: [base, gone]\nnodes:\n  b: {type: tube, params: {tube: base}}\n"

    def found(address: str) -> list[tuple[str, str | None]]:
        view, _ = studio.open(body, head=modeline.format(address) + HEAD)
        text = view.document.text
        return [
            (text[one.span.start.offset : one.span.end.offset], one.path or one.address)
            for one in links(view)
        ]

    base = [("base", str(tmp_path / "base.yaml"))] * 2
    web = "https://example.org/schemas/1003/tube.schema.json"
    assert found(web) == [*base, (web, web)]
    assert found("../x/tube.schema.json") == [
        *base,
        ("../x/tube.schema.json", str(tmp_path.parent / "x" / "tube.schema.json")),
    ]
    for address in ("http://example.org/x", "file:///x/tube.schema.json"):
        assert found(address) == [*base, (address, address)]
    studio.session.open("untitled:1", 1, modeline.format("../x.json") + HEAD.format("new"))
    view = studio.session.view("<untitled:1>")
    assert view is not None
    assert [*links(view)] == []
    assert found("urn:noob-lint:schema:1003:tube") == found("none") == base
