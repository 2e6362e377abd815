"""Packages of npm that the tests use: each installed once, at the version that is written here."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

VERSIONS = {"ajv": "8.20.0", "yaml-language-server": "1.25.0"}
CACHE = Path(__file__).parent.parent / ".cache" / "npm"


class UnavailableError(Exception):
    """A package cannot be installed here: no Node.js, or no registry."""


def install(package: str) -> Path:
    """The directory in which npm has installed a package of `VERSIONS`; done once per version.

    Raises:
        UnavailableError: there is no npm, or it cannot reach its registry.
    """
    version = VERSIONS[package]
    folder = CACHE / f"{package}-{version}"
    done = folder / ".done"
    if done.exists():
        return folder
    npm = shutil.which("npm")
    if npm is None:
        raise UnavailableError("npm is not installed")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "package.json").write_text("{}")
    command = (npm, "install", "--no-audit", "--no-fund", f"{package}@{version}")
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if ran.returncode:
        raise UnavailableError(f"npm cannot install {package} {version}: {ran.stderr[-300:]}")
    done.touch()
    return folder
