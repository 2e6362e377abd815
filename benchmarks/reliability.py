"""Lint randomly changed tubes and configuration files, and check how noob-lint behaves.

There must be no traceback, no case over two seconds, and no written file. Half of the mutations are
of bytes, the others of lines and words; some are of sizes (a line, a word or a bracket a thousand
times) and of numbers. A case in ten changes a real module of an installed package, which the tube
names; most of those still parse. The sources are the examples, the generated tubes of the
benchmarks and, if available, the conformance data. The same seed makes the same cases.

    python -m benchmarks.reliability --cases 10000
"""

from __future__ import annotations

import argparse
import io
import os
import random
import re
import signal
import sys
import sysconfig
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Literal, NamedTuple, NoReturn

from benchmarks.corpus import find_corpus, read_cases
from benchmarks.random_modules import changed, parts_of
from benchmarks.tubes import tube_text
from noob_lint.cli import main as noob_lint
from noob_lint.reporters import REPORTERS

ROOT = Path(__file__).parent.parent
LIMIT = 2.0
"""Seconds that a case may take."""
_HANG = 300  # seconds after which a case is ended
_CONFIGS = (
    '[tool.noob-lint]\nselect = ["graph", "ids"]\nignore = ["unknown-node"]\nfail-on = "warning"\n',
    'noob-version = "1001"\nexclude = ["old/", "*.bak.yaml"]\ntube-paths = ["."]\n',
    '[per-file-ignores]\n"tests/**" = ["all"]\n"!keep/" = ["graph"]\n\n[severity]\nids = "info"\n',
    'format = "concise"\ninclude = ["*.tube"]\nextend-select = []\nextend-ignore = ["cycle"]\n',
)
_MOST_BYTES = 100_000
_REPEATED = (
    *(
        b"[",
        b"]",
        b"{a: ",
        b"(",
        b"- ",
        b"# : #\n",
        b" ",
        b"\t",
        b"\n",
        b"a.",
        b"*a",
        b"&a ",
        b"a, ",
    ),
    *(
        b"if a: b\n",
        b"@a\n",
        b"a | ",
        b"f'{a}' ",
        b"lambda: ",
        b"not ",
        b"-",
        b"\\\n",
        b"a = ",
        b"'",
    ),
    *("\u00e4".encode(), "\u202e".encode(), b"\xff", b"# noob-lint: ignore[a] ", b"a: &a [*a]\n"),
)
"""What is written very often."""
_NAMES = """\
noob_id: names
noob_model: noob.tube.TubeSpecification
noob_version: 1003.0.2
nodes:
"""
_WORDS = (
    *("noob_id", "extends", "nodes", "assets", "input", "type", "depends", "params", "scope"),
    *("return", "map", "gather", "tube", "input.x", "assets.a", "a.value", "a.", ".", "~", "null"),
    *(
        "yes",
        "0o17",
        "1e999",
        ".nan",
        "2020-13-45",
        "9" * 400,
        "- ",
        ": ",
        "? ",
        "# ",
        "|\n",
        ">-\n",
    ),
    *(
        "[",
        "]",
        "{",
        "}",
        "&a ",
        "*a",
        "<<: *a",
        "!!binary x",
        "!x ",
        "%YAML 1.1\n",
        "---\n",
        "...\n",
    ),
    *('"', "'", "\\", "\t", "\r", "\x85", "\u2028", "\ufeff", "\x00", "\U0001f9ea", "\x1b[31m"),
    *("# noob-lint: ignore[cycle]\n", "# noob-lint: ignore", "[[", "]]", "=", '"""', "1_0", "true"),
)


class Case(NamedTuple):
    """A randomly changed file, and the arguments with which it is linted."""

    number: int
    kind: Literal["tube", "configuration", "module", "module with syntax errors"]
    name: str
    data: bytes
    arguments: tuple[str, ...]


class Outcome(NamedTuple):
    """The outcome of a case; `problem` is empty if it meets the requirements."""

    case: Case
    status: int
    seconds: float
    problem: str = ""


def sources() -> list[bytes]:
    """The tubes from which cases are made."""
    found = [path.read_bytes() for path in sorted((ROOT / "examples").rglob("*.yaml"))]
    found += [tube_text(number).encode() for number in range(10)]
    folder = find_corpus()
    if folder is not None:
        found += [case.data for case in read_cases(folder)]
    return found


def module_sources() -> list[bytes]:
    """Real modules: of the packages that are installed here, and of Python."""
    places = [Path(sysconfig.get_path(name)) for name in ("stdlib", "purelib")]
    files = [path for place in places for path in sorted(place.glob("*.py"))]
    files += [
        path
        for package in ("pydantic", "noob_core", "noob", "click", "rich", "jsonschema", "attr")
        for path in sorted((places[1] / package).rglob("*.py"))
    ]
    return [path.read_bytes() for path in files if 0 < path.stat().st_size < 60_000]


def _change_size(data: bytes, dice: random.Random) -> bytes:
    """Repeat something very often, or put an absurd number where one is."""
    often = dice.choice((100, 1000, 5000))
    numbers = [found.span() for found in re.finditer(rb"\b\d+\b", data)]
    words = [found.span() for found in re.finditer(rb"\w+", data)]
    kind = dice.randrange(5)
    if kind == 0 and numbers:
        start, end = dice.choice(numbers)
        new = dice.choice(
            (
                b"9" * often,
                b"0x" + b"f" * often,
                b"1e" + b"9" * often,
                b"-0.0",
                b"1_" * often + b"1",
            )
        )
    elif kind == 1 and words:
        start, end = dice.choice(words)
        new = data[start:end] * often
    elif kind == 2:
        lines = data.splitlines(keepends=True) or [b""]
        place = dice.randrange(len(lines))
        return b"".join([*lines[:place], lines[place] * often, *lines[place:]])[:_MOST_BYTES]
    else:
        start = end = dice.randrange(len(data) + 1)
        new = dice.choice(_REPEATED) * often
    return (data[:start] + new + data[end:])[:_MOST_BYTES]


def cases(count: int, seed: int) -> Iterator[Case]:
    """This many cases, a fifth of them configuration files."""
    dice = random.Random(seed)
    tubes = sources()
    modules = module_sources()
    formats = sorted(REPORTERS)
    for number in range(count):
        is_tube = number % 5 > 0
        if number % 10 == 3:
            yield _module_case(number, modules, dice)
            continue
        known = tubes if is_tube else [text.encode() for text in _CONFIGS]
        change = _change_bytes if number % 2 else _change_words
        data = dice.choice(known)
        for _ in range(dice.choice((1, 1, 2, 5, 20))):
            data = change(data, known, dice)
        if number % 3 == 0:
            data = _change_size(data, dice)
        if is_tube:
            form = ("--format", dice.choice(formats))
            form = ("--diff", "--unsafe-fixes") if number % 7 == 0 else form
            arguments = ("--isolated", *form, "case.yaml")
            yield Case(number, "tube", "case.yaml", data, arguments)
        else:
            name = dice.choice(("noob-lint.toml", "pyproject.toml"))
            yield Case(number, "configuration", name, data, ("good.yaml",))


def _module_case(number: int, modules: Sequence[bytes], dice: random.Random) -> Case:
    """A changed module: in a case of four, any of its bytes, and else parts of its syntax tree."""
    data, other = dice.choice(modules), dice.choice(modules)
    parts, others = parts_of(data), parts_of(other)
    count = dice.choice((1, 1, 2, 5, 20))
    if dice.randrange(4) == 0 or parts is None or others is None:
        for _ in range(count):
            data = _change_bytes(data, modules, dice)
        data = _change_size(data, dice) if dice.randrange(3) == 0 else data
    else:
        data = changed(parts, others, count, dice, large=dice.randrange(3) == 0)
    kind: Literal["module", "module with syntax errors"] = "module"
    if parts_of(data) is None:
        kind = "module with syntax errors"
    return Case(number, kind, "lab.py", data, ("--format", "json", "names.yaml"))


def _change_bytes(data: bytes, known: Sequence[bytes], dice: random.Random) -> bytes:
    start = dice.randrange(len(data) + 1)
    end = min(len(data), start + dice.choice((0, 1, 1, 4, 64)))
    inserted = dice.choice(
        (
            b"",
            dice.randbytes(dice.choice((1, 1, 2, 8))),
            data[start:end] * dice.choice((2, 3, 200)),
            _slice(dice.choice(known), dice),
        )
    )
    return (data[:start] + inserted + data[end:])[:200_000]


def _slice(data: bytes, dice: random.Random) -> bytes:
    start = dice.randrange(len(data) + 1)
    return data[start : start + dice.randrange(200)]


def _change_words(data: bytes, known: Sequence[bytes], dice: random.Random) -> bytes:
    lines = data.decode("utf-8", "replace").splitlines(keepends=True) or [""]
    place = dice.randrange(len(lines))
    line = lines[place]
    at = dice.randrange(len(line) + 1)
    word = dice.choice(_WORDS)
    other = dice.choice(known).decode("utf-8", "replace").splitlines(keepends=True) or [""]
    lines[place : place + 1] = dice.choice(
        (
            [],
            [line, line],
            [" " * dice.randrange(1, 5) + line],
            [line.lstrip()],
            [line[:at] + word + line[at:]],
            [line[:at] + word + "\n"],
            [line, dice.choice(other)],
            [line, *other[:20]],
            [line.replace(":", dice.choice((": ", "", " :", ": &a ", ": *a #")), 1)],
        )
    )
    return "".join(lines).encode("utf-8", "replace")[:200_000]


def run(chosen: Iterator[Case], folder: Path) -> Iterator[Outcome]:
    """Run cases, one after the other, in a folder where a few other tubes are."""
    for number in range(3):
        (folder / f"other{number}.yaml").write_text(tube_text(number), encoding="utf-8")
    (folder / "setup.cfg").touch()  # which makes it the root of a project
    names = folder / "names.yaml"
    names.touch()
    good = folder / "good.yaml"
    good.write_text(tube_text(3), encoding="utf-8")
    with chdir(folder):
        for case in chosen:
            path = folder / case.name
            path.write_bytes(case.data)
            if case.name == "lab.py":
                names.write_text(_named_in(case.data), encoding="utf-8")
            before = _snapshot(folder)
            outcome = _run(case)
            if not outcome.problem and _snapshot(folder) != before:
                outcome = outcome._replace(problem="a file was written")
            yield outcome
            path.unlink()


def _named_in(data: bytes) -> str:
    """A tube with some of the functions and classes of a module."""
    found = re.findall(rb"(?:def|class) ([A-Za-z_]\w*)", data)
    names = [one.decode() for one in dict.fromkeys(found[:: max(1, len(found) // 12)])]
    rows = (f"  {name}: {{type: lab.{name}, params: {{x: 1}}}}\n" for name in names)
    return _NAMES + "".join(rows)


def _snapshot(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {
        path.name: (path.stat().st_mtime_ns, path.read_bytes()) for path in sorted(folder.iterdir())
    }


def _run(case: Case) -> Outcome:
    out, err = io.StringIO(), io.StringIO()
    start = time.process_time()
    try:
        with _ended_after(_HANG), redirect_stdout(out), redirect_stderr(err):
            status = noob_lint(("--no-cache", *case.arguments))
    except BaseException as error:
        return Outcome(case, -1, time.process_time() - start, f"{type(error).__name__}: {error}")
    seconds = time.process_time() - start
    if status == 3 or "Traceback" in err.getvalue():
        return Outcome(case, status, seconds, err.getvalue())
    if status not in {0, 1, 2}:
        return Outcome(case, status, seconds, f"exit status {status}")
    if status == 2 and not err.getvalue().startswith(f"noob-lint: error: {case.name}"):
        return Outcome(case, status, seconds, f"does not name the file: {err.getvalue()!r}")
    if seconds > LIMIT:
        return Outcome(case, status, seconds, "too slow")
    return Outcome(case, status, seconds)


@contextmanager
def _ended_after(seconds: int) -> Iterator[None]:
    def end(*_: object) -> NoReturn:
        raise TimeoutError(f"not done after {seconds} s")

    before = signal.signal(signal.SIGALRM, end)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the cases, print the numbers, and return 1 if one fails the requirements."""
    parser = argparse.ArgumentParser(
        prog="reliability", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", metavar="DIR", help="where to write the files that failed")
    options = parser.parse_args(arguments)
    counts: Counter[str] = Counter()
    slowest = 0.0
    failed = []
    with tempfile.TemporaryDirectory() as folder:
        for outcome in run(cases(options.cases, options.seed), Path(folder)):
            counts[f"{outcome.case.kind}, exit status {outcome.status}"] += 1
            slowest = max(slowest, outcome.seconds)
            if outcome.problem:
                failed.append(outcome)
    for name, number in sorted(counts.items()):
        print(f"{number:>6}  {name}")
    print(f"slowest case: {slowest:.2f} s; not as required: {len(failed)}")
    for outcome in failed:
        _show(outcome, options.keep)
    return 1 if failed else 0


def _show(outcome: Outcome, folder: str | None) -> None:
    case = outcome.case
    print(f"case {case.number} ({' '.join(case.arguments)}, {outcome.seconds:.2f} s):")
    print(f"  {outcome.problem.strip()[-2000:]}")
    if folder is not None:
        os.makedirs(folder, exist_ok=True)
        Path(folder, f"{case.number}-{case.name}").write_bytes(case.data)


if __name__ == "__main__":
    sys.exit(main())
