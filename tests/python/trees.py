"""Packages of several modules, a name in each, and the expected answer about it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from tests.python.pieces import function


class Tree(NamedTuple):
    """The files of a package, and the expected answer about `name`."""

    name: str
    files: dict[str, bytes]
    expected: dict[str, Any]

    def write(self, root: Path) -> None:
        """Write the files below a directory."""
        for name, data in self.files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


TREES = {
    "star of an __all__ in a handler": Tree(
        "lab_handler.f",
        {
            "lab_handler/__init__.py": b"from .a import *\n",
            "lab_handler/a.py": (
                b"__all__ = []\ndef f(a): ...\n"
                b"try:\n    import nowhere_at_all\n"
                b"except ImportError:\n    __all__ = ['f']\n"
            ),
        },
        function(["a"], "value"),
    ),
    "star of an __all__ in a match": Tree(
        "lab_match.f",
        {
            "lab_match/__init__.py": b"from .a import *\n",
            "lab_match/a.py": (
                b"__all__ = []\ndef f(a): ...\nmatch 1:\n    case _:\n        __all__ += ['f']\n"
            ),
        },
        function(["a"], "value"),
    ),
    "star without what has been deleted": Tree(
        "lab_deleted.f",
        {
            "lab_deleted/__init__.py": b"def f(a): ...\nfrom .a import *\n",
            "lab_deleted/a.py": b"f = 1\ndel f\n",
        },
        function(["a"], "value"),
    ),
    "set by the package, without spaces": Tree(
        "lab_spaces.a.f",
        {
            "lab_spaces/__init__.py": b"from . import a\na.f=print\n",
            "lab_spaces/a.py": b"def g(): ...\n",
        },
        {"unknown": "{root}/lab_spaces/__init__.py may change 'f'"},
    ),
    "set by the package, two at once": Tree(
        "lab_two.a.f",
        {
            "lab_two/__init__.py": b"from . import a\na.f, b = print, 1\n",
            "lab_two/a.py": b"def g(): ...\n",
        },
        {"unknown": "{root}/lab_two/__init__.py may change 'f'"},
    ),
    "star chain": Tree(
        "lab_chain.f",
        {
            "lab_chain/__init__.py": b"from .a import *\n",
            "lab_chain/a.py": b"from .b import *\n",
            "lab_chain/b.py": b"def f(a): ...\n",
        },
        function(["a"], "value"),
    ),
    "star of a computed __all__": Tree(
        "lab_computed.f",
        {
            "lab_computed/__init__.py": b"from .a import *\n",
            "lab_computed/a.py": (
                b"def f(a): ...\n__all__ = [one for one in dir() if one[0] != '_']\n"
            ),
        },
        {"unknown": "it is not known which names 'lab_computed.a' gives"},
    ),
    "star of an __all__ that another adds to": Tree(
        "lab_added.f",
        {
            "lab_added/__init__.py": b"from .a import *\n",
            "lab_added/a.py": (
                b"from . import b\n"
                b"from .b import *\n"
                b"__all__ = ['g']\n"
                b"__all__ += b.__all__\n"
                b"def g(): ...\n"
            ),
            "lab_added/b.py": b"__all__ = ['f']\ndef f(a): ...\n",
        },
        function(["a"], "value"),
    ),
    "star of an __all__ that a function adds to": Tree(
        "lab_function.f",
        {
            "lab_function/__init__.py": b"from .a import *\n",
            "lab_function/a.py": (
                b"__all__ = []\ndef add(name): __all__.append(name)\nadd('f')\ndef f(a): ...\n"
            ),
        },
        {"unknown": "it is not known which names 'lab_function.a' gives"},
    ),
    "left out of __all__": Tree(
        "lab_left.f",
        {
            "lab_left/__init__.py": b"from .a import *\n",
            "lab_left/a.py": b"__all__ = ['g']\ndef f(a): ...\ndef g(): ...\n",
        },
        {"missing": "attribute", "name": "f", "of": "lab_left", "near": []},
    ),
    "__all__ joined with plus": Tree(
        "lab_plus.f",
        {
            "lab_plus/__init__.py": b"from .a import *\n",
            "lab_plus/a.py": (
                b"__all__ = ['f'] + ['g']\n"
                b"__all__ = __all__ + ['h']\n"
                b"def f(a): ...\n"
                b"def g(): ...\n"
                b"h = 1\n"
            ),
        },
        function(["a"], "value"),
    ),
    "__all__ and append": Tree(
        "lab_append.f",
        {
            "lab_append/__init__.py": b"def f(): ...\nfrom .a import *\n",
            "lab_append/a.py": b"__all__ = []\n__all__.append('f')\ndef f(a): ...\n",
        },
        function(["a"], "value"),
    ),
    "__all__ and extend": Tree(
        "lab_extend.f",
        {
            "lab_extend/__init__.py": b"def f(): ...\nfrom .a import *\n",
            "lab_extend/a.py": b"__all__ = []\n__all__.extend(('f', 'g'))\ng = 1\ndef f(a): ...\n",
        },
        function(["a"], "value"),
    ),
    "__all__ and list": Tree(
        "lab_list.f",
        {
            "lab_list/__init__.py": b"def f(): ...\nfrom .a import *\n",
            "lab_list/a.py": b"__all__ = list(('f',))\ndef f(a): ...\n",
        },
        function(["a"], "value"),
    ),
    "__all__ and sorted": Tree(
        "lab_sorted.f",
        {
            "lab_sorted/__init__.py": b"def f(): ...\nfrom .a import *\n",
            "lab_sorted/a.py": b"__all__ = sorted({'f'})\ndef f(a): ...\n",
        },
        function(["a"], "value"),
    ),
    "__all__ and an unpacked one": Tree(
        "lab_unpacked.f",
        {
            "lab_unpacked/__init__.py": b"def f(): ...\nfrom .a import *\n",
            "lab_unpacked/a.py": b"from . import b\n__all__ = [*b.__all__]\ndef f(a): ...\n",
            "lab_unpacked/b.py": b"__all__ = ['f']\n",
        },
        function(["a"], "value"),
    ),
    "__all__ and another method": Tree(
        "lab_insert.f",
        {
            "lab_insert/__init__.py": b"def f(): ...\nfrom .a import *\n",
            "lab_insert/a.py": b"__all__ = []\n__all__.insert(0, 'f')\ndef f(a): ...\n",
        },
        {"unknown": "it is not known which names 'lab_insert.a' gives"},
    ),
    "private names and stars": Tree(
        "lab_private._f",
        {
            "lab_private/__init__.py": b"from .a import *\n",
            "lab_private/a.py": b"def _f(a): ...\n",
        },
        {"missing": "attribute", "name": "_f", "of": "lab_private", "near": []},
    ),
    "cycle": Tree(
        "lab_cycle.a.f",
        {
            "lab_cycle/__init__.py": b"",
            "lab_cycle/a.py": b"from . import b\ndef f(a): ...\n",
            "lab_cycle/b.py": b"from . import a\ndef g(b): return a.f(b)\n",
        },
        function(["a"], "value"),
    ),
    "cycle of stars": Tree(
        "lab_ring.f",
        {
            "lab_ring/__init__.py": b"from .a import *\nfrom .b import *\n",
            "lab_ring/a.py": b"def f(a): ...\nfrom .b import *\n",
            "lab_ring/b.py": b"from .a import *\ndef g(b): ...\n",
        },
        {"unknown": "lab_ring.b.f is defined by itself"},
    ),
    "relative of the parent": Tree(
        "lab_up.deep.m.f",
        {
            "lab_up/__init__.py": b"",
            "lab_up/base.py": b"def f(a): ...\n",
            "lab_up/deep/__init__.py": b"",
            "lab_up/deep/m.py": b"from ..base import f\n",
        },
        function(["a"], "value"),
    ),
    "namespace": Tree(
        "lab_space.m.f",
        {
            "lab_space/m.py": b"def f(a): ...\n",
        },
        function(["a"], "value"),
    ),
    "module and name": Tree(
        "lab_both.f",
        {
            "lab_both/__init__.py": b"from .f import f\n",
            "lab_both/f.py": b"def f(a): ...\n",
        },
        function(["a"], "value"),
    ),
    "module that shadows a name": Tree(
        "lab_shadow.f",
        {
            "lab_shadow/__init__.py": b"def f(a): ...\nfrom . import f\n",
            "lab_shadow/f.py": b"",
        },
        function(["a"], "value"),
    ),
    "a name set by the package above": Tree(
        "lab_parent.sub.f",
        {
            "lab_parent/__init__.py": b"from . import sub\nsub.f = print\n",
            "lab_parent/sub.py": b"",
        },
        {"unknown": "{root}/lab_parent/__init__.py may change 'f'"},
    ),
    "a name the package above replaces": Tree(
        "lab_replaced.sub.f",
        {
            "lab_replaced/__init__.py": b"from . import sub\nsub.f = lambda b: b\n",
            "lab_replaced/sub.py": b"def f(a): ...\n",
        },
        {"unknown": "{root}/lab_replaced/__init__.py may change 'f'"},
    ),
    "locals": Tree(
        "lab_locals.f",
        {
            "lab_locals.py": b"locals().update(f=print)\n",
        },
        {"unknown": "{root}/lab_locals.py may add names as it runs"},
    ),
    "a class of the package above that is changed": Tree(
        "lab_change.sub.f",
        {
            "lab_change/__init__.py": b"from .sub import f\nf.process = lambda self, b: b\n",
            "lab_change/sub.py": b"class f:\n    def process(self, a): ...\n",
        },
        {"unknown": "{root}/lab_change/__init__.py may change 'f'"},
    ),
    "replaced in sys.modules": Tree(
        "lab_module.f",
        {
            "lab_module.py": (
                b"import sys\n"
                b"def f(a): ...\n"
                b"class M:\n"
                b"    @staticmethod\n"
                b"    def f(b): ...\n"
                b"sys.modules[__name__] = M()\n"
            ),
        },
        {"unknown": "{root}/lab_module.py puts something else in its place"},
    ),
    "byte order mark": Tree(
        "lab_bom.f",
        {
            "lab_bom.py": b"\xef\xbb\xbfdef f(a): ...\n",
        },
        function(["a"], "value"),
    ),
    "latin-1": Tree(
        "lab_latin.f",
        {
            "lab_latin.py": b"# coding: latin-1\ndef f(a='\xe9', \xe9=1): ...\n",
        },
        {
            "kind": "function",
            "call": ["a=", "é="],
            "signals": ["value"],
            "slots": {"a": True, "é": True},
        },
    ),
    "wrong encoding": Tree(
        "lab_wrong.f",
        {
            "lab_wrong.py": b"def f(a='\xe9'): ...\n",
        },
        {"unknown": "{root}/lab_wrong.py: invalid or missing encoding declaration"},
    ),
    "syntax error": Tree(
        "lab_syntax.f",
        {
            "lab_syntax.py": b"def f(a): ...\ndef (\n",
        },
        {"unknown": "{root}/lab_syntax.py, line 2: invalid syntax"},
    ),
    "form feeds and returns": Tree(
        "lab_feeds.f",
        {
            "lab_feeds.py": b"\x0cdef g(): ...\r\ndef f(a):\r    return a\r",
        },
        function(["a"], "value"),
    ),
    "imports that fail within": Tree(
        "lab_fails.f",
        {
            "lab_fails/__init__.py": (
                b"try:\n    from .a import f\nexcept ImportError:\n    def f(b): ...\n"
            ),
            "lab_fails/a.py": b"import nowhere_at_all\ndef f(a): ...\n",
        },
        {"unknown": "{root}/lab_fails/__init__.py defines 'f' in several ways"},
    ),
    "type checking import": Tree(
        "lab_typing.f",
        {
            "lab_typing.py": (
                b"from typing import TYPE_CHECKING\n"
                b"if TYPE_CHECKING:\n"
                b"    from nowhere import f\n"
                b"else:\n"
                b"    def f(a): ...\n"
            ),
        },
        function(["a"], "value"),
    ),
    "deleted after a star": Tree(
        "lab_deleted.f",
        {
            "lab_deleted/__init__.py": b"from .a import *\ndel f\n",
            "lab_deleted/a.py": b"def f(a): ...\n",
        },
        {"missing": "attribute", "name": "f", "of": "lab_deleted", "near": []},
    ),
    "a compiled package": Tree(
        "lab_compiled.sub.f",
        {"lab_compiled/__init__.abi3.so": b""},
        {"unknown": "the package 'lab_compiled' is compiled"},
    ),
    "main guard": Tree(
        "lab_main.f",
        {
            "lab_main.py": (
                b"if __name__ == '__main__':\n    def f(a): ...\nelse:\n    def f(b): ...\n"
            ),
        },
        {"unknown": "{root}/lab_main.py defines 'f' in several ways"},
    ),
    "class from elsewhere with the same name": Tree(
        "lab_same.f",
        {
            "lab_same/__init__.py": b"from .a import f as base\nclass f(base):\n    pass\n",
            "lab_same/a.py": b"class f:\n    def process(self, a): ...\n",
        },
        {
            "kind": "class",
            "call": ["a"],
            "signals": ["value"],
            "slots": {"a": True},
            "process": ["process"],
        },
    ),
    "submodule imported elsewhere": Tree(
        "lab_late.sub.f",
        {
            "lab_late/__init__.py": b"import lab_late.sub as s\n",
            "lab_late/sub.py": b"f = lambda a: a\n",
        },
        function(["a"], "value"),
    ),
    "all of a class": Tree(
        "lab_nested.C.f",
        {
            "lab_nested.py": b"class C:\n    @staticmethod\n    def f(a): ...\n",
        },
        {"missing": "member", "name": "f", "of": "lab_nested.C", "near": []},
    ),
}
