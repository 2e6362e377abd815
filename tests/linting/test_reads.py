"""What the result for a tube depends on: everything that was read for it, in any set of tubes."""

from __future__ import annotations

import re
from itertools import permutations
from pathlib import Path

import pytest

from noob_lint import Settings
from noob_lint.linting.linter import lint_files
from noob_lint.python.source.parsing import parse
from tests.workspaces import workspace

HEADER = "noob_id: {}\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"
TUBES = {
    "input": "input:\n  i: {type: a.Fram, scope: tube}\n",
    "expression": (
        "input:\n  i: {type: 'list[b.B] | None', scope: process}\n"
        "nodes:\n  n: {type: c.takes, depends: [x: input.i]}\n"
    ),
    "child": "nodes:\n  m: {type: d.f}\n  r: {type: return, depends: [x: m.value]}\n",
    "parent": (
        "nodes:\n  t: {type: tube, params: {tube: child}}\n"
        "  n: {type: c.takes, depends: [x: t.x]}\n"
    ),
    "grandparent": "nodes:\n  t: {type: tube, params: {tube: parent}}\n",
    "based": "extends: [child]\nnodes:\n  n: {type: c.takes, depends: [x: m.value]}\n",
    "none": "nodes:\n  n: {type: list}\n",
}
CODE = {
    "a": "class Frame: ...\n",
    "b": "class B: ...\n",
    "c": "def takes(x: int): ...\n",
    "d": "from e import E\ndef f() -> E: ...\n",
    "e": "class E: ...\n",
}
READ = {
    "input": {"a"},
    "expression": {"b", "c"},
    "child": {"d", "e"},
    "parent": {"c", "d", "e"},
    "grandparent": {"c", "d", "e"},
    "based": {"c", "d", "e"},
    "none": set(),
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The current directory: tubes, and the modules that they name."""
    monkeypatch.chdir(tmp_path)
    for name, text in TUBES.items():
        Path(f"{name}.yaml").write_text(HEADER.format(name) + text)
    Path("src").mkdir()
    for name, text in CODE.items():
        Path(f"src/{name}.py").write_text(text)


def reads_of(*names: str) -> dict[str, set[str]]:
    """The modules that each tube's result depends on, if all tubes are checked together."""
    settings = Settings(root=".", tube_paths=["."])
    results = lint_files(workspace(settings, [f"{name}.yaml" for name in names]))
    return {
        result.path.removesuffix(".yaml"): {
            found[1] for path in result.reads.code if (found := re.search(r"/src/(\w)\.py$", path))
        }
        for result in results
    }


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("name", TUBES)
def test_all_that_is_read_is_in_the_reads(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = set()

    def counting(path: Path, *arguments: object) -> object:
        if path.suffix == ".py":  # a stub of the standard library is read once for all
            parsed.add(path.stem)
        return parse(path, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr("noob_lint.python.source.module.parse", counting)
    assert reads_of(name) == {name: READ[name]}
    assert parsed <= READ[name]


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("names", [*permutations(("parent", "child", "input")), tuple(TUBES)])
def test_reads_do_not_depend_on_the_other_files(names: tuple[str, ...]) -> None:
    assert reads_of(*names) == {name: READ[name] for name in names}
