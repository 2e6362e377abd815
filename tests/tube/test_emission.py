"""How often noob calls nodes: each case was run in noob 1003.0.2."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from noob_lint.linting.check import check
from noob_lint.project.project import Project
from noob_lint.python.answers import TypeForm
from noob_lint.spec.versions import find_version
from noob_lint.tube.emission import _has_values
from noob_lint.tube.facts import TubeFacts
from noob_lint.tube.rhythm import Rhythm, together
from tests.calls.code import code_of
from tests.tube.lab import LAB
from tests.tube.views import facts_from, tube_from

Called = Callable[[str], dict[str, tuple[int, str]]]


@pytest.fixture
def called(tmp_path: Path) -> Called:
    code = code_of(tmp_path, LAB)

    def find(nodes: str) -> dict[str, tuple[int, str]]:
        lines = "".join(f"  {line.strip()}\n" for line in nodes.strip().splitlines())
        facts = TubeFacts(tube_from(f"nodes:\n  a: {{type: lab.src}}\n{lines}"), project_code=code)
        return {name: one[:2] for name, one in facts.flow.rhythms.called.items() if name != "a"}

    return find


@pytest.mark.parametrize(
    ("nodes", "expected"),
    [
        ("g: {type: gather, params: {n: 3}, depends: [a.index]}", {"g": 1}),
        (
            "g: {type: gather, params: {n: 2}, depends: [a.index]}\n"
            "h: {type: gather, params: {n: 3}, depends: [a.index]}\n"
            "b: {type: p.b, depends: [g.value, h.value]}",
            {"b": 6},
        ),
        (
            "f: {type: lab.five}\ng: {type: gather, params: {n: 3}, depends: [f.index]}\n"
            "b: {type: p.b, depends: [g.value]}",
            {"g": 1, "b": 0},
        ),
        (
            "s: {type: lab.some, depends: [a.index]}\n"
            "g: {type: gather, params: {n: 3}, depends: [value: a.index, trigger: s.value]}\n"
            "b: {type: p.b, depends: [g.value]}",
            {"g": 1, "b": 0},
        ),
        (
            "s: {type: lab.plain, depends: [a.index]}\n"
            "g: {type: gather, depends: [value: a.index, trigger: s.value]}\n"
            "b: {type: p.b, depends: [g.value]}",
            {"b": 1},
        ),
        (
            "s: {type: p.s, depends: [a.index]}\n"
            "g: {type: gather, depends: [value: a.index, trigger: s.value]}\n"
            "b: {type: p.b, depends: [g.value]}",
            {"g": 1, "b": 0},
        ),
        (
            "s: {type: lab.some, depends: [a.index]}\n"
            "b: {type: lab.opt, depends: [x: a.index, y: s.value]}\n"
            "c: {type: lab.kw, depends: [y: s.value]}\n"
            "d: {type: lab.opt, depends: [x: s.value, y: a.index]}\n"
            "e: {type: lab.kw, depends: [x: d.value, y: a.index]}",
            {"b": 1, "c": 1, "d": 0, "e": 0},
        ),
        (  # what fills an optional slot is not waited for in another slot either
            "g: {type: gather, params: {n: 2}, depends: [a.index]}\n"
            "f: {type: lab.plain, depends: [g.value]}\n"
            "b: {type: lab.both, depends: [x: f.value, y: g.value]}\n"
            "c: {type: lab.opt, depends: [x: f.value, y: f.value]}\n"
            "d: {type: lab.opt, depends: [x: g.value, y: f.value]}",
            {"b": 1, "c": 1, "d": 2},
        ),
        (  # noob counts h twice: b may wait until h comes
            "g: {type: gather, params: {n: 2}, depends: [a.index]}\n"
            "h: {type: gather, params: {n: 3}, depends: [a.index]}\n"
            "b: {type: lab.kw, depends: [x: h.value, y: h.value, z: g.value]}\n"
            "c: {type: lab.kw, depends: [x: h.value, y: h.value, z: a.index]}",
            {"b": 3, "c": 1},
        ),
        (  # d has an optional slot and is skipped: noob hears of e when that is called
            "g: {type: gather, params: {n: 2}, depends: [a.index]}\n"
            "d: {type: lab.opt, depends: [x: g.value, y: a.index]}\n"
            "e: {type: gather, params: {n: 3}, depends: [d.value]}\n"
            "b: {type: lab.kw, depends: [x: e.value]}",
            {"d": 2, "e": 2, "b": 2},
        ),
        (
            "s: {type: lab.src, enabled: false}\n"
            "b: {type: lab.opt, depends: [x: a.index, y: s.index]}",
            {"b": 0},
        ),
        (
            "m: {type: map, depends: [a.index]}\n"
            "g: {type: gather, params: {n: 3}, depends: [m.value]}\n"
            "h: {type: gather, depends: [value: m.value, n: m.n]}\n"
            "b: {type: p.b, depends: [h.value]}\n"
            "c: {type: p.c, depends: [m.value, b.value]}\n"
            "k: {type: map, depends: [h.value]}\n"
            "d: {type: p.d, depends: [m.value, k.value]}",
            {"b": 1, "c": 1, "k": 1, "d": 0},
        ),
        (
            "m: {type: map, depends: [a.index]}\n"
            "s: {type: lab.some, depends: [m.n]}\n"
            "b: {type: lab.kw, depends: [x: m.value, y: s.value]}",
            {"s": 1, "b": 0},
        ),
        (  # noob runs g again for each item, so that b may never come to both
            "m: {type: map, depends: [a.index]}\n"
            "g: {type: gather, params: {n: 2}, depends: [a.index]}\n"
            "f: {type: lab.plain, depends: [g.value]}\n"
            "h: {type: gather, depends: [value: m.value, n: m.n]}\n"
            "b: {type: p.b, depends: [h.value, f.value]}\n"
            "c: {type: p.c, depends: [g.value]}",
            {"g": 1, "f": 0, "b": 0, "c": 0},
        ),
        (
            "m: {type: map, depends: [a.index]}\n"
            "g: {type: gather, params: {n: 2}, depends: [a.index]}\n"
            "k: {type: map, depends: [g.value]}\n"
            "b: {type: p.b, depends: [k.value, g.value]}\n"
            "d: {type: p.d, enabled: false, depends: [m.value, g.value]}",
            {"g": 1, "k": 2, "b": 2},
        ),
    ],
)
def test_in_every_which_epoch_a_node_is_called(
    called: Called, nodes: str, expected: dict[str, int]
) -> None:
    found = called(nodes)
    assert {name: found.get(name, (0,))[0] for name in expected} == expected


def test_a_gather_of_the_items_of_a_map_has_a_rhythm_of_its_own(called: Called) -> None:
    found = called(
        """
        m: {type: map, depends: [a.index]}
        g: {type: gather, params: {n: 3}, depends: [m.value]}
        b: {type: p.b, depends: [g.value, a.index]}
        h: {type: gather, params: {n: 2}, depends: [a.index]}
        c: {type: p.c, depends: [g.value, h.value]}
        """
    )
    assert found == {"m": (1, ""), "g": (1, ""), "h": (1, ""), "b": (1, "g")}


@pytest.mark.parametrize(
    ("count", "every"), [("3", 3), ("'2'", 2), ("0", 1), ("null", None), ("input.k", None)]
)
def test_what_is_behind_a_gather(called: Called, count: str, every: int | None) -> None:
    found = called(
        f"""
        g: {{type: gather, params: {{n: {count}}}, depends: [a.index]}}
        b: {{type: p.b, depends: [g.value]}}
        """
    )
    assert found == {"g": (1, "")} | ({} if every is None else {"b": (every, "")})


@pytest.mark.parametrize(
    ("rhythms", "expected"),
    [
        ([], Rhythm()),
        ([Rhythm(2), Rhythm(3)], Rhythm(6)),
        ([Rhythm(), Rhythm(4, "g")], Rhythm(4, "g")),
        ([Rhythm(4, "g"), Rhythm(4, "g")], Rhythm(4, "g")),
        ([Rhythm(4, "g"), Rhythm(2, "g")], None),
        ([Rhythm(1, "g"), Rhythm(1, "h")], None),
        ([Rhythm(2), Rhythm(1, "h")], None),
        ([Rhythm(is_limited=True), Rhythm()], Rhythm(is_limited=True)),
        ([Rhythm(is_limited=True), Rhythm(2)], None),
        ([Rhythm(99_991), Rhythm(2)], None),
    ],
)
def test_what_happens_together(rhythms: list[Rhythm], expected: Rhythm | None) -> None:
    assert together(rhythms) == expected


@pytest.mark.parametrize(
    ("rhythm", "when"),
    [
        (Rhythm(), "in the first epoch"),
        (Rhythm(2), "in the 2nd epoch"),
        (Rhythm(11), "in the 11th epoch"),
        (Rhythm(23), "in the 23rd epoch"),
        (Rhythm(31), "in the 31st epoch"),
        (Rhythm(5, "g"), "once 'g' emits"),
    ],
)
def test_when_it_happens_first(rhythm: Rhythm, when: str) -> None:
    assert rhythm.when == when


@pytest.mark.parametrize(
    ("returns", "rhythm"),
    [
        ("[v: g.value]", Rhythm(2)),
        ("g.value", Rhythm(2)),
        ("n.value", Rhythm()),
        ("u.value", None),  # None would count as no event, and a mapping would be unpacked
        ("[v: u.value]", Rhythm()),
        ("[u.value]", None),
        ("[u.value, v: u.value]", None),
        ("[v: s.value]", None),
        ("m.value", None),
        ("[v: m.value]", Rhythm()),
    ],
)
def test_how_often_a_tube_returns(tmp_path: Path, returns: str, rhythm: Rhythm | None) -> None:
    text = f"""
input: {{x: {{type: int, scope: process}}}}
nodes:
  g: {{type: gather, params: {{n: 2}}, depends: [value: input.x]}}
  n: {{type: lab.plain, depends: [x: input.x]}}
  u: {{type: p.u, depends: [x: input.x]}}
  s: {{type: lab.some, depends: [x: input.x]}}
  m: {{type: map, depends: [u.value]}}
  r: {{type: return, depends: {returns}}}
"""
    facts = TubeFacts(tube_from(text), project_code=code_of(tmp_path, LAB))
    signal = "value" if returns[0] != "[" else "v"
    assert facts.flow.rhythms.returned(signal) == rhythm


def test_a_tube_that_nobody_opens_returns_nothing_for_sure() -> None:
    facts = facts_from(
        "nodes: {t: {type: tube, params: {tube: {noob_id: i, nodes: {r: {type: return}}}}}}"
    )
    assert facts.returned("t", "value") is None


def test_tubes_in_files_are_opened_however_they_lead_back(tmp_path: Path) -> None:
    for name, other in (("one", "two"), ("two", "one")):
        (tmp_path / f"{name}.yaml").write_text(
            f"noob_id: {name}\nnoob_model: noob.tube.TubeSpecification\nnoob_version: '1'\nnodes:\n"
            f"  t: {{type: tube, params: {{tube: {other}}}}}\n"
            "  r: {type: return, depends: [v: t.v]}\n"
        )
    project = Project(str(tmp_path))
    document = project.document(str(tmp_path / "one.yaml"))
    assert document is not None
    found = check(document, project, {}, find_version("latest")).found
    assert {item.rule for item in found} == {"tube-recursion"}


PLAIN = [
    "bool",
    "bytearray",
    "bytes",
    "complex",
    "float",
    "frozenset",
    "int",
    "list",
    "set",
    "str",
    "tuple",
]


@pytest.mark.parametrize(
    ("form", "has_values"),
    [
        *((TypeForm(f"builtins.{name}"), True) for name in PLAIN),
        *((TypeForm("numpy.ndarray"), True), (TypeForm("builtins.list", (TypeForm("x.Y"),)), True)),
        *((TypeForm(name), False) for name in ("", "None", "builtins.dict", "builtins.object")),
        *((TypeForm(name), False) for name in ("typing.Any", "int", "typing.Union", "x.int")),
        (TypeForm("typing.Union", (TypeForm("builtins.int"), TypeForm("builtins.str"))), True),
        (TypeForm("typing.Union", (TypeForm("builtins.int"), TypeForm("None"))), False),
        (TypeForm("typing.Union", (TypeForm("builtins.dict"), TypeForm("builtins.int"))), False),
        (TypeForm("typing.Annotated", (TypeForm("builtins.int"),)), True),
        (TypeForm("typing.Annotated", (TypeForm("builtins.dict"),)), False),
        (TypeForm("typing.Annotated"), False),
    ],
)
def test_types_of_which_no_value_is_none_or_a_mapping(form: TypeForm, has_values: bool) -> None:
    assert _has_values(form) is has_values


@pytest.mark.parametrize(
    ("rhythm", "count", "expected"),
    [
        *((Rhythm(), 1, Rhythm()), (Rhythm(), 0, Rhythm()), (Rhythm(2), 3, Rhythm(6))),
        *((Rhythm(2, "g"), 3, Rhythm(6, "g")), (Rhythm(is_limited=True), 2, None)),
        *((Rhythm(is_limited=True), 1, Rhythm(is_limited=True)), (Rhythm(50_001), 2, None)),
        *((Rhythm(50_000), 2, Rhythm(100_000)), (Rhythm(2), -1, Rhythm(2))),
    ],
)
def test_each_of_several_times(rhythm: Rhythm, count: int, expected: Rhythm | None) -> None:
    assert rhythm.times(count) == expected


def test_ordinals() -> None:
    assert [Rhythm(number).when.split(" ")[2] for number in (1, 2, 3, 4, 9, 10, 11, 12, 13)] == [
        *("first", "2nd", "3rd", "4th", "9th", "10th", "11th", "12th", "13th"),
    ]
    assert [Rhythm(number).when.split(" ")[2] for number in (14, 20, 21, 22, 101, 110, 111)] == [
        *("14th", "20th", "21st", "22nd", "101st", "110th", "111th"),
    ]
    assert [Rhythm(number).when.split(" ")[2] for number in (112, 113, 114, 123, 1000)] == [
        *("112th", "113th", "114th", "123rd", "1000th"),
    ]
