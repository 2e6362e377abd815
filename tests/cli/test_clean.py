"""``noob-lint clean``: what it deletes, and what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from noob_lint.caching.store import Store
from noob_lint.cli import main


def test_the_caches_of_the_projects_are_deleted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("one", "two", "three"):
        Path(name, "tubes").mkdir(parents=True)
        Path(name, "noob-lint.toml").touch()
        Store(str(tmp_path / name), "key").write({}, {})
    assert main(["clean", "one/tubes", "two/tubes/t.yaml"]) == 0
    assert capsys.readouterr().out == (
        f"deleted {tmp_path}/one/.noob_lint_cache\ndeleted {tmp_path}/two/.noob_lint_cache\n"
    )
    assert [Path(name, ".noob_lint_cache").exists() for name in ("one", "two", "three")] == [
        *(False, False, True)
    ]
    assert main(["clean"]) == 0
    assert capsys.readouterr() == ("", "")
    monkeypatch.chdir("three")
    assert main(["clean"]) == 0
    assert capsys.readouterr() == (f"deleted {tmp_path}/three/.noob_lint_cache\n", "")
