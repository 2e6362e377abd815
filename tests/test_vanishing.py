"""A file or a directory may vanish, or become something else, at any moment of a run.

A process of its own does that just before the system opens one, each time that a run does so.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.work import PATIENCE

TUBE = """\
noob_id: {}
noob_model: noob.tube.TubeSpecification
noob_version: 1003.0.2
{}nodes:
  a: {{type: lab.f, params: {{x: 1}}}}
  b: {{type: rain.f}}
"""
ROOT = Path(__file__).parents[1]
SITE = ".venv/lib/python3.13/site-packages"
FILES = {
    "noob-lint.toml": 'extend = "base.toml"\nbaseline = "known.json"\n',
    "base.toml": 'ignore = ["cycle"]\n',
    "pyproject.toml": '[project]\nname = "x"\n',
    "setup.cfg": "[metadata]\nname = x\n",
    "known.json": '{"version": 1, "findings": {}}',
    ".gitignore": "*.old\n",
    ".git/config": "[core]\n",
    ".git/info/exclude": "*.older\n",
    "tubes/a.yaml": TUBE.format("a", "extends: [base]\n"),
    "tubes/base.yaml": TUBE.format("base", ""),
    "tubes/other.yaml": "on: push\n",
    "tubes/.gitignore": "*.oldest\n",
    ".vscode/settings.json": "{}\n",
    ".helix/languages.toml": "",
    ".pre-commit-config.yaml": "repos: []\n",
    "live.yaml": TUBE.partition("nodes")[0].format("live", "extends: [origin]\n")
    + "assets:\n  x: {type: after.f, scope: runner}\n"
    "nodes:\n  n: {type: after.g, depends: [{v: assets.x}]}\n",
    "origin.yaml": TUBE.partition("nodes")[0].format("origin", "")
    + "assets:\n  y: {type: after.f, scope: runner}\n"
    "nodes:\n  m: {type: after.g, depends: [{v: assets.y}]}\n",
    "after.py": "import os\ndef f():\n    assert not os.sep\n    return 1\ndef g(v): return 1\n",
    "lab.py": "from sub.mod import f\n",
    "sub/__init__.py": "",
    "sub/mod.py": "def f(x: int) -> int: ...\n",
    "sub/mod.pyi": "def f(x: int) -> int: ...\n",
    ".venv/pyvenv.cfg": "home = /usr/bin\nversion = 3.13.0\n",
    f"{SITE}/x.pth": "import __editable___x_finder\n",
    f"{SITE}/__editable___x_finder.py": "MAPPING = {'y': '/y'}\n",
    f"{SITE}/rain.py": "def f() -> int: ...\n",
    f"{SITE}/noob-1003.0.2.dist-info/METADATA": "Name: noob\n",
}
DRIVER = """
import contextlib, glob, io, json, os, shutil, sys, time
from noob_lint.caching import states
from noob_lint.cli import main

states.MARGIN = -10**18  # as if everything was written long ago
TEXTS = {"empty": b"", "longer": b"a: 1\\n" * 999, "binary": b"\\xff\\0"}
FILES, RUNS = json.loads(sys.stdin.read())
top, state = os.getcwd(), {"target": "", "left": 0, "change": None}

def change(path, how):
    remove(path)
    if how == "directory":
        os.mkdir(path)
    elif how == "pipe":
        os.mkfifo(path)
    elif how == "loop":
        os.symlink(os.path.basename(path), path)
    elif how in TEXTS:
        open(path, "wb").write(TEXTS[how])

def hook(event, arguments):
    if not state["target"] or event not in ("open", "os.scandir", "os.listdir"):
        return
    path = arguments[0]
    if not isinstance(path, (str, bytes, os.PathLike)):
        return
    if os.path.realpath(os.fsdecode(path)) != state["target"]:
        return
    state["left"] -= 1
    if state["left"] == 0 and state["change"]:
        target, state["target"] = state["target"], ""
        change(target, state["change"])

def remove(path):
    if os.path.isdir(path) and not os.path.islink(path):
        shutil.rmtree(path)
    elif os.path.lexists(path):
        os.unlink(path)

def sleep_thrice():
    # a run with --watch sees an edit, then nothing new, and ends
    def sleep(_seconds):
        left.pop()
        if not left:
            raise KeyboardInterrupt
        if len(left) == 2:
            with contextlib.suppress(OSError), open("tubes/other.yaml", "a") as file:
                file.write("# edited\\n")
    left = [0] * 4
    time.sleep = sleep

def build(number):
    os.chdir(top)
    here = os.path.join(top, str(number))
    for name, text in FILES.items():
        path = os.path.join(here, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as file:
            file.write(text)
    os.chdir(here)
    return here

def serve(here):
    from pathlib import Path
    from noob_lint.server.uris import uri_of
    from tests.server.inside import Inside
    name = os.path.join(here, "tubes", "a.yaml")
    document, everywhere = {"uri": uri_of(name)}, {"uri": uri_of(here), "type": 2}
    opened = {**document, "languageId": "yaml", "version": 1, "text": FILES["tubes/a.yaml"]}
    asked = {"textDocument": document, "position": {"line": 5, "character": 14}}
    span = {"start": {"line": 0, "character": 0}, "end": {"line": 6, "character": 0}}
    with Inside() as client:
        pulls = {"textDocument": {"diagnostic": {}}}
        client.begin(Path(here), capabilities=pulls)
        client.note("initialized", {})
        client.note("textDocument/didOpen", {"textDocument": opened})
        for _ in range(2):
            client.ask("workspace/diagnostic", {"previousResultIds": []})
            for method in ("diagnostic", "hover", "definition", "completion", "documentLink"):
                client.ask(f"textDocument/{method}", asked)
            context = {"includeDeclaration": True}
            client.ask("textDocument/references", {**asked, "context": context})
            whole = {"textDocument": document, "range": span, "context": {"diagnostics": []}}
            client.ask("textDocument/codeAction", whole)
            client.ask("workspace/symbol", {"query": "a"})
            client.note("workspace/didChangeWatchedFiles", {"changes": [everywhere]})
        client.note("textDocument/didClose", {"textDocument": document})
        client.server.session.look_for_changes()
        return len(client.faults())

def run(number, arguments, place, at, how):
    here = build(number)
    out, err = io.StringIO(), io.StringIO()
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            if "--watch" in arguments:
                sleep_thrice()
            if ".noob_lint_cache" in place:
                main([*arguments])
                [place] = glob.glob(place)
            state.update(target=os.path.realpath(os.path.join(here, place)), left=at, change=how)
            status = serve(here) if arguments == ["server"] else main([*arguments])
    except SystemExit as error:
        status = error.code
    finally:
        state["target"] = ""
    os.chdir(top)
    remove(here)
    return status, out.getvalue(), err.getvalue(), at - state["left"]

sys.addaudithook(hook)
number, told = 0, []
for arguments, places, ways in RUNS:
    for place in places:
        _, _, _, count = run(0, arguments, place, 10**6, None)
        told.append([arguments, place, "", 0, count])
        for at in range(1, count + 1):
            for how in ways if at == 1 else ways[:1]:
                number += 1
                status, out, err, _ = run(number, arguments, place, at, how)
                if status not in (0, 1, 2) or "Traceback" in err:
                    told.append([arguments, place, how, at, f"{status}: {err}"])
print(json.dumps(told))
"""
WAYS = ["gone", "directory", "pipe", "loop", "empty", "longer", "binary"]
DIRECTORIES = ["tubes", "sub", ".", SITE]


def told(
    directory: Path, arguments: list[str], places: list[str], ways: list[str]
) -> list[list[object]]:
    """How often each place was opened, and each run that ended as none should."""
    done = subprocess.run(
        [sys.executable, "-c", DRIVER],
        input=json.dumps([FILES, [[arguments, places, ways]]]),
        cwd=directory,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: list[list[object]] = json.loads(done.stdout)
    return found


CONFIGURATIONS = ["noob-lint.toml", "base.toml", "pyproject.toml", "known.json"]
TUBES = ["tubes/a.yaml", "tubes/base.yaml"]
RUNS: dict[str, tuple[list[str], list[str], list[str]]] = {
    "check": (["-q", "."], [*FILES], [*WAYS[:3], "binary"]),
    "directories": (["-q", "."], DIRECTORIES, WAYS[:3]),
    "named": (["-q", *TUBES], [*TUBES, *CONFIGURATIONS], WAYS[2:6]),
    "options": (
        ["-q", "--config", "base.toml", "--baseline", "known.json", "--python", ".venv", "tubes"],
        ["base.toml", "known.json", f"{SITE}/x.pth"],
        WAYS[:4],
    ),
    "fix": (["-q", "--fix", "--unsafe-fixes", "."], [*TUBES, "noob-lint.toml"], WAYS[:3]),
    "ignores": (["--add-ignores", "."], TUBES, WAYS[:2]),
    "baseline": (["--write-baseline", "."], [*TUBES, "known.json"], WAYS[:2]),
    "config": (["config", "tubes/a.yaml"], CONFIGURATIONS, WAYS[:4]),
    "graph": (["graph", "tubes/a.yaml"], [*TUBES, "lab.py"], WAYS[:4]),
    "migrate": (["migrate", "--to", "1001", "tubes"], TUBES, WAYS[:4]),
    "watch": (["-q", "--no-cache", "--watch", "."], ["tubes/a.yaml", "lab.py"], WAYS[:3]),
    "server": (
        ["server"],
        [*TUBES, "lab.py", "noob-lint.toml"],
        WAYS[:2],
    ),
    "cached": (["-q", "."], [".noob_lint_cache/*.json"], WAYS),
    "instantiate": (
        ["instantiate", "-q", "--python", sys.executable, "live.yaml"],
        ["live.yaml", "origin.yaml", "after.py"],
        ["gone", "empty"],
    ),
    "init": (
        ["init", "--editor", "vscode", "--editor", "helix", "--pre-commit", "--ci", "github"],
        [".vscode/settings.json", ".helix/languages.toml", ".pre-commit-config.yaml"],
        WAYS[:4],
    ),
}
"""The arguments of runs, the places at which something happens, and what."""


@pytest.mark.parametrize("name", RUNS)
def test_runs(name: str, tmp_path: Path) -> None:
    found = told(tmp_path, *RUNS[name])
    opened = [place for _, place, how, _, _ in found if not how]
    assert opened == RUNS[name][1]
    assert [one for one in found if one[2]] == []
