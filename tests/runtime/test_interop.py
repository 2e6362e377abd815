"""What `load_tube` gives to noob, recorded by a stand-in for it; test_noob.py has the real one."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from noob_lint.runtime import NoobError, TubeError, load_tube

NOOB = """
from pydantic import BaseModel

class TubeSpecification:
    @classmethod
    def model_validate(cls, data):
        if "strict" in data["nodes"]:
            Strict(**data)
        specification = cls()
        specification.data = data
        return specification

class Strict(BaseModel):
    noob_id: str
    nodes: list[int]
    more: int

class Spec:
    def __init__(self, id, **rest):
        self.id = id
        self.type_ = "x"
        self.__dict__.update(rest)

def build(spec):
    raise LookupError("no\\nsuch thing")

class Tube:
    @classmethod
    def from_specification(cls, specification, **options):
        nodes = specification.data["nodes"]
        if "fails" in nodes:
            build(Spec("fails"))
        if "asset" in nodes:
            build(Spec("store", scope="runner"))
        if "elsewhere" in nodes:
            build("text")
        if "nowhere" in nodes:
            build(Spec("gone"))
        return specification.data, options
"""
HEAD = "noob_id: {}\nnoob_model: noob.tube.TubeSpecification\nnoob_version: {}\n"


@pytest.fixture
def noob(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A directory with the release 1003.0.2 of a noob that only keeps what it gets."""
    package = tmp_path / "packages" / "noob"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "tube.py").write_text(NOOB)
    monkeypatch.syspath_prepend(str(package.parent))
    monkeypatch.chdir(tmp_path)
    install(tmp_path, "1003.0.2")
    yield tmp_path
    for module in ("noob", "noob.tube"):
        sys.modules.pop(module, None)


def install(folder: Path, release: str) -> None:
    info = folder / "packages" / "noob-1.dist-info"
    info.mkdir(exist_ok=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: noob\nVersion: {release}\n")


def write(name: str, text: str, release: str = "1003.0.2") -> dict[str, Any]:
    """A file with a tube, and the values of its header."""
    Path(f"{name}.yaml").write_text(HEAD.format(name, release) + text)
    model = "noob.tube.TubeSpecification"
    return {"noob_id": name, "noob_model": model, "noob_version": release}


def call(tube: str) -> str:
    return f"  {tube}: {{type: tube, params: {{tube: {tube}}}}}\n"


def test_noob_gets_the_data_and_the_inputs(noob: Path) -> None:
    text = "input: {size: {type: int}}\nnodes:\n  a: {type: print, params: {end: input.size}}\n"
    head = write("t", text)
    data = head | {
        "input": {"size": {"type": "int"}},
        "nodes": {"a": {"type": "print", "params": {"end": "input.size"}}},
    }
    assert load_tube("t.yaml") == (data, {})
    assert load_tube(Path("t.yaml"), inputs={"size": 3}) == (data, {"input": {"size": 3}})
    assert load_tube("t.yaml", inputs={}) == (data, {})


def test_tubes_that_nodes_name_are_put_in_their_place(noob: Path) -> None:
    leaf = {**write("leaf", "nodes: {c: {type: len}}\n"), "nodes": {"c": {"type": "len"}}}
    write("child", f"nodes:\n  b: {{type: len, params: {{obj: [1]}}}}\n{call('leaf')}")
    head = write("t", f"nodes:\n  a: {{type: len, params: {{tube: leaf}}}}\n{call('child')}")
    inner = {"type": "tube", "params": {"tube": leaf}}
    child = {
        **head,
        "noob_id": "child",
        "nodes": {"b": {"type": "len", "params": {"obj": [1]}}, "leaf": inner},
    }
    (data, _) = load_tube("t.yaml")
    assert data == {
        **head,
        "nodes": {
            "a": {"type": "len", "params": {"tube": "leaf"}},
            "child": {"type": "tube", "params": {"tube": child}},
        },
    }


@pytest.mark.parametrize(
    ("release", "version"), [("1002.0.0", "1002.0.0"), ("1003.0.0", "1003.0.0")]
)
def test_earlier_releases_load_them_themselves(noob: Path, release: str, version: str) -> None:
    install(noob, release)
    write("leaf", "nodes: {c: {type: len}}\n", version)
    write("t", f"nodes:\n{call('leaf')}", version)
    data, _ = load_tube("t.yaml")
    found = data["nodes"]["leaf"]["params"]["tube"]
    assert (found == "leaf") is (release == "1002.0.0")


@pytest.mark.parametrize(
    ("nodes", "said"),
    [
        ("fails", "t.yaml:7:3: error[runtime-noob] noob: LookupError: no such thing"),
        ("asset", "t.yaml:5:3: error[runtime-noob] noob: LookupError: no such thing"),
        ("elsewhere", "t.yaml:6:1: error[runtime-noob] noob: LookupError: no such thing"),
        ("nowhere", "t.yaml:6:1: error[runtime-noob] noob: LookupError: no such thing"),
        (
            "strict",
            "t.yaml:6:1: error[runtime-tube] Input should be a valid list\n"
            "t.yaml:1:1: error[runtime-tube] Field required",
        ),
    ],
)
def test_what_noob_refuses_has_a_place(noob: Path, nodes: str, said: str) -> None:
    text = f"assets:\n  store: {{type: list, scope: runner}}\nnodes:\n  {nodes}: {{type: len}}\n"
    write("t", text + "  z: {type: len, depends: [assets.store]}\n")
    with pytest.raises(NoobError) as caught:
        load_tube("t.yaml")
    assert str(caught.value) == said
    assert caught.value.__cause__ is caught.value.cause


def test_what_the_linter_finds_comes_first(noob: Path) -> None:
    write("t", "nodes:\n  a: {type: len, depends: [b.value]}\n")
    with pytest.raises(TubeError) as caught:
        load_tube("t.yaml")
    assert str(caught.value) == (
        "t.yaml:5:28: error[unknown-node] node 'a' depends on node 'b', which does not exist: "
        "the tube has 'a'"
    )
