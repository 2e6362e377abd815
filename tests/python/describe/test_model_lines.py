"""What single lines of pydantic models say, read from source and compared with pydantic.

In the tables, `;` is a new line, and what is before a `/` is above a method of the model.
"""

from __future__ import annotations

import sys
import warnings
from pathlib import Path
from types import ModuleType

import pytest

from noob_lint.python.answers import Parameter, Unknown
from tests.calls.code import code_of, found_in
from tests.python.cases import lines
from tests.python.whole import short

HEAD = """\
import elsewhere
from typing import Annotated, ClassVar, Final, TypeVar
from pydantic import BaseModel, ConfigDict, Extra, Field
from pydantic import field_validator, model_validator, root_validator, validator
from pydantic import field_validator as fv, model_validator as mv
KEY = "extra"
KEYS = ("a", "b")
STRICT = {"strict": True}
CLOSED = ConfigDict(extra="forbid", strict=False)
OPEN = {"extra": "allow"}
C0 = {**OPEN}
C1 = {**C0}
C2 = {**C1}
C3 = {**C2}
C4 = {**C3}
SHARED = Field(alias="shared")
T = TypeVar("T")
Aliased = Annotated[int, Field(alias="y", gt=3)]
AliasedAgain = Annotated[Aliased, Field(lt=9)]
Items = Annotated[list[T], Field(alias="z")]
Plain = list[T]
def make(*given): return KEY
def described(): return Field(alias="x")
def helper(): return 3
def decorated(function): return function
def checking(function): return field_validator("a", mode="before")(function)
def Validating(function): return function
def validating(function): return field_validator("a", mode="before")(function)
class Base: ...
class Holder:
    held = {"extra": "allow"}
class Other(BaseModel):
    model_config = ConfigDict(extra="forbid")
    shared = Field
"""

READ = lines("""
model_config = ConfigDict(strict=True, extra="allow"); a: int
=> a:int allow ('', config=[['strict', True]])
model_config = {"strict": True, "title": "x"}; a: int => a:int  ('', config=[['strict', True]])
model_config = dict(extra="forbid"); a: int => a:int forbid
model_config = {**STRICT, "extra": "forbid"}; a: int => a:int forbid ('', config=[['strict', True]])
model_config = {"extra": "forbid", **OPEN}; a: int => a:int allow
model_config = CLOSED; a: int => a:int forbid ('', config=[['strict', False]])
model_config = CLOSED | OPEN; a: int => a:int allow ('', config=[['strict', False]])
model_config = OPEN | CLOSED; a: int => a:int forbid ('', config=[['strict', False]])
model_config = Other.model_config; a: int => a:int forbid
model_config = Other.model_config | OPEN; a: int => a:int allow
model_config: ConfigDict = ConfigDict(extra="forbid"); a: int => a:int forbid
model_config = ConfigDict(CLOSED); a: int => ?
model_config = ConfigDict(extra=Extra.forbid); a: int => a:int forbid
model_config = ConfigDict(extra=None); a: int => a:int
model_config = ConfigDict(title=make()); a: int => a:int
model_config = {KEY: "forbid"}; a: int => a:int forbid
model_config = {}; model_config["extra"] = "forbid"; a: int => ?
model_config = {}; print(model_config); a: int => ?
model_config = {"str_strip_whitespace": True} => ('', config=[['str_strip_whitespace', True]])
model_config = {"str_to_lower": True} => ('', config=[['str_to_lower', True]])
model_config = {"str_to_upper": False} => ('', config=[['str_to_upper', False]])
model_config = {"str_min_length": 1} => ('', config=[['str_min_length', 1]])
model_config = {"str_max_length": 9} => ('', config=[['str_max_length', 9]])
model_config = {"coerce_numbers_to_str": True} => ('', config=[['coerce_numbers_to_str', True]])
model_config = {"allow_inf_nan": False} => ('', config=[['allow_inf_nan', False]])
model_config = {"use_enum_values": True} => ('', config=[['use_enum_values', True]])
model_config = {"arbitrary_types_allowed": True} => ('', config=[['arbitrary_types_allowed', True]])
model_config = ConfigDict(populate_by_name=True); a: int = Field(alias="x") => x|a:int
model_config = ConfigDict(populate_by_name=False, validate_by_name=True); a: int = Field(alias="x")
=> x|a:int
model_config = ConfigDict(validate_by_alias=False, validate_by_name=True); a: int = Field(alias="x")
=> a:int
model_config = ConfigDict(validate_by_alias=True); a: int = Field(alias="x") => x<a>:int
model_config = ConfigDict(alias_generator=None); a: int => ?
model_config = ConfigDict(extra=Extra.allow); a: int => a:int allow
model_config = CLOSED | ConfigDict(extra=Extra.ignore); a: int
=> a:int  ('', config=[['strict', False]])
model_config = Holder.held; a: int => a:int allow
model_config = C3; a: int => a:int allow
model_config = {} | C3; a: int => a:int allow
model_config = {} | ({} | C3); a: int => ?
model_config = C4; a: int => ?
model_config = dict(CLOSED, extra="forbid"); a: int => ?
make.shown = 3; a: int => a:int
async def check(self): model_config = 3; a: int => a:int
class Inner: model_config = 3; a: int => a:int
model_config = {"strict": True, "str_to_lower": True, "str_to_upper": True, "allow_inf_nan": True}
=> ('', config=[['allow_inf_nan', True], ['str_to_lower', True], \
['str_to_upper', True], ['strict', True]])
class Config: extra = "forbid"; a: int => a:int forbid
class Config: pass;title: str = "x";extra = "forbid"; a: int => a:int forbid
class Config: make.shown = title = "x";extra = "forbid"; a: int => a:int forbid
class Config: extra = title = "forbid" => forbid
class Config(Base): extra = "forbid" => ?
class Other: extra = "forbid" => ()
def check(self): model_config = 3; a: int => a:int
a: int; b: int = 1; _c: int = 2 => a:int b:int=1
a: Final[int]; b: Final[int] = 2; c: Final = 3 => a:Final[int]  ('', constants=['b', 'c'])
a: ClassVar[int] = 1; b: int => b:int  ('', constants=['a'])
a: int = Field(init=False); b: int = Field(kw_only=True) => a:int b:int
a: int; a: str = "x" => a:str="x"
a: int = Field(default=1); b: int = Field(default=...); c: int = Field(...) => a:int= b:int c:int
a: list = Field(default_factory=list); b: list = Field(default_factory=None) => a:list= b:list
a: int = Field(**{}); b: int => ?
a: int = 1; b: int = SHARED => a:int=1 shared<b>:int
a: int = Other.shared => a:int=Other.shared
a: Annotated[int, Field(alias="x")] = Field(alias="y") => y<a>:Annotated[int]
a: Annotated[int, Field(alias="x")] = Field(title="y") => x<a>:Annotated[int]
a: Annotated[int, Field(3), "text"] => a:Annotated[int]=
a: Annotated[int, SHARED, Field(title="x")] => shared<a>:Annotated[int]
a: Final[Annotated[int, Field(alias="x")]] => x<a>:Final[Annotated[int]]
a: "Annotated[int, Field(alias='x')]" => ?
a: "int" => a:int{quoted}
a: Aliased; b: AliasedAgain
=> y<a>:Annotated[int]{limits=[['gt', 3]]} y<b>:Annotated[int]{limits=[['gt', 3], ['lt', 9]]}
a: Items[int] => ?
a: Plain[int] => a:list[?]
a: int = described(); b: int => ?
a: int = helper(); b: int => a:int=helper() b:int
a: int = (lambda: 3)() => a:int=(lambda: 3)()
a: int = Field(alias="x", serialization_alias="z") => x<a>:int
a: int = Field(alias="x", validation_alias="y") => y<a>:int
a: int = Field(alias="x", validation_alias=None) => x<a>:int
a: int = Field(gt=0); b: Annotated[int, Field(gt=0)] = Field(lt=9)
=> a:Annotated[int]{limits=[['gt', 0]]} b:Annotated[int]{limits=[['gt', 0], ['lt', 9]]}
a: Annotated[int, make()] = Field(gt=3) => a:Annotated[int]{names=None limits=None}
@field_validator("a") / a: int; b: int => a:int b:int
@field_validator("a", mode="before") / a: int; b: int => a:? b:int
@field_validator("a", "b", mode="before") / a: int; b: int; c: int => a:? b:? c:int
@field_validator("a", mode="wrap") / a: int; b: int => a:? b:int
@field_validator("a", mode="plain") / a: int; b: int => a:? b:int
@field_validator("a", mode="after") / a: int; b: int => a:int b:int
@field_validator("*", mode="before") / a: int; b: int => a:? b:?
@field_validator("a", **{}) / a: int; b: int => ?
@validator("a") / a: int; b: int => a:int b:int
@validator("a", pre=True) / a: int; b: int => a:? b:int
@validator("a", pre=False) / a: int; b: int => a:int b:int
@validator("a", pre=make()) / a: int; b: int => a:? b:int
@root_validator(pre=True) / a: int => ?
@root_validator(skip_on_failure=True) / a: int => a:int
@model_validator(mode="after") / a: int => a:int
@model_validator(mode="before") / a: int => ?
@model_validator(mode="wrap") / a: int => ?
@staticmethod / a: int => a:int
@property / a: int => a:int
@decorated / a: int => a:int
@validating / a: int => ?
@Validating / a: int => ?
@checking / a: int => ?
@fv("a", mode="before") / a: int; b: int => a:? b:int
@mv(mode="before") / a: int => ?
@staticmethod / @field_validator("a", mode="before") / a: int; b: int => a:? b:int
_check = field_validator("a", mode="before"); a: int => a:int
_check: object; a: int => a:int
def __init__(self, **kw): super().__init__(**kw) / a: int => a:int
def __init__(self, **kw): super().__init__(b=1, **kw) / a: int => ?
def __init__(self, a, **kw): super().__init__(**kw) / a: int => ?
def __init__(self, /, **kw): super().__init__(**kw) / a: int => a:int
def __init__(self, *, b, **kw): super().__init__(**kw) / a: int => ?
def __init__(self, *args, **kw): super().__init__(*args, **kw) / a: int => a:int
def __new__(cls): ... / a: int => ?
def __pydantic_init_subclass__(cls): ... / a: int => ?
if KEY: a: int => ?
""")

REFUSED = lines("""
model_config = dict(extra="forbid", **CLOSED); a: int
=> a:int forbid ('', config=[['strict', False]])
model_config = CLOSED + OPEN; a: int => ?
model_config: ConfigDict; a: int => a:int
model_config = other = ConfigDict(extra="forbid"); a: int => a:int forbid
other = model_config = ConfigDict(extra="forbid"); a: int => a:int forbid
model_config, other = CLOSED, OPEN; a: int => ?
model_config = make.model_config; a: int => ?
model_config = list(extra="forbid"); a: int => ?
model_config = {}; other = model_config["extra"] = "forbid"; a: int => ?
@abs("valid") / a: int => a:int
@field_validator("a", mode=KEY) / a: int; b: int => a:? b:int
@elsewhere.Validated / a: int => ?
_check = elsewhere.Validated("a")(make); a: int => ?
@validator / a: int; b: int => a:? b:?
@validator("a", pre=KEY) / a: int; b: int => a:? b:int
@model_validator() / a: int => ?
@model_validator(mode=KEY) / a: int => ?
@root_validator(pre=make()) / a: int => ?
def __get_pydantic_core_schema__(cls, *given): ... / a: int => ?
model_config = make(); a: int => ?
model_config = ConfigDict(extra=make()); a: int => ?
model_config = ConfigDict(strict=make()); a: int => ?
model_config = ConfigDict(extra=Extra.other); a: int => ?
model_config = ConfigDict(strict=Extra.forbid); a: int => ?
model_config = {make(): 1}; a: int => ?
model_config = 3; a: int => ?
model_config = {}; x = model_config; a: int => a:int
model_config = {}; model_config.extra: int = 3; a: int => ?
a: int = Field(gt=0, strict=make()); b: int => a:? b:int
@field_validator("a", mode=make()) / a: int; b: int => a:? b:int
@field_validator(make(), mode="before") / a: int; b: int => a:? b:?
@field_validator(KEYS, "b", mode="before") / a: int; b: int => a:? b:?
@field_validator / a: int; b: int => a:? b:?
@root_validator(pre=False) / a: int => a:int
@root_validator / a: int => ?
@model_validator / a: int => ?
@elsewhere.checked / a: int => a:int
@elsewhere.validated / a: int => ?
@elsewhere.checked("valid") / a: int => ?
@elsewhere.checked() / a: int => a:int
_check = field_validator("a", mode="before")(make); a: int; b: int => a:? b:int
_check = model_validator(mode="before")(make); a: int => ?
_check: object = field_validator("a", mode="before")(make); a: int => a:?
_check = elsewhere.validated("a")(make); a: int => ?
_check = elsewhere.checked("a")(make); a: int => a:int
_check = fv("a", mode="before")(make); a: int; b: int => a:? b:int
_check = validating("a")(make); a: int => ?
def __init__(self, **kw): super().__init__(**kw); self.x = 1 / a: int => a:int
def __get_pydantic_core_schema__(cls): ... / a: int => ?
if KEY: a = 3 => ()
""")
"""Models that pydantic refuses, or that need what is not there."""


METHODS = {
    "wrap": "def check(cls, value, handler): return handler(value)",
    'model_validator(mode="after")': "def check(self): return self",
    "": "def check(cls, value): return value",
}
"""The method below a decorator."""


def written(row: str) -> str:
    """A model of the lines of a row."""
    *above, body = row.split(" / ")
    if above and above[0][0] == "@":
        above.append(next(one for key, one in METHODS.items() if key in above[-1]))
    rows = [*body.split("; "), *"; ".join(above).split("; ")] if above else body.split("; ")
    return "class M(BaseModel):\n" + "".join(f"    {one}\n" for one in rows)


def read(folder: Path, row: str) -> str:
    """The fields, then what else is said."""
    found = found_in(code_of(folder, HEAD + written(row)), "M")
    if isinstance(found.fields, Unknown) or found.fields is None or found.model is None:
        return "?"
    fields = " ".join(map(shown, found.fields))
    rest = found.model._replace(extra="")
    said = "" if found.model.extra == "ignore" else found.model.extra
    return f"{fields} {said} {short(rest) if any(rest) else ''}".strip() or "()"


def shown(field: Parameter) -> str:
    keys = "|".join((field.name, *field.keys)) + (f"<{field.attribute}>" * bool(field.attribute))
    assert field.annotation is not None
    default = "" if field.required else f"={field.default or ''}"
    return f"{keys}:{short(field.annotation.form)}{default}".replace("typing.", "")


@pytest.mark.parametrize(("row", "expected"), (READ | REFUSED).items())
def test_models(tmp_path: Path, row: str, expected: str) -> None:
    assert read(tmp_path, row) == expected


@pytest.mark.parametrize("row", [row for row, expected in READ.items() if expected != "?"])
def test_pydantic_says_the_same(tmp_path: Path, row: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = found_in(code_of(tmp_path, HEAD + written(row)), "M")
    assert found.fields is not None
    assert not isinstance(found.fields, Unknown)
    assert found.model is not None
    module = pydantic_module(written(row), monkeypatch)
    real = {name: one.is_required() for name, one in module.M.model_fields.items()}
    names = [{one.attribute, one.name, *one.keys} & {*real} for one in found.fields]
    assert [*map(list, names)] == [[name] for name in real]
    assert [one.required for one in found.fields] == [*real.values()]
    assert found.model.extra == (module.M.model_config.get("extra") or "ignore")
    for name, value in found.model.config:
        assert module.M.model_config[name] == value


def pydantic_module(code: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    module = ModuleType("lab")
    monkeypatch.setitem(sys.modules, "lab", module)
    monkeypatch.setitem(sys.modules, "elsewhere", ModuleType("elsewhere"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        exec(compile(HEAD + code, "<lab>", "exec", dont_inherit=True), vars(module))
    return module
