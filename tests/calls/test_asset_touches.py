"""Which objects no node can change, so that the order of their users does not matter."""

from __future__ import annotations

import builtins
from importlib import import_module
from pathlib import Path

import pytest

from noob_lint.calls.asset_touches import _BUILTIN_READERS, _IMMUTABLE, unordered
from tests.calls.code import code_of, facts_of

CODE = """\
import datetime, decimal, fractions, pathlib, uuid
from dataclasses import dataclass
@dataclass(frozen=True)
class Fixed: ...
@dataclass
class Loose: ...
def make() -> {}: ...
def use(x): x.anything()
"""
TUBE = """\
assets:
  made: {type: lab.make, scope: runner}
nodes:
  a: {type: lab.use, depends: [x: assets.made]}
  b: {type: lab.use, depends: [x: assets.made]}
"""


@pytest.mark.parametrize(
    "annotation",
    [
        *("bool", "bytes", "complex", "float", "frozenset[int]", "int", "range", "str", "tuple"),
        *("tuple[int, str]", "decimal.Decimal", "fractions.Fraction", "uuid.UUID"),
        *("datetime.date", "datetime.datetime", "datetime.time"),
        *("datetime.timedelta", "datetime.timezone"),
        *("pathlib.PurePath", "pathlib.PurePosixPath"),
        *("None", "Fixed"),
    ],
)
def test_what_cannot_be_changed(tmp_path: Path, annotation: str) -> None:
    facts = facts_of(code_of(tmp_path, CODE.format(annotation)), TUBE)
    assert list(unordered(facts)) == []


@pytest.mark.parametrize(
    "kind", ["pathlib.Path", "pathlib.PosixPath", "pathlib.PurePath", "pathlib.PurePosixPath"]
)
def test_classes_whose_objects_cannot_be_changed(tmp_path: Path, kind: str) -> None:
    facts = facts_of(code_of(tmp_path, CODE.format("int")), TUBE.replace("lab.make", kind))
    assert list(unordered(facts)) == []


@pytest.mark.parametrize(
    "annotation", ["list", "dict[str, int]", "set", "bytearray", "object", "Any", "Loose", "gone"]
)
def test_what_may_be_changed(tmp_path: Path, annotation: str) -> None:
    facts = facts_of(code_of(tmp_path, CODE.format(annotation)), TUBE)
    found = [
        (asset.name, one.user.name, one.changes, other.user.name, other.changes)
        for asset, one, other in unordered(facts)
    ]
    assert found == [("made", "a", None, "b", None)]


def test_what_cannot_be_changed_is_there_and_can_be_hashed() -> None:
    for name in _IMMUTABLE - {"None"}:
        module, _, own = name.rpartition(".")
        assert getattr(import_module(module), own).__hash__ is not None
    assert "None" in _IMMUTABLE
    assert vars(builtins).keys() >= _BUILTIN_READERS
