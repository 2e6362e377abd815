"""What is shipped: the wheel, the source distribution, and the pinned environment."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]


def run(*command: str | Path, cwd: Path = ROOT) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sdist")
    run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", folder)
    (archive,) = folder.iterdir()
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    return folder / archive.name.removesuffix(".tar.gz")


@pytest.fixture(scope="module")
def wheel(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel built from the source distribution, as an installer without wheels builds it."""
    folder = tmp_path_factory.mktemp("wheel")
    source = shutil.copytree(sdist, tmp_path_factory.mktemp("source") / sdist.name)  # it may change
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=source)
    (archive,) = folder.iterdir()
    return zipfile.ZipFile(archive)


def files_below(folder: Path, prefix: str) -> set[str]:
    return {
        f"{prefix}/{path.relative_to(folder).as_posix()}"
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }


def test_the_wheel_holds_the_package_its_schemas_and_its_licence(wheel: zipfile.ZipFile) -> None:
    expected = files_below(ROOT / "src" / "noob_lint", "noob_lint")
    expected |= files_below(ROOT / "schemas", "noob_lint/schemas")
    info = {"METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE"}
    expected |= {f"noob_lint-{metadata.version('noob-lint')}.dist-info/{name}" for name in info}
    assert set(wheel.namelist()) == expected


def test_the_schemas_in_the_wheel_are_the_published_ones(wheel: zipfile.ZipFile) -> None:
    published = {path: path.read_bytes() for path in sorted((ROOT / "schemas").rglob("*.json"))}
    assert published
    for path, content in published.items():
        name = f"noob_lint/schemas/{path.relative_to(ROOT / 'schemas').as_posix()}"
        assert wheel.read(name) == content


def test_the_sdist_has_every_file_of_the_project(sdist: Path) -> None:
    """It can be tested and built like a clone of the repository."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: no list of the files that belong to the project")
    listed = run("git", "-c", "safe.directory=*", "ls-files", "-co", "--exclude-standard", "-z")
    expected = {name for name in listed.split("\0") if name and (ROOT / name).is_file()}
    found = {path.relative_to(sdist) for path in sdist.rglob("*") if path.is_file()}
    assert {path.as_posix() for path in found} == expected | {"PKG-INFO"}
    assert (sdist / ".ci" / "run").stat().st_mode & 0o111


def test_the_command_says_the_version_of_the_distribution() -> None:
    said = run(Path(sys.executable).parent / "noob-lint", "--version")
    assert said == f"noob-lint {metadata.version('noob-lint')}\n"


def test_the_address_of_the_documentation_is_built_in(tmp_path: Path) -> None:
    """It ends up in the wheel, which is built from the source distribution without the variable."""
    env = {**os.environ, "NOOB_LINT_DOCS_BASE": "https://docs.example/lint"}
    build = (sys.executable, "-m", "hatchling", "build", "-d", tmp_path, "-t")
    subprocess.run([*build, "sdist"], cwd=ROOT, env=env, check=True, capture_output=True)
    (archive,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(archive) as tar:
        tar.extractall(tmp_path, filter="data")
    run(*build, "wheel", cwd=tmp_path / archive.name.removesuffix(".tar.gz"))
    (built,) = tmp_path.glob("*.whl")
    assert zipfile.ZipFile(built).read("noob_lint/docs-base.txt") == b"https://docs.example/lint\n"


def pins() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    found: dict[str, str] = {}
    for line in lines:
        if line.startswith("#"):
            continue
        match = re.fullmatch(r"([A-Za-z0-9._-]+)==([0-9][A-Za-z0-9.+!]*)", line)
        assert match, f"not a plain pin: {line!r}"
        found[canonicalize_name(match[1])] = match[2]
    return found


def needed(name: str, extras: frozenset[str], seen: set[tuple[str, frozenset[str]]]) -> None:
    """Add the transitive requirements of the installed distribution `name` to `seen`."""
    if (name, extras) in seen:
        return
    seen.add((name, extras))
    for text in metadata.requires(name) or []:
        requirement = Requirement(text)
        marker = requirement.marker
        if marker and not any(marker.evaluate({"extra": extra}) for extra in extras | {""}):
            continue
        needed(canonicalize_name(requirement.name), frozenset(requirement.extras), seen)


def test_the_development_environment_is_what_the_pins_say() -> None:
    seen: set[tuple[str, frozenset[str]]] = set()
    needed("noob-lint", frozenset({"dev"}), seen)
    needed("hatchling", frozenset(), seen)
    needed("editables", frozenset(), seen)
    installed = {name: metadata.version(name) for name, _ in seen if name != "noob-lint"}
    assert installed == pins()
