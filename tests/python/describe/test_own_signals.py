"""What classes that derive from noob's `Node` decide themselves, and how that is seen."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.python.answers import Signature, Unknown
from tests.calls.code import code_of, found_in
from tests.python.cases import lines

BODIES = lines("""
x = 1 => epoch
signals = [] => signals epoch
_signals = [] => signals epoch
def get_signals(self): ... => signals epoch
slots = [] => slots epoch
_slots = [] => slots epoch
def get_slots(self): ... => slots epoch
edges = [] => slots epoch
_edges = [] => slots epoch
injections = {} => may
_injections = {} => may
signals = []; slots = [] => signals slots epoch
def init(self): self._signals = [] => signals epoch
def init(self): self.signals = [] => signals epoch
def init(self): self._slots = {} => slots epoch
def init(self): self._edges = {} => slots epoch
def init(self): self._injections = {} => may
def init(self): del self._slots => slots epoch
injections = {}; def init(self): self.process = print => signals slots call process
def init(self): self.other = {} => epoch
def init(self): other._slots = {} => epoch
def init(self): self.x.slots = {} => epoch
def init(self): print(self.slots) => epoch
def init(self): self.process = print => signals slots call process
def init(self): self.__dict__["process"] = print => signals slots call process
def init(self): print(self.__dict__) => signals slots call process
def init(self): print(self.slots.__dict__) => epoch
def init(self): setattr(self, "slots", {}) => slots epoch
def init(self): setattr(self, "signals", "text") => signals epoch
def init(self): setattr(self, "other", {}) => epoch
def init(self): setattr(self, name, {}) => signals slots call process
def init(self): setattr(self, 3, {}) => signals slots call process
def init(self): setattr(self, name, 3) => signals slots call process
def init(self): object.__setattr__(self, "slots", {}) => slots epoch
def init(self): super().__setattr__("signals", {}) => signals epoch
def init(self): self.getattr(self, "slots", {}) => epoch
def init(self): getattr(self, name) => epoch
def init(self): (lambda: 1)() => epoch
""")


def read(folder: Path, body: str) -> str:
    """The unknown parts of the answer, then what noob fills in."""
    code = "def process(self, x: int, e: Epoch) -> int: ..."
    text = "".join(f"    {line}\n" for line in (*body.split("; "), code))
    found = found_in(code_of(folder, f"class M(Node):\n{text}"), "M")
    parts = ("signals", "slots", "call", "process")
    unknown = [one for one in parts if isinstance(getattr(found, one), Unknown)]
    if isinstance(found.call, Signature):
        last = found.call.parameters[-1]
        assert [one.may_be_injected for one in found.call.parameters] == [last.may_be_injected] * 2
        unknown += ["may"] * last.may_be_injected + [str(last.injected)] * bool(last.injected)
    return " ".join(unknown)


@pytest.mark.parametrize(("body", "expected"), BODIES.items())
def test_own(tmp_path: Path, body: str, expected: str) -> None:
    assert read(tmp_path, body) == expected


def test_why(tmp_path: Path) -> None:
    found = found_in(code_of(tmp_path, "class M(Node):\n    slots = {}\n"), "M")
    assert found.slots == Unknown("lab.M", "it has a 'slots' of its own")


def test_what_a_base_decides(tmp_path: Path) -> None:
    code = "class B(Node):\n    slots = {}\nclass M(B):\n    def process(self): ...\n"
    assert isinstance(found_in(code_of(tmp_path, code), "M").slots, Unknown)


def test_a_node_without_process(tmp_path: Path) -> None:
    """That of noob takes anything, and raises an error."""
    call = found_in(code_of(tmp_path, "class M(Node): ...\n"), "M").call
    assert isinstance(call, Signature)
    shown = [(one.name, one.kind.value, one.required) for one in call.parameters]
    assert shown == [("args", "var-positional", False), ("kwargs", "var-keyword", False)]
