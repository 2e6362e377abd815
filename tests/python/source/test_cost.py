"""Source that would take too long to parse, or too much memory, is not parsed."""

from __future__ import annotations

import ast
import gc
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from noob_lint.python.answers import Unknown
from noob_lint.python.find.finder import Finder
from noob_lint.python.lookup import Sources
from noob_lint.python.source import cost
from noob_lint.python.source.columns import Columns
from noob_lint.python.source.cost import nodes_of, parts_of, why_too_much
from noob_lint.python.source.entities import Cannot
from noob_lint.python.source.module import Module
from noob_lint.python.source.modules import Modules
from noob_lint.python.source.parsing import UnreadableError, parse
from tests.work import assert_linear


def why(text: str) -> str | None:
    return why_too_much(text.encode(), parts_of(text.encode()))


def test_ordinary_source_is_parsed() -> None:
    text = Path(cost.__file__).read_text()
    assert why(text) is None
    assert 5 < len(text) / parts_of(text.encode()) < 20


FORMATTED = "has an f-string with too many values"
IN_ALL = "is not read, since {} been read in this run"


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


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("f(a)(b)\n", 3),
        ("[a, b.c]", 3),
        ("a and b or not c", 3),
        ("x if y else z for x in y if await z", 7),
        ("''or'b'if\"c\"else''", 4),
        ("\tif a:\n\t\t\tb\n", 4),
        ("a\tand\tb\tor\tc\tif\td", 6),
    ],
)
def test_parts_are_counted(text: str, parts: int) -> None:
    assert parts_of(text.encode()) == parts


def test_which_characters_and_words_are_parts() -> None:
    parts = {chr(one) for one in range(128) if parts_of(bytes([one])) == 1}
    assert parts == {*"([{,.:;=+-*/%|&^<>@~\n\f"} | {"\t"}
    words = ["and", "or", "not", "in", "is", "if", "else", "for", "await"]
    counts = {word: parts_of(f"a {word} b".encode()) for word in words}
    assert counts == {**dict.fromkeys(words, 1), "for": 2}
    assert [parts_of(b"\t" * count + b"a\nb\n") for count in (5, 6, 7, 8)] == [2, 2, 3, 4]


def test_the_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cost.Kept, "parts", 0)
    monkeypatch.setattr(cost.Kept, "nodes", 500_000)
    monkeypatch.setattr(cost.Kept, "is_full", False)
    assert why("," * 300_000) is None
    assert why("," * 300_001) == "has too many parts"
    monkeypatch.setattr(cost.Kept, "parts", 1_499_997)
    assert why(",,,") is None
    assert not cost.Kept.is_full
    assert why(",,,,") == IN_ALL.format("about 15 MB of Python have")
    monkeypatch.setattr(cost.Kept, "parts", 0)
    monkeypatch.setattr(cost.Kept, "nodes", 500_001)
    assert why("") == IN_ALL.format("very large Python modules have")


@pytest.mark.parametrize("base", ["0x", "0X", "0o", "0O", "0b", "0B"])
def test_long_numbers(base: str) -> None:
    digits = "".join("09afAF_"[:: 1 if base in "0x0X" else 6]) * 3500
    assert why(base + digits[:3499]) is None
    assert why(base + digits[:3500]) == "has a number with too many digits"


@pytest.mark.parametrize(
    ("text", "work"),
    [
        ('f"{a}{b}"\n"{c}"\n', 14),
        ("f'{a}'", 4),
        ('f"""{a}\n{b}"""\n{c}', 14),
        ("f'''{a}\n{b}'''\n{c}", 14),
        ('f"{a}\\\n{b}"\n', 18),
        ('f"{a}" f"{b}"\nf"{c}"\n', 26),
        ('f"{a', 2),
        ('x = F"{a}" + 1\n', 8),
        *((f"{prefix}'{{a}}'", 4) for prefix in ("rf", "fr", "Rf", "fR", "rF", "Fr", "RF", "FR")),
        *((f"{prefix}'{{a}}'", 0) for prefix in ("r", "b", "", "af", "ff")),
    ],
)
def test_the_work_of_f_strings(text: str, work: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 11))
    monkeypatch.setattr(cost, "_FEW_VALUES", 1)
    monkeypatch.setattr(cost, "_MOST_FORMATTED", work)
    assert why(text) is None
    monkeypatch.setattr(cost, "_MOST_FORMATTED", work - 1)
    assert why(text) == FORMATTED


def test_how_much_work_f_strings_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 11))
    text = f"f'''{'{' * 20_000}{'x' * 5_000}'''\n"
    assert why(text) is None
    assert why(f"{text}f'{{\n") == FORMATTED
    monkeypatch.setattr(cost, "_MOST_FORMATTED", 0)
    assert [why("f'" + "{" * count) for count in (999, 1000)] == [None, FORMATTED]


def test_nodes_are_counted() -> None:
    tree = ast.parse("def f(a, *, b=1) -> int:\n    return {a: 1, **b}\nx = [c, None][0]\n")
    assert nodes_of(tree) == sum(1 for _ in _walk(tree))


def _walk(node: ast.AST) -> Iterator[ast.AST]:
    yield node
    for child in ast.iter_child_nodes(node):
        yield from _walk(child)


def test_modules_with_mistakes_count_as_long_as_they_are_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    gc.collect()  # so that nothing of other tests is dropped meanwhile
    monkeypatch.setattr(cost.Kept, "parts", 0)
    monkeypatch.setattr(cost.Kept, "is_full", False)
    monkeypatch.setattr(cost, "MOST_IN_ALL", 40)
    for number in range(5):
        Path(f"m{number}.py").write_text("x = [a, b, c, d, e\n")
    modules = Modules(Finder([tmp_path], None), {})
    found = [modules.read(f"m{number}") for number in range(5)]
    reasons = [one.reason if isinstance(one, Cannot) else "" for one in found]
    assert ["not read" in reason for reason in reasons] == [False, False, True, True, True]
    del modules
    gc.collect()
    assert cost.Kept.parts == 0


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
    monkeypatch.setattr(cost.Kept, "nodes", 0)
    monkeypatch.setattr(cost.Kept, "is_full", False)
    owner = Owner()
    cost.Kept.keep(owner, cost.MOST_IN_ALL)
    (tmp_path / "lab.py").write_text("x = 1\n")
    with pytest.raises(UnreadableError) as caught:
        parse(tmp_path / "lab.py", "lab.py", None)
    assert str(caught.value) == (
        "lab.py is not read, since about 15 MB of Python have been read in this run"
    )
    assert cost.Kept.is_full
    del owner
    assert (cost.Kept.parts, cost.Kept.nodes) == (0, 0)
    owner = Owner()
    cost.Kept.keep(owner, 0, cost.MOST_NODES + 1)
    with pytest.raises(UnreadableError) as caught:
        parse(tmp_path / "lab.py", "lab.py", None)
    assert str(caught.value) == (
        "lab.py is not read, since very large Python modules have been read in this run"
    )
    del owner
    assert (cost.Kept.parts, cost.Kept.nodes) == (0, 0)
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


def test_modules_count_with_what_is_left_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gc.collect()  # so that nothing of other tests is dropped meanwhile
    monkeypatch.setattr(cost.Kept, "parts", 0)
    monkeypatch.setattr(cost.Kept, "nodes", 0)
    text = "x = [a, b, c]\ndef f(é):\n" + "    x = [a, b, c]\n" * 9
    file = tmp_path / "lab.py"
    file.write_text(text, encoding="utf-8")

    def read(*, of_library: bool = False) -> Module:
        return Module(
            "lab", file, "lab.py", None, is_package=False, is_stub=of_library, of_library=of_library
        )

    module, library = read(), read(of_library=True)
    assert (cost.Kept.parts, cost.Kept.nodes) == (parts_of(text.encode()), nodes_of(module.tree))
    assert nodes_of(module.tree) < nodes_of(ast.parse(text)) / 3
    del module, library
    gc.collect()
    assert (cost.Kept.parts, cost.Kept.nodes) == (0, 0)


def test_a_column_behind_the_end_of_a_line() -> None:
    for line in ("é", "é" * 256, "é" * 300):
        assert Columns(line).characters_before(5000) == len(line)
