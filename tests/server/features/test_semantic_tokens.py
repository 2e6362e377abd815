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


ODD = """\
nodes:
  a: {type: "lab.\\
    count"}
  b: {type: lab.plain, depends: [a., .value, a, "a.v\\
    alue", value: a.value]}
  c: &c {type: lab.Smooth, depends: [frame: a.value]}
  d: *c
  e: {type: tube, params: {tube: it}}
  f: {type: lab.gone}
"""


def test_names_are_marked_once_and_on_one_line(tmp_path: Path) -> None:
    view, _ = Studio(tmp_path).open(ODD)
    text = view.document.text
    found = [
        f"{one.span.start.line} {text[one.span.start.offset : one.span.end.offset]} {one.kind}"
        for one in semantic_tokens(view)
    ]
    assert found == [
        *("0 it namespace", "4 a method", "6 b method", "6 lab.plain function", "6 a method"),
        *("6 value event", "6 a method", "7 value property", "7 a method", "7 value event"),
        *("8 c method", "8 lab.Smooth class", "8 frame property", "8 a method"),
        *("8 value event", "9 d method", "10 e method", "10 tube keyword", "10 tube property"),
        *("10 it namespace", "11 f method", "11 lab.gone function"),
    ]


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
