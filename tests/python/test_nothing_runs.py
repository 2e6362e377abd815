"""Nothing that a tube names is imported or run, and no more than needed is read."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

SCRIPT = """
import json, sys
seen = {"import": [], "open": [], "exec": []}
def hook(event, arguments):
    if event == "import":
        seen["import"].append(str(arguments[0]))
    elif event == "open":
        seen["open"].append(str(arguments[0]))
    elif event in ("exec", "os.system", "subprocess.Popen", "os.exec", "os.posix_spawn"):
        code = getattr(arguments[0], "co_filename", event)
        seen["exec"].append(str(code))
    elif event.startswith(("socket", "urllib", "ctypes")):
        seen["exec"].append(event)

from pathlib import Path
from noob_lint.python.lookup import Sources
from noob_lint.python.find.environment import read_environment

root, names = Path(sys.argv[1]), json.loads(sys.argv[2])
sys.addaudithook(hook)
sources = Sources([root / "src"], read_environment(root / ".venv"))
kinds = [type(sources.look_up(name)).__name__ for name in names * 2]
print(json.dumps({"kinds": kinds[:len(names)], **seen}))
"""

BOOBY = "raise SystemExit('this module was run')\n"


def _project(root: Path) -> None:
    site = root / ".venv" / "lib" / "python3.13" / "site-packages"
    site.mkdir(parents=True)
    (root / ".venv" / "pyvenv.cfg").write_text(f"home = {root / 'gone'}\nversion = 3.13.0\n")
    (root / "src" / "lab").mkdir(parents=True)
    files = {
        root / "src" / "lab" / "__init__.py": "from lab.nodes import f\n",
        root
        / "src"
        / "lab"
        / "nodes.py": "import dep\ndef f(a: dep.T): ...\nclass C(dep.B): ...\n",
        root / "src" / "lab" / "unrelated.py": "def g(): ...\n",
        root / "src" / "random.py": "def mine(): ...\n",
        site / "dep.py": "class T: ...\nclass B:\n    def process(self): ...\n",
        site / "hook.pth": "import hook; hook.install()\n",
        site / "hook.py": "import sys\nsys.meta_path.append(1)\n",
    }
    for path, text in files.items():
        path.write_text(text + BOOBY)


def test_an_audit_hook_sees_no_import_and_no_unrelated_file(tmp_path: Path) -> None:
    _project(tmp_path)
    names = ["lab.f", "lab.nodes.C", "lab.gone", "lab.nodes.C.process", "random.mine", "dep.B"]
    names += ["print", "sqlite3.connect", "itertools.count"]
    command = (sys.executable, "-c", SCRIPT, str(tmp_path), json.dumps(names))
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    seen = json.loads(done.stdout)
    found = ["Found", "Found", "Missing", "Missing", "Unknown", "Found", "Found"]
    assert seen["kinds"][:7] == found
    own = {"lab", "lab.nodes", "lab.unrelated", "random", "dep", "hook", "sqlite3"}
    assert own & set(seen["import"]) == set()
    assert [path for path in seen["exec"] if str(tmp_path) in path or "socket" in path] == []
    read = [path for path in seen["open"] if path.startswith(str(tmp_path))]
    relative = [str(Path(path).relative_to(tmp_path)) for path in read]
    site = ".venv/lib/python3.13/site-packages"
    assert sorted(relative) == [
        f"{site}/dep.py",
        f"{site}/hook.pth",
        f"{site}/hook.py",
        ".venv/pyvenv.cfg",
        "src/lab/__init__.py",
        "src/lab/nodes.py",
    ]
