"""Compare what is read from the source of libraries with what noob derives by importing them.

``python -m benchmarks.hunt numpy rich --stdlib`` installs the named packages next to noob, queries
all their public callables and prints each wrong answer; "cannot tell" is not wrong. The share of
known answers, and what takes long, follows for each package.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from noob_lint.python.answers import Unknown
from noob_lint.python.find.environment import read_environment
from noob_lint.python.lookup import Sources
from tests.oracle import CACHE, DERIVER, newer_interpreter
from tests.python.summary import UNKNOWN, difference

RELEASE = "1003.0.2"
SLOW = 0.5
"""Seconds from which on a look-up is reported."""

SKIPPED = ("antigravity", "idlelib", "lib2to3", "this", "turtledemo")
INSTALLED = """
import json
from importlib.metadata import packages_distributions
print(json.dumps(packages_distributions()))
"""
LISTER = """
import inspect, json, os, pkgutil, sys, warnings
warnings.simplefilter("ignore")
answers, top = [], sys.argv[2]
names = [top]
def below(module):
    for one in pkgutil.iter_modules(getattr(module, "__path__", ()), module.__name__ + "."):
        parts = one.name.split(".")
        if not any(part.startswith("_") or "test" in part for part in parts):
            names.append(one.name)
for name in names:
    try:
        __import__(name)
        module = sys.modules[name]
        below(module)
        found = [key for key, value in vars(module).items() if callable(value)]
    except BaseException:
        continue
    answers += [f"{name}.{key}" for key in found if not key.startswith("_")]
with open(sys.argv[1], "w") as file:
    json.dump(answers, file)
os._exit(0)
"""


class Report(NamedTuple):
    """The results for a package: the wrong answers, the slow ones, and how many are known."""

    package: str
    asked: int
    told: int
    wrong: dict[str, Any]
    slow: dict[str, float]


def prepare(packages: list[str]) -> Path:
    """An interpreter that has noob and the packages, installed once."""
    directory = CACHE.parent / "hunt" / "env"
    python = directory / "bin" / "python"
    if not python.exists():
        interpreter = newer_interpreter()
        if interpreter is None:
            raise SystemExit("there is no Python 3.12.2 or newer here")
        subprocess.run([interpreter, "-m", "venv", directory], check=True)
    command = [str(python), "-m", "pip", "install", "--quiet", f"noob=={RELEASE}"]
    subprocess.run([*command, *packages], check=True)
    return python


def modules_of(python: Path, packages: list[str]) -> list[str]:
    """The modules at the top level that the packages install."""
    done = subprocess.run([python, "-c", INSTALLED], capture_output=True, text=True, check=True)
    wanted = {one.lower().replace("_", "-") for one in packages}
    return [
        top
        for top, owners in json.loads(done.stdout).items()
        if wanted & {one.lower().replace("_", "-") for one in owners} and not top.startswith("_")
    ]


def run(python: Path, script: str, *arguments: str, given: object = None) -> Any:
    """What a script writes to the file it is given."""
    with tempfile.TemporaryDirectory() as home:
        answers = Path(home, "answers.json")
        with suppress(subprocess.TimeoutExpired):
            subprocess.run(
                [python, "-I", "-X", "utf8", "-W", "ignore", "-c", script, answers, *arguments],
                input=json.dumps(given),
                capture_output=True,
                check=False,  # a library may end the process
                text=True,
                timeout=300,
                cwd=home,
                env={"HOME": home, "PATH": "/usr/bin:/bin"},
            )
        return json.loads(answers.read_text()) if answers.exists() else None


def hunt(python: Path, package: str) -> Report:
    """Query all public callables of a package, by source and by import."""
    names = run(python, LISTER, package) or []
    derived = run(python, DERIVER, given={"names": names, "modules": [], "paths": []}) or {}
    prefix = python.parent.parent
    sources = Sources([], read_environment(prefix))
    wrong, slow, told = {}, {}, 0
    for name, theirs in derived.items():
        start = time.perf_counter()
        answer = sources.look_up(name)
        if (passed := time.perf_counter() - start) > SLOW:
            slow[name] = passed
        told += not isinstance(answer, Unknown)
        found = difference(answer, theirs)
        if found not in (None, {}, UNKNOWN) and any(one != UNKNOWN for one in found.values()):
            wrong[name] = found
    return Report(package, len(derived), told, wrong, slow)


def reports(python: Path, packages: list[str], *, stdlib: bool) -> Iterator[Report]:
    """The reports of the packages, and of the modules of the standard library."""
    names = modules_of(python, packages)
    if stdlib:
        names += [one for one in sorted(sys.stdlib_module_names) if not one.startswith("_")]
    for name in names:
        if name not in SKIPPED:
            yield hunt(python, name)


def main() -> int:
    """Print the reports; 1 if an answer is wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("packages", nargs="*", help="packages to install and compare")
    parser.add_argument("--stdlib", action="store_true", help="the standard library too")
    options = parser.parse_args()
    asked = wrong = 0
    python = prepare(options.packages)
    for report in reports(python, options.packages, stdlib=options.stdlib):
        for name, found in report.wrong.items():
            print(f"  {name}: {found}")
        for name, passed in report.slow.items():
            print(f"  {name}: {passed:.1f} s")
        print(f"{report.package}: {report.told} of {report.asked} told", flush=True)
        asked, wrong = asked + report.asked, wrong + len(report.wrong)
    print(f"{wrong} of {asked} answers are wrong")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
