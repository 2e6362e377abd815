"""Runs that may use the cache, in a project of their own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from noob_lint.cli import main
from noob_lint.linting.linter import Linter
from noob_lint.linting.result import FileResult
from noob_lint.yaml.document import Document

HEADER = "noob_id: {}\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"
TUBES = {
    "plain": HEADER.format("plain") + "nodes:\n  a: {type: lab.read}\n",
    "wrong": HEADER.format("wrong")
    + "nodes:\n  a: {type: lab.raed}\n  b: {type: lab.show, depends: [c.value]}\n"
    + "  # noob-lint: ignore[unknown-node] not yet\n"
    + "  d: {type: lab.show, depends: [e.value]}\n",
    "base": HEADER.format("base") + "nodes:\n  m: {type: lab.show, depends: [x.value]}\n",
    "user": HEADER.format("user") + "extends: [base]\nnodes:\n  n: {type: pkg.mod.work}\n",
    "outer": HEADER.format("outer")
    + "nodes:\n  t: {type: tube, params: {tube: plain}}\n  o: {type: odd.place}\n",
}
CODE = {
    "src/lab.py": "from pkg import mod\ndef read() -> int: ...\ndef show(value: int): ...\n",
    "src/pkg/__init__.py": "",
    "src/pkg/mod.py": "def work() -> int: ...\n",
}
JSON = ("--format", "json", "--jobs", "1")
CACHE = Path(".noob_lint_cache")


def write_project(top: Path) -> None:
    """A project with the tubes and their code, and a file that is not a tube."""
    texts = {f"tubes/{name}.yaml": text for name, text in TUBES.items()} | CODE
    for name, text in {**texts, "pyproject.toml": "", "ci.yaml": "on: push\n"}.items():
        path = top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


@contextmanager
def checked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The files that are checked meanwhile, rather than found in the cache."""
    found: list[str] = []
    original = Linter.lint_document

    def lint(linter: Linter, document: Document) -> FileResult:
        found.append(document.path)
        return original(linter, document)

    with monkeypatch.context() as patched:
        patched.setattr(Linter, "lint_document", lint)
        yield found


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """The exit status and the output of a run."""
    status = main([*JSON, *arguments])
    return status, *capsys.readouterr()


def cache_file() -> Path:
    """The only file with results."""
    (path,) = CACHE.glob("*.json")
    return path


def content() -> dict[str, Any]:
    """What is in it."""
    found: dict[str, Any] = json.loads(cache_file().read_text().partition("\n")[2])
    return found
