"""One answer for each type that tubes name, and why some types have none."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.diagnostics.diagnostic import Place
from noob_lint.python.answers import Found, Lack, Missing, Unknown
from noob_lint.python.code import Code, Unread, environment_problem
from noob_lint.python.find.choice import Choice, Origin
from noob_lint.python.find.environment import Environment, read_environment
from noob_lint.python.find.roots import CodeRoot, CodeRoots
from noob_lint.python.lookup import Sources
from noob_lint.yaml.document import Mapping
from noob_lint.yaml.parser import parse
from tests.python.find.environments import install, venv


def code_in(folder: Path, *, is_named: bool = False) -> Code:
    (folder / "lab.py").write_text("def read(): ...\nmay = make()\n")
    choice = Choice(folder / "env", Origin.NAMED if is_named else Origin.ACTIVE)
    return Code(Sources([folder], Environment(folder)), choice)


def places(*types: str) -> dict[str, Place]:
    root = parse("".join(f"{name}: x\n" for name in types), "a.yaml").root
    assert isinstance(root, Mapping)
    return {name: entry.key for name, entry in root.by_name.items()}


def test_what_could_not_be_read(tmp_path: Path) -> None:
    code = code_in(tmp_path)
    named = places("lab.read", "lab.may", "lab.gone", "lob.read", "numpy.mean", "print")
    found = code.named(named)
    why = {name: None if one is None else one.reason for name, one in found.items()}
    assert why == {
        "lab.read": None,
        "lab.may": "it is the value of 'make()', which is not run",
        "lab.gone": None,  # which surely does not exist
        "lob.read": None,  # a misspelt module of the project
        "numpy.mean": "there is no 'numpy' in the project or its environment",
        "print": None,
    }
    unread = found["numpy.mean"]
    assert unread == Unread("a.yaml", named["numpy.mean"].span, str(why["numpy.mean"]))


@pytest.mark.parametrize(
    ("name", "found", "named"),
    [
        ("lab.gone", True, True),
        ("lob.read", True, True),
        ("numpy.mean", False, True),
    ],
)
def test_what_is_surely_missing(tmp_path: Path, name: str, found: bool, named: bool) -> None:
    for is_named, expected in ((False, found), (True, named)):
        code = code_in(tmp_path, is_named=is_named)
        answer = code.look_up(name)
        assert isinstance(answer, Missing)
        assert code.is_missing(answer) is expected


def test_paths_of_environments(tmp_path: Path) -> None:
    (tmp_path / "file.txt").touch()
    (tmp_path / "env" / "lib" / "python3.13" / "site-packages").mkdir(parents=True)
    assert environment_problem(tmp_path / "env") is None
    assert environment_problem(tmp_path / "gone") == f"{tmp_path / 'gone'} does not exist"
    expected = "an interpreter is called 'python', 'python3.13' or 'pypy3'"
    assert environment_problem(tmp_path / "file.txt") == expected
    expected = f"there is no directory 'site-packages' in {tmp_path}"
    assert environment_problem(tmp_path) == expected


GONE = Missing("gone.f", Lack.MODULE, "gone", "")
MISSING = {
    "a module": GONE,
    "an uncertain one": GONE._replace(certain=False),
    "a misspelt one": GONE._replace(certain=False, nearest=("lab", "gong")),
    "one like that of another": GONE._replace(certain=False, nearest=("gong", "lab")),
    "one that lies deeper": GONE._replace(name="deep"),
    "an attribute": Missing("lab.f", Lack.ATTRIBUTE, "f", "lab"),
    "an uncertain attribute": Missing("x.y.f", Lack.ATTRIBUTE, "f", "x.y", certain=False),
    "one of the library": Missing("os.path.f", Lack.ATTRIBUTE, "f", "os.path", certain=False),
}
ALWAYS = {"a misspelt one", "an attribute", "one of the library"}
OWNED = ALWAYS | {"an uncertain attribute"}
"""What certainly does not exist if it does not exist at all."""


def code_around(folder: Path, choice: Choice | None, *owners: str) -> Code:
    """The code of a project with a directory in which no modules are looked for."""
    (folder / "src").mkdir(exist_ok=True)
    (folder / "src" / "lab.py").write_text("")
    (folder / "scripts").mkdir(exist_ok=True)
    (folder / "scripts" / "deep.py").touch()
    environment = None if choice is None else Environment(choice.prefix)
    return Code(Sources([folder / "src"], environment, base=folder), choice, owners)


@pytest.mark.parametrize(
    ("origin", "has_noob", "missing", "sure"),
    [
        (None, False, ALWAYS, OWNED),
        (Origin.NAMED, True, ALWAYS | {"a module"}, {*MISSING}),
        (Origin.NAMED, False, ALWAYS | {"a module"}, {*MISSING}),
        (Origin.PROJECT, True, ALWAYS | {"a module"}, {*MISSING}),
        (Origin.PROJECT, False, ALWAYS, OWNED),
        (Origin.ACTIVE, True, ALWAYS, OWNED),
        (Origin.CONDA, True, ALWAYS, OWNED),
        (Origin.RUNNING, True, ALWAYS, OWNED),
    ],
)
def test_what_is_missing_by_environment(
    tmp_path: Path, origin: Origin | None, has_noob: bool, missing: set[str], sure: set[str]
) -> None:
    choice = None if origin is None else Choice(tmp_path / "env", origin, has_noob)
    code = code_around(tmp_path, choice)
    assert {name for name, answer in MISSING.items() if code.is_missing(answer)} == missing
    assert {name for name, answer in MISSING.items() if code.is_sure(answer)} == sure


@pytest.mark.parametrize(
    ("has_noob", "distribution", "owners", "holds"),
    [
        (True, "my_lab-1.0", ("lab", "other"), True),
        (True, "my_lab-1.0", ("other", "lab"), True),
        (True, "my_lab-1.0", ("other",), False),
        (True, "my_lab-1.0", (), False),
        (True, "his_lab-1.0", ("lab",), False),
        (True, "his_lab-1.0", ("lab", ""), True),
        (False, "my_lab-1.0", ("lab", ""), False),
    ],
)
def test_the_project_in_an_environment(
    tmp_path: Path, has_noob: bool, distribution: str, owners: tuple[str, ...], holds: bool
) -> None:
    """Its distribution is installed there, or it lies at the top of the project itself."""
    install(venv(tmp_path / "env"), distribution)
    (tmp_path / "lab").mkdir()
    (tmp_path / "lab" / "pyproject.toml").write_text("[project]\nname = 'my-lab'\n")
    choice = Choice(tmp_path / "env", Origin.ACTIVE, has_noob)
    directories = [str(tmp_path / owner) if owner else str(tmp_path) for owner in owners]
    code = code_around(tmp_path, choice, *directories)
    missing = ALWAYS | ({"a module"} if holds else set())
    assert {name for name, answer in MISSING.items() if code.is_missing(answer)} == missing
    assert code.basis == (Environment(tmp_path / "env"), holds)
    sure = code_around(tmp_path, choice._replace(origin=Origin.NAMED), *directories)
    assert sure.basis == (Environment(tmp_path / "env"), False)


ODD = """\
import elsewhere
from noob import Node
class Both(Node):
    def __init__(self, other): ...
    def process(self, a) -> elsewhere.X: ...
class Made:
    def __new__(cls, a): ...
    def __init__(self, b): ...
    def process(self) -> elsewhere.X: ...
class Signals(Node):
    def process(self) -> elsewhere.X: ...
class Decorated(Node):
    def __init__(self, other): ...
    @elsewhere.x
    def process(self): ...
"""


def test_the_first_part_that_is_unknown_says_why(tmp_path: Path) -> None:
    (tmp_path / "lab.py").write_text(ODD)
    code = Code(Sources([tmp_path]))
    names = places("lab.Both", "lab.Made", "lab.Signals", "lab.Decorated")
    found = code.named(names)
    why = {name: None if one is None else one.reason for name, one in found.items()}
    parts = {name: code.look_up(name) for name in names}
    told = {}
    for name, answer in parts.items():
        assert isinstance(answer, Found)
        four = (answer.call, answer.init, answer.fields, answer.signals)
        told[name] = [one.reason for one in four if isinstance(one, Unknown)]
    assert why == {name: reasons[0] for name, reasons in told.items()}
    assert list(map(len, told.values())) == [2, 2, 1, 3]


def test_what_is_named_outside_is_called_by_its_path(tmp_path: Path) -> None:
    (tmp_path / "lab").mkdir()
    (tmp_path / "lab" / "a.py").touch()
    found = Code(Sources([tmp_path])).named(places("lab.b.f", "gone.a.f", "lab.a.f"))
    assert {name: None if one is None else one.reason for name, one in found.items()} == {
        "lab.b.f": None,  # which surely does not exist
        "gone.a.f": "there is no 'gone' in the project or its environment",
        "lab.a.f": None,
    }


def test_code_is_opened_where_it_lies(tmp_path: Path) -> None:
    """The interpreter says the version; what is missing is sure if the environment is."""
    for version in ("3.11", "3.12", "3.13"):
        (tmp_path / "env" / "lib" / f"python{version}" / "site-packages").mkdir(parents=True)
    (tmp_path / "src" / "deep").mkdir(parents=True)
    (tmp_path / "src" / "lab.py").write_text("import gone\n")
    (tmp_path / "src" / "deep" / "one.py").write_text("def f(): ...\n")
    roots = CodeRoots(
        (
            CodeRoot(tmp_path / "src", "the directory 'src'"),
            CodeRoot(tmp_path / "src" / "deep" / "one.py", "packages", "other"),
        )
    )
    told = {}
    for origin in (Origin.NAMED, Origin.ACTIVE):
        choice = Choice(tmp_path / "env", origin, interpreter="python3.12")
        code = Code.open(roots, choice, str(tmp_path))
        broken = code.broken("lab.f")
        owns = [name for name in ("lab", "other", "deep", "one", "gone") if code.is_own(name)]
        told[origin] = (broken and broken.reason, owns)
        environment = read_environment(tmp_path / "env", "python3.12", is_open=choice.is_open)
        assert environment.version == (3, 12)
        assert code.basis == (environment, False)
        assert isinstance(code.look_up("other.f"), Found)
        assert code.listings[str(tmp_path / "src")] == {"lab.py", "deep"}
    owns = ["lab", "other", "deep"]
    assert told == {
        Origin.NAMED: ("there is no module 'gone'", owns),
        Origin.ACTIVE: (None, owns),
    }
    assert Code.open(roots, None, str(tmp_path)).basis == (None, False)
