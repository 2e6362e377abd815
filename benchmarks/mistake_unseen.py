"""Mistakes by someone who had only seen the project, read from ``unseen_mistakes.txt``.

A mistake begins with ``=== `` and its name, its edits with ``--- wrong`` and ``--- right``. Each
``@@ file`` replaces lines of a file: those that start with ``-`` or a space by those that start
with ``+`` or a space. They must occur exactly once; a file that does not exist is created.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from benchmarks.mistake_edits import Edit, Project
from benchmarks.mistake_wires import Edits, Kind

FILE = Path(__file__).with_name("unseen_mistakes.txt")


def _parts(text: str, mark: str) -> Iterator[tuple[str, str]]:
    """The heads and bodies of what begins with a mark."""
    for part in re.split(rf"^{mark} ", text, flags=re.MULTILINE)[1:]:
        head, _, body = part.partition("\n")
        yield head, body


def _edits(patch: str) -> Edits:
    return lambda project: [_applied(patch, project)]


def _applied(patch: str, project: Project) -> Edit:
    files: dict[str, str] = {}
    for name, body in _parts(patch, "@@"):
        lines = body.splitlines(keepends=True)
        old = "".join(line[1:] for line in lines if line[0] in " -")
        new = "".join(line[1:] for line in lines if line[0] in " +")
        text = "\n" + files.get(name, project.files.get(name, ""))
        if text.count(f"\n{old}") != 1:
            raise ValueError(f"not once in {name}: {old}")
        files[name] = text.replace(f"\n{old}", f"\n{new}")[1:]
    return Edit(", ".join(files), files)


def _kinds() -> Iterator[Kind]:
    for name, body in _parts(FILE.read_text(), "==="):
        edits = dict(_parts(body.rstrip("\n") + "\n", "---"))
        yield Kind(f"unseen: {name}", _edits(edits["wrong"]), _edits(edits["right"]))


UNSEEN: tuple[Kind, ...] = tuple(_kinds())
"""Mistakes that were written down without a look at the other ones."""
