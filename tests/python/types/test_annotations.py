"""What an annotation is when it is a string, in modules that postpone annotations or do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.python.answers import Found, Signature
from noob_lint.python.code import Code
from noob_lint.python.lookup import Sources

POSTPONES = "from __future__ import annotations\n"


@pytest.mark.parametrize(
    ("head", "text", "postponed", "quoted"),
    [
        ("", "int | None", False, False),
        ("", "'int | None'", True, True),
        (POSTPONES, "int | None", True, False),
        (POSTPONES, "'int | None'", True, False),
    ],
)
def test_strings(tmp_path: Path, head: str, text: str, postponed: bool, quoted: bool) -> None:
    (tmp_path / "lab.py").write_text(f"{head}def read(x: {text}): ...\n")
    answer = Code(Sources([tmp_path])).look_up("lab.read")
    assert isinstance(answer, Found)
    assert isinstance(answer.call, Signature)
    annotation = answer.call.parameters[0].annotation
    assert annotation is not None
    assert (annotation.postponed, annotation.form.quoted) == (postponed, quoted)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("import torch\nX = torch.Tensor", "typing.Foreign"),
        ("from torch import nn\nX = nn.Module", "typing.Foreign"),
        ("import other.torch\nX = other.torch", ""),
        ("from other import torch\nX = torch", ""),
        ("import unknown\nX = unknown.torch", ""),
        ("X = torch", ""),
        ("import torch\nX = f(torch).Tensor", ""),
    ],
)
def test_names_of_libraries_that_are_not_there(text: str, name: str, tmp_path: Path) -> None:
    (tmp_path / "lab.py").write_text(f"{text}\ndef f(x: X): ...\n")
    (tmp_path / "other.py").touch()
    found = Sources([tmp_path]).look_up("lab.f")
    assert isinstance(found, Found)
    assert isinstance(found.call, Signature)
    annotation = found.call.parameters[0].annotation
    assert annotation is not None
    assert annotation.form.name == name


@pytest.mark.parametrize(("depth", "is_known"), [(50, False), (51, True)])
def test_the_items_of_a_class_far_from_its_root(depth: int, is_known: bool, tmp_path: Path) -> None:
    """A class may decide what its brackets mean; no more than fifty bases are looked at."""
    classes = "".join(f"class C{n}(C{n - 1}): ...\n" for n in range(1, depth + 1))
    (tmp_path / "lab.py").write_text(
        f"class C0:\n    def __class_getitem__(cls, item): ...\n{classes}"
        f"def f(x: C{depth}[int]): ...\n"
    )
    found = Sources([tmp_path]).look_up("lab.f")
    assert isinstance(found, Found)
    assert isinstance(found.call, Signature)
    annotation = found.call.parameters[0].annotation
    assert annotation is not None
    assert annotation.form.name == (f"lab.C{depth}" if is_known else "")


@pytest.mark.parametrize(
    "text",
    [
        "def d[T](g):\n    def w(x: T): ...\n    return w\n@d\ndef f(y): ...\n",
        "def d(g):\n    def w[T](x: T): ...\n    return w\n@d\ndef f(y): ...\n",
        "def f[T](x: T): ...\n",
        "class C[T]:\n    def process(self, x: T): ...\nf = C\n",
    ],
)
def test_type_parameters_of_what_is_around(text: str, tmp_path: Path) -> None:
    (tmp_path / "lab.py").write_text(text)
    found = Sources([tmp_path]).look_up("lab.f")
    assert isinstance(found, Found)
    assert isinstance(found.call, Signature)
    annotation = found.call.parameters[0].annotation
    assert annotation is not None
    assert (annotation.text, annotation.form.name) == ("T", "typing.TypeVar")
