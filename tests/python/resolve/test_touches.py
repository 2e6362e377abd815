"""Whether a function changes the object that it is given, as far as its source shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.python.lookup import Sources
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
    "class C: x.change()": True,
    "async def f(x): x.change()": False,
    "def f(*x): x.change()": False,
    "def f(*, x=x.change()): x": True,
    "x.a += 1": True,
    "x += 1": None,
    "del x": None,
    "x.a[0].b = 1": True,
    "x[0].append(1)": True,
    "x[0].a()": None,
    "x.a.b.c": False,
    "x.a.b.pop()": True,
    "y = x.a": False,
    "y[x] = 1": False,
    "y.x = 1": False,
    "x": False,
    "x + 1": False,
    "x < 1": False,
    "not x": False,
    "f'{x}'": False,
    "y = x": None,
    "return x": None,
    "yield x": None,
    "[x]": None,
    "if x: pass": False,
    "while x: pass": False,
    "assert x": False,
    "assert 1, x": None,
    "y = 1 if x else 2": False,
    "y = x if 1 else 2": None,
    "for y in x: pass": False,
    "async def g():\n        async for y in x: pass": False,
    "[y for y in x]": False,
    "[x for y in z]": None,
    "[y for y in z if x]": None,
    "for x in y: pass": None,
    "with x: pass": None,
    "y[x]": False,
    "y[x:]": None,
    "len(x)": False,
    "print(1, x)": False,
    "print(y=x)": None,
    "print(*x)": None,
    "own(x)": None,
    "sorted(x)": None,
    "y.len(x)": None,
    "x()": None,
    "x.change": False,
    "len(x); x.change(); own(x)": True,
    "own(x); len(x)": None,
    "x.forward()": True,
    "x.both(1)": True,
    "x.static()": False,
    "x.lonely()": False,
    "x.value()": None,
    "x.first(1)": True,
}
BOX = """\
class Box:
    def change(self): self.a = 1
    def read(self): return self.a
    def forward(self): self.change()
    def both(self, other): other.change(); self.a.clear()
    def static(): a.clear()
    def lonely(*self): self.a = 1
    def first(this, /, self): this.a = 1
    value = other
    @other
    def wrapped(self): self.a = 1
"""


@pytest.mark.parametrize(("use", "changes"), USES.items())
def test_uses(tmp_path: Path, use: str, changes: bool | None) -> None:
    code = code_of(tmp_path, f"{BOX}def own(x): ...\nsorted = own\ndef use(x):\n    {use}\n")
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


def test_where_it_is_changed(tmp_path: Path) -> None:
    code = code_of(tmp_path, f"{BOX}def use(x, y):\n    len(x)\n    x.b = y.change()\n")
    changes, place = code.touched("lab.use", "x", "lab.Box")
    assert changes is True
    assert place is not None
    start, end = place.span
    assert place.source.text[start.offset : end.offset + 2] == "x.b"
    assert code.touched("lab.use", "z", "lab.Box") == (False, None)
    assert code.touched("lab.gone", "x", "lab.Box") == (None, None)


CHANGING = (
    "add append appendleft clear discard extend extendleft insert pop popitem popleft push put"
)
CHANGING += " remove reverse setdefault sort update write writelines"


def test_what_methods_of_the_library_do(tmp_path: Path) -> None:
    names = [*CHANGING.split(), "count", "copy", "gone"]
    uses = "".join(f"def use_{name}(x): x.{name}()\n" for name in names)
    code = code_of(tmp_path, uses)
    unknown = {name: code.touched(f"lab.use_{name}", "x", "lab.gone")[0] for name in names}
    assert unknown == {**dict.fromkeys(CHANGING.split(), True), **dict.fromkeys(names[-3:])}
    lists = {name: code.touched(f"lab.use_{name}", "x", "list")[0] for name in names}
    known = {name: name in CHANGING.split() for name in names if hasattr([], name)}
    assert lists == {**dict.fromkeys(names), **known}


READING = "abs all any bool complex dict enumerate float format frozenset hasattr hash id int"
READING += " isinstance len list max min print range repr reversed round set str sum tuple type zip"


def test_what_functions_of_python_read(tmp_path: Path) -> None:
    names = [*READING.split(), "iter", "next", "vars", "setattr"]
    code = code_of(tmp_path, "".join(f"def use_{name}(x): {name}(x)\n" for name in names))
    found = {name: code.touched(f"lab.use_{name}", "x", "lab.gone")[0] for name in names}
    assert found == {**dict.fromkeys(READING.split(), False), **dict.fromkeys(names[-4:])}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("class A: ...", False),
        ("@dataclass(frozen=True)\nclass A: ...", True),
        ("@x.dataclass(frozen=True)\nclass A: ...", True),
        ("@dataclass(frozen=False)\nclass A: ...", False),
        ("@dataclass(slots=True)\nclass A: ...", False),
        ("@dataclass(frozen=1)\nclass A: ...", False),
        ("@dataclass(frozen=x)\nclass A: ...", False),
        ("@dataclass\nclass A: ...", False),
        ("@attrs.frozen\nclass A: ...", True),
        ("@frozen\nclass A: ...", True),
        ("@frozen()\nclass A: ...", True),
        ("@x\n@frozen\nclass A: ...", True),
        *((f"class A(x.{name}): ...", True) for name in ("NamedTuple", "Enum", "IntEnum")),
        *((f"class A({name}): ...", True) for name in ("StrEnum", "Flag", "IntFlag")),
        ("class A(B, Enum): ...", True),
        ("class A(B): ...", False),
        ("class A(B, frozen=True): ...", True),
        ("class A(B, frozen=False): ...", False),
        ("class A(B):\n    model_config = ConfigDict(frozen=True)", True),
        ("class A(B):\n    model_config = ConfigDict(strict=True)", False),
        ("class A(B):\n    model_config = {'frozen': True}", False),
        ("class A(B):\n    config = ConfigDict(frozen=True)", False),
        ("class A(B):\n    x: int\n    model_config = ConfigDict(strict=True, frozen=True)", True),
    ],
)
def test_classes_that_refuse_to_be_changed(text: str, expected: bool, tmp_path: Path) -> None:
    (tmp_path / "lab.py").write_text(text)
    assert Sources([tmp_path]).is_frozen("lab.A") is expected
    assert not Sources([tmp_path]).is_frozen("lab.gone")
