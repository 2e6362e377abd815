"""The published schemas mean the same to every validator that people use."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import jsonschema
import jsonschema_rs
import pytest

from noob_lint.schema.data import to_data
from noob_lint.schema.store import NAMES, schema_path, schema_text
from noob_lint.yaml.document import Mapping
from noob_lint.yaml.parser import parse
from tests.npm import UnavailableError, install
from tests.rules.tubes import make_tube
from tests.spec.tubes import ALL

ROOT = Path(__file__).parents[2]
Verdicts = list[bool]
Judge = Callable[[str, list[Any], Path], Verdicts]


@lru_cache(maxsize=1)
def documents() -> list[Any]:
    """Valid and invalid tubes of many kinds: the rules' fixtures, and random ones."""
    texts = [
        path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("tests/rules/*/*.yaml"))[::4]
    ]
    texts += [make_tube(seed, version) for version in ALL for seed in range(50)]
    roots = (parse(text, "tube.yaml").root for text in texts)
    return [to_data(root) for root in roots if isinstance(root, Mapping)]


@lru_cache(maxsize=len(ALL))
def expected_verdicts(version: str) -> Verdicts:
    validator = jsonschema.Draft202012Validator(json.loads(schema_text(version, "tube")))
    return [validator.is_valid(tube) for tube in documents()]


def rust_jsonschema(version: str, tubes: list[Any], _: Path) -> Verdicts:
    validator = jsonschema_rs.validator_for(schema_text(version, "tube"))
    return [validator.is_valid(tube) for tube in tubes]


AJV = """
const {schema, tubes} = JSON.parse(require("fs").readFileSync(0, "utf8"));
const Ajv = require("ajv/dist/2020");
const validate = new Ajv({strict: false, logger: false}).compile(schema);
console.log(JSON.stringify(tubes.map(tube => validate(tube))));
"""


def ajv(version: str, tubes: list[Any], _: Path) -> Verdicts:
    try:
        folder = install("ajv")
    except UnavailableError as error:
        pytest.skip(str(error))
    job = json.dumps({"schema": json.loads(schema_text(version, "tube")), "tubes": tubes})
    node = shutil.which("node") or "node"
    done = subprocess.run(
        (node, "-e", AJV), input=job, cwd=folder, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.stderr == ""
    verdicts: Verdicts = json.loads(done.stdout)
    return verdicts


def check_jsonschema(version: str, tubes: list[Any], folder: Path) -> Verdicts:
    files = [folder / f"{number}.json" for number in range(len(tubes))]
    for file, tube in zip(files, tubes, strict=True):
        file.write_text(json.dumps(tube), encoding="utf-8")
    command = [str(Path(sys.executable).parent / "check-jsonschema"), "-o", "json"]
    command += ["--schemafile", schema_path(version, "tube"), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    wrong = {error["filename"] for error in json.loads(done.stdout)["errors"]}
    return [str(file) not in wrong for file in files]


@pytest.mark.parametrize("version", ALL)
@pytest.mark.parametrize("judge", [rust_jsonschema, ajv, check_jsonschema])
def test_validators_agree(judge: Judge, version: str, tmp_path: Path) -> None:
    tubes = documents()
    expected = expected_verdicts(version)
    assert 20 < sum(expected) < len(expected) - 20  # both verdicts occur
    given = judge(version, tubes, tmp_path)
    differing = [tube for tube, a, b in zip(tubes, given, expected, strict=True) if a is not b]
    assert differing == []


STRICT = """
const schemas = JSON.parse(require("fs").readFileSync(0, "utf8"));
const Ajv = require("ajv/dist/2020");
for (const schema of schemas) {
  const said = [], say = text => said.push(text);
  try {
    new Ajv({strict: true, logger: {log: say, warn: say, error: say}}).compile(schema);
  } catch (error) { say(error.message); }
  if (said.length) console.log(schema.$id, said);
}
"""


def test_the_strictest_validator_takes_every_plain_schema() -> None:
    try:
        folder = install("ajv")
    except UnavailableError as error:
        pytest.skip(str(error))
    schemas = [json.loads(schema_text(one, name, plain=True)) for one in ALL for name in NAMES]
    done = subprocess.run(
        (shutil.which("node") or "node", "-e", STRICT),
        input=json.dumps(schemas),
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert (done.stdout, done.stderr) == ("", "")


@pytest.mark.parametrize("version", ALL)
def test_plain_means_the_same(version: str) -> None:
    validator = jsonschema_rs.validator_for(schema_text(version, "tube", plain=True))
    assert [validator.is_valid(tube) for tube in documents()] == expected_verdicts(version)
