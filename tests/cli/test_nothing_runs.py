"""A whole run over a project full of traps: nothing in it is imported, executed or written."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import os, sys

log = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
root, sys.argv[1:] = sys.argv[2], sys.argv[3:]
busy = []

def told(event, arguments):
    if event == "import":
        return arguments[0] if arguments[0].partition(".")[0] in TRAPS else None
    if event == "exec":
        path = str(getattr(arguments[0], "co_filename", ""))
        return path if path.startswith(root) else None
    if event == "open":
        path, mode, flags = arguments
        writes = flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND)
        return str(path) if writes else None
    starts = ("socket.", "subprocess.", "ctypes.", "urllib.", "http.", "shutil.", "tempfile.")
    starts += ("os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.startfile")
    starts += ("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink")
    starts += ("os.chmod", "os.chown", "os.truncate", "os.utime", "os.putenv", "os.unsetenv")
    return repr(arguments) if event.startswith(starts) else None

def hook(event, arguments):
    if not busy:
        busy.append(event)
        what = told(event, arguments)
        if what is not None:
            os.write(log, f"{event} {what}\\n".encode())
        busy.clear()

TRAPS = {"lab", "dep", "noob", "conftest", "sitecustomize", "usercustomize", "noob_lint_hook"}
sys.addaudithook(hook)
from noob_lint.__main__ import main
main()
"""

TRAP = """
import os
with open({marker!r}, "a") as file:
    file.write(__file__ + "\\\\n")
if os.getpid():  # always, which only who runs it knows: else it would be told as broken
    raise SystemExit("this module was run")
"""

TUBE = """\
noob_id: trapped
noob_model: noob.tube.TubeSpecification
noob_version: 1003.0.2
assets:
  book:
    type: lab.deep.Book
    scope: process
nodes:
  a:
    type: lab.read
  b:
    type: lab.deep.Show
    depends: [valeu: a.value, book: assets.book]
  c:
    type: dep.show
    depends: [value: json.value]
  json:
    type: json.dumps
    params: {obj: 1}
  d:
    type: conftest.made
"""
EXPECTED = """\
tube.yaml:13:15: error[unknown-slot] [* unsafe] 'lab.deep.Show' of node 'b' has no parameter \
'valeu': noob fails in the first epoch; did you mean 'value'?
Found 1 error in 1 file (1 checked, 1 fixable with --fix --unsafe-fixes, 1 of 6 callables could \
not be read: --verbose says why).
"""
UNREAD = """\
noob-lint: tube.yaml:18:11: json.dumps could not be read: either the 'json' of the project or \
that of Python may be imported
"""

ALIKE = ("json", "ast", "pydantic", "jsonschema", "griffe", "difflib", "dataclasses", "lines")
STARTS = ("sitecustomize", "usercustomize", "conftest")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project in which every module is a trap, including those of its environment."""
    root = tmp_path / "project"
    site = root / ".venv" / "lib" / "python3.13" / "site-packages"
    for folder in (site, root / "src" / "lab", root / "more", root / ".venv" / "bin"):
        folder.mkdir(parents=True)
    trap = TRAP.format(marker=str(tmp_path / "ran"))
    files = {
        "src/lab/__init__.py": "from lab.deep import read\n",
        "src/lab/deep.py": "from dep import T\n\ndef read() -> int: ...\n\nclass Book: ...\n\n"
        "class Show:\n    def process(self, value: T, book): ...\n",
    }
    files |= {f"{name}.py": "made = print\ndef dumps(obj): ...\n" for name in (*ALIKE, *STARTS)}
    files |= {f"more/{name}.py": "def dumps(obj): ...\n" for name in ("json", "ast", "lab")}
    for path, text in files.items():
        (root / path).write_text(text + trap)
    (root / "noob_lint.py").write_text(trap)
    (site / "dep.py").write_text("class T: ...\ndef show(value): ...\n" + trap)
    (site / "noob_lint_hook.py").write_text("import sys\nsys.meta_path.append(1)\n" + trap)
    (site / "hook.pth").write_text(f"import noob_lint_hook\nimport sys; exec({trap!r})\n")
    (site / "sitecustomize.py").write_text(trap)
    (root / ".venv" / "pyvenv.cfg").write_text("home = /nowhere\nversion = 3.13.0\n")
    (root / ".venv" / "bin" / "python").write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\n")
    (root / ".venv" / "bin" / "python").chmod(0o755)
    (root / "tube.yaml").write_text(TUBE)
    return root


def variables(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return kept | {"PYTHONDONTWRITEBYTECODE": "1"} | more


def snapshot(root: Path) -> dict[str, tuple[int, int]]:
    """Every file and directory with its time and size."""
    return {str(path): (path.stat().st_mtime_ns, path.stat().st_size) for path in root.rglob("*")}


WAYS = pytest.mark.parametrize(
    "options",
    [(), ("--python", ".venv"), ("--python", ".venv/bin/python"), ("--show-unresolved",)],
    ids=" ".join,
)


@WAYS
@pytest.mark.parametrize("path", ["", "more", "src:more"])
def test_an_audit_hook_sees_nothing(project: Path, options: tuple[str, ...], path: str) -> None:
    before = snapshot(project)
    log = project.parent / "log"
    arguments = ("tube.yaml", "--format", "concise", *options)
    given = os.pathsep.join(str(project / one) for one in path.split(":") if one)
    done = subprocess.run(
        (sys.executable, "-P", "-c", SCRIPT, str(log), str(project), *arguments),
        capture_output=True,
        text=True,
        cwd=project,
        env=variables(**({"PYTHONPATH": given} if given else {})),
    )
    tells_why = "--show-unresolved" in options
    expected = EXPECTED.replace(": --verbose says why", "") if tells_why else EXPECTED
    assert (done.stdout, done.stderr) == (expected, UNREAD if tells_why else "")
    assert done.returncode == 1
    assert log.read_text() == ""
    assert snapshot(project) == before
    assert not (project.parent / "ran").exists()


def test_the_script_runs_nothing_of_the_current_directory(project: Path) -> None:
    before = snapshot(project)
    script = str(Path(sys.executable).parent / "noob-lint")
    for arguments in (("tube.yaml",), (".", "--jobs", "2"), ("--no-progress",)):
        done = subprocess.run(
            (script, "--format", "concise", *arguments),
            capture_output=True,
            text=True,
            cwd=project,
            env=variables(),
        )
        assert (done.stdout, done.stderr, done.returncode) == (EXPECTED, "", 1)
    assert snapshot(project) == before
    assert not (project.parent / "ran").exists()


def test_the_traps_work(project: Path) -> None:
    done = subprocess.run(
        (sys.executable, "-c", "import conftest"),
        capture_output=True,
        text=True,
        cwd=project,
        env=variables(),
    )
    assert done.returncode == 1
    assert (project.parent / "ran").exists()
