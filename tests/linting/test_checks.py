"""The checks of one project: each document once, after those that it depends on."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import permutations
from pathlib import Path

import pytest

from noob_lint.config.settings import Settings
from noob_lint.linting.checked import Checked
from noob_lint.linting.checks import Checks
from noob_lint.project.project import Project
from noob_lint.spec.versions import find_version
from tests.counts import Counts

HEADER = "noob_id: {}\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"
USER = "extends: [{}]\nnodes:\n  more: {{type: lab.more}}\n"
OUTER = "nodes:\n  in: {{type: tube, params: {{tube: {}}}}}\n"
WRONG = "nodes:\n  a: {type: lab.show, depends: [b.value]}\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path.resolve()


def make(tubes: Mapping[str, str]) -> None:
    for name, text in tubes.items():
        Path(f"{name}.yaml").write_text(HEADER.format(name) + text)


def checks_of(here: Path, settings: Settings | None = None, forced: str | None = None) -> Checks:
    version = None if forced is None else find_version(forced)
    return Checks(Project(str(here)), settings or Settings(), frozenset(), version)


def check(checks: Checks, *names: str) -> list[Checked]:
    documents = [checks._project.document(f"{name}.yaml") for name in names]
    return [checks.of(document) for document in documents if document is not None]


def rules(found: list[Checked]) -> list[list[str]]:
    return [[item.rule for item in one.found] for one in found]


def test_what_a_tube_rests_on_is_checked_first_and_once(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make({"base": WRONG, "left": USER.format("base"), "right": USER.format("base")})
    make({"user": USER.format("left, right"), "outer": OUTER.format("user")})
    counts = Counts(monkeypatch)
    checks = checks_of(here)
    assert rules(check(checks, "outer")) == [["child-tube-invalid"]]
    asked = list(counts.asked)
    assert asked.index("base.yaml") == 0
    assert asked[-2:] == ["user.yaml", "outer.yaml"]
    assert rules(check(checks, "base", "left", "right", "user", "outer")) == [
        *(["unknown-node"], ["extends-base-invalid"], ["extends-base-invalid"]),
        *(["extends-base-invalid"] * 2, ["child-tube-invalid"]),
    ]
    # The outermost tube, to which nothing refers, is not kept.
    names = ("base", "left", "right", "user")
    assert counts.asked == {f"{name}.yaml": 1 for name in names} | {"outer.yaml": 2}


@pytest.mark.parametrize("order", [*permutations(("a", "b", "c"))])
def test_tubes_on_a_circle_get_no_verdict_of_each_other(here: Path, order: tuple[str, ...]) -> None:
    make({"a": USER.format("b"), "b": USER.format("a") + "  x: {type: 3}\n"})
    make({"c": OUTER.format("a")})
    found = dict(zip(order, rules(check(checks_of(here), *order)), strict=True))
    assert found == {
        "a": ["extends-cycle"],
        "b": ["schema-type", "extends-cycle"],
        "c": ["child-tube-invalid"],
    }


def test_a_document_that_has_changed_is_checked_again(here: Path) -> None:
    make({"base": WRONG, "user": USER.format("base")})
    checks = checks_of(here)
    assert rules(check(checks, "user", "base")) == [["extends-base-invalid"], ["unknown-node"]]
    make({"base": WRONG.replace("b.value", "input.x") + "input: {x: {type: int}}\n"})
    checks._project.documents.drop("base.yaml")
    document = checks._project.document("base.yaml")
    assert document is not None
    checks._project.put(document)
    assert rules(check(checks, "base")) == [[]]


def test_the_version_is_that_of_the_settings_unless_forced(here: Path) -> None:
    make({"a": WRONG})
    document = Project(str(here)).document("a.yaml")
    assert document is not None
    old = Settings(noob_version="1000")
    assert checks_of(here).version(document).name == "1003"
    assert checks_of(here, old).version(document).name == "1000"
    assert checks_of(here, old, forced="0.1").version(document).name == "0.1"
