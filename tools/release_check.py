"""Checks whether a release can be made: ``make release-check VERSION=1.2.3``.

All places must name the version, and generated files must match the source. The archives are built
in `dist/`, and each is installed and tried in a clean environment of each Python that is found.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from noob_lint.cli.schema import render_all
from noob_lint.publish import lock
from noob_lint.spec.versions import VERSIONS

ROOT = Path(__file__).parents[1]
DIST = ROOT / "dist"
EXTENSION = ROOT / "editors" / "vscode"
PYTHONS = ("python3.11", "python3.12", "python3.13", "python3.14")


class WrongError(Exception):
    """Why the release cannot be made."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run all checks, print the result of each, and return 1 if any failed."""
    (version,) = sys.argv[1:] if arguments is None else arguments
    failed = 0
    for name, check in checks(version):
        try:
            said = check()
        except WrongError as error:
            failed += 1
            print(f"FAILED  {name}: {error}")
        else:
            print(f"ok      {name}{f': {said}' if said else ''}", flush=True)
    print(f"{failed} of these checks failed" if failed else f"{version} can be released")
    return 1 if failed else 0


def checks(version: str) -> Iterator[tuple[str, Callable[[], str | None]]]:
    """The checks by name, in order."""
    yield "the version is one", lambda: is_version(version)
    yield "pyproject.toml names it", lambda: of_project(version)
    yield "the extension for VS Code names it", lambda: of_extension(version)
    yield "CHANGELOG.md has it, with its date", lambda: in_changelog(version)
    yield "README.md and docs pin it", lambda: in_pages(version)
    yield "README.md and docs have addresses", has_addresses
    yield "the tree is clean", is_clean
    yield "the schemas are those of the models", lambda: run(lint(), "schema", "check").strip()
    yield "the schemas are frozen", are_frozen
    yield "the list of rules is that of their modules", is_indexed
    yield "the site is built, and its links lead somewhere", lambda: run("make", "site") and None
    yield "the archives are built", build
    for python in filter(works, filter(None, map(shutil.which, PYTHONS))):
        for archive in ("whl", "tar.gz"):
            yield (
                f"{Path(python).name} installs and runs the {archive}",
                installing(python, archive, version),
            )


def works(python: str) -> bool:
    """Whether an interpreter starts: pyenv also has names for those that are not selected."""
    return subprocess.run([python, "--version"], capture_output=True, check=False).returncode == 0


def is_version(version: str) -> None:
    """A release has the form X.Y.Z."""
    if not re.fullmatch(r"\d+\.\d+\.\d+", version):
        raise WrongError(f"{version!r} is not of the form X.Y.Z")


def of_project(version: str) -> None:
    """The version in the metadata."""
    found: str = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    if found != version:
        raise WrongError(f"it names {found}")


def of_extension(version: str) -> None:
    """The version in the metadata of the extension, and in its lock file."""
    for path in (EXTENSION / "package.json", EXTENSION / "package-lock.json"):
        data = json.loads(path.read_text(encoding="utf-8"))
        own = data.get("packages", {}).get("", data)  # a lock file names it twice
        for found in (data["version"], own["version"]):
            if found != version:
                raise WrongError(f"{path.relative_to(ROOT)} names {found}")


def in_changelog(version: str) -> str:
    """The version has a heading with a date."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## \[(.+?)\](?: - (\S+))?$", text, re.MULTILINE)
    dated = [date for name, date in headings if name == version]
    if not dated or not re.fullmatch(r"\d{4}-\d\d-\d\d", dated[0]):
        raise WrongError(f"there is no '## [{version}] - YYYY-MM-DD'")
    return str(dated[0])


def in_pages(version: str) -> None:
    """The snippets that users copy name this version."""
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))):
        for found in re.findall(r"rev: v(\d\S*)", path.read_text(encoding="utf-8")):
            if found != version:
                raise WrongError(f"{path.relative_to(ROOT)} has rev: v{found}")


def has_addresses() -> None:
    """Pages that PyPI or users' files show have addresses, not paths or placeholders."""
    relative = re.findall(
        r"^\[.+?\]: (?!https://)(\S+)$",
        (ROOT / "README.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    if relative:
        raise WrongError(f"README.md links to {relative[0]}, which PyPI does not have")
    for path in sorted((ROOT / "docs").glob("*.md")):
        if "<the URL of this repository>" in path.read_text(encoding="utf-8"):
            raise WrongError(f"{path.relative_to(ROOT)} lacks the address of the repository")


def is_clean() -> None:
    """There is nothing to commit."""
    changed = run("git", "status", "--porcelain")
    if changed:
        raise WrongError(f"git status: {changed}")


def are_frozen() -> str:
    """Every schema is in the lock, and is the one that is there."""
    files = render_all()
    released = lock.releases()
    missing = [
        edition for version in VERSIONS for edition in version.editions if edition not in released
    ]
    if missing:
        raise WrongError(f"{', '.join(missing)} not yet: run make freeze-schemas and commit it")
    wrong = list(lock.violations(files))
    if wrong:
        raise WrongError("; ".join(wrong))
    return ", ".join(released)


def is_indexed() -> None:
    """What is generated is what is committed."""
    run("make", "index")
    is_clean()


def build() -> str:
    """Build the archives: the source, the wheel from it, and the schemas."""
    shutil.rmtree(DIST, ignore_errors=True)
    backend = (sys.executable, "-m", "hatchling", "build", "-d", str(DIST), "-t")
    run(*backend, "sdist")
    with tempfile.TemporaryDirectory() as folder:
        shutil.unpack_archive(one_of("*.tar.gz"), folder, filter="data")
        (source,) = Path(folder).iterdir()
        run(*backend, "wheel", where=source)
    run(lint(), "schema", "archive", "--output", str(DIST))
    return ", ".join(sorted(path.name for path in DIST.iterdir()))


def installing(python: str, archive: str, version: str) -> Callable[[], str]:
    """A check that installs an archive in a clean environment and lints the examples with it."""

    def check() -> str:
        with tempfile.TemporaryDirectory() as folder:
            run(python, "-m", "venv", folder)
            here = Path(folder) / "bin"
            pinned = ("-c", str(ROOT / "constraints.txt"))
            run(str(here / "pip"), "install", "-q", *pinned, str(one_of(f"*.{archive}")))
            command = str(here / "noob-lint")
            said = run(command, "--version").strip()
            if said != f"noob-lint {version}":
                raise WrongError(f"--version says {said}")
            run(command, "examples/pipelines")
            run(command, "examples/broken", expected=1)
            run(command, "schema", "list")
            run(str(here / "python"), "-c", "import noob_lint.runtime")
            return said

    return check


def one_of(pattern: str) -> Path:
    """The one file in `dist/` of this pattern."""
    found = [path for path in DIST.glob(pattern) if path.name.startswith("noob_lint")]
    if len(found) != 1:
        raise WrongError(f"there are {len(found)} files {pattern}")
    return found[0]


def lint() -> str:
    """The command of this environment."""
    return str(Path(sys.executable).with_name("noob-lint"))


def run(*command: str, where: Path = ROOT, expected: int = 0) -> str:
    """What a command prints.

    Raises:
        WrongError: it ends with another status than expected.
    """
    done = subprocess.run(command, cwd=where, capture_output=True, text=True, check=False)
    if done.returncode != expected:
        end = (done.stdout + done.stderr).strip().splitlines()[-3:]
        raise WrongError(f"{' '.join(command)} ended with {done.returncode}: {' / '.join(end)}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
