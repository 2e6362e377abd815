"""Classes whose behaviour depends on more than their own source are unknown."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.python.answers import Found, Unknown
from noob_lint.python.lookup import Sources

MODELS = {
    "metadata from elsewhere": "class f(Node):\n    p: Annotated[int, gone.Field(default=3)]\n",
    "a field from elsewhere": "class f(Node):\n    p: int = gone.Field(alias='x')\n",
    "an old validator": ("class f(Node):\n    @root_validator\n    def check(cls, values): ...\n"),
    "a new one": (
        "class f(Node):\n    @model_validator(mode='before')\n    def check(cls, v): ...\n"
    ),
    "a generator of huge names": (
        "class f(Node):\n    aa: int\n    model_config = ConfigDict(alias_generator=lambda n: n"
        + ".replace('a', 'aaaaaaaaaa')" * 12
        + ")\n"
    ),
    "made otherwise": "class f(Node):\n    def __new__(cls, other): ...\n",
    "keywords that are not known": "class f(Node, **given):\n    p: int\n",
    "a validator": "class f(Node):\n    @model_validator(mode='before')\n    def f(cls, v): ...\n",
    "a constructor": "class f(Node):\n    def __init__(self, other): ...\n",
}
HEAD = """\
import gone
from typing import Annotated
from noob import Node
from pydantic import ConfigDict, model_validator, root_validator
"""
PROCESSES = {
    "a lambda": "class f:\n    process = lambda self, x=1: x\n",
    "a descriptor": "class f:\n    process = make()\n",
    "a base that completes": (
        "class Base:\n    def __init_subclass__(cls): ...\n\nclass f(Base):\n    pass\n"
    ),
}


@pytest.mark.parametrize("code", MODELS.values(), ids=MODELS)
def test_models(code: str, tmp_path: Path) -> None:
    (tmp_path / "lab.py").write_text(HEAD + code)
    found = Sources([tmp_path]).look_up("lab.f")
    assert isinstance(found, Found)
    assert found.fields == Unknown("lab.f", "more than its fields decides what it takes")


@pytest.mark.parametrize("code", PROCESSES.values(), ids=PROCESSES)
def test_processes(code: str, tmp_path: Path) -> None:
    (tmp_path / "lab.py").write_text(code)
    found = Sources([tmp_path]).look_up("lab.f")
    assert isinstance(found, Found)
    assert isinstance(found.process, Unknown)
