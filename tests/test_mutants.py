"""Which mutants `benchmarks.mutations` makes of a snippet, and how a report counts them."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from benchmarks.covering import Timed
from benchmarks.equivalent_mutants import EQUIVALENT
from benchmarks.mutants import ROOT, Verdict, batches, percentage, report
from benchmarks.mutations import Mutant, by_line, is_another, package_of, sample

PATH = "src/noob_lint/lab/snippet.py"

LINES: dict[str, list[str]] = {
    "x = a < b": ["x = a <= b", "x = a >= b"],
    "x = a is not b": ["x = a is b"],
    "x = (a)  not  in (b)": ["x = (a)  in (b)"],
    "x = a and b": ["x = a or b", "x = a", "x = b"],
    "x = not a": ["x = a"],
    "x = -1": ["x = 1", "x = -2", "x = -0"],
    "x = 0": ["x = 1"],
    "x = True": ["x = False"],
    "x = 'é' + b''": ["x = 'é' - b''", "x = 'xé' + b''", "x = 'é' + b'x'"],
    "x = f'a{b}'": ["x = f'xa{b}'"],
    "x = y[1:]": ["x = y[:]", "x = y[2:]", "x = y[0:]"],
    "x = min(y)": ["x = max(y)"],
    "x = sorted(y)": ["x = list(y)"],
    "x = sorted(y, key=z)": ["x = sorted(y)"],
    "x = f(y, z)": ["x = f(y)"],
    "x = 1 if a else 2": [
        *("x = 1 if (not (a)) else 2", "x = 2 if a else 2", "x = 0 if a else 2"),
        *("x = 1 if a else 3", "x = 1 if a else 1"),
    ],
    "x += y": ["x -= y", "pass"],
    "x.y = z": ["pass"],
    "f()": ["pass"],
    "raise E": ["pass"],
    "x: int = 3": ["x: int = 4", "x: int = 2"],
    "x = y": [],
    "X = Literal['a']": [],
    "T = TypeVar('T')": [],
    "__all__ = ['x']": [],
    "assert x is None": [],
    "'a docstring'": [],
    "from a import b": [],
    "@lru_cache(maxsize=8)\ndef f(): ...": [],
    "x = zip(strict=False)": ["x = zip(strict=True)"],
    "x = zip(strict=True)": [],
}


def mutants(text: str) -> list[Mutant]:
    source = text.encode()
    return [one for line in by_line(PATH, source) for one in line if is_another(source, one)]


@pytest.mark.parametrize("line", LINES)
def test_mutants_of_a_line(line: str) -> None:
    changed = [one.apply(line.encode()).decode() for one in mutants(line)]
    assert sorted(changed) == sorted(LINES[line])


FUNCTION = '''\
def f(a: "x" = 1, *b: int) -> "y":
    """What it does."""
    if TYPE_CHECKING:
        f(1)
    while a:
        if b and a > 2:
            continue
    return a
'''


def test_mutants_of_a_function() -> None:
    source = FUNCTION.encode()
    found = {
        (one.line(source), one.lines, one.imported, one.changed(source)[1])
        for one in mutants(FUNCTION)
    }
    assert found == {
        (1, (5, 6, 7, 8), True, 'def f(a: "x" = 2, *b: int) -> "y":'),
        (1, (5, 6, 7, 8), True, 'def f(a: "x" = 0, *b: int) -> "y":'),
        (5, (5,), False, "while (not (a)):"),
        (6, (6,), False, "if (not (b and a > 2)):"),
        (6, (6,), False, "if b or a > 2:"),
        (6, (6,), False, "if b:"),
        (6, (6,), False, "if a > 2:"),
        (6, (6,), False, "if b and a >= 2:"),
        (6, (6,), False, "if b and a <= 2:"),
        (6, (6,), False, "if b and a > 3:"),
        (6, (6,), False, "if b and a > 1:"),
        (7, (7,), False, "break"),
        (8, (8,), False, "return None"),
    }


def test_a_diff_shows_the_change() -> None:
    (mutant,) = mutants("x = 1\ny = not x\nz = y\n")[2:]
    assert mutant.diff(b"x = 1\ny = not x\nz = y\n").splitlines() == [
        *(f"--- {PATH}", f"+++ {PATH}", "@@ -1,3 +1,3 @@"),
        *(" x = 1", "-y = not x", "+y = x", " z = y"),
    ]


def test_a_sample_depends_on_the_seed_alone() -> None:
    found = sample(ROOT, "support", 20, seed=1)
    assert found == sample(ROOT, "support", 20, seed=1) != sample(ROOT, "support", 20, seed=2)
    assert {one.package for one in found} == {"support"}
    places = [(one.path, one.line((ROOT / one.path).read_bytes())) for one in found]
    assert len(set(places)) == 20
    for one in found:
        ast.parse(one.apply((ROOT / one.path).read_bytes()))


def test_a_package_with_few_lines_gives_what_it_has(tmp_path: Path) -> None:
    folder = tmp_path / "src" / "noob_lint"
    folder.mkdir(parents=True)
    (folder / "version.py").write_text("A = 1\nB = 2\n")
    (folder / "made.py").write_text('"""A list. Generated from others."""\nA = 1\n')
    assert len(sample(tmp_path, None, 9, seed=1)) == 2
    assert package_of("src/noob_lint/version.py") == "noob_lint"


def test_the_quickest_tests_come_first() -> None:
    line = [Timed(f"t{number}", 0.9, 0.5) for number in range(5)]
    module = [*line, Timed("other", 1.0, 1.0), Timed("very slow", 60.0, 1.0)]
    assert [[test.id for test in batch] for batch in batches(line, module)] == [
        ["t0", "t1", "t2"],
        ["t3", "t4"],
        ["other"],
    ]
    assert [*batches([], [])] == []


def test_a_report() -> None:
    source = b"x = 1\n"
    first, second = by_line("src/noob_lint/lab/x.py", source)[0]
    third = first._replace(path="src/noob_lint/version.py")
    found = [
        Verdict(first, source, "killed", "a test"),
        Verdict(second, source, "survived", ""),
        Verdict(third, source, "equivalent", "a reason"),
    ]
    assert percentage(found) == 50
    assert report(found).splitlines() == [
        "",
        "src/noob_lint/lab/x.py:1: constant",
        "--- src/noob_lint/lab/x.py",
        "+++ src/noob_lint/lab/x.py",
        "@@ -1 +1 @@",
        "-x = 1",
        "+x = 0",
        "",
        "lab           50.0 %  1 killed, 1 survived",
        "noob_lint    100.0 %  0 killed, 0 survived, 1 equivalent",
        "all           50.0 %  1 killed, 1 survived, 1 equivalent",
    ]


def test_reasons_are_told_for_what_is_equivalent() -> None:
    assert all(path.startswith("src/") and reason for (path, _, _), reason in EQUIVALENT.items())
