"""Functions, methods and nodes of which a part cannot be read, or is decided by the class."""

from __future__ import annotations

from tests.python.pieces import Snippet


def _node(body: str, before: str = "") -> str:
    lines = "".join(f"    {line}\n" for line in body.split("\n"))
    return f"{before}class f(Node):\n{lines}"


PROCESS = "def process(self, a: int, e: Epoch) -> A[int, Name('b')]: ...\n"
OWN = {
    **{
        f"node_property_{name.strip('_')}_{'hidden' if name[0] == '_' else 'shown'}": _node(
            f"{PROCESS}@property\ndef {name}(self): return []"
        )
        for name in (
            *("signals", "_signals", "slots", "_slots", "edges", "_edges", "injections"),
            "_injections",
        )
    },
    "node_get_slots": _node(f"{PROCESS}@classmethod\ndef get_slots(cls): return {{}}"),
    "node_get_signals": _node(f"{PROCESS}@classmethod\ndef get_signals(cls): return []"),
    "node_sets_signals": _node(f"{PROCESS}def g(self): self.signals = []"),
    "node_sets_process": _node(f"{PROCESS}def g(self): self.process = self.g"),
    "node_deletes_slots": _node(f"{PROCESS}def g(self): del self._slots"),
    "node_sets_other": _node(f"{PROCESS}def g(self, other): other.signals = self.slots"),
    "node_reads": _node(f"{PROCESS}def g(self): return self.signals, self.process"),
    "node_sets_by_name": _node(f"{PROCESS}def g(self): setattr(self, 'slots', [])"),
    "node_sets_by_object": _node(f"{PROCESS}def g(self): object.__setattr__(self, 'signals', [])"),
    "node_sets_any": _node(f"{PROCESS}def g(self, name): setattr(self, name, [])"),
    "node_sets_title": _node(f"{PROCESS}def g(self): setattr(self, 'title', 'signals')"),
    "node_calls_other": _node(f"{PROCESS}def g(self): getattr(self, 'slots')\n"),
    "node_sets_dictionary": _node(f"{PROCESS}def g(self): self.__dict__['slots'] = []"),
    "node_reads_dictionary": _node(f"{PROCESS}def g(self): return self.__dict__"),
    "node_of_base_that_sets": (
        _node(f"{PROCESS}def g(self): self.signals = []").replace("class f", "class O")
        + "class f(O): ...\n"
    ),
    "node_injections_of_unknown": (
        "import elsewhere\n"
        + _node("@elsewhere.x\n" + PROCESS + "@property\ndef injections(self): ...")
    ),
    "node_process_decorated": "import elsewhere\n" + _node("@elsewhere.x\n" + PROCESS),
    "node_process_of_value": _node("process = 3"),
    "node_process_of_lambda": _node("process = lambda self, a: a"),
    "node_process_of_class": _node("class process: ..."),
    "node_process_of_property": _node("@property\ndef process(self): return abs"),
    "node_without_process": _node("a: int = 1"),
    "node_process_marked": _node("@process_method\n" + PROCESS),
    "node_static": _node("@staticmethod\ndef process(a): yield a"),
    "node_asynchronous": _node("async def process(self, a): ..."),
    "node_generator": _node("def process(self, a): yield a"),
    "node_asynchronous_generator": _node("async def process(self, a): yield a"),
    "node_context": _node("@contextlib.contextmanager\ndef process(self, a): yield a"),
    "node_asynchronous_context": _node(
        "@contextlib.asynccontextmanager\nasync def process(self, a): yield a"
    ),
    "base_node": "f = Node\n",
    "base_asset": "f = Asset\n",
}
WRAPPED = {
    f"class_{name}": f"class f:\n{code}"
    for name, code in {
        "asynchronous": "    async def process(self, a): ...\n",
        "generator": "    def process(self, a): yield a\n",
        "asynchronous_generator": "    async def process(self, a): yield a\n",
        "context": "    @contextlib.contextmanager\n    def process(self, a): yield a\n",
        "asynchronous_context": (
            "    @contextlib.asynccontextmanager\n    async def process(self, a): yield a\n"
        ),
        "static": "    @staticmethod\n    def process(a): ...\n",
        "two_marked": (
            "    @process_method\n    def one(self, a): ...\n"
            "    @process_method\n    def two(self, b): ...\n"
        ),
        "marked_and_plain": (
            "    @process_method\n    def one(self, a): ...\n    def process(self, b): ...\n"
        ),
        "init_marked": (
            "    @init_method\n    def begin(self): ...\n    def init(self, more): ...\n"
            "    def deinit(self): ...\n    def process(self, b): ...\n"
        ),
        "process_of_value": "    process = 3\n",
        "process_of_call": "    process = functools.partial(print, 1)\n",
        "enters": "    def __enter__(self): ...\n    def __exit__(self, *a): ...\n",
        "enters_only": "    def __enter__(self): ...\n",
        "exits_only": "    def __exit__(self, *a): ...\n",
        "private_parameter": "    def process(self, __a, __b__, _c): ...\n",
        "rest_as_self": "    def process(*args, a): ...\n",
        "no_self": "    def process(): ...\n",
        "other_self": "    def process(this, self, a): ...\n",
    }.items()
} | {
    "class_doubtful": (
        "import elsewhere\nclass f:\n    @elsewhere.x\n    def g(self): ...\n    def h(self): ...\n"
    ),
    "class_doubtful_with_process": (
        "import elsewhere\nclass f:\n    @elsewhere.x\n    def g(self): ...\n"
        "    def process(self, a): ...\n"
    ),
    "class_doubtful_and_marked": (
        "import elsewhere\nclass f:\n    @elsewhere.x\n    def g(self): ...\n"
        "    @process_method\n    def one(self, a): ...\n"
    ),
    "class_with_unread_exit": (
        "import elsewhere\nclass O(elsewhere.X): ...\nclass f(O):\n    def __enter__(self): ...\n"
    ),
    "builtin_that_enters": "f = memoryview\n",
    "class_decorated": "import elsewhere\n@elsewhere.x\nclass f: ...\n",
}
CALLS = {
    "special": "from typing import Annotated as f\n",
    "special_union": "from typing import Union as f\n",
    "special_partial": "f = functools.partial\n",
    "partial_of_wrapper": (
        "def deco(fn):\n    def inner(*args, **kwargs): return fn(*args, **kwargs)\n"
        "    return inner\n@deco\ndef g(a: int): ...\nf = functools.partial(g, 1)\n"
    ),
    "partial_of_rest": "def g(a, *b, c=1, **d): ...\nf = functools.partial(g, a=1)\n",
    "partial_of_positional": "def g(a, /, b, c): ...\nf = functools.partial(g, 1, b=2)\n",
    "partial_of_keyword": "def g(a, *, b, c): ...\nf = functools.partial(g, b=2)\n",
    "partial_of_many": "def g(a, b, *c): ...\nf = functools.partial(g, 1, 2, 3, 4)\n",
    "partial_of_nothing": "def g(a, b): ...\nf = functools.partial(g)\n",
    "partial_starred": "def g(a, b): ...\nf = functools.partial(g, *[1])\n",
    "partial_of_options": "def g(a, b): ...\nf = functools.partial(g, **{'a': 1})\n",
    "partial_of_class": "class G:\n    def __init__(self, a): ...\nf = functools.partial(G, 1)\n",
    "partial_of_asynchronous": "async def g(a, b): ...\nf = functools.partial(g, 1)\n",
    "partial_of_unknown": "import elsewhere\nf = functools.partial(elsewhere.g, 1)\n",
    "partial_of_builtin": "f = functools.partial(print, 1, end='')\n",
    "partial_alone": "f = functools.partial()\n",
    "lambda_of_all": "f = lambda a, /, b=1, *c, d, e=2, **g: a\n",
    "lambda_generator": "f = lambda a: (yield a)\n",
    "instance_of_new": (
        "class C:\n    def __new__(cls): return 3\n    def __call__(self, a): ...\nf = C()\n"
    ),
    "instance_of_metaclass": (
        "class M(type): ...\nclass C(metaclass=M):\n    def __call__(self, a): ...\nf = C()\n"
    ),
    "instance_decorated": (
        "import elsewhere\n@elsewhere.x\nclass C:\n    def __call__(self, a): ...\nf = C()\n"
    ),
    "instance_static": ("class C:\n    @staticmethod\n    def __call__(a, b): ...\nf = C()\n"),
    "instance_generator": "class C:\n    def __call__(self, a): yield a\nf = C()\n",
    "instance_unread": "class C:\n    __call__ = 3\nf = C()\n",
    "instance_of_subclass": (
        "class O:\n    def __call__(self, a) -> A[int, Name('b')]: ...\nclass C(O): ...\nf = C()\n"
    ),
    "overloaded": (
        "@typing.overload\ndef f(a: int): ...\n@typing.overload\ndef f(a: str): ...\n"
        "def f(a): ...\n"
    ),
    "only_overload": "@typing.overload\ndef f(a: int): ...\n",
    "property_outside": "@property\ndef f(self): ...\n",
    "module_of_project": "import os.path as f\n",
    "joined_string": "f = f'{1}'\n",
    "list_of_items": "f = [one for one in (1, 2)]\n",
    "set_of_items": "f = {one for one in (1, 2)}\n",
    "made_in_condition": "f = len if 1 else print\n",
    "method_of_builtin": "f = 'a'.join\n",
    "method_of_class": "f = str.join\n",
    "method_of_dict": "f = dict.fromkeys\n",
    "builtin_value": "f = __debug__\n",
    "builtin_function": "f = sorted\n",
    "builtin_min": "f = min\n",
    "builtin_next": "f = next\n",
    "builtin_exception": "f = ValueError\n",
    "compiled_function": "from math import sqrt as f\n",
    "compiled_returns": "from time import time as f\n",
    "stub_value": "from math import pi as f\n",
}
DEFAULTS = {
    "optional_of_values": (
        "NOTHING = None\nMISSING = object()\n"
        "def f(a: int | None = NOTHING, b: int | None = MISSING, c: int | None = len('a'),\n"
        "      d: int | None = [None][0], e: int | None = None if 1 else 2, g: int | None = -1,\n"
        "      h: int | None = [], i: int | None = 0 or None, j: int | None = os.sep,\n"
        "      k: int = None, l: Any = None, m: 'int | None' = None, n=None,\n"
        "      o: gone.X = None, p: gone.X | None = None): ...\n".replace("os.sep", "functools")
    ),
    "injected_twice": "def f(a: Epoch, b: Epoch, c: EventMap, d: int): ...\n",
    "injected_quoted": "def f(a: 'Epoch', b: A[Epoch, 1], c: Epoch | None = None): ...\n",
    "open_annotations": (
        "import elsewhere\ndef f(a: elsewhere.X, b: elsewhere.X[int], c: elsewhere.X = 1): ...\n"
    ),
    "retouched": (
        "def deco(fn):\n    fn.__annotations__ = {}\n    return fn\n"
        "@deco\ndef f(a: int, b: int = 1) -> A[int, Name('c')]: ...\n"
    ),
    "validated": (
        "import pydantic\n@pydantic.validate_call\ndef f(a: int, b, *c: int) -> int: ...\n"
    ),
    "positional_defaults": "def f(a, b=1, /, c=2, *, d=3, e): ...\n",
    "wrapper_with_more": (
        "def deco(fn):\n    @functools.wraps(fn)\n"
        "    def inner(a, *, more=1, **k): return fn(a, **k)\n    return inner\n"
        "@deco\ndef f(a: Epoch, b: int | None = None, **c): ...\n"
    ),
    "wrapper_of_other": (
        "def deco(fn):\n    @functools.wraps(fn)\n    def inner(x, y): return fn(x, y)\n"
        "    return inner\n@deco\ndef f(a: Epoch, b: int) -> A[int, Name('c')]: ...\n"
    ),
}
FAILS = {
    *("node_injections_of_unknown", "node_process_decorated", "class_doubtful"),
    *("class_doubtful_with_process", "class_doubtful_and_marked", "class_with_unread_exit"),
    *("class_decorated", "partial_of_unknown", "partial_alone", "instance_decorated"),
    *("optional_of_values", "open_annotations", "node_process_of_value"),
    "node_process_of_property",
}
"""Those that Python refuses, or that need what is not there."""

OTHERWISE = {"class_rest_as_self", "node_static", "partial_of_builtin", "special_partial"}
"""Those whose parameters are called otherwise in stubs, or that the comparison calls otherwise."""

SNIPPETS = {
    name: Snippet(code, None, runs=name not in FAILS | OTHERWISE)
    for table in (OWN, WRAPPED, CALLS, DEFAULTS)
    for name, code in table.items()
}
