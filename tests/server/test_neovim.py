"""The server driven by a real Neovim, if one is installed: ``make neovim`` installs it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.server.studio import HEAD
from tests.work import PATIENCE

LAB = '''\
from typing import Annotated

from noob import Name


def read(path: int) -> Annotated[int, Name("number")]:
    """Read a file."""
    return 1
'''

TUBE = (
    HEAD.format("it")
    + """\
nodes:
  a: {type: lab.read, params: {path: 1}}
  bä: {type: lab.read, depends: [path: a.number]}
  c:
    type: lab.read
    depends:
      - path: a.nmber
"""
)


@pytest.mark.skipif(shutil.which("nvim") is None, reason="there is no Neovim")
def test_neovim_shows_what_the_server_says(tmp_path: Path) -> None:
    (tmp_path / "noob-lint.toml").write_text("")
    (tmp_path / "lab.py").write_text(LAB)
    (tmp_path / "it.yaml").write_text(TUBE, encoding="utf-8")
    server = [sys.executable, "-m", "noob_lint", "server", "--stdio"]
    script = Path(__file__).parent / "neovim.lua"
    given = {
        "NOOB_LINT_SERVER": json.dumps(server),
        "NOOB_LINT_RUNTIME": str(Path(__file__).parents[2] / "editors" / "neovim"),
        "XDG_STATE_HOME": str(tmp_path),
    }
    done = subprocess.run(
        ("nvim", "--headless", "-u", "NONE", "-c", f"luafile {script}"),
        cwd=tmp_path,
        env=os.environ | given,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    seen = json.loads(done.stdout or "{}")
    assert seen, done.stderr
    assert seen.pop("hover").startswith("**node `a`** · type: `lab.read`")
    assert seen == {
        "first": ["unknown-signal"],
        "encoding": "utf-8",
        "definition": {"line": 4, "character": 2},
        "actions": ["write number (may change what the tube means)", "ignore unknown-signal here"],
        "completion": ["a.number", "bä.number"],
        "renamed": "  renamed: {type: lab.read, depends: [path: a.number]}",
        "types": ["lab.read"],
    }
