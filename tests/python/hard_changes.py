"""Functions and classes that are changed or wrapped after they have been defined."""

from __future__ import annotations

from tests.python.pieces import Snippet, function, wrapped

SNIPPETS = {
    "changed_setattr": Snippet(
        "class f:\n    pass\nsetattr(f, 'process', lambda self, a: a)\n",
        {"unknown": "'f' is set as the code runs"},
    ),
    "changed_alias": Snippet(
        "class f:\n    def process(self, a): ...\ng = f\ng.process = lambda self, b: b\n",
        {"unknown": "'f' is set as the code runs"},
    ),
    "changed_alias_signature": Snippet(
        "def f(a): ...\ng = f\ng.__wrapped__ = print\n",
        {"unknown": "'f' is set as the code runs"},
    ),
    "changed_loop": Snippet(
        "class f:\n"
        "    def process(self, a): ...\n"
        "class h:\n"
        "    pass\n"
        "for one in (f, h):\n"
        "    one.process = lambda self, b: b\n",
        {"unknown": "{path} defines 'f' in several ways"},
    ),
    "changed_loop_names": Snippet(
        "class f:\n    pass\nfor name in ('process',):\n    setattr(f, name, lambda self, b: b)\n",
        {"unknown": "{path} defines 'f' in several ways"},
    ),
    "changed_by_call": Snippet(
        "def patch(cls):\n"
        "    cls.process = lambda self, b: b\n"
        "class f:\n"
        "    def process(self, a): ...\n"
        "patch(f)\n",
        {"unknown": "'f' is set as the code runs"},
    ),
    "changed_defaults": Snippet(
        "def f(a, b): ...\nf.__defaults__ = (1, 2)\n",
        {"unknown": "'f' is set as the code runs"},
    ),
    "changed_code": Snippet(
        "def f(a, b): ...\ndef g(c): ...\nf.__code__ = g.__code__\n",
        {"unknown": "'f' is set as the code runs"},
    ),
    "changed_deleted_member": Snippet(
        "class f:\n    def process(self, a): ...\ndel f.process\n",
        {"unknown": "'f' is set as the code runs"},
    ),
    "changed_doc": Snippet(
        "def f(a): ...\nf.__doc__ = 'x'\n",
        function(["a"], "value"),
    ),
    "changed_registry": Snippet(
        "ALL = []\ndef register(one):\n    ALL.append(one)\ndef f(a): ...\nregister(f)\n",
        function(["a"], "value"),
    ),
    "changed_global": Snippet(
        "f = None\ndef setup():\n    global f\n    f = print\nsetup()\n",
        {"unknown": "{path} sets 'f' in a function"},
    ),
    "changed_abstract": Snippet(
        "class f(abc.ABC):\n"
        "    @abc.abstractmethod\n"
        "    def process(self, a): ...\n"
        "f.__abstractmethods__ = frozenset()\n",
        {"unknown": "'f' is set as the code runs"},
    ),
    "changed_by_type": Snippet(
        "f = type('f', (), {})\n",
        {"unknown": "it is the value of \"type('f', (), {{}})\", which is not run"},
    ),
    "changed_by_vars": Snippet(
        "def f(a): ...\nvars(f)['__wrapped__'] = lambda b: b\n",
        {"unknown": "'f' is set as the code runs"},
    ),
    "changed_by_update": Snippet(
        "def f(a): ...\nf.__dict__.update(__wrapped__=lambda b: b)\n",
        {"unknown": "'f' is set as the code runs"},
    ),
    "wrapper_fixed": Snippet(
        "def deco(fn):\n"
        "    @functools.wraps(fn)\n"
        "    def inner(x):\n"
        "        return fn(x, 1)\n"
        "    return inner\n"
        "@deco\n"
        "def f(a, b) -> A[int, Name('v')]: ...\n",
        {"kind": "function", "call": ["x"], "signals": ["v"], "slots": {"a": True, "b": True}},
    ),
    "wrapper_renames": Snippet(
        "def deco(fn):\n"
        "    @functools.wraps(fn)\n"
        "    def inner(x, *rest, **kw):\n"
        "        return fn(x, *rest, **kw)\n"
        "    return inner\n"
        "@deco\n"
        "def f(a=1, b=2, *, c=3) -> A[int, Name('v')]: ...\n",
        {
            "kind": "function",
            "call": ["x", "b=", "c!="],
            "signals": ["v"],
            "slots": {"a": True, "b": True, "c": True},
        },
    ),
    "wrapper_renames_clashing": Snippet(
        "def deco(fn):\n"
        "    @functools.wraps(fn)\n"
        "    def inner(b, *rest, **kw):\n"
        "        return fn(b, *rest, **kw)\n"
        "    return inner\n"
        "@deco\n"
        "def f(a, b) -> A[int, Name('v')]: ...\n",
        {
            "kind": "function",
            "call": ["b", "*rest", "**kw"],
            "signals": ["v"],
            "slots": {"a": True, "b": True},
        },
    ),
    "wrapper_keyword": Snippet(
        "def deco(fn):\n"
        "    @functools.wraps(fn)\n"
        "    def inner(*args, verbose=False, **kwargs):\n"
        "        return fn(*args, **kwargs)\n"
        "    return inner\n"
        "@deco\n"
        "def f(a) -> A[int, Name('v')]: ...\n",
        {
            "kind": "function",
            "call": ["a", "verbose!="],
            "signals": ["v"],
            "slots": {"a": True},
        },
    ),
    "wrapper_drops": Snippet(
        "def deco(fn):\n"
        "    @functools.wraps(fn)\n"
        "    def inner(*args, **kwargs):\n"
        "        return fn(*args[1:], **kwargs)\n"
        "    return inner\n"
        "@deco\n"
        "def f(a) -> A[int, Name('v')]: ...\n",
        {"kind": "function", "call": ["*args", "**kwargs"], "signals": ["v"], "slots": {"a": True}},
    ),
    "wrapper_adds": Snippet(
        "def deco(fn):\n"
        "    @functools.wraps(fn)\n"
        "    def inner(*args, **kwargs):\n"
        "        return fn(0, *args, **kwargs)\n"
        "    return inner\n"
        "@deco\n"
        "def f(a, b) -> A[int, Name('v')]: ...\n",
        {
            "kind": "function",
            "call": ["b"],
            "signals": ["v"],
            "slots": {"a": True, "b": True},
        },
    ),
    "wrapper_fills": Snippet(
        "def deco(fn):\n"
        "    @functools.wraps(fn)\n"
        "    def inner(*args, **kwargs):\n"
        "        return fn(*args, **{'b': 1, **kwargs})\n"
        "    return inner\n"
        "@deco\n"
        "def f(a, b) -> A[int, Name('v')]: ...\n",
        {
            "kind": "function",
            "call": ["*args", "**kwargs"],
            "signals": ["v"],
            "slots": {"a": True, "b": True},
        },
    ),
    "wrapper_pops": Snippet(
        "def deco(fn):\n"
        "    @functools.wraps(fn)\n"
        "    def inner(*args, **kwargs):\n"
        "        kwargs.pop('extra', None)\n"
        "        return fn(*args, **kwargs)\n"
        "    return inner\n"
        "@deco\n"
        "def f(a): ...\n",
        wrapped("a", "value") | {"call": ["a", "extra!="]},
    ),
    "wrapper_swallows": Snippet(
        "def deco(fn):\n"
        "    @functools.wraps(fn)\n"
        "    def inner(*args, **kwargs):\n"
        "        try:\n"
        "            return fn(*args, **kwargs)\n"
        "        except Exception:\n"
        "            return None\n"
        "    return inner\n"
        "@deco\n"
        "def f(a): ...\n",
        wrapped("a", "value"),
    ),
    "wrapper_suppresses": Snippet(
        "def deco(fn):\n"
        "    @functools.wraps(fn)\n"
        "    def inner(*args, **kwargs):\n"
        "        with contextlib.suppress(TypeError):\n"
        "            return fn(*args, **kwargs)\n"
        "    return inner\n"
        "@deco\n"
        "def f(a): ...\n",
        wrapped("a", "value"),
    ),
    "wrapper_twice": Snippet(
        "def deco(fn):\n"
        "    @functools.wraps(fn)\n"
        "    def inner(*args, **kwargs): return fn(*args, **kwargs)\n"
        "    return inner\n"
        "@deco\n"
        "@deco\n"
        "def f(a): ...\n",
        function(["a"], "value"),
    ),
    "wrapper_conditionally": Snippet(
        "import os\n"
        "def deco(fn):\n"
        "    if os.sep == '?':\n"
        "        return print\n"
        "    return fn\n"
        "@deco\n"
        "def f(a): ...\n",
        {"unknown": "it is not known what the decorator 'deco' makes of it"},
    ),
    "wrapper_class": Snippet(
        "class deco:\n"
        "    def __init__(self, fn):\n"
        "        functools.update_wrapper(self, fn)\n"
        "        self.fn = fn\n"
        "    def __call__(self, *args): return self.fn(*args)\n"
        "@deco\n"
        "def f(a): ...\n",
        {"unknown": "it is not known what the decorator 'deco' makes of it"},
    ),
    "wrapper_paramspec": Snippet(
        "P = typing.ParamSpec('P')\n"
        "R = typing.TypeVar('R')\n"
        "def deco(fn: Callable[P, R]) -> Callable[P, R]:\n"
        "    @functools.wraps(fn)\n"
        "    def inner(*args: P.args, **kwargs: P.kwargs) -> R:\n"
        "        return fn(*args, **kwargs)\n"
        "    return inner\n"
        "@deco\n"
        "def f(a: int) -> A[int, Name('v')]: ...\n",
        function(["a"], "v"),
    ),
    "wrapper_partial_wraps": Snippet(
        "def deco(fn):\n    return functools.partial(fn, 1)\n@deco\ndef f(a, b): ...\n",
        {"unknown": "it is not known what the decorator 'deco' makes of it"},
    ),
    "wrapper_optional_call": Snippet(
        "def deco(fn=None, *, n=1):\n"
        "    if fn is None:\n"
        "        return functools.partial(deco, n=n)\n"
        "    @functools.wraps(fn)\n"
        "    def inner(*args, **kwargs): return fn(*args, **kwargs)\n"
        "    return inner\n"
        "@deco(n=2)\n"
        "def f(a): ...\n",
        {"unknown": "it is not known what the decorator 'deco' makes of it"},
    ),
    "wrapper_assigned": Snippet(
        "def deco(fn):\n"
        "    @functools.wraps(fn, updated=())\n"
        "    def inner(self, *args, **kwargs): return fn(self, *args, **kwargs)\n"
        "    return inner\n"
        "class f:\n"
        "    @deco\n"
        "    @process_method\n"
        "    def run(self, a): ...\n",
        {"kind": "class", "call": "?", "signals": "?", "slots": "?", "process": "?"},
    ),
    "wrapper_lambda": Snippet(
        "def deco(fn):\n    return lambda *args: fn(*args)\n@deco\ndef f(a): ...\n",
        {"unknown": "it is not known what the decorator 'deco' makes of it"},
    ),
}
