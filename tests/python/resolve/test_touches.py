"""Whether a function changes the object that it is given, as far as its source shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.calls.code import code_of

USES = {
    "x.a = 1": True,
    "del x.a": True,
    "x[0] = 1": True,
    "x.a.b = 1": True,
    "x.items.append(1)": True,
    "x.items.count(1)": None,
    "x.change()": True,
    "x.read()": False,
    "x.wrapped()": None,
    "x.gone()": None,
    "return x.a": False,
    "x = 1": None,
    "other(x)": None,
    "pass": False,
    "f = lambda x: x.change()": False,
    "f = lambda y=x.change(): y": True,
    "def f(x): x.change()": False,
    "def f(y): x.change()": True,
}
BOX = """\
class Box:
    def change(self): self.a = 1
    def read(self): return self.a
    @other
    def wrapped(self): self.a = 1
"""


@pytest.mark.parametrize(("use", "changes"), USES.items())
def test_uses(tmp_path: Path, use: str, changes: bool | None) -> None:
    code = code_of(tmp_path, f"{BOX}def use(x):\n    {use}\n")
    assert code.touched("lab.use", "x", "lab.Box")[0] is changes


@pytest.mark.parametrize("name", ["Box", "gone"])
def test_methods_of_what_is_not_known_are_judged_by_name(tmp_path: Path, name: str) -> None:
    code = code_of(tmp_path, "def use(x): x.append(1)\ndef read(x): x.count(1)\n")
    said = [code.touched(f"lab.{one}", "x", f"lab.{name}")[0] for one in ("use", "read")]
    assert said == [True, None]


@pytest.mark.parametrize(("calls", "changes"), [(1, True), (2, True), (3, None), (9, None)])
def test_three_methods_are_followed(tmp_path: Path, calls: int, changes: bool | None) -> None:
    methods = "".join(f"    def m{at}(self): self.m{at + 1}()\n" for at in range(calls))
    text = f"class Box:\n{methods}    def m{calls}(self): self.a = 1\ndef use(x): x.m0()\n"
    code = code_of(tmp_path, text)
    assert code.touched("lab.use", "x", "lab.Box")[0] is changes
