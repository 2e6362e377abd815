"""All that is told of classes: what they inherit, and how they are made."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from noob_lint.python.resolve.classes import Attribute, Classes
from noob_lint.python.resolve.decorators import Finished
from noob_lint.python.resolve.resolver import Resolver
from noob_lint.python.source.entities import Cannot, Class, Entity
from tests.python.resolve.entities import Tree, resolver, shown
from tests.python.whole import sections

ASKED = (
    "m",
    "x",
    "s",
    "c",
    "p",
    "a",
    "z",
    "k",
    "n",
    "q",
    "w",
    "run",
    "later",
    "bit_length",
    "gone",
)
FLAGS = ("is_enumeration", "is_completed", "is_protocol", "has_abstract_meta", "custom_metaclass")


def _attribute(found: Attribute | Cannot | None) -> str:
    if isinstance(found, Attribute):
        return f"{shown(found.value)} of {shown(found.owner)}"
    return shown(found)


def _method(found: Finished | Cannot | None) -> str:
    return shown(found.body) if isinstance(found, Finished) else shown(found)


def told(owner: Entity, by: Resolver) -> Iterator[str]:
    """All answers that are not empty, each in a line."""
    assert isinstance(owner, Class)
    classes = Classes(by)
    yield f"order: {', '.join(map(shown, classes.order(owner)))}"
    for name in ASKED:
        attribute, method = classes.attribute(owner, name), classes.method(owner, name)
        if attribute is not None and (attribute != classes.unknown(owner) or name == "gone"):
            yield f"{name}: {_attribute(attribute)} | {_method(method)}"
    yield f"flags: {' '.join(flag for flag in FLAGS if getattr(classes, flag)(owner))}"
    yield f"names: {' '.join(sorted(classes.names(owner)))}"
    yield f"defines: {' '.join(sorted(one for one in ASKED if classes.defines(owner, one)))}"
    yield f"abstract: {' '.join(classes.abstract(owner))}"
    yield f"metaclass: {shown(classes.metaclass(owner))}"
    for one in classes.decorators(owner):
        yield f"@{shown(one)}" if isinstance(one, Cannot) else f"@{one[0]}{'()' if one[1] else ''}"


WHOLE = Path(__file__).parent / "whole"
SOURCE = (WHOLE / "classes.py.txt").read_text()
EXPECTED = sections(WHOLE, "classes")


@pytest.fixture(scope="module")
def by(tmp_path_factory: pytest.TempPathFactory) -> Resolver:
    return resolver(tmp_path_factory.mktemp("classes"), Tree({"lab.py": SOURCE}))


def test_all_classes_are_there() -> None:
    assert [one.name for one in ast.parse(SOURCE).body if isinstance(one, ast.ClassDef)] == [
        *EXPECTED
    ]


@pytest.mark.parametrize("name", EXPECTED)
def test_classes(name: str, by: Resolver) -> None:
    assert "".join(f"{line}\n" for line in told(by.member("lab", name), by)) == EXPECTED[name]


def test_what_is_deleted_is_not_abstract(tmp_path: Path) -> None:
    text = (
        "from abc import ABC, abstractmethod\nclass A(ABC):\n    @abstractmethod\n"
        "    def a(self): ...\n    @abstractmethod\n    def b(self): ...\n    del b\n    c = 1\n"
        "    del c\n"
    )
    by = resolver(tmp_path, Tree({"lab.py": text}))
    owner = by.member("lab", "A")
    assert isinstance(owner, Class)
    assert Classes(by).abstract(owner) == ("a",)
