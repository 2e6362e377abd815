"""Packages of npm that the tests use, each installed once at the version pinned here."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from filelock import FileLock

from tests.machine import installing

VERSIONS = {"ajv": "8.20.0", "yaml-language-server": "1.25.0"}
LANGUAGE_SERVERS = (VERSIONS["yaml-language-server"], "2.0.0")
"""The newest yaml-language-server of each major version; most editors still come with the first."""
CACHE = Path(__file__).parent.parent / ".cache" / "npm"


class UnavailableError(Exception):
    """A package cannot be installed: there is no Node.js, or no registry."""


def install(package: str, version: str | None = None, *options: str) -> Path:
    """The directory in which npm has installed a package; done once per version.

    Without `version`, it is the one in `VERSIONS`; `options` are more of npm's.

    Safe to call from several processes at once: one installs, the others wait for it.

    Raises:
        UnavailableError: there is no npm, or it cannot reach its registry.
    """
    version = version or VERSIONS[package]
    folder = CACHE / f"{package}-{version}"
    done = folder / ".done"
    if not done.exists():
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(f"{folder}.lock"):
            if not done.exists():
                _npm_install(folder, f"{package}@{version}", *options)
                done.touch()
    return folder


def _npm_install(folder: Path, package: str, *options: str) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise UnavailableError("npm is not installed")
    (folder / "package.json").write_text("{}")
    command = (npm, "install", "--no-audit", "--no-fund", *options, package)
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, env=installing())
    if ran.returncode:
        raise UnavailableError(f"npm cannot install {package}: {ran.stderr[-300:]}")
