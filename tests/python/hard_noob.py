"""noob's own names in all spellings, and changes to annotations and nodes at run time."""

from __future__ import annotations

from tests.python.pieces import Snippet, class_, function, node

UNTOLD = {"signals": "?"}

SNIPPETS = {
    "noob_by_attribute": Snippet(
        "import noob, noob.types\n"
        "def f(a) -> tuple[A[int, noob.Name('b')], A[int, noob.types.Name('c')]]: ...\n",
        function(["a"], "b", "c"),
    ),
    "noob_as": Snippet(
        "import noob.types as nt\nfrom noob import types\n"
        "def f(a) -> tuple[A[int, nt.Name('b')], A[int, types.Name('c')]]: ...\n",
        function(["a"], "b", "c"),
    ),
    "noob_alias_of_module": Snippet(
        "import noob\nT = noob.types\ndef f(a) -> A[int, T.Name('b')]: ...\n",
        function(["a"], "b"),
    ),
    "noob_node_by_attribute": Snippet(
        "import noob\nclass f(noob.node.base.Node):\n    def process(self, x): ...\n", node("x")
    ),
    "noob_in_try": Snippet(
        "try:\n    from noob import Name as N\nexcept ImportError:\n    N = str\n"
        "def f(a) -> A[int, N('b')]: ...\n",
        function(["a"], "b"),
    ),
    "noob_else_other": Snippet(
        "try:\n    from nowhere_at_all import N\n"
        "except ImportError:\n    from noob import Name as N\n"
        "def f(a) -> A[int, N('b')]: ...\n",
        function(["a"]) | UNTOLD,
    ),
    "name_of_constant": Snippet(
        "LABEL = 'a'\nOTHER = LABEL + '_' + 'b'\nclass C:\n    N = 'c'\n"
        "def f() -> tuple[A[int, Name(OTHER)], A[int, Name(name=C.N)]]: ...\n",
        function([], "a_b", "c"),
    ),
    "name_of_two_constants": Snippet(
        "LABEL = 'a'\nif print:\n    LABEL = 'b'\ndef f() -> A[int, Name(LABEL)]: ...\n",
        {"kind": "function"} | UNTOLD,
    ),
    "annotations_by_decorator": Snippet(
        "def named(name):\n"
        "    def deco(fn):\n"
        "        fn.__annotations__['return'] = A[int, Name(name)]\n"
        "        return fn\n"
        "    return deco\n"
        "@named('b')\ndef f(a): ...\n",
        function(["a"], a=True) | UNTOLD,
    ),
    "annotations_by_update": Snippet(
        "def deco(fn):\n"
        "    fn.__annotations__.update({'return': A[int, Name('b')]})\n"
        "    return fn\n"
        "@deco\ndef f(a): ...\n",
        function(["a"], a=True) | UNTOLD,
    ),
    "annotations_by_another_name": Snippet(
        "def deco(fn):\n"
        "    types = fn.__annotations__\n"
        "    types['return'] = A[int, Name('b')]\n"
        "    return fn\n"
        "@deco\ndef f(a): ...\n",
        function(["a"], a=True) | UNTOLD,
    ),
    "annotations_by_helper": Snippet(
        "def patch(fn, name):\n"
        "    fn.__annotations__['return'] = A[int, Name(name)]\n"
        "def deco(fn):\n"
        "    patch(fn, 'b')\n"
        "    return fn\n"
        "@deco\ndef f(a): ...\n",
        function(["a"], a=True) | UNTOLD,
    ),
    "annotations_only_read": Snippet(
        "SEEN = []\n"
        "def deco(fn):\n"
        "    SEEN.append(fn.__annotations__.get('return'))\n"
        "    return fn\n"
        "@deco\ndef f(a) -> A[int, Name('b')]: ...\n",
        function(["a"], "b"),
    ),
    "annotations_of_function": Snippet(
        "def f(a): ...\nf.__annotations__['return'] = A[int, Name('b')]\n",
        {"unknown": "'f' is set as the code runs"},
    ),
    "annotations_of_lambda": Snippet(
        "f = lambda a: a\nf.__annotations__['return'] = A[int, Name('b')]\n",
        {"unknown": "'f' is set as the code runs"},
    ),
    "annotations_of_partial": Snippet(
        "def f(a): ...\ng = functools.partial(f)\n"
        "g.func.__annotations__['return'] = A[int, Name('b')]\n",
        {"unknown": "'f' is set as the code runs"},
    ),
    "annotations_of_method": Snippet(
        "class f:\n"
        "    def process(self, a): ...\n"
        "    process.__annotations__['return'] = A[int, Name('b')]\n",
        {"kind": "class", "process": "?", "call": "?", "slots": "?"} | UNTOLD,
    ),
    "annotations_of_method_later": Snippet(
        "class f:\n    def process(self, a): ...\n"
        "f.process.__annotations__['return'] = A[int, Name('b')]\n",
        {"unknown": "'f' is set as the code runs"},
    ),
    "decorated_by_call": Snippet(
        "class f:\n    def run(self, a): ...\n    run = process_method(run)\n",
        class_("@run", ["a"], "value"),
    ),
    "decorated_by_call_with_arguments": Snippet(
        "def f(a) -> A[int, Name('b')]: ...\nf = functools.lru_cache(maxsize=2)(f)\n",
        function(["a"], "b"),
    ),
    "marked_by_call": Snippet(
        "class f:\n    def run(self, a): ...\nprocess_method(f.run)\n",
        {"unknown": "'f' is set as the code runs"},
    ),
    "marked_under_another_name": Snippet(
        "class f:\n    def other(self, a): ...\n    run = process_method(other)\n",
        {"kind": "class", "process": "?", "call": "?", "slots": "?"} | UNTOLD,
    ),
    "instance_in_place_of_function": Snippet(
        "class Task:\n"
        "    def __init__(self, fn): ...\n"
        "    def __call__(self, b): ...\n"
        "def f(a): ...\nf = Task(f)\n",
        function(["b"], "value", kind="instance"),
    ),
    "items_of_class": Snippet(
        "class Sig:\n"
        "    def __class_getitem__(cls, item):\n"
        "        return A[item[0], Name(item[1])]\n"
        "def f(a) -> Sig[int, 'b']: ...\n",
        function(["a"]) | UNTOLD,
    ),
    "items_of_metaclass": Snippet(
        "class Meta(type):\n"
        "    def __getitem__(cls, item): return A[int, Name(item)]\n"
        "class Base(metaclass=Meta): ...\n"
        "class Sig(Base): ...\n"
        "def f(a) -> Sig['b']: ...\n",
        function(["a"]) | UNTOLD,
    ),
    "items_of_generic": Snippet(
        "T = typing.TypeVar('T')\n"
        "class Box(typing.Generic[T]): ...\n"
        "class Inner(Box[T], abc.ABC): ...\n"
        "def f(a) -> Inner[int]: ...\n",
        function(["a"], "value"),
    ),
    "abstract_methods_updated": Snippet(
        "class B(abc.ABC):\n    @abc.abstractmethod\n    def process(self, a): ...\n"
        "class f(B): ...\n"
        "setattr(f, 'process', lambda self, a: a)\nabc.update_abstractmethods(f)\n",
        {"unknown": "'f' is set as the code runs"},
    ),
    "node_with_signals": Snippet(
        "class f(Node):\n"
        "    @functools.cached_property\n"
        "    def signals(self): return {}\n"
        "    def process(self, x): ...\n",
        node("x") | UNTOLD,
    ),
    "node_that_sets_signals": Snippet(
        "class f(Node):\n"
        "    def model_post_init(self, context):\n"
        "        super().model_post_init(context)\n"
        "        self._signals = {}\n"
        "    def process(self, x): ...\n",
        node("x") | UNTOLD,
    ),
    "node_with_slots": Snippet(
        "class f(Node):\n"
        "    @functools.cached_property\n"
        "    def slots(self): return {}\n"
        "    def process(self, x): ...\n",
        node("x") | {"slots": "?"},
    ),
    "node_that_sets_process": Snippet(
        "class f(Node):\n"
        "    def model_post_init(self, context):\n"
        "        super().model_post_init(context)\n"
        "        self.__dict__['process'] = print\n"
        "    def process(self, x): ...\n",
        node("x") | {"call": "?", "slots": "?", "signals": "?", "process": "?"},
    ),
}
