"""Decorators that leave a function or class unchanged, and attributes that change how it looks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from noob_lint.python.lookup import Sources
from tests.python.pieces import HEAD, class_, function
from tests.python.summary import summary


def read(code: str, tmp_path: Path) -> dict[str, Any]:
    (tmp_path / "lab.py").write_text(HEAD + code)
    return summary(Sources([tmp_path]).look_up("lab.f"))


@pytest.mark.parametrize("name", ["no_type_check", "final"])
def test_a_function_stays_what_it_is(name: str, tmp_path: Path) -> None:
    assert read(f"@typing.{name}\ndef f(a): ...\n", tmp_path) == function(["a"], "value")


@pytest.mark.parametrize("name", ["final", "override"])
def test_a_method_stays_what_it_is(name: str, tmp_path: Path) -> None:
    code = f"class f:\n    @typing.{name}\n    def process(self, a): ...\n"
    assert read(code, tmp_path) == class_("process", ["a"], "value")


@pytest.mark.parametrize("name", ["typing.final", "typing.runtime_checkable"])
def test_a_class_stays_what_it_is(name: str, tmp_path: Path) -> None:
    code = f"@{name}\nclass f:\n    def process(self, a): ...\n"
    assert read(code, tmp_path) == class_("process", ["a"], "value")


COLLECTED = [
    *("computed_field", "field_serializer('x')", "field_validator('x')"),
    *("model_serializer", "model_validator(mode='after')"),
]


@pytest.mark.parametrize("decorator", COLLECTED)
def test_what_pydantic_collects_is_no_process_method(decorator: str, tmp_path: Path) -> None:
    name = decorator.partition("(")[0]
    code = (
        f"from pydantic import BaseModel, {name}\nclass f(BaseModel):\n    x: int\n"
        f"    @{decorator}\n    def other(self): ...\n    def process(self, a): ...\n"
    )
    assert read(code, tmp_path)["process"] == ["process"]


PATCHED = [
    *("__annotations__", "__call__", "__defaults__", "__init__", "__kwdefaults__", "__new__"),
    *("__bases__", "__class__", "__code__", "__dict__", "__enter__", "__exit__", "__signature__"),
    *("__text_signature__", "__wrapped__", "deinit", "init", "model_config", "process"),
]


@pytest.mark.parametrize("attribute", PATCHED)
def test_an_attribute_that_tells_is_set(attribute: str, tmp_path: Path) -> None:
    code = f"class f:\n    def process(self, a): ...\nf.{attribute} = make()\n"
    assert list(read(code, tmp_path)) == ["unknown"]


def test_an_attribute_that_tells_nothing_is_set(tmp_path: Path) -> None:
    code = "class f:\n    def process(self, a): ...\nf.title = 'x'\n"
    assert read(code, tmp_path) == class_("process", ["a"], "value")
