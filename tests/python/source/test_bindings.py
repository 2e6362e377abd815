"""What the statements of a module or class bind, as a whole."""

from __future__ import annotations

import ast

import pytest

from noob_lint.python.source.bindings import Binding, Namespace, is_bound
from noob_lint.python.source.branches import Branch
from noob_lint.python.source.older import TypeAlias


class Home:
    """The module `lab.nodes`."""

    def __init__(
        self, text: str, version: tuple[int, int] | None = None, *, is_stub: bool = False
    ) -> None:
        self.name = "lab.nodes"
        self.text = text
        self.version = version
        self.is_stub = is_stub

    @property
    def has_assignment_expressions(self) -> bool:
        return ":=" in self.text

    def absolute(self, node: ast.ImportFrom) -> str:
        return ".".join(filter(None, ["up" * node.level, node.module]))


def imports(found: tuple[tuple[str, str], ...] | None) -> str:
    return ", ".join(".".join(filter(None, one)) for one in found or ())


def of_binding(one: Binding) -> str:
    """How and by which line, what is bound, and the imports that it depends on."""
    names = ".".join(filter(None, [one.module, one.member]))
    value = "" if one.value is None else ast.unparse(one.value)
    decorators = [ast.unparse(two) for two in getattr(one.node, "decorator_list", ())]
    parts = [one.how.value, str(one.order), names, value, *decorators]
    guard = "" if one.guard is None else f" if {imports(one.guard)}"
    return " ".join(filter(None, parts)) + guard


def shown(text: str, version: tuple[int, int] | None = None, *, is_stub: bool = False) -> list[str]:
    """All that a namespace says, one line for each name."""
    return lines_of(Namespace(Home(text, version, is_stub=is_stub), ast.parse(text).body))


def lines_of(found: Namespace) -> list[str]:
    """What a namespace says."""
    lines = [f"{name}: {'; '.join(map(of_binding, many))}" for name, many in found.table.items()]
    typing = found.typing_names.items()
    lines += [f"(typing) {name}: {'; '.join(map(of_binding, many))}" for name, many in typing]
    for star in found.stars:
        guard = "" if star.guard is None else f" if {imports(star.guard)}"
        unless = "" if star.unless is None else f" unless {imports(star.unless)}"
        sure = " surely" if star.certain else ""
        lines.append(f"* {star.order} {star.module}{sure}{guard}{unless}")
    return lines


SHOWN = {
    "definitions": (
        """\
def f(): ...
async def g(): ...
class A: ...
""",
        """\
f: definition 1
g: definition 2
A: definition 3
""",
    ),
    "imports": (
        """\
import a
import a.b
import a.b as c, d
from e import f, g as h
from . import i
from ..j import k
""",
        """\
a: module 2 a
c: module 3 a.b
d: module 3 d
f: member 4 e.f
h: member 4 e.g
i: member 5 up.i
k: member 6 upup.j.k
""",
    ),
    "a module's own name": (
        """\
x = 1
from lab.nodes import x
from lab.nodes import y
from lab.nodes import x as z
w = 2
from lab.nodes import x as w
from other import x
""",
        """\
x: member 7 other.x
y: member 3 lab.nodes.y
z: member 4 lab.nodes.x
w: member 6 lab.nodes.x
""",
    ),
    "assignments": (
        """\
a = b = 1
c: int = 2
d: int
e += 3
f, (g, *h) = i
[j] = k
l.m = 4
n[0] = 5
""",
        """\
a: value 1 1
b: value 1 1
c: value 2 2
e: opaque 4
f: opaque 5
g: opaque 5
h: opaque 5
j: opaque 6
""",
    ),
    "assignment expressions": (
        """\
print(a := 1)
if (b := 2): ...
x = [c := y for y in z]
d = lambda: (e := 1)
def f(g=(h := 1)): i = (j := 1)
""",
        """\
a: opaque 1
b: opaque 2
c: opaque 4
x: value 4 [(c := y) for y in z]
d: value 5 lambda: (e := 1)
h: opaque 6
f: definition 6
""",
    ),
    "none without the sign": (
        """\
with x: y = 1
""",
        """\
y: value 2 1; unbound 2
""",
    ),
    "deletions": (
        """\
a = b = c = 1
del a
del b.x, c[0]
del d, (e)
""",
        """\
a: unbound 2
b: value 1 1
c: value 1 1
d: unbound 4
e: unbound 4
""",
    ),
    "a condition": (
        """\
a = b = 1
if x:
    a = 2
    c = 3
else:
    b = 4
    c = 5
""",
        """\
a: value 3 2; value 1 1
b: value 1 1; value 5 4
c: value 4 3; value 6 5
""",
    ),
    "a branch that leaves": (
        """\
a = 1
if x:
    a = 2
    raise y
else:
    b = 1
""",
        """\
a: value 1 1
b: value 5 1
""",
    ),
    "all branches leave": (
        """\
if x: raise y
else: raise z
a = 1
""",
        """\
a: value 4 1
""",
    ),
    "known conditions": (
        """\
if TYPE_CHECKING:
    a = 1
    import b
else:
    c = 1
if True:
    d = 1
else:
    e = 1
if sys.version_info >= (3, 13): g = 1
""",
        """\
c: value 2 1
d: value 6 1
g: value 8 1; unbound 8
(typing) a: value 3 1
(typing) b: module 4 b
""",
    ),
    "a known condition in a branch": (
        """\
if x:
    if TYPE_CHECKING: a = 1
    else: a = 2
""",
        """\
a: value 3 2; unbound 4
(typing) a: value 4 1
""",
    ),
    "loops": (
        """\
for a, b.c in x:
    d = 1
else:
    e = 1
while y:
    f = 1
else:
    g = 1
async def h():
    async for i in x: ...
""",
        """\
a: opaque 1
d: value 2 1; unbound 2
e: value 3 1
f: value 5 1; unbound 5
g: value 6 1
h: definition 7
""",
    ),
    "an outer loop": (
        """\
a = 1
for x in y:
    a = 2
    if a: raise x
""",
        """\
a: value 3 2; value 1 1
x: opaque 2
""",
    ),
    "with": (
        """\
with a as b, c as (d, e), f:
    g = 1
""",
        """\
b: opaque 1
d: opaque 1
e: opaque 1
g: value 2 1; unbound 2
""",
    ),
    "match": (
        """\
a = 1
match x:
    case [a, *b] if (c := y): ...
    case {'k': d, **e}: f = 1
    case g | h(i=j): f = 2
    case k as l: raise z
    case _: m = 1
""",
        """\
a: opaque 2
l: opaque 2
k: opaque 2
j: opaque 2
g: opaque 2
e: opaque 2
d: opaque 2
c: opaque 2
b: opaque 2
f: unbound 7; value 4 1; value 5 2
m: unbound 7; value 7 1
""",
    ),
    "match without the sign": (
        """\
match x:
    case [a, *b]: c = 1
    case d if e: ...
""",
        """\
d: opaque 1
b: opaque 1
a: opaque 1
c: value 2 1; unbound 3
""",
    ),
    "patches of what may be a class": (
        """\
if x:
    class A: ...
else:
    def A(): ...
A.x = y
""",
        """\
A: opaque 4
""",
    ),
    "patches of several": (
        """\
def f(): ...
class A: ...
A.x, (f.__wrapped__, b) = c
""",
        """\
f: opaque 3
A: opaque 3
b: opaque 3
""",
    ),
    "a handled import": (
        """\
try:
    import a.b, c
    from d import e, f as g
except ImportError:
    e = None
    from h import *
else:
    i = 1
finally:
    j = 1
k = 1
""",
        """\
a: module 2 a if a.b, c, d.e, d.f; unbound 6
c: module 2 c if a.b, c, d.e, d.f; unbound 6
e: member 3 d.e if a.b, c, d.e, d.f; value 5 None
g: member 3 d.f if a.b, c, d.e, d.f; unbound 6
i: value 4 1 if a.b, c, d.e, d.f; unbound 6
j: value 7 1
k: value 8 1
* 6 h unless a.b, c, d.e, d.f
""",
    ),
    "an import that is not handled": (
        """\
try:
    import a
except ValueError:
    a = None
    from b import *
""",
        """\
a: module 2 a; value 3 None
* 4 b
""",
    ),
    "handlers that leave": (
        """\
try:
    import a
except (KeyError, ModuleNotFoundError):
    raise
except x.ImportError:
    a = 1
""",
        """\
a: module 2 a if a; value 4 1
""",
    ),
    "any handler": (
        """\
try: import a
except: b = 1
""",
        """\
a: module 2 a if a; unbound 3
b: unbound 3; value 3 1
""",
    ),
    "exceptions": (
        """\
try: import a
except Exception: a = 1
try: import b
except BaseException: b = 1
try: import c
except* ImportError: c = 1
""",
        """\
a: module 2 a if a; value 3 1
b: module 5 b if b; value 6 1
c: module 8 c if c; value 9 1
""",
    ),
    "guards inside guards": (
        """\
try:
    import a
    try:
        import b
    except ImportError:
        b = 1
    c = 1
except ImportError:
    c = 2
    try: import d
    except ImportError: from e import *
    from f import *
""",
        """\
a: module 2 a if a; unbound 11
b: module 4 b if a, b; value 5 1 if a; unbound 11
c: value 6 1 if a; value 7 2
d: unbound 11; module 9 d if d; unbound 10
* 10 e unless d
* 11 f
""",
    ),
    "no handlers": (
        """\
try:
    import a
    from b import *
finally:
    c = 1
""",
        """\
a: module 2 a
c: value 4 1
* 3 b surely
""",
    ),
    "no imports": (
        """\
try:
    a = 1
    from b import *
except ImportError:
    a = 2
from c import *
""",
        """\
a: value 2 1 if b.*; value 4 2
* 3 b if b.*
* 5 c surely
""",
    ),
    "stars": (
        """\
from a import *
if x: from b import *
for y in x: from c import *
with x: from d import *
from e import *
try:
    from f import *
except ImportError:
    from g import *
""",
        """\
y: opaque 4
* 1 a surely
* 3 b
* 5 c
* 7 d
* 8 e surely
* 10 f if f.*
* 11 g unless f.*
""",
    ),
    "decorated later": (
        """\
def f(x): ...
f = d(f)
f = e(1)(f)
class A: ...
A = d(A)
def g(x): ...
g = d(g, 1)
def h(x): ...
h = d(h, key=1)
def i(x): ...
i = d(g)
def j(x): ...
k = d(j)
j = d(j.x)
async def l(x): ...
l = d(l)
""",
        """\
f: definition 3 e(1)(f) e(1) d
A: value 5 d(A)
g: value 7 d(g, 1)
h: value 9 d(h, key=1)
i: value 11 d(g)
j: value 14 d(j.x)
k: value 13 d(j)
l: definition 16 d(l) d
""",
    ),
    "perhaps decorated": (
        """\
if x:
    def f(): ...
f = d(f)
""",
        """\
f: value 3 d(f)
""",
    ),
    "patches": (
        """\
def f(): ...
g = f
f.__signature__ = x
def h(): ...
h.x = 1
class A: ...
A.x = 1
B = A
B.y = 2
""",
        """\
f: opaque 3
g: value 2 f
h: definition 4
A: definition 6
B: value 8 A
""",
    ),
    "patches of aliases": (
        """\
def f(): ...
def g(): ...
h = partial(f, 1, g, k=2)
h.__call__ = 1
for i in [f, g]:
    i.__wrapped__ = 1
""",
        """\
f: opaque 6; opaque 4
g: opaque 6; opaque 4
h: opaque 4
i: opaque 6; opaque 5
""",
    ),
    "patches by a call": (
        """\
def p(x): x.__wrapped__ = 1
def f(): ...
def g(): ...
p(f)
p.x(g)
x = p(g)
""",
        """\
p: definition 1
f: opaque 4
g: definition 3
x: value 6 p(g)
""",
    ),
}


@pytest.mark.parametrize(("text", "expected"), SHOWN.values(), ids=SHOWN)
def test_what_is_bound(text: str, expected: str) -> None:
    assert "\n".join(shown(text)) == expected.rstrip()


def test_what_depends_on_the_module() -> None:
    text = "a: int\nb.c: int\nif sys.version_info >= (3, 13): d = 1\nelse: e = 1\n"
    assert [shown(text), shown(text, (3, 13)), shown(text, (3, 12), is_stub=True)] == [
        ["d: value 4 1; unbound 5", "e: unbound 5; value 5 1"],
        ["d: value 4 1"],
        ["a: opaque 1", "e: value 4 1", "(typing) d: value 5 1"],
    ]


def test_aliases_of_newer_syntax() -> None:
    alias = TypeAlias()
    alias.name, alias.value = ast.Name("X", ast.Store()), ast.Name("int", ast.Load())
    assert lines_of(Namespace(Home(""), [alias])) == ["X: value 1 int"]


def test_the_owner_of_a_class_body() -> None:
    body = ast.parse("x = 1").body
    owners = [one.owner for one in (Namespace(Home(""), body), Namespace(Home(""), body, "A"))]
    assert owners == ["", "A"]


def test_names_with_very_many_meanings() -> None:
    """With over a hundred, what a name is bound to is unknown, but not whether it is bound."""
    one = "if x: a = 1\n"
    hows = [
        [binding.how.value for binding in Namespace(Home(""), ast.parse(text).body).table["a"]]
        for text in (one * 99, one * 100, "a = 1\n" + one * 99, "a = 1\n" + one * 100)
    ]
    assert hows == [
        *(["value"] * 99 + ["unbound"], ["opaque", "unbound"]),
        *(["value"] * 100, ["opaque"]),
    ]


BOUND = {
    "f = 1": True,
    "f = 1\ndel f": True,
    "if x: f = 1": False,
    "f = 1\nif x: del f": False,
    "if x:\n  f = 1\n  del f\nelse:\n  f = 1\n  del f": True,
    "if x:\n  f = 1\n  del f": False,
}


@pytest.mark.parametrize(("text", "expected"), BOUND.items())
def test_is_bound(text: str, expected: bool) -> None:
    assert is_bound(Namespace(Home(text), ast.parse(text).body).table["f"]) is expected


def test_a_branch_has_what_is_bound_in_it_and_before() -> None:
    before = {"a": 1, "b": 2}
    branch = Branch(before)
    branch["b"] = branch["c"] = 3
    assert [name in branch for name in "abcd"] == [True, True, True, False]
    assert [branch.get(name) for name in "abcd"] == [1, 3, 3, None]
    assert [branch.get(name, 4) for name in "ad"] == [1, 4]
    assert (sorted(branch), before) == (["b", "c"], {"a": 1, "b": 2})
