"""Imports go in one direction, and an ordinary run imports little."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "noob_lint"

WINGS = (
    "cli",
    "server",
    "migration",
    "graph",
    "caching",
    "fixing",
    "linting",
    "discovery",
    "config",
    "reporters",
    "rules",
    "calls",
    "project",
    "tube",
    "publish",
    "integrations",
    "schema",
    "python",
    "runtime",
    "spec",
    "yaml",
    "diagnostics",
    "support",
)
"""The packages from the top floor to the ground: each may import itself and those below it."""

CLIMBS = {
    "noob_lint.runtime.reader": {"noob_lint.cli.instantiate.reader", "noob_lint.config.settings"},
}
"""The one exception: `noob_lint.runtime` is public, and promises to lint the tubes it reads."""

DOORS = frozenset(
    f"noob_lint.python.{name}"
    for name in ("answers", "body", "code", "models", "places", "types.fits", "types.forms")
)
"""What others may import of the wing that reads Python: its one way in, where that leads, and the
values it gives."""

PARTS = (
    "places",
    "code",
    "lookup",
    "describe",
    "types",
    "resolve",
    "source",
    "find",
    "body",
    "answers",
    "models",
)
"""The parts of that wing from the top to the ground."""

SLOW = frozenset(
    {
        "noob_lint.cli.arguments",
        "noob_lint.discovery.related",
        "noob_lint.python.answers",
        "noob_lint.python.source.module",
        "noob_lint.schema.errors",
        "noob_lint.schema.wording",
        "noob_lint.yaml.edits",
        "pydantic",
        "jsonschema",
        "jsonschema_rs",
        "json",
        "pathspec",
        "argparse",
        "ast",
        "griffe",
        "locale",
        "lsprotocol",
        "pygls",
        "dataclasses",
        "difflib",
        "inspect",
        "multiprocessing",
        "shutil",
        "socket",
        "tomllib",
    }
)
"""What a run over a clean tube must not import; most of them cost more than the run itself."""


def wing_of(module: str) -> str:
    """``noob_lint.cli.check`` belongs to ``cli``."""
    return module.split(".")[1]


def modules() -> dict[str, Path]:
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = ("noob_lint", *path.relative_to(PACKAGE).with_suffix("").parts)
        found[".".join(parts).removesuffix(".__init__")] = path
    return found


MODULES = modules()


def imported(path: Path) -> Iterator[str]:
    """The modules of the package that a file imports, inside functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in MODULES)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            if node.module in MODULES:
                for alias in node.names:
                    name = f"{node.module}.{alias.name}"
                    yield name if name in MODULES else node.module


def test_the_top_has_only_wings() -> None:
    top = {path.name for path in PACKAGE.iterdir() if path.suffix == ".py"}
    assert top == {"__init__.py", "__main__.py", "version.py"}
    wings = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert wings - set(WINGS) == set()


def test_modules_and_functions_are_of_a_size_that_can_be_read() -> None:
    """At most 400 lines and 45 lines; the index of the rules is generated."""
    long = {}
    for name, path in MODULES.items():
        text = path.read_text(encoding="utf-8")
        long[name] = len(text.splitlines()) - 400
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
                long[f"{name}.{node.name}"] = node.end_lineno - node.lineno + 1 - 45
    assert {name for name, more in long.items() if more > 0} == {"noob_lint.rules._index"}


@pytest.mark.parametrize("module", sorted(name for name in MODULES if name.count(".") > 1))
def test_imports_go_down_only(module: str) -> None:
    above = WINGS[: WINGS.index(wing_of(module))]
    found = (name for name in imported(MODULES[module]) if name.count("."))
    climbing = {name for name in found if name != "noob_lint.version" and wing_of(name) in above}
    assert climbing == CLIMBS.get(module, set())


def test_python_has_one_way_in() -> None:
    outside = (name for name in MODULES if name.count(".") > 1 and wing_of(name) != "python")
    found = {name for module in outside for name in imported(MODULES[module])}
    assert {name for name in found if name.startswith("noob_lint.python")} == DOORS


@pytest.mark.parametrize("module", sorted(one for one in MODULES if "lint.python." in one))
def test_inside_python_imports_go_down_only(module: str) -> None:
    above = PARTS[: PARTS.index(module.split(".")[2])]
    inside = (name for name in imported(MODULES[module]) if name.startswith("noob_lint.python."))
    assert [name for name in inside if name.split(".")[2] in above] == []


def test_no_module_imports_itself_in_a_circle() -> None:
    left = {module: set(imported(path)) - {module} for module, path in MODULES.items()}
    while free := [module for module, names in left.items() if not names & left.keys()]:
        for module in free:
            del left[module]
    assert left == {}


def test_a_clean_run_imports_nothing_slow(tmp_path: Path) -> None:
    tube = tmp_path / "tube.yaml"
    tube.write_text("noob_id: a\nnoob_model: noob.tube.TubeSpecification\nnoob_version: 1003.0.2\n")
    with tube.open("a") as file:
        file.write("input:\n  i: {type: str, scope: tube, default: x}\nnodes:\n  a:\n")
        file.write("    type: lab.a\n    params: {x: input.i, y: 1}\n")
        file.write("  r:\n    type: return\n    depends: a.value\n")
    script = (
        "import sys\n"
        "from noob_lint.cli import main\n"
        f"status = main([{str(tube)!r}])\n"
        "print(sorted(sys.modules), file=sys.stderr)\n"
        "sys.exit(status)\n"
    )
    done = subprocess.run(
        (sys.executable, "-c", script), capture_output=True, text=True, cwd=tmp_path
    )
    assert done.returncode == 0, done.stdout + done.stderr
    loaded = set(ast.literal_eval(done.stderr.splitlines()[-1]))
    assert "noob_lint.linting.linter" in loaded
    assert loaded & SLOW == set()


def test_only_the_command_that_says_so_runs_what_tubes_name() -> None:
    users = {
        module
        for module, path in MODULES.items()
        if any(name.startswith("noob_lint.runtime") for name in imported(path))
    }
    others = {module for module in users if not module.startswith("noob_lint.runtime")}
    assert {module.rpartition(".")[0] for module in others} == {"noob_lint.cli.instantiate"}


def test_the_runtime_needs_no_more_than_pydantic(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "missing = ('jsonschema', 'jsonschema_rs', 'pathspec', 'ruamel', '_ruamel_yaml')\n"
        "sys.modules.update(dict.fromkeys(missing))\n"
        "from noob_lint.runtime import AssetSpecification, State\n"
        "spec = AssetSpecification(id='x', type='set', scope='process', params=[[1]])\n"
        "state = State.from_specifications([spec])\n"
        "with state.process():\n"
        "    print(state['x'])\n"
        "    print(type(state.assets['x']).__name__)\n"
    )
    done = subprocess.run(
        (sys.executable, "-c", script), capture_output=True, text=True, cwd=tmp_path
    )
    assert (done.stdout, done.stderr) == ("{1}\nWrapClassAsset\n", "")


TESTS = Path(__file__).parent


def modules_of(wing: str) -> dict[str, Path]:
    """The modules of a wing as tests name them: ``resolve.known``, ``checks`` for ``_checks``.

    A rule is tested by its own fixtures, in the folder named after its id.
    """
    found = {}
    for path in (PACKAGE / wing).rglob("*.py"):
        folder = path.relative_to(PACKAGE / wing).parent
        if path.stem != "__init__" and (wing != "rules" or not folder.parts):
            name = path.stem.strip("_")
            found[".".join((*folder.parts, name))] = Path(wing, folder, f"test_{name}.py")
    return found


@pytest.mark.parametrize("wing", [wing for wing in WINGS if (PACKAGE / wing).exists()])
def test_each_module_has_a_test_or_its_wing_says_which_tests_hold_it(wing: str) -> None:
    """`HELD_BY` in `tests/<wing>/__init__.py` names the tests of modules without their own test."""
    modules = modules_of(wing)
    without = {name for name, test in modules.items() if not (TESTS / test).exists()}
    held: dict[str, tuple[str, ...]] = getattr(import_module(f"tests.{wing}"), "HELD_BY", {})
    assert without - held.keys() == held.keys() - modules.keys() == set()
    assert [test for tests in held.values() for test in tests if not (TESTS / test).exists()] == []
    assert all(held.values())
