"""What pydantic models accept, read from source and compared with what pydantic requires."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError, alias_generators

from noob_lint.python.answers import Parameter, ParameterKind, Signature, Unknown
from noob_lint.python.describe.aliases import _KNOWN
from tests.calls.code import code_of, found_in
from tests.python.whole import short

HEAD = """\
import enum
from typing import Annotated, Any, ClassVar, Final, Literal, Optional
from pydantic import AliasChoices, AliasGenerator, AliasPath, BaseModel
from pydantic import ConfigDict, Field, PrivateAttr, field_validator, model_validator
from pydantic.alias_generators import to_camel, to_pascal, to_snake
from pydantic.dataclasses import dataclass
NAME = "gain"
CLOSED = ConfigDict(extra="forbid")
Gain = Annotated[float, Field(gt=0, alias="g")]
SHARED = Field(alias="shared")
def prefixed(name): return "x_" + name
def described(**more): return Field(**more)
class Mixin:
    width: int
class Base(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, extra="forbid")
    max_iter: int
"""

MODELS = {
    "a: int; b: int = 1; c: Optional[int]; d: int | None = None": ["a", "b=", "c", "d="],
    "a: int = ...; b: int = Field(...); c: int = Field(); d: int = Field(3)": [
        *("a", "b", "c", "d="),
    ],
    "a: list = Field(default_factory=list); b: Any": ["a=", "b"],
    "a: int = Field(alias=NAME)": ["gain:a"],
    "a: int = SHARED": ["shared:a"],
    "a: int = Field(validation_alias='v', alias='w')": ["v:a"],
    "a: int = Field(serialization_alias='v')": ["a"],
    "a: int = Field(alias=None)": ["a"],
    "a: int = Field(validation_alias=AliasChoices('x', 'y'))": ["x|y:a"],
    "a: int = Field(validation_alias=AliasPath('x', 'y', 0))": ["x:a"],
    "a: int = Field(validation_alias=AliasChoices('x', AliasPath('y', 0)))": ["x|y:a"],
    "a: Gain": ["g:a"],
    "a: Annotated[int, Field(default=3)] = Field(...)": ["a="],
    "a: Annotated[int, Field(default=3)] = Field(default=...)": ["a="],
    "a: Annotated[int, Field(default=...)] = 3; b: Annotated[int, Field(...)]": ["a=", "b"],
    "a: Annotated[int, Field(alias='x', default=3)] = Field(gt=0)": ["x=:a"],
    "a: Annotated[int, Field(gt=0)]; b: Annotated[int, Field(gt=0)] = 1": ["a", "b="],
    "model_config = ConfigDict(populate_by_name=True); a: int = Field(alias='x')": ["x|a"],
    "model_config = {'validate_by_name': True}; a: int = Field(alias='x')": ["x|a"],
    "model_config = ConfigDict(validate_by_name=True, validate_by_alias=False); "
    "a: int = Field(alias='x')": ["a"],
    "model_config = ConfigDict(alias_generator=to_camel); m_i: int; x: int = Field(alias='q')": [
        *("mI:m_i", "q:x"),
    ],
    "model_config = ConfigDict(alias_generator=str.upper); max_iter: int": ["MAX_ITER:max_iter"],
    "model_config = ConfigDict(alias_generator=prefixed); max_iter: int": ["x_max_iter:max_iter"],
    "model_config = ConfigDict(alias_generator=lambda n: f\"{n.replace('_', '-')}!\"); m_i: int": [
        "m-i!:m_i"
    ],
    "model_config = ConfigDict(alias_generator=AliasGenerator(validation_alias=to_pascal)); "
    "m_i: int": ["MI:m_i"],
    "model_config = ConfigDict(alias_generator=AliasGenerator(alias=to_snake)); mI: int": [
        "m_i:mI"
    ],
    "_a: int = 1; b: ClassVar[int] = 2; c: Final[int] = 3; d: Final[int]; e: int": ["d", "e"],
    "a: int = PrivateAttr(1) if 0 else 2": ["a="],
    "a: int; _check = field_validator('a', mode='before')(lambda v: v)": ["a"],
    "a: int; __init__ = BaseModel.__init__": "?",
    "model_config = ConfigDict(alias_generator=lambda n: NAME); a: int": "?",
    "a: int = described(alias='x')": "?",
    "if True: a: int": "?",
    "a: int; model_config = {}; model_config['extra'] = 'allow'": "?",
    "a: int; model_config = {}; model_config.update(extra='allow')": "?",
    "a: int; model_config = {}; model_config |= CLOSED": "?",
}
HOOKS = {
    "@model_validator(mode='after')\n    def check(self): return self": ["a"],
    "@model_validator(mode='before')\n    @classmethod\n    def check(cls, v): return v": "?",
    "@model_validator(mode='wrap')\n    @classmethod\n    def check(cls, v, h): return h(v)": "?",
    "@field_validator('a')\n    @classmethod\n    def check(cls, v): return v": ["a"],
    "@field_validator('a', mode='before')\n    @classmethod\n    def check(cls, v): return v": [
        "a"
    ],
    "def __init__(self, **kw): super().__init__(**kw)": ["a"],
    "def __init__(self, a=1, **kw): super().__init__(a=a, **kw)": "?",
    "def model_post_init(self, context): ...": ["a"],
    "@property\n    def area(self): return self.a": ["a"],
    "class Config:\n        extra = 'forbid'": ["a", "!forbid"],
}
CLASSES = {
    "class M(Base): more_here: int = 1": ["maxIter:max_iter", "moreHere=:more_here", "!forbid"],
    "class M(Base, extra='ignore'): pass": ["maxIter:max_iter"],
    "class M(Base): model_config = ConfigDict(alias_generator=None)": "?",
    "class M(Base): model_config = Base.model_config | ConfigDict(extra='allow')": [
        *("maxIter:max_iter", "!allow"),
    ],
    "class M(BaseModel):\n    model_config = ConfigDict(**CLOSED, strict=True)\n    a: int": [
        *("a", "!forbid"),
    ],
    "class M(BaseModel, extra='forbid'): a: int": ["a", "!forbid"],
    "class M(BaseModel, frozen=True): a: int": ["a"],
    "class M(Mixin, BaseModel): a: int = 1": ["width", "a="],
    "class M(Mixin, BaseModel): width: int = 1": ["width="],
    "class M(Base): max_iter: ClassVar[int] = 3": ["!forbid"],
    "@dataclass\nclass M:\n    a: int\n    b: int = Field(1)\n    c: int = Field(1, init=False)": [
        *("a", "b="),
    ],
    "@dataclass(config=ConfigDict(extra='forbid'))\nclass M:\n    a: int = Field(alias='x')": [
        *("x:a", "!forbid"),
    ],
    "@dataclass\nclass M:\n    a: int\n    def __init__(self, z): self.a = z": "?",
    "class A(BaseModel):\n    a: int = 1\nclass M(A):\n    a: int": ["a"],
    "class A:\n    a: int = 1\nclass M(A, BaseModel):\n    a: int": ["a="],
    "class A(BaseModel):\n    a: ClassVar[int] = 1\nclass M(A):\n    a: int": ["a="],
    "class A(BaseModel):\n    a: ClassVar[int] = 1\nclass M(A):\n    b: int\n    a: int = 2": [
        *("b", "a="),
    ],
    "class A(BaseModel):\n    a: int = 2\nclass M(A):\n    a: ClassVar[int] = 1\n    b: int": ["b"],
}
SOURCES = (
    {
        f"class M(BaseModel):\n    {'; '.join([lines]) if ';' not in lines else ''}": said
        for lines, said in MODELS.items()
        if ";" not in lines
    }
    | {
        "class M(BaseModel):\n" + "".join(f"    {one.strip()}\n" for one in lines.split("; ")): said
        for lines, said in MODELS.items()
        if ";" in lines
    }
    | {f"class M(BaseModel):\n    a: int\n    {lines}": said for lines, said in HOOKS.items()}
    | CLASSES
)


def read(folder: Path, source: str) -> list[str] | str:
    """The keys of the model `M`, those that may be left out with "=", and what it does else."""
    found = found_in(code_of(folder, HEAD + source), "M")
    if isinstance(found.fields, Unknown) or found.fields is None:
        return "?"
    assert found.model is not None
    extra = found.model.extra
    return [*map(shown, found.fields), *([] if extra == "ignore" else [f"!{extra}"])]


def shown(field: Parameter) -> str:
    keys = "|".join((field.name, *field.keys))
    of = f":{field.attribute}" if field.attribute else ""
    return f"{keys}{'' if field.required else '='}{of}"


@pytest.mark.parametrize(("source", "said"), SOURCES.items())
def test_models(tmp_path: Path, source: str, said: list[str] | str) -> None:
    assert read(tmp_path, source) == said


@pytest.mark.parametrize(
    "source", [source for source, said in SOURCES.items() if isinstance(said, list)]
)
def test_pydantic_asks_for_the_same(tmp_path: Path, source: str) -> None:
    read_fields = found_in(code_of(tmp_path, HEAD + source), "M").fields
    assert read_fields is not None
    assert not isinstance(read_fields, Unknown)
    namespace: dict[str, Any] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        warnings.simplefilter("ignore", UserWarning)
        exec(compile(HEAD + source, "<models>", "exec", dont_inherit=True), namespace)
    required = [one.name for one in read_fields if one.required]
    assert missing_in(namespace["M"]) == required


def missing_in(model: type[BaseModel]) -> list[str]:
    """What pydantic reports as missing when a model is created without arguments."""
    try:
        model()
    except ValidationError as error:
        return [str(one["loc"][0]) for one in error.errors() if one["type"] == "missing"]
    return []


@pytest.mark.parametrize(
    "name", ["max_iter", "maxIter", "MaxIter", "x1_y2", "_a_b", "HTTPx", "a1b", "a-b"]
)
def test_generators_of_pydantic(name: str) -> None:
    ours = {key.rpartition(".")[2]: make(name) for key, make in _KNOWN.items()}
    assert ours == {key: getattr(alias_generators, key)(name) for key in ours}


@pytest.mark.parametrize(
    ("lines", "base", "constants"),
    [
        ("a: int; b: ClassVar[int] = 1; c: Final[int] = 2; d: ClassVar[int] = 3", "", "bcd"),
        ("a: int = 1; b: ClassVar[int] = 2", "b: int = 1; a: ClassVar[int] = 1", "b"),
        ("a: int = 1", "b: ClassVar[int] = 1; a: ClassVar[int] = 1; c: ClassVar[int] = 1", "bc"),
        ("a: int = 1", "", ""),
    ],
)
def test_constants(tmp_path: Path, lines: str, base: str, constants: str) -> None:
    classes = (("A(BaseModel)", base or "pass"), ("M(A)", lines))
    text = "".join(f"class {name}:\n    {body}\n" for name, body in classes)
    model = found_in(code_of(tmp_path, HEAD + text), "M").model
    assert model is not None
    assert "".join(model.constants) == constants


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        ("@field_validator('a', mode='before')", ["b"]),
        ("@field_validator('a', 'b', mode='plain')", []),
        ("@field_validator('*', mode='wrap')", []),
        ("@field_validator('a')", ["a", "b"]),
        ("@field_validator(NAME, mode='before')", ["a", "b"]),
        ("@field_validator(*NAMES, mode='before')", []),
    ],
)
def test_validators_that_convert(tmp_path: Path, line: str, typed: list[str]) -> None:
    source = (
        f"class M(BaseModel):\n    a: int\n    b: int\n    {line}\n    def check(cls, v): ...\n"
    )
    fields = found_in(code_of(tmp_path, HEAD + source), "M").fields
    assert fields is not None
    assert not isinstance(fields, Unknown)
    forms = {one.name: one.annotation.form for one in fields if one.annotation is not None}
    assert [name for name, form in forms.items() if form.name] == typed


@pytest.mark.parametrize(
    ("head", "value"),
    [
        ("from elsewhere import Field", "Field(alias='y')"),
        ("import elsewhere", "elsewhere.Field(alias='y')"),
        ("from elsewhere import field", "field(alias='y')"),
    ],
)
def test_a_field_from_where_nothing_can_be_read(tmp_path: Path, head: str, value: str) -> None:
    text = f"{head}\nclass M(BaseModel):\n    x: int = {value}\n"
    found = found_in(code_of(tmp_path, text), "M")
    assert isinstance(found.fields, Unknown)
    plain = found_in(code_of(tmp_path, text.replace(value, "elsewhere(1)")), "M")
    assert not isinstance(plain.fields, Unknown)


NODES = (
    *("deinit", "edges", "from_specification", "get_signals", "get_slots", "init", "injections"),
    *("is_coroutine", "logger", "process", "signals", "slots"),
)
ASSETS = ("deinit", "from_specification", "init", "update")


@pytest.mark.parametrize(
    ("base", "own", "others"),
    [
        ("Node", "id! spec enabled stateful", NODES),
        ("Asset", "id! spec! scope! params depends! obj stored_at", ASSETS),
    ],
)
def test_what_classes_of_noob_have(
    tmp_path: Path, base: str, own: str, others: tuple[str, ...]
) -> None:
    """A field of the name of something else that they have takes that as its default."""
    lines = "".join(f"    {name}: Any\n" for name in (*others, "left"))
    fields = found_in(code_of(tmp_path, f"class M({base}):\n{lines}"), "M").fields
    assert fields is not None
    assert not isinstance(fields, Unknown)
    told = [one.name + "!" * one.required for one in fields]
    assert told == [*own.split(), *others, "left!"]


def test_a_mark_is_no_field(tmp_path: Path) -> None:
    head = f"{HEAD}from dataclasses import KW_ONLY\n@dataclass\nclass M:\n"
    code = code_of(tmp_path, f"{head}    a: int\n    _: KW_ONLY\n    b: int")
    fields = found_in(code, "M").fields
    assert fields is not None
    assert not isinstance(fields, Unknown)
    assert [one.name for one in fields] == ["a", "b"]


@pytest.mark.parametrize(
    ("source", "call"),
    [
        ("class M(BaseModel):\n    a: int", "keyword-only a, var-keyword kwargs"),
        ("class M(BaseModel, extra='forbid'):\n    a: int", "keyword-only a"),
        (
            "class M(BaseModel, extra='allow'):\n    a: int",
            "keyword-only a, var-keyword extra_data",
        ),
        (
            "@dataclass\nclass M:\n    a: int\n    b: int = Field(kw_only=True)\n    _c: int = 1",
            "positional-or-keyword a, keyword-only b, positional-or-keyword _c, var-keyword kwargs",
        ),
        ("@dataclass(None)\nclass M:\n    a: int", "?"),
        ("@dataclass(**{})\nclass M:\n    a: int", "?"),
        ("@dataclass\n@dataclass\nclass M:\n    a: int", "?"),
        (
            "@dataclass\nclass N:\n    a: int\n@dataclass\nclass M(N):\n    b: int",
            "positional-or-keyword a, positional-or-keyword b, var-keyword kwargs",
        ),
        ("class N:\n    a: int\n@dataclass\nclass M(N):\n    b: int", "?"),
        ("class M(BaseModel, **{}):\n    a: int", "?"),
        ("class M(BaseModel):\n    if x:\n        a: int", "?"),
        ("class M(BaseModel):\n    for x in y:\n        a: int", "?"),
        ("class M(BaseModel):\n    with x:\n        a: int", "?"),
        ("class M(BaseModel):\n    try:\n        a: int\n    finally: ...", "?"),
        (
            "class M(BaseModel):\n    if x:\n        b = 1\n    a: int",
            "keyword-only a, var-keyword kwargs",
        ),
        ("class BaseSettings(BaseModel): ...\nclass M(BaseSettings):\n    a: int", "?"),
    ],
)
def test_calls(tmp_path: Path, source: str, call: str) -> None:
    init = found_in(code_of(tmp_path, HEAD + source), "M").init
    parameters = init.parameters if isinstance(init, Signature) else None
    told = None if parameters is None else ", ".join(f"{one.kind} {one.name}" for one in parameters)
    assert (told or "?") == call


@pytest.mark.parametrize(("depth", "is_read"), [(20, True), (21, False)])
def test_twenty_annotations_within_each_other_are_read(
    depth: int, is_read: bool, tmp_path: Path
) -> None:
    annotation = "Annotated[" * depth + "int" + ", 1]" * depth
    code = code_of(tmp_path, f"{HEAD}class f(BaseModel):\n    a: {annotation}\n")
    assert isinstance(found_in(code, "f").fields, Unknown) is not is_read


def test_what_takes_other_keys_is_not_required(tmp_path: Path) -> None:
    head = f"{HEAD}class f(BaseModel"
    inits = [
        found_in(code_of(tmp_path, f"{head}{more}): ...\n"), "f").init
        for more in ("", ", extra='allow'", ", extra='forbid'")
    ]
    rest = [Parameter(name, ParameterKind.VAR_KEYWORD, False) for name in ("kwargs", "extra_data")]
    assert inits == [Signature((rest[0],)), Signature((rest[1],)), Signature(())]


def test_what_a_class_body_sets_elsewhere_is_no_field(tmp_path: Path) -> None:
    text = "class A(BaseModel):\n    Mixin.b: int = 1\n    a: int = 2\nclass f(A):\n    a: int\n"
    fields = found_in(code_of(tmp_path, HEAD + text), "f").fields
    assert isinstance(fields, tuple)
    assert [(one.name, one.required) for one in fields if isinstance(one, Parameter)] == [
        ("a", True)
    ]


@pytest.mark.parametrize(
    ("annotation", "form"),
    [
        (
            "Annotated[int, Field(gt=1)]",
            "typing.Annotated[int]{limits=[['gt', 1], ['lt', 9]]}",
        ),
        (
            "'Annotated[int, Gt(1)]'",
            "typing.Annotated[typing.Annotated[int]{limits=[['gt', 1]] quoted}]"
            "{limits=[['lt', 9]]}",
        ),
        ("int", "typing.Annotated[int]{limits=[['lt', 9]]}"),
    ],
)
def test_limits_that_a_default_adds(annotation: str, form: str, tmp_path: Path) -> None:
    text = f"from annotated_types import Gt\nclass f(BaseModel): a: {annotation} = Field(lt=9)\n"
    fields = found_in(code_of(tmp_path, HEAD + text), "f").fields
    assert fields is not None
    assert not isinstance(fields, Unknown)
    assert [one.annotation and short(one.annotation.form) for one in fields] == [form]


def test_classes_of_pydantic_itself_may_do_more(tmp_path: Path) -> None:
    (tmp_path / "pydantic").mkdir()
    (tmp_path / "pydantic" / "more.py").write_text(
        "from pydantic import BaseModel\nclass More(BaseModel):\n    a: int\n"
    )
    code = code_of(tmp_path, "from pydantic.more import More\nclass f(More):\n    b: int\n")
    assert found_in(code, "f").fields == Unknown(
        "lab.f", "more than its fields decides what it takes"
    )
