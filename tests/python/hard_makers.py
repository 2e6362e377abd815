"""Constructors of every kind, and what else decides what a call of a class takes."""

from __future__ import annotations

from tests.python.pieces import Snippet


def _attrs(body: str, call: str = "@define", before: str = "") -> str:
    lines = "".join(f"    {line}\n" for line in body.split("\n"))
    head = "import attr, attrs\nfrom attr import ib, s\nfrom attrs import NOTHING, define, field\n"
    return f"{head}{before}{call}\nclass f:\n{lines}"


def _data(body: str, call: str = "", before: str = "", bases: str = "") -> str:
    lines = "".join(f"    {line}\n" for line in body.split("\n"))
    head = "from dataclasses import KW_ONLY, InitVar, dataclass, field\n"
    return f"{head}{before}@dataclass{call}\nclass f{bases}:\n{lines}"


ATTRS = {
    "attrs_nothing": _attrs(
        "a: int = field(default=NOTHING)\nb: int = field(default=attrs.NOTHING)\n"
        "c: int = ib(NOTHING)\nd: int = field(default=3)\ne: int = field(default=abs(1))"
    ),
    "attrs_converter": _attrs("a: int = field(converter=int)\nb: int = field(validator=int)"),
    "attrs_kw_only": _attrs("a: int = field(kw_only=True)\nb: int\nc: int = field(kw_only=False)"),
    "attrs_all_kw_only": _attrs("a: int\nb: int = field(kw_only=False)", "@define(kw_only=True)"),
    "attrs_option_by_name": _attrs("a: int", "@define(kw_only=YES)", "YES = True\n"),
    "attrs_option_unknown": _attrs("a: int", "@define(kw_only=bool(1))"),
    "attrs_option_unread": _attrs("a: int", "@define(slots=bool(1))"),
    "attrs_these": _attrs("a = ib()", "@s(these={})"),
    "attrs_loose": _attrs("a: int\nb = field()", "@define(auto_attribs=True)"),
    "attrs_not_automatic": _attrs("a: int\nb = field()\nc = 3\nd = abs(1)"),
    "attrs_off": _attrs("a: int\nb: int = field()", "@define(auto_attribs=False)"),
    "attrs_options": _attrs("a: int = field(**OPTIONS)", before="OPTIONS = {}\n"),
    "attrs_alias": _attrs("a: int = field(alias=KEY)\n_b: int\n__c: int", before="KEY = 'x'\n"),
    "attrs_alias_unknown": _attrs("a: int = field(alias=str('x'))"),
    "attrs_alias_none": _attrs("_a: int = field(alias=None)"),
    "attrs_factory": _attrs("a: list = field(factory=list)\nb: list = attrs.Factory(list)"),
    "attrs_set_later": _attrs("b: int\na: int\na = 3"),
    "attrs_set_in_base": _attrs("a: int", before="class Base:\n    a = 1\n").replace(
        "class f:", "class f(Base):"
    ),
    "attrs_two_names": _attrs("a = b = __c = field()"),
    "attrs_constants": _attrs("a: typing.ClassVar[int] = 1\nb: int"),
    "attrs_decorators": _attrs(
        "a: int = field()\nb: int = field()\n@a.validator\ndef _c(self, x, y): ...\n"
        "@b.default\ndef _d(self): return 1"
    ),
    "attrs_in_condition": _attrs("if bool(1):\n    a: int"),
    "attrs_not_in_init": _attrs("a: int = field(init=False)\nb: int = field(init=True)"),
    "attrs_of_base": _attrs(
        "c: int = 3", before="@define\nclass O:\n    a: int\n    b: int = 1\n"
    ).replace("class f:", "class f(O):"),
    "attrs_of_old_base": _attrs(
        "a: int", before="@s\nclass O:\n    x = ib()\n    y: int = 1\n"
    ).replace("class f:", "class f(O):"),
}
DATA = {
    "data_marker": _data("a: int\n_: KW_ONLY\nb: int = 1\nc: int"),
    "data_field_kw_only": _data("a: int = field(kw_only=True)\nb: int = field(kw_only=False)"),
    "data_field_defaults": _data(
        "a: int = field()\nb: int = field(default=1)\nc: list = field(default_factory=list)"
    ),
    "data_field_by_pydantic": _data(
        "a: int = pydantic.Field(default=1)\nb: int = pydantic.Field(init=False, default=1)",
        before="import pydantic\n",
    ),
    "data_field_options": _data("a: int = field(**OPTIONS)", before="OPTIONS = {'default': 1}\n"),
    "data_field_not_annotated": _data("a: int\nb = field(default=1)"),
    "data_option_unknown": _data("a: int", "(kw_only=bool(1))"),
    "data_options": _data("a: int", "(**OPTIONS)", "OPTIONS = {}\n"),
    "data_not_made": _data("a: int", "(init=False)"),
    "data_made_by_name": _data("a: int", "(init=YES)", "YES = False\n"),
    "data_in_loop": _data("for _x in (1,):\n    a: int"),
    "data_in_with": _data("with contextlib.suppress(ValueError):\n    a: int"),
    "data_in_try": _data("try:\n    a: int\nfinally:\n    pass"),
    "data_of_kw_only_base": _data(
        "b: int",
        before="@dataclass(kw_only=True)\nclass O:\n    a: int\n    b: int = 1\n",
        bases="(O)",
    ),
    "data_of_two_bases": _data(
        "c: int = 3",
        before="@dataclass\nclass O:\n    a: int = 1\n@dataclass\nclass P:\n    b: int = 1\n",
        bases="(O, P)",
    ),
    "data_of_unknown_node": "import elsewhere\n" + _data("a: int", bases="(elsewhere.Base, Node)"),
    "data_attribute_of_other": _data("a: int\nother.b: int = 1", before="class other: ...\n"),
    "data_set_later": _data("a: int\na = 3\nb: int\n@property\ndef b(self): return 1\nc: int = 1"),
    "data_set_in_base": _data(
        "a: int = 1\nb: int\nc: int\nd: int",
        before="class Base:\n    b: int = 1\n    c = 2\n    def d(self): ...\n",
        bases="(Base)",
    ),
    "data_private": _data("__a: int\n__b__: int = 1\n_c: int = 2"),
    "data_value_of_call": _data("a: int = abs(1)\nb: Any = None"),
    "named_tuple_in_condition": (
        "class f(typing.NamedTuple):\n    a: int\n    if True:\n        b: int\n"
    ),
    "named_tuple_with_values": (
        "class f(typing.NamedTuple):\n    a: int\n    c = 3\n    b: typing.Optional[int] = None\n"
    ),
    "named_tuple_set_later": "class f(typing.NamedTuple):\n    a: int\n    a = 3\n    b: int = 1\n",
    "named_tuple_of_base": (
        "class O(typing.NamedTuple):\n    a: int\nclass f(O):\n    def __init__(self, *a): ...\n"
    ),
}
MADE = {
    "init_overloaded": (
        "class f:\n    @typing.overload\n    def __init__(self, a): ...\n    @typing.overload\n"
        "    def __init__(self, a, b): ...\n    def __init__(self, a, b=1): ...\n"
    ),
    "init_only_overload": "class f:\n    @typing.overload\n    def __init__(self, a): ...\n",
    "init_decorated": "import elsewhere\nclass f:\n    @elsewhere.x\n    def __init__(self): ...\n",
    "init_of_value": "class f:\n    __init__ = object.__init__\n",
    "init_of_lambda": "class f:\n    __init__ = lambda self, a: None\n",
    "new_only": "class f:\n    def __new__(cls, a, b=1): return object.__new__(cls)\n",
    "new_and_init": (
        "class f:\n    def __new__(cls, a): return object.__new__(cls)\n"
        "    def __init__(self, a): ...\n"
    ),
    "new_that_takes_anything": (
        "class f:\n    def __new__(cls, *a, **k): return object.__new__(cls)\n"
        "    def __init__(self, a): ...\n"
    ),
    "both_take_anything": (
        "class f:\n    def __new__(cls, *a, **k): return object.__new__(cls)\n"
        "    def __init__(self, *b, **l): ...\n"
    ),
    "new_of_base": (
        "class O:\n    def __new__(cls, a): return object.__new__(cls)\n"
        "class f(O):\n    def __init__(self, a): ...\n"
    ),
    "new_that_takes_some": (
        "class f:\n    def __new__(cls, *a): return object.__new__(cls)\n"
        "    def __init__(self, a): ...\n"
    ),
    "base_of_library": "import elsewhere\nclass f(elsewhere.Base): ...\n",
    "base_decorated": (
        "import elsewhere\n@elsewhere.x\nclass O:\n    def __init__(self, a): ...\n"
        "class f(O): ...\n"
    ),
    "base_is_pydantic_data": (
        "from pydantic.dataclasses import dataclass\n@dataclass\nclass O:\n    a: int\n"
        "class f(O): ...\n"
    ),
    "of_generic": "T = typing.TypeVar('T')\nclass f(typing.Generic[T]): ...\n",
    "of_protocol": "class f(typing.Protocol):\n    def g(self): ...\n",
    "of_abstract": (
        "class f(abc.ABC):\n    def __init__(self, a): ...\n    @abc.abstractmethod\n"
        "    def g(self): ...\n"
    ),
    "of_metaclass": "class M(type): ...\nclass f(metaclass=M): ...\n",
    "of_abstract_metaclass": "class f(metaclass=abc.ABCMeta):\n    def __init__(self, a): ...\n",
    "of_hooked_base": (
        "class O:\n    def __init_subclass__(cls): cls.__init__ = lambda self, z: None\n"
        "class f(O): ...\n"
    ),
    "of_exception": "class f(ValueError): ...\n",
    "of_exception_with_init": "class f(ValueError):\n    def __init__(self, a): ...\n",
    "of_int": "class f(int): ...\n",
    "of_str": "class f(str):\n    def process(self, a): ...\n",
    "of_list": "class f(list): ...\n",
    "of_memoryview": "f = memoryview\n",
    "of_zip_longest": "from itertools import zip_longest as f\n",
    "of_object": "f = object\n",
    "of_bytearray": "f = bytearray\n",
    "of_slice": "f = slice\n",
    "of_deque": "from collections import deque as f\n",
    "of_simple_queue": "from _queue import SimpleQueue as f\n",
    "of_lock": "from _thread import RLock as f\n",
    "of_random": "from _random import Random as f\n",
    "of_none_type": "f = type(None)\n",
}
BASE = "class Base:\n    def __init__(self, gain, size=1, *, mode=1): ...\n"


def _on(parameters: str, call: str, base: str = BASE, more: str = "") -> str:
    return (
        f"{base}class f(Base):\n    def __init__({parameters}):\n"
        f"{more}        super().__init__({call})\n"
    )


PASSED = {
    "passes_all": _on("self, **k", "**k"),
    "passes_places": _on("self, *a, **k", "*a, **k"),
    "passes_places_of_own": _on("self, x, *a, **k", "*a, **k"),
    "passes_keyword": _on("self, x, *, y=2, **k", "mode=x, **k"),
    "passes_same_name": _on("self, gain, **k", "gain=gain, **k"),
    "passes_value": _on("self, **k", "1, **k"),
    "passes_only_places": _on("self, *a", "*a"),
    "passes_no_places": _on("self, *a, **k", "**k"),
    "passes_twice": _on("self, **k", "**k", more="        super().__init__(**k)\n"),
    "passes_after_look": _on("self, **k", "**k", more="        print(k)\n"),
    "passes_after_return": _on("self, **k", "**k", more="        if 0: return\n"),
    "passes_two": _on("self, **k", "**k, **{}"),
    "passes_other": _on("self, **k", "**{}"),
    "passes_by_name": _on("self, **k", "**k").replace("super()", "Base"),
    "passes_with_owner": _on("self, **k", "**k").replace("super()", "super(f, self)"),
    "passes_in_with": _on("self, **k", "**k").replace(
        "        super()", "        with open('x'): super()"
    ),
    "passes_decorated": _on("self, **k", "**k").replace(
        "    def __init__(self, **k)", "    @typing.no_type_check\n    def __init__(self, **k)"
    ),
    "passes_to_positional": _on(
        "self, **k", "**k", "class Base:\n    def __init__(self, gain, /, size=1): ...\n"
    ),
    "passes_places_to_positional": _on(
        "self, *a, **k", "*a, **k", "class Base:\n    def __init__(self, gain, /, size=1): ...\n"
    ),
    "passes_to_rest": _on(
        "self, **k", "**k", "class Base:\n    def __init__(self, gain, *rest, **others): ...\n"
    ),
    "passes_places_to_rest": _on(
        "self, *a, **k", "*a, **k", "class Base:\n    def __init__(self, g, *rest, **others): ...\n"
    ),
    "passes_to_nothing": _on("self, **k", "**k", "class Base: ...\n"),
    "passes_to_unknown": _on("self, **k", "**k", "class Base:\n    __init__ = object.__init__\n"),
    "passes_unknown": "import elsewhere\n"
    + _on("self, **k", "**k").replace(
        "    def __init__(self, **k)", "    @elsewhere.x\n    def __init__(self, **k)"
    ),
    "passes_over_class": (
        f"{BASE}class Middle(Base): ...\nclass f(Middle):\n"
        "    def __init__(self, **k): super().__init__(**k)\n"
    ),
    "passes_through_two": (
        f"{BASE}class Middle(Base):\n    def __init__(self, m, **k): super().__init__(**k)\n"
        "class f(Middle):\n    def __init__(self, n, **k): super().__init__(**k)\n"
    ),
}

FAILS = {
    *ATTRS,
    *("data_field_not_annotated", "data_of_unknown_node", "init_decorated", "base_of_library"),
    *("base_decorated", "passes_unknown"),
}
"""Those that Python refuses, or that need what is not there."""

OTHERWISE = {name for name in PASSED if name.startswith("passes")}
"""Those of which `inspect` does not know what they hand on."""

SNIPPETS = {
    name: Snippet(code, None, runs=name not in FAILS | OTHERWISE)
    for table in (ATTRS, DATA, MADE, PASSED)
    for name, code in table.items()
}
