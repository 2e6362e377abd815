"""Files that belong together, and what the linter says about the result."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from noob_lint.diagnostics.diagnostic import Diagnostic, Edit, Effect, Finding, Severity
from noob_lint.linting.checked import Checked
from noob_lint.migration.judge import Migrated, Migrator, _worst
from noob_lint.migration.moves import Moves
from noob_lint.migration.origin import Origin
from noob_lint.spec.versions import find_version
from noob_lint.yaml.parser import parse
from tests.counts import Counts
from tests.migration.texts import HEAD, migrate, told

NODES = "nodes:\n  c: {type: mypackage.make}\n"
BASE = "noob_id: b\nnoob_model: noob.tube.TubeSpecification\n"


def test_what_the_new_version_refuses_is_left(tmp_path: Path) -> None:
    text = "x: 1\n" + HEAD + "nodes:\n  tube: {type: mypackage.make}\n"
    one = migrate({"a.yaml": text}, "0.1", "1000", tmp_path)["a.yaml"]
    assert told(one) == [
        "by hand",
        "5: by hand: noob 1000: node id 'tube' is reserved by noob: choose another name "
        "(id-reserved)",
    ]
    assert one.after == one.before


def test_what_the_old_version_refuses_is_left(tmp_path: Path) -> None:
    one = migrate({"a.yaml": f"{HEAD}nodes: 1\n"}, "1000", "1003", tmp_path)["a.yaml"]
    assert places(one) == [("a.yaml", "1")]
    assert told(one) == [
        "by hand",
        "3: by hand: noob 1000 refuses the tube: 'nodes' must be a mapping of node ids to nodes, "
        "not a number (1) (schema-type)",
    ]


def test_the_first_of_several_refusals_is_told(tmp_path: Path) -> None:
    text = f"{HEAD}nodes: 1\nassets: 2\ninput: 3\n"
    one = migrate({"a.yaml": text}, "1000", "1003", tmp_path)["a.yaml"]
    assert [line.partition(" refuses")[0] for line in told(one)] == [
        "by hand",
        "3: by hand: noob 1000",
    ]


def test_what_only_the_new_version_accepts_is_migrated_already(tmp_path: Path) -> None:
    text = f"{HEAD}input: {{i: {{type: 'int | None'}}}}\n{NODES}"
    assert told(migrate({"a.yaml": text}, "1000", "1003", tmp_path)["a.yaml"]) == ["not needed"]


def test_a_tube_waits_for_its_base(tmp_path: Path) -> None:
    base = f"{BASE}input: {{i: {{type: int, required: false}}}}\n{NODES}"
    child = f"noob_version: 1003.0.0\n{HEAD}extends: [b]\nnodes:\n  d: {{type: mypackage.make}}\n"
    found = migrate({"a.yaml": child, "b.yaml": base}, "1003", "1000", tmp_path)
    assert told(found["b.yaml"]) == [
        "by hand",
        "3: by hand: noob 1000 has no 'required', which input 'i' needs",
    ]
    assert [line.partition(": ")[0] for line in told(found["a.yaml"])] == ["by hand", "4"]
    assert "(extends-base-invalid)" in told(found["a.yaml"])[1]


def test_a_base_that_is_not_named_is_looked_at(tmp_path: Path) -> None:
    base = f"{BASE}input: {{i: {{type: int, required: true}}}}\n{NODES}"
    child = f"noob_version: 1003.0.0\n{HEAD}extends: [b]\nnodes:\n  d: {{type: mypackage.make}}\n"
    texts = {"a.yaml": child, "b.yaml": base}
    both = migrate(texts, "1003", "1000", tmp_path)
    assert [str(one.outcome) for one in both.values()] == ["migrated", "migrated"]
    alone = migrate(texts, "1003", "1000", tmp_path, only="a.yaml")["a.yaml"]
    name = tmp_path / "b.yaml"
    assert told(alone)[:2] == [
        "by hand",
        f"4: by hand: {name} has to be migrated with it: name it, too",
    ]


def test_a_tube_of_no_known_version_is_left(tmp_path: Path) -> None:
    path = str(tmp_path / "a.yaml")
    target = find_version("1003")
    one = Migrator({path: NODES.encode()}, target, "1003.0.0").migrate({path: None})[0]
    said = "nothing says which version of noob the tube is for: use --from"
    assert told(one) == ["by hand", f"1: by hand: {said}"]
    assert places(one) == [("a.yaml", "")]


def test_a_tube_with_keys_of_several_versions_is_left(tmp_path: Path) -> None:
    path = str(tmp_path / "a.yaml")
    text = f"extends: [b]\nmore: 1\n{HEAD}{NODES}"
    origin = Origin(find_version("0.1"), "header")
    migrator = Migrator({path: text.encode()}, find_version("1000"), "1000.0.0")
    said = "the tube has keys that noob before 1000 ignores: use --from"
    (one,) = migrator.migrate({path: origin})
    assert told(one) == ["by hand", f"1: by hand: {said}"]
    assert places(one) == [("a.yaml", "")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "",
            "the file is empty: a tube is a mapping with at least 'noob_id' and 'nodes' "
            "(yaml-empty-document)",
        ),
        (
            "- 1",
            "a tube must be a mapping with keys such as 'nodes', not a list "
            "(yaml-root-not-mapping)",
        ),
    ],
)
def test_what_is_no_tube_in_any_version_is_left(text: str, message: str, tmp_path: Path) -> None:
    path = str(tmp_path / "a.yaml")
    target = find_version("1003")
    one = Migrator({path: text.encode()}, target, "1003.0.0").migrate({path: None})[0]
    assert told(one) == ["by hand", f"1: by hand: noob 1003 refuses the tube: {message}"]
    assert (one.version, one.after) == (None, text.encode())


def places(one: Migrated) -> list[tuple[str, str]]:
    """The file and the text of each place that is left."""
    text = one.before.decode()
    return [
        (Path(item.path or "").name, text[item.span.start.offset : item.span.end.offset])
        for item in one.by_hand
    ]


def test_the_place_of_an_error_is_that_before_the_migration(tmp_path: Path) -> None:
    text = (
        f"input:\n  x:\n    type: bool\n    required: true\n{HEAD}"
        "nodes:\n  c: {type: m.n, enabled: input.x}\n"
    )
    one = migrate({"a.yaml": text}, "1001", "1000", tmp_path)["a.yaml"]
    message = (
        "noob 1000: 'enabled' of node 'c' must be true or false, not 'input.x': references to "
        "inputs came with noob 1001 (enabled-format)"
    )
    assert told(one) == ["by hand", f"8: by hand: {message}"]
    assert places(one) == [("a.yaml", "input.x")]


def test_an_error_that_is_worse_in_the_new_version_is_new(tmp_path: Path) -> None:
    text = f"{HEAD}nodes:\n  c: {{type: m.n}}\n"
    text += "  g: {type: gather, depends: [x: c.value], params: {n: 2}}\n"
    text += "  h: {type: m.n, depends: [v: g.value]}\n"
    message = "unknown slot 'x' of gather node 'g': noob cannot build the tube; a gather takes"
    one = migrate({"a.yaml": text}, "1001", "0.1", tmp_path)["a.yaml"]
    assert told(one) == [
        "by hand",
        f"5: by hand: noob before 1000: {message} 'value' and 'trigger' (special-node-slot)",
    ]
    for old, new in (("0.1", "1001"), ("1001", "1000"), ("1001", "1003")):
        assert told(migrate({"a.yaml": text}, old, new, tmp_path)["a.yaml"]) == ["not needed"]


def test_the_worst_of_several_errors_at_a_place_counts() -> None:
    document = parse("abcdef\n", "a.yaml")
    effects = (Effect.RUN, Effect.LOAD, Effect.BUILD)
    span = document.source.span(2, 3)
    items = [
        Diagnostic(path, "cycle", severity, Finding(span, "", effect=effect))
        for path in ("a.yaml", "b.yaml")
        for severity in (Severity.ERROR, Severity.WARNING)
        for effect in effects
    ]
    moves = Moves([Edit(document.source.span(0, 1), "xyz")])
    for own in permutations(items[:3]):
        assert _worst(Checked(document, own), "a.yaml", moves) == {
            ("a.yaml", "cycle", 4): Effect.LOAD
        }
    assert _worst(Checked(document, tuple(items)), "a.yaml", moves) == {
        ("a.yaml", "cycle", 4): Effect.LOAD,
        ("b.yaml", "cycle", None): Effect.LOAD,
    }


def head(name: str) -> str:
    return HEAD.replace("noob_id: a", f"noob_id: {name}")


OTHERS = {
    "b.yaml": f"{head('b')}input: {{i: {{type: int, required: true}}}}\n{NODES}",
    "h.yaml": f"{head('h')}input: {{i: {{type: int, required: false}}}}\n{NODES}",
    "t.yaml": f"noob_version: 1003.0.0\n{head('t')}nodes:\n  q: {{type: mypackage.make}}\n",
    "x.yaml": f"{head('x')}nodes: [",
}
TUBES = (
    "nodes:\n  x: {{type: tube, params: {{tube: {}}}}}\n  y: {{type: tube, params: {{tube: {}}}}}\n"
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{HEAD}extends: [t, b]\nnodes: {{d: {{type: m.n}}}}\n", [("b.yaml", 3, "extends")]),
        (f"{HEAD}extends: [h, t]\nnodes: {{d: {{type: m.n}}}}\n", [("h.yaml", 3, "extends")]),
        (f"{HEAD}extends: [t]\nnodes: {{d: {{type: m.n}}}}\n", []),
        (HEAD + TUBES.format("t", "b"), [("b.yaml", 1, "")]),
        (HEAD + TUBES.format("b", "h"), [("b.yaml", 1, ""), ("h.yaml", 1, "")]),
        (HEAD + TUBES.format("x", "t"), []),
        (HEAD + TUBES.format("x", "b"), [("b.yaml", 1, "")]),
    ],
)
def test_others_that_would_have_to_be_migrated(
    text: str, found: list[tuple[str, int, str]], tmp_path: Path
) -> None:
    one = migrate({"a.yaml": text, **OTHERS}, "1003", "1000", tmp_path, only="a.yaml")["a.yaml"]
    assert told(one)[1:] == [
        f"{line}: by hand: {tmp_path / name} has to be migrated with it: name it, too"
        for name, line, _ in found
    ]
    assert places(one) == [("a.yaml", place) for *_, place in found]


def test_an_error_that_a_tube_causes_in_its_base_may_move(tmp_path: Path) -> None:
    base = (
        f"{head('b')}input:\n  i:\n    type: int\n    required: true\nnodes: {{s: {{type: print}}, "
        "b: {type: map, depends: [s.value]}, a: {type: print, depends: [b.n]}}\n"
    )
    child = f"{HEAD}extends: [b]\nnodes: {{b: {{type: gather, params: {{n: 2}}}}}}\n"
    found = migrate({"a.yaml": child, "b.yaml": base}, "1001", "1000", tmp_path)
    assert told(found["a.yaml"]) == ["not needed"]
    assert told(found["b.yaml"]) == [
        "migrated",
        "6: done: remove 'required' of input 'i', which means nothing",
    ]


@pytest.mark.parametrize(
    ("said", "version", "text"),
    [
        ("1000", "1001", "input: {i: {type: int, required: true}}\n"),
        ("0.1", "1000", "extends: []\n"),
        ("1003", "1003", "input: {i: {type: int, required: true}}\n"),
        ("0.1", "0.1", "input: {i: {type: int}}\n"),
    ],
)
def test_the_first_version_that_may_be_meant(
    said: str, version: str, text: str, tmp_path: Path
) -> None:
    path = str(tmp_path / "a.yaml")
    origin = Origin(find_version(said), "header")
    migrator = Migrator({path: (text + HEAD + NODES).encode()}, find_version("1003"), "1003.0.0")
    (one,) = migrator.migrate({path: origin})
    assert (one.by_hand, one.version) == ((), find_version(version))


def test_each_file_is_checked_once_before_and_once_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts = Counts(monkeypatch)
    texts = {f"{name}.yaml": f"noob_version: 1001.0.0\n{head(name)}{NODES}" for name in "ab"}
    found = migrate(texts, "1001", "1003", tmp_path)
    assert [str(one.outcome) for one in found.values()] == ["migrated", "migrated"]
    assert counts.asked == {str(tmp_path / name): 2 for name in texts}
