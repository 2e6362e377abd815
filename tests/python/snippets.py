"""Pieces of code with the expected answers; `test_oracle` compares them with noob."""

from __future__ import annotations

from tests.python.pieces import Snippet, class_, function


def _returns(annotation: str, *signals: str) -> Snippet:
    return Snippet(f"def f() -> {annotation}: ...\n", function([], *signals))


NODE_INIT = ["id!", "spec!=", "enabled!=", "stateful!="]
ASSET_INIT = ["id!", "spec!", "scope!", "params!=", "depends!", "obj!=", "stored_at!="]

SIGNALS = {
    "none": _returns("None", "value"),
    "tuple": _returns('tuple[A[int, Name("a")], A[int, Name("b")]]', "a", "b"),
    "typing_tuple": _returns('typing.Tuple[A[int, Name("a")], A[int, Name("b")]]', "a", "b"),
    "named_then_plain": _returns('tuple[A[int, Name("a")], int]', "value"),
    "plain_then_named": _returns('tuple[int, A[int, Name("b")]]', "value", "b"),
    "union": _returns('A[int, Name("a")] | None', "a"),
    "union_plain": _returns('A[int, Name("a")] | str', "value"),
    "plain_union": _returns('str | A[int, Name("a")]', "value", "a"),
    "optional": _returns('Optional[A[int, Name("a")]]', "a"),
    "nested_union": _returns('Union[A[int, Name("a")], Optional[A[int, Name("b")]]]', "a", "b"),
    "same_union": _returns('Union[A[int, Name("a")], A[int, Name("a")]]', "a"),
    "list": _returns('list[A[int, Name("a")]]', "value"),
    "generator": _returns('Generator[A[int, Name("a")] | None, None, None]', "a"),
    "typing_generator": _returns('typing.Generator[A[int, Name("a")], None, None]', "a"),
    "iterator": _returns('Iterator[A[int, Name("a")]]', "value"),
    "nested": _returns('tuple[tuple[A[int, Name("a")]], A[int, Name("b")]]', "a", "b"),
    "two_names": _returns('A[int, Name("a"), Name(name="b")]', "a", "b"),
    "annotated_twice": _returns('A[A[int, Name("a")], Name("b")]', "a", "b"),
    "no_name": _returns('A[int, "metres", 3]', "value"),
    "ellipsis": _returns('tuple[A[int, Name("a")], ...]', "value"),
    "quoted": _returns("'A[int, Name(\"a\")]'", "value"),
    "quoted_inside": _returns("tuple['A[int, Name(\"a\")]', A[int, Name('b')]]", "value", "b"),
    "empty_tuple": _returns("tuple[()]", "value"),
    "bare_tuple": _returns("tuple", "value"),
    "variable": Snippet("NAME = Name('a')\ndef f() -> A[int, NAME]: ...\n", function([], "a")),
    "alias": Snippet(
        "B = A[int, Name('a')]\nC: typing.TypeAlias = B | None\ndef f() -> C: ...\n",
        function([], "a"),
    ),
    "computed_name": Snippet(
        "LABEL = 'a'\ndef f() -> A[int, Name(LABEL)]: ...\n",
        function([], "a"),
    ),
    "generic_alias": Snippet(
        "T = typing.TypeVar('T')\nB = A[T, Name('a')]\ndef f() -> B[int]: ...\n",
        function([], "a"),
    ),
    "type_variable": Snippet(
        "T = typing.TypeVar('T')\ndef f(a: T) -> T: ...\n", function(["a"], "value")
    ),
    "new_type": Snippet("B = typing.NewType('B', int)\ndef f() -> B: ...\n", function([], "value")),
}

PARAMETERS = {
    "kinds": Snippet(
        "def f(a, /, b, *c, d, e=1, **g): ...\n",
        function(["a/", "b", "*c", "d!", "e!=", "**g"], "value"),
    ),
    "optional_edges": Snippet(
        "NOTHING = None\n"
        "def f(a: int | None = None, b: Optional[int] = None, c: A[int | None, 1] = None,\n"
        "      d: int = None, e: int | None = 1, g: Any = None, h: int | None = NOTHING,\n"
        "      i: 'int | None' = None, j: int | None = None, *k: int | None): ...\n",
        function(
            ["a=", "b=", "c=", "d=", "e=", "g=", "h=", "i=", "j=", "*k"],
            "value",
            a=False,
            b=False,
            c=False,
            h=False,
            j=False,
        ),
    ),
    "self": Snippet(
        "def f(self, a): ...\n",
        {"kind": "function", "call": ["self", "a"], "signals": ["value"], "slots": {"a": True}},
    ),
    "lambda": Snippet("f = lambda a, b=1: a\n", function(["a", "b="], "value")),
}

KINDS = {
    "generator": Snippet("def f(): yield 1\n", function([], "value", kind="generator")),
    "inner_yield": Snippet("def f():\n    def g(): yield 1\n    return g\n", function([], "value")),
    "coroutine": Snippet("async def f(): ...\n", function([], "value", kind="async-function")),
    "async_generator": Snippet(
        "async def f(): yield 1\n", function([], "value", kind="async-generator")
    ),
    "value": Snippet("f = 42\n", {"kind": "not-callable"}),
    "mapping": Snippet("f = {'a': 1}\n", {"kind": "not-callable"}),
    "module": Snippet("import json as f\n", {"kind": "not-callable"}),
    "instance": Snippet(
        "class C:\n    def __call__(self, a: int) -> A[int, Name('b')]: ...\nf = C()\n",
        function(["a"], "b", kind="instance"),
    ),
    "dull_instance": Snippet("class C: ...\nf = C()\n", {"kind": "not-callable"}),
    "bound_method": Snippet(
        "class C:\n    def g(self, a): ...\nc = C()\nf = c.g\n", function(["a"], "value")
    ),
    "class_method": Snippet(
        "class C:\n    @classmethod\n    def g(cls, a): ...\nf = C.g\n", function(["a"], "value")
    ),
    "static_method": Snippet(
        "class C:\n    @staticmethod\n    def g(a): ...\nf = C.g\n", function(["a"], "value")
    ),
    "class_method_outside": Snippet("@classmethod\ndef f(cls): ...\n", {"kind": "not-callable"}),
    "partial": Snippet(
        "def g(a, b, c, d=1, *, e) -> A[int, Name('h')]: ...\nf = functools.partial(g, 1, c=2)\n",
        function(["b", "c!=", "d!=", "e!"], "h"),
    ),
    "partial_positional": Snippet(
        "def g(a, /, b, *c, **d): yield\nf = functools.partial(g, 1, 2, x=3)\n",
        function(["*c", "**d"], "value", kind="generator"),
    ),
    "made_elsewhere": Snippet(
        "def make(): return lambda: 1\nf = make()\n",
        {"unknown": "it is the value of 'make()', which is not run"},
    ),
    "alias": Snippet("def g(a): ...\nf = g\n", function(["a"], "value")),
}

DECORATORS = {
    "wraps": Snippet(
        "def deco(fn):\n"
        "    @functools.wraps(fn)\n"
        "    def inner(*args, **kwargs): return fn(*args, **kwargs)\n"
        "    return inner\n"
        "@deco\ndef f(a: int) -> Generator[A[int, Name('b')]]: yield a\n",
        function(["a"], "b"),
    ),
    "wraps_not": Snippet(
        "def deco(fn):\n"
        "    def inner(*args, **kwargs): return fn(*args, **kwargs)\n"
        "    return inner\n"
        "@deco\ndef f(a: int) -> A[int, Name('b')]: ...\n",
        function(["*args", "**kwargs"], "value") | {"call": ["a"]},
    ),
    "factory": Snippet(
        "def times(n):\n"
        "    def deco(fn):\n"
        "        @functools.wraps(fn)\n"
        "        async def inner(*args): ...\n"
        "        return inner\n"
        "    return deco\n"
        "@times(3)\ndef f(a: int) -> A[int, Name('b')]: ...\n",
        function(["*args"], "b", kind="async-function") | {"slots": {"a": True}},
    ),
    "update_wrapper": Snippet(
        "def deco(fn):\n"
        "    def inner(*args): ...\n"
        "    return functools.update_wrapper(inner, fn)\n"
        "@deco\ndef f(a): ...\n",
        function(["*args"], "value") | {"slots": {"a": True}},
    ),
    "wraps_own_parameters": Snippet(
        "def deco(fn):\n"
        "    @functools.wraps(fn)\n"
        "    def inner(value, *, retries=3): return fn(value)\n"
        "    return inner\n"
        "@deco\ndef f(a: int, b: int = 1) -> A[int, Name('c')]: ...\n",
        function(["value", "retries!="], "c") | {"slots": {"a": True, "b": True}},
    ),
    "wraps_more": Snippet(
        "def deco(fn):\n"
        "    @functools.wraps(fn)\n"
        "    def inner(*args, **kwargs):\n"
        "        kwargs.setdefault('b', 1)\n"
        "        return fn(*args, **kwargs)\n"
        "    return inner\n"
        "@deco\ndef f(a, b): ...\n",
        function(["*args", "**kwargs"], "value") | {"slots": {"a": True, "b": True}},
    ),
    "wraps_leading": Snippet(
        "def deco(fn):\n"
        "    @functools.wraps(fn)\n"
        "    def inner(a, *args, **kwargs): return fn(a, *args, **kwargs)\n"
        "    return inner\n"
        "@deco\ndef f(a, b): ...\n",
        function(["a", "b"], "value"),
    ),
    "wraps_leading_other": Snippet(
        "def deco(fn):\n"
        "    @functools.wraps(fn)\n"
        "    def inner(x, *args, **kwargs): return fn(x, *args, **kwargs)\n"
        "    return inner\n"
        "@deco\ndef f(a, b): ...\n",
        function(["x", "b"], "value") | {"slots": {"a": True, "b": True}},
    ),
    "wraps_twice": Snippet(
        "def deco(fn):\n"
        "    @functools.wraps(fn)\n"
        "    def inner(*args, **kwargs): return str(fn(*args, **kwargs))\n"
        "    return inner\n"
        "def fixed(fn):\n"
        "    @functools.wraps(fn)\n"
        "    def inner(a): return fn(a, b=2)\n"
        "    return inner\n"
        "@deco\n@fixed\ndef f(a, b) -> A[int, Name('c')]: ...\n",
        function(["a"], "c") | {"slots": {"a": True, "b": True}},
    ),
    "wraps_injected": Snippet(
        "def deco(fn):\n"
        "    @functools.wraps(fn)\n"
        "    def inner(*, epoch): return fn(epoch)\n"
        "    return inner\n"
        "@deco\ndef f(epoch: Epoch): ...\n",
        function(["epoch!"], "value"),
    ),
    "method_wraps": Snippet(
        "def deco(fn):\n"
        "    @functools.wraps(fn)\n"
        "    def inner(self, *args, **kwargs): return fn(self, *args, **kwargs)\n"
        "    return inner\n"
        "class f:\n"
        "    @deco\n"
        "    def process(self, a: int) -> A[int, Name('b')]: ...\n",
        class_("process", ["a"], "b"),
    ),
    "setattr_process": Snippet(
        "class f:\n    def process(self, a): ...\nsetattr(f, 'process', lambda self, b: b)\n",
        {"unknown": "'f' is set as the code runs"},
    ),
    "setattr_any": Snippet(
        "class f:\n"
        "    def process(self, a): ...\n"
        "for one in ('process',):\n"
        "    setattr(f, one, lambda self, b: b)\n",
        {"unknown": "{path} defines 'f' in several ways"},
    ),
    "process_method_set": Snippet(
        "class f:\n"
        "    def process(self, a): ...\n"
        "g = f\n"
        "g.run = process_method(lambda self, b: b)\n",
        {"unknown": "'f' is set as the code runs"},
    ),
    "attribute_set": Snippet(
        "class f:\n    def process(self, a): ...\nf.size = 3\n",
        class_("process", ["a"], "value"),
    ),
    "signature_set": Snippet(
        "def f(a): ...\nsetattr(f, '__wrapped__', lambda b: b)\nf.size = len\n",
        {"unknown": "'f' is set as the code runs"},
    ),
    "signature_set_by_decorator": Snippet(
        "def deco(fn):\n    fn.__wrapped__ = lambda x: x\n    return fn\n@deco\ndef f(a): ...\n",
        {"unknown": "it is not known what the decorator 'deco' makes of it"},
    ),
    "register": Snippet(
        "ALL = []\ndef deco(fn):\n    ALL.append(fn)\n    return fn\n@deco\ndef f(a): yield a\n",
        function(["a"], "value", kind="generator"),
    ),
    "either": Snippet(
        "def deco(fn):\n    if fn: return fn\n    return print\n@deco\ndef f(a): ...\n",
        {"unknown": "it is not known what the decorator 'deco' makes of it"},
    ),
    "cache": Snippet("@functools.lru_cache(maxsize=9)\ndef f(a): ...\n", function(["a"], "value")),
    "context_manager": Snippet(
        "@contextlib.contextmanager\ndef f(a: int) -> Iterator[int]: yield a\n",
        function(["a"], "value", kind="context-manager"),
    ),
    "imported": Snippet(
        "import nowhere\n@nowhere.deco\ndef f(a): ...\n",
        {"unknown": "it is not known what the decorator 'nowhere.deco' makes of it"},
        runs=False,
    ),
}

CLASSES = {
    "plain": Snippet(
        "class f:\n    def __init__(self, a, b=1): ...\n"
        "    def process(self, c: int) -> A[int, Name('d')]: ...\n",
        class_("process", ["c"], "d", init=["a", "b="]),
    ),
    "decorated": Snippet(
        "class f:\n    def process(self): ...\n"
        "    @process_method\n    def run(self, a) -> A[int, Name('b')]: ...\n",
        class_("@run", ["a"], "b"),
    ),
    "two_decorated": Snippet(
        "class f:\n    @process_method\n    def a(self): ...\n"
        "    @process_method\n    def b(self): ...\n",
        {"kind": "class", "process": ["@a", "@b"]},
    ),
    "none": Snippet("class f:\n    def run(self): ...\n", {"kind": "class"}),
    "class_method": Snippet(
        "class f:\n    @classmethod\n    def process(cls, a): ...\n", {"kind": "class"}
    ),
    "static": Snippet(
        "class f:\n    @staticmethod\n    def process(a): ...\n", class_("process", ["a"], "value")
    ),
    "attribute": Snippet("class f:\n    process = 5\n", {"kind": "class"}),
    "inherited": Snippet(
        "class A1:\n    def __init__(self, a): ...\n    def process(self, b): ...\n"
        "class B1:\n    def process(self, c): ...\n"
        "class f(A1, B1): ...\n",
        class_("process", ["b"], "value", init=["a"]),
    ),
    "diamond": Snippet(
        "class O:\n    def process(self, a): ...\n"
        "class P(O): ...\nclass Q(O):\n    def process(self, b): ...\nclass f(P, Q): ...\n",
        class_("process", ["b"], "value"),
    ),
    "removed": Snippet(
        "class O:\n    @process_method\n    def a(self): ...\n"
        "class f(O):\n    a = None\n    def process(self, b): ...\n",
        class_("process", ["b"], "value"),
    ),
    "unknown_base": Snippet(
        "import nowhere\nclass f(nowhere.Base):\n    def process(self, a): ...\n",
        {"unknown": "the base class 'nowhere.Base' of 'f' cannot be read"},
        runs=False,
    ),
    "data": Snippet(
        "@dataclasses.dataclass\nclass O:\n    a: int\n    n: typing.ClassVar[int] = 1\n"
        "@dataclasses.dataclass\nclass f(O):\n    b: int = 1\n"
        "    c: list = dataclasses.field(default_factory=list)\n"
        "    d: int = dataclasses.field(default=1, init=False)\n"
        "    _: dataclasses.KW_ONLY\n    e: int\n"
        "    def process(self, g): ...\n",
        class_("process", ["g"], "value", init=["a", "b=", "c=", "e!"]),
    ),
    "generator": Snippet(
        "class f:\n    def process(self) -> Generator[A[int, Name('a')]]: yield 1\n",
        class_("process", [], "a"),
    ),
    "private": Snippet(
        "class f:\n    def process(self, *, __a): ...\n", class_("process", ["_f__a!"], "value")
    ),
    "new": Snippet(
        "class f:\n    def __new__(cls, a): return super().__new__(cls)\n"
        "    def process(self): ...\n",
        class_("process", [], "value", init=["a"]),
    ),
    "node": Snippet(
        "class O(Node):\n    a: int\n    b: int = 1\n"
        "class f(O):\n    stateful: bool = False\n    _c: int = 1\n"
        "    def process(self, d) -> A[int, Name('e')]: ...\n",
        function(["d"], "e", kind="node-class")
        | {"init": [*NODE_INIT, "a!", "b!="], "process": ["process"]},
    ),
    "node_without": Snippet(
        "class f(Node): ...\n",
        function(["*args", "**kwargs"], "value", kind="node-class") | {"init": NODE_INIT},
    ),
    "node_signals": Snippet(
        "class f(Node):\n    def process(self, a): ...\n"
        "    @classmethod\n    def get_signals(cls, spec=None): return {}\n",
        {
            "kind": "node-class",
            "call": ["a"],
            "signals": "?",
            "slots": {"a": True},
            "init": NODE_INIT,
            "process": ["process"],
        },
    ),
    "asset": Snippet(
        "class f(Asset):\n    start: int = 0\n",
        {
            "kind": "asset-class",
            "init": [*ASSET_INIT, "start!="],
        },
    ),
}

CONDITIONS = {
    "type_checking": Snippet(
        "if typing.TYPE_CHECKING:\n    def f(a): ...\nelse:\n    def f(b): ...\n",
        function(["b"], "value"),
    ),
    "version_computed": Snippet(
        "import sys\nM = 2\n"
        "if sys.version_info >= (3, M):\n    def f(a): ...\nelse:\n    def f(b): ...\n",
        {"unknown": "{path} defines 'f' in several ways"},
    ),
    "version": Snippet(
        "import sys\nif sys.version_info >= (3, 2):\n    def f(a): ...\nelse:\n    def f(b): ...\n",
        function(["a"], "value"),
    ),
    "unknown": Snippet(
        "import os\nif os.sep == '/':\n    def f(a): ...\nelse:\n    def f(b): ...\n",
        {"unknown": "{path} defines 'f' in several ways"},
    ),
    "same_in_both": Snippet(
        "def g(a): ...\nimport os\nif os.sep:\n    f = g\nelse:\n    f = g\n",
        function(["a"], "value"),
    ),
    "raises": Snippet(
        "import os\nif not os.sep:\n    f = 1\n    raise ImportError\nelse:\n    def f(a): ...\n",
        function(["a"], "value"),
    ),
    "import_works": Snippet(
        "try:\n    from textwrap import dedent as f\nexcept ImportError:\n    def f(b): ...\n",
        function(["text"], "value"),
    ),
    "import_fails": Snippet(
        "try:\n    from json import nothing as f\nexcept ImportError:\n    def f(b): ...\n",
        function(["b"], "value"),
    ),
    "loop": Snippet(
        "for f in (print, len): ...\n", {"unknown": "'f' is set as the code runs"}, runs=False
    ),
    "deleted": Snippet(
        "def f(): ...\ndel f\n", {"missing": "attribute", "name": "f", "of": "{name}", "near": []}
    ),
    "redefined": Snippet("def f(a): ...\ndef f(b): ...\n", function(["b"], "value")),
    "signature_set": Snippet(
        "def f(*a): ...\nf.__signature__ = None\n",
        {"unknown": "'f' is set as the code runs"},
        runs=False,
    ),
    "set_by_a_function": Snippet(
        "def g():\n    global f\n    f = print\n",
        {"unknown": "{path} may add names as it runs"},
    ),
    "dynamic": Snippet("globals()['f'] = print\n", {"unknown": "{path} may add names as it runs"}),
    "asked_for": Snippet(
        "def __getattr__(name): return print\n",
        {"unknown": "{path} makes names as they are asked for"},
    ),
}

GROUPS = {
    "signals": SIGNALS,
    "parameters": PARAMETERS,
    "kinds": KINDS,
    "decorators": DECORATORS,
    "classes": CLASSES,
    "conditions": CONDITIONS,
}
SNIPPETS = {
    f"{group}_{name}": snippet for group, many in GROUPS.items() for name, snippet in many.items()
}
