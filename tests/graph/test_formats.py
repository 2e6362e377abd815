"""Whole pictures in every format; `UPDATE_EXPECTED=1` rewrites what is expected."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from noob_lint.cli import main
from noob_lint.graph.formats import FORMATS
from noob_lint.graph.picture import (
    Badge,
    Bracket,
    Change,
    Edge,
    Kind,
    Node,
    Param,
    Picture,
    Port,
    State,
    Way,
    Where,
)
from tests.expected import expected

HERE = Path(__file__).parent / "tubes"
PICTURES = {
    "whole": ("whole.yaml",),
    "folded": ("whole.yaml", "--depth", "0"),
    "wrong": ("wrong.yaml",),
    "changed": ("--diff", "old.yaml", "whole.yaml"),
    "odd": ("odd.yaml",),
    "open": ("open.yaml", "--depth", "2"),
    "holder": ("holder.yaml", "--depth", "3"),
    "rewired": ("--diff", "odd.yaml", "open.yaml"),
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the tubes, without what is expected of them."""
    found = tmp_path_factory.mktemp("project")
    for path in (*HERE.glob("*.yaml"), *HERE.glob("*.py"), *HERE.glob("*.toml")):
        shutil.copy(path, found)
    whole = (HERE / "whole.yaml").read_text()
    old = whole.replace("scale: input.scale", "scale: 3").replace("[weights.value]", "[find.spots]")
    old = old.replace(
        "  keep:\n", "  also:\n    type: kit.total\n    depends: [find.spots]\n  keep:\n"
    )
    (found / "old.yaml").write_text(old.replace("noob_id: whole", "noob_id: old"))
    return found


@pytest.mark.parametrize("form", [name for name in FORMATS if name != "html"])
@pytest.mark.parametrize("name", PICTURES)
def test_a_picture(
    name: str,
    form: str,
    project: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(project)
    assert main(["graph", *PICTURES[name], "--format", form]) == 0
    found = capsys.readouterr()
    assert found.err == ""
    assert found.out == expected(HERE / f"{name}.{form}", found.out)
    if form == "json":
        assert json.loads(found.out)["version"] == 1


DOCS = Path(__file__).parents[2] / "docs"


def test_the_picture_in_the_documentation(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`UPDATE_EXPECTED=1` draws it again."""
    monkeypatch.chdir(DOCS.parent)
    assert main(["graph", "examples/microscopy/tubes/motion.yaml"]) == 0
    found = capsys.readouterr().out
    assert found == expected(DOCS / "graph.svg", found)


def test_the_documentation_has_every_field_and_value_of_the_json_format() -> None:
    page = (DOCS / "graph.md").read_text(encoding="utf-8").partition("## JSON")[2]
    values = (Picture, Node, Edge, Bracket, Param, Port, Badge, Where)
    names = {name for value in values for name in value._fields}
    names |= {str(one) for kind in (Kind, State, Way, Change) for one in kind if one}
    assert {name for name in names if f"`{name}`" not in page} == set()
