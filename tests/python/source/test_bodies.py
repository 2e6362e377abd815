"""What the body of a function shows, and the placeholders of modules."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from noob_lint.python.answers import Found, Unknown
from noob_lint.python.body import Body
from noob_lint.python.lookup import Sources

NOTHING: dict[str, Any] = {}
ITEMS = (("items", 2), ("value", 0))
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
    "unpacked with others": ("def f(a): return (1, *a)", NOTHING),
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
    "pass": ("def f(a): pass", NOTHING),
    "a text and more": ("def f(a):\n    'It says so.'\n    g(a)", {"gives_nothing": True}),
    "a name that nothing has": ("def f(x): return g(x)", NOTHING),
    "one of two": ("def f(x):\n    if x: return x\n    return g", NOTHING),
    "no event by its name": ("def f(a): return NoEvent", {"skips": True}),
    "an error": ("def f(a):\n    g()\n    raise E", {"raises": 3}),
    "an error, or a number": (
        "def f(a):\n    if a: return 1\n    raise E",
        {"returns": [("value", 0)]},
    ),
    "an error in a generator": ("def f(a):\n    yield 1\n    raise E", {"ends": True}),
    "in order": ("def f(a):\n    if a: return 1, 2\n    return 1", {"returns": [*ITEMS]}),
    "changes in a line": (
        "def f(a): a.append(1); a.pop(); a.update()",
        {
            "mutations": [("a", {"list"}), ("a", {"dict", "list"}), ("a", {"dict"})],
            "gives_nothing": True,
        },
    ),
    "operators": (
        "def f(a, b, c): a += [1]; b |= {}; c -= d",
        {"mutations": [("a", {"list"}), ("b", {"dict"})], "gives_nothing": True},
    ),
    "operators of what is in it": (
        "def f(a, x): a.b += [1]; x[0] -= 1",
        {"mutations": [("x", {"dict", "list"})], "gives_nothing": True},
    ),
    "changes of what is found": (
        "def f(x): g[0].append(x); g().append(x)",
        {"gives_nothing": True},
    ),
    "a generator from a set": ("def f():\n    for a in {1, 2}: yield a", {"ends": True}),
    "a generator from what is given": ("def f(a): yield from a", NOTHING),
    "a range up to what is given": ("def f(a): yield from range(1, a)", NOTHING),
    "a range by names": ("def f(a): yield from range(**a)", NOTHING),
    "an asynchronous loop": ("async def f(a):\n    async for b in g: yield b", NOTHING),
    **{
        f"bound by {line!r}": (f"def f(a):\n    {line}\n    return a", NOTHING)
        for line in (
            *("def a(): ...", "async def a(): ...", "class a: ...", "import a.b", "import b as a"),
            *("from b import a", "from b import c as a", "a: int = 1", "del a", "a, b = c"),
            *("try: g()\n    except E as a: g()", "match g:\n        case a: g()"),
            *("match g:\n        case [*a]: g()", "match g:\n        case {**a}: g()"),
            *("with g as a: g()", "[a := 1]"),
        )
    },
    **{
        f"not bound by {line!r}": (f"def f(a):\n    {line}\n    return a", {"passes": "a"})
        for line in (
            *("def b(a): a = 1", "import b.a", "import a as b", "from a import b", "a.b = 1"),
            *("try: g()\n    except E: g()", "lambda a: 1"),
        )
    },
}


def shown(body: Body | None) -> dict[str, Any]:
    """What a body shows, without places and what it does not show."""
    assert body is not None
    found = body._asdict()
    found["returns"] = [(str(one.kind), one.length) for one in body.returns or ()]
    found["raises"] = body.raises and body.raises.span.start.line + 1
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
    "a dispatcher": ("import functools\n@functools.singledispatch\ndef f(a): return 1", {}),
    "a decorator": (
        "def d(g):\n    def w(*a): return 1\n    return w\n@d\ndef f(a): return g(a)",
        {"returns": [("value", 0)]},
    ),
}


@pytest.mark.parametrize(("code", "expected"), OTHERS.values(), ids=OTHERS)
def test_whose_bodies(code: str, expected: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "lab.py").write_text(code)
    assert shown(Sources([tmp_path]).body("lab.f")) == expected


GIVEN: dict[str, tuple[Any, ...]] = {
    "append": (1,),
    "count": (1,),
    "extend": ([1],),
    "index": (1,),
    "insert": (0, 1),
    "remove": (1,),
    "reverse": (),
    "sort": (),
    "clear": (),
    "copy": (),
    "pop": (1,),
    "fromkeys": ([1],),
    "get": (1,),
    "items": (),
    "keys": (),
    "popitem": (),
    "setdefault": (5,),
    "update": ({3: 4},),
    "values": (),
}


def test_which_methods_change_a_list_or_a_dictionary(tmp_path: Path) -> None:
    expected: list[tuple[str, set[str]]] = []
    names = sorted(one for one in {*dir(list), *dir(dict)} if not one.startswith("_"))
    for name in names:
        kinds = set()
        before: list[Any] = [[2, 1], {2: 1, 1: 2}]
        for one in before:
            changed = one.copy()
            if hasattr(one, name):
                getattr(changed, name)(*GIVEN[name])
            kinds |= {type(one).__name__} if changed != one else set()
        expected.append(("a", kinds))
    (tmp_path / "lab.py").write_text("def f(a): " + "; ".join(f"a.{name}()" for name in names))
    body = shown(Sources([tmp_path]).body("lab.f"))
    assert body == {"gives_nothing": True, "mutations": expected}


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
