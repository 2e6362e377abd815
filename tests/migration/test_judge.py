"""Files that belong together, and what the linter says about the result."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.migration.judge import Migrator
from noob_lint.migration.origin import Origin
from noob_lint.spec.versions import find_version
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


def test_a_tube_with_keys_of_several_versions_is_left(tmp_path: Path) -> None:
    path = str(tmp_path / "a.yaml")
    text = f"extends: [b]\nmore: 1\n{HEAD}{NODES}"
    origin = Origin(find_version("0.1"), "header")
    migrator = Migrator({path: text.encode()}, find_version("1000"), "1000.0.0")
    said = "the tube has keys that noob before 1000 ignores: use --from"
    assert told(migrator.migrate({path: origin})[0]) == ["by hand", f"1: by hand: {said}"]


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
