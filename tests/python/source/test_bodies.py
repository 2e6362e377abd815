"""What the body of a function shows, and the placeholders of modules."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from noob_lint.python.answers import Found, Unknown
from noob_lint.python.body import Body
from noob_lint.python.lookup import Sources

NOTHING: dict[str, Any] = {}
SHOWN: dict[str, tuple[str, dict[str, Any]]] = {
    "a call": ("def f(a): return g(a)", NOTHING),
    "placeholders": ("def f(a) -> None:\n    'Does nothing.'\n    ...", NOTHING),
    "nothing": ("def f(a): g(a)", {"gives_nothing": True}),
    "a bare return": ("def f(a):\n    if a: return\n    g(a)", {"gives_nothing": True}),
    "None": ("def f(a): return None", {"gives_nothing": True, "returns": [("nothing", 0)]}),
    "a number": ("def f(a): return 1", {"returns": [("value", 0)]}),
    "texts": ("def f(a):\n    if a: return ''\n    return f'{a}'", {"returns": [("text", 0)] * 2}),
    "tuples": (
        "def f(a):\n    if a: return a, 1\n    return [a]",
        {"returns": [("items", 2), ("items", 1)]},
    ),
    "a dictionary": ("def f(a): return {'a': 1}", {"returns": [("keys", 0)]}),
    "bytes": ("def f(a): return b''", NOTHING),
    "some literals": ("def f(a):\n    if a: return g(a)\n    return 1", NOTHING),
    "a literal or nothing": ("def f(a):\n    if a: return\n    return 1", NOTHING),
    "unpacked": ("def f(a): return (*a,)", NOTHING),
    "of another function": ("def f(a):\n    def g(): return 1\n    return g(a)", NOTHING),
    "the parameter": ("def f(a):\n    g(a)\n    return a", {"passes": "a"}),
    "the parameter, changed": ("def f(a):\n    a = g(a)\n    return a", NOTHING),
    "the parameter, or None": ("def f(a):\n    if a: return a", NOTHING),
    "a global": ("def f(a): return b", NOTHING),
    "no event": ("def f(a): return MetaSignal.NoEvent", {"skips": True}),
    "a short generator": ("def f(): yield 1", {"ends": True}),
    "a generator over numbers": (
        "def f():\n    for a in range(1, 3):\n        for b in (1, 2): yield a",
        {"ends": True},
    ),
    "a generator from a list": ("def f(): yield from [1, 2]", {"ends": True}),
    "a generator over what is given": ("def f(a):\n    for b in a: yield b", NOTHING),
    "a generator of some length": ("def f(a): yield from range(a)", NOTHING),
    "an unpacked list": ("def f(a): yield from [*a]", NOTHING),
    "a list that is unpacked in part": (
        "def f(a):\n    for b in (*a, 1): yield b",
        NOTHING,
    ),
    "a generator without end": ("def f():\n    while True: yield 1", NOTHING),
    "a range of its own": (
        "def range(a): ...\ndef f():\n    for a in range(1): yield a",
        NOTHING,
    ),
    "a range of the function": (
        "def f():\n    range = g\n    for a in range(1): yield a",
        NOTHING,
    ),
    "changes": (
        "def f(a, b, c, d):\n    a.append(1)\n    b['x'] = 1\n    del c[0]\n    d += [1]\n    g()",
        {
            "mutations": [
                *(("a", {"list"}), ("b", {"dict", "list"})),
                *(("c", {"dict", "list"}), ("d", {"list"})),
            ],
            "gives_nothing": True,
        },
    ),
    "changes of others": (
        "def f(a, b, c):\n    a = g(a)\n    a.append(1)\n    b[0].append(1)\n    d.append(c.pop)",
        {"gives_nothing": True},
    ),
    "a loop over the name": (
        "def f(a):\n    for a in g(): a.append(1)",
        {"gives_nothing": True},
    ),
}


def shown(body: Body | None) -> dict[str, Any]:
    """What a body shows, without places and what it does not show."""
    assert body is not None
    found = body._asdict()
    found["returns"] = [(str(one.kind), one.length) for one in body.returns or ()]
    found["mutations"] = [(one.parameter, set(one.kinds)) for one in body.mutations]
    return {name: value for name, value in found.items() if value}


@pytest.mark.parametrize(("code", "expected"), SHOWN.values(), ids=SHOWN)
def test_bodies(code: str, expected: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "lab.py").write_text(code)
    assert shown(Sources([tmp_path]).body("lab.f")) == expected


OTHERS = {
    "a class": ("class f:\n    def process(self): return 1", {"returns": [("value", 0)]}),
    "an object": (
        "class C:\n    def __call__(self): return 1\nf = C()",
        {"returns": [("value", 0)]},
    ),
    "a decorator": (
        "def d(g):\n    def w(*a): return 1\n    return w\n@d\ndef f(a): return g(a)",
        {"returns": [("value", 0)]},
    ),
}


@pytest.mark.parametrize(("code", "expected"), OTHERS.values(), ids=OTHERS)
def test_whose_bodies(code: str, expected: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "lab.py").write_text(code)
    assert shown(Sources([tmp_path]).body("lab.f")) == expected


def test_without_a_body(tmp_path: Path) -> None:
    (tmp_path / "lab.py").write_text(
        "from contextlib import contextmanager\n@contextmanager\ndef f(): yield 1\n"
    )
    (tmp_path / "stub.pyi").write_text("def f(): ...\n")
    sources = Sources([tmp_path])
    names = ("lab.f", "stub.f", "lab.g", "lab", "print", "math.sin")
    assert [sources.body(name) for name in names] == [None] * len(names)


MADE_UP = {
    "any name": ("def double(): ...\ndef __getattr__(name): return double", ("double",)),
    "it has the name in a text": ("NAMES = ['duoble']\ndef __getattr__(name): return 1", None),
    "it looks at the name": ("def __getattr__(name): return globals_of(name)", None),
    "it refuses some": ("def __getattr__(name):\n    if A: raise E\n    return 1", None),
    "it may end without": ("def __getattr__(name):\n    if A: return 1", None),
    "a decorator": ("@cache\ndef __getattr__(name): return 1", None),
    "from elsewhere": ("__getattr__, other = attach()", None),
    "all names of another": ("from gone import *\ndef __getattr__(name): return 1", None),
    "names are set": ("def __getattr__(name): return 1\nglobals()['a'] = 1", None),
}


@pytest.mark.parametrize(("code", "nearest"), MADE_UP.values(), ids=MADE_UP)
def test_made_up(code: str, nearest: tuple[str, ...] | None, tmp_path: Path) -> None:
    (tmp_path / "lab.py").write_text(code)
    found = Sources([tmp_path]).look_up("lab.duoble")
    assert isinstance(found, Unknown)
    assert (None if found.made_up is None else found.made_up.nearest) == nearest


def test_the_base_of_nodes_has_no_process_of_its_own(tmp_path: Path) -> None:
    package = tmp_path / "noob" / "node"
    package.mkdir(parents=True)
    for folder in (package.parent, package):
        (folder / "__init__.py").write_text("")
    (package / "base.py").write_text(
        "from pydantic import BaseModel\nclass Node(BaseModel):\n"
        "    id: str\n    def process(self, *args): raise NotImplementedError\n"
    )
    found = Sources([tmp_path]).look_up("noob.node.base.Node")
    assert isinstance(found, Found)
    assert found.process == ()
