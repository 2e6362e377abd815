from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from noob_lint.publish import render
from noob_lint.schema import store
from tests.spec.tubes import ALL


def test_paths_and_text() -> None:
    path = Path(store.schema_path("1003", "tube"))
    assert path.parts[-3:] == ("schemas", "1003", "tube.schema.json")
    assert store.schema_text("1003", "tube") == path.read_text(encoding="utf-8")


def test_what_there_is() -> None:
    assert tuple(render.MODELS) == store.NAMES
    root = Path(store.schemas_directory())
    expected = {
        store.relative_path(version, name, plain=plain)
        for version in ALL
        for name in store.NAMES
        for plain in (False, True)
    }
    found = {path.relative_to(root).as_posix() for path in root.rglob("*.json")}
    assert found == {*expected, "catalog.json", "manifest.json", store.CONFIG_SCHEMA}


def test_what_there_is_not() -> None:
    with pytest.raises(FileNotFoundError):
        store.schema_text("1003", "pipe")


def test_reading_a_schema_imports_no_heavy_module() -> None:
    script = (
        "import sys; from noob_lint.schema import store; store.schema_text('1003', 'tube');"
        "heavy = {'pydantic', 'json', 'pathlib', 'dataclasses', 'inspect', 'importlib.resources'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    command = [sys.executable, "-S", "-c", script]
    source = str(Path(store.__file__).parents[2])
    done = subprocess.run(command, capture_output=True, text=True, env={"PYTHONPATH": source})
    assert (done.stdout, done.stderr) == ("[]\n", "")
