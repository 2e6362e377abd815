"""The Python code behind tubes on the command line: where it is searched, what is reported."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from noob_lint.cli import main
from noob_lint.reporters import REPORTERS

HEADER = "noob_id: {}\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"
TUBE = "nodes:\n  a:\n    type: {}\n"
CODE = "def read() -> int: ...\ndef show(value: int) -> None: ...\n"
WRONG = "  b:\n    type: lab.show\n    depends: [values: a.value]\n"
FOUND = (
    "{}:9:15: error[unknown-slot] [* unsafe] 'lab.show' of node 'b' has no parameter "
    "'values': "
    "noob fails in the first epoch; did you mean 'value'?"
)
ONE_ERROR = "Found 1 error in 1 file (1 checked, 1 fixable with --fix --unsafe-fixes)."
NOT_THERE = "could not be read: there is no 'gone' in the project or its environment"

CHOICES = 'must be "auto", "off", or the path of an environment or its interpreter'


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text)


def tube(path: str, *types: str, more: str = "") -> None:
    """Write a tube with a node for each type."""
    nodes = "".join(f"  n{index}:\n    type: {kind}\n" for index, kind in enumerate(types))
    write(path, HEADER.format(Path(path).stem) + f"nodes:\n{nodes}{more}")


def venv(path: str, **modules: str) -> Path:
    """Write an environment with modules in it."""
    site = Path(path) / "lib" / "python3.13" / "site-packages"
    site.mkdir(parents=True)
    write(f"{path}/pyvenv.cfg", "version = 3.13.0\n")
    write(f"{path}/bin/python", "")
    for name, text in modules.items():
        (site / f"{name}.py").write_text(text)
    return site


def slot(path: str = "tube.yaml") -> None:
    """Write a tube that is invalid according to the module `lab`."""
    tube(path, "lab.read", more=WRONG.replace("a.value", "n0.value"))


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    """The lines on the standard output in the short format; there are none elsewhere."""
    main([*arguments, "--format", "concise"])
    output, errors = capsys.readouterr()
    assert errors == ""
    return output.splitlines()


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The error in the usage or the configuration."""
    assert main(list(arguments)) == 2
    output, errors = capsys.readouterr()
    assert output == ""
    return errors


# What is reported about code that could not be read


SUMMARY = "All 3 tubes are fine (4 of 6 callables could not be read: --verbose says why).\n"
TOLD = SUMMARY.replace(": --verbose says why", "")
ALL_UNREAD = "The tube is fine (2 of 2 callables could not be read: --verbose says why)."
UNRESOLVED = f"""\
noob-lint: one.yaml:6:11: gone.first {NOT_THERE}
noob-lint: one.yaml:12:11: lab.made could not be read: lab.py defines 'made' in several ways
noob-lint: one.yaml:14:11: made.any could not be read: made.py may add names as it runs
noob-lint: two.yaml:6:11: gone.second {NOT_THERE}
"""


@pytest.fixture
def project(here: Path) -> None:
    """Three tubes whose code exists only in part; several refer to the same code."""
    write("lab.py", f"import os\n{CODE}if os.name:\n    made = read\nelse:\n    made = show\n")
    write("made.py", "globals().update(any=1)\n")
    tube("one.yaml", "gone.first", "lab.read", "math.gcd", "lab.made", "made.any")
    tube("three.yaml", "lab.read", "gone.first")
    tube("two.yaml", "gone.second", "gone.first", "lab.made")


@pytest.mark.usefixtures("project")
def test_the_last_line_counts_what_could_not_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert capsys.readouterr() == (SUMMARY, "")


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("jobs", ["1", "3"])
def test_each_of_them_is_listed_where_it_is_first_named(
    jobs: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for option in ("--show-unresolved", "--verbose"):
        assert main([option, "--jobs", jobs]) == 0
        output, errors = capsys.readouterr()
        assert (output, errors[-len(UNRESOLVED) :]) == (TOLD, UNRESOLVED)


def test_one_tube_that_names_it_often(capsys: pytest.CaptureFixture[str]) -> None:
    write("lab.py", CODE)
    inner = "nodes: {x: {type: gone.first}, y: {type: gone.second}}"
    more = f"  inner: {{type: tube, params: {{tube: {{noob_id: inner, {inner}}}}}}}\n"
    more += "assets:\n  z: {type: gone.first, scope: runner}\n"
    tube("tube.yaml", "lab.read", "gone.first", "gone.first", more=more)
    main(["--show-unresolved", "-q", "--select", "cycle"])
    first = f"noob-lint: tube.yaml:8:11: gone.first {NOT_THERE}\n"
    second = f"noob-lint: tube.yaml:11:96: gone.second {NOT_THERE}\n"
    assert capsys.readouterr() == ("", first + second)


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("name", [*REPORTERS, "auto"])
def test_the_list_leaves_the_output_alone(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--format", name])
    output, _ = capsys.readouterr()
    main(["--format", name, "--show-unresolved"])
    assert capsys.readouterr() == (output.replace(SUMMARY, TOLD), UNRESOLVED)


@pytest.mark.usefixtures("project")
def test_the_json_object_counts_them(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--format", "json", "--show-unresolved"])
    output, errors = capsys.readouterr()
    assert json.loads(output) == {
        "version": 1,
        "diagnostics": [],
        "summary": {"files": 3, "skipped": 0, "skipped_reasons": {}}
        | {"error": 0, "warning": 0, "info": 0}
        | {"suppressed": 0, "fixable": 0, "callables": 6, "unread": 4},
    }
    assert errors == UNRESOLVED


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("options", "output"),
    [
        (["--quiet"], ""),
        (["--statistics"], TOLD),
        (["--fix"], TOLD),
        (["--fix-only"], "Nothing to fix.\n"),
    ],
)
def test_the_list_is_asked_for_whatever_else_is(
    options: list[str], output: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*options, "--show-unresolved"]) == 0
    assert capsys.readouterr() == (output, UNRESOLVED)


@pytest.mark.usefixtures("project")
def test_the_list_goes_with_a_diff(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--diff", "--show-unresolved"]) == 0
    assert capsys.readouterr() == ("", UNRESOLVED + "Nothing to fix.\n")


@pytest.mark.usefixtures("project")
def test_the_list_goes_with_an_output_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--output-file", "out.txt", "--show-unresolved"]) == 0
    assert capsys.readouterr() == ("", UNRESOLVED)
    assert Path("out.txt").read_text() == TOLD


@pytest.mark.usefixtures("project")
def test_findings_and_unread_code_are_counted_in_one_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    slot("four.yaml")
    last = (
        "Found 1 error in 1 file (4 checked, 1 fixable with --fix --unsafe-fixes, "
        "4 of 7 callables could not be read: --verbose says why)."
    )
    expected = [FOUND.format("four.yaml"), last]
    assert said(capsys) == expected


def test_where_there_is_no_code_the_last_line_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    tube("tube.yaml", "gone.first", "gone.deep.second")
    assert said(capsys) == [ALL_UNREAD]
    assert main(["--show-unresolved"]) == 0
    first = f"noob-lint: tube.yaml:6:11: gone.first {NOT_THERE}\n"
    second = f"noob-lint: tube.yaml:8:11: gone.deep.second {NOT_THERE}\n"
    last = "The tube is fine (2 of 2 callables could not be read).\n"
    assert capsys.readouterr() == (last, first + second)


def test_without_python_there_is_nothing_to_tell(capsys: pytest.CaptureFixture[str]) -> None:
    write("lab.py", CODE)
    slot()
    assert main(["--no-python", "--show-unresolved"]) == 0
    assert capsys.readouterr() == ("The tube is fine.\n", "")


def test_a_name_is_counted_in_each_project(capsys: pytest.CaptureFixture[str]) -> None:
    write("a/noob-lint.toml", "")
    write("b/noob-lint.toml", "")
    write("a/lab.py", CODE)
    tube("a/tube.yaml", "lab.read")
    tube("b/tube.yaml", "lab.read")
    for paths in (["a", "b"], ["b", "a"]):
        last = "All 2 tubes are fine (1 of 2 callables could not be read: --verbose says why)."
        assert said(capsys, *paths) == [last]


# Where the code is searched


@pytest.mark.parametrize("place", ["lab.py", "src/lab.py", "src/lab/__init__.py"])
def test_the_project_root_and_src(place: str, capsys: pytest.CaptureFixture[str]) -> None:
    write(place, CODE)
    slot("tubes/tube.yaml")
    assert said(capsys, "tubes") == [FOUND.format("tubes/tube.yaml"), ONE_ERROR]


def test_the_root_is_that_of_the_configuration(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write("src/lab.py", CODE)
    write("noob-lint.toml", "")
    slot("tubes/tube.yaml")
    monkeypatch.chdir(here / "tubes")
    assert said(capsys) == [FOUND.format("tube.yaml"), ONE_ERROR]
    assert said(capsys, "--isolated") == [FOUND.format("tube.yaml"), ONE_ERROR]


def test_the_option_replaces_the_directories(capsys: pytest.CaptureFixture[str]) -> None:
    write("one/lab.py", CODE)
    write("two/other.py", "")
    write("lab.py", CODE.replace("value", "values"))
    slot()
    assert said(capsys) == ["The tube is fine."]
    options = ("--python-path", "two", "--python-path", "one")
    assert said(capsys, *options) == [FOUND.format("tube.yaml"), ONE_ERROR]


def test_the_key_is_relative_to_its_file(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write("code/lab.py", CODE)
    write("pyproject.toml", '[tool.noob-lint]\npython-paths = ["code"]\n')
    slot("tubes/tube.yaml")
    monkeypatch.chdir(here / "tubes")
    assert said(capsys) == [FOUND.format("tube.yaml"), ONE_ERROR]
    monkeypatch.chdir(here.parent)
    name = here.name
    assert said(capsys, name) == [FOUND.format(f"{name}/tubes/tube.yaml"), ONE_ERROR]


def test_the_keys_know_the_home_directory(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HOME", str(here / "home"))
    write("home/code/other.py", "")
    venv("home/env", lab=CODE)
    write("noob-lint.toml", 'python = "~/env"\npython-paths = ["~/code"]\n')
    slot()
    assert said(capsys) == [FOUND.format("tube.yaml"), ONE_ERROR]


@pytest.mark.parametrize("path", ["env", "env/bin/python"])
@pytest.mark.parametrize("is_key", [True, False])
def test_an_environment_is_named_by_its_directory_or_its_interpreter(
    path: str, is_key: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    venv("env", lab=CODE)
    slot()
    assert said(capsys) == [ALL_UNREAD]
    if is_key:
        write("noob-lint.toml", f'python = "{path}"\n')
    options = () if is_key else ("--python", path)
    assert said(capsys, *options) == [FOUND.format("tube.yaml"), ONE_ERROR]


def test_a_package_is_missing_only_from_an_environment_that_was_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    venv(".venv", lab=CODE)
    tube("tube.yaml", "lab.read", "gone.first")
    assert said(capsys) == [
        "The tube is fine (1 of 2 callables could not be read: --verbose says why)."
    ]
    missing = "'type' of node 'n1': module 'gone' does not exist: noob cannot build the tube"
    assert said(capsys, "--python", ".venv") == [
        f"tube.yaml:8:11: error[python-module-missing] {missing}",
        "Found 1 error in 1 file (1 checked).",
    ]


def test_an_environment_that_holds_noob_comes_before_one_that_does_not(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The project's own before the active one, and that before the one that runs noob-lint."""
    project, active = venv(".venv", lab=CODE), venv("active", lab=CODE.replace("value", "values"))
    slot("deep/tube.yaml")
    expected = [FOUND.format("deep/tube.yaml"), ONE_ERROR]
    assert said(capsys, "deep/tube.yaml") == expected
    monkeypatch.setenv("VIRTUAL_ENV", str(here / "active"))
    assert said(capsys, "deep/tube.yaml") == expected
    (active / "noob-1003.0.2.dist-info").mkdir()
    assert said(capsys, "deep/tube.yaml") == ["The tube is fine."]
    assert said(capsys, "deep/tube.yaml", "--python", ".venv") == expected
    monkeypatch.delenv("VIRTUAL_ENV")
    assert said(capsys, "deep/tube.yaml") == expected
    monkeypatch.setattr(sys, "prefix", str(here / "active"))
    assert said(capsys, "deep/tube.yaml") == ["The tube is fine."]
    (project / "noob-1003.0.2.dist-info").mkdir()
    assert said(capsys, "deep/tube.yaml") == expected


MISSING = (
    "tube.yaml:6:11: {}[python-module-missing] 'type' of node 'n0': module 'numpyy' does not "
    "exist: noob cannot build the tube"
)


def test_a_package_is_missing_as_surely_as_the_environment_is_the_right_one(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An error in the project's own, a warning in one that the project is installed in."""
    tube("tube.yaml", "numpyy.array")
    nothing = ["The tube is fine (1 of 1 callable could not be read: --verbose says why)."]
    noob = "noob-1003.0.2.dist-info"
    own, active = venv(".venv"), venv("environments/active")
    assert said(capsys) == nothing
    (own / noob).mkdir()
    assert said(capsys)[0] == MISSING.format("error")
    (own / noob).rmdir()
    monkeypatch.setenv("VIRTUAL_ENV", str(here / "environments" / "active"))
    (active / noob).mkdir()
    assert said(capsys) == nothing
    (active / "my_lab-1.0.dist-info").mkdir()
    assert said(capsys) == nothing
    write("pyproject.toml", "[project]\nname = 'My-Lab'\n")
    assert said(capsys)[0] == MISSING.format("warning")
    assert said(capsys, "--python", ".venv")[0] == MISSING.format("error")


def test_a_module_elsewhere_in_the_project_may_be_found_where_it_runs(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Next to a script or a notebook, where Python also looks; it need not be missing there."""
    (venv(".venv") / "noob-1003.0.2.dist-info").mkdir()
    tube("tube.yaml", "numpyy.array", "own.f")
    write("own.py", "import numpyy\ndef f(): ...\n")
    assert [line.partition("]")[0] for line in said(capsys)[:-1]] == [
        "tube.yaml:6:11: error[python-module-missing",
        "tube.yaml:8:11: error[python-module-broken",
    ]
    write("analysis/deep/numpyy.py", "")
    assert said(capsys) == [
        "The tube is fine (1 of 2 callables could not be read: --verbose says why)."
    ]
    Path("analysis/pyvenv.cfg").touch()  # an environment is not part of the project
    assert len(said(capsys)) == 3


def test_an_active_environment_right_in_the_project_is_its_own(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tube("tube.yaml", "numpyy.array")
    (venv("env") / "noob-1003.0.2.dist-info").mkdir()
    monkeypatch.setenv("VIRTUAL_ENV", str(here / "env"))
    assert said(capsys)[0] == MISSING.format("warning")


def test_an_environment_of_conda(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    venv("conda", lab=CODE)
    Path("conda/pyvenv.cfg").unlink()
    Path("conda/conda-meta").mkdir()
    slot()
    assert said(capsys) == [ALL_UNREAD]
    monkeypatch.setenv("CONDA_PREFIX", str(here / "conda"))
    assert said(capsys) == [FOUND.format("tube.yaml"), ONE_ERROR]


def test_the_standard_input_is_in_no_project_unless_it_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write("lab.py", CODE)
    venv("env")
    slot()
    data = Path("tube.yaml").read_bytes()

    def output(*options: str) -> list[str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        return said(capsys, "-", *options)

    found = [FOUND.format("<stdin>"), ONE_ERROR]
    assert output() == [ALL_UNREAD]
    assert output("--no-python") == ["The tube is fine."]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    main(["-", "-v"])
    why = "text without a file name belongs to no project (use --stdin-filename)"
    assert f"lab.read could not be read: {why}\n" in capsys.readouterr().err
    assert output("--python-path", ".") == found
    assert output("--python", "env") == found
    assert output("--stdin-filename", "tube.yaml") == [FOUND.format("tube.yaml"), ONE_ERROR]
    write("noob-lint.toml", "")
    assert output() == found


def test_an_asset_that_is_made_of_itself(capsys: pytest.CaptureFixture[str]) -> None:
    write("lab.py", CODE + "class Book: ...\n")
    nodes = "nodes:\n  a:\n    type: lab.show\n    depends: [value: assets.x]\n"
    assets = "assets:\n  x:\n    type: lab.Book\n    scope: runner\n    depends: assets.x\n"
    write("tube.yaml", HEADER.format("tube") + assets + nodes)
    message = "asset 'x' depends on 'assets.x', which is not a node: only nodes emit signals"
    assert said(capsys) == [
        f"tube.yaml:8:14: error[asset-depends-not-node] {message}",
        "Found 1 error in 1 file (1 checked).",
    ]


# Invalid settings


def test_a_wrong_path_in_the_configuration_is_told_with_its_line(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    slot()
    Path("empty").mkdir()
    write("noob-lint.toml", 'ignore = []\npython-paths = [\n  ".",\n  "lib/*",\n]\n')
    error = 'noob-lint: error: noob-lint.toml:4: python-paths: no such directory: "lib/*"\n'
    assert refused(capsys) == error
    write("noob-lint.toml", 'ignore = []\npython = "gone"\n')
    error = f'python: {CHOICES}; there is no "gone"'
    assert refused(capsys) == f"noob-lint: error: noob-lint.toml:2: {error}\n"
    write("noob-lint.toml", '\n\npython = "empty"\n')
    error = (
        'python: "empty" is neither a Python interpreter nor an environment: '
        f"there is no directory 'site-packages' in {here}/empty"
    )
    assert refused(capsys) == f"noob-lint: error: noob-lint.toml:3: {error}\n"
    write("noob-lint.toml", "python = false\n")
    error = "python: must be a string, not a boolean"
    assert refused(capsys) == f"noob-lint: error: noob-lint.toml:1: {error}\n"


def test_a_wrong_path_in_an_option(capsys: pytest.CaptureFixture[str]) -> None:
    slot()
    expected = 'noob-lint: error: --python-path: no such directory: "gone"\n'
    assert refused(capsys, "--python-path", "gone") == expected
    expected = f'--python: {CHOICES}; there is no "gone"'
    assert refused(capsys, "--python", "gone") == f"noob-lint: error: {expected}\n"
    expected = (
        '--python: "tube.yaml" is neither a Python interpreter nor an environment: '
        "an interpreter is called 'python', 'python3.13' or 'pypy3'"
    )
    assert refused(capsys, "--python", "tube.yaml") == f"noob-lint: error: {expected}\n"


# Findings about code, and the other options


def test_unsafe_fixes_write_what_the_code_says(capsys: pytest.CaptureFixture[str]) -> None:
    code = "from typing import Annotated\nfrom noob import Name\n\n"
    code += 'def read(rate: int = 1) -> Annotated[int, Name("rain")]: ...\n'
    code += "def show(value: str) -> None: ...\ndef keep(book): ...\n"
    write("lab.py", code + "class Book:\n    def __init__(self, size): ...\n")
    text = (
        "assets:\n  book:\n    type: lab.Book\n    scope: process\n    params: {siez: 1}\n"
        "nodes:\n  a:\n    type: lab.read\n    params: {raet: 1}\n"
        "  b:\n    type: lab.show\n    depends: [valeu: a.rian]\n"
        "  c:\n    type: lab.keep\n    depends: [book: assets.book]\n"
    )
    write("tube.yaml", HEADER.format("tube") + text)
    assert main(["--fix", "tube.yaml", "--quiet"]) == 1
    assert Path("tube.yaml").read_text() == HEADER.format("tube") + text
    capsys.readouterr()
    assert said(capsys, "--fix", "--unsafe-fixes") == [
        "tube.yaml:15:22: warning[signal-type-mismatch] 'value' of node 'b' takes 'str', but "
        "'a.rain' is 'int': noob passes it as it is",
        "Fixed 4 findings in 1 file. Found 1 warning in 1 file (1 checked).",
    ]
    for wrong, right in (("siez", "size"), ("raet", "rate"), ("valeu: a.rian", "value: a.rain")):
        text = text.replace(wrong, right)
    assert Path("tube.yaml").read_text() == HEADER.format("tube") + text


def test_a_baseline_knows_what_the_code_says(capsys: pytest.CaptureFixture[str]) -> None:
    write("lab.py", CODE)
    slot()
    assert main(["--write-baseline", "known.json", "--quiet"]) == 0
    known = "The tube is fine (1 known finding in the baseline)."
    assert said(capsys, "--baseline", "known.json") == [known]
    before = Path("known.json").read_text()
    assert said(capsys, "--baseline", "known.json", "--no-python") == ["The tube is fine."]
    assert main(["--write-baseline", "known.json", "--no-python", "--quiet"]) == 0
    assert Path("known.json").read_text() == before
    Path("lab.py").rename("other.py")
    assert said(capsys, "--baseline", "known.json") == [ALL_UNREAD]
    write("lab.py", CODE.replace("value", "values"))
    assert main(["--baseline", "known.json", "--format", "concise"]) == 0
    output, errors = capsys.readouterr()
    assert output == "The tube is fine.\n"
    assert "known.json" in errors


def test_a_comment_silences_what_the_code_says(capsys: pytest.CaptureFixture[str]) -> None:
    write("lab.py", CODE)
    slot()
    path = Path("tube.yaml")
    wrong = path.read_text()
    path.write_text(wrong.rstrip("\n") + "  # noob-lint: ignore[unknown-slot] later\n")
    assert said(capsys) == ["The tube is fine (1 finding suppressed)."]
    assert said(capsys, "--no-python") == ["The tube is fine."]
    Path("lab.py").rename("other.py")
    assert said(capsys) == [ALL_UNREAD]
    write("lab.py", CODE.replace("value", "values"))
    place = len("    depends: [values: n0.value]  # noob-lint: ignore[") + 1
    assert said(capsys) == [
        f"tube.yaml:9:{place}: warning[unused-ignore] [*] unused ignore: "
        "'unknown-slot' is not reported here",
        "Found 1 warning in 1 file (1 checked, 1 fixable with --fix).",
    ]
    path.write_text(wrong)
    assert main(["--add-ignores", "--format", "concise"]) == 0
    path.write_text(wrong)
    write("lab.py", CODE)
    capsys.readouterr()
    assert main(["--add-ignores", "--format", "concise"]) == 0
    assert capsys.readouterr() == (
        "The tube is fine (1 finding suppressed).\n",
        "Wrote ignore comments for 1 finding to 1 file.\n",
    )


def test_the_current_directory_has_been_removed(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    tube = tmp_path / "tube.yaml"
    tube.write_text(
        "noob_id: a\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n"
        "nodes:\n  a: {type: lab.f}\n"
    )
    code = (
        f"import os, runpy, sys; os.chdir({str(gone)!r}); os.rmdir({str(gone)!r})\n"
        f"sys.argv = ['noob-lint', {str(tube)!r}]\n"
        "runpy.run_module('noob_lint', run_name='__main__')\n"
    )
    done = subprocess.run((sys.executable, "-c", code), capture_output=True, text=True)
    last = "The tube is fine (1 of 1 callable could not be read: --verbose says why).\n"
    assert (done.returncode, done.stdout, done.stderr) == (0, last, "")


def test_code_that_is_there_and_broken_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    write("lab.py", "def read(:\n")
    tube("tube.yaml", "lab.read")
    assert said(capsys) == [
        "tube.yaml:6:11: error[python-module-broken] noob cannot import module 'lab' for node "
        "'n0': syntax error: invalid syntax",
        "Found 1 error in 1 file (1 checked, 1 of 1 callable could not be read: --verbose says "
        "why).",
    ]


def test_syntax_that_is_newer_than_the_linter(capsys: pytest.CaptureFixture[str]) -> None:
    site = venv(".venv", new="lazy import os\n")
    write(".venv/pyvenv.cfg", "version = 3.99.0\n")
    site.parent.rename(site.parent.with_name("python3.99"))
    tube("tube.yaml", "new.read")
    main(["--show-unresolved"])
    path = ".venv/lib/python3.99/site-packages/new.py"
    reason = "has syntax that is newer than this Python"
    expected = f"noob-lint: tube.yaml:6:11: new.read could not be read: {path} {reason}\n"
    assert capsys.readouterr().err == expected
