from __future__ import annotations

import re
from pathlib import Path

import pytest

from noob_lint.python.answers import Parameter
from noob_lint.server.features.completed import Item
from noob_lint.server.features.completed_code import _default, _literal
from noob_lint.server.features.completion import complete
from noob_lint.server.features.definition import definitions
from noob_lint.server.features.hover import SPECIAL, hover
from noob_lint.server.schemas import help_of, keys_of
from tests.server.studio import HEAD, Studio

BEFORE = """\
input:
  path: {type: str, scope: tube}
  fed: {type: str, scope: process}
assets:
  store: {type: lab.Store, scope: runner}
nodes:
  count: {type: lab.count}
  split:
    type: lab.split
    depends: [text: count.value]
  b:
"""

BEHIND = """\
  last:
    type: return
    depends: b.value
"""

CHILD = """\
description: Inside
input:
  given: {type: int, scope: process}
  size: {type: int, scope: tube, description: How many}
  more: {type: int, scope: tube, default: 1}
nodes:
  it: {type: lab.plain, depends: [value: input.given]}
  back: {type: return, depends: [made: it.value]}
"""

WIRES = ["count.value", "split.head", "split.size", "input.path", "input.fed", "assets.store"]

KEYS = ["type", "id", "depends", "params", "enabled", "stateful", "description"]


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    studio = Studio(tmp_path)
    studio.tube("child", CHILD)
    return studio


def offered(studio: Studio, body: str) -> list[Item]:
    found = complete(*studio.open(BEFORE + body + BEHIND))
    return [] if found is None else list(found.items)


def labels(studio: Studio, body: str) -> list[str]:
    return [item.label for item in offered(studio, body)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("    ‸\n", KEYS),
        ("    type: lab.x\n    ‸\n", KEYS[1:]),
        ("    type: lab.x\n    par‸\n    depends: count.value\n", ["id", *KEYS[3:]]),
        (
            "    type: lab.‸\n",
            [
                *("lab.read", "lab.read with path", "lab.split", "lab.split with text"),
                *("lab.count", "lab.plain", "lab.plain with value", "lab.Smooth"),
                *("lab.Smooth with width, frame", "lab.Enum"),
            ],
        ),
        ("    type: lab.read\n    depends:\n      - ‸\n", ["path", "count", "mode", *WIRES]),
        ("    type: lab.read\n    depends: [path: ‸\n", WIRES),
        ("    type: lab.read\n    depends: [path: split.‸\n", WIRES),
        ("    type: lab.read\n    depends: ‸\n", WIRES),
        (
            "    type: lab.read\n    depends: [count.value, ‸]\n",
            ["count", "mode", *WIRES],
        ),
        ("    type: lab.read\n    params:\n      ‸\n", ["path", "count", "mode"]),
        ("    type: lab.read\n    params: {path: x, ‸}\n", ["count", "mode"]),
        (
            "    type: lab.read\n    params: {‸}\n    depends: [path: count.value]\n",
            ["count", "mode"],
        ),
        ("    type: lab.read\n    params: {mode: ‸}\n", ["text", "bytes", "input.path"]),
        ("    type: lab.Smooth\n    params: {‸}\n", ["width", "kind"]),
        ("    type: lab.Smooth\n    depends: [‸]\n", ["frame", "weight", *WIRES]),
        ("    type: tube\n    params: {tube: ‸\n", ["child"]),
        ("    type: tube\n    params: {‸\n", ["tube"]),
        ("    type: tube\n    params: {tube: child, ‸\n", ["size", "more"]),
        ("    type: tube\n    params: {tube: child}\n    depends: [‸\n", ["given"]),
        ("    {type: map, depends: [‸]}\n", ["value", *WIRES]),
        (
            "    {type: gather, depends: [value: count.value, ‸]}\n",
            ["trigger", "n"],
        ),
        ("    {type: gather, params: {‸}}\n", ["n"]),
        ("    type: return\n    depends: [out: ‸]\n", WIRES[:3]),
        ("    type: return\n    depends: [‸]\n", WIRES),
        ("    enabled: ‸\n", ["true", "false", "input.path"]),
        ("    type: lab.x # ‸\n", []),
        ("    type: lab.gone\n    params: {‸}\n", []),
    ],
)
def test_what_is_offered(studio: Studio, body: str, expected: list[str]) -> None:
    assert labels(studio, body) == expected


def test_types_begin_with_special_ones_and_modules(studio: Studio) -> None:
    found = offered(studio, "    type: ‸\n")
    assert [item.label for item in found[:4]] == ["gather", "map", "return", "tube"]
    own = [item.label for item in found if item.is_required]
    assert own == ["lab"]
    assert "json" in [item.label for item in found]
    inner = labels(studio, "    type: json.‸\n")
    assert {"json.dumps", "json.decoder"} <= set(inner)


def test_modules_are_offered_by_their_whole_paths(studio: Studio) -> None:
    """Those of the project first, and all of a package; no private ones, and no stubs."""
    for name in ("_own.py", "own_.py", "pack/__init__.py", "pack/inner.py", "pack/_hidden.py"):
        studio.write(name, "")
    studio.write("own_-stubs/__init__.pyi", "")
    own = [item for item in offered(studio, "    type: ‸\n") if item.is_required]
    assert [item.label for item in own] == ["lab", "own_", "pack"]
    (inner,) = offered(studio, "    type: pack.‸\n")
    assert (inner.label, inner.kind, inner.is_required) == ("pack.inner", "module", True)


def test_without_code_what_noob_has_is_offered(studio: Studio) -> None:
    studio.write("noob-lint.toml", 'python = "off"\n')
    assert labels(studio, "    type: ‸\n") == ["gather", "map", "return", "tube"]
    assert labels(studio, "    type: lab.‸\n") == []
    assert labels(studio, "    type: lab.read\n    params: {‸}\n") == []
    assert labels(studio, "    type: lab.read\n    params: {mode: ‸}\n") == ["input.path"]
    found = complete(*studio.open("nodes:\n  ‸\n"))
    assert found is not None
    special = ["new gather", "new gather with trigger", "new map", "new return", "new tube"]
    assert [item.label for item in found.items] == ["new node", *special]


def test_items_say_what_they_are(studio: Studio) -> None:
    (read,) = [item for item in offered(studio, "    type: lab.‸\n") if item.label == "lab.read"]
    assert read.detail.startswith("(path: str, count: int = 3")
    assert read.about == "Read a file.\n\nThe whole file."
    slots = offered(studio, "    type: lab.read\n    depends:\n      - ‸\n")
    assert slots[0] == Item("path", slots[0].kind, "path: $1", "path: str", is_required=True)
    assert [one.detail for one in slots if one.label == "split.size"] == ["int"]
    tubes = offered(studio, "    type: tube\n    params: {tube: ‸\n")
    assert [one.about for one in tubes] == ["Inside"]
    params = offered(studio, "    type: lab.read\n    params: {‸\n")
    assert [one.insert for one in params] == [
        *("path: $1", "count: ${1:3}", "mode: ${1|text,bytes|}"),
    ]


def test_a_tube_that_is_half_written_is_offered_without_a_description(studio: Studio) -> None:
    studio.tube("half", "nodes: [\n")
    for text in ("extends: [‸", "extends: [half]"):
        view, offset = studio.open(text + "\n")
        found = complete(view, offset) if offset >= 0 else None
        if found is not None:
            assert [(one.label, one.about) for one in found.items] == [
                *(("child", "Inside"), ("half", "")),
            ]
            continue
        at = view.document.text.index("half")
        assert (hover(view, at), definitions(view, at)) == (None, [])


def test_entries_for_modules_of_the_project_are_offered_while_there_are_none(
    studio: Studio,
) -> None:
    """But for those of private modules."""
    studio.write("_own.py", "def hidden(): ...\n")
    studio.write("own.py", "def shown(): ...\n")
    found = complete(*studio.open("nodes:\n  ‸\n"))
    assert found is not None
    new = [one.label for one in found.items if "." in one.label]
    assert new[-1] == "new own.shown"
    assert "new _own.hidden" not in new


def test_keys_and_values_are_explained(studio: Studio) -> None:
    def at(text: str) -> dict[str, str]:
        found = complete(*studio.open(f"{text}nodes: {{a: {{type: lab.count}}}}\n"))
        return {} if found is None else {item.label: item.about for item in found.items}

    scope = help_of("1003", "assets", "scope")
    assert scope is not None
    found = at("assets:\n  s: {type: lab.Store, scope: ‸}\n")
    assert found == dict(zip(scope.values, scope.value_helps, strict=True))
    keys = {one.name: one.about for one in keys_of("1003", "input")}
    assert at("input:\n  s: {‸}\n") == keys
    assert at("input:\n  s: {required: ‸}\n") == {"true": "", "false": ""}
    special = [item.about for item in offered(studio, "    type: ‸\n") if item.kind == "value"]
    assert special == [*SPECIAL.values()]


def test_a_whole_node_is_a_snippet_with_what_is_required(studio: Studio) -> None:
    studio.write("gen.py", "def every(step: int, last: int = 3):\n    yield step\n")
    snippets = {
        item.label: item.insert
        for body in ("    type: lab.‸\n", "    type: gen.‸\n")
        for item in offered(studio, body)
        if item.kind == "snippet"
    }
    assert snippets == {
        "lab.read with path": "lab.read\ndepends:\n  - path: $1",
        "lab.split with text": "lab.split\ndepends:\n  - text: $1",
        "lab.plain with value": "lab.plain\ndepends:\n  - value: $1",
        "lab.Smooth with width, frame": (
            "lab.Smooth\nparams:\n  width: $1\ndepends:\n  - frame: $2"
        ),
        "gen.every with step": "gen.every\nparams:\n  step: $1",
    }


@pytest.mark.parametrize(
    "body",
    [
        "    type: lab.‸\n    depends: count.value\n",
        "    params: {}\n    type: lab.‸\n",
        "    {type: lab.‸}\n",
        "    type: lab.‸ # so\n",
    ],
)
def test_a_whole_node_is_offered_only_where_it_fits(studio: Studio, body: str) -> None:
    found = labels(studio, body)
    assert "lab.read" in found
    assert not [label for label in found if " with " in label]


def test_assets_and_inputs_have_their_own_keys(studio: Studio) -> None:
    def at(text: str) -> list[str]:
        found = complete(*studio.open(text + "nodes: {a: {type: lab.count}}\n"))
        return [] if found is None else [item.label for item in found.items]

    keys = at("assets:\n  s:\n    ‸\n")
    assert keys == ["id", "type", "scope", "params", "depends", "description"]
    assert [one.name for one in keys_of("1003", "assets") if one.required] == ["type", "scope"]
    assert at("assets:\n  s: {type: lab.Store, scope: ‸}\n") == ["runner", "process", "node"]
    assert at("assets:\n  s: {type: lab.Store, scope: runner, depends: ‸}\n") == ["a.value"]
    assert at("assets:\n  s: {type: lab.Store, params: {‸}}\n") == ["size"]
    assert at("input:\n  i: {type: int, scope: ‸}\n") == ["tube", "process"]
    assert at("input:\n  i: {type: int, required: ‸}\n") == ["true", "false"]
    assert at("input:\n  i: {type: ‸}\n") == ["int", "float", "str", "bool", "list", "dict"]


def test_the_head_has_keys_ids_and_what_noob_writes(studio: Studio) -> None:
    def at(text: str, head: str = "") -> list[str]:
        found = complete(*studio.open(text, head=head))
        return [] if found is None else [item.label for item in found.items]

    everything = at("‸")
    assert everything[:3] == ["noob_id", "noob_model", "noob_version"]
    assert everything[-1] == "noob tube"
    assert set(everything) >= {"nodes", "assets", "input", "extends"}
    assert "nodes" not in at("‸\nnodes:\n  a: {type: lab.count}\n")
    assert at("extends: [‸", HEAD) == at("extends:\n  - ‸\n", HEAD) == ["child"]
    assert at("noob_id: x\nnoob_model: ‸\n") == ["noob.tube.TubeSpecification"]
    assert at("extends: [child]\nnodes:\n  ‸\n", HEAD)[:3] == ["it", "back", "new node"]


def test_what_noob_keeps_in_assets_is_not_offered(studio: Studio) -> None:
    base = "from noob.asset import Asset\n\n\nclass Store(Asset):\n    path: str = 'x'\n"
    studio.write("kept.py", base)
    text = "assets:\n  s:\n    type: kept.Store\n    scope: runner\n    params: {‸}\nnodes: {}\n"
    found = complete(*studio.open(text))
    assert found is not None
    assert [item.label for item in found.items] == ["path"]


def test_a_base_is_offered_as_a_list(studio: Studio) -> None:
    found = complete(*studio.open("extends: ‸\n"))
    assert found is not None
    assert [(item.label, item.insert) for item in found.items] == [("child", "[child]")]


def test_an_item_is_offered_with_the_dash_that_it_lacks(studio: Studio) -> None:
    items = offered(
        studio, "    type: lab.read\n    depends:\n      - path: count.value\n      ‸\n"
    )
    assert [item.insert for item in items] == ["- count: $1", "- mode: $1"]


def test_a_key_with_one_possible_value_comes_with_it(studio: Studio) -> None:
    found = complete(*studio.open("noob_id: x\n‸\n", head=""))
    assert found is not None
    inserts = {item.label: item.insert for item in found.items}
    assert inserts["noob_model"] == "noob_model: noob.tube.TubeSpecification"
    assert inserts["noob_version"] == "noob_version: 1003.0.0"


def test_a_new_tube_has_no_finding_but_for_what_is_to_be_filled_in(studio: Studio) -> None:
    view, offset = studio.open("‸", head="")
    found = complete(view, offset)
    assert found is not None
    (snippet,) = [item for item in found.items if item.kind == "snippet"]
    text = re.sub(r"\$\{\d+:([^}]*)\}", r"\1", snippet.insert).replace("$3", "lab.count")
    studio.session.put(view.path, text + "\n")
    assert studio.session.findings(view.path) == ()


def test_no_value_is_offered_where_its_parameter_has_one(studio: Studio) -> None:
    at = "    type: lab.read\n    depends: [{}]\n"
    assert labels(studio, at.format("path: count.value, ‸")) == ["count", "mode"]
    assert labels(studio, at.format("‸, count: count.value")) == ["path", "mode", *WIRES]
    params = "    type: lab.read\n    params: {path: x}\n    depends: [‸]\n"
    assert labels(studio, params) == ["count", "mode"]


def test_no_circle_is_offered(studio: Studio) -> None:
    body = "    type: lab.plain\n  c: {type: lab.plain, depends: [value: b.value]}\n"
    circle = BEFORE + body.replace("lab.plain\n", "lab.plain\n    depends: [value: ‸]\n", 1)
    found = complete(*studio.open(circle))
    assert found is not None
    assert [item.label for item in found.items] == WIRES
    studio.tube("user", "nodes:\n  a: {type: tube, params: {tube: it}}\n")
    assert labels(studio, "    type: tube\n    params: {tube: ‸\n") == ["child"]


def test_a_tube_in_a_node_is_completed_by_itself(studio: Studio) -> None:
    inner = "{noob_id: x, nodes: {q: {type: lab.count}, r: {type: lab.plain, depends: [value: ‸]}}}"
    found = labels(studio, f"    type: tube\n    params: {{tube: {inner}}}\n")
    assert found == ["q.value"]


ENTRIES = [
    ("nodes:\n  a: {type: lab.count}\n  ‸\n", 11),
    ("nodes:\n  a: {type: lab.count}\n  sm‸\n", 11),
    ("nodes:\n  ‸\n  a: {type: lab.count}\n", 11),
    ("assets:\n  ‸\nnodes:\n  a: {type: lab.count}\n", 3),
    ("input:\n  ‸\nnodes:\n  a: {type: lab.count}\n", 1),
]


@pytest.mark.parametrize(("body", "number"), ENTRIES)
def test_a_new_entry_needs_only_what_is_to_be_filled_in(
    studio: Studio, body: str, number: int
) -> None:
    view, offset = studio.open(body)
    found = complete(view, offset)
    assert found is not None
    assert len(found.items) == number
    for item in found.items:
        new = item.insert.replace("\n", "\n  ")
        new = re.sub(r"\$\{\d+[|:]([^|,}]*)[^}]*\}", r"\1", new)
        new = re.sub(r"(tube: )\$\d+", r"\1child", new)
        new = re.sub(r"(- (?:\w+: )?)\$\d+", r"\1a.value", new)
        new = re.sub(r"(type: )\$\d+", r"\1lab.Store" if "scope" in new else r"\1lab.count", new)
        text = view.written.text
        after = text[: found.start] + re.sub(r"\$\d+", "1", new) + text[found.end :]
        studio.session.put(view.path, after)
        errors = [one for one in studio.session.findings(view.path) if one.severity == "error"]
        unfilled = "is missing required inputs 'given' and 'size'"  # those of the tube child
        messages = [one.message for one in errors if unfilled not in one.message]
        assert (item.label, after, messages) == (item.label, after, [])


def test_a_new_entry_has_a_free_name_and_what_is_required(studio: Studio) -> None:
    found = complete(*studio.open("nodes:\n  smooth: {type: lab.Smooth}\n  ‸\n"))
    assert found is not None
    inserts = {item.label: item.insert for item in found.items}
    assert [*inserts] == [
        *("new node", "new gather", "new gather with trigger", "new map", "new return"),
        *(
            "new tube",
            "new lab.read",
            "new lab.split",
            "new lab.count",
            "new lab.plain",
            "new lab.Smooth",
        ),
    ]
    assert inserts["new lab.Smooth"] == (
        "${1:smooth_2}:\n  type: lab.Smooth\n  params:\n    width: $2\n  depends:\n    - frame: $3"
    )


def test_a_new_entry_has_a_name_that_noob_does_not_keep_for_itself(studio: Studio) -> None:
    names = ("input", "assets", "meta", "gather", "map", "tube", "READ")
    code = "".join(f"def {name}(): ...\n" for name in names)
    studio.write("odd.py", code)
    body = "nodes:\n  a: {type: odd.meta}\n  read: {type: odd.meta}\n  read_2: {}\n  ‸\n"
    found = complete(*studio.open(body))
    assert found is not None
    own = [item for item in found.items if item.label.startswith("new odd.")]
    assert [item.insert for item in own] == [
        *(f"${{1:{name}_2}}:\n  type: odd.{name}" for name in names[:-1]),
        "${1:read_3}:\n  type: odd.READ",
    ]


GATHERS = [
    ("1003", "lab.count", "params:\n    n: $2\n  depends:\n    - value: $3"),
    ("1003", "map", "depends:\n    - value: $2\n    - n: $3"),
    ("0.1", "map", "params:\n    n: $2\n  depends:\n    - value: $3"),
]


@pytest.mark.parametrize(("version", "type_", "expected"), GATHERS)
def test_a_new_gather_says_when_it_emits(
    studio: Studio, version: str, type_: str, expected: str
) -> None:
    studio.write("noob-lint.toml", f'noob-version = "{version}"\n')
    found = complete(*studio.open(f"nodes:\n  a: {{type: {type_}}}\n  ‸\n"))
    assert found is not None
    inserts = {item.label: item.insert for item in found.items}
    begin = "${1:gathered}:\n  type: gather\n  "
    assert inserts["new gather"] == begin + expected
    with_trigger = "depends:\n    - value: $2\n    - trigger: $3"
    assert inserts["new gather with trigger"] == begin + with_trigger


@pytest.mark.parametrize("body", ["nodes: {‸}\n", "nodes:\n  ‸: {}\n", "nodes:\n  a‸ b: {}\n"])
def test_a_new_entry_is_offered_only_on_a_line_of_its_own(studio: Studio, body: str) -> None:
    found = complete(*studio.open(body))
    assert found is None or found.items == ()


ACCEPTED = [
    "    type: lab.plain\n    depends:\n      - value: ‸\n",
    "    type: lab.read\n    params: {path: x, mode: ‸}\n",
    "    type: tube\n    params: {size: 1, tube: ‸}\n    depends: [given: count.value]\n",
    "    type: lab.plain\n    depends: [value: count.value]\n    enabled: ‸\n",
    "    type: lab.read\n    params: {path: x, ‸}\n",
]


@pytest.mark.parametrize("body", ACCEPTED)
def test_what_is_accepted_adds_no_finding(studio: Studio, body: str) -> None:
    view, offset = studio.open(BEFORE + body + BEHIND)
    found = complete(view, offset)
    assert found is not None
    assert found.items
    text = view.document.text
    end = text.index("  last:")
    rest = "  last:\n    type: return\n    depends: [count.value]\n"
    for item in found.items:
        new = re.sub(r"\$\{\d+\|([^,|]*)[^}]*\}", r"\1", item.insert or item.label)
        new = re.sub(r"\$\{\d+:([^}]*)\}|\$\d+", r"\1", new)
        after = text[: found.start] + new + text[found.end : end] + rest
        studio.session.put(view.path, after)
        errors = [one for one in studio.session.findings(view.path) if one.severity == "error"]
        assert [(item.label, one.message) for one in errors] == []


VALUES: list[tuple[object, list[str]]] = [
    *((None, ["null"]), (True, ["true"]), (False, ["false"]), (3, ["3"]), (-2.5, ["-2.5"])),
    *(("plain", ["plain"]), ("a_b-c9", ["a_b-c9"]), ("9lives", ['"9lives"']), ("", ['""'])),
    *(("a b", ['"a b"']), ("_a", ['"_a"']), ("-a", ['"-a"']), (b"bytes", [])),
    *((word, [f'"{word}"']) for word in ("true", "False", "NULL", "yes", "No", "on", "OFF")),
    *((word, [f'"{word}"']) for word in ("y", "N")),
]


def test_values_as_yaml_writes_them() -> None:
    found = [(value, [item.label for item in _literal(value)]) for value, _ in VALUES]
    assert found == VALUES


DEFAULTS = {
    "True": "true",
    "False": "false",
    "None": "null",
    "'a b'": "'a b'",
    '"a}$"': '"a\\}\\$"',
    **{one: one for one in ("3", "-3", "0.5", "-0.5", "1e5", "1.5e-05", "''")},
    **dict.fromkeys(("", "[]", "f(1)", "1.2.3", "--1", "1j", "...", "'a' + 'b'", r"'\n'", "b'a'")),
    **dict.fromkeys(("NAME", "math.pi", "A_B", "x1", "-x", "'a", "it's")),
}
"""Defaults in Python, and what is offered of them."""


def test_defaults_as_yaml_writes_them() -> None:
    found = {one: _default(Parameter("x", default=one)) for one in DEFAULTS}
    assert found == {
        one: "$1" if text is None else f"${{1:{text}}}" for one, text in DEFAULTS.items()
    }
    assert _default(Parameter("x")) == "$1"


def test_so_many_callables_of_a_module_are_offered(studio: Studio) -> None:
    names = [f"f{number:03}" for number in range(301)]
    studio.write("big.py", "".join(f"def {name}(): ...\n" for name in names))
    found = labels(studio, "    type: big.‸\n")
    assert found == [f"big.{name}" for name in names[:300]]


def test_entries_for_the_callables_of_so_many_modules_are_offered(studio: Studio) -> None:
    for number in range(6):
        studio.write(f"m{number}.py", "def f(): ...\n")
    nodes = "".join(f"  n{number}: {{type: m{number}.f}}\n" for number in range(6))
    found = complete(*studio.open(f"nodes:\n{nodes}  ‸\n"))
    assert found is not None
    new = [one.label for one in found.items if one.label.startswith("new m")]
    assert new == ["new map", *(f"new m{number}.f" for number in range(5))]
