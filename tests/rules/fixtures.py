"""The tubes of `tests/rules`, valid and invalid, and how each is linted."""

from __future__ import annotations

import shutil
from pathlib import Path

from noob_lint import Settings

HERE = Path(__file__).parent
BAD = sorted(HERE.glob("*/bad_*.yaml"))
OK = sorted(HERE.glob("*/ok_*.yaml"))
VERSION = "# noob-version: "
ALL = frozenset({*BAD, *OK})

KITS = {
    "assets": (
        *("asset-async", "asset-class-contextmanager", "asset-subclass-list-params"),
        *("asset-type-special", "param-reserved"),
    ),
    "callables": (
        *("missing-param", "python-attribute-missing", "python-module-missing"),
        *("too-many-positional", "unknown-param", "unknown-signal", "unknown-slot"),
    ),
    "coroutines": ("async-positional-depends", "async-reserved-slot"),
    "runtime": ("asset-type-runtime",),
}
"""Rules whose tubes name what is in `kits/<kit>/kit.py`; the others have their own `kit.py`."""


def name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def placed(path: Path, into: Path) -> Path:
    """A copy of a tube and of what it needs in a separate project, without its neighbours.

    Most of the fixtures have the same id.
    """
    folder = into / path.parent.name
    folder.mkdir()
    for other in path.parent.iterdir():
        if other.is_file() and (other == path or other not in ALL):
            shutil.copy(other, folder)
    shutil.copytree(HERE / "kits", into / "kits")
    return folder / path.name


def settings_of(path: Path) -> Settings:
    """The settings to lint a file with, seen from its folder."""
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    version = first.removeprefix(VERSION) if first.startswith(VERSION) else "latest"
    kits = [f"../kits/{kit}" for kit, rules in KITS.items() if path.parent.name in rules]
    return Settings(noob_version=version, python_paths=[".", *kits] if kits else [])


def surroundings(path: Path) -> tuple[list[str], Settings]:
    """A file and the other tubes of its folder, by name, and the settings with its own rule."""
    others = [other.name for other in sorted(path.parent.glob("*.yaml")) if other not in ALL]
    settings = settings_of(path)._replace(extend_select=[path.parent.name])
    return [path.name, *others], settings
