"""The types of signals, according to return annotations."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.python.types.fits import format_type
from noob_lint.tube.emitted import emitted
from tests.calls.code import code_of, found_in

N = 'Annotated[{}, Name("{}")]'
INT, TEXT = N.format("int", "n"), N.format("str", "t")


@pytest.mark.parametrize(
    ("returns", "expected"),
    [
        ("int", {"value": "int"}),
        ("None", {"value": "None"}),
        ("Any", {"value": "Any"}),
        (INT, {"n": "int"}),
        ("int | None", {"value": "int | None"}),
        ("int | MetaSignal", {"value": "int"}),
        ("int | str | MetaSignal", {"value": "int | str"}),
        ("MetaSignal", {"value": "..."}),
        ("tuple[int, str]", {"value": "tuple[int, str]"}),
        (f"tuple[{INT}, {TEXT}]", {"n": "int", "t": "str"}),
        (f"tuple[{INT}, {TEXT}] | None", {"n": "int", "t": "str"}),
        (f"tuple[{INT}]", {}),  # either the tuple or its item
        (f"tuple[{INT}, str]", {}),
        (f"tuple[int, {INT}, {TEXT}]", {}),
        (f"tuple[{INT}, None, {TEXT}]", {}),
        (f"tuple[Annotated[int, Name('a'), Name('b')], {TEXT}]", {}),
        ("tuple[Annotated[int, Name('a'), Name('b')], int]", {}),
    ],
)
def test_emitted(tmp_path: Path, returns: str, expected: dict[str, str]) -> None:
    (tmp_path / "noob").mkdir()
    (tmp_path / "noob" / "__init__.py").touch()
    (tmp_path / "noob" / "event.py").write_text("class MetaSignal: ...\n")
    found = found_in(code_of(tmp_path, f"def f() -> {returns}: return 1\n"), "f")
    assert {name: format_type(form) for name, form in emitted(found).items()} == expected


@pytest.mark.parametrize(
    ("returns", "expected"),
    [
        ("Generator[int, None, None]", {"value": "int"}),
        ("Iterator[str]", {"value": "str"}),
        ("Generator", {"value": "..."}),
        (f"Generator[{INT}, None, None]", {"n": "int"}),
        (f"Generator[tuple[{INT}, {TEXT}], None, None]", {"n": "int", "t": "str"}),
    ],
)
def test_what_a_generator_yields(tmp_path: Path, returns: str, expected: dict[str, str]) -> None:
    found = found_in(code_of(tmp_path, f"def f() -> {returns}: yield 1\n"), "f")
    assert {name: format_type(form) for name, form in emitted(found).items()} == expected


def test_a_context_manager_emits_none_of_it(tmp_path: Path) -> None:
    code = code_of(tmp_path, "@contextmanager\ndef f() -> Iterator[int]: yield 1\n")
    assert emitted(found_in(code, "f")) == {}


@pytest.mark.parametrize("module", ["event", "types"])
def test_what_stands_for_no_event_is_not_emitted(tmp_path: Path, module: str) -> None:
    (tmp_path / "noob").mkdir()
    (tmp_path / "noob" / "__init__.py").touch()
    for name in ("event", "types"):
        (tmp_path / "noob" / f"{name}.py").write_text("class MetaSignal: ...\n")
    text = f"import noob.{module}\ndef f() -> int | noob.{module}.MetaSignal: return 1\n"
    found = found_in(code_of(tmp_path, text), "f")
    assert {name: format_type(form) for name, form in emitted(found).items()} == {"value": "int"}
