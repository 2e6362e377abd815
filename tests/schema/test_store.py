from __future__ import annotations

import json
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


@pytest.mark.parametrize("name", ["tube", "wrap-func-asset"])
def test_what_a_schema_calls_itself(name: str) -> None:
    for version in ALL:
        for plain in (False, True):
            schema = json.loads(store.schema_text(version, name, plain=plain))
            assert schema["$id"] == store.schema_id(version, name, plain=plain)
    assert store.schema_id("1003", name) == f"urn:noob-lint:schema:1003:{name}"
    assert store.relative_path("1003", name) == f"1003/{name}.schema.json"


def test_the_schema_of_the_configuration() -> None:
    path = Path(store.config_schema_path())
    assert path.parts[-2:] == ("schemas", "noob-lint.schema.json")
    schema = json.loads(path.read_text(encoding="utf-8"))
    assert schema["$id"] == store.CONFIG_SCHEMA_ID


def test_which_files_are_tubes() -> None:
    files = ["*.tube.yaml", "*.tube.yml", "**/tubes/**/*.yaml", "**/tubes/**/*.yml"]
    assert [*store.TUBE_FILES] == files


def test_an_installed_package_has_the_schemas_inside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "src" / "noob_lint"
    monkeypatch.setattr(store, "__file__", str(package / "schema" / "store.py"))
    assert (store.is_installed(), store.schemas_directory()) == (False, str(tmp_path / "schemas"))
    (package / "schemas").mkdir(parents=True)
    inside = str(package / "schemas")
    assert (store.is_installed(), store.schemas_directory()) == (True, inside)


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
