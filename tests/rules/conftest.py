from __future__ import annotations

import sys
import sysconfig
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the packages of these tests, outside of the project's directories."""
    prefix = tmp_path_factory.mktemp("environment")
    version = "{}.{}.{}".format(*sys.version_info)
    home = Path(sys.base_prefix, "bin")
    (prefix / "pyvenv.cfg").write_text(f"home = {home}\nversion = {version}\n", encoding="utf-8")
    site = prefix / "lib" / "python{}.{}".format(*sys.version_info) / "site-packages"
    site.mkdir(parents=True)
    (site / "here.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return prefix


@pytest.fixture(autouse=True)
def _in_this_environment(environment: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The active one comes before any `.venv` above the fixtures."""
    monkeypatch.setenv("VIRTUAL_ENV", str(environment))
