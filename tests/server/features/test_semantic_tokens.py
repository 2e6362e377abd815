from __future__ import annotations

from pathlib import Path

from noob_lint.server.features.semantic_tokens import semantic_tokens
from tests.server.studio import Studio

BODY = """\
input:
  path: {type: str, scope: tube}
assets:
  store: {type: lab.Store, scope: runner}
nodes:
  read:
    type: lab.read
    params: {path: input.path}
  b:
    type: map
    depends: [value: read.value, assets.store, "read.value"]
"""


def test_what_each_name_is(tmp_path: Path) -> None:
    view, _ = Studio(tmp_path).open(BODY)
    text = view.document.text
    found = [
        (
            text[one.span.start.offset : one.span.end.offset],
            f"{one.kind} declared" if one.declares else str(one.kind),
        )
        for one in semantic_tokens(view)
    ]
    assert found == [
        ("it", "namespace declared"),
        ("path", "parameter declared"),
        ("store", "variable declared"),
        ("lab.Store", "class"),
        ("read", "method declared"),
        ("lab.read", "function"),
        ("path", "property"),
        ("path", "parameter"),
        ("b", "method declared"),
        ("map", "keyword"),
        ("value", "property"),
        ("read", "method"),
        ("value", "event"),
        ("store", "variable"),
        ("read", "method"),
        ("value", "event"),
    ]
