"""Places in Python files, in every format: paths, lines and columns that are hard to count.

``UPDATE_GOLDEN=1`` rewrites the golden files, as for the other tests of formats.
"""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import FormatChecker
from jsonschema.validators import validator_for

from noob_lint.cli import main
from noob_lint.reporters import REPORTERS
from tests.reporters.test_formats import hold
from tests.reporters.test_services import SARIF_SCHEMA

TUBE = """\
noob_id: places
noob_model: noob.tube.TubeSpecification
noob_version: 1003.0.2
nodes:
  a:
    type: lab.größe
  b:
    type: lab.zeige
    depends: [wert: a.wrong, mehr: a.value]
  c:
    type: dep.show
    depends: [valeu: a.value]
  d:
    type: dep.gone
"""
LAB = (
    "# Ein Satz mit \U0001f600, é und e\u0301.\r\n"
    "from typing import Annotated, Generator\r\n"
    "\r\n"
    'def größe(x="é\U0001f600") -> Annotated[int, "Maß"]: ...; ö = 1\r\n'
    'def zeige(a: "\U0001f600é" = 1, wert: int = 2, /, *, mehr: int): ...\r\n'
)
DEP = "\ufeffdef other(): ...\n\n\ndef show(\n    value: int,\n): ...\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose code is in part outside of it; the current directory is in it."""
    site = tmp_path / "my env" / "lib" / "python3.13" / "site-packages"
    root = tmp_path / "repo" / "part"
    for folder in (site, root / "src", root / "tubes", root.parent / ".git"):
        folder.mkdir(parents=True)
    (tmp_path / "my env" / "pyvenv.cfg").write_text("version = 3.13.0\n")
    (root / "tubes" / "tube.yaml").write_text(TUBE, encoding="utf-8")
    (root / "pyproject.toml").write_text("")  # the code is found from here
    (root / "src" / "lab.py").write_bytes(LAB.encode())
    (site / "dep.py").write_bytes(DEP.encode())
    monkeypatch.chdir(root)
    return tmp_path


def output(project: Path, capsys: pytest.CaptureFixture[str], name: str) -> str:
    """What is printed in a format, with the directory of the test called TMP."""
    main(["--python", "../../my env", "--format", name, "tubes"])
    printed, errors = capsys.readouterr()
    assert errors == ""
    return printed.replace(str(project), "/TMP")


@pytest.mark.parametrize("name", list(REPORTERS))
def test_format(name: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed = output(project, capsys, name)
    if name == "sarif":  # without the descriptions of the rules
        printed = printed.partition('\n],\n"tool"')[0] + "\n"
    hold(f"python/{name}.txt", printed)


def pieces(project: Path, found: list[dict[str, Any]]) -> list[tuple[str, str, bool]]:
    """The file, the text and whether line and column agree with the offset, of related places."""
    told = []
    for place in (place for item in found for place in item["related"]):
        path = Path(place["path"].replace("/TMP", str(project)))
        text = path.read_bytes().decode("utf-8-sig")
        start, end = place["start"], place["end"]
        before = text[: start["offset"]].split("\n")
        agrees = (start["line"], start["column"]) == (len(before), len(before[-1]) + 1)
        told.append((path.name, text[start["offset"] : end["offset"]], agrees))
    return told


def test_places_are_those_of_the_code(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(output(project, capsys, "json"))["diagnostics"]
    assert pieces(project, found) == [
        ("lab.py", "zeige", True),
        ("tube.yaml", "a", True),
        ("lab.py", 'Annotated[int, "Maß"]', True),
        ("dep.py", "show", True),
        ("dep.py", "", True),
    ]


def test_the_fixtures_are_code() -> None:
    for text in (LAB, DEP.removeprefix("\ufeff")):
        ast.parse(text)


def test_sarif_keeps_to_its_schema(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log = json.loads(output(project, capsys, "sarif"))
    schema = json.loads(SARIF_SCHEMA.read_text(encoding="utf-8"))
    validator = validator_for(schema)(schema, format_checker=FormatChecker())
    assert [error.message for error in validator.iter_errors(log)] == []


def test_sarif_says_where_the_files_are(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log = json.loads(output(project, capsys, "sarif"))
    places = [
        place["physicalLocation"]["artifactLocation"]
        for result in log["runs"][0]["results"]
        for place in result.get("relatedLocations", ())
    ]
    own = {"uri": "part/src/lab.py", "uriBaseId": "%SRCROOT%"}
    outside = {"uri": "file:///TMP/my%20env/lib/python3.13/site-packages/dep.py"}
    tube = {"uri": "part/tubes/tube.yaml", "uriBaseId": "%SRCROOT%"}
    assert places == [own, tube, own, outside, outside]
