"""Imports point one way, and the common run imports little."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "noob_lint"

ORDER = (
    "version",
    "atomic",
    "reading",
    "near",
    "names",
    "patterns",
    "ignorefiles",
    "graph",
    "sniff",
    "span",
    "diagnostic",
    "fingerprint",
    "scalars",
    "document",
    "aliases",
    "repairs",
    "syntax_words",
    "compose",
    "parser",
    "wording",
    "header",
    "python",
    "spec",
    "schema",
    "modeline",
    "texts",
    "lines",
    "callables",
    "tube",
    "flow",
    "specials",
    "literals",
    "coercion",
    "declared",
    "binding",
    "wires",
    "calls",
    "generations",
    "uses",
    "nesting",
    "inputs",
    "emissions",
    "merge",
    "library",
    "project",
    "rules",
    "suppress",
    "reporters",
    "config",
    "configschema",
    "tomlplaces",
    "configfile",
    "setup",
    "adjust",
    "discovery",
    "codebase",
    "surroundings",
    "other_version",
    "parallel",
    "results",
    "knowledge",
    "examine",
    "engine",
    "fix",
    "add_ignores",
    "baseline",
    "runtime",
    "cli",
    "__main__",
    "noob_lint",
)
"""The parts of the package: each imports its own modules and those of parts above it.

A part is a module or package at the top level; `noob_lint` is the public API. Parts of the
design that are still to come have their place already.
"""

SLOW = frozenset(
    {
        "noob_lint.python.model",
        "noob_lint.python.reader",
        "noob_lint.repairs",
        "noob_lint.wording",
        "pydantic",
        "jsonschema",
        "ast",
        "griffe",
        "pygls",
        "dataclasses",
        "difflib",
        "inspect",
        "multiprocessing",
        "shutil",
    }
)
"""What a run over a clean tube must not import; most of them cost more than the run itself."""


def part_of(module: str) -> str:
    """``noob_lint.cli.check`` belongs to ``cli``, the package itself to ``noob_lint``."""
    return module.split(".")[1] if "." in module else module


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


def test_every_part_has_a_place() -> None:
    assert {part_of(module) for module in MODULES} - set(ORDER) == set()


@pytest.mark.parametrize("module", sorted(MODULES))
def test_imports_point_one_way(module: str) -> None:
    allowed = ORDER[: ORDER.index(part_of(module)) + 1]
    wrong = [name for name in imported(MODULES[module]) if part_of(name) not in allowed]
    assert wrong == []


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
    variables = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}
    done = subprocess.run(
        (sys.executable, "-c", script), capture_output=True, text=True, cwd=tmp_path, env=variables
    )
    assert done.returncode == 0, done.stdout + done.stderr
    loaded = set(ast.literal_eval(done.stderr.splitlines()[-1]))
    assert "noob_lint.engine" in loaded
    assert loaded & SLOW == set()


def test_only_the_command_that_says_so_runs_what_tubes_name() -> None:
    users = {
        module
        for module, path in MODULES.items()
        if any(part_of(name) == "runtime" for name in imported(path))
    }
    others = {module for module in users if part_of(module) != "runtime"}
    assert others == {"noob_lint.cli.instantiate"}


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
