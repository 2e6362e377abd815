"""Every file is read in one way, which neither waits nor reads without end."""

from __future__ import annotations

import ast
import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.work import PATIENCE

PACKAGE = Path(__file__).parents[1] / "src" / "noob_lint"

READS = {"open", "read_text", "read_bytes", "readlines", "fdopen"}
OWNERS = {
    "open": {"io", "codecs", "os"},
    "load": {"json", "tomllib", "pickle", "marshal"},
}
"""Calls that read a file. A method `open` of something else does not."""

ELSEWHERE = {
    "support/files.py": "the one way",
    "support/atomic.py": "writes, and reads what it replaces",
    "discovery/skipping.py": "reads the file in parts, and opens it in that way",
    "linting/examples.py": "writes examples into a directory of its own",
    "caching/store.py": "writes the cache",
    "cli/output.py": "writes the report",
    "integrations/services.py": "reads where noob-lint itself was installed from",
    "cli/terminal.py": "opens the null device, to write",
    "cli/instantiate/family.py": "reads what the kernel makes up about processes",
    "cli/instantiate/child.py": "runs without noob-lint, and reads what its parent wrote",
}


def reads_in(tree: ast.Module) -> Iterator[str]:
    """The calls that may read a file, but for the function of that name that checks it."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name) and node.func.id == "open":
            yield "open"
        if isinstance(node.func, ast.Attribute):
            name, owner = node.func.attr, node.func.value
            of = owner.id if isinstance(owner, ast.Name) else ""
            is_method = name in READS - {"open"}
            if is_method or of in OWNERS.get(name, ()):
                yield f"{of}.{name}"


def test_no_module_reads_files_in_another_way() -> None:
    found = {}
    for file in PACKAGE.rglob("*.py"):
        calls = sorted(set(reads_in(ast.parse(file.read_text()))))
        if calls:
            found[file.relative_to(PACKAGE).as_posix()] = calls
    assert found.keys() == ELSEWHERE.keys(), found


PARSERS = {"tomllib", "tomlkit", "tomli"}


def test_no_module_parses_toml_in_another_way() -> None:
    """What is in `support/toml.py` refuses what would take without end."""
    found = set()
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                is_error = node.attr == "TOMLDecodeError"
                found |= {file} if node.value.id in PARSERS and not is_error else set()
            elif isinstance(node, ast.ImportFrom) and node.module in (
                "tomllib",
                "tomlkit",
                "tomli",
            ):
                found.add(file)
    assert {file.relative_to(PACKAGE).as_posix() for file in found} == {"support/toml.py"}


TUBE = """\
noob_id: a
noob_model: noob.tube.TubeSpecification
noob_version: 1003.0.2
nodes:
  a: {type: lab.f}
"""
SITE = ".venv/lib/python3.13/site-packages"
PLACES = (
    "noob-lint.toml",
    "pyproject.toml",
    "setup.cfg",
    "setup.py",
    ".gitignore",
    ".git/info/exclude",
    ".git/config",
    "base.toml",
    "known.json",
    "other.yaml",
    "zarr.json",
    "lab.py",
    "lab.pyi",
    ".venv/pyvenv.cfg",
    f"{SITE}/x.pth",
    f"{SITE}/__editable___x_finder.py",
)
"""Where a project may have a file that noob-lint reads without being told to."""

KINDS = ("pipe", "socket", "device", "directory", "loop", "unreadable", "kernel")


def make(path: Path, kind: str) -> None:
    """Put something that is no ordinary file at a path."""
    path.unlink(missing_ok=True)
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "socket":
        here = Path.cwd()
        os.chdir(path.parent)  # a path of a socket may not be long
        with socket.socket(socket.AF_UNIX) as one:
            one.bind(path.name)
        os.chdir(here)
    elif kind == "device":
        path.symlink_to("/dev/zero")
    elif kind == "directory":
        path.mkdir()
    elif kind == "loop":
        path.symlink_to(path.name)
    elif kind == "unreadable":
        path.write_text("")
        path.chmod(0)
    else:
        path.symlink_to("/proc/self/mem")


def project(directory: Path) -> None:
    """A project in which every place has a file."""
    site = directory / SITE
    for one in (directory / ".git" / "info", site / "noob-1003.0.2.dist-info"):
        one.mkdir(parents=True)
    (directory / "noob-lint.toml").write_text('extend = "base.toml"\nbaseline = "known.json"\n')
    (directory / "base.toml").write_text("")
    (directory / "known.json").write_text('{"version": 1, "findings": {}}')
    (directory / ".venv" / "pyvenv.cfg").write_text("home = /usr/bin\nversion = 3.13.0\n")
    (site / "x.pth").write_text("import __editable___x_finder\n")
    (directory / "a.yaml").write_text(TUBE)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
@pytest.mark.parametrize("kind", KINDS)
def test_whatever_is_in_a_place_is_not_waited_for(tmp_path: Path, kind: str) -> None:
    for number, place in enumerate(PLACES):
        directory = tmp_path / str(number)
        directory.mkdir()
        project(directory)
        make(directory / place, kind)
    code = (
        "import os, sys\n"
        "from noob_lint.cli import main\n"
        "top = os.getcwd()\n"
        "for number in range(int(sys.argv[1])):\n"
        "    os.chdir(os.path.join(top, str(number)))\n"
        "    print(number, main(['--format', 'json', '--output-file', os.devnull, '.']))\n"
        "    print(number, main(['--format', 'json', '--output-file', os.devnull, 'a.yaml']))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(len(PLACES))],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert (done.returncode, len(done.stdout.split("\n"))) == (0, 2 * len(PLACES) + 1), done.stderr
    statuses = {int(line.split()[1]) for line in done.stdout.splitlines()}
    assert statuses <= {0, 1, 2}, done
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="there is no /proc")
def test_what_the_kernel_makes_up_counts_as_empty(tmp_path: Path) -> None:
    from noob_lint.support.files import read_bytes

    (tmp_path / "a.yaml").symlink_to("/proc/self/environ")
    assert read_bytes(str(tmp_path / "a.yaml")) == b""


def test_a_file_that_changes_while_it_is_read_is_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from noob_lint.support import files

    file = tmp_path / "a"
    file.write_bytes(b"a" * 10)
    fstat = os.fstat

    def grow(descriptor: int) -> os.stat_result:
        found = fstat(descriptor)
        with file.open("ab") as more:
            more.write(b"b" * 10)
        return found

    monkeypatch.setattr(os, "fstat", grow)
    assert files.read_bytes(str(file)) == b"a" * 10 + b"b" * 20
    with pytest.raises(files.TooLargeError, match="larger than"):
        files.read_whole(str(file), 49)
    assert files.read_whole(str(file), 70) == b"a" * 10 + b"b" * 60


def test_a_file_that_is_cut_while_it_is_read_ends_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from noob_lint.support import files

    file = tmp_path / "a"
    file.write_bytes(b"a" * 10)
    read = os.read

    def cut(descriptor: int, most: int) -> bytes:
        os.truncate(file, 4)
        return read(descriptor, most)

    monkeypatch.setattr(os, "read", cut)
    assert files.read_bytes(str(file)) == b"aaaa"


def test_an_ordinary_project_is_read(tmp_path: Path) -> None:
    project(tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "noob_lint", "--format", "json", "."],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert json.loads(done.stdout)["summary"]["files"] == 1, done.stderr
