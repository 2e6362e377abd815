"""What the statements of a module do when it is imported, step by step."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from noob_lint.python.source import steps
from noob_lint.python.source.module import Module
from noob_lint.python.source.top_level import steps_of


def lines_of(found: Iterable[steps.Step]) -> Iterator[str]:
    """Each step in a line; what is indented are the parts of a ``try``."""
    for one in found:
        match one:
            case steps.Imported(_, module, member, is_sure, is_star):
                name = ".".join(filter(None, [module or "?", f"*{member}" if is_star else member]))
                yield f"import {name}" + ("" if is_sure else ", perhaps")
            case steps.Used(node, stars):
                yield f"{node.id}:{node.lineno}" + "".join(f" or {name}.*" for name in stars)
            case steps.Asked(module, nodes):
                yield f"{module} has {'.'.join(node.attr for node in nodes)}"
            case steps.Raised(node):
                yield ast.unparse(node)
            case steps.Defined(node):
                yield f"class {node.name}"
            case steps.Failed(node, kind, reason, names):
                where = f"{ast.unparse(node)} with {', '.join(sorted(names))}".removesuffix(
                    " with "
                )
                yield f"{where}: {kind} ({reason})"
            case steps.Attempt(body, handlers, final):
                yield "try"
                yield from (f"    {line}" for line in lines_of(body))
                for handler in handlers:
                    yield f"except {', '.join(name or '?' for name in handler.kinds)}"
                    yield from (f"    {line}" for line in lines_of(handler.body))
                yield "finally"
                yield from (f"    {line}" for line in lines_of(final))


def shown(
    text: str, folder: Path, version: tuple[int, int] | None = (3, 12), *, name: str = "lab.nodes"
) -> str:
    """What the module `lab.nodes`, with the text, does."""
    file = folder / "nodes.py"
    file.write_text(text)
    is_package = name == "lab"
    module = Module(name, file, "nodes.py", version, is_package=is_package, is_stub=False)
    return "\n".join(lines_of(steps_of(module)))


ZERO = "ZeroDivisionError (ZeroDivisionError: division by zero)"
NO_PLACE = "TypeError (TypeError: {}() takes 0 positional arguments but 1 were given)"
DIVIDED = f"1 / d with d: {ZERO}"
BASES = "f:1\nint:2\nx:3\nint:4"
WITH = "catch_warnings:2"
STEPS = {
    "imports": (
        """\
import a
import a.b, c as d, e.f as g
from h import i, j as k
from . import l
from .m import n
from ..o import p
from ... import q
x = (a.b.c, a.b, d.x, g.y, i.z.w, l.v, n.u, p.t, q.s)
""",
        """\
import a
import a.b
import c
import e.f
import h.i
import h.j
import lab.l
import lab.m.n
import ?.p
import ?.q
a has b.c
a has b
c has x
e.f has y
h.i has z.w
lab.l has v
lab.m.n has u
""",
    ),
    "names": (
        """\
x = y
y = x.a
z += x + w
(a, b[c]), d.e = f, x
g: h = i
j: k
del l
assert m, n
raise o from p
q(r)
""",
        """\
y:1
z:3
w:3
f:4
b:4
c:4
d:4
i:5
h:5
k:6
m:8
o:9
raise o from p
q:10
r:10
""",
    ),
    "functions": (
        """\
@a
@b.c
def d(e=f, *, g=h, i): j
async def k(l: m = n) -> o: p
d
q = lambda r=s: t
""",
        """\
a:1
b:2
f:3
h:3
n:4
m:4
o:4
s:6
""",
    ),
    "classes": (
        """\
@a
class B(c, metaclass=D, e=f):
    g = h
    i = g
    class J(B): k = g
    def l(m=g): n
B
g
""",
        """\
a:1
c:2
D:2
f:2
h:3
B:5
g:8
""",
    ),
    "a class in a class": (
        """\
import a
class B:
    import c
    x = (a.d, c.e)
    a = 1
    y = a.f
z = (a.g, c.h)
""",
        """\
import a
import c
a has d
c has e
a.f with a: AttributeError (AttributeError: 'int' object has no attribute 'f')
a has g
c:7
""",
    ),
    "conditions": (
        """\
if a: b
else: c
if True: d
else: e
if __name__ == '__main__': f
else: g
if TYPE_CHECKING: h
if '__main__' == __name__: i
if __name__ != '__main__': j
if sys.version_info >= (3, 12): k
""",
        """\
a:1
d:3
__name__:5
g:6
TYPE_CHECKING:7
__name__:8
__name__:9
sys:10
k:10
""",
    ),
    "imports under conditions": (
        """\
import t
if t.x:
    import a
    from b import c
    from d import *
    x = a.e
else:
    import a.f
a.g
c.h
""",
        """\
import t
t has x
import a, perhaps
import b.c, perhaps
import d.*, perhaps
import a.f, perhaps
""",
    ),
    "loops": (
        """\
for a in b:
    c
    import d
else: e
while f: g
with h as i, j: k
async def l():
    async for m in n: o
    async with p: q
a, i
""",
        """\
b:1
import d, perhaps
f:5
h:6
""",
    ),
    "blocks that let errors pass": (
        """\
with open(a) as b:
    c
    import d
with warnings.catch_warnings(): e
with f.open(): g
with open(h), i: j
""",
        """\
open:1
a:1
import d, perhaps
warnings:4
e:4
f:5
open:6
h:6
""",
    ),
    "match": (
        """\
match a:
    case b.c | [d, *e]: f
    case {**g}: import h
d, e, g
""",
        """\
a:1
import h, perhaps
""",
    ),
    "a try": (
        """\
try:
    a = 1
    import b
    c
    import d
except ImportError as e:
    f
    import g
    raise
except (KeyError, h.i, J):
    pass
except:
    raise k
else: l
finally: m
b.n, d.o, g.p
""",
        """\
try
    import b
    c:4
    import d, perhaps
except ImportError
    f:7
    import g
    raise
except KeyError, ?, J
except BaseException
    k:13
    raise k
finally
    m:15
b has n
""",
    ),
    "a try that is left": (
        """\
try:
    import a
    import b
except ImportError:
    raise c
else:
    d
e
""",
        """\
try
    import a
    import b
    d:7
except ImportError
    c:5
    raise c
finally
e:8
""",
    ),
    "a try with an else": (
        """\
try:
    x = 1
    a
except ValueError: pass
else: b
try: c
except NameError: pass
else: d
try: e
except Exception: pass
else: f
try: g
except (KeyError, OSError): pass
else: h
try: i
except (KeyError, J): pass
else: k
""",
        """\
try
    a:3
    b:5
except ValueError
finally
try
    c:6
except NameError
finally
try
    e:9
except Exception
finally
try
    g:12
    h:14
except KeyError, OSError
finally
try
    i:15
except KeyError, J
finally
""",
    ),
    "plain statements of a try": (
        """\
try:
    import a
    from b import c
    def d(): ...
    x = 1
    pass
    y = e()
    import f
except ImportError: pass
""",
        """\
try
    import a
    import b.c
    e:7
    import f, perhaps
except ImportError
finally
""",
    ),
    "a try star": (
        """\
try:
    import a
except* ImportError:
    b
finally:
    c
""",
        """\
try
    import a
except ?
    b:4
finally
    c:6
""",
    ),
    "modules bound in a try": (
        """\
import a
import b
try:
    import c as a
    import d as e
except ImportError:
    b = None
    import f as g
    e = 1
x = (a.h, b.i, e.j, g.k)
""",
        """\
import a
import b
try
    import c
    import d
except ImportError
    import f
finally
""",
    ),
    "modules bound in a finally": (
        """\
try:
    import a
finally:
    import b
x = (a.c, b.d)
""",
        """\
try
    import a
finally
    import b
a has c
b has d
""",
    ),
    "stars": (
        """\
import a
x = 1
from b import *
from .c import *
d, x, a.e
x = 1 / 0
""",
        """\
import a
import b.*
import lab.c.*
d:5 or b.* or lab.c.*
1 / 0: ZeroDivisionError (ZeroDivisionError: division by zero)
""",
    ),
    "assignment expressions": (
        """\
a = (b := c.d)
if (e := f): g
while (h := i): j
k = [l := m for n in o]
b, e, h, l, n
""",
        """\
c:1
f:2
i:3
o:4
""",
    ),
    "names without the sign": (
        """\
a = [b for b in c]
b
""",
        """\
c:1
b:2
""",
    ),
    "type annotations": (
        """\
from __future__ import annotations
a: b
def c(d: e): f
""",
        """\
import __future__.annotations
""",
    ),
    "fields": (
        """\
from dataclasses import dataclass
@dataclass
class A:
    a: int = 1
    b: int
@dataclass
class B:
    a: int
    b: int = 1
@dataclass
class C:
    a: int = []
class D(NamedTuple):
    a: int = 1
    b: int
class E(NamedTuple):
    a: int
class F(Model):
    a = 1
class G:
    a = 1
    b: int = 1
    c: int
if x:
    class H(Model): a = 1
class I(Model):
    a: int
    a = 2
    b = c
class J(Model):
    class K(Model): a = 1
""",
        """\
import dataclasses.dataclass
int:4
int:5
class A
int:8
int:9
int:12
class C
NamedTuple:13
int:14
int:15
class D
NamedTuple:16
int:17
class E
Model:18
class F
int:22
int:23
x:24
Model:26
int:27
c:29
Model:30
Model:31
""",
    ),
    "more fields": (
        """\
import x
class A(x.NamedTuple):
    a: int = x.b
    c: str = ''
@x.d
class B:
    a: int = [x]
@x.d
class C: a = []
@x.d
class D(B): a: int
@x.d
class E:
    a: int
    b: int = x
    c: int = x.y
""",
        """\
import x
x has NamedTuple
x has b
int:3
str:4
class A
x has d
int:7
class B
x has d
x has d
int:11
class D
x has d
int:14
int:15
x has y
int:16
""",
    ),
    "more blocks that let errors pass": (
        """\
with catch_warnings(record=True) as w:
    from a import b
with x.catch_warnings: c
with x.catch_warnings(), catch_warnings(): d
async def f():
    async with catch_warnings(): e
""",
        """\
catch_warnings:1
import a.b
x:3
x:4
d:4
""",
    ),
    "what is not sure": (
        """\
if x:
    a = 0
    b, c = 1
    d = 1 / 0
    def e(): ...
    assert False
1 / a
e(1)
with catch_warnings(), open(a): f
""",
        """\
x:1
catch_warnings:9
""",
    ),
    "values after a star": ("x = 0\nfrom b import *\n1 / x\n", "import b.*"),
    "a known condition in another": (
        "if x:\n    if True: import a\n    else: import b\n",
        "x:1\nimport a, perhaps",
    ),
    "handlers of several statements": (
        """\
try:
    a()
    b
except ImportError:
    c = 1
    raise
else: d
try:
    a()
    e
except ImportError:
    raise
    f = 1
else: g
""",
        """\
try
    a:2
    b:3
    d:7
except ImportError
    raise
finally
try
    a:9
except ImportError
    raise
finally
""",
    ),
    "type parameters": (
        """\
class A[T](B[T], C): x = T
class D[T]: ...
D(1)
def f[T](a: T, b: U) -> T: ...
class E(metaclass=M): ...
E(1)
class F: ...
F(1)
""",
        """\
B:1
C:1
M:5
F(1) with F: TypeError (TypeError: F() takes no arguments)
""",
    ),
    "values after a class": ("a = []\nclass B:\n    x = f()\na[0]\n", "f:3"),
    "values after a plain class": (
        "a = []\nb = a[0]\nclass B: ...\nc = a[0]\n",
        "a[0] with a: IndexError (IndexError: list index out of range)",
    ),
    "targets": ("a = 5\na[0] = 1\na.x = 2\nint[3] = 1\n[1][5] = 2\n'b'.y = 3\n", "int:4"),
    "names of programs": (
        """\
if __name__ == '__main__' == a: b
if __name__ == x: c
if '__main__' == x: d
if __name__ is '__main__': e
""",
        """\
__name__:1
__name__:2
x:2
x:3
__name__:4
""",
    ),
    "raises": (
        """\
if a: raise b
for c in (): raise d
raise e(1)
""",
        """\
a:1
e:3
raise e(1)
""",
    ),
    "assertions": (
        """\
assert a
assert 0
assert True
assert not b
assert False, 'c'
assert ()
if x: assert False
""",
        """\
a:1
assert 0: AssertionError (AssertionError)
b:4
assert False, 'c': AssertionError (AssertionError)
x:7
""",
    ),
    "values": (
        """\
a = 0
b = 1 / a
if x: a = 1
c = 1 / a
""",
        """\
1 / a with a: ZeroDivisionError (ZeroDivisionError: division by zero)
x:3
""",
    ),
    "values that may change": (
        """\
a = []
b = a[0]
a.append(1)
c = a[0]
d = {}
d['x'] = 1
e = d['x']
""",
        "",
    ),
    "a list that is only read": (
        """\
a = [1]
b = a[1]
def f(): return a[2]
c = a.index(1), a[3]
""",
        """\
a[1] with a: IndexError (IndexError: list index out of range)
a[3] with a: IndexError (IndexError: list index out of range)
""",
    ),
    "values in blocks": (
        """\
a = 0
with open(b) as c: d = 1 / a
for e in 5: 1 / a
for f in (): 1 / a
while a: 1 / a
else: 1 / a
""",
        """\
open:2
b:2
5: TypeError (TypeError: 'int' object is not iterable)
""",
    ),
    "values in a class": (
        """\
a = 0
class B:
    c = 1 / a
    a = 1
    d = 1 / a
e = 1 / a
""",
        """\
1 / a with a: ZeroDivisionError (ZeroDivisionError: division by zero)
1 / a with a: ZeroDivisionError (ZeroDivisionError: division by zero)
""",
    ),
    "values in a try": (
        """\
a = 0
try:
    a = 1
    b = 1 / 0
except ZeroDivisionError:
    a = 2
c = 1 / a
""",
        """\
try
    1 / 0: ZeroDivisionError (ZeroDivisionError: division by zero)
except ZeroDivisionError
finally
""",
    ),
    "values kept in a try": (
        """\
a = 0
try:
    b = 0
except ImportError:
    c = 0
d = 1 / a
e = 1 / b
f = 1 / c
""",
        """\
try
except ImportError
finally
1 / a with a: ZeroDivisionError (ZeroDivisionError: division by zero)
""",
    ),
    "functions that are called": (
        """\
def f(a): ...
f()
f(1)
b = f(1, 2)
@f
def g(): ...
g()
@f
@f()
class A: ...
class B:
    def __init__(self, x): ...
B()
class C(B): ...
C()
if x:
    def h(a): ...
h()
async def i(a): ...
i()
""",
        """\
f() with f: TypeError (TypeError: f() is missing the argument 'a')
f(1, 2) with f: TypeError (TypeError: f() takes 1 positional arguments but 2 were given)
f() with f: TypeError (TypeError: f() is missing the argument 'a')
B() with B: TypeError (TypeError: B.__init__() is missing the argument 'x')
x:16
i() with i: TypeError (TypeError: i() is missing the argument 'a')
""",
    ),
    "functions that are changed": (
        """\
def f(a): ...
f.__defaults__ = (1,)
f()
class A: ...
A(1)
""",
        "",
    ),
    "calls of others": (
        """\
a = []
f()
b = a[0]
c = []
print(c)
d = c[0]
""",
        """\
f:2
print:5
""",
    ),
    "decorators": (
        """\
def f(): ...
@f
def g(): ...
@(lambda x: 1)
def h(): ...
@f
class A: ...
if x:
    @f
    def i(): ...
@f
async def j(): ...
""",
        """\
f(f'') with f: TypeError (TypeError: f() takes 0 positional arguments but 1 were given)
x:8
f(f'') with f: TypeError (TypeError: f() takes 0 positional arguments but 1 were given)
""",
    ),
    "libraries": (
        """\
import math, os.path as p
math()
p()
import gone
gone()
if x: import json
json()
""",
        """\
import math
import os.path
math() with math: TypeError (TypeError: 'module' object is not callable)
import gone
x:6
import json, perhaps
""",
    ),
    "values that an import may change": ("a = []\nimport b\na[0]\n", "import b"),
    "values that a loop may change": ("a = []\nfor b in c: pass\na[0]\n", "c:2"),
    "values that a block may change": ("a = []\nwith catch_warnings(): pass\na[0]\n", WITH),
    "values that a condition may change": ("a = []\nif x:\n    f()\na[0]\n", "x:2"),
    "values that a decorator may change": (
        "a = []\n@b.c\ndef f(): ...\na[0]\n@b.d\nasync def g(x): ...\ng()\n",
        "b:2\nb:5",
    ),
    "values that a class may change": ("a = []\nclass B:\n    f()\n    a[0]\n", "f:3"),
    "values of values": ("a = [0]\nb = a[0]\n1 / b\nc = 0\nd = c\n1 / d\n", DIVIDED),
    "values that fail": ("a = 1 / 0\na()\na.b\n", f"1 / 0: {ZERO}"),
    "values in a try that is kept": (
        """\
a = 1
try:
    a = 0
    import b
except ImportError: pass
1 / a
try:
    c = 0
finally: pass
1 / c
""",
        f"""\
try
    import b
except ImportError
finally
try
finally
1 / c with c: {ZERO}
""",
    ),
    "blocks that are not sure": (
        """\
if x:
    for a in 5: pass
    class B: ...
    from c import d
    with catch_warnings(): import e
B(1)
d.e
for f in g: pass
else: import h
while i: pass
else: from j import *
async with k as l: import m
async for n in o: import p
l, n
""",
        """\
x:1
import c.d, perhaps
import e, perhaps
g:8
import h, perhaps
i:10
import j.*, perhaps
k:12 or j.*
import m, perhaps
o:13 or j.*
import p, perhaps
""",
    ),
    "the exceptions of interrupts": (
        """\
try: a
except KeyboardInterrupt: pass
else: b
try: import c
except (SystemExit, Exception) as d: d
else: e
""",
        """\
try
    a:1
    b:3
except KeyboardInterrupt
finally
try
    import c
except SystemExit, Exception
finally
""",
    ),
    "annotated in a try": (
        """\
try:
    a: int = 1
    b: int
    'c'
    import d
except ImportError: pass
""",
        """\
try
    int:2
    int:3
    import d
except ImportError
finally
""",
    ),
    "several decorators": (
        "def f(): ...\ndef g(): ...\n@f\n@g\ndef h(): ...\n",
        f"""\
g(f'') with g: {NO_PLACE.format("g")}
f(f'') with f: {NO_PLACE.format("f")}
""",
    ),
    "what functions bind": ("(a := 1)\ndef f(): b = 1\nb\nclass C: d = (e := 1)\ne\n", "b:3\ne:5"),
    "a base that is computed": ("class A(f()):\n    a: int\nclass B(x[0]):\n    a: int\n", BASES),
    "other conditions on names": (
        """\
if __name__ != '__main__': import a
if __name__ == 'x': import b
if x == '__main__': import c
if __name__ == '__main__' == '__main__': import d
if __name__ is '__main__': import e
if '__main__' == __name__: import f
""",
        """\
__name__:1
import a, perhaps
__name__:2
import b, perhaps
x:3
import c, perhaps
__name__:4
import d, perhaps
__name__:5
import e, perhaps
__name__:6
""",
    ),
    "unpacking": (
        """\
a, b = 1, 2, 3
[c] = 1, 2
d, *e = ()
f = g, h = 1,
i: int = 1 / 0
(j): int = 1
""",
        """\
(1, 2, 3): ValueError (ValueError: too many values to unpack (expected 2))
(1, 2): ValueError (ValueError: too many values to unpack (expected 1))
int:5
1 / 0: ZeroDivisionError (ZeroDivisionError: division by zero)
int:6
""",
    ),
}


@pytest.mark.parametrize(("text", "expected"), STEPS.values(), ids=STEPS)
def test_steps(text: str, expected: str, tmp_path: Path) -> None:
    assert shown(text, tmp_path) == expected.rstrip()


def test_which_handlers_let_the_errors_of_imports_pass(tmp_path: Path) -> None:
    names = [name for name, one in vars(builtins).items() if isinstance(one, type)]
    text = "".join(f"try: import a\nexcept {name}: pass\nelse: {name}_\n" for name in names)
    lines = shown(text, tmp_path).splitlines()
    told = {line.partition(":")[0].strip() for line in lines if "_:" in line}
    handled = (ImportError, ModuleNotFoundError, NameError, SyntaxError, IndentationError)
    several = (TabError, UnboundLocalError, Exception, BaseException, object)
    others = {name for name in names if getattr(builtins, name) not in handled + several}
    assert told == {f"{name}_" for name in others}


def test_annotations_are_evaluated_by_old_versions(tmp_path: Path) -> None:
    text = "def a(b: c, *d: e, f: g = h, **i: j) -> k: l\nm: n = o\np: q\nclass R:\n    t: u\n"
    found = [shown(text, tmp_path, version).split() for version in ((3, 13), (3, 14), None)]
    assert found == [
        ["h:1", "c:1", "g:1", "e:1", "j:1", "k:1", "o:2", "n:2", "q:3", "u:5"],
        ["h:1", "o:2"],
        ["h:1", "o:2"],
    ]


@pytest.mark.parametrize(
    "line",
    ["f.__code__", "f.__defaults__", "A.__init__ = f", "f.__kwdefaults__", "A.__new__ = f"],
)
def test_functions_that_are_changed(line: str, tmp_path: Path) -> None:
    text = "def f(a): ...\nclass A: ...\nf()\nA(1)\n"
    assert len(shown(text, tmp_path).splitlines()) == 2
    assert shown(text + "def g():\n    " + line, tmp_path) == ""


def test_relative_imports_of_a_package(tmp_path: Path) -> None:
    text = "from . import a\nfrom .. import b\n"
    names = ("lab", "lab.nodes", "nodes")
    assert [shown(text, tmp_path, name=name).splitlines() for name in names] == [
        ["import lab.a", "import ?.b"],
        ["import lab.a", "import ?.b"],
        ["import ?.a", "import ?.b"],
    ]


def test_a_module_that_is_bound_to_something_else_in_a_try(tmp_path: Path) -> None:
    text = (
        "import a, b, c, d\ntry:\n    a = f\n    import b as c\nexcept E:\n    import a as d\n"
        "a.x\nb.x\nc.x\nd.x\n"
    )
    assert shown(text, tmp_path).splitlines()[-1] == "b has x"
    assert "has" not in "".join(shown(text, tmp_path).splitlines()[:-1])
