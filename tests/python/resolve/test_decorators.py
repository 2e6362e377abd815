"""What decorators make of a function, as a whole."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from noob_lint.python.find.finder import Finder
from noob_lint.python.resolve.decorators import Finished, finish
from noob_lint.python.resolve.keepers import KEEPERS
from noob_lint.python.resolve.resolver import Resolver
from noob_lint.python.source.entities import Cannot, Function
from noob_lint.python.source.modules import Modules


def finished(text: str, folder: Path) -> str:
    """The functions and flags of the decorated function `f`, as far as they are not the usual."""
    (folder / "lab.py").write_text(text)
    resolver = Resolver(Modules(Finder([folder], None), {}))
    found = resolver.member("lab", "f")
    assert isinstance(found, Function)
    done = finish(found, resolver)
    if isinstance(done, Cannot):
        place = done.place
        assert place is not None
        start, end = place.span
        said = place.source.text[start.offset : end.offset]
        name = said.partition("(")[0]
        assert done.reason == f"it is not known what the decorator {name!r} makes of it"
        return f"unknown: {said}"
    functions = (done.body, done.signature, done.call)
    parts = [f"{one.node.name}({ast.unparse(one.node.args)})" for one in functions]
    defaults = Finished(found, found, found)._asdict()
    for name, value in done._asdict().items():
        if name not in ("body", "signature", "call") and value != defaults[name]:
            said = " ".join(sorted(value)) if isinstance(value, frozenset) else value
            parts.append(f"{name}={said}")
    return ", ".join(parts)


DECORATED = {
    "none": (
        ("def f(x, y=1): return x"),
        ("f(x, y=1), f(x, y=1), f(x, y=1)"),
    ),
    "abstract": (
        ("import abc\n@abc.abstractmethod\ndef f(x, y=1): return x"),
        ("f(x, y=1), f(x, y=1), f(x, y=1), marks=abstract"),
    ),
    "marks": (
        (
            "from noob import process_method, init_method, deinit_method\n@process_method\n"
            "@init_method\n@deinit_method\ndef f(x, y=1): return x"
        ),
        ("f(x, y=1), f(x, y=1), f(x, y=1), marks=deinit init process"),
    ),
    "harmless marks": (
        (
            "import typing as t\n@t.final\n@t.no_type_check\n@t.override\n"
            "@t.runtime_checkable\ndef f(x, y=1): return x"
        ),
        ("f(x, y=1), f(x, y=1), f(x, y=1)"),
    ),
    "an overload": (
        ("import typing as t\n@t.overload\ndef f(x, y=1): return x"),
        ("f(x, y=1), f(x, y=1), f(x, y=1), marks=overload"),
    ),
    "a call of a mark": (
        ("import abc\n@abc.abstractmethod()\ndef f(x, y=1): return x"),
        ("unknown: abc.abstractmethod()"),
    ),
    "descriptors": (
        ("@staticmethod\ndef f(x, y=1): return x"),
        ("f(x, y=1), f(x, y=1), f(x, y=1), binding=static"),
    ),
    "a class method": (
        ("@classmethod\ndef f(x, y=1): return x"),
        ("f(x, y=1), f(x, y=1), f(x, y=1), binding=class"),
    ),
    "a property": (
        ("@property\ndef f(x, y=1): return x"),
        ("f(x, y=1), f(x, y=1), f(x, y=1), binding=property"),
    ),
    "a cached property": (
        ("from functools import cached_property\n@cached_property\ndef f(x, y=1): return x"),
        ("f(x, y=1), f(x, y=1), f(x, y=1), binding=property"),
    ),
    "a mark on a descriptor": (
        (
            "from noob import process_method\nimport abc\n@process_method\n"
            "@abc.abstractmethod\n@staticmethod\ndef f(x, y=1): return x"
        ),
        ("f(x, y=1), f(x, y=1), f(x, y=1), binding=static, marks=abstract"),
    ),
    "a descriptor on a mark": (
        (
            "from noob import process_method\n@staticmethod\n@process_method\n"
            "def f(x, y=1): return x"
        ),
        ("f(x, y=1), f(x, y=1), f(x, y=1), binding=static, marks=process"),
    ),
    "another class": (
        ("@int\ndef f(x, y=1): return x"),
        ("unknown: int"),
    ),
    "a context manager": (
        ("from contextlib import contextmanager\n@contextmanager\ndef f(x): yield x"),
        ("f(x), f(x), f(x), maker=contextlib.contextmanager"),
    ),
    "an asynchronous one": (
        ("from contextlib import asynccontextmanager as m\n@m\nasync def f(x): yield x"),
        ("f(x), f(x), f(x), maker=contextlib.asynccontextmanager"),
    ),
    "a call of a maker": (
        ("from contextlib import contextmanager\n@contextmanager()\ndef f(x, y=1): return x"),
        ("unknown: contextmanager()"),
    ),
    "of a model": (
        ("import pydantic\n@pydantic.computed_field\ndef f(x, y=1): return x"),
        ("f(x, y=1), f(x, y=1), f(x, y=1), binding=class"),
    ),
    "validators": (
        ("import pydantic\n@pydantic.field_validator('x')\ndef f(x, y=1): return x"),
        ("f(x, y=1), f(x, y=1), f(x, y=1), binding=class"),
    ),
    **{
        f"of a model by {name}": (
            f"import pydantic\n@pydantic.{name}(mode='wrap')\ndef f(x, y=1): return x",
            "f(x, y=1), f(x, y=1), f(x, y=1), binding=class",
        )
        for name in ("field_serializer", "model_serializer", "model_validator")
    },
    **{
        f"of a model with the role {name}": (
            f"import pydantic\n@pydantic.computed_field\ndef {name}(x): ...\nf = {name}",
            "unknown: pydantic.computed_field",
        )
        for name in ("init", "deinit")
    },
    **{
        f"the mark {name} on a descriptor": (
            f"import noob\n@noob.{name}_method\n@staticmethod\ndef f(x, y=1): return x",
            "f(x, y=1), f(x, y=1), f(x, y=1), binding=static",
        )
        for name in ("init", "deinit")
    },
    "wraps of nothing": (
        "import functools\n@functools.wraps()\ndef f(x, y=1): return x",
        "unknown: functools.wraps()",
    ),
    "wraps from the function around it": (
        (
            "def d(n):\n    import functools\n    def e(g):\n        @functools.wraps(g)\n"
            "        def w(*a, **k): return g(*a, **k)\n        return w\n    return e\n"
            "@d(1)\ndef f(x, y=1): return x"
        ),
        "w(*a, **k), f(x, y=1), f(x, y=1)",
    ),
    "wraps that is given nothing": (
        (
            "import functools\ndef d(g):\n    return functools.wraps(g)()\n@d\n"
            "def f(x, y=1): return x"
        ),
        "unknown: d",
    ),
    **{
        f"a wrapper below {line}": (
            (
                f"import functools\ndef d(g):\n    @{line}\n"
                "    def w(*a, **k): return g(*a, **k)\n    return w\n@d\n"
                "def f(x, y=1): return x"
            ),
            "unknown: d",
        )
        for line in ("functools.wraps", "other(g)", "functools.wraps(g.h)")
    },
    "a wrapper of one that returns something else": (
        (
            "import functools\ndef d(g):\n    @functools.wraps(g)\n"
            "    def w(*a, **k): return g(*a, **k)\n    return w\ndef e(g):\n"
            "    @functools.wraps(g)\n    def v(*a, **k): g(*a, **k)\n    return v\n"
            "@d\n@e\ndef f(x, y=1): return x"
        ),
        "w(*a, **k), f(x, y=1), f(x, y=1), keeps_value=False",
    ),
    "the same, by position": (
        "def d(g, /): return g\n@d\ndef f(x, y=1): return x",
        "f(x, y=1), f(x, y=1), f(x, y=1)",
    ),
    "the same, with another attribute": (
        "def d(g):\n    g.more = other\n    return g\n@d\ndef f(x, y=1): return x",
        "f(x, y=1), f(x, y=1), f(x, y=1)",
    ),
    "the same, with other defaults": (
        "def d(g):\n    g.__defaults__ = (2,)\n    return g\n@d\ndef f(x, y=1): return x",
        "unknown: d",
    ),
    "handed on to one that takes fewer": (
        "def h(a): a.__annotations__ = {}\ndef d(g):\n    h(1, g)\n    return g\n@d\n"
        "def f(x, y=1): return x",
        "f(x, y=1), f(x, y=1), f(x, y=1)",
    ),
    "handed on as the second": (
        "def h(a, b): b.__annotations__ = {}\ndef d(g):\n    h(1, g)\n    return g\n@d\n"
        "def f(x, y=1): return x",
        "f(x, y=1), f(x, y=1), f(x, y=1), is_retouched=True",
    ),
    "nothing returned": ("def d(g): return\n@d\ndef f(x, y=1): return x", "unknown: d"),
    "handed on by position": (
        (
            "def h(a, /): a.__annotations__ = {}\ndef d(g):\n    h(g)\n    return g\n@d\n"
            "def f(x, y=1): return x"
        ),
        "f(x, y=1), f(x, y=1), f(x, y=1), is_retouched=True",
    ),
    "of a model with a role": (
        ("import pydantic\n@pydantic.computed_field\ndef process(x): ...\nf = process"),
        ("unknown: pydantic.computed_field"),
    ),
    "a cache": (
        ("import functools\n@functools.lru_cache\ndef f(x, y=1): return x"),
        ("f(x, y=1), f(x, y=1), f(x, y=1), is_function=False"),
    ),
    "a cache with a size": (
        ("import functools\n@functools.lru_cache(maxsize=3)\ndef f(x, y=1): return x"),
        ("f(x, y=1), f(x, y=1), f(x, y=1), is_function=False"),
    ),
    "single dispatch": (
        ("import functools\n@functools.singledispatch\ndef f(x, y=1): return x"),
        ("f(x, /, *args, **kwargs), f(x, y=1), f(x, /, *args, **kwargs), keeps_value=False"),
    ),
    "single dispatch without parameters": (
        ("import functools\n@functools.singledispatch\ndef f(): ..."),
        ("unknown: functools.singledispatch"),
    ),
    "single dispatch by position": (
        ("import functools\n@functools.singledispatch\ndef f(x, /, *, y): ..."),
        ("f(x, /, *args, **kwargs), f(x, /, *, y), f(x, /, *args, **kwargs), keeps_value=False"),
    ),
    "wraps": (
        ("import functools\ndef g(z): ...\n@functools.wraps(g)\ndef f(x, y=1): return x"),
        ("f(x, y=1), g(z), f(x, y=1), keeps_value=False"),
    ),
    "wraps of what is unknown": (
        ("import functools\n@functools.wraps(g)\ndef f(x, y=1): return x"),
        ("unknown: functools.wraps(g)"),
    ),
    "wraps of what is decorated": (
        ("import functools\n@h\ndef g(z): ...\n@functools.wraps(g)\ndef f(x, y=1): return x"),
        ("unknown: functools.wraps(g)"),
    ),
    "wraps without a call": (
        ("import functools\n@functools.wraps\ndef f(x, y=1): return x"),
        ("unknown: functools.wraps"),
    ),
    "an unknown decorator": (
        ("@d.e(1)\ndef f(x, y=1): return x"),
        ("unknown: d.e(1)"),
    ),
    "above an unknown one": (
        ("import abc\n@abc.abstractmethod\n@d\ndef f(x, y=1): return x"),
        ("unknown: d"),
    ),
    "a validated call": (
        ("import pydantic\n@pydantic.validate_call\ndef f(x, y=1): return x"),
        ("f(x, y=1), f(x, y=1), f(x, y=1), converts=True"),
    ),
    "a validated return": (
        ("import pydantic\n@pydantic.validate_call(validate_return=True)\ndef f(x, y=1): return x"),
        ("f(x, y=1), f(x, y=1), f(x, y=1), converts=True"),
    ),
    "partial": (
        (
            "import functools\nd = functools.partial(functools.lru_cache, maxsize=3)\n@d\n"
            "def f(x, y=1): return x"
        ),
        ("f(x, y=1), f(x, y=1), f(x, y=1), is_function=False"),
    ),
    "partial of a function": (
        (
            "import functools\ndef g(h, z): return h\nd = functools.partial(g, 1)\n@d\n"
            "def f(x, y=1): return x"
        ),
        ("unknown: d"),
    ),
    "something like partial": (
        ("import functools\nd = other(functools.lru_cache)\n@d\ndef f(x, y=1): return x"),
        ("unknown: d"),
    ),
    "the same": (
        ("def d(g):\n    print(g)\n    return g\n@d\ndef f(x, y=1): return x"),
        ("f(x, y=1), f(x, y=1), f(x, y=1)"),
    ),
    "the same, by a call": (
        ("def d(n):\n    def e(g): return g\n    return e\n@d(1)\ndef f(x, y=1): return x"),
        ("f(x, y=1), f(x, y=1), f(x, y=1)"),
    ),
    "a call of a plain one": (
        ("def d(g): return g\n@d()\ndef f(x, y=1): return x"),
        ("unknown: d()"),
    ),
    "not called": (
        ("def d(n):\n    def e(g): return g\n    return e\n@d\ndef f(x, y=1): return x"),
        ("e(g), e(g), e(g), keeps_value=False"),
    ),
    "two levels too deep": (
        (
            "def d(n):\n    def e(m):\n        def h(g): return g\n        return h\n"
            "    return e\n@d(1)\ndef f(x, y=1): return x"
        ),
        ("h(g), h(g), h(g), keeps_value=False"),
    ),
    "from elsewhere, by a call": (
        ("def e(g): return g\ndef d(n): return e\n@d(1)\ndef f(x, y=1): return x"),
        ("unknown: d(1)"),
    ),
    "without parameters": (
        ("def d(): return 1\n@d\ndef f(x, y=1): return x"),
        ("unknown: d"),
    ),
    "without a return": (
        ("def d(g): g\n@d\ndef f(x, y=1): return x"),
        ("unknown: d"),
    ),
    "several returns": (
        ("def d(g):\n    if g: return g\n    return 1\n@d\ndef f(x, y=1): return x"),
        ("unknown: d"),
    ),
    "the same returns": (
        ("def d(g):\n    if x: return g\n    return g\n@d\ndef f(x, y=1): return x"),
        ("f(x, y=1), f(x, y=1), f(x, y=1)"),
    ),
    "a coroutine": (
        ("async def d(g): return g\n@d\ndef f(x, y=1): return x"),
        ("unknown: d"),
    ),
    "a generator": (
        ("def d(g):\n    yield\n    return g\n@d\ndef f(x, y=1): return x"),
        ("unknown: d"),
    ),
    "a decorated decorator": (
        ("@x\ndef d(g): return g\n@d\ndef f(x, y=1): return x"),
        ("unknown: d"),
    ),
    "set before it is returned": (
        ("def d(g):\n    g = 1\n    return g\n@d\ndef f(x, y=1): return x"),
        ("unknown: d"),
    ),
    "annotated": (
        ("def d(g):\n    g.__annotations__ = {}\n    return g\n@d\ndef f(x, y=1): return x"),
        ("f(x, y=1), f(x, y=1), f(x, y=1), is_retouched=True"),
    ),
    "patched": (
        ("def d(g):\n    g.__defaults__ = (1,)\n    return g\n@d\ndef f(x, y=1): return x"),
        ("unknown: d"),
    ),
    "marked": (
        ("def d(g):\n    g.x = 1\n    return g\n@d\ndef f(x, y=1): return x"),
        ("f(x, y=1), f(x, y=1), f(x, y=1)"),
    ),
    "handed on": (
        (
            "def h(a, b): b.__annotations__ = {}\ndef d(g):\n    h(1, g)\n    return g\n@d\n"
            "def f(x, y=1): return x"
        ),
        ("f(x, y=1), f(x, y=1), f(x, y=1), is_retouched=True"),
    ),
    "handed on among others": (
        (
            "def h(a, b): b.__annotations__ = {}\ndef d(g):\n    print(1)\n    h(1, g)\n"
            "    print(g)\n    x[0](g)\n    return g\n@d\ndef f(x, y=1): return x"
        ),
        ("f(x, y=1), f(x, y=1), f(x, y=1), is_retouched=True"),
    ),
    "handed on elsewhere": (
        (
            "def h(a, b): a.__annotations__ = {}\ndef d(g):\n    h(1, g)\n    h(x, y, g)\n"
            "    return g\n@d\ndef f(x, y=1): return x"
        ),
        ("f(x, y=1), f(x, y=1), f(x, y=1)"),
    ),
    "handed on to what does nothing": (
        (
            "def h(a): a.x = 1\ndef d(g):\n    h(g)\n    x[0](g)\n    return g\n@d\n"
            "def f(x, y=1): return x"
        ),
        ("f(x, y=1), f(x, y=1), f(x, y=1)"),
    ),
    "a wrapper": (
        (
            "def d(g):\n    def w(*a, **k): return g(*a, **k)\n    return w\n@d\n"
            "def f(x, y=1): return x"
        ),
        ("w(*a, **k), w(*a, **k), f(x, y=1), keeps_value=False"),
    ),
    "a wrapper with its own parameters": (
        ("def d(g):\n    def w(z): return g(z)\n    return w\n@d\ndef f(x, y=1): return x"),
        ("w(z), w(z), w(z), keeps_value=False"),
    ),
    "a wrapper that wraps": (
        (
            "import functools\ndef d(g):\n    @functools.wraps(g)\n"
            "    def w(*a, **k): return g(*a, **k)\n    return w\n@d\ndef f(x, y=1): return x"
        ),
        ("w(*a, **k), f(x, y=1), f(x, y=1)"),
    ),
    "a wrapper that returns something else": (
        (
            "import functools\ndef d(g):\n    @functools.wraps(g)\n"
            "    def w(*a, **k): g(*a, **k)\n    return w\n@d\ndef f(x, y=1): return x"
        ),
        ("w(*a, **k), f(x, y=1), f(x, y=1), keeps_value=False"),
    ),
    "a wrapper that takes something else": (
        (
            "import functools\ndef d(g):\n    @functools.wraps(g)\n"
            "    def w(z): return g(z, 1)\n    return w\n@d\ndef f(x, y=1): return x"
        ),
        ("w(z), f(x, y=1), w(z)"),
    ),
    "a wrapper that gives some": (
        (
            "import functools\ndef d(g):\n    @functools.wraps(g)\n"
            "    def w(*a, **k): return g(1, *a, **k)\n    return w\n@d\n"
            "def f(x, y=1): return x"
        ),
        ("w(*a, **k), f(x, y=1), f(y=1)"),
    ),
    "a wrapper that renames": (
        (
            "import functools\ndef d(g):\n    @functools.wraps(g)\n"
            "    def w(z, *a, **k): return g(z, *a, **k)\n    return w\n@d\n"
            "def f(x, y=1): return x"
        ),
        ("w(z, *a, **k), f(x, y=1), f(z, y=1)"),
    ),
    "a wrapper that adds names": (
        (
            "import functools\ndef d(g):\n    @functools.wraps(g)\n"
            "    def w(*a, z, **k): return g(*a, **k)\n    return w\n@d\n"
            "def f(x, y=1): return x"
        ),
        ("w(*a, z, **k), f(x, y=1), f(x, y=1, *, z=None)"),
    ),
    "a wrapper by a call": (
        (
            "import functools\ndef d(g):\n    def w(*a, **k): return g(*a, **k)\n"
            "    return functools.update_wrapper(w, g)\n@d\ndef f(x, y=1): return x"
        ),
        ("w(*a, **k), f(x, y=1), f(x, y=1)"),
    ),
    "a wrapper by a call of wraps": (
        (
            "import functools\ndef d(g):\n    def w(*a, **k): return g(*a, **k)\n"
            "    return functools.wraps(g)(w)\n@d\ndef f(x, y=1): return x"
        ),
        ("w(*a, **k), f(x, y=1), f(x, y=1)"),
    ),
    "a wrapper by another call": (
        (
            "def d(g):\n    def w(*a, **k): return g(*a, **k)\n    return other(w, g)\n@d\n"
            "def f(x, y=1): return x"
        ),
        ("unknown: d"),
    ),
    "a wrapper by a call of another": (
        (
            "import functools\ndef d(g):\n    def w(*a, **k): return g(*a, **k)\n"
            "    return functools.update_wrapper(w, h)\n@d\ndef f(x, y=1): return x"
        ),
        ("unknown: d"),
    ),
    "a wrapper by a call of one": (
        (
            "import functools\ndef d(g):\n    def w(*a, **k): return g(*a, **k)\n"
            "    return functools.update_wrapper(w)\n@d\ndef f(x, y=1): return x"
        ),
        ("unknown: d"),
    ),
    "wraps with more": (
        (
            "import functools\ndef d(g):\n    @functools.wraps(g, x)\n"
            "    def w(*a, **k): return g(*a, **k)\n    return w\n@d\ndef f(x, y=1): return x"
        ),
        ("unknown: d"),
    ),
    "wraps with names": (
        (
            "import functools\ndef d(g):\n    @functools.wraps(g, updated=())\n"
            "    def w(*a, **k): return g(*a, **k)\n    return w\n@d\ndef f(x, y=1): return x"
        ),
        ("unknown: d"),
    ),
    "wraps of another": (
        (
            "import functools\ndef d(g):\n    @functools.wraps(h)\n"
            "    def w(*a, **k): return g(*a, **k)\n    return w\n@d\ndef f(x, y=1): return x"
        ),
        ("unknown: d"),
    ),
    "wraps without arguments": (
        (
            "import functools\ndef d(g):\n    @functools.wraps()\n"
            "    def w(*a, **k): return g(*a, **k)\n    return w\n@d\ndef f(x, y=1): return x"
        ),
        ("unknown: d"),
    ),
    "wrappers of marks": (
        (
            "import functools, noob\ndef d(g):\n    @functools.wraps(g)\n"
            "    def w(*a, **k): return g(*a, **k)\n    return w\n@d\n@noob.process_method\n"
            "@functools.lru_cache\ndef f(x, y=1): return x"
        ),
        ("w(*a, **k), f(x, y=1), f(x, y=1), marks=process"),
    ),
    "a function from elsewhere": (
        ("def w(*a): ...\ndef d(g): return w\n@d\ndef f(x, y=1): return x"),
        ("unknown: d"),
    ),
    "a class": (
        ("class d:\n    def __init__(self, g): ...\n@d\ndef f(x, y=1): return x"),
        ("unknown: d"),
    ),
    "two wrappers": (
        (
            "import functools\ndef d(g):\n    @functools.wraps(g)\n"
            "    def w(*a, **k): return g(*a, **k)\n    return w\ndef e(g):\n"
            "    def v(z): return g(z)\n    return v\n@d\n@e\ndef f(x, y=1): return x"
        ),
        ("w(*a, **k), v(z), v(z), keeps_value=False"),
    ),
}


@pytest.mark.parametrize(("text", "expected"), DECORATED.values(), ids=DECORATED)
def test_what_decorators_make(text: str, expected: str, tmp_path: Path) -> None:
    assert finished(text, tmp_path) == expected


KEPT = {
    "beartype.beartype": ("", ""),
    "functools.cache": (", is_function=False",) * 2,
    "functools.lru_cache": (", is_function=False",) * 2,
    "functools.singledispatch": (None, None),
    "numba.jit": (", is_function=False",) * 2,
    "numba.njit": (", is_function=False",) * 2,
    "numpy._core.overrides.array_function_dispatch": (", is_function=False",) * 2,
    "pydantic.validate_call": (", converts=True", None),
    "typing.deprecated": ("", None),
    "warnings.deprecated": ("", None),
}
"""What is different after a decorator of a plain function, and of a generator; None: too much."""


@pytest.mark.parametrize("name", KEEPERS)
def test_decorators_that_keep_a_signature(name: str, tmp_path: Path) -> None:
    module = name.rpartition(".")[0]
    for decorator in (name, f"{name}(1)"):
        found = [
            finished(f"import {module}\n@{decorator}\ndef f(x): {body}", tmp_path)
            for body in ("return x", "yield x")
        ]
        same = "f(x), f(x), f(x)"
        told = [one.removeprefix(same) if one.startswith(same) else None for one in found]
        assert tuple(told) == KEPT[name]


def test_a_decorator_that_compares_signatures_itself(tmp_path: Path) -> None:
    name = "numpy._core.overrides.array_function_dispatch"
    text = f"import numpy._core.overrides\n@{name}(1, verify=False)\ndef f(x): return x"
    assert finished(text, tmp_path) == f"unknown: {name}(1, verify=False)"
