"""The hooks, as the real pre-commit installs and runs them in a user's repository."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from noob_lint.version import VERSION
from tests.machine import installing

ROOT = Path(__file__).parents[1]
PRE_COMMIT = Path(sys.executable).parent / "pre-commit"

GOOD = """\
noob_id: good
noob_model: noob.tube.TubeSpecification
noob_version: 1003.0.2
nodes:
  word:
    type: print
  result:
    type: return
    depends:
      - word: word.value
"""
BAD = GOOD.replace("noob_id: good", "noob_id: bad").replace("word.value", "wrod.value")
CONFIG = """\
repos:
  - repo: {repo}
    rev: {rev}
    hooks:
      - id: noob-lint
"""


def git(folder: Path, *arguments: str) -> str:
    settings = ("user.name=test", "user.email=test@example.org", "safe.directory=*")
    command = ("git", *(part for one in settings for part in ("-c", one)), *arguments)
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def commit_all(folder: Path) -> str:
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--no-verify", "-m", "everything")
    return git(folder, "rev-parse", "HEAD").strip()


@pytest.fixture(scope="module")
def hook_config(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A pre-commit configuration for a repository that contains the current tree."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: no list of the files that belong to the tool")
    tool = tmp_path_factory.mktemp("tool")
    for name in git(ROOT, "ls-files", "-co", "--exclude-standard", "-z").split("\0"):
        if name and (ROOT / name).is_file():
            (tool / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, tool / name)
    return CONFIG.format(repo=tool, rev=commit_all(tool))


@pytest.fixture(scope="module")
def hook_home(hook_config: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit puts the environment of the hooks; pip must be able to install into it."""
    folder = tmp_path_factory.mktemp("probe")
    probe = (sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(folder))
    done = subprocess.run((*probe, "hatchling"), capture_output=True, text=True, env=installing())
    if done.returncode:
        pytest.skip(f"no package registry to install the hook from: {done.stderr.strip()[-200:]}")
    project = tmp_path_factory.mktemp("project")
    (project / ".pre-commit-config.yaml").write_text(hook_config)
    commit_all(project)
    home = tmp_path_factory.mktemp("pre-commit-home")
    env = installing(PRE_COMMIT_HOME=str(home))
    command = (str(PRE_COMMIT), "install-hooks")
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, env=env)
    assert done.returncode == 0, done.stdout + done.stderr
    return home


def run_hook(
    project: Path, config: str, home: Path, *arguments: str
) -> subprocess.CompletedProcess[str]:
    (project / ".pre-commit-config.yaml").write_text(config)
    commit_all(project)
    env = os.environ | {"PRE_COMMIT_HOME": str(home), "PRE_COMMIT_COLOR": "never"}
    every = () if "--from-ref" in arguments else ("--all-files",)
    command = (str(PRE_COMMIT), "run", *every, *arguments)
    return subprocess.run(command, cwd=project, capture_output=True, text=True, env=env)


def hook(config: str, hook_id: str, *arguments: str) -> str:
    """The configuration for another hook of the same repository, with its own arguments."""
    args = f"        args: {json.dumps(arguments)}\n" if arguments else ""
    return config.replace("- id: noob-lint\n", f"- id: {hook_id}\n") + args


def said(done: subprocess.CompletedProcess[str]) -> list[str]:
    """What pre-commit printed, without what differs between runs."""
    noise = ("[INFO]", "- duration")
    return [line for line in done.stdout.splitlines() if line and not line.startswith(noise)]


def write(project: Path, **files: str) -> None:
    for name, text in files.items():
        (project / f"{name}.yaml").write_text(text)


def test_the_hook_reports_a_broken_tube(tmp_path: Path, hook_config: str, hook_home: Path) -> None:
    write(tmp_path, good=GOOD, bad=BAD, compose="services:\n  web: {image: nginx}\n")
    args = "        args: [--skip-non-tubes, --format, json]\n"
    done = run_hook(tmp_path, hook_config + args, hook_home)
    assert done.returncode == 1, done.stdout + done.stderr
    lines = done.stdout.splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("{"))
    assert lines[start - 3 : start] == ["- hook id: noob-lint", "- exit code: 1", ""]
    result: dict[str, Any] = json.loads("\n".join(lines[start:]))
    found = [(item["path"], item["rule"], item["start"]) for item in result["diagnostics"]]
    assert found == [("bad.yaml", "unknown-node", {"line": 10, "column": 15, "offset": 161})]
    # compose.yaml and .pre-commit-config.yaml are not tubes.
    summary = {
        "files": 2,
        "skipped": 2,
        "skipped_reasons": {"not-a-tube": 2},
        "error": 1,
        "warning": 0,
        "info": 0,
    }
    assert result["summary"] == summary | {"suppressed": 0, "fixable": 1}


def test_the_hook_says_how_many_files_it_skipped(
    tmp_path: Path, hook_config: str, hook_home: Path
) -> None:
    write(tmp_path, good=GOOD, compose="services:\n  web: {image: nginx}\n")
    done = run_hook(tmp_path, hook_config, hook_home, "--verbose")
    assert done.returncode == 0, done.stdout + done.stderr
    title = f"{'noob-lint':.<73}Passed"
    told = "The tube is fine (2 files skipped)."
    assert said(done) == [title, "- hook id: noob-lint", told]


def test_the_hook_obeys_the_exclude_of_the_project(
    tmp_path: Path, hook_config: str, hook_home: Path
) -> None:
    write(tmp_path, good=GOOD, bad=BAD)
    (tmp_path / "noob-lint.toml").write_text('exclude = ["bad.yaml"]\n')
    done = run_hook(tmp_path, hook_config, hook_home)
    assert done.returncode == 0, done.stdout + done.stderr


def test_only_the_changed_files_are_checked(
    tmp_path: Path, hook_config: str, hook_home: Path
) -> None:
    """The others are still found: a tube is merged with its base, which has not changed."""
    (tmp_path / "noob-lint.toml").touch()
    for name, text in (
        ("bases/base", GOOD.replace("noob_id: good", "noob_id: base")),
        ("tubes/child", GOOD.replace("noob_id: good", "noob_id: child")),
        ("tubes/bad", BAD),
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / f"{name}.yaml").write_text(text)
    (tmp_path / ".pre-commit-config.yaml").write_text(hook_config)
    before = commit_all(tmp_path)
    head, _, _ = GOOD.replace("noob_id: good", "noob_id: child").partition("nodes:")
    nodes = (
        "nodes:\n  more: {type: print, depends: [word.value, wrod.value]}\n"
        "  result: {type: return, depends: [more: more.value]}\n"
    )
    (tmp_path / "tubes" / "child.yaml").write_text(f"{head}extends: [base]\n{nodes}")
    done = run_hook(
        tmp_path,
        hook(hook_config, "noob-lint", "--skip-non-tubes", "--format", "concise"),
        hook_home,
        *("--from-ref", before, "--to-ref", "HEAD"),
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert said(done)[1:] == [
        "- hook id: noob-lint",
        "- exit code: 1",
        "tubes/child.yaml:6:45: error[unknown-node] [* unsafe] node 'more' depends on node 'wrod', "
        "which does not exist: did you mean 'word'?",
        "Found 1 error in 1 file (1 checked, 1 file skipped, 1 fixable with --fix --unsafe-fixes).",
    ]


def test_many_files_are_checked_together(tmp_path: Path, hook_config: str, hook_home: Path) -> None:
    """In batches, each of which knows the whole project: here two tubes with the same id."""
    folder = tmp_path / "a-directory-with-a-rather-long-name" / "as-they-happen"
    folder.mkdir(parents=True)
    for number in range(500):
        name = GOOD.replace("noob_id: good", f"noob_id: tube-{number % 499}")
        (folder / f"tube-{number:03}.yaml").write_text(name)
    (folder / "user.yaml").write_text(
        GOOD.replace("noob_id: good", "noob_id: user").replace(
            "nodes:", "extends: [tube-0]\nnodes:"
        )
    )
    args = ("--skip-non-tubes", "--format", "concise")
    done = run_hook(tmp_path, hook(hook_config, "noob-lint", *args), hook_home)
    assert done.returncode == 1, done.stdout + done.stderr
    path = "a-directory-with-a-rather-long-name/as-they-happen/tube-"
    message = "noob_id 'tube-0' is also used by"
    assert said(done)[3:] == [
        f"{path}000.yaml:1:10: error[duplicate-noob-id] {message} '{path}499.yaml': noob loads "
        "whichever it finds first",
        f"{path}499.yaml:1:10: error[duplicate-noob-id] {message} '{path}000.yaml': noob loads "
        "whichever it finds first",
        "Found 2 errors in 2 files (501 checked, 1 file skipped).",
    ]


CHILD = GOOD.replace("noob_id: good", "noob_id: child").replace("nodes:", "extends: [base]\nnodes:")
CHILD = CHILD.replace("  word:\n    type: print\n", "")
MONOREPO = {
    "noob-lint.toml": "",
    "one/noob-lint.toml": "",
    "one/base.yaml": GOOD.replace("noob_id: good", "noob_id: base"),
    "one/tubes/child.yaml": CHILD,
    "one/tubes/outer.yaml": GOOD.replace("noob_id: good", "noob_id: outer")
    .replace("type: print", "type: tube\n    params: {tube: child}")
    .replace("word.value", "word.word"),
    "two/noob-lint.toml": "",
    "two/base.yaml": GOOD.replace("noob_id: good", "noob_id: base"),
    "two/child.yaml": CHILD.replace("word.value", "wrod.value"),
    ".github/workflows/ci.yml": "on: push\njobs: {}\n",
}
"""A tube in each of two projects extends the base in its project; that in `two` is wrong."""


def make(project: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(text)


def test_a_commit_that_breaks_a_child_through_its_base_is_refused(
    tmp_path: Path, hook_config: str, hook_home: Path
) -> None:
    """Only the base is in the commit, and only its own project is searched."""
    config = hook(hook_config, "noob-lint", "--skip-non-tubes", "--format", "concise")
    make(tmp_path, MONOREPO | {".pre-commit-config.yaml": config})
    before = commit_all(tmp_path)
    base = MONOREPO["one/base.yaml"]
    make(tmp_path, {"one/base.yaml": base.replace("print", "input")})
    since = ("--from-ref", before, "--to-ref", "HEAD")
    done = run_hook(tmp_path, config, hook_home, *since)
    assert done.returncode == 0, done.stdout + done.stderr
    renamed = base.replace("  word:", "  wort:").replace("word: word.", "word: wort.")
    make(tmp_path, {"one/base.yaml": renamed})
    done = run_hook(tmp_path, config, hook_home, *since)
    assert done.returncode == 1, done.stdout + done.stderr
    assert said(done)[1:] == [
        "- hook id: noob-lint",
        "- exit code: 1",
        "one/tubes/child.yaml:9:15: error[unknown-node] [* unsafe] node 'result' depends on node "
        "'word', which does not exist: did you mean 'wort'?",
        "one/tubes/outer.yaml:7:20: error[child-tube-invalid] noob cannot load the tube in node "
        "'word': see child.yaml",
        "Found 2 errors in 2 files (3 checked, 1 fixable with --fix --unsafe-fixes).",
    ]


def test_files_in_batches_have_the_findings_of_a_run_over_everything(
    tmp_path: Path, hook_config: str, hook_home: Path
) -> None:
    """Several batches may report a related tube; nothing else differs."""
    folder = tmp_path / ("a-directory-with-a-very-long-name-" * 6) / ("and-another-one-in-it-" * 9)
    for number in range(320):
        tube = GOOD.replace("noob_id: good", f"noob_id: tube-{number}")
        make(folder, {f"tube-{number:03}.yaml": tube})
    extending = "extends: [tube-0, tube-319]\nnodes:"
    user = BAD.replace("noob_id: bad", "noob_id: user").replace("nodes:", extending)
    make(folder, {"user.yaml": user, "twin.yaml": user})
    make(tmp_path, {"noob-lint.toml": ""})
    args = ("--skip-non-tubes", "--format", "concise")
    done = run_hook(tmp_path, hook(hook_config, "noob-lint", *args), hook_home)
    assert done.returncode == 1, done.stdout + done.stderr
    lines = said(done)[3:]
    closing = [line for line in lines if line.startswith(("Found", "The tubes are", "The tube is"))]
    assert len(closing) > 1  # as many as there were batches
    noob_lint = str(Path(sys.executable).parent / "noob-lint")
    everything = subprocess.run(
        (noob_lint, "--format", "concise", "."), cwd=tmp_path, capture_output=True, text=True
    )
    expected = everything.stdout.splitlines()[:-1]
    assert len(expected) == 4
    assert set(lines) - set(closing) == set(expected)


def test_the_hook_reads_the_code_of_the_repository(
    tmp_path: Path, hook_config: str, hook_home: Path
) -> None:
    """Its own environment, which pre-commit makes the active one, is not taken for the project's:
    there is a `.venv` in the repository, and later one that the configuration names.
    """
    tube = GOOD.replace("type: print", "type: lab.read")
    tube += "  show:\n    type: dep.show\n    depends: [valeu: word.value]\n"
    tube += "  more:\n    type: jsonschema.no_name\n"  # only in the environment of the hook
    write(tmp_path, tube=tube)
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "lab.py").write_text("def read() -> int: ...\n")
    site = tmp_path / ".venv" / "lib" / "python3.13" / "site-packages"
    site.mkdir(parents=True)
    (site / "dep.py").write_text("def show(value: int) -> None: ...\n")
    (tmp_path / ".venv" / "pyvenv.cfg").write_text("version = 3.13.0\n")
    (tmp_path / ".gitignore").write_text(".venv/\n")
    args = ("--skip-non-tubes", "--format", "concise")
    config = hook(hook_config, "noob-lint", *args)
    expected = [
        "- hook id: noob-lint",
        "- exit code: 1",
        "tube.yaml:13:15: error[unknown-slot] [* unsafe] 'dep.show' of node 'show' has no "
        "parameter 'valeu': noob fails in the first epoch; did you mean 'value'?",
        "Found 1 error in 1 file (1 checked, 1 file skipped, 1 fixable with --fix --unsafe-fixes, "
        "1 of 3 callables could not be read: --verbose says why).",
    ]
    assert said(run_hook(tmp_path, config, hook_home))[1:] == expected
    (tmp_path / ".venv").rename(tmp_path / "env")
    done = run_hook(tmp_path, config, hook_home)
    assert done.returncode == 0, done.stdout + done.stderr
    (tmp_path / "noob-lint.toml").write_text('python = "env"\nignore = ["python-module-missing"]\n')
    assert said(run_hook(tmp_path, config, hook_home))[1:] == [
        *expected[:-1],
        expected[-1].replace(", 1 of 3 callables could not be read: --verbose says why", ""),
    ]


def test_the_hook_that_fixes(tmp_path: Path, hook_config: str, hook_home: Path) -> None:
    wrong = GOOD.replace("type: print\n", "type: print\n    enabled: 'no'\n")
    write(tmp_path, fixable=wrong, compose="services:\n  web: {image: nginx, tty: 'no'}\n")
    config = hook(hook_config, "noob-lint-fix")
    done = run_hook(tmp_path, config, hook_home)
    assert done.returncode == 1, done.stdout + done.stderr
    title = f"{'noob-lint (fix)':.<73}Failed"
    assert said(done)[:3] == [
        title,
        "- hook id: noob-lint-fix",
        "- files were modified by this hook",
    ]
    assert (tmp_path / "fixable.yaml").read_text() == wrong.replace("'no'", "false")
    assert "tty: 'no'" in (tmp_path / "compose.yaml").read_text()
    done = run_hook(tmp_path, config, hook_home)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_hook_for_exported_schemas(tmp_path: Path, hook_config: str, hook_home: Path) -> None:
    folder = tmp_path / "editor" / "schemas"
    chosen = ("--noob-version", "1003")
    noob_lint = str(Path(sys.executable).parent / "noob-lint")
    export = (noob_lint, "schema", "export", *chosen, "--output", str(folder))
    assert subprocess.run(export, capture_output=True).returncode == 0
    config = hook(hook_config, "noob-lint-schemas", "editor/schemas", *chosen)
    done = run_hook(tmp_path, config, hook_home)
    assert done.returncode == 0, done.stdout + done.stderr
    (folder / "1003" / "asset.schema.json").unlink()
    tube = folder / "1003" / "tube.schema.json"
    tube.write_text(tube.read_text().replace("description", "comment", 1))
    done = run_hook(tmp_path, config, hook_home)
    assert done.returncode == 1, done.stdout + done.stderr
    assert said(done)[1:] == [
        "- hook id: noob-lint-schemas",
        "- exit code: 1",
        "1003/asset.schema.json: missing",
        f"1003/tube.schema.json: differs from noob-lint {VERSION}",
        "run: noob-lint schema export --output editor/schemas --noob-version 1003",
    ]


@pytest.mark.parametrize(
    ("kind", "name"),
    [("manifest", ".pre-commit-hooks.yaml"), ("config", ".pre-commit-config.yaml")],
)
def test_pre_commit_accepts_our_files(kind: str, name: str, tmp_path: Path) -> None:
    command = (str(PRE_COMMIT), f"validate-{kind}", str(ROOT / name))
    env = os.environ | {"PRE_COMMIT_HOME": str(tmp_path)}
    done = subprocess.run(command, capture_output=True, text=True, env=env)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
