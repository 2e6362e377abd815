"""What an answer about code depends on, regardless of earlier queries."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noob_lint.python.find.environment import Environment
from noob_lint.python.lookup import Sources
from tests.python.summary import summary
from tests.python.trees import TREES, Tree

FILES = {
    "lab/__init__.py": "",
    "lab/a.py": "from lab.kinds import Frame\ndef f(x: Frame) -> Frame: ...\nclass C(Frame): ...\n",
    "lab/b.py": "from lab.alone import *\nimport nowhere\ndef g(x: Value, y: nowhere.Y): ...\n",
    "lab/kinds.py": "from lab.base import Base\nclass Frame(Base): ...\n",
    "lab/base.py": "class Base: ...\n",
    "lab/alone.py": "Value = int\n",
    "lab/left.py": "import lab.right as r\nLeft = list['r.Right']\ndef f(x: Left): ...\n",
    "lab/right.py": "import lab.left as r\nRight = dict[str, 'r.Left']\ndef f(x: Right): ...\n",
    "lab/ring.py": "from lab.rung import h, i\nj = i\n",
    "lab/rung.py": "from lab.ring import j\nfrom lab.ring import *\ni = j\ndef h(): ...\n",
    "lab/early.py": "import lab.late\nx = not_in_early\n",
    "lab/late.py": "import lab.early\nx = not_in_late\n",
    "space/deep/c.py": "from lab.b import g as f\n",
}
TYPES = (
    *("lab.a.f", "lab.a.C", "lab.b.g", "lab.left.f", "lab.right.f", "lab.ring.j", "lab.rung.i"),
    *(
        "lab.ring.h",
        "space.deep.c.f",
        "lab.none",
        "gone.f",
        "list",
        "lab.a.C.g",
        "not a.path",
        "lab.early.x",
        "lab.late.x",
    ),
)
CLASSES = ("lab.a.C", "lab.kinds.Frame", "gone.G", "builtins.int")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The directory of the code above."""
    folder = tmp_path_factory.mktemp("reads")
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def own(paths: frozenset[str], root: Path) -> set[str]:
    """The paths in a directory, relative to it."""
    found = (Path(path) for path in paths)
    return {str(path.relative_to(root)) for path in found if path.is_relative_to(root)}


def code_in(root: Path) -> Sources:
    """The code in a directory, and an empty environment in which all modules would be."""
    return Sources([root], Environment(root / "venv", (root / "site",), complete=True))


@pytest.mark.parametrize(
    ("types", "classes", "expected"),
    [
        (
            ["lab.a.f"],
            [],
            {".", "lab", "lab/__init__.py", "lab/a.py", "lab/kinds.py", "lab/base.py"},
        ),
        (["lab.b.g"], [], {".", "site", "lab", "lab/__init__.py", "lab/b.py", "lab/alone.py"}),
        (["lab.none"], [], {".", "lab", "lab/__init__.py"}),
        (["gone.f"], [], {".", "site"}),
        (["list"], [], set()),
        ([], ["lab.kinds.Frame"], {".", "lab", "lab/__init__.py", "lab/kinds.py", "lab/base.py"}),
        (
            ["space.deep.c.f"],
            [],
            {".", "site", "lab", "lab/__init__.py", "lab/b.py", "lab/alone.py"}
            | {"space", "space/deep", "space/deep/c.py"},
        ),
    ],
)
def test_reads(root: Path, types: list[str], classes: list[str], expected: set[str]) -> None:
    assert own(code_in(root).reads(types, classes), root) == expected


def test_what_is_out_of_reach_rests_on_where_it_was_looked_for(root: Path) -> None:
    sources = Sources([root])
    assert own(sources.reads(["gone.f"]), root) == {"."}
    assert not sources.reaches("gone.f")


def ask(sources: Sources, question: tuple[str, str]) -> tuple[str, frozenset[str]]:
    """The answer to a query, without the texts that contain its places, and its reads."""
    kind, name = question
    is_class = kind == "lineage"
    reads = sources.reads([], [name]) if is_class else sources.reads([name])
    ways: dict[str, Callable[[str], object]] = {
        "lineage": sources.lineage,
        "body": sources.body,
        "look up": sources.look_up,
    }
    ways["broken"] = sources.broken
    return re.sub(r"source=<[^>]*>", "", repr(ways[kind](name))), reads


QUESTIONS = [
    *((kind, name) for kind in ("look up", "body", "broken") for name in TYPES),
    *(("lineage", name) for name in CLASSES),
]


@pytest.fixture(scope="module")
def alone(root: Path) -> dict[tuple[str, str], object]:
    """The answer to each query when it is the only one."""
    return {question: ask(code_in(root), question) for question in QUESTIONS}


@settings(deadline=None, max_examples=50)
@given(order=st.permutations(QUESTIONS))
def test_the_order_of_questions_changes_nothing(
    root: Path, alone: dict[tuple[str, str], object], order: list[tuple[str, str]]
) -> None:
    sources = code_in(root)
    assert {question: ask(sources, question) for question in order} == alone


@pytest.mark.parametrize("tree", TREES.values(), ids=TREES)
def test_what_is_not_read_changes_nothing(tree: Tree, tmp_path: Path) -> None:
    tree.write(tmp_path)
    before = Sources([tmp_path])
    expected, reads = summary(before.look_up(tree.name)), before.reads([tree.name])
    others = [path for name in tree.files if str(path := tmp_path / name) not in reads]
    for path in others:
        path.write_bytes(b"(")
    after = Sources([tmp_path])
    assert summary(after.look_up(tree.name)) == expected
    assert after.reads([tree.name]) == reads
