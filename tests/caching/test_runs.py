"""What runs take from the cache, and when they do not."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from noob_lint.caching import identity, states
from noob_lint.caching.cache import Cache
from noob_lint.cli import main
from noob_lint.cli.check import main as check
from noob_lint.discovery.configurations import Configurations
from noob_lint.discovery.workspace import Workspace
from noob_lint.reporters import REPORTERS
from tests.caching.runs import CACHE, HEADER, TUBES, checked, content, run

Capture = pytest.CaptureFixture[str]
Patch = pytest.MonkeyPatch
ALL = [f"tubes/{name}.yaml" for name in sorted(TUBES)]


@pytest.mark.parametrize("name", REPORTERS)
def test_a_second_run_says_the_same_and_checks_nothing(
    name: str, capsys: Capture, monkeypatch: Patch
) -> None:
    options = ("--format", name, "--color", "always", "-v")
    fresh = run(capsys, *options, "--no-cache")
    first = run(capsys, *options)
    with checked(monkeypatch) as files:
        assert run(capsys, *options) == first == fresh
    assert files == []


def test_without_findings_nothing_is_imported_that_checks(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from noob_lint.caching import states\n"
        "states.MARGIN = -10**18\n"
        "from noob_lint.cli import main\n"
        "status = main(['tubes/plain.yaml'])\n"
        "print(sorted(sys.modules), file=sys.stderr)\n"
        "sys.exit(status)\n"
    )
    for _ in range(2):
        done = subprocess.run(
            (sys.executable, "-c", script), capture_output=True, text=True, check=True
        )
    loaded = set(ast.literal_eval(done.stderr.splitlines()[-1]))
    wings = ("yaml", "rules", "calls", "tube", "python", "fixing", "schema.plain", "linting.check")
    checking = {one for one in loaded if one.startswith(tuple(f"noob_lint.{it}." for it in wings))}
    assert checking == {"noob_lint.tube.file_kind"}
    assert not loaded & {"yaml", "ast", "argparse", "hashlib", "dataclasses", "pathlib"}


def test_only_what_has_changed_is_checked(capsys: Capture, monkeypatch: Patch) -> None:
    run(capsys)
    Path("tubes/base.yaml").write_text(TUBES["base"] + "  k: {type: lab.read}\n")
    with checked(monkeypatch) as files:
        run(capsys)
    assert files == ["tubes/base.yaml", "tubes/user.yaml"]
    with checked(monkeypatch) as files:
        run(capsys)
    assert files == []


def _write(path: str, text: str = "") -> Callable[[], None]:
    def write() -> None:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(text)

    return write


def _environment() -> None:
    _write(".venv/pyvenv.cfg", "version = 3.11.2\n")()
    _write(".venv/lib/python3.11/site-packages/odd/__init__.py", "place = print\n")()


def _link() -> None:
    Path("tubes/plain.yaml").unlink()
    Path("tubes/plain.yaml").symlink_to("../ci.yaml")


EVERY = " ".join(sorted(TUBES))
CHANGES: dict[str, tuple[Callable[[], object], str]] = {
    "the code of a tube": (_write("src/pkg/mod.py", "def word() -> int: ...\n"), EVERY),
    "a module in front of another": (_write("src/pkg/__init__.pyi"), EVERY),
    "a module that was not there": (_write("src/odd.py", "def place(): ...\n"), EVERY),
    "a tube with the same id": (_write("tubes/new.yml", TUBES["plain"]), "new outer plain"),
    "a tube that is gone": (lambda: os.unlink("tubes/base.yaml"), "user"),
    "a base that git ignores": (_write("tubes/.gitignore", "base.yaml\n"), "user"),
    "a backup": (_write("tubes/plain.yaml.bak", "noob_id: x\n"), "outer plain"),
    "settings": (_write("noob-lint.toml", 'python = "off"\n'), EVERY),
    "an environment": (_environment, EVERY),
    "a link to another file": (_link, "outer"),
    "the name of the project": (_write("pyproject.toml", '[project]\nname = "lab"\n'), EVERY),
    "another file": (_write("src/notes.md", "..."), ""),
    "another YAML file": (_write("tubes/ci.yaml", "on: push\n"), ""),
    "a file that becomes a tube": (_write("ci.yaml", HEADER.format("ci") + "nodes: {}\n"), "ci"),
    "a tube that becomes something else": (_write("tubes/plain.yaml", "on: push\n"), "outer"),
    "a tube that becomes a template": (
        _write("tubes/plain.yaml", TUBES["plain"] + "{% if x %}\n{% endif %}\n"),
        "outer",
    ),
}


LOST = (
    *("a tube that is gone", "a base that git ignores", "a link to another file"),
    "a tube that becomes something else",
)
"""The changes after which a name leads nowhere: what is said about that is not kept."""


@pytest.mark.parametrize("change", CHANGES)
def test_changes_show(change: str, capsys: Capture, monkeypatch: Patch) -> None:
    """Each is seen by a run that uses the cache as by one that does not."""
    Path(".git").mkdir()
    run(capsys)
    edit, expected = CHANGES[change]
    edit()
    with checked(monkeypatch) as files:
        cached = run(capsys)
    assert cached == run(capsys, "--no-cache")
    assert {Path(path).stem for path in files} == {*expected.split()}
    with checked(monkeypatch) as files:
        assert run(capsys) == cached
    assert {Path(path).stem for path in files} == ({*expected.split()} if change in LOST else set())


def test_files_with_the_same_content_are_not_checked_again(
    capsys: Capture, monkeypatch: Patch
) -> None:
    before = run(capsys)
    for path in [*Path("tubes").iterdir(), *Path("src").rglob("*.py")]:
        copy = path.with_name("copy")
        shutil.copyfile(path, copy)
        os.replace(copy, path)
    with checked(monkeypatch) as files:
        assert run(capsys) == before
    assert files == []


@pytest.mark.parametrize("name", ["VIRTUAL_ENV", "CONDA_PREFIX", "XDG_CONFIG_HOME", "HOME"])
def test_the_environment_of_the_process_counts(
    name: str, tmp_path: Path, capsys: Capture, monkeypatch: Patch
) -> None:
    run(capsys)
    monkeypatch.setenv(name, str(tmp_path / "other"))
    with checked(monkeypatch) as files:
        run(capsys)
    assert files == ALL


def test_another_version_of_noob_lint_checks_again(capsys: Capture, monkeypatch: Patch) -> None:
    run(capsys)
    monkeypatch.setattr(identity, "VERSION", "0.0.0")
    with checked(monkeypatch) as files:
        run(capsys)
    assert files == ALL


def test_a_package_that_is_installed_beside_noob_lint_counts(
    tmp_path: Path, capsys: Capture, monkeypatch: Patch
) -> None:
    monkeypatch.syspath_prepend(tmp_path / "site-packages")
    run(capsys)
    (tmp_path / "site-packages").mkdir()
    with checked(monkeypatch) as files:
        run(capsys)
    assert files == ALL


def test_names_in_the_output_are_those_of_the_run(capsys: Capture, monkeypatch: Patch) -> None:
    run(capsys)
    for arguments in (("./tubes",), ("tubes/user.yaml",), (str(Path("tubes").resolve()),)):
        assert run(capsys, *arguments) == run(capsys, "--no-cache", *arguments)
    monkeypatch.chdir("tubes")
    assert run(capsys) == run(capsys, "--no-cache")


def test_a_base_is_shown_as_it_is_named(capsys: Capture) -> None:
    base = str(Path("tubes/base.yaml").resolve())
    run(capsys, "tubes/user.yaml")
    arguments = ("tubes/user.yaml", base)
    assert run(capsys, *arguments) == run(capsys, "--no-cache", *arguments)


def test_baselines_are_applied_to_what_was_found(capsys: Capture, monkeypatch: Patch) -> None:
    fresh = run(capsys)
    assert run(capsys, "--write-baseline", "known.json")[0] == 0
    with checked(monkeypatch) as files:
        assert run(capsys, "--baseline", "known.json")[:1] == (0,)
        assert run(capsys) == fresh
    assert files == []


def test_related_tubes_are_checked(capsys: Capture) -> None:
    run(capsys)
    arguments = ("--related", "tubes/base.yaml")
    assert run(capsys, *arguments) == run(capsys, "--no-cache", *arguments)


WITHOUT: tuple[tuple[str, ...], ...] = (
    ("--no-cache",),
    ("--fix",),
    ("--fix-only",),
    ("--diff",),
    ("--add-ignores",),
    ("--show-files",),
    ("--related", "tubes"),
)


@pytest.mark.parametrize("arguments", WITHOUT)
def test_some_runs_have_no_cache(arguments: tuple[str, ...], capsys: Capture) -> None:
    check(arguments)
    capsys.readouterr()
    assert not CACHE.exists()


def test_a_directory_that_is_no_project_has_no_cache(capsys: Capture) -> None:
    Path("pyproject.toml").unlink()
    run(capsys)
    assert not CACHE.exists()


def test_each_project_has_its_own(capsys: Capture) -> None:
    Path("inner").mkdir()
    Path("inner/noob-lint.toml").touch()
    Path("inner/t.yaml").write_text(HEADER.format("inner") + "nodes: {a: {type: lab.read}}\n")
    run(capsys)
    assert len([*(Path("inner") / CACHE).glob("*.json")]) == 1
    assert list(content()["results"]) == [str(Path(path).resolve()) for path in ALL]


def test_what_was_written_just_now_is_not_kept(capsys: Capture, monkeypatch: Patch) -> None:
    monkeypatch.setattr(states, "MARGIN", 3_600_000_000_000)
    run(capsys)
    assert (content()["results"], content()["tubes"]) == ({}, None)


def test_what_changes_while_it_is_checked_is_not_kept(capsys: Capture, monkeypatch: Patch) -> None:
    monkeypatch.setattr(states, "MARGIN", 0)
    time.sleep(0.05)  # the clock of files is coarser than that of processes

    original = Cache.save

    def save(cache: Cache) -> None:
        Path("tubes/plain.yaml").write_text(TUBES["plain"] + "  z: {type: lab.read}\n")
        original(cache)

    monkeypatch.setattr(Cache, "save", save)
    run(capsys)
    kept = {os.path.basename(path) for path in content()["results"]}
    assert kept == {"base.yaml", "user.yaml", "wrong.yaml"}


def test_a_run_in_several_processes_keeps_its_results(capsys: Capture, monkeypatch: Patch) -> None:
    fresh = run(capsys, "--no-cache")
    assert run(capsys, "--jobs", "2") == fresh
    with checked(monkeypatch) as files:
        assert run(capsys) == fresh
    assert files == []


def test_a_crash_is_not_kept(capsys: Capture, monkeypatch: Patch) -> None:
    def crash(*_: object) -> None:
        raise RuntimeError("for a test")

    with monkeypatch.context() as patched:
        patched.setattr("noob_lint.linting.checks.check", crash)
        assert run(capsys, "tubes/plain.yaml")[0] == 3
    assert run(capsys, "tubes/plain.yaml")[0] == 0


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_result_for_which_too_little_code_was_read_is_not_kept(
    jobs: str, capsys: Capture, monkeypatch: Patch
) -> None:
    script = (
        "import sys\n"
        "from noob_lint.caching import states\n"
        "from noob_lint.cli import main\n"
        "from noob_lint.python.source import cost\n"
        "states.MARGIN, cost.MOST_IN_ALL = -10**18, 10\n"
        f"sys.exit(main(['--jobs', '{jobs}', 'tubes']))\n"
    )
    Path("tubes/bare.yaml").write_text(f"{HEADER.format('bare')}nodes:\n  a: {{type: odd}}\n")
    Path("src/small.py").write_text("a = 1\n")
    Path("tubes/a.yaml").write_text(f"{HEADER.format('a')}nodes:\n  a: {{type: small.a}}\n")
    done = subprocess.run((sys.executable, "-c", script), capture_output=True, text=True)
    assert "4 of 6 callables could not be read: --verbose says why" in done.stdout + done.stderr
    kept = {Path(path).stem for path in content()["results"]}
    assert kept <= {"a", "bare"}
    with checked(monkeypatch) as files:
        whole = run(capsys)
    assert {Path(path).stem for path in files} == {*TUBES, "a", "bare"} - kept
    assert whole == run(capsys, "--no-cache")


def test_what_a_fix_would_make_of_a_tube_depends_on_more_code(capsys: Capture) -> None:
    Path("tubes/near.yaml").write_text(
        f"{HEADER.format('near')}nodes:\n  a: {{type: pkg.mood.work}}\n"
    )
    before = run(capsys, "tubes/near.yaml")
    Path("src/pkg/mod.py").write_text("def sow() -> int: ...\n")
    after = run(capsys, "tubes/near.yaml")
    assert after == run(capsys, "--no-cache", "tubes/near.yaml") != before


def test_it_says_that_it_is_a_cache(capsys: Capture) -> None:
    main(["-q"])
    capsys.readouterr()
    assert (
        (CACHE / "CACHEDIR.TAG")
        .read_text()
        .startswith("Signature: 8a477f597d28d172789f06886806bc55\n")
    )
    assert (CACHE / ".gitignore").read_text().splitlines()[-1] == "*"


def _kinds() -> dict[str, dict[str, str]]:
    return {os.path.relpath(path): kinds for path, (_, kinds) in content()["kinds"].items()}


def test_what_a_file_is_is_kept(capsys: Capture) -> None:
    run(capsys)
    tubes = {path: {"found": ""} for path in ALL}
    assert _kinds() == tubes | {"ci.yaml": {"found": "not-a-tube"}}
    Path("template.yaml").write_text(TUBES["plain"] + "{% if x %}\n{% endif %}\n")
    run(capsys, "ci.yaml", "template.yaml", "tubes")
    assert _kinds() == tubes | {
        "ci.yaml": {"named": ""},
        "template.yaml": {"named": "template"},
    }


def _tops() -> set[str]:
    return {row[3][0] for row in content()["results"].values()}


def test_a_result_holds_in_its_working_copy(capsys: Capture, monkeypatch: Patch) -> None:
    run(capsys)
    assert _tops() == {""}
    Path(".git").mkdir()
    with checked(monkeypatch) as files:
        run(capsys)
    assert (files, _tops()) == (ALL, {os.getcwd()})


def test_the_content_of_tubes_is_compared_and_that_of_others_is_not(capsys: Capture) -> None:
    run(capsys)
    for text in ("", "# more\n"):
        Path("tubes/user.yaml").write_text(TUBES["user"] + text)
        run(capsys)
        said = content()
        entries = [said["entries"][number] for number in said["tubes"][0]]
        assert {os.path.relpath(path): aspect for path, aspect, *_ in entries} == {
            **dict.fromkeys(ALL, "content"),
            "ci.yaml": "attributes",
        }


def test_a_cache_is_written_only_if_there_is_something_new(capsys: Capture) -> None:
    def written() -> bool:
        (path,) = CACHE.glob("*.json")
        os.utime(path, ns=(5, 5))
        run(capsys)
        return path.stat().st_mtime_ns != 5

    run(capsys)
    run(capsys)  # the directory of the cache is new in the first one
    assert not written()
    Path("src/lab.py").write_text("def read() -> str: ...\n")
    assert [written(), written()] == [True, False]
    Path("other.yaml").write_text("on: push\n")
    assert [written(), written()] == [True, False]
    os.utime("tubes/plain.yaml", ns=(7, 7))
    assert [written(), written()] == [True, False]


def test_files_that_are_named_later_are_shown_as_they_are_named(capsys: Capture) -> None:
    run(capsys, "tubes/user.yaml")
    configurations = Configurations()
    cache, found = Cache(configurations), []

    def opened() -> Workspace:
        return Workspace(configurations)

    for files in (
        ["./tubes/base.yaml"],
        ["tubes/user.yaml"],
        ["tubes/base.yaml", "./tubes/base.yaml"],
    ):
        cache.name(files)
        found.append(cache.result("tubes/user.yaml", opened) is not None)
    assert found == [False, True, True]
