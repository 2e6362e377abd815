"""Source that would take too long to parse, or too much memory, is not parsed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from noob_lint.python.answers import Unknown
from noob_lint.python.lookup import Sources
from noob_lint.python.source import cost
from noob_lint.python.source.columns import Columns
from noob_lint.python.source.cost import parts_of, why_too_much
from noob_lint.python.source.parsing import UnreadableError, parse
from tests.work import assert_linear


def why(text: str) -> str | None:
    return why_too_much(text.encode(), parts_of(text.encode()))


def test_ordinary_source_is_parsed() -> None:
    text = Path(cost.__file__).read_text()
    assert why(text) is None
    assert 5 < len(text) / parts_of(text.encode()) < 20


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"x = [{'a,' * 300_001}]", "has too many parts"),
        ("x = 0x" + "f" * 5000, "has a number with too many digits"),
        ("x = 0b" + "1" * 3000, None),
        ("x = {" + '"a": {},' * 20_000 + "}", None),
    ],
)
def test_what_is_too_much(text: str, reason: str | None) -> None:
    assert why(text) == reason


@pytest.mark.parametrize("quotes", ['"', "'''"])
def test_f_strings_take_long_in_old_versions(quotes: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"x = f{quotes}{'{a}' * 40_000}{quotes}"
    monkeypatch.setattr(sys, "version_info", (3, 12))
    assert why(text) is None
    monkeypatch.setattr(sys, "version_info", (3, 11))
    assert why(text) == "has an f-string with too many values"
    many = f"f{quotes}{{a}}{quotes}\n" * 20_000
    assert why(many) is None


def test_the_sum_of_what_is_kept_is_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Owner:
        pass

    monkeypatch.setattr(cost.Kept, "parts", 0)
    monkeypatch.setattr(cost.Kept, "is_full", False)
    owner = Owner()
    cost.Kept.keep(owner, cost.MOST_IN_ALL)
    (tmp_path / "lab.py").write_text("x = 1\n")
    with pytest.raises(UnreadableError) as caught:
        parse(tmp_path / "lab.py", "lab.py", None)
    assert str(caught.value) == (
        "lab.py is not read, since about 22 MB of Python have been read in this run"
    )
    assert cost.Kept.is_full
    del owner
    assert cost.Kept.parts == 0
    parse(tmp_path / "lab.py", "lab.py", None)


@pytest.mark.parametrize("line", ["", "abc", "é" * 2000, "aé\U0001f600" * 700])
def test_columns_are_counted_in_characters(line: str) -> None:
    columns = Columns(line)
    for end in range(0, len(line) + 1, 7):
        assert columns.characters_before(len(line[:end].encode())) == end


def test_many_branches_are_no_more_work_than_their_number(tmp_path: Path) -> None:
    def read(count: int) -> None:
        names = "".join(f"a{number} = 1\n" for number in range(count))
        ifs = "".join(f"if b{number}:\n    def f(b{number}): ...\n" for number in range(count))
        file = tmp_path / f"m{count}.py"
        file.write_text(names + ifs)
        Sources([tmp_path], None).look_up(f"m{count}.f")

    assert_linear(read, 100)


def test_a_name_with_very_many_meanings_is_unknown(tmp_path: Path) -> None:
    ifs = "".join(f"if a.b{number}:\n    def f(b{number}): ...\n" for number in range(101))
    (tmp_path / "lab.py").write_text(f"import a\n{ifs}")
    found = Sources([tmp_path], None).look_up("lab.f")
    assert isinstance(found, Unknown)
