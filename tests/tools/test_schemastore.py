"""The files for SchemaStore meet its requirements, and its test files are judged as sorted."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from ruamel.yaml import YAML

from tests.npm import UnavailableError, install
from tools import schemastore

CATALOGUE = Path(__file__).parents[1] / "publish" / "external" / "schema-catalog.schema.json"
FILES = schemastore.files()
SCHEMA = json.loads(FILES["src/schemas/json/noob-tube.json"])


def tubes(kind: str) -> dict[str, Any]:
    read = YAML(typ="safe", pure=True)
    return {
        path.rpartition("/")[2]: read.load(text)
        for path, text in FILES.items()
        if path.startswith(f"src/{kind}/")
    }


def test_the_entry_fits_into_the_catalogue() -> None:
    entry = json.loads(FILES["catalog-entry.json"])
    whole = {
        "$schema": "https://json.schemastore.org/schema-catalog.json",
        "version": 1,
        "schemas": [entry],
    }
    schema = json.loads(CATALOGUE.read_text(encoding="utf-8"))
    jsonschema.validate(whole, schema, format_checker=jsonschema.FormatChecker())
    assert entry == {
        "name": "noob tube",
        "description": "A tube of noob: nodes that pass signals to each other, the assets they "
        "share, and the input that its user supplies.",
        "fileMatch": ["*.tube.yaml", "*.tube.yml"],
        "url": "https://www.schemastore.org/noob-tube.json",
    }


def test_the_schema_is_one() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    assert "$defs" not in json.dumps(SCHEMA)


@pytest.mark.parametrize("name", tubes("test"))
def test_what_is_right_is_accepted(name: str) -> None:
    assert list(jsonschema.Draft7Validator(SCHEMA).iter_errors(tubes("test")[name])) == []


@pytest.mark.parametrize("name", tubes("negative_test"))
def test_what_is_wrong_is_refused(name: str) -> None:
    wrong = tubes("negative_test")[name]
    assert len(list(jsonschema.Draft7Validator(SCHEMA).iter_errors(wrong))) == 1


AJV = """
const {schema, tubes} = JSON.parse(require("fs").readFileSync(0, "utf8"));
const Ajv = require("ajv");
const validate = new Ajv({strict: false, logger: false}).compile(schema);
console.log(JSON.stringify(tubes.map(tube => validate(tube))));
"""


def test_ajv_judges_alike() -> None:
    """SchemaStore runs the same."""
    try:
        folder = install("ajv")
    except UnavailableError as error:
        pytest.skip(str(error))
    right, wrong = (list(tubes(kind).values()) for kind in ("test", "negative_test"))
    done = subprocess.run(
        (shutil.which("node") or "node", "-e", AJV),
        input=json.dumps({"schema": SCHEMA, "tubes": [*right, *wrong]}),
        cwd=folder,
        capture_output=True,
        text=True,
    )
    assert done.stderr == ""
    assert json.loads(done.stdout) == [True] * len(right) + [False] * len(wrong)


def test_it_is_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(schemastore, "ROOT", tmp_path)
    monkeypatch.setattr(schemastore, "OUTPUT", tmp_path / "dist")
    assert schemastore.main() == 0
    assert capsys.readouterr().out == f"{len(FILES)} files written to dist\n"
    written = (path for path in (tmp_path / "dist").rglob("*") if path.is_file())
    assert {
        path.relative_to(tmp_path / "dist").as_posix(): path.read_text("utf-8") for path in written
    } == FILES
