"""The fixes for what a schema refuses: each tube before and after all of its fixes."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.fixing.rounds import apply
from noob_lint.schema.apply import schema_reports
from noob_lint.schema.fixes import rename_entry
from noob_lint.spec.versions import LATEST, find_version
from noob_lint.yaml.document import Mapping, Scalar
from noob_lint.yaml.parser import parse
from tests.expected import expected

RENAMED = {
    "nodes": (
        """\
nodes:
  a-b: {type: lab.a}
  c: {type: lab.b, depends: [a-b.value, x: a-b.value, {y: a-b.other, z: a-bc.value}]}
  d: {type: lab.c, depends: a-b.value, params: {x: a-b.value}}
  e:
    type: lab.c
    depends:
      - "a-b.value"
      - input.a-b
      - 3
      - [a-b.deep, [a-b.deeper]]
      - >-
        a-b.folded
      - |
        a-b.block
  f: a-b.value
assets:
  s: {type: lab.A, depends: a-b.value}
  t: [a-b.value]
input: [a-b.value]
""",
        """\
nodes:
  a_b: {type: lab.a}
  c: {type: lab.b, depends: [a_b.value, x: a_b.value, {y: a_b.other, z: a-bc.value}]}
  d: {type: lab.c, depends: a_b.value, params: {x: a-b.value}}
  e:
    type: lab.c
    depends:
      - "a_b.value"
      - input.a-b
      - 3
      - [a_b.deep, [a-b.deeper]]
      - >-
        a-b.folded
      - |
        a-b.block
  f: a-b.value
assets:
  s: {type: lab.A, depends: a_b.value}
  t: [a-b.value]
input: [a-b.value]
""",
    ),
    "assets": (
        """\
assets:
  1s: {type: lab.A}
nodes:
  a: {type: lab.a, depends: [assets.1s, x: assets.1s, y: assets.1st, z: 1s.value]}
""",
        """\
assets:
  _1s: {type: lab.A}
nodes:
  a: {type: lab.a, depends: [assets._1s, x: assets._1s, y: assets.1st, z: 1s.value]}
""",
    ),
    "input": (
        """\
input:
  i j: {type: int}
nodes:
  a: {type: lab.a, depends: [input.i j], params: {x: input.i j, y: [input.i j], z: i j}}
  b: {type: lab.a, enabled: input.i j, description: input.i j}
assets:
  s: {type: lab.A, params: [input.i j, [input.i j, {k: input.i j}]]}
""",
        """\
input:
  i_j: {type: int}
nodes:
  a: {type: lab.a, depends: [input.i_j], params: {x: input.i_j, y: [input.i_j], z: i j}}
  b: {type: lab.a, enabled: input.i_j, description: input.i j}
assets:
  s: {type: lab.A, params: [input.i_j, [input.i_j, {k: input.i j}]]}
""",
    ),
}


def root_of(text: str) -> Mapping:
    root = parse(text).root
    assert root is not None
    return root


@pytest.mark.parametrize("section", RENAMED)
def test_an_entry_is_renamed_wherever_it_is_meant(section: str) -> None:
    before, after = RENAMED[section]
    root = root_of(before)
    entries = root.get(section)
    assert isinstance(entries, Mapping)
    key = entries.entries[0].key
    assert isinstance(key, Scalar)
    fix = rename_entry(root, section, key, ())
    assert fix is not None
    assert not fix.safe
    assert apply(before, fix.edits) == after
    name = fix.title.removeprefix("rename to ")
    assert rename_entry(root, section, key, (name,)) is None


def test_a_section_that_is_a_list_refers_to_nothing() -> None:
    text = "nodes: {a-b: {type: lab.a}}\nassets: [{depends: a-b.value}]\n"
    root = root_of(text)
    (entry,) = root.by_name["nodes"].value.entries  # type: ignore[attr-defined]
    fix = rename_entry(root, "nodes", entry.key, ())
    assert fix is not None
    assert apply(text, fix.edits) == text.replace("{a-b:", "{a_b:")


@pytest.mark.parametrize("names", [("a-b", "a_b"), ("",)])
def test_what_cannot_be_renamed(names: tuple[str, ...]) -> None:
    root = root_of("nodes: {" + ", ".join(f"'{name}': {{}}" for name in names) + "}\n")
    nodes = root.get("nodes")
    assert isinstance(nodes, Mapping)
    key = nodes.entries[0].key
    assert isinstance(key, Scalar)
    assert rename_entry(root, "nodes", key, ()) is None


REFUSED = (
    *(
        f"nodes: {{b: {{type: lab.b}}, a: {{type: lab.a, {one}}}}}\n"
        for one in (
            *("enabled: maybe", "enabled: inputs.x", "enabled: 2.5", "enabled: []"),
            *("depends: {x: b.value, y: b.more}", "depends: [{x: b.value, y: b.more}]"),
            *(
                "depends: [{}]",
                "depends: ' b.value '",
                "depends: [b]",
                "depends: [b.]",
                "depends: 3",
            ),
            *("depends: [x: 3]", "depends: [3]", "depends: [[b.value]]", "depends: [a-b: b.value]"),
            *("depends: [x: {y: b.value}]", "depends: [x: [b.value]]", "depends: [x: ]"),
            *(
                "depends: [bb.value.x]",
                "depends: [x: .value]",
                "depends: ''",
                "depends: [tube: b.c]",
            ),
            *("description: 3", "description: 2024-01-02", "description: [c]", "description: {}"),
            *("id: 3", "id: a-b", "id: tube", "stateful: maybe", "params: []", "params: x"),
            *("x: 1", "depend: [b.value]", "typ: lab.c"),
        )
    ),
    *(
        f"nodes: {{a: {{type: {one}}}}}\n"
        for one in (
            *("' lab.b '", "retrun", "lab:d", "lab..x", "3", "''", "[lab.b]", "lab-x.y"),
            *("gather, params: {n: x}", "gather, params: {m: 3}", "map, params: {n: 1}"),
            *("return, params: {x: 1}", "tube", "tube, params: {}", "tube, params: {tube: 3}"),
        )
    ),
    *(f"nodes: {{{one}: {{type: lab.a}}}}\n" for one in ("a-b", "tube", "1a", "''", "a b", "3")),
    *(
        f"assets: {{a: {{type: lab.A, {one}}}}}\n"
        for one in (
            *("scope: runner, depends: [b.value]", "scope: runner, depends: [b.value, c.value]"),
            *("scope: runner, depends: b", "scope: runner, depends: ' b.value'"),
            *("scope: runner, depends: [[b.value]]", "scope: runner, depends: [b.]"),
            *(f"scope: {'r' * length}" for length in (40, 41)),
            *("scope: runner, depends: 3", "scope: process, depends: b.value"),
            *("scope: runner, description: true", "scope: runner, params: 3"),
            *(
                "scope: Runner",
                "scope: procss",
                "scope: x",
                "scope: [node]",
                "scope: ''",
                "scope: 3",
            ),
        )
    ),
    *(
        f"input: {{a: {{type: int, {one}}}}}\n"
        for one in (
            *("scope: tube, required: maybe", "scope: runner", "scope: prcess", "description: 1"),
            *("scope: tube, x: 1", "scope: tube, defualt: 1"),
        )
    ),
    *("nodes:\n", "nodes:\nx: {}\n", "nodes: ~\n", "nodes: []\n", "nodes: {a: }\n", "input:\n"),
    *("nodes: {a: b}\n", "assets: [a]\n", "input: {a: int}\n", "nodes: {a: []}\n"),
    *("extends: b\n", "extends: 3\n", "extends: [3]\n", "extends: [b, [c]]\n", "extends: {}\n"),
    *("noob_id: 3\n", "noob_id: ''\n", "noob_id: -a\n", "noob_version: 1003\n"),
    *("noob_model: noob.tube.Tube\n", "noob_model: 3\n", "description: 2\n", "node: {}\n"),
    *("description: []\n", "? !x nodes\n: {a-b: {type: lab.a}}\n", "nodes: {[a]: {type: x.y}}\n"),
    *(f"nodes: {{a: {{type: lab.a, enabled: {one}}}}}\n" for one in ("ture", "'True '", "'fals'")),
    *("nodes: 3\n", "assets: a\n", "noob_model: x\n", "nodes:\na: {}\nq: 1\nb: {}\n"),
    "noob_id: a\nnoob_model: b.c\nnoob_version: '1'\nextends: []\ndescription: d\n"
    "nodes:\nassets: {}\ninput: {}\n",
    "nodes: {b: {type: lab.b}}\nassets: {a: {type: lab.A, scope: runner, depends: [b]}}\n",
    *("assets: {a: {type: dct, scope: node}}\n", "nodes: {a: {type: !!int 3}}\n"),
    "nodes: {a: {type: lab.a, depends: [1: b.c, true: b.c]}}\n",
    "nodes: {a: {type: lab.a, nodeinfo: {}, q: 1, params: {}, r: 2}}\n",
    "nodes:\n  a:\n    type: lab.a\n    depends:\n    - x: b.value\n      y: b.more\n",
    *("extends:\n-\n", "nodes: {a: {type: x.y, [b]: 1}}\n", "[a]: 1\n"),
)
"""Each is wrong in some version, in one way."""


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        *((f"{field}: 3\n", f"{field}: '3'\n") for field in ("description", "noob_version")),
        *(
            (f"noob_id: {value}\n", f"noob_id: '{value}'\n")
            for value in ("3", "true", "2024-01-02")
        ),
        ("nodes: {a: {type: lab.b, id: 3}}\n", None),
        ("description: [c]\n", "description: c\n"),
        ("extends: [[c]]\n", "extends: [c]\n"),
        (
            "nodes: {a: {type: lab.b, depends: {x: b.c}}}\n",
            "nodes: {a: {type: lab.b, depends: [x: b.c]}}\n",
        ),
        ("nodes: {a: {type: lab.b, depends: [x: {y: b.c}]}}\n", None),
    ],
)
def test_a_value_of_the_wrong_type_is_converted(text: str, fixed: str | None) -> None:
    (report,) = schema_reports(root_of(text), LATEST)
    fix = report.finding.fix
    assert (None if fix is None else apply(text, fix.edits)) == fixed


@pytest.mark.parametrize("version", ["0.1", "1000", "1003"])
def test_what_is_said_and_mended(version: str) -> None:
    lines = []
    for text in REFUSED:
        lines.append(text.rstrip("\n"))
        for report in schema_reports(root_of(text), find_version(version)):
            found, fix = report.finding, report.finding.fix
            start, end = found.span.start.offset, found.span.end.offset
            lines.append(f"  {report.rule} at {text[start:end]!r}: {found.message}")
            if found.help:
                lines.append(f"    help: {found.help}")
            for one in found.related:
                start, end = one.span.start.offset, one.span.end.offset
                lines.append(f"    {text[start:end]!r}: {one.message}")
            if fix is not None:
                how = "safe" if fix.safe else "unsafe"
                after = apply(text, fix.edits).rstrip("\n")
                lines.append(f"    {how}, {fix.title}: {after}")
    output = "".join(f"{line}\n" for line in lines)
    assert output == expected(Path(__file__).parent / "refused" / f"{version}.txt", output)
