"""What tubes extend and nest, and which files that takes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from noob_lint.project.assembly import Assembly
from noob_lint.project.documents import Documents
from noob_lint.project.index import TubeIndex
from noob_lint.spec.versions import find_version
from noob_lint.tube.tube import Base, Child, Tube
from noob_lint.yaml.document import Mapping, Node, Scalar
from noob_lint.yaml.parser import parse
from tests.expected import expected

TUBES = {
    "root": "nodes: {a: {type: lab.a}}",
    "base": "extends: root\nnodes: {b: {type: tube, params: {tube: leaf}}}",
    "leaf": "nodes: {c: {type: lab.c}}",
    "user": """\
extends: [base, sub/far.yaml, lost, far.yaml, 5, "", [root], lsot]
nodes:
  named: {type: tube, params: {tube: leaf}}
  again: {type: tube, params: {tube: user}}
  lost: {type: tube, params: {tube: gone}}
  near: {type: tube, params: {tube: laef}}
  beside: {type: tube, params: {tube: leaf.yaml}}
  asked: {type: tube, params: {tube: input.which}}
  number: {type: tube, params: {tube: 5}}
  listed: {type: tube, params: [leaf]}
  none: {type: tube, params: {}}
  other: {type: lab.x, params: {tube: leaf}}
  inline:
    type: tube
    params:
      tube:
        extends: [root]
        nodes:
          deep: {type: tube, params: {tube: sub/far.yaml}}
          deeper: {type: tube, params: {tube: {nodes: {d: {type: tube, params: {tube: one}}}}}}
  odd: 3
  5: {type: tube, params: {tube: leaf}}
""",
    "far": "nodes: {f: {type: lab.f}}",
    "one": "extends: [two]\nnodes: {o: {type: lab.o}}",
    "two": "extends: [three]\nnodes: {p: {type: lab.p}}",
    "three": "extends: [one, root]\nnodes: {q: {type: lab.q}}",
    "outer": "nodes: {i: {type: tube, params: {tube: inner}}}",
    "inner": """\
nodes:
  o: {type: tube, params: {tube: outer}}
  l: {type: tube, params: {tube: leaf}}
""",
    "itself": "nodes: {i: {type: tube, params: {tube: itself}}}",
    "mixed": "extends: [mix]\nnodes: {l: {type: tube, params: {tube: leaf}}}",
    "mix": "nodes: {m: {type: tube, params: {tube: mixed}}}",
}


@pytest.fixture(autouse=True)
def _top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("sub").mkdir()
    for name, text in TUBES.items():
        folder = "sub/" if name in ("far", "user") else ""
        Path(f"{folder}{name}.yaml").write_text(f"noob_id: {name}\n{text}\n")
    Path("list.yaml").write_text("noob_id: x\n- 1\n")
    Path("empty.yaml").write_text("[]\n")


def assembly(version: str = "1003") -> Assembly:
    documents = Documents()
    return Assembly(find_version(version), documents, TubeIndex(os.getcwd(), [], documents))


def target(one: Base | Child) -> str:
    """What a name leads to, as one line."""
    node = one.item if isinstance(one, Base) else one.name
    name = node.text if isinstance(node, Scalar) else "{}"
    tube = "no tube" if one.tube is None else one.tube.tube_id or "unnamed"
    path = None if one.path is None else os.path.relpath(one.path)
    parts = [f"{name} -> {path}: {tube}, depth {one.depth}"]
    if one.near is not None:
        parts.append(f"near {one.near}")
    parts += ["nowhere"] * one.is_nowhere + ["beside"] * one.is_beside
    if one.chain:
        parts.append("chain " + " ".join(map(os.path.basename, one.chain)))
    return ", ".join(parts)


def files(keys: frozenset[str]) -> list[str]:
    return sorted(os.path.relpath(key) for key in keys)


def about(known: Assembly, path: str) -> Iterator[str]:
    tube = known.open(path)
    assert tube is not None
    yield f"{path}: {'whole' if tube.is_whole else 'not whole'}, nodes {' '.join(names(tube))}"
    yield from (f"  extends {target(base)}" for base in tube.bases)
    yield from (f"  nests {node} {target(child)}" for node, child in known.children(tube).items())
    yield f"  needs {' '.join(map(os.path.relpath, known.referred(path)))}"
    yield f"  circle {' '.join(files(known.circle(path)))}"
    reads = known.reads(path)
    yield f"  reads {' '.join(files(reads.files))}"
    yield f"  asks for {' '.join(sorted(one.name for one in reads.names))}"


def names(tube: Tube) -> list[str]:
    nodes = tube.merged.get("nodes")
    keys: list[Node] = [entry.key for entry in nodes.entries] if isinstance(nodes, Mapping) else []
    return [key.text for key in keys if isinstance(key, Scalar)]


def test_what_each_tube_extends_and_nests() -> None:
    """`UPDATE_EXPECTED=1` rewrites it."""
    known = assembly()
    paths = sorted(str(path) for path in Path().rglob("*.yaml"))
    tubes = [path for path in paths if path not in ("list.yaml", "empty.yaml")]
    text = "".join(f"{line.rstrip()}\n" for path in tubes for line in about(known, path))
    assert text == expected(Path(__file__).with_name("assembly.txt"), text)


@pytest.mark.parametrize(
    ("version", "needed"),
    [
        ("0.1", ["leaf.yaml"]),
        ("1000", ["base.yaml", "sub/far.yaml", "leaf.yaml"]),
        ("1001", ["base.yaml", "sub/far.yaml", "leaf.yaml"]),
        ("1003", ["base.yaml", "sub/far.yaml", "leaf.yaml", "one.yaml"]),
    ],
)
def test_what_other_versions_read(version: str, needed: list[str]) -> None:
    known = assembly(version)
    tube = known.open("sub/user.yaml")
    assert tube is not None
    assert [*map(os.path.relpath, known.referred("sub/user.yaml"))] == needed
    assert ("inline" in known.children(tube)) is (version == "1003")
    assert (len(tube.bases), tube.is_whole) == ((0, True) if version == "0.1" else (6, False))


@pytest.mark.parametrize("path", ["list.yaml", "empty.yaml", "gone.yaml"])
def test_what_is_no_tube(path: str) -> None:
    known = assembly()
    assert known.open(path) is None
    assert known.referred(path) == []
    assert files(known.circle(path)) == [path]
    document = parse("noob_id: new\nextends: [x, one]\nnodes: {a: {type: lab.a}}\n", "new.yaml")
    assert known.assemble(parse("- 1\n", "new.yaml")) is None
    tube = known.assemble(document)
    assert tube is not None
    assert [base.path for base in tube.bases] == ["list.yaml", "one.yaml"]
    assert names(tube) == ["o", "a"]


def test_a_tube_builds_on_itself_and_its_bases() -> None:
    known = assembly()
    paths = ["base.yaml", "leaf.yaml", "root.yaml", "sub/far.yaml", "sub/user.yaml", "one.yaml"]
    found = {path: [one for one in paths if known.builds_on(path, one)] for path in paths}
    assert found == {
        "base.yaml": ["base.yaml", "root.yaml"],
        "leaf.yaml": ["leaf.yaml"],
        "root.yaml": ["root.yaml"],
        "sub/far.yaml": ["sub/far.yaml"],
        "sub/user.yaml": ["base.yaml", "root.yaml", "sub/far.yaml", "sub/user.yaml"],
        "one.yaml": ["root.yaml", "one.yaml"],
    }


def test_each_tube_is_assembled_once_until_it_is_dropped() -> None:
    known = assembly()
    first = known.open("sub/user.yaml")
    assert first is not None
    assert known.open(os.path.abspath("sub/user.yaml")) is first
    root = known.open("root.yaml")
    base = known.open("base.yaml")
    assert base is not None
    assert base.bases[0].tube is root
    known.drop("root.yaml")
    assert known.open("root.yaml") is not root
    assert known.open("base.yaml") is base


@pytest.mark.parametrize("paths", [["sub"], []])
def test_what_a_name_that_is_not_found_may_mean(
    paths: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "win32")  # where noob may find it elsewhere
    Path("deep").mkdir()
    for name in ("near.yaml", "data", "only.yml"):
        Path("deep", name).touch()
    names = ("laef", "near.yaml", "data", "gone.yaml", "only.yml")
    nodes = [f"{name[:2]}: {{type: tube, params: {{tube: {name}}}}}" for name in names]
    text = f"extends: [{', '.join(names)}]\nnodes: {{{', '.join(nodes)}}}\n"
    documents = Documents()
    index = TubeIndex(os.getcwd(), paths, documents)
    known = Assembly(find_version("1003"), documents, index)
    tube = known.assemble(parse(text, "deep/new.yaml"))
    assert tube is not None
    bases = {base.item.text: (base.near, base.is_nowhere, base.is_beside) for base in tube.bases}
    children = {
        child.name.text: (child.near, child.is_nowhere, child.is_beside)
        for child in known.children(tube).values()
        if isinstance(child.name, Scalar)
    }
    is_searched = bool(paths)
    assert (
        bases
        == children
        == {
            "laef": ("leaf", is_searched, False),
            "near.yaml": (None, is_searched, True),
            "data": (None, is_searched, False),
            "gone.yaml": (None, is_searched, False),
            "only.yml": (None, is_searched, True),
        }
    )
