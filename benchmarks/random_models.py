"""Random pydantic models for nodes: aliases, validators and constraints as people write them."""

from __future__ import annotations

from random import Random
from typing import NamedTuple


class ModelField(NamedTuple):
    """A field: its line, the key that fills it, and whether it is required."""

    line: str
    key: str
    required: bool


_FIELDS = (
    ModelField("a: Any", "a", True),
    ModelField("a: Any = Field(alias='first')", "first", True),
    ModelField("b: Any = Field(alias=BEE)", "bee", True),
    ModelField("c: Any = Field(validation_alias=AliasChoices('sea', 'c'))", "sea", True),
    ModelField("d: Any = Field(default=1, validation_alias=AliasPath('opts', 'd'))", "opts", False),
    ModelField("e: int = 1", "e", False),
    ModelField("f: A[int, Field(ge=1)] = 1", "f", False),
    ModelField("g: float = Field(2.0, gt=0, description='how much')", "g", False),
    ModelField("h: Literal['text', 'x'] = 'x'", "h", False),
    ModelField("i: Mode = Mode.SLOW", "i", False),
    ModelField("j: tuple[int, int] = (1, 2)", "j", False),
    ModelField("k: list[int] | None = None", "k", False),
    ModelField("l: Any = Field(default_factory=list)", "l", False),
    ModelField("m: PositiveInt = 1", "m", False),
)

_VALIDATORS = (
    "@model_validator(mode='after')\ndef checked(self):\n    return self\n",
    "@model_validator(mode='before')\n@classmethod\ndef before(cls, data):\n    return data\n",
    "@model_validator(mode='wrap')\n@classmethod\ndef around(cls, data, handler):\n"
    "    return handler(data)\n",
    "@field_validator('*')\n@classmethod\ndef each(cls, value):\n    return value\n",
    "@field_validator('*', mode='before')\n@classmethod\ndef each_before(cls, value):\n"
    "    return value\n",
    "def model_post_init(self, context):\n    pass\n",
)

_CONFIGURATIONS = (
    "model_config = ConfigDict(extra='forbid')\n",
    "model_config = ConfigDict(populate_by_name=True)\n",
    "model_config = ConfigDict(extra='allow', frozen=True)\n",
    "model_config = {'extra': 'forbid', 'populate_by_name': True}\n",
    "model_config = ConfigDict(arbitrary_types_allowed=True)\n",
)


class Model(NamedTuple):
    """The part of a model before its methods, how the class begins, and its fields."""

    keywords: str
    parts: list[str]
    fields: list[ModelField]


def random_model(random: Random) -> Model:
    """Fields, and sometimes a configuration and a validator."""
    chosen: dict[str, ModelField] = {}
    for field in random.sample(_FIELDS, random.choice((1, 2, 2, 3, 4))):
        chosen.setdefault(field.line[0], field)
    fields = [*chosen.values()]
    parts = [random.choice(_CONFIGURATIONS)] if random.random() < 0.35 else []
    parts += [f"{field.line}\n" for field in fields]
    if random.random() < 0.45:
        parts.append(random.choice(_VALIDATORS))
    keywords = random.choice(("", "", "", ", extra='forbid'", ", frozen=True"))
    return Model("" if "ConfigDict" in parts[0] else keywords, parts, fields)
