"""Functions, and names that are bound in unusual ways."""

from __future__ import annotations

import sys

from tests.python.pieces import Snippet, class_, function

SNIPPETS = {
    "function_overload": Snippet(
        "@typing.overload\n"
        "def f(a: int) -> int: ...\n"
        "@typing.overload\n"
        "def f(a: str) -> str: ...\n"
        "def f(a, b=1): ...\n",
        function(["a", "b="], "value"),
    ),
    "function_dispatch": Snippet(
        "@functools.singledispatch\ndef f(a): ...\n@f.register\ndef _(a: int): ...\n",
        function(["a/", "*args", "**kwargs"], "value") | {"slots": {"a": True}},
    ),
    "function_partial_of_class": Snippet(
        "class C:\n    def __init__(self, a, b): ...\nf = functools.partial(C, 1)\n",
        {"unknown": "it is not known what 'partial' makes of it"},
    ),
    "function_partial_unpacked": Snippet(
        "ARGUMENTS = (1,)\ndef g(a, b): ...\nf = functools.partial(g, *ARGUMENTS)\n",
        {"unknown": "it is not known what 'partial' makes of it"},
    ),
    "function_partial_unpacked_names": Snippet(
        "GIVEN = {'a': 1}\ndef g(a, b): ...\nf = functools.partial(g, **GIVEN)\n",
        {"unknown": "it is not known what 'partial' makes of it"},
    ),
    "function_partial_twice": Snippet(
        "def g(a, b, c): ...\nf = functools.partial(functools.partial(g, 1), 2)\n",
        function(["c"], "value"),
    ),
    "function_partial_keyword_after": Snippet(
        "def g(a, b, *, c=1): ...\nf = functools.partial(g, a=1)\n",
        function(["a!=", "b!", "c!="], "value"),
    ),
    "function_self_partial": Snippet(
        "def g(self, b): ...\nf = functools.partial(g, 1)\n",
        function(["b"], "value"),
    ),
    "function_method_caller": Snippet(
        "import operator\nf = operator.methodcaller('x')\n",
        {"unknown": "it is not known what a call of 'methodcaller' gives"},
    ),
    "function_itemgetter": Snippet(
        "import operator\nf = operator.itemgetter('x')\n",
        {"unknown": "it is not known what a call of 'itemgetter' gives"},
    ),
    "function_bound_builtin": Snippet(
        "f = [].append\n",
        {"unknown": "the attribute 'append' is not read"},
    ),
    "function_chain": Snippet(
        "import itertools\nf = itertools.chain.from_iterable\n",
        function(["iterable/"], "value"),
    ),
    "function_str_method": Snippet(
        "f = str.upper\n",
        {"kind": "function", "call": ["self/"], "signals": ["value"]},
    ),
    "function_dict_fromkeys": Snippet(
        "f = dict.fromkeys\n",
        function(["iterable/", "value/="], "value"),
    ),
    "function_async_cm": Snippet(
        "@contextlib.asynccontextmanager\nasync def f(a): yield a\n",
        function(["a"], "value", kind="async-context-manager"),
    ),
    "function_async_lambda": Snippet(
        "f = lambda *a, b=2, **c: (yield)\n",
        function(["*a", "b!=", "**c"], "value", kind="generator"),
    ),
    "function_cached_generator": Snippet(
        "@functools.cache\ndef f(a): yield a\n",
        function(["a"], "value"),
    ),
    "function_conditional_expr": Snippet(
        "import os\ndef g(a): ...\ndef h(b): ...\nf = g if os.sep else h\n",
        {"unknown": "it is the value of 'g if os.sep else h', which is not run"},
    ),
    "function_tuple_assign": Snippet(
        "def g(a): ...\nf, h = g, g\n",
        {"unknown": "'f' is set as the code runs"},
    ),
    "function_chained_assign": Snippet(
        "f = h = lambda a: a\n",
        function(["a"], "value"),
    ),
    "function_walrus": Snippet(
        "(f := len)\n",
        {"unknown": "'f' is set as the code runs"},
    ),
    "function_augmented": Snippet(
        "f = [1]\nf += [2]\n",
        {"unknown": "'f' is set as the code runs"},
    ),
    "function_with": Snippet(
        "import io\nwith io.StringIO() as f: pass\n",
        {"unknown": "'f' is set as the code runs"},
    ),
    "function_try_else": Snippet(
        "try:\n    import json\nexcept ImportError:\n    def f(a): ...\nelse:\n    def f(b): ...\n",
        function(["b"], "value"),
    ),
    "function_try_name": Snippet(
        "from math import *\n"
        "try:\n"
        "    floor\n"
        "except NameError:\n"
        "    def floor(b): ...\n"
        "f = floor\n",
        {"unknown": "{path} defines 'floor' in several ways"},
    ),
    "function_not_in_globals": Snippet(
        "from math import *\nif 'floor' not in globals():\n    def floor(b): ...\nf = floor\n",
        {"unknown": "{path} defines 'floor' in several ways"},
    ),
    "function_match": Snippet(
        "import sys\n"
        "match sys.byteorder:\n"
        "    case 'little':\n"
        "        def f(a): ...\n"
        "    case _:\n"
        "        def f(b): ...\n",
        {"unknown": "{path} defines 'f' in several ways"},
    ),
    "function_while": Snippet(
        "while True:\n    def f(a): ...\n    break\n",
        function(["a"], "value"),
    ),
    "function_nested_global": Snippet(
        "def g():\n    global f\n    def f(a): ...\ng()\n",
        {"unknown": "{path} may add names as it runs"},
    ),
    "function_del_redefine": Snippet(
        "def f(a): ...\ndel f\ndef f(b): ...\n",
        function(["b"], "value"),
    ),
    "function_union_pep604": Snippet(
        "def f(a: int | None = None) -> A[int, Name('x')] | A[str, Name('y')]: ...\n",
        {"kind": "function", "call": ["a="], "signals": ["x", "y"], "slots": {"a": False}},
    ),
    "function_deferred_default": Snippet(
        "X = None\ndef f(a: int | None = X, b: int | None = print()): ...\n",
        {
            "kind": "function",
            "call": ["a=", "b="],
            "signals": ["value"],
            "slots": {"a": False, "b": None},
        },
    ),
    "function_epoch": Snippet(
        "def f(a, epoch: Epoch, ev: EventMap = None): ...\n",
        function(["a", "epoch", "ev="], "value"),
    ),
    "function_star_annotation": Snippet(
        "def f(*a: int, **k: str) -> tuple[A[int, Name('x')], A[int, Name('y')]]: ...\n",
        function(["*a", "**k"], "x", "y"),
    ),
    "function_mangled": Snippet(
        "class C:\n    def m(self, __x): ...\n    @staticmethod\n    def s(__y): ...\nf = C.s\n",
        function(["_C__y"], "value"),
    ),
    "function_unpack": Snippet(
        "class K(typing.TypedDict):\n    z: int\ndef f(**kwargs: typing.Unpack[K]): ...\n",
        function(["**kwargs"], "value"),
    ),
    "function_name_mangle_dup": Snippet(
        "def f(a, /, *, b): ...\nf = staticmethod(f)\n",
        function(["a/", "b!"], "value"),
    ),
    "function_classmethod_obj": Snippet(
        "class C:\n"
        "    @classmethod\n"
        "    def make(cls, a) -> A[int, Name('v')]: ...\n"
        "class E(C): ...\n"
        "f = E.make\n",
        {"unknown": "the class 'E' may inherit 'make'"},
    ),
    "function_instance_method": Snippet(
        "class C:\n"
        "    def __init__(self, z): ...\n"
        "    def go(self, a) -> A[int, Name('v')]: ...\n"
        "f = C(1).go\n",
        function(["a"], "v"),
    ),
    "function_unbound_method": Snippet(
        "class C:\n    def go(self, a) -> A[int, Name('v')]: ...\nf = C.go\n",
        {"kind": "function", "call": ["self", "a"], "signals": ["v"], "slots": {"a": True}},
    ),
    "function_call_override": Snippet(
        "class C:\n    def __call__(self, a): ...\nclass E(C):\n    __call__ = None\nf = E()\n",
        {"unknown": "'__call__' of 'E' cannot be read"},
    ),
    "function_call_instance_attr": Snippet(
        "class C:\n    def __init__(self): self.__call__ = print\nf = C()\n",
        {"kind": "not-callable"},
    ),
    "function_signature_attr": Snippet(
        "class C:\n    __signature__ = None\n    def __call__(self, a): ...\nf = C()\n",
        function(["a"], "value", kind="instance"),
    ),
    "function_getattr_instance": Snippet(
        "class C:\n"
        "    def __getattr__(self, n): raise AttributeError(n)\n"
        "    def __call__(self, a): ...\n"
        "f = C()\n",
        function(["a"], "value", kind="instance"),
    ),
    "function_async_call": Snippet(
        "class C:\n    async def __call__(self, a): ...\nf = C()\n",
        function(["a"], "value", kind="instance"),
    ),
    "function_new_instance": Snippet(
        "class C:\n    def __new__(cls): return print\n    def __call__(self, a): ...\nf = C()\n",
        {"unknown": "it is not known what a call of 'C' gives"},
    ),
}

NEWER = {
    "new_generic": Snippet(
        "def f[T](x: T) -> A[T, Name('v')]: ...\n",
        function(["x"], "v"),
    ),
    "new_alias": Snippet(
        "type X = A[int, Name('v')]\ndef f(x: X) -> X: ...\n",
        function(["x"], "value"),
    ),
    "new_class": Snippet(
        "class f[T]:\n    def process(self, a: T) -> A[T, Name('v')]: ...\n",
        class_("process", ["a"], "v"),
    ),
    "new_paramspec": Snippet(
        "def deco[**P, R](fn: Callable[P, R]) -> Callable[P, R]:\n"
        "    @functools.wraps(fn)\n"
        "    def inner(*args: P.args, **kwargs: P.kwargs) -> R: return fn(*args, **kwargs)\n"
        "    return inner\n"
        "@deco\n"
        "def f(a): ...\n",
        function(["a"], "value"),
    ),
}
"""What can be read since Python 3.12."""

if sys.version_info >= (3, 12):
    SNIPPETS |= NEWER
