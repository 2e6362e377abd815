"""The page about CI: its commands run, and the services accept its configuration."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from noob_lint.integrations import services
from noob_lint.reporters import REPORTERS

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
MATCHER = ROOT / ".github" / "noob-lint-matcher.json"
BIN = Path(sys.executable).parent

NOT_OURS = ("pip", "docker", "echo", "reviewdog")
"""Programs that the page names and the tests do not run."""


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


SNIPPETS: list[dict[str, Any]] = [YAML(typ="safe").load(text) for text in blocks("yaml")]
WORKFLOWS = [snippet for snippet in SNIPPETS if "jobs" in snippet]
GITLAB = [snippet for snippet in SNIPPETS if "jobs" not in snippet]


def commands() -> list[str]:
    """The shell commands on the page, line by line, including those of jobs."""
    lines = [line.partition("  #")[0] for block in blocks("sh") for line in block.splitlines()]
    for workflow in WORKFLOWS:
        for job in workflow["jobs"].values():
            lines += [step["run"] for step in job["steps"] if "run" in step]
    for jobs in GITLAB:
        for job in jobs.values():
            lines += job["script"]
    return [line.strip() for line in lines]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A user's repository with valid and invalid tubes."""
    (tmp_path / ".git").mkdir()
    shutil.copytree(ROOT / "examples" / "pipelines", tmp_path / "tubes")
    shutil.copy(ROOT / "examples" / "broken" / "references.yaml", tmp_path / "tubes")
    shutil.copytree(MATCHER.parent, tmp_path / ".github")
    return tmp_path


def shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    return subprocess.run(
        command, shell=True, cwd=folder, env=environment, capture_output=True, encoding="utf-8"
    )


OURS = dict.fromkeys(line for line in commands() if not line.startswith(NOT_OURS))


def test_the_page_has_commands() -> None:
    assert len(OURS) == 8
    assert all(line.startswith("noob-lint ") for line in OURS)


@pytest.mark.parametrize("command", OURS)
def test_every_command_runs(command: str, project: Path) -> None:
    command, _, other = command.partition(" | ")
    command += f" | {other}" if other and not other.startswith(NOT_OURS) else ""
    before = {path.name for path in project.iterdir()}
    done = shell(command, project)
    assert (done.returncode, done.stderr) == (0 if " | " in command else 1, "")
    written = {path.name for path in project.iterdir()} - before - {".noob_lint_cache"}
    match = re.search(r"--output-file (\S+)", command)
    assert written == ({match[1]} if match else set())


def test_the_output_is_what_the_command_prints() -> None:
    """`UPDATE_EXPECTED=1` rewrites it."""
    (block,) = blocks("console")
    command = block.partition("\n")[0]
    printed = f"{command}\n{shell(command.removeprefix('$ '), ROOT).stdout}"
    if os.environ.get("UPDATE_EXPECTED"):
        page = ROOT / "docs" / "ci.md"
        page.write_text(PAGE.replace(block, printed), encoding="utf-8")
    assert printed == block


def test_init_writes_what_the_page_shows() -> None:
    first, *_ = (text for text in blocks("yaml") if "jobs:" in text)
    assert [first] + [text for text in blocks("yaml") if "jobs:" not in text] == [
        services.GITHUB,
        services.GITLAB,
    ]


def test_every_format_is_in_the_table() -> None:
    rows = "\n".join(line.split("|")[1] for line in PAGE.splitlines() if line.startswith("| `"))
    assert re.findall("`(.+?)`", rows) == [
        *("full", "concise", "grouped", "json", "json-lines", "github"),
        *("sarif", "gitlab", "junit", "checkstyle", "rdjson"),
    ]
    assert set(re.findall("`(.+?)`", rows)) == set(REPORTERS)


@pytest.mark.parametrize(
    ("schema", "snippets"),
    [("vendor.github-workflows", WORKFLOWS), ("vendor.gitlab-ci", GITLAB)],
)
def test_the_snippets_keep_to_the_schemas_of_the_services(
    schema: str, snippets: list[dict[str, Any]], tmp_path: Path
) -> None:
    assert snippets
    for number, snippet in enumerate(snippets):
        (tmp_path / f"{number}.json").write_text(json.dumps(snippet), encoding="utf-8")
    files = sorted(map(str, tmp_path.glob("*.json")))
    command = (str(BIN / "check-jsonschema"), "--builtin-schema", schema, *files)
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout


def test_what_is_written_is_what_is_uploaded() -> None:
    """The names of the files agree, and so do the locations of the matcher and of its copy."""
    sarif = next(flow for flow in WORKFLOWS if "security-events" in flow["permissions"])
    steps = sarif["jobs"]["noob-lint"]["steps"]
    assert f"--output-file {steps[-1]['with']['sarif_file']} " in steps[-2]["run"]
    (job,) = (jobs["noob-lint"] for jobs in GITLAB)
    assert f"--output-file {job['artifacts']['reports']['codequality']} " in job["script"][-1]
    added = re.findall(r"::add-matcher::(\S+)\"", PAGE)
    assert [ROOT / name for name in added] == [MATCHER]


# The problem matcher


def issues(output: str) -> list[dict[str, str]]:
    """What the runner of GitHub Actions finds in output with our matchers, in order."""
    found = []
    for line in output.splitlines():
        for matcher in json.loads(MATCHER.read_text(encoding="utf-8"))["problemMatcher"]:
            (pattern,) = matcher["pattern"]
            match = re.search(pattern["regexp"], line, re.ASCII)
            if match:
                issue = {"severity": matcher.get("severity", "error")}
                groups = {key: group for key, group in pattern.items() if key != "regexp"}
                found.append(issue | {key: match[group] for key, group in groups.items()})
    return found


def test_the_matcher_reads_what_we_write(tmp_path: Path) -> None:
    """Every line but the last, with unchanged numbers, and remarks as notices."""
    shutil.copytree(ROOT / "examples" / "broken", tmp_path / "my: tubes")
    (tmp_path / "noob-lint.toml").write_text('severity = {schema = "warning", graph = "info"}\n')
    output = shell("noob-lint --format concise .", tmp_path).stdout
    expected = json.loads(shell("noob-lint --format json .", tmp_path).stdout)["diagnostics"]
    severities = {"info": "notice"}
    assert issues(output) == [
        {
            "severity": severities.get(item["severity"], item["severity"]),
            "file": item["path"],
            "line": str(item["start"]["line"]),
            "column": str(item["start"]["column"]),
            "code": item["rule"],
            "message": item["message"],
        }
        for item in expected
    ]
    assert {item["severity"] for item in expected} == {"error", "warning", "info"}


def test_the_matcher_leaves_other_output_alone() -> None:
    other = "Found 1 error in 1 file (1 checked).\na.yaml:1:1: error: other\nINFO[0001] info[x] y\n"
    assert issues(other) == []


# The Dockerfile


def instructions() -> list[list[str]]:
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    return [line.split() for line in lines if line and not line.startswith("#")]


def test_the_image_does_not_run_as_root() -> None:
    names = [words[0] for words in instructions()]
    last = instructions()[len(names) - names[::-1].index("FROM") :]
    (user,) = [words[1] for words in last if words[0] == "USER"]
    assert not user.startswith(("0", "root"))
    assert last[-1] == ["ENTRYPOINT", '["noob-lint"]']


def test_what_the_image_is_built_from_is_enough(tmp_path: Path) -> None:
    """A wheel built from the files that the Dockerfile copies has everything the package needs."""
    copied = [
        name
        for words in instructions()
        if words[0] == "COPY" and not words[1].startswith("--")
        for name in words[1:-1]
    ]
    ignore = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert sorted(f"!{name}" for name in copied) == sorted(x for x in ignore if x[0] == "!")
    source = tmp_path / "source"
    source.mkdir()
    for name in copied:
        if (ROOT / name).is_dir():
            shutil.copytree(
                ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__")
            )
        else:
            shutil.copy(ROOT / name, source)
    make = (sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation")
    done = subprocess.run((*make, "-w", str(tmp_path), str(source)), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    modules = (ROOT / "src").rglob("*.py")
    assert {path.relative_to(ROOT / "src").as_posix() for path in modules} <= names
    assert "noob_lint/schemas/1003/tube.schema.json" in names
