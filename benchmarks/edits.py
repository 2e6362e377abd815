"""Make random edits to a project, and compare a long-lived workspace with a fresh one.

Tubes, bases, nested tubes and ids are edited; configurations are created, broken and repaired;
ignore files, modules, packages and environments come and go; files and directories are renamed;
texts replace files. After each step, all findings must be those of a fresh run. The same seed makes
the same steps.

    python -m benchmarks.edits --steps 2000
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import chdir, contextmanager
from pathlib import Path
from typing import Any, TypeVar
from unittest.mock import patch

from noob_lint.config.settings import SettingsError
from noob_lint.discovery.configurations import Configurations
from noob_lint.discovery.workspace import Workspace
from noob_lint.linting import check, checks
from noob_lint.linting.linter import Linter
from noob_lint.linting.result import FileResult

T = TypeVar("T")
Choose = Callable[[Sequence[Any]], Any]
"""Picks one of several things: at random, or as hypothesis wants it."""

Results = Mapping[str, FileResult | str]
"""The result for each file, or a message if its configuration is invalid."""

DIRECTORIES = ("", "a", "a/b", "c", "d")
_IDS = ("one", "two", "three", "four", "tow", "base")
_NAMES = (*_IDS, "a/t1.yaml", "t0.yaml", "../t2.yaml", "nowhere")
_TYPES = (
    *("lab.read", "lab.show", "lab.missing", "lab.Box", "pkg.mod.work", "pkg.work", "labb.read"),
    *("list", "retrun", "return", "map", "noob_lint_nowhere.f"),
)
_TUBE_FILES = ("t0.yaml", "t1.yaml", "t2.yaml", "other.yml")
_ODD_TUBES = (
    "nodes: {a: {type: lab.read}\n",
    "",
    "- 1\n",
    "noob_id: one\nextends: [one]\n",
    "noob_id: two\nextends: [three]\nnodes: {}\n",
    "noob_id: three\nextends: [two]\nnodes: {}\n",
    "nodes: {a: {type: tube, params: {tube: {noob_id: one, nodes: {b: {type: lab.show}}}}}}\n",
    "noob_id: four\nassets: {x: {type: lab.Box, scope: node, depends: [a.b, c.d]}}\nnodes: {}\n",
    "# noob-lint: ignore-file[unknown-node] reason\nnoob_id: base\n"
    "nodes: {a: {type: lab.show, depends: [z.value]}}\n",
)
_CONFIGURATIONS = (
    "",
    'select = ["graph", "project"]\n',
    'select = ["all"]\n',
    'ignore = ["python"]\n',
    'noob-version = "1000"\n',
    'noob-version = "header"\n',
    'python = "off"\n',
    'python-paths = ["lib"]\n',
    'python = "env"\n',
    'tube-paths = ["c"]\n',
    'tube-paths = ["../c", "../a"]\n',
    'exclude = ["c/", "t1.yaml"]\n',
    'extend = "../noob-lint.toml"\n',
    'extend = "../shared.toml"\n',
    'per-file-ignores = {"t0.yaml" = ["all"]}\n',
    'severity = {graph = "info"}\n',
    "selct = []\n",
    "select = [\n",
)
_PYPROJECTS = (
    "",
    '[project]\nname = "lab"\n',
    '[tool.noob-lint]\nselect = ["all"]\n',
    '[tool.noob-lint]\nextend = "../noob-lint.toml"\n',
    '[tool.setuptools.package-dir]\n"" = "lib"\n',
    "[tool\n",
)
_IGNORES = ("", "c/\n", "b\n", "t1.yaml\n", "*.yaml\n!t2.yaml\n", "/a/\n")
_CODE_DIRECTORIES = ("", "src", "lib", "a", "a/src", ".venv/lib/python3.11/site-packages")
_MODULES = (
    "",
    "def read() -> int: ...\ndef show(value: int): ...\nclass Box: ...\n",
    "def read() -> str: ...\ndef show(values, more=1): ...\n",
    "from pkg.mod import work as read\nfrom pkg import *\nclass Box: ...\n",
    "import missing\ndef read(: ...\n",
    "def work(x: int) -> int: ...\nfrom lab import show\n",
    "from .mod import work\n",
    "import labb, numpyy\ndef read(): ...\ndef work(): ...\n",
    "from pkg import mod\nfrom lab import nothing\nx = unknown\ndef read(): ...\n",
    "class Base:\n    def __init__(self, size: int): ...\nclass Box(Base): ...\n",
)
_MODULE_FILES = ("lab.py", "pkg/__init__.py", "pkg/mod.py", "lab/__init__.py", "labb.py")
_MARKS = (".git/HEAD", ".git", "setup.cfg", ".hg/x", ".venv/pyvenv.cfg", "env/pyvenv.cfg")
_INSTALLED = ("noob-1003.0.2.dist-info/METADATA", "numpyy.py", "x.pth", "lab-1.dist-info/METADATA")


class World:
    """A directory that is edited, the workspace that is notified, and the results of both.

    `top` is an empty directory, the current one.
    """

    def __init__(self, top: Path) -> None:
        self.top = top
        self.overlays: dict[str, str] = {}
        self.workspace = Workspace(Configurations(), keeps_all=True)
        self.linter = Linter(self.workspace)

    # The events; each takes the source of choices, and notifies the workspace.

    def edit_tube(self, choose: Choose) -> str:
        return self._write(self._tube_path(choose), tube_text(choose))

    def edit_configuration(self, choose: Choose) -> str:
        name = choose(("noob-lint.toml", "noob-lint.toml", "pyproject.toml", "shared.toml"))
        texts = _PYPROJECTS if name == "pyproject.toml" else _CONFIGURATIONS
        return self._write(os.path.join(choose(DIRECTORIES), name), choose(texts))

    def edit_ignores(self, choose: Choose) -> str:
        return self._write(os.path.join(choose(DIRECTORIES), ".gitignore"), choose(_IGNORES))

    def edit_module(self, choose: Choose) -> str:
        path = os.path.join(choose(_CODE_DIRECTORIES), choose(_MODULE_FILES))
        return self._write(path, choose(_MODULES))

    def mark(self, choose: Choose) -> str:
        return self._write(os.path.join(choose(DIRECTORIES), choose(_MARKS)), "version = 3.11.2\n")

    def install(self, choose: Choose) -> str:
        where = os.path.join(choose(("", "a")), choose((".venv", "env")))
        path = os.path.join(where, "lib/python3.11/site-packages", choose(_INSTALLED))
        return self._write(path, f"{self.top}/lib\n")

    def delete(self, choose: Choose) -> str:
        path = choose(self._present() or [Path("nothing")])
        _remove(path)
        self._keep_places()
        self.workspace.changed([str(path)])
        return f"delete {path}"

    def rename(self, choose: Choose) -> str:
        old = choose(self._present() or [Path("nothing")])
        new = Path(choose(DIRECTORIES)) / choose((old.name, "t1.yaml", "e", "lab.py"))
        if not old.exists() or new == old or old in new.parents or old.parent == new / old.name:
            return "nothing"
        if os.path.lexists(new) or not new.parent.is_dir() or str(new) in self.overlays:
            return "nothing"
        old.rename(new)
        self._keep_places()
        self.workspace.changed([str(old), str(new)])
        return f"rename {old} to {new}"

    def back_up(self, choose: Choose) -> str:
        path = self._tube_path(choose)
        text = Path(path).read_text() if os.path.isfile(path) else "noob_id: one\n"
        return self._write(f"{os.path.splitext(path)[0]}.yaml.bak", choose((text, "nodes: {}\n")))

    def link(self, choose: Choose) -> str:
        path = Path(self._tube_path(choose))
        target = Path(self._tube_path(choose))
        is_odd = path.exists() or path.is_symlink() or not path.parent.is_dir()
        if is_odd or str(path) in self.overlays or os.path.islink(target):
            return "nothing"
        path.symlink_to(self.top / target)
        self.workspace.changed([str(path)])
        return f"link {path} to {target}"

    def overlay(self, choose: Choose) -> str:
        return self._overlay(self._tube_path(choose), tube_text(choose))

    def overlay_other(self, choose: Choose) -> str:
        """A text for what a check reads besides tubes."""
        directory = choose(DIRECTORIES)
        name, texts = choose(
            (
                ("noob-lint.toml", _CONFIGURATIONS),
                ("pyproject.toml", _PYPROJECTS),
                ("shared.toml", _CONFIGURATIONS),
                (".gitignore", _IGNORES),
                ("t0.yaml.bak", ("noob_id: one\n", "")),
            )
        )
        return self._overlay(os.path.join(directory, name), choose(texts))

    def overlay_module(self, choose: Choose) -> str:
        path = os.path.join(choose(_CODE_DIRECTORIES), choose(_MODULE_FILES))
        return self._overlay(path, choose(_MODULES))

    def _overlay(self, path: str, text: str) -> str:
        if _is_odd_place(Path(path)):
            return "nothing"
        self.overlays[path] = text
        made = [str(one) for one in Path(path).parents if not one.exists()]
        self._keep_places()
        self.workspace.changed(made)
        self.workspace.overlay(path, text)
        return f"overlay {path}: {text!r}"

    def take_back(self, choose: Choose) -> str:
        if not self.overlays:
            return "nothing"
        path = choose(sorted(self.overlays))
        del self.overlays[path]
        self.workspace.overlay(path, None)
        return f"take back {path}"

    # The comparison.

    def kept(self) -> Results:
        """The results of the workspace that was notified of every change."""
        files = self.files
        self.workspace.name(files)
        return _results(self.linter, self.workspace, files)

    def fresh(self) -> Results:
        """The results of a new workspace, with the texts written to their files."""
        files = self.files
        with self._written():
            workspace = Workspace(Configurations(), files)
            return _results(Linter(workspace), workspace, files)

    def check(self) -> None:
        """Raise if the two differ."""
        kept, fresh = self.kept(), self.fresh()
        for path in fresh:
            if kept[path] != fresh[path]:
                raise AssertionError(f"{path}: {_difference(kept[path], fresh[path])}")

    @property
    def files(self) -> list[str]:
        """The existing tubes, including those for which there is only a text."""
        found = set(filter(_is_tube, map(str, self._present())))
        named = sorted(
            {path for path in found if os.path.isfile(path)} | {*filter(_is_tube, self.overlays)}
        )
        return sorted({os.path.realpath(path): path for path in reversed(named)}.values())

    @contextmanager
    def _written(self) -> Iterator[None]:
        """Write the overlay texts to their files temporarily."""
        before: dict[Path, bytes | None] = {}
        made: list[Path] = []
        for name, text in self.overlays.items():
            path = Path(os.path.realpath(name))
            made += [one for one in path.parents if not one.exists()]
            path.parent.mkdir(parents=True, exist_ok=True)
            before[path] = path.read_bytes() if path.is_file() else None
            path.write_text(text)
        try:
            yield
        finally:
            for path, data in before.items():
                if data is None:
                    path.unlink()
                else:
                    path.write_bytes(data)
            for directory in sorted(set(made), reverse=True):
                directory.rmdir()

    def _keep_places(self) -> None:
        """Create the directories of overlay texts, as a fresh run has them."""
        for path in self.overlays:
            Path(path).parent.mkdir(parents=True, exist_ok=True)

    def _tube_path(self, choose: Choose) -> str:
        return os.path.join(choose(DIRECTORIES), choose(_TUBE_FILES))

    def _write(self, name: str, text: str) -> str:
        path = Path(name)
        if _is_odd_place(path):
            return "nothing"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        self.workspace.changed([name])
        return f"write {path}: {text!r}"

    def _present(self) -> list[Path]:
        """Every file and directory, sorted."""
        return sorted(path for path in Path().rglob("*") if ".git" not in path.parts[:-1])


def _is_tube(path: str) -> bool:
    return path.endswith((".yaml", ".yml"))


def _is_odd_place(path: Path) -> bool:
    """Whether a file cannot be written because something else is in the way."""
    if path.is_dir() or path.is_symlink():
        return True
    return any(one.exists() and not one.is_dir() for one in path.parents)


def _results(linter: Linter, workspace: Workspace, files: Sequence[str]) -> Results:
    found: dict[str, FileResult | str] = {}
    for path in files:
        try:
            workspace.settings_of(path)
        except SettingsError as error:
            found[path] = str(error)
            continue
        result = linter.lint_file(path)
        if result.crash is not None:
            raise AssertionError(result.crash)
        found[path] = result
    return found


def _difference(kept: FileResult | str, fresh: FileResult | str) -> str:
    """What differs between two results."""
    if isinstance(kept, str) or isinstance(fresh, str):
        return f"\nkept:  {kept}\nfresh: {fresh}"
    before, after = kept._asdict(), fresh._asdict()
    before |= before.pop("reads")._asdict()
    after |= after.pop("reads")._asdict()
    found = ""
    for name, value in before.items():
        other = after[name]
        if isinstance(value, frozenset):
            value, other = value - other, other - value
        if value != other:
            found += f"\n{name}:\n  kept:  {value}\n  fresh: {other}"
    return found


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def tube_text(choose: Choose) -> str:
    """A tube, which may be wrong in many ways."""
    if choose(range(5)) == 0:
        return str(choose(_ODD_TUBES))
    lines = [f"noob_id: {choose(_IDS)}", "noob_model: noob.tube.TubeSpecification"]
    lines.append(f"noob_version: {choose(('1003.0.2', '1000.0.0'))}")
    if choose((True, False)):
        lines.append(f"extends: [{choose(_NAMES)}]")
    lines.append("nodes:")
    lines.append(f"  n0: {{type: {choose(_TYPES)}}}")
    lines.append(f"  n1: {{type: {choose(_TYPES)}, depends: [{choose(('n0.value', 'n9.x'))}]}}")
    if choose((True, False)):
        lines.append(f"  n2: {{type: tube, params: {{tube: {choose(_NAMES)}}}}}")
    return "\n".join(lines) + "\n"


EVENTS: Sequence[Callable[[World, Choose], str]] = (
    *(World.edit_tube,) * 5,
    *(World.edit_module,) * 3,
    *(World.edit_configuration,) * 3,
    *(World.overlay,) * 3,
    World.overlay_module,
    World.overlay_module,
    World.overlay_other,
    World.overlay_other,
    *(World.delete,) * 2,
    *(World.rename,) * 2,
    World.take_back,
    World.take_back,
    World.edit_ignores,
    World.mark,
    World.install,
    World.link,
    World.back_up,
)
"""The events; more frequent ones are listed several times."""


def run(steps: int, seed: int, most: int = 60) -> tuple[Counter[str], Counter[str]]:
    """Take this many steps, in a new directory after every `most`; count the files checked again.

    Counted by kind of event: the events, and the files that were checked in total.
    """
    choose = random.Random(seed).choice
    events, asked = Counter[str](), Counter[str]()
    original = check.check

    def counting(*arguments: Any, **more: Any) -> Any:
        count[0] += 1
        return original(*arguments, **more)

    count = [0]
    for start in range(0, steps, most):
        with tempfile.TemporaryDirectory() as name, chdir(name):
            world = World(Path(name).resolve())
            told: list[str] = []
            for _ in range(start, min(steps, start + most)):
                event = choose(EVENTS)
                told.append(event(world, choose))
                count[0] = 0
                with patch.object(checks, "check", counting):
                    world.kept()
                events[event.__name__] += 1
                asked[event.__name__] += count[0]
                try:
                    world.check()
                except AssertionError as error:
                    raise AssertionError("\n".join([*told, str(error)])) from None
    return events, asked


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, and print how many files were checked again after each kind of event."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--steps", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    events, asked = run(options.steps, options.seed)
    for name, number in sorted(events.items()):
        print(f"{name:<20} {number:5} times, {asked[name] / number:5.1f} files asked again")
    print(f"{options.steps} steps, each with the findings of a fresh run")
    return 0


if __name__ == "__main__":
    sys.exit(main())
