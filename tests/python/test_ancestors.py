"""The ancestors of a class, for checks of types."""

from __future__ import annotations

from pathlib import Path

from noob_lint.python.sources import Sources


def test_ancestors_are_in_order_of_resolution(tmp_path: Path) -> None:
    (tmp_path / "lab.py").write_text(
        "import abc, nowhere\nfrom noob import Node\n"
        "class A(abc.ABC): ...\nclass B(A, dict[str, int]):\n    class Inner(A): ...\n"
        "class C(nowhere.X): ...\nclass N(Node): ...\n"
    )
    sources = Sources([tmp_path])
    names = ("lab.B", "lab.B.Inner", "lab.C", "lab.N", "builtins.bool", "lab.gone", "gone.X", "")
    assert {name: sources.ancestors(name) for name in names} == {
        "lab.B": ("lab.B", "lab.A", "abc.ABC", "builtins.dict", "builtins.object"),
        "lab.B.Inner": ("lab.B.Inner", "lab.A", "abc.ABC", "builtins.object"),
        "lab.C": None,
        "lab.N": ("lab.N", "noob.Node", "pydantic.BaseModel", "builtins.object"),
        "builtins.bool": ("builtins.bool", "builtins.int", "builtins.object"),
        "lab.gone": None,
        "gone.X": None,
        "": None,
    }
    sequence = sources.ancestors("collections.abc.Sequence")
    assert sequence is not None
    assert sequence[:2] == ("collections.abc.Sequence", "collections.abc.Reversible")
