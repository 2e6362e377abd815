"""What importing a module does: which modules it loads, and what surely fails."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from noob_lint.python.find.finder import Location, ModuleKind
from noob_lint.python.resolve.imports import Imports, is_in_library, is_own, mistake_in
from tests.python.resolve.entities import Tree, place, resolver
from tests.python.resolve.events import said

CASES = {
    "imports": (
        Tree(
            {
                "lab/__init__.py": "",
                "lab/a.py": """\
import os, sys as s
import gone
import lab.gone
import lab.inner.deep
import lab.inner as i, lab.innr
from . import inner, innr, later
from .inner import deep, dep, X, Y
from .inner.deep import x, y
from ... import beyond
from lab import *
from lab.stars import *
from lab.opened import anything
from json import loads, loadz, decoder, decodr
from json.gone import x
from math import sqrt, sqroot
import json.decodr, xml.dom.minidm
""",
                "lab/inner/__init__.py": "X = 1\n",
                "lab/inner/deep.py": "x = 1\n",
                "lab/stars.py": "__all__ = ['z', 'q', 'a']\nq = 1\n",
                "lab/opened.py": "def __getattr__(name): ...\n",
            },
        ),
        {
            "lab": """
                0 characters
            """,
            "lab.a": """
                432 characters
                load os in 1
                load sys in 1
                ModuleNotFoundError: lab.a: there is no module 'gone' at a.py:2:8-12 needs=gone
                load lab in 3
                ModuleNotFoundError: lab.a: there is no module 'gone' in 'lab' at a.py:3:8-16 needs=lab.gone
                load lab in 4
                load lab.inner in 4
                load lab.inner.deep in 4
                load lab in 5
                load lab.inner in 5
                load lab in 5
                ModuleNotFoundError: lab.a: there is no module 'innr' in 'lab'; did you mean 'inner'? at a.py:5:24-32 needs=lab.innr
                load lab in 6
                load lab.inner in 6
                load lab in 6
                ImportError: lab.a: 'lab' has no 'innr'; did you mean 'inner'? at a.py:6:22-26
                load lab in 6
                ImportError: lab.a: 'lab' has no 'later' at a.py:6:28-33
                load lab in 7
                load lab.inner in 7
                load lab.inner.deep in 7
                load lab in 7
                load lab.inner in 7
                ImportError: lab.a: 'lab.inner' has no 'dep'; did you mean 'deep'? at a.py:7:26-29
                load lab in 7
                load lab.inner in 7
                take lab.inner.X in 7, or ImportError: lab.a: ... 'lab.a' first at a.py:7:31-32
                load lab in 7
                load lab.inner in 7
                ImportError: lab.a: 'lab.inner' has no 'Y' at a.py:7:34-35
                load lab in 8
                load lab.inner in 8
                load lab.inner.deep in 8
                take lab.inner.deep.x in 8, or ImportError: lab.a: ... 'lab.a' first at a.py:8:25-26
                load lab in 8
                load lab.inner in 8
                load lab.inner.deep in 8
                ImportError: lab.a: 'lab.inner.deep' has no 'y' at a.py:8:28-29
                ImportError: lab.a: a relative import leads out of the package at a.py:9:17-23
                load lab in 10
                load lab in 11
                load lab.stars in 11
                AttributeError: lab.a: 'lab.stars' has no 'a', which stands in its '__all__' at a.py:11:23-24
                AttributeError: lab.a: 'lab.stars' has no 'z', which stands in its '__all__' at a.py:11:23-24
                load lab in 12
                load lab.opened in 12
                take lab.opened.anything in 12, or ImportError: lab.a: ... 'lab.a' first at a.py:12:24-32
                load json in 13
                load json in 13
                ImportError: lab.a: 'json' has no 'loadz'; did you mean 'load'? at a.py:13:25-30
                load json in 13
                load json in 13
                ImportError: lab.a: 'json' has no 'decodr'; did you mean 'decoder'? at a.py:13:41-47
                load json in 14
                ModuleNotFoundError: lab.a: there is no module 'gone' in 'json' at a.py:14:23-24 needs=json.gone
                load math in 15
                load math in 15
                load json in 16
                ModuleNotFoundError: lab.a: there is no module 'decodr' in 'json'; did you mean 'decoder'? at a.py:16:8-19 needs=json.decodr
                load xml in 16
                load xml.dom in 16
                ModuleNotFoundError: lab.a: there is no module 'minidm' in 'xml.dom'; did you mean 'minidom'? at a.py:16:21-35 needs=xml.dom.minidm
            """,  # noqa: E501
            "lab.stars": """
                32 characters
            """,
            "gone": """
                0 characters
            """,
            "os": """
                0 characters
            """,
            "json": """
                0 characters
            """,
        },
    ),
    "attributes": (
        Tree(
            {
                "lab.py": """\
import other
import pk.sub
import json, math
import os.path
from pk import sub as s
other.x
other.y.z
other.gone.x.y
pk.sub.gone
pk.sub.deep.gone.more
pk.gone
s.gone
json.gone
json.loads.gone
json.decoder.gone
math.gone
os.path.gone
other.__name__
f = other.gone
""",
                "other.py": "x = 1\ny = 2\n",
                "pk/__init__.py": "y = 1\n",
                "pk/sub/__init__.py": "",
                "pk/sub/deep.py": "k = 1\n",
            },
        ),
        {
            "lab": """
                263 characters
                load other in 1
                load pk in 2
                load pk.sub in 2
                load json in 3
                load math in 3
                load os in 4
                load os.path in 4
                load pk in 5
                load pk.sub in 5
                take other.x in 6, or AttributeError: lab: ... 'lab' first at lab.py:6:1-8
                take other.y in 7, or AttributeError: lab: ... 'lab' first at lab.py:7:1-8
                AttributeError: lab: 'other' has no 'gone' at lab.py:8:1-11 attribute=gone
                AttributeError: lab: 'pk.sub' has no 'gone' at lab.py:9:1-12 attribute=gone
                AttributeError: lab: 'pk.sub.deep' has no 'gone' at lab.py:10:1-17 attribute=gone
                AttributeError: lab: 'pk' has no 'gone' at lab.py:11:1-8 attribute=gone
                AttributeError: lab: 'pk.sub' has no 'gone' at lab.py:12:1-7 attribute=gone
                AttributeError: lab: 'json' has no 'gone' at lab.py:13:1-10 attribute=gone
                AttributeError: lab: 'json.decoder' has no 'gone' at lab.py:15:1-18 attribute=gone
                AttributeError: lab: 'os.path' has no 'gone' at lab.py:17:1-13 attribute=gone
                take other.__name__ in 18, or AttributeError: lab: ... 'lab' first at lab.py:18:1-15
                AttributeError: lab: 'other' has no 'gone' at lab.py:19:5-15 attribute=gone
            """,
        },
    ),
    "what a package binds": (
        Tree(
            {
                "lab.py": """\
import pk.bound.x
import pk.free
from pk import bound, free, opened
from op import free as f
from dyn import free as g
from st import free as h
pk.bound.gone
pk.free.gone
""",
                "pk/__init__.py": "bound = 1\n",
                "pk/bound.py": "",
                "pk/free.py": "",
                "op/__init__.py": "def __getattr__(n): ...\n",
                "op/free.py": "",
                "dyn/__init__.py": "globals().update({})\n",
                "dyn/free.py": "",
                "st/__init__.py": "from pk import *\n",
                "st/free.py": "",
            },
        ),
        {
            "lab": """
                171 characters
                load pk in 1
                load pk.bound in 1
                ModuleNotFoundError: lab: there is no module 'x' in 'pk.bound' at lab.py:1:8-18 needs=pk.bound.x
                load pk in 2
                load pk.free in 2
                load pk in 3
                may load pk.bound in 3
                load pk in 3
                load pk.free in 3
                load pk in 3
                ImportError: lab: 'pk' has no 'opened' at lab.py:3:29-35
                load op in 4
                may load op.free in 4
                load dyn in 5
                may load dyn.free in 5
                load st in 6
                may load st.free in 6
                AttributeError: lab: 'pk.bound' has no 'gone' at lab.py:7:1-14 attribute=gone
                AttributeError: lab: 'pk.free' has no 'gone' at lab.py:8:1-13 attribute=gone
            """,  # noqa: E501
        },
    ),
    "tries": (
        Tree(
            {
                "lab.py": """\
try:
    import gone
    x
except (ImportError, ValueError):
    import lumpy
except Odd:
    raise
except:
    pass
else:
    import json
finally:
    y
if input():
    import gone
    import json
for a in b:
    from gone import c
""",
            },
        ),
        {
            "lab": """
                233 characters
                try
                  ModuleNotFoundError: lab: there is no module 'gone' at lab.py:2:12-16 needs=gone
                  NameError: lab: name 'x' is not defined at lab.py:3:5-6 name=x
                  may load json in 11
                except ImportError ValueError
                  ModuleNotFoundError: lab: there is no module 'lumpy' at lab.py:5:12-17 needs=lumpy
                except Odd
                  ?: lab: it raises an error at lab.py:7:5-10 raised
                except BaseException
                finally
                  NameError: lab: name 'y' is not defined at lab.py:13:5-6 name=y
                may load json in 16
                NameError: lab: name 'b' is not defined at lab.py:17:10-11 name=b
            """,
        },
    ),
    "raises": (
        Tree(
            {
                "lab.py": "raise ValueError('x')\n",
                "two.py": "raise gone.Odd\n",
                "three.py": "raise\n",
                "four.py": "raise (1, 2)[0]\n",
                "five.py": "raise KeyError\n",
                "six.py": "raise make()(3)\n",
            },
        ),
        {
            "lab": """
                22 characters
                ValueError: lab: it raises ValueError at lab.py:1:1-22 raised
            """,
            "two": """
                15 characters
                NameError: two: name 'gone' is not defined at two.py:1:7-11 name=gone
                ?: two: it raises gone.Odd at two.py:1:1-15 raised
            """,
            "three": """
                6 characters
                ?: three: it raises an error at three.py:1:1-6 raised
            """,
            "four": """
                16 characters
                ?: four: it raises an error at four.py:1:1-16 raised
            """,
            "five": """
                15 characters
                KeyError: five: it raises KeyError at five.py:1:1-15 raised
            """,
            "six": """
                16 characters
                NameError: six: name 'make' is not defined at six.py:1:7-11 name=make
                ?: six: it raises an error at six.py:1:1-16 raised
            """,
        },
    ),
    "names": (
        Tree(
            {
                "lab/__init__.py": "inner\ngone\n_\n__odd__\nlen\nquit\nset_there\n",
                "lab/inner.py": "import lab\nlab.set_there = 1\n",
                "stars.py": "from other import *\nq\nr\n",
                "open.py": "from gone import *\nq\n",
                "other.py": "q = 1\n",
                "dyn.py": "globals().update({})\nx\n",
                "fun.py": "x\ny\ndef f():\n    global x\n    x = 1\n",
                "libr.py": "from math import *\nsqrt\nsqroot\n",
                "cls.py": "class K:\n    a = b\n    b = a\n",
            },
        ),
        {
            "lab": """
                40 characters
                NameError: lab: name 'gone' is not defined at __init__.py:2:1-5 name=gone
                NameError: lab: name 'set_there' is not defined at __init__.py:7:1-10 name=set_there
            """,
            "stars": """
                24 characters
                load other in 1
                NameError: stars: name 'r' is not defined at stars.py:3:1-2 name=r
            """,
            "open": """
                21 characters
                ModuleNotFoundError: open: there is no module 'gone' at open.py:1:18-19 needs=gone
            """,
            "dyn": """
                23 characters
            """,
            "fun": """
                36 characters
                NameError: fun: name 'y' is not defined at fun.py:2:1-2 name=y
            """,
            "libr": """
                31 characters
                load math in 1
                NameError: libr: name 'sqroot' is not defined at libr.py:3:1-7 name=sqroot
            """,
            "cls": """
                29 characters
                NameError: cls: name 'b' is not defined at cls.py:2:9-10 name=b
            """,
        },
    ),
    "failed": (
        Tree(
            {
                "lab.py": "x = 1 / 0\n",
                "two.py": "a = [1]\nb = a[3]\nc = {}['x']\n",
                "three.py": "a = 'x' + 1\n",
                "four.py": "n = 0\nx = 1 / n\ndef f():\n    global n\n    n = 1\n",
                "five.py": "globals().update({})\nx = 1 / 0\n",
                "six/__init__.py": "from six import inner\ninner.n = 1\n",
                "six/inner.py": "n = 0\nx = 1 / n\n",
                "sev.py": "f = int('x')\n",
                "eig.py": "def f(): raise Odd\nf()\n",
                "nine.py": "def f(a): ...\nf()\n",
            },
        ),
        {
            "lab": """
                10 characters
                ZeroDivisionError: lab: ZeroDivisionError: division by zero at lab.py:1:5-10
            """,
            "two": """
                29 characters
                IndexError: two: IndexError: list index out of range at two.py:2:5-9
                KeyError: two: KeyError: 'x' at two.py:3:5-12
            """,
            "three": """
                12 characters
                TypeError: three: TypeError: can only concatenate str (not "int") to str at three.py:1:5-12
            """,  # noqa: E501
            "four": """
                48 characters
            """,
            "five": """
                31 characters
            """,
            "six.inner": """
                16 characters
            """,
            "sev": """
                13 characters
                ValueError: sev: ValueError: invalid literal for int() with base 10: 'x' at sev.py:1:5-13
            """,  # noqa: E501
            "eig": """
                23 characters
                ?: eig: it raises Odd at eig.py:2:1-4
            """,
            "nine": """
                18 characters
                TypeError: nine: TypeError: f() is missing the argument 'a' at nine.py:2:1-4
            """,
        },
    ),
    "classes": (
        Tree(
            {
                "lab.py": """\
from enum import Enum
class A(int, str): ...
class B(A, A): ...
class C(gone): ...
class D(Enum):
    x = 1
class E(D): ...
class F(bool): ...
class G(1): ...
class H:
    __slots__ = ('x',)
    x = 1
""",
                "dyn.py": "globals().update({})\nclass B(bool): ...\n",
            },
        ),
        {
            "lab": """
                201 characters
                load enum in 1
                NameError: lab: name 'gone' is not defined at lab.py:4:9-13 name=gone
            """,
            "dyn": """
                40 characters
            """,
        },
    ),
    "moves": (
        Tree(
            {
                "a.py": "import sys\nsys.path.append('x')\n",
                "b.py": "from sys import path\n",
                "c.py": "from  sys  import argv\n",
                "d.py": "x = 'from sys import'\n",
                "e.py": "import builtins\n",
                "f.py": "sys_modules = 1\n",
                "g.py": "sys.modules\n",
                "h.py": "sys.meta_path\n",
                "i.py": "sys.path_hooks\n",
                "j.py": "site.addsitedir\n",
                "k.py": "import rootutils\n",
                "l.py": "__path__ = []\n",
            },
        ),
        {
            "a": """
                32 characters
                moves
                load sys in 1
            """,
            "b": """
                21 characters
                moves
                load sys in 1
            """,
            "c": """
                23 characters
                moves
                load sys in 1
            """,
            "d": """
                22 characters
                moves
            """,
            "e": """
                16 characters
                adds
                load builtins in 1
            """,
            "f": """
                16 characters
            """,
            "g": """
                12 characters
                moves
                NameError: g: name 'sys' is not defined at g.py:1:1-4 name=sys
            """,
            "h": """
                14 characters
                moves
            """,
            "i": """
                15 characters
                moves
                NameError: i: name 'sys' is not defined at i.py:1:1-4 name=sys
            """,
            "j": """
                16 characters
                moves
                NameError: j: name 'site' is not defined at j.py:1:1-5 name=site
            """,
            "k": """
                17 characters
                moves
                ModuleNotFoundError: k: there is no module 'rootutils' at k.py:1:8-17 needs=rootutils
            """,  # noqa: E501
            "l": """
                14 characters
                moves
            """,
        },
    ),
    "broken": (
        Tree(
            {
                "lab.py": "def f(:\n",
                "nodecode.py": "# coding: quatsch\n",
                "ret.py": "x = 1\nreturn 3\n",
                "lab2.pyi": "x = gone\n",
                "kw.py": "f(a=1, a=2)\n",
            },
        ),
        {
            "lab": """
                0 characters
                SyntaxError: lab: syntax error: invalid syntax at lab.py:1:7
            """,
            "nodecode": """
                0 characters
                ?: nodecode: unknown encoding: quatsch at nodecode.py:1:1
            """,
            "ret": """
                0 characters
                SyntaxError: ret: syntax error: 'return' outside function at ret.py:2:1
            """,
            "lab2": """
                0 characters
            """,
            "kw": """
                0 characters
                SyntaxError: kw: syntax error: keyword argument repeated: a at kw.py:1:8
            """,
            "nothing": """
                0 characters
            """,
        },
    ),
    "generated": (
        Tree(
            {
                "lab/__init__.py": "",
                "lab/a.py": """\
from lab import version, _versio, about, build_x, generated_y, x_pb2, __odd__, _private
from lab import _a2, _modul, plain
import lab._version, lab.__x__, lab._nothing, lab._modul
""",
                "lab/_module.py": "",
                "lab/plain.pyx": "",
            },
        ),
        {
            "lab.a": """
                180 characters
                load lab in 1
                take lab.version in 1, or ImportError: lab.a: ... 'lab.a' first at a.py:1:17-24
                load lab in 1
                take lab._versio in 1, or ImportError: lab.a: ... 'lab.a' first at a.py:1:26-33
                load lab in 1
                take lab.about in 1, or ImportError: lab.a: ... 'lab.a' first at a.py:1:35-40
                load lab in 1
                take lab.build_x in 1, or ImportError: lab.a: ... 'lab.a' first at a.py:1:42-49
                load lab in 1
                take lab.generated_y in 1, or ImportError: lab.a: ... 'lab.a' first at a.py:1:51-62
                load lab in 1
                take lab.x_pb2 in 1, or ImportError: lab.a: ... 'lab.a' first at a.py:1:64-69
                load lab in 1
                take lab.__odd__ in 1, or ImportError: lab.a: ... 'lab.a' first at a.py:1:71-78
                load lab in 1
                take lab._private in 1, or ImportError: lab.a: ... 'lab.a' first at a.py:1:80-88
                load lab in 2
                take lab._a2 in 2, or ImportError: lab.a: ... 'lab.a' first at a.py:2:17-20
                load lab in 2
                ImportError: lab.a: 'lab' has no '_modul'; did you mean '_module'? at a.py:2:22-28
                load lab in 2
                take lab.plain in 2, or ImportError: lab.a: ... 'lab.a' first at a.py:2:30-35
                load lab in 3
                load lab in 3
                load lab in 3
                load lab in 3
                ModuleNotFoundError: lab.a: there is no module '_modul' in 'lab'; did you mean '_module'? at a.py:3:47-57 needs=lab._modul
            """,  # noqa: E501
        },
    ),
    "installed too": (
        Tree(
            {
                "lab/__init__.py": "",
                "lab/a.py": "from lab import b, c\nimport lab.b, lab.c\n",
                "site/lab/__init__.py": "",
                "site/lab/b.py": "",
            },
        ),
        {
            "lab.a": """
                41 characters
                load lab in 1
                take lab.b in 1, or ImportError: lab.a: ... 'lab.a' first at a.py:1:17-18
                load lab in 1
                take lab.c in 1, or ImportError: lab.a: ... 'lab.a' first at a.py:1:20-21
                load lab in 2
                load lab in 2
            """,
        },
    ),
    "removed (3, 11)": (
        Tree(
            {
                "lab.py": """\
import distutils, imp, aifc, cgi, gone
import click, noob, noob_core, platformdirs, pydantic, pydantic_core
import pydantic_settings, rich, ruamel, typing_extensions, yaml, numpy
""",
            },
            (3, 11),
            has_library=False,
        ),
        {
            "lab": """
                179 characters
                ModuleNotFoundError: lab: there is no module 'gone' at lab.py:1:35-39 needs=gone
                ModuleNotFoundError: lab: there is no module 'numpy' at lab.py:3:66-71 needs=numpy
            """,
        },
    ),
    "removed (3, 12)": (
        Tree(
            {
                "lab.py": "import imp\n",
                "two.py": "import distutils\n",
                "three.py": "import aifc\n",
            },
            (3, 12),
            has_library=False,
        ),
        {
            "lab": """
                11 characters
                ModuleNotFoundError: lab: there is no module 'imp' at lab.py:1:8-11 needs=imp
            """,
            "two": """
                17 characters
                ModuleNotFoundError: two: there is no module 'distutils' at two.py:1:8-17 needs=distutils
            """,  # noqa: E501
            "three": """
                12 characters
            """,
        },
    ),
    "removed (3, 13)": (
        Tree(
            {
                "lab.py": "import imp\n",
                "two.py": "import distutils.core\n",
                "three.py": "import aifc\n",
                "site/setuptools/__init__.py": "",
            },
            has_library=False,
        ),
        {
            "lab": """
                11 characters
                ModuleNotFoundError: lab: there is no module 'imp' at lab.py:1:8-11 needs=imp
            """,
            "two": """
                22 characters
            """,
            "three": """
                12 characters
                ModuleNotFoundError: three: there is no module 'aifc' at three.py:1:8-12 needs=aifc
            """,
        },
    ),
    "removed unknown": (
        Tree(
            {
                "lab.py": "import imp\n",
            },
            None,
            has_library=False,
        ),
        {
            "lab": """
                11 characters
            """,
        },
    ),
    "incomplete": (
        Tree(
            {
                "lab.py": "import gone\n",
                "two.py": "from lab import gone\n",
                "three.py": "import lab.gone\n",
                "four.py": "import json.gone\n",
            },
            complete=False,
        ),
        {
            "lab": """
                12 characters
            """,
            "two": """
                21 characters
                load lab in 1
                take lab.gone in 1, or ImportError: two: ... 'two' first at two.py:1:17-21
            """,
            "three": """
                16 characters
                load lab in 1
                ModuleNotFoundError: three: there is no module 'gone' in 'lab' at three.py:1:8-16 needs=lab.gone
            """,  # noqa: E501
            "four": """
                17 characters
                load json in 1
                ModuleNotFoundError: four: there is no module 'gone' in 'json' at four.py:1:8-17 needs=json.gone
            """,  # noqa: E501
        },
    ),
    "deeper": (
        Tree(
            {
                "lab.py": "import gone, there\n",
                "src/gone/__init__.py": "",
                "deep/er/there.py": "",
            },
        ),
        {
            "lab": """
                19 characters
            """,
        },
    ),
    "circle": (
        Tree(
            {
                "a.py": "from b import x, y\nimport b\nb.x\nb.z\nx = 1\n",
                "b.py": "import a\na.x\nfrom a import x\ny = 1\n",
            },
        ),
        {
            "a": """
                42 characters
                load b in 1
                take b.x in 1, or ImportError: a: ... 'a' first at a.py:1:15-16
                load b in 1
                take b.y in 1, or ImportError: a: ... 'a' first at a.py:1:18-19
                load b in 2
                take b.x in 3, or AttributeError: a: ... 'a' first at a.py:3:1-4
                AttributeError: a: 'b' has no 'z' at a.py:4:1-4 attribute=z
            """,
            "b": """
                35 characters
                load a in 1
                take a.x in 2, or AttributeError: b: ... 'b' first at b.py:2:1-4
                load a in 3
                take a.x in 3, or ImportError: b: ... 'b' first at b.py:3:15-16
            """,
        },
    ),
    "installed": (
        Tree(
            {
                "lab.py": """\
from inst import a, b, c, _x, __y__
import inst.sub, inst.gone
from inst.sub import q, r
import inst
inst.gone
inst.a.gone
from single import k, l
""",
                "site/inst/__init__.py": "a = 1\n# there was b\n",
                "site/inst/sub.py": "q = 1\n",
                "site/single.py": "k = 1\n",
            },
        ),
        {
            "lab": """
                147 characters
                load inst in 1
                load inst in 1
                load inst in 1
                ImportError: lab: 'inst' has no 'c' at lab.py:1:24-25
                load inst in 1
                ImportError: lab: 'inst' has no '_x' at lab.py:1:27-29
                load inst in 1
                load inst in 2
                load inst.sub in 2
                load inst in 2
                ModuleNotFoundError: lab: there is no module 'gone' in 'inst' at lab.py:2:18-27 needs=inst.gone
                load inst in 3
                load inst.sub in 3
                load inst in 3
                load inst.sub in 3
                ImportError: lab: 'inst.sub' has no 'r' at lab.py:3:25-26
                load inst in 4
                AttributeError: lab: 'inst' has no 'gone' at lab.py:5:1-10 attribute=gone
                load single in 7
                load single in 7
                ImportError: lab: 'single' has no 'l' at lab.py:7:23-24
            """,  # noqa: E501
            "inst": """
                0 characters
            """,
        },
    ),
    "refused": (
        Tree(
            {
                "lab.py": """\
from dataclasses import dataclass
@dataclass
class A:
    a: int = 1
    b: int
""",
                "dyn.py": """\
from dataclasses import dataclass
globals().update({})
@dataclass
class A:
    a: int = 1
    b: int
""",
            },
        ),
        {
            "lab": """
                80 characters
                load dataclasses in 1
                TypeError: lab: field 'b' without a default follows 'a' with one at lab.py:5:5-11
            """,
            "dyn": """
                101 characters
                load dataclasses in 1
            """,
        },
    ),
    "deleted and not yet there": (
        Tree(
            {
                "lab.py": "from other import x, y\nimport other\nother.x\n",
                "other.py": "x = 1\ndel x\nif input():\n    y = 1\n    del y\n",
                "un.py": "from other import gone, x\nimport sub.q\n",
                "sub/__init__.py": "from gone import *\n",
                "far.py": "from sub import q\nimport sub.gone\nfrom other2 import z\n",
                "other2.py": "from other import z\n",
            },
        ),
        {
            "lab": """
                44 characters
                load other in 1
                ImportError: lab: 'other' has no 'x' at lab.py:1:19-20
                load other in 1
                ImportError: lab: 'other' has no 'y' at lab.py:1:22-23
                load other in 2
                AttributeError: lab: 'other' has no 'x' at lab.py:3:1-8 attribute=x
            """,
            "un": """
                39 characters
                load other in 1
                ImportError: un: 'other' has no 'gone' at un.py:1:19-23
                load other in 1
                ImportError: un: 'other' has no 'x' at un.py:1:25-26
                load sub in 2
                ModuleNotFoundError: un: there is no module 'q' in 'sub' at un.py:2:8-13 needs=sub.q
            """,
            "far": """
                55 characters
                load sub in 1
                take sub.q in 1, or ImportError: far: ... 'far' first at far.py:1:17-18
                load sub in 2
                ModuleNotFoundError: far: there is no module 'gone' in 'sub' at far.py:2:8-16 needs=sub.gone
                load other2 in 3
                take other2.z in 3, or ImportError: far: ... 'far' first at far.py:3:20-21
            """,  # noqa: E501
            "other2": """
                20 characters
                load other in 1
                ImportError: other2: 'other' has no 'z' at other2.py:1:19-20
            """,
        },
    ),
    "attributes of packages": (
        Tree(
            {
                "lab.py": "import a.b.c\na.b.c.d.e.gone\na.b.x.gone\na.x\na.b.c.d.gone\n",
                "a/__init__.py": "x = 1\n",
                "a/b/__init__.py": "x = 2\n",
                "a/b/c/__init__.py": "d = 1\n",
                "a/b/c/d.py": "",
                "two.py": """\
import a.b
from a import x
x.gone
import a.b as q
q.gone
from a.b import c
c.gone
from gone import k
k.x
""",
            },
        ),
        {
            "lab": """
                56 characters
                load a in 1
                load a.b in 1
                load a.b.c in 1
                AttributeError: lab: 'a.b.c.d' has no 'e' at lab.py:2:1-10 attribute=e
                take a.b.x in 3, or AttributeError: lab: ... 'lab' first at lab.py:3:1-6
                take a.x in 4, or AttributeError: lab: ... 'lab' first at lab.py:4:1-4
                AttributeError: lab: 'a.b.c.d' has no 'gone' at lab.py:5:1-13 attribute=gone
            """,
            "two": """
                105 characters
                load a in 1
                load a.b in 1
                load a in 2
                take a.x in 2, or ImportError: two: ... 'two' first at two.py:2:15-16
                load a in 4
                load a.b in 4
                AttributeError: two: 'a.b' has no 'gone' at two.py:5:1-7 attribute=gone
                load a in 6
                load a.b in 6
                load a.b.c in 6
                AttributeError: two: 'a.b.c' has no 'gone' at two.py:7:1-7 attribute=gone
                ModuleNotFoundError: two: there is no module 'gone' at two.py:8:18-19 needs=gone
            """,
        },
    ),
    "namespace of the project": (
        Tree(
            {
                "lab/one.py": """\
import lab
lab.gone
lab.one
from lab import two, gone, one
import lab.gone, lab.two
""",
                "lab/two.py": "",
            },
        ),
        {
            "lab.one": """
                84 characters
                load lab in 1
                AttributeError: lab.one: 'lab' has no 'gone'; did you mean 'one'? at one.py:2:1-9 attribute=gone
                load lab in 4
                load lab.two in 4
                load lab in 4
                ImportError: lab.one: 'lab' has no 'gone'; did you mean 'one'? at one.py:4:22-26
                load lab in 4
                load lab.one in 4
                load lab in 5
                ModuleNotFoundError: lab.one: there is no module 'gone' in 'lab'; did you mean 'one'? at one.py:5:8-16 needs=lab.gone
                load lab in 5
                load lab.two in 5
            """,  # noqa: E501
        },
    ),
    "stubs and compiled": (
        Tree(
            {
                "one.py": """\
from st import a, gone
import st
st.gone
from co import x
import co.y, co
co.x
from cp import y
import cp.z
""",
                "st.pyi": "a: int\n",
                "co.so": "",
                "cp/__init__.so": "",
                "cp/w.py": "",
            },
        ),
        {
            "one": """
                108 characters
                load st in 1
                take st.a in 1, or ImportError: one: ... 'one' first at one.py:1:16-17
                load st in 1
                take st.gone in 1, or ImportError: one: ... 'one' first at one.py:1:19-23
                load st in 2
                take st.gone in 3, or AttributeError: one: ... 'one' first at one.py:3:1-8
                load co in 4
                take co.x in 4, or ImportError: one: ... 'one' first at one.py:4:16-17
                load co in 5
                ModuleNotFoundError: one: there is no module 'y' in 'co' at one.py:5:8-12 needs=co.y
                load co in 5
                take co.x in 6, or AttributeError: one: ... 'one' first at one.py:6:1-5
                load cp in 7
                take cp.y in 7, or ImportError: one: ... 'one' first at one.py:7:16-17
                load cp in 8
            """,
        },
    ),
    "packages that cannot be read": (
        Tree(
            {
                "lab/__init__.py": "x = (\n",
                "lab/a.py": "from lab import b\n",
                "lab/b.py": "",
                "bare/a.py": "from bare import b\n",
                "bare/b.py": "",
            },
        ),
        {
            "lab.a": """
                18 characters
                load lab in 1
                may load lab.b in 1
            """,
            "bare.a": """
                19 characters
                load bare in 1
                load bare.b in 1
            """,
        },
    ),
    "unsure": (
        Tree(
            {
                "lab.py": """\
import gone
import here.gone
from inst import gone
from here import gone
""",
                "here/__init__.py": "",
                "site/inst.py": "",
            },
        ),
        {
            "lab": """
                73 characters
                load here in 2
                ModuleNotFoundError: lab: there is no module 'gone' in 'here' at lab.py:2:8-17 needs=here.gone
                load inst in 3
                load here in 4
                ImportError: lab: 'here' has no 'gone' at lab.py:4:18-22
            """,  # noqa: E501
        },
    ),
    "bytes": (
        Tree(
            {
                "lab.py": "from inst import fée, gone\n",
                "site/inst.py": "# fée\n",
            },
        ),
        {
            "lab": """
                27 characters
                load inst in 1
                load inst in 1
                ImportError: lab: 'inst' has no 'gone' at lab.py:1:23-27
            """,
        },
    ),
}


@pytest.mark.parametrize("title", CASES)
def test_events(title: str, tmp_path: Path) -> None:
    tree, expected = CASES[title]
    imports = Imports(resolver(tmp_path, tree), is_sure=title != "unsure")
    found = {name: said(imports.run(name)) for name in expected}
    assert found == {name: dedent(text).split("\n")[1:-1] for name, text in expected.items()}


def test_two_hundred_names_are_followed(tmp_path: Path) -> None:
    names = [f"n{number}" for number in range(201)]
    lines = "".join(f"{name}\n" for name in names)
    imports = Imports(resolver(tmp_path, Tree({"lab.py": lines})), is_sure=True)
    assert said(imports.run("lab")) == [
        f"{len(lines)} characters",
        *(
            f"NameError: lab: name {name!r} is not defined at lab.py:{line}:1-{len(name) + 1}"
            f" name={name}"
            for line, name in enumerate(names[:200], 1)
        ),
    ]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("fine gone os", ""),
        ("fine broken odd", "broken: syntax error: '(' was never closed at broken.py:2:5"),
        ("odd broken", "odd: unknown encoding: quatsch at odd.py:1:1"),
        ("own", "own: syntax error: unmatched ')' at own.py:2:5"),
    ],
)
def test_the_first_module_that_python_refuses(names: str, expected: str, tmp_path: Path) -> None:
    files = {
        "fine.py": "gone\n",
        "own.py": "x = 1\ny = )\n",
        "site/broken.py": "x = 1\ny = (\n",
        "site/odd.py": "# coding: quatsch\n",
    }
    found = mistake_in(names.split(), resolver(tmp_path, Tree(files)))
    assert ("" if found is None else f"{found.module}: {found.reason}{place(found.place)}") == (
        expected
    )


def test_modules_of_python_itself() -> None:
    names = ("os", "os.path", "xml.dom.minidom", "lab", "lab.os", "os2", "")
    assert [name for name in names if is_in_library(name)] == ["os", "os.path", "xml.dom.minidom"]


def test_modules_of_the_project() -> None:
    lab, site = Path("/lab/one"), Path("/env/site-packages/one")
    locations = {
        "source": Location(ModuleKind.SOURCE, lab / "a.py"),
        "installed": Location(ModuleKind.SOURCE, site / "a.py"),
        "of a distribution": Location(ModuleKind.SOURCE, Path("/usr/dist-packages/a.py")),
        "package": Location(ModuleKind.SOURCE, lab / "__init__.py", (lab,)),
        "found elsewhere": Location(ModuleKind.SOURCE, site / "__init__.py", (lab,)),
        "directory": Location(ModuleKind.NAMESPACE, None, (lab,)),
        "installed directory": Location(ModuleKind.NAMESPACE, None, (site,)),
        "both": Location(ModuleKind.NAMESPACE, None, (site, lab)),
        "built in": Location(ModuleKind.BUILTIN, None, (lab,)),
        "of Python": Location(ModuleKind.SOURCE, lab / "a.py", from_library=True),
        "nowhere": Location(ModuleKind.COMPILED),
    }
    owns = {title for title, location in locations.items() if is_own(location)}
    assert owns == {"source", "package", "directory", "both"}
