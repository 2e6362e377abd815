"""The hook, as the real pre-commit installs and runs it in somebody else's repository."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

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


def environment(**extra: str) -> dict[str, str]:
    """The environment without what git sets for hooks, which would lead into our repository."""
    return {key: value for key, value in os.environ.items() if not key.startswith("GIT_")} | extra


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=test", "-c", "user.email=test@example.org")
    command = ("git", *identity, *arguments)
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, env=environment())
    assert done.returncode == 0, done.stderr
    return done.stdout


def commit_all(folder: Path) -> str:
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--no-verify", "-m", "everything")
    return git(folder, "rev-parse", "HEAD").strip()


@pytest.fixture(scope="module")
def hook_config(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A pre-commit configuration that names a repository holding the tree as it is now."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: no list of the files that belong to the tool")
    tool = tmp_path_factory.mktemp("tool")
    for name in git(ROOT, "ls-files", "-co", "--exclude-standard", "-z").split("\0"):
        if name and (ROOT / name).is_file():
            (tool / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, tool / name)
    return CONFIG.format(repo=tool, rev=commit_all(tool))


@pytest.fixture(scope="module")
def hook_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps its environments: pip has to be able to fill one."""
    folder = tmp_path_factory.mktemp("probe")
    probe = (sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(folder))
    done = subprocess.run((*probe, "hatchling"), capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"no package registry to install the hook from: {done.stderr.strip()[-200:]}")
    return tmp_path_factory.mktemp("pre-commit-home")


def run_hook(
    project: Path, config: str, home: Path, *arguments: str
) -> subprocess.CompletedProcess[str]:
    (project / ".pre-commit-config.yaml").write_text(config)
    commit_all(project)
    env = environment(PRE_COMMIT_HOME=str(home), PRE_COMMIT_COLOR="never", NO_COLOR="1")
    command = (str(PRE_COMMIT), "run", "--all-files", *arguments)
    return subprocess.run(command, cwd=project, capture_output=True, text=True, env=env)


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
    # compose.yaml and .pre-commit-config.yaml are no tubes.
    summary = {"files": 2, "skipped": 2, "error": 1, "warning": 0, "info": 0}
    assert result["summary"] == summary | {"suppressed": 0, "fixable": 1}


def test_the_hook_says_how_many_files_it_skipped(
    tmp_path: Path, hook_config: str, hook_home: Path
) -> None:
    write(tmp_path, good=GOOD, compose="services:\n  web: {image: nginx}\n")
    done = run_hook(tmp_path, hook_config, hook_home, "--verbose")
    assert done.returncode == 0, done.stdout + done.stderr
    noise = ("[INFO]", "- duration")
    lines = [line for line in done.stdout.splitlines() if not line.startswith(noise)]
    title = f"{'noob-lint':.<73}Passed"
    said = "The tube is fine (2 files skipped)."
    assert lines == [title, "- hook id: noob-lint", "", said, ""]


def test_the_hook_obeys_the_exclude_of_the_project(
    tmp_path: Path, hook_config: str, hook_home: Path
) -> None:
    write(tmp_path, good=GOOD, bad=BAD)
    (tmp_path / "noob-lint.toml").write_text('exclude = ["bad.yaml"]\n')
    done = run_hook(tmp_path, hook_config, hook_home)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("kind", "name"),
    [("manifest", ".pre-commit-hooks.yaml"), ("config", ".pre-commit-config.yaml")],
)
def test_pre_commit_accepts_our_files(kind: str, name: str, tmp_path: Path) -> None:
    command = (str(PRE_COMMIT), f"validate-{kind}", str(ROOT / name))
    env = environment(PRE_COMMIT_HOME=str(tmp_path))
    done = subprocess.run(command, capture_output=True, text=True, env=env)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
