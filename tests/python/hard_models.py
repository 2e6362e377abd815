"""Dataclasses, pydantic models and other classes that are made from annotations."""

from __future__ import annotations

from tests.python.pieces import Snippet, class_, function, node

SNIPPETS = {
    "data_slots": Snippet(
        "@dataclasses.dataclass(slots=True)\n"
        "class f:\n"
        "    a: int\n"
        "    b: int = 1\n"
        "    def process(self, p): ...\n",
        class_("process", ["p"], "value", init=["a", "b="]),
    ),
    "data_kw_only": Snippet(
        "@dataclasses.dataclass(kw_only=True)\n"
        "class f:\n"
        "    a: int = 1\n"
        "    b: int = dataclasses.field(kw_only=False)\n"
        "    def process(self, p): ...\n",
        class_("process", ["p"], "value", init=["b", "a!="]),
    ),
    "data_init_var": Snippet(
        "@dataclasses.dataclass\n"
        "class f:\n"
        "    a: dataclasses.InitVar[int]\n"
        "    b: int = 1\n"
        "    def process(self, p): ...\n",
        class_("process", ["p"], "value", init=["a", "b="]),
    ),
    "data_init_false": Snippet(
        "@dataclasses.dataclass\n"
        "class f:\n"
        "    a: int\n"
        "    b: int = dataclasses.field(init=False)\n"
        "    def process(self, p): ...\n",
        class_("process", ["p"], "value", init=["a"]),
    ),
    "data_own_init": Snippet(
        "@dataclasses.dataclass(init=False)\n"
        "class f:\n"
        "    a: int\n"
        "    def __init__(self, z): ...\n"
        "    def process(self, p): ...\n",
        class_("process", ["p"], "value", init=["z"]),
    ),
    "data_of_plain_base": Snippet(
        "class O:\n"
        "    def __init__(self, z): ...\n"
        "@dataclasses.dataclass\n"
        "class f(O):\n"
        "    a: int\n"
        "    def process(self, p): ...\n",
        class_("process", ["p"], "value", init=["a"]),
    ),
    "data_base_not_decorated": Snippet(
        "class O:\n"
        "    z: int = 1\n"
        "@dataclasses.dataclass\n"
        "class f(O):\n"
        "    a: int\n"
        "    def process(self, p): ...\n",
        class_("process", ["p"], "value", init=["a"]),
    ),
    "data_child_not_decorated": Snippet(
        "@dataclasses.dataclass\n"
        "class O:\n"
        "    z: int = 1\n"
        "class f(O):\n"
        "    a: int\n"
        "    def process(self): ...\n",
        class_("process", [], "value", init=["z="]),
    ),
    "data_override": Snippet(
        "@dataclasses.dataclass\n"
        "class O:\n"
        "    a: int\n"
        "    b: int = 1\n"
        "@dataclasses.dataclass\n"
        "class f(O):\n"
        "    a: int = 3\n"
        "    def process(self): ...\n",
        class_("process", [], "value", init=["a=", "b="]),
    ),
    "data_override_kw": Snippet(
        "@dataclasses.dataclass(kw_only=True)\n"
        "class O:\n"
        "    a: int\n"
        "@dataclasses.dataclass\n"
        "class f(O):\n"
        "    b: int\n"
        "    def process(self): ...\n",
        class_("process", [], "value", init=["b", "a!"]),
    ),
    "data_override_plain": Snippet(
        "@dataclasses.dataclass\n"
        "class O:\n"
        "    a: int\n"
        "    b: int\n"
        "@dataclasses.dataclass\n"
        "class f(O):\n"
        "    b = 3\n"
        "    def process(self): ...\n",
        class_("process", [], "value", init=["a", "b"]),
    ),
    "data_string_classvar": Snippet(
        "@dataclasses.dataclass\n"
        "class f:\n"
        "    a: int\n"
        "    b: 'typing.ClassVar[int]' = 1\n"
        "    c: 'dataclasses.InitVar[int]' = 1\n"
        "    def process(self, p): ...\n",
        class_("process", ["p"], "value", init=["a", "c="]),
    ),
    "data_generic": Snippet(
        "T = typing.TypeVar('T')\n"
        "@dataclasses.dataclass\n"
        "class f(typing.Generic[T]):\n"
        "    a: T\n"
        "    def process(self, p): ...\n",
        class_("process", ["p"], "value", init=["a"]),
    ),
    "data_frozen": Snippet(
        "@dataclasses.dataclass(frozen=True)\n"
        "class f:\n"
        "    a: int\n"
        "    def process(self, p): ...\n",
        class_("process", ["p"], "value", init=["a"]),
    ),
    "data_made": Snippet(
        "make = dataclasses.make_dataclass\nf = make('f', ['a', 'b'])\n",
        {"unknown": "it is the value of \"make('f', ['a', 'b'])\", which is not run"},
    ),
    "data_conditional": Snippet(
        "@dataclasses.dataclass\n"
        "class f:\n"
        "    if True:\n"
        "        a: int\n"
        "    b: int = 1\n"
        "    def process(self, p): ...\n",
        class_("process", ["p"], "value", init="?"),
    ),
    "data_loop_default": Snippet(
        "@dataclasses.dataclass\n"
        "class f:\n"
        "    a: int\n"
        "    a: str = 'x'\n"
        "    def process(self, p): ...\n",
        class_("process", ["p"], "value", init=["a="]),
    ),
    "data_transform": Snippet(
        "@typing.dataclass_transform()\n"
        "def model(cls):\n"
        "    return dataclasses.dataclass(cls)\n"
        "@model\n"
        "class f:\n"
        "    a: int\n"
        "    def process(self): ...\n",
        {"unknown": "it is not known what the decorator 'model' makes of it"},
    ),
    "data_partial": Snippet(
        "data = functools.partial(dataclasses.dataclass, kw_only=True)\n"
        "@data\n"
        "class f:\n"
        "    a: int\n"
        "    def process(self): ...\n",
        {"unknown": "it is not known what the decorator 'data' makes of it"},
    ),
    "named_tuple": Snippet(
        "class f(typing.NamedTuple):\n    a: int\n    b: int = 1\n",
        {"kind": "class", "init": ["a", "b="]},
    ),
    "named_tuple_call": Snippet(
        "from collections import namedtuple\nf = namedtuple('f', 'a b')\n",
        {"unknown": "it is the value of \"namedtuple('f', 'a b')\", which is not run"},
    ),
    "typed_dict": Snippet(
        "class f(typing.TypedDict):\n    a: int\n",
        {"kind": "class", "init": "?"},
    ),
    "enumeration": Snippet(
        "import enum\nclass f(enum.Enum):\n    A = 1\n",
        {"kind": "class", "init": "?"},
    ),
    "model_plain": Snippet(
        "import pydantic\n"
        "class f(pydantic.BaseModel):\n"
        "    a: int\n"
        "    b: int = 1\n"
        "    def process(self, c): ...\n",
        class_("process", ["c"], "value", init=["a!", "b!=", "**kwargs"]),
    ),
    "model_alias": Snippet(
        "import pydantic\n"
        "class f(pydantic.BaseModel):\n"
        "    a: int = pydantic.Field(alias='z')\n"
        "    def process(self, c): ...\n",
        class_("process", ["c"], "value", init=["z!", "**kwargs"]),
    ),
    "model_private": Snippet(
        "import pydantic\n"
        "class f(pydantic.BaseModel):\n"
        "    a: int\n"
        "    _b: int = pydantic.PrivateAttr(1)\n"
        "    def process(self, c): ...\n",
        class_("process", ["c"], "value", init=["a!", "**kwargs"]),
    ),
    "model_annotated": Snippet(
        "import pydantic\n"
        "class f(pydantic.BaseModel):\n"
        "    a: A[int, pydantic.Field(gt=1)]\n"
        "    def process(self, c): ...\n",
        class_("process", ["c"], "value", init=["a!", "**kwargs"]),
    ),
    "model_forbid": Snippet(
        "import pydantic\n"
        "class f(pydantic.BaseModel):\n"
        "    model_config = pydantic.ConfigDict(extra='forbid')\n"
        "    a: int\n"
        "    def process(self, c): ...\n",
        class_("process", ["c"], "value", init=["a!"]),
    ),
    "model_allow_parent": Snippet(
        "import pydantic\n"
        "class O(pydantic.BaseModel, extra='allow'):\n"
        "    a: int\n"
        "class f(O):\n"
        "    b: int\n"
        "    def process(self, c): ...\n",
        class_("process", ["c"], "value", init=["a!", "b!", "**extra_data"]),
    ),
    "model_generic": Snippet(
        "import pydantic\n"
        "T = typing.TypeVar('T')\n"
        "class O(pydantic.BaseModel, typing.Generic[T]):\n"
        "    a: T\n"
        "class f(O[int]):\n"
        "    b: int\n"
        "    def process(self, c): ...\n",
        class_("process", ["c"], "value", init=["a!", "b!", "**kwargs"]),
    ),
    "model_validator": Snippet(
        "import pydantic\n"
        "class f(pydantic.BaseModel):\n"
        "    a: int\n"
        "    @pydantic.field_validator('a', mode='before')\n"
        "    @classmethod\n"
        "    def check(cls, v): return v\n"
        "    def process(self, c): ...\n",
        class_("process", ["c"], "value", init=["a!", "**kwargs"]),
    ),
    "model_computed": Snippet(
        "import pydantic\n"
        "class f(pydantic.BaseModel):\n"
        "    a: int\n"
        "    @pydantic.computed_field\n"
        "    @property\n"
        "    def b(self) -> int: return 1\n"
        "    def process(self, c): ...\n",
        class_("process", ["c"], "value", init=["a!", "**kwargs"]),
    ),
    "model_classvar": Snippet(
        "import pydantic\n"
        "class f(Node):\n"
        "    a: typing.ClassVar[int] = 1\n"
        "    b: typing.Final[int] = 2\n"
        "    def process(self, c): ...\n",
        node("c"),
    ),
    "model_post_init": Snippet(
        "class f(Node):\n"
        "    a: int = 1\n"
        "    def model_post_init(self, context): ...\n"
        "    def process(self, c): ...\n",
        node("c", "a!="),
    ),
    "model_override_default": Snippet(
        "class O(Node):\n    a: int\nclass f(O):\n    a: int = 1\n    def process(self, c): ...\n",
        node("c", "a!="),
    ),
    "model_mixin": Snippet(
        "class M:\n"
        "    def process(self, c) -> A[int, Name('v')]: ...\n"
        "class f(M, Node):\n"
        "    a: int = 1\n",
        {
            "kind": "node-class",
            "call": ["c"],
            "signals": ["v"],
            "slots": {"c": True},
            "init": ["id!", "spec!=", "enabled!=", "stateful!=", "a!="],
            "process": ["process"],
        },
    ),
    "model_mixin_fields": Snippet(
        "class M:\n"
        "    z: int = 1\n"
        "class f(M, Node):\n"
        "    a: int = 1\n"
        "    def process(self, c): ...\n",
        node("c", "z!=", "a!="),
    ),
    "model_factory": Snippet(
        "import pydantic\n"
        "class f(Node):\n"
        "    a: list = pydantic.Field(default_factory=list)\n"
        "    b: int = pydantic.Field(...)\n"
        "    def process(self, c): ...\n",
        node("c", "a!=", "b!"),
    ),
    "model_field": Snippet(
        "from pydantic import Field\n"
        "class f(Node):\n"
        "    a: int = Field(5)\n"
        "    b: int = Field(default=5)\n"
        "    c: int = Field(...)\n"
        "    d: int = Field()\n"
        "    def process(self, p): ...\n",
        node("p", "a!=", "b!=", "c!", "d!"),
    ),
    "model_init_false": Snippet(
        "import pydantic\n"
        "class f(Node):\n"
        "    a: int = pydantic.Field(1, init=False)\n"
        "    def process(self, c): ...\n",
        node("c", "a!="),
    ),
    "model_decorated": Snippet(
        "class f(Node):\n    @process_method\n    def run(self, a): ...\n",
        {
            "kind": "node-class",
            "call": ["*args", "**kwargs"],
            "signals": ["value"],
            "slots": {"args": True, "kwargs": True},
            "init": ["id!", "spec!=", "enabled!=", "stateful!="],
        },
    ),
    "model_instance": Snippet(
        "import pydantic\n"
        "class O(pydantic.BaseModel):\n"
        "    a: int = 1\n"
        "    def __call__(self, b): ...\n"
        "f = O()\n",
        function(["b"], "value", kind="instance"),
    ),
    "model_dataclass": Snippet(
        "from pydantic.dataclasses import dataclass\n"
        "@dataclass\n"
        "class f:\n"
        "    a: int\n"
        "    def process(self, c): ...\n",
        class_("process", ["c"], "value", init=["a", "**kwargs"]),
    ),
}
