"""Classes whose behaviour is determined elsewhere."""

from __future__ import annotations

from tests.python.pieces import Snippet, class_

SNIPPETS = {
    "class_meta_call": Snippet(
        "class M(type):\n"
        "    def __call__(cls, z): return type.__call__(cls)\n"
        "class f(metaclass=M):\n"
        "    def __init__(self): ...\n"
        "    def process(self, a): ...\n",
        class_("process", ["a"], "value", init="?"),
    ),
    "class_meta_attr": Snippet(
        "class M(type):\n    def process(cls, a): ...\nclass f(metaclass=M):\n    pass\n",
        {"kind": "class", "init": "?"},
    ),
    "class_decorator_returns": Snippet(
        "def deco(cls):\n    return cls\n@deco\nclass f:\n    def process(self, a): ...\n",
        {"unknown": "it is not known what the decorator 'deco' makes of it"},
    ),
    "class_decorator_function": Snippet(
        "def deco(cls):\n"
        "    return cls().process\n"
        "@deco\n"
        "class f:\n"
        "    def process(self, a): ...\n",
        {"unknown": "it is not known what the decorator 'deco' makes of it"},
    ),
    "class_partialmethod": Snippet(
        "class f:\n    def run(self, a, b): ...\n    process = functools.partialmethod(run, 1)\n",
        {"kind": "class", "call": "?", "signals": "?", "slots": "?", "process": "?"},
    ),
    "class_cached": Snippet(
        "class f:\n    @functools.lru_cache\n    def process(self, a): ...\n",
        {"kind": "class"},
    ),
    "class_cached_property": Snippet(
        "class f:\n    @functools.cached_property\n    def process(self): return print\n",
        {"kind": "class"},
    ),
    "class_property": Snippet(
        "class f:\n    @property\n    def process(self): return print\n",
        {"kind": "class"},
    ),
    "class_alias_method": Snippet(
        "class f:\n    def run(self, a): ...\n    process = run\n",
        class_("process", ["a"], "value"),
    ),
    "class_outer_function": Snippet(
        "def run(self, a): ...\nclass f:\n    process = run\n",
        class_("process", ["a"], "value"),
    ),
    "class_overload": Snippet(
        "class f:\n"
        "    @typing.overload\n"
        "    def process(self, a: int) -> int: ...\n"
        "    @typing.overload\n"
        "    def process(self, a: str) -> str: ...\n"
        "    def process(self, a): ...\n",
        class_("process", ["a"], "value"),
    ),
    "class_protocol": Snippet(
        "class O(typing.Protocol):\n    def process(self, a): ...\nclass f(O):\n    pass\n",
        class_("process", ["a"], "value", init="?"),
    ),
    "class_conditional": Snippet(
        "import sys\n"
        "class f:\n"
        "    if sys.version_info >= (3, 8):\n"
        "        def process(self, a): ...\n"
        "    else:\n"
        "        def process(self, b): ...\n",
        class_("process", ["a"], "value"),
    ),
    "class_slots": Snippet(
        "class f:\n    __slots__ = ('a', 'process')\n",
        {"kind": "class"},
    ),
    "class_getattr": Snippet(
        "class f:\n    def __getattr__(self, name): return print\n",
        {"kind": "class"},
    ),
    "class_nested_init": Snippet(
        "class f:\n"
        "    class Config:\n"
        "        def process(self): ...\n"
        "    def process(self, a): ...\n",
        class_("process", ["a"], "value"),
    ),
    "class_generic": Snippet(
        "T = typing.TypeVar('T')\n"
        "class O(typing.Generic[T]):\n"
        "    def process(self, a: T) -> A[int, Name('v')]: ...\n"
        "class f(O[int]):\n"
        "    pass\n",
        class_("process", ["a"], "v"),
    ),
    "class_new_args": Snippet(
        "class f:\n"
        "    def __new__(cls, *args, **kwargs): return super().__new__(cls)\n"
        "    def __init__(self, a): ...\n"
        "    def process(self): ...\n",
        class_("process", [], "value", init=["a"]),
    ),
    "class_new_keywords": Snippet(
        "class f:\n"
        "    def __new__(cls, **kwargs): return super().__new__(cls)\n"
        "    def __init__(self, a): ...\n"
        "    def process(self): ...\n",
        class_("process", [], "value", init="?"),
    ),
    "class_hands_keywords_to_positions": Snippet(
        "class Base:\n"
        "    def __init__(self, a=1, /, b=2): ...\n"
        "class f(Base):\n"
        "    def __init__(self, **kwargs): super().__init__(**kwargs)\n"
        "    def process(self): ...\n",
        class_("process", [], "value", init="?"),
    ),
    "class_new_positions": Snippet(
        "class f:\n"
        "    def __new__(cls, *args): return super().__new__(cls)\n"
        "    def __init__(self, a): ...\n"
        "    def process(self): ...\n",
        class_("process", [], "value", init="?"),
    ),
    "class_super_exception": Snippet(
        "class f(Exception):\n    def process(self, a): ...\n",
        class_("process", ["a"], "value", init=["*args"]),
    ),
    "class_of_dict": Snippet(
        "class f(dict):\n    def process(self, a): ...\n",
        class_("process", ["a"], "value", init=["map/=", "**kwargs"]),
    ),
    "class_of_list_init": Snippet(
        "class f(list):\n    def __init__(self, a): ...\n    def process(self, a): ...\n",
        class_("process", ["a"], "value", init=["a"]),
    ),
    "class_init_subclass": Snippet(
        "class O:\n"
        "    def __init_subclass__(cls, tag): cls.process = lambda self, a: a\n"
        "class f(O, tag=1):\n"
        "    pass\n",
        {"kind": "class", "call": "?", "signals": "?", "slots": "?", "init": "?", "process": "?"},
    ),
    "class_set_name": Snippet(
        "class D:\n"
        "    def __set_name__(self, owner, name): owner.process = lambda self, a: a\n"
        "class f:\n"
        "    d = D()\n",
        {"kind": "class", "call": "?", "signals": "?", "slots": "?", "init": "?", "process": "?"},
    ),
    "class_static_decorated": Snippet(
        "class f:\n    @staticmethod\n    @process_method\n    def run(a): ...\n",
        class_("@run", ["a"], "value"),
    ),
    "class_property_decorated": Snippet(
        "class f:\n"
        "    @property\n"
        "    @process_method\n"
        "    def run(self): ...\n"
        "    def process(self, a): ...\n",
        class_("process", ["a"], "value"),
    ),
    "class_inherit_decorated": Snippet(
        "class O:\n"
        "    @process_method\n"
        "    def run(self, a): ...\n"
        "class f(O):\n"
        "    def run(self, b): ...\n"
        "    def process(self, c): ...\n",
        class_("process", ["c"], "value"),
    ),
    "class_two_inherited": Snippet(
        "class O:\n"
        "    @process_method\n"
        "    def one(self, a): ...\n"
        "class f(O):\n"
        "    @process_method\n"
        "    def two(self, b): ...\n",
        {"kind": "class", "process": ["@one", "@two"]},
    ),
    "class_del_in_body": Snippet(
        "class f:\n    def process(self, a): ...\n    del process\n",
        {"kind": "class"},
    ),
    "class_annotated_only": Snippet(
        "class f:\n    process: Callable\n",
        {"kind": "class"},
    ),
    "class_reassigned": Snippet(
        "class f:\n    def process(self, a): ...\nf = f\n",
        {"unknown": "'f' is defined by itself"},
    ),
    "class_subscripted": Snippet(
        "T = typing.TypeVar('T')\n"
        "class O(typing.Generic[T]):\n"
        "    def process(self, a): ...\n"
        "f = O[int]\n",
        {"unknown": "it is the value of 'O[int]', which is not run"},
    ),
}
