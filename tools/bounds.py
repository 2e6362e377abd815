"""Run the tests with the lowest or the newest allowed versions of the dependencies.

    python -m tools.bounds --which lowest
    python -m tools.bounds --which newest -- -k schema

It creates an environment in `.cache/bounds`. ``newest`` includes pre-releases, to learn about
changes in a dependency before they are released.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
CACHE = ROOT / ".cache" / "bounds"


def main(arguments: Sequence[str] | None = None) -> int:
    """Install, run the tests, and return their exit status."""
    parser = argparse.ArgumentParser(prog="bounds", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--which", choices=["lowest", "newest"], required=True)
    parser.add_argument("tests", nargs="*", help="arguments for pytest (default: all but oracles)")
    options = parser.parse_args(arguments)
    python = installed(options.which)
    tests = options.tests or ["-m", "not oracle", "tests"]
    command = [python, "-m", "pytest", "-q", "-n", "auto", "--dist", "loadfile", *tests]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def installed(which: str) -> Path:
    """The interpreter of an environment with noob-lint, its test tools, and those versions."""
    folder = CACHE / which
    run(sys.executable, "-m", "venv", "--clear", folder)
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    pip = (python, "-m", "pip", "install", "-q")
    others = others_of(ROOT / "constraints.txt")
    run(*pip, "hatchling", "editables")
    if which == "lowest":
        run(*pip, "--no-build-isolation", "-e", ".[dev]", *map(lowest, dependencies()), *others)
    else:
        run(*pip, "--pre", "--upgrade", "--no-build-isolation", "-e", ".[dev]")
    run(python, "-m", "pip", "list")
    return python


def dependencies() -> list[Requirement]:
    """The requirements of the package itself on this platform."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found = map(Requirement, project["dependencies"])
    return [one for one in found if one.marker is None or one.marker.evaluate()]


def lowest(requirement: Requirement) -> str:
    """The requirement for the lowest version that `requirement` allows."""
    (version,) = (one.version for one in requirement.specifier if one.operator == ">=")
    return f"{requirement.name}=={version}"


def others_of(constraints: Path) -> list[str]:
    """The pinned tools of the tests, which are not under test."""
    own = {one.name.lower() for one in dependencies()}
    pinned = (line.partition("#")[0].strip() for line in constraints.read_text().splitlines())
    tools = {"pytest", "pytest-xdist", "hypothesis", "coverage", "mypy", "ruff", "pre-commit"}
    return [pin for pin in pinned if pin.partition("==")[0] in tools - own]


def run(*command: str | Path) -> None:
    """Run a command in the project; it must succeed."""
    subprocess.run([*map(str, command)], cwd=ROOT, check=True)


if __name__ == "__main__":
    sys.exit(main())
