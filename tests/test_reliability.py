"""What must never happen, whatever a tube contains: a traceback, a hang, a write, an import."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

from benchmarks import reliability

ROOT = Path(__file__).parent.parent

AUDIT = """\
import os, sys
from noob_lint.cli import main

def writes(mode, flags):
    wanted = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
    return (isinstance(mode, str) and set(mode) & set("wax+")) or (flags or 0) & wanted

def hook(event, arguments):
    if event == "import":
        root = arguments[0].partition(".")[0]
        if root in NAMED:
            told.append(f"import of {arguments[0]}")
    elif event == "open" and writes(*arguments[1:]):
        told.append(f"open {arguments[0]!r} for writing")
    elif event in FORBIDDEN or event.partition(".")[0] in NETWORK:
        told.append(event)

FORBIDDEN = {
    *("os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.forkpty", "pty.spawn"),
    *("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.truncate", "os.chmod", "os.link"),
    *("os.symlink", "os.utime", "shutil.move", "shutil.rmtree", "tempfile.mkstemp"),
    *("ctypes.dlopen", "webbrowser.open"),
}
NETWORK = {"socket", "subprocess", "ftplib", "http", "smtplib", "urllib"}
told = []
sys.dont_write_bytecode = True
sys.addaudithook(hook)
statuses = [main([*arguments, *PATHS]) for arguments in ARGUMENTS]
sys.stderr.write("\\n".join(sorted(set(told))))
sys.stderr.write(f"\\n{statuses}\\n")
"""


def test_mutations(tmp_path: Path) -> None:
    """A few of the cases of `python -m benchmarks.reliability`, which makes thousands."""
    outcomes = list(reliability.run(reliability.cases(300, seed=7), tmp_path))
    assert [(one.case, one.problem) for one in outcomes if one.problem] == []
    kinds = Counter(one.case.kind for one in outcomes)
    assert kinds["module"] > kinds["module with syntax errors"], "most modules must still parse"


TRAP = """\
noob_id: trap
noob_model: noob.tube.TubeSpecification
noob_version: 1003.0.2
nodes:
  trap: {type: trap.spring}
  poem: {type: this.s, depends: [trap.value]}
  fly: {type: antigravity.geohash, depends: [poem.value, gone.value]}
"""


def named_packages(folders: list[Path]) -> set[str]:
    """The packages that tubes name, except those of the standard library, which are in use."""
    texts = (path.read_bytes().decode("utf-8") for f in folders for path in f.rglob("*.yaml"))
    named = {name for text in texts for name in re.findall(r"\btype: *[\"']?(\w+)\.\w", text)}
    return named - sys.stdlib_module_names - {"noob_lint"}


def test_nothing_is_imported_run_written_or_asked_for(tmp_path: Path) -> None:
    """An audit hook sees every import, process, connection and opened file of the interpreter."""
    (tmp_path / "trap.yaml").write_text(TRAP)
    (tmp_path / "trap.py").write_text("raise SystemExit('imported')\n")
    folders = [ROOT / "examples", ROOT / "tests" / "rules", tmp_path]
    named = named_packages(folders) | {"this", "antigravity"}
    assert {"trap", "weather", "lab"} <= named
    arguments = [["--format", name, "--isolated", "--no-cache", "-j1"] for name in ("full", "json")]
    head = f"PATHS = {list(map(str, folders))!r}\nNAMED = {named!r}\nARGUMENTS = {arguments!r}\n"
    done = subprocess.run(
        [sys.executable, "-c", head + AUDIT], capture_output=True, encoding="utf-8", cwd=tmp_path
    )
    assert "trap.yaml" in done.stdout
    assert done.stderr == "\n[1, 1]\n"
    assert sorted(os.listdir(tmp_path)) == ["trap.py", "trap.yaml"]


def test_the_audit_hook_sees_what_it_looks_for(tmp_path: Path) -> None:
    script = AUDIT.replace(
        "statuses =",
        "import this\nopen(PATHS[0], 'w')\nos.unlink(PATHS[0])\nsubprocess.call('true')\n"
        "socket.socket().close()\nstatuses =",
    )
    head = (
        f"import socket, subprocess\nPATHS = [{str(tmp_path / 'x')!r}]\n"
        "NAMED = {'this'}\nARGUMENTS = []\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", head + script], capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    told = set(done.stderr.splitlines())
    assert {"import of this", "os.remove", "subprocess.Popen", "socket.__new__"} <= told
    assert any(line.startswith("open ") for line in told)
