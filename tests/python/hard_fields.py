"""Fields of pydantic models: their aliases, defaults, configurations and validators."""

from __future__ import annotations

from tests.python.pieces import Snippet

HEAD = """\
import pydantic
from pydantic import AliasChoices, AliasGenerator, AliasPath, BaseModel, ConfigDict, Field
from pydantic import field_validator, model_validator
from pydantic.alias_generators import to_camel, to_pascal
"""


def _model(body: str, before: str = "", keywords: str = "") -> str:
    lines = "".join(f"    {line}\n" for line in body.split("\n"))
    return f"{HEAD}{before}class f(BaseModel{keywords}):\n{lines}"


ALIASES = {
    "alias_path_by_name": _model(
        "a: int = Field(validation_alias=PATH)", "PATH = AliasPath('x')\n"
    ),
    "alias_choices_by_name": _model(
        "a: int = Field(validation_alias=here.BOTH)",
        "class here:\n    BOTH = AliasChoices('x', AliasPath('y', 0), 'x')\n",
    ),
    "alias_of_value": _model("a: int = Field(alias=KEY)", "KEY = str('x')\n"),
    "alias_by_keyword": _model("a: int = Field(validation_alias=AliasPath(first_arg='x'))"),
    "alias_path_of_call": _model("a: int = Field(validation_alias=AliasPath(str('x')))"),
    "alias_of_other_call": _model("a: int = Field(alias=str('x'))"),
    "alias_of_alias": _model("a: int = Field(validation_alias='v', alias='w')\nb: int"),
    "alias_without": _model("a: int = Field(alias=None, validation_alias=None)"),
    "alias_serialization": _model(
        "model_config = {'alias_generator': to_camel}\n"
        "a_b: int = Field(serialization_alias='z')\nc_d: int"
    ),
    "alias_in_metadata": _model("a: A[int, 'x', Field(alias='x'), 3] = 4"),
    "alias_in_final": _model("a: typing.Final[A[int, Field(alias='x')]]"),
    "alias_by_shared_metadata": _model(
        "a: KIND", "FIELD = Field(alias='x')\nKIND = A[int, FIELD]\n"
    ),
    "alias_over_alias": _model("a: A[int, Field(alias='x')] = Field(alias='y')"),
    "alias_quoted": _model("a: \"A[int, Field(alias='x')]\""),
    "alias_quoted_without": _model("a: 'A[int, 3]' = 4"),
    "alias_generic": _model("a: B[int]", "T = typing.TypeVar('T')\nB = A[T, Field(alias='x')]\n"),
    "alias_generic_without": _model("a: B[int]", "T = typing.TypeVar('T')\nB = A[T, 3]\n"),
    "alias_by_name": _model(
        "model_config = {'populate_by_name': True}\na: int = Field(alias='x')\n"
        "b: int = Field(validation_alias=AliasChoices('y', 'z'))"
    ),
    "alias_only_by_name": _model(
        "model_config = {'validate_by_name': True, 'validate_by_alias': False}\n"
        "a: int = Field(alias='x')\nb: int = Field(validation_alias=AliasPath('y', 0))"
    ),
    "alias_not_by_name": _model(
        "model_config = {'populate_by_name': False, 'validate_by_alias': True}\n"
        "a: int = Field(alias='x')"
    ),
}
DEFAULTS = {
    "default_empty": _model("a: int = Field(gt=1)\nb: int = Field()\nc: int = ..."),
    "default_given": _model("a: int = Field(1)\nb: int = Field(default=1)\nc: Any = Field(None)"),
    "default_required": _model("a: int = Field(...)\nb: int = Field(default=...)"),
    "default_factory": _model(
        "a: list = Field(default_factory=list)\nb: int = Field(default_factory=None)"
    ),
    "default_in_metadata": _model("a: A[int, Field(default=1)]\nb: A[int, Field()] = 2"),
    "default_twice": _model("a: A[int, Field(default=1)] = Field(alias='x')"),
    "default_by_name": _model("a: int = START\nb: int = SHARED", "START = 3\nSHARED = Field(4)\n"),
    "default_by_function": _model("a: int = three()", "def three(): return 3\n"),
    "default_by_field_function": _model("a: int = three()", "def three(): return Field(3)\n"),
    "default_by_field_lambda": _model("a: int = three()", "three = lambda: Field(3)\n"),
    "default_by_shared_call": _model("a: int = THREE", "def three(): return 3\nTHREE = three()\n"),
    "default_of_options": _model("a: int = Field(**OPTIONS)", "OPTIONS = {'gt': 1}\n"),
    "default_kinds": _model(
        "a: int = Field(1, init=False)\nb: int = Field(1, kw_only=False)\n_c: int = 1"
    ),
}
LIMITS = {
    "limits_both": _model("a: A[int, Field(gt=1)] = Field(lt=9)"),
    "limits_of_default": _model("a: int = Field(gt=1, le=9, title='x', multiple_of=2)"),
    "limits_unknown": _model("a: int = Field(gt=abs(1))\nb: int = Field(strict=bool(1))"),
    "limits_unknown_twice": _model("a: A[int, Field(strict=bool(1))] = Field(gt=1)"),
    "limits_none": _model("a: int = Field(gt=None)\nb: str = Field(min_length=1, max_length=3)"),
    "limits_quoted": _model("a: 'A[int, 3]' = Field(gt=1)\nb: 'int' = Field(gt=1)"),
    "limits_of_alias": _model("a: AliasOfA = Field(gt=1)", "AliasOfA = A[int, 3]\n"),
}
CONFIGS = {
    "config_keywords": _model("a: int", keywords=", extra='forbid', strict=True"),
    "config_options": _model("a: int", "OPTIONS = {}\n", ", **OPTIONS"),
    "config_metaclass": _model("a: int", keywords=", metaclass=type(BaseModel)"),
    "config_class": _model("class Config:\n    extra = other = 'forbid'\n    x, y = 1, 2\na: int"),
    "config_class_of_base": _model(
        "class Config(Shared):\n    title = 'x'\na: int", "class Shared:\n    extra = 'forbid'\n"
    ),
    "config_other_class": _model("class Other:\n    extra = 'forbid'\na: int"),
    "config_annotated": _model(
        "model_config: typing.ClassVar[ConfigDict] = ConfigDict(extra='allow')\na: int"
    ),
    "config_declared": _model("model_config: typing.ClassVar[ConfigDict]\na: int"),
    "config_two_names": _model("_other = model_config = {'extra': 'forbid'}\na: int"),
    "config_in_tuple": _model("model_config, a = {'extra': 'forbid'}, 1"),
    "config_in_condition": _model("if bool(1):\n    model_config = {'extra': 'forbid'}\na: int"),
    "config_in_method": _model(
        "a: int\ndef g(self):\n    model_config = 1\n    return model_config"
    ),
    "config_in_class": _model("a: int\nclass Inner:\n    model_config = {'extra': 'forbid'}"),
    "config_of_dict": _model("model_config = dict(extra='forbid')\na: int"),
    "config_of_list": _model("model_config = dict([('extra', 'forbid')])\na: int"),
    "config_of_call": _model("model_config = made()\na: int", "def made(): return {}\n"),
    "config_of_keys": _model("model_config = {str('extra'): 'forbid'}\na: int"),
    "config_of_choice": _model("model_config = {'extra': 'forbid'} if bool(1) else {}\na: int"),
    "config_of_name": _model("model_config = CLOSED\na: int", "CLOSED = {'extra': 'forbid'}\n"),
    "config_of_attribute": _model(
        "model_config = here.CLOSED\na: int", "class here:\n    CLOSED = {'extra': 'forbid'}\n"
    ),
    "config_of_module": _model("model_config = os.environ\na: int", "import os\n"),
    "config_joined": _model(
        "model_config = CLOSED | {'strict': True} | {'extra': 'allow'}\na: int",
        "CLOSED = {'extra': 'forbid'}\n",
    ),
    "config_spread": _model(
        "model_config = {**CLOSED, 'strict': True}\na: int", "CLOSED = {'extra': 'forbid'}\n"
    ),
    "config_spread_before": _model(
        "model_config = {'extra': 'allow', **CLOSED}\na: int", "CLOSED = {'extra': 'forbid'}\n"
    ),
    "config_of_other_model": _model(
        "model_config = O.model_config\na: int", "class O(BaseModel, extra='forbid'): ...\n"
    ),
    "config_extra_of_pydantic": _model("model_config = {'extra': pydantic.Extra.forbid}\na: int"),
    "config_extra_unknown": _model("model_config = {'extra': str('forbid')}\na: int"),
    "config_strict_unknown": _model("model_config = {'strict': bool(1)}\na: int"),
    "config_strict_of_attribute": _model(
        "model_config = {'strict': here.allow}\na: int", "class here:\n    allow = bool(1)\n"
    ),
    "config_extra_none": _model("model_config = {'extra': None}\na: int"),
    "config_accepts": _model(
        "model_config = {'strict': True, 'coerce_numbers_to_str': True, 'title': 'x',\n"
        "    'str_strip_whitespace': True, 'str_to_lower': True, 'str_to_upper': False,\n"
        "    'str_min_length': 1, 'str_max_length': 9, 'allow_inf_nan': False,\n"
        "    'use_enum_values': True, 'arbitrary_types_allowed': True, 'frozen': True}\na: str"
    ),
    "config_inherited": _model(
        "c: int", "class O(BaseModel, extra='forbid', title='x'):\n    b: int\n"
    ).replace("f(BaseModel)", "f(O, extra='allow')"),
    "config_deep": _model(
        "model_config = {**C4}\na: int",
        "C0 = {'extra': 'forbid'}\n" + "".join(f"C{n} = {{**C{n - 1}}}\n" for n in range(1, 5)),
    ),
    "config_too_deep": _model(
        "model_config = C5\na: int",
        "C0 = {'extra': 'forbid'}\n" + "".join(f"C{n} = {{**C{n - 1}}}\n" for n in range(1, 6)),
    ),
}
VALIDATORS = {
    "validator_of_library": _model(
        "a: int\n@checked\ndef check(self): ...", "from elsewhere import checked\n"
    ),
    "validator_of_library_called": _model(
        "a: int\n@validates('a')\ndef check(self): ...", "from elsewhere import validates\n"
    ),
    "validator_of_project": _model(
        "a: int\n@upper('a')\ndef check(cls, v): return v",
        "def upper(name): return field_validator(name, mode='before')\n",
    ),
    "decorator_of_project": _model(
        "a: int\n@same\ndef check(self): ...", "def same(function): return function\n"
    ),
    "validator_with_options": _model(
        "a: int\n@field_validator('a', **OPTIONS)\ndef check(cls, v): return v",
        "OPTIONS = {'mode': 'before'}\n",
    ),
    "validator_bare": _model("a: int\n@field_validator\ndef check(cls, v): return v"),
    "model_validator_bare": _model("a: int\n@model_validator\ndef check(cls, v): return v"),
    "validator_old": _model(
        "a: int\nb: int\nc: int\n@pydantic.validator('a', pre=True)\ndef check(cls, v): return v\n"
        "@pydantic.validator('b')\ndef check_b(cls, v): return v\n"
        "@pydantic.validator('c', pre=False)\ndef check_c(cls, v): return v"
    ),
    "validator_old_unknown": _model(
        "a: int\nb: int\n@pydantic.validator('a', pre=bool(1))\ndef check(cls, v): return v"
    ),
    "root_validator": _model(
        "a: int\n@pydantic.root_validator(skip_on_failure=True)\ndef check(cls, v): return v"
    ),
    "root_validator_before": _model(
        "a: int\n@pydantic.root_validator(pre=True)\ndef check(cls, v): return v"
    ),
    "validator_by_name": _model(
        "a: int\nb: int\n@field_validator('a', mode=AFTER)\ndef check(cls, v): return v\n"
        "@field_validator('b', mode=str('after'))\ndef check_b(cls, v): return v",
        "AFTER = 'after'\n",
    ),
    "model_validator_by_name": _model(
        "a: int\n@model_validator(mode=AFTER)\ndef check(self): return self", "AFTER = 'after'\n"
    ),
    "validator_of_value": _model(
        "a: int\nb: int\n_check = field_validator('a', mode='before')(abs)\n"
        "_other: Any = field_validator('b', mode='after')(abs)\n_plain = abs(-1)"
    ),
    "validator_of_unknown_value": _model(
        "a: int\n_check = validating('a')(abs)", "from elsewhere import validating\n"
    ),
    "validator_inherited": _model("b: int").replace(
        "class f(BaseModel):",
        "class O(BaseModel):\n    a: int\n    @field_validator('a', mode='before')\n"
        "    def check(cls, v): return v\nclass f(O):",
    ),
    "validator_asynchronous": _model(
        "a: int\n@validates\nasync def g(self): ...", "from elsewhere import validates\n"
    ),
}
OTHERS = {
    "hook_core_schema": _model(
        "a: int\n@classmethod\ndef __get_pydantic_core_schema__(cls, s, h): return h(s)"
    ),
    "hook_init_subclass": _model("a: int\n@classmethod\ndef __pydantic_init_subclass__(cls): ..."),
    "hook_new": _model("a: int\ndef __new__(cls, **k): return super().__new__(cls)"),
    "fields_in_if": _model("if bool(1):\n    a: int"),
    "fields_in_try": _model("try:\n    a: int\nexcept ValueError:\n    pass"),
    "fields_in_with": _model("with contextlib.suppress(ValueError):\n    a: int"),
    "fields_in_for": _model("for _x in (1,):\n    a: int"),
    "two_constructors": _model(
        "a: int\ndef __init__(self, **k): super().__init__(**k)\n"
        "def __init__(self, **k): super().__init__(**k)"
    ),
    "constant_then_field": _model("x: int").replace(
        "class f(BaseModel):", "class O(BaseModel):\n    x: typing.ClassVar[int] = 1\nclass f(O):"
    ),
    "field_then_constant": _model("x: typing.ClassVar[int] = 1\ny: int").replace(
        "class f(BaseModel):", "class O(BaseModel):\n    x: int\nclass f(O):"
    ),
    "fields_of_base_again": _model("y: int\nz: int\nm: int\np: int").replace(
        "class f(BaseModel):",
        "class O(BaseModel):\n    y: int = 2\n    z: typing.ClassVar[int]\n    def m(self): ...\n"
        "    @property\n    def p(self): return 1\nclass f(O):",
    ),
    "fields_of_mixin": _model("a: int\nb: int\nc: int\nd: int").replace(
        "class f(BaseModel):",
        "class O:\n    a: int = 1\n    b = 2\n    def c(self): ...\nclass f(O, BaseModel):",
    ),
    "fields_set_later": _model("a: int\na = 3\nb: int\ndef b(self): ...\nc: int = 1\nc: int"),
    "fields_of_basemodel": _model("json: str\nschema: str\ncopy: bool"),
    "fields_of_node": (
        "class f(Node):\n    signals: int\n    logger: int\n    enabled: bool\n    size: int\n"
    ),
    "fields_of_asset": "class f(Asset):\n    update: int\n    init: int\n    params: dict\n",
    "final_fields": _model(
        "a: typing.Final[int] = 1\nb: typing.Final = 2\nc: typing.Final[int] = Field()\nd: int"
    ),
    "settings": _model("a: int").replace(
        "class f(BaseModel)", "class BaseSettings(BaseModel): ...\nclass f(BaseSettings)"
    ),
    "node_of_unknown": "import elsewhere\nclass f(elsewhere.Base, Node):\n    a: int\n",
    "asset_fields": "class f(Asset):\n    a: int\n    b: int = 1\n",
    "node_settings": "class f(Node, extra='allow'):\n    a: int\n    def process(self): ...\n",
}


def _dataclass(body: str, call: str = "", before: str = "") -> str:
    lines = "".join(f"    {line}\n" for line in body.split("\n"))
    head = "from pydantic.dataclasses import dataclass\n"
    return f"{HEAD}{head}{before}@dataclass{call}\nclass f:\n{lines}"


DATACLASSES = {
    "pydantic_data": _dataclass("a: int\nb: int = Field(1, alias='x')\n_c: int = 2\nd: Any = None"),
    "pydantic_data_kw_only": _dataclass(
        "a: int = Field(1, kw_only=True)\nb: int = Field(1, kw_only=False)\n"
        "c: int = dataclasses.field(default=1, kw_only=True)"
    ),
    "pydantic_data_marker": _dataclass("a: int\n_: dataclasses.KW_ONLY\nb: int"),
    "pydantic_data_not_in_init": _dataclass(
        "a: int = Field(1, init=False)\nb: int = Field(1, init=True)\nc: typing.ClassVar[int] = 3"
    ),
    "pydantic_data_final": _dataclass("a: typing.Final[int] = 1"),
    "pydantic_data_config": _dataclass("a: int", "(config={'extra': 'allow'})"),
    "pydantic_data_made_config": _dataclass("a: int", "(config=dict([]))"),
    "pydantic_data_options": _dataclass("a: int", "(**OPTIONS)", "OPTIONS = {}\n"),
    "pydantic_data_frozen": _dataclass("a: int", "(frozen=True)"),
    "pydantic_data_of_base": _dataclass("b: int", "", "@dataclass\nclass O:\n    a: int\n").replace(
        "class f:", "class f(O):"
    ),
    "pydantic_data_of_plain_base": _dataclass("b: int", "", "class O:\n    a: int\n").replace(
        "class f:", "class f(O):"
    ),
    "pydantic_data_base_only": _dataclass("a: int").replace("class f:", "class O:")
    + "class f(O):\n    b: int\n",
    "pydantic_data_private": _dataclass("__a: int\n_b: int = 1"),
    "pydantic_data_twice": _dataclass("a: int").replace("@data", "@typing.final\n@data", 1),
}

ENUMERATIONS = {
    "enum_auto": "class f(enum.Enum):\n    A = enum.auto()\n    B = 5\n    C = enum.auto()\n",
    "enum_auto_of_strings": "class f(enum.StrEnum):\n    One = enum.auto()\n    B = 'x'\n",
    "enum_auto_after_string": "class f(enum.Enum):\n    A = 'a'\n    B = enum.auto()\n",
    "enum_auto_after_less": "class f(enum.Enum):\n    A = 2\n    B = 1\n    C = enum.auto()\n",
    "enum_of_int": "class f(int, enum.Enum):\n    A = 1\n",
    "enum_of_float": "class f(float, enum.Enum):\n    A = 1.5\n    B = 1\n",
    "enum_of_str": "class f(str, enum.Enum):\n    A = 'a'\n",
    "enum_of_str_auto": "class f(str, enum.Enum):\n    A = enum.auto()\n",
    "enum_of_str_number": "class f(str, enum.Enum):\n    A = 1\n",
    "enum_integers": "class f(enum.IntEnum):\n    A = 1\n    B = enum.auto()\n",
    "enum_strings": "class f(enum.StrEnum):\n    A = 'a'\n",
    "enum_of_bytes": "class f(bytes, enum.Enum):\n    A = b'a'\n",
    "enum_flags": "class f(enum.Flag):\n    A = 1\n",
    "enum_methods": (
        "class f(enum.Enum):\n    'doc'\n    A = 1\n    def g(self): ...\n"
        "    async def h(self): ...\n    pass\n"
    ),
    "enum_twice": "class f(enum.Enum):\n    A = 1\n    B = 1\n",
    "enum_same_name": "class f(enum.Enum):\n    A = 1\n    A = 2\n",
    "enum_none": "class f(enum.Enum):\n    A = None\n",
    "enum_two_targets": "class f(enum.Enum):\n    A = B = 1\n",
    "enum_private": "class f(enum.Enum):\n    _a = 1\n    B = 1\n",
    "enum_annotated": "class f(enum.Enum):\n    a: int = 1\n    B = 1\n",
    "enum_of_call": "class f(enum.Enum):\n    A = len('a')\n",
    "enum_of_names": "ONE = 1\nclass f(enum.Enum):\n    A = ONE\n    B = -2\n    C = (1, 'a')\n",
    "enum_of_unknown": "ONE = len('a')\nclass f(enum.Enum):\n    A = ONE\n",
    "enum_empty": "class f(enum.Enum): ...\n",
    "enum_decorated": "@enum.unique\nclass f(enum.Enum):\n    A = 1\n",
    "enum_of_base": "class O(enum.Enum):\n    def g(self): ...\nclass f(O):\n    A = 1\n",
    **{
        f"enum_with{hook.rstrip('_')}": (
            f"class f(enum.Enum):\n    def {hook}(self, *a): return 1\n    A = 1\n"
        )
        for hook in ("__init__", "_missing_", "_generate_next_value_")
    },
    "enum_new": (
        "class f(enum.Enum):\n    def __new__(cls, v):\n        one = object.__new__(cls)\n"
        "        one._value_ = v\n        return one\n    A = 1\n"
    ),
    "enum_ignore": "class f(enum.Enum):\n    _ignore_ = ['B']\n    A = 1\n",
    "enum_imported": "from enum import Enum, auto\nclass f(Enum):\n    A = auto()\n",
}

FAILS = {
    *("validator_bare", "model_validator_bare", "config_declared", "config_in_tuple"),
    *("validator_of_library", "validator_of_library_called", "validator_of_unknown_value"),
    *("validator_asynchronous", "enum_auto_after_string", "enum_same_name", "node_of_unknown"),
}
"""Those that Python or pydantic refuse, or that need what is not there."""

OTHERWISE = {
    *("alias_path_by_name", "alias_choices_by_name", "alias_of_alias", "alias_by_name"),
    *("pydantic_data_kw_only", "pydantic_data_marker", "pydantic_data_config"),
}
"""Those that `inspect` reports otherwise than pydantic takes them."""

SNIPPETS = {
    name: Snippet(code, None, runs=name not in FAILS | OTHERWISE)
    for table in (ALIASES, DEFAULTS, LIMITS, CONFIGS, VALIDATORS, OTHERS, DATACLASSES)
    for name, code in table.items()
} | {
    name: Snippet(f"import enum\n{code}", None, runs=name not in FAILS)
    for name, code in ENUMERATIONS.items()
}
