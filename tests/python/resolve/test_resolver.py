"""What names in modules refer to, and what is said of those that refer to nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.python.resolve.resolver import Resolver
from noob_lint.python.source.entities import Absent, Cannot
from tests.python.resolve.entities import Tree, resolver, shown

CASES = {
    "plain": (
        Tree(
            {
                "lab.py": """\
import os, gone, json.decoder
from os import path
from json import JSONDecoder as J
from json import Gone
def f(): ...
class K:
    class L: ...
    def m(self): ...
    @staticmethod
    def s(): ...
    @classmethod
    def c(cls): ...
    @other
    def o(self): ...
    @staticmethod
    @other
    def so(self): ...
X = 3
Y = X
Z = K.L
M = K.m
S = K.s
C = K.c
O = K.o
SO = K.so
G = K.gone
k = K()
B = k.m
BS = k.s
U = unknown
A = (1).real
I = int.from_bytes
IG = int.gone
N: int
for W in (): ...
P = os.path.join
OP = os.getcwd
PG = gone.X.Y
""",
            },
        ),
        {
            "lab.os": "Package os",
            "lab.gone": "no module gone",
            "lab.json": "Package json",
            "lab.path": "Package os.path",
            "lab.J": "class json.decoder.JSONDecoder",
            "lab.Gone": "no attribute Gone in json at __init__.py:1:1",
            "lab.f": "def lab.f:5",
            "lab.K": "class lab.K:6",
            "lab.X": "3 of lab",
            "lab.Y": "3 of lab",
            "lab.Z": "class lab.K.L:7",
            "lab.M": "def lab.m:8",
            "lab.S": "def lab.s:10",
            "lab.C": "bound def lab.c:12",
            "lab.O": "? a method is decorated",
            "lab.SO": "? a method is decorated",
            "lab.G": "? the class 'K' may inherit 'gone'",
            "lab.k": "K() of lab",
            "lab.B": "bound def lab.m:8",
            "lab.BS": "? the attribute 's' is not read",
            "lab.U": "? lab.py does not say what 'unknown' is",
            "lab.A": "? the attribute 'real' is not read",
            "lab.I": "Runtime builtins.int.from_bytes",
            "lab.IG": "? the attribute 'gone' is not read",
            "lab.N": "no attribute N in lab at lab.py:1:1",
            "lab.W": "? 'W' is set as the code runs at lab.py:35:1-17",
            "lab.P": "def os.path.join",
            "lab.OP": "def os.getcwd as posix.getcwd",
            "lab.Nothing": "no attribute Nothing in lab at lab.py:1:1",
            "lab.__name__": "'__name__' of lab",
            "lab.__file__": "'__file__' of lab",
            "lab.__doc__": "'__doc__' of lab",
            "lab.Kk": "no attribute Kk in lab near k at lab.py:1:1",
            "lab.unknwn": "no attribute unknwn in lab at lab.py:1:1",
            "lab.?": "lab",
            "gone.?": "no module gone",
            "lab.f.?": "no module f in lab at lab.py:1:1",
            "lab.K.?": "no member K in lab.K at lab.py:6:7-8",
            "lab.sub.deep.?": "no module sub in lab at lab.py:1:1",
            ".?": "? a relative import leads out of the package",
            "labs.?": "no module labs near lab",
            "os.path": "Package os.path",
            "gon.x": "no module gon",
        },
    ),
    "package": (
        Tree(
            {
                "lab/__init__.py": """\
from . import inner
from .inner import f, Upper
class K: ...
""",
                "lab/inner.py": "def f(): ...\nUpper = 1\nupper_x = 2\n",
                "lab/sub/__init__.py": "",
                "lab/sub/deep.py": "x = 1\n",
                "space/one.py": "",
                "space/two.py": "",
            },
        ),
        {
            "lab.inner": "Package lab.inner",
            "lab.f": "def lab.inner.f:1",
            "lab.sub": "Package lab.sub",
            "lab.iner": "no attribute iner in lab near inner at __init__.py:1:1",
            "lab.iner.?": "no module iner in lab near inner at __init__.py:1:1",
            "lab.K.?": "no member K in lab.K at __init__.py:3:7-8",
            "lab.sub.dep.?": "no module dep in lab.sub near deep at __init__.py:1:1",
            "lab.sub.deep": "Package lab.sub.deep",
            "lab.sub.gone.deep.?": "no module gone in lab.sub at __init__.py:1:1",
            "space.one": "Package space.one",
            "space.oen": "no attribute oen in space near one",
            "space.oen.?": "no module oen in space near one",
            "space.?": "None",
            "lab.inner.upper": "no attribute upper in lab.inner near Upper at inner.py:1:1",
            "lab.inner.Uper": "no attribute Uper in lab.inner near Upper at inner.py:1:1",
            "lab.__path__": "'__path__' of lab",
            "lab.__nothing__": "no attribute __nothing__ in lab at __init__.py:1:1",
            "lab.sub.deep.x.?": "no module x in lab.sub.deep at deep.py:1:1",
        },
    ),
    "decides itself": (
        Tree(
            {
                "lab/__init__.py": "__path__.append('x')\n",
                "two/__init__.py": "import sys\nsys.modules['two.x'] = sys\n",
                "three.py": "import sys\nx = 1\nsys.modules[__name__] = sys\n",
            },
        ),
        {
            "lab.x.?": "? lab/__init__.py decides itself which modules it holds",
            "two.x.?": "? two/__init__.py decides itself which modules it holds",
            "lab.x": "? lab/__init__.py may add names as it runs",
            "two.x": "? two/__init__.py may add names as it runs",
            "three.x": "? three.py puts something else in its place",
            "three.y": "? three.py puts something else in its place",
        },
    ),
    "made up": (
        Tree(
            {
                "lab.py": """\
def __getattr__(name):
    return name
__all__ = ['first', 'other']
def first(): ...
""",
                "strict.py": "def __getattr__(name):\n    raise AttributeError\nx = 1\n",
                "mock.py": """\
from unittest.mock import Mock
def __getattr__(name):
    return Mock()
first = 1
_first = 2
""",
                "dyn.py": "globals().update({})\nx = 1\n",
                "check.py": """\
import typing
if typing.TYPE_CHECKING:
    from json import JSONDecoder, Gone
def __getattr__(name): ...
""",
                "byfun.py": "def f():\n    global x, y\n    x = 1\n    y = 2\nx = 2\n",
            },
        ),
        {
            "lab.first": "def lab.first:4",
            "lab.firs": "? lab.py makes names as they are asked for",
            "lab.other": "? lab.py makes names as they are asked for",
            "strict.x": "1 of strict",
            "strict.y": "? strict.py makes names as they are asked for",
            "mock.firs": (
                "? mock.py makes names as they are asked for (no attribute firs in mock near"
                " first at mock.py:2:5-16)"
            ),
            "mock.frst": (
                "? mock.py makes names as they are asked for (no attribute frst in mock near"
                " first at mock.py:2:5-16)"
            ),
            "dyn.x": "1 of dyn",
            "dyn.y": "? dyn.py may add names as it runs",
            "check.JSONDecoder": "class json.decoder.JSONDecoder",
            "check.Gone": "no attribute Gone in json at __init__.py:1:1",
            "check.Else": "? check.py makes names as they are asked for",
            "byfun.x": "? byfun.py sets 'x' in a function",
            "byfun.y": "? byfun.py may add names as it runs",
            "byfun.z": "no attribute z in byfun at byfun.py:1:1",
        },
    ),
    "several": (
        Tree(
            {
                "lab.py": """\
import os
if os.name:
    x = 1
    def g(): ...
    y = 1
else:
    x = 2
    y = 1
    def g(): ...
try:
    from gone import a
except ImportError:
    a = 1
try:
    from json import dumps as b
except ImportError:
    b = 1
try:
    import gone as c
except ImportError:
    c = None
try:
    from json import gone as d
except ImportError:
    from json import loads as d
z = 1
del z
""",
            },
        ),
        {
            "lab.x": "? lab.py defines 'x' in several ways at lab.py:3:5-10",
            "lab.y": "? lab.py defines 'y' in several ways at lab.py:5:5-10",
            "lab.g": "? lab.py defines 'g' in several ways at lab.py:4:9-10",
            "lab.a": "1 of lab",
            "lab.b": "def json.dumps",
            "lab.c": "None of lab",
            "lab.d": "def json.loads",
            "lab.z": "no attribute z in lab at lab.py:1:1",
        },
    ),
    "stars": (
        Tree(
            {
                "lab.py": """\
from one import *
from two import *
a = 1
from three import *
""",
                "one.py": "a = b = c = 1\n_h = 1\n",
                "two.py": "def b(): ...\n__all__ = ['b', 'd', 'gone']\nd = 3\n",
                "three.py": "e = 5\n",
                "open.py": "from compiled import *\nfrom gone import *\nx = 1\n",
                "cond.py": """\
b = 0
if input():
    from two import *
else:
    from one import *
""",
                "over.py": "a = 1\nfrom one import *\n",
                "guarded.py": """\
try:
    from gone import *
except ImportError:
    from one import *
""",
                "guarded2.py": """\
try:
    from one import *
except ImportError:
    from two import *
""",
                "compiled.cpython-311-x86_64-linux-gnu.so": "",
                "libr.py": "from math import *\nfrom _struct import *\n",
            },
        ),
        {
            "lab.a": "1 of lab",
            "lab.b": "def two.b:1",
            "lab.c": "1 of one",
            "lab.d": "3 of two",
            "lab.e": "5 of three",
            "lab.gone": "no attribute gone in two at two.py:1:1",
            "lab._h": "no attribute _h in lab at lab.py:1:1",
            "lab.bb": "no attribute bb in lab near b at lab.py:1:1",
            "open.x": "1 of open",
            "open.y": "? it is not known which names 'compiled' gives",
            "cond.b": "? cond.py defines 'b' in several ways",
            "cond.a": "1 of one",
            "cond.d": "3 of two",
            "over.a": "1 of one",
            "guarded.a": "1 of one",
            "guarded.d": "? guarded.py takes all names of 'gone'",
            "guarded2.b": "1 of one",
            "guarded2.c": "1 of one",
            "lab.*": "a b c d e gone",
            "one.*": "a b c",
            "two.*": "b d gone",
            "open.*": "None",
            "libr.sqrt": "def math.sqrt as math.sqrt",
            "libr.sqroot": "no attribute sqroot in libr near sqrt at libr.py:1:1",
            "compiled.x": "? the module 'compiled' is compiled",
            "compiled.?": "None",
        },
    ),
    "circle": (
        Tree(
            {
                "lab.py": "from other import x\nx = x\n",
                "other.py": "from lab import x\n",
                "me.py": "a = b\nb = a\nc = c\n",
                "pk/__init__.py": "from pk import inner\nfrom pk import gone\n",
                "pk/inner.py": "",
            },
        ),
        {
            "lab.x": "? 'x' is defined by itself",
            "other.x": "? 'x' is defined by itself",
            "me.a": "? 'b' is defined by itself",
            "me.b": "? 'a' is defined by itself",
            "me.c": "? 'c' is defined by itself",
            "pk.inner": "Package pk.inner",
            "pk.gone": "? pk.gone is defined by itself",
        },
    ),
    "library": (
        Tree(
            {
                "lab.py": """\
import math, _struct, array
from math import sqrt, sqroot, _x
from _struct import Struct
from mmap import error
from builtins import open, opne, max
from itertools import chain, chian
from decimal import Decimal
from xml.etree.ElementTree import Element
""",
            },
        ),
        {
            "lab.sqrt": "def math.sqrt as math.sqrt",
            "lab.sqroot": "no attribute sqroot in math near sqrt",
            "lab._x": "? the module 'math' is compiled, and its stub does not have '_x'",
            "lab.Struct": "class _struct.Struct",
            "lab.error": "? the module 'mmap' is compiled, and its stub does not have 'error'",
            "lab.open": "Runtime builtins.open",
            "lab.opne": "no attribute opne in builtins near open",
            "lab.max": "Runtime builtins.max",
            "lab.chain": "class itertools.chain",
            "lab.chian": "no attribute chian in itertools near chain",
            "math.?": "None",
            "sys.stdin": "? 'stdin' is set as the code runs",
            "time.sleep": "def time.sleep as time.sleep",
            "_thread.lock": "class _thread.lock",
            "_thread.gone": "? the module '_thread' is compiled, and its stub does not have 'gone'",
            "_struct.pak": "? the module '_struct' is compiled, and its stub does not have 'pak'",
            "builtins.int": "Runtime builtins.int",
            "posix.gone": "no attribute gone in posix",
            "json.gone": "no attribute gone in json at __init__.py:1:1",
            "json.gone.?": "no module gone in json at __init__.py:1:1",
            "xml.etree.gone": "no attribute gone in xml.etree at __init__.py:1:1",
            "itertools.cout": "no attribute cout in itertools near count",
            "itertools.zip_longest": "class itertools.zip_longest",
            "_socket.socket": "class _socket.socket",
        },
    ),
    "library unknown version": (
        Tree(
            {},
            None,
        ),
        {
            "math.sqroot": "? the module 'math' is compiled, and its stub does not have 'sqroot'",
            "math.sqrt": "def math.sqrt as math.sqrt",
            "json.gone": "no attribute gone in json at __init__.py:1:1",
            "asyncore.?": "asyncore",
        },
    ),
    "old version": (
        Tree(
            {
                "lab.py": "from math import *\n",
            },
            (3, 11),
        ),
        {
            "math.fma": "no attribute fma in math",
            "itertools.batched": "no attribute batched in itertools",
            "asyncore.?": "asyncore",
            "math.cbrt": "def math.cbrt as math.cbrt",
            "lab.fma": "no attribute fma in lab at lab.py:1:1",
            "lab.cbrt": "def math.cbrt as math.cbrt",
            "tomllib.?": "tomllib",
        },
    ),
    "stub": (
        Tree(
            {
                "site/lab/__init__.py": """\
import lazy_loader as lazy
__getattr__, __dir__, __all__ = lazy.attach_stub(__name__, __file__)
""",
                "site/lab/__init__.pyi": "from .a import f\nfrom . import a\ndef g(): ...\n",
                "site/lab/a.py": "def f(): ...\n",
                "site/la.py": """\
import lazy_loader as lazy
__getattr__ = lazy.attach_stub(__name__, __file__)
""",
                "site/la.pyi": "from lab.a import f\ndef g(): ...\n",
                "site/only/__init__.pyi": "def f(): ...\nx: int\n",
                "site/only/b.pyi": "def f(): ...\n",
                "only.pyi": "def f(): ...\n",
            },
        ),
        {
            "lab.f": "def lab.a.f",
            "lab.a": "Package lab.a",
            "lab.g": "? ./site-packages/lab/__init__.py makes names as they are asked for",
            "lab.h": "no attribute h in lab at __init__.py:1:1",
            "la.f": "def lab.a.f",
            "la.ff": "no attribute ff in la near f at la.py:1:1",
            "la.g": "? ./site-packages/la.py makes names as they are asked for",
            "la.zzzz": "no attribute zzzz in la at la.py:1:1",
            "only.f": "def only.f:1",
            "only.g": "? the module 'only' is compiled, and its stub does not have 'g'",
            "only.b": "? the module 'only' is compiled, and its stub does not have 'b'",
            "only.x": "? the module 'only' is compiled, and its stub does not have 'x'",
            "only.c.?": "no module c in only at only.pyi:1:1",
        },
    ),
    "incomplete": (
        Tree(
            {
                "lab.py": "x = 1\n",
                "lab2/a.py": "",
                "empty/b/c.txt": "",
            },
            complete=False,
        ),
        {
            "lab.y": "no attribute y in lab at lab.py:1:1",
            "lab2.b": "no attribute b in lab2",
            "lab2.?": "None",
            "empty.?": "None",
            "empty.x": "no attribute x in empty perhaps",
            "gone.?": "no module gone perhaps",
            "noob.gone.?": "no module noob perhaps",
            "noob.Node": "Special noob.Node",
            "noob.gone": "no module noob perhaps",
            "noob.node.?": "no module noob perhaps",
        },
    ),
    "broken": (
        Tree(
            {
                "lab.py": "def f(:\n",
                "p/__init__.py": "x = (\n",
            },
        ),
        {
            "lab.f": (
                "? lab.py, line 1: invalid syntax at lab.py:1:7 [syntax error: invalid syntax]"
            ),
            "lab.?": (
                "? lab.py, line 1: invalid syntax at lab.py:1:7 [syntax error: invalid syntax]"
            ),
            "p.y": (
                "? p/__init__.py, line 1: '(' was never closed at __init__.py:1:5 [syntax error:"
                " '(' was never closed]"
            ),
            "p.x.?": (
                "? p/__init__.py, line 1: '(' was never closed at __init__.py:1:5 [syntax error:"
                " '(' was never closed]"
            ),
        },
    ),
    "newer": (
        Tree(
            {
                "lab.py": """\
def f(a):
    return f'{a['x']}'
x = f'{f('y')}'
type A[T] = list[T]
class K[T]:
    a: T
    b = T
""",
            },
        ),
        {
            "lab.f": "def lab.f:1",
            "lab.x": "? lab.py has syntax here that this Python does not know",
            "lab.A": "type list[T] of lab",
            "lab.K": "class lab.K:5",
            "lab.gone": "? lab.py has syntax that is newer than this Python",
        },
    ),
    "patched": (
        Tree(
            {
                "lab/__init__.py": "from lab import inner\ninner.added = 1\n",
                "lab/inner.py": "x = 1\n",
                "lab/other.py": "import lab.inner\nx = lab.inner.y\n",
            },
        ),
        {
            "lab.inner.added": "? lab/inner.py may be given names by other modules",
            "lab.inner.y": "no attribute y in lab.inner at inner.py:1:1",
            "lab.inner.x": "1 of lab.inner",
        },
    ),
    "inside classes": (
        Tree(
            {
                "lab.py": """\
class K:
    class L:
        class M: ...
        x = M
    y = L
    class L2: ...
class G[T]:
    v = T
    def f[U](self): ...
A = K.L.M
X = K.L.x
Y = K.y
YM = K.y.M
class D:
    if input():
        z = 1
    else:
        z = 2
Z = D.z
V = G.v
B = int.from_bytes
N = int.nothing
k = K()
M = k.y
Q = (k.f, 1)
class P:
    @property
    def p(self): ...
    def q(self): ...
P1 = P().p
P2 = P().q
P3 = P(1).gone
F = (lambda: 0).x
l = len
R = l.x
""",
            },
        ),
        {
            "lab.A": "class lab.K.L.M:3",
            "lab.X": "class lab.K.L.M:3",
            "lab.Y": "class lab.K.L:2",
            "lab.YM": "class lab.K.L.M:3",
            "lab.Z": "? lab.py defines 'z' in several ways at lab.py:16:9-14",
            "lab.V": "Special typing.TypeVar",
            "lab.B": "Runtime builtins.int.from_bytes",
            "lab.N": "? the attribute 'nothing' is not read",
            "lab.M": "? the attribute 'y' is not read",
            "lab.P1": "? the attribute 'p' is not read",
            "lab.P2": "bound def lab.q:29",
            "lab.P3": "? the attribute 'gone' is not read",
            "lab.F": "? the attribute 'x' is not read",
            "lab.R": "? the attribute 'x' is not read",
            "lab.K.L": "no member K in lab.K at lab.py:1:7-8",
        },
    ),
    "stars and orders": (
        Tree(
            {
                "lab.py": """\
def a(): ...
from one import *
if input():
    b = 1
from one import *
c = 1
from two import *
from three import *
d = 1
del d
""",
                "one.py": "a = b = 1\n",
                "two.py": "c = 2\nd = 3\n",
                "three.py": "e = 1\n",
                "may.py": """\
x = 1
if input():
    from one import *
    from two import *
""",
                "first.py": "if input():\n    x = 1\nfrom one import *\nfrom two import *\n",
                "late.py": """\
if input():
    a = 2
from one import *
if input():
    a = 3
""",
                "Upper.py": "Zed = zad = 1\n",
            },
        ),
        {
            "lab.a": "1 of one",
            "lab.b": "1 of one",
            "lab.c": "2 of two",
            "lab.d": "no attribute d in lab at lab.py:1:1",
            "lab.e": "1 of three",
            "may.x": "1 of may",
            "may.a": "1 of one",
            "may.c": "2 of two",
            "first.x": "1 of first",
            "first.a": "1 of one",
            "late.a": "? late.py defines 'a' in several ways",
            "Upper.zed": "no attribute zed in Upper near Zed at Upper.py:1:1",
            "Upper.zod": "no attribute zod in Upper near Zed at Upper.py:1:1",
            "Upper.Zad": "no attribute Zad in Upper near zad at Upper.py:1:1",
        },
    ),
    "guards": (
        Tree(
            {
                "lab.py": """\
try:
    from one import a
except ImportError:
    a = 2
try:
    from one import g
except ImportError:
    g = 3
try:
    import open_ext
    o = 1
except ImportError:
    o = 2
try:
    from one import only
except ImportError:
    pass
""",
                "one.py": "a = 1\n",
            },
            complete=False,
        ),
        {
            "lab.a": "1 of one",
            "lab.g": "3 of lab",
            "lab.o": "? lab.py defines 'o' in several ways at lab.py:11:5-10",
            "lab.only": "? lab.py defines 'only' in several ways at lab.py:15:21-25",
            "lab.open_ext": "no module open_ext perhaps",
        },
    ),
    "names beside": (
        Tree(
            {
                "lab/__init__.py": "from lab.one import *\nown = 1\nOwl = 2\n",
                "lab/one.py": "first = 1\nsecnd = 2\n",
                "lab/beside.py": "",
                "libr.py": "from math import *\nx = 1\n",
            },
        ),
        {
            "lab.firstt": "no attribute firstt in lab near first at __init__.py:1:1",
            "lab.secondd": "no attribute secondd in lab near secnd at __init__.py:1:1",
            "lab.besid": "no attribute besid in lab near beside at __init__.py:1:1",
            "lab.owl": "no attribute owl in lab near Owl at __init__.py:1:1",
            "lab.Own": "no attribute Own in lab near own at __init__.py:1:1",
            "libr.sqqrt": "no attribute sqqrt in libr near sqrt at libr.py:1:1",
            "libr.y": "no attribute y in libr at libr.py:1:1",
        },
    ),
    "library without a version": (
        Tree(
            {
                "libr.py": "from math import *\nx = 1\n",
            },
            None,
        ),
        {
            "libr.y": "? libr.py takes all names of 'math'",
            "libr.sqrt": "def math.sqrt as math.sqrt",
            "libr.sqqrt": "? libr.py takes all names of 'math'",
        },
    ),
    "more of the library": (
        Tree(
            {
                "lab.py": """\
from posixpath import join
from _thread import start_new, _count, get_idnt
from sys import exit as e, monitoring, _getframe, exitt
from _collections import deque, dequ
from _datetime import date
from itertools import *
from errno import ENOENT
""",
            },
        ),
        {
            "lab.start_new": "def _thread.start_new as _thread.start_new",
            "lab._count": "def _thread._count as _thread._count",
            "lab.get_idnt": (
                "? the module '_thread' is compiled, and its stub does not have 'get_idnt'"
            ),
            "lab.e": "def sys.exit as sys.exit",
            "lab.monitoring": "Package sys._monitoring",
            "lab._getframe": "def sys._getframe as sys._getframe",
            "lab.exitt": "no attribute exitt in sys near exit",
            "lab.deque": "class collections.deque",
            "lab.dequ": (
                "? the module '_collections' is compiled, and its stub does not have 'dequ'"
            ),
            "lab.date": "class datetime.date",
            "lab.ENOENT": "[] of errno",
            "lab.count": "class itertools.count",
            "lab._grouper": "no attribute _grouper in lab near groupby at lab.py:1:1",
            "builtins.max": "Runtime builtins.max",
            "builtins.maxx": "no attribute maxx in builtins near max",
            "sys.maxsize": "[] of sys",
            "sys.flags": "? 'flags' is set as the code runs",
            "time.struct_time": "class time.struct_time",
            "_struct.calcsize": "def _struct.calcsize as _struct.calcsize",
            "_io.open": "Runtime builtins.open",
            "_io.FileIO": "class _io.FileIO",
            "_codecs.encode": "def _codecs.encode as _codecs.encode",
            "marshal.dumps": "def marshal.dumps as marshal.dumps",
            "marshal._x": "? the module 'marshal' is compiled, and its stub does not have '_x'",
            "atexit.registr": "no attribute registr in atexit near register",
            "gc.colect": "no attribute colect in gc near collect",
            "_operator.add": "def _operator.add as _operator.add",
            "_operator.gone": (
                "? the module '_operator' is compiled, and its stub does not have 'gone'"
            ),
            "_signal.SIGINT": "? the module '_signal' is compiled",
            "_socket.gone": "? the module '_socket' is compiled, and its stub does not have 'gone'",
            "_weakref.ref": "class weakref.ReferenceType",
            "_weakref.reff": (
                "? the module '_weakref' is compiled, and its stub does not have 'reff'"
            ),
            "select.pol": "no attribute pol in select near poll",
        },
    ),
    "other libraries": (
        Tree(
            {
                "lab.py": """\
from math import *
from itertools import *
from sys import *
""",
            },
            (3, 99),
        ),
        {
            "math.sqroot": "? the module 'math' is compiled, and its stub does not have 'sqroot'",
            "lab.sqroot": "? lab.py takes all names of 'math'",
            "lab.batched": "class itertools.batched",
            "itertools.batched": "class itertools.batched",
            "lab.maxsize": "[] of sys",
            "sys.maxsze": "? the module 'sys' is compiled, and its stub does not have 'maxsze'",
        },
    ),
}
"""After the last dot, ``*`` asks for the names that a star imports, ``?`` for the module itself."""


def said(asked: str, by: Resolver) -> str:
    module, _, name = asked.rpartition(".")
    if name == "*":
        names = by.star_names(module)
        return "None" if names is None else " ".join(sorted(names))
    if name == "?":
        found = by.module(module)
        return shown(found) if isinstance(found, Absent | Cannot) else f"{found and found.name}"
    return shown(by.member(module, name))


@pytest.mark.parametrize("title", CASES)
def test_names(title: str, tmp_path: Path) -> None:
    tree, expected = CASES[title]
    found = resolver(tmp_path, tree)
    assert {one: said(one, found).replace(str(tmp_path), ".") for one in expected} == expected
