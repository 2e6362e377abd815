"""Tubes next to a module `lab`, for tests of how noob calls what they name."""

from __future__ import annotations

from pathlib import Path

from noob_lint.calls.facts import Facts
from noob_lint.python.answers import Found
from noob_lint.python.code import Code
from noob_lint.python.lookup import Sources
from noob_lint.spec.versions import find_version
from noob_lint.tube.tube import Tube
from noob_lint.yaml.parser import parse

HEAD = """\
from collections.abc import AsyncIterator, Generator, Iterator
from contextlib import contextmanager
from typing import Annotated, Any, Literal
from noob import Name
from noob.asset import Asset
from noob.node import Node
from noob.event import MetaSignal
from noob.types import Epoch
from pydantic import BaseModel
"""


def code_of(folder: Path, text: str) -> Code:
    """The code of a project whose module `lab` has this text below `HEAD`."""
    (folder / "lab.py").write_text(HEAD + text, encoding="utf-8")
    return Code(Sources([folder]))


def facts_of(code: Code | None, text: str, version: str = "latest") -> Facts:
    """A tube of these sections, with the code that it names."""
    document = parse(f"noob_id: a\n{text}", "a.yaml")
    assert document.root is not None, document.reports
    return Facts(Tube(document, document.root, find_version(version)), project_code=code)


def found_in(code: Code, name: str) -> Found:
    """What `lab` has under that name."""
    answer = code.look_up(f"lab.{name}")
    assert isinstance(answer, Found), answer
    return answer
