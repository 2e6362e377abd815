"""The project that each editor opens, and what is to be seen in it."""

from __future__ import annotations

import json
import os
import stat
import sys
from pathlib import Path

FEATURES = (
    "diagnostics while typing",
    "findings in closed files",
    "code action: a fix",
    "code action: an ignore comment",
    "all safe fixes, by a command",
    "all safe fixes, on save",
    "completion",
    "snippets with tab stops",
    "hover",
    "go to definition",
    "go to type definition",
    "references",
    "highlights",
    "rename",
    "outline",
    "symbols of the project",
    "links",
    "inlay hints",
    "semantic tokens",
    "nothing shown twice",
    "status and log",
    "the rule at the cursor",
    "restart",
    "a tube recognised by its content",
    "an untrusted workspace",
    "the offer to install noob-lint",
)
"""The rows of the table."""

LAB = '''\
"""Code of a lab."""

from typing import Annotated

from noob import Name


class Image:
    """An image."""


def read(path: str, count: int = 3) -> Annotated[Image, Name("image")]:
    """Read an image."""
    return Image()


def blur(image: Image, radius: int = 2) -> Annotated[Image, Name("blurred")]:
    """Blur an image."""
    return image
'''

HEAD = "noob_id: {}\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"

TUBE = (
    HEAD.format("it")
    + """\
nodes:
  source:
    type: lab.read
    params:
      path: in.tif
  first:
    type: lab.blur
    depends:
      - image: source.image
  second:
    id: second
    type: lab.blur
    depends:
      - image: first.blured
"""
)
"""Two mistakes: a wrong signal in the last line, and an `id` that can be removed safely."""

CLOSED = HEAD.format("closed") + "nodes:\n  alone: {type: lab.blur, depends: [image: none.image]}\n"
CHILD = (
    HEAD.format("child")
    + "extends: [it]\nnodes:\n  third: {type: lab.blur, depends: [image: first.blurred]}\n"
)


PLAIN = (
    "nodes:\n  a: {type: lab.read, params: {path: x}}\n"
    "  b: {type: map, dependz: [value: a.image]}\n"
)
"""A tube that only its content shows to be one, not its name or header, with a mistake."""


def write_project(root: Path, *, has_server: bool = True) -> None:
    """Write the project; with `has_server`, its environment has this noob-lint."""
    files = {
        "noob-lint.toml": "",
        "lab.py": LAB,
        "it.yaml": TUBE,
        "closed.tube.yaml": CLOSED,
        "child.tube.yaml": CHILD,
        "tubes/plain.yaml": PLAIN,
        "other.yaml": "services:\n  web: {image: nginx}\n",
    }
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    if has_server:
        program = root / ".venv" / "bin" / "noob-lint"
        program.parent.mkdir(parents=True)
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m noob_lint "$@"\n')
        program.chmod(program.stat().st_mode | stat.S_IXUSR)


def environment(home: Path, **more: str) -> dict[str, str]:
    """The environment of an editor with an empty home, in which this noob-lint is on the PATH."""
    home.mkdir(parents=True, exist_ok=True)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    server = json.dumps([sys.executable, "-m", "noob_lint", "server", "--stdio"])
    return {**kept, "HOME": str(home), "NOOB_LINT_SERVER": server, **more}
